"""How much an object seen in samples is like one that is declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from specloom import ir, naming

ALONE = 75
"""How many of a hundred fields must fit where only fields, or few of them, tell."""

FITTING = 60
"""How many of a hundred fields must fit where names and so many fields tell."""

SHAPED = 50
"""How many of a hundred fields of both sides must fit whatever the names tell."""

TELLING_FIELDS = 4
"""So many fields that few things have tell alone."""

NAMED_FIELDS = 2
"""So many of them tell where names do too."""

MARGIN = 5
"""Two declarations whose scores are nearer than this are equally good."""

_VAGUE = naming.listed("""
    active code count created createdat createdby createddate createdon
    createdtime cursor data date deleted deletedat deletedby description enabled first
    hasmore hasnext id items key kind label last limit links message modified modifiedat
    modifiedby modifieddate modifiedon modifiedtime name next nextcursor nextpage number
    offset page pagecount pagenumber pagesize perpage prev previous previouspage results
    self size status text title total totalcount totalitems totalpages totalresults type
    updated updatedat updatedby updateddate updatedon updatedtime url uuid value version
    """)
"""Fields, in small letters alone, that things and pages of all kinds have."""

_PLAIN = naming.listed("""
    a all an and api array body by collection create data delete details dto element
    entity entry fetch find for from get in info item list model object of on or page
    patch payload post put read record request resource response result retrieve schema
    search the to type update value
    """)
"""Words that say nothing of what a thing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How `fitting` fields of the `seen` ones and of the `declared` ones are the same.

    The `score` is of a hundred, `named` says that the names agree as well.
    """

    fitting: int
    seen: int
    declared: int
    score: int
    named: bool
    enough: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What a thing seen goes by: its own words, and those of all around it.

    The words of what has no telling name are `lent` by the operation.
    """

    own: tuple[str, ...]
    around: frozenset[str]
    lent: bool = False


def may_be(seen: Mapping[str, ir.Field], declared: Mapping[str, ir.Field]) -> bool:
    """Whether enough fields have one name, whatever else there is to look at."""
    both, same = len(seen) + len(declared), len(seen.keys() & declared.keys())
    return 200 * same >= SHAPED * both or TELLING_FIELDS <= same == len(seen)


