"""Who may call what: the ways to sign in, and what operations demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from ... import ir
from ...diagnostics import Pointer, Report
from ...prose import clean
from ...source import Cursor

Uses = tuple[tuple[ir.AuthUse, ...], ...]

_DEMANDS = (
    ("requiredRoles", "Required roles: {}"),
    ("requiresAnyRole", "Requires any of the roles: {}"),
    ("requiredPermissions", "Required permissions: {}"),
    ("requiresAnyPermission", "Requires any of the permissions: {}"),
)
_SIGNED = "Requires Authentication"
_KEYED = "Requires API Key"
_ALIKE = (ir.AuthKind.SESSION, ir.AuthKind.BASIC, ir.AuthKind.DIGEST)
"""The ways to prove a user name and a password, best first."""
_CREDENTIALS = "credentials"
_REFRESH = "/access-token"


def schemes(root: Cursor, report: Report) -> Iterator[ir.AuthScheme]:
    """The ways to sign in that a host offers, and those that its operations need.

    Where a host does not say how, a user may sign in, or bring a session or a token.
    """
    plugins = root / "plugins"
    auth = plugins / "auth"
    offered = _offered(auth, report)
    signed, keyed = _needs(root)
    for kind, held in offered.items():
        node = held.of(f"auth:{kind}")
        yield _scheme(kind, node.at, auth, (node / "name").text, (node / "label").text)
    if signed and not offered:
        yield _scheme(ir.AuthKind.SESSION, root.at, auth)
        yield _scheme(ir.AuthKind.BEARER, root.at, auth)
    key = plugins / "apiKey"
    if keyed or key.is_object:
        key = (key if key.is_object else root).of(f"auth:{ir.AuthKind.API_KEY}")
        label = clean((key / "label").text)
        yield _key(key.at, (key / "httpHeader").text, label)


def uses(node: Cursor, offered: Sequence[ir.AuthScheme]) -> Uses | None:
    """What an operation needs of the schemes that are `offered`."""
    return _choice(_is_signed(node), _is_keyed(node), offered)


def demands(node: Cursor) -> Iterator[str]:
    """What an operation says must be given before a call."""
    if (node / "requiresAuth").flag:
        yield _SIGNED
    if _is_keyed(node):
        yield _KEYED
    for key, text in _DEMANDS:
        needed = (node / key).texts
        if needed:
            yield text.format(", ".join(needed))


def stated(
    demands: Iterable[str], at: Pointer, root: str = ""
) -> tuple[ir.AuthScheme, ...]:
    """The schemes that a page's `demands` need, as pages don't say how to sign in.

    `root` is the path behind the server's URL where the host's own services are, such
    as "/api".
    """
    signed, keyed = _stated(demands)
    found: list[ir.AuthScheme] = []
    if signed:
        session = {"sign_in_path": f"{root}/auth/credentials"} if root else {}
        refresh = {"refresh_path": f"{root}{_REFRESH}"}
        found.append(
            _made(ir.AuthKind.SESSION, at, session | (refresh if root else {}))
        )
        found.append(_made(ir.AuthKind.BEARER, at, refresh))
    if keyed:
        found.append(_key(at))
    return tuple(found)


def stated_uses(
    demands: Iterable[str], offered: Sequence[ir.AuthScheme]
) -> Uses | None:
    """What an operation needs of the schemes that are `offered`, as its page says."""
    return _choice(*_stated(demands), offered)


def _choice(signed: bool, keyed: bool, offered: Sequence[ir.AuthScheme]) -> Uses | None:
    """The combinations that will do; None if nothing is needed, or nothing offered."""
    keys = [ir.AuthUse(s.id) for s in offered if s.kind is ir.AuthKind.API_KEY]
    users = [ir.AuthUse(s.id) for s in offered if s.kind is not ir.AuthKind.API_KEY]
    if signed and keyed:
        return tuple((user, key) for user in users for key in keys) or None
    if keyed:
        return tuple((key,) for key in keys) or None
    return tuple((use,) for use in (*users, *keys)) or None if signed else None


def _needs(root: Cursor) -> tuple[bool, bool]:
    """Whether some operation needs a user, and some a key."""
    inner = root / "api"
    api = inner if inner.is_object else root
    operations = list((api / "operations").silent())
    return any(map(_is_signed, operations)), any(map(_is_keyed, operations))


def _is_signed(node: Cursor) -> bool:
    return (node / "requiresAuth").flag or any(
        (node / key).texts for key, _ in _DEMANDS
    )


def _is_keyed(node: Cursor) -> bool:
    return (node / "requiresApiKey").json not in (None, False)


def _stated(demands: Iterable[str]) -> tuple[bool, bool]:
    texts = list(demands)
    keyed = [text for text in texts if text.startswith(_KEYED)]
    return len(texts) > len(keyed), bool(keyed)


# --- What a host offers --------------------------------------------------------


def _offered(auth: Cursor, report: Report) -> dict[ir.AuthKind, Cursor]:
    """The kinds of authentication that the providers are, the best first."""
    found: dict[ir.AuthKind, list[Cursor]] = {}
    for node in auth / "authProviders":
        name, type = (node / "name").text, (node / "type").text
        kind = _auth_kind(name, type)
        if kind is None:
            report.warning(
                "auth-unknown",
                f"no way to sign in by {name or type!r} yet: a client takes the token "
                "or the id of the session that it gives",
                node.at,
            )
        else:
            found.setdefault(kind, []).append(node)
    names = [kind for kind in _ALIKE if kind in found]
    for alike in names[1:]:
        others = found.pop(alike)
        found[names[0]] += others
        report.note(
            "auth-alike",
            f"a user name and a password prove the same by {str(names[0])!r}: "
            f"{str(alike)!r} is left out",
            others[0].at,
        )
    for kind, nodes in found.items():
        for node in nodes:
            node.of(f"auth:{kind}").taken()
    order = [*_ALIKE, ir.AuthKind.BEARER]
    return {kind: found[kind][0] for kind in sorted(found, key=order.index)}


def _scheme(
    kind: ir.AuthKind, at: Pointer, auth: Cursor, name: str = "", label: str = ""
) -> ir.AuthScheme:
    settings: dict[str, str] = {}
    auth = auth.of(f"auth:{kind}")
    routes = auth / "serviceRoutes"
    refresh = _path(next(iter((routes / "GetAccessTokenService").texts), _REFRESH))
    if kind is ir.AuthKind.SESSION:
        name = name or _CREDENTIALS
        path = _sign_in_path((routes / "AuthenticateService").texts, name)
        if name != _CREDENTIALS:
            settings["provider"] = name
        if path != f"/auth/{_CREDENTIALS}":
            settings["sign_in_path"] = path
        if refresh != _REFRESH:
            settings["refresh_path"] = refresh
    elif kind is ir.AuthKind.BEARER and _is_renewed(auth):
        settings["refresh_path"] = refresh
    return _made(kind, at, settings, clean(label))


def _sign_in_path(routes: Sequence[str], provider: str) -> str:
    """Where `provider` takes a user's name and password."""
    own = quote(provider, safe="")
    for route in routes:
        head, brace, _ = route.partition("{")
        if brace:
            return _path(f"{head}{own}")
    return _path(routes[0]) if routes else f"/auth/{own}"


