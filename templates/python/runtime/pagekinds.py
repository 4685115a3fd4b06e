"""Ways from one page of a list to the next, but for `Link` headers.

Pages are looked into as they came, since what leads to the next one may be of no
declared type, and is sent as it came. All else of the first request stays: filters, the
order, the size of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import quote, unquote_plus

from .errors import PagingError
from .http import Request, Response
from .jsontext import dumps, loads
from .paging import leading_to
from .request import text
from .values import JsonValue

Path: TypeAlias = tuple[str, ...]
"""Keys into a body; "-1" is the last item of an array."""

Place: TypeAlias = Literal["query", "json", "form"]
"""Where a request carries what leads to a page."""


class CursorPaging(NamedTuple):
    """A page holds at `next` what to send as `parameter` for the page after it.

    The last page holds nothing there, or says false at `more`.
    """

    items: Path
    parameter: Path
    next: Path
    place: Place = "query"
    more: Path = ()

    @property
    def counts(self) -> bool:
        return False

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        page = _page(received)
        cursor = _at(page, self.next)
        if cursor in _NOTHING or _ends(page, self.more):
            return None
        request = _carrying(sent, self.place, self.parameter, cursor)
        # A server that waits for more to come gives the same cursor with no items.
        return None if request == sent and not _at(page, self.items) else request


class OffsetPaging(NamedTuple):
    """`parameter` counts the items before a page, from `first`.

    The list ends with a page that has no items, or where `total` or `more` say so; a
    short page is no end, since servers may give fewer items than they are asked for.
    """

    items: Path
    parameter: Path
    place: Place = "query"
    first: int = 0
    total: Path = ()
    more: Path = ()

    @property
    def counts(self) -> bool:
        return True

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        page = _page(received)
        here = _length(page, self.items)
        start = _counted(sent, self.place, self.parameter, self.first)
        after = start + here
        done = _complete(page, self.total, here, after - self.first)
        if not here or done or _ends(page, self.more):
            return None
        return _carrying(sent, self.place, self.parameter, after)


class PagePaging(NamedTuple):
    """`parameter` counts the pages, from `first`.

    The list ends with a page that has no items, or where `total`, a number of items,
    or `pages`, a number of pages, or `more` say so; a short page is no end.
    """

    items: Path
    parameter: Path
    place: Place = "query"
    first: int = 1
    total: Path = ()
    pages: Path = ()
    more: Path = ()

    @property
    def counts(self) -> bool:
        return True

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        page = _page(received)
        here = _length(page, self.items)
        number = _counted(sent, self.place, self.parameter, self.first)
        pages = _number(_at(page, self.pages)) if self.pages else None
        done = bool(pages) and number - self.first + 1 >= (pages or 0)
        done = done or _complete(page, self.total, here, read)
        if not here or done or _ends(page, self.more):
            return None
        return _carrying(sent, self.place, self.parameter, number + 1)


class UrlPaging(NamedTuple):
    """A page holds at `next` the URL of the page after it, whole or relative."""

    items: Path
    next: Path

    @property
    def counts(self) -> bool:
        return False

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        target = _at(_page(received), self.next)
        if not isinstance(target, str) or not target:
            return None
        return leading_to(sent, target)


def _page(received: Response) -> JsonValue:
    try:
        return loads(received.content, exact=True) if received.content else None
    except ValueError:
        raise PagingError("a page is no JSON") from None


def _at(value: JsonValue, path: Path) -> JsonValue:
    for key in path:
        match value:
            case dict() if key in value:
                value = value[key]
            case dict():
                # Some hosts spell names with a capital that are documented without.
                folded = {name.lower(): inner for name, inner in value.items()}
                value = folded.get(key.lower())
            case [*_, last] if key == "-1":
                value = last
            case _:
                return None
    return value


def _length(page: JsonValue, path: Path) -> int:
    found = _at(page, path)
    return len(found) if isinstance(found, list) else 0


def _ends(page: JsonValue, more: Path) -> bool:
    return bool(more) and _at(page, more) in (False, "false")


def _complete(page: JsonValue, path: Path, here: int, read: int) -> bool:
    """Whether all items are read, by a total that can be meant for the whole list."""
    total = _number(_at(page, path)) if path else None
    return total is not None and here <= total <= read


def _number(value: JsonValue) -> int | None:
    match value:
        case bool():
            return None
        case int():
            return value
        case str() if _DIGITS.fullmatch(value):
            return int(value)
        case _:
            return None


def _counted(sent: Request, place: Place, path: Path, first: int) -> int:
    """The number by which a page was asked for."""
    if place == "json":
        value = _at(_object(sent), path)
    else:
        named = (value for key, value in _pairs(sent, place) if key == path[0])
        value = next(named, None)
    number = _number(value)
    if number is None and value is not None:
        raise PagingError(f"{path[-1]} is no number to count on from")
    return first if number is None else number


def _carrying(sent: Request, place: Place, path: Path, value: JsonValue) -> Request:
    """The request that was sent, with another value at `path`."""
    try:
        return _changed(sent, place, path, value)
    except UnicodeEncodeError:
        raise PagingError(f"{path[-1]} holds half a character") from None


def _changed(sent: Request, place: Place, path: Path, value: JsonValue) -> Request:
    if place == "json":
        body = dumps(_put(_object(sent), path, value), exact=True)
        return _with_body(sent, body, "application/json")
    pair = f"{quote(path[0], safe='')}={quote(text(value), safe='')}"
    others, found = list[str](), False
    for key, one in _pairs(sent, place, raw=True):
        if key != path[0]:
            others.append(one)
        elif not found:
            others.append(pair)
            found = True
    query = "&".join(others if found else [*others, pair])
    if place == "form":
        return _with_body(sent, query, "application/x-www-form-urlencoded")
    return replace(sent, url=f"{sent.url.partition('?')[0]}?{query}")


def _pairs(sent: Request, place: Place, *, raw: bool = False) -> list[tuple[str, str]]:
    """The keys of a query or a form, with their values, or with the pairs as sent."""
    if place == "form":
        query = _content(sent).decode("ascii", "replace")
    else:
        query = sent.url.partition("?")[2]
    found: list[tuple[str, str]] = []
    for pair in query.split("&") if query else ():
        key, _, value = pair.partition("=")
        found.append((unquote_plus(key), pair if raw else unquote_plus(value)))
    return found


def _object(sent: Request) -> JsonValue:
    try:
        return loads(_content(sent) or b"{}", exact=True)
    except ValueError:
        raise PagingError("the body that was sent is no JSON") from None


def _put(value: JsonValue, path: Sequence[str], new: JsonValue) -> JsonValue:
    if not path:
        return new
    inner = value if isinstance(value, dict) else {}
    return {**inner, path[0]: _put(inner.get(path[0]), path[1:], new)}


def _with_body(sent: Request, body: str, media: str) -> Request:
    headers = sent.headers
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers = (*headers, ("Content-Type", media))
    return replace(sent, headers=headers, content=body.encode())


def _content(sent: Request) -> bytes:
    if not isinstance(sent.content, bytes):
        raise PagingError("a stream cannot ask for the next page")
    return sent.content


_DIGITS = re.compile("[0-9]{1,30}")
_NOTHING: tuple[JsonValue, ...] = (None, "", False, 0)
