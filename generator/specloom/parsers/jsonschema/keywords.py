"""The keywords of all drafts: what each holds, and beside what it counts."""

from __future__ import annotations

from specloom.diagnostics import Report
from specloom.source import Cursor, Json

ONE = frozenset(
    {"additionalItems", "additionalProperties", "contains", "contentSchema", "else"}
    | {"if", "items", "not", "propertyNames", "then", "unevaluatedItems"}
    | {"unevaluatedProperties"}
)
SEVERAL = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "items"})
"""Keywords that hold a schema, and those that hold several."""

NAMED = frozenset(
    {"$defs", "definitions", "dependencies", "dependentSchemas"}
    | {"patternProperties", "properties"}
)
"""Keywords that hold schemas by names."""

LIMITS_OF = {
    "object": frozenset(
        {"additionalProperties", "dependencies", "dependentRequired", "maxProperties"}
        | {"dependentSchemas", "minProperties", "patternProperties", "properties"}
        | {"propertyNames", "required", "unevaluatedProperties"}
    ),
    "array": frozenset(
        {"additionalItems", "contains", "items", "maxContains", "maxItems"}
        | {"minContains", "minItems", "prefixItems", "unevaluatedItems", "uniqueItems"}
    ),
    "string": frozenset(
        {"contentEncoding", "contentMediaType", "contentSchema", "maxLength"}
        | {"minLength", "pattern"}
    ),
    "number": frozenset(
        {"divisibleBy", "exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum"}
        | {"multipleOf"}
    ),
}
"""Keywords that limit the values of one type."""

_OTHERS = frozenset(
    {"$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor"}
    | {"$recursiveRef", "$ref", "$schema", "$vocabulary", "allOf", "anyOf", "const"}
    | {"default", "deprecated", "description", "discriminator", "enum", "example"}
    | {"examples", "externalDocs", "format", "id", "if", "nullable", "not", "oneOf"}
    | {"readOnly", "then", "else", "title", "type", "writeOnly", "$defs", "definitions"}
)
KEYWORDS = _OTHERS.union(*LIMITS_OF.values())
"""The keywords of all drafts, and of OpenAPI's dialects."""

LIMITS = KEYWORDS & (
    frozenset().union(*LIMITS_OF.values())
    | {"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "type", "enum", "const"}
    | {"format"}
)
"""Keywords that say which values are valid."""

SIBLING = "reference-siblings"
"""The code of a keyword beside a reference, in a draft in which only that counts."""

SHELL = frozenset(
    {"$comment", "$defs", "$id", "$schema", "definitions", "description", "id"}
    | {"title"}
)
"""Keywords of a document that only holds definitions, and is no type itself."""

_SCHEMA = (bool, dict)
_NUMBER = (int, float)

_HOLDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(ONE - {"items"}, _SCHEMA),
    **dict.fromkeys(SEVERAL - {"items"}, (list,)),
    **dict.fromkeys(NAMED, (dict,)),
    **dict.fromkeys(LIMITS_OF["number"], _NUMBER),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum"), (*_NUMBER, bool)),
    **dict.fromkeys(("maxContains", "maxItems", "minContains", "minItems"), _NUMBER),
    **dict.fromkeys(("maxLength", "minLength"), _NUMBER),
    **dict.fromkeys(("maxProperties", "minProperties"), _NUMBER),
    **dict.fromkeys(("description", "title", "format", "pattern"), (str,)),
    **dict.fromkeys(("contentEncoding", "contentMediaType"), (str,)),
    **dict.fromkeys(("$ref", "$dynamicRef", "$id", "id", "$schema"), (str,)),
    **dict.fromkeys(("$anchor", "$dynamicAnchor"), (str, bool)),
    **dict.fromkeys(("nullable", "readOnly", "writeOnly", "uniqueItems"), (bool,)),
    "$recursiveAnchor": (bool,),
    "$recursiveRef": (str,),
    "dependentRequired": (dict,),
    "deprecated": (bool, str),
    "discriminator": (dict, str),
    "enum": (list,),
    "examples": (list, dict, str, *_NUMBER, bool),
    "externalDocs": (dict,),
    "items": (bool, dict, list),
    "required": (list, str, bool),
    "type": (str, list),
}
"""The kinds of values that say something under a keyword."""

_BESIDE = {
    "then": "if",
    "else": "if",
    "minContains": "contains",
    "maxContains": "contains",
    "contentSchema": "contentMediaType",
}
"""Keywords that mean something only beside another."""

MISPLACED = "keyword-alone"
"""The code of a keyword that stands without the one that gives it a meaning."""

UNFIT = "keyword-value"
"""The code of a keyword with a value that it can not have."""


def alone(key: str, schema: Cursor) -> bool:
    """Whether `key` means nothing in `schema` for want of the keyword it goes with."""
    return key in _BESIDE and _BESIDE[key] not in schema


def tell_faults(schema: Cursor, report: Report) -> None:
    """Say to `report` which keywords of `schema` mean nothing as they stand there."""
    for key, at in schema.entries():
        if key == "unevaluatedProperties" and "additionalProperties" in schema:
            message = f"{key!r} says nothing beside 'additionalProperties': left out"
            report.note(MISPLACED, message, at.at)
        elif alone(key, schema):
            report.note(MISPLACED, f"{key!r} says nothing by itself: left out", at.at)
        elif key in _HOLDS and (
            at.raw in ([], {}, "") or (key == "required" and at.flag)
        ):
            at.taken()
        elif key in _HOLDS and not _fits(key, at.raw):
            report.warning(UNFIT, f"{key!r} is {_kind(at.raw)}: left out", at.at)
        elif key in _LISTED and at.is_list:
            for one in at:
                if not isinstance(one.raw, _LISTED[key]):
                    message = f"{key!r} lists {_kind(one.raw)}: left out"
                    report.warning(UNFIT, message, one.at)


_LISTED: dict[str, tuple[type, ...]] = {
    "allOf": _SCHEMA,
    "anyOf": _SCHEMA,
    "oneOf": _SCHEMA,
    "prefixItems": _SCHEMA,
    "required": (str,),
    "type": (str,),
}


def _fits(key: str, value: Json) -> bool:
    if isinstance(value, bool):
        return bool in _HOLDS[key]
    if _HOLDS[key] == _NUMBER and isinstance(value, str):
        return value.replace(".", "", 1).removeprefix("-").isdecimal()
    return isinstance(value, _HOLDS[key])


def _kind(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "an object"
