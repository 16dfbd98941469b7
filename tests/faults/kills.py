"""Builds that are killed: at random moments, and at each call of the system that changes something."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

from project import Files, Project, need

#: The calls by which a build changes what is on disk, and what may go wrong with each.
CALLS = {
    "write": ["ENOSPC", "EIO"],
    "fsync": ["EIO", "ENOSPC"],
    "rename,renameat,renameat2": ["EACCES", "ENOSPC"],
    "openat": ["EMFILE", "ENOSPC"],
    "mkdir,mkdirat": ["EACCES", "ENOSPC"],
    "unlink,unlinkat": ["EACCES"],
    "flock": ["ENOLCK"],
}


def at_random(project: Project, is_long: bool) -> str:
    """Each round goes to another state and kills its build; half of the rounds go on from what that left. A long run
    goes on until so many builds were killed before they ended; some always end first."""
    wanted = 1000 if is_long else 5
    states = project.states(8)
    project.expect_mended(states[0])
    wait = 0.5
    number = died = in_flux = 0
    while died < wanted:
        number += 1
        state = project.chance.choice(states)
        before = project.outputs()
        project.enter(state)
        process = project.start("--clean")
        time.sleep(project.chance.uniform(0, wait))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        died += process.returncode == -signal.SIGKILL
        # The longest wait that is not too long, on however busy a machine: kills fall on all of a build alike.
        wait *= 1.1 if process.returncode == -signal.SIGKILL else 0.85
        project.expect_whole(before, [state])
        in_flux += any(b'"unfinished"' in data for path, data in project.outputs().items() if path.endswith(".json"))
        if project.chance.random() < 0.5:
            project.expect_mended(state, again=number % 10 == 1)
        if is_long and number % 100 == 0:
            print(f"  {died} of {wanted} killed", file=sys.stderr, flush=True)
    project.expect_mended(state, again=True)
    return f"{died} of {number} builds killed, {in_flux} times between two files of a leaflet; nothing lost"


def at_each_step(project: Project, is_long: bool) -> str:
    """The same at chosen calls, by strace: a kill before the call, or the call fails."""
    if not shutil.which("strace"):
        return "left out: strace is not installed"
    states = project.states(2)
    project.enter(states[0])
    project.expect_mended(states[0])
    before = project.outputs()
    project.enter(states[1])
    steps = counted(project)
    if not steps:
        return "left out: strace may not trace here"
    rest = rewind(project, states, before)
    kinds = [
        (call, number, fault)
        for call, count in steps.items()
        for number in range(1, count + 1)
        for fault in ["signal=KILL", *(f"error={error}" for error in CALLS[call])]
    ]
    if not is_long:
        kinds = project.chance.sample(kinds, 12)
    died = failed = 0
    for call, number, fault in kinds:
        rest()
        ended = project.finish(
            subprocess.Popen(
                ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:{fault}:when={number}"]
                + project.command("--clean", "--jobs", "1"),
                cwd=project.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        died += ended.code in (-signal.SIGKILL, 128 + signal.SIGKILL)
        failed += ended.code in (1, 2)
        what = f"{fault} at {call} number {number}: "
        try:
            project.expect_whole(before, states)
            project.expect_mended(states[1])
        except AssertionError as fault_found:
            raise type(fault_found)(what + str(fault_found)) from fault_found
    return f"{len(kinds)} of {sum(steps.values())} calls: {died} builds killed, {failed} failed plainly; nothing lost"


def counted(project: Project) -> dict[str, int]:
    """How often each call is made by one build; nothing where processes may not be traced."""
    log = project.folder.parent / "calls"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    traced = subprocess.run([*command, *project.command("--clean", "--jobs", "1")], capture_output=True)
    if traced.returncode != 0:
        return {}
    lines = log.read_text(errors="replace").splitlines()
    # Numbers count for each thread by itself; the greatest is enough, for what is too large changes nothing.
    count = {call: 0 for call in CALLS}
    for call in CALLS:
        names = "|".join(call.split(","))
        by_thread: dict[str, int] = {}
        for line in lines:
            found = re.match(rf"(\d+) +({names})\(", line)
            if found:
                by_thread[found[1]] = by_thread.get(found[1], 0) + 1
        count[call] = max(by_thread.values(), default=0)
    need(count["fsync"] > 0, "no call of a build was seen")
    return count


def rewind(project: Project, states: list[Files], before: Files):
    """How to go back to before the build: outputs and cache of the first state, sources of the second."""
    project.enter(states[0])
    project.expect_mended(states[0])
    copy = project.folder.parent / "before"
    shutil.copytree(project.folder, copy, symlinks=True)
    need(project.outputs() == before, "a mended state is another one")

    def rest() -> None:
        for name in ("dist", ".leaflet-cache", "leaflet.lock"):
            path = project.folder / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            source = copy / name
            shutil.copytree(source, path) if source.is_dir() else shutil.copy2(source, path)
        project.enter(states[1])

    return rest
