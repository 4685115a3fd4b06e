"""What the Library API takes and returns."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Where(_Model):
    """An item of the `where` that `find_books` takes."""

    field: str | None = None
    at_least: int | None = _field(default=None, metadata={"wire": "atLeast"})


@dataclass(slots=True, kw_only=True)
class FindBooksResponse(_Model):
    """What `find_books` returns."""

    data: FindBooksResponseData


@dataclass(slots=True, kw_only=True)
class FindBooksResponseData(_Model):
    """The `data` of `FindBooksResponse`."""

    books: list[Book]


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """An item of `FindBooksResponseData.books`."""

    id: str
    title: str
