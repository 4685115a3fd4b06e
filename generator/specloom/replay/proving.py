"""What a saved request proves with, as the keywords that a client is made with."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..ir import AuthKind, Place
from ..parsers.postman.carried import carried
from ..parsers.postman.container import text_of
from ..parsers.postman.pairs import pairs
from ..parsers.postman.schemes import KINDS, scheme
from ..targets.python.roles import roles

if TYPE_CHECKING:
    from .. import ir
    from ..parsers.postman.saved import Saved
    from ..source import Cursor
    from .filling import Filling

STAND_IN = "specloom-stand-in"
"""Given where a client wants a credential and none was saved; it is never sent."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """The keywords of a client for one request.

    `made_up` tells that some are stand-ins, which must be taken off what is sent.
    """

    keywords: Mapping[str, str] = field(repr=False)
    made_up: bool


def credentials(
    request: Saved,
    auth: Sequence[Sequence[str]],
    schemes: Sequence[ir.AuthScheme],
    names: Mapping[str, Sequence[str]],
    fill: Filling,
) -> Proofs:
    """The credentials in `request`.

    `auth` is what its operation takes: a choice of combinations of `schemes`, whose
    keywords are in `names`.
    """
    known = {
        str(one.id): {
            role.name: name
            for role, name in zip(roles(one), names[one.id], strict=True)
        }
        for one in schemes
        if one.id in names
    }
    saved: dict[str, dict[str, str]] = {}
    for id, texts in _saved(request, fill):
        if id in known and texts:
            saved.setdefault(id, texts)
    keywords = {
        known[id][role]: text
        for id, texts in saved.items()
        for role, text in texts.items()
        if role in known[id]
    }
    taken = [c for c in auth if all(id in known for id in c)]
    if not taken or any(all(id in saved for id in c) for c in taken):
        return Proofs(keywords, made_up=False)
    wanted = [id for id in taken[0] if id not in saved]
    first = {name: STAND_IN for id in wanted for name in known[id].values()}
    return Proofs({**first, **keywords}, made_up=True)


def bare(request: Any, send: Callable[[Any], Any]) -> Any:
    """Send `request` without the credentials that nobody saved: a middleware."""
    headers = tuple(pair for pair in request.headers if not _is_stand_in(pair[1]))
    address, mark, query = request.url.partition("?")
    kept = [pair for pair in query.split("&") if not pair.endswith(f"={STAND_IN}")]
    url = f"{address}{mark}{'&'.join(kept)}" if kept else address
    return send(replace(request, headers=headers, url=url))


def _is_stand_in(value: str) -> bool:
    word, _, proof = value.partition(" ")
    if word.lower() == "basic":
        value = _decoded(proof)
    return STAND_IN in value


# --- What was saved ------------------------------------------------------------


def _saved(request: Saved, fill: Filling) -> Iterator[tuple[str, dict[str, str]]]:
    """The credentials of each scheme that `request` uses, by their roles."""
    for holder in (request.item / "request", *reversed(request.holders)):
        auth = holder / "auth"
        kind = (auth / "type").text.lower()
        if auth.is_object and kind:
            values = {key: fill(text) for key, text in _parameters(auth, kind)}
            given = {
                role: values[key]
                for key, role in _ROLES.get(
                    KINDS.get(kind, AuthKind.CUSTOM), {}
                ).items()
                if key in values
            }
            needed = _NEEDED.get(KINDS.get(kind, AuthKind.CUSTOM), frozenset())
            if any(given.values()) and all(given.get(role) for role in needed):
                yield scheme(kind, values, auth.at).id, given
            break
    for place, several in (
        (Place.HEADER, request.headers),
        (Place.QUERY, request.query),
    ):
        for pair in several:
            found = None if pair.disabled else carried(pair, place)
            if found is not None:
                yield found.id, _plain(found, fill(pair.value or ""))


def _parameters(auth: Cursor, kind: str) -> Iterator[tuple[str, str]]:
    """The parameters of a scheme, given as a list or as an object."""
    held = auth / kind
    for pair in pairs(held) if held.is_list else ():
        yield pair.key, pair.value or ""
    for key, value in held.entries():
        yield key, text_of(value)


def _plain(found: ir.AuthScheme, value: str) -> dict[str, str]:
    """What stands in the value of a header or of a query key, by its roles."""
    match found.kind:
        case AuthKind.API_KEY:
            return {"api_key": value}
        case AuthKind.BEARER | AuthKind.OAUTH2:
            prefix = dict(found.settings).get("prefix", "Bearer")
            return {"token": re.sub(rf"(?i)^{re.escape(prefix)} +", "", value)}
        case AuthKind.BASIC:
            user, _, password = _decoded(value.partition(" ")[2]).partition(":")
            return {"username": user, "password": password}
        case _:
            return {}


def _decoded(proof: str) -> str:
    try:
        return base64.b64decode(proof, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


_NEEDED = {
    AuthKind.AWS_SIGV4: frozenset({"access_key", "secret_key"}),
    AuthKind.HAWK: frozenset({"auth_id", "auth_key"}),
    AuthKind.OAUTH1: frozenset({"consumer_key", "consumer_secret"}),
}
"""The roles without which nothing can be signed; Postman then sends no signature."""

_USER = {"username": "username", "password": "password"}

# Nothing that a client would fetch tokens with: Postman fetches none either.
_ROLES: Mapping[AuthKind, Mapping[str, str]] = {
    AuthKind.API_KEY: {"value": "api_key"},
    AuthKind.BEARER: {"token": "token"},
    AuthKind.OAUTH2: {"accessToken": "token"},
    AuthKind.BASIC: _USER,
    AuthKind.DIGEST: _USER,
    AuthKind.NTLM: {**_USER, "domain": "domain"},
    AuthKind.AWS_SIGV4: {
        "accessKey": "access_key",
        "secretKey": "secret_key",
        "sessionToken": "session_token",
        "region": "region",
        "service": "service",
        "serviceName": "service",
    },
    AuthKind.OAUTH1: {
        "consumerKey": "consumer_key",
        "consumerSecret": "consumer_secret",
        "token": "token",
        "tokenSecret": "token_secret",
        "privateKey": "private_key",
    },
    AuthKind.HAWK: {
        "authId": "auth_id",
        "authKey": "auth_key",
        "extraData": "ext",
        "app": "app",
        "delegation": "delegation",
    },
    AuthKind.EDGEGRID: {
        "accessToken": "access_token",
        "clientToken": "client_token",
        "clientSecret": "client_secret",
    },
    AuthKind.JWT: {"secret": "secret", "privateKey": "private_key"},
    AuthKind.ASAP: {
        "iss": "issuer",
        "aud": "audience",
        "kid": "key_id",
        "sub": "subject",
        "privateKey": "private_key",
    },
}
"""The roles of credentials by the words that Postman has for them."""
