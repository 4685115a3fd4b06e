"""Writes out what records take from their bases."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Pointer, Report


def flatten(api: ir.Api, report: Report) -> ir.Api:
    """`api` with every record complete in itself.

    Afterwards no record has bases: their fields stand first, in the order of the bases,
    and a field of the record's own replaces the base's field of its name in its place.
    """
    flat = _Flat(api, report)
    return ir.rewrite_types(
        replace(
            api,
            types={id: replace(d, type=flat.type(id)) for id, d in api.types.items()},
        ),
        flat.complete,
    )


class _Flat:
    """The declared records that are complete already."""

    def __init__(self, api: ir.Api, report: Report) -> None:
        self._types = api.types
        self._report = report
        self._done: dict[ir.TypeId, ir.Type] = {}
        self._open: set[ir.TypeId] = set()

    def type(self, id: ir.TypeId) -> ir.Type:
        """The type declared as `id`, complete if it is a record."""
        if id not in self._done:
            decl = self._types[id]
            self._open.add(id)
            self._done[id] = self.complete(decl.type, decl.at)
            self._open.discard(id)
        return self._done[id]

    def complete(self, type: ir.Type, at: Pointer) -> ir.Type:
        """`type` with the fields of its bases, if it is a record."""
        if not isinstance(type, ir.Record) or not type.bases:
            return type
        fields: dict[str, ir.Field] = {}
        extra = type.extra
        bases = [self._base(base, at) for base in type.bases]
        for record in bases:
            for inherited in record.fields:
                self._add(fields, inherited, at, own=False)
            extra = extra if extra is not None else record.extra
        for field in type.fields:
            self._add(fields, field, at, own=True)
        inherited_end = any(self._closes(base, fields) for base in bases)
        closed = extra is None and (type.closed or inherited_end)
        every = tuple(fields.values())
        return replace(type, fields=every, bases=(), extra=extra, closed=closed)

    def _closes(self, base: ir.Record, fields: dict[str, ir.Field]) -> bool:
        """Whether `base` allows no keys but `fields`, all of which are its own."""
        return base.closed and len(base.fields) == len(fields)

    def _add(
        self, fields: dict[str, ir.Field], field: ir.Field, at: Pointer, own: bool
    ) -> None:
        known = fields.get(field.wire)
        if known is None:
            fields[field.wire] = field
            return
        narrowed = own and _is_among(field.type, known.type)
        if not narrowed and not _agree(known.type, field.type):
            kept = "the record's own" if own else "the first"
            self._report.warning(
                "base-conflict",
                f"field {field.wire!r} has two types through its bases: {kept} is kept",
                field.at if own else at,
            )
        first, second = (field, known) if own else (known, field)
        fields[field.wire] = replace(
            first,
            type=second.type if first.type == ir.ANY else first.type,
            required=first.required or second.required,
            doc=first.doc or second.doc,
            examples=first.examples or second.examples,
            default=first.default or second.default,
            constraints=first.constraints or second.constraints,
            deprecated=first.deprecated or second.deprecated,
            access=second.access if first.access is ir.Access.BOTH else first.access,
        )

    def _base(self, base: ir.Ref, at: Pointer) -> ir.Record:
        """The record that `base` leads to; an empty one, reported, if none does."""
        seen: set[ir.TypeId] = set()
        found: ir.Type = base
        while isinstance(found, ir.Ref) and found.id in self._types:
            if found.id in self._open or found.id in seen:
                self._report.warning(
                    "base-cycle", f"type {base.id!r} is a base of itself: left out", at
                )
                return ir.Record(())
            seen.add(found.id)
            found = self.type(found.id)
        if isinstance(found, ir.Record):
            return found
        self._report.warning(
            "base-not-record", f"base {base.id!r} has no known fields: left out", at
        )
        return ir.Record(())


def _agree(one: ir.Type, other: ir.Type) -> bool:
    return one == other or ir.ANY in (one, other)


def _is_among(type: ir.Type, others: ir.Type) -> bool:
    """Whether constants are among the values that a wider type has."""
    match type, others:
        case ir.Const(kind=kind) | ir.Enum(kind=kind), ir.Scalar(kind=wider, form=""):
            return kind is wider
        case ir.Const(value=value, kind=kind), ir.Enum(members=members, kind=wider):
            return kind is wider and any(value == one.value for one in members)
        case ir.Enum(members=few), ir.Enum(members=members):
            values = {member.value for member in members}
            return all(member.value in values for member in few)
        case _:
            return False
