"""Gives each operation one id in all sources that speak of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from specloom import ir
from specloom.diagnostics import Pointer, Report

from ..slots import holders
from .trust import Trust


def respelled(
    apis: Sequence[ir.Api], trust: Trust, report: Report
) -> tuple[ir.Api, ...]:
    """`apis`, the most trusted first, with one id for each operation of theirs.

    Two sources mean one operation if they send it with one method to one path, however
    each calls the variables in it and spells its end, and whether the path's beginning
    belongs to the server. Each takes the spelling of the first; the other ids are kept
    in `joined`. Afterwards all paths begin behind the one server, or the operation has
    a server of its own. Keys of a query that only capitals tell apart are one as well,
    where neither source has both.
    """
    based = _based(apis)
    homes: dict[tuple[str, str, str], list[tuple[int, ir.Operation]]] = {}
    for number, api in enumerate(based):
        for node in ir.operations(api.root):
            homes.setdefault(_key(node), []).append((number, node))
    spellings = [_Spelling(*_cut(apis[n], api)) for n, api in enumerate(based)]
    for found in homes.values():
        agreed = _agreed(found, trust, report)
        keys = _keys(found, trust, report)
        for number, node in found:
            id, path = agreed.get(number, (node.id, node.path))
            queries = keys.get(number, {})
            if queries or (id, path) != (node.id, node.path):
                spellings[number].add(node, id, path, queries)
    everywhere = _everywhere(spellings, based)
    return tuple(
        (
            _repointed(spelling.applied(api), everywhere)
            if api.patches
            else spelling.applied(api)
        )
        for spelling, api in zip(spellings, based, strict=True)
    )


def _repointed(api: ir.Api, everywhere: _Spelling) -> ir.Api:
    """`api`, an overlay, with the new ids in all that it corrects and refers to."""
    if not everywhere.ids:
        return api

    def change(type: ir.Type) -> ir.Type:
        if not isinstance(type, ir.Ref):
            return type
        return replace(type, id=ir.TypeId(everywhere.slot(type.id)))

    patches = (
        replace(_referring(p, change), target=everywhere.slot(p.target))
        for p in api.patches
    )
    api = ir.rewrite_types(api, lambda type, at: change(type))
    return replace(api, patches=tuple(patches))


def _referring(node: Any, change: Callable[[ir.Type], ir.Type]) -> Any:
    """`node` with `change` made to every reference in it, however deep."""
    if isinstance(node, ir.Ref):
        return change(node)
    if isinstance(node, tuple):
        return tuple(_referring(one, change) for one in node)
    if not is_dataclass(node) or isinstance(node, Pointer | ir.Value | type):
        return node
    found = {
        each.name: _referring(getattr(node, each.name), change)
        for each in fields(node)
        if each.init
    }
    return replace(node, **found)


def _everywhere(spellings: Sequence[_Spelling], apis: Sequence[ir.Api]) -> _Spelling:
    """The spelling by which corrections find what they mean, whoever spelled it so."""
    found = _Spelling({}, {})
    for spelling, api in zip(spellings, apis, strict=True):
        now = {spelling.ids.get(n.id, n.id) for n in ir.operations(api.root)}
        for old, new in spelling.ids.items():
            if old not in now or (old == new and old not in found.ids):
                found.ids[old] = new
                found.wires[old] = spelling.wires.get(old, {})
    return found


_HOLE = re.compile(r"\{([^{}]*)\}")


def _key(node: ir.Operation) -> tuple[str, str, str]:
    """What operations that are one have in common; variants have each their own."""
    shape = _HOLE.sub("{}", node.path).rstrip("/")
    return node.method.upper(), shape, _variant(node)


def _variant(node: ir.Operation) -> str:
    head = f"{node.method} {node.path}"
    if node.id.casefold().startswith(head.casefold()):
        return node.id[len(head) :]
    return node.id.partition("#")[2]


def _agreed(
    found: Sequence[tuple[int, ir.Operation]], trust: Trust, report: Report
) -> dict[int, tuple[str, str]]:
    """The one id and path of the equal operations `found`, by the sources' numbers.

    Where one source has several, only equal ids are one: which of them another source
    means is anybody's guess.
    """
    ids = dict.fromkeys(node.id for _, node in found)
    if len(ids) == 1:
        return {}
    if _is_ambiguous(found):
        if len({number for number, _ in found}) > 1:
            among = ", ".join(map(repr, ids))
            message = f"these may be one, and are taken for several: {among}"
            report.note("operation-ambiguous", message, found[-1][1].at)
        return {}
    first = _ranked(found, trust)[0][1]
    id = first.method.upper() + first.id[len(first.method) :]
    if not first.id.casefold().startswith(f"{first.method} ".casefold()):
        id = first.id
    return {number: (id, first.path) for number, _ in found}


def _keys(
    found: Sequence[tuple[int, ir.Operation]], trust: Trust, report: Report
) -> dict[int, dict[str, str]]:
    """What keys of queries become that a more trusted source has in other capitals."""
    changed: dict[int, dict[str, str]] = {}
    if _is_ambiguous(found):
        return changed
    known: dict[str, list[str]] = {}
    for number, node in _ranked(found, trust):
        own: dict[str, list[ir.Parameter]] = {}
        for one in node.parameters:
            if one.place is ir.Place.QUERY:
                own.setdefault(one.wire.casefold(), []).append(one)
        for folded, several in own.items():
            spelled = known.setdefault(folded, [one.wire for one in several])
            one = several[0]
            if len(spelled) == len(several) == 1 and spelled != [one.wire]:
                changed.setdefault(number, {})[one.wire] = spelled[0]
                message = f"the query's {one.wire!r} is taken for {spelled[0]!r}"
                report.note("key-respelled", f"{message} of {node.id!r}", one.at)
    return changed


def _ranked(
    found: Sequence[tuple[int, ir.Operation]], trust: Trust
) -> list[tuple[int, ir.Operation]]:
    return sorted(found, key=lambda one: (trust.rank(one[1].at.document), one[0]))


def _is_ambiguous(found: Sequence[tuple[int, ir.Operation]]) -> bool:
    """Whether one source has several of the equal operations `found`."""
    return len({number for number, _ in found}) < len(found)


# --- Servers -------------------------------------------------------------------


def parts(url: str) -> tuple[str, str]:
    """The host and the base path of a server's URL; a host of holes only is unknown."""
    _, mark, rest = url.partition("://")
    host, _, base = (rest if mark else url).partition("/")
    if not mark and not host.startswith("{"):
        host, base = "", url
    host = "" if _HOLE.fullmatch(host) else host.casefold()
    return host, f"/{base}".rstrip("/") if base.strip("/") else ""


