"""Bodies of requests: JSON with variables in it, forms, files, GraphQL, text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample
from ...source import Cursor, Json
from . import graphql
from .forms import parts
from .jsontext import broken_at, json_with_holes
from .pairs import Pair, encoded, header, headers, pairs, take_header
from .reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The body of one request: pairs of a form, a JSON value, or text.

    Of a GraphQL request `value` holds the variables, and `operation` is the name that
    is sent along, if one is.
    """

    encoding: ir.Encoding
    media: str
    at: Pointer = field(compare=False)
    pairs: tuple[Pair, ...] = ()
    value: ir.Value | None = None
    text: str = ""
    operation: str = ""
    query: str = ""


def payload(request: Cursor, reading: Reading) -> Payload | None:
    """What `request` carries; None if it carries nothing."""
    body = request / "body"
    if not body or (body / "disabled").flag:
        return None
    sent = headers(request / "header")
    media = _media(header(sent, "content-type"))
    take_header(sent, "content-type", request.node)
    if body.text:
        return _raw(body, "", media, reading)
    match (body / "mode").text:
        case "formdata":
            return _form(
                body / "formdata", ir.Encoding.MULTIPART, "multipart/form-data"
            )
        case "urlencoded":
            return _form(body / "urlencoded", ir.Encoding.FORM, _FORM)
        case "graphql":
            return _graphql(body / "graphql", media, reading)
        case "file":
            return Payload(
                encoding=ir.Encoding.BINARY,
                media=media or "application/octet-stream",
                at=body.at,
            )
        case "raw":
            language = (body / "options" / "raw" / "language").text
            return _raw(body / "raw", language, media, reading)
        case "none":
            return None
        case "":
            if any(body / mode for mode in _MODES):
                reading.report.warning(
                    "body-without-mode",
                    "a body that does not say what it is, so it is not sent: left out",
                    body.at,
                )
            return None
        case _:
            reading.report.warning(
                "body-mode-unknown", "a body of an unknown mode: left out", body.at
            )
            return None


def bodies(
    found: Sequence[Payload], operation: str, reading: Reading, *, always: bool
) -> Iterator[ir.Body]:
    """The bodies that the requests of one operation carry, one for each kind.

    `always` tells that no request goes without one.
    """
    kinds: dict[tuple[ir.Encoding, str], list[Payload]] = {}
    for one in found:
        kinds.setdefault((one.encoding, content(one)), []).append(one)
    for (encoding, _), several in kinds.items():
        yield _body(encoding, several, operation, reading, required=always)


def content(payload: Payload) -> str:
    """What `payload` is in a word; of texts and of special JSON the media type."""
    media = payload.media.partition(";")[0]
    match payload.encoding:
        case ir.Encoding.JSON:
            return media if media.endswith("+json") else "json"
        case ir.Encoding.TEXT:
            return "json" if media.endswith("json") else media
        case encoding:
            return encoding.value


def graphql_json(payload: Payload) -> dict[str, Json]:
    """The JSON object that a GraphQL request sends."""
    sent: dict[str, Json] = {"query": graphql.without_secrets(payload.query)}
    if payload.operation:
        sent["operationName"] = payload.operation
    if payload.value is not None:
        sent["variables"] = payload.value.json
    return sent


def _body(
    encoding: ir.Encoding,
    several: Sequence[Payload],
    operation: str,
    reading: Reading,
    *,
    required: bool,
) -> ir.Body:
    said = (one.media for one in several if one.media != "text/plain")
    type: ir.Type = ir.ANY
    fields: tuple[ir.Part, ...] = ()
    match encoding:
        case ir.Encoding.MULTIPART | ir.Encoding.FORM:
            fields = tuple(parts([p.pairs for p in several], operation, reading))
        case ir.Encoding.JSON:
            samples = [Sample(p.value.json, p.at) for p in several if p.value]
            type = reading.inferred(samples, f"{operation}/request", optional=True)
        case ir.Encoding.GRAPHQL:
            fields = tuple(_graphql_parts(several, operation, reading))
        case ir.Encoding.BINARY:
            type = ir.Scalar(ir.ScalarKind.BYTES)
        case ir.Encoding.TEXT | ir.Encoding.XML:
            type = ir.STRING
    return ir.Body(
        at=several[0].at,
        media=next(said, several[0].media),
        encoding=encoding,
        type=type,
        parts=fields,
        required=required,
    )


def _media(said: str) -> str:
    """A media type without what only an encoder can know: a boundary, a charset.

    UTF-8 is what bodies are sent in, so that may be said.
    """
    media, *rest = (part.strip() for part in said.split(";"))
    kept = [part for part in rest if part and not _ENCODERS.match(part)]
    return "; ".join((media.lower(), *kept))


def _form(cursor: Cursor, encoding: ir.Encoding, media: str) -> Payload | None:
    found = tuple(pairs(cursor)) if cursor.is_list or cursor.is_object else ()
    if cursor.text:
        found = tuple(encoded(cursor.text, cursor.at))
    kept = tuple(pair for pair in found if pair.key or pair.value)
    if not kept:
        return None
    return Payload(encoding=encoding, media=media, at=cursor.at, pairs=kept)


