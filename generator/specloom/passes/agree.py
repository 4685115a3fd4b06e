"""Settles what the samples of one place leave open by what others show of its name.

Properties, parameters and form fields that go by one name are taken for one thing where
those that tell a type tell the same one. Only what tells none is changed, and what was
read with less than the whole in view: a number in quotes, an integer among fractions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from specloom import ir, naming
from specloom.diagnostics import Report
from specloom.infer.samples import UNKNOWN

from .circles import close
from .slots import Slot, inner, rewrite_slots, status_text

NEIGHBOURS_RULE = "neighbours"
"""The rule by which a slot got its type from others of its name."""

NEAR_ENOUGH = 2
"""So many others must agree if they stand in things of one name too."""

ENOUGH = 3
"""So many others must agree if they share no more than their name."""


def agree(api: ir.Api, report: Report) -> ir.Api:
    """`api` with the inferred slots settled that others of their name settle.

    Afterwards a slot that a converter cut, because it would hold itself, refers to the
    type around it; one that was only seen as null, as empty text or not at all has
    the type that its name has everywhere else. Numbers in text are numbers, and
    integers are numbers, where every other slot of their name says so; a parameter that
    is text in one path is no number in another that leads there.
    """
    api = close(api)
    spots = list(_spots(api))
    learners = _learners(spots)
    names = {spot.name for spot in learners}
    known = _Known(api, (spot for spot in spots if spot.name in names))
    changes = {
        spot.slot: better
        for spot in learners
        if (better := _better(spot, known)) is not None
    }
    if not changes:
        return api
    roots = {spot.root for spot in learners if spot.slot in changes}

    def settled(type: ir.Type, slot: Slot) -> ir.Type:
        if not slot.declared and slot.id in changes:
            return changes[slot.id]
        inside = [settled(t, s) for t, s in inner(type, slot)]
        return ir.with_children(type, inside)

    evidence = dict(api.evidence)
    for id in changes:
        evidence[id] = replace(evidence[id], rule=NEIGHBOURS_RULE)
    api = rewrite_slots(api, lambda t, s: settled(t, s) if s.id in roots else t)
    return replace(api, evidence=evidence)


# --- Slots ---------------------------------------------------------------------


@dataclass(slots=True)
class _Spot:
    """A slot with evidence: its type but for null, and what holds it; or null.

    `name` is what the slot goes by, and what it is of that: `tags`, `tags[]`. `holder`
    is the words of a type's name, or the path in front of a parameter. `root` is the
    slot of the declaration, the parameter or the body that it stands in.
    """

    slot: str
    name: str
    type: ir.Type
    found: ir.Evidence
    holder: str
    root: str
    null: bool


def _spots(api: ir.Api) -> Iterator[_Spot]:
    """Every slot with evidence, in order."""
    for id, type, holder, root in _roots(api):
        yield from _inside(type, id, holder, root, api.evidence)


def _roots(api: ir.Api) -> Iterator[tuple[str, ir.Type, str, str]]:
    for id, decl in api.types.items():
        if decl.inferred and isinstance(decl.type, ir.Record):
            words = _words(decl.name)
            for one in decl.type.fields:
                yield f"{id}/{one.wire}", one.type, words, id
            if decl.type.extra is not None:
                yield f"{id}{{}}", decl.type.extra, words, id
    for node in ir.operations(api.root):
        for parameter in node.parameters:
            slot = f"{node.id}/{parameter.place}/{parameter.wire}"
            yield slot, parameter.type, _way(node.path, parameter), slot
        for slot, type in _held(node):
            yield slot, type, "", slot


def _way(path: str, parameter: ir.Parameter) -> str:
    """The path in front of a parameter in it: what equal ways lead to is one thing."""
    before, hole, _ = path.partition(f"{{{parameter.wire}}}")
    if not hole or parameter.place is not ir.Place.PATH:
        return ""
    return re.sub(r"\{[^{}]*\}", "{}", before)


def _held(node: ir.Operation) -> Iterator[tuple[str, ir.Type]]:
    for body in node.bodies:
        for part in body.parts:
            yield f"{node.id}/request/{part.wire}", part.type
    answers = [(answer.status, answer.body) for answer in node.responses]
    answers += [(answer.status, answer.body) for answer in node.errors]
    for status, answered in answers:
        if answered is not None:
            yield f"{node.id}/response/{status_text(status)}", answered.type


def _inside(
    type: ir.Type,
    slot: str,
    holder: str,
    root: str,
    evidence: Mapping[str, ir.Evidence],
) -> Iterator[_Spot]:
    null = ir.is_nullable(type)
    type = ir.without_null(type)
    found = evidence.get(slot)
    if found is not None:
        yield _Spot(slot, slot.rpartition("/")[2], type, found, holder, root, null)
    for one in type.members if isinstance(type, ir.Union) else (type,):
        if isinstance(one, ir.List):
            yield from _inside(one.item, f"{slot}[]", holder, root, evidence)
        elif isinstance(one, ir.Map):
            yield from _inside(one.value, f"{slot}{{}}", holder, root, evidence)


# --- Neighbours ----------------------------------------------------------------


@dataclass(slots=True)
class _Votes:
    """The types that slots of one name tell, by their shape, and how many do."""

    types: dict[Hashable, ir.Type] = field(default_factory=dict)
    counts: Counter[Hashable] = field(default_factory=Counter)

    def add(self, type: ir.Type, shape: Hashable) -> None:
        """Count one more slot."""
        if self.types.setdefault(shape, type) != type and isinstance(type, ir.Scalar):
            self.types[shape] = ir.Scalar(type.kind)
        self.counts[shape] += 1

    def agreed(self, enough: int) -> ir.Type | None:
        """What nine of ten slots are, at least `enough` of them."""
        [(shape, count)] = self.counts.most_common(1)
        if count < enough or count * 10 < self.counts.total() * 9:
            return None
        return self.types.get(shape)


class _Known:
    """What is known of names: by the name alone, and with that of the holder."""

    def __init__(self, api: ir.Api, spots: Iterable[_Spot]) -> None:
        self._types = api.types
        self._records: dict[ir.TypeId, Hashable] = {}
        self._far: dict[str, _Votes] = {}
        self._near: dict[tuple[str, str], _Votes] = {}
        self._texts: set[tuple[str, str]] = set()
        for spot in spots:
            if _tells(spot):
                self._hear(spot)
                if spot.found.rule == "value" and spot.type == ir.STRING:
                    self._texts.add((spot.holder, spot.name))

    def _hear(self, spot: _Spot) -> None:
        shape = self._shape(spot.type)
        if shape is None:
            return
        name = spot.name
        far = self._far.setdefault(name, _Votes())
        near = self._near.setdefault((spot.holder, name), _Votes())
        near.add(spot.type, shape)
        if isinstance(spot.type, ir.Scalar):
            far.add(spot.type, shape)
        else:
            # Objects of one name are many things; that they are rules others out.
            far.counts[None] += 1

    def agreed(self, spot: _Spot, *, given_up: bool = False) -> ir.Type | None:
        """What the others of the name of `spot` are, if enough of them tell.

        What a converter gave up is surely what it is in a thing of the same name.
        """
        name = spot.name
        near = self._near.get((spot.holder, name))
        if near is not None:
            found = near.agreed(1 if given_up else NEAR_ENOUGH)
            if found is not None:
                return found
        far = self._far.get(name)
        return None if far is None else far.agreed(ENOUGH)

    def fractions(self, spot: _Spot) -> bool:
        """Whether a slot of this name, in a thing of the same name, has fractions."""
        votes = self._near.get((spot.holder, spot.name))
        return votes is not None and set(votes.types) == {_INTEGER, _NUMBER}

    def texts(self, spot: _Spot) -> bool:
        """Whether the way that leads to `spot` leads to text elsewhere."""
        return spot.holder.startswith("/") and (spot.holder, spot.name) in self._texts

    def _shape(self, type: ir.Type) -> Hashable:
        """What two types of one name must have in common; None if that is nothing."""
        match type:
            case ir.Scalar(kind):
                return ir.Scalar(kind)
            case ir.Ref(id):
                return self._wires(id)
            case ir.List(item) | ir.Map(item):
                inside = self._shape(ir.without_null(item))
                return None if inside is None else (type.__class__, inside)
            case _:
                return None

    def _wires(self, id: ir.TypeId) -> Hashable:
        if id not in self._records:
            decl = self._types.get(id)
            fields = (
                decl.type.fields if decl and isinstance(decl.type, ir.Record) else ()
            )
            self._records[id] = frozenset(field.wire for field in fields) or None
        return self._records[id]


def _learners(spots: Sequence[_Spot]) -> list[_Spot]:
    """Those of `spots` that might learn something from others."""
    fractions = {spot.name for spot in spots if spot.type == _NUMBER}
    return [spot for spot in spots if _may_learn(spot, fractions)]


def _may_learn(spot: _Spot, fractions: Set[str]) -> bool:
    match spot.type:
        case ir.Scalar(ir.ScalarKind.INTEGER):
            return spot.name in fractions or (
                spot.found.rule == "text" and spot.holder.startswith("/")
            )
        case ir.Scalar(ir.ScalarKind.STRING):
            return _is_open(spot) or not _FORMS.isdisjoint(spot.found.forms)
        case ir.Scalar(ir.ScalarKind.NULL) | ir.Any():
            return _is_open(spot)
        case _:
            return False


def _better(spot: _Spot, known: _Known) -> ir.Type | None:
    """What the neighbours of `spot` make of it; None if it stays what it is."""
    better = _settled(spot, known)
    if better is None or better == spot.type:
        return None
    null = spot.null or (spot.type == ir.ANY and spot.found.nulls > 0)
    return ir.nullable(better) if null else better


def _settled(spot: _Spot, known: _Known) -> ir.Type | None:
    rule = spot.found.rule
    if spot.name in _ANYTHING and rule != UNKNOWN:
        return None
    if _is_open(spot):
        return known.agreed(spot, given_up=rule == UNKNOWN)
    if spot.type == _INTEGER and rule == "text" and known.texts(spot):
        return ir.STRING
    if rule != "value":
        return None
    if spot.type == _INTEGER:
        return _NUMBER if known.fractions(spot) else None
    if _IDENTIFIES.search(spot.name):
        return None
    agreed = known.agreed(spot)
    if isinstance(agreed, ir.Scalar) and _READ.get(agreed.kind) in spot.found.forms:
        return agreed
    return None


def _tells(spot: _Spot) -> bool:
    """Whether `spot` is evidence for others of its name."""
    if spot.found.rule == NEIGHBOURS_RULE or _is_open(spot):
        return False
    # Text that is a number may be one that was put in quotes by mistake.
    return spot.type != ir.STRING or _FORMS.isdisjoint(spot.found.forms)


def _is_open(spot: _Spot) -> bool:
    """Whether the samples of a slot tell nothing of its type."""
    match spot.type:
        case ir.Scalar(ir.ScalarKind.STRING, ""):
            return spot.found.rule == "nothing" or spot.found.values == _EMPTY
        case ir.Scalar(ir.ScalarKind.NULL) | ir.Any():
            return spot.found.rule in ("null", "nothing", UNKNOWN)
        case _:
            return False


_ANYTHING = frozenset(
    {"content", "data", "default", "example", "result", "value", "values"}
)
"""Names of what may be something else each time."""
# What identifies is often digits and yet text, whatever it is elsewhere.
_IDENTIFIES = re.compile(
    r"(?:id|ids|key|code|no|(?<!page)(?<!page_)number)(?:\[\])*$", re.IGNORECASE
)
_INTEGER: ir.Type = ir.Scalar(ir.ScalarKind.INTEGER)
_NUMBER: ir.Type = ir.Scalar(ir.ScalarKind.NUMBER)
_READ: Mapping[ir.ScalarKind, str] = {
    ir.ScalarKind.INTEGER: "integer",
    ir.ScalarKind.NUMBER: "number",
    ir.ScalarKind.BOOLEAN: "boolean",
}
"""The forms of texts that can be read as a kind."""
_FORMS = frozenset(_READ.values())
_EMPTY = (ir.Value(""),)


def _words(name: ir.Name) -> str:
    return " ".join(naming.singular(word) for word in naming.words(name.text))
