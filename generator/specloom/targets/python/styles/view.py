"""Models of a style as their template sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .... import ir
from ....diagnostics import Report
from ....infer.secrets import is_secret_name
from ....rendering import Code
from ..docs import docstring, listed, one_line, paragraphs
from ..docview import field_doc, member_doc, type_doc
from ..imports import Imports
from ..layout import (
    Node,
    annotated,
    assignment,
    call,
    class_head,
    dict_,
    flat,
    labelled,
    literal,
    statement,
    subscript,
)
from ..limits import limits
from ..messages import Messages, message_doc
from ..modelview import Member, ModelsView, TypeView
from ..types import ALIASES, Spelling, Table, enum_base
from ..uses import Uses
from .made import Made, Shape
from .schema import Asked
from .spell import Speller
from .style import KNOWN, Style


@dataclass(slots=True)
class Maker:
    """Makes the views of types."""

    style: Style
    table: Table
    uses: Uses
    messages: Messages
    asked: Asked
    made: Made
    speller: Speller
    report: Report

    def module(self, title: str, runtime: str) -> ModelsView:
        """The module of all models."""
        types = [self.type(t, self.table.types[id]) for t, id in self.tokens()]
        if self.style.alias_call:
            # Checkers follow an object that refers to itself only if it comes first.
            types.sort(key=lambda type: not type.line)
        if types and types[0].line:
            types[0] = replace(types[0], apart=False)
        doc = docstring([title], 0)
        imports = self.imports(runtime).code()
        return ModelsView(doc=doc, imports=imports, types=tuple(types))

    def tokens(self) -> Iterable[tuple[str, ir.TypeId]]:
        """The types with their tokens."""
        return self.asked.types.items()

    def imports(self, runtime: str) -> Imports:
        """What the types made so far need."""
        imports = Imports()
        needs = self.speller.needs
        for module in self.speller.modules:
            imports.module(module, ALIASES[module])
        for module in ("enum", "typing"):
            if f"_{module}" in needs:
                imports.module(module, f"_{module}")
        for local, (module, name) in self.style.homes.items():
            if local in needs:
                # Hosts that take messages write otherwise than they say.
                lenient = local == "_Model" and self.messages.lenient
                source = (lenient and self.style.lenient) or module
                imports.name(source.replace("_runtime", runtime, 1), name, local)
        return imports

    def type(self, token: str, decl: ir.TypeDecl) -> TypeView:
        """The view of one declared type."""
        match decl.type:
            case ir.Record():
                return self._record(token, decl, decl.type)
            case ir.Enum() as enum if enum_base(enum) is not None:
                return self._enum(decl, enum)
            case _:
                return self._alias(token, decl)

    def _record(self, token: str, decl: ir.TypeDecl, record: ir.Record) -> TypeView:
        name, fields = self.table.names.type(decl.id), record.fields
        own = {f.wire: f"f{index}" for index, f in enumerate(fields)}
        shapes = [(f, self.made.fields[token, own[f.wire]]) for f in fields]
        if self.style.keys and not all(is_key(f.wire) for f in fields):
            return self._keyed(name, decl, shapes)
        bases, doc = self._base(decl)
        taken = {self.table.names.attribute(decl.id, f.wire) for f in fields}
        lines = [
            (self._field(self._attribute(decl, f, taken), f, shape), self._doc(f))
            for f, shape in shapes
        ]
        if not lines and not doc:
            doc = docstring(["An object of which no field is known."], 4)
        line = statement("class ", call(name, *bases, *self.style.keywords), 0, ":")
        head = Code(f"{self._shaped(record)}{line}")
        return TypeView(doc=doc, head=head, members=_members(lines, doc))

    def _base(self, decl: ir.TypeDecl) -> tuple[tuple[Node, ...], Code]:
        """What a class extends, and its documentation."""
        message = self.messages.by_type.get(decl.id)
        if message is None or not self.style.sends:
            self.speller.needs |= {
                self.style.base,
                *([KNOWN] if self.style.keys else []),
            }
            return (self.style.base,), self._type_doc(decl, 4)
        self.speller.needs |= {"_Model", "_Request"}
        text = flat(Spelling(self.table, any="_JsonValue").union(message.results))
        if "_JsonValue" in text:
            self.speller.needs.add("_JsonValue")
        public = flat(Spelling(self.table).union(message.results))
        doc = docstring(message_doc(decl, message, public), 4)
        request = subscript("_Request", text if text == "None" else literal(text))
        return ("_Model", request), doc

    def _shaped(self, record: ir.Record) -> str:
        """What there is beside the fields of a record, as a decorator."""
        further = self.table.resolved(record.extra or ir.ANY) != ir.ANY
        if self.style.keys or not (further or record.closed):
            return ""
        self.speller.needs.add("_shaped")
        said: list[Node] = ["closed=True"] if record.closed else []
        if further and record.extra is not None:
            text = Spelling(self.table, open_enums=False).text(record.extra)
            said.append(f"further={literal(text)}")
            form = self.table.form(record.extra)
            said += [f"form={literal(form)}"] if form else []
        return statement("@", call("_shaped", *said), 0) + "\n"

    def _attribute(self, decl: ir.TypeDecl, field: ir.Field, taken: set[str]) -> str:
        """Where a field is kept: as always, unless the style's base is in the way."""
        own = self.table.names.attribute(decl.id, field.wire)
        name = self.style.attribute(field.wire, own, taken)
        if name != own and not self.style.keys:
            message = f"{own!r} of {decl.id!r} is called {name!r} in this style"
            self.report.note("style-renamed", message, field.at)
        return name

    def _field(self, name: str, field: ir.Field, shape: Shape) -> Code:
        type, default = self._type(field, shape), self.style.absent
        required = field.required
        constant = self.table.resolved(field.type)
        if required and isinstance(constant, ir.Const):
            default, required = literal(constant.value), False
        if self.style.keys:
            return Code(annotated(name, type, None, 4))
        arguments = [] if required else [f"default={default}"]
        arguments += self._names(name, field, shape)
        if default == "_UNSET" and not required:
            self.speller.needs.add("_UNSET")
        if not arguments:
            return Code(annotated(name, type, None, 4))
        if arguments == [f"default={default}"]:
            return Code(annotated(name, type, default, 4))
        self.speller.needs.add("_field")
        return Code(annotated(name, type, call("_field", *arguments), 4))

    def _names(self, name: str, field: ir.Field, shape: Shape) -> list[str]:
        """The arguments that say how a field is called in JSON, and its limits."""
        found: list[str] = []
        wire = field.wire if self.style.takes(field.wire) else f"*{name}"
        if name != wire:
            found += [f"{key}={literal(wire)}" for key in self.style.renaming]
        if self.style.hides and self._is_hidden(field):
            found.append("repr=False")
        return [*found, *(f"{key}={value}" for key, value in shape.limits.items())]

    def _type(self, field: ir.Field, shape: Shape) -> Node:
        """The type of a field, with marks for what Python's types don't say."""
        type = self.speller.type(shape.type)
        marks: list[str] = []
        form = "" if self.style.keys else self.table.form(field.type)
        if form:
            marks.append(f"form={literal(form)}")
        if not self.style.takes(field.wire):
            marks.append(f"wire={literal(field.wire)}")
        hides = self.style.keys or self.style.hides
        if not hides and self._is_hidden(field):
            marks.append("hidden=True")
        if not marks:
            return type
        self.speller.needs |= {"_Annotated", "_As"}
        return subscript("_Annotated", type, call("_As", *marks))

    def _is_hidden(self, field: ir.Field) -> bool:
        """Whether a value is not to be shown, as those of credentials are not."""
        if self.table.form(field.type) == "password":
            return True
        text = ir.without_null(self.table.resolved(field.type)) == ir.STRING
        return text and is_secret_name(field.wire)

    def _doc(self, field: ir.Field) -> Code:
        return field_doc(replace(field, doc=self._told(field)))

    def _told(self, field: ir.Field) -> str:
        """What is said of a field; where JSON stays, also what its text means."""
        meant = _meant(self.table, field.type) if self.style.keys else ""
        text = f"Written as {meant}." if meant else ""
        return f"{field.doc}\n\n{text}" if field.doc and text else field.doc or text

    def _keyed(
        self, name: str, decl: ir.TypeDecl, shapes: Sequence[tuple[ir.Field, Shape]]
    ) -> TypeView:
        """A dictionary with keys that no attribute could be called."""
        self.speller.needs |= {"_typing", KNOWN}
        entries: list[tuple[Node, Node]] = []
        told: list[list[str]] = []
        for field, shape in shapes:
            type = literal(flat(self.speller.type(shape.type)))
            if field.wire:
                entries.append((literal(field.wire), type))
            else:
                message = f"the empty key of {decl.id!r} can't be declared"
                self.report.note("style-undeclared", message, field.at)
            said = [one_line(p) for p in paragraphs(self._told(field))]
            text = " ".join([*said, limits(field)]).strip()
            if text:
                told.append([f"`{one_line(field.wire)}`: {text}"])
        # Under another name, checkers don't see that it may refer to itself.
        made = call("_typing.TypedDict", literal(name), dict_(entries))
        said = paragraphs(decl.doc) or [self.uses.said(decl)]
        doc = docstring([*said, listed("Keys", told)], 0)
        return TypeView(doc=doc, line=Code(statement(f"{name} = ", made, 0)))

    def _type_doc(self, decl: ir.TypeDecl, indent: int) -> Code:
        name = self.table.names.type(decl.id)
        return type_doc(decl, name, self.uses.said(decl), indent)

    def _enum(self, decl: ir.TypeDecl, enum: ir.Enum) -> TypeView:
        self.speller.needs.add("_enum")
        doc = self._type_doc(decl, 4)
        lines: list[tuple[Code, Code]] = []
        for member in enum.members:
            name = self.table.names.member(decl.id, member)
            line = Code(assignment(name, literal(member.value), 4))
            lines.append((line, member_doc(member)))
        head = class_head(self.table.names.type(decl.id), f"_enum.{enum_base(enum)}")
        return TypeView(doc=doc, head=Code(head), members=_members(lines, doc))

    def _alias(self, token: str, decl: ir.TypeDecl) -> TypeView:
        name = self.table.names.type(decl.id)
        # What an alias is made of, checkers read, and msgspec never does.
        speller = replace(self.speller, loose=False, needs=set(), modules=set())
        value: Node = literal(flat(speller.type(self.made.aliases[token])))
        self.speller.needs |= speller.needs
        self.speller.modules |= speller.modules
        marks: list[Node] = []
        if isinstance(decl.type, ir.Union) and decl.type.tag is not None:
            marks.append(self._tag(decl.type.tag))
        form = "" if self.style.keys else self.table.form(decl.type)
        if form:
            marks.append(dict_([('"form"', literal(form))]))
        if marks:
            self.speller.needs.add("_Annotated")
            value = subscript("_Annotated", value, *marks)
        doc = self._type_doc(decl, 0)
        self.speller.needs.add("_TypeAlias")
        if self.style.alias_call:
            line = statement(f"{name} = ", call("_TypeAlias", literal(name), value), 0)
        else:
            line = annotated(name, "_TypeAlias", value, 0)
        return TypeView(doc=doc, line=Code(line))

    def _tag(self, tag: ir.Tag) -> Node:
        self.speller.needs.add("_Tag")
        values = dict_(
            (literal(value), literal(self.table.names.type(id)))
            for value, id in tag.values
            if id in self.table.types
        )
        form = [labelled("form=", literal(tag.form))] if tag.form else []
        return call("_Tag", literal(tag.wire), values, *form)


