"""The types of Jsonschema Types."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Annotated as _Annotated
from typing import Literal as _Literal
from typing import TypeAlias as _TypeAlias

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Tag as _Tag
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Everything(_Model):
    """One of each."""

    id: _uuid.UUID
    nullable: str | None
    maybe: int | None | _Unset = _UNSET

    old: str | None | _Unset = _UNSET
    """Deprecated."""

    when: _dt.datetime | None = None
    day: _dt.date | None = None
    at: _dt.time | None = None
    span: _dt.timedelta | None = None
    price: _decimal.Decimal | None = _field(default=None, metadata={"form": "text"})
    blob: bytes | None = None

    secret: str | None = _field(default=None, repr=False, metadata={"form": "password"})
    """Only written."""

    mail: str | None = None
    """At most 80 characters. Format: `email`."""

    level: Level | int | None = None

    color: Color | str | None = None
    """The color."""

    fixed: _Literal["v1"] | None = None
    anything: _JsonValue | _Unset = _UNSET

    pair: list[_JsonValue] | None = None
    """Item 1 is a string and item 2 is an integer, where there are so many."""

    scores: dict[str, float] | None = None
    tree: Node | None = None
    either: str | int | None = None
    shape: Shape | None = None
    child: Child | None = None
    stamped: _dt.datetime | None = _field(default=None, metadata={"form": "z"})
    list_: list[str] | None = _field(default=None, metadata={"wire": "list"})
    class_: str | None = _field(default=None, metadata={"wire": "class"})
    ref: str | None = _field(default=None, metadata={"wire": "$ref"})


class Level(_enum.IntEnum):
    """The `level` of `Everything`."""

    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3


class Color(_enum.StrEnum):
    """The color."""

    RED = "red"
    """Like a rose."""

    DARK_GREEN = "dark-green"
    """Like a fir."""

    PLUS_1 = "+1"
    MINUS_1 = "-1"
    VALUE = ""


@dataclass(slots=True, kw_only=True)
class Child(_Model):
    """The `child` of `Everything`."""

    deep: Deep | None = None


@dataclass(slots=True, kw_only=True)
class Deep(_Model):
    """The `deep` of `Child`."""

    x: float | None = None


@dataclass(slots=True, kw_only=True)
class Node(_Model):
    """The `tree` of `Everything`."""

    value: str | None = None
    children: list[Node] | None = None


Shape: _TypeAlias = _Annotated[
    "Circle | Square", _Tag("kind", {"circle": "Circle", "square": "Square"})
]
"""The `shape` of `Everything`."""


@dataclass(slots=True, kw_only=True)
class Circle(_Model):
    """One kind of `Shape`."""

    kind: _Literal["circle"] = "circle"
    radius: float


@dataclass(slots=True, kw_only=True)
class Square(_Model):
    """One kind of `Shape`."""

    name: str | None = None
    """A name."""

    kind: _Literal["square"] = "square"
    side: float


@dataclass(slots=True, kw_only=True)
class Named(_Model):
    name: str | None = None
    """A name."""
