"""What the Jsonschema Unsupported API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Limits(_Model):
    a: str | None = None
    b: _JsonValue | _Unset = _UNSET
    c: list[_JsonValue] | None = None
