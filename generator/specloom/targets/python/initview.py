"""How a client is made: credentials, the server, and the usual settings."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Report
from ...naming import words
from ...rendering import Code
from .credentials import Credential, Keyword, credentials, supported
from .docs import docstring, listed
from .imports import Imports
from .layout import (
    Arms,
    Node,
    call,
    dict_,
    literal,
    parameter,
    signature,
    statement,
)
from .serverview import server_keywords
from .words import legal, snake


@dataclass(frozen=True, slots=True, kw_only=True)
class Init:
    """The constructor of a client; `lines` stand before it calls its base's."""

    signature: Code
    doc: Code
    lines: tuple[Code, ...]
    body: Code
    credentials: tuple[Credential, ...]
    asynchronous: bool

    def add_imports(self, imports: Imports, runtime: str) -> None:
        """Import what the constructor needs."""
        for credential in self.credentials:
            imports.name(f"{runtime}.{credential.module}", credential.kind)
            for module, name in credential.types:
                imports.checked(f"{runtime}.{module}", name)
        http = "AsyncHttpClient" if self.asynchronous else "HttpClient"
        imports.checked(f"{runtime}.http", http)
        imports.checked(f"{runtime}.options", "Timeout")


def init_view(
    api: ir.Api,
    schemes: Sequence[ir.AuthScheme],
    asynchronous: bool,
    report: Report,
) -> Init:
    """The constructor of the synchronous or of the asynchronous client of `api`."""
    server = api.servers[0] if api.servers and _is_absolute(api.servers[0]) else None
    if server is None and (any(ir.operations(api.root)) or not api.types):
        report.note(
            "no-server",
            "the sources do not say where the API lives: base_url has no default",
            api.at,
        )
    url, variables = _server(server)
    further = list(further_servers(api).values())
    reserved = _RESERVED | {keyword.name for keyword in (*variables, *further)}
    found = credentials(schemes, asynchronous, reserved)
    keywords = [
        *(k for c in found for k in c.keywords),
        *variables,
        url,
        *further,
        *_settings(asynchronous),
    ]
    lines = _filled(server, variables)
    return Init(
        signature=Code(
            signature(
                [
                    "self,",
                    "*,",
                    *(
                        parameter(k.name, _union(k.type), k.default, 8)
                        for k in keywords
                    ),
                ],
                "None",
                4,
            )
        ),
        doc=docstring(
            (
                "Make a client; nothing is sent yet.",
                listed("Args", [f"{k.name}: {k.doc}" for k in keywords]),
            ),
            8,
        ),
        lines=lines,
        body=Code(statement("", _super(found, [k.name for k in further]), 8)),
        credentials=tuple(found),
        asynchronous=asynchronous,
    )


def _union(type: str) -> Node:
    """A type whose arms may go on lines of their own."""
    return Arms(tuple(type.split(" | "))) if " | " in type else type


def constructor_keywords(api: ir.Api) -> dict[str, tuple[str, ...]]:
    """The keywords of the constructor: `auth:` and a scheme's id, and `server`.

    A hole in the server's URL is `server:` with the name of the variable behind it; the
    keywords for all further servers are `servers`.
    """
    schemes = supported(api, Report())
    server = api.servers[0] if api.servers and _is_absolute(api.servers[0]) else None
    url, variables = _server(server)
    further = further_servers(api).values()
    reserved = _RESERVED | {keyword.name for keyword in (*variables, *further)}
    found = {
        f"auth:{credential.id}": tuple(k.name for k in credential.keywords)
        for credential in credentials(schemes, False, reserved)
    }
    found["server"] = (url.name,)
    if further:
        found["servers"] = tuple(keyword.name for keyword in further)
    if server is not None:
        wires = dict.fromkeys(re.findall(r"\{([^{}]*)\}", server.url))
        for wire, variable in zip(wires, variables, strict=True):
            found[f"server:{wire}"] = (variable.name,)
    return found


