"""What the Library API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """An item of what `list_books` returns."""

    id: int
    title: str
    pages: int
    price: float
    lent: bool
    added: _dt.date
    lent_to: _JsonValue | _Unset = _UNSET


@dataclass(slots=True, kw_only=True)
class LendABookRequest(_Model):
    """What `lend_a_book` sends."""

    reader: int | None = None
    until: _dt.date | None = None


@dataclass(slots=True, kw_only=True)
class LendABookResponse(_Model):
    """What `lend_a_book` returns."""

    loan: int
    due: _dt.datetime = _field(metadata={"form": "z"})
