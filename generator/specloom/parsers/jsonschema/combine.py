"""How types of several schemas become one: either of them, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from specloom import ir
from specloom.ir import Scalar
from specloom.source import Cursor


def union(types: Iterable[ir.Type]) -> ir.Type:
    """Any one of `types`, each once, with null last."""
    members: dict[ir.Type, None] = {}
    for type in types:
        inner = type.members if isinstance(type, ir.Union) and not type.tag else (type,)
        members.update(dict.fromkeys(inner))
    if not members or ir.ANY in members:
        return ir.ANY
    # Enums are open, so a string beside an enum of strings adds nothing.
    enums = {m.kind for m in members if isinstance(m, ir.Enum)}
    kept = [
        m
        for m in members
        if m != ir.NULL
        and not (isinstance(m, Scalar) and m.kind in enums and not m.form)
    ]
    if ir.NULL in members:
        kept.append(ir.NULL)
    return kept[0] if len(kept) == 1 else ir.Union(tuple(kept))


def extended(own: ir.Record, member: ir.Record | ir.Ref) -> ir.Type:
    if isinstance(member, ir.Ref):
        return replace(own, bases=(*own.bases, member))
    fields = {field.wire: field for field in (*own.fields, *member.fields)}
    return ir.Record(
        tuple(fields.values()),
        bases=tuple(dict.fromkeys((*own.bases, *member.bases))),
        extra=own.extra if member.extra is None else member.extra,
    )


def one_record(
    records: Iterable[ir.Record],
    bases: Sequence[ir.Ref],
    required: Iterable[str],
    schema: Cursor,
) -> ir.Record:
    """The record with all that `records` have; a property that only a base may have is
    required of it by a field of any type."""
    fields: dict[str, ir.Field] = {}
    extra: ir.Type | None = None
    every = dict.fromkeys(bases)
    for record in records:
        for field in record.fields:
            known = fields.get(field.wire)
            needed = field.required or (known is not None and known.required)
            fields[field.wire] = replace(field, required=needed)
        every.update(dict.fromkeys(record.bases))
        extra = extra if record.extra is None else record.extra
    for wire in required:
        if wire in fields:
            fields[wire] = replace(fields[wire], required=True)
        elif every:
            at = (schema / "required").at
            fields[wire] = ir.Field(at=at, wire=wire, type=ir.ANY, required=True)
    return ir.Record(tuple(fields.values()), bases=tuple(every), extra=extra)
