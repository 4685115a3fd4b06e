"""Adds to what counts what another source says as well."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from specloom import ir
from specloom.diagnostics import Pointer

N = TypeVar("N", bound=ir.Node)


def with_origin(node: N, other: ir.Node) -> N:
    """`node` with the places of `other` among its origins."""
    places: dict[Pointer, None] = dict.fromkeys((*node.origins, other.at))
    places.update(dict.fromkeys(other.origins))
    places.pop(node.at, None)
    return replace(node, origins=tuple(places))


def enriched(one: ir.Type, two: ir.Type) -> ir.Type:
    """`one` with the texts, examples and limits that only `two` has of its parts."""
    match ir.without_null(one), ir.without_null(two):
        case ir.Record(fields) as record, ir.Record(others):
            made: ir.Type = replace(
                record, fields=_each(fields, others, lambda f: f.wire, _field)
            )
        case ir.Enum(members) as choice, ir.Enum(others):
            made = replace(
                choice, members=_each(members, others, lambda m: m.value, _member)
            )
        case ir.List(item), ir.List(other):
            made = ir.List(enriched(item, other))
        case ir.Map(value), ir.Map(other):
            made = ir.Map(enriched(value, other))
        case _:
            return one
    return ir.nullable(made) if ir.is_nullable(one) else made


def _each(
    ones: Sequence[N],
    twos: Sequence[N],
    key: Callable[[N], Hashable],
    both: Callable[[N, N], N],
) -> tuple[N, ...]:
    other = {key(node): node for node in twos}
    return tuple(
        both(node, other[key(node)]) if key(node) in other else node for node in ones
    )


def _field(one: ir.Field, two: ir.Field) -> ir.Field:
    return replace(
        with_origin(one, two),
        type=enriched(one.type, two.type),
        default=one.default or two.default,
        constraints=one.constraints or two.constraints,
        examples=one.examples or two.examples,
        doc=one.doc or two.doc,
        deprecated=one.deprecated or two.deprecated,
    )


def _member(one: ir.EnumMember, two: ir.EnumMember) -> ir.EnumMember:
    return replace(
        with_origin(one, two), name=one.name or two.name, doc=one.doc or two.doc
    )
