"""The clients of the Loose API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Basic
from .._runtime.body import JsonBody, TextBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView
from .._runtime.values import UNSET

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue, Unset


class PostmanLooseClient(SyncClient):
    """The Loose API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://loose.example",
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
    def with_raw_response(self) -> PostmanLooseClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanLooseClientRaw(self)

    def get_plain(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /plain."""
        return self._send(_GET_PLAIN, {}, options)

    def header_text(
        self,
        *,
        x_a: int | None = None,
        x_b: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Header text.

        Args:
            x_a: For example `1`.
            x_b: For example `2`.
        """
        return self._send(_HEADER_TEXT, {"x_a": x_a, "x_b": x_b}, options)

    def null_url(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Null url."""
        return self._send(_NULL_URL, {}, options)

    def weird_auth(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Weird auth."""
        return self._send(_WEIRD_AUTH, {}, options)

    def broken_body(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken body."""
        return self._send(_BROKEN_BODY, {"body": body}, options)

    def unquoted_hole(
        self,
        *,
        id: JsonValue | Unset = UNSET,
        name: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Unquoted hole."""
        return self._send(_UNQUOTED_HOLE, {"id": id, "name": name}, options)

    def scripted(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Scripted."""
        return self._send(_SCRIPTED, {}, options)


class AsyncPostmanLooseClient(AsyncClient):
    """The Loose API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        base_url: str = "https://loose.example",
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
    def with_raw_response(self) -> AsyncPostmanLooseClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanLooseClientRaw(self)

    async def get_plain(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /plain."""
        return await self._send(_GET_PLAIN, {}, options)

    async def header_text(
        self,
        *,
        x_a: int | None = None,
        x_b: int | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Header text.

        Args:
            x_a: For example `1`.
            x_b: For example `2`.
        """
        return await self._send(_HEADER_TEXT, {"x_a": x_a, "x_b": x_b}, options)

    async def null_url(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Null url."""
        return await self._send(_NULL_URL, {}, options)

    async def weird_auth(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Weird auth."""
        return await self._send(_WEIRD_AUTH, {}, options)

    async def broken_body(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Broken body."""
        return await self._send(_BROKEN_BODY, {"body": body}, options)

    async def unquoted_hole(
        self,
        *,
        id: JsonValue | Unset = UNSET,
        name: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Unquoted hole."""
        return await self._send(_UNQUOTED_HOLE, {"id": id, "name": name}, options)

    async def scripted(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Scripted."""
        return await self._send(_SCRIPTED, {}, options)


class PostmanLooseClientRaw(RawView[PostmanLooseClient]):
    """The calls of `PostmanLooseClient`, returning whole responses."""

    get_plain = RawMethod(PostmanLooseClient.get_plain)
    header_text = RawMethod(PostmanLooseClient.header_text)
    null_url = RawMethod(PostmanLooseClient.null_url)
    weird_auth = RawMethod(PostmanLooseClient.weird_auth)
    broken_body = RawMethod(PostmanLooseClient.broken_body)
    unquoted_hole = RawMethod(PostmanLooseClient.unquoted_hole)
    scripted = RawMethod(PostmanLooseClient.scripted)


class AsyncPostmanLooseClientRaw(AsyncRawView[AsyncPostmanLooseClient]):
    """The calls of `AsyncPostmanLooseClient`, returning whole responses."""

    get_plain = AsyncRawMethod(AsyncPostmanLooseClient.get_plain)
    header_text = AsyncRawMethod(AsyncPostmanLooseClient.header_text)
    null_url = AsyncRawMethod(AsyncPostmanLooseClient.null_url)
    weird_auth = AsyncRawMethod(AsyncPostmanLooseClient.weird_auth)
    broken_body = AsyncRawMethod(AsyncPostmanLooseClient.broken_body)
    unquoted_hole = AsyncRawMethod(AsyncPostmanLooseClient.unquoted_hole)
    scripted = AsyncRawMethod(AsyncPostmanLooseClient.scripted)


_SERVICE = Service(name="postman_loose", package=__package__ or "", version="1")

_GET_PLAIN: Operation[JsonValue] = Operation(
    name="get_plain",
    method="GET",
    path="/plain",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)

_HEADER_TEXT: Operation[JsonValue] = Operation(
    name="header_text",
    method="GET",
    path="/header",
    parameters=(
        Parameter("header", "X-A", "x_a", "int"),
        Parameter("header", "X-B", "x_b", "int"),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)

_NULL_URL: Operation[JsonValue] = Operation(
    name="null_url",
    method="GET",
    path="/",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)

_WEIRD_AUTH: Operation[JsonValue] = Operation(
    name="weird_auth",
    method="GET",
    path="/quantum",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_BROKEN_BODY: Operation[JsonValue] = Operation(
    name="broken_body",
    method="POST",
    path="/broken",
    body=TextBody(name="body", required=True, media="application/json"),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)

_UNQUOTED_HOLE: Operation[JsonValue] = Operation(
    name="unquoted_hole",
    method="POST",
    path="/hole",
    body=JsonBody(
        parts=(Part("id", "id", "JsonValue"), Part("name", "name", "str")),
        required=True,
        media="text/plain",
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)

_SCRIPTED: Operation[JsonValue] = Operation(
    name="scripted",
    method="GET",
    path="/scripted",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)
