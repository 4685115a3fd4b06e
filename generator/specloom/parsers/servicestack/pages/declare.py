"""The types that pages describe, joined by name over all pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Pointer, Report
from ....prose import clean
from ....source import Json
from .. import builtin, sample, types
from ..both import Both
from ..casing import Casing, fold
from ..types import Dialect, Expr
from . import enums
from .relate import Relations
from .tables import Row, Sheet, Table


class Declarations:
    """Every named type, declared when it is first asked for.

    What only other sources describe, as `known`, is referred to and left to them.
    """

    def __init__(
        self,
        sheets: Sequence[Sheet],
        report: Report,
        known: Mapping[ir.TypeId, ir.TypeDecl] | None = None,
    ) -> None:
        self._report = report
        self._known = {} if known is None else known
        self._enums = enums.declared(sheets, report)
        self._tables = {t.name for s in sheets for t in s.tables if not t.enum}
        self._generics = {
            name.partition("<")[0]: name for name in sorted(self._tables) if "<" in name
        }
        self._types: dict[ir.TypeId, ir.TypeDecl] = {}
        self._unknown: dict[str, tuple[Pointer, list[Json]]] = {}
        self._order: dict[ir.TypeId, None] = {}
        self.evidence: dict[str, ir.Evidence] = {}
        why = "as source code goes first, then pages by the names of their operations"
        self.both = Both(self._declared, report, why, equal=True)

    @property
    def types(self) -> dict[ir.TypeId, ir.TypeDecl]:
        """The declarations so far, in the order in which they were met."""
        for name, (at, values) in self._unknown.items():
            id = ir.TypeId(f"#{name}")
            if id not in self._types:
                self._types[id] = self._alias(name, at, values)
        return {id: self._types[id] for id in self._order if id in self._types}

    def table(self, table: Table, scope: Scope) -> None:
        """Declare the type that `table` describes; join it with what is known of it."""
        name = scope.relations.name(table.name)
        id = ir.TypeId(f"#{name}")
        self._order.setdefault(id)
        shown = scope.relations.shown.get(table.name, {})
        wires = {fold(key): key for key in shown}
        fields = [
            self.field(row, wires, scope, str(id), table.name, shown)
            for row in table.rows
        ]
        extra = scope.relations.extra.get(table.name, ())
        if extra and table.rows:
            self._report.note(
                "rows-lost",
                f"the sample shows {', '.join(extra)!r:.80}, of which no row speaks: "
                "typed as the sample has it",
                table.line.at,
            )
        for key in extra:
            slot = f"{id}/{key}"
            type = self.inferred(shown[key], slot, table.line.at, scope)
            fields.append(ir.Field(at=table.line.at, wire=key, type=type))
        table.line.of(str(id)).taken()
        names = [
            b for b in scope.relations.bases.get(table.name, ()) if b != table.name
        ]
        bases = tuple(ir.Ref(ir.TypeId(f"#{base}")) for base in names)
        decl = ir.TypeDecl(
            at=table.line.at,
            id=id,
            name=ir.Name(name),
            type=ir.Record(_distinct(fields), bases),
            doc=clean(table.doc),
        )
        known = self._types.get(id)
        self._types[id] = decl if known is None else self.both.declaration(known, decl)

    def request(self, decl: ir.TypeDecl) -> bool:
        """Declare the request of an operation; False if its name is another type's."""
        self._order.setdefault(decl.id)
        known = self._types.get(decl.id)
        if known is not None and not isinstance(known.type, ir.Record):
            return False
        joined = decl if known is None else self.both.declaration(known, decl)
        self._types[decl.id] = joined
        return True

    def field(
        self,
        row: Row,
        wires: Mapping[str, str],
        scope: Scope,
        holder: str,
        table: str = "",
        shown: Mapping[str, Json] | None = None,
    ) -> ir.Field:
        """The property that `row` describes; `wires` are names the sample shows."""
        wire = wires.get(fold(row.name)) or scope.casing.wire(row.name)
        value = (shown or {}).get(wire)
        expr = scope.relations.said.get((table, row.name), row.expr)
        row.line.of(holder).taken()
        for line in row.allowed:
            line.of(holder).taken()
        return ir.Field(
            at=row.line.at,
            wire=wire,
            type=self.type(row, expr, scope, value),
            constraints=constraints(row),
            doc=documentation(row),
            required=False,
        )

    def type(self, row: Row, expr: Expr, scope: Scope, value: Json = None) -> ir.Type:
        """The type of a row, whose value in the sample is `value`."""
        inner = _first(value)
        core = types.core(expr)
        dialect = scope.dialect_of(inner)

        def named(each: Expr) -> ir.Type:
            return self.named(each, row.line.at, scope, inner)

        found = types.to_type(expr, dialect, named, scope.declared)
        key = types.key(expr)
        if key is not None and key.name in self._enums:
            named(key)
        kind = types.scalar_kind(core)
        if not row.values or core.name in self._tables:
            return found
        if kind is ir.ScalarKind.STRING and not types.is_map(expr):
            return _replaced(found, ir.STRING, enums.of_row(row))
        if kind is ir.ScalarKind.INTEGER and all(map(enums.is_integer, row.values)):
            return _replaced(found, ir.Scalar(kind), enums.of_row(row, kind))
        if types.is_list(expr) and not expr.args:
            return ir.List(enums.of_row(row))
        return found

    def named(
        self, expr: Expr, at: Pointer, scope: Scope, value: Json = None
    ) -> ir.Type:
        """What the name of a type stands for: a reference to its declaration."""
        if expr.name == "KeyValuePair" and len(expr.args) == 2:
            key, pair_value = (
                types.to_type(arg, scope.dialect, lambda e: self.named(e, at, scope))
                for arg in expr.args
            )
            return builtin.pair(key, pair_value, scope.casing, at)
        name = scope.relations.bound.get(expr.name, expr.name)
        caption = self._generic(expr) if expr.args else name
        id = ir.TypeId(f"#{scope.relations.name(caption)}")
        self._order.setdefault(id)
        if id in self._types or caption in self._tables:
            return ir.Ref(id)
        if name in self._enums:
            self._types[id] = self._enums[name]
        elif builtin.known(name) and not expr.args:
            self.builtin(name, scope, at)
        elif id not in self._known:
            self._unknown.setdefault(name, (at, []))[1].append(value)
        return ir.Ref(id)

    def response(self, expr: Expr, at: Pointer, scope: Scope) -> ir.Type:
        """The type of a response that relations have told."""
        return types.to_type(
            expr, scope.dialect, lambda e: self.named(e, at, scope), scope.declared
        )

    def builtin(self, name: str, scope: Scope, at: Pointer) -> None:
        """Declare a type of ServiceStack's own, and those it refers to."""
        id = ir.TypeId(f"#{name}")
        if id in self._types or name in self._tables:
            return
        self._order.setdefault(id)

        def type_of(inner: Expr) -> ir.Type:
            return types.to_type(
                inner, scope.dialect, lambda e: self.named(e, at, scope)
            )

        self._types[id] = builtin.declaration(Expr(name), type_of, scope.casing, at)

    def inferred(self, value: Json, slot: str, at: Pointer, scope: Scope) -> ir.Type:
        """The type of something that only the sample shows."""
        self.evidence[slot] = ir.Evidence(
            samples=1, present=1, rule="servicestack-sample", origins=(at,)
        )
        match value:
            case bool():
                return ir.Scalar(ir.ScalarKind.BOOLEAN)
            case int() | float():
                return ir.Scalar(ir.ScalarKind.NUMBER)
            case str():
                return _text(value)
            case list():
                first = value[0] if value else None
                return ir.List(self.inferred(first, f"{slot}[]", at, scope))
            case dict() if set(value) == {"String"}:
                inner = self.inferred(value["String"], f"{slot}{{}}", at, scope)
                return ir.Map(inner)
            case dict() if {"errorcode", "message"} <= set(map(fold, value)):
                self.builtin("ResponseStatus", scope, at)
                return ir.Ref(ir.TypeId("#ResponseStatus"))
            case dict():
                return ir.Record(
                    tuple(
                        ir.Field(
                            at=at,
                            wire=key,
                            type=self.inferred(item, f"{slot}/{key}", at, scope),
                        )
                        for key, item in value.items()
                    )
                )
            case None:
                return ir.ANY

    def is_text(self, type: ir.Type) -> bool:
        """Whether a query can hold a value of `type` as plain text."""
        match ir.without_null(type):
            case ir.Ref(id):
                decl = self._types.get(id)
                if decl is None:
                    return str(id)[1:] not in self._tables
                return isinstance(decl.type, ir.Enum | ir.Scalar)
            case ir.Record() | ir.Map() | ir.List() | ir.Union():
                return False
            case _:
                return True

    def _generic(self, expr: Expr) -> str:
        """The caption of the generic table that describes `expr`; else its own name."""
        return self._generics.get(expr.name, str(expr))

    def _alias(self, name: str, at: Pointer, values: Sequence[Json]) -> ir.TypeDecl:
        texts = [value for value in values if isinstance(value, str)]
        seen = f"taken as {'text, as the sample shows' if texts else 'any JSON'}"
        self._report.warning(
            "type-unknown", f"nothing describes the type {name!r}: {seen}", at
        )
        return ir.TypeDecl(
            at=at,
            id=ir.TypeId(f"#{name}"),
            name=ir.Name(name),
            type=ir.STRING if texts else ir.ANY,
        )

    def _declared(self, id: ir.TypeId) -> ir.Type | None:
        known = self._types.get(id) or self._known.get(id)
        if known is not None:
            return known.type
        return ir.ANY if str(id)[1:] in self._unknown else None


