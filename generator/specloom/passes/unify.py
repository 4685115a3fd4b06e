"""Makes one type of inferred types that are the same in all but their place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from specloom import ir, naming
from specloom.diagnostics import Pointer, Report

FEWEST_FIELDS = 3
"""Smaller shapes are too common for a shared word to mean anything."""

TELLING_WORDS = 2
"""Smaller shapes are one where their names are equal, with so many telling words."""

_PLAIN = frozenset(
    (
        "a",
        "all",
        "an",
        "and",
        "by",
        "data",
        "element",
        "entry",
        "for",
        "from",
        "get",
        "id",
        "in",
        "info",
        "item",
        "list",
        "of",
        "object",
        "on",
        "or",
        "payload",
        "request",
        "response",
        "result",
        "the",
        "to",
        "type",
        "value",
        "values",
        "with",
    )
)
"""Words that say nothing of what a thing is, so that sharing them means nothing."""


_OWN_NAMES = frozenset({ir.Role.PROPERTY, ir.Role.ITEM, ir.Role.VALUE})
"""The roles of types that go by what holds them, not by an operation."""


def unify(api: ir.Api, report: Report) -> ir.Api:
    """`api` with equal inferred shapes joined, and called by the words they share.

    Afterwards no two inferred records of one shape, with at least three fields, have
    equal names or share a telling word; with fewer fields, none have equal names of at
    least two telling words. Shapes are compared down to their leaves, so
    what stands inside joined types is joined as well. The outcome depends on ids and
    names, not on the order of types.
    """
    shapes = _Shapes(api.types)
    joined = _Classes(api.types)
    for ids in shapes.groups():
        decls = [api.types[id] for id in ids]
        for cluster in _clusters(decls, _keys if shapes.tell(ids[0]) else _whole):
            for decl in cluster[1:]:
                joined.join(cluster[0].id, decl.id)
    survivors = joined.survivors()
    if not survivors:
        return api
    return _renamed(api, joined, survivors)


def _clusters(
    decls: Sequence[ir.TypeDecl], keys_of: Callable[[ir.Name], frozenset[str]]
) -> Iterator[list[ir.TypeDecl]]:
    """Those of `decls` that belong together: their names share a key.

    The word that most of them share comes first, so the words that a cluster shares
    never reach into another one.
    """
    rest = {decl.id: (decl, keys_of(decl.name)) for decl in decls}
    while len(rest) > 1:
        counts = Counter(key for _, keys in rest.values() for key in keys)
        if not counts:
            return
        best = min(counts, key=lambda key: (-counts[key], key))
        if counts[best] < 2:
            return
        cluster = [decl for decl, keys in rest.values() if best in keys]
        yield cluster
        for decl in cluster:
            del rest[decl.id]


def _keys(name: ir.Name) -> frozenset[str]:
    """The telling words of a name, and the name itself."""
    said = _words(name)
    return frozenset({word for word in said if word not in _PLAIN} | {" ".join(said)})


def _whole(name: ir.Name) -> frozenset[str]:
    """The name itself, if it tells enough for a shape that doesn't."""
    said = _words(name)
    telling = [word for word in said if word not in _PLAIN]
    if len(telling) < TELLING_WORDS or name.role not in _OWN_NAMES:
        return frozenset()
    return frozenset({" ".join(said)})


def _words(name: ir.Name) -> tuple[str, ...]:
    return tuple(naming.singular(word) for word in naming.words(name.text))


