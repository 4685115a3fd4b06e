"""Cursors at texts that stand in several places of a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...source import Cursor


@dataclass(slots=True)
class Several(Cursor):
    """A text that is read together with what stands at `others`."""

    others: tuple[Cursor, ...] = ()

    def of(self, node: str) -> Cursor:
        return replace(self, node=node)

    def again(self) -> Cursor:
        return replace(self, repeats=True)

    def taken(self) -> None:
        Cursor.taken(self)
        for other in self.others:
            one = other.of(self.node)
            (one.again() if self.repeats else one).taken()


def several(line: Cursor, others: Iterable[Cursor]) -> Cursor:
    """`line`, with all of `others` when it is taken."""
    return Several(
        line.raw, line.at, line.node, line.reads, line.repeats, tuple(others)
    )
