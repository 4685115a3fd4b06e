"""Conditions: properties that may be there, where a schema asks for more in a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specloom import ir
from specloom.source import Cursor

from .combine import both, union
from .said import Maker, Said
from .unions import optional


def conditional(own: Said, schema: Cursor, maker: Maker) -> Said:
    """`own` with the properties that it may have in some case, if it is an object."""
    cases = list(_cases(schema))
    if not cases or not _is_object(own.type, maker):
        return own
    found: dict[str, ir.Field] = {}
    for case in cases:
        for field in optional(maker.said(case).type, maker):
            known = found.setdefault(field.wire, field)
            if known is not field:
                type = union((known.type, field.type))
                found[field.wire] = ir.with_type(known, type)
    for field in optional(maker.said(schema / "if").type, maker):
        found.setdefault(field.wire, ir.with_type(field, ir.ANY))
    known_wires = {field.wire for field in optional(own.type, maker)}
    fields = [field for wire, field in found.items() if wire not in known_wires]
    if not fields:
        return own
    whole = both(own.type, ir.Record(tuple(fields)), maker.look)
    return own if whole is None else replace(own, type=whole)


def _cases(schema: Cursor) -> Iterator[Cursor]:
    """The schemas that count in some case only."""
    if "if" in schema:
        yield from (schema / key for key in ("then", "else") if key in schema)
    for key in ("dependentSchemas", "dependencies"):
        yield from (one for _, one in (schema / key).entries() if one.is_object)


def _is_object(type: ir.Type, maker: Maker) -> bool:
    match type:
        case ir.Record() | ir.Map(ir.Any()):
            return True
        case ir.Ref(id):
            return isinstance(maker.look(id), ir.Record)
        case _:
            return False
