"""The clients of the Books API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.plan import ErrorBody, Service
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout
    from .groups.books import AsyncBooks, AsyncBooksRaw, Books, BooksRaw
    from .groups.shelves import AsyncShelves, AsyncShelvesRaw, Shelves, ShelvesRaw


class BooksClient(MessageClient):
    """The Books API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://books.example.com/api",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> BooksClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return BooksClientRaw(self)

    @property
    def books(self) -> Books:
        """The calls of `books`."""
        from .groups.books import Books

        return Books(self)

    @property
    def shelves(self) -> Shelves:
        """The calls of `Shelves`."""
        from .groups.shelves import Shelves

        return Shelves(self)


class AsyncBooksClient(AsyncMessageClient):
    """The Books API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://books.example.com/api",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncBooksClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncBooksClientRaw(self)

    @property
    def books(self) -> AsyncBooks:
        """The calls of `books`."""
        from .groups.books import AsyncBooks

        return AsyncBooks(self)

    @property
    def shelves(self) -> AsyncShelves:
        """The calls of `Shelves`."""
        from .groups.shelves import AsyncShelves

        return AsyncShelves(self)


class BooksClientRaw(MessageView[BooksClient]):
    """The calls of `BooksClient`, returning whole responses."""

    @property
    def books(self) -> BooksRaw:
        """The calls of `books`."""
        from .groups.books import BooksRaw

        return BooksRaw(self._target.books)

    @property
    def shelves(self) -> ShelvesRaw:
        """The calls of `Shelves`."""
        from .groups.shelves import ShelvesRaw

        return ShelvesRaw(self._target.shelves)


class AsyncBooksClientRaw(AsyncMessageView[AsyncBooksClient]):
    """The calls of `AsyncBooksClient`, returning whole responses."""

    @property
    def books(self) -> AsyncBooksRaw:
        """The calls of `books`."""
        from .groups.books import AsyncBooksRaw

        return AsyncBooksRaw(self._target.books)

    @property
    def shelves(self) -> AsyncShelvesRaw:
        """The calls of `Shelves`."""
        from .groups.shelves import AsyncShelvesRaw

        return AsyncShelvesRaw(self._target.shelves)


_SERVICE = Service(
    name="books",
    package=__package__ or "",
    version="1.0",
    messages={"groups.books": ("FindBooks", "GetBook")},
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)
