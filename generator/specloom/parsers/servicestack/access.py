"""Who may call what: the schemes and demands in metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ... import ir
from ...diagnostics import Report
from ...prose import clean
from ...source import Cursor
from .metatypes import child

_DEMANDS = (
    ("requiredRoles", "Required roles: {}"),
    ("requiresAnyRole", "Requires any of the roles: {}"),
    ("requiredPermissions", "Required permissions: {}"),
    ("requiresAnyPermission", "Requires any of the permissions: {}"),
)


def schemes(root: Cursor, report: Report) -> Iterator[ir.AuthScheme]:
    """The ways to sign in that a host offers."""
    plugins = child(root, "plugins")
    known: set[str] = set()
    for node in child(child(plugins, "auth"), "authProviders"):
        name, type = child(node, "name").text, child(node, "type").text
        kind = _auth_kind(name, type)
        if kind is None:
            report.warning(
                "auth-unknown",
                f"no way to sign in by {name or type!r} yet",
                node.at,
            )
        elif name not in known:
            known.add(name)
            yield ir.AuthScheme(
                at=node.at,
                id=ir.AuthId(name or kind.value),
                kind=kind,
                doc=clean(child(node, "label").text),
            )
    key = child(plugins, "apiKey")
    if key.is_object:
        yield ir.AuthScheme(
            at=key.at,
            id=ir.AuthId("apiKey"),
            kind=ir.AuthKind.API_KEY,
            wire=child(key, "httpHeader").text or "X-Api-Key",
            doc=clean(child(key, "label").text),
        )


def uses(
    node: Cursor, offered: Sequence[ir.AuthScheme]
) -> tuple[tuple[ir.AuthUse, ...], ...] | None:
    """What an operation needs of the schemes that are `offered`."""
    keyed = child(node, "requiresApiKey").raw not in (None, False)
    if not keyed and not child(node, "requiresAuth").flag:
        return None
    found = tuple(
        (ir.AuthUse(scheme.id),)
        for scheme in offered
        if not keyed or scheme.kind is ir.AuthKind.API_KEY
    )
    return found or None


def demands(node: Cursor) -> Iterator[str]:
    """What an operation says must be given before a call."""
    if child(node, "requiresAuth").flag:
        yield "Requires Authentication"
    if child(node, "requiresApiKey").raw not in (None, False):
        yield "Requires API Key"
    for key, text in _DEMANDS:
        needed = child(node, key).texts
        if needed:
            yield text.format(", ".join(needed))


def _auth_kind(name: str, type: str) -> ir.AuthKind | None:
    match type.casefold(), name.casefold():
        case ("bearer", _) | (_, "jwt" | "bearer"):
            return ir.AuthKind.BEARER
        case ("credentials", _) | (_, "credentials"):
            return ir.AuthKind.SESSION
        case ("basic", _) | (_, "basic"):
            return ir.AuthKind.BASIC
        case ("digest", _) | (_, "digest"):
            return ir.AuthKind.DIGEST
        case ("oauth", _):
            return None
        case (_, "apikey"):
            return ir.AuthKind.BEARER
        case _:
            return None
