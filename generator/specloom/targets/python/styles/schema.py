"""One JSON Schema of all types, in which tokens stand for every name and text.

What makes models of it sees no text of a source: names and texts are put in place of
the tokens afterwards, by the rules that hold for all generated code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .... import ir
from ....diagnostics import Pointer
from ..types import Table, enum_base, enum_kinds

if TYPE_CHECKING:
    from ....source import Json

Kind = ir.ScalarKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The schema, and what its tokens stand for.

    `fields` are by the token of their type and their own. `constants` are the values
    that types of one value are of.
    """

    document: Mapping[str, Json]
    types: Mapping[str, ir.TypeId]
    fields: Mapping[tuple[str, str], ir.Field]
    constants: Mapping[str, str | int | bool]


def asked(table: Table, *, plain: bool) -> Asked:
    """The schema of all types; if `plain`, of values just as JSON has them."""
    return _Writer(table, plain).all()


@dataclass(slots=True)
class _Writer:
    table: Table
    plain: bool
    tokens: dict[ir.TypeId, str] = field(default_factory=dict)
    fields: dict[tuple[str, str], ir.Field] = field(default_factory=dict)
    constants: dict[str, str | int | bool] = field(default_factory=dict)

    def all(self) -> Asked:
        types = self.table.types
        self.tokens = {id: f"T{index}" for index, id in enumerate(types)}
        found: dict[str, Json] = {
            token: self.declared(token, types[id]) for id, token in self.tokens.items()
        }
        # Just types, and no tags to know members of unions by: those are ours.
        opaque: Json = {"type": "string", "enum": ["a", "b"]}
        return Asked(
            document={"$defs": found | dict.fromkeys(self.constants, opaque)},
            types={token: id for id, token in self.tokens.items()},
            fields=self.fields,
            constants=self.constants,
        )

    def declared(self, token: str, decl: ir.TypeDecl) -> dict[str, Json]:
        match decl.type:
            case ir.Record(fields):
                return self.record(token, fields)
            case ir.Enum(members) as enum if enum_base(enum) == "IntEnum":
                return {"type": "integer", "enum": [*range(len(members))]}
            case ir.Enum(members) as enum if enum_base(enum) is not None:
                values: list[Json] = [f"m{index}" for index in range(len(members))]
                return {"type": "string", "enum": values}
            case ir.Ref() if self.is_endless(decl.type):
                return {}
            case _:
                return self.type(decl.type)

    def is_endless(self, alias: ir.Ref) -> bool:
        """Whether a declaration refers to others in a circle, and means nothing."""
        found = self.table.resolved(alias)
        decl = self.table.types.get(found.id) if isinstance(found, ir.Ref) else None
        return decl is not None and isinstance(decl.type, ir.Ref)

    def record(self, token: str, fields: tuple[ir.Field, ...]) -> dict[str, Json]:
        properties: dict[str, Json] = {}
        required: list[Json] = []
        for index, one in enumerate(fields):
            name = f"f{index}"
            self.fields[token, name] = one
            properties[name] = {**self.type(one.type), **self.limits(one)}
            if one.required:
                required.append(name)
        return {"type": "object", "properties": properties, "required": required}

    def type(self, type: ir.Type) -> dict[str, Json]:
        match type:
            case ir.Scalar(kind, form):
                return self.scalar(kind, form)
            case ir.Const(value):
                token = f"K{len(self.constants)}"
                self.constants[token] = value
                return {"$ref": f"#/$defs/{token}"}
            case ir.List(item):
                return {"type": "array", "items": self.type(item)}
            case ir.Tuple(items, rest):
                return self.row(items, rest)
            case ir.Map(value):
                return {"type": "object", "additionalProperties": self.type(value)}
            case ir.Union(members):
                return {"anyOf": [self.type(member) for member in members]}
            case ir.Ref(id):
                return self.reference(id)
            case ir.Enum():
                return self.type(enum_kinds(type))
            case ir.Any() | ir.Record():
                return {}

    def scalar(self, kind: ir.ScalarKind, form: str) -> dict[str, Json]:
        if self.plain:
            return {"type": _JSON.get(plainly(kind, form), "string")}
        if kind in _FORMATS:
            name, format = _FORMATS[kind]
            return {"type": name, "format": format}
        return {"type": _JSON.get(kind, "string")}

    def row(self, items: tuple[ir.Type, ...], rest: ir.Type | None) -> dict[str, Json]:
        """An array with a type for each place: a tuple, where JSON need not stay."""
        if rest is not None or self.plain:
            kinds = [self.type(one) for one in (*items, *([rest] if rest else ()))]
            distinct: list[Json] = []
            for one in kinds:
                if one not in distinct:
                    distinct.append(one)
            item: Json = distinct[0] if len(distinct) == 1 else {"anyOf": distinct}
            return {"type": "array", "items": item}
        first: list[Json] = [self.type(item) for item in items]
        size = len(items)
        row: dict[str, Json] = {"type": "array", "prefixItems": first, "items": False}
        return row | {"minItems": size, "maxItems": size}

    def reference(self, id: ir.TypeId) -> dict[str, Json]:
        token = self.tokens.get(id)
        if token is None:
            return {}
        ref: dict[str, Json] = {"$ref": f"#/$defs/{token}"}
        enum = self.table.is_open_enum(ir.Ref(id))
        if enum is None:
            return ref
        name = "string" if enum_base(enum) == "StrEnum" else "integer"
        return {"anyOf": [ref, {"type": name}]}

    def limits(self, one: ir.Field) -> dict[str, Json]:
        """The limits of a single value, which are checked when users make a model."""
        said = one.constraints
        if said is None or self.plain or not isinstance(one.type, ir.Scalar):
            return {}
        found: dict[str, Json] = {}
        if one.type.kind in (Kind.INTEGER, Kind.NUMBER):
            found = {
                "minimum": said.minimum,
                "maximum": said.maximum,
                "exclusiveMinimum": said.exclusive_minimum,
                "exclusiveMaximum": said.exclusive_maximum,
            }
        elif one.type.kind is Kind.STRING:
            found = {"minLength": said.min_length, "maxLength": said.max_length}
        return {key: value for key, value in found.items() if value is not None}


def as_json(type: ir.Type) -> ir.Type:
    """A type as JSON has its values."""

    def change(inner: ir.Type, _: Pointer) -> ir.Type:
        match inner:
            case ir.Scalar(kind, form):
                return ir.Scalar(plainly(kind, form))
            case _:
                return inner

    return ir.rewrite(type, Pointer(""), change)


def plainly(kind: ir.ScalarKind, form: str) -> ir.ScalarKind:
    """What kind of JSON stands for a value."""
    if kind is Kind.DECIMAL or (kind is Kind.DATETIME and form.startswith("epoch")):
        return Kind.STRING if form == "text" else Kind.NUMBER
    return kind if kind in _JSON and form != "text" else Kind.STRING


_JSON = {
    Kind.NULL: "null",
    Kind.BOOLEAN: "boolean",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.DECIMAL: "number",
}

_FORMATS = {
    Kind.DECIMAL: ("number", "decimal"),
    Kind.BYTES: ("string", "binary"),
    Kind.UUID: ("string", "uuid"),
    Kind.DATE: ("string", "date"),
    Kind.TIME: ("string", "time"),
    Kind.DATETIME: ("string", "date-time"),
    Kind.DURATION: ("string", "duration"),
}
