"""The clients of the Shop API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.carrying import MessagePlan
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
    from uuid import UUID

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import CreateOrderResponse, GetOrderResponse, OrderItem, OrderState


class ServicestackPagesClient(MessageClient):
    """The Shop API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://shop.example",
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
                "session": Session(username, password, session_id=session_id),
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
    def with_raw_response(self) -> ServicestackPagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackPagesClientRaw(self)

    def create_order(
        self,
        *,
        customer_id: int,
        reference: str | None = None,
        items: Sequence[OrderItem] | None = None,
        options: RequestOptions | None = None,
    ) -> CreateOrderResponse:
        """Places an order.

        The order is paid later.

        Prerequisites:
            - Requires Authentication
            - Required roles: Buyer

        Args:
            customer_id: Who buys.
            items: What is bought.
        """
        return self._send(
            _CREATE_ORDER,
            {"customer_id": customer_id, "reference": reference, "items": items},
            options,
        )

    def get_order(
        self,
        order_id: UUID,
        *,
        state: OrderState | str | None = None,
        options: RequestOptions | None = None,
    ) -> GetOrderResponse:
        """Reads an order.

        Args:
            state: Only in this state.
        """
        return self._send(_GET_ORDER, {"order_id": order_id, "state": state}, options)


class AsyncServicestackPagesClient(AsyncMessageClient):
    """The Shop API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://shop.example",
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
                "session": Session(username, password, session_id=session_id),
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
    def with_raw_response(self) -> AsyncServicestackPagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackPagesClientRaw(self)

    async def create_order(
        self,
        *,
        customer_id: int,
        reference: str | None = None,
        items: Sequence[OrderItem] | None = None,
        options: RequestOptions | None = None,
    ) -> CreateOrderResponse:
        """Places an order.

        The order is paid later.

        Prerequisites:
            - Requires Authentication
            - Required roles: Buyer

        Args:
            customer_id: Who buys.
            items: What is bought.
        """
        return await self._send(
            _CREATE_ORDER,
            {"customer_id": customer_id, "reference": reference, "items": items},
            options,
        )

    async def get_order(
        self,
        order_id: UUID,
        *,
        state: OrderState | str | None = None,
        options: RequestOptions | None = None,
    ) -> GetOrderResponse:
        """Reads an order.

        Args:
            state: Only in this state.
        """
        return await self._send(
            _GET_ORDER, {"order_id": order_id, "state": state}, options
        )


class ServicestackPagesClientRaw(MessageView[ServicestackPagesClient]):
    """The calls of `ServicestackPagesClient`, returning whole responses."""

    create_order = RawMethod(ServicestackPagesClient.create_order)
    get_order = RawMethod(ServicestackPagesClient.get_order)


class AsyncServicestackPagesClientRaw(AsyncMessageView[AsyncServicestackPagesClient]):
    """The calls of `AsyncServicestackPagesClient`, returning whole responses."""

    create_order = AsyncRawMethod(AsyncServicestackPagesClient.create_order)
    get_order = AsyncRawMethod(AsyncServicestackPagesClient.get_order)


_SERVICE = Service(
    name="servicestack_pages",
    package=__package__ or "",
    version="2.1",
    messages={"client": ("CreateOrder", "GetOrder")},
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_CREATE_ORDER: Operation[CreateOrderResponse] = Operation(
    name="create_order",
    method="POST",
    path="/orders",
    body=JsonBody(
        parts=(
            Part("customerId", "customer_id", "int", required=True),
            Part("reference", "reference", "str"),
            Part("items", "items", "list[OrderItem]"),
        ),
        required=True,
    ),
    responses=(Response(200, "CreateOrderResponse"),),
    auth=(("session",), ("bearer",)),
)

_GET_ORDER: Operation[GetOrderResponse] = Operation(
    name="get_order",
    method="GET",
    path="/orders/{OrderId}",
    parameters=(
        Parameter("path", "OrderId", "order_id", "UUID", form="hex"),
        Parameter("query", "state", "state", "OrderState"),
    ),
    responses=(Response(200, "GetOrderResponse"),),
)

MESSAGES = {
    "CreateOrder": MessagePlan(
        (_CREATE_ORDER,),
        path="/json/reply/CreateOrder",
        batch="/json/reply/CreateOrder[]",
        one_way="/json/oneway/CreateOrder",
    ),
    "GetOrder": MessagePlan(
        (_GET_ORDER,),
        method="GET",
        path="/json/reply/GetOrder",
        batch="/json/reply/GetOrder[]",
        one_way="/json/oneway/GetOrder",
    ),
}
