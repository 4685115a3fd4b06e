"""Samples of one place, and what they are when they are sorted by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .. import ir
from ..diagnostics import Pointer
from ..ir import Scalar, ScalarKind
from ..source import Json
from .placeholders import (
    Hole,
    Word,
    circular,
    fact,
    is_filler,
    is_unresolved,
    is_word,
    word_fact,
)
from .texts import datetime_form, forms


@dataclass(frozen=True, slots=True)
class Sample:
    """One value seen at a place.

    `text` says that the value travels as text, as in a query or a form, so that "1" may
    be a number.
    """

    value: Json
    at: Pointer
    text: bool = False


@dataclass(slots=True)
class Seen:
    """The samples of one slot, sorted by what they are.

    `given_up` tells that a converter made no sample, and `circular` is the name of the
    schema that it did not repeat here.
    """

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
    given_up: bool = False
    circular: str = ""
    lists: list[Sample] = field(default_factory=list)
    records: list[Sample] = field(default_factory=list)
    values: dict[tuple[type, str | int | float], ir.Value] = field(default_factory=dict)

    def keep(self, value: str | int | float | bool) -> None:
        """Remember `value` among the distinct ones."""
        if len(self.values) < ir.VALUES_KEPT:
            self.values.setdefault((type(value), value), ir.Value(value))

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


def sort(samples: Iterable[Sample], slot: str) -> Seen:
    """`samples` of `slot`, sorted by what they are."""
    seen = Seen()
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
                seen.given_up = True
                seen.circular = seen.circular or circular(text)
            case dict():
                seen.records.append(sample)
    if words and (seen.strings or NAMES_TYPES.search(slot)):
        seen.strings.extend(words)
    else:
        for word in words:
            seen.learn(word_fact(word) or ir.STRING)
    return seen


def string(seen: Seen) -> tuple[ir.Type | None, tuple[str, ...]]:
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


def rule(seen: Seen, members: Sequence[ir.Type], *, read: bool) -> str:
    """The name of what decided."""
    if len(members) > 1:
        return "mixed"
    if not members:
        if seen.circular:
            return CIRCULAR
        if seen.given_up:
            return UNKNOWN
        return "null" if seen.nulls else "nothing"
    match members[0]:
        case ir.Union():
            return "tag"
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


CIRCULAR = "circular"
"""The rule of a slot whose type is one of those around it, by its evidence's value."""

UNKNOWN = "unknown"
"""The rule of a slot of which a converter only says that it gave up."""

NAMES_TYPES = re.compile(r"(?:type|kind|format)(?:\[\])?$", re.IGNORECASE)
"""Slots that hold names of types for values."""

_LONGEST_KEPT = 200


def _sort_text(seen: Seen, words: list[str], text: str) -> None:
    if isinstance(text, Word):
        seen.learn(word_fact(text) or ir.STRING)
        return
    known = fact(text)
    if isinstance(text, Hole):
        # What stands outside of quotes may be of any type unless its name tells.
        seen.learn(ir.ANY if known is None or known == ir.STRING else known)
    elif known is not None:
        seen.learn(known)
        seen.given_up = seen.given_up or known == ir.ANY
    elif is_word(text):
        words.append(text)
    elif is_filler(text):
        seen.filler = True
    else:
        seen.strings.append(text)
        if len(text) <= _LONGEST_KEPT:
            seen.keep(text)
