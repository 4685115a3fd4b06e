"""Lists that come in pages."""

# Classes of this runtime use each other's private names: public ones would take names
# from the calls of generated clients.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import re
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast
from urllib.parse import urljoin, urlsplit

from .call import Exchange, Settings, exchanged, given_options
from .codec import is_model, model_codec
from .errors import PagingError
from .http import Request, Response
from .outside import Outside, finish
from .plan import Operation
from .request import origin

if TYPE_CHECKING:
    from .client import _AsyncCalls, _SyncCalls
    from .options import RequestOptions
    from .raw import RawResponse

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Item_co = TypeVar("Item_co", covariant=True)
Item = TypeVar("Item")
Following = TypeVar("Following")


class Paging(Protocol):
    """How to get from one page of a list to the next."""

    @property
    def items(self) -> tuple[str, ...]:
        """The keys that lead to the items of a page's body."""
        ...

    @property
    def counts(self) -> bool:
        """Whether it counts pages or items, which a server may ignore."""
        ...

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        """The request for the next page, or None after the last.

        `read` is how many items this page and those before it held.
        """
        ...


class LinkPaging(NamedTuple):
    """A `Link` header with this relation holds the URL of the next page (RFC 8288)."""

    items: tuple[str, ...] = ()
    relation: str = "next"

    @property
    def counts(self) -> bool:
        return False

    def following(self, sent: Request, received: Response, read: int) -> Request | None:
        target = linked(received.headers.get("link", ""), self.relation)
        if target is None:
            return None
        return leading_to(sent, target)


def leading_to(sent: Request, target: str) -> Request:
    """The request for a page at a URL that stands on the one that `sent` asked for."""
    try:
        url = urljoin(sent.url, target)
        _ = urlsplit(url.encode()).port  # which is checked when it is asked for
    except ValueError:
        raise PagingError("the next page has no URL to ask for") from None
    return replace(sent, method="GET", url=url, content=b"")


def linked(header: str, relation: str) -> str | None:
    """The target that a `Link` header gives for `relation`."""
    for link in _LINK.finditer(header):
        for name, quoted, plain in _ATTRIBUTE.findall(link["attributes"]):
            relations = (quoted or plain).lower().split()
            if name.lower() == "rel" and relation.lower() in relations:
                return link["target"].strip()
    return None


@dataclass(frozen=True, eq=False, kw_only=True)
class PagedOperation(Operation[T_co], Generic[T_co, Item_co]):
    """An operation that hands out a long list of `Item_co` in pages of type `T_co`."""

    paging: Paging

    def pages(
        self,
        calls: _SyncCalls,
        values: Mapping[str, object],
        options: RequestOptions | None,
    ) -> Page[T_co, Item_co]:
        """The first page, of one of a client's `calls`, which block."""

        def following(before: Exchange[T_co]) -> Exchange[T_co] | None:
            outside = calls._outside()
            return finish(_follow(calls._settings, outside, self, before, options))

        first = finish(calls._exchange(self, values, options))
        page: Page[T_co, Item_co] = Page(self.paging, first, following)
        whole = first.answer.of(page)
        return cast("Page[T_co, Item_co]", whole) if calls._wrapped else page

    def async_pages(
        self,
        calls: _AsyncCalls,
        values: Mapping[str, object],
        options: RequestOptions | None,
    ) -> AsyncPages[T_co, Item_co]:
        """The pages, of one of a client's `calls`, which are awaited."""

        async def following(before: Exchange[T_co]) -> Exchange[T_co] | None:
            outside = calls._outside()
            return await _follow(calls._settings, outside, self, before, options)

        async def first() -> AsyncPage[T_co, Item_co]:
            exchange = await calls._exchange(self, values, options)
            page: AsyncPage[T_co, Item_co]
            page = AsyncPage(self.paging, exchange, following)
            whole = exchange.answer.of(page)
            return cast("AsyncPage[T_co, Item_co]", whole) if calls._wrapped else page

        return AsyncPages(first)


