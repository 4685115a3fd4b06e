"""How a client is made: credentials, the server, and the usual settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Report
from ...naming import words
from ...rendering import Code
from .docs import docstring, listed
from .imports import Imports
from .layout import (
    Node,
    call,
    dict_,
    literal,
    parameter,
    signature,
    statement,
)
from .words import legal, snake

SUPPORTED_AUTH = frozenset({ir.AuthKind.BEARER, ir.AuthKind.OAUTH2, ir.AuthKind.BASIC})
"""The kinds of authentication that the runtime knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Init:
    """The constructor of a client; `lines` stand before it calls its base's."""

    signature: Code
    doc: Code
    lines: tuple[Code, ...]
    body: Code
    credentials: frozenset[str]
    asynchronous: bool

    def add_imports(self, imports: Imports, runtime: str) -> None:
        """Import what the constructor needs."""
        for name in self.credentials:
            imports.name(f"{runtime}.auth", name)
        if "Bearer" in self.credentials:
            token = "AsyncToken" if self.asynchronous else "Token"
            imports.checked(f"{runtime}.auth", token)
        http = "AsyncHttpClient" if self.asynchronous else "HttpClient"
        imports.checked(f"{runtime}.http", http)
        imports.checked(f"{runtime}.options", "Timeout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A keyword of the constructor."""

    name: str
    type: str
    default: str | None
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A scheme, the class of the runtime that knows it, and its keywords."""

    id: str
    kind: str
    keywords: tuple[Keyword, ...]


def supported(api: ir.Api, report: Report) -> tuple[ir.AuthScheme, ...]:
    """The schemes of `api` that the runtime knows."""
    for scheme in api.auths:
        if scheme.kind not in SUPPORTED_AUTH:
            report.warning(
                "auth-unsupported",
                f"no {scheme.kind} authentication yet: {scheme.id!r} is left out",
                scheme.at,
            )
    return tuple(s for s in api.auths if s.kind in SUPPORTED_AUTH)


def init_view(
    api: ir.Api,
    schemes: Sequence[ir.AuthScheme],
    asynchronous: bool,
    report: Report,
) -> Init:
    """The constructor of the synchronous or of the asynchronous client of `api`."""
    credentials = _credentials(schemes, asynchronous)
    server = api.servers[0] if api.servers and _is_absolute(api.servers[0]) else None
    if server is None:
        report.note(
            "no-server",
            "the sources do not say where the API lives: base_url has no default",
            api.at,
        )
    url, variables = _server(server)
    keywords = [
        *(k for c in credentials for k in c.keywords),
        *variables,
        url,
        *_settings(asynchronous),
    ]
    lines = _filled(server, variables)
    return Init(
        signature=Code(
            signature(
                [
                    "self,",
                    "*,",
                    *(parameter(k.name, k.type, k.default, 8) for k in keywords),
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
        body=Code(statement("", _super(credentials), 8)),
        credentials=frozenset(c.kind for c in credentials),
        asynchronous=asynchronous,
    )


def _super(credentials: Sequence[Credential]) -> Node:
    auth = dict_(
        (
            (literal(c.id), call(c.kind, *(k.name for k in c.keywords)))
            for c in credentials
        ),
        "auth=",
    )
    settings = ("timeout", "max_retries", "strict", "http_client")
    return call(
        "super().__init__",
        "_SERVICE",
        "base_url=base_url",
        auth,
        *(f"{name}={name}" for name in settings),
        open=True,
    )


def _credentials(
    schemes: Sequence[ir.AuthScheme], asynchronous: bool
) -> list[Credential]:
    found: list[Credential] = []
    kinds = [_kind(scheme) for scheme in schemes]
    taken = set(_RESERVED)
    for scheme, kind in zip(schemes, kinds, strict=True):
        keywords: list[Keyword] = []
        for role, doc in _ROLES[kind]:
            name = role
            if kinds.count(kind) > 1:
                own = [w for w in words(scheme.id) if w != role]
                name = legal([*own, role], snake, "auth", taken)
            while name in taken:
                name += "_"
            taken.add(name)
            type = (
                ("AsyncToken" if asynchronous else "Token")
                if kind == "Bearer"
                else "str"
            )
            keywords.append(
                Keyword(name=name, type=f"{type} | None", default="None", doc=doc)
            )
        found.append(Credential(id=scheme.id, kind=kind, keywords=tuple(keywords)))
    return found


def _kind(scheme: ir.AuthScheme) -> str:
    return "Basic" if scheme.kind is ir.AuthKind.BASIC else "Bearer"


_ROLES = {
    "Bearer": (("token", "The access token, or a function that returns it."),),
    "Basic": (
        ("username", "Who is asking."),
        ("password", "The password of the user."),
    ),
}

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
    variables = [
        _variable(known.get(wire) or ir.ServerVariable(at=server.at, wire=wire))
        for wire in dict.fromkeys(holes)
    ]
    doc = "Where the API lives, if elsewhere than the other settings say."
    return (
        Keyword(name="base_url", type="str | None", default="None", doc=doc),
        variables,
    )


def _variable(variable: ir.ServerVariable) -> Keyword:
    values = ", ".join(f"`{value}`" for value in variable.values)
    one_of = f" One of {values}." if values else ""
    return Keyword(
        name=legal(words(variable.wire), snake, "server", _TAKEN),
        type="str",
        default=literal(variable.default) if variable.default else None,
        doc=(variable.doc or "A part of the server's URL.") + one_of,
    )


_TAKEN = _RESERVED | {"token", "username", "password"}


def _filled(server: ir.Server | None, variables: Sequence[Keyword]) -> tuple[Code, ...]:
    if server is None or not variables:
        return ()
    wires = dict.fromkeys(re.findall(r"\{([^{}]*)\}", server.url))
    names = dict(zip(wires, (v.name for v in variables), strict=True))
    pieces = re.split(r"\{([^{}]*)\}", server.url)
    text = "".join(
        "{}" if i % 2 else piece.replace("{", "{{").replace("}", "}}")
        for i, piece in enumerate(pieces)
    )
    made = call(f"{literal(text)}.format", *(names[wire] for wire in pieces[1::2]))
    return (
        Code("if base_url is None:"),
        Code("    " + statement("base_url = ", made, 12)),
    )