class Scope:
    """What holds on one page: its relations, its casing, its dialect."""

    __slots__ = ("casing", "declared", "dialect", "relations")

    def __init__(
        self,
        relations: Relations,
        casing: Casing,
        dialect: Dialect,
        declared: frozenset[str],
    ) -> None:
        self.relations = relations
        self.casing = casing
        self.dialect = dialect
        self.declared = declared

    def dialect_of(self, value: Json) -> Dialect:
        """The page's dialect, but for what `value` itself shows."""
        if not isinstance(value, str):
            return self.dialect
        guid, time = sample.guid_form(value), sample.datetime_form(value)
        return replace(
            self.dialect,
            guid=self.dialect.guid if guid is None else guid,
            datetime=self.dialect.datetime if time is None else time,
        )


def documentation(row: Row) -> str:
    """What a row says of its property; the keys of a dictionary are said here too."""
    doc = clean(row.doc)
    if types.is_map(row.expr) and row.values:
        keys = f"Keys: {', '.join(row.values)}."
        doc = f"{doc}\n\n{keys}" if doc else keys
    return doc


def constraints(row: Row) -> ir.Constraints | None:
    """The limits that a row sets."""
    if row.limits is None:
        return row.checked
    low, high = (_number(text) for text in row.limits)
    if low is None and high is None:
        return None
    return ir.Constraints(minimum=low, maximum=high)