def _based(apis: Sequence[ir.Api]) -> list[ir.Api]:
    """`apis` with paths that begin behind the first of their servers."""
    main = next((api.servers[0] for api in apis if api.servers), None)
    if main is None:
        return list(apis)
    return [a if a.servers[:1] == (main,) else _moved(a, main) for a in apis]


def _moved(api: ir.Api, main: ir.Server) -> ir.Api:
    host, base = parts(main.url)
    nodes = list(ir.operations(api.root))
    if not api.servers:
        # Without a server, a base shows only if every path begins with it.
        if not base or not all(_behind(node.path, base) for node in nodes):
            return api
        own, there = "", None
    else:
        there = api.servers[0]
        other, own = parts(there.url)
        if own == base or (host and other and host != other):
            return api

    kept = {node.id for node in nodes if not _behind(own + node.path, base)}

    def change(node: ir.Operation) -> ir.Operation:
        if node.servers:
            return node
        moved = _with_path(node, _behind(own + node.path, base))
        if node.id not in kept and moved.id not in kept:
            return moved
        return node if there is None else replace(node, servers=(there,))

    return replace(api, root=ir.rewrite_operations(api.root, change))


def _behind(path: str, base: str) -> str:
    """What of `path` stands behind `base`; empty if it does not begin so."""
    if path == base:
        return "/"
    return path.removeprefix(base) if path.startswith(f"{base}/") else ""


