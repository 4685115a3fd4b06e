"""The calls of `Books`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..._runtime.values import JsonValue
    from ..models import Book
    from .loans import AsyncLoans, AsyncLoansRaw, Loans, LoansRaw


class Books(SyncGroup):
    """The calls of `Books`."""

    @property
    def with_raw_response(self) -> BooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return BooksRaw(self)

    @property
    def loans(self) -> Loans:
        """Who has which book."""
        from .loans import Loans

        return Loans(self)

    def search_books(
        self,
        *,
        author: str | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Search books.

        Args:
            author: Who wrote it.
        """
        return self._send(_SEARCH_BOOKS, {"author": author, "limit": limit}, options)

    def get_book(
        self,
        book_id: int,
        *,
        accept_language: str | None = None,
        x_trace: int | None = None,
        options: RequestOptions | None = None,
    ) -> Book:
        """Get book.

        Args:
            accept_language: For example `en`.
            x_trace: For example `1`.
        """
        return self._send(
            _GET_BOOK,
            {
                "book_id": book_id,
                "accept_language": accept_language,
                "x_trace": x_trace,
            },
            options,
        )


class AsyncBooks(AsyncGroup):
    """The calls of `Books`."""

    @property
    def with_raw_response(self) -> AsyncBooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncBooksRaw(self)

    @property
    def loans(self) -> AsyncLoans:
        """Who has which book."""
        from .loans import AsyncLoans

        return AsyncLoans(self)

    async def search_books(
        self,
        *,
        author: str | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Search books.

        Args:
            author: Who wrote it.
        """
        return await self._send(
            _SEARCH_BOOKS, {"author": author, "limit": limit}, options
        )

    async def get_book(
        self,
        book_id: int,
        *,
        accept_language: str | None = None,
        x_trace: int | None = None,
        options: RequestOptions | None = None,
    ) -> Book:
        """Get book.

        Args:
            accept_language: For example `en`.
            x_trace: For example `1`.
        """
        return await self._send(
            _GET_BOOK,
            {
                "book_id": book_id,
                "accept_language": accept_language,
                "x_trace": x_trace,
            },
            options,
        )


class BooksRaw(RawView[Books]):
    """The calls of `Books`, returning whole responses."""

    search_books = RawMethod(Books.search_books)
    get_book = RawMethod(Books.get_book)

    @property
    def loans(self) -> LoansRaw:
        """Who has which book."""
        from .loans import LoansRaw

        return LoansRaw(self._target.loans)


class AsyncBooksRaw(AsyncRawView[AsyncBooks]):
    """The calls of `AsyncBooks`, returning whole responses."""

    search_books = AsyncRawMethod(AsyncBooks.search_books)
    get_book = AsyncRawMethod(AsyncBooks.get_book)

    @property
    def loans(self) -> AsyncLoansRaw:
        """Who has which book."""
        from .loans import AsyncLoansRaw

        return AsyncLoansRaw(self._target.loans)


_SEARCH_BOOKS: Operation[JsonValue] = Operation(
    name="search_books",
    method="GET",
    path="/books",
    parameters=(
        Parameter("query", "author", "author", "str"),
        Parameter("query", "limit", "limit", "int"),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_GET_BOOK: Operation[Book] = Operation(
    name="get_book",
    method="GET",
    path="/books/{bookId}",
    parameters=(
        Parameter("path", "bookId", "book_id", "int"),
        Parameter("header", "Accept-Language", "accept_language", "str"),
        Parameter("header", "X-Trace", "x_trace", "int"),
    ),
    responses=(Response(200, "Book"),),
    auth=(("basic",),),
)
