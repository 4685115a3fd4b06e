"""Servers beside the main one: each is a keyword of the client's constructor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from ... import ir
from ...naming import words
from .credentials import Keyword
from .layout import literal
from .words import legal, snake


def server_keywords(api: ir.Api, taken: Collection[str]) -> Mapping[str, Keyword]:
    """The keywords for the further servers of `api`, by the servers' URLs.

    One whose URL is not known has no default.
    """
    main = api.servers[0].url if api.servers else None
    counts: Counter[str] = Counter()
    servers: dict[str, ir.Server] = {}
    for operation in ir.operations(api.root):
        for server in operation.servers[:1]:
            if server.url != main:
                counts[server.url] += 1
                servers.setdefault(server.url, server)
    found: dict[str, Keyword] = {}
    used = set(taken)
    for url, server in servers.items():
        name = _name(server, used)
        used.add(name)
        found[url] = _keyword(name, server, counts[url])
    return found


def own_server(operation: ir.Operation, servers: Mapping[str, Keyword]) -> str:
    """The keyword for the server that `operation` lives on; empty for the main one."""
    for server in operation.servers[:1]:
        if server.url in servers:
            return servers[server.url].name
    return ""


def _name(server: ir.Server, used: Collection[str]) -> str:
    found = words(server.name or re.sub(r"^\w+://", "", server.url))
    if found[-1:] and found[-1] not in _LAST_WORDS:
        found = (*found, "url")
    name = first = legal(found, snake, "server", used)
    number = 1
    while name in used:
        number += 1
        name = f"{first.rstrip('_')}_{number}"
    return name


def _keyword(name: str, server: ir.Server, calls: int) -> Keyword:
    known = {variable.wire: variable.default for variable in server.variables}
    url = re.sub(r"\{([^{}]*)\}", lambda found: known.get(found[1], ""), server.url)
    whole = all(known.values()) and url.startswith(("https://", "http://"))
    many = "one of the calls goes" if calls == 1 else f"{calls} of the calls go"
    if whole:
        doc, type, default = f"Where {many}.", "str", literal(url)
    else:
        doc = f"Where {many}: not known, and a call without it fails."
        type, default = "str | None", "None"
    return Keyword(name=name, type=type, default=default, doc=doc)


_LAST_WORDS = frozenset({"endpoint", "host", "server", "uri", "url"})
