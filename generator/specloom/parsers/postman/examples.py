"""Examples: saved requests with their answers, as values of the model, no secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ... import ir
from ...diagnostics import Pointer
from ...infer import parse_json
from ...infer.placeholders import is_placeholder
from ...infer.secrets import REDACTED, holds_secret, looks_secret, redacted
from .body import Payload, graphql_json
from .jsontext import has_holes
from .pairs import Pair
from .parameters import cookies
from .reading import Reading
from .responses import Saved
from .sent import Sent
from .variables import VARIABLE, resolved


def examples(
    made: ir.Operation,
    shown: Sequence[tuple[Pointer, str, Sent, Saved | None]],
    names: tuple[str, ...],
    reading: Reading,
) -> Iterator[ir.Example]:
    """The examples of the operation `made`.

    `shown` are requests, each with its place, its name and the answer to it, if one was
    saved; `names` are those of the path's parameters.
    """
    types = {
        place: {p.wire: p.type for p in made.parameters if p.place is place}
        for place in ir.Place
    }
    fields = {p.wire: p.type for body in made.bodies for p in body.parts}
    for at, name, sent, answer in shown:
        form = sent.payload.pairs if sent.payload else ()
        given = (
            (ir.Place.PATH, sent.renamed(names), types[ir.Place.PATH]),
            (ir.Place.QUERY, sent.address.query, types[ir.Place.QUERY]),
            (ir.Place.HEADER, sent.headers, types[ir.Place.HEADER]),
            (ir.Place.COOKIE, cookies(sent.headers), types[ir.Place.COOKIE]),
            ("part", form, fields),
        )
        yield ir.Example(
            at=at,
            name=name,
            arguments=tuple(
                one
                for place, pairs, known in given
                for one in _arguments(place, pairs, known, made.id, reading)
            ),
            request=_carried(sent.payload),
            status=answer.code if answer is not None else 0,
            response=_answered(answer),
            text=answer is not None and answer.value is None and bool(answer.text),
        )


def _arguments(
    place: str,
    pairs: Iterable[Pair],
    types: Mapping[str, ir.Type],
    operation: str,
    reading: Reading,
) -> Iterator[ir.Argument]:
    """What a saved request gives to the parameters with `types`, as typed values."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.key not in types:
            continue
        pair.take(operation)
        if pair.value is not None and not pair.disabled:
            text = resolved(pair.value, reading.variables)
            if not VARIABLE.search(text):
                found.setdefault(pair.key, []).append(text)
    for key, texts in found.items():
        type = types[key]
        value: ir.Value | None
        if any(holds_secret(key, text) for text in texts):
            continue
        if isinstance(type, ir.List) and not texts[0].lstrip().startswith("["):
            items = [_value(text, type.item) for text in texts]
            value = ir.Value([i.json for i in items if i is not None])
        else:
            value = _value(texts[0], type)
        if value is not None:
            value = ir.Value(redacted(key, value.json))
            yield ir.Argument(place=place, wire=key, value=value)


def _value(text: str, type: ir.Type) -> ir.Value | None:
    """`text` as a value of `type`; None if it is none."""
    match type:
        case ir.Scalar(ir.ScalarKind.STRING):
            return ir.Value(text)
        case _ if not text or is_placeholder(text):
            return None
        case ir.Scalar(
            ir.ScalarKind.BOOLEAN | ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER
        ) | ir.Enum(kind=ir.ScalarKind.INTEGER):
            value = parse_json(text.lower())
            return ir.Value(value) if isinstance(value, int | float) else None
        case ir.Record() | ir.Map() | ir.List() | ir.Tuple() | ir.Union() | ir.Any():
            try:
                return ir.Value(json.loads(text))
            except (ValueError, RecursionError):
                return None
        case ir.Scalar() | ir.Enum() | ir.Const() | ir.Ref():
            return ir.Value(text)


def _carried(payload: Payload | None) -> ir.Value | None:
    """What the request of an example carries, unless variables stand in it."""
    if payload is None:
        return None
    if payload.encoding is ir.Encoding.GRAPHQL:
        value: ir.Value | None = ir.Value(graphql_json(payload))
    else:
        value = payload.value
    if value is not None:
        return None if has_holes(value.json) else ir.Value(redacted("", value.json))
    return ir.Value(_without_secrets(payload.text)) if payload.text else None


def _answered(answer: Saved | None) -> ir.Value | None:
    if answer is None:
        return None
    if answer.value is not None:
        return ir.Value(redacted("", answer.value.json))
    return ir.Value(_without_secrets(answer.text)) if answer.text else None


def _without_secrets(text: str) -> str:
    """`text`, which is no JSON, with its secrets taken out where their names show."""

    def hidden(found: re.Match[str]) -> str:
        name, between, value = found["name"], found["between"], found["value"]
        held = holds_secret(name, value.strip())
        return f"{name}{between}{REDACTED}" if held else found[0]

    if looks_secret(text.strip()):
        return REDACTED
    return _NAMED.sub(hidden, text)


_NAMED = re.compile(
    r"(?P<name>\b[\w.-]{1,80}+)"
    r"(?P<between>[^<>=:]{0,100}+>|[\"']?\s{0,4}[:=]\s{0,4}[\"']?)"
    r"(?P<value>[^<>&\"'\s;,][^<>&\"'\n;,]{0,2000}+)"
)
