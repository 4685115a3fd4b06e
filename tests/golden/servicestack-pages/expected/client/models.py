"""What the Shop API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request
from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class CreateOrderResponse(_Model):
    """What `create_order` returns."""

    order_id: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "orderId", "form": "hex"}
    )
    state: OrderState | str | None = None
    total: _decimal.Decimal | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


class OrderState(_enum.StrEnum):
    """The `state` of `CreateOrderResponse`, `GetOrderResponse` and others."""

    OPEN = "Open"
    PAID = "Paid"
    LOST = "Lost"


@dataclass(slots=True, kw_only=True)
class ResponseStatus(_Model):
    """What went wrong with a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    message: str | None = None
    """What went wrong, for people."""

    stack_trace: str | None = _field(default=None, metadata={"wire": "stackTrace"})
    """Where it went wrong; debug mode only."""

    errors: list[ResponseError] | None = None
    """What is wrong with single fields."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class ResponseError(_Model):
    """What is wrong with one field of a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    field_name: str | None = _field(default=None, metadata={"wire": "fieldName"})
    """The field that is wrong."""

    message: str | None = None
    """What is wrong, for people."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class OrderItem(_Model):
    """An item of the `items` of `GetOrderResponse` and `CreateOrder`."""

    sku: str | None = None
    count: int | None = None


@dataclass(slots=True, kw_only=True)
class GetOrderResponse(_Model):
    """What `get_order` returns."""

    order_id: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "orderId", "form": "hex"}
    )
    state: OrderState | str | None = None
    paid_on: _dt.datetime | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "paidOn", "form": "z7"}
    )
    items: list[OrderItem] | None = None


@dataclass(slots=True, kw_only=True)
class CreateOrder(_Request["CreateOrderResponse"]):
    """Places an order.

    The order is paid later.

    `send` it, or call `create_order`: returns `CreateOrderResponse`.

    Prerequisites:
        - Requires Authentication
        - Required roles: Buyer
    """

    customer_id: int = _field(metadata={"wire": "customerId"})
    """Who buys."""

    reference: str | None = None

    items: list[OrderItem] | None = None
    """What is bought."""


@dataclass(slots=True, kw_only=True)
class GetOrder(_Request["GetOrderResponse"]):
    """Reads an order.

    `send` it, or call `get_order`: returns `GetOrderResponse`.
    """

    order_id: _uuid.UUID = _field(metadata={"wire": "orderId", "form": "hex"})

    state: OrderState | str | None = None
    """Only in this state."""
