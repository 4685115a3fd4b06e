"""Postman's kinds of authentication and their parameters, as schemes of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ... import ir
from ...diagnostics import Pointer
from ...infer.secrets import holds_secret
from .variables import VARIABLE

KINDS: Mapping[str, ir.AuthKind] = {
    "apikey": ir.AuthKind.API_KEY,
    "asap": ir.AuthKind.ASAP,
    "awsv4": ir.AuthKind.AWS_SIGV4,
    "basic": ir.AuthKind.BASIC,
    "bearer": ir.AuthKind.BEARER,
    "digest": ir.AuthKind.DIGEST,
    "edgegrid": ir.AuthKind.EDGEGRID,
    "hawk": ir.AuthKind.HAWK,
    "jwt": ir.AuthKind.JWT,
    "ntlm": ir.AuthKind.NTLM,
    "oauth1": ir.AuthKind.OAUTH1,
    "oauth2": ir.AuthKind.OAUTH2,
}
"""The kinds by Postman's words for them; `noauth` is none."""


def scheme(kind: str, values: Mapping[str, str], at: Pointer) -> ir.AuthScheme:
    """The scheme of a kind with parameters, whose known variables are filled in."""
    known = KINDS.get(kind, ir.AuthKind.CUSTOM)
    place, wire = _where(known, values)
    match known:
        case ir.AuthKind.CUSTOM:
            id = kind
        case ir.AuthKind.API_KEY:
            id = f"apikey:{wire}"
        case _:
            id = known.value
    return ir.AuthScheme(
        at=at,
        id=ir.AuthId(id),
        kind=known,
        place=place,
        wire=wire,
        settings=tuple(sorted(_settings(known, values))),
    )


def joined(held: ir.AuthScheme, made: ir.AuthScheme) -> ir.AuthScheme | None:
    """Both schemes as one, by the id of `held`; None where they contradict.

    Requests that want different scopes take one token, which then needs them all.
    """
    if (held.kind, held.place, held.wire.lower()) != (
        made.kind,
        made.place,
        made.wire.lower(),
    ):
        return None
    known, new = dict(held.settings), dict(made.settings)
    if "scope" in known and "scope" in new:
        scopes = (*known["scope"].split(), *new["scope"].split())
        known["scope"] = new["scope"] = " ".join(dict.fromkeys(scopes))
    if any(known.get(name, text) != text for name, text in new.items()):
        return None
    if ("prefix" in known) != ("prefix" in new):
        return None
    return replace(held, settings=tuple(sorted({**known, **new}.items())))


def is_known(kind: str, key: str) -> bool:
    """Whether the parameter `key` of a kind has a meaning for clients."""
    words = _WORDS.get(KINDS.get(kind, ir.AuthKind.CUSTOM), _NONE)
    return key in words.settings or key in words.others


def _where(known: ir.AuthKind, values: Mapping[str, str]) -> tuple[ir.Place, str]:
    """Where the proof travels, and by what name."""
    query = values.get("addTokenTo", "").startswith("query")
    wire = "Authorization"
    match known:
        case ir.AuthKind.API_KEY:
            named = values.get("key", "")
            wire = named if named and not VARIABLE.search(named) else "X-API-Key"
            query = values.get("in") == "query"
        case ir.AuthKind.OAUTH2 if query:
            wire = "access_token"
        case ir.AuthKind.JWT if query:
            wire = values.get("queryParamKey") or "token"
        case ir.AuthKind.AWS_SIGV4:
            query = _is_true(values.get("addAuthDataToQuery", ""))
        case ir.AuthKind.OAUTH1:
            # What is not said is off, as in Postman; a bare kind says nothing at all.
            query = bool(values) and not _is_true(values.get("addParamsToHeader", ""))
        case _:
            query = False
    return (ir.Place.QUERY if query else ir.Place.HEADER), wire


