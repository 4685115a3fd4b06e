"""The calls of `Shelves`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.carrying import MessagePlan
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..models import PageShelf, Shelf


class Shelves(SyncGroup):
    """The calls of `shelves`."""

    @property
    def with_raw_response(self) -> ShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ShelvesRaw(self)

    def get_shelf(
        self,
        *,
        name: str | None = None,
        options: RequestOptions | None = None,
    ) -> Shelf:
        """Get shelf."""
        return self._send(_GET_SHELF, {"name": name}, options)

    def list_shelves(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> PageShelf:
        """List shelves."""
        return self._send(_LIST_SHELVES, {"from_": from_}, options)


class AsyncShelves(AsyncGroup):
    """The calls of `shelves`."""

    @property
    def with_raw_response(self) -> AsyncShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncShelvesRaw(self)

    async def get_shelf(
        self,
        *,
        name: str | None = None,
        options: RequestOptions | None = None,
    ) -> Shelf:
        """Get shelf."""
        return await self._send(_GET_SHELF, {"name": name}, options)

    async def list_shelves(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> PageShelf:
        """List shelves."""
        return await self._send(_LIST_SHELVES, {"from_": from_}, options)


class ShelvesRaw(RawView[Shelves]):
    """The calls of `Shelves`, returning whole responses."""

    get_shelf = RawMethod(Shelves.get_shelf)
    list_shelves = RawMethod(Shelves.list_shelves)


class AsyncShelvesRaw(AsyncRawView[AsyncShelves]):
    """The calls of `AsyncShelves`, returning whole responses."""

    get_shelf = AsyncRawMethod(AsyncShelves.get_shelf)
    list_shelves = AsyncRawMethod(AsyncShelves.list_shelves)


_GET_SHELF: Operation[Shelf] = Operation(
    name="get_shelf",
    method="GET",
    path="/api/GetShelf",
    parameters=(Parameter("query", "name", "name", "str"),),
    responses=(Response(200, "Shelf"),),
)

_LIST_SHELVES: Operation[PageShelf] = Operation(
    name="list_shelves",
    method="GET",
    path="/shelves",
    parameters=(Parameter("query", "from", "from_", "int"),),
    responses=(Response(200, "PageShelf"),),
)

MESSAGES = {
    "GetShelf": MessagePlan(
        (_GET_SHELF,),
        method="GET",
        path="/api/GetShelf",
        batch="/api/GetShelf[]",
        one_way="/json/oneway/GetShelf",
    ),
    "ListShelves": MessagePlan(
        (_LIST_SHELVES,),
        method="GET",
        path="/api/ListShelves",
        batch="/api/ListShelves[]",
        one_way="/json/oneway/ListShelves",
    ),
}
