"""What a schema says beside the type: limits, examples, references, direction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specloom import ir
from specloom.ir import Scalar, ScalarKind
from specloom.source import Cursor

STRUCTURE = (
    "type",
    "properties",
    "additionalProperties",
    "patternProperties",
    "items",
    "prefixItems",
    "enum",
    "const",
    "required",
    "unevaluatedProperties",
)

_TELLING = (
    *STRUCTURE[:-2],
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
    "allOf",
    "anyOf",
    "oneOf",
    "format",
)
"""Keywords of which at least one stands in a schema that says what a value is."""

STRING_FORMATS = {
    "date-time": Scalar(ScalarKind.DATETIME),
    "datetime": Scalar(ScalarKind.DATETIME),
    "date": Scalar(ScalarKind.DATE),
    "time": Scalar(ScalarKind.TIME),
    "duration": Scalar(ScalarKind.DURATION),
    "uuid": Scalar(ScalarKind.UUID),
    "guid": Scalar(ScalarKind.UUID),
    "byte": Scalar(ScalarKind.BYTES),
    "base64": Scalar(ScalarKind.BYTES),
    "binary": Scalar(ScalarKind.BYTES),
    "decimal": Scalar(ScalarKind.DECIMAL, "text"),
    "int32": Scalar(ScalarKind.INTEGER, "text"),
    "int64": Scalar(ScalarKind.INTEGER, "text"),
    "password": Scalar(ScalarKind.STRING, "password"),
}

NUMBER_FORMATS = {
    **dict.fromkeys(
        ("int8", "int16", "uint8", "uint16", "uint32", "uint64"),
        Scalar(ScalarKind.INTEGER),
    ),
    "int32": Scalar(ScalarKind.INTEGER),
    "int64": Scalar(ScalarKind.INTEGER),
    "float": Scalar(ScalarKind.NUMBER),
    "double": Scalar(ScalarKind.NUMBER),
    "decimal": Scalar(ScalarKind.DECIMAL),
}

_LIMITS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"divisibleBy", "minLength", "maxLength", "pattern", "minItems", "maxItems"}
    | {"uniqueItems", "minProperties", "maxProperties", "format"}
)


def references(schema: Cursor) -> list[str]:
    """The keys that hold a reference; a property of such a name holds an object."""
    keys = ("$ref", "$dynamicRef", "$recursiveRef")
    return [k for k in keys if k in schema and isinstance((schema / k).raw, str)]


def kinds(schema: Cursor) -> list[str]:
    """The names in `type`."""
    given = schema / "type"
    return [given.text] if given.text else list(given.texts)


def tells(schema: Cursor) -> bool:
    """Whether `schema` says what a value is, not only which values are valid."""
    return schema.raw is True or any(key in schema for key in _TELLING)


def implied(schema: Cursor) -> list[str]:
    """The kinds of a schema without `type`, by the keywords it has."""
    others = (schema / "additionalProperties", schema / "unevaluatedProperties")
    named = any((schema / k).is_object for k in ("properties", "patternProperties"))
    found = ["object"] if named or any(one.is_object for one in others) else []
    if (schema / "prefixItems").is_list or isinstance(
        (schema / "items").raw, dict | list | bool
    ):
        found.append("array")
        if "object" not in found and "required" in schema:
            found.append("object")
    return found


def constraints(schema: Cursor) -> ir.Constraints | None:
    """The limits of a value; bounds are exclusive as draft 4 says it, or as later."""
    if not isinstance(schema.raw, dict) or _LIMITS.isdisjoint(schema.raw):
        return None
    lowest, highest = number(schema / "minimum"), number(schema / "maximum")
    above, below = schema / "exclusiveMinimum", schema / "exclusiveMaximum"
    open_low, open_high = above.flag, below.flag
    multiple = number(schema / "multipleOf")
    found = ir.Constraints(
        minimum=None if open_low else lowest,
        maximum=None if open_high else highest,
        exclusive_minimum=lowest if open_low else number(above),
        exclusive_maximum=highest if open_high else number(below),
        multiple_of=number(schema / "divisibleBy") if multiple is None else multiple,
        min_length=count(schema / "minLength"),
        max_length=count(schema / "maxLength"),
        pattern=(schema / "pattern").text or None,
        min_items=count(schema / "minItems"),
        max_items=count(schema / "maxItems"),
        unique_items=(schema / "uniqueItems").flag,
        format=_other_format(schema),
        min_properties=count(schema / "minProperties"),
        max_properties=count(schema / "maxProperties"),
    )
    return None if found == ir.Constraints() else found


_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")


def number(at: Cursor) -> int | float | None:
    """The number here, also where it is written as a text."""
    if isinstance(at.raw, str) and _NUMBER.fullmatch(at.raw):
        return float(at.text) if "." in at.raw else int(at.text)
    return at.number


def count(at: Cursor) -> int | None:
    """The number here, if it is one that can be a length."""
    found = number(at)
    if found is None or not 0 <= found < _MOST or found != int(found):
        return None
    return int(found)


_MOST = 2**63


def _other_format(schema: Cursor) -> str | None:
    """A format that no kind of scalar stands for."""
    format = (schema / "format").text
    known: set[str] = set()
    for kind in kinds(schema):
        if kind.casefold() == "string":
            known.update(STRING_FORMATS)
        elif kind.casefold() in ("number", "integer"):
            known.update(NUMBER_FORMATS)
    return None if format.casefold() in known else format or None


def examples(schema: Cursor) -> Iterator[ir.Value]:
    """The examples of a value, in JSON Schema's, OpenAPI's and Swagger's ways."""
    for key in ("example", "x-example"):
        if key in schema:
            yield ir.Value((schema / key).json)
    for key in ("examples", "x-examples"):
        given = schema / key
        if given.raw in ([], {}):
            given.taken()
        if given.is_list:
            for item in given:
                yield ir.Value(item.json)
        elif given.is_object:
            for _, entry in given.entries():
                entry.taken()
                yield ir.Value((entry / "value" if "value" in entry else entry).raw)
        elif given.raw is not None:
            yield ir.Value(given.json)


def access(schema: Cursor) -> ir.Access:
    """The direction in which a value travels."""
    if (schema / "readOnly").flag:
        (schema / "writeOnly").taken()
        return ir.Access.READ
    if (schema / "writeOnly").flag:
        return ir.Access.WRITE
    return ir.Access.BOTH


def deprecated(schema: Cursor) -> bool:
    """Whether a value is on its way out, by a flag or by a text that says why."""
    found = [schema / key for key in DEPRECATIONS if key in schema]
    return any([one.flag or bool(one.text) for one in found])


DEPRECATIONS = ("deprecated", "x-deprecated", "deprecationMessage")
"""Keywords that say that a value is on its way out."""


def null_allowed(schema: Cursor) -> bool:
    """Whether null is a value beside those of the type, in OpenAPI's ways."""
    return any([(schema / key).flag for key in ("nullable", "x-nullable")])