def _settings(
    known: ir.AuthKind, values: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    words = _WORDS.get(known, _NONE).settings
    found: dict[str, str] = {}
    for key, text in values.items():
        if key in words and not VARIABLE.search(text) and not holds_secret(key, text):
            kept = _setting(words[key], text.strip())
            if kept is not None:
                found.setdefault(words[key], kept)
    yield from found.items()


def _setting(name: str, text: str) -> str | None:
    """The text of a setting; None where it says what is usual, or nothing at all."""
    match name:
        case "prefix":
            return None if text == "Bearer" else text
        case "grant":
            return _GRANTS.get(text, text) or None
        case "body_hash" | "payload_hash" | "empty_parameters" | "base64":
            return "true" if _is_true(text) else None
        case "token_url" | "refresh_url" | "authorization_url":
            return text if text.startswith(("https://", "http://")) else None
        case _:
            return text or None


def _is_true(text: str) -> bool:
    return text.lower() not in {"", "false", "0", "null"}


_GRANTS = {
    "authorization_code_with_pkce": "authorization_code",
    "password_credentials": "password",
}


class _Words(NamedTuple):
    """Which parameters of a kind are settings, and which others a client understands.

    The others are credentials, and what says where they travel.
    """

    settings: Mapping[str, str]
    others: frozenset[str]


_NONE = _Words({}, frozenset())
_USER = frozenset({"username", "password"})

_WORDS: Mapping[ir.AuthKind, _Words] = {
    ir.AuthKind.API_KEY: _Words(settings={}, others=frozenset({"key", "value", "in"})),
    ir.AuthKind.BEARER: _Words(settings={}, others=frozenset({"token"})),
    ir.AuthKind.BASIC: _Words(settings={}, others=_USER),
    ir.AuthKind.DIGEST: _Words(settings={}, others=_USER),
    ir.AuthKind.NTLM: _Words(settings={}, others=_USER | {"domain"}),
    ir.AuthKind.OAUTH2: _Words(
        settings={
            "accessTokenUrl": "token_url",
            "authUrl": "authorization_url",
            "clientAuth": "client_in",
            "client_authentication": "client_in",
            "grantType": "grant",
            "grant_type": "grant",
            "headerPrefix": "prefix",
            "refreshTokenUrl": "refresh_url",
            "scope": "scope",
        },
        others=_USER
        | {"accessToken", "addTokenTo", "tokenType", "clientId", "clientSecret"}
        | {"refreshToken"},
    ),
    ir.AuthKind.AWS_SIGV4: _Words(
        settings={"region": "region", "service": "service", "serviceName": "service"},
        others=frozenset(
            {"accessKey", "secretKey", "sessionToken", "addAuthDataToQuery"}
        ),
    ),
    ir.AuthKind.OAUTH1: _Words(
        settings={
            "addEmptyParamsToSign": "empty_parameters",
            "includeBodyHash": "body_hash",
            "realm": "realm",
            "signatureMethod": "signature_method",
        },
        others=frozenset(
            {"consumerKey", "consumerSecret", "token", "tokenSecret", "privateKey"}
            | {"addParamsToHeader"}
        ),
    ),
    ir.AuthKind.HAWK: _Words(
        settings={"algorithm": "algorithm", "includePayloadHash": "payload_hash"},
        others=frozenset(
            {"authId", "authKey", "app", "delegation", "extraData", "ext"}
        ),
    ),
    ir.AuthKind.EDGEGRID: _Words(
        settings={"headersToSign": "headers_to_sign", "maxBodySize": "max_body"},
        others=frozenset({"accessToken", "clientToken", "clientSecret"}),
    ),
    ir.AuthKind.ASAP: _Words(
        settings={
            "alg": "algorithm",
            "aud": "audience",
            "exp": "lifetime",
            "iss": "issuer",
            "kid": "key_id",
            "sub": "subject",
        },
        others=frozenset({"privateKey", "claims"}),
    ),
    ir.AuthKind.JWT: _Words(
        settings={
            "algorithm": "algorithm",
            "headerPrefix": "prefix",
            "isSecretBase64Encoded": "base64",
        },
        others=frozenset(
            {"secret", "privateKey", "addTokenTo", "queryParamKey", "payload"}
            | {"header"}
        ),
    ),
}
