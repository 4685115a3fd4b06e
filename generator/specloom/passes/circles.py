"""Circles: types that hold themselves, which a converter cut and called by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from specloom import ir, naming
from specloom.infer.samples import CIRCULAR

from .slots import Slot, holders, inner, rewrite_slots


def close(api: ir.Api) -> ir.Api:
    """`api` with each cut slot referring to the type around it that was cut there.

    That type gets the name which the converter gave it, and a property that holds it
    alone is optional. Where it can't be told which one it is, the slot stays any JSON.
    """
    targets = _targets(api)
    if not targets:
        return api

    def closed(type: ir.Type, slot: Slot) -> ir.Type:
        inside = [closed(t, s) for t, s in inner(type, slot)]
        type = ir.with_children(type, inside)
        if isinstance(type, ir.Record):
            return _ending(type, slot.id, targets)
        found = targets.get(slot.id)
        return type if found is None or type != ir.ANY else ir.Ref(found.id)

    api = rewrite_slots(api, closed)
    names = {target.id: target.name for target in targets.values()}
    return replace(
        api,
        types={
            id: (
                replace(decl, name=ir.Name(names[id], holder=decl.name.holder))
                if id in names
                else decl
            )
            for id, decl in api.types.items()
        },
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """A slot that was cut: the inferred types around it, the outermost first."""

    slot: str
    around: tuple[ir.TypeId, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """The type that stands around a cut slot, and what it is called."""

    id: ir.TypeId
    name: str


def _targets(api: ir.Api) -> Mapping[str, _Target]:
    """The types that cut slots stand for, by slot.

    What a cut itself leaves open is told by its name, where that is known elsewhere.
    """
    cuts: dict[tuple[ir.TypeId, str], list[_Cut]] = {}
    for slot, found in api.evidence.items():
        if found.rule != CIRCULAR or not found.values:
            continue
        ids = (ir.TypeId(id) for id in holders(slot) if id != slot)
        around = tuple(id for id in ids if id in api.types and api.types[id].inferred)
        if around:
            key = (around[0], str(found.values[0].json))
            cuts.setdefault(key, []).append(_Cut(slot, around))
    targets: dict[str, _Target] = {}
    shapes: set[tuple[str, frozenset[str]]] = set()
    left: list[tuple[str, _Cut]] = []
    for (_, name), several in cuts.items():
        for cut in several:
            id = _called(name, cut, api.types) or _shaped(cut, several, api.types)
            if id is None:
                left.append((name, cut))
            else:
                targets[cut.slot] = _Target(id, name)
                shapes.add((name, _wires(api.types[id])))
    for name, cut in left:
        like = [id for id in cut.around if (name, _wires(api.types[id])) in shapes]
        if len(like) == 1:
            targets[cut.slot] = _Target(like[0], name)
    return targets


def _ending(record: ir.Record, slot: str, targets: Mapping[str, _Target]) -> ir.Record:
    """`record` with what holds it again as optional: every circle ends somewhere."""
    fields = tuple(
        replace(f, required=False) if f"{slot}/{f.wire}" in targets else f
        for f in record.fields
    )
    return record if fields == record.fields else replace(record, fields=fields)


def _called(
    name: str, cut: _Cut, types: Mapping[ir.TypeId, ir.TypeDecl]
) -> ir.TypeId | None:
    """The innermost type around `cut` that shares a word with `name`."""
    said = _words(name)
    return next(
        (id for id in reversed(cut.around) if said & _words(types[id].name.text)), None
    )


def _shaped(
    cut: _Cut, several: Sequence[_Cut], types: Mapping[ir.TypeId, ir.TypeDecl]
) -> ir.TypeId | None:
    """The type around `cut` that must be meant, by where else it was cut.

    Types that are alike and were cut alike are each the one; so is a type that was cut
    twice, or that nothing stands around. Types that differ are parts of the one.
    """
    here = cut.around[-1]
    innermost = {one.around[-1] for one in several}
    if len({_wires(types[id]) for id in innermost}) > 1:
        shared = [id for id in cut.around if all(id in one.around for one in several)]
        return shared[-1]
    if len(several) > 1 or len(cut.around) == 1:
        return here
    return None


def _wires(decl: ir.TypeDecl) -> frozenset[str]:
    fields = decl.type.fields if isinstance(decl.type, ir.Record) else ()
    return frozenset(field.wire for field in fields)


def _words(text: str) -> frozenset[str]:
    return frozenset(naming.singular(word) for word in naming.words(text))
