"""The types of Schema Refs Addresses."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Tree(_Model):
    """The `tree` of `Walk`."""

    label: Label | None = None
    colour: Colour | None = None
    shade: Shade | None = None
    children: list[Tree] | None = None
    ref: str | None = _field(default=None, metadata={"wire": "$ref"})
    rules: _JsonValue | _Unset = _UNSET


Label: _TypeAlias = "str"
"""The `label` of `Tree`.

At most 20 characters.
"""


@dataclass(slots=True, kw_only=True)
class Colour(_Model):
    """The `colour` of `Tree`."""

    name: str | None = None
    shade: Shade | None = None


@dataclass(slots=True, kw_only=True)
class Walk(_Model):
    id: int | None = None
    start: Place | None = None
    end: Place | None = None
    through: list[End] | None = None
    tree: Tree | None = None


@dataclass(slots=True, kw_only=True)
class Place(_Model):
    """Part of `Walk`."""

    x: float | None = None
    y: float | None = None


Shade: _TypeAlias = "float"
"""The `shade` of `Tree` and `Colour`.

From 0 to 1.
"""


End: _TypeAlias = "Place"
"""An item of `Walk.through`."""
