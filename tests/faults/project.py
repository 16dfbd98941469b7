"""A small project in several states, what a clean build makes of each, and what must hold after any fault."""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
import library  # noqa: E402

#: The day that the generated leaflets last changed: on it their words may change and leaflet.lock follows.
TODAY = "2026-03-02"
SOURCES = ("leaflet.toml", "leaflets", "images")
#: Long enough for a build of a few leaflets on the busiest machine; a build that takes longer hangs.
PATIENCE = 300

Files = dict[str, bytes]


class Fault(AssertionError):
    """Something that must hold does not."""


def need(holds: bool, *what: object) -> None:
    if not holds:
        raise Fault(" ".join(map(str, what)))


@dataclass(frozen=True)
class Ended:
    """How a build ended; a negative code is a signal."""

    code: int
    said: str
    errors: str


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_tree(folder: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> Files:
    """Every file under a folder, by path from it."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            relative = str(path.relative_to(folder))
            if is_wanted(relative):
                found[relative] = path.read_bytes()
    return found


def is_shown(path: str) -> bool:
    return not Path(path).name.startswith(".")


def write_tree(folder: Path, files: Files) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Project:
    """A project on disk that is led from state to state."""

    def __init__(self, program: Path, folder: Path, count: int = 6, seed: int = 0) -> None:
        self.program = program.resolve()
        self.folder = folder
        self.dist = folder / "dist"
        self.chance = random.Random(seed)
        library.generate(folder, count)
        # Files that are new count as being written; the fonts of every project are the same files.
        self.original = read_tree(folder, lambda path: path.split("/")[0] in SOURCES)
        self._clean: dict[str, tuple[Files, str]] = {}

    # States

    def states(self, count: int) -> list[Files]:
        """So many states of the sources, the first as generated; each next differs from it in a few places."""
        return [self.original] + [self.edited(self.original) for _ in range(count - 1)]

    def edited(self, state: Files) -> Files:
        state = dict(state)
        for edit in self.chance.sample([self.reword, self.redraw, self.refurnish, self.remove, self.add], 3):
            edit(state)
        return state

    def leaflets(self, state: Files) -> list[str]:
        return sorted(path for path in state if path.startswith("leaflets/"))

    def reword(self, state: Files) -> None:
        path = self.chance.choice(self.leaflets(state))
        state[path] += f"\nDrink {self.chance.randint(2, 99)} glasses of water.\n".encode()

    def redraw(self, state: Files) -> None:
        """Of the same size, so that sizes alone cannot tell."""
        path = self.chance.choice(sorted(path for path in state if path.endswith(".svg")))
        colour = f'stroke="#{self.chance.randint(100, 899)}"'.encode()
        state[path] = state[path].replace(b'stroke="#123"', colour)

    def refurnish(self, state: Files) -> None:
        words = f"Meadow {self.chance.randint(100, 999)} Trust".encode()
        state["leaflet.toml"] = state["leaflet.toml"].replace(b"Meadow Health Trust", words)

    def remove(self, state: Files) -> None:
        translations = [path for path in self.leaflets(state) if not path.endswith("/en-GB.md")]
        if translations:
            del state[self.chance.choice(translations)]

    def add(self, state: Files) -> None:
        path = self.chance.choice([path for path in self.leaflets(state) if path.endswith("/en-GB.md")])
        name = f"leaflets/added-{self.chance.randint(0, 3)}/en-GB.md"
        state[name] = state[path]

    def enter(self, state: Files) -> None:
        """Makes the sources those of a state; files that are the same are left alone."""
        for name in set(read_tree(self.folder, lambda path: path.split("/")[0] in SOURCES)) - set(state):
            (self.folder / name).unlink()
        for folder in sorted((self.folder / "leaflets").iterdir()):
            if not any(folder.iterdir()):
                folder.rmdir()
        changed = {}
        for name, data in state.items():
            path = self.folder / name
            if not path.is_file() or path.read_bytes() != data:
                changed[name] = data
        write_tree(self.folder, changed)

    # Builds

    def command(self, *arguments: str, folder: Path | None = None) -> list[str]:
        fixed = ["build", "--no-verify", "--quiet", "--message-format", "short", "--today", TODAY]
        return [str(self.program), *fixed, "--project", str(folder or self.folder), *arguments]

    def start(self, *arguments: str, **options: object) -> subprocess.Popen[str]:
        """A build in a process group of its own, in the project's folder."""
        fixed = {"cwd": self.folder, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(self.command(*arguments), start_new_session=True, **{**fixed, **options})

    def finish(self, process: subprocess.Popen[str]) -> Ended:
        try:
            said, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as late:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Fault("a build hangs") from late
        need("panicked" not in errors and "made leaflet itself fail" not in said, "a panic:", said, errors)
        return Ended(process.returncode, said, errors)

    def build(self, *arguments: str, **options: object) -> Ended:
        return self.finish(self.start(*arguments, **options))

    def clean_build(self, state: Files) -> tuple[Files, str]:
        """What a build of a state into an empty folder makes and says; made once for each state."""
        name = digest(repr(sorted((path, digest(data)) for path, data in state.items())).encode())
        if name not in self._clean:
            folder = self.folder.parent / f"{self.folder.name}-clean"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            write_tree(folder, state)
            shutil.copytree(self.folder / "fonts", folder / "fonts", copy_function=os.link)
            ended = self.finish(
                subprocess.Popen(
                    self.command(folder=folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
            )
            need(ended.code == 0, "a clean build fails:", ended)
            files = read_tree(folder / "dist", is_shown) | {"leaflet.lock": (folder / "leaflet.lock").read_bytes()}
            self._clean[name] = files, ended.said
            shutil.rmtree(folder)
        return self._clean[name]

    # What must hold

    def outputs(self) -> Files:
        return read_tree(self.dist, is_shown) if self.dist.is_dir() else {}

    def expect_whole(self, before: Files, states: Iterable[Files]) -> None:
        """Each output is whole: as it was before, or as a clean build of one of these states makes it. Each entry of a
        manifest speaks of bytes that its file has. Page and feed of the library may be of old and new leaflets."""
        made = [self.clean_build(state)[0] for state in states]
        outputs = self.outputs()
        for path, data in outputs.items():
            if path == "index.html":
                need(data.endswith(b"</html>\n"), path, "is cut short")
            elif path == "opds.json":
                json.loads(data)
            elif not path.endswith("manifest.json"):
                versions = [files[path] for files in (before, *made) if path in files]
                need(data in versions, path, "is neither the old nor the new file:", len(data), "bytes")
        for path in before.keys() - outputs.keys():
            need(path.endswith("manifest.json") or any(path not in files for files in made), path, "is lost")
        self.expect_true_manifests(outputs)

    def expect_true_manifests(self, outputs: Files) -> None:
        for path, data in outputs.items():
            if not path.endswith("manifest.json"):
                continue
            for entry in json.loads(data)["outputs"]:
                file = outputs.get(str(Path(path).parent / entry["path"]))
                need(file is not None, path, "names a file that is not there:", entry["path"])
                need(digest(file) == entry["sha256"], path, "is wrong about", entry["path"])

    def expect_mended(self, state: Files, *, again: bool = False) -> None:
        """The next build leaves just what a clean build makes, byte for byte, and says the same. With `again`, one more
        has nothing to do."""
        clean, said = self.clean_build(state)
        ended = self.build("--clean")
        need(ended.code == 0, "the next build fails:", ended)
        self.expect_clean(clean)
        need(ended.said == said, "other words:", ended.said, "for", said)
        if again:
            before = self.moments()
            need(self.build().said == said, "other words the second time")
            need(self.moments() == before, "a build that had nothing to do wrote files")

    def expect_clean(self, clean: Files) -> None:
        there = read_tree(self.dist, lambda path: path != ".lock")
        there["leaflet.lock"] = (self.folder / "leaflet.lock").read_bytes()
        need(there.keys() == clean.keys(), "other files:", sorted(there.keys() ^ clean.keys()))
        different = [path for path in clean if there[path] != clean[path]]
        need(not different, "other bytes:", different)
        folders = {str(Path(path).parent) for path in clean} - {"."}
        need({path.name for path in self.dist.iterdir() if path.is_dir()} == folders, "an empty folder is left")
        need(not list(self.folder.glob("*.part")) + list(self.folder.glob(".*.part")), "a part is left")

    def moments(self) -> dict[str, int]:
        return {path: (self.dist / path).stat().st_mtime_ns for path in self.outputs()}

    def put_back(self, files: Files) -> None:
        """Makes the outputs those of a clean build at once, as if it had been made here."""
        shutil.rmtree(self.dist, ignore_errors=True)
        write_tree(self.dist, {path: data for path, data in files.items() if path != "leaflet.lock"})


def seconds(start: float) -> str:
    return f"{time.monotonic() - start:.0f} s"
