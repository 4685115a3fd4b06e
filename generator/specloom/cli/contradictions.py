"""What the sources of a client say differently, with both places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import ir
from ..diagnostics import Diagnostic, Pointer, Severity, printable
from ..passes.merge.conflicts import REASONS
from .console import Shown, entry
from .understood import Understood

AGAIN = 2
"""So many further places are listed for people; `--json` lists them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A contradiction with its places: that of what counts, and those of the rest."""

    conflict: ir.Conflict
    kept: Diagnostic
    left: tuple[Diagnostic, ...]

    def lines(self, shown: Shown) -> Iterator[str]:
        """What people read of it."""
        one = self.conflict
        yield printable(f"{one.slot}: {one.kind}; {REASONS[one.rule]}")
        yield printable(f"  counts    {one.kept}  {_place(self.kept, shown)}")
        first, *others = self.left
        yield printable(f"  left out  {one.left}  {_place(first, shown)}")
        for place in others[:AGAIN]:
            yield printable(f"  also at   {_place(place, shown)}")
        if len(others) > AGAIN:
            yield f"  ... and at {len(others) - AGAIN} more places"

    def entry(self, shown: Shown) -> dict[str, Any]:
        """The contradiction as `schemas/report.schema.json` describes it."""
        one = self.conflict
        return {
            "id": one.slot,
            "kind": str(one.kind),
            "rule": str(one.rule),
            "kept": {"says": one.kept, "places": [_at(self.kept, shown)]},
            "left": {"says": one.left, "places": [_at(p, shown) for p in self.left]},
        }


def contradictions(made: Understood) -> list[Contradiction]:
    """The contradictions between the sources of a client, with lines and columns."""
    found = []
    for one in made.product.api.conflicts:
        at = [one.at, one.against, *one.origins]
        kept, *left = made.placed([_said(place) for place in at])
        found.append(Contradiction(conflict=one, kept=kept, left=tuple(left)))
    return found


def _said(at: Pointer) -> Diagnostic:
    return Diagnostic(Severity.NOTE, "", "", at)


def _place(found: Diagnostic, shown: Shown) -> str:
    at = found.at
    if at is None:
        return ""
    line, column = found.place or (1, 1)
    return f"{shown(at.document)}:{line}:{column}  ({at})"


def _at(found: Diagnostic, shown: Shown) -> dict[str, Any]:
    told = entry(found, shown)
    return {key: told[key] for key in ("file", "line", "column", "pointer")}
