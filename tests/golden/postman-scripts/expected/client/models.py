"""What the Pets API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Pet(_Model):
    """An item of what `list_pets` returns."""

    id: int
