"""Finds the property that tells the members of a union apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specloom import ir
from specloom.diagnostics import Report

from .slots import Slot, inner, rewrite_slots


def tags(api: ir.Api, report: Report) -> ir.Api:
    """`api` with a tag for each union of records that a constant tells apart.

    Afterwards a union has one if all its members but null are records, or unions of
    such, in each of which the same required property has a value of its own. What such
    a union is beside null stands in a union of its own, unless it is a declared type.
    """
    known = _Known(api.types)

    def tagged(type: ir.Type, slot: Slot) -> ir.Type:
        types = [tagged(t, s) for t, s in inner(type, slot)]
        type = ir.with_children(type, types)
        if not isinstance(type, ir.Union) or type.tag is not None:
            return type
        members = tuple(member for member in type.members if member != ir.NULL)
        tag = known.tag(members)
        if tag is None:
            return type
        if len(members) == len(type.members):
            return ir.Union(members, tag)
        if slot.declared:
            return ir.Union((*members, ir.NULL), tag)
        return ir.Union((ir.Union(members, tag), ir.NULL))

    return rewrite_slots(api, tagged)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A record that a member of a union is; one without an identity has no id."""

    id: ir.TypeId
    values: Mapping[str, str]  # of the properties that have only one, by wire name


_Kinds: TypeAlias = Mapping[ir.TypeId, _Kind]
_NO_ID = ir.TypeId("")


class _Known:
    """The declared types, as members of unions."""

    def __init__(self, types: Mapping[ir.TypeId, ir.TypeDecl]) -> None:
        self._types = types
        self._found: dict[ir.TypeId, _Kinds | None] = {}

    def tag(self, members: Sequence[ir.Type]) -> ir.Tag | None:
        """What tells `members` apart, if one property does."""
        nameless = [member for member in members if isinstance(member, ir.Record)]
        if nameless:
            # Ids are given to all members by their order, or to none.
            inline = (_Kind(_NO_ID, dict(self._constants(one))) for one in nameless)
            return _tag(list(inline)) if len(nameless) == len(members) else None
        kinds: dict[ir.TypeId, _Kind] = {}
        for member in members:
            found = self._declared(member.id) if isinstance(member, ir.Ref) else None
            if found is None:
                return None
            kinds |= found
        return _tag(list(kinds.values()))

    def _declared(self, id: ir.TypeId) -> _Kinds | None:
        """The records that a declared type may be; None if it may be anything else."""
        waiting = [(id, False)]
        while waiting:  # a chain of declarations may be longer than the stack is deep
            one, ready = waiting.pop()
            decl = self._types.get(one)
            if decl is None:
                continue
            if ready and isinstance(decl.type, ir.Record):
                self._found[one] = {one: _Kind(one, dict(self._constants(decl.type)))}
            elif ready:
                self._found[one] = self._kinds(decl.type)
            elif one not in self._found:
                self._found[one] = None  # what holds itself is no record
                waiting.append((one, True))
                waiting += [(other, False) for other in _alternatives(decl.type)]
        return self._found.get(id)

    def _kinds(self, type: ir.Type) -> _Kinds | None:
        match type:
            case ir.Ref(id):
                return self._found.get(id)
            case ir.Union(members):
                kinds: dict[ir.TypeId, _Kind] = {}
                for member in members:
                    found = self._kinds(member)
                    if found is None:
                        return None
                    kinds |= found
                return kinds
            case _:
                return None

    def _constants(self, record: ir.Record) -> Iterator[tuple[str, str]]:
        for field in record.fields:
            value = self._constant(field.type) if field.required else None
            if value is not None:
                yield field.wire, value

    def _constant(self, type: ir.Type) -> str | None:
        match ir.resolved(type, self._types):
            case ir.Const(str() as value):
                return value
            case ir.Enum((ir.EnumMember(value=str() as value),)):
                return value
            case _:
                return None


def _alternatives(type: ir.Type) -> Iterator[ir.TypeId]:
    """The declared types of which a value of `type` may be."""
    match type:
        case ir.Ref(id):
            yield id
        case ir.Union(members):
            for member in members:
                yield from _alternatives(member)
        case _:
            return


def _tag(kinds: Sequence[_Kind]) -> ir.Tag | None:
    if len(kinds) < 2:
        return None
    for wire in kinds[0].values:
        values = [kind.values.get(wire) for kind in kinds]
        if None not in values and len(set(values)) == len(values):
            pairs = zip(values, kinds, strict=True)
            return ir.Tag(wire, tuple((v, k.id) for v, k in pairs if v is not None))
    return None
