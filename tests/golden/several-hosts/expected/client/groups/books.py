"""The calls of `Books`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.carrying import MessagePlan
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._runtime.options import RequestOptions
    from ..models import Book, BooksResponse


class Books(SyncGroup):
    """The calls of `books`."""

    @property
    def with_raw_response(self) -> BooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return BooksRaw(self)

    def get_book(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> Book:
        """One book.

        Shows one book.
        """
        return self._send(_GET_BOOK, {"id": id}, options)

    def find_books(
        self,
        *,
        shelf: str | None = None,
        tags: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> BooksResponse:
        """Find books."""
        return self._send(_FIND_BOOKS, {"shelf": shelf, "tags": tags}, options)


class AsyncBooks(AsyncGroup):
    """The calls of `books`."""

    @property
    def with_raw_response(self) -> AsyncBooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncBooksRaw(self)

    async def get_book(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> Book:
        """One book.

        Shows one book.
        """
        return await self._send(_GET_BOOK, {"id": id}, options)

    async def find_books(
        self,
        *,
        shelf: str | None = None,
        tags: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> BooksResponse:
        """Find books."""
        return await self._send(_FIND_BOOKS, {"shelf": shelf, "tags": tags}, options)


class BooksRaw(RawView[Books]):
    """The calls of `Books`, returning whole responses."""

    get_book = RawMethod(Books.get_book)
    find_books = RawMethod(Books.find_books)


class AsyncBooksRaw(AsyncRawView[AsyncBooks]):
    """The calls of `AsyncBooks`, returning whole responses."""

    get_book = AsyncRawMethod(AsyncBooks.get_book)
    find_books = AsyncRawMethod(AsyncBooks.find_books)


_GET_BOOK: Operation[Book] = Operation(
    name="get_book",
    method="GET",
    path="/books/{Id}",
    parameters=(Parameter("path", "Id", "id", "int"),),
    responses=(Response(200, "Book"),),
    auth=(("bearer",),),
)

_FIND_BOOKS: Operation[BooksResponse] = Operation(
    name="find_books",
    method="GET",
    path="/books",
    parameters=(
        Parameter("query", "shelf", "shelf", "str"),
        Parameter("query", "tags", "tags", "list[str]", style="jsv"),
    ),
    responses=(Response(200, "BooksResponse"),),
    auth=(("bearer",),),
)

MESSAGES = {
    "GetBook": MessagePlan(
        (_GET_BOOK,),
        method="GET",
        path="/api/GetBook",
        batch="/api/GetBook[]",
        one_way="/json/oneway/GetBook",
    ),
    "FindBooks": MessagePlan(
        (_FIND_BOOKS,),
        method="GET",
        path="/api/FindBooks",
        batch="/api/FindBooks[]",
        one_way="/json/oneway/FindBooks",
    ),
}
