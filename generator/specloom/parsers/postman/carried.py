"""Credentials in plain sight: headers, query keys and cookies that prove who asks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ... import ir
from ...infer.placeholders import is_hole, is_made_up
from ...infer.secrets import holds_secret, is_secret_name, is_stand_in
from .pairs import Pair
from .schemes import scheme
from .variables import VARIABLE


def is_credential(pair: Pair, place: ir.Place) -> bool:
    """Whether `pair` proves who asks where it travels, and so is no parameter."""
    return carried(pair, place) is not None


def carried(pair: Pair, place: ir.Place) -> ir.AuthScheme | None:
    """The scheme whose credential `pair` is; None if it is a parameter like others."""
    if pair.security:
        return _marked(pair, place)
    value = (pair.value or "").strip()
    if place is ir.Place.HEADER and pair.key.lower() == "authorization":
        return _authorization(value, pair) if value else None
    if not _names_credential(pair.key, value, place) or not _stands_for(
        pair.key, value
    ):
        return None
    made = scheme("apikey", {"key": pair.key}, pair.at)
    return ir.AuthScheme(
        at=pair.at, id=made.id, kind=made.kind, place=place, wire=pair.key
    )


def _marked(pair: Pair, place: ir.Place) -> ir.AuthScheme:
    kind = pair.security.lower()
    values = {"key": pair.key, "in": str(place)} if kind == "apikey" else {}
    return scheme(kind, values, pair.at)


def _authorization(value: str, pair: Pair) -> ir.AuthScheme:
    """The scheme of an Authorization header, by the word that it begins with."""
    word, _, proof = value.partition(" ")
    kind = _WORDS.get(word.lower(), "")
    if kind == "oauth1" and "oauth_" not in proof:
        kind = ""
    if kind and kind != "bearer":
        return scheme(kind, {}, pair.at)
    prefix = word if proof.strip() and _PREFIX.fullmatch(word) else ""
    if kind == "bearer" or value.startswith("<"):
        prefix = "Bearer"
    made = scheme("bearer", {}, pair.at)
    if prefix == "Bearer":
        return made
    return ir.AuthScheme(
        at=pair.at,
        id=ir.AuthId(f"bearer:{prefix or 'plain'}"),
        kind=made.kind,
        settings=(("prefix", prefix),),
    )


def _names_credential(key: str, value: str, place: ir.Place) -> bool:
    """Whether the name of a key, or that of the variable in it, is a credential's."""
    plain = re.sub(r"[^a-z]", "", key.lower())
    if plain in _OTHERS or _ABOUT.search(plain) is not None:
        return False
    if place is ir.Place.QUERY:
        return plain in _QUERY or (plain == "key" and _variable_is_secret(value))
    return is_secret_name(key) or _variable_is_secret(value)


def _variable_is_secret(value: str) -> bool:
    found = VARIABLE.fullmatch(value)
    return found is not None and is_secret_name(found[1].strip())


def _stands_for(key: str, value: str) -> bool:
    """Whether `value` is a secret, or stands where one belongs."""
    return (
        VARIABLE.search(value) is not None
        or is_hole(value)
        or is_stand_in(value)
        or (holds_secret(key, value) and not is_made_up(value))
    )


_WORDS: Mapping[str, str] = {
    "aws4-hmac-sha256": "awsv4",
    "basic": "basic",
    "bearer": "bearer",
    "digest": "digest",
    "eg1-hmac-sha256": "edgegrid",
    "hawk": "hawk",
    "negotiate": "ntlm",
    "ntlm": "ntlm",
    "oauth": "oauth1",
}

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_OTHERS = frozenset(
    {
        "postmantoken",
        "clientsecret",
        "code",
        "cookie",
        "password",
        "refreshtoken",
        "setcookie",
    }
)
"""Names of what a call is about, or of other things than what proves who makes it."""

_ABOUT = re.compile(r"^accesscontrol|csrf|xsrf")

_QUERY = frozenset(
    {"accesskey", "accesstoken", "apikey", "apitoken", "appkey", "authkey", "authtoken"}
    | {"sessiontoken", "subscriptionkey", "token", "xapikey"}
)