def _with_path(node: ir.Operation, path: str) -> ir.Operation:
    tail = _variant(node)
    return replace(node, path=path, id=f"{node.method} {path}{tail}")


def _cut(
    before: ir.Api, after: ir.Api
) -> tuple[dict[str, str], dict[str, dict[str, None]]]:
    """The ids of operations before their paths were cut with the new ones, and back."""
    pairs = zip(ir.operations(before.root), ir.operations(after.root), strict=True)
    ids = {one.id: two.id for one, two in pairs if one.id != two.id}
    return ids, {new: {old: None} for old, new in ids.items()}


# --- Spelling ------------------------------------------------------------------


@dataclass(slots=True)
class _Spelling:
    """What the operations of one source are called now.

    `ids` maps the ids that they had to the new ones, and `olds` leads back; `wires`
    maps, by the ids that they had, the places and names of parameters, such as
    "path/id". `paths` are new paths by the ids that operations have in the model.
    """

    ids: dict[str, str]
    olds: dict[str, dict[str, None]]
    wires: dict[str, Mapping[str, str]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def add(
        self, node: ir.Operation, id: str, path: str, keys: Mapping[str, str]
    ) -> None:
        """Call `node` by another id and path, and `keys` of its query otherwise."""
        olds = {**self.olds.pop(node.id, {}), node.id: None}
        holes = zip(ir.path_variables(node.path), ir.path_variables(path), strict=True)
        wires = {_slot(ir.Place.PATH, old): new for old, new in holes}
        wires |= {_slot(ir.Place.QUERY, old): new for old, new in keys.items()}
        for old in olds:
            self.ids[old] = id
            self.wires[old] = wires
        self.olds.setdefault(id, {}).update(olds)
        self.paths[node.id] = path

    def applied(self, api: ir.Api) -> ir.Api:
        """`api` with the new ids wherever it speaks of an operation."""
        if not self.ids:
            return api
        return replace(
            api,
            root=ir.rewrite_operations(api.root, self._operation),
            evidence={self.slot(slot): seen for slot, seen in api.evidence.items()},
            messages=tuple(
                replace(m, operations=tuple(self.ids.get(o, o) for o in m.operations))
                for m in api.messages
            ),
        )

    def slot(self, slot: str) -> str:
        """The id of a slot, or of an operation, in the new spelling."""
        if slot in self.ids:
            return self.ids[slot]
        for holder in holders(slot):
            rest = slot[len(holder) :]
            if holder in self.ids and rest.startswith(_INSIDE):
                return self.ids[holder] + self._inside(rest, self.wires.get(holder, {}))
        return slot

    def _inside(self, rest: str, wires: Mapping[str, str]) -> str:
        for old, new in wires.items():
            head = f"/{old}"
            if rest == head or rest.startswith((f"{head}/", f"{head}[", f"{head}{{")):
                return f"/{old.partition('/')[0]}/{new}{rest[len(head) :]}"
        return rest

    def _operation(self, node: ir.Operation) -> ir.Operation:
        id = self.ids.get(node.id, node.id)
        if id not in self.olds:
            return node
        wires = self.wires.get(node.id, {})
        lost = [old for old in self.olds[id] if old != id]
        return replace(
            node,
            id=id,
            method=node.method.upper(),
            path=self.paths.get(node.id, node.path),
            parameters=tuple(
                replace(p, wire=wires.get(_slot(p.place, p.wire), p.wire))
                for p in node.parameters
            ),
            examples=tuple(_with_wires(e, wires) for e in node.examples),
            joined=tuple(dict.fromkeys((*node.joined, *lost))),
        )


_INSIDE = ("/request", "/response/", *(f"/{place}/" for place in ir.Place))


def _slot(place: str, wire: str) -> str:
    return f"{place}/{wire}"


def _with_wires(example: ir.Example, wires: Mapping[str, str]) -> ir.Example:
    return replace(
        example,
        arguments=tuple(
            replace(one, wire=wires.get(_slot(one.place, one.wire), one.wire))
            for one in example.arguments
        ),
    )
