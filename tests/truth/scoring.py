"""The score: every value that has a sample, beside what the document says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from specloom import ir

from .collection import Shown
from .document import FREE, Document, Node, Operation, shape
from .recovered import ITEM, VALUE, ours, plain

RESPONSE, BODY, PARAMETER = "response fields", "body fields", "parameters"
SECTIONS = (RESPONSE, BODY, PARAMETER)

HOLDERS = frozenset({"object", "map", "array", "any"})
"""Kinds that hold other values, which are counted apart."""

GIVEN_UP = ("<Error: ", "reference #", "schema type not provided")
"""How a converter's text begins where it could not make a sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A value with samples; its kinds by the document, by us, and by a plain reader.

    `null` tells that a sample is null, `nullable` what the document says of that, and
    `ours_nullable` what our model does.
    """

    section: str
    where: str
    holder: bool
    expected: frozenset[str]
    ours: frozenset[str]
    plain: frozenset[str]
    null: bool
    nullable: bool
    ours_nullable: bool
    values: tuple[Any, ...] = ()

    @property
    def claimed(self) -> bool:
        """Whether our model says anything of the kind."""
        return bool(self.ours - {"any"})

    @property
    def right(self) -> bool:
        """Whether our kind is one of the document's."""
        if self.ours == {"any object"}:
            empty = all(value in ({}, None) for value in self.values)
            wanted = {"map", "object"} if empty else FREE
            return bool(wanted & self.expected)
        return len(self.ours) == 1 and self.ours <= self.expected

    @property
    def narrower(self) -> bool:
        """Whether our kind is a case of the document's, and holds all samples."""
        if self.ours == {"integer"}:
            return "number" in self.expected
        dated = self.ours <= {"date", "date-time", "uuid"}
        return len(self.ours) == 1 and dated and "string" in self.expected

    @property
    def plainly_right(self) -> bool:
        """Whether the plain reader's kind is one of the document's."""
        return len(self.plain) == 1 and self.plain <= self.expected


