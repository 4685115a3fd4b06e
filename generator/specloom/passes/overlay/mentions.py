"""What a reference to a slot stands for, if no type is declared there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Pointer

from ..slots import Slot, inner
from .plan import Plan


def resolved(api: ir.Api, plan: Plan) -> ir.Api:
    """`api` with the types of slots in place of the references to these.

    What will have an identity of its own there is still referred to. References that
    lead nowhere were reported, and stand for anything.
    """
    slots = {id: type for id, type in plan.types.items() if id not in api.types}
    lost = {id: ir.ANY for id in plan.mentions if id not in {*slots, *api.types}}
    if not slots and not lost:
        return api
    work = _Slots({**slots, **lost}, plan)
    return ir.rewrite_types(api, lambda type, at: work.meant(type))


class _Slots:
    """The types of slots, and what a reference to each stands for."""

    def __init__(self, slots: Mapping[str, ir.Type], plan: Plan) -> None:
        self._slots = slots
        self._plan = plan
        self._open: set[str] = set()

    def meant(self, type: ir.Type) -> ir.Type:
        """What `type` stands for, if it refers to a slot; else `type` itself."""
        if not isinstance(type, ir.Ref) or type.id not in self._slots:
            return type
        if type.id in self._open:
            self._plan.circular(type.id)
            return ir.ANY
        self._open.add(type.id)
        found = self._referred(self._slots[type.id], Slot(type.id, _NAME, _NOWHERE))
        self._open.discard(type.id)
        return found

    def _referred(self, type: ir.Type, slot: Slot) -> ir.Type:
        if isinstance(type, ir.Record | ir.Enum):
            return ir.Ref(ir.TypeId(slot.id))
        if isinstance(type, ir.Union):
            if type.tag is not None:
                return ir.Ref(ir.TypeId(slot.id))
            types = [self._referred(t, slot) for t in type.members]
            if sum(isinstance(t, ir.Record | ir.Enum) for t in type.members) > 1:
                return type
            return replace(type, members=tuple(types))
        if isinstance(type, ir.Ref):
            return self.meant(type)
        types = [self._referred(t, s) for t, s in inner(type, slot)]
        return ir.with_children(type, types)


_NAME = ir.Name("")
_NOWHERE = Pointer("")
