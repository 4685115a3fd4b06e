"""What saved pages hold around what they say: markup, links, and what is beside it."""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from .....diagnostics import Pointer
from .....source import Cursor, Json


class Frame(Enum):
    """Why a line of a saved page says nothing of the operations."""

    MARKUP = auto()
    LINKS = auto()
    AROUND = auto()


def frames(frame: Frame) -> Callable[[Sequence[Json]], bool]:
    """Whether a value is a line of a page that is nothing but `frame`.

    The values on the way to it are given, from the page down to the line itself.
    """

    def when(around: Sequence[Json]) -> bool:
        lines, line = around[0], around[-1]
        if not isinstance(lines, list) or not isinstance(line, str):
            return False
        return line in _lines(_Same(lines))[frame]

    return when


class _Same:
    """A page, equal to nothing but itself: comparing all lines would take too long."""

    def __init__(self, lines: list[Json]) -> None:
        self.lines = [line if isinstance(line, str) else "" for line in lines]
        self._page = lines

    def __hash__(self) -> int:
        return id(self._page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._page is other._page


@lru_cache(maxsize=1)
def _lines(page: _Same) -> Mapping[Frame, frozenset[str]]:
    from . import dom, index
    from . import reader as html

    lines, text = page.lines, "\n".join(page.lines)
    root, is_html = Cursor([*lines], Pointer("")), html.is_html(text)
    around: Iterable[int] = ()
    links: Iterable[int] = ()
    if index.is_index(text):
        around = index.around(root)
        links = html.links(dom.parse(lines)) if is_html else ()
    elif is_html:
        around, links = html.frame(root)
    return {
        Frame.MARKUP: frozenset(_markup(lines) if is_html else ()),
        Frame.LINKS: frozenset(lines[number] for number in links),
        Frame.AROUND: frozenset(lines[number] for number in around),
    }


def _markup(lines: Sequence[str]) -> Iterator[str]:
    """The lines on which nothing is left without tags, styles and scripts."""
    from . import dom

    bare = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), dom.bare(lines))
    for line, left in zip(lines, bare.split("\n"), strict=True):
        if not escaping.unescape(left).strip():
            yield line


_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
