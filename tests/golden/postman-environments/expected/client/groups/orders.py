"""The calls of `Orders`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from ..._runtime.options import RequestOptions
    from ..._runtime.values import JsonValue


class Orders(SyncGroup):
    """The calls of `Orders`."""

    @property
    def with_raw_response(self) -> OrdersRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return OrdersRaw(self)

    def get_order(
        self,
        order_id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get order."""
        return self._send(_GET_ORDER, {"order_id": order_id}, options)

    def list_orders(
        self,
        *,
        since: date | None = None,
        key: UUID | None = None,
        rush: bool | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List orders."""
        return self._send(
            _LIST_ORDERS, {"since": since, "key": key, "rush": rush}, options
        )


class AsyncOrders(AsyncGroup):
    """The calls of `Orders`."""

    @property
    def with_raw_response(self) -> AsyncOrdersRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncOrdersRaw(self)

    async def get_order(
        self,
        order_id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Get order."""
        return await self._send(_GET_ORDER, {"order_id": order_id}, options)

    async def list_orders(
        self,
        *,
        since: date | None = None,
        key: UUID | None = None,
        rush: bool | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """List orders."""
        return await self._send(
            _LIST_ORDERS, {"since": since, "key": key, "rush": rush}, options
        )


class OrdersRaw(RawView[Orders]):
    """The calls of `Orders`, returning whole responses."""

    get_order = RawMethod(Orders.get_order)
    list_orders = RawMethod(Orders.list_orders)


class AsyncOrdersRaw(AsyncRawView[AsyncOrders]):
    """The calls of `AsyncOrders`, returning whole responses."""

    get_order = AsyncRawMethod(AsyncOrders.get_order)
    list_orders = AsyncRawMethod(AsyncOrders.list_orders)


_GET_ORDER: Operation[JsonValue] = Operation(
    name="get_order",
    method="GET",
    path="/orders/{orderId}",
    parameters=(Parameter("path", "orderId", "order_id", "UUID"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)

_LIST_ORDERS: Operation[JsonValue] = Operation(
    name="list_orders",
    method="GET",
    path="/orders",
    parameters=(
        Parameter("query", "since", "since", "date"),
        Parameter("query", "key", "key", "UUID"),
        Parameter("query", "rush", "rush", "bool"),
    ),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
