"""Holds leaflet against other programs and against itself, and writes BENCHMARKS.md: `make bench`."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import library
import same
from measure import ROUNDS, Spent, in_turn, less, middle, ratio, spent

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "tests/bench"
WORK = ROOT / "target/bench"
VENV = WORK / "venv"
PYTHON = VENV / "bin/python"
LEAFLET = WORK / "leaflet"
#: What builds left and is no longer wanted.
OLD = WORK / "old"
#: Days in the far future of no leaflet: messages about reviews do not depend on when this runs.
TODAY = "--today=2026-06-01"
#: Web pages are left out where a single leaflet is held against other programs; libraries are built whole.
PDF_AND_EPUB = "--format=pdf,epub"
#: More than a generated leaflet, its files and its part of the pictures take on the disk.
MOST_BYTES = 500_000


@dataclass
class Row:
    """A line of the table; the goal is the greatest ratio, or the greatest figure where there is nothing to compare."""

    work: str
    ours: str
    theirs: str
    found: float
    goal: float | None
    unit: str = ""

    def markdown(self) -> str:
        if self.goal is None:
            goal, met = "", ""
        else:
            goal, met = f"{figure(self.goal)}{self.unit}", "yes" if self.found <= self.goal else "**no**"
        return f"| {self.work} | {self.ours} | {self.theirs} | {figure(self.found)}{self.unit} | {goal} | {met} |"


def figure(number: float) -> str:
    return f"{number:.3g}"


def milliseconds(seconds: float) -> str:
    return f"{figure(seconds * 1000)} ms"


def set_up() -> None:
    """The other programs, in a folder of their own; nothing else of the system is touched."""
    wanted = HERE / "requirements.txt"
    done = VENV / wanted.name
    if done.exists() and done.read_text() == wanted.read_text():
        return
    for command in (
        [sys.executable, "-m", "venv", VENV],
        [PYTHON, "-m", "pip", "install", "--quiet", "--requirement", wanted],
    ):
        if subprocess.run(command).returncode:
            raise SystemExit(
                "make bench needs Python 3.11 or later with venv (on Debian: apt install python3-venv), the libraries "
                "that WeasyPrint asks for (on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0), and, the first "
                "time, the network."
            )
    shutil.copy(wanted, done)


def installed() -> None:
    """The program as an installation leaves it: what the linker wrote lies in the memory of the system in small pieces,
    each of which every start would pay for, which the libraries of the other programs do not."""
    shutil.copy(ROOT / "target/shipped/leaflet", LEAFLET)


def bench_program() -> Path:
    """The program of `tests/bench/leaflets.rs`."""
    command = ["cargo", "bench", "--profile=shipped", "--bench=leaflets", "--no-run", "--message-format=json"]
    lines = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    found = (json.loads(line) for line in lines)
    return Path(next(one["executable"] for one in found if one.get("target", {}).get("name") == "leaflets"))


def anew(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def forget(project: Path) -> None:
    """Puts aside all that builds left. It is removed at the end: for seconds after thousands of files are gone, ext4 looks
    past each of them whenever a file is made, which at times doubled the system's time for a build."""
    aside = Path(tempfile.mkdtemp(dir=OLD))
    for made in ("dist", ".leaflet-cache", "leaflet.lock"):
        if (project / made).exists():
            (project / made).rename(aside / made)


def build(project: Path, *arguments: str | Path) -> Spent:
    return spent([LEAFLET, "build", "--project", project, "--quiet", TODAY, *arguments], project)


def cold(project: Path, *arguments: str) -> Spent:
    forget(project)
    return build(project, *arguments)


def one_leaflet() -> Path:
    """The bone marrow leaflet as a project, and what the other programs take beside it."""
    project = anew(WORK / "one")
    shutil.copy(ROOT / "leaflet.toml", project)
    shutil.copytree(ROOT / "images", project / "images")
    leaflet = "leaflets/bone-marrow-and-stem-cells"
    (project / leaflet).mkdir(parents=True)
    shutil.copy(ROOT / leaflet / "en-GB.md", project / leaflet)
    build(project)
    others = anew(WORK / "others")
    same.unpack(next(project.glob("dist/*/*.epub")), others)
    shutil.copy(ROOT / "images" / same.NAME, others)
    (others / "fonts").mkdir()
    for font in ROOT.glob("fonts/AtkinsonHyperlegibleNext-*.ttf"):
        shutil.copy(font, others / "fonts")
    return project


