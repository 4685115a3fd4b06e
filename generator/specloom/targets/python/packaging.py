"""The modules around clients and models, and where each model lives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...rendering import Code
from .docs import docstring
from .imports import import_line, outermost
from .layout import Brackets, Items, call, dict_, literal, statement

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


def errors_view(title: str, runtime: str, validates: bool) -> ErrorsView:
    """The module that names what the client raises, also where it `validates`."""
    homes = [("errors", name) for name in ERRORS]
    if validates:
        homes.append(("invalid", "ValidationError"))
    return ErrorsView(
        doc=docstring([f"What the clients of the {title} API raise."], 0),
        lines=tuple(
            Code(f"from {runtime}.{home} import {name} as {name}")
            for home, name in sorted(homes)
        ),
        all=_all(sorted(name for _, name in homes)),
    )


def _all(names: Iterable[str]) -> Code:
    made = Items("", Brackets.LIST, tuple(literal(name) for name in names))
    return Code(statement("__all__ = ", made, 0))
