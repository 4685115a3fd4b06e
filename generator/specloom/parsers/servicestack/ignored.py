"""What operation pages hold that a client has no use for: a rule for each thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...source import Json
from .. import Rule


def _reads(pattern: str) -> Callable[[Sequence[Json]], bool]:
    """The value is a line that is nothing but what `pattern` matches."""
    found = re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE)
    return lambda around: (
        isinstance(around[-1], str) and found.fullmatch(around[-1]) is not None
    )


IGNORED = (
    Rule(
        name="blank-line",
        reason="a line without a letter or a digit in it",
        where=("*",),
        when=_reads(""),
    ),
    Rule(
        name="back-link",
        reason="the link from a page to the list of all pages",
        where=("*",),
        when=_reads("back to all web services"),
    ),
    Rule(
        name="table-head",
        reason="the head of a table, which is the same for all tables",
        where=("*",),
        when=_reads(r"name\W*parameter\W*data type\W*required\W*description"),
    ),
    Rule(
        name="values-head",
        reason="the words above the values of a row, which stand below",
        where=("*",),
        when=_reads("allowable values|value"),
    ),
    Rule(
        name="caption",
        reason="the name of the operation above its table, a second time",
        where=("*",),
        when=_reads(r"\w+ parameters:"),
    ),
)

LEFT_OUT = frozenset({"html-page", "route-not-understood", "row-not-understood"})
"""The codes of the parser that say that what they point to is left out."""
