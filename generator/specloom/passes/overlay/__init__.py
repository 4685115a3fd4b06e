"""Applies the corrections that an overlay makes to what other sources said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Report

from ..messages import carried
from ..slots import holders
from .change import RULE, changed, fits, marked
from .mentions import resolved
from .operations import Operations
from .plan import Plan
from .schemas import outdated
from .types import Types

__all__ = ["RULE", "overlay"]


def overlay(api: ir.Api, report: Report) -> ir.Api:
    """`api` with its patches applied.

    Afterwards there are no patches; each was applied, or reported as an error with the
    nearest thing that it could have meant. What an overlay refers to is there. A type
    that is no longer what its JSON Schema says has none, nor has what holds it.
    """
    if not api.patches:
        return api
    plan = Plan(api.patches, api.types, report)
    types = Types(plan, api.evidence)
    whole = plan.of("api", "API")
    if whole is not None and fits(whole, "API", plan):
        own = replace(whole, auth=None)
        api = changed(api, own, "API", plan)
    else:
        whole = None
    api = replace(api, servers=tuple(_servers(api.servers, plan)))
    schemes = {scheme.id: scheme for scheme in _schemes(api.auths, plan)}
    lost = {scheme.id for scheme in api.auths} - set(schemes)
    declared, reshaped = _declared(api.types, plan, types)
    shape = api.error_shape
    if shape.type is not None:
        plan.seen.setdefault("error", "type")
        shape = replace(shape, type=types.within(shape.type, "error"))
    root = Operations(plan, types).corrected(_without(api.root, lost), whole)
    api = replace(
        api,
        types=declared,
        root=root,
        auths=tuple(schemes.values()),
        error_shape=shape,
        patches=(),
        evidence=dict(_evidence(types)),
    )
    plan.finish()
    api = outdated(api, reshaped, report)
    return carried(resolved(api, plan))


def _declared(
    known: Mapping[ir.TypeId, ir.TypeDecl], plan: Plan, types: Types
) -> tuple[dict[ir.TypeId, ir.TypeDecl], dict[ir.TypeId, ir.Patch]]:
    """The declarations as corrected, and what changed the shape of which."""
    found: dict[ir.TypeId, ir.TypeDecl] = {}
    reshaped: dict[ir.TypeId, ir.Patch] = {}
    for id, old in known.items():
        patch = plan.of(id, "type")
        decl = old
        if patch is not None and patch.drop and fits(patch, "type", plan):
            plan.has_dropped(id, patch)
            continue
        if patch is not None and fits(patch, "type", plan):
            decl = changed(old, patch, "type", plan)
            types.typed(id, old.type, decl.type, patch)
            if patch.type is not None:
                decl = replace(decl, inferred=False)
            if (decl.type, decl.constraints) != (old.type, old.constraints):
                reshaped[id] = patch
        types.reshaped = None
        limits = types.with_item_limits(decl.constraints, decl.type, id)
        if limits != decl.constraints:
            decl = replace(decl, constraints=limits)
        found[id] = ir.with_type(decl, types.within(decl.type, id))
        if types.reshaped is not None:
            reshaped.setdefault(id, types.reshaped)
    return found, reshaped


def _servers(servers: tuple[ir.Server, ...], plan: Plan) -> Iterator[ir.Server]:
    for server in servers:
        ids = [f"server:{name}" for name in (server.name, server.url) if name]
        found = [plan.of(id, "server") for id in ids]
        patches = [one for one in found if one is not None]
        patches = [one for one in patches if fits(one, "server", plan)]
        drop = next((one for one in patches if one.drop), None)
        if drop is None:
            yield _served(server, patches, plan)
        else:
            plan.has_dropped(ids[0], drop)


def _served(server: ir.Server, patches: Sequence[ir.Patch], plan: Plan) -> ir.Server:
    """`server` as `patches` have it."""
    for patch in patches:
        new = changed(server, replace(patch, servers=None), "server", plan)
        if patch.wire is not None:
            new = replace(new, url=patch.wire)
        if patch.servers:
            new = replace(new, variables=patch.servers[0].variables)
        server = marked(server, new, patch, plan)
    return server


def _schemes(schemes: tuple[ir.AuthScheme, ...], plan: Plan) -> Iterator[ir.AuthScheme]:
    for scheme in schemes:
        id = f"auth:{scheme.id}"
        patch = plan.of(id, "scheme")
        if patch is None or not fits(patch, "scheme", plan):
            yield scheme
        elif patch.drop:
            plan.has_dropped(id, patch)
        else:
            if patch.settings is not None:
                known = {**dict(scheme.settings), **dict(patch.settings)}
                patch = replace(patch, settings=tuple(sorted(known.items())))
            yield changed(scheme, patch, "scheme", plan)


def _without(root: ir.Group, lost: set[ir.AuthId]) -> ir.Group:
    """`root` without the uses of schemes that are no more."""

    def change(node: ir.Operation) -> ir.Operation:
        if node.auth is None:
            return node
        kept = tuple(
            uses for uses in node.auth if not any(use.id in lost for use in uses)
        )
        if len(kept) == len(node.auth):
            return node
        return replace(node, auth=kept or None)

    return ir.rewrite_operations(root, change)


def _evidence(types: Types) -> Iterator[tuple[str, ir.Evidence]]:
    """The evidence for what is as samples show it, by the ids that slots have now."""
    for slot, found in types.evidence.items():
        around = list(holders(slot))
        if found.rule != RULE and any(one in types.retyped for one in around):
            continue
        old = next((one for one in around if one in types.moved), None)
        yield (
            slot if old is None else types.moved[old] + slot.removeprefix(old)
        ), found
