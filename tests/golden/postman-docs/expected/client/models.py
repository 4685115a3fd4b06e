"""What the Rooms API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class ARoom(_Model):
    """What `get_a_room` returns."""

    id: int
