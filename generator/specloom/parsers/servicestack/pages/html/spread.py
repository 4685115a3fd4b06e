"""Texts that a page of HTML spreads over several of its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .....diagnostics import Pointer
from .....source import Cursor
from .dom import Line


def spread(root: Cursor, line: Line) -> Cursor:
    """The text of `line`, placed on all the lines of the source that it stands on."""
    at = root.at / line.line
    others = tuple(root.at / number for number in range(line.line + 1, line.last + 1))
    return _Spread(line.text, at, root.node, root.reads, root.repeats, others)


def places(line: Cursor) -> tuple[Pointer, ...]:
    """The places of all the lines that `line` stands on."""
    return (line.at, *(line.others if isinstance(line, _Spread) else ()))


@dataclass(slots=True)
class _Spread(Cursor):
    """A text that stands on several lines, which are read together."""

    others: tuple[Pointer, ...] = ()

    def of(self, node: str) -> Cursor:
        return replace(self, node=node)

    def again(self) -> Cursor:
        return replace(self, repeats=True)

    def taken(self) -> None:
        Cursor.taken(self)
        if self.reads is not None:
            for at in self.others:
                self.reads.note(at, self.node, again=self.repeats)
