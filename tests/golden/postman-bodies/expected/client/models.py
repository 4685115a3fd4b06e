"""What the Shelter API takes and returns."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid
from dataclasses import dataclass

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class AdmitAnimalRequest(_Model):
    """What `admit_animal` sends."""

    name: str | None = None
    age: int | None = None
    chip: _uuid.UUID | None = None
    owner: _JsonValue | _Unset = _UNSET
    traits: list[str] | None = None


@dataclass(slots=True, kw_only=True)
class CorrectAnimalRequest(_Model):
    """What `correct_animal` sends."""

    age: int | None = None


@dataclass(slots=True, kw_only=True)
class CorrectAnimalByStep(_Model):
    """An item of what `correct_animal_by_steps` sends."""

    op: str | None = None
    path: str | None = None
    value: int | None = None


@dataclass(slots=True, kw_only=True)
class SearchRequest(_Model):
    """What `search` sends."""

    kind: str | None = None


@dataclass(slots=True, kw_only=True)
class About(_Model):
    """The `about` that `add_pictures` takes."""

    taken: _dt.date | None = None
    by: str | None = None
