"""How values travel of which a type says more than most: unions, tuples, constants.

Clients have this module only if their types need it.
"""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache

from .codec import ANYTHING, Codec, ModelCodec, is_model, model_codec, plain
from .reading import At, Log
from .scalars import Unsendable, scalar_class
from .values import JsonValue, Tag


class LiteralCodec(Codec):
    """How the one value travels that may stand in its place."""

    __slots__ = ("value",)

    def __init__(self, value: str | int | bool) -> None:
        numeric = type(value) is int
        json = frozenset({int, float} if numeric else {type(value)})
        super().__init__(self._decode, plain, repr(value), json)
        self.value = value

    def fits(self, value: object) -> bool:
        """Whether `value` is the one: 1 is 1.0, but not true."""
        return self.value == value and isinstance(self.value, bool) is isinstance(
            value, bool
        )

    def _decode(self, value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if not self.fits(value):
            log.add(at, key, self.expected, value)
        return value


class TupleCodec(Codec):
    """How an array travels that has a type for each place; `rest` for all further."""

    __slots__ = ("items", "rest")

    def __init__(self, items: tuple[Codec, ...], rest: Codec | None) -> None:
        more = " or more" if rest is not None else ""
        expected = f"array of {len(items)}{more}"
        inner = items if rest is None else (*items, rest)
        super().__init__(self._decode, self._encode, expected, frozenset({list}), inner)
        self.items = items
        self.rest = rest

    def at(self, index: int) -> Codec | None:
        """How the value at a place travels; None if there should be none."""
        return self.items[index] if index < len(self.items) else self.rest

    def counts(self, number: int) -> bool:
        """Whether there may be so many items."""
        least = len(self.items)
        return number == least if self.rest is None else number >= least

    def _decode(self, value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if not isinstance(value, list):
            log.add(at, key, self.expected, value)
            return value
        if not self.counts(len(value)):
            log.add(at, key, self.expected, value)
        here = (at, key)
        return tuple(
            one if codec is None else codec.decode(one, here, index, log)
            for index, one in enumerate(value)
            for codec in [self.at(index)]
        )

    def _encode(self, value: object) -> JsonValue:
        if not isinstance(value, Sequence) or isinstance(value, str | bytes):
            return plain(value)
        written: list[JsonValue] = []
        for index, one in enumerate(value):
            codec = self.at(index)
            try:
                written.append(plain(one) if codec is None else codec.encode(one))
            except Unsendable as error:
                raise error.within(index) from None
        return written


def special(kind: object, node: ast.expr, read: Callable[[ast.expr], Codec]) -> Codec:
    """A `tuple` or a `Literal` with the arguments `node`; `read` reads types."""
    if kind is not tuple:
        return LiteralCodec(ast.literal_eval(node))
    items = node.elts if isinstance(node, ast.Tuple) else [node]
    match items:
        case [*first, ast.Starred(ast.Subscript(_, ast.Tuple([rest, _])))]:
            return TupleCodec(tuple(map(read, first)), read(rest))
        case _:
            return TupleCodec(tuple(map(read, items)), None)


# --- Unions --------------------------------------------------------------------


class UnionCodec(Codec):
    """How a value of any of several types travels.

    It is of the type that the tag names, else of the one that fits it best.
    """

    __slots__ = ("classes", "models", "others", "tag")

    def __init__(self, members: Sequence[Codec], tag: Tag | None) -> None:
        distinct = dict.fromkeys(
            one for member in members for one in _own(member, tag is None)
        )
        inner = tuple(distinct)
        super().__init__(
            self._decode,
            self._encode,
            " or ".join(dict.fromkeys(member.expected for member in inner)),
            frozenset(kind for member in inner for kind in member.json),
            inner,
        )
        self.tag = tag
        self.models: dict[str, ModelCodec] = {}
        self.classes: dict[type, Codec] = {}
        for member in inner:
            if isinstance(member, ModelCodec):
                self.models[member.model.__name__] = member
                self.classes[member.model] = member
            elif isinstance(member, UnionCodec):
                self.models |= member.models
                self.classes |= dict.fromkeys(member.classes, member)
        named = set() if tag is None else set(tag.values.values())
        self.others = [m for m in inner if not _is_named(m, named)]

    def named(self, value: JsonValue) -> ModelCodec | None:
        """The member that the tag names, if it stands in `value`."""
        tag = self.tag
        name = value.get(tag.wire) if tag and isinstance(value, dict) else None
        if tag is None or not isinstance(name, str):
            return None
        name = name.partition(",")[0].strip() if tag.form == "clr" else name
        return self.models.get(tag.values.get(name, ""))

    def _decode(self, value: JsonValue, at: At, key: str | int, log: Log) -> object:
        # All in one call, since what is nested deeply is tried at each level.
        chosen: Codec | None = self.named(value)
        known = log.choices.get((id(value), self))
        if chosen is None and known is not None:
            chosen = known[1]
        elif chosen is None:
            able = _able(self.others, value)
            if len(able) == 1:
                chosen = able[0]
            elif able:
                trial = _Trial(strict=log.strict)
                trial.choices = log.choices
                best: tuple[int, ...] = ()
                for member in able:
                    try:
                        decoded = member.decode(value, None, "", trial)
                        merit = _merit(member, value, decoded, log.strict)
                    except _Misfit:
                        merit = _merit_of_misfit(member, value)
                    if merit > best:
                        best, chosen = merit, member
                if isinstance(value, dict | list):
                    # As long as the value is held, no other has its id.
                    log.choices[id(value), self] = value, chosen
        if chosen is None:
            log.add(at, key, self.expected, value)
            return value
        return chosen.decode(value, at, key, log)

    def _encode(self, value: object) -> JsonValue:
        member = self.classes.get(type(value))
        if member is None:
            suited = (m for m in self.inner if _suits(m, value))
            return (next(suited, None) or _nearest(self.inner, value)).encode(value)
        found = member.encode(value)
        tag = self.tag
        if tag is None or not tag.form or not isinstance(found, dict):
            return found
        # In front of it, if need be, stands the name of its .NET type.
        name = type(value).__name__
        own = next((said for said, kind in tag.values.items() if kind == name), None)
        said = found.pop(tag.wire, own)
        return {tag.wire: said, **found} if said is not None else found


@cache
def union(members: tuple[Codec, ...], tag: Tag | None) -> Codec:
    """How a value of any of several types travels; the same for the same types."""
    return UnionCodec(members, tag)


def _own(member: Codec, flat: bool) -> Sequence[Codec]:
    """A member; if that is a union that no tag tells apart, its members."""
    if flat and isinstance(member, UnionCodec) and member.tag is None:
        return member.inner
    return (member,)


def _is_named(member: Codec, names: set[str]) -> bool:
    """Whether a tag that knows these classes tells all of `member`."""
    if isinstance(member, UnionCodec):
        return bool(member.models) and member.models.keys() <= names
    return isinstance(member, ModelCodec) and member.model.__name__ in names


# --- Which member --------------------------------------------------------------


class _Misfit(Exception):
    """A value does not fit the type that it was tried for."""


class _Trial(Log):
    """A decoding that ends with the first misfit."""

    __slots__ = ()

    def add(self, at: At, key: str | int, expected: str, value: object) -> None:
        raise _Misfit


def _able(members: Sequence[Codec], value: JsonValue) -> Sequence[Codec]:
    """Those of `members` that `value` may be of, as far as a look at it tells."""
    kind = float if isinstance(value, float) else type(value)
    able = [m for m in members if kind in m.json or not m.json]
    if len(able) > 1 and isinstance(value, dict):
        return [member for member in able if _may_be(member, value)]
    return able


def _may_be(member: Codec, value: dict[str, JsonValue]) -> bool:
    """Whether an object has what a model requires; it always may be a dictionary."""
    if isinstance(member, UnionCodec):  # a tagged one, as others are taken apart
        return member.named(value) is not None
    if not isinstance(member, ModelCodec):
        return True
    if not member.required <= value.keys():
        return False
    return all(
        codec.fits(value[wire]) for wire, codec in _constants(member) if wire in value
    )


@cache
def _constants(model: ModelCodec) -> Sequence[tuple[str, LiteralCodec]]:
    """The properties of a model that have only one value each."""
    pairs = zip(model.attributes, model.inner, strict=False)
    return [(wire, codec) for wire, codec in pairs if isinstance(codec, LiteralCodec)]


def _merit(
    member: Codec, value: JsonValue, decoded: object, strict: bool
) -> tuple[int, ...]:
    """How well a member fits a value that it decodes to `decoded`; larger is better.

    It fits, tells more, knows more keys, lacks fewer; empty if it does not fit at all.
    """
    if isinstance(value, list):
        return 1, 0
    if isinstance(value, dict):
        model = model_codec(type(decoded)) if is_model(type(decoded)) else None
        if model is None:
            return 1, 0, 1, 0
        known = len(model.attributes.keys() & value.keys())
        # What knows nothing of an object fits any, which does not make it the best.
        telling = strict or known > 0 or not value or model.more is not None
        return int(telling), known, 1, known - len(value)
    if isinstance(decoded, Enum) or isinstance(member, LiteralCodec):
        return 1, 3
    if member.kind is not None and issubclass(member.kind, Enum):
        return 1, 0
    again = member.encode(decoded)
    if again != value or isinstance(again, bool) is not isinstance(value, bool):
        return ()
    usual = str if isinstance(value, str) else int | float
    return 1, 1 if isinstance(decoded, usual) else 2


def _merit_of_misfit(member: Codec, value: JsonValue) -> tuple[int, ...]:
    """The same for a member that a value does not fit in some way."""
    if isinstance(value, dict) and dict in member.json:
        model = member.named(value) if isinstance(member, UnionCodec) else member
        if isinstance(model, ModelCodec):
            known = len(model.attributes.keys() & value.keys())
            return 0, known, 0, known - len(value)
    return (0, 0, 0, 0) if _is_near(member, value) else ()


def _is_near(codec: Codec, value: JsonValue) -> bool:
    """Whether what an array or a dictionary holds is at least of the right kinds."""
    if not isinstance(value, list | dict) or isinstance(codec, TupleCodec):
        return False
    held = list(value.values()) if isinstance(value, dict) else value
    kinds = {float if isinstance(one, float) else type(one) for one in held}
    return len(codec.inner) == 1 and kinds <= codec.inner[0].json


def _suits(codec: Codec, value: object) -> bool:
    """Whether a value is of the classes that values of a type have."""
    while not codec.json and codec.inner:
        codec = codec.inner[0]  # of a type that holds itself
    if isinstance(codec, ModelCodec):
        return type(value) is codec.model
    if codec.kind is not None:
        known = issubclass(codec.kind, Enum)
        return (type(value) if known else scalar_class(type(value))) is codec.kind
    if isinstance(codec, UnionCodec):
        return any(_suits(member, value) for member in codec.inner)
    if isinstance(codec, LiteralCodec):
        return codec.fits(value)
    if codec.nullable:
        return value is None or (bool(codec.inner) and _suits(codec.inner[0], value))
    if isinstance(value, Mapping):
        mapped = dict in codec.json
        return mapped and all(_suits(codec.inner[0], one) for one in value.values())
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        return False
    if isinstance(codec, TupleCodec):
        return codec.counts(len(value)) and all(map(_suits, codec.inner, value))
    return list in codec.json and all(_suits(codec.inner[0], one) for one in value)


def _nearest(members: Sequence[Codec], value: object) -> Codec:
    """The type that most of what an array or a dictionary holds is of.

    What did not fit when it was read stands beside what did, and each goes back.
    """
    counts = [_suited(member, value) for member in members]
    most = max(counts, default=0)
    return members[counts.index(most)] if most else ANYTHING


def _suited(codec: Codec, value: object) -> int:
    """How many of the values held by `value` are of the type that they should be of."""
    while codec.inner and (not codec.json or codec.nullable):
        codec = codec.inner[0]
    if isinstance(codec, UnionCodec):
        return max(_suited(member, value) for member in codec.inner)
    pairs: Iterable[tuple[Codec | None, object]] = ()
    if isinstance(value, Mapping) and dict in codec.json and len(codec.inner) == 1:
        pairs = ((codec.inner[0], one) for one in value.values())
    elif isinstance(value, list | tuple) and isinstance(codec, TupleCodec):
        pairs = ((codec.at(index), one) for index, one in enumerate(value))
    elif isinstance(value, list | tuple) and list in codec.json:
        pairs = ((codec.inner[0], one) for one in value)
    return sum(m is not None and (_suits(m, v) or _suited(m, v) > 0) for m, v in pairs)
