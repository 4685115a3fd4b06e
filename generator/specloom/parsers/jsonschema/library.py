"""All schemas of one run: their names, their identities, and where references lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.source import Cursor, Document, Reads

from .addresses import Addresses, split
from .convert import Converter
from .facts import documentation

_IDENTIFIER = re.compile(r"[A-Za-z_][\w.\-]*")
_DEFINITIONS = ("$defs", "definitions")
_ADDRESSES = ("$id", "id", "$schema", "$comment", "$anchor")
_BY_NAME = ("properties", "patternProperties", "dependentSchemas", *_DEFINITIONS)
"""Keywords whose children go by names that the author chose."""


def title_of(document: Document) -> str:
    """What a schema calls itself: its title, the end of its id, or its file's stem."""
    schema = document.cursor()
    title = (schema / "title").raw
    if isinstance(title, str) and _IDENTIFIER.fullmatch(title):
        return title
    return last_segment(_own_id(schema)) or _stem(document)


def last_segment(reference: str) -> str:
    """The last name in a reference: of its fragment, else of its path."""
    address, fragment = split(reference)
    found = fragment.rstrip("/").rpartition("/")[2]
    if not found:
        name = re.split(r"[/:]", address.rstrip("/"))[-1]
        found = re.sub(r"(?:[._-]schema)?\.(?:json|ya?ml)$", "", name)
    return unquote(found).replace("~1", "/").replace("~0", "~")


def _own_id(schema: Cursor) -> str:
    found = (schema / "$id").raw or (schema / "id").raw
    return found if isinstance(found, str) else ""


def _stem(document: Document) -> str:
    name = PurePosixPath(document.name).name
    return re.sub(r"(?:[._-]schema)?(?:\.(?:json|ya?ml|txt|md|html))*$", "", name)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


@dataclass(frozen=True, slots=True)
class _Target:
    """A schema that is a type of its own, and the id it goes by."""

    id: ir.TypeId
    name: ir.Name
    schema: Cursor


class Library:
    """Declares the types of `documents`: each schema, and what references lead to."""

    def __init__(
        self, documents: Sequence[Document], report: Report, reads: Reads | None
    ) -> None:
        self._report = report
        self._documents = {document.key: document for document in documents}
        self._roots = {d.key: d.cursor(reads) for d in documents}
        self._addresses = Addresses(documents)
        self._converter = Converter(report, self._refer, self._embedded)
        self._targets: dict[tuple[str, tuple[str | int, ...]], _Target] = {}
        self._taken: dict[ir.TypeId, _Target] = {}
        self._waiting: list[_Target] = []
        self._origins: dict[ir.TypeId, list[Pointer]] = {}
        self._lost: dict[str, ir.TypeDecl] = {}
        self._lookup: _Lookup | None = None

    def types(self) -> dict[ir.TypeId, ir.TypeDecl]:
        """Every type that the documents declare, roots first."""
        for schema in self._roots.values():
            for path in _declared_by(schema):
                self._target(schema.at.document, path)
        found: dict[ir.TypeId, ir.TypeDecl] = {}
        position = 0
        # Converting a schema may find further targets, which join the end of the line.
        while position < len(self._waiting):
            target = self._waiting[position]
            found[target.id] = self._declaration(target)
            position += 1
        for id, origins in self._origins.items():
            found[id] = replace(found[id], origins=tuple(origins))
        lost = {decl.id: decl for decl in self._lost.values()}
        return {**found, **{id: d for id, d in lost.items() if id not in found}}

    def _declaration(self, target: _Target) -> ir.TypeDecl:
        schema = target.schema.of(target.id)
        said = self._converter.said(schema)
        type = said.type
        if isinstance(type, ir.Ref) and type.id == target.id:
            type = self._converter.inline(schema)
        if type == ir.Ref(target.id):
            type = ir.ANY
        return ir.TypeDecl(
            at=schema.at,
            id=target.id,
            name=target.name,
            type=type,
            doc=documentation(schema),
            deprecated=said.deprecated,
            examples=said.examples,
            schema=ir.Value(schema.raw),
        )

    # Identities

    def _target(self, key: str, path: tuple[str | int, ...]) -> _Target:
        known = self._targets.get((key, path))
        if known is not None:
            return known
        schema = self._roots[key]
        for step in path:
            schema = schema / step
        target = self._identified(_Target(ir.TypeId(""), self._name(schema), schema))
        self._targets[(key, path)] = target
        return target

    def _identified(self, target: _Target) -> _Target:
        """`target` with an id; that of an equal schema of the same name if there is."""
        holder = f"#{self._root_name(target.schema)}"
        plain = f"#{target.name.text}"
        free = (f"{holder}/{target.name.text}{n}" for n in ("", *range(2, 1000)))
        for id in (plain, *free, f"{plain}@{target.schema.at}"):
            known = self._taken.get(ir.TypeId(id))
            if known is None:
                found = replace(target, id=ir.TypeId(id))
                if id != plain:
                    self._report.note(
                        "name-clash",
                        f"a second, different schema {target.name.text!r}: {id!r}",
                        target.schema.at,
                    )
                    role = ir.Role.PROPERTY
                    name = replace(target.name, role=role, holder=holder)
                    found = replace(found, name=name)
                self._taken[found.id] = found
                self._waiting.append(found)
                return found
            if _content(known.schema) == _content(target.schema):
                target.schema.of(known.id).taken()
                self._origins.setdefault(known.id, []).append(target.schema.at)
                return known
        return self._taken[ir.TypeId(plain)]

    def _name(self, schema: Cursor) -> ir.Name:
        path = schema.at.path
        embedded = _own_id(schema)
        if not path:
            return ir.Name(self._root_name(schema))
        if embedded.startswith("#/"):
            return ir.Name(last_segment(embedded))
        if len(path) > 1 and path[-2] in _BY_NAME:
            return ir.Name(str(path[-1]))
        title = (schema / "title").raw
        if isinstance(title, str) and _IDENTIFIER.fullmatch(title):
            return ir.Name(title)
        chosen = [str(step) for before, step in pairwise(path) if before in _BY_NAME]
        root = self._root_name(schema)
        steps = [str(step) for step in path]
        return ir.Name("_".join(chosen) or "_".join((root, *steps)))

    def _root_name(self, schema: Cursor) -> str:
        return title_of(self._documents[schema.at.document])

    # References

    def _embedded(self, schema: Cursor) -> ir.Type | None:
        """The type of a schema inside another that is stamped with a lost address."""
        if not schema.at.path or not isinstance((schema / "$id").raw, str):
            return None
        if not _own_id(schema).startswith("#/"):
            return None
        return ir.Ref(self._target(schema.at.document, schema.at.path).id)

    def _refer(self, reference: str, at: Cursor) -> ir.Type:
        key = at.at.document
        place = self._addresses.place(reference, key, at.at.path)
        if place is None:
            found = self._look_up(reference, at)
            place = None if found is None else (found.at.document, found.at.path)
        if place is None:
            return ir.Ref(self._alias(reference, at.at))
        return ir.Ref(self._target(*place).id)

    def _look_up(self, reference: str, at: Cursor) -> Cursor | None:
        """The schema that `reference` means, although its address leads nowhere."""
        if self._lookup is None:
            self._lookup = _Lookup.of(self._roots.values(), self._documents)
        own = PurePosixPath(self._documents[at.at.document].name).parent
        for found in self._lookup.candidates(reference):
            near = [
                schema
                for schema in found
                if PurePosixPath(self._documents[schema.at.document].name).parent == own
            ]
            chosen = near or found
            if len({_canonical(schema) for schema in chosen}) > 1:
                self._report.warning(
                    "ambiguous-reference",
                    f"several schemas could be {reference!r}: the first is taken",
                    at.at,
                )
            return chosen[0]
        return None

    def _alias(self, reference: str, at: Pointer) -> ir.TypeId:
        text = last_segment(reference) or reference
        if text not in self._lost:
            id = ir.TypeId(f"#{text}")
            if id in self._taken:
                id = ir.TypeId(f"#{reference}")
            self._lost[text] = ir.TypeDecl(
                at=at, id=id, name=ir.Name(text), type=ir.ANY
            )
            self._report.warning(
                "unresolved-reference",
                f"no schema {reference!r}: {text!r} is taken as any JSON",
                at,
            )
        return self._lost[text].id


