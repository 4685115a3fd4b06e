"""Which module each model lives in, so that using one loads little else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ... import ir
from ...naming import words
from .words import group_module, legal, module_name, snake

if TYPE_CHECKING:
    from .names import Names

FEW = 60
"""So many models go into one module: importing them costs less than finding them."""

MOST = 30
"""So many of them share a module where there are several: some 20 ms to import."""

DEPTH = 8
"""How often a module that is too big may be taken apart, which bounds the work."""


def homes(api: ir.Api, names: Names) -> dict[ir.TypeId, str]:
    """The module of each model; empty if one module holds them all.

    A model that only one of the outermost groups uses lives in that group's module; one
    that several use in `shared`, if these are few. Any other lives with the one model
    through which alone it is reached, in a module called like that.
    """
    if len(api.types) <= FEW:
        return {}
    found: dict[ir.TypeId, str] = {}
    messages = _messages(api)
    for group in api.root.groups:
        module = module_name(legal(words(group.name.text), snake, "group", {"shared"}))
        for id in _reached(ir.operations(group), api.types, messages):
            found[id] = module if found.get(id, module) == module else "shared"
    if found:
        for id in _reached(api.root.operations, api.types, messages):
            found[id] = "shared"
    shared = sum(module == "shared" for module in found.values())
    loose = {
        id: [other for other in _named(decl.type) if other in api.types]
        for id, decl in api.types.items()
        if id not in found or (shared > FEW and found[id] == "shared")
    }
    for head, ids in _together(loose, DEPTH):
        found |= dict.fromkeys(ids, model_module(names.type(head)))
    return found


def model_module(name: str) -> str:
    """The module that is called like the model `name`."""
    return module_name(group_module(name))


def types_of(operation: ir.Operation) -> Iterator[ir.Type]:
    """The types that an operation takes and gives."""
    yield from (parameter.type for parameter in operation.parameters)
    bodies = (
        *operation.bodies,
        *(r.body for r in operation.responses),
        *(e.body for e in operation.errors),
    )
    for body in bodies:
        if body is not None:
            yield body.type
            yield from (part.type for part in body.parts)


_Uses: TypeAlias = Mapping[ir.TypeId, Sequence[ir.TypeId]]
"""The models that each model names."""


def _together(uses: _Uses, depth: int) -> Iterator[tuple[ir.TypeId, list[ir.TypeId]]]:
    """The models that belong together, each set with the one that leads to the rest.

    A set of more than a few is taken apart again, as the rest of it would be without
    the one that leads there, and the smallest parts stay with that one.
    """
    places = {id: place for place, id in enumerate(uses)}
    for head, members in _led(uses):
        if len(members) <= MOST or depth == 0:
            yield head, members
            continue
        ordered = sorted(members, key=places.__getitem__)
        rest = {id: uses[id] for id in ordered if id != head}
        parts = sorted(
            _together(rest, depth - 1),
            key=lambda part: (len(part[1]), places[part[0]]),
        )
        kept = [head]
        for inner, ids in parts:
            if len(kept) + len(ids) <= MOST:
                kept += ids
            else:
                yield inner, ids
        yield head, kept


def _led(uses: _Uses) -> Iterator[tuple[ir.TypeId, list[ir.TypeId]]]:
    """Each model that several use, or none, with those that it alone leads to.

    Models that use each other in a circle are reached as one.
    """
    circles = _circles(uses)
    circle = {id: number for number, ids in enumerate(circles) for id in ids}
    users: list[set[int]] = [set() for _ in circles]
    for id, others in uses.items():
        for other in others:
            if other in circle and circle[other] != circle[id]:
                users[circle[other]].add(circle[id])
    heads: dict[int, int] = {}
    members: dict[int, list[ir.TypeId]] = {}
    # A circle comes after all that it uses, so the users of each come first here.
    for number in reversed(range(len(circles))):
        above = {heads[user] for user in users[number]}
        head = above.pop() if len(above) == 1 else number
        heads[number] = head
        members.setdefault(head, []).extend(circles[number])
    for head, ids in members.items():
        yield circles[head][0], ids


def _circles(uses: _Uses) -> list[list[ir.TypeId]]:
    """The models, those together that use each other in a circle (Tarjan's algorithm).

    A circle comes after all that it uses; in it, models are in the order of `uses`.
    """
    order: dict[ir.TypeId, int] = {}
    lowest: dict[ir.TypeId, int] = {}
    open_: list[ir.TypeId] = []
    closed: set[ir.TypeId] = set()
    places = {id: place for place, id in enumerate(uses)}
    starts: dict[ir.TypeId, int] = {}
    found: list[list[ir.TypeId]] = []
    for start in uses:
        path = [] if start in order else [(start, iter(uses[start]))]
        while path:
            id, rest = path[-1]
            if id not in order:
                order[id] = lowest[id] = len(order)
                starts[id] = len(open_)
                open_.append(id)
            for other in rest:
                if other not in uses or other in closed:
                    continue
                if other not in order:
                    path.append((other, iter(uses[other])))
                    break
                lowest[id] = min(lowest[id], order[other])
            else:
                path.pop()
                if path:
                    user = path[-1][0]
                    lowest[user] = min(lowest[user], lowest[id])
                if lowest[id] == order[id]:
                    circle = open_[starts[id] :]
                    del open_[starts[id] :]
                    closed.update(circle)
                    found.append(sorted(circle, key=places.__getitem__))
    return found


def _reached(
    operations: Iterable[ir.Operation],
    types: Mapping[ir.TypeId, ir.TypeDecl],
    messages: Mapping[str, Sequence[ir.Type]],
) -> Iterable[ir.TypeId]:
    seen: dict[ir.TypeId, None] = {}
    waiting: list[ir.Type] = []
    for operation in operations:
        waiting += (*types_of(operation), *messages.get(operation.id, ()))
    while waiting:
        type = waiting.pop()
        if not isinstance(type, ir.Ref):
            waiting.extend(ir.children(type))
        elif type.id in types and type.id not in seen:
            seen[type.id] = None
            waiting.append(types[type.id].type)
    return seen


def _named(type: ir.Type) -> Iterator[ir.TypeId]:
    """The declared types that `type` names."""
    waiting = [type]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ir.Ref):
            yield one.id
        else:
            waiting.extend(ir.children(one))


def _messages(api: ir.Api) -> Mapping[str, Sequence[ir.Type]]:
    """The messages that operations carry, by the ids of those."""
    found: dict[str, list[ir.Type]] = {}
    for message in api.messages:
        for id in message.operations:
            found.setdefault(id, []).append(ir.Ref(message.type))
    return found
