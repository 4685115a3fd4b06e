"""What the Library API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Annotated as _Annotated
from typing import TypeAlias as _TypeAlias

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request
from .._runtime.model import Tag as _Tag


class LibraryKind(_enum.StrEnum):
    """Part of `Book`, `QueryBooks` and others."""

    NOVEL = "a novel"
    """Long."""

    POEM = "Poem"
    """Short."""


@dataclass(slots=True, kw_only=True)
class QueryResponseBook(_Model):
    """One page of results."""

    offset: int
    """How many results were passed over."""

    total: int
    """How many results there are; zero unless asked for."""

    results: list[Book] | None = None
    meta: dict[str, str] | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """Something to read."""

    id: _uuid.UUID
    title: str | None = None
    price: _decimal.Decimal
    kind: LibraryKind | str
    read: _dt.timedelta
    lent: _dt.date | None = None


@dataclass(slots=True, kw_only=True)
class ResponseStatus(_Model):
    """What went wrong with a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    message: str | None = None
    """What went wrong, for people."""

    stack_trace: str | None = _field(default=None, metadata={"wire": "stackTrace"})
    """Where it went wrong; debug mode only."""

    errors: list[ResponseError] | None = None
    """What is wrong with single fields."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class ResponseError(_Model):
    """What is wrong with one field of a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    field_name: str | None = _field(default=None, metadata={"wire": "fieldName"})
    """The field that is wrong."""

    message: str | None = None
    """What is wrong, for people."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class IdResponse(_Model):
    """What `add_book` returns."""

    id: str | None = None


@dataclass(slots=True, kw_only=True)
class Shelf(_Model):
    """What `get_shelf` returns."""

    kind: ShelvesKind | None = None
    top: Medium | None = None
    rights: Rights | int
    counts: dict[str, list[ShelvesKind]] | None = None


@dataclass(slots=True, kw_only=True)
class PageShelf(_Model):
    """What `list_shelves` returns."""

    items: list[Shelf] | None = None
    next: int


@dataclass(slots=True, kw_only=True)
class QueryBooks(_Request["QueryResponseBook"]):
    """Rows of Book, page by page.

    At most 100 rows at once.

    `send` it, or call `books.query_books_by_id` or `books.query_books`: returns
    `QueryResponseBook`.

    `extra` takes further conditions, by field and operator.
    """

    skip: int | None = None
    """How many results to pass over."""

    take: int | None = None
    """How many results to return at most."""

    order_by: str | None = _field(default=None, metadata={"wire": "orderBy"})
    """Fields to sort by, a minus sign for descending."""

    order_by_desc: str | None = _field(default=None, metadata={"wire": "orderByDesc"})
    """Fields to sort by, descending."""

    include: str | None = None
    """What else to return, such as `total`."""

    fields: str | None = None
    """Which fields to return."""

    meta: dict[str, str] | None = None
    id: _uuid.UUID | None = None
    kinds: list[LibraryKind | str] | None = None


@dataclass(slots=True, kw_only=True)
class AddBook(_Request["IdResponse"]):
    """Adds a book.

    `send` it, or call `books.add_book`: returns `IdResponse`.

    Prerequisites:
        - Requires Authentication
        - Required roles: Librarian
    """

    title: str
    """From 1 to 80 characters."""

    price: _decimal.Decimal | None = None
    cover: str | None = None


@dataclass(slots=True, kw_only=True)
class GetShelf(_Request["Shelf"]):
    """`send` it, or call `shelves.get_shelf`: returns `Shelf`."""

    name: str | None = None


@dataclass(slots=True, kw_only=True)
class ListShelves(_Request["PageShelf"]):
    """`send` it, or call `shelves.list_shelves`: returns `PageShelf`."""

    from_: int | None = _field(default=None, metadata={"wire": "from"})


@dataclass(slots=True, kw_only=True)
class ReadPage(_Request[bytes]):
    """`send` it, or call `read_page`: returns `bytes`."""

    path: str | None = None


@dataclass(slots=True, kw_only=True)
class CloseLibrary(_Request[None]):
    """`send` it, or call `close_library`: nothing comes back."""


Medium: _TypeAlias = _Annotated[
    "Book | Disc",
    _Tag("__type", {"Library.Book": "Book", "Library.Disc": "Disc"}, form="clr"),
]
"""The `top` of `Shelf`."""


@dataclass(slots=True, kw_only=True)
class Disc(_Model):
    """One kind of `Medium`."""

    id: _uuid.UUID
    tracks: list[str] | None = None


class Rights(_enum.IntEnum):
    """The `rights` of `Shelf`."""

    NONE = 0
    READ = 1
    LEND = 2


@dataclass(slots=True, kw_only=True)
class ShelvesKind(_Model):
    """Part of `Shelf`."""

    colour: str | None = None


@dataclass(slots=True, kw_only=True)
class QueryBase(_Model):
    skip: int | None = None
    """How many results to pass over."""

    take: int | None = None
    """How many results to return at most."""

    order_by: str | None = _field(default=None, metadata={"wire": "orderBy"})
    """Fields to sort by, a minus sign for descending."""

    order_by_desc: str | None = _field(default=None, metadata={"wire": "orderByDesc"})
    """Fields to sort by, descending."""

    include: str | None = None
    """What else to return, such as `total`."""

    fields: str | None = None
    """Which fields to return."""

    meta: dict[str, str] | None = None
