"""The slots of an API: every place that holds a type, with its stable id and name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from specloom import ir
from specloom.diagnostics import Pointer


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that holds a type.

    `name` is what a type that stands here would be called; `doc` is what the source
    says of the value; `declared` tells the slot that is a `TypeDecl` itself.
    """

    id: str
    name: ir.Name
    at: Pointer
    doc: str = ""
    declared: bool = False


Change: TypeAlias = Callable[[ir.Type, Slot], ir.Type]


def status_text(status: ir.Status) -> str:
    """How slot ids spell a range of status codes: `200`, `2XX`, `200-204`."""
    if status.first == status.last:
        return str(status.first)
    if status.first % 100 == 0 and status.last == status.first + 99:
        return f"{status.first // 100}XX"
    return f"{status.first}-{status.last}"


def matching(pattern: str) -> re.Pattern[str]:
    """What fits the whole of `pattern`, in which a star stands for anything."""
    first, *rest = map(re.escape, pattern.split("*"))
    if not rest:
        return re.compile(first)
    # What one star took is not asked again: else many stars would take for ever.
    inner = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.compile(f"{first}{inner}.*{rest[-1]}", re.DOTALL)


def holders(slot: str) -> Iterator[str]:
    """`slot` and, from the outermost, the ids of the slots that may hold it."""
    for position, character in enumerate(slot):
        if position and character in "/[{":
            yield slot[:position]
    yield slot


def inner(type: ir.Type, slot: Slot) -> Iterator[tuple[ir.Type, Slot]]:
    """The types directly inside `type`, which stands at `slot`, each with its slot."""
    match type:
        case ir.Record(fields, _, extra):
            for field in fields:
                yield field.type, field_slot(field, slot.id)
            if extra is not None:
                yield extra, _below(slot, "{}", ir.Role.VALUE)
        case ir.List(item):
            yield item, _below(slot, "[]", ir.Role.ITEM)
        case ir.Tuple(items, rest):
            for place, item in enumerate(items):
                yield item, _below(slot, f"[{place}]", ir.Role.ITEM)
            if rest is not None:
                yield rest, _below(slot, "[]", ir.Role.ITEM)
        case ir.Map(value):
            yield value, _below(slot, "{}", ir.Role.VALUE)
        case ir.Union(members, tag):
            kinds = () if tag is None else tuple(_kinds(tag, slot))
            yield from zip(members, kinds, strict=False)
            if slot.declared:
                name = ir.Name(slot.name.text, ir.Role.PROPERTY, slot.id)
                slot = Slot(slot.id, name, slot.at)
            for member in members[len(kinds) :]:
                yield member, slot
        case ir.Scalar() | ir.Enum() | ir.Const() | ir.Ref() | ir.Any():
            return


def field_slot(field: ir.Field, holder: str) -> Slot:
    """The slot of a field of the record at `holder`."""
    name = ir.Name(field.wire, ir.Role.PROPERTY, holder)
    return Slot(f"{holder}/{field.wire}", name, field.at, field.doc)


def rewrite_slots(api: ir.Api, change: Change) -> ir.Api:
    """`api` with `change` made to the type at the root of every slot, outermost only.

    Declarations come first, then operations in order, then the shape of errors.
    """
    types = {
        id: ir.with_type(
            decl, change(decl.type, Slot(id, decl.name, decl.at, decl.doc, True))
        )
        for id, decl in api.types.items()
    }
    root = ir.rewrite_operations(api.root, lambda node: _operation(node, change))
    shape = api.error_shape
    if shape.type is not None:
        slot = Slot("error", ir.Name("error", ir.Role.ERROR), api.at)
        shape = replace(shape, type=change(shape.type, slot))
    return replace(api, types=types, root=root, error_shape=shape)


def _kinds(tag: ir.Tag, slot: Slot) -> Iterator[Slot]:
    """The slots of the members that `tag` tells apart, while they have no identity."""
    for number, (value, id) in enumerate(tag.values, start=2):
        if id:
            return
        role = slot.name.role
        text = f"{value}_{slot.name.text}"
        if role not in (ir.Role.PROPERTY, ir.Role.ITEM, ir.Role.VALUE):
            role, text = ir.Role.PROPERTY, value
        name = ir.Name(text, role, slot.id)
        yield Slot(f"{slot.id}#{number}", name, slot.at)


def _below(slot: Slot, step: str, role: ir.Role) -> Slot:
    holder = slot.id if slot.declared else slot.name.holder
    return Slot(slot.id + step, ir.Name(slot.name.text, role, holder), slot.at)


def _operation(node: ir.Operation, change: Change) -> ir.Operation:
    def parameter(one: ir.Parameter, prefix: str) -> ir.Parameter:
        name = ir.Name(one.wire, ir.Role.PARAMETER, node.id)
        slot = Slot(f"{prefix}/{one.place}/{one.wire}", name, one.at, one.doc)
        return ir.with_type(one, change(one.type, slot))

    def part(one: ir.Part, prefix: str) -> ir.Part:
        name = ir.Name(one.wire, ir.Role.PARAMETER, node.id)
        slot = Slot(f"{prefix}/{one.wire}", name, one.at, one.doc)
        return ir.with_type(one, change(one.type, slot))

    def body(one: ir.Body, prefix: str, role: ir.Role) -> ir.Body:
        slot = Slot(prefix, ir.Name(node.name.text, role, node.id), one.at, one.doc)
        one = ir.with_type(one, change(one.type, slot))
        return ir.with_parts(one, parts=tuple(part(p, prefix) for p in one.parts))

    def response(one: ir.Response) -> ir.Response:
        if one.body is None and not one.headers:
            return one
        prefix = f"{node.id}/response/{status_text(one.status)}"
        return ir.with_parts(
            one,
            body=one.body and body(one.body, prefix, ir.Role.RESPONSE),
            headers=tuple(parameter(p, prefix) for p in one.headers),
        )

    def error(one: ir.ErrorCase) -> ir.ErrorCase:
        if one.body is None:
            return one
        prefix = f"{node.id}/response/{status_text(one.status)}"
        return ir.with_parts(one, body=body(one.body, prefix, ir.Role.ERROR))

    request = f"{node.id}/request"
    return ir.with_parts(
        node,
        parameters=tuple(parameter(p, node.id) for p in node.parameters),
        bodies=tuple(body(b, request, ir.Role.REQUEST) for b in node.bodies),
        responses=tuple(map(response, node.responses)),
        errors=tuple(map(error, node.errors)),
    )
