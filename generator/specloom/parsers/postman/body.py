"""Bodies of requests: JSON with variables in it, forms, files, GraphQL, text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Pointer
from ...infer import Sample, parse_json
from ...infer.placeholders import Hole
from ...source import Cursor, Json, relaxed
from .pairs import Pair, encoded, header, headers, pairs
from .parameters import parts
from .reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The body of one request: pairs of a form, a JSON value, or text."""

    encoding: ir.Encoding
    media: str
    at: Pointer
    pairs: tuple[Pair, ...] = ()
    value: ir.Value | None = None
    text: str = ""
    operation: str = ""
    query: str = ""


def payload(request: Cursor, reading: Reading) -> Payload | None:
    """What `request` carries; None if it carries nothing."""
    body = request / "body"
    if not body.is_object or (body / "disabled").flag:
        return None
    said = header(headers(request / "header"), "content-type")
    media = said.partition(";")[0].strip().lower()
    match (body / "mode").text:
        case "formdata":
            return _form(
                body / "formdata", ir.Encoding.MULTIPART, "multipart/form-data"
            )
        case "urlencoded":
            return _form(body / "urlencoded", ir.Encoding.FORM, _FORM)
        case "graphql":
            return _graphql(body / "graphql")
        case "file":
            return Payload(
                encoding=ir.Encoding.BINARY,
                media=media or "application/octet-stream",
                at=body.at,
            )
        case "raw":
            return _raw(body, media, reading)
        case "" | "none":
            return None
        case mode:
            reading.report.warning(
                "body-mode-unknown", f"a body of mode {mode!r}: left out", body.at
            )
            return None


def bodies(
    found: Sequence[Payload], operation: str, reading: Reading, *, always: bool
) -> Iterator[ir.Body]:
    """The bodies that the requests of one operation carry, one for each media type.

    `always` tells that no request goes without one.
    """
    kinds: dict[tuple[ir.Encoding, str], list[Payload]] = {}
    for one in found:
        kinds.setdefault((one.encoding, one.media), []).append(one)
    for (encoding, media), several in kinds.items():
        yield _body(encoding, media, several, operation, reading, required=always)


def _body(
    encoding: ir.Encoding,
    media: str,
    several: Sequence[Payload],
    operation: str,
    reading: Reading,
    *,
    required: bool,
) -> ir.Body:
    at = several[0].at
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
        at=at,
        media=media,
        encoding=encoding,
        type=type,
        parts=fields,
        required=required,
    )


def json_with_holes(text: str) -> ir.Value | None:
    """The value of JSON as people write it in Postman; None if it is no JSON.

    Comments and trailing commas are passed over, and a variable outside of strings is
    a `Hole`.
    """
    for candidate in (text, relaxed(text)):
        value = parse_json(candidate)
        if value is not None or candidate.strip() == "null":
            return ir.Value(value)
    marked = _TOKEN.sub(_quoted, relaxed(text))
    value = parse_json(marked)
    return None if value is None else ir.Value(_with_holes(value))


def _form(cursor: Cursor, encoding: ir.Encoding, media: str) -> Payload | None:
    found = tuple(pairs(cursor)) if cursor.is_list else ()
    if cursor.text:
        found = tuple(encoded(cursor.text, cursor.at))
    kept = tuple(pair for pair in found if pair.key or pair.value)
    if not kept:
        return None
    return Payload(encoding=encoding, media=media, at=cursor.at, pairs=kept)


def _raw(body: Cursor, media: str, reading: Reading) -> Payload | None:
    raw = body / "raw"
    text = raw.text
    language = (body / "options" / "raw" / "language").text
    if not text.strip():
        return None
    expected = "json" in media or language == "json"
    other = language in ("xml", "html", "javascript") or "xml" in media
    if expected or (not other and text.lstrip()[:1] in "{["):
        value = json_with_holes(text)
        if value is not None:
            kind = media if "json" in media else "application/json"
            return Payload(
                encoding=ir.Encoding.JSON, media=kind, at=raw.at, value=value, text=text
            )
        if expected:
            reading.report.warning(
                "body-not-json", "a JSON body that is no JSON: taken as text", raw.at
            )
    html = "html" in media or language == "html"
    markup = _XML.match(text) is not None and not html
    if "xml" in media or language == "xml" or markup:
        return Payload(
            encoding=ir.Encoding.XML,
            media=media if "xml" in media else "application/xml",
            at=raw.at,
            text=text,
        )
    if media == _FORM:
        found = tuple(encoded(text, raw.at))
        return Payload(encoding=ir.Encoding.FORM, media=media, at=raw.at, pairs=found)
    known = {"html": "text/html", "javascript": "application/javascript"}
    return Payload(
        encoding=ir.Encoding.TEXT,
        media=media or known.get(language, "text/plain"),
        at=raw.at,
        text=text,
    )


def _graphql(cursor: Cursor) -> Payload | None:
    query = (cursor / "query").text
    if not query.strip():
        return None
    written = cursor / "variables"
    variables = written.json if written.is_object else None
    if written.text.strip():
        value = json_with_holes(written.text)
        variables = value.json if value is not None else None
    named = re.search(r"\b(?:query|mutation|subscription)\s+(\w+)", query)
    return Payload(
        encoding=ir.Encoding.GRAPHQL,
        media="application/json",
        at=cursor.at,
        value=None if variables is None else ir.Value(variables),
        query=query,
        operation=(cursor / "operationName").text or (named[1] if named else ""),
    )


def _graphql_parts(
    several: Sequence[Payload], operation: str, reading: Reading
) -> Iterator[ir.Part]:
    """A GraphQL request as parts: a fixed query, and the variables to give it."""
    first = several[0]
    yield ir.Part(
        at=first.at,
        wire="query",
        type=ir.STRING,
        required=True,
        default=ir.Value(first.query),
    )
    if first.operation:
        yield ir.Part(
            at=first.at,
            wire="operationName",
            type=ir.STRING,
            default=ir.Value(first.operation),
        )
    samples = [Sample(p.value.json, p.at) for p in several if p.value]
    if samples:
        slot = f"{operation}/request/variables"
        yield ir.Part(
            at=first.at,
            wire="variables",
            type=reading.inferred(samples, slot, optional=True),
            encoding=ir.Encoding.JSON,
        )


_FORM = "application/x-www-form-urlencoded"
_MARK = "\ue000"
_XML = re.compile(r"\s*<(?:\?xml|[A-Za-z_][\w.-]*:|[A-Za-z_][\w.-]*\s+xmlns)")
_TOKEN = re.compile(
    r'"(?:\\.|[^"\\])*+"?|\{\{[^{}"]*\}\}|<[A-Za-z][\w -]{0,60}>', re.DOTALL
)


def _quoted(token: re.Match[str]) -> str:
    return token[0] if token[0].startswith('"') else f'"{_MARK}{token[0]}"'


def _with_holes(value: Json) -> Json:
    match value:
        case str() if value.startswith(_MARK):
            return Hole(value[1:])
        case list():
            return [_with_holes(item) for item in value]
        case dict():
            return {key.lstrip(_MARK): _with_holes(v) for key, v in value.items()}
        case _:
            return value


def has_holes(value: Json) -> bool:
    """Whether a variable stands in `value` where its type is unknown."""
    match value:
        case Hole():
            return True
        case list():
            return any(has_holes(item) for item in value)
        case dict():
            return any(has_holes(item) for item in value.values())
        case _:
            return False
