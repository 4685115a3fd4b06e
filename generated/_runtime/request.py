"""From the keywords of a call to the request that is sent: nothing but a function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from .errors import ConfigurationError, RequestError
from .http import Request
from .jsontext import Number, dumps, misfit
from .scalars import Unsendable
from .values import UNSET, JsonValue, pointer

if TYPE_CHECKING:
    from .options import RequestOptions
    from .plan import Operation, Parameter, Service, Style
    from .typetext import Types


def prepare(
    service: Service,
    types: Types,
    operation: Operation[object],
    values: Mapping[str, object],
    options: RequestOptions,
) -> Request:
    """The request that calls `operation`, without credentials.

    Raises:
        ConfigurationError: There is no URL to send it to.
        RequestError: A value is missing or has no form in a request.
    """
    placed = _placed(operation, values, types)
    query = [pair for p, v in placed["query"] for pair in _pairs(p, v)]
    query += (options.query or {}).items()
    headers = {
        "Accept": _accept(operation),
        "User-Agent": f"{service.name}/{service.version} specloom",
    }
    headers |= {p.wire: _notation(p, v) for p, v in placed["header"]}
    if placed["cookie"]:
        headers["Cookie"] = "; ".join(
            f"{p.wire}={_escaped(_notation(p, v))}" for p, v in placed["cookie"]
        )
    content = operation.body.encode(values, types) if operation.body else None
    if content is not None:
        headers["Content-Type"] = content[0]
    if options.idempotency_key:
        headers["Idempotency-Key"] = options.idempotency_key
    url = base(options.base_url) + _path(operation.path, placed["path"])
    if query:
        url += "?" + "&".join(f"{_escaped(k)}={_escaped(v)}" for k, v in query)
    return Request(
        operation.method,
        url,
        tuple(_headers(headers, options.headers or {})),
        content[1] if content is not None else b"",
    )


def base(url: str | None, name: str = "base_url") -> str:
    """A base URL, to put a path behind; `name` is the keyword that gives it."""
    if not url:
        raise ConfigurationError(f"{name} is missing")
    try:
        scheme, host, _ = origin(url)
    except ValueError:
        raise ConfigurationError(f"{name} is no URL") from None
    if scheme not in {"http", "https"} or not host:
        raise ConfigurationError(f"{name} must begin with http:// or https://")
    if "?" in url or "#" in url:
        raise ConfigurationError(f"{name} must not hold a query")
    return url.rstrip("/")


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port: where credentials may go."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return parts.scheme, (parts.hostname or "").lower(), port


def pairs(wire: str, value: JsonValue, style: Style) -> Iterator[tuple[str, str]]:
    """The keys and values by which a query or a form spells a value."""
    match value, style:
        case None, _:
            return
        case _, "json":
            yield wire, dumps(value, exact=True)
        case _, "jsv":
            yield wire, jsv(value)
        case dict(), "open":
            for key, inner in value.items():
                yield from pairs(key, inner, "jsv")
        case dict(), "deep":
            for key, inner in value.items():
                yield from pairs(f"{wire}[{key}]", inner, style)
        case dict(), _:
            for key, inner in value.items():
                yield from pairs(key, inner, style)
        case list(), "repeat" | "deep":
            for item in value:
                yield wire, _joined(item, ",")
        case list(), _ if not value:
            return
        case _:
            yield wire, _joined(value, _SEPARATORS.get(style, ","))


def jsv(value: JsonValue) -> str:
    """A value in ServiceStack's notation, as it stands in a query or a form.

    A list of single values has no brackets there, as long as it is not empty.
    """
    match value:
        case str():
            return value
        case list() if value and not any(isinstance(i, list | dict) for i in value):
            return _jsv(value)[1:-1]
        case _:
            return _jsv(value)


def outside_json(type: str, form: str) -> str:
    """The dialect, in a query or a form, of what has the dialect `form` in JSON.

    `/Date(ms)/` is for JSON, where no date has a form of its own; servers that write it
    there read ISO 8601 elsewhere.
    """
    return "" if form == "dotnet" and "datetime" in type else form


def text(value: JsonValue) -> str:
    """A single value, as it stands in a URL, a header or a form."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Number():
            return value.text
        case _:
            return dumps(value)


def checked(place: str, wire: str, value: object, required: bool) -> bool:
    """Whether a value is to be sent; a missing one that is required is refused."""
    if value is not None and value is not UNSET:
        return True
    if required:
        raise RequestError(pointer((place, wire)), "is required")
    return False


def misfitting(path: tuple[str | int, ...], value: JsonValue) -> RequestError:
    """The error of a value that has no form in a request; `path` leads to it."""
    inner, reason = misfit(value) or ((), "has no form in a request")
    steps = (step for step in path if step != "")
    return RequestError(pointer((*steps, *inner)), reason)


