"""Applies what the user decided about a client: where it calls, how, and what for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from specloom import ir
from specloom.diagnostics import Pointer, Report

from .messages import carried

if TYPE_CHECKING:
    from specloom import Settings
    from specloom.source import Json


def configure(api: ir.Api, settings: Settings, report: Report) -> ir.Api:
    """`api` as `settings` want it.

    Afterwards the server is the one that was set, an operation of which no source says
    how it authenticates uses the schemes that were set, operations are paged as was
    set, and only selected ones are left.
    """
    if settings.server is not None:
        server = ir.Server(at=Pointer("specloom.yaml"), url=settings.server)
        api = replace(api, servers=(server,))
    if settings.auth:
        api = _with_auth(api, settings, report)
    if settings.pagination:
        api = _paged(api, settings, report)
    if settings.include or settings.exclude:
        api = _selected(api, settings.include, settings.exclude, report)
    return api


def _with_auth(api: ir.Api, settings: Settings, report: Report) -> ir.Api:
    schemes = {scheme.id: scheme for scheme in api.auths}
    uses: list[tuple[ir.AuthUse, ...]] = []
    for word in settings.auth:
        given = settings.auth_settings.get(word, {})
        scheme = ir.auth_scheme(word, Pointer("specloom.yaml"), given)
        if scheme is None:
            near = get_close_matches(word, list(ir.AuthKind), 1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            report.error("unknown-auth", f"no way to authenticate is {word!r}{hint}")
            continue
        held = next((s for s in schemes.values() if _alike(s, scheme)), None)
        if held is not None:
            known = {**dict(held.settings), **given}
            scheme = replace(held, settings=tuple(sorted(known.items())))
        schemes[scheme.id] = scheme
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


def _paged(api: ir.Api, settings: Settings, report: Report) -> ir.Api:
    """`api` with the pagination that was set, in place also of what patches say."""
    words = settings.pagination
    _note_unused([pattern for pattern in words if pattern != "*"], api, report)

    def change(node: ir.Operation) -> ir.Operation:
        said = _pagination(node.id, words, settings.name)
        if said is None or (said.paging is ir.Paging.PROPOSED and node.pagination):
            return node
        return replace(node, pagination=said)

    def unpatched(patch: ir.Patch) -> ir.Patch:
        said = _pagination(patch.target, words, settings.name)
        if said is None or said.paging is ir.Paging.PROPOSED:
            return patch
        return replace(patch, pagination=None)

    return replace(
        api,
        root=ir.rewrite_operations(api.root, change),
        patches=tuple(map(unpatched, api.patches)),
    )


def _pagination(
    id: str, words: Mapping[str, Json], client: str
) -> ir.Pagination | None:
    pattern = next((p for p in reversed([*words]) if fnmatchcase(id, p)), None)
    if pattern is None:
        return None
    place = ("clients", client, "pagination", pattern)
    return ir.pagination(words[pattern], Pointer("specloom.yaml", place))


def _note_unused(patterns: Sequence[str], api: ir.Api, report: Report) -> None:
    ids = [node.id for node in ir.operations(api.root)]
    for pattern in patterns:
        if not any(fnmatchcase(id, pattern) for id in ids):
            near = get_close_matches(pattern, ids, 1, 0.4)
            hint = f": the nearest is {near[0]!r}" if near else ""
            report.warning(
                "pattern-unused", f"no operation id matches {pattern!r}{hint}"
            )


def _selected(
    api: ir.Api, include: Sequence[str], exclude: Sequence[str], report: Report
) -> ir.Api:
    _note_unused((*include, *exclude), api, report)

    def change(node: ir.Operation) -> ir.Operation | None:
        kept = not include or any(fnmatchcase(node.id, p) for p in include)
        if kept and not any(fnmatchcase(node.id, p) for p in exclude):
            return node
        return None

    return carried(replace(api, root=ir.rewrite_operations(api.root, change)))
