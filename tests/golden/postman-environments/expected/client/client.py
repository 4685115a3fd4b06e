"""The clients of the Shop API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .groups.orders import AsyncOrders, AsyncOrdersRaw, Orders, OrdersRaw


class PostmanEnvironmentsClient(SyncClient):
    """The Shop API, called synchronously."""

    def __init__(
        self,
        *,
        region: str = "eu",
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            region: A part of the server's URL.
            base_url: Where the API lives, if elsewhere than the other settings say.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{region}.example.com"
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
    def with_raw_response(self) -> PostmanEnvironmentsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanEnvironmentsClientRaw(self)

    @property
    def orders(self) -> Orders:
        """The calls of `Orders`."""
        from .groups.orders import Orders

        return Orders(self)

    def count_orders(
        self,
        *,
        region: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count orders."""
        return self._send(_COUNT_ORDERS, {"region": region}, options)


class AsyncPostmanEnvironmentsClient(AsyncClient):
    """The Shop API, called asynchronously."""

    def __init__(
        self,
        *,
        region: str = "eu",
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            region: A part of the server's URL.
            base_url: Where the API lives, if elsewhere than the other settings say.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        if base_url is None:
            base_url = f"https://{region}.example.com"
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
    def with_raw_response(self) -> AsyncPostmanEnvironmentsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanEnvironmentsClientRaw(self)

    @property
    def orders(self) -> AsyncOrders:
        """The calls of `Orders`."""
        from .groups.orders import AsyncOrders

        return AsyncOrders(self)

    async def count_orders(
        self,
        *,
        region: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Count orders."""
        return await self._send(_COUNT_ORDERS, {"region": region}, options)


class PostmanEnvironmentsClientRaw(RawView[PostmanEnvironmentsClient]):
    """The calls of `PostmanEnvironmentsClient`, returning whole responses."""

    count_orders = RawMethod(PostmanEnvironmentsClient.count_orders)

    @property
    def orders(self) -> OrdersRaw:
        """The calls of `Orders`."""
        from .groups.orders import OrdersRaw

        return OrdersRaw(self._target.orders)


class AsyncPostmanEnvironmentsClientRaw(AsyncRawView[AsyncPostmanEnvironmentsClient]):
    """The calls of `AsyncPostmanEnvironmentsClient`, returning whole responses."""

    count_orders = AsyncRawMethod(AsyncPostmanEnvironmentsClient.count_orders)

    @property
    def orders(self) -> AsyncOrdersRaw:
        """The calls of `Orders`."""
        from .groups.orders import AsyncOrdersRaw

        return AsyncOrdersRaw(self._target.orders)


_SERVICE = Service(name="postman_environments", package=__package__ or "", version="1")

_COUNT_ORDERS: Operation[JsonValue] = Operation(
    name="count_orders",
    method="GET",
    path="/count",
    parameters=(Parameter("query", "region", "region", "str"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
