"""HarfBuzz shapes the words of pages again: the same glyphs must come in the same order, at the same places.

Reads paths of JSON lines on standard input; each line is one run of glyphs as leaflet laid it out:

    font        the font file
    language    the language of the leaflet
    direction   "ltr", "rtl", or null for a single cluster, which has none to be seen
    text        the words of the run in logical order, with those before and after it on its line
    glyphs      [glyph, advance, right, up] in visual order, in units of the font

Answers as the other helpers do (referees.py).
"""

import functools
import itertools
import json
import sys

import uharfbuzz as hb

# Places are kept as 32-bit numbers of points: this much of a unit is lost on the way.
ROUNDING = 0.6
# The first differences of a run tell the story.
SHOWN = 3


@functools.cache
def font(path: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


def script(text: str) -> str:
    """The script of the first letter that has one; nothing for figures and punctuation."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    return buffer.script if buffer.script not in (None, "Zyyy", "Zinh", "Zzzz") else ""


def shaped(run: dict, language: str, direction: str, code: str) -> list[list[float]]:
    text = run["text"].replace("\n", "")
    whole = run["before"] + text + run["after"]
    buffer = hb.Buffer()
    # As part of its line: letters join those beside them.
    buffer.add_codepoints([ord(c) for c in whole], item_offset=len(run["before"]), item_length=len(text))
    buffer.direction, buffer.script, buffer.language = direction, code, language
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(font(run["font"]), buffer)
    return [[info.codepoint, at.x_advance, at.x_offset, at.y_offset]
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions)]


def without_ends(run: dict, glyphs: list[list[float]]) -> list[list[float]]:
    """Without the spaces at both ends, which hang at the end of a line on whichever side that is. What ends a line
    in the middle of a word was kerned to the next line's first letter: nothing is seen of that."""
    space = font(run["font"]).get_nominal_glyph(ord(" "))
    while glyphs and glyphs[0][0] == space:
        glyphs = glyphs[1:]
    while glyphs and glyphs[-1][0] == space:
        glyphs = glyphs[:-1]
    if glyphs and not run["after"] and not run["text"][-1:].isspace():
        glyph, _, right, up = glyphs[-1]
        glyphs = [*glyphs[:-1], [glyph, 0, right, up]]
    return glyphs


def differences(ours: list[list[float]], theirs: list[list[float]]) -> list[str]:
    """Each glyph that is another or elsewhere, as leaflet has it and as HarfBuzz has it."""

    def alike(one: list[float] | None, other: list[float] | None) -> bool:
        if not one or not other or one[0] != other[0]:
            return False
        return all(abs(a - b) <= ROUNDING for a, b in zip(one[1:], other[1:]))

    pairs = list(itertools.zip_longest(ours, theirs))
    return [f"glyph {at} is {one}, not {other}" for at, (one, other) in enumerate(pairs) if not alike(one, other)]


def complaint(run: dict, scripts: list[str]) -> str:
    """What is amiss with a run. Figures and punctuation have the script of some words near them."""
    own = script(run["text"])
    codes = [own] if own else [*scripts, "Zyyy"]
    directions = [run["direction"]] if run["direction"] else ["ltr", "rtl"]
    # A phrase, and the tool's words where it does not speak the language, are English.
    ours = without_ends(run, run["glyphs"])
    tries = [differences(ours, without_ends(run, shaped(run, language, direction, code)))
             for language in (run["language"], "en") for code in codes for direction in directions]
    least = min(tries, key=len)
    name = run["font"].rsplit("/", 1)[-1]
    return f"{run['text']!r} in {name}: {'; '.join(least[:SHOWN])}" if least else ""


def complaints(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        runs = [json.loads(line) for line in file]
    scripts = sorted({script(run["text"]) for run in runs} - {""})
    found = [complaint(run, scripts) for run in runs]
    return [text for text in found if text] if runs else ["it has no runs"]


def main() -> None:
    print("version", hb.version_string(), sep="\t", flush=True)
    files = failed = 0
    for path in sys.stdin.read().splitlines():
        found = complaints(path)
        files, failed = files + 1, failed + bool(found)
        for text in found:
            print("fail", path, " ".join(text.split()), sep="\t")
        if not found:
            print("pass", path, sep="\t")
    print("done", files, failed, sep="\t")


if __name__ == "__main__":
    main()
