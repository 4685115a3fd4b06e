"""Dates, numbers and other single values, between JSON and Python, in each dialect.

A value whose text differs from what its form would write keeps that text beside it, so
that it goes back as it came.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .jsontext import Number

if TYPE_CHECKING:
    from .values import JsonValue


class Unsendable(ValueError):
    """A value has no form in a request; `path` leads to it from the outermost value."""

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def within(self, step: str | int) -> Unsendable:
        """The same, seen from one value further out."""
        return Unsendable(self.reason, (step, *self.path))


K = TypeVar("K")

Read: TypeAlias = "Callable[[JsonValue], object]"
Write: TypeAlias = "Callable[[object], JsonValue]"


@dataclass(slots=True, eq=False)
class Scalar:
    """How a kind of value travels.

    `read` raises ValueError, TypeError or an ArithmeticError where JSON does not fit,
    `write` raises `Unsendable`. `expected` names the kind to a reader of an issue.
    """

    expected: str
    read: Read
    write: Write
    exact: bool = False


LAZY = {"Decimal": "decimal", "UUID": "uuid"}
"""The modules of the classes that take long to import, and often for nothing."""


def scalar_class(kind: type) -> type | None:
    """The class of single values that `kind` is, or is derived from."""
    for base in kind.__mro__:
        if base in _CLASSES or LAZY.get(base.__name__) == base.__module__:
            return base
    return None


@cache
def scalar(kind: type, form: str) -> Scalar:
    """How a value of class `kind` travels in the dialect `form`."""
    if kind is date:
        return Scalar("date", _read_date, _write_date)
    if kind is bytes:
        return Scalar("base64 text", _read_bytes, _write_bytes)
    if kind in _PLAIN:
        return _in_text(kind) if form == "text" and kind is not str else _plain(kind)
    if kind in _CLASSES:
        from .moments import moment

        return moment(kind, form)
    from .exacts import exact

    return exact(kind, form)


def kept(scale: Scalar, form: str, again: Callable[[object], object]) -> Scalar:
    """The same, for values that remember a text that `write` would not give.

    `again` makes a value once more, with room for the text.
    """
    read, write = scale.read, scale.write

    def read_kept(text: JsonValue) -> object:
        value = read(text)
        try:
            if _same(write(value), text):
                return value
        except Unsendable:
            pass
        copy = again(value)
        object.__setattr__(copy, "sent", (form, text))
        return copy

    def write_kept(value: object) -> JsonValue:
        sent = getattr(value, "sent", None)
        return sent[1] if sent is not None and sent[0] == form else write(value)

    return Scalar(scale.expected, read_kept, write_kept, scale.exact)


def text_of(value: JsonValue) -> str:
    """A value that is a text; anything else is a TypeError."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def a(kind: type[K], value: object) -> K:
    """A value that is of a class; anything else is not to be sent."""
    if not isinstance(value, kind):
        raise Unsendable(f"{type(value).__name__} is no {kind.__name__}")
    return value


def _same(one: JsonValue, other: JsonValue) -> bool:
    if isinstance(one, Number) and isinstance(other, Number):
        return one.text == other.text
    return one == other and isinstance(one, str) == isinstance(other, str)


def _read_date(text: JsonValue) -> date:
    value = date.fromisoformat(text_of(text))
    if _write_date(value) != text:
        raise ValueError("written in another way")
    return value


def _write_date(value: object) -> JsonValue:
    return a(date, value).isoformat()[:10]


def _read_bytes(text: JsonValue) -> bytes:
    content = b64decode(text_of(text), validate=True)
    if _write_bytes(content) != text:
        raise ValueError("written in another way")
    return content


def _write_bytes(value: object) -> JsonValue:
    return b64encode(a(bytes, value)).decode("ascii")


def _plain(kind: type) -> Scalar:
    """Texts, numbers and truth values."""

    def read(value: JsonValue) -> object:
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        if kind is float and isinstance(value, Number):
            return float(value)
        if kind is int and isinstance(value, float) and value.is_integer():
            return int(value)
        raise TypeError("another kind of value")

    def write(value: object) -> JsonValue:
        return value  # type: ignore[return-value]  # checked where text is made

    return Scalar(_PLAIN[kind], read, write)


def _in_text(kind: type) -> Scalar:
    """Numbers and truth values inside a JSON text."""

    def read(value: JsonValue) -> object:
        text = text_of(value)
        if kind is float:
            number = Number(text)
            return float(number) if repr(float(number)) == text else number
        read = _BOOLEANS[text] if kind is bool else int(text)
        if write(read) != text:
            raise ValueError("written in another way")
        return read

    def write(value: object) -> JsonValue:
        match value:
            case Number():
                return value.text
            case bool():
                return "true" if value else "false"
            case _:
                return repr(value)

    return Scalar(_PLAIN[kind], read, write)


_BOOLEANS = {"true": True, "false": False}
_PLAIN: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
}
_CLASSES: frozenset[type] = frozenset({*_PLAIN, bytes, date, datetime, time, timedelta})
