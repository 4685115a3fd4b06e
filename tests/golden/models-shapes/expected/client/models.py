"""The types of Models Shapes."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Annotated as _Annotated
from typing import Literal as _Literal
from typing import TypeAlias as _TypeAlias

from .._runtime.further import Open as _Open
from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Model as _Model
from .._runtime.model import Tag as _Tag
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Drawing(_Model, closed=True):
    """What is drawn, layer by layer.

    No other keys are allowed.
    """

    version: _Literal[2] = 2
    canvas: Size

    shapes: list[Shape]
    """At least 1 item."""

    background: Colour | None | _Unset = _UNSET
    layers: Layers | None = None

    saved: _dt.datetime | Saved | str | int | None = None
    """Where it is an integer: Seconds since 1970. Where it is an integer, it must be at
    least 0.
    """

    notes: Json | _Unset = _UNSET
    at_type: str | None = _field(default=None, metadata={"wire": "@type"})
    type: str | None = None

    ref: str | None = _field(default=None, metadata={"wire": "$ref"})
    """Pattern: `^#`."""


class Saved(_enum.StrEnum):
    """Where it is an integer: Seconds since 1970."""

    NEVER = "never"


Size: _TypeAlias = "tuple[float, float]"
"""How wide and how high."""


Colour: _TypeAlias = 'tuple[_Literal["rgb"], *tuple[int, ...]]'
"""The `background` of `Drawing`.

Each further item must be from 0 to 255.
"""


Shape: _TypeAlias = _Annotated[
    "Circle | Group", _Tag("kind", {"circle": "Circle", "group": "Group"})
]
"""Part of `Drawing` and `Group`."""


@dataclass(slots=True, kw_only=True)
class Circle(_Model):
    """One kind of `Shape`."""

    kind: _Literal["circle"] = "circle"

    radius: float
    """More than 0."""

    filled: _Literal[True] | None = None


@dataclass(slots=True, kw_only=True)
class Group(_Model):
    """One kind of `Shape`."""

    kind: _Literal["group"] = "group"

    members: list[Shape]
    """No two items are equal."""


@dataclass(slots=True, kw_only=True)
class Layers(_Open["Layer"]):
    """The `layers` of `Drawing`."""

    top: str | None = None


@dataclass(slots=True, kw_only=True)
class Layer(_Model):
    """A value under a further key of `Layers`."""

    opacity: float
    """From 0 to 1. Default: `1`."""


Json: _TypeAlias = "str | float | bool | list[Json] | dict[str, Json] | None"
"""The `notes` of `Drawing`."""
