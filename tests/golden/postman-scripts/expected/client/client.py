"""The clients of the Pets API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .models import Pet


class PostmanScriptsClient(SyncClient):
    """The Pets API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://pets.example.com",
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
    def with_raw_response(self) -> PostmanScriptsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanScriptsClientRaw(self)

    def log_in(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Log in."""
        return self._send(_LOG_IN, {}, options)

    def list_pets(
        self,
        *,
        x_session: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Pet]:
        """List pets."""
        return self._send(_LIST_PETS, {"x_session": x_session}, options)

    def open_session(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Open session."""
        return self._send(_OPEN_SESSION, {}, options)


class AsyncPostmanScriptsClient(AsyncClient):
    """The Pets API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://pets.example.com",
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
    def with_raw_response(self) -> AsyncPostmanScriptsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanScriptsClientRaw(self)

    async def log_in(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Log in."""
        return await self._send(_LOG_IN, {}, options)

    async def list_pets(
        self,
        *,
        x_session: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Pet]:
        """List pets."""
        return await self._send(_LIST_PETS, {"x_session": x_session}, options)

    async def open_session(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Open session."""
        return await self._send(_OPEN_SESSION, {}, options)


class PostmanScriptsClientRaw(RawView[PostmanScriptsClient]):
    """The calls of `PostmanScriptsClient`, returning whole responses."""

    log_in = RawMethod(PostmanScriptsClient.log_in)
    list_pets = RawMethod(PostmanScriptsClient.list_pets)
    open_session = RawMethod(PostmanScriptsClient.open_session)


class AsyncPostmanScriptsClientRaw(AsyncRawView[AsyncPostmanScriptsClient]):
    """The calls of `AsyncPostmanScriptsClient`, returning whole responses."""

    log_in = AsyncRawMethod(AsyncPostmanScriptsClient.log_in)
    list_pets = AsyncRawMethod(AsyncPostmanScriptsClient.list_pets)
    open_session = AsyncRawMethod(AsyncPostmanScriptsClient.open_session)


_SERVICE = Service(name="postman_scripts", package=__package__ or "", version="1")

_LOG_IN: Operation[JsonValue] = Operation(
    name="log_in",
    method="POST",
    path="/login",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=((),),
)

_LIST_PETS: Operation[list[Pet]] = Operation(
    name="list_pets",
    method="GET",
    path="/pets",
    parameters=(Parameter("header", "X-Session", "x_session", "str"),),
    responses=(Response(200, "list[Pet]"),),
    auth=(("bearer",),),
)

_OPEN_SESSION: Operation[JsonValue] = Operation(
    name="open_session",
    method="POST",
    path="/session",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer",),),
)
