"""What the Styles Typeddict API takes and returns."""

from __future__ import annotations

import enum as _enum
import typing as _typing
from typing import Annotated as _Annotated
from typing import Literal as _Literal
from typing import NotRequired as _NotRequired
from typing import TypeAlias as _TypeAlias
from typing import TypedDict as _TypedDict

from .._runtime.styled_typeddict import typed as typed
from .._runtime.values import JsonValue as _JsonValue
from .._runtime.values import Tag as _Tag

Parcel = _typing.TypedDict(
    "Parcel",
    {
        "id": "str",
        "left at": "str",
        "fixed": '_Literal["yes"]',
        "size": "_NotRequired[Size | str]",
        "weight": "_NotRequired[float | None]",
        "copy": "_NotRequired[bool]",
        "price": "_NotRequired[str]",
        "part": "_NotRequired[Part]",
        "place": "_NotRequired[Place]",
        "pair": "_NotRequired[list[int | str]]",
        "password": "_NotRequired[str]",
        "any": "_NotRequired[_JsonValue]",
    },
)
"""What is on its way.

Keys:
    `id`: Its number. At most 4 characters.
    `left at`: Written as a date and time.
    `size`: How big it is.
    `weight`: At least 0.
    `price`: Written as a decimal number.
"""


class Size(_enum.StrEnum):
    """How big it is."""

    S = "s"
    M = "m"


class Part(_TypedDict):
    """The `part` of `Parcel`."""

    code: int
    inside: _NotRequired[list[Part]]


class Shelf(_TypedDict):
    """One kind of `Place`.

    No other keys are allowed.
    """

    kind: _Literal["shelf"]
    row: _NotRequired[int]


class Door(_TypedDict):
    """One kind of `Place`."""

    kind: _Literal["door"]
    street: _NotRequired[str]


Place: _TypeAlias = _Annotated[
    "Shelf | Door", _Tag("kind", {"shelf": "Shelf", "door": "Door"})
]
"""The `place` of `Parcel`."""


class Parcels(_TypedDict):
    """What `list_parcels` returns."""

    items: list[Parcel]
