"""Disks that are full, and processes that may write only so much."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from project import Fault, Files, Project, need

KILOBYTES_OF_ALL = 4000


def full(project: Project, is_long: bool) -> str:
    """In a name space of its own, where anyone may mount a small disk."""
    if os.environ.get("LEAFLET_FAULTS_MAY_MOUNT"):
        return filled(project, is_long)
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0:
        return "left out: no disk may be mounted here"
    script = str(Path(__file__).parent / "run.py")
    arguments = [str(project.program), "disk", "--seed", str(project.chance.randint(0, 999))]
    long = ["--long"] if is_long else []
    inner = subprocess.run(
        ["unshare", "-rm", sys.executable, script, *arguments, *long],
        env={**os.environ, "LEAFLET_FAULTS_MAY_MOUNT": "1"}, capture_output=True, text=True,
    )  # fmt: skip
    said = inner.stdout.strip().removeprefix("disk: ")
    if inner.returncode != 0:
        raise Fault(said, inner.stderr)
    return said.rsplit(" (", 1)[0]


def filled(project: Project, is_long: bool) -> str:
    states = project.states(3)
    clean, _ = project.clean_build(states[0])
    failures = builds = 0
    # The output folder alone, then the whole project with its cache and leaflet.lock.
    project.dist.mkdir()
    whole = 1 + sum(map(len, clean.values())) // 1024
    for size in sizes(whole, 40 if is_long else 2):
        project.enter(states[0])
        mount(project.dist, size)
        failures += fails(project, {}, states[:1])
        mount(project.dist, KILOBYTES_OF_ALL, remount=True)
        project.expect_mended(states[0])
        builds += 2
        for room in sizes(whole // 2, 12 if is_long else 1):
            before = project.outputs()
            state = project.chance.choice(states)
            project.enter(state)
            with_filler(project, project.dist, room)
            failures += fails(project, before, [state])
            (project.dist / ".filler").unlink()
            project.expect_mended(state)
            builds += 2
        subprocess.run(["umount", str(project.dist)], check=True)
    return f"{failures} of {builds} builds found the disk full; nothing lost"


def fails(project: Project, before: Files, states: list[Files]) -> bool:
    """Builds where there may be no room; whether there was none."""
    ended = project.build("--clean")
    need(ended.code in (0, 2), "a full disk is no fault of the sources:", ended)
    need(ended.code == 0 or "cannot-write" in ended.said, "a full disk is not named:", ended)
    project.expect_whole(before, states)
    return ended.code == 2


def sizes(whole: int, count: int) -> list[int]:
    """So many sizes from a page to more than the whole."""
    return [4 + whole * number // count for number in range(count + 1)]


def mount(folder: Path, kilobytes: int, *, remount: bool = False) -> None:
    options = f"{'remount,' if remount else ''}size={kilobytes}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def with_filler(project: Project, folder: Path, room: int) -> None:
    """Leaves so many kilobytes free."""
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize
    (folder / ".filler").write_bytes(bytes(max(0, free - room * 1024)))


def limited(project: Project, is_long: bool) -> str:
    """Files may be only so large: a limit that fails the call, or ends the process by a signal."""
    states = project.states(4)
    project.expect_mended(states[0])
    stopped = 0
    rounds = 60 if is_long else 4
    for number in range(rounds):
        state = project.chance.choice(states)
        before = project.outputs()
        project.enter(state)
        most = int(10 ** project.chance.uniform(1, 5.2))
        is_deaf = number % 2 == 0

        def limit(most: int = most, is_deaf: bool = is_deaf) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN if is_deaf else signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            # Else a signal leaves an image of the process.
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        ended = project.build("--clean", preexec_fn=limit)
        allowed = (0, 2) if is_deaf else (0, -signal.SIGXFSZ)
        need(ended.code in allowed, "a limit of", most, "bytes ends as", ended)
        stopped += ended.code != 0
        project.expect_whole(before, [state])
        project.expect_mended(state)
    return f"{stopped} of {rounds} builds met the limit; nothing lost"
