"""The types of ServiceStack itself, as the model has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from ... import ir
from ...diagnostics import Pointer
from . import types
from .casing import Casing
from .shipped import SHIPPED
from .shipped.type import Shipped
from .types import Expr

TypeOf: TypeAlias = Callable[[Expr], ir.Type]

_TUPLES = frozenset({"Tuple", "ValueTuple"})


def known(name: str) -> bool:
    """Whether `name` is a type of ServiceStack itself, or a tuple."""
    return name in SHIPPED or name in _TUPLES


def is_enum(name: str) -> bool:
    """Whether `name` is an enum of ServiceStack itself."""
    return name in SHIPPED and bool(SHIPPED[name].values)


def parent(name: str) -> str:
    """The type whose properties are all that `name` has; empty if it has its own."""
    found = SHIPPED.get(name)
    return found.base if found is not None and not found.fields else ""


def fields(
    expr: Expr, type_of: TypeOf, casing: Casing, at: Pointer
) -> Iterator[ir.Field]:
    """The properties of the built-in type `expr`, those of its base first."""
    for name, inner, doc in members(expr):
        type = ir.without_null(type_of(inner))
        yield ir.Field(at=at, wire=casing.wire(name), type=type, doc=doc)


def members(expr: Expr) -> Iterator[tuple[str, Expr, str]]:
    """The properties of the built-in type `expr`: name, type and documentation."""
    if expr.name in _TUPLES:
        for index, arg in enumerate(expr.args, 1):
            yield f"Item{index}", arg, ""
        return
    found = SHIPPED[expr.name]
    if found.base:
        yield from members(Expr(found.base))
    bound = dict(zip(found.params, expr.args, strict=False))
    for line in found.fields:
        said, _, doc = line.partition(": ")
        name, _, text = said.partition(" ")
        yield name, _closed(types.parse(text) or Expr(text), bound), doc


def declaration(
    expr: Expr, type_of: TypeOf, casing: Casing, at: Pointer
) -> ir.TypeDecl:
    """The built-in type `expr`, as if the source had declared it."""
    found = SHIPPED.get(expr.name, Shipped())
    type: ir.Type
    if found.values:
        type = ir.Enum(tuple(ir.EnumMember(at=at, value=v) for v in found.values))
    else:
        type = ir.Record(tuple(fields(expr, type_of, casing, at)))
    return ir.TypeDecl(
        at=at,
        id=ir.TypeId(f"#{expr}"),
        name=ir.Name(str(expr)),
        type=type,
        doc=found.doc,
    )


def pair(key: ir.Type, value: ir.Type, casing: Casing, at: Pointer) -> ir.Record:
    """A `KeyValuePair` of C#."""
    return ir.Record(
        tuple(
            ir.Field(at=at, wire=casing.wire(name), type=type)
            for name, type in (("Key", key), ("Value", value))
        )
    )


def error_shape(casing: Casing) -> ir.ErrorShape:
    """Where every ServiceStack host says what went wrong."""
    # Sources may be wrong about the casing: the usual ones are always looked for.
    casings = dict.fromkeys((Casing.CAMEL, Casing.PASCAL, casing))

    def spelled(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple((c.wire("ResponseStatus"), c.wire(name)) for c in casings)

    return ir.ErrorShape(
        code=spelled("ErrorCode"),
        message=spelled("Message"),
        type=ir.Ref(ir.TypeId("#ResponseStatus")),
        path=(casing.wire("ResponseStatus"),),
    )


def _closed(expr: Expr, bound: Mapping[str, Expr]) -> Expr:
    if not expr.args:
        return bound.get(expr.name, expr)
    return Expr(expr.name, tuple(_closed(arg, bound) for arg in expr.args))
