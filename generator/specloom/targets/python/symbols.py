"""The symbols of a client, as a user of it sees them, by the stable ids they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ... import Product, ir
from .initview import constructor_keywords
from .names import Names, client_class, subgroups
from .styles.schema import as_json
from .styles.style import STYLES, Style
from .types import Spelling, Table, enum_base

MODELS = "models"
"""The module of a client's package that has all its models."""


def symbols(
    product: Product, client: str, style: str = "dataclass"
) -> Mapping[str, str]:
    """The dotted symbol for every stable id of `product`, made for `client`.

    An operation is `ZoomClient.reports.get_day`, its keyword has parentheses behind it:
    `ZoomClient.reports.get_day(year)`; a type is `models.Day`, a field of it
    `models.Day.date`, a member of an enum `models.Kind.PLAIN`; credentials and parts of
    the server's URL are keywords of the constructor: `ZoomClient(token)`. Slots of
    evidence, and types that were joined with others, have the symbol that they became
    part of.
    """
    chosen = STYLES.get(style)
    found = _Symbols(product.api, product.names, client_class(client), chosen)
    found.client()
    found.group(product.api.root, "", found.name)
    decls = [d for d in product.api.types.values() if d.id in product.names]
    for decl in decls:
        found.type(decl)
    for decl in decls:
        found.inside(decl)
    found.rest()
    return found.all


def annotation(type: ir.Type, product: Product, style: str = "dataclass") -> str:
    """`type` as the models of `product` spell it."""
    chosen = STYLES.get(style)
    if chosen is not None and chosen.keys:
        type = as_json(type)
    known = {id: d for id, d in product.api.types.items() if id in product.names}
    return Spelling(Table(known, Names(dict(product.names)))).text(type)


