"""What the Styles Pydantic API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
from typing import Annotated as _Annotated
from typing import Literal as _Literal

from pydantic import Field as _field
from pydantic import JsonValue as _JsonValue
from typing_extensions import TypeAliasType as _TypeAlias

from .._runtime.styled_pydantic import As as _As
from .._runtime.styled_pydantic import Model as _Model
from .._runtime.styled_pydantic import shaped as _shaped
from .._runtime.values import Tag as _Tag

Place = _TypeAlias(
    "Place",
    _Annotated["Shelf | Door", _Tag("kind", {"shelf": "Shelf", "door": "Door"})],
)
"""The `place` of `Parcel`."""


class Parcel(_Model):
    """What is on its way."""

    id: str = _field(max_length=4)
    """Its number. At most 4 characters."""

    left_at: _dt.datetime = _field(
        validation_alias="left at", serialization_alias="left at"
    )
    fixed: _Literal["yes"] = "yes"

    size: Size | str | None = None
    """How big it is."""

    weight: float | None = None
    """At least 0."""

    copy_: bool | None = _field(
        default=None, validation_alias="copy", serialization_alias="copy"
    )
    price: _Annotated[_decimal.Decimal | None, _As(form="text")] = None
    part: Part | None = None
    place: Place | None = None
    pair: tuple[int, str] | None = None
    password: str | None = _field(default=None, repr=False)
    any: _JsonValue | None = None


class Size(_enum.StrEnum):
    """How big it is."""

    S = "s"
    M = "m"


@_shaped(further="date")
class Part(_Model):
    """The `part` of `Parcel`."""

    code: int
    inside: list[Part] | None = None


@_shaped(closed=True)
class Shelf(_Model):
    """One kind of `Place`.

    No other keys are allowed.
    """

    kind: _Literal["shelf"] = "shelf"
    row: int | None = None


class Door(_Model):
    """One kind of `Place`."""

    kind: _Literal["door"] = "door"
    street: str | None = None


class Parcels(_Model):
    """What `list_parcels` returns."""

    items: list[Parcel]
