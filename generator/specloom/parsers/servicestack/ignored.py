"""What operation pages hold that a client has no use for: a rule for each thing."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from ...source import Json
from .. import Rule
from .metadata.unused import UNUSED
from .pages.html.frames import Frame, frames
from .unused_code import UNUSED as CODE


def _reads(pattern: str) -> Callable[[Sequence[Json]], bool]:
    """The value is a line that is nothing but what `pattern` matches."""
    found = re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE)
    return lambda around: (
        isinstance(around[-1], str)
        and found.fullmatch(html.unescape(_TAGS.sub(" ", around[-1]))) is not None
    )


_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")


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
        when=_reads(r"allowable values|(?:name\W*)?value"),
    ),
    Rule(
        name="caption",
        reason="the name of the operation above its table, a second time",
        where=("*",),
        when=_reads(r"\w+ parameters:"),
    ),
    Rule(
        name="html-markup",
        reason="a line of HTML without text: tags, styles, scripts and comments",
        where=("*",),
        when=frames(Frame.MARKUP),
    ),
    Rule(
        name="language-links",
        reason="the links from a page to the same in other languages",
        where=("*",),
        when=frames(Frame.LINKS),
    ),
    Rule(
        name="around-page",
        reason="text of a saved page that stands around its operations",
        where=("*",),
        when=frames(Frame.AROUND),
    ),
    *UNUSED,
    *CODE,
)

LEFT_OUT = frozenset(
    {
        "auth-unknown",
        "error-not-understood",
        "operation-page-missing",
        "page-cut-off",
        "route-not-understood",
        "row-not-understood",
        "type-differs",
    }
)
"""The codes of the parser that say that what they point to is left out."""