def further_servers(api: ir.Api) -> Mapping[str, Keyword]:
    """The keywords for the servers of `api` beside its own, by their URLs."""
    server = api.servers[0] if api.servers and _is_absolute(api.servers[0]) else None
    _, variables = _server(server)
    return server_keywords(api, _TAKEN | {variable.name for variable in variables})


def _super(found: Sequence[Credential], servers: Sequence[str]) -> Node:
    auth = dict_(((literal(c.id), c.made) for c in found), "auth=")
    further = dict_(((literal(name), name) for name in servers), "servers=")
    settings = ("timeout", "max_retries", "strict", "http_client")
    return call(
        "super().__init__",
        "_SERVICE",
        "base_url=base_url",
        *([further] if servers else []),
        auth,
        *(f"{name}={name}" for name in settings),
        open=True,
    )


_RESERVED = frozenset(
    {"self", "base_url", "timeout", "max_retries", "strict", "http_client"}
)


def _settings(asynchronous: bool) -> tuple[Keyword, ...]:
    http = "AsyncHttpClient" if asynchronous else "HttpClient"
    return (
        Keyword(
            name="timeout",
            type="Timeout | float | None",
            default="None",
            doc="Seconds for each step of a call; 60 by default, 5 to connect.",
        ),
        Keyword(
            name="max_retries",
            type="int",
            default="2",
            doc="How often a call that may be repeated is repeated.",
        ),
        Keyword(
            name="strict",
            type="bool",
            default="False",
            doc="Raise `DecodeError` where an answer does not fit its type.",
        ),
        Keyword(
            name="http_client",
            type=f"{http} | None",
            default="None",
            doc="The HTTP client to send with; it stays yours to close.",
        ),
    )


# --- The server ----------------------------------------------------------------


def _is_absolute(server: ir.Server) -> bool:
    return server.url.startswith(("https://", "http://"))


def _server(server: ir.Server | None) -> tuple[Keyword, list[Keyword]]:
    doc = "Where the API lives."
    if server is None:
        return Keyword(name="base_url", type="str", default=None, doc=doc), []
    holes = re.findall(r"\{([^{}]*)\}", server.url)
    if not holes:
        default = literal(server.url)
        return Keyword(name="base_url", type="str", default=default, doc=doc), []
    known = {v.wire: v for v in server.variables}
    variables: list[Keyword] = []
    taken = set(_TAKEN)
    for wire in dict.fromkeys(holes):
        variable = known.get(wire) or ir.ServerVariable(at=server.at, wire=wire)
        variables.append(_variable(variable, taken))
        taken.add(variables[-1].name)
    doc = "Where the API lives, if elsewhere than the other settings say."
    return (
        Keyword(name="base_url", type="str | None", default="None", doc=doc),
        variables,
    )


def _variable(variable: ir.ServerVariable, taken: Collection[str]) -> Keyword:
    values = ", ".join(f"`{value}`" for value in variable.values)
    one_of = f" One of {values}." if values else ""
    name = legal(words(variable.wire), snake, "server", taken)
    while name in taken:
        name += "_"
    return Keyword(
        name=name,
        type="str",
        default=literal(variable.default) if variable.default else None,
        doc=(variable.doc or "A part of the server's URL.") + one_of,
    )


# Other names of credentials give way to those of a server's variables.
_TAKEN = _RESERVED | {"token", "username", "password", "api_key"}


def _filled(server: ir.Server | None, variables: Sequence[Keyword]) -> tuple[Code, ...]:
    if server is None or not variables:
        return ()
    wires = dict.fromkeys(re.findall(r"\{([^{}]*)\}", server.url))
    names = dict(zip(wires, (v.name for v in variables), strict=True))
    pieces = re.split(r"\{([^{}]*)\}", server.url)
    text = "".join(
        f"{{{names[piece]}}}" if i % 2 else piece.replace("{", "{{").replace("}", "}}")
        for i, piece in enumerate(pieces)
    )
    return (
        Code("if base_url is None:"),
        Code("    " + statement("base_url = ", f"f{literal(text)}", 12)),
    )
