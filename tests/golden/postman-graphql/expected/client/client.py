"""The clients of the Library API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.graphql import GraphqlBody
from .._runtime.plan import Operation, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView
from .._runtime.values import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue, Unset
    from .models import FindBooksResponse, Where


class PostmanGraphqlClient(SyncClient):
    """The Library API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://library.example.com",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanGraphqlClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanGraphqlClientRaw(self)

    def find_books(
        self,
        *,
        author: str,
        first: int | None | Unset = UNSET,
        after: str | None | Unset = UNSET,
        where: Sequence[Where] | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> FindBooksResponse:
        """Find books.

        Args:
            first: Default: `20`.
        """
        return self._send(
            _FIND_BOOKS,
            {"author": author, "first": first, "after": after, "where": where},
            options,
        )

    def lend_a_book(
        self,
        *,
        book: str,
        until: date | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Lend a book."""
        return self._send(_LEND_A_BOOK, {"book": book, "until": until}, options)

    def count_books(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count books."""
        return self._send(_COUNT_BOOKS, {}, options)

    def count_readers(
        self,
        *,
        since: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count readers."""
        return self._send(_COUNT_READERS, {"since": since}, options)

    def broken_query(
        self,
        *,
        id: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken query."""
        return self._send(_BROKEN_QUERY, {"id": id}, options)


class AsyncPostmanGraphqlClient(AsyncClient):
    """The Library API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://library.example.com",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanGraphqlClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanGraphqlClientRaw(self)

    async def find_books(
        self,
        *,
        author: str,
        first: int | None | Unset = UNSET,
        after: str | None | Unset = UNSET,
        where: Sequence[Where] | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> FindBooksResponse:
        """Find books.

        Args:
            first: Default: `20`.
        """
        return await self._send(
            _FIND_BOOKS,
            {"author": author, "first": first, "after": after, "where": where},
            options,
        )

    async def lend_a_book(
        self,
        *,
        book: str,
        until: date | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Lend a book."""
        return await self._send(_LEND_A_BOOK, {"book": book, "until": until}, options)

    async def count_books(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count books."""
        return await self._send(_COUNT_BOOKS, {}, options)

    async def count_readers(
        self,
        *,
        since: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count readers."""
        return await self._send(_COUNT_READERS, {"since": since}, options)

    async def broken_query(
        self,
        *,
        id: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken query."""
        return await self._send(_BROKEN_QUERY, {"id": id}, options)


class PostmanGraphqlClientRaw(RawView[PostmanGraphqlClient]):
    """The calls of `PostmanGraphqlClient`, returning whole responses."""

    find_books = RawMethod(PostmanGraphqlClient.find_books)
    lend_a_book = RawMethod(PostmanGraphqlClient.lend_a_book)
    count_books = RawMethod(PostmanGraphqlClient.count_books)
    count_readers = RawMethod(PostmanGraphqlClient.count_readers)
    broken_query = RawMethod(PostmanGraphqlClient.broken_query)


class AsyncPostmanGraphqlClientRaw(AsyncRawView[AsyncPostmanGraphqlClient]):
    """The calls of `AsyncPostmanGraphqlClient`, returning whole responses."""

    find_books = AsyncRawMethod(AsyncPostmanGraphqlClient.find_books)
    lend_a_book = AsyncRawMethod(AsyncPostmanGraphqlClient.lend_a_book)
    count_books = AsyncRawMethod(AsyncPostmanGraphqlClient.count_books)
    count_readers = AsyncRawMethod(AsyncPostmanGraphqlClient.count_readers)
    broken_query = AsyncRawMethod(AsyncPostmanGraphqlClient.broken_query)


_SERVICE = Service(name="postman_graphql", package=__package__ or "", version="1")

_FIND_BOOKS: Operation[FindBooksResponse] = Operation(
    name="find_books",
    method="POST",
    path="/graphql",
    body=GraphqlBody(
        "query FindBooks($author: ID!, $first: Int = 20, $after: String, $where: "
        "[BookFilter!]) {\n"
        "  books(author: $author, first: $first, after: $after, where: $where) {\n"
        "    ...Book\n"
        "  }\n"
        "}\n\n"
        "fragment Book on Book {\n"
        "  id\n"
        "  title\n"
        "}\n",
        parts=(
            Part("author", "author", "str", required=True),
            Part("first", "first", "int | None"),
            Part("after", "after", "str | None"),
            Part("where", "where", "list[Where] | None"),
        ),
        operation="FindBooks",
    ),
    responses=(Response(200, "FindBooksResponse"),),
)

_LEND_A_BOOK: Operation[JsonValue] = Operation(
    name="lend_a_book",
    method="POST",
    path="/graphql",
    body=GraphqlBody(
        "mutation Lend($book: ID!, $until: Date) { lend(book: $book, until: $until) { "
        "id } }",
        parts=(
            Part("book", "book", "str", required=True),
            Part("until", "until", "date | None"),
        ),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_COUNT_BOOKS: Operation[JsonValue] = Operation(
    name="count_books",
    method="POST",
    path="/graphql",
    body=GraphqlBody("{ total: bookCount }"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_COUNT_READERS: Operation[JsonValue] = Operation(
    name="count_readers",
    method="POST",
    path="/graphql",
    body=GraphqlBody(
        "query ($since: Date!) { readerCount(since: $since) }",
        parts=(Part("since", "since", "str", required=True),),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_BROKEN_QUERY: Operation[JsonValue] = Operation(
    name="broken_query",
    method="POST",
    path="/graphql",
    body=GraphqlBody(
        "query Broken($id: ) {\n  book(id: $id) { id }\n}",
        parts=(Part("id", "id", "int"),),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
