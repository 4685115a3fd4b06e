"""The types of Schema Keywords Values."""

from __future__ import annotations

import enum as _enum
from dataclasses import dataclass
from typing import Literal as _Literal
from typing import TypeAlias as _TypeAlias

from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Palette(_Model, closed=True):
    """An object.

    No other keys are allowed.
    """

    version: _Literal[2] = 2

    unit: _Literal["px"] | None = None
    """Of all lengths."""

    scale: Scale | None = None
    mode: PaletteMode | str | None = None

    preset: Preset | str | list[_JsonValue] | dict[str, _JsonValue] | None = None
    """One of `none`, `[0, 0, 0]`, `{"name": "ink"}`."""

    origin: tuple[float, float]
    """Where it begins."""

    stops: list[float | str] | None = None
    """Item 1: Position. Item 1 is a number and item 2 is a string, where there are so
    many. There must be no further items.
    """

    names: list[str] | None = None
    """No two items are equal. Each item: at least 1 character; pattern: `^[a-z]`."""

    thumbnail: bytes | None = None
    """Its content must be `image/png`."""

    source: str | None = None
    """Its content must be `application/json` that is an array."""


Scale: _TypeAlias = "int | float"
"""One of `1`, `2`, `1.5`."""


class PaletteMode(_enum.StrEnum):
    """The `mode` of `Palette`."""

    RGB = "rgb"
    """Red, green and blue."""

    CMYK = "cmyk"


class Preset(_enum.StrEnum):
    """The `preset` of `Palette`."""

    NONE = "none"
