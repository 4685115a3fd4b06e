"""Applies what the user decided about a client: where it calls, how, and what for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from specloom import ir
from specloom.diagnostics import Pointer, Report

from .messages import carried
from .slots import holders, matching

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
        patches = (_unserved(patch) for patch in api.patches)
        api = replace(api, servers=(server,), patches=tuple(patches))
    if settings.auth:
        api = _with_auth(api, settings, report)
    if settings.pagination:
        api = _paged(api, settings, report)
    if settings.include or settings.exclude:
        api = _selected(api, settings, report)
    return api


def is_selected(ids: Sequence[str], settings: Settings) -> bool:
    """Whether the user wants the operation that goes by the `ids`."""

    def among(patterns: Sequence[str]) -> bool:
        return any(fnmatchcase(id, pattern) for id in ids for pattern in patterns)

    kept = not settings.include or among(settings.include)
    return kept and not among(settings.exclude)


def _unserved(patch: ir.Patch) -> ir.Patch:
    """`patch` without what an overlay says of the server of the whole API."""
    return replace(patch, servers=None) if patch.target == "api" else patch


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
        said = _pagination((node.id, *node.joined), words, settings.name)
        if said is None or (said.paging is ir.Paging.PROPOSED and node.pagination):
            return node
        return replace(node, pagination=said)

    def unpatched(patch: ir.Patch) -> ir.Patch:
        said = _pagination((patch.target,), words, settings.name)
        if said is None or said.paging is ir.Paging.PROPOSED:
            return patch
        return replace(patch, pagination=None)

    return replace(
        api,
        root=ir.rewrite_operations(api.root, change),
        patches=tuple(map(unpatched, api.patches)),
    )


def _matches(node: ir.Operation, pattern: str) -> bool:
    return any(fnmatchcase(id, pattern) for id in (node.id, *node.joined))


def _pagination(
    ids: Sequence[str], words: Mapping[str, Json], client: str
) -> ir.Pagination | None:
    matching = (p for p in reversed([*words]) if any(fnmatchcase(i, p) for i in ids))
    pattern = next(matching, None)
    if pattern is None:
        return None
    place = ("clients", client, "pagination", pattern)
    return ir.pagination(words[pattern], Pointer("specloom.yaml", place))


def _note_unused(patterns: Sequence[str], api: ir.Api, report: Report) -> None:
    nodes = list(ir.operations(api.root))
    ids = [node.id for node in nodes]
    for pattern in patterns:
        if not any(_matches(node, pattern) for node in nodes):
            near = get_close_matches(pattern, ids, 1, 0.4)
            hint = f": the nearest is {near[0]!r}" if near else ""
            report.warning(
                "pattern-unused", f"no operation id matches {pattern!r}{hint}"
            )


def _selected(api: ir.Api, settings: Settings, report: Report) -> ir.Api:
    _note_unused((*settings.include, *settings.exclude), api, report)

    def change(node: ir.Operation) -> ir.Operation | None:
        return node if is_selected((node.id, *node.joined), settings) else None

    root = ir.rewrite_operations(api.root, change)
    patches = _about(api.root, root, api.patches) if api.patches else ()
    return carried(replace(api, root=root, patches=patches))


def _about(
    before: ir.Group, after: ir.Group, patches: Sequence[ir.Patch]
) -> tuple[ir.Patch, ...]:
    """`patches` less those of operations that were not selected."""
    left = {node.id for node in ir.operations(after)}
    gone = {node.id for node in ir.operations(before)} - left

    def is_gone(patch: ir.Patch) -> bool:
        around = reversed([*holders(patch.target)])
        if "*" not in patch.target:
            nearest = next((id for id in around if id in left or id in gone), None)
            return nearest in gone
        ids = [patch.target] if patch.added is None else around
        patterns = [matching(id) for id in ids]
        return not any(_fits(patterns, left)) and any(_fits(patterns, gone))

    return tuple(one for one in patches if not is_gone(one))


def _fits(patterns: Sequence[re.Pattern[str]], ids: Iterable[str]) -> Iterator[bool]:
    return (pattern.fullmatch(id) is not None for pattern in patterns for id in ids)