class _Shapes:
    """The inferred types by shape; equal shapes have equal numbers."""

    def __init__(self, types: Mapping[ir.TypeId, ir.TypeDecl]) -> None:
        self._types = types
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[ir.TypeId, int] = {}
        self._open: list[ir.TypeId] = []
        self._lowest = 0

    def groups(self) -> Iterator[list[ir.TypeId]]:
        """The ids of each shape that is worth joining and occurs more than once."""
        found: dict[int, list[ir.TypeId]] = {}
        for id in sorted(self._types):
            decl = self._types[id]
            if decl.inferred and isinstance(decl.type, ir.Record):
                found.setdefault(self._number(id), []).append(id)
        return (ids for ids in found.values() if len(ids) > 1)

    def tell(self, id: ir.TypeId) -> bool:
        """Whether the shape of `id` is large enough to tell things apart."""
        type = self._types[id].type
        return isinstance(type, ir.Record) and len(type.fields) >= FEWEST_FIELDS

    def _number(self, id: ir.TypeId) -> int:
        """The number of a shape, kept unless it leads to one that is still open.

        A reference to a type around it says how many steps up that stands, so that
        equal circles have equal numbers wherever they are.
        """
        if id in self._known:
            return self._known[id]
        place, before = len(self._open), self._lowest
        self._lowest = place
        self._open.append(id)
        shape = self._shape(self._types[id].type)
        self._open.pop()
        number = self._numbers.setdefault(shape, len(self._numbers))
        if self._lowest >= place:
            self._known[id] = number
            self._lowest = before
        else:
            self._lowest = min(before, self._lowest)
        return number

    def _reference(self, id: ir.TypeId) -> Hashable:
        decl = self._types.get(id)
        if decl is None or not decl.inferred:
            return ("ref", id)
        if id in self._open:
            place = self._open.index(id)
            self._lowest = min(self._lowest, place)
            return ("up", len(self._open) - place)
        return ("ref", self._number(id))

    def _shape(self, type: ir.Type) -> Hashable:
        match type:
            case ir.Ref(id):
                return self._reference(id)
            case ir.Record(fields, bases, extra):
                held = [(_said(f), self._shape(f.type)) for f in _by_wire(fields)]
                rest = None if extra is None else self._shape(extra)
                return ("record", tuple(held), bases, rest)
            case ir.List(item):
                return ("list", self._shape(item))
            case ir.Tuple(items, rest):
                further = None if rest is None else self._shape(rest)
                return ("tuple", tuple(map(self._shape, items)), further)
            case ir.Map(value):
                return ("map", self._shape(value))
            case ir.Union(members, tag):
                return ("union", tuple(map(self._shape, members)), tag)
            case ir.Scalar() | ir.Enum() | ir.Const() | ir.Any():
                return type


def _by_wire(fields: Iterable[ir.Field]) -> list[ir.Field]:
    return sorted(fields, key=lambda field: field.wire)


def _said(field: ir.Field) -> tuple[str, ...]:
    """What a field says beside its type."""
    default = "" if field.default is None else json.dumps(field.default.json)
    limits = "" if field.constraints is None else repr(field.constraints)
    return (field.wire, str(field.required), default, limits, str(field.access))


class _Classes:
    """Which types are one: sets that grow together, with all that stands in them."""

    def __init__(self, types: Mapping[ir.TypeId, ir.TypeDecl]) -> None:
        self._types = types
        self._parent: dict[ir.TypeId, ir.TypeId] = {}

    def root(self, id: ir.TypeId) -> ir.TypeId:
        """The smallest id of those that are one with `id`."""
        path: list[ir.TypeId] = []
        while self._parent.get(id, id) != id:
            path.append(id)
            id = self._parent[id]
        self._parent.update(dict.fromkeys(path, id))
        return id

    def join(self, one: ir.TypeId, two: ir.TypeId) -> None:
        """Make two types of equal shape one."""
        waiting = [(one, two)]
        while waiting:
            first, second = sorted(map(self.root, waiting.pop()))
            if first == second:
                continue
            self._parent[second] = first
            waiting.extend(
                zip(
                    _refs(self._types[first].type),
                    _refs(self._types[second].type),
                    strict=True,
                )
            )

    def survivors(self) -> dict[ir.TypeId, list[ir.TypeDecl]]:
        """The types that are one with others, by the id that survives."""
        found: dict[ir.TypeId, list[ir.TypeDecl]] = {}
        for id in sorted(self._types):
            if id in self._parent or self.root(id) != id:
                found.setdefault(self.root(id), []).append(self._types[id])
        for root, decls in found.items():
            if decls[0].id != root:
                decls.insert(0, self._types[root])
        return found


def _refs(type: ir.Type) -> list[ir.TypeId]:
    """The ids that `type` refers to, in an order that equal shapes share."""
    if isinstance(type, ir.Ref):
        return [type.id]
    inner: Iterable[ir.Type] = ir.children(type)
    if isinstance(type, ir.Record):
        rest = () if type.extra is None else (type.extra,)
        inner = (*(field.type for field in _by_wire(type.fields)), *rest)
    return [id for one in inner for id in _refs(one)]