@dataclass(slots=True)
class Score:
    """The slots compared, and the names that only one side has.

    `given_up` are slots of which a converter only says that it made no sample, `nulls`
    those that are null in all samples, and `unknown` counts names in samples that the
    document lacks: none of them is in the main figures.
    `unmatched` are operations of the collection that the document lacks.
    """

    slots: list[Slot] = field(default_factory=list)
    given_up: list[Slot] = field(default_factory=list)
    nulls: list[Slot] = field(default_factory=list)
    unknown: int = 0
    unmatched: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take the slots of `other` along."""
        self.slots.extend(other.slots)
        self.given_up.extend(other.given_up)
        self.nulls.extend(other.nulls)
        self.unknown += other.unknown
        self.unmatched.extend(other.unmatched)

    def of(self, section: str, *, holder: bool = False) -> list[Slot]:
        """The slots of one section: single values, or what holds other values."""
        return [
            slot
            for slot in self.slots
            if slot.section == section and slot.holder is holder
        ]


def named(kinds: frozenset[str]) -> str:
    """`kinds` in words."""
    return "|".join(sorted(kinds)) or "missing"


def score(
    document: Document, samples: dict[tuple[str, str], Shown], api: ir.Api
) -> Score:
    """The score of `api`, which was made of `samples`, against `document`."""
    truth = {(one.method, shape(one.path)): one for one in document.operations()}
    made: dict[tuple[str, str], list[ir.Operation]] = {}
    for operation in ir.operations(api.root):
        made.setdefault((operation.method, shape(operation.path)), []).append(operation)
    total = Score()
    for key, shown in samples.items():
        method, path = key
        known = truth.get(key) or truth.get((method, path.removeprefix(document.base)))
        if known is None:
            total.unmatched.append(f"{method} {path}")
            continue
        walk = _Walk(api=api, where=f"{known.method} {known.path}", score=total)
        walk.operation(known, shown, made.get(key, ()))
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """A walk through the values of one operation."""

    api: ir.Api
    where: str
    score: Score

    def operation(
        self, truth: Operation, shown: Shown, made: Sequence[ir.Operation]
    ) -> None:
        for code, values in shown.responses.items():
            node = truth.responses.get(code) or truth.responses.get("default")
            if node is not None and code:
                roots = list(_answers(made, int(code)))
                self.values(RESPONSE, f"{code} ", node, values, roots, ())
        for (place, name), values in shown.parameters.items():
            found = truth.parameters.get((place, name))
            types = [
                p.type
                for one in made
                for p in one.parameters
                if p.place == place and p.wire == name
            ]
            if found is not None:
                self.slot(PARAMETER, f"{place} {name} ", found, values, types, ())
                listed = [v for value in values for v in _listed(value)]
                if listed and found.kinds == {"array"}:
                    item = found.item()
                    self.slot(PARAMETER, f"{place} {name} ", item, listed, types, ITEM_)
        if truth.body is not None and shown.bodies:
            roots = [_body(body) for one in made for body in one.bodies]
            self.values(BODY, "", truth.body, shown.bodies, roots, ())

    def values(
        self,
        section: str,
        prefix: str,
        node: Node,
        values: Sequence[Any],
        roots: Sequence[ir.Type],
        steps: tuple[str, ...],
    ) -> None:
        """Score what stands inside of `values`, which `node` describes."""
        values = [_unfolded(value, node) for value in values if not _given_up(value)]
        lists = [value for value in values if isinstance(value, list)]
        items = [item for one in lists for item in one]
        if items and "array" in node.kinds:
            inner, path = node.item(), (*steps, ITEM)
            if not inner.kinds & {"object", "map", "array"}:
                self.slot(section, prefix, inner, items, roots, path)
            self.values(section, prefix, inner, items, roots, path)
        children: dict[str, list[Any]] = {}
        for value in values:
            for key, child in value.items() if isinstance(value, dict) else ():
                children.setdefault(key, []).append(child)
        kept: list[Any] = []
        rest = node.values()
        for key, several in children.items():
            known = node.property(key)
            if known is not None:
                path = (*steps, f"/{key}")
                self.slot(section, prefix, known, several, roots, path)
                self.values(section, prefix, known, several, roots, path)
            elif rest is not None:
                kept.extend(several)
            elif node.kinds - FREE or node.kinds == {"object"}:
                self.score.unknown += 1
        if rest is not None and kept:
            self.slot(section, prefix, rest, kept, roots, (*steps, VALUE))
            self.values(section, prefix, rest, kept, roots, (*steps, VALUE))

    def slot(
        self,
        section: str,
        prefix: str,
        node: Node,
        values: Sequence[Any],
        roots: Sequence[ir.Type],
        steps: tuple[str, ...],
    ) -> None:
        """Score the slot that `steps` lead to, unless there is no telling."""
        real = [value for value in values if value is not None]
        told = [value for value in real if not _given_up(value)]
        found = [ours(root, steps, self.api) for root in roots]
        if not node.kinds:
            return
        kept = self.score.slots if told else self.score.given_up
        if not real:
            kept = self.score.nulls
        kept.append(
            Slot(
                section=section,
                holder=bool(node.kinds) and node.kinds <= HOLDERS,
                where=f"{self.where} {prefix}{''.join(steps)}",
                expected=node.kinds,
                ours=frozenset().union(*(kinds for kinds, _ in found)),
                plain=plain(real),
                null=len(real) < len(values),
                nullable=node.nullable,
                ours_nullable=any(nullable for _, nullable in found),
                values=tuple(real),
            )
        )


ITEM_ = (ITEM,)


def _answers(made: Sequence[ir.Operation], code: int) -> Iterator[ir.Type]:
    for one in made:
        answers = [(answer.status, answer.body) for answer in one.responses]
        answers += [(answer.status, answer.body) for answer in one.errors]
        for status, body in answers:
            if status.first <= code <= status.last and body is not None:
                yield body.type


def _body(body: ir.Body) -> ir.Type:
    """The type of a body; a form is a record of its fields."""
    if not body.parts:
        return body.type
    return ir.Record(
        tuple(ir.Field(at=p.at, wire=p.wire, type=p.type) for p in body.parts)
    )


def _unfolded(value: Any, node: Node) -> Any:
    """`value`, or what it holds as JSON text where no text belongs."""
    if not isinstance(value, str) or not node.kinds & {"object", "map", "array"}:
        return value
    return _json(value)


def _given_up(value: Any) -> bool:
    if isinstance(value, str) and value.startswith('{"value":'):
        value = _json(value)
    if isinstance(value, dict) and len(value) == 1:
        value = value.get("value")
    return isinstance(value, str) and value.startswith(GIVEN_UP)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