def _replaced(type: ir.Type, old: ir.Type, new: ir.Type) -> ir.Type:
    match type:
        case ir.List(item):
            return ir.List(_replaced(item, old, new))
        case ir.Union(members):
            return replace(type, members=tuple(_replaced(m, old, new) for m in members))
        case _:
            return new if type == old else type


def _distinct(fields: Sequence[ir.Field]) -> tuple[ir.Field, ...]:
    return tuple({field.wire: field for field in reversed(fields)}.values())[::-1]


def _text(value: str) -> ir.Type:
    guid, time = sample.guid_form(value), sample.datetime_form(value)
    if guid is not None:
        return ir.Scalar(ir.ScalarKind.UUID, guid)
    if time is not None:
        return ir.Scalar(ir.ScalarKind.DATETIME, time)
    return ir.STRING


def _first(value: Json) -> Json:
    while isinstance(value, list) and value:
        value = value[0]
    return value


def _number(text: str) -> int | float | None:
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if re.fullmatch(r"-?\d{1,18}\.\d{1,18}", text):
        return float(text)
    return None


def described(sheet: Sheet, relations: Relations) -> tuple[Table, ...]:
    """The tables that declare types; the request's if something refers to it."""
    own = relations.merged
    wanted = {
        name
        for table in sheet.tables
        for row in table.rows
        for name in [types.core(row.expr).name]
    }
    if relations.response is not None:
        wanted.add(types.core(relations.response).name)
    return tuple(
        table
        for table in sheet.tables
        if not table.enum and (table.name in wanted or table.name not in own)
    )
