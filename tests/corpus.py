"""Inspects every file of a folder, as `make corpus` does: nothing may break it."""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from click.testing import CliRunner
from specloom.cli import command

OUTCOMES = {0: "understood", 1: "findings", 2: "errors"}


def main(folder: Path) -> int:
    """Print the counts of outcomes and of diagnostics; 1 if there was a traceback."""
    outcomes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    slowest: list[tuple[float, Path]] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        start = time.process_time()
        result = CliRunner().invoke(command, ["inspect", "--json", str(path)])
        slowest.append((time.process_time() - start, path))
        crashed = result.exc_info is not None and result.exc_info[0] is not SystemExit
        outcomes["TRACEBACK" if crashed else OUTCOMES[result.exit_code]] += 1
        if crashed and result.exception is not None:
            print(f"--- {path}")
            traceback.print_exception(result.exception, limit=-4, file=sys.stdout)
        codes.update(_codes(result.stderr))
    for title, counts in (("files", outcomes), ("diagnostics", codes)):
        print(f"\n{title}: {counts.total()}")
        for name, count in counts.most_common():
            print(f"  {count:6} {name}")
    print("\nslowest:")
    for seconds, path in sorted(slowest, reverse=True)[:5]:
        print(f"  {seconds:6.2f} s  {path}")
    return 1 if outcomes["TRACEBACK"] else 0


def _codes(text: str) -> list[str]:
    heads = ("error[", "warning[", "note[")
    found = []
    for line in text.splitlines():
        for head in heads:
            _, mark, rest = line.partition(head)
            if mark:
                found.append(head + rest.partition("]")[0] + "]")
                break
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
