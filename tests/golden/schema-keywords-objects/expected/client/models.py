"""The types of Schema Keywords Objects."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.further import Open as _Open
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Inventory(_Model):
    places: dict[str, Place]
    """At least 1 key. The name of any property must match `^[a-z]+$`."""

    labels: Labels | None = None

    counts: dict[str, int] | None = None
    """Each value: at least 0. Each name of a property must be one of `new` or
    `used`.
    """

    notes: Notes | None = None
    """Each property whose name matches `^x-`: Of one's own."""

    main: Place | None = None
    """The first one."""

    depot: Depot | None = None
    updated: _JsonValue


@dataclass(slots=True, kw_only=True)
class Labels(_Open[str]):
    """The `labels` of `Inventory`.

    `secret` must be left out. Each other property must have at most 20 characters.
    """

    owner: str | None = None


@dataclass(slots=True, kw_only=True)
class Notes(_Model):
    """Each property whose name matches `^x-`: Of one's own.

    Each property whose name matches `^x-` must be an integer.
    """

    text: str | None = None


@dataclass(slots=True, kw_only=True)
class Depot(_Model):
    """The `depot` of `Inventory`."""

    name: str
    area: float


@dataclass(slots=True, kw_only=True)
class Place(_Model, closed=True):
    """Part of `Inventory`.

    No other keys are allowed.
    """

    name: str | None = None
