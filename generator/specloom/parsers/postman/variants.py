"""Which requests are one operation: those of one method and path, as a rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ...infer.placeholders import is_hole, is_made_up
from ...infer.secrets import holds_secret
from ...source import Cursor
from .container import Call, text_of
from .kinds import contents, payloads, query_names
from .servers import Sites, sites
from .url import Address, address, label
from .variables import Scopes

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

    `site` is where they go, however their URLs spell it. `constant` is the query key
    and the value that part it from others of its path.
    """

    id: str
    method: str
    path: str
    site: str
    calls: tuple[Located, ...]
    constant: Constant | None = None


def located(calls: Iterable[Call], scopes: Scopes) -> tuple[Sites, list[Located]]:
    """`calls` with their methods and their URLs, and what was settled about these."""
    found = [(call, address(call.request), scopes.of(call)) for call in calls]
    settled = sites((address, values) for _, address, values in found)
    return settled, [
        Located(
            call=call,
            method=_method(call.request),
            address=settled.settled(address, values),
        )
        for call, address, values in found
    ]


def endpoints(calls: Iterable[Located]) -> tuple[Endpoint, ...]:
    """The operations that `calls` are, in order of their first call."""
    same: dict[tuple[str, str, str], list[Located]] = {}
    for one in calls:
        shape = re.sub(r"\{[^{}]*\}", "{}", one.address.path)
        same.setdefault((one.method, shape, one.address.site), []).append(one)
    counts = Counter(site for _, _, site in same)
    main = max(counts, key=lambda site: counts[site], default="")
    clashes = Counter((method, shape) for method, shape, _ in same)
    found: list[Endpoint] = []
    for (method, shape, site), several in same.items():
        path = several[0].address.path
        id = f"{method} {path}"
        if clashes[method, shape] > 1 and site != main:
            id = f"{id}#{label(several[0].address.base)}"
        found.extend(_parted(id, method, path, site, several))
    return _numbered(found)


def _parted(
    id: str, method: str, path: str, site: str, calls: Sequence[Located]
) -> list[Endpoint]:
    """`calls` of one method and path, as one operation or parted by a constant."""
    found = _constants(calls)
    if found is None:
        return [
            Endpoint(id=id, method=method, path=path, site=site, calls=tuple(calls))
        ]
    kinds: dict[Constant, list[Located]] = {}
    for call, constant in zip(calls, found, strict=True):
        kinds.setdefault(constant, []).append(call)
    return [
        Endpoint(
            id=f"{id}#{key}={value}" if key else f"{id}#{value}" if value else id,
            method=method,
            path=path,
            site=site,
            calls=tuple(several),
            constant=(key, value) if key else None,
        )
        for (key, value), several in kinds.items()
    ]


def _constants(calls: Sequence[Located]) -> list[Constant] | None:
    """The constant of each call, if there is one that parts them all."""
    if len(calls) < 2:
        return None
    requests = [call.call.request for call in calls]
    sent = payloads(requests)
    carried, found = contents(sent), query_names(sent)
    if any(found) and len(set(found)) > 1:
        pairs = zip(found, carried, strict=True)
        return [("", name or content) for name, content in pairs]
    found = list(map(_xml_root, requests))
    if all(found) and len(set(found)) > 1:
        return [("", value) for value in found]
    queries = [_query(call) for call in calls]
    for key in queries[0]:
        values = [query.get(key, "") for query in queries]
        if all(values) and len(set(values)) == len(values):
            return [(key, value) for value in values]
    kinds = list(dict.fromkeys(filter(None, carried)))
    if len(kinds) > 1:
        # What goes without a body once is a body that may be left out.
        return [("", value or kinds[0]) for value in carried]
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
        and not holds_secret(pair.key, pair.value)
        and pair.value.lower() not in ("true", "false", "null", "asc", "desc")
    }


def _xml_root(request: Cursor) -> str:
    """What an XML body is: its root, its declared type, or what a SOAP body holds."""
    raw = (request / "body" / "raw").text
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


def _method(request: Cursor) -> str:
    text = text_of(request / "method") if request.is_object else ""
    return re.sub(r"[^A-Z0-9_-]", "", text.upper()) or "GET"


_WORD = re.compile(r"[A-Za-z][A-Za-z_.-]{0,60}")
