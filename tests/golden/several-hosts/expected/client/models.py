"""What the Books API takes and returns."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """A book on a shelf."""

    id: int | None = None
    """Its number."""

    title: str | None = None
    pages: int | None = None
    bound: _dt.datetime = _field(metadata={"form": "dotnet"})
    cover: Cover | str


@dataclass(slots=True, kw_only=True)
class BooksResponse(_Model):
    """What `find_books` returns."""

    total: int | None = None
    results: list[Book] | None = None


@dataclass(slots=True, kw_only=True)
class GetBook(_Request["Book"]):
    """One book.

    Shows one book.

    `send` it, or call `books.get_book`: returns `Book`.
    """

    id: int | None = None


@dataclass(slots=True, kw_only=True)
class FindBooks(_Request["BooksResponse"]):
    """`send` it, or call `books.find_books`: returns `BooksResponse`."""

    shelf: str | None = None
    tags: list[str] | None = None


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


class Cover(_enum.StrEnum):
    """The `cover` of `Book`."""

    HARD = "Hard"
    SOFT = "Soft"


@dataclass(slots=True, kw_only=True)
class LendABookRequest(_Model):
    """What `lend_a_book` sends."""

    reader: str | None = None


@dataclass(slots=True, kw_only=True)
class LendABookResponse(_Model):
    """What `lend_a_book` returns."""

    book: Book
    due: _dt.date
