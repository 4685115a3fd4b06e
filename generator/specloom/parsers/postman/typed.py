"""Types of single keys: what all requests say of one parameter or one form field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample, parse_json, unfold
from ...infer.placeholders import is_hole
from ...source import Json
from .describe import Marked, marked
from .pairs import Pair
from .reading import Reading
from .variables import resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the values of one key are; `json` tells that they travel as JSON text."""

    type: ir.Type
    marks: Marked
    at: Pointer
    json: bool = False
    examples: tuple[ir.Value, ...] = ()


def typed_by(
    several: Sequence[Sequence[Pair]],
    slot: str,
    reading: Reading,
    node: str,
    *,
    file: bool = False,
) -> Typed:
    """The type of a key by its pairs, which are grouped by request.

    The pairs count as read for `node`.
    """
    first = several[0][0]
    for pairs in several:
        for pair in pairs:
            pair.take(node)
    marks = [marked(p.doc) for pairs in several for p in pairs if p.doc]
    joined = Marked(
        doc=next((m.doc for m in marks if m.doc), ""),
        required=any(m.required for m in marks),
        values=next((m.values for m in marks if m.values), ()),
    )
    repeated = any(len(pairs) > 1 for pairs in several)
    if file:
        listed = repeated or any(len(p.files) > 1 for pairs in several for p in pairs)
        bytes: ir.Type = ir.Scalar(ir.ScalarKind.BYTES)
        type = ir.List(bytes) if listed else bytes
        return Typed(type=type, marks=joined, at=first.at)
    samples = [
        sample
        for pairs in several
        for sample in _samples(pairs, reading, repeated=repeated)
    ]
    inner = () if repeated else unfold(samples)
    type = reading.inferred(inner or samples, slot, optional=True)
    if type == ir.ANY:
        type = ir.STRING
    examples = reading.examples(slot, first.at)
    if joined.values:
        type = _enumerated(type, joined.values, first.at)
        reading.declared(slot)
    return Typed(
        type=type, marks=joined, at=first.at, json=bool(inner), examples=examples
    )


def _samples(
    pairs: Sequence[Pair], reading: Reading, *, repeated: bool
) -> Iterator[Sample]:
    """The values of one request, with the variables in them that are known.

    One that is nothing but a variable is looked up later, as a type and no example.
    """
    values: list[Json] = [
        pair.value if is_hole(pair.value) else resolved(pair.value, reading.variables)
        for pair in pairs
        if pair.value is not None
    ]
    if repeated and values:
        yield Sample(values, pairs[0].at, text=True)
    elif values:
        yield Sample(values[0], pairs[0].at, text=True)


def _enumerated(type: ir.Type, values: Sequence[str], at: Pointer) -> ir.Type:
    """The type of which `values` are all, in the kind that the samples are of."""
    if isinstance(type, ir.List):
        return replace(type, item=_enumerated(type.item, values, at))
    kind = type.kind if isinstance(type, ir.Scalar) else ir.ScalarKind.STRING
    if kind is ir.ScalarKind.BOOLEAN:
        return type
    read = [parse_json(value) for value in values]
    if kind is ir.ScalarKind.INTEGER and all(
        isinstance(v, int) and not isinstance(v, bool) for v in read
    ):
        members = [
            ir.EnumMember(at=at, value=v)
            for v in read
            if isinstance(v, int) and not isinstance(v, bool)
        ]
        return ir.Enum(tuple(members), ir.ScalarKind.INTEGER)
    return ir.Enum(tuple(ir.EnumMember(at=at, value=value) for value in values))
