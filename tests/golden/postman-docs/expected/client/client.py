"""The clients of the Rooms API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Service
from .._runtime.raw import AsyncRawView, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout
    from .groups.rooms import AsyncRooms, AsyncRoomsRaw, Rooms, RoomsRaw


class PostmanDocsClient(SyncClient):
    """The Rooms API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://rooms.example.com",
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
    def with_raw_response(self) -> PostmanDocsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanDocsClientRaw(self)

    @property
    def rooms(self) -> Rooms:
        """Everything about rooms."""
        from .groups.rooms import Rooms

        return Rooms(self)


class AsyncPostmanDocsClient(AsyncClient):
    """The Rooms API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://rooms.example.com",
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
    def with_raw_response(self) -> AsyncPostmanDocsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanDocsClientRaw(self)

    @property
    def rooms(self) -> AsyncRooms:
        """Everything about rooms."""
        from .groups.rooms import AsyncRooms

        return AsyncRooms(self)


class PostmanDocsClientRaw(RawView[PostmanDocsClient]):
    """The calls of `PostmanDocsClient`, returning whole responses."""

    @property
    def rooms(self) -> RoomsRaw:
        """Everything about rooms."""
        from .groups.rooms import RoomsRaw

        return RoomsRaw(self._target.rooms)


class AsyncPostmanDocsClientRaw(AsyncRawView[AsyncPostmanDocsClient]):
    """The calls of `AsyncPostmanDocsClient`, returning whole responses."""

    @property
    def rooms(self) -> AsyncRoomsRaw:
        """Everything about rooms."""
        from .groups.rooms import AsyncRoomsRaw

        return AsyncRoomsRaw(self._target.rooms)


_SERVICE = Service(name="postman_docs", package=__package__ or "", version="1")
