"""The calls of `Books`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.body import JsonBody
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import ErrorCase, Operation, Parameter, Part, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..._runtime.options import RequestOptions
    from ..models import Book, LendABookResponse
    from .shelves import AsyncShelves, AsyncShelvesRaw, Shelves, ShelvesRaw


class Books(SyncGroup):
    """Everything on the shelves."""

    @property
    def with_raw_response(self) -> BooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return BooksRaw(self)

    @property
    def shelves(self) -> Shelves:
        """The calls of `Shelves`."""
        from .shelves import Shelves

        return Shelves(self)

    def list_books(
        self,
        *,
        limit: int | None = None,
        author: str | None = None,
        tag: Sequence[str] | None = None,
        x_branch: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """List books.

        Args:
            limit: How many to list.
            x_branch: The branch to look in. For example `north`.
        """
        return self._send(
            _LIST_BOOKS,
            {"limit": limit, "author": author, "tag": tag, "x_branch": x_branch},
            options,
        )

    def lend_a_book(
        self,
        book_id: int,
        *,
        reader: int | None = None,
        until: date | None = None,
        options: RequestOptions | None = None,
    ) -> LendABookResponse:
        """Lend a book.

        Args:
            book_id: Which book.

        Raises:
            Conflict: 409: Gone
        """
        return self._send(
            _LEND_A_BOOK,
            {"book_id": book_id, "reader": reader, "until": until},
            options,
        )


class AsyncBooks(AsyncGroup):
    """Everything on the shelves."""

    @property
    def with_raw_response(self) -> AsyncBooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncBooksRaw(self)

    @property
    def shelves(self) -> AsyncShelves:
        """The calls of `Shelves`."""
        from .shelves import AsyncShelves

        return AsyncShelves(self)

    async def list_books(
        self,
        *,
        limit: int | None = None,
        author: str | None = None,
        tag: Sequence[str] | None = None,
        x_branch: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """List books.

        Args:
            limit: How many to list.
            x_branch: The branch to look in. For example `north`.
        """
        return await self._send(
            _LIST_BOOKS,
            {"limit": limit, "author": author, "tag": tag, "x_branch": x_branch},
            options,
        )

    async def lend_a_book(
        self,
        book_id: int,
        *,
        reader: int | None = None,
        until: date | None = None,
        options: RequestOptions | None = None,
    ) -> LendABookResponse:
        """Lend a book.

        Args:
            book_id: Which book.

        Raises:
            Conflict: 409: Gone
        """
        return await self._send(
            _LEND_A_BOOK,
            {"book_id": book_id, "reader": reader, "until": until},
            options,
        )


class BooksRaw(RawView[Books]):
    """The calls of `Books`, returning whole responses."""

    list_books = RawMethod(Books.list_books)
    lend_a_book = RawMethod(Books.lend_a_book)

    @property
    def shelves(self) -> ShelvesRaw:
        """The calls of `Shelves`."""
        from .shelves import ShelvesRaw

        return ShelvesRaw(self._target.shelves)


class AsyncBooksRaw(AsyncRawView[AsyncBooks]):
    """The calls of `AsyncBooks`, returning whole responses."""

    list_books = AsyncRawMethod(AsyncBooks.list_books)
    lend_a_book = AsyncRawMethod(AsyncBooks.lend_a_book)

    @property
    def shelves(self) -> AsyncShelvesRaw:
        """The calls of `Shelves`."""
        from .shelves import AsyncShelvesRaw

        return AsyncShelvesRaw(self._target.shelves)


_LIST_BOOKS: Operation[list[Book]] = Operation(
    name="list_books",
    method="GET",
    path="/books",
    parameters=(
        Parameter("query", "limit", "limit", "int"),
        Parameter("query", "author", "author", "str"),
        Parameter("query", "tag", "tag", "list[str]"),
        Parameter("header", "X-Branch", "x_branch", "str"),
    ),
    responses=(Response(200, "list[Book]"),),
    auth=(("basic",),),
)

_LEND_A_BOOK: Operation[LendABookResponse] = Operation(
    name="lend_a_book",
    method="POST",
    path="/books/{bookId}/loans",
    parameters=(Parameter("path", "bookId", "book_id", "int"),),
    body=JsonBody(
        parts=(Part("reader", "reader", "int"), Part("until", "until", "date")),
        required=True,
    ),
    responses=(Response(201, "LendABookResponse"),),
    auth=(("basic",),),
    errors=(ErrorCase(409, "", "Gone"),),
)