def _value(
    parameter: Parameter, values: Mapping[str, object], types: Types
) -> JsonValue:
    if parameter.value is not None:
        return parameter.value
    value = values.get(parameter.name)
    place, wire = parameter.place, parameter.wire
    where = (place, wire) if wire else (place,)
    if not checked(place, wire, value, parameter.required or place == "path"):
        return None
    form = outside_json(parameter.type, parameter.form)
    try:
        return types.codec(parameter.type, form).encode(value)
    except Unsendable as error:
        raise RequestError(pointer((*where, *error.path)), error.reason) from None


def _placed(
    operation: Operation[object], values: Mapping[str, object], types: Types
) -> dict[str, list[tuple[Parameter, JsonValue]]]:
    """The parameters of each place that have a value, with it as JSON."""
    placed: dict[str, list[tuple[Parameter, JsonValue]]]
    placed = {place: [] for place in ("path", "query", "header", "cookie")}
    for parameter in operation.parameters:
        value = _value(parameter, values, types)
        if parameter.style == "open" and value is not None:
            _refuse_declared(operation, value)
        if value is not None:
            placed[parameter.place].append((parameter, value))
    return placed


def _pairs(parameter: Parameter, value: JsonValue) -> list[tuple[str, str]]:
    try:
        return [*pairs(parameter.wire, value, parameter.style)]
    except ValueError:
        raise misfitting((parameter.place, parameter.wire), value) from None


def _notation(parameter: Parameter, value: JsonValue) -> str:
    """The text of a value that stands alone."""
    try:
        return jsv(value) if parameter.style == "jsv" else _joined(value, ",")
    except ValueError:
        raise misfitting((parameter.place, parameter.wire), value) from None


def _refuse_declared(operation: Operation[object], keys: JsonValue) -> None:
    """Refuse further keys that are a parameter's: they would be sent twice."""
    if not isinstance(keys, dict):
        raise RequestError(pointer(("query",)), "further keys are not in a dictionary")
    declared = {p.wire.lower() for p in operation.parameters if p.place == "query"}
    for key in keys:
        if key.lower() in declared:
            raise RequestError(pointer(("query", key)), "has a keyword of its own")


def _path(path: str, placed: list[tuple[Parameter, JsonValue]]) -> str:
    values = {parameter.wire: (parameter, value) for parameter, value in placed}

    def filled(brace: re.Match[str]) -> str:
        if brace[1] not in values:
            raise RequestError(pointer(("path", brace[1])), "is required")
        parameter, value = values[brace[1]]
        return _segment(parameter, _notation(parameter, value))

    return _BRACE.sub(filled, path)


def _segment(parameter: Parameter, value: str) -> str:
    segments = value.split("/") if parameter.style == "rest" else [value]
    # "%2E%2E" means the same as ".." to whoever normalises URLs (RFC 3986, 6.2.2), so
    # escaping would not keep such a value from leading to another path.
    # Some decode "%2F" and "%5C" before they look for "..".
    if (
        not all(segments)
        or any(segment in {".", ".."} for segment in segments)
        or ".." in _SLASH.split(value)
    ):
        reason = "would lead to another path" if value else "must not be empty"
        raise RequestError(pointer(("path", parameter.wire)), reason)
    return "/".join(map(_escaped, segments))


def _joined(value: JsonValue, separator: str) -> str:
    match value:
        case list():
            return separator.join(map(text, value))
        case dict():
            return separator.join(f"{k}{separator}{text(v)}" for k, v in value.items())
        case _:
            return text(value)


def _jsv(value: JsonValue) -> str:
    match value:
        case dict():
            sent = {_quoted(k, _JSV_KEY): v for k, v in value.items() if v is not None}
            return f"{{{','.join(f'{k}:{_jsv(v)}' for k, v in sent.items())}}}"
        case list():
            return f"[{','.join(map(_jsv, value))}]"
        case str():
            return _quoted(value, _JSV_SPECIAL)
        case _:
            return text(value)


def _quoted(value: str, special: re.Pattern[str]) -> str:
    # What needs no quotes must have none: around anything but a text, servers take
    # them for a part of the value.
    if value and not special.search(value):
        return value
    return '"' + value.replace('"', '""') + '"'


def _escaped(value: str) -> str:
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise RequestError("", "holds half a character") from None


def _accept(operation: Operation[object]) -> str:
    kinds = {response.encoding for response in operation.responses}
    return "*/*" if kinds & {"text", "binary", "auto"} else "application/json"


def _headers(
    ours: Mapping[str, str], theirs: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    changed = {name.lower() for name in theirs}
    for name, value in (*ours.items(), *theirs.items()):
        if value is None or (name.lower() in changed and name not in theirs):
            continue
        if not (value.isascii() and value.isprintable()):
            raise RequestError(pointer(("header", name)), "has no form in a header")
        yield name, value


_BRACE = re.compile(r"\{([^{}]*)\}")
_JSV_KEY = re.compile(r'[\[\]{},:"\r\n]|^\s|\s$')
_JSV_SPECIAL = re.compile(r'[\[\]{},"\r\n]|^\s|\s$')
_SLASH = re.compile(r"[/\\]")
_SEPARATORS = {"comma": ",", "space": " ", "pipe": "|"}