def against_others(project: Path, bench: Path) -> list[Row]:
    others = WORK / "others"

    def ours(what: str, times: int) -> Spent:
        """One, warm: what many take without what the first takes."""
        many, first = (spent([bench, "repeat", what, str(n)]) for n in (times + 1, 1))
        beyond = less(many, first)
        return Spent(beyond.seconds / times, beyond.peak, beyond.wall / times)

    def other(program: str, times: int) -> tuple[Spent, dict[str, float]]:
        """The last line is what `others.py` says; a program may warn before."""
        whole = spent([PYTHON, HERE / "others.py", program, others, str(times)])
        return whole, json.loads(whole.said.splitlines()[-1])

    def theirs(program: str, times: int) -> Spent:
        return Spent(other(program, times)[1]["warm"], 0, 0)

    def typst_cold() -> Spent:
        whole, said = other("typst", 0)
        return Spent(said["cold"], whole.peak, said["waited"])

    pandoc = next(VENV.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    epub = [pandoc, "-f", "html", "-t", "epub3", "content.xhtml", "-o", others / "pandoc.epub"]
    found = in_turn(
        {
            "pdf": lambda: ours("pdf", 200),
            "epub": lambda: ours("epub", 200),
            "typst": lambda: theirs("typst", 40),
            "typst-cached": lambda: theirs("typst-cached", 40),
            "weasyprint": lambda: theirs("weasyprint", 8),
            "pandoc": lambda: spent(epub, others / "OEBPS"),
            "cold": lambda: cold(project, PDF_AND_EPUB),
            "cold, not verified": lambda: cold(project, PDF_AND_EPUB, "--no-verify"),
            "cold typst": typst_cold,
        }
    )

    def row(work: str, ours: str, theirs: str, goal: float | None) -> Row:
        pair = found[ours], found[theirs]
        return Row(work, *(milliseconds(middle(one).seconds) for one in pair), ratio(*pair), goal)

    def waited(work: str, ours: str) -> Row:
        """By the clock on the wall, for which there is no goal."""
        pair = found[ours], found["cold typst"]
        return Row(work, *(milliseconds(middle(one).wall) for one in pair), ratio(*pair, "wall"), None)

    peaks = [middle(found[name]).peak for name in ("cold", "cold typst")]
    return [
        row("One PDF, warm, not verified; Typst, words new to its cache", "pdf", "typst", 1 / 3),
        row("The same; Typst, all words in its cache", "pdf", "typst-cached", None),
        row("The same; WeasyPrint, warm", "pdf", "weasyprint", 1 / 40),
        row("One EPUB, warm, from its page map and pictures; pandoc, a process", "epub", "pandoc", 1 / 40),
        row("A cold build of PDF and EPUB, verified; a cold Typst, PDF alone", "cold", "cold typst", 1),
        waited("The same, time waited for it", "cold"),
        row("Not verified, processor time again", "cold, not verified", "cold typst", 1 / 2),
        waited("The same, time waited for it", "cold, not verified"),
        Row("Memory of the cold build; Typst with Python", *(f"{figure(p)} MiB" for p in peaks), peaks[0] / peaks[1], None),
    ]


def against_itself(size: int, large: int) -> list[Row]:
    small_library, large_library = (WORK / f"library-{count}" for count in (size, large))
    # The small one is built twice.
    needed = (size * 2 + large) * MOST_BYTES
    if shutil.disk_usage(WORK).free < needed:
        raise SystemExit(f"make bench needs {needed >> 30} GiB free under {WORK} for a while.")
    for folder, count in ((small_library, size), (large_library, large)):
        library.generate(anew(folder), count)
    # Once before the large one and once after, so that what else the machine does touches both alike.
    before = cold(small_library, "--jobs=2")
    full = cold(large_library, "--jobs=2")
    small = middle([before, cold(small_library, "--jobs=2")])
    nothing = middle([build(large_library, "--jobs=2") for _ in range(3)])
    one = next((large_library / "leaflets/leaflet-00000").glob("en*.md"))
    one.write_text(one.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    changed = build(large_library, "--jobs=2")
    alone = build(large_library, "--jobs=2", "--force", one.parent)
    for folder in (small_library, large_library, OLD):
        shutil.rmtree(folder)
    each = small.seconds / size
    times, more = full.seconds / small.seconds, nothing.seconds + alone.seconds

    def seconds(taken: float) -> str:
        return f"{figure(taken)} s"

    return [
        Row(f"{size:,} leaflets, PDF, EPUB and web page, verified, 2 threads: each", seconds(small.seconds), "", each * 1000, 15, " ms"),
        Row(f"{large:,} leaflets; {size:,}", seconds(full.seconds), seconds(small.seconds), times, 1.1 * large / size),
        Row("Memory of these", f"{figure(full.peak)} MiB", f"{figure(small.peak)} MiB", full.peak / small.peak, 1.5),
        Row(f"Nothing changed in {large:,}; all of them", seconds(nothing.seconds), seconds(full.seconds), nothing.seconds / full.seconds, 0.01),
        Row("One changed; nothing changed, and that leaflet built alone", seconds(changed.seconds), seconds(more), changed.seconds / more, 1.1),
    ]


def machine() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        models = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    return f"{models[0] if models else platform.machine()}, {os.cpu_count()} processors, load {load} at the end"


def report(rows: list[Row]) -> str:
    versions = [line for line in (HERE / "requirements.txt").read_text().splitlines() if "==" in line]
    lines = "\n".join(row.markdown() for row in rows)
    return f"""# How fast leaflet is

Written by `make bench`, of a copy of what `make program` makes, as an installation makes one. All times but those waited for are
processor time, the program's own and the system's for it, of all its threads. What is compared was measured in turn,
the median of {ROUNDS} rounds (of the large libraries: the large one once, the small one before and after it), on a
machine that may have had other work. So the ratios say more than the times. Every program sets the words and the
picture of the bone marrow leaflet in the fonts and sizes of large print, as PDF/UA-1. A cold Typst is what its library
takes in a new process of Python, from its import to the written file; a cold leaflet is a whole process. The libraries
are generated: six languages, photographs, keyed diagrams, tables, five helplines.

| work; held against | leaflet | other | ratio or figure | goal, at most | met |
|---|---|---|---|---|---|
{lines}

{machine()}. {platform.system()} {platform.release()}, Python {platform.python_version()}; {", ".join(versions)}.
"""


def main() -> None:
    size, large = (int(argument) for argument in sys.argv[1:])
    WORK.mkdir(parents=True, exist_ok=True)
    anew(OLD)
    set_up()
    installed()
    bench = bench_program()
    rows = against_others(one_leaflet(), bench) + against_itself(size, large)
    (ROOT / "BENCHMARKS.md").write_text(report(rows), encoding="utf-8")
    print(report(rows))


if __name__ == "__main__":
    main()
