"""What the Styles Msgspec API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
from typing import Annotated as _Annotated
from typing import Literal as _Literal
from typing import TypeAlias as _TypeAlias

from msgspec import UNSET as _UNSET
from msgspec import Meta as _Meta
from msgspec import UnsetType as _UnsetType
from msgspec import field as _field

from .._runtime.styled_msgspec import As as _As
from .._runtime.styled_msgspec import Loose as _Loose
from .._runtime.styled_msgspec import Model as _Model
from .._runtime.styled_msgspec import shaped as _shaped
from .._runtime.values import JsonValue as _JsonValue
from .._runtime.values import Tag as _Tag


class Parcel(_Model, kw_only=True):
    """What is on its way."""

    id: _Annotated[str, _Meta(max_length=4)]
    """Its number. At most 4 characters."""

    left_at: _dt.datetime = _field(name="left at")
    fixed: _Literal["yes"] = "yes"

    size: _Loose[Size | str] | _UnsetType = _UNSET
    """How big it is."""

    weight: float | None | _UnsetType = _UNSET
    """At least 0."""

    copy: bool | _UnsetType = _UNSET
    price: _Annotated[_decimal.Decimal | _UnsetType, _As(form="text")] = _UNSET
    part: Part | _UnsetType = _UNSET
    place: _Loose[Place] | _UnsetType = _UNSET
    pair: tuple[int, str] | _UnsetType = _UNSET
    password: _Annotated[str | _UnsetType, _As(hidden=True)] = _UNSET
    any: _Loose[_JsonValue] | _UnsetType = _UNSET


class Size(_enum.StrEnum):
    """How big it is."""

    S = "s"
    M = "m"


@_shaped(further="date")
class Part(_Model, kw_only=True):
    """The `part` of `Parcel`."""

    code: int
    inside: list[Part] | _UnsetType = _UNSET


@_shaped(closed=True)
class Shelf(_Model, kw_only=True):
    """One kind of `Place`.

    No other keys are allowed.
    """

    kind: _Literal["shelf"] = "shelf"
    row: int | _UnsetType = _UNSET


class Door(_Model, kw_only=True):
    """One kind of `Place`."""

    kind: _Literal["door"] = "door"
    street: str | _UnsetType = _UNSET


Place: _TypeAlias = _Annotated[
    "Shelf | Door", _Tag("kind", {"shelf": "Shelf", "door": "Door"})
]
"""The `place` of `Parcel`."""


class Parcels(_Model, kw_only=True):
    """What `list_parcels` returns."""

    items: list[Parcel]
