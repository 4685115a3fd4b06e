"""Types from samples, with the evidence they were decided on.

All samples of one place are read together. What a converter or an author put in a
value's stead, such as `<integer>` or `string [date-time]`, is a fact about the type;
filler text shows no more than that the value is a string.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .. import ir
from ..diagnostics import Pointer
from ..ir import Scalar, ScalarKind
from ..source import Json, fits
from .placeholders import (
    Hole,
    fact,
    is_filler,
    is_hole,
    is_made_up,
    is_placeholder,
    is_secret,
    is_unresolved,
    is_word,
)
from .texts import READERS, datetime_form, forms


@dataclass(frozen=True, slots=True)
class Sample:
    """One value seen at a place.

    `text` says that the value travels as text, as in a query or a form, so that "1" may
    be a number.
    """

    value: Json
    at: Pointer
    text: bool = False


def infer(
    samples: Sequence[Sample], slot: str, *, optional: bool = False
) -> tuple[ir.Type, dict[str, ir.Evidence]]:
    """The narrowest type that holds all `samples` of `slot`, and the evidence for it.

    Evidence is keyed by slot: `slot` itself, its properties as `slot/name`, its items
    as `slot[]`. With `optional` no property is required, however often it is seen.
    """
    evidence: dict[str, ir.Evidence] = {}
    type = _Inference(evidence, optional).type(samples, slot, len(samples))
    return type, evidence


def unfold(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """The values in samples that are JSON text; empty unless all of them are.

    Only texts that hold an object or an array count: "1" and "true" are what they are
    without being JSON. Empty texts and holes are passed over.
    """
    found = []
    for sample in samples:
        if not isinstance(sample.value, str):
            return ()
        if not sample.value.strip() or is_hole(sample.value):
            continue
        value = parse_json(sample.value) if sample.value.lstrip()[:1] in "[{" else None
        if not isinstance(value, dict | list):
            return ()
        found.append(Sample(value, sample.at))
    return tuple(found)


def parse_json(text: str) -> Json:
    """The value of the JSON in `text`; None if it is broken, too deep, or `null`."""
    try:
        value: Json = json.loads(text, parse_constant=_reject, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    return value if fits(value) else None


def _reject(constant: str) -> Json:
    raise ValueError(constant)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


# --- Inference -----------------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """The samples of one slot, sorted by what they are."""

    nulls: int = 0
    booleans: bool = False
    integers: bool = False
    numbers: bool = False
    placeholders: bool = False
    strings: list[str] = field(default_factory=list)
    filler: bool = False
    string_facts: list[Scalar] = field(default_factory=list)
    object_fact: bool = False
    array_fact: bool = False
    lists: list[Sample] = field(default_factory=list)
    records: list[Sample] = field(default_factory=list)
    values: dict[tuple[str, str], ir.Value] = field(default_factory=dict)

    def keep(self, value: str | int | float | bool) -> None:
        """Remember `value` among the distinct ones."""
        if len(self.values) < ir.VALUES_KEPT:
            self.values.setdefault((type(value).__name__, str(value)), ir.Value(value))

    def learn(self, type: ir.Type) -> None:
        """Take `type`, which a placeholder names, for seen."""
        self.placeholders = True
        match type:
            case Scalar(ScalarKind.BOOLEAN):
                self.booleans = True
            case Scalar(ScalarKind.INTEGER):
                self.integers = True
            case Scalar(ScalarKind.NUMBER):
                self.numbers = True
            case Scalar():
                self.string_facts.append(type)
            case ir.Map():
                self.object_fact = True
            case ir.List():
                self.array_fact = True
            case _:
                return


@dataclass(frozen=True, slots=True)
class _Inference:
    evidence: dict[str, ir.Evidence]
    optional: bool

    def type(self, samples: Sequence[Sample], slot: str, of: int) -> ir.Type:
        """The type of `slot`, seen in `samples` out of `of` places."""
        values = _read_texts(samples)
        seen = _sorted(values, slot)
        string, formats = _string(seen)
        members: list[ir.Type] = []
        if seen.booleans:
            members.append(Scalar(ScalarKind.BOOLEAN))
        if seen.numbers:
            members.append(Scalar(ScalarKind.NUMBER))
        elif seen.integers:
            members.append(Scalar(ScalarKind.INTEGER))
        if string is not None:
            members.append(string)
        if seen.lists:
            members.append(self.list(seen.lists, slot))
        elif seen.array_fact:
            members.append(ir.List(ir.ANY))
        if seen.records:
            members.append(self.record(seen.records, slot))
        elif seen.object_fact:
            members.append(ir.Map(ir.ANY))
        self.evidence[slot] = ir.Evidence(
            samples=of,
            present=len(samples),
            nulls=seen.nulls,
            values=() if is_secret(slot) else tuple(seen.values.values()),
            forms=formats,
            rule=_rule(seen, members, read=values is not samples),
            origins=tuple(dict.fromkeys(s.at for s in samples)),
        )
        if not members:
            return ir.STRING if any(s.text for s in samples) else ir.ANY
        type = members[0] if len(members) == 1 else ir.Union(tuple(members))
        return ir.nullable(type) if seen.nulls else type

    def list(self, samples: Sequence[Sample], slot: str) -> ir.Type:
        """The list of what all lists hold together."""
        items = [
            Sample(item, sample.at, sample.text)
            for sample in samples
            if isinstance(sample.value, list)
            for item in sample.value
        ]
        return ir.List(self.type(items, f"{slot}[]", len(items)))

    def record(self, samples: Sequence[Sample], slot: str) -> ir.Type:
        """The record of all keys seen; a map if there never was one.

        A made-up record is complete in names, so the keys it lacks tell nothing.
        """
        children: dict[str, list[Sample]] = {}
        authored: dict[str, int] = {}
        told = 0
        for sample in samples:
            if not isinstance(sample.value, dict):
                continue
            tells = not any(
                isinstance(v, str) and is_made_up(v) for v in sample.value.values()
            )
            told += tells
            for key, value in sample.value.items():
                children.setdefault(key, []).append(Sample(value, sample.at))
                authored[key] = authored.get(key, 0) + tells
        if not children:
            return ir.Map(ir.ANY)
        return ir.Record(
            tuple(
                ir.Field(
                    at=found[0].at,
                    wire=key,
                    type=self.type(found, f"{slot}/{key}", len(samples)),
                    required=not self.optional and authored[key] == told,
                )
                for key, found in children.items()
            )
        )


def _read_texts(samples: Sequence[Sample]) -> Sequence[Sample]:
    """`samples`, with texts as what all of them can be read as."""
    if not any(s.text and isinstance(s.value, str) for s in samples):
        return samples
    left = [s for s in samples if not (s.text and _says_nothing(s.value))]
    concrete = [s.value for s in left if s.text and isinstance(s.value, str)]
    concrete = [text for text in concrete if not is_placeholder(text)]
    for pattern, read in READERS:
        if concrete and all(pattern.fullmatch(text) for text in concrete):
            return [
                (
                    Sample(read(s.value), s.at)
                    if isinstance(s.value, str) and not is_placeholder(s.value)
                    else s
                )
                for s in left
            ]
    return left if len(left) < len(samples) else samples


def _says_nothing(value: Json) -> bool:
    return isinstance(value, str) and (
        not value or (is_hole(value) and fact(value) is None)
    )


def _sorted(samples: Iterable[Sample], slot: str) -> _Seen:
    seen = _Seen()
    words: list[str] = []
    for sample in samples:
        match sample.value:
            case None:
                seen.nulls += 1
            case bool() as value:
                seen.booleans = True
                seen.keep(value)
            case int() as value:
                seen.integers = True
                seen.keep(value)
            case float() as value:
                seen.numbers = True
                seen.keep(value)
            case str() as text:
                _sort_text(seen, words, text)
            case list():
                seen.lists.append(sample)
            case {"value": str(text)} as pair if len(pair) == 1 and is_unresolved(text):
                seen.learn(ir.ANY)
            case dict():
                seen.records.append(sample)
    if words and (seen.strings or _NAMES_TYPES.search(slot)):
        seen.strings.extend(words)
    else:
        for word in words:
            seen.learn(fact(f"<{word}>") or ir.STRING)
    return seen


def _sort_text(seen: _Seen, words: list[str], text: str) -> None:
    known = fact(text)
    if isinstance(text, Hole):
        # What stands outside of quotes may be of any type unless its name tells.
        seen.learn(ir.ANY if known is None or known == ir.STRING else known)
    elif known is not None:
        seen.learn(known)
    elif is_word(text):
        words.append(text)
    elif is_filler(text):
        seen.filler = True
    else:
        seen.strings.append(text)
        if len(text) <= _LONGEST_KEPT:
            seen.keep(text)


def _string(seen: _Seen) -> tuple[ir.Type | None, tuple[str, ...]]:
    """The one type for all strings of a slot, and the formats that all match."""
    facts = tuple(dict.fromkeys(seen.string_facts))
    if not seen.strings:
        if seen.filler or len(facts) > 1:
            return ir.STRING, ()
        return (facts[0] if facts else None), ()
    formats = () if seen.filler else forms(seen.strings)
    type: Scalar = Scalar(ScalarKind.STRING)
    if "date" in formats:
        type = Scalar(ScalarKind.DATE)
    elif "date-time" in formats:
        type = Scalar(ScalarKind.DATETIME, datetime_form(seen.strings))
    elif "uuid" in formats:
        type = Scalar(ScalarKind.UUID)
    if any(fact.kind is not type.kind for fact in facts):
        return ir.STRING, formats
    return type, formats


def _rule(seen: _Seen, members: Sequence[ir.Type], *, read: bool) -> str:
    """The name of what decided."""
    if len(members) > 1:
        return "mixed"
    if not members:
        return "null" if seen.nulls else "nothing"
    match members[0]:
        case ir.Record() | ir.Map() if seen.records:
            return "object"
        case ir.List() if seen.lists:
            return "array"
        case Scalar(ScalarKind.STRING) if seen.filler and not seen.strings:
            return "filler"
        case Scalar(
            ScalarKind.DATE | ScalarKind.DATETIME | ScalarKind.UUID
        ) if seen.strings:
            return "format"
        case _ if seen.placeholders and not seen.values and not seen.strings:
            return "placeholder"
        case Scalar(ScalarKind.STRING):
            return "value"
        case _:
            return "text" if read else "value"


_LONGEST_KEPT = 200
_NAMES_TYPES = re.compile(r"(?:type|kind|format)(?:\[\])?$", re.IGNORECASE)
