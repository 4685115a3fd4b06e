"""What is left of the values of keywords that makes any sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from specloom.source import Json

from .patterns import python_pattern

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


def texts(value: Json) -> list[Json] | None:
    """The texts in an array; None for anything else."""
    if not isinstance(value, list):
        return None
    return [item for item in value if isinstance(item, str)]


def _required(value: Json) -> Json:
    """The properties in `value`, where the only one may stand by itself."""
    return texts([value] if isinstance(value, str) and value else value) or None


def _type(value: Json) -> Json:
    """The types in `value` that there are; None if any value is allowed."""
    said = [value] if isinstance(value, str) else value
    if not isinstance(said, list):
        return None
    found: list[Json] = [
        one.casefold()
        for one in said
        if isinstance(one, str) and one.casefold() in _TYPES
    ]
    if not found or len(found) < len(said):
        return None
    return found if isinstance(value, list) else found[0]


def _number(value: Json) -> Json:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


def _positive(value: Json) -> Json:
    found = _number(value)
    return found if isinstance(found, int | float) and found > 0 else None


def _count(value: Json) -> Json:
    found = _number(value)
    return found if isinstance(found, int | float) and found >= 0 else None


def _limit(value: Json) -> Json:
    return value if isinstance(value, bool) else _number(value)


def _flag(value: Json) -> Json:
    return value if isinstance(value, bool) else None


def _text(value: Json) -> Json:
    return value if isinstance(value, str) else None


def _pattern(value: Json) -> Json:
    return python_pattern(value) if isinstance(value, str) else None


def _needed(value: Json) -> Json:
    if not isinstance(value, dict):
        return None
    found = {name: texts(needed) for name, needed in value.items()}
    return cast(Json, {name: texts for name, texts in found.items() if texts})


CHECKED: Mapping[str, Callable[[Any], Json]] = {
    "type": _type,
    "required": _required,
    "dependentRequired": _needed,
    "pattern": _pattern,
    "format": _text,
    "contentEncoding": _text,
    "contentMediaType": _text,
    "uniqueItems": _flag,
    "multipleOf": _positive,
    "exclusiveMinimum": _limit,
    "exclusiveMaximum": _limit,
    **dict.fromkeys(("minimum", "maximum"), _number),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _count),
    **dict.fromkeys(("minProperties", "maxProperties"), _count),
    **dict.fromkeys(("minContains", "maxContains"), _count),
}
"""What is left of a keyword's value; None if there is no sense in it."""
