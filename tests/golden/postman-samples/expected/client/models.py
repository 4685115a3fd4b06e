"""What the Samples API takes and returns."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Sample(_Model):
    """What `get_sample` returns."""

    always: int
    sometimes: str | None = None
    nullable: str | None
    number: float
    date: _dt.date
    moment: _dt.datetime = _field(metadata={"form": "offset3"})
    id: _uuid.UUID
    empty: list[Empty]
    mixed: list[int | str | Mixed]
    nested: Nested
    numeric: str
    big: int


@dataclass(slots=True, kw_only=True)
class Empty(_Model):
    """An item of `Sample.empty`."""

    k: str


@dataclass(slots=True, kw_only=True)
class Mixed(_Model):
    """An item of `Sample.mixed`."""

    three: int


@dataclass(slots=True, kw_only=True)
class Nested(_Model):
    """The `nested` of `Sample`."""

    deep: Deep


@dataclass(slots=True, kw_only=True)
class Deep(_Model):
    """The `deep` of `Nested`."""

    deeper: bool | None


@dataclass(slots=True, kw_only=True)
class Placeholders(_Model):
    """What `get_placeholders` returns."""

    count: int
    ratio: float
    on: bool
    born: _dt.date
    seen: _dt.datetime
    key: _uuid.UUID
    mail: str
    rest: dict[str, _JsonValue]
    tags: list[str]
    sizes: dict[str, int]
