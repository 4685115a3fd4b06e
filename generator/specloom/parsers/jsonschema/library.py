"""All schemas of one run: their names, their identities, and where references lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.source import Cursor, Document, Reads

from .addresses import Addresses, Found, Place
from .addresses.bundle import address, bundled
from .addresses.drafts import Draft
from .addresses.legal import DEFINITIONS, Steps, without_credentials
from .addresses.lookup import Guesses
from .addresses.names import folded, last_segment, lost_name, name_of, stem, title_of
from .addresses.same import Sameness
from .convert import Converter
from .facts import tells
from .heirs import Heirs
from .keywords import SHELL
from .leftover import unused
from .titled import Titled


@dataclass(frozen=True, slots=True)
class _Target:
    """A schema that is a type of its own, and the id it goes by."""

    id: ir.TypeId
    name: ir.Name
    schema: Cursor

    @property
    def place(self) -> Place:
        return self.schema.at.document, self.schema.at.path


_DEEPEST_LOOK = 8
"""How many types are made at once, each to know what the one before is made of."""


_RIVALS = 50
"""With how many schemas of its name and its text one is compared; a type that is there
twice is better than comparing all with all."""

_MEANINGS = 20
"""How many schemas a dynamic reference may mean for its type to list them."""


class Library:
    """Declares the types of `documents`: each schema, and what references lead to."""

    def __init__(
        self, documents: Sequence[Document], report: Report, reads: Reads | None
    ) -> None:
        ordered = sorted(documents, key=lambda document: document.aside)
        self._report = report
        self._documents = {document.key: document for document in ordered}
        self._roots = {d.key: d.cursor(reads) for d in ordered}
        self._addresses = Addresses(ordered)
        self._converter = Converter(
            report, self._refer, self._embedded, self._draft, self._look, self._kinds
        )
        values = {document.key: document.value for document in ordered}
        self._sameness = Sameness(values, self._lead)
        self._guesses = Guesses(
            self._documents, self._addresses, self._sameness, report
        )
        self._titled = Titled(self._sameness)
        self._targets: dict[Place, _Target] = {}
        self._named: dict[tuple[str, str], list[_Target]] = {}
        self._numbers: dict[str, int] = {}
        self._taken: set[ir.TypeId] = set()
        self._waiting: list[_Target] = []
        self._origins: dict[ir.TypeId, list[Pointer]] = {}
        self._lost: dict[str, ir.TypeDecl] = {}
        self._led: dict[tuple[str, str, Steps], Found | None] = {}
        self._declared: dict[ir.TypeId, _Target] = {}
        self._seen: dict[ir.TypeId, ir.Type | None] = {}
        self._looking: list[ir.TypeId] = []
        self._heirs = Heirs(self._roots, self._lead)

    def types(self) -> dict[ir.TypeId, ir.TypeDecl]:
        """Every type that the documents declare, roots first."""
        for key, schema in self._roots.items():
            if not self._documents[key].aside:
                places = [(key, path) for path in _declared_by(schema)]
                self._titled.declare(self._target(place).schema for place in places)
        found: dict[ir.TypeId, ir.TypeDecl] = {}
        position = 0
        # Converting a schema may find further targets, which join the end of the line.
        while position < len(self._waiting):
            target = self._waiting[position]
            found[target.id] = self._declaration(target)
            position += 1
        self._tell_unused()
        for id, origins in self._origins.items():
            found[id] = replace(found[id], origins=tuple(origins))
        lost = {decl.id: decl for decl in self._lost.values()}
        for base, decl in self._heirs.declared.items():
            found[decl.id] = replace(decl, schema=found[base].schema)
        return {**found, **{id: d for id, d in lost.items() if id not in found}}

    def _tell_unused(self) -> None:
        """Say which definitions nothing refers to, nor to anything in them."""
        for one in unused(self._converter.definitions, self._targets):
            if not self._documents[one.at.document].aside:
                self._report.note(
                    "definition-unused",
                    f"nothing refers to {str(one.at.path[-1])!r}: left out",
                    one.at,
                )

    def schemas(self) -> tuple[ir.Schema, ...]:
        """The documents by which values of the types, all declared, are validated."""
        places = [target.place for target in self._waiting]
        return bundled(self._addresses, self._found, places, self._report)

    def _declaration(self, target: _Target) -> ir.TypeDecl:
        schema = target.schema.of(target.id)
        said = self._converter.declared(schema)
        type = _without(said.type, ir.Ref(target.id))
        return ir.TypeDecl(
            at=schema.at,
            id=target.id,
            name=target.name,
            type=type,
            doc=said.doc,
            deprecated=said.deprecated,
            constraints=said.constraints,
            examples=said.examples,
            schema=address(self._addresses, target.place),
        )

    def _draft(self, schema: Cursor) -> Draft:
        return self._addresses.draft(schema.at.document, schema.at.path)

    def _look(self, id: ir.TypeId) -> ir.Type | None:
        """The type declared as `id`, or as what that only refers to.

        None while it is being made of itself, and where it leads in a circle.
        """
        followed: set[ir.TypeId] = set()
        while id not in followed:
            followed.add(id)
            if id not in self._seen:
                target = self._declared.get(id)
                if len(self._looking) > _DEEPEST_LOOK:
                    return None
                self._seen[id] = None if target else ir.ANY
                if target is not None:
                    self._looking.append(id)
                    schema = target.schema.of(id).silent()
                    # Deep in a deep schema, another may be too deep to be looked at.
                    with suppress(RecursionError):
                        self._seen[id] = self._converter.declared(schema).type
                    self._looking.pop()
            found = self._seen[id]
            if not isinstance(found, ir.Ref):
                return found
            id = found.id
        return None

    def _kinds(self, base: ir.Ref) -> ir.Type:
        """What a reference to `base` means: any of its kinds if they are told apart."""
        target = self._declared.get(base.id)
        if target is None:
            return base
        schema = target.schema.of(target.id)
        found = self._heirs.kinds(
            base, schema, lambda place: self._target(place).id, self._refer
        )
        decl = self._heirs.declared.get(base.id)
        if decl is not None:
            self._seen[decl.id] = decl.type
        return found

    # Identities

    def _target(self, place: Place) -> _Target:
        known = self._targets.get(place)
        if known is None:
            schema = self._at(place)
            meant = self._namesake(schema)
            if meant is None:
                known = self._identified(schema)
            else:
                known = self._target(meant)
                (schema / "$ref").of(known.id).taken()
                self._origins.setdefault(known.id, []).append(schema.at)
            self._targets[place] = known
        return known

    def _namesake(self, schema: Cursor) -> Place | None:
        """Where a schema leads that is nothing but a reference to one of its name."""
        seen = {(schema.at.document, schema.at.path)}
        while isinstance(schema.raw, dict) and set(schema.raw) == {"$ref"}:
            reference = str(schema.raw["$ref"])
            found = self._found(reference, schema.at.document, schema.at.path)
            if found is None or found.place is None:
                break
            if found.place in seen:
                return None
            target = self._at(found.place)
            if folded(self._name(target)) != folded(self._name(schema)):
                break
            seen.add(found.place)
            schema = target
        return (schema.at.document, schema.at.path) if len(seen) > 1 else None

    def _name(self, schema: Cursor) -> str:
        return name_of(schema, self._documents[schema.at.document])

    def _at(self, place: Place) -> Cursor:
        schema = self._roots[place[0]]
        for step in place[1]:
            schema = schema / step
        return schema

    def _identified(self, schema: Cursor) -> _Target:
        """The schema as a type with an id: that of one of its name that says the same.

        What says something else under the same name gets an id, and a name, that tell
        whose it is.
        """
        text = self._name(schema)
        place = (schema.at.document, schema.at.path)
        rivals = self._named.setdefault((text, self._sameness.text(place)), [])
        for known in rivals[:_RIVALS]:
            if self._sameness.same(known.place, place):
                schema.of(known.id).taken()
                self._origins.setdefault(known.id, []).append(schema.at)
                return known
        name, id = ir.Name(text), f"#{text}"
        if ir.TypeId(id) in self._taken:
            owner = self._owner(schema)
            id = self._free(f"#{owner}/{text}")
            name = ir.Name(" ".join((*owner.split("/"), text)))
            self._report.note(
                "name-clash", f"a second, different schema {text!r}: {id!r}", schema.at
            )
        found = _Target(ir.TypeId(id), name, schema)
        rivals.append(found)
        self._taken.add(found.id)
        self._waiting.append(found)
        self._declared[found.id] = found
        return found

    def _free(self, id: str) -> ir.TypeId:
        """`id`, or where it is taken with a number behind it."""
        free, number = ir.TypeId(id), self._numbers.get(id, 2)
        while free in self._taken:
            free, number = ir.TypeId(f"{id}{number}"), number + 1
        self._numbers[id] = number
        return free

    def _owner(self, schema: Cursor) -> str:
        """What a schema stands in, by its name: a document, or a document's folder."""
        document = self._documents[schema.at.document]
        if schema.at.path:
            root = self._targets.get((schema.at.document, ()))
            return title_of(document) if root is None else root.id.removeprefix("#")
        return PurePosixPath(document.name).parent.name or stem(document)

    # References

    def _embedded(self, schema: Cursor) -> ir.Type | None:
        """The type of a schema inside another that has a name of its own.

        Such a name is the address that a lost document had for it, or its title where
        that makes it a known schema or tells it from other alternatives.
        """
        place = (schema.at.document, schema.at.path)
        if not schema.at.path:
            return None
        if "$id" in schema and lost_name(schema):
            return ir.Ref(self._target(place).id)
        if "title" not in schema:
            return None
        if place in self._targets:
            known = self._targets[place]
            # A mere look may have found the twin, which counts nothing as read.
            if known.place != place:
                schema.of(known.id).taken()
            return ir.Ref(known.id)
        twin = self._titled.twin(schema)
        if twin is not None:
            known = self._target(twin)
            self._targets[place] = known
            schema.of(known.id).taken()
            self._origins.setdefault(known.id, []).append(schema.at)
            return ir.Ref(known.id)
        root = self._roots[place[0]].raw
        title = self._titled.alternative(schema, root)
        if not title:
            return None
        id = self._free(f"{schema.node}/{title}")
        name = ir.Name(title, ir.Role.PROPERTY, schema.node)
        found = _Target(id, name, self._at(place))
        self._targets[place] = found
        self._taken.add(id)
        self._waiting.append(found)
        self._declared[id] = found
        self._titled.declare([schema])
        return ir.Ref(id)

    def _refer(self, reference: str, at: Cursor) -> ir.Type:
        key, path = at.at.document, at.at.path[:-1]
        found = self._found(reference, key, path)
        if found is None:
            return ir.Ref(self._alias(without_credentials(reference), at.at))
        if found.place is None:
            self._report.note(
                "metaschema-reference",
                f"{reference!r} is a schema of schemas: taken as any JSON",
                at.at,
            )
            return ir.ANY
        meant = ir.Ref(self._target(found.place).id)
        places = self._addresses.others(found.place, reference, str(at.at.path[-1]))
        many = len(places) >= _MEANINGS
        others = [] if many else [ir.Ref(self._target(place).id) for place in places]
        members = tuple(dict.fromkeys((meant, *others)))
        if len(members) == 1 and not many:
            return meant
        self._report.note(
            "dynamic-reference",
            f"{reference!r} leads elsewhere for every schema that it is reached from:"
            " any of them is taken",
            at.at,
        )
        return ir.ANY if many else ir.Union(members)

    def _lead(self, reference: str, key: str, path: Steps) -> Place | None:
        found = self._found(reference, key, path)
        return None if found is None else found.place

    def _found(self, reference: str, key: str, path: Steps) -> Found | None:
        """Where a reference at `path` leads, by the rules or by what it calls it."""
        known = (reference, key, path)
        if known not in self._led:
            found = self._addresses.find(reference, key, path)
            if found is None:
                guess = self._guesses.place(reference, Pointer(key, path))
                found = None if guess is None else Found(guess, lawful=False)
            self._led[known] = found
        return self._led[known]

    def _alias(self, reference: str, at: Pointer) -> ir.TypeId:
        text = last_segment(reference) or reference
        if text not in self._lost:
            id = ir.TypeId(f"#{text}")
            if id in self._taken:
                id = ir.TypeId(f"#{reference}")
            self._lost[text] = ir.TypeDecl(
                at=at, id=id, name=ir.Name(text), type=ir.ANY
            )
            advice = (
                "; `references` can say where it lies" if "://" in reference else ""
            )
            self._report.warning(
                "unresolved-reference",
                f"no schema {reference!r}: {text!r} is taken as any JSON" f"{advice}",
                at,
            )
        return self._lost[text].id


def _without(type: ir.Type, own: ir.Ref) -> ir.Type:
    """`type` less itself: what is a value of its own type adds nothing to that."""
    if isinstance(type, ir.Union) and own in type.members:
        rest = tuple(member for member in type.members if member != own)
        type = ir.Union(rest, type.tag) if len(rest) > 1 else (*rest, own)[0]
    return ir.ANY if type == own else type


def _declared_by(schema: Cursor) -> Iterator[Steps]:
    """The places in a document that are types even if nothing refers to them."""
    whole = not schema.is_object or not SHELL.issuperset(dict(schema.entries()))
    if whole:
        yield ()
    for key in DEFINITIONS:
        for name, definition in (schema / key).entries():
            if not whole or (definition.is_object and tells(definition)):
                yield (key, name)
