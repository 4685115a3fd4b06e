"""Operation pages apart from each other and from what is around them."""

from __future__ import annotations

from collections.abc import Sequence

from ....source import Document, Kind
from .. import sample
from .signs import BACK, Sign, is_route, sign_of


def parts(document: Document) -> tuple[Document, ...]:
    """The operation pages on the saved page `document`, each without what is around."""
    lines = document.text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    starts = _starts(lines)
    found: list[Document] = []
    for start, limit in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = lines[start:limit]
        del body[_end(body) :]
        found.append(document.part(offsets[start], [*body], Kind.TEXT))
    return tuple(found)


def clean(document: Document) -> str:
    """The text of a found page, without blanks at line ends and around it."""
    lines = [
        line.raw.rstrip() for line in document.cursor() if isinstance(line.raw, str)
    ]
    return "\n".join(lines).strip("\n") + "\n"


def _starts(lines: Sequence[str]) -> list[int]:
    """The line of each page's title; of what stands first, where there is no title."""
    backs = [i for i, line in enumerate(lines) if BACK.search(line)]
    starts = [_above(lines, back) for back in backs]
    if starts:
        return starts
    for index, line in enumerate(lines):
        if sign_of(line) in _OPENING or is_route(line):
            above = _above(lines, index)
            return [above if sign_of(line) is not Sign.FRAME else index]
    return [0]


def _above(lines: Sequence[str], index: int) -> int:
    """The line of the title over the line `index`; that line itself without one."""
    for above in range(index - 1, max(index - 4, -1), -1):
        text = lines[above].strip()
        if text:
            titled = len(text) <= 120 and text[0] not in "{}[]|<"
            return above if titled and sign_of(text) is Sign.OTHER else index
    return index


def _end(lines: Sequence[str]) -> int:
    """The line behind the sample response."""
    for index in range(len(lines)):
        if sample.is_request(lines[index]):
            return sample.read(lines, index).end
    return len(lines)


_OPENING = frozenset(
    {
        Sign.ROUTES,
        Sign.CAPTION,
        Sign.HEADER,
        Sign.DEMAND,
        Sign.FRAME,
    }
)
