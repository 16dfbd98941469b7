"""What a program takes: processor time (its own and the system's for it, of all its threads), time and memory."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 15


@dataclass
class Spent:
    """Processor seconds, the most MiB that were in memory at once, seconds by the clock on the wall, and what it said."""

    seconds: float
    peak: float
    wall: float
    said: str = ""


def spent(command: list[str | Path], folder: Path | None = None) -> Spent:
    """Runs a program and says what it took; one that fails ends the whole benchmark with its words."""
    start = perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None, "it is a pipe"
        said = program.stdout.read()
        _, status, usage = os.wait4(program.pid, 0)
        wall = perf_counter() - start
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, wall, said)


def middle(many: list[Spent]) -> Spent:
    return Spent(*(median(getattr(one, part) for one in many) for part in ("seconds", "peak", "wall")))


def less(more: Spent, without: Spent) -> Spent:
    """What a program takes beyond what another takes."""
    return Spent(more.seconds - without.seconds, more.peak, more.wall - without.wall)


def in_turn(contenders: dict[str, Callable[[], Spent]]) -> dict[str, list[Spent]]:
    """Measures them one after the other, again and again, so that what else the machine does touches all alike."""
    rounds = [{name: work() for name, work in contenders.items()} for _ in range(ROUNDS)]
    return {name: [found[name] for found in rounds] for name in contenders}


def ratio(ours: list[Spent], theirs: list[Spent], part: str = "seconds") -> float:
    """The middle of the ratios of each round."""
    return median(getattr(a, part) / getattr(b, part) for a, b in zip(ours, theirs, strict=True))
