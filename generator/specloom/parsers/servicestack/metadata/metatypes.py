"""The types in metadata: classes, enums and generics, closed where they are used."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from .... import ir
from ....diagnostics import Pointer, Report
from ....prose import clean
from ....source import Cursor
from .. import builtin, types
from ..casing import Casing
from ..types import Dialect, Expr
from . import enums as enumtypes
from . import properties, subtypes
from .definitions import Definitions, bindings, closed
from .properties import Property
from .subtypes import Subtypes

_QUIET = frozenset({"Object", "ValueType", "Enum", "Attribute"})
_MOST_BASES = 50
"""Classes above a class; real ones have five at most."""
_MOST_NESTED = 2
"""How often a generic type may stand in its own arguments; no real one does twice."""


class MetaTypes:
    """The types of one metadata document, each declared when it is first asked for."""

    def __init__(
        self,
        definitions: Definitions,
        below: Subtypes,
        casing: Casing,
        dialect: Dialect,
        report: Report,
    ) -> None:
        self.casing = casing
        self._definitions = definitions
        self._below = below
        self._dialect = dialect
        self._report = report
        self._types: dict[ir.TypeId, ir.TypeDecl | None] = {}
        self._pending: deque[tuple[ir.TypeId, Expr, Cursor]] = deque()
        self._always: dict[ir.TypeId, set[str]] = {}
        self._lost: set[str] = set()
        self._properties: dict[str, list[Property]] = {}
        self._heights: dict[str, int] = {}

    def declared(self) -> dict[ir.TypeId, ir.TypeDecl]:
        """The declarations of all types that were asked for, and what they refer to."""
        while self._pending:
            id, expr, node = self._pending.popleft()
            self._types[id] = self._declaration(id, expr, node)
        return {id: decl for id, decl in self._types.items() if decl is not None}

    def always(self, id: ir.TypeId) -> set[str]:
        """The fields of the type `id` that an answer never leaves out."""
        return self._always.get(id, set())

    def resolve(
        self, expr: Expr, at: Pointer, bound: Mapping[str, Expr] | None = None
    ) -> ir.Type:
        """The type that `expr` says, with generic parameters `bound`."""
        return types.to_type(
            closed(expr, bound or {}),
            self._dialect,
            lambda each: self._named(each, at),
            self._definitions,
        )

    def properties(
        self, node: Cursor, id: str, bound: Mapping[str, Expr] | None = None
    ) -> list[Property]:
        """The own properties of the type `id` that go over the wire."""
        if id not in self._properties:
            self._properties[id] = list(self._read(node, id, bound))
        return self._properties[id]

    def all_of(self, node: Cursor, expr: Expr) -> Iterator[Property | ir.Field]:
        """What a request holds: its own properties first, then its bases'."""
        bound = bindings(node, expr)
        yield from self.properties(node, f"#{expr}", bound)
        above: list[list[Property | ir.Field]] = []
        for base, found in self.above(node, bound):
            if found is not None:
                known = bindings(found, base)
                above.append([*self.properties(found, f"#{base}", known)])
            elif builtin.known(base.name.removeprefix("ServiceStack.")):
                own = Expr(base.name.removeprefix("ServiceStack."), base.args)
                fields = builtin.fields(
                    own,
                    lambda inner: self.resolve(inner, node.at),
                    self.casing,
                    node.at,
                )
                above.append(list(fields))
        for some in reversed(above):
            yield from some

    def above(
        self, node: Cursor, bound: Mapping[str, Expr]
    ) -> Iterator[tuple[Expr, Cursor | None]]:
        """The bases of a type, the nearest first, and how each is defined."""
        seen: set[str] = set()
        while len(seen) <= _MOST_BASES:
            expr = self._said_base(node, bound)
            if expr is None:
                return
            if str(expr) in seen:
                self._report.warning(
                    "base-cycle", f"{expr} is a base of itself: left out", node.at
                )
                return
            seen.add(str(expr))
            found = self._definitions.get(expr)
            yield expr, found
            if found is None:
                return
            node, bound = found, bindings(found, expr)

    def is_text(self, type: ir.Type) -> bool:
        """Whether a query can hold a value of `type` as plain text."""
        match ir.without_null(type):
            case ir.Ref(id):
                expr = self._definitions.parsed(str(id)[1:], "")
                node = None if expr is None else self._definitions.get(expr)
                if node is None:
                    return expr is not None and builtin.is_enum(expr.name)
                return enumtypes.is_enum(node)
            case ir.Record() | ir.Map() | ir.List() | ir.Union():
                return False
            case _:
                return True

    def _read(
        self, node: Cursor, id: str, bound: Mapping[str, Expr] | None
    ) -> Iterator[Property]:
        near = (node / "namespace").text
        docs = self._docs(node, near)
        seen: set[str] = set()
        for each in properties.sent(node.of(id)):
            wire = properties.wire(each, self.casing)
            if wire in seen:
                self._report.warning(
                    "property-conflict",
                    f"{wire!r} is there twice in {id[1:]}: the first is kept",
                    each.at,
                )
                continue
            seen.add(wire)
            one = each.of(f"{id}.{wire}") if id.startswith("#") else each
            expr = self._definitions.expression(one, "type", near)
            if expr is None:
                self._report.warning(
                    "type-not-understood",
                    f"the type of {wire!r} is no C# type: taken as any JSON",
                    one.at,
                )
                expr = Expr("object")
            expr = closed(expr, bound or {})
            type = self.resolve(expr, one.at)
            yield properties.described(one, wire, expr, type, docs.get(wire, ""))

    def _docs(self, node: Cursor, space: str) -> dict[str, str]:
        """What is known of the properties of a type of ServiceStack's own."""
        name = types.bare((node / "name").text)
        if space.partition(".")[0] != "ServiceStack" or not builtin.known(name):
            return {}
        return {
            self.casing.wire(each): doc for each, _, doc in builtin.members(Expr(name))
        }

    def _named(self, expr: Expr, at: Pointer) -> ir.Type:
        if expr.name == "KeyValuePair" and len(expr.args) == 2:
            key, value = (self.resolve(arg, at) for arg in expr.args)
            return builtin.pair(key, value, self.casing, at)
        id = ir.TypeId(f"#{expr}")
        if id in self._types:
            return ir.Ref(id)
        if len(id) > types.MAX_LENGTH or types.depth(expr) > _MOST_NESTED:
            self._report.warning(
                "type-endless", f"{expr.name} is generic in itself: cut off", at
            )
            return ir.ANY
        node = self._definitions.get(expr)
        own = Expr(expr.name.removeprefix("ServiceStack."), expr.args)
        self._types[id] = None
        if node is not None:
            self._pending.append((id, expr, node))
        elif builtin.known(own.name):
            self._shipped(id, own, at)
        else:
            self._report.warning(
                "type-unknown",
                f"nothing describes the type {str(expr)!r}: taken as any JSON",
                at,
            )
            self._types[id] = ir.TypeDecl(
                at=at, id=id, name=ir.Name(str(expr)), type=ir.ANY
            )
        return ir.Ref(id)

    def _shipped(self, id: ir.TypeId, expr: Expr, at: Pointer) -> None:
        """Declare a type of ServiceStack's own."""
        decl = builtin.declaration(
            expr, lambda inner: self.resolve(inner, at), self.casing, at
        )
        self._types[id] = ir.TypeDecl(
            at=at, id=id, name=ir.Name(str(id)[1:]), type=decl.type, doc=decl.doc
        )
        if not builtin.is_enum(expr.name):
            self._always[id] = {
                self.casing.wire(name)
                for name, inner, _ in builtin.members(expr)
                if types.is_value(inner) or builtin.is_enum(inner.name)
            }

    def _declaration(self, id: ir.TypeId, expr: Expr, node: Cursor) -> ir.TypeDecl:
        node = node.of(str(id))
        said = (clean((node / "description").text), clean((node / "notes").text))
        return ir.TypeDecl(
            at=node.at,
            id=id,
            name=ir.Name(self._definitions.name(expr)),
            type=self._type(id, expr, node),
            doc="\n\n".join(text for text in dict.fromkeys(said) if text),
            deprecated=any((a / "name").raw == "Obsolete" for a in node / "attributes"),
        )

    def _type(self, id: ir.TypeId, expr: Expr, node: Cursor) -> ir.Type:
        (node / "name").taken()
        (node / "namespace").taken()
        (node / "genericArgs").taken()
        if enumtypes.is_enum(node):
            return enumtypes.read(node, self._report)
        below = self._below.of(expr)
        if below:
            for key in ("isAbstract", "isInterface", "inherits", "properties"):
                (node / key).taken()
            return subtypes.union(
                (name, self.resolve(each, node.at)) for name, each in below
            )
        bound = bindings(node, expr)
        parent = next(self.above(node, bound), None)
        if parent is not None and (types.is_list(parent[0]) or types.is_map(parent[0])):
            return self.resolve(parent[0], node.at)
        inherited, bases = self._bases(id, node, bound)
        own = self.properties(node, str(id), bound)
        if (node / "isInterface").flag and not own:
            return ir.ANY
        found = {one.wire: one for one in (*inherited, *own)}
        self._always[id] = {one.wire for one in found.values() if one.always}
        return ir.Record(tuple(one.field() for one in found.values()), bases)

    def _bases(
        self, id: ir.TypeId, node: Cursor, bound: Mapping[str, Expr]
    ) -> tuple[list[Property], tuple[ir.Ref, ...]]:
        """The bases of a record, and the properties of those that are no record.

        A base without properties of its own stands for the one above it; one that
        values are of is a union, so that what it holds is written out.
        """
        written: list[list[Property]] = []
        if self._height(node, bound) > _MOST_BASES:
            self._report.warning(
                "base-endless", f"{str(id)[1:]} has too many bases: left out", node.at
            )
            return [], ()
        for expr, found in self.above(node, bound):
            if found is None:
                base = self._own_base(expr, node.at)
                return [p for some in reversed(written) for p in some], base
            if self._below.of(expr):
                written.append(
                    self.properties(found, f"#{expr}", bindings(found, expr))
                )
            elif any(properties.sent(found)):
                ref = self.resolve(expr, node.at)
                refs = (ref,) if isinstance(ref, ir.Ref) else ()
                return [p for some in reversed(written) for p in some], refs
        return [p for some in reversed(written) for p in some], ()

    def _height(self, node: Cursor, bound: Mapping[str, Expr]) -> int:
        """How many bases are above a type; those above a base are counted only once."""
        walked: dict[str, None] = {}
        height = 0
        while True:
            said = self._said_base(node, bound)
            if said is None or str(said) in walked:
                break
            if len(str(said)) > types.MAX_LENGTH:
                height = _MOST_BASES + 1
                break
            if str(said) in self._heights:
                height = self._heights[str(said)] + 1
                break
            walked[str(said)] = None
            found = self._definitions.get(said)
            if found is None:
                break
            node, bound = found, bindings(found, said)
        for key in reversed(walked):
            self._heights[key] = height
            height += 1
        return height

    def _said_base(self, node: Cursor, bound: Mapping[str, Expr]) -> Expr | None:
        if not (node / "inherits" / "name").text:
            return None
        near = (node / "namespace").text
        said = self._definitions.expression(node / "inherits", "name", near)
        return None if said is None or said.name in _QUIET else closed(said, bound)

    def _own_base(self, expr: Expr, at: Pointer) -> tuple[ir.Ref, ...]:
        """A base that the document does not define."""
        name = expr.name.removeprefix("ServiceStack.")
        if not builtin.known(name):
            if name not in self._lost:
                self._lost.add(name)
                self._report.warning(
                    "base-unknown", f"nothing describes the base {name!r}: left out", at
                )
            return ()
        while builtin.parent(name):
            name, expr = builtin.parent(name), Expr(builtin.parent(name))
        found = self.resolve(expr, at)
        return (found,) if isinstance(found, ir.Ref) else ()
