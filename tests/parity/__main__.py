"""`python -m tests.parity FILE...`: a table of what differs from Postman, and why."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from ..node import MISSING, NodeMissing
from . import comparing, rules


def main(arguments: list[str]) -> int:
    """Compare the collections in `arguments`; 1 if anything is not explained."""
    parser = argparse.ArgumentParser(prog="tests.parity", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--environment", action="append", type=Path, default=[])
    parser.add_argument(
        "--raw", action="store_true", help="leave variables without a value as they are"
    )
    parser.add_argument("--json", action="store_true", help="print it for machines")
    given = parser.parse_args(arguments)
    try:
        wanted = [(file, given.environment) for file in given.files]
        found = comparing.compare(wanted, fill=not given.raw)
    except NodeMissing as error:
        print(f"{MISSING}: {error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps([_entry(one) for one in found], indent=2))
    else:
        _show(found)
    return 1 if any(one.mismatches for one in found) else 0


def _entry(one: comparing.Compared) -> dict[str, object]:
    return {
        "file": str(one.file),
        "error": one.error,
        "requests": len(one.pairs),
        "equal": one.equal,
        "rules": dict(one.rules),
        "mismatches": [
            {"request": pair.name, "at": pair.at, "differs": pair.unexplained}
            for pair in one.mismatches
        ],
    }


def _show(found: list[comparing.Compared]) -> None:
    for one in found:
        for pair in one.mismatches:
            for what in pair.unexplained:
                print(f"{one.file.name}: {pair.at} {pair.name!r}: {what}")
        if one.error:
            print(f"{one.file.name}: {one.error}")
    print(
        f"\n{'collection':56} {'requests':>8} {'equal':>6} {'by rule':>8} {'other':>6}"
    )
    total: Counter[str] = Counter()
    counts = [0, 0, 0, 0]
    for one in found:
        other = len(one.mismatches)
        row = (len(one.pairs), one.equal, len(one.pairs) - one.equal - other, other)
        counts = [a + b for a, b in zip(counts, row, strict=True)]
        total.update(one.rules)
        if one.pairs:
            print(f"{one.file.name[:56]:56} {_row(row)}")
    print(f"{'all':56} {_row(counts)}")
    for rule, count in total.most_common():
        print(f"{count:6} {rule}: {rules.RULES[rule]}")


def _row(numbers: tuple[int, ...] | list[int]) -> str:
    requests, equal, by_rule, other = numbers
    return f"{requests:8} {equal:6} {by_rule:8} {other:6}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
