"""Finds the declared types that samples of another source show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specloom import ir
from specloom.diagnostics import Pointer, Report

from .likeness import (
    MARGIN,
    Likeness,
    Words,
    fields_of,
    likeness,
    may_be,
    telling_words,
    usable,
)
from .merge.conflicts import Conflicts
from .merge.contradict import Comparison, Spot
from .merge.trust import Trust


def align(api: ir.Api, report: Report) -> ir.Api:
    """`api` with what samples of one source show as what another source declares.

    Afterwards no inferred record is left that is surely a declared one of another
    source: what held it refers to the declaration, which has its id among its `joined`
    ids. What stands inside it follows. Where several declarations are as likely, or the
    user puts the samples first, the inferred record stays.
    """
    if not api.origins:
        return api
    work = _Aligning(api, report)
    for id, decl in api.types.items():
        if decl.inferred and id not in work.joined and id not in work.covered:
            work.place(decl)
    if not work.joined:
        return api
    return work.aligned()


@dataclass(frozen=True, slots=True)
class _Known:
    """A declared record, with the fields that travel in one direction."""

    decl: ir.TypeDecl
    fields: Mapping[str, ir.Field]


class _Aligning:
    """What was found so far: `joined` leads from inferred types to declared ones.

    `covered` leads from the inferred types inside of these that have no counterpart to
    the declared types that these stand in.
    """

    def __init__(self, api: ir.Api, report: Report) -> None:
        self.joined: dict[ir.TypeId, ir.TypeId] = {}
        self.covered: dict[ir.TypeId, ir.TypeId] = {}
        self._api = api
        self._report = report
        self._trust = Trust(api.precedence)
        self._conflicts = Conflicts(report, api.conflicts)
        self._sent = _Index(api.types, ir.Access.READ)
        self._received = _Index(api.types, ir.Access.WRITE)
        self._context = _Context(api)

    # Choosing

    def place(self, decl: ir.TypeDecl) -> None:
        """Join `decl`, and all that stands in it, with what it surely is."""
        if not isinstance(decl.type, ir.Record):
            return
        fields = fields_of(decl.type, self._api.types)
        found = sorted(
            self._candidates(decl, fields), key=lambda one: (-one[1].score, one[0].id)
        )
        if not found:
            return
        (best, like), *others = found
        near = [d for d, other in others if other.score + MARGIN > like.score]
        if like.named:
            near = [d for d, other in others if d in near and other.named]
        if near:
            among = ", ".join(repr(str(d.id)) for d in (best, *near))
            self._report.note(
                "type-ambiguous",
                f"{decl.id!r} may be any of {among}, and is taken for none of them",
                decl.at,
            )
            return
        self._join(decl, best, f"{like.fitting} of {like.seen} fields", like.score)
        self._contradict(decl, best)

    def _candidates(
        self, decl: ir.TypeDecl, fields: Mapping[str, ir.Field]
    ) -> Iterator[tuple[ir.TypeDecl, Likeness]]:
        index = self._sent if "/request" in decl.id else self._received
        near = index.near(decl, fields)
        if near == []:
            return
        words = self._context.words(decl)
        for known in index.named(decl, fields, words.own) if near is None else near:
            if self._trust.prefers(decl.at, known.decl.at):
                continue
            like = likeness(
                fields, known.fields, words, known.decl.name, self._api.types
            )
            if like.enough and (near is not None or like.named):
                yield known.decl, like

    # Joining

    def _join(self, decl: ir.TypeDecl, into: ir.TypeDecl, why: str, score: int) -> None:
        self.joined[decl.id] = into.id
        place = f"{into.at.document}{into.at}"
        self._report.note(
            "type-aligned",
            f"{decl.id!r} is {into.id!r}, declared at {place}: {why}, score {score}",
            decl.at,
        )
        self._follow(decl.type, into.type, into.id)

    def _follow(self, seen: ir.Type, declared: ir.Type, id: ir.TypeId) -> None:
        """Join what stands in a joined type with what the declaration has there."""
        match seen, ir.without_null(declared):
            case ir.Record(), ir.Record() as record:
                known = fields_of(record, self._api.types)
                for field in seen.fields:
                    other = known.get(field.wire)
                    type = ir.ANY if other is None else other.type
                    self._follow(field.type, type, id)
            case ir.Record(), ir.Map(value):
                for field in seen.fields:
                    self._follow(field.type, value, id)
            case (ir.List(item), ir.List(other)) | (ir.Map(item), ir.Map(other)):
                self._follow(item, other, id)
            case ir.Union(members), _:
                for member in members:
                    self._follow(member, declared, id)
            case ir.Ref(inner), there:
                self._follow_reference(inner, there, id)
            case _:
                for child in ir.children(seen):
                    self._follow(child, ir.ANY, id)

    def _follow_reference(
        self, inner: ir.TypeId, there: ir.Type, id: ir.TypeId
    ) -> None:
        decl = self._api.types.get(inner)
        if decl is None or not decl.inferred:
            return
        if inner in self.joined or inner in self.covered:
            return
        target = self._declared(there, decl.type)
        if target is not None:
            self._join(decl, target, f"it stands where {id!r} has that", 100)
            return
        self.covered[inner] = id
        self._follow(decl.type, ir.resolved(there, self._api.types), id)

    def _declared(self, type: ir.Type, seen: ir.Type) -> ir.TypeDecl | None:
        """The declaration that `type` leads to, if it is one for what is `seen`."""
        found: ir.TypeDecl | None = None
        met: set[ir.TypeId] = set()
        type = ir.without_null(type)
        while isinstance(type, ir.Ref) and type.id not in met:
            met.add(type.id)
            found = self._api.types.get(type.id)
            type = ir.ANY if found is None else ir.without_null(found.type)
        if found is None or found.inferred:
            return None
        alike = isinstance(type, ir.Record) and isinstance(seen, ir.Record)
        return found if alike else None

    def _contradict(self, decl: ir.TypeDecl, into: ir.TypeDecl) -> None:
        compared = Comparison(self._api.types, self._api.evidence)
        one = Spot(into.type, into.id, into.at)
        two = Spot(decl.type, decl.id, decl.at)
        for found in compared.differences(one, two):
            self._conflicts.add(found, ir.Reason.DECLARED)

    # Afterwards

    def aligned(self) -> ir.Api:
        """The model with all that was joined."""

        def change(type: ir.Type, at: Pointer) -> ir.Type:
            match type:
                case ir.Ref(id):
                    return ir.Ref(self._now(id))
                case ir.Union(_, ir.Tag(_, values) as tag):
                    told = tuple((value, self._now(id)) for value, id in values)
                    return replace(type, tag=replace(tag, values=told))
                case _:
                    return type

        api = ir.rewrite_types(self._api, change)
        api = replace(api, conflicts=self._conflicts.all())
        seen: dict[ir.TypeId, list[ir.TypeDecl]] = {}
        for old, new in (*self.joined.items(), *self.covered.items()):
            # What a source names it is known by; a slot is found by what holds it.
            if old in self.joined or old.startswith("#"):
                seen.setdefault(new, []).append(self._api.types[old])
        gone = _unused(api, {*self.joined, *self.covered})
        types = {
            id: _with_samples(self._held(decl), seen.get(id, ()))
            for id, decl in api.types.items()
            if id not in gone
        }
        return replace(api, types=types)

    def _now(self, id: ir.TypeId) -> ir.TypeId:
        return self.joined.get(id, id)

    def _held(self, decl: ir.TypeDecl) -> ir.TypeDecl:
        holder = self._now(ir.TypeId(decl.name.holder))
        if holder == decl.name.holder:
            return decl
        return replace(decl, name=replace(decl.name, holder=holder))


def _with_samples(decl: ir.TypeDecl, seen: Sequence[ir.TypeDecl]) -> ir.TypeDecl:
    if not seen:
        return decl
    places = dict.fromkeys(p for one in seen for p in (one.at, *one.origins))
    origins = dict.fromkeys((*decl.origins, *places))
    origins.pop(decl.at, None)
    ids = {id for one in seen for id in (one.id, *one.joined)}
    return replace(
        decl,
        origins=tuple(origins),
        joined=tuple(sorted({*decl.joined, *ids})),
    )


def _unused(api: ir.Api, among: set[ir.TypeId]) -> set[ir.TypeId]:
    """Those of the types `among` that nothing but each other refers to."""
    reached: set[ir.TypeId] = set()

    def note(type: ir.Type, at: Pointer) -> ir.Type:
        if isinstance(type, ir.Ref):
            reached.add(type.id)
        return type

    kept = {id: decl for id, decl in api.types.items() if id not in among}
    ir.rewrite_types(replace(api, types=kept), note)
    waiting = [id for id in reached if id in among]
    found: set[ir.TypeId] = set()
    while waiting:
        id = waiting.pop()
        if id in found or id not in api.types:
            continue
        found.add(id)
        inside: set[ir.TypeId] = set()
        reached = inside
        ir.rewrite(api.types[id].type, api.types[id].at, note)
        waiting.extend(inside & among)
    return among - found


# --- Looking up ----------------------------------------------------------------


class _Index:
    """The declared records by their fields, as they travel in one direction."""

    def __init__(
        self, types: Mapping[ir.TypeId, ir.TypeDecl], other: ir.Access
    ) -> None:
        self._homes: dict[str, list[_Known]] = {}
        self._names: dict[str, list[_Known]] = {}
        for decl in types.values():
            if decl.inferred or not isinstance(decl.type, ir.Record):
                continue
            known = _Known(decl, usable(fields_of(decl.type, types).values(), other))
            for wire in known.fields:
                self._homes.setdefault(wire, []).append(known)
            for word in telling_words(decl.name.text)[-1:]:
                self._names.setdefault(word, []).append(known)

    def near(
        self, decl: ir.TypeDecl, fields: Mapping[str, ir.Field]
    ) -> list[_Known] | None:
        """The records of other sources that may have most of `fields` of `decl`.

        What has more than half of them has one of the rarest half, so the fields that
        everything has need no look. None if too many have even those.
        """
        wires = sorted(fields, key=lambda w: (len(self._homes.get(w, ())), w))
        homes = [self._homes.get(w, ()) for w in wires[: len(wires) // 2 + 1]]
        if any(len(home) > MOST for home in homes):
            return None
        return _likely(decl, fields, homes)

    def named(
        self, decl: ir.TypeDecl, fields: Mapping[str, ir.Field], own: Sequence[str]
    ) -> list[_Known]:
        """The same of those alone whose name ends in one of the words `own`."""
        homes = (self._names.get(word, ()) for word in own)
        return _likely(decl, fields, [home for home in homes if len(home) <= MOST])


def _likely(
    decl: ir.TypeDecl,
    fields: Mapping[str, ir.Field],
    homes: Sequence[Sequence[_Known]],
) -> list[_Known]:
    found = {known.decl.id: known for home in homes for known in home}
    return [
        known
        for known in found.values()
        if may_be(fields, known.fields) and known.decl.at.document != decl.at.document
    ]


MOST = 64
"""How many declarations are looked at that have a field, or a word of their name."""


class _Context:
    """The words around the slots of operations."""

    def __init__(self, api: ir.Api) -> None:
        self._types = api.types
        self._operations = {node.id: node for node in ir.operations(api.root)}

    def words(self, decl: ir.TypeDecl) -> Words:
        """What `decl` goes by: its name, or its operation's if no name inside tells.

        What an operation fails with is an error, whatever the operation is called.
        """
        if decl.name.role is ir.Role.ERROR:
            return Words(("error",), frozenset({"error"}))
        own = telling_words(decl.name.text)
        around = dict.fromkeys(own)
        lent, name = False, decl.name
        while name.holder:
            node = self._operations.get(name.holder)
            inner = self._types.get(ir.TypeId(name.holder))
            if node is not None:
                if not around:
                    own, lent = telling_words(node.name.text), True
                text = f"{node.name.text} {_fixed(node.path)}"
                around.update(dict.fromkeys(telling_words(text)))
            if node is not None or inner is None:
                break
            name = inner.name
            if name.role not in (ir.Role.REQUEST, ir.Role.RESPONSE, ir.Role.ERROR):
                around.update(dict.fromkeys(telling_words(name.text)))
        return Words(own, frozenset(around), lent)


def _fixed(path: str) -> str:
    """The words of a path that are no variables."""
    return " ".join(s for s in path.split("/") if not s.startswith("{"))
