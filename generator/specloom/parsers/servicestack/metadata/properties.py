"""The properties of types and requests: what travels, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .... import ir
from ....infer.secrets import holds_secret, without_secrets
from ....prose import clean
from ....source import Cursor
from .. import types
from ..casing import Casing
from ..types import Expr
from . import validators

_TELLING = frozenset({"description", "input", "ref", "isPrimaryKey", "value"})
"""The keys of a property that tell people something."""

HIDDEN = frozenset({"IgnoreDataMember", "JsonIgnore"})
"""Attributes of what a type has and never sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property that goes over the wire; `upload` if it is a file on the way there.

    `always` says that an answer never leaves it out; `validated` that the host refuses
    a request without it, `required` that C# declares it as never null.
    """

    node: Cursor
    name: str
    wire: str
    expr: Expr
    type: ir.Type
    required: bool = False
    validated: bool = False
    always: bool = False
    upload: str | None = None
    constraints: ir.Constraints | None = None
    doc: str = ""
    deprecated: bool = False
    read_only: bool = False

    def field(self, required: bool = False) -> ir.Field:
        """The property as a field of a record."""
        return ir.Field(
            at=self.node.at,
            wire=self.wire,
            type=self.type,
            required=required,
            constraints=self.constraints,
            doc=self.doc,
            deprecated=self.deprecated,
            access=ir.Access.READ if self.read_only else ir.Access.BOTH,
        )


def sent(node: Cursor) -> Iterator[Cursor]:
    """The properties of the definition `node` that go over the wire."""
    own = list(node / "properties")
    members = ["dataMember" in one and (one / "dataMember").is_object for one in own]
    chosen = (node / "dataContract").is_object and any(members)
    for one, member in zip(own, members, strict=True):
        unsent = _has(one, *HIDDEN) or (chosen and not member)
        if not unsent and (one / "name").text:
            yield one


def wire(node: Cursor, casing: Casing) -> str:
    """The name that the property `node` has on the wire."""
    said = (node / "dataMember" / "name").text if "dataMember" in node else ""
    return said or casing.wire((node / "name").text)


def described(
    node: Cursor, wire: str, expr: Expr, type: ir.Type, doc: str = ""
) -> Property:
    """The property `node` with all that the host says of it, or else `doc`."""
    plain = expr.args[0] if types.is_nullable(expr) else expr
    limits = validators.limits(node, types.scalar_kind(plain) is ir.ScalarKind.STRING)
    valued = _is(node, "isValueType") | _is(node, "isEnum")
    valued = valued and not types.is_nullable(expr)
    # Hosts leave null out, and take what is left out as null: the two are one here.
    type = _allowed(node, ir.without_null(type))
    if type == ir.STRING and _input(node).casefold() == "password":
        type = ir.Scalar(ir.ScalarKind.STRING, "password")
    if plain.name == "Uri":
        limits.set(format="uri")
    is_key = types.scalar_kind(plain) is not None
    return Property(
        node=node,
        name=(node / "name").text,
        wire=wire,
        expr=expr,
        type=type,
        required=_is(node, "isRequired"),
        validated=limits.required or (limits.filled and valued),
        always=valued and _is_kept(node),
        upload=_upload(node),
        constraints=limits.found(),
        doc=_documentation(node, limits.words, is_key) or doc,
        deprecated=_has(node, "Obsolete"),
        read_only=_is(node, "readOnly"),
    )


def _is(node: Cursor, key: str) -> bool:
    return key in node and (node / key).flag


def _input(node: Cursor) -> str:
    """The kind of the input that the host's own forms have for a property."""
    return (node / "input" / "type").text if "input" in node else ""


def _has(node: Cursor, *names: str) -> bool:
    """Whether the property has one of the attributes `names`."""
    return "attributes" in node and any(
        (each / "name").raw in names for each in node / "attributes"
    )


def _is_kept(node: Cursor) -> bool:
    """Whether the host writes the property though it holds nothing of note."""
    member = "dataMember" in node
    return not member or (node / "dataMember" / "emitDefaultValue").json is not False


def _upload(node: Cursor) -> str | None:
    """Where a file goes that travels as the property; None if it is no file."""
    if "uploadTo" in node:
        return (node / "uploadTo").text
    return "" if _input(node) == "file" else None


def _allowed(node: Cursor, type: ir.Type) -> ir.Type:
    """`type`, or the enum of the allowable values of a plain one."""
    values = (node / "allowableValues").texts if "allowableValues" in node else ()
    inner = type.item if isinstance(type, ir.List) else type
    if not values or not isinstance(inner, ir.Scalar):
        return type
    at = node.at
    if inner.kind is ir.ScalarKind.INTEGER and all(map(_is_whole, values)):
        numbers = dict.fromkeys(map(int, values))
        members = tuple(ir.EnumMember(at=at, value=number) for number in numbers)
    elif inner == ir.STRING:
        members = tuple(ir.EnumMember(at=at, value=v) for v in dict.fromkeys(values))
    else:
        return type
    found: ir.Type = ir.Enum(members, inner.kind)
    return ir.List(found) if isinstance(type, ir.List) else found


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 19


def _documentation(node: Cursor, words: list[str], is_key: bool) -> str:
    if not words and _TELLING.isdisjoint(
        node.raw if isinstance(node.raw, dict) else ()
    ):
        return ""
    form = node / "input"
    parts = [clean((node / "description").text)]
    if not parts[0]:
        parts = [clean((form / key).text) for key in ("help", "title", "placeholder")]
        parts = [part for part in parts if part][:1]
    parts.extend(map(clean, words))
    parts.extend(_choices(form))
    if is_key:
        parts.extend(_reference(node))
    if (node / "isPrimaryKey").flag and (node / "name").text.casefold() != "id":
        parts.append("The primary key.")
    default = (node / "value").text or (form / "value").text
    if default and not holds_secret((node / "name").text, default):
        parts.append(f"Default: `{default}`.")
    return without_secrets("\n\n".join(dict.fromkeys(part for part in parts if part)))


def _choices(form: Cursor) -> Iterator[str]:
    """What the host's own forms offer to choose from."""
    entries = [
        f"`{key}` ({label})" if label and label != key else f"`{key}`"
        for entry in form / "allowableEntries"
        for key, label in [((entry / "key").text, (entry / "value").text)]
    ]
    offered = [f"`{value}`" for value in (form / "allowableValues").texts] + entries
    if offered:
        yield f"One of {', '.join(offered)}."


def _reference(node: Cursor) -> Iterator[str]:
    """What the value leads to."""
    said = node / "ref"
    model, key = (said / "model").text, (said / "refId").text
    if model:
        yield f"Refers to {model}.{key}." if key else f"Refers to {model}."
