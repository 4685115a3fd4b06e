"""The types of Schema Refs Clash."""

from __future__ import annotations

import enum as _enum
from dataclasses import dataclass
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class OfferEast(_Model):
    price: Price | None = None
    shop: Shop | _Unset = _UNSET


@dataclass(slots=True, kw_only=True)
class Price(_Model):
    """The `price` of `OfferEast`."""

    amount: float | None = None
    unit: Unit | str | None = None


class Unit(_enum.StrEnum):
    """The `unit` of `Price` and `WestPrice`."""

    PIECE = "piece"
    METRE = "metre"


@dataclass(slots=True, kw_only=True)
class OfferWest(_Model):
    price: WestPrice | None = None
    shop: Shop | _Unset = _UNSET


@dataclass(slots=True, kw_only=True)
class WestPrice(_Model):
    """The `price` of `OfferWest`."""

    amount: str | None = None
    unit: Unit | str | None = None


Shop: _TypeAlias = "_JsonValue"
"""Any JSON: no source declares this type."""
