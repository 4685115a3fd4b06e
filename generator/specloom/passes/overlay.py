"""Applies the corrections that an overlay makes to what other sources said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from specloom import ir
from specloom.diagnostics import Report

from .messages import carried
from .slots import Slot, holders, inner, rewrite_slots, status_text

Patched = TypeVar("Patched", ir.Field, ir.Parameter, ir.Part, ir.Body)


def overlay(api: ir.Api, report: Report) -> ir.Api:
    """`api` with its patches applied.

    Afterwards there are no patches; each was applied, or reported as an error with the
    nearest thing that it could have meant.
    """
    if not api.patches:
        return api
    work = _Patching(api.patches)
    patched = work.applied(api)
    for patch in api.patches:
        if patch.target in work.used:
            continue
        near = get_close_matches(patch.target, sorted(work.seen), 1, 0.5)
        hint = f": the nearest is {near[0]!r}" if near else ""
        report.error(
            "patch-unmatched", f"nothing has the id {patch.target!r}{hint}", patch.at
        )
    retyped = {p.target for p in api.patches if p.type is not None}
    evidence = {
        slot: found
        for slot, found in patched.evidence.items()
        if not any(holder in retyped for holder in holders(slot))
    }
    return carried(replace(patched, patches=(), evidence=evidence))


class _Patching:
    """The patches by target, which of them were used, and what there was to patch."""

    def __init__(self, patches: Sequence[ir.Patch]) -> None:
        self.used: set[str] = set()
        self.seen: dict[str, None] = {}
        self._patches: dict[str, ir.Patch] = {}
        for patch in patches:
            known = self._patches.get(patch.target)
            self._patches[patch.target] = (
                patch if known is None else _both(known, patch)
            )

    def applied(self, api: ir.Api) -> ir.Api:
        """`api` with every patch that has a target in it applied."""
        types = {id: self._declaration(decl) for id, decl in api.types.items()}
        api = replace(
            api,
            types={id: decl for id, decl in types.items() if decl is not None},
            root=ir.rewrite_operations(api.root, self._operation),
        )
        return rewrite_slots(api, self._inside)

    def _find(self, id: str) -> ir.Patch | None:
        self.seen[id] = None
        patch = self._patches.get(id)
        if patch is not None:
            self.used.add(id)
        return patch

    def _declaration(self, decl: ir.TypeDecl) -> ir.TypeDecl | None:
        patch = self._find(decl.id)
        if patch is None:
            return decl
        if patch.drop:
            return None
        type = decl.type if patch.type is None else patch.type
        return replace(
            decl,
            type=type,
            name=decl.name if patch.name is None else ir.Name(patch.name),
            doc=decl.doc if patch.doc is None else patch.doc,
            inferred=decl.inferred and patch.type is None,
        )

    def _operation(self, node: ir.Operation) -> ir.Operation | None:
        patch = self._find(node.id)
        if patch is not None and patch.drop:
            return None
        if patch is not None:
            node = replace(
                node,
                name=node.name if patch.name is None else ir.Name(patch.name),
                doc=node.doc if patch.doc is None else patch.doc,
                pagination=patch.pagination or node.pagination,
            )
        return replace(
            node,
            parameters=self._patched(
                node.parameters, lambda one: f"{node.id}/{one.place}/{one.wire}"
            ),
            bodies=tuple(
                self._body(body, f"{node.id}/request") for body in node.bodies
            ),
            responses=tuple(
                replace(r, body=r.body and self._body(r.body, _response(node, r)))
                for r in node.responses
            ),
            errors=tuple(
                replace(e, body=e.body and self._body(e.body, _response(node, e)))
                for e in node.errors
            ),
        )

    def _patched(
        self, nodes: Sequence[Patched], slot: Callable[[Patched], str]
    ) -> tuple[Patched, ...]:
        """`nodes`, each as the patch of its slot has it, less those that it drops."""
        kept: list[Patched] = []
        for node in nodes:
            patch = self._find(slot(node))
            if patch is None:
                kept.append(node)
            elif not patch.drop:
                kept.append(_changed(node, patch))
        return tuple(kept)

    def _body(self, body: ir.Body, slot: str) -> ir.Body:
        patch = self._find(slot)
        if patch is not None:
            body = _changed(body, patch)
        parts = self._patched(body.parts, lambda part: f"{slot}/{part.wire}")
        return replace(body, parts=parts)

    def _inside(self, type: ir.Type, slot: Slot) -> ir.Type:
        """`type` with what is patched in it: fields, and items that have an id."""
        if isinstance(type, ir.Record):
            fields = self._patched(type.fields, lambda one: f"{slot.id}/{one.wire}")
            type = replace(type, fields=fields)
        types: list[ir.Type] = []
        for inside, here in inner(type, slot):
            item = here.id.endswith(("[]", "{}")) and here.id != slot.id
            patch = self._find(here.id) if item else None
            if patch is not None and patch.type is not None:
                types.append(_formed(patch.type, inside))
            else:
                types.append(self._inside(inside, here))
        return ir.with_children(type, types)


def _response(node: ir.Operation, case: ir.Response | ir.ErrorCase) -> str:
    return f"{node.id}/response/{status_text(case.status)}"


def _changed(node: Patched, patch: ir.Patch) -> Patched:
    return replace(
        node,
        type=node.type if patch.type is None else _formed(patch.type, node.type),
        required=node.required if patch.required is None else patch.required,
        doc=node.doc if patch.doc is None else patch.doc,
    )


def _formed(type: ir.Type, before: ir.Type) -> ir.Type:
    """`type`, in the dialect of `before` if that is of the same kind.

    A patch can't say how many digits the seconds of a date-time have; samples show it.
    """
    found: ir.Type
    match ir.without_null(type), ir.without_null(before):
        case ir.Scalar(kind, ""), ir.Scalar(other, form) if kind is other:
            found = ir.Scalar(kind, "" if form == "text" else form)
        case ir.List(item), ir.List(inside):
            found = ir.List(_formed(item, inside))
        case _:
            return type
    return ir.nullable(found) if ir.is_nullable(type) else found


def _both(one: ir.Patch, two: ir.Patch) -> ir.Patch:
    """Two patches of one target as one; the later says the last word."""
    return replace(
        one,
        type=one.type if two.type is None else two.type,
        name=one.name if two.name is None else two.name,
        required=one.required if two.required is None else two.required,
        doc=one.doc if two.doc is None else two.doc,
        pagination=two.pagination or one.pagination,
        drop=one.drop or two.drop,
    )
