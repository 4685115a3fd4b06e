"""The clients of the Meetings API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import ErrorBody, Operation, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .groups.sites import AsyncSites, AsyncSitesRaw, Sites, SitesRaw


class OverlayCorrectionsClient(SyncClient):
    """The Meetings API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        region: str = "eu",
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            region: Where the site is kept. One of `eu`, `us`.
            base_url: Where the API lives, if elsewhere than the other settings say.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{region}.meetings.example/v1"
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
    def with_raw_response(self) -> OverlayCorrectionsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return OverlayCorrectionsClientRaw(self)

    @property
    def sites(self) -> Sites:
        """The calls of `Sites`."""
        from .groups.sites import Sites

        return Sites(self)

    def ping(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Ping.

        Deprecated.
        """
        return self._send(_PING, {}, options)


class AsyncOverlayCorrectionsClient(AsyncClient):
    """The Meetings API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        region: str = "eu",
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            region: Where the site is kept. One of `eu`, `us`.
            base_url: Where the API lives, if elsewhere than the other settings say.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{region}.meetings.example/v1"
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
    def with_raw_response(self) -> AsyncOverlayCorrectionsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncOverlayCorrectionsClientRaw(self)

    @property
    def sites(self) -> AsyncSites:
        """The calls of `Sites`."""
        from .groups.sites import AsyncSites

        return AsyncSites(self)

    async def ping(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Ping.

        Deprecated.
        """
        return await self._send(_PING, {}, options)


class OverlayCorrectionsClientRaw(RawView[OverlayCorrectionsClient]):
    """The calls of `OverlayCorrectionsClient`, returning whole responses."""

    ping = RawMethod(OverlayCorrectionsClient.ping)

    @property
    def sites(self) -> SitesRaw:
        """The calls of `Sites`."""
        from .groups.sites import SitesRaw

        return SitesRaw(self._target.sites)


class AsyncOverlayCorrectionsClientRaw(AsyncRawView[AsyncOverlayCorrectionsClient]):
    """The calls of `AsyncOverlayCorrectionsClient`, returning whole responses."""

    ping = AsyncRawMethod(AsyncOverlayCorrectionsClient.ping)

    @property
    def sites(self) -> AsyncSitesRaw:
        """The calls of `Sites`."""
        from .groups.sites import AsyncSitesRaw

        return AsyncSitesRaw(self._target.sites)


_SERVICE = Service(
    name="overlay_corrections",
    package=__package__ or "",
    version="1",
    error=ErrorBody(code=(("error", "code"),), message=(("error", "text"),)),
)

_PING: Operation[JsonValue] = Operation(
    name="ping",
    method="GET",
    path="/ping",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=((),),
    deprecated=True,
)
