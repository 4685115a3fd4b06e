"""What the Shop API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class ListOrdersItem(_Model):
    """An item of what `list_orders` returns."""

    id: int
    placed: _dt.date | None = None
    note: _JsonValue | _Unset = _UNSET


@dataclass(slots=True, kw_only=True)
class PutOrderRequest(_Model):
    """What `put_order` sends."""

    note: str | None = None


@dataclass(slots=True, kw_only=True)
class PutOrderResponse200(_Model):
    """What `put_order` returns."""

    id: int


@dataclass(slots=True, kw_only=True)
class PutOrderResponse201(_Model):
    """What `put_order` returns."""

    id: int
    made: _dt.datetime = _field(metadata={"form": "z"})


@dataclass(slots=True, kw_only=True)
class CancelOrderError(_Model):
    """What comes back where `cancel_order` fails."""

    code: int
    message: str


@dataclass(slots=True, kw_only=True)
class Stock(_Model):
    """What `get_stock` returns."""

    shelf: int
    full: bool
    goods: list[str]
