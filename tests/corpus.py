"""Inspects every file of a folder, as `make corpus` does: nothing may break it.

What became of the values in each file is counted as well, and what is lost without a
word is shown.
"""

from __future__ import annotations

import json
import re
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from click.testing import CliRunner, Result
from specloom.cli import command

OUTCOMES = {0: "understood", 1: "findings", 2: "errors"}

SHOWN = 20
"""How many of the places are shown at which values are lost."""


def main(folder: Path) -> int:
    """Print what there is to count; 1 if there was a traceback."""
    outcomes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    fates: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    slowest: list[tuple[float, Path]] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        start = time.process_time()
        asked = ["--format", "json", "inspect", "--json", str(path)]
        result = CliRunner().invoke(command, asked)
        slowest.append((time.process_time() - start, path))
        outcomes[_outcome(result, path)] += 1
        codes.update(_codes(result.stderr))
        if result.exit_code == 0:
            result = CliRunner().invoke(command, ["report", "--json", str(path)])
            if _outcome(result, path) == TRACEBACK:
                outcomes[TRACEBACK] += 1
            elif result.exit_code == 0:
                _count(result.stdout, fates, lost)
    for title, counts in (
        ("files", outcomes),
        ("diagnostics", codes),
        ("values", fates),
        ("values lost without a word", lost),
    ):
        print(f"\n{title}: {counts.total()}")
        for name, count in counts.most_common(SHOWN if counts is lost else None):
            print(f"  {count:6} {name}")
    print("\nslowest:")
    for seconds, path in sorted(slowest, reverse=True)[:5]:
        print(f"  {seconds:6.2f} s  {path}")
    return 1 if outcomes[TRACEBACK] else 0


TRACEBACK = "TRACEBACK"


def _outcome(result: Result, path: Path) -> str:
    """How a run ended; a traceback is printed."""
    if result.exc_info is None or result.exc_info[0] is SystemExit:
        return OUTCOMES[result.exit_code]
    print(f"--- {path}")
    if result.exception is not None:
        traceback.print_exception(result.exception, limit=-4, file=sys.stdout)
    return TRACEBACK


def _count(text: str, fates: Counter[str], lost: Counter[str]) -> None:
    """Add what a report counts, and the places of what nothing explains."""
    for client in json.loads(text)["clients"]:
        fates.update(client["values"])
        for one in client["unsupported"]:
            if one["code"] is None:
                lost[re.sub(r"/\d+(?=/|$)", "/*", one["pointer"])] += 1


def _codes(text: str) -> list[str]:
    said = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [f"{one['severity']}[{one['code']}]" for one in said]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
