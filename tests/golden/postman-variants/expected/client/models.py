"""What the Variants API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from typing import Annotated as _Annotated
from typing import TypeAlias as _TypeAlias

from .._runtime.model import Model as _Model
from .._runtime.model import Tag as _Tag

CreatePetsRequest: _TypeAlias = _Annotated[
    "CreatePetsRequestCat | CreatePetsRequestDog",
    _Tag("kind", {"cat": "CreatePetsRequestCat", "dog": "CreatePetsRequestDog"}),
]
"""What `create_pets` sends."""


@dataclass(slots=True, kw_only=True)
class CreatePetsRequestCat(_Model):
    """One kind of `CreatePetsRequest`."""

    kind: str | None = None
    lives: int | None = None


@dataclass(slots=True, kw_only=True)
class CreatePetsRequestDog(_Model):
    """One kind of `CreatePetsRequest`."""

    kind: str | None = None
    tricks: list[str] | None = None


CreatePetsResponse: _TypeAlias = _Annotated[
    "CreatePetsResponseCat | CreatePetsResponseDog",
    _Tag("kind", {"cat": "CreatePetsResponseCat", "dog": "CreatePetsResponseDog"}),
]
"""What `create_pets` returns."""


@dataclass(slots=True, kw_only=True)
class CreatePetsResponseCat(_Model):
    """One kind of `CreatePetsResponse`."""

    id: int
    kind: str
    lives: int


@dataclass(slots=True, kw_only=True)
class CreatePetsResponseDog(_Model):
    """One kind of `CreatePetsResponse`."""

    id: int
    kind: str
    tricks: list[str]


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
