"""What a stable id is the id of, with all that the model knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from .. import ir
from ..diagnostics import Pointer
from ..targets.python.names import subgroups


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that has a symbol.

    `wire` is what the source calls it; `slots` are where its type was decided, the
    first of them its own; `request` tells what is sent from what comes back. Where a
    declaration says it, what the other slots show is `shown` and decides nothing.
    `required` is None, and `type` too, where the question makes no sense.
    """

    id: str
    kind: str
    node: ir.Node
    wire: str = ""
    name: ir.Name | None = None
    type: ir.Type | None = None
    required: bool | None = None
    default: ir.Value | None = None
    slots: tuple[str, ...] = ()
    request: bool = False
    inferred: bool = True
    in_path: bool = False
    joined: tuple[str, ...] = ()
    shown: bool = False

    @property
    def places(self) -> tuple[Pointer, ...]:
        """Where the source says it."""
        return (self.node.at, *self.node.origins)


Slotted: TypeAlias = ir.Parameter | ir.Part | ir.Field


def subject(id: str, api: ir.Api) -> Subject | None:
    """What `id` is the id of; None if nothing has it."""
    for look in _LOOKS:
        found = look(id, api)
        if found is not None:
            return found
    return None


def _whole(id: str, api: ir.Api) -> Subject | None:
    if id == "api":
        return Subject(id=id, kind="client", node=api, wire=api.name)
    if id.startswith("auth:"):
        for scheme in api.auths:
            if id.partition("?")[0] == f"auth:{scheme.id}":
                return Subject(
                    id=id, kind="credentials", node=scheme, wire=str(scheme.id)
                )
    if id.startswith("server"):
        server = api.servers[0] if api.servers else None
        url = "" if server is None else server.url
        return Subject(id=id, kind="server", node=server or api, wire=url)
    return None


def _group(id: str, api: ir.Api) -> Subject | None:
    def visit(group: ir.Group, path: str) -> Iterator[Subject]:
        for here, inner in subgroups(group, path):
            if here == id:
                yield Subject(
                    id=id,
                    kind="group",
                    node=inner,
                    wire=inner.name.text,
                    name=inner.name,
                )
            yield from visit(inner, here)

    return next(visit(api.root, ""), None) if id.startswith("group:") else None


def _operation(id: str, api: ir.Api) -> Subject | None:
    head, mark, tail = id.rpartition("?")
    for operation in ir.operations(api.root):
        if operation.id == id:
            return Subject(
                id=id,
                kind="method",
                node=operation,
                wire=operation.name.text,
                name=operation.name,
            )
        if mark and operation.id == head:
            place, _, wire = tail.partition(":")
            return _keyword(id, operation, place, wire, api)
    return None


def _keyword(
    id: str, operation: ir.Operation, place: str, wire: str, api: ir.Api
) -> Subject | None:
    for parameter in operation.parameters:
        if parameter.place == place and parameter.wire == wire:
            slot = f"{operation.id}/{place}/{wire}"
            return _slotted(id, "keyword", parameter, (slot,), api, request=True)
    request = f"{operation.id}/request"
    for body in operation.bodies:
        for part in body.parts:
            if place == "part" and part.wire == wire:
                slots = (f"{request}/{wire}",)
                return _slotted(id, "keyword", part, slots, api, request=True)
            held = _declaration(part.type, api) if place == "variable" else None
            if held is not None and isinstance(held.type, ir.Record):
                for field in held.type.fields:
                    if field.wire == wire:
                        return _field(id, "keyword", held, field, api, request=True)
        if place == "body" and not wire:
            return Subject(
                id=id,
                kind="keyword",
                node=body,
                wire=body.media,
                type=body.type,
                required=body.required,
                slots=(request,),
                request=True,
                inferred=request in api.evidence,
            )
        decl = _declaration(body.type, api)
        if place == "body" and decl is not None and isinstance(decl.type, ir.Record):
            for field in decl.type.fields:
                if field.wire == wire:
                    return _field(id, "keyword", decl, field, api, request=True)
    return None


def _declaration(type: ir.Type, api: ir.Api) -> ir.TypeDecl | None:
    seen: set[str] = set()
    decl = None
    while isinstance(type, ir.Ref) and type.id in api.types and type.id not in seen:
        seen.add(type.id)
        decl = api.types[type.id]
        type = decl.type
    return decl


def _type(id: str, api: ir.Api) -> Subject | None:
    decl = api.types.get(ir.TypeId(id))
    if decl is None:
        joined = (d for d in api.types.values() if id in d.joined)
        decl = next(joined, None)
    if decl is None:
        return None
    return Subject(
        id=decl.id,
        kind="enum" if isinstance(decl.type, ir.Enum) else "class",
        node=decl,
        wire=decl.name.text,
        name=decl.name,
        type=decl.type,
        slots=(decl.id, *decl.joined),
        request=any("/request" in slot for slot in (decl.id, *decl.joined)),
        inferred=decl.inferred,
        joined=decl.joined,
        shown=bool(decl.joined) and not decl.inferred,
    )


def _inside(id: str, api: ir.Api) -> Subject | None:
    """A field of a record, or a member of an enum."""
    for decl in api.types.values():
        match decl.type:
            case ir.Record(fields):
                for field in fields:
                    if id == f"{decl.id}.{field.wire}":
                        return _field(id, "attribute", decl, field, api)
            case ir.Enum(members):
                for member in members:
                    if id == f"{decl.id}={member.value!r}":
                        text = member.name or str(member.value)
                        return Subject(id=id, kind="member", node=member, wire=text)
            case _:
                continue
    return None


def _field(
    id: str,
    kind: str,
    decl: ir.TypeDecl,
    field: ir.Field,
    api: ir.Api,
    *,
    request: bool = False,
) -> Subject:
    owners = [_unnumbered(one, api) for one in (decl.id, *decl.joined)]
    slots = tuple(dict.fromkeys(f"{owner}/{field.wire}" for owner in owners))
    request = request or any("/request" in owner for owner in owners)
    found = _slotted(id, kind, field, slots, api, request=request)
    if decl.inferred or not decl.joined:
        return found
    return replace(found, inferred=slots[0] in api.evidence, shown=True)


def _unnumbered(id: str, api: ir.Api) -> str:
    """The slot that a type of several at one slot stands in.

    The kinds that a tag tells apart are slots of their own.
    """
    slot, mark, number = id.rpartition("#")
    numbered = mark and number.isdecimal() and id not in api.evidence
    return slot if numbered and slot in api.evidence else id


def _slotted(
    id: str,
    kind: str,
    node: Slotted,
    slots: tuple[str, ...],
    api: ir.Api,
    *,
    request: bool,
) -> Subject:
    return Subject(
        id=id,
        kind=kind,
        node=node,
        wire=node.wire,
        type=node.type,
        required=node.required,
        default=node.default,
        slots=slots,
        request=request,
        inferred=any(slot in api.evidence for slot in slots),
        in_path=isinstance(node, ir.Parameter) and node.place is ir.Place.PATH,
    )


_LOOKS: tuple[Callable[[str, ir.Api], Subject | None], ...] = (
    _whole,
    _group,
    _operation,
    _type,
    _inside,
)
