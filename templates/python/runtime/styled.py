"""What models that are no dataclasses share: how their declarations are read."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast

from .codec import Codec, ModelCodec, plain
from .reading import ABSENT, At, Log
from .scalars import Unsendable
from .typetext import Scope, codec_of, module_scope
from .values import UNSET, JsonValue


@dataclass(frozen=True, slots=True)
class As:
    """How a field travels, beside its type.

    `form` is its dialect, `wire` its key if the library takes no such, and a `hidden`
    value is not to be shown.
    """

    form: str = ""
    wire: str = ""
    hidden: bool = False


K = TypeVar("K", bound=type)


def shaped(
    *, closed: bool = False, further: str = "", form: str = ""
) -> Callable[[K], K]:
    """What there is beside the fields of a class: nothing, if it is `closed`.

    `further` is the type of values under other keys, which travel in the dialect
    `form`.
    """

    def marked(cls: K) -> K:
        facts: Any = cls
        facts._closed, facts._further = closed, (further, form)
        return cls

    return marked


class Member(NamedTuple):
    """A field: where it is kept, how it travels, and whether it is always there.

    JSON of the kinds in `direct` is a value as it stands.
    """

    name: str
    wire: str
    codec: Codec
    required: bool
    direct: frozenset[type]
    kept: bool


class Said(NamedTuple):
    """What an annotation says: a type that `typetext` reads, and marks beside it."""

    type: str
    mark: As = As()
    required: bool = True


def said(cls: type) -> dict[str, Said]:
    """What the annotations of a class say, those of its bases first."""
    found: dict[str, Said] = {}
    for kind in reversed(cls.__mro__):
        for name, annotation in vars(kind).get("__annotations__", {}).items():
            text = getattr(annotation, "__forward_arg__", annotation)
            if isinstance(text, str):
                found[name] = _said(text)
    return found


def member(
    cls: type,
    name: str,
    wire: str,
    said: Said,
    *,
    required: bool,
    default: object = UNSET,
    scope: Scope | None = None,
) -> Member:
    """A field of a class, once it is known what its annotation says.

    One whose `default` is the only value that it may have is required, too.
    """
    home = next((k for k in cls.__mro__ if name in vars(k).get(_NOTES, ())), cls)
    meaning = scope or module_scope(home.__module__)
    codec = codec_of(said.type, meaning, said.mark.form)
    leaf = codec.inner[0] if codec.nullable and codec.inner else codec
    kind, direct = leaf.kind, _NO_KINDS
    if leaf.form != "text" and kind in {str, int, bool, float}:
        # A number in JSON is an integer only if it has no fraction.
        direct = leaf.json if kind is not int else frozenset({int})
    kept = isinstance(kind, type) and (
        kind in {int, float, bool, date} or issubclass(kind, Enum)
    )
    always = required or codec.expected == repr(default)
    return Member(name, wire, codec, always, direct, kept)


def fill(
    codec: ModelCodec,
    members: Iterable[Member],
    read: Callable[[dict[str, JsonValue], At, str | int, Log], object],
    write: Callable[[Any], JsonValue],
) -> None:
    """Make a codec ready that reads an object by `read`, and writes a model."""
    known = tuple(members)
    codec.attributes = {one.wire: one.name for one in known}
    codec.required = frozenset(one.wire for one in known if one.required)
    codec.inner = tuple(one.codec for one in known)
    further, form = getattr(codec.model, "_further", ("", ""))
    if further:
        marked = next(k for k in codec.model.__mro__ if "_further" in vars(k))
        codec.more = codec_of(further, home(marked), form)
        codec.inner += (codec.more,)
    expected = codec.expected

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) is dict:
            return read(value, at, key, log)
        log.add(at, key, expected, value)
        return value

    def decode_items(items: list[Any], at: At, log: Log) -> None:
        for index, item in enumerate(items):
            items[index] = decode(item, at, index, log)

    codec.encode = write
    codec.decode_items = decode_items
    codec.decode = decode


def read_fields(
    members: tuple[Member, ...],
    model: Any,
    value: dict[str, JsonValue],
    here: At,
    log: Log,
) -> dict[str, Any]:
    """The values of the fields of a model that are there, by attribute."""
    held: dict[str, Any] = {}
    for name, wire, codec, required, direct, kept in members:
        if wire in value:
            sent = value[wire]
            if type(sent) in direct:
                held[name] = sent
            elif sent is None and not codec.nullable:
                log.add(here, wire, codec.expected, None)
                held[name] = None
            else:
                found = codec.decode(sent, here, wire, log)
                if kept and sent is not None:
                    found = log.reader.kept(model, wire, codec, sent, found)
                held[name] = found
        elif required and log.reader.lacks(value, wire):
            log.add(here, wire, codec.expected, ABSENT)
    return held


def read_rest(
    codec: ModelCodec, model: Any, value: dict[str, JsonValue], here: At, log: Log
) -> None:
    """Keep what a model does not declare in its `extra`."""
    more = {key: one for key, one in value.items() if key not in codec.attributes}
    if not more:
        return
    if log.reader.respelled:
        model.extra.update(more)
    else:
        model.extra = more
    log.reader.rest(codec, model, value, here, log)
    extra = model.extra
    for key, sent in extra.items():
        if getattr(codec.model, "_closed", False):
            log.add(here, key, "no further key", sent)
        elif codec.more is not None:
            extra[key] = codec.more.decode(sent, here, key, log)


def write_fields(
    codec: ModelCodec, fields: Iterable[tuple[Member, object]], extra: Any
) -> JsonValue:
    """The object of the given fields, and of what is not declared."""
    further = plain if codec.more is None else codec.more.encode
    value: dict[str, JsonValue] = {}
    for one, held in fields:
        if type(held) in one.direct:
            value[one.wire] = cast("JsonValue", held)
            continue
        try:
            value[one.wire] = one.codec.encode(held)
        except Unsendable as error:
            raise error.within(one.wire) from None
    for key, held in extra.items():
        if key not in value:
            try:
                value[key] = further(held)
            except Unsendable as error:
                raise error.within(key) from None
    again = getattr(extra, "again", None)
    return value if again is None else again(value)


def _said(text: str) -> Said:
    tree = ast.parse(text, mode="eval").body
    marks: dict[str, Any] = {}
    required = True
    while True:
        match tree:
            case ast.Subscript(
                ast.Name("_Annotated"),
                ast.Tuple([inner, ast.Call(ast.Name("_As"), [], keywords)]),
            ):
                tree = inner
                for one in keywords:
                    marks[str(one.arg)] = ast.literal_eval(one.value)
            case ast.Subscript(ast.Name("_NotRequired"), inner):
                tree, required = inner, False
            case _:
                return Said(ast.unparse(_Plainly().visit(tree)), As(**marks), required)


class _Plainly(ast.NodeTransformer):
    """Spells a type as plans do."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        inner = self.generic_visit(node)
        match node:
            case ast.Subscript(ast.Name("_Loose"), ast.Constant(str() as text)):
                return cast("ast.AST", self.visit(ast.parse(text, mode="eval").body))
            case ast.Subscript(ast.Name("_Loose"), type):
                return type
            case ast.Subscript(ast.Name("_Annotated"), ast.Tuple([type, *_])):
                return type
            case _:
                return inner

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(_PLAINLY.get(node.id, node.id))


def altered(scope: Scope, replaced: Callable[[object], object]) -> Scope:
    """`scope` with something else in place of some of what its names mean."""
    return lambda name: replaced(scope(name))


def home(cls: type) -> Scope:
    """What names mean where a class was declared."""
    return module_scope(cls.__module__ if cls.__module__ in sys.modules else "builtins")


_NO_KINDS: frozenset[type] = frozenset()
_NOTES = "__annotations__"
_PLAINLY = {"_JsonValue": "JsonValue", "_Literal": "Literal", "_UnsetType": "Unset"}
