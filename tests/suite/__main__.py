"""Arguments, printing and the exit code of the run."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from .groups import DIALECTS, Group, groups, remotes
from .ours import Clients, Outcome
from .peer import Peer, PeerOutcome
from .reasons import reason
from .table import COLUMNS, PEER_COLUMNS, listed, peer_tally, table, tally

MOST = 40
"""How many different errors of the other generator are shown."""


def main(arguments: list[str]) -> int:
    """Print the figures; 1 if one of our clients is not as it must be."""
    options = _parser().parse_args(arguments)
    wanted = list(groups(options.suite, options.draft, options.file, options.group))
    documents = remotes(options.remotes)
    with tempfile.TemporaryDirectory() as folder:
        with Clients(Path(folder) / "ours", options.remotes, documents) as clients:
            ours = [clients.outcome(group) for group in wanted]
        others: list[PeerOutcome] = []
        if options.peer:
            peer = Peer(Path(folder) / "peer", documents)
            others = [peer.outcome(group) for group in wanted]
    failures = [line for outcome in ours for line in _failures(outcome)]
    print("\n".join([*failures, *_figures(ours, others)]))
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.suite")
    parser.add_argument("suite", type=Path, help="the folder with those of the drafts")
    parser.add_argument("--remotes", type=Path, help="what the schemas refer to")
    parser.add_argument("--draft", default="", choices=["", *DIALECTS])
    parser.add_argument("--file", default="", help="only files with this in their name")
    parser.add_argument("--group", default="", help="only groups with this in theirs")
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    return parser


def _title(group: Group) -> str:
    return f"{group.draft} {group.part} {group.name}"


def _failures(outcome: Outcome) -> list[str]:
    title = _title(outcome.group)
    if outcome.broken:
        return [f"{title}: {outcome.broken}"]
    return [
        f"{title} / {verdict.case.description}:"
        f" valid {verdict.case.valid}, returned {verdict.returned},"
        f" validated {verdict.validated}, {verdict.why}"
        for verdict in outcome.verdicts
        if not verdict.good
    ]


def _excused(outcome: Outcome) -> list[str]:
    """What the library does wrong with the schema as it was given."""
    if outcome.group.part != "required":
        return []
    return [
        f"  {_title(outcome.group)} / {verdict.case.description}"
        for verdict in outcome.verdicts
        if verdict.excused and verdict.validated is not verdict.case.valid
    ]


def _figures(ours: list[Outcome], others: list[PeerOutcome]) -> list[str]:
    refused: Counter[str] = Counter()
    unnamed: list[str] = []
    for outcome in ours:
        for verdict in outcome.verdicts:
            if verdict.case.valid and verdict.strict is False:
                name = reason(outcome.group, verdict)
                refused[name or "for no known reason"] += 1
                if not name:
                    case = verdict.case.description
                    unnamed.append(f"  {_title(outcome.group)} / {case}: {verdict.why}")
    rows = [(o.group.draft, o.group.part, tally(o)) for o in ours]
    lines = ["", *table("specloom", COLUMNS, rows), ""]
    lines += [*listed("valid, but refused by strict reading", refused, MOST), *unnamed]
    own = [line for outcome in ours for line in _excused(outcome)]
    lines += ["", f"the library's own, less optional ones: {len(own)}", *own]
    if others:
        peers = [(o.group.draft, o.group.part, peer_tally(o)) for o in others]
        broken = Counter(f"{o.step}: {o.broken[:100]}" for o in others if o.broken)
        lines += ["", *table("datamodel-code-generator", PEER_COLUMNS, peers), ""]
        lines += listed("what broke there", broken, MOST)
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
