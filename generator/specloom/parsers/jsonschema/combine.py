"""How types of several schemas become one: either of them, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from specloom import ir
from specloom.ir import Scalar, ScalarKind

from .english import words
from .said import Look, paragraphs, tightened

_TEXTS = frozenset(
    {ScalarKind.STRING, ScalarKind.BYTES, ScalarKind.UUID, ScalarKind.DATE}
    | {ScalarKind.TIME, ScalarKind.DATETIME, ScalarKind.DURATION}
)
_NUMBERS = (ScalarKind.INTEGER, ScalarKind.DECIMAL, ScalarKind.NUMBER)
"""The kinds of numbers, the narrowest first."""

MOST_COPIES = 10_000
"""How many fields may be copied into the alternatives of one schema."""


def union(types: Iterable[ir.Type]) -> ir.Type:
    """Any one of `types`, each once, with null last."""
    members: dict[ir.Type, None] = {}
    for type in types:
        inner = type.members if isinstance(type, ir.Union) and not type.tag else (type,)
        members.update(dict.fromkeys(inner))
    if not members or ir.ANY in members:
        return ir.ANY
    # Enums are open, so a string beside an enum of strings adds nothing.
    enums = {m.kind for m in members if isinstance(m, ir.Enum)}
    kept = [
        m
        for m in members
        if m != ir.NULL
        and not (isinstance(m, Scalar) and m.kind in enums and not m.form)
    ]
    every = dict.fromkeys(_in_one_dialect(kept))
    # Nor does one value of a kind beside all of them.
    kept = [
        m for m in every if not (isinstance(m, ir.Const) and Scalar(m.kind) in every)
    ]
    if ir.NULL in members:
        kept.append(ir.NULL)
    return kept[0] if len(kept) == 1 else ir.Union(tuple(kept))


def _in_one_dialect(types: list[ir.Type]) -> list[ir.Type]:
    """`types` in which numbers inside texts are texts, if others are plain numbers.

    Python's classes could not tell which of both a value is to be written as.
    """
    forms = {one.form for type in types for one in _numbers(type)}
    return [_as_text(type) for type in types] if len(forms) > 1 else types


def _numbers(type: ir.Type) -> Iterator[Scalar]:
    """The numbers in a type, but for those in types with a name."""
    if isinstance(type, Scalar) and type.kind in _NUMBERS:
        yield type
    elif isinstance(type, ir.List | ir.Tuple | ir.Map | ir.Union):
        for inner in ir.children(type):
            yield from _numbers(inner)


def _as_text(type: ir.Type) -> ir.Type:
    if isinstance(type, Scalar):
        return ir.STRING if type.kind in _NUMBERS and type.form else type
    if isinstance(type, ir.List | ir.Tuple | ir.Map | ir.Union):
        return ir.with_children(type, [_as_text(one) for one in ir.children(type)])
    return type


def both(first: ir.Type, second: ir.Type, look: Look) -> ir.Type | None:
    """The type of what is of both types; None if nothing is, as far as types tell."""
    if second in (first, ir.ANY):
        return first
    match first, second:
        case ir.Any(), _:
            return second
        case ir.Union(), _:
            return _chosen(first, second, look)
        case _, ir.Union():
            return _chosen(second, first, look)
        case ir.Ref(), _:
            return _referred(first, second, look)
        case _, ir.Ref():
            return _referred(second, first, look)
        case ir.Record(), ir.Record():
            return _one_record(first, second, look)
        case (ir.Record() as record, ir.Map(value)) | (
            ir.Map(value),
            ir.Record() as record,
        ):
            extra = record.extra if record.extra not in (None, ir.ANY) else value
            return record if value == ir.ANY else replace(record, extra=extra)
        case ir.Map(one), ir.Map(other):
            inner = both(one, other, look)
            return None if inner is None else ir.Map(inner)
        case ir.List(one), ir.List(other):
            item = both(one, other, look)
            return None if item is None else ir.List(item)
        case (ir.Tuple() as places, ir.List(item)) | (
            ir.List(item),
            ir.Tuple() as places,
        ):
            return _each(places, item, look)
        case _:
            return _one_scalar(first, second)


def _chosen(union_: ir.Union, other: ir.Type, look: Look) -> ir.Type | None:
    """The members of a union that `other` leaves, each as it leaves them."""
    size = len(other.fields) if isinstance(other, ir.Record) else 1
    if size * len(union_.members) > MOST_COPIES:
        return None
    look = look if isinstance(look, _Bounded) else _Bounded(look)
    found = [both(member, other, look) for member in union_.members]
    kept = [type for type in found if type is not None]
    if tuple(kept) == union_.members:
        return union_
    return union(kept) if kept else None


class _Bounded:
    """A look at types that leads in no circle, and not on forever."""

    __slots__ = ("_hidden", "_left", "_look")

    def __init__(self, look: Look) -> None:
        self._look = look
        self._hidden: list[ir.TypeId] = []
        self._left = _MOST_LOOKS

    def __call__(self, id: ir.TypeId) -> ir.Type | None:
        if id in self._hidden or len(self._hidden) > _DEEPEST or self._left <= 0:
            return None
        self._left -= 1
        return self._look(id)

    def into(self, ref: ir.Ref, known: ir.Type, other: ir.Type) -> ir.Type | None:
        """What is of `known`, which `ref` leads to, and of another type."""
        self._hidden.append(ref.id)
        found = both(known, other, self)
        self._hidden.pop()
        return found


_MOST_LOOKS = 1_000
_DEEPEST = 8
"""How many declared types are looked at to join two types, and how deep."""


def _referred(ref: ir.Ref, other: ir.Type, look: Look) -> ir.Type | None:
    """What is of a declared type and of another, which it may be a base of."""
    look = look if isinstance(look, _Bounded) else _Bounded(look)
    known = look(ref.id)
    if isinstance(other, ir.Ref):
        second = look(other.id)
        if _may_be_base(known) and _may_be_base(second):
            return ir.Record((), bases=(ref, other))
        if known is None or second is None:
            return ref
        found = look.into(ref, known, second)
        return ref if found == known else other if found == second else found
    match other:
        case ir.Record() if _may_be_base(known):
            return replace(other, bases=tuple(dict.fromkeys((ref, *other.bases))))
        case ir.Map(value) if _may_be_base(known):
            return ref if value == ir.ANY else ir.Record((), bases=(ref,), extra=value)
    if known is None:
        return ref
    found = look.into(ref, known, other)
    return ref if found == known else found


def _may_be_base(type: ir.Type | None) -> bool:
    return type is None or isinstance(type, ir.Record)


def _one_record(first: ir.Record, second: ir.Record, look: Look) -> ir.Record:
    """The record with all that both have."""
    fields = {field.wire: field for field in first.fields}
    for field in second.fields:
        known = fields.get(field.wire)
        fields[field.wire] = field if known is None else joined(known, field, look)
    extra = first.extra
    if extra in (None, ir.ANY):
        extra = extra if second.extra is None else second.extra
    return ir.Record(
        tuple(fields.values()),
        bases=tuple(dict.fromkeys((*first.bases, *second.bases))),
        extra=extra,
        closed=first.closed or second.closed,
        doc=paragraphs((first.doc, second.doc)),
        constraints=tightened(first.constraints, second.constraints),
    )


def joined(first: ir.Field, second: ir.Field, look: Look) -> ir.Field:
    """The field that two parts declare: of the narrower type, in the words of both."""
    type = both(first.type, second.type, look)
    limits = tightened(first.constraints, second.constraints)
    if type is None:
        also = f"it must also be {noun(second.type)}"
        checks = (words.sentence(also),)
        limits = tightened(limits, ir.Constraints(checks=checks))
    return replace(
        first,
        type=first.type if type is None else type,
        required=first.required or second.required,
        default=first.default if first.default is not None else second.default,
        constraints=limits,
        examples=first.examples or second.examples,
        doc=paragraphs((first.doc, second.doc)),
        deprecated=first.deprecated or second.deprecated,
        access=second.access if first.access is ir.Access.BOTH else first.access,
        origins=tuple(dict.fromkeys((*first.origins, second.at, *second.origins))),
    )


def _each(places: ir.Tuple, item: ir.Type, look: Look) -> ir.Type | None:
    """A tuple whose items are all of one more type."""
    items = [both(one, item, look) for one in places.items]
    kept = [one for one in items if one is not None]
    if len(kept) < len(items):
        return None
    rest = None if places.rest is None else both(places.rest, item, look)
    return ir.Tuple(tuple(kept), rest)


def _one_scalar(first: ir.Type, second: ir.Type) -> ir.Type | None:
    match first, second:
        case ir.Const(), ir.Scalar() | ir.Enum():
            return first if _holds(second, first.value, first.kind) else None
        case ir.Scalar() | ir.Enum(), ir.Const():
            return second if _holds(first, second.value, second.kind) else None
        case ir.Enum(), ir.Scalar() | ir.Enum():
            return _allowed(first, second)
        case ir.Scalar(), ir.Enum():
            return _allowed(second, first)
        case ir.Scalar(kind), ir.Scalar(other):
            if kind is other:
                return second if second.form else first
            if kind is ScalarKind.STRING and _is_text(second):
                return second
            if other is ScalarKind.STRING and _is_text(first):
                return first
            if _is_text(first) or _is_text(second):
                return None
            if kind in _NUMBERS and other in _NUMBERS:
                return min(first, second, key=lambda one: _NUMBERS.index(one.kind))
    return None


def _allowed(enum: ir.Enum, by: ir.Type) -> ir.Type | None:
    kept = tuple(m for m in enum.members if _holds(by, m.value, enum.kind))
    return replace(enum, members=kept) if kept else None


def _holds(type: ir.Type, value: object, kind: ScalarKind) -> bool:
    """Whether a value of a `kind` is one of a scalar type."""
    if isinstance(type, ir.Enum):
        same = _numeric(type.kind) if _numeric(kind) else type.kind is kind
        return same and any(member.value == value for member in type.members)
    if not isinstance(type, Scalar):
        return False
    if kind is ScalarKind.STRING:
        return _is_text(type)
    if kind is ScalarKind.NUMBER:
        return type.kind in (ScalarKind.NUMBER, ScalarKind.DECIMAL)
    return type.kind is kind or (_numeric(kind) and _numeric(type.kind))


def _is_text(scalar: Scalar) -> bool:
    return scalar.kind in _TEXTS or scalar.form == "text"


def _numeric(kind: ScalarKind) -> bool:
    return kind in _NUMBERS


def noun(type: ir.Type) -> str:
    """What a value of `type` is called in a sentence."""
    match type:
        case Scalar(kind) if _is_text(type):
            return (
                "a string" if kind is ScalarKind.STRING else f"a string with a {kind}"
            )
        case Scalar(kind):
            return words.NOUNS.get(kind.value, "a number")
        case ir.Const(value):
            return words.value(value)
        case ir.Enum(members):
            return words.one_of([member.value for member in members])
        case ir.Record() | ir.Map():
            return "an object"
        case ir.List() | ir.Tuple():
            return "an array"
        case ir.Union(members):
            return words.joined(list(dict.fromkeys(map(noun, members))), "or")
        case ir.Ref(id):
            return words.named(id)
        case ir.Any():
            return "anything"


def json_kinds(type: ir.Type, look: Look) -> frozenset[str]:
    """The kinds of JSON values that are of `type`; `any` among them if that is not
    known."""
    found: set[str] = set()
    pending, seen = [type], set[ir.TypeId]()
    while pending:
        match pending.pop():
            case Scalar() as scalar if _is_text(scalar):
                found.add("string")
            case Scalar(kind) | ir.Enum(_, kind) | ir.Const(_, kind):
                found.add("number" if _numeric(kind) else kind.value)
            case ir.Record() | ir.Map():
                found.add("object")
            case ir.List() | ir.Tuple():
                found.add("array")
            case ir.Union(members):
                pending.extend(members)
            case ir.Ref(id) if id not in seen:
                seen.add(id)
                known = look(id) if len(seen) <= _DEEPEST else None
                pending.append(ir.ANY if known is None else known)
            case ir.Ref():
                continue
            case ir.Any():
                found.add("any")
    return frozenset(found)
