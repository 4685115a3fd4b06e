"""Models as their template sees them: every name, type and line is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ... import ir
from ...diagnostics import Report
from ...infer.secrets import is_secret_name
from ...rendering import Code
from .docs import docstring
from .docview import field_doc, member_doc, type_doc
from .imports import Imports
from .layout import (
    Node,
    annotated,
    assignment,
    call,
    class_head,
    dict_,
    flat,
    labelled,
    literal,
    subscript,
)
from .limits import json_code, type_limits
from .messages import Messages, message_doc
from .types import ALIASES, Spelling, Table, enum_base, enum_kinds
from .uses import Uses


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a class, or a member of an enum; `gap` puts a blank line before it."""

    line: Code
    doc: Code
    gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeView:
    """A declared type: a record, an enum, or else an alias, which is one `line`."""

    doc: Code
    apart: bool = True
    record: bool = False
    head: Code = field(default_factory=lambda: Code(""))
    line: Code = field(default_factory=lambda: Code(""))
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """A module of models."""

    doc: Code
    imports: Code
    types: tuple[TypeView, ...]


def models_view(
    title: str,
    table: Table,
    uses: Uses,
    messages: Messages,
    ids: Sequence[ir.TypeId],
    runtime: str,
    homes: Mapping[ir.TypeId, str],
    report: Report,
) -> ModelsView:
    """The module that declares the types `ids`.

    `homes` gives the module of every type where there are several; what comes from
    another one is imported for type checkers only.
    """
    spelling = Spelling(table, any="_JsonValue", private=True)
    maker = _Maker(table, uses, messages, spelling, report)
    types = tuple(maker.type(table.types[id]) for id in ids)
    if types and types[0].line:
        # The formatter wants two blank lines around classes only.
        types = (replace(types[0], apart=False), *types[1:])
    imports = maker.imports(runtime)
    here = homes.get(ids[0]) if ids else None
    for id in sorted(maker.spelling.classes):
        if homes.get(id) != here:
            imports.checked(f".{homes[id]}", table.names.type(id))
    return ModelsView(doc=docstring([title], 0), imports=imports.code(), types=types)


