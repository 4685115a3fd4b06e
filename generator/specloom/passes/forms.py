"""Gives what is sent and what comes back types of their own, where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from specloom import ir, naming
from specloom.diagnostics import Report


def forms(api: ir.Api, report: Report) -> ir.Api:
    """`api` with records that hold only what travels in their direction.

    Afterwards no record that requests hold has a field that is only read, and none that
    responses hold one that is only written. What both hold, and what differs between
    them, is two types: the one that is sent has "/input" behind its id. Types that
    neither holds stay as they are.
    """
    if not any(_is_split(decl.type) for decl in api.types.values()):
        return api
    sent = _reached(_roots(api, sent=True), api.types, _NOT_SENT)
    read = _reached(_roots(api, sent=False), api.types, _NOT_READ)
    used = sent | read
    loses = {never: _losing(api.types, used, never) for never in (_NOT_SENT, _NOT_READ)}
    differ = loses[_NOT_SENT] | loses[_NOT_READ]
    inputs = _ids(api.types, [i for i in api.types if i in sent & read & differ])
    types: dict[ir.TypeId, ir.TypeDecl] = {}
    for id, decl in api.types.items():
        never = _NOT_READ if id in read else _NOT_SENT
        if id not in used:
            types[id] = decl
            continue
        ids = inputs if never is _NOT_SENT else {}
        types[id] = _form(decl, never, ids, whole=id not in loses[never])
        if id in inputs:
            whole = id not in loses[_NOT_SENT]
            made = _input(decl, inputs)
            types[made.id] = _form(made, _NOT_SENT, inputs, whole=whole)
        else:
            _note_lost(decl, never, report)
    return replace(
        api,
        types=types,
        root=ir.rewrite_operations(api.root, lambda node: _requests(node, inputs)),
        messages=tuple(
            replace(one, type=inputs.get(one.type, one.type)) for one in api.messages
        ),
    )


_Ids: TypeAlias = Mapping[ir.TypeId, ir.TypeId]

_NOT_SENT, _NOT_READ = ir.Access.READ, ir.Access.WRITE
"""The fields that requests, and those that responses do not have."""


def _is_split(type: ir.Type) -> bool:
    fields = type.fields if isinstance(type, ir.Record) else ()
    return any(field.access is not ir.Access.BOTH for field in fields)


def _roots(api: ir.Api, *, sent: bool) -> Iterator[ir.Type]:
    """The types that stand directly in requests, or in what comes back."""
    for node in ir.operations(api.root):
        if sent:
            yield from (parameter.type for parameter in node.parameters)
            for body in node.bodies:
                yield from (body.type, *(part.type for part in body.parts))
            continue
        yield from (header.type for one in node.responses for header in one.headers)
        bodies = [answer.body for answer in node.responses]
        bodies += [case.body for case in node.errors]
        yield from (body.type for body in bodies if body is not None)
    if sent:
        yield from (ir.Ref(message.type) for message in api.messages)
    elif api.error_shape.type is not None:
        yield api.error_shape.type


def _reached(
    roots: Iterable[ir.Type],
    types: Mapping[ir.TypeId, ir.TypeDecl],
    never: ir.Access,
) -> set[ir.TypeId]:
    """What `roots` lead to, less what stands in fields that `never` travel so."""
    found: set[ir.TypeId] = set()
    waiting = list(roots)
    while waiting:
        type = _without(waiting.pop(), never)
        waiting += ir.children(type)
        if isinstance(type, ir.Ref) and type.id in types and type.id not in found:
            found.add(type.id)
            waiting.append(types[type.id].type)
    return found


def _losing(
    types: Mapping[ir.TypeId, ir.TypeDecl], ids: Iterable[ir.TypeId], never: ir.Access
) -> set[ir.TypeId]:
    """Those of `ids` that hold a field which `never` travels so, however deep."""
    holders: dict[ir.TypeId, list[ir.TypeId]] = {}
    found: set[ir.TypeId] = set()
    for id in sorted(ids):
        waiting = [types[id].type]
        while waiting:
            type = waiting.pop()
            waiting += ir.children(type)
            if isinstance(type, ir.Ref):
                holders.setdefault(type.id, []).append(id)
            if isinstance(type, ir.Record):
                lost = any(field.access is never for field in type.fields)
                found |= {id} if lost else set()
    grown = list(found)
    while grown:
        new = [id for id in holders.get(grown.pop(), ()) if id not in found]
        found.update(new)
        grown += new
    return found


def _note_lost(decl: ir.TypeDecl, never: ir.Access, report: Report) -> None:
    """Tell of the fields of `decl` that travel in no direction at all."""
    for field in decl.type.fields if isinstance(decl.type, ir.Record) else ():
        if field.access is never:
            only, kind = ("read", "sent") if never is _NOT_SENT else ("sent", "read")
            report.note(
                "field-never-travels",
                f"field {field.wire!r} is only {only}, and its type {decl.id!r} is only"
                f" ever {kind}: left out",
                field.at,
            )


def _ids(
    types: Mapping[ir.TypeId, ir.TypeDecl], ids: Iterable[ir.TypeId]
) -> dict[ir.TypeId, ir.TypeId]:
    """The ids of the forms that are sent."""
    given: dict[ir.TypeId, ir.TypeId] = {}
    for id in ids:
        base, number = f"{id}{ir.SENT}", 1
        made = base
        while made in types:
            number += 1
            made = f"{base}#{number}"
        given[id] = ir.TypeId(made)
    return given


def _input(decl: ir.TypeDecl, inputs: _Ids) -> ir.TypeDecl:
    """The declaration of the form of `decl` that is sent."""
    name = decl.name
    if name.role is ir.Role.GIVEN:
        name = replace(name, text=f"{name.text} Input")
    else:
        holder = inputs.get(ir.TypeId(name.holder), name.holder)
        said = naming.words(name.text)
        if name.role is ir.Role.ITEM and said:
            said = (*said[:-1], naming.singular(said[-1]))
        text = "_".join((*said, "input"))
        name = replace(name, text=text, holder=holder, also=())
    doc = f"{decl.doc}\n\nAs it is sent." if decl.doc else ""
    return replace(decl, id=inputs[decl.id], name=name, joined=(), doc=doc)


def _form(
    decl: ir.TypeDecl, never: ir.Access, ids: _Ids, *, whole: bool
) -> ir.TypeDecl:
    """`decl` as it travels one way; what is not `whole` is no longer as declared."""

    def change(type: ir.Type) -> ir.Type:
        match type:
            case ir.Ref(id):
                return ir.Ref(ids[id]) if id in ids else type
            case ir.Union(_, ir.Tag() as tag):
                values = tuple((value, ids.get(id, id)) for value, id in tag.values)
                return replace(type, tag=replace(tag, values=values))
            case ir.Record():
                return _without(type, never)
            case _:
                return type

    type = _rewritten(decl.type, change)
    return replace(decl, type=type, schema=decl.schema if whole else "")


def _without(type: ir.Type, never: ir.Access) -> ir.Type:
    """`type`; if it is a record, less what never travels so."""
    if not _is_split(type) or not isinstance(type, ir.Record):
        return type
    kept = (field for field in type.fields if field.access is not never)
    fields = tuple(replace(field, access=ir.Access.BOTH) for field in kept)
    return replace(type, fields=fields)


def _rewritten(type: ir.Type, change: Callable[[ir.Type], ir.Type]) -> ir.Type:
    inside = [_rewritten(child, change) for child in ir.children(type)]
    return change(ir.with_children(type, inside))


def _requests(node: ir.Operation, ids: _Ids) -> ir.Operation:
    """`node`, taking the forms that are sent."""

    def sent(type: ir.Type) -> ir.Type:
        if isinstance(type, ir.Ref):
            return ir.Ref(ids.get(type.id, type.id))
        return ir.with_children(type, [sent(child) for child in ir.children(type)])

    return ir.with_parts(
        node,
        parameters=tuple(ir.with_type(p, sent(p.type)) for p in node.parameters),
        bodies=tuple(
            ir.with_parts(
                body,
                type=sent(body.type),
                parts=tuple(ir.with_type(p, sent(p.type)) for p in body.parts),
            )
            for body in node.bodies
        ),
    )
