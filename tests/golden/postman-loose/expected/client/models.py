"""What the Loose API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class UnquotedHoleRequest(_Model):
    """What `unquoted_hole` sends."""

    id: _JsonValue | _Unset = _UNSET
    name: str | None = None
