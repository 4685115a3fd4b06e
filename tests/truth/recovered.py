"""What was recovered: the kinds that our model, and a plain reader, give to a slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from specloom import ir

ITEM, VALUE = "[]", "{}"
"""Steps into a list and into a map; a step to a property is "/" and its name."""

_KINDS: Mapping[ir.ScalarKind, str] = {
    ir.ScalarKind.BOOLEAN: "boolean",
    ir.ScalarKind.INTEGER: "integer",
    ir.ScalarKind.NUMBER: "number",
    ir.ScalarKind.DECIMAL: "number",
    ir.ScalarKind.DATE: "date",
    ir.ScalarKind.DATETIME: "date-time",
    ir.ScalarKind.UUID: "uuid",
}


def ours(
    type: ir.Type | None, steps: Sequence[str], api: ir.Api
) -> tuple[frozenset[str], bool]:
    """The kinds of the slot that `steps` lead to from `type`; whether null is one.

    There are no kinds if no such slot was recovered.
    """
    here = [] if type is None else list(_members([type], api))
    for step in steps:
        inside = [found for one in here if (found := _step(one, step)) is not None]
        here = list(_members(inside, api))
    kinds = frozenset(kind for one in here if (kind := _kind(one)) != "null")
    return kinds, ir.NULL in here


def plain(values: Iterable[Any]) -> frozenset[str]:
    """The kinds that a reader finds who looks at JSON kinds alone."""
    kinds = {_plain(value) for value in values if value is not None}
    if kinds == {"integer", "number"}:
        return frozenset({"number"})
    return frozenset(kinds)


def _members(types: Iterable[ir.Type], api: ir.Api) -> Iterable[ir.Type]:
    for type in types:
        match type:
            case ir.Ref(id):
                decl = api.types.get(id)
                if decl is not None:
                    yield from _members([decl.type], api)
            case ir.Union(members):
                yield from _members(members, api)
            case _:
                yield type


def _step(type: ir.Type, step: str) -> ir.Type | None:
    match type:
        case ir.List(item) if step == ITEM:
            return item
        case ir.Map(value) if step == VALUE:
            return value
        case ir.Record(extra=extra) if step == VALUE:
            return extra
        case ir.Record(fields) if step.startswith("/"):
            return next((f.type for f in fields if f.wire == step[1:]), None)
        case _:
            return None


def _kind(type: ir.Type) -> str:
    match type:
        case ir.Scalar(ir.ScalarKind.NULL):
            return "null"
        case ir.Scalar(form="text"):
            return "string"
        case ir.Scalar(kind) | ir.Enum(kind=kind):
            return _KINDS.get(kind, "string")
        case ir.Record():
            return "object"
        case ir.Map(ir.Any()):
            return "any object"
        case ir.Map():
            return "map"
        case ir.List():
            return "array"
        case _:
            return "any"


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
