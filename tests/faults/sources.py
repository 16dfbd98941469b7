"""Sources that change while they are read, and clocks that do not tell when."""

import os
import threading
import time
from pathlib import Path

from project import Files, Project, need


def changing(project: Project, is_long: bool) -> str:
    """One file is written again and again during builds, in place or by renaming, now as one version, now as another."""
    first = project.original
    leaflet = project.leaflets(first)[0]
    other = dict(first)
    changes: dict[str, bytes] = {
        leaflet: first[leaflet] + b"\nDrink a glass of water.\n" * 400,
        "leaflet.toml": first["leaflet.toml"].replace(b"Meadow Health Trust", b"Meadow Health House"),
        "images/diagram-0.svg": first["images/diagram-0.svg"].replace(b'stroke="#123"', b'stroke="#456"'),
        "images/diagram-0.toml": first["images/diagram-0.toml"].replace(b"alt = \"", b"alt = \"Here ", 1),
    }  # fmt: skip
    rounds = 30 if is_long else 1
    refused = builds = 0
    for path, changed in changes.items():
        other = {**first, path: changed}
        need(changed != first[path], "nothing is changed in", path)
        clean = [project.clean_build(state)[0] for state in (first, other)]
        need(clean[0] != clean[1], "a change of", path, "changes nothing")
        for _ in range(rounds):
            state = project.chance.choice([first, other])
            project.enter(state)
            before = project.outputs()
            writer = Writer(project.folder / path, [first[path], changed], project.chance.random(), project.chance.random() < 0.5)
            writer.start()
            for _ in range(2):
                ended = project.build()
                need(ended.code in (0, 1), "a source that changes ends as", ended)
                refused += ended.code == 1
                builds += 1
                project.expect_whole(before, [first, other])
            writer.end()
            project.expect_mended(first if (project.folder / path).read_bytes() == first[path] else other)
    return f"{builds} builds while a file was written, {refused} of them refused it; all of one version or the other"


class Writer(threading.Thread):
    """Writes a file again and again, in turn as each of two versions."""

    def __init__(self, path: Path, versions: list[bytes], pace: float, in_place: bool) -> None:
        super().__init__(daemon=True)
        self.path, self.versions, self.in_place = path, versions, in_place
        # From far more often than a build reads it to about once.
        self.pause = 0.001 * 300**pace
        self.is_over = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.is_over.wait(self.pause):
            number += 1
            data = self.versions[number % 2]
            if self.in_place:
                self.path.write_bytes(data)
            else:
                beside = self.path.parent / ".beside"
                beside.write_bytes(data)
                beside.rename(self.path)

    def end(self) -> None:
        self.is_over.set()
        self.join()


def clocks(project: Project, is_long: bool) -> str:
    """Files that change without a change of their size or time, at once after a build, or with times of the future."""
    first = project.original
    rounds = 12 if is_long else 1
    edits: list[tuple[str, bytes]] = [
        ("images/diagram-0.svg", first["images/diagram-0.svg"].replace(b'stroke="#123"', b'stroke="#456"')),
        (project.leaflets(first)[0], first[project.leaflets(first)[0]].replace(b"Living", b"Loving")),
        ("leaflet.toml", first["leaflet.toml"].replace(b"Meadow Health Trust", b"Meadow Health House")),
        ("images/diagram-0.toml", first["images/diagram-0.toml"].replace(b"[[labels]]\npoint = [0.2", b"[[labels]]\npoint = [0.3")),
    ]  # fmt: skip
    edits = [(path, data) for path, data in edits if data != first[path]]
    count = 0
    now = time.time_ns()
    times = {"old": now - 10**15, "future": now + 10**15, "before 1970": -(10**15), "as it was": None, "now": 0}
    for path, data in edits:
        need(len(data) == len(first[path]), "an edit must keep the size")
        project.enter(first)
        for when, moment in times.items():
            for _ in range(rounds):
                for state in ({**first}, {**first, path: data}):
                    set_version(project, state, path, moment)
                    # At once, and once more with a cache that is sure of what it knows.
                    project.expect_mended(state)
                    count += 1
    count += altered_outputs(project, first, rounds)
    return f"{count} changes that sizes and times do not tell; each was seen"


def set_version(project: Project, state: Files, path: str, moment: int | None) -> None:
    file = project.folder / path
    was = file.stat().st_mtime_ns
    file.write_bytes(state[path])
    if moment != 0:
        os.utime(file, ns=(was, was) if moment is None else (moment, moment))


def altered_outputs(project: Project, state: Files, rounds: int) -> int:
    """An output is altered at once after the build, keeping its size and time."""
    project.enter(state)
    project.expect_mended(state)
    names = sorted(project.outputs())
    names = names * rounds if rounds > 1 else project.chance.sample(names, 3)
    for name in names:
        path = project.dist / name
        was, data = path.stat().st_mtime_ns, bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        os.utime(path, ns=(was, was))
        project.expect_mended(state)
    return len(names)
