"""JSON Schema to types: one schema at a time, in every draft's words at once.

The drafts, and OpenAPI's dialects, contradict each other only where the kind of a
value tells them apart, so no draft has to be known. What the types leave out becomes
limits and sentences, which documentation shows and validation checks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import TypeAlias

from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import Scalar, ScalarKind
from specloom.source import Cursor

from .addresses.drafts import Draft
from .arrays import array
from .combine import both, union
from .conditions import conditional
from .docs import documentation
from .english.demands import CHECKED
from .english.sentences import checks, demands
from .english.words import quoted
from .enums import enumeration
from .facts import (
    NUMBER_FORMATS,
    STRING_FORMATS,
    STRUCTURE,
    access,
    constraints,
    deprecated,
    examples,
    implied,
    kinds,
    null_allowed,
    references,
)
from .keywords import LIMITS, SIBLING, alone, tell_faults
from .objects import absorbed, object_, required, requiring
from .said import (
    Look,
    Refer,
    Said,
    checked,
    noted,
    paragraphs,
    placed,
    tightened,
    unplaced,
)
from .unions import chosen, mapped

__all__ = ["Converter", "Embedded", "Look", "Refer", "Said"]

Embedded: TypeAlias = Callable[[Cursor], ir.Type | None]
"""Gives the type that a schema inside another declares under a name, if it does."""

KindsOf: TypeAlias = Callable[[ir.Ref], ir.Type]
"""Gives what a reference means where it is no part of another type: the kinds of a base
that are told apart, or just the type."""

DraftOf: TypeAlias = Callable[[Cursor], Draft]
"""Gives the draft that a schema is read by."""


class Converter:
    """Makes types of schemas; what they leave out is said to `report`.

    `definitions` are those that stand in the schemas met so far.
    """

    def __init__(
        self,
        report: Report,
        refer: Refer,
        embedded: Embedded = lambda schema: None,
        draft: DraftOf = lambda schema: Draft.Y2020,
        look: Look = lambda id: None,
        kinds_of: KindsOf = lambda base: base,
    ) -> None:
        self.report = report
        self.refer = refer
        self.look = look
        self.definitions: list[Cursor] = []
        self._embedded = embedded
        self._draft = draft
        self._kinds_of = kinds_of

    def said(self, schema: Cursor) -> Said:
        """All that `schema` says of the value it describes."""
        found = self._embedded(schema)
        said = self._whole(schema) if found is None else Said(type=found)
        return self._with_words(said, schema)

    def declared(self, schema: Cursor) -> Said:
        """As `said`, for a schema that has a name; its documentation says all that a
        declaration has no other place for."""
        said = self._with_words(self._whole(schema), schema)
        return noted(said, *unplaced(said))

    def _with_words(self, said: Said, schema: Cursor) -> Said:
        default = ir.Value((schema / "default").json) if "default" in schema else None
        own = tuple(examples(schema))
        direction = access(schema)
        return replace(
            said,
            doc=paragraphs((documentation(schema), said.doc)),
            default=said.default if default is None else default,
            examples=own or said.examples,
            deprecated=deprecated(schema) or said.deprecated,
            access=said.access if direction is ir.Access.BOTH else direction,
        )

    def field(self, wire: str, schema: Cursor, required: bool) -> ir.Field:
        """The property `wire` of an object."""
        said = self.said(schema)
        limited = placed(replace(said, doc=""))
        said = replace(limited, doc=said.doc)
        return ir.Field(
            at=schema.at,
            wire=wire,
            type=said.type,
            required=required,
            default=said.default,
            constraints=said.constraints,
            examples=said.examples,
            doc=said.doc,
            deprecated=said.deprecated,
            access=said.access,
        )

    def type(self, schema: Cursor) -> ir.Type:
        """The type of the values that `schema` describes."""
        return self.said(schema).type

    def _whole(self, schema: Cursor) -> Said:
        if not schema.is_object or not schema.raw:
            schema.taken()
            return checked(Said(type=ir.ANY), *demands(schema))
        tell_faults(schema, self.report)
        for key in ("$defs", "definitions"):
            self.definitions.extend(one for _, one in (schema / key).entries())
        if "$ref" in references(schema) and not self._draft(schema).heeds_siblings:
            said = self._only_referred(schema)
            return self._nullable(said, schema)
        said = self._joined(schema)
        said = conditional(said, schema, self)
        for key in ("oneOf", "anyOf"):
            if (schema / key).is_list:
                said = chosen(said, schema, key, self)
        said = checked(said, *checks(schema), *self._told_apart(schema, said.type))
        for key in CHECKED:
            if not alone(key, schema):
                self._take(schema / key)
        return self._nullable(_closed(said, schema), schema)

    def _nullable(self, said: Said, schema: Cursor) -> Said:
        if not null_allowed(schema):
            return said
        return replace(said, type=ir.nullable(said.type))

    def _only_referred(self, schema: Cursor) -> Said:
        """What a reference leads to, by a draft in which nothing beside it counts."""
        for key, at in schema.entries():
            if key in LIMITS or key == "discriminator":
                self.report.note(
                    SIBLING, f"{key!r} beside '$ref' counts since 2019 only", at.at
                )
        return Said(type=self._referred(schema, "$ref"))

    def _referred(self, schema: Cursor, key: str) -> ir.Type:
        found = self.refer((schema / key).text, schema / key)
        return found if _is_named_or_part(schema) else self._kinds(found)

    def _kinds(self, type: ir.Type) -> ir.Type:
        return self._kinds_of(type) if isinstance(type, ir.Ref) else type

    def _take(self, at: Cursor) -> None:
        """Count all in `at` as read, and declare what it refers to."""
        if at.raw is None:
            return
        at.taken()
        pending = [at]
        while pending:
            one = pending.pop()
            for key in references(one):
                self.refer((one / key).text, one / key)
            pending.extend(inner for inner in one)
            pending.extend(
                inner
                for key, inner in one.entries()
                if key not in ("enum", "const", "default", "examples", "example")
            )

    def _told_apart(self, schema: Cursor, type: ir.Type) -> list[str]:
        """A sentence on what `discriminator` says, where no type shows it."""
        discriminator = schema / "discriminator"
        if "discriminator" not in schema:
            return []
        discriminator.taken()
        wire = (discriminator / "propertyName").text or discriminator.text
        for _, target in (discriminator / "mapping").entries():
            if not target.text.isidentifier():
                mapped(target, (), self.refer)
        if not wire or (isinstance(type, ir.Union) and type.tag is not None):
            return []
        return [f"{quoted(wire)} tells which of several types it is."]

    # All that holds at once

    def _joined(self, schema: Cursor) -> Said:
        """What `schema` says by itself, by references, and by all of `allOf`."""
        parts = [Said(type=self._referred(schema, k)) for k in references(schema)]
        own = self._own(schema)
        for one in schema / "allOf":
            parts.append(self.said(one))
        if own is not None:
            parts.append(own)
        if not parts:
            return Said(type=ir.ANY, constraints=constraints(schema))
        if len(parts) == 1:
            said = parts[0]
        else:
            needed = [wire for part in parts for wire in part.requires]
            bare = [absorbed(part) for part in parts]
            said = reduce(lambda a, b: self._both(a, b, schema), bare)
            said = requiring(said, needed, schema, self)
        if "allOf" in schema and not _is_named_or_part(schema):
            said = replace(said, type=self._kinds(said.type))
        limits = tightened(said.constraints, constraints(schema))
        return replace(said, constraints=_unshown(limits, said.type))

    def _both(self, first: Said, second: Said, schema: Cursor) -> Said:
        type = both(first.type, second.type, self.look)
        limits = tightened(first.constraints, second.constraints)
        if type is None:
            self.report.note(
                "keyword-unsupported",
                "joins types that differ: only the first is in the types",
                schema.at,
            )
        direction = (
            first.access if first.access is not ir.Access.BOTH else second.access
        )
        return Said(
            type=first.type if type is None else type,
            doc=paragraphs((first.doc, second.doc)),
            default=second.default if first.default is None else first.default,
            constraints=limits,
            examples=first.examples or second.examples,
            deprecated=first.deprecated or second.deprecated,
            access=direction,
        )

    # Structure

    def _own(self, schema: Cursor) -> Said | None:
        """What a schema's own keywords tell, without its combinations."""
        if not any(key in schema for key in STRUCTURE):
            return None
        given = kinds(schema)
        if "const" in schema or (schema / "enum").is_list:
            return self._values(schema, given)
        given = given or implied(schema)
        if not given:
            return self._demanding(schema)
        found: list[Said] = []
        # A comprehension would take a frame of the stack at each level of nesting.
        for kind in given:
            found.append(self._kind(kind, schema))
        said = reduce(
            lambda a, b: replace(
                a,
                doc=paragraphs((a.doc, b.doc)),
                constraints=tightened(a.constraints, b.constraints),
            ),
            found,
        )
        return replace(said, type=union([one.type for one in found]))

    def _values(self, schema: Cursor, given: list[str]) -> Said:
        if given == ["array"] and "const" not in schema and _lists_no_lists(schema):
            self.report.note(
                "enum-on-array", "'enum' is taken for the items", schema.at
            )
            return Said(type=ir.List(enumeration(schema, ()).type))
        said = enumeration(schema, given)
        if "null" in given and "const" not in schema:
            return replace(said, type=ir.nullable(said.type))
        return said

    def _demanding(self, schema: Cursor) -> Said | None:
        """What a schema without a type asks of a value, if that is an object."""
        said = requiring(Said(type=ir.ANY), required(schema), schema, self)
        others = schema / "additionalProperties"
        others.taken()
        (schema / "unevaluatedProperties").taken()
        if others.raw is False:
            said = checked(said, "It must have no properties, if it is an object.")
        return None if said == Said(type=ir.ANY) else said

    def _kind(self, kind: str, schema: Cursor) -> Said:
        format = (schema / "format").text.casefold() if "format" in schema else ""
        encoding = (schema / "contentEncoding").text.casefold()
        match kind.casefold():
            case "object":
                return object_(schema, self)
            case "array":
                return array(schema, self)
            case "string" if encoding == "base64":
                return Said(type=Scalar(ScalarKind.BYTES))
            case "string":
                return Said(type=STRING_FORMATS.get(format, ir.STRING))
            case "integer" if format != "decimal":
                return Said(type=Scalar(ScalarKind.INTEGER))
            case "integer" | "number":
                number = Scalar(ScalarKind.NUMBER)
                return Said(type=NUMBER_FORMATS.get(format, number))
            case "boolean":
                return Said(type=Scalar(ScalarKind.BOOLEAN))
            case "null":
                return Said(type=ir.NULL)
            case "file":
                return Said(type=Scalar(ScalarKind.BYTES))
            case "any" | "":
                return Said(type=ir.ANY)
            case other:
                self.report.warning(
                    "type-unknown",
                    f"no type {other!r} in JSON Schema: taken as any JSON",
                    (schema / "type").at,
                )
                return Said(type=ir.ANY)


