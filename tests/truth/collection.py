"""The samples: what a collection shows of each operation, read on its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specloom.diagnostics import Report
from specloom.source import read


@dataclass(slots=True)
class Shown:
    """All that is shown of one operation.

    `parameters` by place and name; `responses` by status code.
    """

    parameters: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    bodies: list[Any] = field(default_factory=list)
    responses: dict[str, list[Any]] = field(default_factory=dict)


def shown(path: Path) -> dict[tuple[str, str], Shown]:
    """What the collection at `path` shows, by method and path.

    The names of the parameters in paths are left out, as `document.shape` does.
    """
    raw: Any = read(path.read_bytes(), path.name, Report()).value
    found: dict[tuple[str, str], Shown] = {}
    for item in _items(raw):
        request = item["request"]
        url = request.get("url") or {}
        steps = url.get("path") if isinstance(url, dict) else None
        if not isinstance(steps, list):
            continue
        way = "/" + "/".join(_VARIABLE.sub("{}", str(step)) for step in steps)
        key = (request.get("method", "GET"), way.rstrip("/") or "/")
        one = found.setdefault(key, Shown())
        _request(request, one)
        for response in item.get("response") or ():
            value = _json(response.get("body") if isinstance(response, dict) else None)
            if value is not None:
                code = str(response.get("code") or "")
                one.responses.setdefault(code, []).append(value)
    return found


_VARIABLE = re.compile(r":[\w.-]+|\{\{[^{}]*\}\}|\{[^{}]*\}|<[^<>]*>")


def _items(folder: Any) -> Iterator[Any]:
    for item in folder.get("item") or ():
        if not isinstance(item, dict):
            continue
        if isinstance(item.get("request"), dict):
            yield item
        yield from _items(item)


def _request(request: Any, one: Shown) -> None:
    url = request["url"]
    places = (
        ("query", url.get("query")),
        ("path", url.get("variable")),
        ("header", request.get("header")),
    )
    for place, pairs in places:
        for name, values in _by_name(pairs).items():
            value = values if len(values) > 1 else values[0]
            one.parameters.setdefault((place, name), []).append(value)
    body = request.get("body") or {}
    mode = body.get("mode")
    if mode == "raw":
        value = _json(body.get("raw"))
        if value is not None:
            one.bodies.append(value)
    elif mode in ("formdata", "urlencoded"):
        found = _by_name(body.get(mode))
        one.bodies.append(
            {name: v if len(v) > 1 else v[0] for name, v in found.items()}
        )


def _by_name(pairs: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for pair in pairs or ():
        if isinstance(pair, dict) and pair.get("key") and pair.get("value") is not None:
            found.setdefault(pair["key"], []).append(pair["value"])
    return found


def _json(text: Any) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
