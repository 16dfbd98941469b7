"""A large library that is edited, built, killed and hindered in a loop; then compared with a clean build."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from project import PATIENCE, Files, Project, need, read_tree


def load(program: Path, place: Path, leaflets: int, rounds: int, seed: int) -> str:
    project = Project(program, place / "project", leaflets, seed)
    state = project.original
    start = time.monotonic()
    build(project)
    longest = time.monotonic() - start
    faults: Counter[str] = Counter()
    for number in range(rounds):
        state = edited(project, state, max(3, leaflets // 50))
        project.enter(state)
        fault = project.chance.choice(["kill", "kill", "limit", "pull", "none"])
        faults[fault] += 1
        hinder(project, fault, longest)
        project.expect_true_manifests(project.outputs())
        print(f"  round {number + 1} of {rounds}: {fault}", file=sys.stderr, flush=True)
    build(project)
    compare(project, state)
    made = ", ".join(f"{count} {fault}" for fault, count in sorted(faults.items()))
    return f"{leaflets} leaflets, {rounds} rounds of edits ({made}); no difference from a clean build"


def build(project: Project) -> None:
    ended = subprocess.run(project.command("--clean"), capture_output=True, text=True)
    need(ended.returncode == 0, "a build fails:", ended.stdout[-2000:], ended.stderr[-2000:])


def edited(project: Project, state: Files, count: int) -> Files:
    for _ in range(count):
        state = dict(state)
        edit = project.chance.choices([project.reword, project.redraw, project.remove, project.add], [9, 1, 2, 2])[0]
        edit(state)
    if project.chance.random() < 0.1:
        project.refurnish(state)
    return state


def hinder(project: Project, fault: str, longest: float) -> None:
    def limit() -> None:
        if fault == "limit":
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = project.start("--clean", preexec_fn=limit, **quiet)
    try:
        process.wait(project.chance.uniform(0, longest / 4) if fault in ("kill", "pull") else PATIENCE * 10)
    except subprocess.TimeoutExpired:
        if fault == "kill":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            for folder in project.chance.sample(sorted(project.dist.glob("*/")), 3):
                shutil.rmtree(folder, ignore_errors=True)
    process.wait(PATIENCE * 10)
    need(process.returncode in (0, 2, -signal.SIGKILL), "a build ends as", process.returncode)


def compare(project: Project, state: Files) -> None:
    clean = project.folder.parent / "clean"
    clean.mkdir()
    for name, data in state.items():
        (clean / name).parent.mkdir(parents=True, exist_ok=True)
        (clean / name).write_bytes(data)
    shutil.copytree(project.folder / "fonts", clean / "fonts", copy_function=os.link)
    subprocess.run(project.command(folder=clean), capture_output=True, check=True)
    for name in ("dist", "leaflet.lock"):
        ours, theirs = (content(folder / name) for folder in (project.folder, clean))
        need(ours.keys() == theirs.keys(), "other files:", sorted(ours.keys() ^ theirs.keys())[:20])
        different = [path for path in ours if ours[path] != theirs[path]]
        need(not different, "other bytes:", different[:20])


def content(path: Path) -> Files:
    return read_tree(path, lambda name: name != ".lock") if path.is_dir() else {path.name: path.read_bytes()}
