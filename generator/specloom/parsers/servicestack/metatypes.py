"""The types in metadata: classes, enums and generics, closed where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Pointer, Report
from ...prose import clean
from ...source import Cursor
from . import builtin, types
from .casing import Casing
from .types import Dialect, Expr

_QUIET = frozenset({"Object", "ValueType", "Enum", "Attribute"})


def child(cursor: Cursor, key: str) -> Cursor:
    """The value of `key`, which old hosts spell with a capital."""
    if key not in cursor:
        capital = key[:1].upper() + key[1:]
        if capital in cursor:
            return cursor / capital
    return cursor / key


def expression(node: Cursor, key: str) -> Expr | None:
    """The type whose name stands at `key`, with the generic arguments beside it."""
    name = child(node, key).text
    args = [types.parse(text) for text in child(node, "genericArgs").texts]
    head, brackets, tail = name.partition("[")
    found = types.parse(head)
    if found is None or any(arg is None for arg in args):
        return None
    if not found.args:
        found = Expr(found.name, tuple(arg for arg in args if arg is not None))
    for _ in range(min((brackets + tail).count("["), types.MAX_NESTING)):
        found = Expr(types.ARRAY, (found,))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of a type or a request, with its own name and its type resolved."""

    node: Cursor
    name: str
    wire: str
    type: ir.Type
    required: bool
    validated: bool
    upload: bool

    def documentation(self) -> str:
        """What the host says of the property."""
        return clean(child(self.node, "description").text)

    def constraints(self) -> ir.Constraints | None:
        """The limits that the host sets on the property."""
        form = child(self.node, "input")
        low = child(self.node, "allowableMin").number
        high = child(self.node, "allowableMax").number
        shortest = child(form, "minLength").number
        longest = child(form, "maxLength").number
        if low is None and high is None and shortest is None and longest is None:
            return None
        return ir.Constraints(
            minimum=low,
            maximum=high,
            min_length=None if shortest is None else int(shortest),
            max_length=None if longest is None else int(longest),
        )


