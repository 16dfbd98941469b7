"""Folders that may not be used, are taken away, or are used by several builds at once."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from project import Files, Project, need, read_tree

NOBODY = 65534


def forbidden(project: Project, is_long: bool) -> str:
    """Files and folders without permission, for a user who is not root."""
    as_nobody: dict[str, object] = {}
    if os.geteuid() == 0:
        as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        # The harness's own folder is for root alone.
        project.folder.parent.chmod(0o755)
        if subprocess.run([str(project.program), "--version"], capture_output=True, **as_nobody).returncode != 0:
            return "left out: another user may not run the program"
    states = project.states(3)
    leaflet = sorted((project.folder / "leaflets").iterdir())[0].name
    places = [
        "dist", f"dist/{leaflet}", f"dist/{leaflet}/manifest.json", f"dist/{leaflet}/{leaflet}.en-GB.epub",
        "dist/.lock", ".leaflet-cache", ".leaflet-cache/leaflets", f".leaflet-cache/leaflets/{leaflet}.json",
        ".leaflet-cache/.lock", "leaflet.lock", ".", "leaflet.toml", "leaflets", f"leaflets/{leaflet}",
        f"leaflets/{leaflet}/en-GB.md", "images", "images/diagram-0.svg", "images/diagram-0.toml", "fonts",
    ]  # fmt: skip
    refused = builds = 0
    for place in places if is_long else project.chance.sample(places, 4):
        for mode in (0o555, 0o444, 0o000) if is_long else (project.chance.choice([0o444, 0o000]),):
            give(project, as_nobody)
            project.enter(states[0])
            give(project, as_nobody)
            need(project.build("--clean", **as_nobody).code == 0, "a build by another user fails")
            before = project.outputs()
            project.enter(states[1])
            give(project, as_nobody)
            path = project.folder / place
            was = path.stat().st_mode
            path.chmod(mode)
            ended = project.build("--clean", **as_nobody)
            path.chmod(was)
            need(ended.code in (0, 1, 2), place, f"with mode {mode:o} ends as", ended)
            refused += ended.code != 0
            builds += 1
            project.expect_whole(before, states[:2])
            need(project.build("--clean", **as_nobody).code == 0, "the next build fails after", place)
            project.expect_clean(project.clean_build(states[1])[0])
    return f"{refused} of {builds} builds were refused a file or folder; nothing lost"


def give(project: Project, as_nobody: dict[str, object]) -> None:
    """Gives the project to whoever builds it; fonts are shared with the repository, and stay as they are."""
    if as_nobody:
        for place, folders, names in os.walk(project.folder):
            if Path(place).name != "fonts":
                for path in (place, *(os.path.join(place, name) for name in names)):
                    os.chown(path, NOBODY, NOBODY)


def pulled(project: Project, is_long: bool) -> str:
    """The output folder, or a leaflet's folder in it, is taken away or exchanged during the build."""
    states = project.states(3)
    outside = project.folder.parent / "outside"
    outside.mkdir()
    (outside / "notes.txt").write_text("not ours")
    theirs = read_tree(outside)
    project.expect_mended(states[0])
    start = time.monotonic()
    project.build("--force")
    longest = time.monotonic() - start
    noticed = 0
    rounds = 100 if is_long else 6
    for number in range(rounds):
        state = project.chance.choice(states)
        project.enter(state)
        pull = PULLS[number % len(PULLS)]
        process = project.start("--clean", "--force")
        time.sleep(project.chance.uniform(0, longest))
        pull(project, outside)
        ended = project.finish(process)
        need(ended.code in (0, 1, 2), "a folder that is pulled ends as", ended)
        noticed += ended.code == 2
        need(read_tree(outside) == theirs, "something was written outside the folder:", sorted(read_tree(outside)))
        for path in [project.dist, *(project.dist.iterdir() if project.dist.is_dir() else [])]:
            if path.is_symlink() or path.is_file() and path.name != ".lock":
                path.unlink()
        project.expect_mended(state)
    return f"{noticed} of {rounds} builds noticed it; nothing written elsewhere, all mended"


def take_away(path: Path) -> None:
    """At once, as a rename is; then in peace."""
    gone = path.parent / f".gone-{time.monotonic_ns()}"
    try:
        path.rename(gone)
    except FileNotFoundError:
        return
    shutil.rmtree(gone, ignore_errors=True)


def some_leaflet(project: Project) -> Path:
    name = project.chance.choice(sorted(path.name for path in (project.folder / "leaflets").iterdir()))
    return project.dist / name


def into_file(path: Path) -> None:
    take_away(path)
    if path.parent.is_dir() and not path.exists():
        path.write_text("a file")


def into_link(path: Path, outside: Path) -> None:
    take_away(path)
    if path.parent.is_dir() and not path.exists():
        path.symlink_to(outside)


PULLS: list[Callable[[Project, Path], None]] = [
    lambda project, _: take_away(project.dist),
    lambda project, _: into_file(project.dist),
    lambda project, outside: into_link(project.dist, outside),
    lambda project, _: take_away(some_leaflet(project)),
    lambda project, _: into_file(some_leaflet(project)),
    lambda project, outside: into_link(some_leaflet(project), outside),
]


def together(project: Project, is_long: bool) -> str:
    """Several builds at once, into one folder and into several."""
    states = project.states(4)
    rounds = 30 if is_long else 2
    builds = 0
    for number in range(rounds):
        state = project.chance.choice(states)
        project.enter(state)
        count = (2, 4)[number % 2]
        clean, said = project.clean_build(state)
        for ended in [project.finish(process) for process in [project.start() for _ in range(count)]]:
            need((ended.code, ended.said) == (0, said), "one of", count, "builds at once ends as", ended)
        project.expect_mended(state)
        places = [project.folder.parent / f"out-{place}" for place in range(count)]
        for ended in [project.finish(p) for p in [project.start("--out", str(place)) for place in places]]:
            need((ended.code, ended.said) == (0, said), "one of", count, "builds to other folders ends as", ended)
        for place in places:
            made = read_tree(place, lambda path: path != ".lock")
            need(expected(clean) == made, "builds to different folders differ")
            shutil.rmtree(place)
        project.expect_clean(clean)
        builds += 2 * count
    return f"{builds} builds, two or four at once; all as one build alone"


def expected(clean: Files) -> Files:
    return {path: data for path, data in clean.items() if path != "leaflet.lock"}
