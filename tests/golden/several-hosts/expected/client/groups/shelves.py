"""The calls of `Shelves`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.body import JsonBody
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Part, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..models import LendABookResponse


class Shelves(SyncGroup):
    """The calls of `Shelves`."""

    @property
    def with_raw_response(self) -> ShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ShelvesRaw(self)

    def lend_a_book(
        self,
        book_id: int,
        *,
        reader: str | None = None,
        options: RequestOptions | None = None,
    ) -> LendABookResponse:
        """Lend a book."""
        return self._send(_LEND_A_BOOK, {"book_id": book_id, "reader": reader}, options)


class AsyncShelves(AsyncGroup):
    """The calls of `Shelves`."""

    @property
    def with_raw_response(self) -> AsyncShelvesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncShelvesRaw(self)

    async def lend_a_book(
        self,
        book_id: int,
        *,
        reader: str | None = None,
        options: RequestOptions | None = None,
    ) -> LendABookResponse:
        """Lend a book."""
        return await self._send(
            _LEND_A_BOOK, {"book_id": book_id, "reader": reader}, options
        )


class ShelvesRaw(RawView[Shelves]):
    """The calls of `Shelves`, returning whole responses."""

    lend_a_book = RawMethod(Shelves.lend_a_book)


class AsyncShelvesRaw(AsyncRawView[AsyncShelves]):
    """The calls of `AsyncShelves`, returning whole responses."""

    lend_a_book = AsyncRawMethod(AsyncShelves.lend_a_book)


_LEND_A_BOOK: Operation[LendABookResponse] = Operation(
    name="lend_a_book",
    method="POST",
    path="/books/{bookId}/loans",
    parameters=(Parameter("path", "bookId", "book_id", "int"),),
    body=JsonBody(parts=(Part("reader", "reader", "str"),), required=True),
    responses=(Response(200, "LendABookResponse"),),
    auth=(("bearer",),),
)
