"""Finds what two sources say differently of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specloom import ir
from specloom.diagnostics import Pointer
from specloom.infer.texts import forms
from specloom.ir import Disagreement, ScalarKind

from ..likeness import category, fields_of, fits
from .conflicts import Difference, shown, such_as, words


@dataclass(frozen=True, slots=True)
class Spot:
    """A type as a source has it: its slot, its place, and whether it is optional."""

    type: ir.Type
    slot: str
    at: Pointer


class Comparison:
    """Compares types that are declared with those of another source.

    `types` are all types, also those that the other source refers to; `evidence` is
    what the other source's types were inferred from, if they were. Pairs of
    declarations that were compared are noted in `done`, and not compared again.
    """

    def __init__(
        self,
        types: Mapping[ir.TypeId, ir.TypeDecl],
        evidence: Mapping[str, ir.Evidence],
        done: set[tuple[str, str]] | None = None,
    ) -> None:
        self._types = types
        self._evidence = evidence
        self._done = set[tuple[str, str]]() if done is None else done

    def differences(self, one: Spot, two: Spot) -> Iterator[Difference]:
        """What contradicts `one` in `two`, down to the leaves.

        A field that only the declaration has is no contradiction unless it is required.
        """
        if one.type == ir.ANY or _is_one(one.type, two.type):
            return
        seen = self._evidence.get(two.slot)
        if self._says_null(two, seen) and not self._takes_null(one.type):
            yield self._told(Disagreement.NULL, one, two, "never null", "null")
        first, second = self._turned(one), self._turned(two)
        if ir.ANY in (first.type, second.type) or ir.NULL in (first.type, second.type):
            return
        if first.slot in self._types and second.slot in self._types:
            pair = (first.slot, second.slot)
            if pair in self._done:
                return
            self._done.add(pair)
        yield from self._inside(first, second)

    def _turned(self, spot: Spot) -> Spot:
        """`spot` at the declaration that its type refers to, less null."""
        type = ir.without_null(spot.type)
        seen: set[ir.TypeId] = set()
        while isinstance(type, ir.Ref) and type.id in self._types:
            if type.id in seen:
                return Spot(ir.ANY, spot.slot, spot.at)
            seen.add(type.id)
            decl = self._types[type.id]
            spot = Spot(type, decl.id, spot.at if decl.inferred else decl.at)
            type = ir.without_null(decl.type)
        return Spot(type, spot.slot, spot.at)

    def _inside(self, one: Spot, two: Spot) -> Iterator[Difference]:
        match one.type, two.type:
            case ir.Union(), ir.Union():
                for spot in self._members(two):
                    yield from self._inside(one, spot)
            case ir.Union(), _:
                near = self._nearest(one, two)
                if near is not one:
                    yield from self._inside(near, two)
            case _, ir.Union():
                for spot in self._members(two):
                    yield from self._inside(one, spot)
            case ir.Record(), ir.Record():
                yield from self._records(one, one.type, two, two.type)
            case ir.Map(value), ir.Record(fields):
                for field in fields:
                    there = Spot(field.type, f"{two.slot}/{field.wire}", field.at)
                    here = Spot(value, f"{one.slot}{{}}", one.at)
                    yield from self.differences(here, there)
            case ir.Map(value), ir.Map(other):
                here = Spot(value, f"{one.slot}{{}}", one.at)
                yield from self.differences(
                    here, Spot(other, f"{two.slot}{{}}", two.at)
                )
            case ir.List(item), ir.List(other):
                here = Spot(item, f"{one.slot}[]", one.at)
                yield from self.differences(here, Spot(other, f"{two.slot}[]", two.at))
            case _ if category(one.type) == category(two.type) == "scalar":
                yield from self._scalars(one, two)
            case _ if category(one.type) != category(two.type):
                yield self._types_differ(one, two)
            case _:
                return

    def _nearest(self, one: Spot, two: Spot) -> Spot:
        """The member of a union at `one` that is most like what is at `two`.

        That is found out without looking inside, so that what is nested deep in unions
        takes no longer than what is not.
        """
        best, most = one, (-1, -1)
        for spot in self._members(one):
            alike = int(fits(spot.type, two.type, self._types))
            shared = 0
            if isinstance(spot.type, ir.Record) and isinstance(two.type, ir.Record):
                known = fields_of(spot.type, self._types)
                wires = fields_of(two.type, self._types)
                shared = 2 * sum(wire in known for wire in wires) - len(known)
            elif alike and _kind(spot.type) is not None:
                shared = int(not any(self._scalars(spot, two)))
            if (alike, shared) > most:
                best, most = spot, (alike, shared)
        return best

    def _members(self, spot: Spot) -> Iterator[Spot]:
        """The types that a union at `spot` is a choice of, those of inner ones too."""
        waiting, seen = [spot], set[str]()
        while waiting:
            one = waiting.pop(0)
            if not isinstance(one.type, ir.Union):
                yield one
                continue
            for member in one.type.members:
                if isinstance(member, ir.Ref) and member.id in seen:
                    continue
                if isinstance(member, ir.Ref):
                    seen.add(member.id)
                if member != ir.NULL:
                    waiting.append(self._turned(replace(one, type=member)))

    def _records(
        self, one: Spot, first: ir.Record, two: Spot, second: ir.Record
    ) -> Iterator[Difference]:
        known = fields_of(first, self._types)
        shown = fields_of(second, self._types)
        for wire, field in shown.items():
            here = known.get(wire)
            there = Spot(field.type, f"{two.slot}/{wire}", field.at)
            if here is not None:
                spot = Spot(here.type, f"{one.slot}/{wire}", here.at)
                yield from self._presence(spot, here, there, field)
                yield from self._format(spot, here, there)
                yield from self.differences(spot, there)
            elif first.extra is not None:
                spot = Spot(first.extra, f"{one.slot}{{}}", one.at)
                yield from self.differences(spot, there)
            else:
                spot = Spot(ir.ANY, f"{one.slot}/{wire}", one.at)
                words = self._words(there)
                yield self._told(
                    Disagreement.FIELD, spot, there, "no such field", words
                )
        for wire, field in known.items():
            if wire not in shown and field.required and second.extra is None:
                spot = Spot(field.type, f"{one.slot}/{wire}", field.at)
                yield self._told(
                    Disagreement.REQUIRED, spot, two, "always there", "absent"
                )

    def _presence(
        self, one: Spot, first: ir.Field, two: Spot, second: ir.Field
    ) -> Iterator[Difference]:
        if not first.required or second.required:
            return
        seen = self._evidence.get(two.slot)
        left = "optional"
        if seen is not None:
            if seen.present >= seen.samples:
                return
            left = f"in {seen.present} of {seen.samples} samples"
        yield self._told(Disagreement.REQUIRED, one, two, "always there", left)

    def _format(self, one: Spot, field: ir.Field, two: Spot) -> Iterator[Difference]:
        """What samples show that is not of the format that a text is limited to."""
        seen = self._evidence.get(two.slot)
        format = None if field.constraints is None else field.constraints.format
        if seen is None or format not in _LIMITING:
            return
        texts = (v.json for v in seen.values if isinstance(v.json, str))
        other = next((text for text in texts if format not in forms((text,))), None)
        if other is not None:
            left = such_as("text", shown(other, two.slot.rpartition("/")[2]))
            kept = f"text of the format {format}"
            yield self._told(Disagreement.FORMAT, one, two, kept, left)

    # Scalars

    def _scalars(self, one: Spot, two: Spot) -> Iterator[Difference]:
        seen = self._evidence.get(two.slot)
        first, second = _kind(one.type), _kind(two.type)
        if first is None or second is None:
            return
        if not _is_within(second, first, one.type):
            if first in _CHECKED and (second is _STRING or second in _CHECKED):
                if seen is None or second is not _STRING or seen.values:
                    left = self._words(two, one.type)
                    kept = words(one.type)
                    yield self._told(Disagreement.FORMAT, one, two, kept, left)
            else:
                yield self._types_differ(one, two)
            return
        allowed = _values(one.type)
        if allowed is None:
            return
        given: Sequence[object] | None = _values(two.type)
        if given is None:
            given = () if seen is None else [value.json for value in seen.values]
        name = two.slot.rpartition("/")[2]
        others = [v for v in given if not any(_is_same(v, a) for a in allowed)]
        if others:
            texts = tuple(shown(value, name) for value in others)
            left = ", ".join(texts)
            told = self._told(Disagreement.VALUE, one, two, words(one.type), left)
            yield replace(told, values=texts)

    def _types_differ(self, one: Spot, two: Spot) -> Difference:
        kept, left = words(one.type), self._words(two)
        return self._told(Disagreement.TYPE, one, two, kept, left)

    # Null

    def _says_null(self, spot: Spot, seen: ir.Evidence | None) -> bool:
        if seen is not None:
            return seen.nulls > 0
        return self._has_null(spot.type)

    def _takes_null(self, type: ir.Type) -> bool:
        return ir.resolved(type, self._types) == ir.ANY or self._has_null(type)

    def _has_null(self, type: ir.Type) -> bool:
        return ir.is_nullable(type) or ir.is_nullable(ir.resolved(type, self._types))

    # Words

    def _words(self, spot: Spot, declared: ir.Type = ir.ANY) -> str:
        """What a source says of a type, with a sample that is not as `declared`."""
        text = words(spot.type)
        kind, seen = _kind(spot.type), self._evidence.get(spot.slot)
        if seen is None or kind is None:
            return text
        fitting = (v.json for v in seen.values if _shows(v.json, kind, declared))
        value = next(fitting, None)
        if value is None:
            return text
        return such_as(text, shown(value, spot.slot.rpartition("/")[2]))

    def _told(
        self, kind: Disagreement, one: Spot, two: Spot, kept: str, left: str
    ) -> Difference:
        return Difference(
            slot=one.slot, kind=kind, one=kept, two=left, at=one.at, against=two.at
        )


_STRING = ScalarKind.STRING

_NUMBERS = frozenset({ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.DECIMAL})

_CHECKED = frozenset({ScalarKind.DATE, ScalarKind.DATETIME, ScalarKind.UUID})
"""The kinds of text that samples are known by."""

_TEXTS = frozenset(
    {ScalarKind.BYTES, ScalarKind.TIME, ScalarKind.DURATION, _STRING} | _CHECKED
)


_LIMITING = ("email", "uri")
"""The formats that have no kind of their own, and that samples are known by."""


def _is_one(one: ir.Type, two: ir.Type) -> bool:
    """Whether two types are one declaration, or both that or null."""
    return isinstance(ir.without_null(one), ir.Ref) and one == two


def _kind(type: ir.Type) -> ScalarKind | None:
    match type:
        case ir.Scalar(kind) | ir.Enum(_, kind) | ir.Const(_, kind):
            return kind
        case _:
            return None


def _is_within(kind: ScalarKind, declared: ScalarKind, type: ir.Type) -> bool:
    """Whether what is seen as `kind` may be of the declared kind of `type`."""
    form = type.form if isinstance(type, ir.Scalar) else ""
    if kind is declared or (form == "text" and kind is _STRING):
        return True
    if form.startswith("epoch"):
        return kind in _NUMBERS
    if declared in _NUMBERS:
        return kind is ScalarKind.INTEGER or (
            declared is not ScalarKind.INTEGER and kind in _NUMBERS
        )
    if declared is _STRING or declared in _TEXTS - _CHECKED:
        return kind in _TEXTS
    return form == "dotnet" and kind is _STRING


def _shows(value: object, kind: ScalarKind, declared: ir.Type) -> bool:
    """Whether a sample is one of `kind`, and none of what is `declared`."""
    match value:
        case bool():
            return kind is ScalarKind.BOOLEAN
        case int() | float():
            return kind in _NUMBERS
        case str():
            form = _FORMS.get(_kind(declared) or _STRING, "")
            return kind in _TEXTS and form not in forms((value,))
        case _:
            return False


_FORMS = {
    ScalarKind.DATE: "date",
    ScalarKind.DATETIME: "date-time",
    ScalarKind.UUID: "uuid",
}
"""What the formats of samples are called, by what they mean."""


def _values(type: ir.Type) -> list[str | int | float | bool] | None:
    match type:
        case ir.Enum(members):
            return [member.value for member in members]
        case ir.Const(value):
            return [value]
        case _:
            return None


def _is_same(one: object, two: object) -> bool:
    return one == two and isinstance(one, bool) == isinstance(two, bool)
