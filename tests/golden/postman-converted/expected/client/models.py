"""What the Orchard API takes and returns."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass

from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class ReportAHarvestResponse(_Model):
    """What `report_a_harvest` returns."""

    day: _dt.date
    seen_at: str
    alive: bool | None
    by_kind: dict[str, ByKind]
    last: _JsonValue


@dataclass(slots=True, kw_only=True)
class ByKind(_Model):
    """A value of `ReportAHarvestResponse.by_kind`."""

    weight: float


class ListTreesKind(_enum.StrEnum):
    """The kind."""

    APPLE = "apple"
    PEAR = "pear"
    PLUM = "plum"


@dataclass(slots=True, kw_only=True)
class ListTreesResponse(_Model):
    """What `list_trees` returns."""

    total: int
    trees: list[Tree]


@dataclass(slots=True, kw_only=True)
class Tree(_Model):
    """What `get_a_tree` returns."""

    id: _uuid.UUID
    number: int
    height: float
    planted: _dt.date
    seen_at: _dt.datetime
    alive: bool
    since: int
    keeper: str
    tags: list[str]
    measures: dict[str, float]
    root: Branch


@dataclass(slots=True, kw_only=True)
class Branch(_Model):
    """The `root` of `Tree`."""

    length: float
    leaves: int
    branches: list[Branch]
    parent: Branch | None = None


@dataclass(slots=True, kw_only=True)
class ChangeATreeRequest(_Model):
    """What `change_a_tree` sends."""

    height: float | None = None
    planted: _dt.date | None = None
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class ChangeATreeResponse(_Model):
    """What `change_a_tree` returns."""

    id: _uuid.UUID
    number: int
    height: float
    planted: _dt.date
    alive: bool
    type: int
    note: str
    age: int
