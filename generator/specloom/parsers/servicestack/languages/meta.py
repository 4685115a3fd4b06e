"""Whole DTO files: what they define, in the shape that metadata has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ....source import Cursor, Json, PlacedList, PlacedObject
from .. import types
from ..casing import Casing
from ..pages import rows
from ..types import Expr
from .model import Attribute, Definition, Member, Source, is_interface
from .words import Words, defined, words

_NET = {
    "string": "String",
    "bool": "Boolean",
    "byte": "Byte",
    "sbyte": "SByte",
    "short": "Int16",
    "ushort": "UInt16",
    "int": "Int32",
    "uint": "UInt32",
    "long": "Int64",
    "ulong": "UInt64",
    "float": "Single",
    "double": "Double",
    "decimal": "Decimal",
    "char": "Char",
    "object": "Object",
}
_INTEGERS = frozenset({"Flags", "EnumAsInt"})
_ROLES = {
    "ValidateHasRole": "requiredRoles",
    "RequiredRole": "requiredRoles",
    "RequiresAnyRole": "requiresAnyRole",
    "ValidateHasPermission": "requiredPermissions",
    "RequiredPermission": "requiredPermissions",
    "RequiresAnyPermission": "requiresAnyPermission",
}
_CRUD = (
    ("ICreateDb", "POST"),
    ("ISaveDb", "POST"),
    ("IUpdateDb", "PUT"),
    ("IPatchDb", "PATCH"),
    ("IDeleteDb", "DELETE"),
)
_SIGNED_IN = frozenset({"ValidateIsAuthenticated", "Authenticate"})
_KEYED = frozenset({"ValidateApiKey"})
_ARGUMENTS = {
    "StringLength": ("maximumLength", "minimumLength"),
    "Range": ("minimum", "maximum"),
    "Validate": ("validator",),
    "ValidateRequest": ("validator",),
}
_SILENT = frozenset({"DataContract", "DataMember", "SerializedName", "serde", "derive"})
_MODERN = (5, 13)
"""Since when hosts answer on `/api/{Request}`."""


def metadata(source: Source) -> Cursor:
    """The metadata of which the text is a view, as far as it shows it."""
    return _Metadata(source).document()


def casing(source: Source) -> Casing:
    """How a host turns C# names into those on the wire, as far as the text tells.

    Where the text has C#'s names, the version tells: hosts before 5 kept them.
    """
    found = words(source)
    names = [
        member.name
        for each in defined(source)
        if not each.is_enum
        for member in each.members
    ]
    if found.lexicon.wired:
        capital = sum(name[:1].isupper() for name in names)
        return Casing.PASCAL if capital * 2 > len(names) else Casing.CAMEL
    version = _version(source)
    return Casing.PASCAL if version and version < (5,) else Casing.CAMEL


def _version(source: Source) -> tuple[int, ...]:
    match = re.match(r"(\d{1,4})(?:\.(\d{1,4}))?", source.options.get("Version", ""))
    if match is None:
        return ()
    # What was 4.0.56 is printed as 4.056, and 5.13.2 as 5.132.
    return int(match[1]), int((match[2] or "0")[:2])


class _Metadata:
    """Builds the document, each value with the place of the line it is taken from."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._words: Words = words(source)
        self._casing = casing(source)

    def document(self) -> Cursor:
        at = self._source.at
        own = list(defined(self._source))
        requests = [each for each in own if each.is_request and not each.is_enum]
        others = [each for each in own if each.is_enum or not each.is_request]
        app: dict[str, Json] = {}
        if self._casing is Casing.PASCAL:
            app["jsTextCase"] = "PascalCase"
        root = {
            "namespaces": at.put([]),
            "types": _list(at, [self._type(each) for each in others]),
            "operations": _list(at, [self._operation(d) for d in requests]),
        }
        if app:
            root["app"] = (at / 0).inside(app)
        return _object(at, root)

    def _operation(self, each: Definition) -> Cursor:
        at = each.line
        found: dict[str, Cursor] = {"request": self._type(each)}
        returned = self._words.answer(each, None)
        if returned is not None:
            found["returnType"] = self._reference(returned, at)
        elif each.void:
            found["returnsVoid"] = at.put(True)
        verb = each.verb or self._modern_verb(each)
        if verb:
            found["method"] = at.put(verb)
        routes = [a for a in each.attributes if a.name == "Route"]
        if routes:
            found["routes"] = _list(at, [_route(a) for a in routes])
        for key, values in self._access(each).items():
            found[key] = at.inside(values)
        return _object(at, found)

    def _modern_verb(self, each: Definition) -> str:
        """What `method` would be, which only hosts have that also have `/api`."""
        if _version(self._source) < _MODERN:
            return ""
        marks = {p.name for p in each.parents}
        for verb in ("Get", "Post", "Put", "Patch", "Delete"):
            if f"I{verb}" in marks:
                return verb.upper()
        routed = {
            verb
            for attribute in each.attributes
            if attribute.name == "Route"
            for verb in rows.verbs(attribute.value("Verbs", 1))
        }
        if len(routed) == 1:
            return routed.pop()
        for mark, verb in _CRUD:
            if mark in marks:
                return verb
        return "GET" if self._words.is_query(each) else "POST"

    def _access(self, each: Definition) -> Mapping[str, Json]:
        found: dict[str, Json] = {}
        lists: dict[str, list[Json]] = {}
        for attribute in each.attributes:
            asked = attribute.value("Validator", 0)
            if attribute.name in _SIGNED_IN or "IsAuthenticated" in asked:
                found["requiresAuth"] = True
            if attribute.name in _KEYED:
                found["requiresApiKey"] = True
            key = _ROLES.get(attribute.name)
            if key is not None:
                lists.setdefault(key, []).extend(attribute.values)
                found["requiresAuth"] = True
            if attribute.name == "Tag" and attribute.value("Name", 0):
                lists.setdefault("tags", []).append(attribute.value("Name", 0))
        return {**found, **lists}

    def _type(self, each: Definition) -> Cursor:
        at = each.line
        name = f"{each.name}`{len(each.params)}" if each.params else each.name
        found: dict[str, Cursor] = {"name": at.put(name)}
        if each.namespace:
            found["namespace"] = at.put(each.namespace)
        if each.params:
            found["genericArgs"] = at.inside([*each.params])
        if each.doc:
            found["description"] = at.put(each.doc)
        if each.is_enum:
            return _object(at, found | self._enum(each))
        base = each.base
        if base is not None:
            found["inherits"] = self._reference(self._words.type(base), at)
        marks = [p for p in each.interfaces if is_interface(p.name)]
        if marks:
            inner = [self._reference(self._words.type(p), at) for p in marks]
            found["implements"] = _list(at, inner)
        if each.kind == "interface" and is_interface(each.name):
            found["isInterface"] = at.put(True)
        if each.attribute("DataContract") is not None:
            found["dataContract"] = at.put({})
        said = list(attributes(each.attributes))
        if said:
            found["attributes"] = _list(at, said)
        found["properties"] = _list(at, [self._property(each, m) for m in each.members])
        return _object(at, found)

    def _enum(self, each: Definition) -> dict[str, Cursor]:
        at = each.line
        members = each.members
        numbered = bool(members) and all(m.number for m in members)
        marked = any(a.name in _INTEGERS for a in each.attributes)
        found: dict[str, Cursor] = {
            "isEnum": at.put(True),
            "enumNames": _list(at, [m.line.put(self._member(m)) for m in members]),
        }
        if numbered:
            found["enumValues"] = _list(at, [m.line.put(m.number) for m in members])
        if numbered and (marked or not self._words.lexicon.counted):
            found["isEnumInt"] = at.put(True)
        if any(m.text for m in members):
            found["enumMemberValues"] = _list(
                at, [m.line.put(m.text or None) for m in members]
            )
        if any(m.doc for m in members):
            found["enumDescriptions"] = _list(
                at, [m.line.put(m.doc or None) for m in members]
            )
        return found

    def _member(self, member: Member) -> str:
        return member.name if member.wire else self._words.name(member)

    def _property(self, owner: Definition, member: Member) -> Cursor:
        at = member.line
        expr = self._words.member(owner, member)
        name = self._words.name(member)
        found: dict[str, Cursor] = {
            "name": at.put(name),
            "type": at.put(str(_net(expr))),
        }
        renamed = self._is_wired() and self._casing.wire(name) != name
        if member.wire or renamed:
            found["dataMember"] = at.inside({"name": name})
        elif any(each.name == "DataMember" for each in member.attributes):
            found["dataMember"] = at.put({})
        if member.doc:
            found["description"] = at.put(member.doc)
        if member.required:
            found["isRequired"] = at.put(True)
        if self._is_value(expr):
            found["isValueType"] = at.put(True)
        said = list(attributes(member.attributes))
        if said:
            found["attributes"] = _list(at, said)
        return _object(at, found)

    def _is_wired(self) -> bool:
        return self._words.lexicon.wired

    def _is_value(self, expr: Expr) -> bool:
        """Whether C# always has a value here; only some languages tell."""
        lexicon = self._words.lexicon
        if not lexicon.counted or types.is_nullable(expr):
            return False
        known = self._source.definitions.get(expr.name)
        if known is not None:
            return known.is_enum
        word = expr.name.casefold()
        return types.scalar_kind(expr) is not None and word not in (
            "string",
            "uri",
            "type",
        )

    def _reference(self, expr: Expr, at: Cursor) -> Cursor:
        made = _net(expr)
        if types.is_list(made) and made.name == types.ARRAY and made.args:
            inner = made.args[0]
            if not inner.args:
                return _object(at, {"name": at.put(f"{inner.name}[]")})
        found: dict[str, Cursor] = {"name": at.put(made.name)}
        if made.args:
            found["name"] = at.put(f"{made.name}`{len(made.args)}")
            found["genericArgs"] = at.inside([str(arg) for arg in made.args])
        return _object(at, found)


