"""Which of two types is the more exact, where two sources speak of one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from ... import ir
from ...diagnostics import Pointer
from ...ir import ScalarKind
from .casing import fold

Find: TypeAlias = Callable[[ir.TypeId], ir.Type | None]
"""What a type is declared as; None if it is not known."""

_TEXTS = frozenset(
    {
        ScalarKind.BYTES,
        ScalarKind.DATE,
        ScalarKind.DATETIME,
        ScalarKind.DURATION,
        ScalarKind.TIME,
        ScalarKind.UUID,
    }
)
_NUMBERS = frozenset({ScalarKind.DECIMAL, ScalarKind.INTEGER})


def agreed(one: ir.Type, two: ir.Type, find: Find) -> ir.Type | None:
    """The more exact of two types of one thing; None if they contradict each other.

    "String" is what many hosts say of a Guid, a date or an enum, "number" of any
    number, and nothing of what may be null: none of that is a contradiction.
    """
    if two in (one, ir.ANY):
        return one
    if one == ir.ANY:
        return two
    if ir.is_nullable(one) or ir.is_nullable(two):
        inner = agreed(ir.without_null(one), ir.without_null(two), find)
        return None if inner is None else ir.nullable(inner)
    match one, two:
        case ir.Scalar(), ir.Scalar():
            return _scalar(one, two)
        case ir.List(first), ir.List(second):
            item = agreed(first, second, find)
            return None if item is None else ir.List(item)
        case ir.Map(first), ir.Map(second):
            value = agreed(first, second, find)
            return None if value is None else ir.Map(value)
        case ir.Record(), ir.Record():
            return _record(one, two, find)
        case ir.Enum(), ir.Enum():
            return _enum(one, two)
        case _:
            return _mixed(one, two, find) or _mixed(two, one, find)


def place(at: Pointer) -> str:
    """How a diagnostic names a second place."""
    return f"{at.document.partition('@')[0]}{at}"


def _scalar(one: ir.Scalar, two: ir.Scalar) -> ir.Type | None:
    if one.kind is two.kind:
        return one if one.form else two
    for vague, other in ((one, two), (two, one)):
        if vague.kind is ScalarKind.STRING and other.kind in _TEXTS:
            return other
        if vague.kind is ScalarKind.NUMBER and other.kind in _NUMBERS:
            return other
    return None


def _record(one: ir.Record, two: ir.Record, find: Find) -> ir.Type | None:
    """The fields of both, which only samples showed."""
    fields = {fold(field.wire): field for field in one.fields}
    for field in two.fields:
        known = fields.setdefault(fold(field.wire), field)
        type = agreed(known.type, field.type, find)
        if type is None:
            return None
        fields[fold(field.wire)] = ir.with_type(known, type)
    return replace(one, fields=tuple(fields.values()))


def _enum(one: ir.Enum, two: ir.Enum) -> ir.Type | None:
    values = [{member.value for member in each.members} for each in (one, two)]
    if values[0] >= values[1]:
        return one
    return two if values[1] > values[0] else None


def _mixed(vague: ir.Type, exact: ir.Type, find: Find) -> ir.Type | None:
    """`exact`, if `vague` is what a less exact source would say of it."""
    match vague, exact:
        case ir.Scalar(ScalarKind.STRING), ir.Enum(_, ScalarKind.STRING):
            return exact
        case ir.Scalar(ScalarKind.STRING), ir.Ref(id):
            said = find(id)
            return exact if isinstance(said, ir.Scalar | ir.Enum | ir.Any) else None
        case (ir.Enum() | ir.Record()), ir.Ref(id):
            return exact if isinstance(find(id), type(vague)) else None
        case ir.Ref(id), _ if exact != ir.STRING:
            return exact if find(id) in (ir.ANY, ir.STRING) else None
        case _:
            return None
