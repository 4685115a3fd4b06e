"""The clients of the Vault API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.apikey import ApiKey
from .._runtime.carrying import MessagePlan
from .._runtime.multipart import Multipart
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)
from .._runtime.session import RenewedBearer, Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.files import FileInput
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import GetSecretResponse, Label


class ServicestackAuthClient(MessageClient):
    """The Vault API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        api_key: str | None = None,
        base_url: str = "https://vault.example/api",
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
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            api_key: A key from your profile.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
                "api_key": ApiKey(api_key, "header", "X-Vault-Key"),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackAuthClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackAuthClientRaw(self)

    def ping(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Ping."""
        return self._send(_PING, {}, options)

    def get_secret(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> GetSecretResponse:
        """Get secret.

        Prerequisites:
            - Requires Authentication
            - Required roles: Keeper
        """
        return self._send(_GET_SECRET, {"name": name}, options)

    def put_secret(
        self,
        *,
        name: str | None = None,
        expires: datetime | None = None,
        tags: Sequence[str] | None = None,
        labels: Sequence[Label] | None = None,
        main: Label | None = None,
        content: FileInput | None = None,
        pages: Sequence[FileInput] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put secret.

        Prerequisites:
            - Requires Authentication
        """
        return self._send(
            _PUT_SECRET,
            {
                "name": name,
                "expires": expires,
                "tags": tags,
                "labels": labels,
                "main": main,
                "content": content,
                "pages": pages,
            },
            options,
        )

    def count_secrets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Count secrets.

        Prerequisites:
            - Requires API Key
        """
        return self._send(_COUNT_SECRETS, {}, options)

    def export_secrets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Export secrets.

        Prerequisites:
            - Requires Authentication
            - Requires API Key
        """
        return self._send(_EXPORT_SECRETS, {}, options)


class AsyncServicestackAuthClient(AsyncMessageClient):
    """The Vault API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        api_key: str | None = None,
        base_url: str = "https://vault.example/api",
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
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            api_key: A key from your profile.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
                "api_key": ApiKey(api_key, "header", "X-Vault-Key"),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackAuthClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackAuthClientRaw(self)

    async def ping(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Ping."""
        return await self._send(_PING, {}, options)

    async def get_secret(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> GetSecretResponse:
        """Get secret.

        Prerequisites:
            - Requires Authentication
            - Required roles: Keeper
        """
        return await self._send(_GET_SECRET, {"name": name}, options)

    async def put_secret(
        self,
        *,
        name: str | None = None,
        expires: datetime | None = None,
        tags: Sequence[str] | None = None,
        labels: Sequence[Label] | None = None,
        main: Label | None = None,
        content: FileInput | None = None,
        pages: Sequence[FileInput] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put secret.

        Prerequisites:
            - Requires Authentication
        """
        return await self._send(
            _PUT_SECRET,
            {
                "name": name,
                "expires": expires,
                "tags": tags,
                "labels": labels,
                "main": main,
                "content": content,
                "pages": pages,
            },
            options,
        )

    async def count_secrets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Count secrets.

        Prerequisites:
            - Requires API Key
        """
        return await self._send(_COUNT_SECRETS, {}, options)

    async def export_secrets(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Export secrets.

        Prerequisites:
            - Requires Authentication
            - Requires API Key
        """
        return await self._send(_EXPORT_SECRETS, {}, options)


class ServicestackAuthClientRaw(MessageView[ServicestackAuthClient]):
    """The calls of `ServicestackAuthClient`, returning whole responses."""

    ping = RawMethod(ServicestackAuthClient.ping)
    get_secret = RawMethod(ServicestackAuthClient.get_secret)
    put_secret = RawMethod(ServicestackAuthClient.put_secret)
    count_secrets = RawMethod(ServicestackAuthClient.count_secrets)
    export_secrets = RawMethod(ServicestackAuthClient.export_secrets)


class AsyncServicestackAuthClientRaw(AsyncMessageView[AsyncServicestackAuthClient]):
    """The calls of `AsyncServicestackAuthClient`, returning whole responses."""

    ping = AsyncRawMethod(AsyncServicestackAuthClient.ping)
    get_secret = AsyncRawMethod(AsyncServicestackAuthClient.get_secret)
    put_secret = AsyncRawMethod(AsyncServicestackAuthClient.put_secret)
    count_secrets = AsyncRawMethod(AsyncServicestackAuthClient.count_secrets)
    export_secrets = AsyncRawMethod(AsyncServicestackAuthClient.export_secrets)


_SERVICE = Service(
    name="servicestack_auth",
    package=__package__ or "",
    version="1",
    messages={
        "client": ("CountSecrets", "ExportSecrets", "GetSecret", "Ping", "PutSecret")
    },
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_PING: Operation[str] = Operation(
    name="ping",
    method="GET",
    path="/ping",
    responses=(Response(200, "str", encoding="text"),),
)

_GET_SECRET: Operation[GetSecretResponse] = Operation(
    name="get_secret",
    method="GET",
    path="/secrets/{Name}",
    parameters=(Parameter("path", "Name", "name", "str"),),
    responses=(Response(200, "GetSecretResponse"),),
    auth=(("session",), ("bearer",), ("api_key",)),
)

_PUT_SECRET: Operation[None] = Operation(
    name="put_secret",
    method="POST",
    path="/secrets",
    body=Multipart(
        (
            Part("name", "name", "str"),
            Part("expires", "expires", "datetime", form="dotnet"),
            Part("tags", "tags", "list[str]", encoding="jsv"),
            Part("labels", "labels", "list[Label]", encoding="jsv"),
            Part("main", "main", "Label", encoding="jsv"),
            Part("content", "content", "bytes", encoding="file"),
            Part("pages", "pages", "list[bytes]", encoding="file"),
        )
    ),
    responses=(Response(204),),
    auth=(("session",), ("bearer",), ("api_key",)),
)

_COUNT_SECRETS: Operation[int] = Operation(
    name="count_secrets",
    method="GET",
    path="/secrets/count",
    responses=(Response(200, "int"),),
    auth=(("api_key",),),
)

_EXPORT_SECRETS: Operation[bytes] = Operation(
    name="export_secrets",
    method="GET",
    path="/secrets/export",
    responses=(Response(200, "bytes", encoding="binary"),),
    auth=(("session", "api_key"), ("bearer", "api_key")),
)

MESSAGES = {
    "Ping": MessagePlan(
        (_PING,),
        method="GET",
        path="/api/Ping",
        batch="/api/Ping[]",
        one_way="/json/oneway/Ping",
    ),
    "GetSecret": MessagePlan(
        (_GET_SECRET,),
        method="GET",
        path="/api/GetSecret",
        batch="/api/GetSecret[]",
        one_way="/json/oneway/GetSecret",
    ),
    "PutSecret": MessagePlan(
        (_PUT_SECRET,),
        path="/api/PutSecret",
        batch="/api/PutSecret[]",
        one_way="/json/oneway/PutSecret",
    ),
    "CountSecrets": MessagePlan(
        (_COUNT_SECRETS,),
        method="GET",
        path="/api/CountSecrets",
        batch="/api/CountSecrets[]",
        one_way="/json/oneway/CountSecrets",
    ),
    "ExportSecrets": MessagePlan(
        (_EXPORT_SECRETS,),
        method="GET",
        path="/api/ExportSecrets",
        batch="/api/ExportSecrets[]",
        one_way="/json/oneway/ExportSecrets",
    ),
}
