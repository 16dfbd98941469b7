"""A library of leaflets to measure with: the same for the same number, and like nothing that a cache could hold.

Half of the leaflets are in English, half are translations of them; they have lists, tables, photographs and keyed
diagrams, and share several helplines.
"""

import os
import random
import struct
import tomllib
import zlib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
ORIGINAL, *TRANSLATIONS = WORDS
HELPLINES = 5
#: One picture of each kind for so many leaflets.
LEAFLETS_A_PICTURE = 20


def generate(folder: Path, count: int) -> None:
    """Writes a project of `count` leaflets, an original and its translation each counted."""
    for name in ("leaflets", "images", "fonts"):
        (folder / name).mkdir(parents=True)
    (folder / "leaflet.toml").write_text(house(), encoding="utf-8")
    for font in ROOT.glob("fonts/*.ttf"):
        os.link(font, folder / "fonts" / font.name)
    pictures = max(count // LEAFLETS_A_PICTURE, 1)
    for number in range(pictures):
        draw(folder / "images", number)
    for number in range((count + 1) // 2):
        leaflet = folder / "leaflets" / f"leaflet-{number:05}"
        leaflet.mkdir()
        translation = TRANSLATIONS[number % len(TRANSLATIONS)]
        for language in (ORIGINAL, translation)[: count - 2 * number]:
            # The same numbers for both: a translation has the structure of its original.
            text = Leaflet(language, number, pictures).text()
            (leaflet / f"{language}.md").write_text(text, encoding="utf-8")


class Leaflet:
    """One leaflet in one language."""

    def __init__(self, language: str, number: int, pictures: int) -> None:
        self.words = WORDS[language]
        self.number = number
        self.pictures = pictures
        self.shape = random.Random(f"shape {number}")
        self.choice = random.Random(f"{language} {number}")

    def text(self) -> str:
        title = self.some("titles").replace("{t}", self.some("subjects"))
        parts = [
            f'+++\ntitle = "{title} {self.number}"\nhelpline = "line-{self.number % HELPLINES}"\n'
            "last_reviewed = 2026-03-02\nlast_modified = 2026-03-02\n+++",
            self.paragraph(),
        ]
        headings = self.shape.sample(range(len(self.words["headings"])), self.shape.randint(3, 6))
        for place, heading in enumerate(headings):
            parts.append(f"## {self.words['headings'][heading]}")
            parts += [self.paragraph() for _ in range(self.shape.randint(1, 3))]
            parts.append(self.extra(place))
        return "\n\n".join(parts) + "\n"

    def extra(self, place: int) -> str:
        """A figure in the first part, and a photograph in the second of every other leaflet."""
        picture = (self.number + place) % self.pictures
        if place == 0:
            return f"::: figure diagram-{picture}\n:::"
        if place == 1 and self.number % 2:
            return f"![{self.some('alt')}](photo-{picture}.png)"
        return self.shape.choice([self.points, self.table, self.paragraph])()

    def paragraph(self) -> str:
        return " ".join(self.sample("sentences", self.shape.randint(2, 3)))

    def points(self) -> str:
        return "\n".join(f"- {point}" for point in self.sample("points", self.shape.randint(3, 5)))

    def table(self) -> str:
        rows = [self.words["columns"], ["---"] * 3]
        rows += [self.sample("cells", 3) for _ in range(self.shape.randint(2, 6))]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def sample(self, kind: str, count: int) -> list[str]:
        return [self.numbered(words) for words in self.choice.sample(self.words[kind], count)]

    def some(self, kind: str) -> str:
        words = self.words[kind]
        return self.numbered(words if isinstance(words, str) else self.choice.choice(words))

    def numbered(self, words: str) -> str:
        return words.replace("{n}", str(self.choice.randint(2, 99)))


def house() -> str:
    """The settings that all leaflets share. Words made up by chance are not held to their reading age."""
    parts = [
        f'[publisher]\nname = "Meadow Health Trust"\nlanguage = "{ORIGINAL}"\n'
        'contact = "Write to us at 12 Meadow Lane, Oxford."',
        '[review]\nevery = "36 months"',
        '[check]\nreading-age = "allow"\ntool-words-unreviewed = "allow"\npicture-small = "allow"',
    ]
    for language, words in WORDS.items():
        parts.append(f'[publisher.words.{language}]\nother_formats = "{words["other_formats"]}"')
    for line in range(HELPLINES):
        parts.append(f'[helplines.line-{line}]\nphone = "0808 800 112{line}"\nverified = 2026-03-02')
        for language, words in WORDS.items():
            said = (f'{key} = "{words[key]}"' for key in ("question", "action", "hours"))
            short = words["short"].replace("{n}", str(line + 1))
            parts.append(f'[helplines.line-{line}.words.{language}]\nshort = "{short}"\n' + "\n".join(said))
    return "\n\n".join(parts) + "\n"


def draw(images: Path, number: int) -> None:
    """A keyed diagram with its words in every language, and a photograph."""
    chance = random.Random(number)
    count = chance.randint(2, 5)
    shapes, parts = [], [f'picture = "diagram-{number}.svg"']
    for language, words in WORDS.items():
        said = (f'{key} = "{words[key].replace("{n}", str(count))}"' for key in ("alt", "caption"))
        parts.append(f"[words.{language}]\n" + "\n".join(said))
    for part in range(count):
        x, y = (part + 0.5) / count, chance.uniform(0.3, 0.8)
        curve = " ".join(f"{chance.uniform(-90, 90):.1f}" for _ in range(6 * chance.randint(5, 40)))
        shapes.append(
            f'<path d="M{1200 * x:.0f} {800 * y:.0f}c{curve}" fill="none" stroke="#123" stroke-width="4"/>'
        )
        labels = (f'{language} = "{words["label"].replace("{n}", str(part + 1))}"' for language, words in WORDS.items())
        parts.append(f"[[labels]]\npoint = [{x:.3f}, {y:.3f}]\nmarker = [{x:.3f}, 0.1]\n" + "\n".join(labels))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">{"".join(shapes)}</svg>\n'
    (images / f"diagram-{number}.svg").write_text(svg, encoding="utf-8")
    (images / f"diagram-{number}.toml").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    (images / f"photo-{number}.png").write_bytes(photograph(chance, 600, 420))


def photograph(chance: random.Random, width: int, height: int) -> bytes:
    """A PNG picture of soft colours with some grain, as photographs have it."""
    red, green, blue = (chance.randint(40, 200) for _ in range(3))
    rows = bytearray()
    for y in range(height):
        grain = chance.randbytes(width)
        shade = 50 * y // height
        pixels = bytearray(3 * width)
        pixels[0::3] = bytes(red + shade + (g & 3) for g in grain)
        pixels[1::3] = bytes(green + shade + (g & 3) for g in grain)
        pixels[2::3] = bytes(blue + (g & 7) for g in grain)
        rows += b"\0" + pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b"")
    framed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)
