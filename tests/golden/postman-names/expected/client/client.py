"""The clients of the Names API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .models import ImportResponse, UsersList


class PostmanNamesClient(SyncClient):
    """The Names API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://names.example",
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
    def with_raw_response(self) -> PostmanNamesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanNamesClientRaw(self)

    def plus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """+1."""
        return self._send(_PLUS_1, {}, options)

    def minus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """-1."""
        return self._send(_MINUS_1, {}, options)

    def import_(
        self,
        *,
        class_: str | None = None,
        self_: str | None = None,
        options_: str | None = None,
        from_: str | None = None,
        value_2fa: str | None = None,
        übung: str | None = None,
        a_minus_b: str | None = None,
        a_b: str | None = None,
        options: RequestOptions | None = None,
    ) -> ImportResponse:
        """Import."""
        return self._send(
            _IMPORT_,
            {
                "class_": class_,
                "self_": self_,
                "options_": options_,
                "from_": from_,
                "value_2fa": value_2fa,
                "übung": übung,
                "a_minus_b": a_minus_b,
                "a_b": a_b,
            },
            options,
        )

    def get_users_list(
        self,
        user_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> UsersList:
        """Get user’s list."""
        return self._send(_GET_USERS_LIST, {"user_id": user_id}, options)

    def close_post_close(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Close."""
        return self._send(_CLOSE_POST_CLOSE, {}, options)

    def close_put_close(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Close."""
        return self._send(_CLOSE_PUT_CLOSE, {}, options)

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /."""
        return self._send(_GET, {}, options)


class AsyncPostmanNamesClient(AsyncClient):
    """The Names API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://names.example",
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
    def with_raw_response(self) -> AsyncPostmanNamesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanNamesClientRaw(self)

    async def plus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """+1."""
        return await self._send(_PLUS_1, {}, options)

    async def minus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """-1."""
        return await self._send(_MINUS_1, {}, options)

    async def import_(
        self,
        *,
        class_: str | None = None,
        self_: str | None = None,
        options_: str | None = None,
        from_: str | None = None,
        value_2fa: str | None = None,
        übung: str | None = None,
        a_minus_b: str | None = None,
        a_b: str | None = None,
        options: RequestOptions | None = None,
    ) -> ImportResponse:
        """Import."""
        return await self._send(
            _IMPORT_,
            {
                "class_": class_,
                "self_": self_,
                "options_": options_,
                "from_": from_,
                "value_2fa": value_2fa,
                "übung": übung,
                "a_minus_b": a_minus_b,
                "a_b": a_b,
            },
            options,
        )

    async def get_users_list(
        self,
        user_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> UsersList:
        """Get user’s list."""
        return await self._send(_GET_USERS_LIST, {"user_id": user_id}, options)

    async def close_post_close(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Close."""
        return await self._send(_CLOSE_POST_CLOSE, {}, options)

    async def close_put_close(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Close."""
        return await self._send(_CLOSE_PUT_CLOSE, {}, options)

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """GET /."""
        return await self._send(_GET, {}, options)


class PostmanNamesClientRaw(RawView[PostmanNamesClient]):
    """The calls of `PostmanNamesClient`, returning whole responses."""

    plus_1 = RawMethod(PostmanNamesClient.plus_1)
    minus_1 = RawMethod(PostmanNamesClient.minus_1)
    import_ = RawMethod(PostmanNamesClient.import_)
    get_users_list = RawMethod(PostmanNamesClient.get_users_list)
    close_post_close = RawMethod(PostmanNamesClient.close_post_close)
    close_put_close = RawMethod(PostmanNamesClient.close_put_close)
    get = RawMethod(PostmanNamesClient.get)


class AsyncPostmanNamesClientRaw(AsyncRawView[AsyncPostmanNamesClient]):
    """The calls of `AsyncPostmanNamesClient`, returning whole responses."""

    plus_1 = AsyncRawMethod(AsyncPostmanNamesClient.plus_1)
    minus_1 = AsyncRawMethod(AsyncPostmanNamesClient.minus_1)
    import_ = AsyncRawMethod(AsyncPostmanNamesClient.import_)
    get_users_list = AsyncRawMethod(AsyncPostmanNamesClient.get_users_list)
    close_post_close = AsyncRawMethod(AsyncPostmanNamesClient.close_post_close)
    close_put_close = AsyncRawMethod(AsyncPostmanNamesClient.close_put_close)
    get = AsyncRawMethod(AsyncPostmanNamesClient.get)


_SERVICE = Service(name="postman_names", package=__package__ or "", version="1")

_PLUS_1: Operation[JsonValue] = Operation(
    name="plus_1",
    method="POST",
    path="/votes/up",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_MINUS_1: Operation[JsonValue] = Operation(
    name="minus_1",
    method="POST",
    path="/votes/down",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_IMPORT_: Operation[ImportResponse] = Operation(
    name="import_",
    method="GET",
    path="/import",
    parameters=(
        Parameter("query", "class", "class_", "str"),
        Parameter("query", "self", "self_", "str"),
        Parameter("query", "options", "options_", "str"),
        Parameter("query", "from", "from_", "str"),
        Parameter("query", "2fa", "value_2fa", "str"),
        Parameter("query", "Übung", "übung", "str"),
        Parameter("query", "a-b", "a_minus_b", "str"),
        Parameter("query", "a_b", "a_b", "str"),
    ),
    responses=(Response(200, "ImportResponse"),),
)

_GET_USERS_LIST: Operation[UsersList] = Operation(
    name="get_users_list",
    method="GET",
    path="/users/{userId}/list",
    parameters=(Parameter("path", "userId", "user_id", "str"),),
    responses=(Response(200, "UsersList"),),
)

_CLOSE_POST_CLOSE: Operation[JsonValue] = Operation(
    name="close_post_close",
    method="POST",
    path="/close",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_CLOSE_PUT_CLOSE: Operation[JsonValue] = Operation(
    name="close_put_close",
    method="PUT",
    path="/close",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_GET: Operation[JsonValue] = Operation(
    name="get",
    method="GET",
    path="/",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
