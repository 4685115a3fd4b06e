"""What a schema says beside the type: limits, examples, references, direction."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir, prose
from specloom.ir import Scalar, ScalarKind
from specloom.source import Cursor

from .enums import described

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
)

_TELLING = (
    *STRUCTURE[:-1],
    "$ref",
    "$dynamicRef",
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
    "int32": Scalar(ScalarKind.INTEGER),
    "int64": Scalar(ScalarKind.INTEGER),
    "float": Scalar(ScalarKind.NUMBER),
    "double": Scalar(ScalarKind.NUMBER),
    "decimal": Scalar(ScalarKind.DECIMAL),
}

_LIMITS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"}
    | {"format"}
)


def references(schema: Cursor) -> list[str]:
    """The keys that hold a reference; a property of such a name holds an object."""
    keys = ("$ref", "$dynamicRef", "$recursiveRef")
    return [k for k in keys if k in schema and isinstance((schema / k).raw, str)]


def tells(schema: Cursor) -> bool:
    """Whether `schema` says what a value is, not only which values are valid."""
    return schema.raw is True or any(key in schema for key in _TELLING)


def implied(schema: Cursor) -> list[str]:
    """The kinds of a schema without `type`, by the keywords it has."""
    if any(k in schema for k in STRUCTURE[1:4]):
        return ["object"]
    if "items" in schema or "prefixItems" in schema:
        return ["array"]
    return []


def constraints(schema: Cursor) -> ir.Constraints | None:
    if not isinstance(schema.raw, dict) or _LIMITS.isdisjoint(schema.raw):
        return None

    def number(key: str) -> int | float | None:
        return (schema / key).number

    def count(key: str) -> int | None:
        found = (schema / key).number
        return None if found is None or found < 0 else int(found)

    lowest, highest = number("exclusiveMinimum"), number("exclusiveMaximum")
    open_low = (schema / "exclusiveMinimum").flag
    open_high = (schema / "exclusiveMaximum").flag
    found = ir.Constraints(
        minimum=None if open_low else number("minimum"),
        maximum=None if open_high else number("maximum"),
        exclusive_minimum=number("minimum") if open_low else lowest,
        exclusive_maximum=number("maximum") if open_high else highest,
        multiple_of=number("multipleOf"),
        min_length=count("minLength"),
        max_length=count("maxLength"),
        pattern=(schema / "pattern").text or None,
        min_items=count("minItems"),
        max_items=count("maxItems"),
        unique_items=(schema / "uniqueItems").flag,
        format=_other_format(schema),
    )
    return None if found == ir.Constraints() else found


def _other_format(schema: Cursor) -> str | None:
    """A format that no kind of scalar stands for."""
    format = (schema / "format").text
    known = NUMBER_FORMATS if (schema / "type").raw in ("number", "integer") else {}
    return None if format.casefold() in {**STRING_FORMATS, **known} else format or None


def examples(schema: Cursor) -> Iterator[ir.Value]:
    if "example" in schema:
        yield ir.Value((schema / "example").json)
    if "examples" not in schema:
        return
    examples = schema / "examples"
    for item in examples:
        yield ir.Value(item.json)
    for _, entry in examples.entries():
        if "value" in entry:
            yield ir.Value((entry / "value").json)


def access(schema: Cursor) -> ir.Access:
    if "readOnly" in schema and (schema / "readOnly").flag:
        return ir.Access.READ
    if "writeOnly" in schema and (schema / "writeOnly").flag:
        return ir.Access.WRITE
    return ir.Access.BOTH


def documentation(schema: Cursor) -> str:
    """What `schema` says of itself, as clean text."""
    return described(schema)[0] or prose.clean((schema / "title").text)
