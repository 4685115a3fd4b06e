"""What the Servicestack Metadata Old API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request


@dataclass(slots=True, kw_only=True)
class Book(_Model):
    """An item of the result of `get_books` and `delete_books`."""

    title: str | None = _field(default=None, metadata={"wire": "Title"})
    bought: _dt.datetime = _field(metadata={"wire": "Bought"})


@dataclass(slots=True, kw_only=True)
class Books(_Request["list[Book]"]):
    """The books of a shelf.

    `send` it, or call `get_books` or `delete_books`: returns `list[Book]`.
    """

    shelf: int | None = _field(default=None, metadata={"wire": "Shelf"})
    word: str | None = _field(default=None, metadata={"wire": "Word"})


@dataclass(slots=True, kw_only=True)
class BurnBook(_Request[None]):
    """`send` it, or call `burn_book`: nothing comes back."""

    title: str = _field(metadata={"wire": "Title"})


@dataclass(slots=True, kw_only=True)
class ResponseStatus(_Model):
    """What went wrong with a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "ErrorCode"})
    """The kind of error."""

    message: str | None = _field(default=None, metadata={"wire": "Message"})
    """What went wrong, for people."""

    stack_trace: str | None = _field(default=None, metadata={"wire": "StackTrace"})
    """Where it went wrong; debug mode only."""

    errors: list[ResponseError] | None = _field(
        default=None, metadata={"wire": "Errors"}
    )
    """What is wrong with single fields."""

    meta: dict[str, str] | None = _field(default=None, metadata={"wire": "Meta"})


@dataclass(slots=True, kw_only=True)
class ResponseError(_Model):
    """What is wrong with one field of a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "ErrorCode"})
    """The kind of error."""

    field_name: str | None = _field(default=None, metadata={"wire": "FieldName"})
    """The field that is wrong."""

    message: str | None = _field(default=None, metadata={"wire": "Message"})
    """What is wrong, for people."""

    meta: dict[str, str] | None = _field(default=None, metadata={"wire": "Meta"})
