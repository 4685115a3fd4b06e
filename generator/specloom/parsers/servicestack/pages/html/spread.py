"""Texts that a page of HTML spreads over several of its lines."""

from __future__ import annotations

from .....diagnostics import Pointer
from .....source import Cursor
from ...several import Several, several
from .dom import Line


def spread(root: Cursor, line: Line) -> Cursor:
    """The text of `line`, placed on all the lines of the source that it stands on."""
    at = root.at / line.line
    first = Cursor(line.text, at, root.node, root.reads, root.repeats)
    return several(
        first, (root / number for number in range(line.line + 1, line.last + 1))
    )


def places(line: Cursor) -> tuple[Pointer, ...]:
    """The places of all the lines that `line` stands on."""
    others = line.others if isinstance(line, Several) else ()
    return (line.at, *(other.at for other in others))
