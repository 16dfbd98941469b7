"""What a program takes: processor time (its own and the system's for it, of all its threads) and memory."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5


@dataclass
class Spent:
    """Processor seconds, and the most MiB that were in memory at once."""

    seconds: float
    peak: float


def spent(command: list[str | Path], folder: Path | None = None) -> Spent:
    """Runs a program and says what it took; one that fails ends the whole benchmark with its words."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None, "it is a pipe"
        said = program.stdout.read()
        _, status, usage = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(many: list[Spent]) -> Spent:
    return Spent(median(one.seconds for one in many), median(one.peak for one in many))


def in_turn(contenders: dict[str, Callable[[], Spent]]) -> dict[str, list[Spent]]:
    """Measures them one after the other, again and again, so that what else the machine does touches all alike."""
    rounds = [{name: work() for name, work in contenders.items()} for _ in range(ROUNDS)]
    return {name: [found[name] for found in rounds] for name in contenders}


def ratio(ours: list[Spent], theirs: list[Spent]) -> float:
    """The middle of the ratios of each round."""
    return median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True))
