"""The clients of the Library API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Basic
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Service
from .._runtime.raw import AsyncRawView, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout
    from .groups.books import AsyncBooks, AsyncBooksRaw, Books, BooksRaw


class PostmanGroupsClient(SyncClient):
    """The Library API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://library.example/v1",
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
    def with_raw_response(self) -> PostmanGroupsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanGroupsClientRaw(self)

    @property
    def books(self) -> Books:
        """Everything on the shelves."""
        from .groups.books import Books

        return Books(self)


class AsyncPostmanGroupsClient(AsyncClient):
    """The Library API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://library.example/v1",
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
    def with_raw_response(self) -> AsyncPostmanGroupsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanGroupsClientRaw(self)

    @property
    def books(self) -> AsyncBooks:
        """Everything on the shelves."""
        from .groups.books import AsyncBooks

        return AsyncBooks(self)


class PostmanGroupsClientRaw(RawView[PostmanGroupsClient]):
    """The calls of `PostmanGroupsClient`, returning whole responses."""

    @property
    def books(self) -> BooksRaw:
        """Everything on the shelves."""
        from .groups.books import BooksRaw

        return BooksRaw(self._target.books)


class AsyncPostmanGroupsClientRaw(AsyncRawView[AsyncPostmanGroupsClient]):
    """The calls of `AsyncPostmanGroupsClient`, returning whole responses."""

    @property
    def books(self) -> AsyncBooksRaw:
        """Everything on the shelves."""
        from .groups.books import AsyncBooksRaw

        return AsyncBooksRaw(self._target.books)


_SERVICE = Service(name="postman_groups", package=__package__ or "", version="1")
