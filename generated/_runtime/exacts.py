"""UUIDs and decimals, between JSON and Python, in each dialect."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from .jsontext import Number
from .scalars import Scalar, Unsendable, a, kept, text_of

if TYPE_CHECKING:
    from .values import JsonValue


class SentDecimal(Decimal):
    """A decimal that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentUUID(UUID):
    """A UUID that remembers how it was written, and in which form."""

    sent: ClassVar[tuple[str, JsonValue]]


def exact(kind: type, form: str) -> Scalar:
    """How a UUID or a decimal travels in the dialect `form`."""
    if kind is UUID:
        write = _write_hex if form == "hex" else _write_uuid
        return kept(Scalar("UUID", _read_uuid, write), form, _uuid_again)
    if form == "text":
        decimal = Scalar("decimal", _read_decimal_text, _write_decimal_text)
    else:
        decimal = Scalar("decimal", _read_decimal, _write_decimal, exact=True)
    return kept(decimal, form, _decimal_again)


def _uuid_again(value: object) -> UUID:
    return SentUUID(int=a(UUID, value).int)


def _decimal_again(value: object) -> Decimal:
    return SentDecimal(a(Decimal, value))


def _read_uuid(value: JsonValue) -> UUID:
    text = text_of(value)
    if len(text) not in {32, 36}:  # UUID() also takes braces and "urn:uuid:"
        raise ValueError("no UUID")
    return UUID(text)


def _write_uuid(value: object) -> JsonValue:
    return str(a(UUID, value))


def _write_hex(value: object) -> JsonValue:
    return a(UUID, value).hex


def _read_decimal(value: JsonValue) -> Decimal:
    match value:
        case Number():
            return _finite(Decimal(value.text))
        case float():
            return _finite(Decimal(repr(value)))
        case int() if not isinstance(value, bool):
            return Decimal(value)
        case _:
            raise TypeError("no number")


def _read_decimal_text(value: JsonValue) -> Decimal:
    return _finite(Decimal(text_of(value)))


def _write_decimal(value: object) -> JsonValue:
    return Number(_write_decimal_text(value))


def _write_decimal_text(value: object) -> str:
    number = Decimal(value) if isinstance(value, int) else a(Decimal, value)
    return str(_finite(number))


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise Unsendable(f"{number} is no JSON number")
    return number
