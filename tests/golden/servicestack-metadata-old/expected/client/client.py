"""The clients of the Servicestack Metadata Old API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import Book


class ServicestackMetadataOldClient(MessageClient):
    """The Servicestack Metadata Old API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str,
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
    def with_raw_response(self) -> ServicestackMetadataOldClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackMetadataOldClientRaw(self)

    def get_books(
        self,
        shelf: int,
        *,
        word: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """The books of a shelf."""
        return self._send(_GET_BOOKS, {"shelf": shelf, "word": word}, options)

    def delete_books(
        self,
        shelf: int,
        *,
        word: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """The books of a shelf."""
        return self._send(_DELETE_BOOKS, {"shelf": shelf, "word": word}, options)

    def burn_book(
        self,
        *,
        title: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Burn book."""
        return self._send(_BURN_BOOK, {"title": title}, options)


class AsyncServicestackMetadataOldClient(AsyncMessageClient):
    """The Servicestack Metadata Old API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str,
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
    def with_raw_response(self) -> AsyncServicestackMetadataOldClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackMetadataOldClientRaw(self)

    async def get_books(
        self,
        shelf: int,
        *,
        word: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """The books of a shelf."""
        return await self._send(_GET_BOOKS, {"shelf": shelf, "word": word}, options)

    async def delete_books(
        self,
        shelf: int,
        *,
        word: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Book]:
        """The books of a shelf."""
        return await self._send(_DELETE_BOOKS, {"shelf": shelf, "word": word}, options)

    async def burn_book(
        self,
        *,
        title: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Burn book."""
        return await self._send(_BURN_BOOK, {"title": title}, options)


class ServicestackMetadataOldClientRaw(MessageView[ServicestackMetadataOldClient]):
    """The calls of `ServicestackMetadataOldClient`, returning whole responses."""

    get_books = RawMethod(ServicestackMetadataOldClient.get_books)
    delete_books = RawMethod(ServicestackMetadataOldClient.delete_books)
    burn_book = RawMethod(ServicestackMetadataOldClient.burn_book)


class AsyncServicestackMetadataOldClientRaw(
    AsyncMessageView[AsyncServicestackMetadataOldClient]
):
    """The calls of `AsyncServicestackMetadataOldClient`, returning whole responses."""

    get_books = AsyncRawMethod(AsyncServicestackMetadataOldClient.get_books)
    delete_books = AsyncRawMethod(AsyncServicestackMetadataOldClient.delete_books)
    burn_book = AsyncRawMethod(AsyncServicestackMetadataOldClient.burn_book)


_SERVICE = Service(
    name="servicestack_metadata_old",
    package=__package__ or "",
    version="1",
    messages={"client": ("Books", "BurnBook")},
    error=ErrorBody(
        "ResponseStatus",
        path=("ResponseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_GET_BOOKS: Operation[list[Book]] = Operation(
    name="get_books",
    method="GET",
    path="/books/{Shelf}",
    parameters=(
        Parameter("path", "Shelf", "shelf", "int"),
        Parameter("query", "Word", "word", "str"),
    ),
    responses=(Response(200, "list[Book]"),),
)

_DELETE_BOOKS: Operation[list[Book]] = Operation(
    name="delete_books",
    method="DELETE",
    path="/books/{Shelf}",
    parameters=(
        Parameter("path", "Shelf", "shelf", "int"),
        Parameter("query", "Word", "word", "str"),
    ),
    responses=(Response(200, "list[Book]"),),
)

_BURN_BOOK: Operation[None] = Operation(
    name="burn_book",
    method="POST",
    path="/json/reply/BurnBook",
    body=JsonBody(parts=(Part("Title", "title", "str", required=True),), required=True),
    responses=(Response(204),),
)

MESSAGES = {
    "Books": MessagePlan(
        (_GET_BOOKS, _DELETE_BOOKS),
        method="GET",
        path="/json/reply/Books",
        batch="/json/reply/Books[]",
        one_way="/json/oneway/Books",
    ),
    "BurnBook": MessagePlan(
        (_BURN_BOOK,),
        path="/json/reply/BurnBook",
        batch="/json/reply/BurnBook[]",
        one_way="/json/oneway/BurnBook",
    ),
}
