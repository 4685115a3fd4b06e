"""How values travel: between the JSON that comes and goes, and what models hold.

Codecs of one kind of value are made here, those of models in `compiled`.
"""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from .reading import At, Log
from .scalars import Unsendable, scalar, scalar_class
from .values import UNSET, JsonValue

Decode: TypeAlias = "Callable[[JsonValue, At, str | int, Log], Any]"
Encode: TypeAlias = "Callable[[Any], JsonValue]"


@dataclass(slots=True, eq=False)
class Codec:
    """How values of one type travel.

    `decode` never raises but under `strict`: a misfit is noted and kept as it came.
    `encode` lets JSON pass, so that what was kept goes back, and raises `Unsendable`.
    `json` holds the kinds of JSON that fit, `kind` the class of a value that is neither
    array nor dictionary nor union, in the dialect `form`.
    """

    decode: Decode
    encode: Encode
    expected: str
    json: frozenset[type] = frozenset()
    inner: tuple[Codec, ...] = ()
    _: KW_ONLY
    kind: type | None = None
    form: str = ""
    nullable: bool = False
    own_exact: bool | None = None

    def exact(self) -> bool:
        """Whether numbers must be read and written with no float on the way."""
        if self.own_exact is None:
            seen: dict[Codec, None] = {self: None}
            left: list[Codec] = [self]
            while left:
                codec = left.pop()
                new = [inner for inner in codec.inner if inner not in seen]
                seen |= dict.fromkeys(new)
                left += new
            self.own_exact = any(codec.own_exact for codec in seen)
        return self.own_exact


class ModelCodec(Codec):
    """How instances of a model travel.

    `decode_items` reads the items of a list in place. `attributes` are by wire name;
    `more` is for values under other keys, if they have a type. What takes long is made
    when one of it is first asked for.
    """

    __slots__ = ("attributes", "decode_items", "model", "more", "required")

    attributes: dict[str, str]
    decode_items: Callable[[list[Any], At, Log], None]
    required: frozenset[str]

    def __init__(self, model: type) -> None:
        super().__init__(_decode_anything, plain, model.__name__, _OBJECT, kind=model)
        self.model = model
        self.more: Codec | None = None
        # Asking for what is not there leads to `__getattr__`.
        del self.decode, self.encode, self.inner

    def __getattr__(self, name: str) -> Any:
        from .compiled import fill  # which needs the codecs of all other types

        if name.startswith("__"):
            raise AttributeError(name)
        STYLES.get(type(self.model), fill)(self)
        return object.__getattribute__(self, name)


STYLES: dict[type, Callable[[ModelCodec], None]] = {}
"""What makes the codecs of models ready that are no dataclasses, by their metaclass."""


ANY_JSON: list[object] = [JsonValue, object]
"""What types are called that take any JSON."""


def is_model(kind: type) -> bool:
    """Whether instances of a class are JSON objects with declared keys."""
    return is_dataclass(kind) or type(kind) in STYLES


def model_codec(model: type) -> ModelCodec:
    """How instances of a model travel."""
    codec = _MODELS.get(model)
    return codec or _MODELS.setdefault(model, ModelCodec(model))


def plain(value: object) -> JsonValue:
    """Any value as JSON, judged by what it is; the usual form of each kind."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | float() | str():
            return value
        case dict() | Mapping():
            return {
                str(k): _at(k, plain, v) for k, v in value.items() if v is not UNSET
            }
        case list() | tuple():
            return [_at(i, plain, item) for i, item in enumerate(value)]
        case _ if is_model(type(value)):
            return model_codec(type(value)).encode(value)
        case _:
            kind = scalar_class(type(value))
            if kind is None:
                raise Unsendable(f"{type(value).__name__} has no form in JSON")
            return scalar(kind, "").write(value)


@cache
def single(kind: type, form: str) -> Codec:
    """How a value that is neither object nor array travels in the dialect `form`."""
    scale = scalar(kind, form)
    read, write, expected = scale.read, scale.write, scale.expected

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        try:
            return read(value)
        except (ValueError, TypeError, ArithmeticError, LookupError):
            log.add(at, key, expected, value)
            return log.reader.scalar(kind, form, value)

    def encode(value: object) -> JsonValue:
        return write(value) if isinstance(value, kind) else plain(value)

    numeric = kind is datetime and form.startswith("epoch")
    if numeric or (form != "text" and (kind in {int, float} or scale.exact)):
        json = frozenset({int, float})
    else:
        json = frozenset({kind if kind is bool and form != "text" else str})
    return Codec(
        decode,
        encode,
        expected,
        json,
        kind=kind,
        form=form,
        own_exact=scale.exact or None,
    )


@cache
def choice(kind: type[Enum]) -> Codec:
    """How a value of an open enum travels."""
    members: dict[object, object] = {member.value: member for member in kind}
    json = frozenset(type(value) for value in members)

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        fits = type(value) in json
        if (fits or (type(value) is float and int in json)) and value in members:
            return members[value]
        if not fits:
            log.add(at, key, kind.__name__, value)
        return log.reader.member(kind, value)

    return Codec(decode, plain, kind.__name__, json, kind=kind)


def many(item: Codec) -> Codec:
    """How an array of items travels."""

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) is not list:
            log.add(at, key, "array", value)
            return value
        # In place, so that each object is let go as soon as it is read.
        items: list[Any] = value if log.owned else value.copy()
        if isinstance(item, ModelCodec):
            item.decode_items(items, (at, key), log)
            return items
        here, read = (at, key), item.decode
        for index, one in enumerate(items):
            items[index] = read(one, here, index, log)
        return items

    def encode(value: object) -> JsonValue:
        if not isinstance(value, Sequence) or isinstance(value, str | bytes):
            return plain(value)
        written: list[JsonValue] = []
        try:
            for one in value:
                written.append(item.encode(one))
        except Unsendable as error:
            raise error.within(len(written)) from None
        return written

    return Codec(decode, encode, "array", frozenset({list}), (item,))


def keyed(item: Codec) -> Codec:
    """How an object that is used as a dictionary travels."""

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) is not dict:
            log.add(at, key, "object", value)
            return value
        here, read = (at, key), item.decode
        return {name: read(one, here, name, log) for name, one in value.items()}

    def encode(value: object) -> JsonValue:
        if isinstance(value, Mapping):
            return {str(k): _at(k, item.encode, v) for k, v in value.items()}
        return plain(value)

    return Codec(decode, encode, "object", _OBJECT, (item,))


def optional(inner: Codec) -> Codec:
    """How a value that may be null travels."""

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        return None if value is None else inner.decode(value, at, key, log)

    def encode(value: object) -> JsonValue:
        return None if value is None else inner.encode(value)

    json = inner.json | {type(None)}
    return Codec(decode, encode, inner.expected, json, (inner,), nullable=True)


def _at(key: str | int, encode: Encode, value: object) -> JsonValue:
    try:
        return encode(value)
    except Unsendable as error:
        raise error.within(key) from None


def _decode_anything(value: JsonValue, at: At, key: str | int, log: Log) -> object:
    return value


def _decode_null(value: JsonValue, at: At, key: str | int, log: Log) -> object:
    if value is not None:
        log.add(at, key, "null", value)
    return value


_MODELS: dict[type, ModelCodec] = {}
_OBJECT = frozenset({dict})
ANYTHING = Codec(_decode_anything, plain, "JSON", nullable=True)
NULL = Codec(_decode_null, plain, "null", frozenset({type(None)}), nullable=True)