def _raw(raw: Cursor, language: str, said: str, reading: Reading) -> Payload | None:
    """A body that is written out; what it is, its text and its media type tell."""
    structured = raw.is_object or raw.is_list
    text = json.dumps(raw.json, ensure_ascii=False) if structured else raw.text
    if not text.strip():
        return None
    media = said or _LANGUAGES.get(language, "text/plain")
    expected = "json" in media or language == "json"
    other = language in ("xml", "html", "javascript") or "xml" in media
    if expected or (not other and text.lstrip()[:1] in "{["):
        value = json_with_holes(text, reading.variables)
        if value is not None:
            return _json(value, text, media, raw.at)
        if expected:
            line, reason = broken_at(text)
            reading.report.warning(
                "body-not-json",
                f"a JSON body that is no JSON in its line {line} ({reason}):"
                " taken as text",
                raw.at,
            )
    html = "html" in media or language == "html"
    markup = _XML.match(text) is not None and not html
    if "xml" in media or markup:
        return Payload(encoding=ir.Encoding.XML, media=media, at=raw.at, text=text)
    if media.partition(";")[0] == _FORM and "=" in text:
        found = tuple(encoded(text, raw.at))
        return Payload(encoding=ir.Encoding.FORM, media=_FORM, at=raw.at, pairs=found)
    return Payload(encoding=ir.Encoding.TEXT, media=media, at=raw.at, text=text)


def _json(value: ir.Value, text: str, media: str, at: Pointer) -> Payload:
    """A JSON body, or the request of GraphQL that it is."""
    match value.json:
        case {"query": str(query), **rest} if not rest.keys() - _GRAPHQL_KEYS:
            name, variables = rest.get("operationName"), rest.get("variables")
            if _is_graphql(query) and isinstance(variables, dict | None):
                return Payload(
                    encoding=ir.Encoding.GRAPHQL,
                    media=media,
                    at=at,
                    value=None if variables is None else ir.Value(variables),
                    query=query,
                    operation=name if isinstance(name, str) else "",
                )
        case _:
            pass
    return Payload(
        encoding=ir.Encoding.JSON, media=media, at=at, value=value, text=text
    )


# --- GraphQL -------------------------------------------------------------------


def _graphql(cursor: Cursor, media: str, reading: Reading) -> Payload | None:
    query = cursor.text or (cursor / "query").text
    if not query.strip():
        return None
    written = cursor / "variables"
    value = ir.Value(written.json) if written.is_object else None
    if written.text.strip():
        value = json_with_holes(written.text, reading.variables)
        if value is None or not isinstance(value.json, dict):
            line, reason = broken_at(written.text)
            reading.report.warning(
                "graphql-variables-not-json",
                f"GraphQL variables that are no JSON object (line {line}: {reason}):"
                " left out",
                written.at,
            )
            value = None
    return Payload(
        encoding=ir.Encoding.GRAPHQL,
        media=media or "application/json",
        at=cursor.at,
        value=value,
        query=query,
        operation=(cursor / "operationName").text,
    )


def _graphql_parts(
    several: Sequence[Payload], operation: str, reading: Reading
) -> Iterator[ir.Part]:
    """A GraphQL request as parts: a fixed query, and the variables to give it."""
    first = several[0]
    if any(one.query.split() != first.query.split() for one in several):
        reading.report.warning(
            "graphql-queries-differ",
            "GraphQL queries of one operation that differ: the first is sent",
            first.at,
        )
    query = graphql.without_secrets(first.query)
    if query != first.query:
        reading.report.warning(
            "secret-value",
            "what looks like a secret stands in a GraphQL query: not kept, so that the"
            " query is sent without it",
            first.at,
        )
    yield _fixed("query", query, first.at)
    if first.operation:
        yield _fixed("operationName", first.operation, first.at)
    samples = [Sample(p.value.json, p.at) for p in several if p.value]
    slot = f"{operation}/request/variables"
    sampled = reading.inferred(samples, slot, optional=True) if samples else None
    declared = _declared(replace(first, query=query), reading)
    for variable in declared:
        reading.declared(f"{slot}/{variable.name}")
    if declared or isinstance(sampled, ir.Record):
        yield ir.Part(
            at=first.at,
            wire="variables",
            type=graphql.record(declared, sampled, first.at),
            required=any(variable.required for variable in declared),
            encoding=ir.Encoding.JSON,
        )


def _declared(one: Payload, reading: Reading) -> tuple[graphql.Variable, ...]:
    """The variables that the query of a request declares."""
    try:
        found = graphql.operations(one.query)
    except graphql.Broken as error:
        reading.report.warning(
            "graphql-not-read",
            f"a GraphQL query that is none in its line {error.line} ({error}):"
            " its variables are typed by what is sent alone",
            one.at,
        )
        return ()
    chosen = graphql.chosen(found, one.operation)
    if chosen is None:
        reading.report.warning(
            "graphql-operation-unknown",
            "no operation of this GraphQL document is the one that is asked for: its"
            " variables are typed by what is sent alone",
            one.at,
        )
        return ()
    return chosen.variables


def _fixed(wire: str, text: str, at: Pointer) -> ir.Part:
    return ir.Part(
        at=at, wire=wire, type=ir.STRING, required=True, default=ir.Value(text)
    )


def _is_graphql(query: str) -> bool:
    try:
        return bool(graphql.operations(query))
    except graphql.Broken:
        return False


_MODES = ("raw", "urlencoded", "formdata", "graphql", "file")
_ENCODERS = re.compile(r"boundary|charset(?!\s*=\s*\"?utf-8\"?\Z)", re.IGNORECASE)
_FORM = "application/x-www-form-urlencoded"
_LANGUAGES: Mapping[str, str] = {
    "html": "text/html",
    "javascript": "application/javascript",
    "json": "application/json",
    "xml": "application/xml",
}
"""What Postman sends as the media type of a text where no header says another."""

_GRAPHQL_KEYS = frozenset({"operationName", "variables"})
_XML = re.compile(r"\s*<(?:\?xml|[A-Za-z_][\w.-]*:|[A-Za-z_][\w.-]*\s+xmlns)")
