"""Parameters of paths, queries, headers and cookies: what all requests say of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ... import ir
from ...diagnostics import Pointer
from .carried import is_credential
from .pairs import Pair, by_key
from .reading import Reading
from .typed import typed_by
from .variables import VARIABLE, resolved

# What an HTTP library sends by itself, what bodies and authentication decide, and what
# Postman puts among the headers of its exports.
OWN_HEADERS = frozenset(
    {"accept", "accept-encoding", "authorization", "connection", "content-length"}
    | {"content-type", "cookie", "host", "postman-token", "transfer-encoding"}
    | {"user-agent"}
)
"""The headers that are no parameters, in small letters."""


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
        typed = typed_by(
            several, f"{operation}/path/{name}", reading, f"{operation}?path:{name}"
        )
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
    """The parameters in `place`, outside the path, of all requests in `sources`."""
    fold = place is ir.Place.HEADER
    kept = [list(_named(place, source, reading)) for source in sources]
    for key, several in by_key(kept, fold=fold).items():
        if any(is_credential(pair, place) for pairs in several for pair in pairs):
            continue
        id = f"{operation}?{place}:{key}"
        typed = typed_by(several, f"{operation}/{place}/{key}", reading, id)
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


def cookies(headers: Iterable[Pair]) -> Iterator[Pair]:
    """The cookies that a request sends in its `Cookie` header."""
    for pair in headers:
        if pair.key.lower() != "cookie" or pair.security:
            continue
        for text in (pair.value or "").split(";"):
            name, equals, value = text.strip().partition("=")
            if equals and name:
                yield replace(pair, key=name, value=value)


def accepts(headers: Iterable[Pair]) -> str:
    """The one media type that a request asks for; empty if it takes several or any."""
    for pair in headers:
        if pair.key.lower() == "accept" and not pair.disabled and not pair.security:
            text = (pair.value or "").strip()
            plain = "," not in text and "*" not in text and not VARIABLE.search(text)
            return text if plain and "/" in text else ""
    return ""


def accepted(
    sources: Sequence[Iterable[Pair]], answers: Sequence[ir.Response], operation: str
) -> Iterator[ir.Parameter]:
    """The `Accept` header, where every request asks for the same.

    JSON is what a client asks for anyway where `answers` are known to be that.
    """
    lists = [[p for p in source if p.key.lower() == "accept"] for source in sources]
    asked = {accepts(pairs) for pairs in lists}
    media = asked.pop() if len(asked) == 1 else ""
    if not media or (media.lower() == "application/json" and _are_json(answers)):
        return
    for pairs in lists:
        for pair in pairs:
            pair.take(operation)
    at = lists[0][0].at
    yield ir.Parameter(
        at=at,
        wire="Accept",
        place=ir.Place.HEADER,
        type=ir.Enum((ir.EnumMember(at=at, value=media),)),
        required=True,
        default=ir.Value(media),
    )


def _are_json(answers: Sequence[ir.Response]) -> bool:
    json = (ir.Encoding.JSON, ir.Encoding.GRAPHQL)
    bodies = [answer.body for answer in answers if answer.body is not None]
    return bool(answers) and all(body.encoding in json for body in bodies)


def _named(place: ir.Place, source: Iterable[Pair], reading: Reading) -> Iterator[Pair]:
    """The parameters among `source`, with the variables in their names filled in."""
    for pair in source:
        if pair.security:
            continue
        if place is ir.Place.HEADER and pair.key.lower() in OWN_HEADERS:
            continue
        key = resolved(pair.key, reading.variables)
        if VARIABLE.search(key):
            reading.report.warning(
                "parameter-name-variable",
                f"a variable in the name of a parameter, {pair.key!r}: left out",
                pair.at,
            )
        elif key:
            yield pair if key == pair.key else replace(pair, key=key)
        elif pair.value:
            reading.report.note(
                "parameter-without-name",
                f"a value without a name in the {place}: left out",
                pair.at,
            )
