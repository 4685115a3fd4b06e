"""Makes the model whole: what targets may rely on without looking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Pointer, Report

from .messages import carried


def check(api: ir.Api, report: Report) -> ir.Api:
    """`api` with its gaps closed, each with a warning.

    Afterwards every `Ref` resolves, operation ids are unique, each pair of braces in a
    path has its required path parameter and each path parameter its braces, no
    parameter stands twice, messages are records with operations that are there, and
    every inferred type is used.
    """
    operations = _Operations(report)
    api = replace(api, root=ir.rewrite_operations(api.root, operations.whole))
    return _without_unused(_resolved(_sent(api, report), report))


class _Operations:
    """Closes the gaps of operations one by one."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._ids: set[str] = set()

    def whole(self, node: ir.Operation) -> ir.Operation:
        """`node` with an id of its own and the parameters of its path."""
        id, number = node.id, 1
        while id in self._ids:
            number += 1
            id = f"{node.id}#{number}"
        self._ids.add(id)
        if number > 1:
            self._report.warning(
                "duplicate-operation", f"a second {node.id!r} goes by {id!r}", node.at
            )
        return replace(node, id=id, parameters=self._parameters(node))

    def _parameters(self, node: ir.Operation) -> tuple[ir.Parameter, ...]:
        found: dict[tuple[ir.Place, str], ir.Parameter] = {}
        for one in node.parameters:
            header = one.place is ir.Place.HEADER
            key = (one.place, one.wire.lower() if header else one.wire)
            if key in found:
                said = f"{one.place} parameter {one.wire!r} stands twice: first kept"
                self._report.warning("duplicate-parameter", said, one.at)
            found.setdefault(key, one)
        braces = dict.fromkeys(re.findall(r"\{([^{}]*)\}", node.path))
        for key, one in list(found.items()):
            if one.place is not ir.Place.PATH:
                continue
            if one.wire not in braces:
                said = f"path parameter {one.wire!r} is not in {node.path!r}: left out"
                self._report.warning("path-parameter-unused", said, one.at)
                del found[key]
            elif not one.required:
                found[key] = replace(one, required=True)
        for wire in braces:
            if (ir.Place.PATH, wire) not in found:
                said = f"{node.path!r} has no parameter {wire!r}: taken as a string"
                self._report.warning("path-parameter-missing", said, node.at)
                found[(ir.Place.PATH, wire)] = ir.Parameter(
                    at=node.at,
                    wire=wire,
                    place=ir.Place.PATH,
                    type=ir.STRING,
                    required=True,
                )
        return tuple(found.values())


def _sent(api: ir.Api, report: Report) -> ir.Api:
    """`api` with messages that can be sent."""
    if not api.messages:
        return api
    ids = {operation.id for operation in ir.operations(api.root)}
    for one in api.messages:
        for id in one.operations:
            if id not in ids:
                said = f"message {one.type!r} has no operation {id!r}: left out"
                report.warning("message-operation-lost", said, one.at)
        decl = api.types.get(one.type)
        if decl is None or not isinstance(decl.type, ir.Record):
            said = f"message {one.type!r} is no record: it has its operations alone"
            report.warning("message-without-record", said, one.at)
    records = (
        one
        for one in api.messages
        if (decl := api.types.get(one.type)) and isinstance(decl.type, ir.Record)
    )
    return carried(replace(api, messages=tuple(records)))


def _resolved(api: ir.Api, report: Report) -> ir.Api:
    lost: dict[ir.TypeId, Pointer] = {}

    def look(type: ir.Type, at: Pointer) -> ir.Type:
        if isinstance(type, ir.Ref) and type.id not in api.types:
            lost.setdefault(type.id, at)
        return type

    ir.rewrite_types(api, look)
    aliases = {id: _alias(id, at) for id, at in lost.items()}
    for id, at in lost.items():
        report.warning("unresolved-reference", f"no type {id!r}: taken as any JSON", at)
    return replace(api, types={**api.types, **aliases}) if aliases else api


def _alias(id: ir.TypeId, at: Pointer) -> ir.TypeDecl:
    text = id.removeprefix("#").rpartition("/")[2] or id
    return ir.TypeDecl(at=at, id=id, name=ir.Name(text), type=ir.ANY)


def _without_unused(api: ir.Api) -> ir.Api:
    """`api` without inferred types that passes left behind."""
    used: set[ir.TypeId] = {id for id, d in api.types.items() if not d.inferred}
    used.update(message.type for message in api.messages)

    def note(type: ir.Type, at: Pointer) -> ir.Type:
        used.update(_named(type))
        return type

    ir.rewrite_types(replace(api, types={}), note)
    waiting = sorted(used)
    while waiting:
        decl = api.types.get(waiting.pop())
        new = set() if decl is None else set(_within(decl.type)) - used
        used |= new
        waiting.extend(sorted(new))
    if all(id in used for id in api.types):
        return api
    return replace(api, types={id: d for id, d in api.types.items() if id in used})


def _within(type: ir.Type) -> Iterator[ir.TypeId]:
    yield from _named(type)
    for inner in ir.children(type):
        yield from _within(inner)


def _named(type: ir.Type) -> Iterator[ir.TypeId]:
    match type:
        case ir.Ref(id):
            yield id
        case ir.Union(_, ir.Tag(_, values)):
            yield from (id for _, id in values)
        case _:
            return
