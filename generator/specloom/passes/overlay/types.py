"""Corrections inside types: fields, items, values of enums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from specloom import ir

from .change import RULE, changed, fits, limited, retyped
from .plan import Plan, differs

Slotted = TypeVar("Slotted", ir.Field, ir.Parameter, ir.Part)


class Types:
    """Corrects types, and keeps the evidence in step with them."""

    def __init__(self, plan: Plan, evidence: Mapping[str, ir.Evidence]) -> None:
        self.evidence = dict(evidence)
        self.retyped: dict[str, ir.Patch] = {}
        self.moved: dict[str, str] = {}
        self.reshaped: ir.Patch | None = None
        self._with_limits: set[str] = set()
        self._plan = plan

    def slotted(
        self, nodes: Sequence[Slotted], kind: str, ids: Sequence[str]
    ) -> tuple[Slotted, ...]:
        """`nodes`, each of which has the id beside it, less those that are dropped."""
        found = []
        for node, id in zip(nodes, ids, strict=True):
            patch = self._plan.of(id, kind)
            here = node
            if patch is not None:
                if patch.drop and fits(patch, kind, self._plan):
                    self._plan.has_dropped(id, patch)
                    self.reshaped = self.reshaped or patch
                    continue
                here = changed(node, patch, kind, self._plan)
                self.typed(id, node.type, here.type, patch)
                if _slot(here) != _slot(node):
                    self.moved[id] = id.removesuffix(_slot(node)) + _slot(here)
                if _shape(node) != _shape(here):
                    self.reshaped = self.reshaped or patch
            limits = self.with_item_limits(here.constraints, here.type, id)
            if limits != here.constraints:
                here = replace(here, constraints=limits)
            found.append(replace(here, type=self.within(here.type, id)))
        return tuple(found)

    def told_apart(self, ids: Sequence[str], kind: str) -> None:
        """Report what of all that had the `ids` got the name of something beside it."""
        now: dict[str, str] = {}
        for id in ids:
            patch = self._plan.of(id, kind)
            if patch is not None and patch.drop:
                continue
            known = now.setdefault(self.moved.get(id, id), id)
            if known != id:
                both = (id, known) if id in self.moved else (known, id)
                renamed = self._plan.of(both[0], kind)
                if renamed is not None:
                    self._plan.misfit(
                        renamed, f"can't be called so: {both[1]!r} has that name too"
                    )

    def typed(self, id: str, before: ir.Type, after: ir.Type, patch: ir.Patch) -> None:
        """Remember that `patch` said the type of a slot."""
        if patch.type is not None or (patch.formats is not None and before != after):
            self.retyped[id] = patch
            if isinstance(ir.without_null(after), ir.Scalar):
                # By another name it is found where samples show it.
                known = self.evidence.get(id)
                moved = patch.wire is not None or patch.place is not None
                seen = () if known is None or not moved else known.origins
                origins = (patch.at, *patch.origins, *seen)
                self.evidence[id] = ir.Evidence(rule=RULE, origins=origins)

    def with_item_limits(
        self, limits: ir.Constraints | None, type: ir.Type, id: str
    ) -> ir.Constraints | None:
        """`limits` of what stands at `id`, with those that its items get."""
        match ir.without_null(type):
            case ir.List(item):
                inner = f"{id}[]"
            case ir.Map(item):
                inner = f"{id}{{}}"
            case _:
                return limits
        old = None if limits is None else limits.items
        found = old
        patch = self._plan.of(inner, "item")
        if patch is not None and fits(patch, "item", self._plan):
            self._with_limits.add(inner)
            found = limited(old, item, patch)
            if found != old:
                self._plan.has_changed(patch)
                self.reshaped = self.reshaped or patch
        found = self.with_item_limits(found, item, inner)
        if found == old:
            return limits
        whole = replace(limits or ir.Constraints(), items=found)
        return None if whole == ir.Constraints() else whole

    def within(self, type: ir.Type, id: str) -> ir.Type:
        """`type`, which stands at `id`, with all that is corrected in it."""
        found = self._within(type, id)
        self._plan.typed(id, found)
        return found

    def _within(self, type: ir.Type, id: str) -> ir.Type:
        match type:
            case ir.Record(fields, _, extra):
                ids = [f"{id}/{field.wire}" for field in fields]
                fields = self.slotted(fields, "field", ids)
                self.told_apart(ids, "field")
                fields = self._added(fields, id)
                rest = None if extra is None else self._item(extra, f"{id}{{}}")
                return replace(type, fields=fields, extra=rest)
            case ir.List(item):
                return ir.List(self._item(item, f"{id}[]"))
            case ir.Map(value):
                value = self._item(value, f"{id}{{}}")
                fields = self._added((), id)
                if not fields:
                    return ir.Map(value)
                return ir.Record(fields, extra=None if value == ir.ANY else value)
            case ir.Tuple(items, further):
                first = [
                    self._item(one, f"{id}[{place}]") for place, one in enumerate(items)
                ]
                last = None if further is None else self._item(further, f"{id}[]")
                return ir.Tuple(tuple(first), last)
            case ir.Union(members, tag):
                found = tuple(self._members(members, tag, id))
                return ir.Union(found, self._tag(members, tag, id))
            case ir.Enum(values):
                return replace(type, members=self._values(values, id))
            case ir.Scalar() | ir.Const() | ir.Ref() | ir.Any():
                return type

    def _members(
        self, members: Sequence[ir.Type], tag: ir.Tag | None, id: str
    ) -> list[ir.Type]:
        """The members of a union, corrected."""
        slots = _member_slots(members, tag, id)
        return [
            self._within(one, id) if slot == id else self._item(one, slot)
            for one, slot in zip(members, slots, strict=True)
        ]

    def _tag(
        self, members: Sequence[ir.Type], tag: ir.Tag | None, id: str
    ) -> ir.Tag | None:
        """`tag` by the name that its property gets, which is one in all members."""
        if tag is None:
            return None
        wires: dict[str, ir.Patch | None] = {}
        slots = _member_slots(members, tag, id)
        for one, slot in zip(members, slots, strict=True):
            told_by = self._plan.property_slot(one, slot, tag.wire)
            if told_by:
                patch = self._plan.renaming(told_by)
                wires.setdefault(tag.wire if patch is None else patch.wire or "", patch)
        renaming = next((one for one in wires.values() if one is not None), None)
        if renaming is None:
            return tag
        if len(wires) > 1:
            self._plan.misfit(
                renaming,
                f"tells the members of {id!r} apart: rename it in all of them",
            )
            return tag
        return replace(tag, wire=renaming.wire or tag.wire)

    def _item(self, type: ir.Type, id: str) -> ir.Type:
        patch = self._plan.of(id, "item")
        if patch is not None and fits(patch, "item", self._plan):
            if (patch.constraints or patch.without) and id not in self._with_limits:
                self._plan.misfit(
                    patch, "is of a value as a whole, which has no limits"
                )
            before, type = type, retyped(type, patch, self._plan)
            self.typed(id, before, type, patch)
            if differs(before, type):
                self._plan.has_changed(patch)
                self.reshaped = self.reshaped or patch
        return self.within(type, id)

    def _added(self, fields: tuple[ir.Field, ...], id: str) -> tuple[ir.Field, ...]:
        known = {field.wire: field for field in fields}
        for patch in self._plan.added(id):
            if isinstance(patch.added, ir.Field) and self.is_new(
                patch, known.get(patch.added.wire)
            ):
                self.reshaped = self.reshaped or patch
                known[patch.added.wire] = patch.added
                self.within(patch.added.type, patch.target)
        return tuple(known.values())

    def _values(
        self, values: Sequence[ir.EnumMember], id: str
    ) -> tuple[ir.EnumMember, ...]:
        found: dict[object, ir.EnumMember] = {}
        for value in values:
            here = f"{id}={value.value!r}"
            patch = self._plan.of(here, "value")
            if patch is not None and patch.drop and fits(patch, "value", self._plan):
                self._plan.has_dropped(here, patch)
                self.reshaped = self.reshaped or patch
                continue
            found[value.value] = (
                value if patch is None else changed(value, patch, "value", self._plan)
            )
        for patch in self._plan.added(id):
            if isinstance(patch.added, ir.EnumMember) and self.is_new(
                patch, found.get(patch.added.value)
            ):
                self.reshaped = self.reshaped or patch
                found[patch.added.value] = patch.added
        if not found and values:
            last = self._plan.of(f"{id}={values[-1].value!r}", "value")
            if last is not None:
                self._plan.misfit(
                    last, f"is the last value of {id!r}: a type says what it is instead"
                )
            return tuple(values)
        return tuple(found.values())

    def is_new(self, patch: ir.Patch, known: ir.Node | None) -> bool:
        """Whether what `patch` adds is not there yet; what is there is reported."""
        self._plan.has_added(patch)
        added = patch.added
        if known is None or added is None:
            self._plan.seen.setdefault(patch.target, "addition")
            self._plan.has_changed(patch)
            return True
        if known is not added and known != added:
            self._plan.misfit(patch, "is there already: `patch` corrects it")
        return False


def _member_slots(members: Sequence[ir.Type], tag: ir.Tag | None, id: str) -> list[str]:
    """The ids of a union's members: each its own where only a tag tells them apart."""
    untold = 0
    if tag is not None:
        ids = [one for _, one in tag.values]
        untold = next((n for n, one in enumerate(ids) if one), len(ids))
    return [f"{id}#{n + 2}" if n < untold else id for n in range(len(members))]


def _slot(node: ir.Field | ir.Parameter | ir.Part) -> str:
    """The end of the id of a slot."""
    if isinstance(node, ir.Parameter):
        return f"{node.place}/{node.wire}"
    return node.wire


def _shape(node: ir.Node) -> tuple[object, ...]:
    """What decides which values are valid."""
    words = ("wire", "type", "required", "constraints")
    return tuple(getattr(node, word) for word in words)
