"""Type expressions such as `"list[Plan] | None"`, read without running them."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Annotated, Any, TypeAlias, get_args, get_origin

from .codec import (
    ANYTHING,
    NULL,
    Codec,
    choice,
    keyed,
    many,
    model_codec,
    one_of,
    optional,
    single,
)
from .scalars import LAZY, scalar_class
from .values import JsonValue, Tag, Unset

Scope: TypeAlias = Callable[[str], object]
"""Gives what a name means."""


class Types:
    """The types that one client's type expressions mean."""

    def __init__(self, package: str) -> None:
        self._models = f"{package}.models"
        self._codecs: dict[tuple[str, str], Codec] = {}

    def codec(self, expression: str, form: str = "") -> Codec:
        """How values of the type that `expression` means travel."""
        codec = self._codecs.get((expression, form))
        if codec is None:
            codec = codec_of(expression, self._scope, form)
            self._codecs[expression, form] = codec
        return codec

    def _scope(self, name: str) -> object:
        """A standard name, or one of `models`, which is imported only for that."""
        found = _standard(name)
        if found is _NOTHING:
            import_module(self._models)
            found = module_scope(self._models)(name)
        return found


def module_scope(module: str) -> Scope:
    """The names of a module, then of the packages around it, then the standard ones."""

    def find(name: str) -> object:
        home = module
        while home in sys.modules:
            names = vars(sys.modules[home])
            if name not in names and "__getattr__" in names:
                getattr(sys.modules[home], name, None)  # which keeps it in `names`
            if name in names:
                return names[name]
            home = home.rpartition(".")[0]
        found = _standard(name)
        if found is _NOTHING:
            raise TypeError(f"no type {name!r} in {module}")
        return found

    return find


def codec_of(text: str, scope: Scope, form: str) -> Codec:
    """How values of the type that `text` means travel.

    `form` is the dialect of the single values in it.

    Raises:
        TypeError: The expression, or a name in it, means no type that is known here.
    """
    return _Reading(scope, form).parse(text)


class _Reading:
    """The reading of one expression; `names` are the aliases being read."""

    def __init__(self, scope: Scope, form: str) -> None:
        self.scope = scope
        self.form = form
        self.tag: Tag | None = None
        self.names: list[str] = []

    def parse(self, text: str) -> Codec:
        return self.read(ast.parse(text, mode="eval").body)

    def read(self, node: ast.expr) -> Codec:
        match node:
            case ast.Constant(None):
                return NULL
            case ast.Constant(str() as text):
                return self.parse(text)
            case ast.Name(name):
                return self.name(name)
            case ast.Attribute(ast.Name(module), name):
                return self.meaning(getattr(self.scope(module), name), name)
            case ast.BinOp(_, ast.BitOr(), _):
                return self.union(_arms(node))
            case ast.Subscript(ast.Name(name), ast.Tuple([_, value])):
                if self.scope(name) in _KEYED:
                    return keyed(self.read(value))
            case ast.Subscript(ast.Name(name), item):
                if self.scope(name) in _MANY:
                    return many(self.read(item))
            case _:
                pass
        raise TypeError(f"not a type of JSON: {ast.unparse(node)}")

    def name(self, name: str) -> Codec:
        if name in self.names:
            return ANYTHING
        self.names.append(name)
        found = self.meaning(self.scope(name), name)
        self.names.pop()
        return found

    def meaning(self, value: Any, name: str) -> Codec:
        if value is None:
            return NULL
        if value is JsonValue or value is object:
            return ANYTHING
        if isinstance(value, str):
            return self.parse(value)
        if get_origin(value) is Annotated:
            return self.annotated(value)
        if isinstance(value, type):
            if issubclass(value, Enum):
                return choice(value)
            if is_dataclass(value):
                return model_codec(value)
            kind = scalar_class(value)
            if kind is not None:
                return single(kind, self.form)
        raise TypeError(f"{name!r} is no type of a JSON value")

    def annotated(self, alias: object) -> Codec:
        target, *marks = get_args(alias)
        outer = self.tag
        self.tag = next((mark for mark in marks if isinstance(mark, Tag)), outer)
        text = getattr(target, "__forward_arg__", target)
        found = self.meaning(text, str(text))
        self.tag = outer
        return found

    def union(self, arms: Iterator[ast.expr]) -> Codec:
        members: list[Codec] = []
        nullable = False
        for arm in arms:
            if isinstance(arm, ast.Name) and self.scope(arm.id) is Unset:
                continue
            member = self.read(arm)
            if member.nullable and member.inner:
                nullable, member = True, member.inner[0]
            if member is NULL:
                nullable = True
            elif (
                member.kind is None
                and len(member.inner) > 1
                and self.tag is None
                and not member.tagged
            ):
                members += member.inner  # of a union within this one
            else:
                members.append(member)
        found = _joined(members, self.tag)
        return optional(found) if nullable and found is not NULL else found


def _joined(members: list[Codec], tag: Tag | None) -> Codec:
    """The union of members; a plain value beside an enum only says that it is open.

    Anything beside what a tag names is what the tag doesn't name.
    """
    if ANYTHING in members and (tag is None or len(set(members)) == 1):
        return ANYTHING
    if any(isinstance(m.kind, type) and issubclass(m.kind, Enum) for m in members):
        members = [m for m in members if m.kind not in {str, int}]
    distinct = tuple(dict.fromkeys(members))
    if len(distinct) > 1:
        return one_of(distinct, tag)
    return distinct[0] if distinct else NULL


def _arms(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _arms(node.left)
        yield from _arms(node.right)
    else:
        yield node


def _standard(name: str) -> object:
    """What a name means in every expression."""
    if name in LAZY:
        return getattr(import_module(LAZY[name]), name)
    return _STANDARD.get(name, _NOTHING)


@cache
def types_of(package: str) -> Types:
    """The types of the client in `package`."""
    return Types(package)


_NOTHING = object()
_KEYED: frozenset[object] = frozenset({dict, Mapping})
_MANY: frozenset[object] = frozenset({list, Sequence})

_CLASSES = (str, int, float, bool, bytes, object, list, dict)
_STANDARD: Mapping[str, object] = {
    **{kind.__name__: kind for kind in (*_CLASSES, date, datetime, time, timedelta)},
    "None": None,
    "Sequence": Sequence,
    "Mapping": Mapping,
    "JsonValue": JsonValue,
    "Unset": Unset,
}
