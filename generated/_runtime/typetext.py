"""Type expressions such as `"list[Plan] | None"`, read without running them."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Literal, TypeAlias, cast, get_args, get_origin

from .codec import (
    ANY_JSON,
    ANYTHING,
    NULL,
    Codec,
    choice,
    is_model,
    keyed,
    many,
    model_codec,
    optional,
    plain,
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
            # A file of a package, such as `models/list.py`, is no meaning of its name.
            if name in names and f"{home}.{name}" not in sys.modules:
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
    """The reading of one expression.

    `open` are the names being read; each has a codec if it was met again in its own
    meaning. `bare` are those of them that no array or dictionary stands in between.
    `known` is what has been read, unless it depends on where; `met` counts such.
    """

    def __init__(self, scope: Scope, form: str) -> None:
        self.scope = scope
        self.form = form
        self.tag: Tag | None = None
        self.open: dict[str, Codec | None] = {}
        self.bare: set[str] = set()
        self.known: dict[tuple[str, str, Tag | None], Codec] = {}
        self.met = 0

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
            case ast.Attribute(ast.Name(), name):
                return self.meaning(_standard(name), name)
            case ast.BinOp(_, ast.BitOr(), _):
                return self.union(_arms(node))
            case ast.Subscript(ast.Name(name), item):
                return self.generic(self.scope(name), item)
            case _:
                raise TypeError(f"not a type of JSON: {ast.unparse(node)}")

    def generic(self, kind: object, item: ast.expr) -> Codec:
        if kind in _KEYED and isinstance(item, ast.Tuple):
            return keyed(self.inside(item.elts[1]))
        if kind in _MANY:
            return many(self.inside(item))
        if kind is Literal or kind is tuple:
            return cast(Codec, _shapes().special(kind, item, self.inside))
        raise TypeError(f"not a type of JSON: {kind}")

    def inside(self, node: ast.expr) -> Codec:
        """What stands in an array or a dictionary, and may be what holds these."""
        outer, self.bare = self.bare, set()
        found = self.read(node)
        self.bare = outer
        return found

    def name(self, name: str) -> Codec:
        if name in self.open:
            self.met += 1
            found = self.open[name] or Codec(ANYTHING.decode, plain, name)
            self.open[name] = found
            return found
        said = name, self.form, self.tag
        if said in self.known:
            return self.known[said]
        before = self.met
        self.open[name] = None
        self.bare.add(name)
        found = self.meaning(self.scope(name), name)
        self.bare.discard(name)
        inside = self.open.pop(name)
        if inside is not None and inside is not found:
            inside.decode, inside.encode = found.decode, found.encode
            inside.inner = (found,)
        if self.met == before:
            self.known[said] = found
        return found

    def meaning(self, value: Any, name: str) -> Codec:
        if any(value is one for one in ANY_JSON):
            return ANYTHING
        value = getattr(value, "__value__", value)  # of an alias that is an object
        if value is None:
            return NULL
        if isinstance(value, str):
            return self.parse(value)
        if get_origin(value) is Annotated:
            return self.annotated(value)
        if isinstance(value, type):
            if issubclass(value, Enum):
                return choice(value)
            if is_model(value):
                return model_codec(value)
            kind = scalar_class(value)
            if kind is not None:
                return single(kind, self.form)
        raise TypeError(f"{name!r} is no type of a JSON value")

    def annotated(self, alias: object) -> Codec:
        target, *marks = get_args(alias)
        outer = self.tag, self.form
        for mark in marks:
            if isinstance(mark, Tag):
                self.tag = mark
            elif isinstance(mark, dict):
                self.form = mark.get("form", self.form)
        text = getattr(target, "__forward_arg__", target)
        found = self.meaning(text, str(text))
        self.tag, self.form = outer
        return found

    def union(self, arms: Iterator[ast.expr]) -> Codec:
        tag, self.tag = self.tag, None
        members: dict[Codec, bool] = {}
        for arm in arms:
            if isinstance(arm, ast.Name) and self.scope(arm.id) is Unset:
                continue
            member = self.read(arm)
            if member.nullable and member.inner:
                members[NULL], member = True, member.inner[0]
            if member not in [self.open[name] for name in self.bare]:
                members[member] = True  # itself would add nothing to itself
        nullable = members.pop(NULL, False)
        found = _joined(list(members), tag)
        return optional(found) if nullable and found is not NULL else found


def _joined(members: list[Codec], tag: Tag | None) -> Codec:
    """The union of members; a plain value beside an enum only says that it is open.

    Anything beside what a tag names is what the tag doesn't name.
    """
    if ANYTHING in members and tag is None:
        return ANYTHING
    enums = (m.kind for m in members if m.kind and issubclass(m.kind, Enum))
    held = {type(member.value) for enum in enums for member in enum}
    members = [m for m in members if m.kind not in held]
    if len(members) > 1:
        return cast(Codec, _shapes().union(tuple(members), tag))
    return members[0] if members else NULL


def _shapes() -> Any:
    """The module of what few types need, and clients therefore may not have."""
    return import_module(".shapes", __package__)


def _arms(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _arms(node.left)
        yield from _arms(node.right)
    else:
        yield node


def _standard(name: str) -> object:
    """What a name means in every expression, also as generated modules import it."""
    if name in LAZY:
        return getattr(import_module(LAZY[name]), name)
    return _STANDARD.get(name.removeprefix("_"), _NOTHING)


@cache
def types_of(package: str) -> Types:
    """The types of the client in `package`."""
    return Types(package)


_NOTHING = object()
_KEYED: frozenset[object] = frozenset({dict, Mapping})
_MANY: frozenset[object] = frozenset({list, Sequence})

_CLASSES = (str, int, float, bool, bytes, object, list, dict, tuple)
_STANDARD: Mapping[str, object] = {
    **{kind.__name__: kind for kind in (*_CLASSES, date, datetime, time, timedelta)},
    "None": None,
    "Literal": Literal,
    "Sequence": Sequence,
    "Mapping": Mapping,
    "JsonValue": JsonValue,
    "Unset": Unset,
}
