"""What MuPDF shows of e-books that are judged by `bidi.cjs` too, at the size of a 6-inch reader and as readers set it
that know neither `dir` nor `bdi`: these are taken out. Each number must stand in its order, from left to right, and no
line may end inside a group of its digits. Reads paths of `*.bidi.json`, each beside the e-book of its sentences; the
answers are the lines that referees.py describes.
"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

# 90 by 122 mm, in points, and the size of type.
SCREEN = ["-W", "258", "-H", "348", "-S", "12"]
DIRECTIONS = [(r' dir="[^"]*"', ""), (r"</?bd[io][^>]*>", "")]
UNSEEN = re.compile("[\\s\\u200b-\\u200f\\u2066-\\u2069\\u202a-\\u202e\\ufffd]")


def without_directions(book: Path, plain: Path) -> None:
    with zipfile.ZipFile(book) as original, zipfile.ZipFile(plain, "w") as copy:
        for entry in original.infolist():
            data = original.read(entry)
            if entry.filename.endswith(".xhtml"):
                text = data.decode()
                for pattern, replacement in DIRECTIONS:
                    text = re.sub(pattern, replacement, text)
                data = text.encode()
            copy.writestr(entry, data)


def lines(book: Path, folder: Path) -> list[str]:
    """The characters that are seen of each line, from left to right, pages one after the other."""
    shown = folder / "shown.xml"
    command = ["mutool", "draw", "-q", *SCREEN, "-F", "stext", "-o", str(shown), str(book)]
    result = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=300)
    if result.returncode or not shown.is_file():
        raise RuntimeError(f"mutool ended with code {result.returncode}: {result.stderr[-300:]}")
    found = []
    for page in xml.parse(shown).getroot().iter("page"):
        rows: dict[int, list[tuple[float, str]]] = {}
        for char in page.iter("char"):
            row = round(float(char.get("y")))
            rows.setdefault(row, []).append((float(char.get("x")), char.get("c")))
        for row in sorted(rows):
            text = "".join(c for _, c in sorted(rows[row], key=lambda placed: placed[0]))
            found.append(UNSEEN.sub("", text))
    return found


def complaints(record: Path) -> list[str]:
    language, sentences = (json.loads(record.read_text())[key] for key in ("language", "sentences"))
    with tempfile.TemporaryDirectory(prefix="mupdf-") as scratch:
        folder = Path(scratch)
        plain = folder / "plain.epub"
        without_directions(record.with_name(record.name.replace(".bidi.json", ".epub")), plain)
        shown = lines(plain, folder)
    said = []
    wanted: dict[str, int] = {}
    for sentence in sentences:
        for text, kind in sentence["pieces"]:
            if kind == "number" and re.search(r"\d\D+\d|\d\D|\D\d", text):
                wanted[text] = wanted.get(text, 0) + 1
    for text, count in wanted.items():
        seen = sum(line.count(UNSEEN.sub("", text)) for line in shown)
        if seen < count:
            said.append(f"{text} stands {count} times in the sentences, and is seen in its order on one line {seen} times")
    return said


def main() -> None:
    version = subprocess.run(["mutool", "-v"], capture_output=True, text=True)
    print("version", (version.stderr or version.stdout).strip().removeprefix("mutool version "), sep="\t")
    failed = 0
    paths = sys.stdin.read().split("\n")
    for path in filter(None, paths):
        try:
            said = complaints(Path(path))
        except (RuntimeError, subprocess.TimeoutExpired, xml.ParseError) as reason:
            said = [f"could not be judged: {reason}"]
        for complaint in said:
            print("fail", path, " ".join(complaint.split()), sep="\t")
        if not said:
            print("pass", path, sep="\t")
        failed += bool(said)
    print("done", len(paths) - 1, failed, sep="\t")


main()
