"""Types from samples, with the evidence they were decided on.

All samples of one place are read together. What a converter or an author put in a
value's stead, such as `<integer>` or `string [date-time]`, is a fact about the type;
filler text shows no more than that the value is a string.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from .. import ir
from ..ir import Scalar, ScalarKind
from ..source import Json, fits
from .placeholders import (
    fact,
    is_hole,
    is_made_up,
    is_placeholder,
    is_secret,
    is_word,
)
from .samples import NAMES_TYPES, Sample, Seen, rule, sort, string
from .secrets import holds_secret
from .tagged import by_tag
from .texts import READERS
from .words import spelled_out

__all__ = ["Sample", "infer", "parse_json", "unfold"]


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


@dataclass(frozen=True, slots=True)
class _Inference:
    evidence: dict[str, ir.Evidence]
    optional: bool

    def type(self, samples: Sequence[Sample], slot: str, of: int) -> ir.Type:
        """The type of `slot`, seen in `samples` out of `of` places."""
        values = _read_texts(samples)
        seen = sort(values, slot)
        text, formats = string(seen)
        members = self._members(seen, text, slot)
        self.evidence[slot] = ir.Evidence(
            samples=of,
            present=len(samples),
            nulls=seen.nulls,
            values=_values(seen, slot),
            forms=formats,
            rule=rule(seen, members, read=values is not samples),
            origins=tuple(dict.fromkeys(s.at for s in samples)),
        )
        if not members:
            return ir.STRING if any(s.text for s in samples) else ir.ANY
        type = members[0] if len(members) == 1 else ir.Union(tuple(members))
        return ir.nullable(type) if seen.nulls else type

    def _members(self, seen: Seen, text: ir.Type | None, slot: str) -> list[ir.Type]:
        """The types of the sorted samples; `text` is that of the strings."""
        members: list[ir.Type] = []
        if seen.booleans:
            members.append(Scalar(ScalarKind.BOOLEAN))
        if seen.numbers:
            members.append(Scalar(ScalarKind.NUMBER))
        elif seen.integers:
            members.append(Scalar(ScalarKind.INTEGER))
        if text is not None:
            members.append(text)
        if seen.lists:
            members.append(self.list(seen.lists, slot))
        elif seen.array_fact:
            members.append(ir.List(ir.ANY))
        if seen.records:
            members.append(self.object(seen.records, slot, alone=not members))
        elif seen.object_fact:
            members.append(ir.Map(ir.ANY))
        return members

    def list(self, samples: Sequence[Sample], slot: str) -> ir.Type:
        """The list of what all lists hold together."""
        items = [
            Sample(item, sample.at, sample.text)
            for sample in samples
            if isinstance(sample.value, list)
            for item in sample.value
        ]
        return ir.List(self.type(items, f"{slot}[]", len(items)))

    def object(self, samples: Sequence[Sample], slot: str, *, alone: bool) -> ir.Type:
        """What the objects of a slot are: records of one kind, or of several."""
        sorted = by_tag(samples) if alone and len(samples) > 1 else None
        if sorted is None:
            return self.record(samples, slot)
        tag, kinds = sorted
        records: list[ir.Type] = []
        for number, several in enumerate(kinds.values(), start=2):
            kind = f"{slot}#{number}"
            records.append(self.record(several, kind))
            self.evidence[kind] = ir.Evidence(
                samples=len(samples),
                present=len(several),
                rule="object",
                origins=tuple(dict.fromkeys(s.at for s in several)),
            )
        values = tuple((value, ir.TypeId("")) for value in kinds)
        return ir.Union(tuple(records), ir.Tag(tag, values))

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
            tells = not any(map(_is_made_up, sample.value.items()))
            told += tells
            for key, value in spelled_out(sample.value).items():
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


def _is_made_up(entry: tuple[str, Json]) -> bool:
    """Whether a key's text stands for a value; the name of a type may be one."""
    key, value = entry
    if not isinstance(value, str) or not is_made_up(value):
        return False
    return not is_word(value) or NAMES_TYPES.search(key) is None


def _values(seen: Seen, slot: str) -> tuple[ir.Value, ...]:
    """What is kept of the values of `slot`: no secret, by its name or by itself."""
    if seen.circular:
        return (ir.Value(seen.circular),)
    if not seen.values or is_secret(slot):
        return ()
    name = slot.rpartition("/")[2]
    return tuple(
        value
        for value in seen.values.values()
        if not isinstance(value.json, str) or not holds_secret(name, value.json)
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