class _Maker:
    """Makes the views of types and keeps what they need from elsewhere."""

    def __init__(
        self,
        table: Table,
        uses: Uses,
        messages: Messages,
        spelling: Spelling,
        report: Report,
    ) -> None:
        self.spelling = spelling
        self._uses = uses
        self._messages = messages
        self._table = table
        self._report = report
        self._needs: set[str] = set()

    def imports(self, runtime: str) -> Imports:
        """What the types made so far need."""
        imports = Imports()
        for module in self.spelling.modules:
            imports.module(module, ALIASES[module])
        for module, name, local, relative in _NEEDED:
            if local in self._needs or local in self.spelling.generics:
                if name:
                    # Hosts that take messages write otherwise than they say.
                    home = _LENIENT.get(name, module) if self._messages else module
                    source = f"{runtime}.{home}" if relative else module
                    imports.name(source, name, local)
                else:
                    imports.module(module, local)
        return imports

    def type(self, decl: ir.TypeDecl) -> TypeView:
        """The view of one declared type."""
        doc = self._doc(decl, 4)
        match decl.type:
            case ir.Record():
                return self._record(decl, decl.type, doc)
            case ir.Enum() if enum_base(decl.type) is not None:
                return self._enum(decl, decl.type, doc)
            case ir.Enum():
                values = ", ".join(json_code(m.value) for m in decl.type.members)
                start = "One of" if decl.type.members[1:] else "Always"
                said = decl.doc or f"{start} {values}."
                doc = docstring([said, type_limits(decl)], 0)
                return self._alias(decl, enum_kinds(decl.type), doc)
            case _:
                return self._alias(decl, decl.type, self._doc(decl, 0))

    def _doc(self, decl: ir.TypeDecl, indent: int) -> Code:
        name = self._table.names.type(decl.id)
        return type_doc(decl, name, self._uses.said(decl), indent)

    def _record(self, decl: ir.TypeDecl, record: ir.Record, doc: Code) -> TypeView:
        sent = self._messages.by_type.get(decl.id)
        bases: list[Node] = ["_Model"]
        further = self._table.resolved(record.extra or ir.ANY) != ir.ANY
        if sent is not None:
            result = self.spelling.union(sent.results)
            bases = [self._of("_Request", result)]
            public = flat(Spelling(self._table).union(sent.results))
            doc = docstring(message_doc(decl, sent, public), 4)
            if further:
                self._report.note(
                    "extra-untyped",
                    f"further keys of the request {decl.id!r} have a type of their"
                    " own: kept as JSON",
                    decl.at,
                )
        elif further:
            bases = self._open(record.extra or ir.ANY)
        self._needs |= {"dataclass", flat(bases[0]).partition("[")[0]}
        if record.closed:
            bases.append("closed=True")
        if not record.fields and not doc:
            doc = docstring(["An object of which no field is known."], 4)
        lines = [(self._field(decl, f), field_doc(f)) for f in record.fields]
        return TypeView(
            doc=doc,
            record=True,
            head=Code(class_head(self._table.names.type(decl.id), *bases)),
            members=_members(lines, doc),
        )

    def _of(self, base: str, type: Node) -> Node:
        """A generic base; its type is quoted, as it may stand further down."""
        text = flat(type)
        return subscript(base, text if text in _BUILTINS else literal(text))

    def _open(self, extra: ir.Type) -> list[Node]:
        """What a record extends whose further keys have values of a type."""
        form = self._table.form(extra)
        base = self._of("_Open", self.spelling.type(extra))
        return [base, labelled("form=", literal(form))] if form else [base]

    def _field(self, decl: ir.TypeDecl, field: ir.Field) -> Code:
        name = self._table.names.attribute(decl.id, field.wire)
        type = self.spelling.type(field.type)
        default = ""
        constant = self._table.resolved(field.type)
        if field.required and isinstance(constant, ir.Const):
            default = literal(constant.value)
        elif not field.required:
            if self._table.takes_null(field.type):
                type, default = self.spelling.union((field.type,), "_Unset"), "_UNSET"
                self._needs |= {"_Unset", "_UNSET"}
            else:
                type, default = self.spelling.union((field.type,), "None"), "None"
        metadata = self._metadata(name, field)
        value: Node | None = default or None
        hidden = self._is_hidden(field)
        if metadata or hidden:
            self._needs.add("_field")
            arguments: list[Node] = [f"default={default}"] if default else []
            arguments += ["repr=False"] if hidden else []
            arguments += [dict_(metadata, "metadata=")] if metadata else []
            value = call("_field", *arguments)
        return Code(annotated(name, type, value, 4))

    def _is_hidden(self, field: ir.Field) -> bool:
        """Whether a value is not to be shown, as those of credentials are not."""
        if self._table.form(field.type) == "password":
            return True
        text = ir.without_null(self._table.resolved(field.type)) == ir.STRING
        return text and is_secret_name(field.wire)

    def _metadata(self, name: str, field: ir.Field) -> list[tuple[Node, Node]]:
        entries: list[tuple[Node, Node]] = []
        if name != field.wire:
            entries.append(('"wire"', literal(field.wire)))
        form = self._table.form(field.type)
        if form:
            entries.append(('"form"', literal(form)))
        return entries

    def _enum(self, decl: ir.TypeDecl, enum: ir.Enum, doc: Code) -> TypeView:
        self._needs.add("_enum")
        base = enum_base(enum)
        lines: list[tuple[Code, Code]] = []
        for member in enum.members:
            name = self._table.names.member(decl.id, member)
            lines.append(
                (Code(assignment(name, literal(member.value), 4)), member_doc(member))
            )
        return TypeView(
            doc=doc,
            head=Code(class_head(self._table.names.type(decl.id), f"_enum.{base}")),
            members=_members(lines, doc),
        )

    def _alias(self, decl: ir.TypeDecl, type: ir.Type, doc: Code) -> TypeView:
        self._needs.add("_TypeAlias")
        name = self._table.names.type(decl.id)
        value: Node = literal(self.spelling.text(type))
        marks: list[Node] = []
        if isinstance(type, ir.Union) and type.tag is not None:
            marks.append(self._tag(type.tag))
        form = self._table.form(type)
        if form:
            marks.append(dict_([('"form"', literal(form))]))
        if marks:
            self._needs.add("_Annotated")
            value = subscript("_Annotated", value, *marks)
        return TypeView(
            doc=doc,
            line=Code(annotated(name, "_TypeAlias", value, 0)),
        )

    def _tag(self, tag: ir.Tag) -> Node:
        self._needs.add("_Tag")
        values = dict_(
            (literal(value), literal(self._table.names.type(id)))
            for value, id in tag.values
            if id in self._table.types
        )
        form = [labelled("form=", literal(tag.form))] if tag.form else []
        return call("_Tag", literal(tag.wire), values, *form)


_BUILTINS = frozenset({"None", "bool", "bytes", "float", "int", "str"})

_NEEDED = (
    ("enum", "", "_enum", False),
    ("dataclasses", "dataclass", "dataclass", False),
    ("dataclasses", "field", "_field", False),
    ("typing", "Annotated", "_Annotated", False),
    ("typing", "Literal", "_Literal", False),
    ("typing", "TypeAlias", "_TypeAlias", False),
    ("message", "Request", "_Request", True),
    ("further", "Open", "_Open", True),
    ("model", "Model", "_Model", True),
    ("model", "JsonValue", "_JsonValue", True),
    ("model", "Tag", "_Tag", True),
    ("model", "UNSET", "_UNSET", True),
    ("model", "Unset", "_Unset", True),
)


_LENIENT = {"Model": "lenient", "Open": "lenient_further"}
"""Where such bases come from that read what is spelled in another way."""


def _members(lines: Iterable[tuple[Code, Code]], doc: Code) -> tuple[Member, ...]:
    members: list[Member] = []
    documented = bool(doc)
    for line, said in lines:
        gap = documented or (bool(said) and bool(members))
        members.append(Member(line, said, gap))
        documented = bool(said)
    return tuple(members)