def _content(schema: Cursor) -> object:
    """What a schema says, whatever address it goes by."""
    if not isinstance(schema.raw, dict):
        return schema.raw
    return {key: said for key, said in schema.raw.items() if key not in _ADDRESSES}


def _canonical(schema: Cursor) -> str:
    return json.dumps(_content(schema), sort_keys=True)


def _declared_by(schema: Cursor) -> Iterator[tuple[str | int, ...]]:
    """The places in a document that are types even if nothing refers to them."""
    shell = {*_DEFINITIONS, "$schema", "$id", "id", "title", "description", "$comment"}
    if not schema.is_object or set(dict(schema.entries())) - shell:
        yield ()
        return
    for key in _DEFINITIONS:
        for name, _ in (schema / key).entries():
            yield (key, name)


@dataclass(slots=True)
class _Lookup:
    """Schemas by all that a lost reference may call them, the surest first."""

    by_id: dict[str, list[Cursor]] = field(default_factory=dict)
    by_title: dict[str, list[Cursor]] = field(default_factory=dict)
    by_id_end: dict[str, list[Cursor]] = field(default_factory=dict)
    by_stem: dict[str, list[Cursor]] = field(default_factory=dict)
    by_definition: dict[str, list[Cursor]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Cursor], documents: dict[str, Document]) -> _Lookup:
        """The lookup for all `roots`."""
        made = cls()
        schemas = list(roots)
        stems = [_stem(documents[schema.at.document]) for schema in schemas]
        for schema, stem in zip(schemas, stems, strict=True):
            title, id = (schema / "title").raw, _own_id(schema)
            if isinstance(title, str):
                made.by_title.setdefault(title, []).append(schema)
            if id:
                made.by_id.setdefault(id, []).append(schema)
                made.by_id_end.setdefault(last_segment(id), []).append(schema)
            for text in {_folded(stem), _folded(stem.partition("-")[2])} - {""}:
                made.by_stem.setdefault(text, []).append(schema)
            for holder in (
                *(schema / key for key in _DEFINITIONS),
                schema / "components" / "schemas",
            ):
                for name, inner in holder.entries():
                    made.by_definition.setdefault(name, []).append(inner)
        return made

    def candidates(self, reference: str) -> Iterator[list[Cursor]]:
        """What `reference` may mean, by one rule after the other."""
        end = last_segment(reference)
        for table, key in (
            (self.by_id, reference),
            (self.by_title, end),
            (self.by_id_end, end),
            (self.by_stem, _folded(end)),
            (self.by_definition, end),
        ):
            if key and key in table:
                yield table[key]
