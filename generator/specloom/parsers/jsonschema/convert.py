"""JSON Schema to types: one schema at a time, in every draft's words at once.

The drafts, and OpenAPI's dialects, contradict each other only where the kind of a
value tells them apart, so no draft has to be known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import Scalar, ScalarKind
from specloom.source import Cursor

from .combine import extended, one_record, union
from .enums import described, enumeration
from .facts import (
    NUMBER_FORMATS,
    STRING_FORMATS,
    STRUCTURE,
    access,
    constraints,
    examples,
    implied,
    references,
    tells,
)

Refer: TypeAlias = Callable[[str, Cursor], ir.Type]
"""Gives the type for the text of a reference; the cursor is at that text."""

Embedded: TypeAlias = Callable[[Cursor], ir.Type | None]
"""Gives the type that a schema inside another declares under a name, if it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a schema says of the value at some place: its type, and all beside it."""

    type: ir.Type
    doc: str = ""
    default: ir.Value | None = None
    constraints: ir.Constraints | None = None
    examples: tuple[ir.Value, ...] = ()
    deprecated: bool = False
    access: ir.Access = ir.Access.BOTH


_UNSUPPORTED = (
    "if",
    "then",
    "else",
    "not",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "additionalItems",
    "minProperties",
    "maxProperties",
    "contentMediaType",
    "contentSchema",
)
"""Keywords that narrow what is valid, and that types do not show."""

_SHAPING = {"then", "else", "dependentSchemas", "dependencies"}
"""Those of the unsupported keywords that may bring properties of their own."""

_MOST_COPIES = 10_000
"""How many fields may be copied into the alternatives of one schema."""


class Converter:
    """Makes types of schemas; what they leave out is said to `report`."""

    def __init__(
        self, report: Report, refer: Refer, embedded: Embedded = lambda schema: None
    ) -> None:
        self._report = report
        self._refer = refer
        self._embedded = embedded

    def said(self, schema: Cursor) -> Said:
        """All that `schema` says of the value it describes."""
        doc, _ = described(schema)
        return Said(
            type=self.type(schema),
            doc=doc,
            default=(
                ir.Value((schema / "default").json) if "default" in schema else None
            ),
            constraints=constraints(schema),
            examples=tuple(examples(schema)),
            deprecated=(schema / "deprecated").flag,
            access=access(schema),
        )

    def field(self, wire: str, schema: Cursor, required: bool) -> ir.Field:
        """The property `wire` of an object."""
        said = self.said(schema)
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
        found = self._embedded(schema)
        return self.inline(schema) if found is None else found

    def inline(self, schema: Cursor) -> ir.Type:
        """As `type`, also for a schema that has a name."""
        if schema.raw is False:
            self._report.note(
                "schema-false", "allows no value at all: taken as any JSON", schema.at
            )
        if not schema.is_object:
            schema.taken()
            return ir.ANY
        self._tell_unsupported(schema)
        type = self._combined(schema)
        nullable = "nullable" in schema and (schema / "nullable").flag
        return ir.nullable(type) if nullable else type

    # Combinations

    def _combined(self, schema: Cursor) -> ir.Type:
        parts = [self._reference(schema / key) for key in references(schema)]
        if "allOf" in schema:
            parts.extend(self.type(part) for part in schema / "allOf")
        if any(key in schema for key in STRUCTURE):
            own = self._structure(schema)
            if own != ir.ANY or not parts:
                parts.append(own)
        type = self._all_of(parts, schema)
        for key in ("oneOf", "anyOf"):
            if key in schema and (schema / key).is_list:
                type = self._any_of(type, schema / key, schema)
        return type

    def _reference(self, at: Cursor) -> ir.Type:
        return self._refer(at.text, at)

    def _all_of(self, parts: Sequence[ir.Type], schema: Cursor) -> ir.Type:
        """The type of what is all of `parts`."""
        telling = [part for part in parts if part != ir.ANY]
        required = (schema / "required").texts if len(parts) > 1 else ()
        if len(telling) <= 1 and not required:
            return telling[0] if telling else ir.ANY
        records = [part for part in telling if isinstance(part, ir.Record)]
        others = [part for part in telling if not isinstance(part, ir.Record | ir.Map)]
        bases = [part for part in others if isinstance(part, ir.Ref)]
        if records or len(bases) == len(others) > 0:
            for _ in range(len(others) - len(bases)):
                self._lossy("allOf", "joins an object with something else", schema)
            return one_record(records, bases, required, schema)
        if len(set(telling)) > 1:
            self._lossy("allOf", "joins types that differ: the first is taken", schema)
        return telling[0]

    def _any_of(self, own: ir.Type, among: Cursor, schema: Cursor) -> ir.Type:
        """The type of what is `own` and one of the alternatives."""
        telling = [one for one in among if tells(one)]
        if not telling:
            self._lossy(among.at.path[-1], "only narrows what is valid", schema)
            return own
        members = [self.type(one) for one in telling]
        if own == ir.ANY or (isinstance(own, ir.Map) and own.value == ir.ANY):
            return self._tagged(union(members), schema)
        if isinstance(own, ir.Scalar):
            alike = [m for m in members if isinstance(m, ir.Scalar | ir.Enum)]
            kinds = {m.kind for m in alike}
            narrower = len(alike) == len(members) and kinds == {own.kind}
            return union(members) if narrower else own
        fitting = [m for m in members if isinstance(m, ir.Record | ir.Ref)]
        copies = len(own.fields) * len(members) if isinstance(own, ir.Record) else 0
        if (
            not isinstance(own, ir.Record)
            or len(fitting) < len(members)
            or copies > _MOST_COPIES
        ):
            self._lossy(among.at.path[-1], "stands beside a type of its own", schema)
            return own
        return union([extended(own, member) for member in fitting])

    def _tagged(self, type: ir.Type, schema: Cursor) -> ir.Type:
        """`type` with the tag that `schema` declares, if all its members have ids."""
        discriminator = schema / "discriminator"
        wire = (discriminator / "propertyName").text or discriminator.text
        if not wire or not isinstance(type, ir.Union):
            return type
        ids = [m.id for m in type.members if isinstance(m, ir.Ref)]
        if len(ids) < len([m for m in type.members if m != ir.NULL]):
            return type
        values: dict[str, ir.TypeId] = {}
        for value, target in (discriminator / "mapping").entries():
            found = self._refer(target.text, target)
            if isinstance(found, ir.Ref) and found.id in ids:
                values[value] = found.id
        rest = set(ids) - set(values.values())
        values.update({id.removeprefix("#"): id for id in ids if id in rest})
        return replace(type, tag=ir.Tag(wire, tuple(values.items())))

    def _lossy(self, key: object, why: str, schema: Cursor) -> None:
        self._report.warning(
            "keyword-unsupported", f"{key!r} {why}: not in the types", schema.at
        )

    # Structure

    def _structure(self, schema: Cursor) -> ir.Type:
        """The type that a schema's own keywords tell, without its combinations."""
        given = schema / "type"
        kinds = [given.text] if given.text else list(given.texts)
        if "const" in schema or ("enum" in schema and (schema / "enum").is_list):
            if kinds == ["array"] and "const" not in schema:
                self._report.note(
                    "enum-on-array", "'enum' is taken for the items", schema.at
                )
                return ir.List(enumeration(schema, self._report))
            type = enumeration(schema, self._report)
            return ir.nullable(type) if "null" in kinds else type
        if not kinds:
            kinds = implied(schema)
        return union([self._kind(kind, schema) for kind in kinds])

    def _kind(self, kind: str, schema: Cursor) -> ir.Type:
        format = (schema / "format").text.casefold() if "format" in schema else ""
        match kind.casefold():
            case "object":
                return self._object(schema)
            case "array":
                return self._array(schema)
            case "string" if (schema / "contentEncoding").text.startswith("base64"):
                return Scalar(ScalarKind.BYTES)
            case "string":
                return STRING_FORMATS.get(format, Scalar(ScalarKind.STRING))
            case "integer" if format != "decimal":
                return Scalar(ScalarKind.INTEGER)
            case "integer" | "number":
                return NUMBER_FORMATS.get(format, Scalar(ScalarKind.NUMBER))
            case "boolean":
                return Scalar(ScalarKind.BOOLEAN)
            case "null":
                return ir.NULL
            case "file":
                return Scalar(ScalarKind.BYTES)
            case "any" | "":
                return ir.ANY
            case other:
                self._report.warning(
                    "type-unknown",
                    f"no type {other!r} in JSON Schema: taken as any JSON",
                    (schema / "type").at,
                )
                return ir.ANY

    def _object(self, schema: Cursor) -> ir.Type:
        properties = schema / "properties"
        needed = dict.fromkeys((schema / "required").texts)
        fields = tuple(
            self.field(
                wire,
                property,
                wire in needed or (property / "required").raw is True,
            )
            for wire, property in properties.entries()
        )
        extra = self._extra(schema)
        if not fields:
            return ir.Map(ir.ANY if extra is None else extra)
        combined = any(key in schema for key in ("allOf", *references(schema)))
        lost = [wire for wire in needed if wire not in properties]
        if lost and not combined and extra is None:
            self._report.warning(
                "required-undeclared",
                f"no property {', '.join(map(repr, lost))} to be required: left out",
                (schema / "required").at,
            )
        return ir.Record(fields, extra=extra)

    def _extra(self, schema: Cursor) -> ir.Type | None:
        """The type of properties beside the declared ones, if there is one."""
        types = [self.type(s) for _, s in (schema / "patternProperties").entries()]
        rest = schema / "additionalProperties"
        rest.taken()
        if rest.is_object or rest.raw is True:
            types.append(self.type(rest))
        return union(types) if types else None

    def _array(self, schema: Cursor) -> ir.Type:
        items, tuple_ = schema / "items", schema / "prefixItems"
        if items.is_list:
            items, tuple_ = schema / "additionalItems", items
        if tuple_.is_list:
            self._report.note(
                "tuple", "items of fixed places are taken as items of a list", tuple_.at
            )
            types = [self.type(item) for item in tuple_]
            if items.is_object or items.raw is True:
                types.append(self.type(items))
            return ir.List(union(types))
        if items.raw is None:
            self._report.note(
                "array-without-items", "no 'items': taken as any JSON", schema.at
            )
        return ir.List(self.type(items))

    def _tell_unsupported(self, schema: Cursor) -> None:
        found = [key for key in _UNSUPPORTED if key in schema]
        if "additionalItems" in found and (schema / "items").is_list:
            found.remove("additionalItems")
        if "discriminator" in schema and not ("oneOf" in schema or "anyOf" in schema):
            found.append("discriminator")
        if not found:
            return
        said = ", ".join(map(repr, found))
        message = f"not in the types: {said}"
        if _SHAPING.isdisjoint(found):
            self._report.note("keyword-unsupported", message, schema.at)
        else:
            self._report.warning("keyword-unsupported", message, schema.at)
