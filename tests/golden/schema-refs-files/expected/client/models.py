"""The types of Schema Refs Files."""

from __future__ import annotations

import enum as _enum
from dataclasses import dataclass
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Order(_Model):
    """What a customer asks for."""

    lines: list[Line]
    address: Address | None = None
    billing: Address | None = None
    previous: Order | None = None
    carrier: Carrier | _Unset = _UNSET


Sku: _TypeAlias = "str"
"""The `sku` of `Line`.

Pattern: `^[A-Z]{3}-[0-9]+$`.
"""


@dataclass(slots=True, kw_only=True)
class Address(_Model):
    """Part of `Order`."""

    street: str | None = None
    country: Country | str | None = None


class Country(_enum.StrEnum):
    """The `country` of `Address`."""

    DE = "de"
    FR = "fr"


@dataclass(slots=True, kw_only=True)
class Line(_Model):
    """An item of `Order.lines`."""

    sku: Sku

    count: int | None = None
    """At least 1."""


Carrier: _TypeAlias = "_JsonValue"
"""Any JSON: no source declares this type."""