@dataclass(slots=True)
class _Symbols:
    """The symbols, as they are found; the first word for an id counts."""

    api: ir.Api
    names: Mapping[str, str]
    name: str
    style: Style | None
    all: dict[str, str] = field(default_factory=dict)

    def client(self) -> None:
        """The client itself, and the keywords of its constructor."""
        self._put("api", self.name)
        for id, keywords in constructor_keywords(self.api).items():
            self._put(id, f"{self.name}({', '.join(keywords)})")
            for keyword in keywords:
                self._put(f"{id}?{keyword}", f"{self.name}({keyword})")

    def group(self, group: ir.Group, path: str, holder: str) -> None:
        """What is in `group`, which is at `path` and the attribute `holder`."""
        for operation in group.operations:
            if operation.id in self.names:
                self._operation(operation, f"{holder}.{self.names[operation.id]}")
        for id, inner in subgroups(group, path):
            symbol = f"{holder}.{self.names.get(id, inner.name.text)}"
            self._put(id, symbol)
            self.group(inner, id, symbol)

    def type(self, decl: ir.TypeDecl) -> None:
        """A declared type, under all ids that it has, and the members of an enum."""
        symbol = f"{MODELS}.{self.names[decl.id]}"
        for id in (decl.id, *decl.joined):
            self._put(id, symbol)
        if isinstance(decl.type, ir.Enum):
            plain = enum_base(decl.type) is None  # and so no class with members
            for member in decl.type.members:
                key = f"{decl.id}={member.value!r}"
                if key in self.names:
                    self._put(key, symbol if plain else f"{symbol}.{self.names[key]}")

    def inside(self, decl: ir.TypeDecl) -> None:
        """What is in a declared type, under all ids that it has."""
        symbol = f"{MODELS}.{self.names[decl.id]}"
        for id in (decl.id, *decl.joined):
            self._inside(decl, id, symbol)
            received = ir.received_form(decl.id, self.api.types)
            if received is not None:  # which lacks what is only sent
                self._inside(decl, received, symbol)
            # A slot with several types tells them apart by a number behind its id.
            slot, mark, number = id.rpartition("#")
            if mark and slot and number.isdecimal():
                self._inside(decl, slot, symbol)

    def rest(self) -> None:
        """The slots that are nothing of their own, as what they are inside of."""
        for slot in self.api.evidence:
            end = len(slot)
            while slot[:end] not in self.all and end > 0:
                end = max(slot.rfind(mark, 0, end) for mark in "/[{")
            if end > 0:
                self._put(slot, self.all[slot[:end]])

    def _operation(self, operation: ir.Operation, symbol: str) -> None:
        self._put(operation.id, symbol)
        for parameter in operation.parameters:
            slot = f"{operation.id}/{parameter.place}/{parameter.wire}"
            keyword = self._keyword(operation, parameter.place, parameter.wire, symbol)
            self._slot(slot, parameter.type, keyword)
        request = f"{operation.id}/request"
        for body in operation.bodies:
            for part in body.parts:
                keyword = self._keyword(operation, "part", part.wire, symbol)
                self._slot(f"{request}/{part.wire}", part.type, keyword)
                known = self._record(part.type)
                for one in known.fields if known is not None else ():
                    keyword = self._keyword(operation, "variable", one.wire, symbol)
                    if keyword != symbol:
                        slot = f"{request}/{part.wire}/{one.wire}"
                        self._slot(slot, one.type, keyword)
            record = self._record(body.type)
            for one in record.fields if record is not None else ():
                keyword = self._keyword(operation, "body", one.wire, symbol)
                if keyword != symbol:
                    self._slot(f"{request}/{one.wire}", one.type, keyword)
            whole = self._keyword(operation, "body", "", symbol)
            if whole != symbol:
                self._slot(request, body.type, whole)

    def _keyword(
        self, operation: ir.Operation, place: str, wire: str, method: str
    ) -> str:
        """The keyword of `method` for a value; `method` alone if it has none."""
        id = f"{operation.id}?{place}:{wire}"
        name = self.names.get(id)
        if name is None:
            return method
        self._put(id, f"{method}({name})")
        return f"{method}({name})"

    def _inside(self, decl: ir.TypeDecl, id: str, symbol: str) -> None:
        """The slots in a declared type that also has the id `id`."""
        if not isinstance(decl.type, ir.Record):
            for inner, step in _steps(decl.type):
                self._slot(f"{id}{step}", inner, symbol)
            return
        keys = {f.wire: f"{decl.id}.{f.wire}" for f in decl.type.fields}
        own = {w: self.names[key] for w, key in keys.items() if key in self.names}
        for one in decl.type.fields:
            name = own.get(one.wire)
            if name is not None:
                if self.style is not None:
                    name = self.style.attribute(one.wire, name, own.values())
                self._put(f"{id}.{one.wire}", f"{symbol}.{name}")
                self._slot(f"{id}/{one.wire}", one.type, f"{symbol}.{name}")

    def _record(self, type: ir.Type) -> ir.Record | None:
        """The record that the JSON body of a request is, if it is one."""
        found = ir.resolved(type, self.api.types)
        return found if isinstance(found, ir.Record) else None

    def _slot(self, slot: str, type: ir.Type, symbol: str) -> None:
        """A slot that has no identity of its own, with the lists and maps in it."""
        self._put(slot, symbol)
        for inner, step in _steps(type):
            self._slot(f"{slot}{step}", inner, symbol)

    def _put(self, id: str, symbol: str) -> None:
        self.all.setdefault(id, symbol)


def _steps(type: ir.Type) -> Iterator[tuple[ir.Type, str]]:
    """The types directly in `type` that are in it as items, values or members."""
    match type:
        case ir.List(item):
            yield item, "[]"
        case ir.Tuple(items, rest):
            yield from ((item, f"[{place}]") for place, item in enumerate(items))
            if rest is not None:
                yield rest, "[]"
        case ir.Map(value):
            yield value, "{}"
        case ir.Union(members):
            yield from ((member, "") for member in members)
        case _:
            return
