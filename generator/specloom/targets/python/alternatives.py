"""What tells the alternatives of a union apart, in words for their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ... import ir
from ...naming import singular, words
from .modules import types_of

_INNER = frozenset({ir.Role.ITEM, ir.Role.VALUE})
"""Roles of what goes by the name of the type that it stands in."""


_OF_ENUMS = {
    ir.ScalarKind.STRING: ("text",),
    ir.ScalarKind.INTEGER: ("number",),
    ir.ScalarKind.BOOLEAN: ("flag",),
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """The words that a class has behind the name of the place that it stands in.

    It is `only` one of its kind if they say no more than what kind that is.
    """

    words: tuple[str, ...]
    only: bool = False


def alternatives(api: ir.Api) -> dict[ir.TypeId, Alternative]:
    """What to call the types that stand in one place, or under a name that is taken.

    They are told apart by the value that a field has in each, or else by a key that
    no other has. A type whose place has none of this keeps the name of the place.
    """
    found: dict[ir.TypeId, Alternative] = {}
    for decl in api.types.values():
        holder = api.types.get(ir.TypeId(decl.name.holder))
        if decl.name.role in _INNER and is_echo(decl, holder):
            found[decl.id] = Alternative((decl.name.role.value,), only=True)
    for type in _all(api):
        for union in _unions(type):
            for place in _places(union, api.types):
                for id, told in _told_apart(place, api.types).items():
                    if not told.only or id not in found:
                        found[id] = told
    return found


def is_echo(decl: ir.TypeDecl, around: ir.TypeDecl | None) -> bool:
    """Whether a type is called just like the one around it."""
    if around is None:
        return False
    own = words(decl.name.text)
    if decl.name.role is ir.Role.ITEM and own and singular(own[-1]) != own[-1]:
        return False
    return own == words(around.name.text)


def _all(api: ir.Api) -> Iterator[ir.Type]:
    yield from (decl.type for decl in api.types.values())
    for operation in ir.operations(api.root):
        yield from types_of(operation)


def _unions(type: ir.Type) -> Iterator[ir.Union]:
    waiting = [type]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ir.Union):
            yield one
        waiting.extend(ir.children(one))


def _places(
    union: ir.Union, types: Mapping[ir.TypeId, ir.TypeDecl]
) -> Iterator[list[ir.TypeId]]:
    """The types that go by the name of one place and have none of their own.

    They are members of the union, or what its lists and maps hold.
    """
    places: dict[tuple[str, str], dict[ir.TypeId, None]] = {}
    waiting = [*reversed(union.members)]
    while waiting:
        match waiting.pop():
            case ir.Ref(id) if id in types and types[id].name.role is not ir.Role.GIVEN:
                name = types[id].name
                places.setdefault((name.text, name.holder), {})[id] = None
            case ir.List() | ir.Tuple() | ir.Map() as inside:
                waiting.extend(reversed([*ir.children(inside)]))
    for ids in places.values():
        yield list(ids)


def _told_apart(
    ids: Sequence[ir.TypeId], types: Mapping[ir.TypeId, ir.TypeDecl]
) -> dict[ir.TypeId, Alternative]:
    if len(ids) == 1:
        one = types[ids[0]]
        if not is_echo(one, types.get(ir.TypeId(one.name.holder))):
            return {}
    found = {}
    if len(ids) > 1:
        records = {
            id: type for id in ids if isinstance(type := types[id].type, ir.Record)
        }
        told = _by_value(records, types) or _by_key(records)
        counts = Counter(told.values())
        found = {id: Alternative(own) for id, own in told.items() if counts[own] == 1}
    left = {id: types[id].type for id in ids if id not in found}
    enums = sum(isinstance(type, ir.Enum) for type in left.values())
    rest: dict[tuple[str, ...], list[ir.TypeId]] = {}
    for id, type in left.items():
        rest.setdefault(_kind(type, enums > 1), []).append(id)
    for kind, alike in rest.items():
        if len(alike) == 1 and kind:
            found[alike[0]] = Alternative(kind, only=True)
    return found


def _by_value(
    records: Mapping[ir.TypeId, ir.Record], types: Mapping[ir.TypeId, ir.TypeDecl]
) -> dict[ir.TypeId, tuple[str, ...]]:
    """The words of the values of the field that has another one in each record."""
    values: dict[str, dict[ir.TypeId, str]] = {}
    for id, record in records.items():
        for field in record.fields:
            value = _only_value(field.type, types)
            if value and words(value):
                values.setdefault(field.wire, {})[id] = value
    for told in values.values():
        if len(told) > 1 and len(set(told.values())) == len(told):
            return {id: tuple(words(value)) for id, value in told.items()}
    return {}


def _only_value(type: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> str:
    """The text that alone is declared for a value, or nothing."""
    if isinstance(type, ir.Ref) and type.id in types:
        type = types[type.id].type
    match type:
        case ir.Const(str() as value) | ir.Enum((ir.EnumMember(value=str() as value),)):
            return value
        case _:
            return ""


def _by_key(
    records: Mapping[ir.TypeId, ir.Record],
) -> dict[ir.TypeId, tuple[str, ...]]:
    """The words of a key that no other record has, a required one if there is one."""
    if len(records) < 2:
        return {}
    counts = Counter(f.wire for record in records.values() for f in record.fields)
    found: dict[ir.TypeId, tuple[str, ...]] = {}
    for id, record in records.items():
        own = [f for f in record.fields if counts[f.wire] == 1 and words(f.wire)]
        own.sort(key=lambda field: not field.required)
        if own:
            found[id] = tuple(words(own[0].wire))
    return found


def _kind(type: ir.Type, several_enums: bool) -> tuple[str, ...]:
    match type:
        case ir.Record():
            return ("object",)
        case ir.Enum(kind=kind) if several_enums:
            return _OF_ENUMS.get(kind, ())
        case ir.Enum():
            return ("value",)
        case _:
            return ()
