"""The clients of the Library API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Basic
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.multipart import Multipart
from .._runtime.plan import Operation, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.files import FileInput
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .groups.books import AsyncBooks, AsyncBooksRaw, Books, BooksRaw


class PostmanV1Client(SyncClient):
    """The Library API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://library.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: Who is asking.
            password: The password of the user.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"basic": Basic(username, password)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanV1ClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanV1ClientRaw(self)

    @property
    def books(self) -> Books:
        """The calls of `Books`."""
        from .groups.books import Books

        return Books(self)

    def add_cover(
        self,
        *,
        book_id: int | None = None,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Add cover."""
        return self._send(_ADD_COVER, {"book_id": book_id, "picture": picture}, options)

    def opening_hours(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Opening hours."""
        return self._send(_OPENING_HOURS, {}, options)


class AsyncPostmanV1Client(AsyncClient):
    """The Library API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://library.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: Who is asking.
            password: The password of the user.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"basic": Basic(username, password)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanV1ClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanV1ClientRaw(self)

    @property
    def books(self) -> AsyncBooks:
        """The calls of `Books`."""
        from .groups.books import AsyncBooks

        return AsyncBooks(self)

    async def add_cover(
        self,
        *,
        book_id: int | None = None,
        picture: FileInput | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Add cover."""
        return await self._send(
            _ADD_COVER, {"book_id": book_id, "picture": picture}, options
        )

    async def opening_hours(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Opening hours."""
        return await self._send(_OPENING_HOURS, {}, options)


class PostmanV1ClientRaw(RawView[PostmanV1Client]):
    """The calls of `PostmanV1Client`, returning whole responses."""

    add_cover = RawMethod(PostmanV1Client.add_cover)
    opening_hours = RawMethod(PostmanV1Client.opening_hours)

    @property
    def books(self) -> BooksRaw:
        """The calls of `Books`."""
        from .groups.books import BooksRaw

        return BooksRaw(self._target.books)


class AsyncPostmanV1ClientRaw(AsyncRawView[AsyncPostmanV1Client]):
    """The calls of `AsyncPostmanV1Client`, returning whole responses."""

    add_cover = AsyncRawMethod(AsyncPostmanV1Client.add_cover)
    opening_hours = AsyncRawMethod(AsyncPostmanV1Client.opening_hours)

    @property
    def books(self) -> AsyncBooksRaw:
        """The calls of `Books`."""
        from .groups.books import AsyncBooksRaw

        return AsyncBooksRaw(self._target.books)


_SERVICE = Service(name="postman_v1", package=__package__ or "", version="1")

_ADD_COVER: Operation[JsonValue] = Operation(
    name="add_cover",
    method="POST",
    path="/covers",
    body=Multipart(
        (
            Part("bookId", "book_id", "int"),
            Part("picture", "picture", "bytes", encoding="file"),
        )
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_OPENING_HOURS: Operation[JsonValue] = Operation(
    name="opening_hours",
    method="GET",
    path="/hours",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