def is_key(wire: str) -> bool:
    """Whether a key can be declared as an attribute is, and stays itself so."""
    from keyword import iskeyword

    plain = wire.isascii() and wire.isidentifier() and not iskeyword(wire)
    return plain and not wire.startswith("__")


def _members(lines: Iterable[tuple[Code, Code]], doc: Code) -> tuple[Member, ...]:
    members: list[Member] = []
    documented = bool(doc)
    for line, said in lines:
        gap = documented or (bool(said) and bool(members))
        members.append(Member(line, said, gap))
        documented = bool(said)
    return tuple(members)


def _meant(table: Table, type: ir.Type) -> str:
    """What a text in JSON stands for, in words."""
    found, seen = ir.without_null(table.resolved(type)), set[ir.Type]()
    while isinstance(found, ir.List) and found not in seen:
        seen.add(found)
        found = ir.without_null(table.resolved(found.item))
    return _WORDS.get(found.kind, "") if isinstance(found, ir.Scalar) else ""


_WORDS = {
    ir.ScalarKind.BYTES: "base64",
    ir.ScalarKind.DATE: "a date",
    ir.ScalarKind.DATETIME: "a date and time",
    ir.ScalarKind.DECIMAL: "a decimal number",
    ir.ScalarKind.DURATION: "a duration",
    ir.ScalarKind.TIME: "a time",
    ir.ScalarKind.UUID: "a UUID",
}
