"""Parameters and form fields: what all requests of an operation say of each key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample, parse_json, unfold
from ...infer.placeholders import is_hole, is_secret
from ...source import Json
from .describe import Marked, marked
from .pairs import Pair, by_key
from .reading import Reading

_VARIABLE = re.compile(r"\{\{\$?[\w.-]+\}\}")

# What an HTTP library sends by itself, and what bodies and authentication decide.
_OWN_HEADERS = frozenset(
    {"accept", "accept-encoding", "authorization", "connection", "content-length"}
    | {"content-type", "host", "postman-token", "user-agent"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the values of one key are."""

    type: ir.Type
    marks: Marked
    at: Pointer
    json: bool = False
    repeated: bool = False
    examples: tuple[ir.Value, ...] = ()


def path_parameters(
    names: Sequence[str],
    sources: Sequence[Iterable[Pair]],
    at: Pointer,
    operation: str,
    reading: Reading,
) -> Iterator[ir.Parameter]:
    """The parameters of a path with the holes `names`; all are required."""
    found = by_key(sources)
    for name in names:
        several = found.get(name) or [[Pair(key=name, value=None, at=at)]]
        typed = typed_by(several, f"{operation}/path/{name}", reading)
        type = ir.STRING if isinstance(typed.type, ir.List) else typed.type
        yield ir.Parameter(
            at=typed.at,
            wire=name,
            place=ir.Place.PATH,
            type=type,
            required=True,
            examples=typed.examples,
            doc=typed.marks.doc,
        )


def parameters(
    place: ir.Place, sources: Sequence[Iterable[Pair]], operation: str, reading: Reading
) -> Iterator[ir.Parameter]:
    """The query parameters or the header parameters of all requests in `sources`."""
    headers = place is ir.Place.HEADER
    kept = [
        [pair for pair in source if _is_parameter(pair, headers=headers)]
        for source in sources
    ]
    for key, several in by_key(kept, fold=headers).items():
        if _VARIABLE.search(key):
            reading.report.warning(
                "parameter-name-variable",
                f"a variable in the name of a parameter, {key!r}: left out",
                several[0][0].at,
            )
            continue
        typed = typed_by(several, f"{operation}/{place}/{key}", reading)
        yield ir.Parameter(
            at=typed.at,
            wire=key,
            place=place,
            type=typed.type,
            required=typed.marks.required,
            style=ir.Style.JSON if typed.json else ir.Style.REPEAT,
            examples=typed.examples,
            doc=typed.marks.doc,
        )


def parts(
    sources: Sequence[Iterable[Pair]], operation: str, reading: Reading
) -> Iterator[ir.Part]:
    """The fields of the forms of all requests in `sources`."""
    for key, several in by_key(sources).items():
        if not key:
            reading.report.note(
                "field-without-name", "a form field without a name", several[0][0].at
            )
            continue
        file = any(pair.file for pairs in several for pair in pairs)
        typed = typed_by(several, f"{operation}/request/{key}", reading, file=file)
        media = next((p.media for pairs in several for p in pairs if p.media), "")
        encoding = ir.Encoding.JSON if typed.json else ir.Encoding.TEXT
        yield ir.Part(
            at=typed.at,
            wire=key,
            type=typed.type,
            required=typed.marks.required,
            encoding=ir.Encoding.BINARY if file else encoding,
            media=media,
            file=file,
            examples=() if file else typed.examples,
            doc=typed.marks.doc,
        )


def typed_by(
    several: Sequence[Sequence[Pair]],
    slot: str,
    reading: Reading,
    *,
    file: bool = False,
) -> Typed:
    """The type of a key by its pairs, which are grouped by request."""
    first = several[0][0]
    marks = [marked(p.doc) for pairs in several for p in pairs if p.doc]
    joined = Marked(
        doc=next((m.doc for m in marks if m.doc), ""),
        required=any(m.required for m in marks),
        values=next((m.values for m in marks if m.values), ()),
    )
    repeated = any(len(pairs) > 1 for pairs in several)
    if file:
        bytes: ir.Type = ir.Scalar(ir.ScalarKind.BYTES)
        type = ir.List(bytes) if repeated else bytes
        return Typed(type=type, marks=joined, at=first.at, repeated=repeated)
    samples = [s for pairs in several for s in _samples(pairs, repeated=repeated)]
    inner = () if repeated else unfold(samples)
    type = reading.inferred(inner or samples, slot, optional=True)
    if type == ir.ANY:
        type = ir.STRING
    examples = reading.examples(slot, first.at)
    if joined.values:
        type = _enumerated(type, joined.values, first.at)
        reading.declared(slot)
    return Typed(
        type=type,
        marks=joined,
        at=first.at,
        json=bool(inner),
        repeated=repeated,
        examples=examples,
    )


def arguments(
    place: str, pairs: Iterable[Pair], types: Mapping[str, ir.Type]
) -> Iterator[ir.Argument]:
    """What a saved request gives to the parameters with `types`, as typed values."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.key in types and pair.value is not None and not pair.disabled:
            found.setdefault(pair.key, []).append(pair.value)
    for key, texts in found.items():
        if is_secret(key):
            continue
        type = types[key]
        value: ir.Value | None
        if isinstance(type, ir.List) and not texts[0].lstrip().startswith("["):
            items = [_value(text, type.item) for text in texts]
            value = ir.Value([i.json for i in items if i is not None])
        else:
            value = _value(texts[0], type)
        if value is not None:
            yield ir.Argument(place=place, wire=key, value=value)


def without_marks(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """`pairs` without the credentials that a converter wrote among them."""
    return (pair for pair in pairs if not pair.security)


def _is_parameter(pair: Pair, *, headers: bool) -> bool:
    if not pair.key or pair.security:
        return False
    return not headers or pair.key.lower() not in _OWN_HEADERS


def _samples(pairs: Sequence[Pair], *, repeated: bool) -> Iterator[Sample]:
    values: list[Json] = [pair.value for pair in pairs if pair.value is not None]
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


def _value(text: str, type: ir.Type) -> ir.Value | None:
    """`text` as a value of `type`; None if it is none."""
    match type:
        case ir.Scalar(ir.ScalarKind.STRING):
            return ir.Value(text)
        case _ if is_hole(text) or not text:
            return None
        case ir.Scalar(
            ir.ScalarKind.BOOLEAN | ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER
        ) | ir.Enum(kind=ir.ScalarKind.INTEGER):
            value = parse_json(text.lower())
            return ir.Value(value) if isinstance(value, int | float) else None
        case ir.Record() | ir.Map() | ir.List() | ir.Union() | ir.Any():
            try:
                return ir.Value(json.loads(text))
            except (ValueError, RecursionError):
                return None
        case ir.Scalar() | ir.Enum() | ir.Ref():
            return ir.Value(text)
