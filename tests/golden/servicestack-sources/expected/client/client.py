"""The clients of the Depot API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)
from .._runtime.session import RenewedBearer, Session

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import ListParcelsState, Parcel


class ServicestackSourcesClient(MessageClient):
    """The Depot API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://depot.example/api",
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
                "session": Session(
                    username,
                    password,
                    session_id=session_id,
                    sign_in_path="/auth/credentials",
                    refresh_path="/access-token",
                ),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackSourcesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackSourcesClientRaw(self)

    def get_parcel(
        self,
        number: str,
        *,
        with_sender: bool | None = None,
        options: RequestOptions | None = None,
    ) -> Parcel:
        """Finds a parcel.

        Also one that has arrived.

        Prerequisites:
            - Requires Authentication

        Args:
            number: As printed on the label.
            with_sender: Whether the sender is wanted.
        """
        return self._send(
            _GET_PARCEL, {"number": number, "with_sender": with_sender}, options
        )

    def list_parcels(
        self,
        *,
        state: ListParcelsState | str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Parcel]:
        """Lists what is in the depot.

        Prerequisites:
            - Requires Authentication
        """
        return self._send(_LIST_PARCELS, {"state": state}, options)


class AsyncServicestackSourcesClient(AsyncMessageClient):
    """The Depot API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://depot.example/api",
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
                "session": Session(
                    username,
                    password,
                    session_id=session_id,
                    sign_in_path="/auth/credentials",
                    refresh_path="/access-token",
                ),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackSourcesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackSourcesClientRaw(self)

    async def get_parcel(
        self,
        number: str,
        *,
        with_sender: bool | None = None,
        options: RequestOptions | None = None,
    ) -> Parcel:
        """Finds a parcel.

        Also one that has arrived.

        Prerequisites:
            - Requires Authentication

        Args:
            number: As printed on the label.
            with_sender: Whether the sender is wanted.
        """
        return await self._send(
            _GET_PARCEL, {"number": number, "with_sender": with_sender}, options
        )

    async def list_parcels(
        self,
        *,
        state: ListParcelsState | str | None = None,
        options: RequestOptions | None = None,
    ) -> list[Parcel]:
        """Lists what is in the depot.

        Prerequisites:
            - Requires Authentication
        """
        return await self._send(_LIST_PARCELS, {"state": state}, options)


class ServicestackSourcesClientRaw(MessageView[ServicestackSourcesClient]):
    """The calls of `ServicestackSourcesClient`, returning whole responses."""

    get_parcel = RawMethod(ServicestackSourcesClient.get_parcel)
    list_parcels = RawMethod(ServicestackSourcesClient.list_parcels)


class AsyncServicestackSourcesClientRaw(
    AsyncMessageView[AsyncServicestackSourcesClient]
):
    """The calls of `AsyncServicestackSourcesClient`, returning whole responses."""

    get_parcel = AsyncRawMethod(AsyncServicestackSourcesClient.get_parcel)
    list_parcels = AsyncRawMethod(AsyncServicestackSourcesClient.list_parcels)


_SERVICE = Service(
    name="servicestack_sources",
    package=__package__ or "",
    version="2.1",
    messages={"client": ("GetParcel", "ListParcels")},
    error=ErrorBody(
        "ResponseStatus",
        path=("ResponseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_GET_PARCEL: Operation[Parcel] = Operation(
    name="get_parcel",
    method="GET",
    path="/parcels/{Number}",
    parameters=(
        Parameter("path", "Number", "number", "str"),
        Parameter("query", "WithSender", "with_sender", "bool"),
    ),
    responses=(Response(200, "Parcel"),),
    auth=(("session",), ("bearer",)),
)

_LIST_PARCELS: Operation[list[Parcel]] = Operation(
    name="list_parcels",
    method="GET",
    path="/parcels",
    parameters=(Parameter("query", "State", "state", "ListParcelsState"),),
    responses=(Response(200, "list[Parcel]"),),
    auth=(("session",), ("bearer",)),
)

MESSAGES = {
    "GetParcel": MessagePlan(
        (_GET_PARCEL,),
        method="GET",
        path="/json/reply/GetParcel",
        batch="/json/reply/GetParcel[]",
        one_way="/json/oneway/GetParcel",
    ),
    "ListParcels": MessagePlan(
        (_LIST_PARCELS,),
        method="GET",
        path="/json/reply/ListParcels",
        batch="/json/reply/ListParcels[]",
        one_way="/json/oneway/ListParcels",
    ),
}
