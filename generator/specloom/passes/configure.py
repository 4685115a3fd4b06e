"""Applies what the user decided about a client: server, credentials, selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from specloom import ir
from specloom.diagnostics import Pointer, Report

if TYPE_CHECKING:
    from specloom import Settings


def configure(api: ir.Api, settings: Settings, report: Report) -> ir.Api:
    """`api` as `settings` want it.

    Afterwards the server is the one that was set, an operation of which no source says
    how it authenticates uses the schemes that were set, and only selected operations
    are left.
    """
    if settings.server is not None:
        server = ir.Server(at=Pointer("specloom.yaml"), url=settings.server)
        api = replace(api, servers=(server,))
    if settings.auth:
        api = _with_auth(api, settings.auth, report)
    if settings.include or settings.exclude:
        api = _selected(api, settings.include, settings.exclude, report)
    return api


def _with_auth(api: ir.Api, words: Sequence[str], report: Report) -> ir.Api:
    schemes = {scheme.id: scheme for scheme in api.auths}
    uses: list[tuple[ir.AuthUse, ...]] = []
    for word in words:
        scheme = ir.auth_scheme(word, Pointer("specloom.yaml"))
        if scheme is None:
            near = get_close_matches(word, list(ir.AuthKind), 1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            report.error("unknown-auth", f"no way to authenticate is {word!r}{hint}")
            continue
        same = (s for s in schemes.values() if _alike(s, scheme))
        scheme = next(same, scheme)
        schemes.setdefault(scheme.id, scheme)
        uses.append((ir.AuthUse(scheme.id),))
    if not uses:
        return api

    def change(node: ir.Operation) -> ir.Operation:
        return node if node.auth is not None else replace(node, auth=tuple(uses))

    return replace(
        api,
        auths=tuple(schemes.values()),
        root=ir.rewrite_operations(api.root, change),
    )


def _alike(one: ir.AuthScheme, two: ir.AuthScheme) -> bool:
    if one.kind is not two.kind:
        return False
    return one.kind is not ir.AuthKind.API_KEY or (
        one.place is two.place and one.wire.lower() == two.wire.lower()
    )


def _selected(
    api: ir.Api, include: Sequence[str], exclude: Sequence[str], report: Report
) -> ir.Api:
    ids = [node.id for node in ir.operations(api.root)]
    for pattern in (*include, *exclude):
        if not any(fnmatchcase(id, pattern) for id in ids):
            near = get_close_matches(pattern, ids, 1, 0.4)
            hint = f": the nearest is {near[0]!r}" if near else ""
            report.warning(
                "pattern-unused", f"no operation id matches {pattern!r}{hint}"
            )

    def change(node: ir.Operation) -> ir.Operation | None:
        kept = not include or any(fnmatchcase(node.id, p) for p in include)
        if kept and not any(fnmatchcase(node.id, p) for p in exclude):
            return node
        return None

    return replace(api, root=ir.rewrite_operations(api.root, change))
