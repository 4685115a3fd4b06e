"""The clients of the Library API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)
from .._runtime.session import Session

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .groups.books import AsyncBooks, AsyncBooksRaw, Books, BooksRaw
    from .groups.shelves import AsyncShelves, AsyncShelvesRaw, Shelves, ShelvesRaw


class ServicestackMetadataClient(MessageClient):
    """The Library API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        base_url: str = "https://library.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"session": Session(username, password, session_id=session_id)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackMetadataClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackMetadataClientRaw(self)

    @property
    def books(self) -> Books:
        """The calls of `books`."""
        from .groups.books import Books

        return Books(self)

    @property
    def shelves(self) -> Shelves:
        """The calls of `shelves`."""
        from .groups.shelves import Shelves

        return Shelves(self)

    def read_page(
        self,
        path: str,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Read page."""
        return self._send(_READ_PAGE, {"path": path}, options)

    def close_library(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Close library."""
        return self._send(_CLOSE_LIBRARY, {}, options)


class AsyncServicestackMetadataClient(AsyncMessageClient):
    """The Library API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        base_url: str = "https://library.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"session": Session(username, password, session_id=session_id)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackMetadataClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackMetadataClientRaw(self)

    @property
    def books(self) -> AsyncBooks:
        """The calls of `books`."""
        from .groups.books import AsyncBooks

        return AsyncBooks(self)

    @property
    def shelves(self) -> AsyncShelves:
        """The calls of `shelves`."""
        from .groups.shelves import AsyncShelves

        return AsyncShelves(self)

    async def read_page(
        self,
        path: str,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Read page."""
        return await self._send(_READ_PAGE, {"path": path}, options)

    async def close_library(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Close library."""
        return await self._send(_CLOSE_LIBRARY, {}, options)


class ServicestackMetadataClientRaw(MessageView[ServicestackMetadataClient]):
    """The calls of `ServicestackMetadataClient`, returning whole responses."""

    read_page = RawMethod(ServicestackMetadataClient.read_page)
    close_library = RawMethod(ServicestackMetadataClient.close_library)

    @property
    def books(self) -> BooksRaw:
        """The calls of `books`."""
        from .groups.books import BooksRaw

        return BooksRaw(self._target.books)

    @property
    def shelves(self) -> ShelvesRaw:
        """The calls of `shelves`."""
        from .groups.shelves import ShelvesRaw

        return ShelvesRaw(self._target.shelves)


class AsyncServicestackMetadataClientRaw(
    AsyncMessageView[AsyncServicestackMetadataClient]
):
    """The calls of `AsyncServicestackMetadataClient`, returning whole responses."""

    read_page = AsyncRawMethod(AsyncServicestackMetadataClient.read_page)
    close_library = AsyncRawMethod(AsyncServicestackMetadataClient.close_library)

    @property
    def books(self) -> AsyncBooksRaw:
        """The calls of `books`."""
        from .groups.books import AsyncBooksRaw

        return AsyncBooksRaw(self._target.books)

    @property
    def shelves(self) -> AsyncShelvesRaw:
        """The calls of `shelves`."""
        from .groups.shelves import AsyncShelvesRaw

        return AsyncShelvesRaw(self._target.shelves)


_SERVICE = Service(
    name="servicestack_metadata",
    package=__package__ or "",
    version="1.2",
    messages={
        "client": ("CloseLibrary", "ReadPage"),
        "groups.books": ("AddBook", "QueryBooks"),
        "groups.shelves": ("GetShelf", "ListShelves"),
    },
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_READ_PAGE: Operation[bytes] = Operation(
    name="read_page",
    method="GET",
    path="/pages/{Path}",
    parameters=(Parameter("path", "Path", "path", "str", style="rest"),),
    responses=(Response(200, "bytes", encoding="binary"),),
)

_CLOSE_LIBRARY: Operation[None] = Operation(
    name="close_library",
    method="POST",
    path="/api/CloseLibrary",
    responses=(Response(204),),
)

MESSAGES = {
    "ReadPage": MessagePlan(
        (_READ_PAGE,),
        method="GET",
        path="/api/ReadPage",
        batch="/api/ReadPage[]",
        one_way="/json/oneway/ReadPage",
    ),
    "CloseLibrary": MessagePlan(
        (_CLOSE_LIBRARY,),
        path="/api/CloseLibrary",
        batch="/api/CloseLibrary[]",
        one_way="/json/oneway/CloseLibrary",
    ),
}
