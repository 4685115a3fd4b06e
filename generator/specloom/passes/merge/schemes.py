"""Gives each way to authenticate one id in all sources that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from specloom import ir

_Sort: TypeAlias = tuple[ir.AuthKind, ir.Place, str]
_Auth: TypeAlias = tuple[tuple[ir.AuthUse, ...], ...]


def one_scheme(apis: Sequence[ir.Api]) -> tuple[ir.Api, ...]:
    """`apis` with the ids of the first for the schemes of all that are the same.

    Schemes of two sources are the same if they prove the same way in the same place,
    and neither source has several such. What one says of it, it says for both.
    """
    known: dict[_Sort, ir.AuthScheme] = {}
    taken: dict[ir.AuthId, _Sort] = {}
    made: list[ir.Api] = []
    for api in apis:
        found: dict[_Sort, list[ir.AuthScheme]] = {}
        for scheme in api.auths:
            found.setdefault(_sort(scheme), []).append(scheme)
        ids: dict[ir.AuthId, ir.AuthId] = {}
        for sort, several in found.items():
            first = known.get(sort)
            for scheme in several:
                id = scheme.id
                if first is not None and len(several) == 1:
                    id = first.id
                elif taken.get(id, sort) != sort:
                    id = ir.AuthId(f"{id}_{scheme.kind}")
                ids[scheme.id] = id
                taken.setdefault(id, sort)
            if first is None and len(several) == 1:
                known[sort] = several[0]
        made.append(_renamed(api, ids))
    return tuple(_settled(made))


def _sort(scheme: ir.AuthScheme) -> _Sort:
    wire = scheme.wire
    if scheme.place is ir.Place.HEADER:
        wire = wire.casefold()
    return scheme.kind, scheme.place, wire


def _renamed(api: ir.Api, ids: dict[ir.AuthId, ir.AuthId]) -> ir.Api:
    if all(old == new for old, new in ids.items()):
        return api

    def change(node: ir.Operation) -> ir.Operation:
        return node if node.auth is None else replace(node, auth=renamed(node.auth))

    def renamed(auth: _Auth | None) -> _Auth | None:
        if auth is None:
            return None
        return tuple(
            tuple(replace(use, id=ids.get(use.id, use.id)) for use in uses)
            for uses in auth
        )

    return replace(
        api,
        auths=tuple(replace(s, id=ids[s.id]) for s in api.auths),
        root=ir.rewrite_operations(api.root, change),
        patches=tuple(
            replace(p, auth=renamed(p.auth), usual_auth=renamed(p.usual_auth))
            for p in api.patches
        ),
    )


def _settled(apis: Sequence[ir.Api]) -> list[ir.Api]:
    """`apis`, each scheme with what any of them says of it; the first word counts."""
    settings: dict[ir.AuthId, dict[str, str]] = {}
    docs: dict[ir.AuthId, str] = {}
    for api in apis:
        for scheme in api.auths:
            known = settings.setdefault(scheme.id, {})
            settings[scheme.id] = {**dict(scheme.settings), **known}
            docs[scheme.id] = docs.get(scheme.id) or scheme.doc
    return [
        replace(
            api,
            auths=tuple(
                replace(
                    scheme,
                    settings=tuple(sorted(settings[scheme.id].items())),
                    doc=docs[scheme.id],
                )
                for scheme in api.auths
            ),
        )
        for api in apis
    ]
