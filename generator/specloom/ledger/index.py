"""Where the nodes of a model were said, and what became of the ids that it once had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import ir
from ..diagnostics import Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A node that was said at a place; `first` unless it was said elsewhere before.

    An `exact` entry is of a parameter or a field, and all at the place is about it. A
    `shallow` one speaks only of what stands directly at the place: a saved response,
    say, which holds the request that it answered as well.
    """

    id: str
    owner: str
    first: bool = True
    exact: bool = False
    shallow: bool = False

    def speaks_of(self, node: str, steps: int) -> bool:
        """Whether it is about what was read for `node`, so many steps further down."""
        if self.shallow and steps > 1:
            return False
        return node in (self.owner, self.id)


class Index:
    """The places and the ids of a model.

    `places` holds the entries of each place, the most telling first. `survivors` gives
    for each id, also of what was joined with others, the id that it goes by now.
    `homes` are the places of what is read in one place only: parameters, parts of forms
    and fields; what is read for them elsewhere repeats that.
    """

    def __init__(self, api: ir.Api) -> None:
        self.places: dict[Pointer, list[Entry]] = {}
        self.homes: dict[str, Pointer] = {}
        self.survivors: dict[str, str] = {"api": "api", "server": "server"}
        for decl in api.types.values():
            for id in (decl.id, *decl.joined):
                self.survivors[id] = decl.id
        self._types = api.types
        self._exact: dict[str, tuple[str, str]] = {}
        for operation in ir.operations(api.root):
            self.survivors.update(dict.fromkeys(operation.joined, operation.id))
            self._parameters(operation)
        for decl in api.types.values():
            self._fields(decl)
        self._evidence(api)
        for operation in ir.operations(api.root):
            self._answers(operation)
            self._add(operation, operation.id, operation.id)
        for decl in api.types.values():
            self._add(decl, decl.id, decl.id)
        self._groups(api.root, "group:")
        for scheme in api.auths:
            self._add(scheme, f"auth:{scheme.id}", "api")
        for server in api.servers:
            self._add(server, "server", "api")
        self._add(api, "api", "api")
        self._elsewhere(api)

    def survivor(self, node: str) -> str | None:
        """The id that `node` goes by now; that of a joined type for what it lacks."""
        into = self.survivors.get(node)
        if into is None:
            holder, dot, _ = node.rpartition(".")
            joined = self.survivors.get(holder) if dot else None
            into = joined if joined != holder else None
        return into

    def _parameters(self, operation: ir.Operation) -> None:
        nodes: list[tuple[str, str, ir.Node]] = [
            (f"{operation.id}/{p.place}/{p.wire}", f"{p.place}:{p.wire}", p)
            for p in operation.parameters
        ]
        nodes += [
            (f"{operation.id}/request/{part.wire}", f"part:{part.wire}", part)
            for body in operation.bodies
            for part in body.parts
            if part.at != body.at
        ]
        for slot, key, node in nodes:
            id = f"{operation.id}?{key}"
            self._exact[slot] = (id, operation.id)
            self.homes[id] = node.at
            self._add(node, id, operation.id, exact=True)
            place, _, wire = key.partition(":")
            spelled = dict.fromkeys(ir.keyword_ids(operation, place, wire), id)
            self.survivors.update(spelled)

    def _elsewhere(self, api: ir.Api) -> None:
        """Lead what a source says of a parameter in another place to where it is."""
        operations = {operation.id: operation for operation in ir.operations(api.root)}
        for conflict in api.conflicts:
            id, owner = self._exact.get(conflict.slot, ("", ""))
            if conflict.kind is not ir.Disagreement.PLACE or owner not in operations:
                continue
            wire = id.removeprefix(f"{owner}?").partition(":")[2]
            for place in ir.Place:
                for other in ir.keyword_ids(operations[owner], place, wire):
                    self.survivors.setdefault(other, id)

    def _fields(self, decl: ir.TypeDecl) -> None:
        if not isinstance(decl.type, ir.Record):
            return
        received = ir.received_form(decl.id, self._types)
        for field in decl.type.fields:
            id = f"{decl.id}.{field.wire}"
            self.survivors[id] = id
            self.survivors[f"{decl.id}/{field.wire}"] = id
            if received is not None:  # whose fields that are only sent are here alone
                self.survivors.setdefault(f"{received}.{field.wire}", id)
                self.survivors.setdefault(f"{received}/{field.wire}", id)
            if not decl.inferred:
                self._add(field, id, decl.id, exact=True)

    def _evidence(self, api: ir.Api) -> None:
        """The places of samples, for the outermost slot that they were samples of."""
        operations = {operation.id for operation in ir.operations(api.root)}
        for slot in sorted(api.evidence, key=len):
            self.survivors.setdefault(slot, slot)
            id, owner = self._exact.get(slot, (slot, _owner(slot, operations)))
            for number, at in enumerate(api.evidence[slot].origins):
                known = self.places.setdefault(at, [])
                if not any(entry.owner == owner for entry in known):
                    exact = slot in self._exact
                    known.append(
                        Entry(
                            id=id,
                            owner=owner,
                            first=number == 0,
                            exact=exact,
                            shallow=not exact,
                        )
                    )

    def _answers(self, operation: ir.Operation) -> None:
        nodes: Iterable[ir.Node] = (*operation.responses, *operation.errors)
        for node in nodes:
            self._add(node, operation.id, operation.id, shallow=True)

    def _groups(self, group: ir.Group, path: str) -> None:
        for inner in group.groups:
            id = f"{path}{inner.name.text}"
            self._add(inner, id, id)
            self._groups(inner, f"{id}/")

    def _add(
        self,
        node: ir.Node,
        id: str,
        owner: str,
        *,
        exact: bool = False,
        shallow: bool = False,
    ) -> None:
        self.survivors.setdefault(id, id)
        for number, at in enumerate((node.at, *node.origins)):
            entry = Entry(
                id=id, owner=owner, first=number == 0, exact=exact, shallow=shallow
            )
            self.places.setdefault(at, []).append(entry)


def _owner(slot: str, operations: set[str]) -> str:
    """The id of the operation that `slot` is in; `slot` itself if it is in none."""
    for mark in ("/request", "/response/", "/path/", "/query/", "/header/"):
        at = slot.find(mark)
        while at >= 0:
            if slot[:at] in operations:
                return slot[:at]
            at = slot.find(mark, at + 1)
    return slot
