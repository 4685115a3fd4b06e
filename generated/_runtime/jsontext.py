"""JSON text in and out, with no float on the way where a decimal is meant."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .values import JsonValue


class Number(float):
    """A number that remembers its text, for decimals that no float can hold."""

    __slots__ = ("text",)

    text: str

    def __new__(cls, text: str) -> Number:
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __reduce__(self) -> tuple[type[Number], tuple[str]]:
        return Number, (self.text,)


def loads(content: bytes | str, *, exact: bool = False) -> JsonValue:
    """The value of a JSON text; `exact` gives each number with a fraction as `Number`.

    Raises:
        ValueError: It is no JSON, or nested too deeply.
    """
    try:
        value: JsonValue = (
            json.loads(content, parse_float=Number) if exact else json.loads(content)
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def dumps(value: JsonValue, *, exact: bool = False) -> str:
    """The JSON text of a value, as short as can be; `exact` if it may hold a `Number`.

    Raises:
        ValueError: A number in it is not finite.
        TypeError: Something in it has no form in JSON.
    """
    if exact:
        pieces: list[str] = []
        _write(value, pieces)
        return "".join(pieces)
    return _ENCODER.encode(value)


def misfit(value: object) -> tuple[tuple[str | int, ...], str] | None:
    """Where in a value something stands that has no form in JSON, and what it is."""
    match value:
        case None | bool() | int() | Number():
            return None
        case str():
            half = any("\ud800" <= letter <= "\udfff" for letter in value)
            return ((), "holds half a character") if half else None
        case float():
            return None if math.isfinite(value) else ((), f"{value} is no JSON number")
        case dict():
            for key, inner in value.items():
                if not isinstance(key, str):
                    return (), "a key is not a text"
                found = misfit(inner)
                if found:
                    return (key, *found[0]), found[1]
            return None
        case list() | tuple():
            for index, inner in enumerate(value):
                found = misfit(inner)
                if found:
                    return (index, *found[0]), found[1]
            return None
        case _:
            return (), f"{type(value).__name__} has no form in JSON"


def _write(value: JsonValue, pieces: list[str]) -> None:
    match value:
        case Number():
            pieces.append(value.text)
        case dict():
            opening = "{"
            for key, inner in value.items():
                pieces += (opening, _ENCODER.encode(key), ":")
                _write(inner, pieces)
                opening = ","
            pieces.append("}" if value else "{}")
        case list():
            opening = "["
            for inner in value:
                pieces.append(opening)
                _write(inner, pieces)
                opening = ","
            pieces.append("]" if value else "[]")
        case _:
            pieces.append(_ENCODER.encode(value))


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=True
)
