"""`python -m tests.wire`: a table of what each peer sends otherwise, and why.

It reads what was recorded; `--record` asks the peers themselves and records that.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence

from . import ours, recording
from .comparing import Compared, compare
from .recording import MISSING, PEERS, PeerMissing
from .rules import REASONS, SPELLINGS


def main(arguments: list[str]) -> int:
    """Print the table; 1 if anything is not explained, 2 without a peer to ask."""
    parser = argparse.ArgumentParser(prog="tests.wire", description=__doc__)
    parser.add_argument("--record", action="store_true", help="ask the peers again")
    if parser.parse_args(arguments).record:
        try:
            recording.record({peer: recording.run(peer) for peer in PEERS})
        except PeerMissing as error:
            print(f"{MISSING}: {error}", file=sys.stderr)
            return 2
    found = results()
    print(table(found))
    return 1 if any(one.unexplained for many in found.values() for one in many) else 0


def results() -> Mapping[str, Sequence[Compared]]:
    """Every case beside every peer, as recorded."""
    known, cases = recording.recorded(), recording.cases()
    with ours.package() as root:
        sent = ours.run(root)
    return {peer: compare(peer, cases, known[peer], sent) for peer in PEERS}


def table(found: Mapping[str, Sequence[Compared]]) -> str:
    """A row for each case with what a host would take otherwise, then the rules."""
    lines = [
        f"| call | request | {' | '.join(found)} |",
        f"|---|---|{'---|' * len(found)}",
    ]
    for row in zip(*found.values(), strict=True):
        cells = (", ".join(one.unexplained or one.reasons) or "equal" for one in row)
        case = row[0].case
        lines.append(f"| {case.name} | {case.dto} | {' | '.join(cells)} |")
    for peer, many in found.items():
        equal = sum(not one.unexplained and not one.reasons for one in many)
        but_route = sum(one.reasons == ["predefined-route"] for one in many)
        lines.append("")
        lines.append(
            f"{peer}: of {len(many)} calls {equal} equal, {but_route} equal but for the"
            f" route, {len(many) - equal - but_route} different in more"
        )
        counts = Counter(d for one in many for d in dict.fromkeys(_rules(one)))
        lines += [
            f"{count:4} {rule}: {_why(rule)}" for rule, count in counts.most_common()
        ]
    return "\n".join(lines)


def _rules(one: Compared) -> list[str]:
    return [difference.rule for difference in one.differences]


def _why(rule: str) -> str:
    return {**SPELLINGS, **REASONS}.get(rule, "no rule says why")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