class _Leaf(Generic[T, Item, Following]):
    """What a page holds."""

    def __init__(
        self, paging: Paging, exchange: Exchange[T], following: Following
    ) -> None:
        self._paging = paging
        self._exchange = exchange
        self._following = following

    @property
    def data(self) -> T:
        """The page's body, decoded."""
        return self._exchange.answer.data

    @property
    def items(self) -> list[Item]:
        """The items of this page."""
        found = _pick(self.data, self._paging.items)
        return cast("list[Item]", found) if isinstance(found, list) else []

    @property
    def response(self) -> RawResponse[T]:
        """The whole response."""
        return self._exchange.answer

    def _refuse_again(self, after: _Leaf[T, Item, Following] | None) -> None:
        """Refuse the same page once more, from a server that ignores our count."""
        if after is None or not self._paging.counts:
            return
        if self.items and self.items == after.items:
            raise PagingError("the next page holds the same items once more")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.items)} items)"


class Page(_Leaf[T, Item, Callable[["Exchange[T]"], "Exchange[T] | None"]]):
    """A page of a list; iterating it gives the items of this and all later pages."""

    def next_page(self) -> Page[T, Item] | None:
        """The next page, or None after the last."""
        exchange = self._following(self._exchange)
        if exchange is None:
            return None
        return Page(self._paging, exchange, self._following)

    def pages(self) -> Iterator[Page[T, Item]]:
        """This page and all later ones."""
        seen: set[object] = set()
        page: Page[T, Item] | None = self
        while page is not None:
            _note(page._exchange, seen)
            yield page
            after = page.next_page()
            page._refuse_again(after)
            page = after

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items


class AsyncPage(
    _Leaf[T, Item, Callable[["Exchange[T]"], "Awaitable[Exchange[T] | None]"]]
):
    """A page of a list; iterating it gives the items of this and all later pages."""

    async def next_page(self) -> AsyncPage[T, Item] | None:
        """The next page, or None after the last."""
        exchange = await self._following(self._exchange)
        if exchange is None:
            return None
        return AsyncPage(self._paging, exchange, self._following)

    async def pages(self) -> AsyncIterator[AsyncPage[T, Item]]:
        """This page and all later ones."""
        seen: set[object] = set()
        page: AsyncPage[T, Item] | None = self
        while page is not None:
            _note(page._exchange, seen)
            yield page
            after = await page.next_page()
            page._refuse_again(after)
            page = after

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item


class AsyncPages(Generic[T, Item]):
    """A list that is not asked for yet: await its first page, or iterate all items."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T, Item]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[object, None, AsyncPage[T, Item]]:
        return self._first().__await__()

    async def pages(self) -> AsyncIterator[AsyncPage[T, Item]]:
        """All pages."""
        async for page in (await self._first()).pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item


async def _follow(
    settings: Settings,
    outside: Outside,
    operation: PagedOperation[T, Item],
    exchange: Exchange[T],
    options: RequestOptions | None,
) -> Exchange[T] | None:
    """Call for the page after the one that was read; None after the last."""
    items = _pick(exchange.answer.data, operation.paging.items)
    read = exchange.before + (
        len(cast("list[object]", items)) if isinstance(items, list) else 0
    )
    request = operation.paging.following(exchange.request, exchange.received, read)
    if request is None:
        return None
    if request == exchange.request:
        raise PagingError("the next page is the same once more")
    if origin(request.url) != origin(exchange.request.url):
        raise PagingError("the next page is on another server")
    given = given_options(settings, operation, options)
    found = await exchanged(settings, outside, operation, request, given)
    return found._replace(before=read)


def _note(exchange: Exchange[T], seen: set[object]) -> None:
    """Refuse a page that was read before: its successors would come round again."""
    request = exchange.request
    key = (request.method, request.url, request.content)
    if key in seen:
        raise PagingError("the next page is one that was read before")
    seen.add(key)


def _pick(value: object, path: Sequence[str]) -> object:
    """The value at `path`, which is of wire names, in decoded data."""
    for wire in path:
        if isinstance(value, dict):
            value = cast("dict[str, object]", value).get(wire)
        elif is_model(type(value)):
            attribute = model_codec(type(value)).attributes.get(wire, "")
            value = getattr(value, attribute, None)
        else:
            return None
    return value


_LINK = re.compile(r'<(?P<target>[^<>]*)>(?P<attributes>(?:[^,"]|"[^"]*")*)')
_ATTRIBUTE = re.compile(r';\s*([^\s"=;,]+)\s*=\s*(?:"([^"]*)"|([^\s";,]+))')
