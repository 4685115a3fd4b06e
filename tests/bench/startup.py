"""How much CPU time the command line takes before it does anything.

Medians over a bare Python's start of `specloom --help`, and of `specloom generate
--check` with nothing changed in this checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
RUNS = 15
LIMIT = 100.0
"""Milliseconds over a bare Python that each may take."""

SPECLOOM = [str(Path(sys.executable).with_name("specloom"))]
COMMANDS = {
    "specloom --help": [*SPECLOOM, "--help"],
    "specloom generate --check": [*SPECLOOM, "generate", "--check"],
}


def cpu(command: list[str]) -> float:
    """The milliseconds of CPU time, user and system, that `command` takes."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def main() -> int:
    """Print the medians; 1 if one is over the limit."""
    commands = {"python -c pass": [sys.executable, "-c", "pass"], **COMMANDS}
    for command in commands.values():
        cpu(command)
    # Taken in turns, so that what else the machine does falls on all alike.
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(cpu(command))
    bare, *rest = (median(found) for found in times.values())
    print(f"{'python -c pass':28}{bare:7.1f} ms")
    for name, found in zip(COMMANDS, rest, strict=True):
        print(f"{name:28}{found:7.1f} ms  {found - bare:+6.1f} ms over it")
    return int(any(found - bare > LIMIT for found in rest))


if __name__ == "__main__":
    sys.exit(main())
