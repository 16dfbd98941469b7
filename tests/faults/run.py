"""Injects faults into builds, for real, and compares what is left with clean builds, byte for byte.

    python3 tests/faults/run.py PROGRAM             a little of each, in well under a minute
    python3 tests/faults/run.py PROGRAM --long      all of it; PART… chooses parts, --seed other chances
    python3 tests/faults/run.py PROGRAM load --leaflets 10000 --rounds 50
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import disk
import folders
import hostile
import kills
import load
import sources
from project import Fault, Project, seconds

#: Each part takes a fresh project and whether there is time, and says what it did.
PARTS = {
    "kills": kills.at_random,
    "steps": kills.at_each_step,
    "disk": disk.full,
    "limits": disk.limited,
    "permissions": folders.forbidden,
    "pulled": folders.pulled,
    "together": folders.together,
    "changing": sources.changing,
    "clocks": sources.clocks,
    "hostile": hostile.mutated,
}


def main() -> int:
    arguments = parser().parse_args()
    wanted = arguments.parts or [*PARTS, *(["load"] if arguments.long else [])]
    failed = False
    for name in wanted:
        start = time.monotonic()
        place = Path(tempfile.mkdtemp(prefix=f"leaflet-faults-{name}-"))
        try:
            if name == "load":
                said = load.load(arguments.program, place, arguments.leaflets, arguments.rounds, arguments.seed)
            else:
                project = Project(arguments.program, place / "project", seed=arguments.seed)
                said = PARTS[name](project, arguments.long)
            print(f"{name}: {said} ({seconds(start)})", flush=True)
        except Fault as fault:
            failed = True
            print(f"{name}: FAULT: {fault}\n  in {place}", flush=True)
            continue
        if not os.environ.get("KEEP"):
            shutil.rmtree(place, ignore_errors=True)
    return 1 if failed else 0


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, "load", []])
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--leaflets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    return parser


if __name__ == "__main__":
    sys.exit(main())