def _closed(said: Said, schema: Cursor) -> Said:
    """`said` of an object that has no properties but those that `schema` tells of."""
    if (schema / "unevaluatedProperties").raw is not False:
        return said
    (schema / "unevaluatedProperties").taken()
    match said.type:
        case ir.Record(extra=None) as record if not _is_opened(schema):
            return replace(said, type=replace(record, closed=True))
        # Of `anyOf`, a value may be several at once, with the properties of each.
        case ir.Union(members) as union_ if "anyOf" not in schema:
            closed = tuple(map(_closed_record, members))
            return replace(said, type=replace(union_, members=closed))
        case _:
            return checked(said, "No other property may be given.")


def _unshown(limits: ir.Constraints | None, type: ir.Type) -> ir.Constraints | None:
    """`limits` without those on the number of items that a tuple shows itself."""
    if limits is None or not isinstance(type, ir.Tuple):
        return limits
    places = len(type.items)
    low = None if (limits.min_items or 0) <= places else limits.min_items
    high = None if type.rest is None else limits.max_items
    left = replace(limits, min_items=low, max_items=high)
    return None if left == ir.Constraints() else left


def _is_named_or_part(schema: Cursor) -> bool:
    """Whether `schema` is a type of its own, or a part of one."""
    path = schema.at.path
    return not path or path[-2:-1] in (("allOf",), ("$defs",), ("definitions",))


def _is_opened(schema: Cursor) -> bool:
    """Whether a part of `schema` tells of properties by other than their names."""
    keys = ("additionalProperties", "unevaluatedProperties", "patternProperties")
    return any((part / key).raw for part in schema / "allOf" for key in keys)


def _closed_record(type: ir.Type) -> ir.Type:
    if not isinstance(type, ir.Record) or type.extra is not None:
        return type
    return replace(type, closed=True)


def _lists_no_lists(schema: Cursor) -> bool:
    return not any(isinstance(value.raw, list) for value in schema / "enum")
