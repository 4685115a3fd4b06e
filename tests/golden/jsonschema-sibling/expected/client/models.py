"""The types of Jsonschema Sibling."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Cart(_Model):
    owner: Owner | None = None

    second_owner: Owner | None = None
    """Another one."""

    items: list[CartItem] | None = None


@dataclass(slots=True, kw_only=True)
class CartItem(_Model):
    """An item of `Cart.items`."""

    sku: str | None = None

    count: int | None = None
    """At least 1. Default: `1`."""


@dataclass(slots=True, kw_only=True)
class Owner(_Model):
    """Part of `Cart`."""

    name: str
    """What to call them."""

    born: _dt.date | None = None
