"""Gives every inline record, enum and tagged union an identity of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Report

from .signs import fold
from .slots import Slot, field_slot, inner, rewrite_slots


def hoist(api: ir.Api, report: Report) -> ir.Api:
    """`api` with inline types declared.

    Afterwards records, enums and tagged unions stand only directly under a `TypeDecl`;
    whatever held one holds a `Ref` to it. A declaration stands before those that were
    inside it. What an operation takes has the types that its message has for it.
    """
    found = _Found(api)
    hoisted = rewrite_slots(api, found.reached)
    types: dict[ir.TypeId, ir.TypeDecl] = {}
    for id, decl in hoisted.types.items():
        types[id] = decl
        types.update(found.inside.pop(id, {}))
    for rest in found.inside.values():
        types.update(rest)
    return replace(hoisted, types=types)


class _Found:
    """The declarations made so far, by the declaration or operation they stood in."""

    def __init__(self, api: ir.Api) -> None:
        self.inside: dict[str, dict[ir.TypeId, ir.TypeDecl]] = {}
        self._evidence = api.evidence
        self._said: dict[str, ir.Type | None] = dict.fromkeys(api.types)
        self._twins = dict(_twins(api))
        self._unions = dict(_unions(api))

    def reached(self, type: ir.Type, slot: Slot) -> ir.Type:
        """What the root of a slot holds afterwards."""
        made = self.inside.setdefault(slot.id, {})
        if slot.declared:
            return self._within(type, slot, made)
        return self._replaced(type, slot, made)

    def _within(
        self, type: ir.Type, slot: Slot, made: dict[ir.TypeId, ir.TypeDecl]
    ) -> ir.Type:
        types = [self._replaced(t, s, made) for t, s in inner(type, slot)]
        return _told_apart(ir.with_children(type, types))

    def _replaced(
        self, type: ir.Type, slot: Slot, made: dict[ir.TypeId, ir.TypeDecl]
    ) -> ir.Type:
        if not _needs_identity(type):
            return self._within(type, slot, made)
        id, known = self._identity(type, slot)
        if not known:
            doc, limits = slot.doc, None
            if isinstance(type, ir.Record):
                doc, limits = type.doc or doc, type.constraints
                type = replace(type, doc="", constraints=None)
            decl = ir.TypeDecl(
                at=slot.at,
                id=id,
                name=slot.name,
                type=type,
                inferred=_base(slot.id) in self._evidence or slot.id in self._evidence,
                doc=doc,
                constraints=limits,
            )
            made[id] = decl
            here = replace(slot, id=id, declared=True)
            made[id] = replace(decl, type=self._within(type, here, made))
        return ir.Ref(id)

    def _identity(self, type: ir.Type, slot: Slot) -> tuple[ir.TypeId, bool]:
        """An id for `type`, and whether an equal one of the slot has it already.

        A union of declared types is the same wherever it stands, so one that is
        declared itself goes by that name.
        """
        if isinstance(type, ir.Union) and type in self._unions:
            return self._unions[type], True
        base = _base(slot.id)
        twin = self._twins.get(base, base) + slot.id.removeprefix(base)
        if twin != slot.id and self._said.get(twin) == type:
            return ir.TypeId(twin), True
        id, number = slot.id, 1
        while id in self._said:
            if self._said[id] == type:
                return ir.TypeId(id), True
            number += 1
            id = f"{slot.id}#{number}"
        self._said[id] = type
        return ir.TypeId(id), False


def _unions(api: ir.Api) -> Iterator[tuple[ir.Union, ir.TypeId]]:
    """The declared unions of nothing but declared types; of equal ones the first."""
    for id, decl in reversed([*api.types.items()]):
        match decl.type:
            case ir.Union(members) if all(isinstance(m, ir.Ref) for m in members):
                yield decl.type, id


def _twins(api: ir.Api) -> Iterator[tuple[str, str]]:
    """The slots of what operations take, each with that of their message's field."""
    operations = {node.id: node for node in ir.operations(api.root)}
    for message in api.messages:
        own = dict(_fields(api, message.type))
        for id in message.operations:
            node = operations.get(id)
            for slot, wire in () if node is None else _taken(node):
                if fold(wire) in own:
                    yield slot, own[fold(wire)]


def _fields(api: ir.Api, id: ir.TypeId) -> Iterator[tuple[str, str]]:
    """The slots of the fields of a record by their names, its bases' first."""
    line: dict[ir.TypeId, ir.Record] = {}
    pending = [id]
    while pending:
        next_id = pending.pop()
        decl = api.types.get(next_id)
        if (
            decl is not None
            and next_id not in line
            and isinstance(decl.type, ir.Record)
        ):
            line[next_id] = decl.type
            pending.extend(base.id for base in decl.type.bases)
    for holder, record in reversed(line.items()):
        for field in record.fields:
            yield fold(field.wire), field_slot(field, holder).id


def _taken(node: ir.Operation) -> Iterator[tuple[str, str]]:
    """The slots of what an operation takes, with the names on the wire."""
    for parameter in node.parameters:
        yield f"{node.id}/{parameter.place}/{parameter.wire}", parameter.wire
    for body in node.bodies:
        if isinstance(body.type, ir.Record):
            for field in body.type.fields:
                yield f"{node.id}/request/{field.wire}", field.wire
        for part in body.parts:
            yield f"{node.id}/request/{part.wire}", part.wire


def _needs_identity(type: ir.Type) -> bool:
    match type:
        case ir.Record() | ir.Enum():
            return True
        case ir.Union(_, tag):
            return tag is not None
        case ir.Scalar() | ir.Const() | ir.Ref() | ir.Any():
            return False
        case ir.List() | ir.Tuple() | ir.Map():
            return False


def _told_apart(type: ir.Type) -> ir.Type:
    """`type` with its tag told the ids that its members have got."""
    if not isinstance(type, ir.Union) or type.tag is None:
        return type
    if all(id for _, id in type.tag.values):
        return type
    ids = [member.id for member in type.members if isinstance(member, ir.Ref)]
    values = zip((value for value, _ in type.tag.values), ids, strict=False)
    return replace(type, tag=replace(type.tag, values=tuple(values)))


def _base(slot: str) -> str:
    while slot.endswith(("[]", "{}")):
        slot = slot[:-2]
    return slot
