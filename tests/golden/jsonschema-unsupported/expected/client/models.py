"""The types of Jsonschema Unsupported."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Limits(_Model):
    """An object.

    `b` must be given where `a` is. Each name of a property must be a string that
    matches `^[a-z]$`.
    """

    a: str | None = None
    """It must not be `x`."""

    b: _JsonValue | _Unset = _UNSET
    """Where it is a string, it must be a string of at least 1 character."""

    c: list[_JsonValue] | None = None
    """At least 1 item must be an integer."""
