"""The model as JSON, and the JSON Schema of that: for people and other programs."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from specloom import ir, source
from specloom.diagnostics import Pointer
from specloom.source import Json

SCHEMA = Path(__file__).parents[1] / "schemas" / "ir.schema.json"
"""The published JSON Schema of what `document` gives."""

_KINDS: tuple[type, ...] = typing.get_args(ir.Type)
"""The nodes that stand where any type may, and so say which one they are."""

_ID = "https://specloom.dev/schemas/ir.schema.json"


def dumps(api: ir.Api) -> str:
    """`api` as JSON text."""
    return source.spelled(document(api))


def document(api: ir.Api) -> dict[str, Json]:
    """`api` as a JSON value: what has its usual value is left out.

    A type says in `node` which one it is; a place is `document#/pointer`.
    """
    return _node(api)


def schema() -> dict[str, Json]:
    """The JSON Schema of `document`, made from the declarations of the model."""
    definitions: dict[str, Json] = {}
    _reference(ir.Api, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID,
        "title": "specloom's model of an API",
        "$ref": "#/$defs/Api",
        "$defs": dict(sorted(definitions.items())),
    }


# --- Values --------------------------------------------------------------------


def _value(value: object) -> Json:
    match value:
        case None | bool() | int() | float():
            return value
        case Pointer(name, _):
            return f"{name}{value}"
        case StrEnum():
            return value.value
        case str():
            return value
        case ir.Value(inner):
            return {"json": inner}
        case tuple():
            return [_value(item) for item in value]
        case Mapping():
            return {str(key): _value(item) for key, item in value.items()}
        case _:
            return _node(value)


def _node(node: object) -> dict[str, Json]:
    found: dict[str, Json] = {}
    if isinstance(node, _KINDS):
        found["node"] = type(node).__name__
    for field in _fields(type(node)):
        value = getattr(node, field.name)
        if _is_needed(field) or value != _usual(field):
            found[field.name] = _value(value)
    return found


def _fields(kind: Any) -> tuple[Field[Any], ...]:
    """The fields of a node, with its place at the end, where it is not in the way."""
    if not is_dataclass(kind):
        raise AssertionError(f"{kind} is no node of the model")
    last = ("origins", "at")
    return tuple(
        sorted(
            fields(kind), key=lambda f: last.index(f.name) + 1 if f.name in last else 0
        )
    )


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _usual(field: Field[Any]) -> object:
    return (
        field.default if field.default_factory is MISSING else field.default_factory()
    )


# --- Schema --------------------------------------------------------------------

_PLAIN: Mapping[object, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    Any: {},
}


def _reference(kind: type, definitions: dict[str, Json]) -> Json:
    """A reference to the definition of `kind`, which is made if it is new."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(kind: type, definitions: dict[str, Json]) -> Json:
    said = _first_sentence(kind)
    if issubclass(kind, StrEnum):
        return {"description": said, "enum": [member.value for member in kind]}
    if kind is Pointer:
        return {"description": said, "type": "string", "pattern": "#"}
    if kind is ir.Value:
        return {
            "description": said,
            "type": "object",
            "additionalProperties": False,
            "required": ["json"],
            "properties": {"json": {}},
        }
    hints = typing.get_type_hints(kind)
    tagged = kind in _KINDS
    properties: dict[str, Json] = {"node": {"const": kind.__name__}} if tagged else {}
    for field in _fields(kind):
        properties[field.name] = _annotation(hints[field.name], definitions)
    needed = [field.name for field in _fields(kind) if _is_needed(field)]
    return {
        "description": said,
        "type": "object",
        "additionalProperties": False,
        "required": [*(["node"] if tagged else []), *needed],
        "properties": properties,
    }


def _annotation(hint: Any, definitions: dict[str, Json]) -> Json:
    """The schema of the values that a field annotated with `hint` takes."""
    if isinstance(hint, typing.NewType):
        return _annotation(hint.__supertype__, definitions)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if set(_KINDS) <= set(arguments):
            for kind in _KINDS:
                _reference(kind, definitions)
            options: list[Json] = [{"$ref": f"#/$defs/{k.__name__}"} for k in _KINDS]
            definitions["Type"] = {"description": "Any type.", "oneOf": options}
            rest = [a for a in arguments if a not in _KINDS]
            own: Json = {"$ref": "#/$defs/Type"}
            if not rest:
                return own
            return {"anyOf": [own, *(_annotation(a, definitions) for a in rest)]}
        return {"anyOf": [_annotation(a, definitions) for a in arguments]}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _annotation(arguments[0], definitions)}
    if origin is tuple:
        places = [_annotation(a, definitions) for a in arguments]
        count = len(places)
        return {
            "type": "array",
            "prefixItems": places,
            "minItems": count,
            "maxItems": count,
        }
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _annotation(arguments[1], definitions)
        return {"type": "object", "additionalProperties": inner}
    if not isinstance(hint, type):
        raise AssertionError(f"no schema for {hint!r}")
    return _reference(hint, definitions)


def _first_sentence(kind: type) -> str:
    paragraph = (kind.__doc__ or "").split("\n\n")[0]
    return " ".join(paragraph.split())
