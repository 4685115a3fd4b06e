"""The calls of `Shelves`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions


class Shelves(SyncGroup):
    """The calls of `Shelves`."""

    @property
    def with_raw_response(self) -> ShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ShelvesRaw(self)

    def remove_shelf(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove shelf."""
        return self._send(_REMOVE_SHELF, {"id": id}, options)


class AsyncShelves(AsyncGroup):
    """The calls of `Shelves`."""

    @property
    def with_raw_response(self) -> AsyncShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncShelvesRaw(self)

    async def remove_shelf(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove shelf."""
        return await self._send(_REMOVE_SHELF, {"id": id}, options)


class ShelvesRaw(RawView[Shelves]):
    """The calls of `Shelves`, returning whole responses."""

    remove_shelf = RawMethod(Shelves.remove_shelf)


class AsyncShelvesRaw(AsyncRawView[AsyncShelves]):
    """The calls of `AsyncShelves`, returning whole responses."""

    remove_shelf = AsyncRawMethod(AsyncShelves.remove_shelf)


_REMOVE_SHELF: Operation[None] = Operation(
    name="remove_shelf",
    method="DELETE",
    path="/shelves/{id}",
    parameters=(Parameter("path", "id", "id", "str"),),
    responses=(Response(204),),
    auth=(("basic",),),
)