class MetaTypes:
    """The types of one metadata document, each declared when it is first asked for."""

    def __init__(
        self,
        definitions: Sequence[Cursor],
        casing: Casing,
        dialect: Dialect,
        report: Report,
    ) -> None:
        self.casing = casing
        self._dialect = dialect
        self._report = report
        self._known: dict[str, Cursor] = {}
        for node in definitions:
            self._define(node)
        self._types: dict[ir.TypeId, ir.TypeDecl | None] = {}
        self._pending: list[tuple[ir.TypeId, Expr, Cursor]] = []

    @property
    def types(self) -> dict[ir.TypeId, ir.TypeDecl]:
        """The declarations of all types that were asked for, and what they refer to."""
        while self._pending:
            id, expr, node = self._pending.pop(0)
            self._types[id] = self._declaration(id, expr, node)
        return {id: decl for id, decl in self._types.items() if decl is not None}

    def resolve(
        self, expr: Expr, at: Pointer, bound: Mapping[str, Expr] | None = None
    ) -> ir.Type:
        """The type that `expr` says, with generic parameters `bound`."""
        closed = _closed(expr, bound or {}, 0)
        return types.to_type(
            closed, self._dialect, lambda each: self._named(each, at), self._known
        )

    def properties(
        self, node: Cursor, id: str, bound: Mapping[str, Expr] | None = None
    ) -> Iterator[Property]:
        """The own properties of a type that go over the wire."""
        own = list(child(node, "properties"))
        contract = child(node, "dataContract").is_object
        chosen = any(child(one, "dataMember").is_object for one in own)
        for each in own:
            one = each.of(id)
            name = child(one, "name").text
            member = child(one, "dataMember")
            if not name or (contract and chosen and not member.is_object):
                continue
            expr = expression(one, "type")
            if expr is None:
                self._report.warning(
                    "type-not-understood",
                    f"the type of {name!r} is no C# type: taken as any JSON",
                    one.at,
                )
                expr = Expr("object")
            one.taken()
            yield Property(
                node=one,
                name=name,
                wire=child(member, "name").text or self.casing.wire(name),
                type=self._allowed(one, self.resolve(expr, one.at, bound)),
                required=child(one, "isRequired").flag,
                validated=any(
                    child(attribute, "name").text.startswith(("Required", "Validate"))
                    for attribute in child(one, "attributes")
                ),
                upload=bool(child(one, "uploadTo"))
                or child(child(one, "input"), "type").text == "file",
            )

    def inherited(
        self, node: Cursor, id: str, bound: Mapping[str, Expr] | None = None
    ) -> Iterator[Property | ir.Field]:
        """The properties that a request takes from its bases, the outermost first."""
        base = child(node, "inherits")
        expr = expression(base, "name") if base.is_object else None
        seen: set[str] = set()
        chain: list[tuple[Cursor, dict[str, Expr]]] = []
        while expr is not None and str(expr) not in seen:
            seen.add(str(expr))
            expr = _closed(expr, bound or {}, 0)
            found = self._known.get(expr.name)
            if found is None:
                yield from self._builtin_fields(expr.name, node.at)
                break
            bound = _bindings(found, expr)
            chain.append((found, bound))
            base = child(found, "inherits")
            expr = expression(base, "name") if base.is_object else None
        for found, names in reversed(chain):
            yield from self.properties(found, id, names)

    def definition(self, name: str) -> Cursor | None:
        """The definition of the type `name`."""
        return self._known.get(types.bare(name))

    def _define(self, node: Cursor) -> None:
        name = types.bare(child(node, "name").text)
        if not name:
            return
        known = self._known.setdefault(name, node)
        spaces = child(known, "namespace").raw, child(node, "namespace").raw
        if known is not node and spaces[0] != spaces[1]:
            self._report.warning(
                "type-name-shared",
                f"{name!r} is a type in {spaces[0]} and in {spaces[1]}: the first is "
                "taken for both",
                node.at,
            )

    def _named(self, expr: Expr, at: Pointer) -> ir.Type:
        node = self._known.get(expr.name)
        if expr.name == "KeyValuePair" and len(expr.args) == 2:
            key, value = (self.resolve(arg, at) for arg in expr.args)
            return builtin.pair(key, value, self.casing, at)
        id = ir.TypeId(f"#{expr}")
        if id in self._types:
            return ir.Ref(id)
        if len(id) > types.MAX_LENGTH:
            self._report.warning(
                "type-endless", f"{expr.name} is generic in itself: cut off", at
            )
            return ir.ANY
        if node is not None:
            self._types[id] = None
            self._pending.append((id, expr, node))
        elif builtin.known(expr.name):
            self._types[id] = None
            self._types[id] = builtin.declaration(
                expr,
                lambda inner: self.resolve(inner, at),
                self.casing,
                at,
            )
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

    def _declaration(self, id: ir.TypeId, expr: Expr, node: Cursor) -> ir.TypeDecl:
        node = node.of(str(id))
        node.taken()
        said = (child(node, "description").text, child(node, "notes").text)
        return ir.TypeDecl(
            at=node.at,
            id=id,
            name=ir.Name(str(expr)),
            type=self._type(id, expr, node),
            doc="\n\n".join(clean(text) for text in said if text),
        )

    def _type(self, id: ir.TypeId, expr: Expr, node: Cursor) -> ir.Type:
        if child(node, "isEnum").flag or child(node, "enumNames"):
            return _enum(node)
        bound = _bindings(node, expr)
        base = child(node, "inherits")
        parent = expression(base, "name") if base.is_object else None
        if parent is not None and (types.is_list(parent) or types.is_map(parent)):
            return self.resolve(parent, node.at, bound)
        fields = tuple(
            ir.Field(
                at=one.node.at,
                wire=one.wire,
                type=one.type,
                constraints=one.constraints(),
                doc=one.documentation(),
            )
            for one in self.properties(node, str(id), bound)
        )
        if child(node, "isInterface").flag and not fields:
            return ir.ANY
        return ir.Record(fields, self._bases(parent, node, bound))

    def _bases(
        self, parent: Expr | None, node: Cursor, bound: Mapping[str, Expr]
    ) -> tuple[ir.Ref, ...]:
        if parent is None or parent.name in _QUIET:
            return ()
        found = self.resolve(parent, node.at, bound)
        return (found,) if isinstance(found, ir.Ref) else ()

    def _builtin_fields(self, name: str, at: Pointer) -> Iterator[ir.Field]:
        if not builtin.known(name):
            self._report.warning(
                "base-unknown", f"nothing describes the base {name!r}: left out", at
            )
            return
        yield from builtin.fields(
            Expr(name), lambda expr: self.resolve(expr, at), self.casing, at
        )

    def _allowed(self, node: Cursor, type: ir.Type) -> ir.Type:
        """`type`, or for a string with allowable values the enum of these."""
        values = child(node, "allowableValues").texts
        if not values or type != ir.STRING:
            return type
        return ir.Enum(
            tuple(ir.EnumMember(at=node.at, value=v) for v in dict.fromkeys(values))
        )


def _enum(node: Cursor) -> ir.Enum:
    names = child(node, "enumNames").texts
    numbers = child(node, "enumValues").texts
    spelled = [item.raw for item in child(node, "enumMemberValues")]
    docs = [item.raw for item in child(node, "enumDescriptions")]
    flags = any(child(a, "name").raw == "Flags" for a in child(node, "attributes"))
    integer = (child(node, "isEnumInt").flag or flags) and all(
        re.fullmatch(r"-?\d{1,19}", text) for text in numbers
    )
    members = []
    for index, name in enumerate(names):
        wire = spelled[index] if index < len(spelled) else None
        value: str | int = wire if isinstance(wire, str) and wire else name
        if integer:
            value = int(numbers[index]) if index < len(numbers) else index
        doc = docs[index] if index < len(docs) else None
        members.append(
            ir.EnumMember(
                at=child(node, "enumNames").at / index,
                value=value,
                name="" if value == name else name,
                doc=clean(doc) if isinstance(doc, str) else "",
            )
        )
    kind = ir.ScalarKind.INTEGER if integer else ir.ScalarKind.STRING
    return ir.Enum(tuple(members), kind)


def _bindings(node: Cursor, expr: Expr) -> dict[str, Expr]:
    names = child(node, "genericArgs").texts
    return dict(zip(names, expr.args, strict=False))


def _closed(expr: Expr, bound: Mapping[str, Expr], depth: int) -> Expr:
    """`expr` with generic parameters replaced by what they stand for."""
    if depth > types.MAX_NESTING:
        return Expr("object")
    if not expr.args:
        return bound.get(expr.name, expr)
    return Expr(expr.name, tuple(_closed(arg, bound, depth + 1) for arg in expr.args))
