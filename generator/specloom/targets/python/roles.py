"""What a client's user gives for each kind of authentication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import ir


@dataclass(frozen=True, slots=True)
class Role:
    """What a keyword means to the class that knows its scheme.

    It is passed by `label`, or by its place where that is empty. `setting` is the
    scheme's setting that it has for a default; where there is none it is `default`, or
    else None.
    """

    name: str
    doc: str
    label: str = ""
    setting: str = ""
    type: str = "str"
    default: str = ""


def roles(scheme: ir.AuthScheme) -> tuple[Role, ...]:
    """The roles of a scheme, in the order of its keywords."""
    settings = dict(scheme.settings)
    match scheme.kind:
        case ir.AuthKind.BEARER:
            return (_TOKEN, *((_REFRESH,) if "refresh_path" in settings else ()))
        case ir.AuthKind.OAUTH2:
            return tuple(_oauth2(settings.get("grant", "")))
        case ir.AuthKind.API_KEY:
            doc = f"The key that goes into the {_PLACES[scheme.place]}."
            return (Role("api_key", scheme.doc or doc),)
        case ir.AuthKind.NTLM:
            return (*_USER, _named("domain", "The Windows domain of the user."))
        case ir.AuthKind.AWS_SIGV4:
            return _AWS
        case ir.AuthKind.OAUTH1:
            keyed = settings.get("signature_method", "").startswith("RSA")
            return (*_OAUTH1, *((_RSA_KEY,) if keyed else ()))
        case ir.AuthKind.HAWK:
            return _HAWK
        case ir.AuthKind.EDGEGRID:
            return _EDGEGRID
        case ir.AuthKind.JWT:
            symmetric = settings.get("algorithm", "HS256").startswith("HS")
            key = Role("secret", "What tokens are signed with.")
            return (key if symmetric else _PRIVATE_KEY, *_JWT)
        case ir.AuthKind.ASAP:
            return _ASAP
        case ir.AuthKind.BASIC | ir.AuthKind.DIGEST:
            return _USER
        case ir.AuthKind.SESSION:
            return _SESSION
        case ir.AuthKind.CUSTOM:
            return ()


def _named(
    name: str,
    doc: str,
    setting: str = "",
    type: str = "str",
    default: str = "",
) -> Role:
    return Role(name, doc, name, setting, type, default)


def _oauth2(grant: str) -> Iterator[Role]:
    """The keywords that a grant needs; all that are usual where none is named."""
    yield _TOKEN
    yield _named("client_id", "Who the program is, to fetch tokens with.")
    yield _named("client_secret", "What proves it.")
    if grant != "client_credentials":
        yield _named("refresh_token", "A token that gets new access tokens.")
    if grant == "password":
        yield _named("username", "The user for whom tokens are fetched.")
        yield _named("password", "The password of the user.")
    if grant in {"", "account_credentials"}:
        yield _named("account_id", "The account for which tokens are fetched.")
    yield _named("token_url", "Where tokens are fetched.", "token_url")
    yield _named("scope", "What tokens shall allow, parted by spaces.", "scope")


_PLACES = {
    ir.Place.HEADER: "headers",
    ir.Place.QUERY: "query",
    ir.Place.COOKIE: "cookies",
    ir.Place.PATH: "path",
}

_TOKEN = Role("token", "The access token, or a function that returns it.", type="Token")
_USER = (
    Role("username", "Who is asking."),
    Role("password", "The password of the user."),
)
_REFRESH = _named("refresh_token", "A token that gets a new access token after a 401.")
_SESSION = (
    Role("username", "The user who signs in."),
    Role("password", "The password of the user, or a function for it.", type="Token"),
    _named("session_id", "The id of a session that the user has already."),
)
_RSA_KEY = _named("private_key", "The RSA key that signs, as PEM.")
_PRIVATE_KEY = Role("private_key", "The key that signs tokens, as PEM.")
_AWS = (
    Role("access_key", "The id of the AWS access key."),
    Role("secret_key", "The AWS secret access key."),
    _named("session_token", "What belongs to a key that is valid for a while only."),
    _named("region", "The AWS region that is called.", "region", default="us-east-1"),
    _named(
        "service", "The AWS service that is called.", "service", default="execute-api"
    ),
)
_OAUTH1 = (
    Role("consumer_key", "Who the program is."),
    Role("consumer_secret", "What proves it."),
    _named("token", "Who the program calls for, if it is not for itself."),
    _named("token_secret", "The secret of the token."),
)
_HAWK = (
    Role("auth_id", "The id of the key."),
    Role("auth_key", "The key that signs."),
    _named("ext", "What the application wants to be signed beside the request."),
    _named("app", "The id of the application that calls."),
    _named("delegation", "The id of the application that it calls for."),
)
_EDGEGRID = (
    Role("client_token", "Who the program is."),
    Role("client_secret", "What proves it."),
    Role("access_token", "What the program may do."),
)
_JWT = (
    _named("claims", "What tokens say.", type="Claims"),
    Role("token_header", "What their header says.", "header", type="Claims"),
    Role(
        "token_lifetime", "Seconds for which they are good.", "lifetime", type="float"
    ),
)
_ASAP = (
    Role("issuer", "Who the program is.", setting="issuer"),
    Role("audience", "Whom it calls.", setting="audience"),
    _named("key_id", "By what name the server finds the public key.", "key_id"),
    _named("private_key", "The key that signs tokens, as PEM."),
    _named("subject", "For whom it calls, if not for itself.", "subject"),
    _named("claims", "What tokens say beside all this.", type="Claims"),
)
