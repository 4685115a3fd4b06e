"""Which fields are always there: in what only hosts send, and in requests to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from .... import ir

Types = Mapping[ir.TypeId, ir.TypeDecl]


def with_presence(
    types: Types,
    root: ir.Group,
    needed: Mapping[ir.TypeId, Collection[str]],
    always: Callable[[ir.TypeId], Collection[str]],
) -> dict[ir.TypeId, ir.TypeDecl]:
    """`types` with the fields required that are always there.

    Hosts write every value that C# can't leave empty, such as a number: what is only
    answered has what is `always` there. Who asks need not write these; `needed` says
    what each request has to have.
    """
    asked: list[ir.Type] = [ir.Ref(id) for id in needed]
    for operation in ir.operations(root):
        asked.extend(_taken(operation))
    answered = [
        response.body.type
        for operation in ir.operations(root)
        for response in operation.responses
        if response.body is not None
    ]
    back, there = _reached(types, answered), _reached(types, asked)
    present = {id: always(id) for id in back - there}
    present |= {id: needed.get(id, ()) for id in there - back}
    return {id: _required(decl, present.get(id, ())) for id, decl in types.items()}


def _taken(operation: ir.Operation) -> Iterator[ir.Type]:
    yield from (one.type for one in operation.parameters)
    yield from (part.type for body in operation.bodies for part in body.parts)
    yield from (body.type for body in operation.bodies)


def _required(decl: ir.TypeDecl, always: Collection[str]) -> ir.TypeDecl:
    if not isinstance(decl.type, ir.Record) or not always:
        return decl
    fields = tuple(
        replace(field, required=True) if field.wire in always else field
        for field in decl.type.fields
    )
    return replace(decl, type=replace(decl.type, fields=fields))


def _reached(types: Types, first: Collection[ir.Type]) -> set[ir.TypeId]:
    """The declared types that `first` and what is in them refer to."""
    found: set[ir.TypeId] = set()
    waiting = list(first)
    while waiting:
        type = waiting.pop()
        if isinstance(type, ir.Ref):
            if type.id in found or type.id not in types:
                continue
            found.add(type.id)
            type = types[type.id].type
        waiting.extend(ir.children(type))
    return found
