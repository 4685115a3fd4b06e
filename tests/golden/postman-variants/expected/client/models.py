"""What the Variants API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class CreateACatRequest(_Model):
    """What `create_a_cat` sends."""

    kind: str | None = None
    lives: int | None = None
    tricks: list[str] | None = None


@dataclass(slots=True, kw_only=True)
class CreateACatResponse(_Model):
    """What `create_a_cat` returns."""

    id: int
    kind: str
    lives: int | None = None
    tricks: list[str] | None = None


@dataclass(slots=True, kw_only=True)
class ByName(_Model):
    """What `search_by_name` returns."""

    hits: list[Hit]


@dataclass(slots=True, kw_only=True)
class Hit(_Model):
    """An item of `ByName.hits`."""

    id: int
    name: str


@dataclass(slots=True, kw_only=True)
class ByChip(_Model):
    """What `search_by_chip` returns."""

    owner: str
    since: _dt.date
