"""Authentication: what a request uses, and the schemes that this names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from ... import ir
from ...diagnostics import Pointer
from ...source import Cursor
from .container import Call
from .pairs import Pair, headers, pairs
from .reading import Reading
from .variables import VARIABLE, resolved

Choice: TypeAlias = tuple[tuple[ir.AuthUse, ...], ...]
"""Alternatives, each a combination of schemes; an empty combination needs none."""

_KINDS = {
    "apikey": ir.AuthKind.API_KEY,
    "awsv4": ir.AuthKind.AWS_SIGV4,
    "basic": ir.AuthKind.BASIC,
    "bearer": ir.AuthKind.BEARER,
    "digest": ir.AuthKind.DIGEST,
    "hawk": ir.AuthKind.HAWK,
    "ntlm": ir.AuthKind.NTLM,
    "oauth1": ir.AuthKind.OAUTH1,
    "oauth2": ir.AuthKind.OAUTH2,
}

_SETTINGS = frozenset(
    {"accessTokenUrl", "addParamsToHeader", "addTokenTo", "algorithm", "authUrl"}
    | {"client_authentication", "domain", "grant_type", "grantType", "headerPrefix"}
    | {"includeBodyHash", "includePayloadHash", "realm", "redirect_uri", "qop"}
    | {"refreshTokenUrl", "region", "scope", "service", "signatureMethod"}
    | {"tokenType", "version", "aud", "alg", "queryParamKey", "addAuthDataToQuery"}
)
"""What of a scheme's parameters is kept: words about it, never a credential."""


def choice(call: Call, operation: str, reading: Reading) -> Choice | None:
    """How the request proves who asks; None if nothing tells.

    What the request says of itself comes before its folder's word and the
    collection's; what its saved requests carry comes last.
    """
    holders = [(call.request, operation), *((h, "api") for h in reversed(call.holders))]
    for holder, node in holders:
        auth = (replace(holder, reads=reading.reads) / "auth").of(node)
        if auth.is_object and (auth / "type").text:
            return _declared(auth, reading)
    requests = [r / "originalRequest" for r in call.item / "response"]
    for request in (*requests, call.request):
        found = _carried(request, reading)
        if found is not None:
            return found
    return None


def _declared(auth: Cursor, reading: Reading) -> Choice:
    kind = (auth / "type").text.lower()
    if kind == "noauth":
        return ((),)
    settings = dict(_parameters(auth / kind, reading))
    return (_used(_scheme(kind, settings, auth.at), reading),)


def _parameters(cursor: Cursor, reading: Reading) -> Iterable[tuple[str, str]]:
    """The parameters of a scheme, given as a list or as an object."""
    found = (
        [(pair.key, pair.value or "") for pair in pairs(cursor)]
        if cursor.is_list
        else [(key, value.text) for key, value in cursor.entries()]
    )
    for key, value in found:
        text = resolved(value, reading.variables)
        if text and not VARIABLE.search(text):
            yield key, text


def _scheme(kind: str, settings: dict[str, str], at: Pointer) -> ir.AuthScheme:
    kept = tuple((k, v) for k, v in sorted(settings.items()) if k in _SETTINGS)
    known = _KINDS.get(kind, ir.AuthKind.CUSTOM)
    if known is ir.AuthKind.API_KEY:
        wire = settings.get("key", "") or "X-API-Key"
        place = ir.Place.QUERY if settings.get("in") == "query" else ir.Place.HEADER
        return ir.AuthScheme(
            at=at, id=ir.AuthId(f"apikey:{wire}"), kind=known, place=place, wire=wire
        )
    if settings.get("addTokenTo", "").startswith("query"):
        wire = settings.get("queryParamKey", "access_token")
        return ir.AuthScheme(
            at=at,
            id=ir.AuthId(kind),
            kind=known,
            place=ir.Place.QUERY,
            wire=wire,
            settings=kept,
        )
    return ir.AuthScheme(at=at, id=ir.AuthId(kind), kind=known, settings=kept)


def _used(scheme: ir.AuthScheme, reading: Reading) -> tuple[ir.AuthUse, ...]:
    held = reading.schemes.setdefault(scheme.id, scheme)
    if not held.settings and scheme.settings:
        reading.schemes[scheme.id] = scheme
    elif scheme.settings and held != scheme:
        reading.report.note(
            "auth-settings-differ",
            f"further settings of {scheme.id}: those of the first are taken",
            scheme.at,
        )
    if scheme.kind is ir.AuthKind.CUSTOM:
        reading.report.warning(
            "auth-kind-unknown",
            f"authentication of unknown kind {str(scheme.id)!r}: taken as a custom one",
            scheme.at,
        )
    return (ir.AuthUse(scheme.id),)


def _carried(request: Cursor, reading: Reading) -> Choice | None:
    """The schemes whose credentials a request carries in plain sight."""
    sent = headers(request / "header")
    query = tuple(pairs(request / "url" / "query"))
    schemes = [_by_mark(pair, ir.Place.HEADER) for pair in sent if pair.security]
    schemes += [_by_mark(pair, ir.Place.QUERY) for pair in query if pair.security]
    if not schemes:
        schemes = [
            scheme for pair in sent for scheme in _by_value(pair) if not pair.disabled
        ]
    if not schemes:
        return None
    uses: dict[ir.AuthUse, None] = {}
    for scheme in schemes:
        uses.update(dict.fromkeys(_used(scheme, reading)))
    return (tuple(uses),)


def _by_mark(pair: Pair, place: ir.Place) -> ir.AuthScheme:
    settings = {"key": pair.key, "in": str(place)} if pair.security == "apikey" else {}
    return _scheme(pair.security.lower(), settings, pair.at)


def _by_value(pair: Pair) -> Iterable[ir.AuthScheme]:
    if pair.key.lower() != "authorization":
        return
    kind = (pair.value or "").partition(" ")[0].lower()
    if kind in ("basic", "bearer", "digest"):
        yield _scheme(kind, {}, pair.at)
