"""The kinds of a base: what is all of it and more, told apart by a discriminator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from specloom import ir
from specloom.source import Cursor

from .addresses import Place
from .addresses.legal import DEFINITIONS
from .addresses.same import Lead
from .english.words import quoted
from .said import Refer
from .unions import last, mapped

Declare: TypeAlias = Callable[[Place], ir.TypeId]
"""Gives the id of the type that the schema at a place declares."""


class Heirs:
    """The named schemas of some documents by what their `allOf` refers to.

    `declared` are the types made of bases so far, by the ids of those: each is any one
    of a base's kinds.
    """

    def __init__(self, roots: Mapping[str, Cursor], lead: Lead) -> None:
        self.declared: dict[ir.TypeId, ir.TypeDecl] = {}
        self._roots = roots
        self._lead = lead
        self._direct: dict[Place, list[Place]] | None = None
        self._known: dict[ir.TypeId, ir.Ref] = {}

    def kinds(
        self, base: ir.Ref, schema: Cursor, declare: Declare, refer: Refer
    ) -> ir.Ref:
        """What a reference to a base with this schema means: any of its kinds, if its
        discriminator tells two or more apart, or else the base."""
        if base.id not in self._known:
            self._known[base.id] = base
            if _is_base(schema):
                self._known[base.id] = self._joined(base, schema, declare, refer)
        return self._known[base.id]

    def _joined(
        self, base: ir.Ref, schema: Cursor, declare: Declare, refer: Refer
    ) -> ir.Ref:
        place = (schema.at.document, schema.at.path)
        ids = dict.fromkeys(map(declare, self._of(place)))
        values: dict[str, ir.TypeId] = {}
        for value, at in (schema / "discriminator" / "mapping").entries():
            id = mapped(at, tuple(ids), refer)
            if id is not None:
                values[value] = id
        ids.update(dict.fromkeys(values.values()))
        if len(ids) < 2:
            return base
        named = {last(id): id for id in ids if id not in values.values()}
        wire = (schema / "discriminator" / "propertyName").text
        tag = ir.Tag(wire, tuple({**values, **named}.items()))
        decl = ir.TypeDecl(
            at=schema.at,
            id=ir.TypeId(f"{base.id}/any"),
            name=ir.Name(f"any {last(base.id)}"),
            type=ir.Union(tuple(map(ir.Ref, ids)), tag),
            doc=f"Any kind of {quoted(last(base.id))}, told apart by {quoted(wire)}.",
        )
        self.declared[base.id] = decl
        return ir.Ref(decl.id)

    def _of(self, base: Place) -> list[Place]:
        """All that is `base` and more, and no base of others itself."""
        if self._direct is None:
            self._direct = self._found()
        found: dict[Place, None] = {}
        pending, seen = [base], {base}
        while pending:
            one = pending.pop(0)
            further = [p for p in self._direct.get(one, ()) if p not in seen]
            if not further and one != base:
                found[one] = None
            seen.update(further)
            pending.extend(further)
        return list(found)

    def _found(self) -> dict[Place, list[Place]]:
        direct: dict[Place, list[Place]] = {}
        for key, root in self._roots.items():
            for schema in _named(root.silent()):
                for part in schema / "allOf":
                    text = (part / "$ref").text
                    base = self._lead(text, key, part.at.path) if text else None
                    if base is not None:
                        direct.setdefault(base, []).append((key, schema.at.path))
        return direct


def _is_base(schema: Cursor) -> bool:
    """Whether `schema` has a discriminator, and lists nowhere what that tells apart."""
    wire = (schema / "discriminator" / "propertyName").raw
    return isinstance(wire, str) and not any(k in schema for k in ("oneOf", "anyOf"))


def _named(root: Cursor) -> Iterator[Cursor]:
    yield root
    for key in DEFINITIONS:
        yield from (schema for _, schema in (root / key).entries())
    yield from (one for _, one in (root / "components" / "schemas").entries())
