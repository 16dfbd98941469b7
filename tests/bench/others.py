"""Makes the PDF of the leaflet with another program: `others.py PROGRAM FOLDER TIMES`.

Prints the processor seconds of one, without the first, which warms the program up.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import same


def typst(folder: Path, seeds: list[int]) -> Callable[[int], bytes]:
    """Fonts are shared; with the same seed again, all is in the cache but the writing of the file."""
    import typst

    fonts = [str(folder / "fonts")]
    compiler = typst.Compiler(root=str(folder), font_paths=fonts, ignore_system_fonts=True)
    sources = [same.typst(folder, seed).encode() for seed in seeds]
    return lambda number: compiler.compile(input=sources[number], format="pdf", pdf_standards=["ua-1"])


def weasyprint(folder: Path, seeds: list[int]) -> Callable[[int], bytes]:
    import weasyprint

    pages = [same.html(folder, seed) for seed in seeds]
    html = lambda number: weasyprint.HTML(string=pages[number], base_url=str(folder))
    return lambda number: html(number).write_pdf(pdf_variant="pdf/ua-1")


PROGRAMS = {
    "nothing": lambda folder, times: lambda number: same.typst(folder, number).encode(),
    "typst": lambda folder, times: typst(folder, list(range(times + 1))),
    "typst-cached": lambda folder, times: typst(folder, [0] * (times + 1)),
    "weasyprint": lambda folder, times: weasyprint(folder, list(range(times + 1))),
}


def main() -> None:
    program, folder, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    make = PROGRAMS[program](folder, times)
    (folder / f"{program}.pdf").write_bytes(make(0))
    start = process_time()
    for number in range(1, times + 1):
        make(number)
    print((process_time() - start) / max(times, 1))


if __name__ == "__main__":
    main()