def _route(attribute: Attribute) -> Cursor:
    at = attribute.line
    found = {
        "path": attribute.value("Path", 0),
        "verbs": attribute.value("Verbs", 1),
        "summary": attribute.value("Summary"),
        "notes": attribute.value("Notes"),
    }
    return _object(at, {key: at.put(text) for key, text in found.items() if text})


def attributed(at: Cursor, found: Sequence[Attribute]) -> Cursor:
    """A property with these attributes, as metadata has it."""
    return _object(at, {"attributes": _list(at, list(attributes(found)))})


def attributes(found: Sequence[Attribute]) -> Iterator[Cursor]:
    """The attributes as metadata has them; those it has no place for are left out."""
    for each in found:
        if each.name in _SILENT or each.name == "Route":
            continue
        at = each.line
        made: dict[str, Cursor] = {"name": at.put(each.name)}
        names = _ARGUMENTS.get(each.name, ())
        args = [
            (names[index] if index < len(names) else f"value{index}", value)
            for index, value in enumerate(each.values)
        ]
        made["args"] = at.inside(
            [
                {"name": name, "type": "String", "value": value}
                for name, value in (*args, *each.named.items())
            ]
        )
        yield _object(at, made)


def _net(expr: Expr) -> Expr:
    """`expr` with the names that .NET has for C#'s words."""
    return Expr(_NET.get(expr.name, expr.name), tuple(map(_net, expr.args)))


def _object(at: Cursor, children: Mapping[str, Cursor]) -> Cursor:
    return at.put(PlacedObject(children))


def _list(at: Cursor, items: Sequence[Cursor]) -> Cursor:
    return at.put(PlacedList(items))