def _path(route: str) -> str:
    """A route as a path behind the host's URL; hosts write `~/` for that, too."""
    return f"/{route.removeprefix('~').lstrip('/')}"


def _is_renewed(auth: Cursor) -> bool:
    """Whether the host may renew tokens; one that says it does not is believed."""
    identity = auth / "identityAuth"
    return not identity.is_object or (identity / "hasRefreshToken").flag


def _made(
    kind: ir.AuthKind, at: Pointer, settings: dict[str, str], doc: str = ""
) -> ir.AuthScheme:
    return ir.AuthScheme(
        at=at,
        id=ir.AuthId(kind.value),
        kind=kind,
        settings=tuple(sorted(settings.items())),
        doc=doc,
    )


def _key(at: Pointer, header: str = "", label: str = "") -> ir.AuthScheme:
    return ir.AuthScheme(
        at=at,
        id=ir.AuthId(ir.AuthKind.API_KEY.value),
        kind=ir.AuthKind.API_KEY,
        wire=header or "X-Api-Key",
        doc=f"{label.rstrip('.')}." if label else "",
    )


def _auth_kind(name: str, type: str) -> ir.AuthKind | None:
    match type.casefold(), name.casefold():
        case (_, "authsecret"):
            return None
        case ("bearer", _) | (_, "jwt" | "bearer" | "apikey"):
            return ir.AuthKind.BEARER
        case ("credentials", _) | (_, "credentials"):
            return ir.AuthKind.SESSION
        case ("basic", _) | (_, "basic"):
            return ir.AuthKind.BASIC
        case ("digest", _) | (_, "digest"):
            return ir.AuthKind.DIGEST
        case _:
            return None
