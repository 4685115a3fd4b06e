"""The modules around clients and models, and where each model lives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ... import ir
from ...naming import words
from ...rendering import Code
from .docs import docstring
from .imports import import_line, outermost
from .layout import Brackets, Items, call, dict_, literal, statement
from .words import legal, module_name, snake

ERRORS = (
    "ApiError",
    "BadRequest",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectError",
    "DecodeError",
    "Forbidden",
    "NotFound",
    "PagingError",
    "RateLimited",
    "RequestError",
    "RequestTimeout",
    "ServerError",
    "StatusError",
    "TokenError",
    "TransportError",
    "Unauthorized",
    "UnprocessableEntity",
)
"""What a client raises."""

FEW = 60
"""So many models go into one module: importing them costs less than finding them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsView:
    """A package whose names are imported when they are first used."""

    doc: Code
    lines: tuple[Code, ...]
    runtime: Code
    exports: Code
    all: Code


def exports_view(
    doc: Sequence[str], names: Mapping[str, str], runtime: str
) -> ExportsView:
    """The package that exports `names`, each with its module.

    That is one of the package, or relative to it where it begins with a dot; it is
    empty for the name of a submodule.
    """
    ordered = sorted(names, key=lambda name: (name.islower(), name))
    lines = sorted(
        (outermost(source), import_line(source, (f"{name} as {name}",), 4))
        for name in ordered
        for source in [_relative(names[name])]
    )
    entries = dict_((literal(name), literal(names[name])) for name in ordered)
    made = call("exports", "__name__", entries)
    return ExportsView(
        doc=docstring(doc, 0),
        lines=tuple(Code(line) for _, line in lines),
        runtime=Code(runtime),
        exports=Code(statement("__getattr__, __dir__ = ", made, 4)),
        all=_all(ordered),
    )


def _relative(module: str) -> str:
    return module if module.startswith(".") else f".{module}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorsView:
    """The module of a client's errors."""

    doc: Code
    lines: tuple[Code, ...]
    all: Code


def errors_view(title: str, runtime: str) -> ErrorsView:
    """The module that names what the client raises."""
    return ErrorsView(
        doc=docstring([f"What the clients of the {title} API raise."], 0),
        lines=tuple(
            Code(f"from {runtime}.errors import {name} as {name}") for name in ERRORS
        ),
        all=_all(ERRORS),
    )


def _all(names: Iterable[str]) -> Code:
    made = Items("", Brackets.LIST, tuple(literal(name) for name in names))
    return Code(statement("__all__ = ", made, 0))


def homes(api: ir.Api) -> dict[ir.TypeId, str]:
    """The module of each model; empty if one module holds them all.

    A model that only one of the outermost groups uses lives in that group's module,
    any other in `shared`.
    """
    if len(api.types) <= FEW or not api.root.groups:
        return {}
    found: dict[ir.TypeId, str] = {}
    messages = _messages(api)
    for group in api.root.groups:
        module = module_name(legal(words(group.name.text), snake, "group", {"shared"}))
        for id in _reached(ir.operations(group), api.types, messages):
            found[id] = module if found.get(id, module) == module else "shared"
    for id in _reached(api.root.operations, api.types, messages):
        found[id] = "shared"
    return {id: found.get(id, "shared") for id in api.types}


def _reached(
    operations: Iterable[ir.Operation],
    types: Mapping[ir.TypeId, ir.TypeDecl],
    messages: Mapping[str, Sequence[ir.Type]],
) -> Iterable[ir.TypeId]:
    seen: dict[ir.TypeId, None] = {}
    waiting: list[ir.Type] = []
    for operation in operations:
        waiting += (*_types(operation), *messages.get(operation.id, ()))
    while waiting:
        type = waiting.pop()
        if not isinstance(type, ir.Ref):
            waiting.extend(ir.children(type))
        elif type.id in types and type.id not in seen:
            seen[type.id] = None
            waiting.append(types[type.id].type)
    return seen


def _messages(api: ir.Api) -> Mapping[str, Sequence[ir.Type]]:
    """The messages that operations carry, by the ids of those."""
    found: dict[str, list[ir.Type]] = {}
    for message in api.messages:
        for id in message.operations:
            found.setdefault(id, []).append(ir.Ref(message.type))
    return found


def _types(operation: ir.Operation) -> Iterable[ir.Type]:
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
