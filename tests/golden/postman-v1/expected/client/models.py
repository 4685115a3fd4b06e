"""What the Library API takes and returns."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """What `get_book` returns."""

    id: int
    title: str
    published: _dt.date
    lent: bool


@dataclass(slots=True, kw_only=True)
class LendBookRequest(_Model):
    """What `lend_book` sends."""

    book_id: int | None = _field(default=None, metadata={"wire": "bookId"})
    reader: _uuid.UUID | None = None
