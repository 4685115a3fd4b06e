"""What a keyword of JSON Schema asks for, in words that show nothing of a value."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


def expected(error: Any) -> str:
    """What a finding of jsonschema says that there should be."""
    keyword, limit = error.validator, error.validator_value
    found = _PHRASES.get(keyword)
    if found is not None:
        return _about(error, found.format(limit=limit))
    match keyword:
        case None:
            text = "nothing at all"
        case "type":
            text = " or ".join([limit] if isinstance(limit, str) else map(str, limit))
        case "enum" if isinstance(limit, list):
            text = _listed(limit)
        case "const":
            text = _shown(limit)
        case "minimum" | "maximum":
            text = _bound(keyword, limit, error.schema)
        case "additionalProperties" | "unevaluatedProperties":
            text = "no further properties"
        case "additionalItems" | "items" | "unevaluatedItems":
            text = "no further items"
        case "anyOf" | "oneOf":
            text = _either(error)
        case "dependentRequired" | "dependencies":
            text = _together(limit, error.instance)
        case _:
            text = f"what `{keyword}` asks for"
    return _about(error, text)


def _about(error: Any, text: str) -> str:
    """`text`, or that it is asked of the names of properties."""
    named = "propertyNames" in error.absolute_schema_path
    if named and isinstance(error.instance, str):
        return f"names of properties: {text}"
    return text


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _listed(values: Iterable[object]) -> str:
    shown = [_shown(value) for value in values]
    if len(shown) > _MOST:
        shown[_MOST:] = [f"one of {len(shown) - _MOST} more"]
    return " or ".join(shown) or "nothing at all"


def _bound(keyword: str, limit: object, schema: Any) -> str:
    """A bound of draft 4, beside which it stands whether the bound itself counts."""
    exclusive = isinstance(schema, dict) and (
        schema.get(f"exclusive{keyword.capitalize()}") is True
    )
    if keyword == "minimum":
        return f"more than {limit}" if exclusive else f"at least {limit}"
    return f"less than {limit}" if exclusive else f"at most {limit}"


def _either(error: Any) -> str:
    """What the branches of a choice ask for, if they speak of the value itself."""
    branches = error.context or ()
    if not branches:
        return "what only one of the branches of `oneOf` allows"
    simple = all(
        not branch.relative_path and branch.validator in {"type", "const", "enum"}
        for branch in branches
    )
    if not simple:
        return f"what a branch of `{error.validator}` allows"
    return " or ".join(dict.fromkeys(expected(branch) for branch in branches))


def _together(limit: Any, instance: Any) -> str:
    """The properties that are missing beside others that are there."""
    if not isinstance(limit, dict) or not isinstance(instance, dict):
        return "properties that go together"
    found = [
        f"`{name}` beside `{key}`"
        for key, names in limit.items()
        for name in ([names] if isinstance(names, str) else names)
        if key in instance and isinstance(name, str) and name not in instance
    ]
    return " and ".join(found) or "properties that go together"


_LONGEST = 60
_MOST = 12

_PHRASES = {
    "exclusiveMinimum": "more than {limit}",
    "exclusiveMaximum": "less than {limit}",
    "multipleOf": "a multiple of {limit}",
    "minLength": "{limit} or more characters",
    "maxLength": "{limit} or fewer characters",
    "pattern": "text that matches `{limit}`",
    "format": "text in the format `{limit}`",
    "minItems": "{limit} or more items",
    "maxItems": "{limit} or fewer items",
    "uniqueItems": "items that all differ",
    "minProperties": "{limit} or more properties",
    "maxProperties": "{limit} or fewer properties",
    "contains": "an item that fits `contains`",
    "minContains": "more items that fit `contains`",
    "maxContains": "fewer items that fit `contains`",
    "not": "something that does not fit `not`",
}
"""What is said of a keyword, with its value in place of `{limit}`."""
