"""The calls of `Books`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.carrying import MessagePlan
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.multipart import Multipart
from ..._runtime.pagekinds import OffsetPaging
from ..._runtime.paging import PagedOperation
from ..._runtime.plan import Operation, Parameter, Part, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from uuid import UUID

    from ..._runtime.files import FileInput
    from ..._runtime.options import RequestOptions
    from ..._runtime.paging import AsyncPages, Page
    from ..models import Book, IdResponse, LibraryKind, QueryResponseBook


class Books(SyncGroup):
    """The calls of `books`."""

    @property
    def with_raw_response(self) -> BooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return BooksRaw(self)

    def query_books(
        self,
        *,
        id: UUID | None = None,
        kinds: Sequence[LibraryKind | str] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[QueryResponseBook, Book]:
        """Rows of Book, page by page.

        At most 100 rows at once.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_BOOKS,
            {
                "id": id,
                "kinds": kinds,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    def query_books_by_id(
        self,
        id: UUID,
        *,
        kinds: Sequence[LibraryKind | str] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[QueryResponseBook, Book]:
        """Rows of Book, page by page.

        At most 100 rows at once.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_BOOKS_BY_ID,
            {
                "id": id,
                "kinds": kinds,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    def add_book(
        self,
        *,
        title: str,
        price: Decimal | None = None,
        cover: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> IdResponse:
        """Adds a book.

        Prerequisites:
            - Requires Authentication
            - Required roles: Librarian

        Args:
            title: From 1 to 80 characters.
            cover: Files may be of: png. At most 65,536 bytes each.
        """
        return self._send(
            _ADD_BOOK, {"title": title, "price": price, "cover": cover}, options
        )


class AsyncBooks(AsyncGroup):
    """The calls of `books`."""

    @property
    def with_raw_response(self) -> AsyncBooksRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncBooksRaw(self)

    def query_books(
        self,
        *,
        id: UUID | None = None,
        kinds: Sequence[LibraryKind | str] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[QueryResponseBook, Book]:
        """Rows of Book, page by page.

        At most 100 rows at once.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_BOOKS,
            {
                "id": id,
                "kinds": kinds,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    def query_books_by_id(
        self,
        id: UUID,
        *,
        kinds: Sequence[LibraryKind | str] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[QueryResponseBook, Book]:
        """Rows of Book, page by page.

        At most 100 rows at once.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_BOOKS_BY_ID,
            {
                "id": id,
                "kinds": kinds,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    async def add_book(
        self,
        *,
        title: str,
        price: Decimal | None = None,
        cover: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> IdResponse:
        """Adds a book.

        Prerequisites:
            - Requires Authentication
            - Required roles: Librarian

        Args:
            title: From 1 to 80 characters.
            cover: Files may be of: png. At most 65,536 bytes each.
        """
        return await self._send(
            _ADD_BOOK, {"title": title, "price": price, "cover": cover}, options
        )


class BooksRaw(RawView[Books]):
    """The calls of `Books`, returning whole responses."""

    query_books = RawMethod(Books.query_books)
    query_books_by_id = RawMethod(Books.query_books_by_id)
    add_book = RawMethod(Books.add_book)


class AsyncBooksRaw(AsyncRawView[AsyncBooks]):
    """The calls of `AsyncBooks`, returning whole responses."""

    query_books = AsyncRawMethod(AsyncBooks.query_books)
    query_books_by_id = AsyncRawMethod(AsyncBooks.query_books_by_id)
    add_book = AsyncRawMethod(AsyncBooks.add_book)


_QUERY_BOOKS: PagedOperation[QueryResponseBook, Book] = PagedOperation(
    name="query_books",
    method="GET",
    path="/books",
    parameters=(
        Parameter("query", "id", "id", "UUID"),
        Parameter("query", "kinds", "kinds", "list[LibraryKind]", style="jsv"),
        Parameter("query", "skip", "skip", "int"),
        Parameter("query", "take", "take", "int"),
        Parameter("query", "orderBy", "order_by", "str"),
        Parameter("query", "orderByDesc", "order_by_desc", "str"),
        Parameter("query", "include", "include", "str"),
        Parameter("query", "fields", "fields", "str"),
        Parameter("query", "meta", "meta", "dict[str, str]", style="jsv"),
        Parameter("query", "", "conditions", style="open"),
    ),
    responses=(Response(200, "QueryResponseBook"),),
    paging=OffsetPaging(items=("results",), parameter=("skip",), total=("total",)),
)

_QUERY_BOOKS_BY_ID: PagedOperation[QueryResponseBook, Book] = PagedOperation(
    name="query_books_by_id",
    method="GET",
    path="/books/{Id}",
    parameters=(
        Parameter("path", "Id", "id", "UUID"),
        Parameter("query", "kinds", "kinds", "list[LibraryKind]", style="jsv"),
        Parameter("query", "skip", "skip", "int"),
        Parameter("query", "take", "take", "int"),
        Parameter("query", "orderBy", "order_by", "str"),
        Parameter("query", "orderByDesc", "order_by_desc", "str"),
        Parameter("query", "include", "include", "str"),
        Parameter("query", "fields", "fields", "str"),
        Parameter("query", "meta", "meta", "dict[str, str]", style="jsv"),
        Parameter("query", "", "conditions", style="open"),
    ),
    responses=(Response(200, "QueryResponseBook"),),
    paging=OffsetPaging(items=("results",), parameter=("skip",), total=("total",)),
)

_ADD_BOOK: Operation[IdResponse] = Operation(
    name="add_book",
    method="POST",
    path="/books",
    body=Multipart(
        (
            Part("title", "title", "str", required=True),
            Part("price", "price", "Decimal"),
            Part("cover", "cover", "bytes", encoding="file"),
        )
    ),
    responses=(Response(200, "IdResponse"),),
    auth=(("session",),),
)

MESSAGES = {
    "QueryBooks": MessagePlan(
        (_QUERY_BOOKS_BY_ID, _QUERY_BOOKS),
        method="GET",
        path="/api/QueryBooks",
        batch="/api/QueryBooks[]",
        one_way="/json/oneway/QueryBooks",
    ),
    "AddBook": MessagePlan(
        (_ADD_BOOK,),
        path="/api/AddBook",
        batch="/api/AddBook[]",
        one_way="/json/oneway/AddBook",
    ),
}