def _renamed(
    api: ir.Api,
    joined: _Classes,
    survivors: Mapping[ir.TypeId, Sequence[ir.TypeDecl]],
) -> ir.Api:
    def change(type: ir.Type, at: Pointer) -> ir.Type:
        match type:
            case ir.Ref(id):
                return ir.Ref(joined.root(id))
            case ir.Union(_, ir.Tag(wire, values)):
                tag = ir.Tag(wire, tuple((v, joined.root(id)) for v, id in values))
                return replace(type, tag=tag)
            case _:
                return type

    places = _places(api.types)
    types: dict[ir.TypeId, ir.TypeDecl] = {}
    for id, decl in api.types.items():
        root = joined.root(id)
        if root not in types:
            same = sorted(survivors.get(root, (decl,)), key=lambda d: places[d.id])
            types[root] = decl if len(same) == 1 else _one(root, same)
    types = {
        id: replace(
            decl,
            name=replace(decl.name, holder=joined.root(ir.TypeId(decl.name.holder))),
        )
        for id, decl in types.items()
    }
    return ir.rewrite_types(replace(api, types=types), change)


def _places(
    types: Mapping[ir.TypeId, ir.TypeDecl],
) -> Mapping[ir.TypeId, tuple[str, int, str]]:
    """What to sort types by: their holder, and their place among its fields."""
    found: dict[ir.TypeId, tuple[str, int, str]] = {}
    for id, decl in types.items():
        found.setdefault(id, (decl.name.holder, -1, id))
        if isinstance(decl.type, ir.Record):
            for index, field in enumerate(decl.type.fields):
                for inner in _refs(field.type):
                    found[inner] = (id, index, inner)
    return found


def _one(id: ir.TypeId, same: Sequence[ir.TypeDecl]) -> ir.TypeDecl:
    """The declaration that stands for all of `same`."""
    first = next(decl for decl in same if decl.id == id)
    others = [decl for decl in same if decl.id != id]
    places = dict.fromkeys(place for decl in same for place in (decl.at, *decl.origins))
    places.pop(first.at, None)
    return replace(
        first,
        origins=tuple(places),
        joined=tuple(sorted({one for d in same for one in (d.id, *d.joined)} - {id})),
        name=_shared_name(first.name, [decl.name for decl in same]),
        type=_with_docs(first.type, [decl.type for decl in others]),
        doc=next((decl.doc for decl in same if decl.doc), ""),
        examples=tuple(value for decl in same for value in decl.examples),
        deprecated=all(decl.deprecated for decl in same),
    )


def _shared_name(kept: ir.Name, names: Sequence[ir.Name]) -> ir.Name:
    texts = dict.fromkeys(
        text for name in names for text in (*name.also, name.text) if text
    )
    roles = {name.role for name in names}
    if len({name.text for name in names}) == 1 and len(roles) == 1:
        return replace(kept, also=tuple(text for text in texts if text != kept.text))
    shared = set(_words(kept)).intersection(*(_words(name) for name in names))
    telling = shared - _PLAIN
    text = "_".join(word for word in dict.fromkeys(_words(kept)) if word in shared)
    if not telling and len({_words(name) for name in names}) > 1:
        text = kept.text
    role = kept.role if len(roles) == 1 else ir.Role.PROPERTY
    return ir.Name(text or kept.text, role, kept.holder, tuple(texts))


def _with_docs(type: ir.Type, others: Sequence[ir.Type]) -> ir.Type:
    """`type` with what the fields of its equals add in documentation and examples."""
    if not isinstance(type, ir.Record):
        return type
    said: dict[str, list[ir.Field]] = {}
    for other in others:
        for field in other.fields if isinstance(other, ir.Record) else ():
            said.setdefault(field.wire, []).append(field)
    return replace(
        type,
        fields=tuple(
            replace(
                field,
                origins=tuple(dict.fromkeys(f.at for f in said.get(field.wire, ()))),
                doc=next(
                    (f.doc for f in (field, *said.get(field.wire, ())) if f.doc), ""
                ),
                examples=(
                    *field.examples,
                    *(e for f in said.get(field.wire, ()) for e in f.examples),
                ),
            )
            for field in type.fields
        ),
    )
