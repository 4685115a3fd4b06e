"""Schemes of authentication as the runtime's classes and the client's keywords."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ... import ir
from ...diagnostics import Report
from ...naming import words
from .homes import CREDENTIAL_TYPES, CREDENTIALS, RENEWED
from .layout import Node, call, labelled, literal, tuple_
from .roles import Role, roles
from .words import legal, snake


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A keyword of the constructor."""

    name: str
    type: str
    default: str | None
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A scheme, the class of the runtime that knows it, and how that is made.

    `roles` are what the keywords mean, whatever the keywords are called; `types` are
    names of the runtime that stand in their annotations, each with its module.
    """

    id: str
    module: str
    kind: str
    roles: tuple[str, ...]
    keywords: tuple[Keyword, ...]
    types: frozenset[tuple[str, str]]
    made: Node


def supported(api: ir.Api, report: Report) -> tuple[ir.AuthScheme, ...]:
    """The schemes of `api` that the runtime knows."""
    for scheme in api.auths:
        if scheme.kind not in CREDENTIALS:
            report.warning(
                "auth-unsupported",
                f"no {scheme.kind} authentication yet: {scheme.id!r} is left out",
                scheme.at,
            )
    return tuple(s for s in api.auths if s.kind in CREDENTIALS)


def credentials(
    schemes: Sequence[ir.AuthScheme], asynchronous: bool, reserved: frozenset[str]
) -> list[Credential]:
    """What the schemes become in a client that has `reserved` keywords besides."""
    found = [(scheme, roles(scheme)) for scheme in schemes]
    kinds = Counter(scheme.kind for scheme in schemes)
    wanted = Counter(role.name for _, several in found for role in several)
    taken = set(reserved)
    made: list[Credential] = []
    for scheme, several in found:
        rivals = {r.name for r in several if wanted[r.name] > 1} | reserved
        if kinds[scheme.kind] > 1:
            rivals = {role.name for role in several}
        made.append(_credential(scheme, several, rivals, taken, asynchronous))
    return made


def _credential(
    scheme: ir.AuthScheme,
    roles: Sequence[Role],
    rivals: Collection[str],
    taken: set[str],
    asynchronous: bool,
) -> Credential:
    module, kind = CREDENTIALS[scheme.kind]
    settings = dict(scheme.settings)
    if scheme.kind is ir.AuthKind.BEARER and "refresh_path" in settings:
        module, kind = RENEWED
    keywords: list[Keyword] = []
    arguments: list[Node] = []
    types: set[tuple[str, str]] = set()
    for role in roles:
        name = role.name
        if name in rivals:
            name = legal(_own(scheme, name), snake, "auth", taken)
        while name in taken:
            name += "_"
        taken.add(name)
        type = role.type
        if type == "Token" and asynchronous:
            type = "AsyncToken"
        if type[0].isupper():
            types.add((CREDENTIAL_TYPES[role.type], type))
        default = settings.get(role.setting, "") or role.default
        keywords.append(
            Keyword(
                name=name,
                type=type if role.default else f"{type} | None",
                default=literal(default) if default else "None",
                doc=role.doc,
            )
        )
        arguments.append(labelled(f"{role.label}=", name) if role.label else name)
    return Credential(
        id=scheme.id,
        module=module,
        kind=kind,
        roles=tuple(role.name for role in roles),
        keywords=tuple(keywords),
        types=frozenset(types),
        made=call(kind, *arguments, *_constants(scheme, settings)),
    )


def _own(scheme: ir.AuthScheme, role: str) -> list[str]:
    """The words of a keyword that several schemes want: the scheme's, then its own."""
    if scheme.kind is ir.AuthKind.API_KEY:
        return [*words(scheme.wire)] or [role]
    return [*(w for w in words(scheme.id) if w != role), role]


def _constants(scheme: ir.AuthScheme, settings: Mapping[str, str]) -> Iterator[Node]:
    """What the source itself says of a scheme, as arguments."""
    query = scheme.place is ir.Place.QUERY
    match scheme.kind:
        case ir.AuthKind.API_KEY:
            yield literal(str(scheme.place))
            yield literal(scheme.wire)
        case ir.AuthKind.OAUTH2 if query:
            yield labelled("query=", literal(scheme.wire))
        case ir.AuthKind.JWT if query:
            yield labelled("place=", literal("query"))
            yield labelled("parameter=", literal(scheme.wire))
        case ir.AuthKind.AWS_SIGV4 if query:
            yield "in_query=True"
        case ir.AuthKind.OAUTH1 if query:
            yield labelled("place=", literal("body"))
        case _:
            pass
    for name, (label, kind) in _ARGUMENTS.get(scheme.kind, {}).items():
        if name in settings:
            value = _argument(settings[name], kind)
            if value is not None:
                yield labelled(f"{label}=", value)


def _argument(text: str, kind: _Kind) -> Node | None:
    """The setting `text` as an argument; None if it is none of its kind."""
    match kind:
        case "text":
            return literal(text)
        case "flag":
            return "True" if text == "true" else None
        case "number":
            return text if text.isdecimal() and len(text) < _DIGITS else None
        case "list":
            return tuple_(literal(word) for word in re.split(r"[\s,]+", text) if word)
        case _:
            return literal(text) if text in kind else None


_DIGITS = 10
_Kind: TypeAlias = Literal["text", "flag", "number", "list"] | frozenset[str]

_HMAC = frozenset(f"{kind}-SHA{n}" for kind in ("HMAC", "RSA") for n in (1, 256, 512))
_ARGUMENTS: Mapping[ir.AuthKind, Mapping[str, tuple[str, _Kind]]] = {
    ir.AuthKind.BEARER: {
        "prefix": ("prefix", "text"),
        "refresh_path": ("refresh_path", "text"),
    },
    ir.AuthKind.SESSION: {
        "sign_in_path": ("sign_in_path", "text"),
        "refresh_path": ("refresh_path", "text"),
        "provider": ("provider", "text"),
    },
    ir.AuthKind.OAUTH2: {
        "refresh_url": ("refresh_url", "text"),
        "client_in": ("client_in", frozenset({"body", "header"})),
        "prefix": ("prefix", "text"),
    },
    ir.AuthKind.OAUTH1: {
        "signature_method": ("method", _HMAC | {"PLAINTEXT"}),
        "realm": ("realm", "text"),
        "body_hash": ("body_hash", "flag"),
        "empty_parameters": ("empty_parameters", "flag"),
    },
    ir.AuthKind.HAWK: {
        "algorithm": ("algorithm", frozenset({"sha1", "sha256"})),
        "payload_hash": ("payload_hash", "flag"),
    },
    ir.AuthKind.EDGEGRID: {
        "headers_to_sign": ("headers_to_sign", "list"),
        "max_body": ("max_body", "number"),
    },
    ir.AuthKind.ASAP: {
        "algorithm": ("algorithm", "text"),
        "lifetime": ("lifetime", "number"),
    },
    ir.AuthKind.JWT: {
        "algorithm": ("algorithm", "text"),
        "base64": ("base64_key", "flag"),
        "prefix": ("prefix", "text"),
    },
}
"""The settings of each kind that are arguments of its class, and of what kind."""
