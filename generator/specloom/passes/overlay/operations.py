"""Corrections of operations and what is in them, and of the groups they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from specloom import ir

from ..slots import status_text
from .change import changed, fits, marked
from .plan import Plan
from .types import Types

Answer: TypeAlias = ir.Response | ir.ErrorCase
Uses: TypeAlias = tuple[tuple[ir.AuthUse, ...], ...]


class Operations:
    """Corrects groups and operations."""

    def __init__(self, plan: Plan, types: Types) -> None:
        self._plan = plan
        self._types = types
        self._moved: list[tuple[tuple[str, ...], ir.Operation]] = []

    def corrected(self, root: ir.Group, whole: ir.Patch | None) -> ir.Group:
        """`root` with all that is corrected in it; `whole` is of the API."""
        around: tuple[ir.Patch, ...] = ()
        if whole is not None and (whole.auth or whole.usual_auth):
            # What nobody needs is no mistake: sources to come may.
            self._plan.has_changed(whole)
            around = (replace(whole, servers=None),)
        homes = dict(_homes(root, ()))
        root = self._group(root, "", around, homes) or replace(
            root, operations=(), groups=()
        )
        for path, node in self._moved:
            root = _placed(root, path, node)
        return root

    def _group(
        self,
        group: ir.Group,
        path: str,
        around: tuple[ir.Patch, ...],
        homes: dict[str, tuple[str, ...]],
    ) -> ir.Group | None:
        patch = self._plan.of(path, "group") if path else None
        if patch is not None and fits(patch, "group", self._plan):
            if patch.drop:
                self._plan.has_dropped(path, patch)
                for node in ir.operations(group):
                    self._plan.has_dropped(node.id, patch)
                return None
            own = replace(patch, auth=None, servers=None)
            group = changed(group, own, "group", self._plan)
            around = (*around, patch)
        operations = [self._operation(one, around, homes) for one in group.operations]
        inner = [
            self._group(one, id, around, homes) for id, one in _numbered(group, path)
        ]
        held = bool(group.operations or group.groups)
        found = ir.with_parts(
            group,
            operations=tuple(one for one in operations if one is not None),
            groups=tuple(one for one in inner if one is not None),
        )
        empty = held and not (found.operations or found.groups)
        return None if empty and path else found

    def _operation(
        self,
        node: ir.Operation,
        around: tuple[ir.Patch, ...],
        homes: dict[str, tuple[str, ...]],
    ) -> ir.Operation | None:
        exact = self._plan.of(node.id, "operation")
        patches = [*self._plan.matching(node.id), *([] if exact is None else [exact])]
        patches = [one for one in patches if fits(one, "operation", self._plan)]
        drops = [one for one in patches if one.drop is not None]
        if drops and drops[-1].drop:
            self._plan.has_dropped(node.id, drops[-1])
            return None
        for one in around:
            node = self._wrapped(node, one)
        group: tuple[str, ...] | None = None
        for one in patches:
            node = self._spoken(node, one)
            if one.group is not None:
                group = _way(one.group, homes)
                if group != homes[node.id]:
                    self._plan.has_changed(one)
        node = self._inside(node)
        if group is None or group == homes[node.id]:
            return node
        self._moved.append((group, node))
        return None

    def _wrapped(self, node: ir.Operation, patch: ir.Patch) -> ir.Operation:
        """`node` as its group, or the API, says that all in it are."""
        found = replace(
            node,
            auth=_first_of(patch.auth, node.auth, patch.usual_auth),
            servers=node.servers if patch.servers is None else patch.servers,
        )
        return marked(node, found, patch, self._plan)

    def _spoken(self, node: ir.Operation, patch: ir.Patch) -> ir.Operation:
        found = changed(
            node, replace(patch, errors=None, group=None), "operation", self._plan
        )
        if patch.errors is not None:
            told = {one.status for one in patch.errors}
            kept = [one for one in node.errors if one.status not in told]
            errors = (*kept, *patch.errors)
            if set(map(repr, errors)) != set(map(repr, node.errors)):
                found = marked(found, replace(found, errors=errors), patch, self._plan)
        if found is not node:
            self._plan.has_changed(patch)
        return found

    # Inside

    def _inside(self, node: ir.Operation) -> ir.Operation:
        before = node.parameters
        ids = [f"{node.id}/{one.place}/{one.wire}" for one in before]
        node = self._renamed(node, before, ids)
        node = replace(node, bodies=tuple(self._bodies(node)))
        added = list(self._plan.added(node.id, pattern=True))
        parameters = {(one.place, one.wire): one for one in node.parameters}
        for patch in added:
            one = patch.added
            if isinstance(one, ir.Parameter) and self._types.is_new(
                patch, parameters.get((one.place, one.wire))
            ):
                parameters[one.place, one.wire] = one
                slot = f"{node.id}/{one.place}/{one.wire}"
                self._types.within(one.type, slot)
        return replace(
            node,
            parameters=tuple(parameters.values()),
            responses=tuple(self._responses(node, added)),
            errors=tuple(self._errors(node, added)),
        )

    def _renamed(
        self, node: ir.Operation, before: Sequence[ir.Parameter], ids: Sequence[str]
    ) -> ir.Operation:
        """`node` with its parameters corrected, and what calls them by their names."""
        kept: list[ir.Parameter] = []
        moved: dict[tuple[str, str], ir.Parameter] = {}
        for old, id in zip(before, ids, strict=True):
            patch = self._plan.of(id, "parameter")
            if patch is not None and _leaves_path(old, patch):
                self._plan.misfit(patch, "can't go into the path, or out of it")
                kept.append(old)
                continue
            for new in self._types.slotted([old], "parameter", [id]):
                kept.append(new)
                if (old.place, old.wire) != (new.place, new.wire):
                    moved[old.place, old.wire] = new
        self._types.told_apart(ids, "parameter")
        node = replace(node, parameters=tuple(kept))
        return _following(node, moved) if moved else node

    def _bodies(self, node: ir.Operation) -> Iterator[ir.Body]:
        slot = f"{node.id}/request"
        for body in node.bodies:
            patch = self._plan.of(slot, "body")
            if patch is not None and patch.drop and fits(patch, "body", self._plan):
                self._plan.has_dropped(slot, patch)
            else:
                yield self._body(body, slot, patch, "body")
        for patch in self._plan.added(node.id):
            if isinstance(patch.added, ir.Body):
                known = next(iter(node.bodies), None)
                if self._types.is_new(patch, known):
                    yield self._body(patch.added, slot, None, "body")

    def _body(
        self, body: ir.Body, slot: str, patch: ir.Patch | None, kind: str
    ) -> ir.Body:
        if patch is not None and fits(patch, kind, self._plan):
            before = body
            if patch.media is not None:
                coding = ir.encoding(patch.media)
                body = replace(body, media=patch.media, encoding=coding)
            body = changed(body, replace(patch, media=None), kind, self._plan)
            body = marked(before, body, patch, self._plan)
            self._types.typed(slot, before.type, body.type, patch)
        ids = [f"{slot}/{part.wire}" for part in body.parts]
        parts = self._types.slotted(body.parts, "part", ids)
        self._types.told_apart(ids, "part")
        if body.encoding in (ir.Encoding.FORM, ir.Encoding.MULTIPART):
            parts = (*parts, *self._new_parts(parts, slot))
        type = self._types.within(body.type, slot)
        return replace(body, type=type, parts=parts)

    def _new_parts(self, parts: Sequence[ir.Part], slot: str) -> Iterator[ir.Part]:
        known = {part.wire: part for part in parts}
        for patch in self._plan.added(slot):
            if isinstance(patch.added, ir.Field):
                part = _part(patch.added)
                if self._types.is_new(patch, known.get(part.wire)):
                    yield part

    def _responses(
        self, node: ir.Operation, added: Sequence[ir.Patch]
    ) -> Iterator[ir.Response]:
        known = {one.status: one for one in node.responses}
        for one in node.responses:
            slot = f"{node.id}/response/{status_text(one.status)}"
            found = self._answer(one, slot)
            if isinstance(found, ir.Response):
                yield self._headed(found, slot)
        for patch in added:
            if isinstance(patch.added, ir.Response) and self._types.is_new(
                patch, known.get(patch.added.status)
            ):
                slot = f"{node.id}/response/{status_text(patch.added.status)}"
                found = self._answer(patch.added, slot)
                if isinstance(found, ir.Response):
                    yield found

    def _errors(
        self, node: ir.Operation, added: Sequence[ir.Patch]
    ) -> Iterator[ir.ErrorCase]:
        known = {(one.status, one.code): one for one in node.errors}
        for one in node.errors:
            slot = f"{node.id}/response/{status_text(one.status)}"
            found = self._answer(one, slot)
            if isinstance(found, ir.ErrorCase):
                yield found
        for patch in added:
            one_added = patch.added
            if isinstance(one_added, ir.ErrorCase) and self._types.is_new(
                patch, known.get((one_added.status, one_added.code))
            ):
                yield one_added

    def _answer(self, node: Answer, slot: str) -> Answer | None:
        patch = self._plan.of(slot, "response")
        if patch is not None and not fits(patch, "response", self._plan):
            patch = None
        if patch is not None and patch.drop:
            self._plan.has_dropped(slot, patch)
            return None
        if patch is not None and patch.doc is not None:
            node = marked(node, replace(node, doc=patch.doc), patch, self._plan)
        body = node.body
        if body is None and patch is not None and patch.type is not None:
            body = ir.Body(
                at=patch.at, media="application/json", encoding=ir.Encoding.JSON
            )
        if body is not None:
            rest = None if patch is None else replace(patch, doc=None)
            body = self._body(body, slot, rest, "response")
            if patch is not None and patch.at in (body.at, *body.origins):
                self._plan.has_changed(patch)
        return replace(node, body=body)

    def _headed(self, node: ir.Response, slot: str) -> ir.Response:
        ids = [f"{slot}/header/{one.wire}" for one in node.headers]
        headers = {
            one.wire: one for one in self._types.slotted(node.headers, "header", ids)
        }
        self._types.told_apart(ids, "header")
        for patch in self._plan.added(slot):
            one = patch.added
            if isinstance(one, ir.Parameter) and self._types.is_new(
                patch, headers.get(one.wire)
            ):
                headers[one.wire] = one
        return ir.with_parts(node, headers=tuple(headers.values()))


def _part(field: ir.Field) -> ir.Part:
    whole = isinstance(field.type, ir.Record | ir.Map)
    return ir.Part(
        at=field.at,
        wire=field.wire,
        type=field.type,
        required=field.required,
        encoding=ir.Encoding.JSON if whole else ir.Encoding.TEXT,
        file=field.type == ir.Scalar(ir.ScalarKind.BYTES),
        default=field.default,
        constraints=field.constraints,
        examples=field.examples,
        doc=field.doc,
        deprecated=field.deprecated,
    )


def _leaves_path(node: ir.Parameter, patch: ir.Patch) -> bool:
    if patch.place is None:
        return False
    return (patch.place is ir.Place.PATH) != (node.place is ir.Place.PATH)


def _following(
    node: ir.Operation, moved: Mapping[tuple[str, str], ir.Parameter]
) -> ir.Operation:
    """`node` with the names that `moved` parameters have now wherever it says them.

    All at once: two parameters may have swapped their names.
    """
    wires = {wire: new.wire for (place, wire), new in moved.items() if place == "path"}
    pagination = node.pagination
    if pagination is not None:
        said = pagination.parameter
        wire = next((new.wire for (_, old), new in moved.items() if old == said), said)
        pagination = replace(pagination, parameter=wire)
    return replace(
        node,
        path=_HOLE.sub(lambda m: f"{{{wires.get(m[1], m[1])}}}", node.path),
        pagination=pagination,
        examples=tuple(_exemplified(one, moved) for one in node.examples),
    )


_HOLE = re.compile(r"\{([^{}]*)\}")


def _exemplified(
    example: ir.Example, moved: Mapping[tuple[str, str], ir.Parameter]
) -> ir.Example:
    arguments = []
    for one in example.arguments:
        new = moved.get((one.place, one.wire))
        arguments.append(
            one if new is None else replace(one, place=str(new.place), wire=new.wire)
        )
    return replace(example, arguments=tuple(arguments))


def _first_of(*uses: Uses | None) -> Uses | None:
    return next((one for one in uses if one is not None), None)


# --- Groups --------------------------------------------------------------------


def _numbered(group: ir.Group, path: str) -> Iterator[tuple[str, ir.Group]]:
    """The groups in `group`, each with its stable id."""
    seen: dict[str, int] = {}
    for one in group.groups:
        id = f"{path}/{one.name.text}" if path else f"group:{one.name.text}"
        seen[id] = seen.get(id, 0) + 1
        yield (id if seen[id] == 1 else f"{id}#{seen[id]}"), one


def _homes(
    group: ir.Group, path: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every operation with the way to its group; and every group, by its id."""
    for node in group.operations:
        yield node.id, path
    for one in group.groups:
        way = (*path, one.name.text)
        yield f"group:{'/'.join(way)}", way
        yield from _homes(one, way)


def _way(said: tuple[str, ...], homes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The way to the group that a patch names; a text may be the way in one."""
    if len(said) != 1:
        return said
    text = said[0].removeprefix("group:")
    known = homes.get(f"group:{text}")
    return known or tuple(step for step in text.split("/") if step)


def _placed(group: ir.Group, path: tuple[str, ...], node: ir.Operation) -> ir.Group:
    if not path:
        return replace(group, operations=(*group.operations, node))
    groups = list(group.groups)
    place = next((n for n, g in enumerate(groups) if g.name.text == path[0]), None)
    if place is None:
        groups.append(ir.Group(at=node.at, name=ir.Name(path[0])))
        place = len(groups) - 1
    groups[place] = _placed(groups[place], path[1:], node)
    return replace(group, groups=tuple(groups))
