"""What a request means to the host, however it is spelled."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, unquote_plus

from . import shop
from .recording import Case, Sent

NOTHING = object()
"""Stands for the value of a property that is absent."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that does not fit its type."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A request as the host takes it.

    `address` is the route that takes it, or the kind of path that all requests share.
    `values` has an object of properties for each request in it, `raw` the same as they
    came, and `places` where each property stood.
    """

    method: str
    address: str
    proof: str
    values: Sequence[Mapping[str, Any]]
    raw: Sequence[Mapping[str, Any]] = field(compare=False, default=())
    places: Mapping[str, str] = field(compare=False, default_factory=dict)


def intended(case: Case) -> list[dict[str, Any]]:
    """The properties that a case is about, as the host would take them."""
    known = shop.properties(case.dto)
    found = [_plain({"properties": known}, one) for one in case.values]
    for values in found:
        values.update(case.query or {})
        if case.file:
            values["Photo"] = tuple(case.file[1:])
    return found


def meaning(case: Case, sent: Sent) -> Meaning:
    """What the request of a case means."""
    path, _, query = sent.target.partition("?")
    address, variables = _addressed(case.dto, path)
    stood: list[tuple[str, str, Any]] = [
        *(("path", key, text) for key, text in variables.items()),
        *(("query", key, text) for key, text in _pairs(query)),
        *(("form", key, value) for key, value in _fields(sent)),
    ]
    whole = json.loads(sent.body, parse_float=Decimal) if sent.body else {}
    batch = whole if isinstance(whole, list) else [whole]
    raws: list[dict[str, Any]] = []
    for one in batch:
        raw = {key: value for _, key, value in stood}
        assert not raw.keys() & one.keys()
        raws.append({**raw, **one})
    places = {key.casefold(): place for place, key, _ in stood}
    return Meaning(
        method=sent.method,
        address=address,
        proof=sent.headers.get("authorization", ""),
        values=[_taken(case.dto, raw, places) for raw in raws],
        raw=raws,
        places=places,
    )


def _addressed(dto: str, path: str) -> tuple[str, dict[str, str]]:
    for route in shop.routes(dto):
        pattern = re.sub(r"\\{(\w+)\\\*\\}", r"(?P<\1>.+)", re.escape(route))
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", pattern)
        found = re.fullmatch(pattern, path)
        if found:
            variables = found.groupdict()
            return route, {key: unquote(text) for key, text in variables.items()}
    return unquote(path).replace(dto, "Name"), {}


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    for pair in query.split("&") if query else ():
        key, _, text = pair.partition("=")
        yield unquote_plus(key), unquote_plus(text)


def _fields(sent: Sent) -> Iterator[tuple[str, Any]]:
    for name, file, kind, content in sent.parts:
        yield str(name), content if file is None else (file, kind, content)


def _taken(
    dto: str, raw: Mapping[str, Any], places: Mapping[str, str]
) -> dict[str, Any]:
    """The properties of a request by their C# names; null ones are absent ones."""
    known = shop.properties(dto)
    by_wire = {one["wire"].casefold(): name for name, one in known.items()}
    found: dict[str, Any] = {}
    for key, value in raw.items():
        name = by_wire.get(key.casefold(), key)
        if name not in known or isinstance(value, tuple) or value is None:
            found[name] = value
            continue
        inside = key.casefold() not in places
        try:
            found[name] = shop.understood(known[name]["type"], value, json=inside)
        except ValueError:
            found[name] = Unreadable(str(value))
    return {name: value for name, value in found.items() if value is not None}


def _plain(expr: shop.Expr, value: Any) -> Any:
    """The value of a case as the host would take it."""
    match expr:
        case {"Nullable": inner}:
            return _plain(inner, value)
        case {"List": inner} if value is not None:
            return [_plain(inner, one) for one in value]
        case {"Dictionary": [key, inner]} if value is not None:
            return {_plain(key, k): _plain(inner, v) for k, v in value.items()}
        case {"properties": known} if value is not None:
            found = {
                name: _plain(known[name]["type"], one)
                for name, one in value.items()
                if name != "$type" and one is not None
            }
            if "$type" in value:
                found["__type"] = f"Shop.ServiceModel.{value['$type']}"
            return found
        case "TimeSpan" if value is not None:
            return shop.span(value)
        case _:
            return shop.understood(expr, value, json=True)