def likeness(
    seen: Mapping[str, ir.Field],
    declared: Mapping[str, ir.Field],
    words: Words,
    name: ir.Name,
    types: Mapping[ir.TypeId, ir.TypeDecl],
) -> Likeness:
    """How much a record with the fields `seen` is like a declared one called `name`.

    Names tell of a few fields only where the source gave the name to the type itself.
    """
    fitting = [
        wire
        for wire, field in seen.items()
        if wire in declared and fits(declared[wire].type, field.type, types)
    ]
    telling = sum(not is_vague(wire) for wire in fitting)
    both = len(seen) + len(declared)
    shape = 200 * len(fitting) // both if both else 0
    covered = 100 * len(fitting) // len(seen) if seen else 0
    said = telling_words(name.text)
    shared = sum(word in words.around for word in said)
    named = bool(said) and shared == len(said) and said[-1] in words.own
    exact = bool(said) and set(said) == set(words.own) and not words.lent
    exact = exact and name.role is ir.Role.GIVEN
    score = (4 * shape + (100 * shared // len(said) if said else 0)) // 5
    extract = telling >= TELLING_FIELDS and all(
        wire in seen or not field.required for wire, field in declared.items()
    )
    enough = (shape >= SHAPED or (named and covered == 100 and extract)) and (
        (
            telling >= TELLING_FIELDS
            and covered >= ALONE
            and shape >= ALONE
            and not any(_differ(declared[w].type, seen[w].type, types) for w in fitting)
        )
        or (named and telling >= TELLING_FIELDS and covered >= FITTING)
        or (named and telling >= NAMED_FIELDS and covered >= ALONE)
        or (exact and covered == 100 and len(fitting) > 1)
    )
    return Likeness(
        fitting=len(fitting),
        seen=len(seen),
        declared=len(declared),
        score=score,
        named=named or exact,
        enough=enough,
    )


def is_vague(wire: str) -> bool:
    """Whether a field of this name says nothing of what has it."""
    return wire.casefold().translate(_JOINTS) in _VAGUE


_JOINTS = str.maketrans("", "", "_- ")


def _differ(one: ir.Type, two: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> bool:
    """Whether the objects in two fields tell of different things.

    They do if they have less than half of the telling fields of either in common.
    """
    first, second = _inner(one, types), _inner(two, types)
    return 2 * len(first & second) < min(len(first), len(second))


def _inner(type: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> set[str]:
    """The telling fields of an object, or of those in a list; none of anything else."""
    found = ir.resolved(ir.without_null(type), types)
    if isinstance(found, ir.List):
        found = ir.resolved(ir.without_null(found.item), types)
    if not isinstance(found, ir.Record):
        return set()
    return {wire for wire in fields_of(found, types) if not is_vague(wire)}


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a name that say what a thing is, each in the singular, once."""
    found = (naming.singular(word) for word in naming.words(text))
    return tuple(dict.fromkeys(word for word in found if word not in _PLAIN))


def fits(one: ir.Type, two: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> bool:
    """Whether what is seen as `two` may be a value of `one`, without looking inside."""
    declared, seen = _sorts(one, types), _sorts(two, types)
    return not declared or not seen or not declared.isdisjoint(seen)


def _sorts(type: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> set[str]:
    """What the values of a type may be, but for null; empty if that is anything."""
    found: set[str] = set()
    waiting, met = [type], set[ir.Type]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, ir.Ref):
            if one in met:
                continue
            met.add(one)
            one = ir.resolved(one, types)
        if isinstance(one, ir.Union):
            waiting.extend(one.members)
        elif one != ir.NULL:
            found.add(_sort(one))
    return set() if "any" in found else found


def category(type: ir.Type) -> str:
    """Whether values of a resolved type are objects, arrays, scalars or anything."""
    match type:
        case ir.Record() | ir.Map():
            return "object"
        case ir.List() | ir.Tuple():
            return "array"
        case ir.Scalar() | ir.Enum() | ir.Const():
            return "scalar"
        case ir.Union() | ir.Ref() | ir.Any():
            return "any"


def fields_of(
    record: ir.Record, types: Mapping[ir.TypeId, ir.TypeDecl]
) -> dict[str, ir.Field]:
    """The fields of `record` by their wire names, those of its bases first."""
    line: list[ir.Record] = []
    seen: set[ir.TypeId] = set()
    pending: list[ir.Type] = [record]
    while pending:
        type = pending.pop()
        if isinstance(type, ir.Ref):
            if type.id in seen:
                continue
            seen.add(type.id)
            type = ir.resolved(type, types)
        if isinstance(type, ir.Record):
            line.append(type)
            pending.extend(type.bases)
    return {f.wire: f for one in reversed(line) for f in one.fields}


def _sort(type: ir.Type) -> str:
    match type:
        case ir.Scalar(kind) | ir.Enum(_, kind) | ir.Const(_, kind):
            if kind in _NUMBERS:
                return "number"
            return kind if kind in (_NULL, _BOOLEAN) else "text"
        case _:
            return category(type)


_NULL, _BOOLEAN = ir.ScalarKind.NULL, ir.ScalarKind.BOOLEAN
_NUMBERS = frozenset(
    {ir.ScalarKind.INTEGER, ir.ScalarKind.NUMBER, ir.ScalarKind.DECIMAL}
)


def usable(fields: Iterable[ir.Field], other: ir.Access) -> dict[str, ir.Field]:
    """The fields that travel in a direction; `other` travel in the other one only."""
    return {field.wire: field for field in fields if field.access is not other}
