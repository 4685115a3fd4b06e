"""The calls of `Loans`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.body import JsonBody
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Part, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from uuid import UUID

    from ..._runtime.options import RequestOptions
    from ..._runtime.values import JsonValue


class Loans(SyncGroup):
    """Who has which book."""

    @property
    def with_raw_response(self) -> LoansRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return LoansRaw(self)

    def lend_book(
        self,
        *,
        book_id: int | None = None,
        reader: UUID | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Lend book."""
        return self._send(_LEND_BOOK, {"book_id": book_id, "reader": reader}, options)


class AsyncLoans(AsyncGroup):
    """Who has which book."""

    @property
    def with_raw_response(self) -> AsyncLoansRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncLoansRaw(self)

    async def lend_book(
        self,
        *,
        book_id: int | None = None,
        reader: UUID | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Lend book."""
        return await self._send(
            _LEND_BOOK, {"book_id": book_id, "reader": reader}, options
        )


class LoansRaw(RawView[Loans]):
    """The calls of `Loans`, returning whole responses."""

    lend_book = RawMethod(Loans.lend_book)


class AsyncLoansRaw(AsyncRawView[AsyncLoans]):
    """The calls of `AsyncLoans`, returning whole responses."""

    lend_book = AsyncRawMethod(AsyncLoans.lend_book)


_LEND_BOOK: Operation[JsonValue] = Operation(
    name="lend_book",
    method="POST",
    path="/loans",
    body=JsonBody(
        parts=(Part("bookId", "book_id", "int"), Part("reader", "reader", "UUID")),
        required=True,
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
