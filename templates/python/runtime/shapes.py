"""Type expressions such as `"list[Plan] | None"`, read without running them."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ast
import dataclasses
import datetime as _dt
import decimal
import enum
import importlib
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeAlias, get_args, get_origin

from .scalars import SCALARS
from .values import JsonValue, Tag, Unset


@dataclass(frozen=True, slots=True)
class Single:
    """A value that is neither object nor array."""

    kind: type


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of an open enum."""

    kind: type[enum.Enum]


@dataclass(frozen=True, slots=True)
class Record:
    """An object with a class of its own."""

    kind: type


@dataclass(frozen=True, slots=True)
class Many:
    """An array."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Keyed:
    """An object used as a dictionary."""

    value: Shape


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of several; null is none of them."""

    members: tuple[Shape, ...]
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON."""


@dataclass(frozen=True, slots=True)
class Null:
    """Nothing but null."""


@dataclass(frozen=True, slots=True)
class Nullable:
    """A shape, or null."""

    inner: Shape


Shape: TypeAlias = (
    Single | Choice | Record | Many | Keyed | OneOf | Anything | Null | Nullable
)
Scope: TypeAlias = Callable[[str], object]


def shape(text: str, scope: Scope, tag: Tag | None = None) -> Shape:
    """What a type expression means; `tag` tells the members of a union in it apart.

    Raises:
        TypeError: The expression, or a name in it, means no type that is known here.
    """
    return _Reading(scope, tag).read(ast.parse(text, mode="eval").body)


def module_scope(module: str) -> Scope:
    """The names of a module, then of the packages around it, then the standard ones."""

    def find(name: str) -> object:
        for home in _homes(module):
            found = vars(home).get(name, _NOTHING)
            if found is _NOTHING and "__getattr__" in vars(home):
                found = getattr(home, name, _NOTHING)
            if found is not _NOTHING:
                return found
        found = STANDARD.get(name, _NOTHING)
        if found is _NOTHING:
            raise TypeError(f"no type {name!r} in {module}")
        return found

    return find


def models_scope(package: str) -> Scope:
    """The names of a client's `models`, which is imported when one is looked up."""

    def find(name: str) -> object:
        if name in STANDARD:
            return STANDARD[name]
        module = f"{package}.models"
        importlib.import_module(module)
        return module_scope(module)(name)

    return find


def _homes(module: str) -> Iterator[object]:
    while module in sys.modules:
        yield sys.modules[module]
        module = module.rpartition(".")[0]


class _Reading:
    """The reading of one expression; `names` are the aliases being read."""

    def __init__(self, scope: Scope, tag: Tag | None) -> None:
        self.scope = scope
        self.tag = tag
        self.names: list[str] = []

    def read(self, node: ast.expr) -> Shape:
        match node:
            case ast.Constant(None):
                return Null()
            case ast.Constant(str() as text):
                return self.read(ast.parse(text, mode="eval").body)
            case ast.Name(name):
                return self.name(name)
            case ast.Attribute(ast.Name(module), name):
                return self.meaning(getattr(self.scope(module), name), name)
            case ast.BinOp(_, ast.BitOr(), _):
                return self.union(tuple(_arms(node)))
            case ast.Subscript(ast.Name(name), inner):
                return self.container(self.scope(name), inner)
            case _:
                raise TypeError(f"not a type: {ast.unparse(node)}")

    def name(self, name: str) -> Shape:
        if name in self.names:
            return Anything()
        self.names.append(name)
        found = self.meaning(self.scope(name), name)
        self.names.pop()
        return found

    def meaning(self, value: object, name: str) -> Shape:
        if value is None:
            return Null()
        if value is JsonValue or value is object:
            return Anything()
        if isinstance(value, str):
            return self.read(ast.parse(value, mode="eval").body)
        if get_origin(value) is Annotated:
            return self.annotated(value)
        if isinstance(value, type):
            if issubclass(value, enum.Enum):
                return Choice(value)
            if dataclasses.is_dataclass(value):
                return Record(value)
            if value in SCALARS:
                return Single(value)
        raise TypeError(f"{name!r} is no type of a JSON value")

    def annotated(self, alias: object) -> Shape:
        target, *_ = get_args(alias)
        tags = [mark for mark in get_args(alias)[1:] if isinstance(mark, Tag)]
        outer, self.tag = self.tag, tags[0] if tags else self.tag
        text = getattr(target, "__forward_arg__", target)
        found = self.meaning(text, str(text))
        self.tag = outer
        return found

    def container(self, kind: object, inner: ast.expr) -> Shape:
        match inner:
            case ast.Tuple([_, value]) if kind is dict or kind is Mapping:
                return Keyed(self.read(value))
            case item if kind is list or kind is Sequence:
                return Many(self.read(item))
            case _:
                raise TypeError(f"not a type of JSON: {ast.unparse(inner)}")

    def union(self, arms: tuple[ast.expr, ...]) -> Shape:
        members: list[Shape] = []
        nullable = False
        for arm in arms:
            if _is_unset(arm, self.scope):
                continue
            member = self.read(arm)
            if isinstance(member, Nullable):
                nullable, member = True, member.inner
            if isinstance(member, Null):
                nullable = True
            elif isinstance(member, OneOf) and self.tag is None:
                members += member.members
            else:
                members.append(member)
        found = _joined(members, self.tag)
        return Nullable(found) if nullable and not isinstance(found, Null) else found


def _joined(members: list[Shape], tag: Tag | None) -> Shape:
    """The union of members; a plain value beside an enum only says that it is open."""
    if any(isinstance(member, Anything) for member in members):
        return Anything()
    if any(isinstance(member, Choice) for member in members):
        members = [m for m in members if m not in (Single(str), Single(int))]
    if not members:
        return Null()
    distinct = tuple(dict.fromkeys(members))
    return distinct[0] if len(distinct) == 1 else OneOf(distinct, tag)


def _arms(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _arms(node.left)
        yield from _arms(node.right)
    else:
        yield node


def _is_unset(arm: ast.expr, scope: Scope) -> bool:
    return isinstance(arm, ast.Name) and scope(arm.id) is Unset


_NOTHING = object()

STANDARD: Mapping[str, object] = {
    "None": None,
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "bytes": bytes,
    "object": object,
    "list": list,
    "dict": dict,
    "Sequence": Sequence,
    "Mapping": Mapping,
    "date": _dt.date,
    "datetime": _dt.datetime,
    "time": _dt.time,
    "timedelta": _dt.timedelta,
    "Decimal": decimal.Decimal,
    "UUID": uuid.UUID,
    "JsonValue": JsonValue,
    "Unset": Unset,
}
"""Names that mean the same in every expression."""
