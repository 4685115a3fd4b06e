"""The figures of a run, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .groups import DIALECTS, PARTS
from .ours import Outcome
from .peer import PeerOutcome

COLUMNS = (
    "groups",
    "made",
    "valid",
    "returned",
    "strict accepts",
    "validate accepts",
    "invalid",
    "strict rejects",
    "validate rejects",
    "library's own",
)
PEER_COLUMNS = (
    "groups",
    "made",
    "imported",
    "valid",
    "accepted",
    "returned",
    "invalid",
    "rejected",
)


def tally(outcome: Outcome) -> Counter[str]:
    """What one group adds to the figures of our clients."""
    found = Counter({"groups": 1, "made": int(not outcome.broken)})
    for verdict in outcome.verdicts:
        if verdict.case.valid:
            found["valid"] += 1
            found["returned"] += verdict.returned is True
            found["strict accepts"] += verdict.strict is True
            found["validate accepts"] += verdict.validated is True
        else:
            found["invalid"] += 1
            found["strict rejects"] += verdict.strict is False
            found["validate rejects"] += verdict.validated is False
        wrong = verdict.validated is not verdict.case.valid
        found["library's own"] += wrong and verdict.excused
    return found


def peer_tally(outcome: PeerOutcome) -> Counter[str]:
    """What one group adds to the figures of datamodel-code-generator."""
    found = Counter({"groups": 1, "imported": int(not outcome.broken)})
    found["made"] = int(outcome.step != "generate")
    for verdict in outcome.verdicts:
        if verdict.case.valid:
            found["valid"] += 1
            found["accepted"] += verdict.accepted
            found["returned"] += verdict.returned
        else:
            found["invalid"] += 1
            found["rejected"] += not outcome.broken and not verdict.accepted
    return found


def table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[tuple[str, str, Counter[str]]],
) -> list[str]:
    """The lines of a table: one row for each draft and part, and sums at the end."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for draft, part, counts in rows:
        for key in ((draft, part), ("all", part)):
            sums.setdefault(key, Counter()).update(counts)
    lines = [["", *columns]]
    for part in PARTS:
        for draft in (*DIALECTS, "all"):
            if (draft, part) in sums:
                counts = sums[draft, part]
                name = draft if part == "required" else f"{draft} {part}"
                lines.append([name, *(str(counts[c]) for c in columns)])
    return [title, *_aligned(lines)]


def listed(title: str, counts: Mapping[str, int], most: int) -> list[str]:
    """The lines of a list of what was counted, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{title}: {sum(counts.values())}"] + [
        f"  {count:5} {name}" for name, count in ordered[:most]
    ]


def _aligned(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
