"""The types of Jsonschema Lost Reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Cart(_Model):
    owner: Owner | _Unset = _UNSET

    second_owner: Owner | _Unset = _UNSET
    """Another one."""

    items: list[CartItem] | None = None


Owner: _TypeAlias = "_JsonValue"
"""Any JSON: no source declares this type."""


CartItem: _TypeAlias = "_JsonValue"
"""Any JSON: no source declares this type."""
