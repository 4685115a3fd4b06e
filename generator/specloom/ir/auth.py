"""Ways to prove who is asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..diagnostics import Pointer
from .types import AuthId, Node, Place


class AuthKind(StrEnum):
    """A way to prove who is asking."""

    BEARER = "bearer"
    BASIC = "basic"
    API_KEY = "api_key"
    OAUTH2 = "oauth2"
    DIGEST = "digest"
    SESSION = "session"  # ServiceStack credentials and the cookies they give
    AWS_SIGV4 = "aws_sigv4"
    OAUTH1 = "oauth1"
    HAWK = "hawk"
    NTLM = "ntlm"
    EDGEGRID = "edgegrid"
    ASAP = "asap"
    JWT = "jwt"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthScheme(Node):
    """One scheme; `place` and `wire` say where its proof travels, and by what name.

    `settings` are further words about the scheme, by the names in `AUTH_SETTINGS`;
    never a credential.
    """

    id: AuthId
    kind: AuthKind
    place: Place = Place.HEADER
    wire: str = "Authorization"
    settings: tuple[tuple[str, str], ...] = ()
    doc: str = field(default="", compare=False)


AUTH_SETTINGS: Mapping[AuthKind, frozenset[str]] = {
    AuthKind.BEARER: frozenset({"prefix", "refresh_path"}),
    AuthKind.SESSION: frozenset({"sign_in_path", "refresh_path", "provider"}),
    AuthKind.OAUTH2: frozenset(
        {"token_url", "refresh_url", "authorization_url", "grant", "scope"}
        | {"client_in", "prefix"}
    ),
    AuthKind.AWS_SIGV4: frozenset({"region", "service"}),
    AuthKind.OAUTH1: frozenset(
        {"signature_method", "realm", "body_hash", "empty_parameters"}
    ),
    AuthKind.HAWK: frozenset({"algorithm", "payload_hash"}),
    AuthKind.EDGEGRID: frozenset({"headers_to_sign", "max_body"}),
    AuthKind.ASAP: frozenset(
        {"algorithm", "audience", "issuer", "key_id", "lifetime", "subject"}
    ),
    AuthKind.JWT: frozenset({"algorithm", "base64", "prefix"}),
}
"""The words that the kinds of schemes have settings for.

`grant` is client_credentials, password, authorization_code, implicit, refresh_token or
account_credentials; `client_in` is header or body; `prefix` stands before a token;
paths begin behind the server's URL: where users sign in by a `provider`, and where a
refresh token gets a new token; flags are "true" or left out.
"""


def auth_scheme(
    word: str, at: Pointer, settings: Mapping[str, str] | None = None
) -> AuthScheme | None:
    """The scheme that a short word names, such as `bearer`; None if there is none.

    An API key says where it travels and by what name: `api_key:header:X-Api-Key`; so
    may a token, if it is the query: `oauth2:query:access_token`.
    """
    kind, _, rest = word.partition(":")
    place, _, wire = rest.partition(":")
    if kind not in list(AuthKind) or (place and place not in list(Place)):
        return None
    scheme = AuthScheme(
        at=at,
        id=AuthId(kind),
        kind=AuthKind(kind),
        settings=tuple(sorted((settings or {}).items())),
    )
    if scheme.kind is AuthKind.API_KEY:
        wire = wire or "X-Api-Key"
        return replace(scheme, place=Place(place) if place else Place.HEADER, wire=wire)
    if place == Place.QUERY:
        return replace(scheme, place=Place.QUERY, wire=wire or "access_token")
    return scheme


def auth_word(scheme: AuthScheme) -> str:
    """The word by which `auth_scheme` makes a scheme like this one."""
    if scheme.kind is AuthKind.API_KEY:
        return f"{scheme.kind}:{scheme.place}:{scheme.wire}"
    return str(scheme.kind)


@dataclass(frozen=True, slots=True)
class AuthUse:
    """The use of one scheme by an operation."""

    id: AuthId
    scopes: tuple[str, ...] = ()
