"""Makes the PDF of the leaflet with another program: `others.py PROGRAM FOLDER TIMES`.

Prints, as JSON, what the first took with all that a new process does before it (`cold` in processor seconds, of all
threads, and `waited` by the clock on the wall), and the processor seconds of each one after it (`warm`). Python's own
start is in none of them: it takes longer than Typst, and no two times the same.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import same


def typst(folder: Path) -> Callable[[str], bytes]:
    """Fonts are shared; with the same words again, all is in the cache but the writing of the file."""
    import typst

    fonts = [str(folder / "fonts")]
    compiler = typst.Compiler(root=str(folder), font_paths=fonts, ignore_system_fonts=True)
    return lambda words: compiler.compile(input=words.encode(), format="pdf", pdf_standards=["ua-1"])


def weasyprint(folder: Path) -> Callable[[str], bytes]:
    import weasyprint

    html = lambda words: weasyprint.HTML(string=words, base_url=str(folder))
    return lambda words: html(words).write_pdf(pdf_variant="pdf/ua-1")


#: The program, how it takes its words, and whether they differ each time.
PROGRAMS = {
    "typst": (typst, same.typst, True),
    "typst-cached": (typst, same.typst, False),
    "weasyprint": (weasyprint, same.html, True),
}


def main() -> None:
    name, folder, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    program, words, differ = PROGRAMS[name]
    first, *others = [words(folder, number if differ else 0) for number in range(times + 1)]
    start, start_waiting = process_time(), perf_counter()
    make = program(folder)
    (folder / f"{name}.pdf").write_bytes(make(first))
    made, waited = process_time(), perf_counter() - start_waiting
    for other in others:
        make(other)
    warm = (process_time() - made) / max(times, 1)
    print(json.dumps({"cold": made - start, "waited": waited, "warm": warm}))


if __name__ == "__main__":
    main()
