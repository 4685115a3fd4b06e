"""Which requests are one operation: those of one method and path, as a rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ...infer.placeholders import is_hole, is_made_up
from .container import Call
from .url import Address, address, label

Constant: TypeAlias = tuple[str, str]
"""What a fixed value is the value of, and the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A call with its method and its URL."""

    call: Call
    method: str
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The calls that are one operation, under its id.

    `constant` is the query key and the value that part it from others of its path.
    """

    id: str
    method: str
    path: str
    base: str
    calls: tuple[Located, ...]
    constant: Constant | None = None


def located(call: Call) -> Located:
    """`call` with its method and its URL."""
    request = call.request
    method = (request / "method").text if request.is_object else ""
    return Located(call=call, method=_method(method) or "GET", address=address(request))


def endpoints(calls: Iterable[Located]) -> tuple[Endpoint, ...]:
    """The operations that `calls` are, in order of their first call."""
    same: dict[tuple[str, str, str], list[Located]] = {}
    for one in calls:
        shape = re.sub(r"\{[^{}]*\}", "{}", one.address.path)
        same.setdefault((one.method, shape, one.address.base), []).append(one)
    bases = Counter(base for _, _, base in same)
    main = max(bases, key=lambda base: bases[base], default="")
    clashes = Counter((method, shape) for method, shape, _ in same)
    found: list[Endpoint] = []
    for (method, shape, base), several in same.items():
        path = several[0].address.path
        id = f"{method} {path}"
        if clashes[method, shape] > 1 and base != main:
            id = f"{id}#{label(base)}"
        found.extend(_parted(id, method, path, base, several))
    return _numbered(found)


def _parted(
    id: str, method: str, path: str, base: str, calls: Sequence[Located]
) -> list[Endpoint]:
    """`calls` of one method and path, as one operation or parted by a constant."""
    found = _constants(calls)
    if found is None:
        return [
            Endpoint(id=id, method=method, path=path, base=base, calls=tuple(calls))
        ]
    kinds: dict[Constant, list[Located]] = {}
    for call, constant in zip(calls, found, strict=True):
        kinds.setdefault(constant, []).append(call)
    return [
        Endpoint(
            id=f"{id}#{key}={value}" if key else f"{id}#{value}",
            method=method,
            path=path,
            base=base,
            calls=tuple(several),
            constant=(key, value) if key else None,
        )
        for (key, value), several in kinds.items()
    ]


def _constants(calls: Sequence[Located]) -> list[Constant] | None:
    """The constant of each call, if there is one that parts them all."""
    if len(calls) < 2:
        return None
    for read in (_graphql, _xml_root):
        found = [read(call) for call in calls]
        if all(found) and len(set(found)) > 1:
            return [("", value) for value in found]
    queries = [_query(call) for call in calls]
    for key in queries[0]:
        values = [query.get(key, "") for query in queries]
        if all(values) and len(set(values)) == len(values):
            return [(key, value) for value in values]
    return None


def _query(call: Located) -> Mapping[str, str]:
    """The query keys with one value that is a word, such as `action=list`."""
    seen = Counter(pair.key for pair in call.address.query)
    return {
        pair.key: pair.value
        for pair in call.address.query
        if pair.value
        and seen[pair.key] == 1
        and not pair.disabled
        and _WORD.fullmatch(pair.value)
        and not is_hole(pair.value)
        and not is_made_up(pair.value)
        and pair.value.lower() not in ("true", "false", "null", "asc", "desc")
    }


def _graphql(call: Located) -> str:
    body = call.call.request / "body"
    if (body / "mode").text != "graphql":
        return ""
    named = (body / "graphql" / "operationName").text
    query = (body / "graphql" / "query").text
    found = re.search(r"\b(?:query|mutation|subscription)\s+(\w+)", query)
    return named or (found[1] if found else "")


def _xml_root(call: Located) -> str:
    """What an XML body is: its root, its declared type, or what a SOAP body holds."""
    raw = (call.call.request / "body" / "raw").text
    if not raw.lstrip().startswith("<"):
        return ""
    elements = re.findall(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]", raw[:20_000])
    names = [str(name).rpartition(":")[2] for name in elements]
    typed = re.search(r"""xsi:type=["']([\w.:-]+)""", raw[:20_000])
    if names[:1] == ["Envelope"] and "Body" in names[:-1]:
        return names[names.index("Body") + 1]
    if typed is not None:
        return re.split(r"[.:]", typed[1])[-1]
    return names[0] if names else ""


def _numbered(found: Sequence[Endpoint]) -> tuple[Endpoint, ...]:
    """`found` with ids that are unique, whatever the texts in them."""
    taken: set[str] = set()
    unique: list[Endpoint] = []
    for one in found:
        id, number = one.id, 1
        while id in taken:
            number += 1
            id = f"{one.id}#{number}"
        taken.add(id)
        unique.append(replace(one, id=id))
    return tuple(unique)


def _method(text: str) -> str:
    return re.sub(r"[^A-Z0-9_-]", "", text.upper())


_WORD = re.compile(r"[A-Za-z][A-Za-z_.-]{0,60}")
