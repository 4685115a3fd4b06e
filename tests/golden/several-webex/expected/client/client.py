"""The clients of the Meeting reports API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Basic, Bearer
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Service
from .._runtime.raw import AsyncRawView, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout
    from .groups.reports import AsyncReports, AsyncReportsRaw, Reports, ReportsRaw


class WebexClient(SyncClient):
    """The Meeting reports API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://api.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
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
            auth={"bearer": Bearer(token), "basic": Basic(username, password)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> WebexClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return WebexClientRaw(self)

    @property
    def reports(self) -> Reports:
        """The calls of `Reports`."""
        from .groups.reports import Reports

        return Reports(self)


class AsyncWebexClient(AsyncClient):
    """The Meeting reports API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://api.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
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
            auth={"bearer": Bearer(token), "basic": Basic(username, password)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncWebexClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncWebexClientRaw(self)

    @property
    def reports(self) -> AsyncReports:
        """The calls of `Reports`."""
        from .groups.reports import AsyncReports

        return AsyncReports(self)


class WebexClientRaw(RawView[WebexClient]):
    """The calls of `WebexClient`, returning whole responses."""

    @property
    def reports(self) -> ReportsRaw:
        """The calls of `Reports`."""
        from .groups.reports import ReportsRaw

        return ReportsRaw(self._target.reports)


class AsyncWebexClientRaw(AsyncRawView[AsyncWebexClient]):
    """The calls of `AsyncWebexClient`, returning whole responses."""

    @property
    def reports(self) -> AsyncReportsRaw:
        """The calls of `Reports`."""
        from .groups.reports import AsyncReportsRaw

        return AsyncReportsRaw(self._target.reports)


_SERVICE = Service(name="webex", package=__package__ or "", version="1")
