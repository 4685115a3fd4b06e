"""Corrections of what other sources say, and additions to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeVar

from specloom import ir, prose
from specloom.source import Cursor, Document, Json

from .fields import (
    Reader,
    errors,
    parameter,
    response,
    settings,
    status,
    tells,
)
from .operations import error_cases, group, pagination

_OWN = (
    *("name", "wire", "doc", "summary", "drop", "nullable", "idempotent", "scopes"),
    *("auth", "server", "group", "pagination", "errors", "in", "style", "media"),
    *("settings", "url", "variables"),
)
"""The words of a correction that are none of JSON Schema's."""

_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
    "format": "format",
}
"""The limits that a correction may set without a type, and their names in the model."""

_PLACES = re.compile(r"/(path|query|header|cookie|request|response)(?=/|$)")
"""What stands between the id of an operation and the name of something in it."""

_MEMBER = re.compile(r"(?P<holder>.+)=(?P<value>'.*'|\".*\"|-?\d+(?:\.\d+)?)")


def corrections(reader: Reader, target: str, entry: Cursor) -> Iterator[ir.Patch]:
    """The corrections that `entry` makes to what has the id `target`."""
    dropped = (entry / "drop").raw is True
    name = (entry / "name").raw
    here = entry.of(target if dropped else home(target))
    if target.startswith("group:") and isinstance(name, str):
        here = entry.of(_renamed(target, name))
    yield _patch(reader, target, here)
    listed = here / "required"
    if listed.is_list and not tells(here):
        for item in listed:
            if item.text:
                yield ir.Patch(
                    at=item.at, target=f"{target}/{item.text}", required=True
                )


def additions(reader: Reader, target: str, entry: Cursor) -> Iterator[ir.Patch]:
    """What `entry` adds, with the id `target`."""
    if not entry:
        entry.of(home(target)).taken()
    if not (entry.is_object or isinstance(entry.raw, bool)):
        return
    found = list(_added(reader, target, entry.of(home(target))))
    for added in found:
        yield ir.Patch(at=entry.at, target=target, added=added)
    if not found:
        message = (
            f"{target!r} is the id of nothing that can be added: `types` and"
            " `operations` have new types and operations"
        )
        reader.report.error("overlay-key", message, entry.at)


def drops(document: Document) -> frozenset[str]:
    """The ids of all that an overlay drops."""
    return frozenset(
        id
        for word in ("patch", "operations")
        for id, entry in (document.cursor() / word).entries()
        if (entry / "drop").raw is True
    )


def names(document: Document) -> frozenset[str]:
    """The ids of all that an overlay gives a name."""
    return frozenset(
        id
        for word in ("patch", "operations", "types")
        for id, entry in (document.cursor() / word).entries()
        if (entry / "name").text
    )


def moves(document: Document) -> bool:
    """Whether an overlay moves operations to other groups."""
    return any(
        "group" in entry
        for word in ("patch", "operations")
        for _, entry in (document.cursor() / word).entries()
    )


def home(target: str) -> str:
    """The node that an entry with the id `target` counts as read for."""
    if target.startswith(("group:", "auth:")) or target == "api":
        return target
    if target.startswith("#"):
        return target.partition("/")[0]
    if "*" in target.partition("{")[0] or target.startswith("server:"):
        return "api"
    found = _split(target)
    return target if found is None else found[0]


def _renamed(group: str, name: str) -> str:
    """The id of a group that gets another name."""
    around, slash, _ = group.rpartition("/")
    return f"{around}/{name}" if slash else f"group:{name}"


# --- Corrections ---------------------------------------------------------------


def _patch(reader: Reader, target: str, entry: Cursor) -> ir.Patch:
    typed = tells(entry)
    # Without a type, the names under `required` are corrections of these fields.
    said = reader.said(entry, _OWN if typed else (*_OWN, "required"))
    return ir.Patch(
        at=entry.at,
        target=target,
        drop=_flag(entry / "drop"),
        type=said.type if typed else None,
        formats=None if typed else _formats(reader, entry),
        name=(entry / "name").text or None,
        wire=((entry / "wire").text or (entry / "url").text) or None,
        doc=_text(entry, "doc" if "doc" in entry else "description"),
        summary=_text(entry, "summary"),
        required=_flag(entry / "required"),
        nullable=_flag(entry / "nullable"),
        deprecated=_flag(entry / "deprecated"),
        idempotent=_flag(entry / "idempotent"),
        access=_access(entry),
        default=None if (entry / "default").raw is None else said.default,
        constraints=said.constraints,
        examples=_examples(entry, said.examples),
        without=tuple(_without(entry)) or None,
        place=_one_of(ir.Place, entry / "in"),
        style=_one_of(ir.Style, entry / "style"),
        media=(entry / "media").text or None,
        pagination=pagination(entry),
        auth=reader.uses(entry / "auth"),
        scopes=(entry / "scopes").texts if "scopes" in entry else None,
        servers=_servers(reader, target, entry),
        errors=error_cases(reader, entry) or None,
        group=group(entry) if "group" in entry else None,
        settings=tuple(sorted(settings(entry / "settings").items())) or None,
    )


def _formats(reader: Reader, entry: Cursor) -> tuple[ir.Type, ir.Type] | None:
    """What a text and what a number is that has the format given without a type."""
    format = (entry / "format").text
    if not format:
        return None
    text: Json = {"type": "string", "format": format}
    number: Json = {"type": "number", "format": format}
    return reader.type(entry.put(text)), reader.type(entry.put(number))


def _flag(said: Cursor) -> bool | None:
    return said.flag if isinstance(said.raw, bool) else None


def _text(entry: Cursor, key: str) -> str | None:
    """The clean text; empty for null, which takes it away, and None for nothing."""
    if key not in entry:
        return None
    (entry / key).taken()
    return prose.clean((entry / key).text)


def _examples(entry: Cursor, said: tuple[ir.Value, ...]) -> tuple[ir.Value, ...] | None:
    return said if "example" in entry or "examples" in entry else None


def _access(entry: Cursor) -> ir.Access | None:
    read, write = _flag(entry / "readOnly"), _flag(entry / "writeOnly")
    if read:
        return ir.Access.READ
    if write:
        return ir.Access.WRITE
    return None if read is None and write is None else ir.Access.BOTH


def _without(entry: Cursor) -> Iterator[str]:
    """What `null` takes away."""
    for key, name in {"default": "default", **_LIMITS}.items():
        if key in entry and (entry / key).raw is None:
            (entry / key).taken()
            yield name


_Word = TypeVar("_Word", ir.Place, ir.Style)


def _one_of(kind: type[_Word], said: Cursor) -> _Word | None:
    text = said.text
    return kind(text) if text in list(kind) else None


def _servers(
    reader: Reader, target: str, entry: Cursor
) -> tuple[ir.Server, ...] | None:
    if target.startswith("server"):
        url = (entry / "url").text or "/"
        held = entry.put({"url": url, "variables": (entry / "variables").raw})
        return reader.servers(held) if "variables" in entry else None
    if "server" not in entry:
        return None
    if (entry / "server").raw is None:
        (entry / "server").taken()
    return reader.servers(entry / "server")


# --- Additions -----------------------------------------------------------------


def _added(reader: Reader, target: str, entry: Cursor) -> Iterator[ir.Addition]:
    member = _MEMBER.fullmatch(target)
    if member is not None:
        yield _member(member["value"], entry)
        return
    _, place, rest = _split(target) or ("", "", "")
    code, _, further = rest.partition("/")
    found = status(code) if place == "response" else None
    if place in list(ir.Place) and rest:
        yield parameter(reader, rest, ir.Place(place), entry)
    elif place == "request" and not rest:
        body = reader.body(entry)
        if body is not None:
            yield body
    elif found is not None and not further:
        if found.first >= _FAILURES:
            yield from errors(reader, found, entry)
        else:
            yield response(reader, found, entry)
    elif found is not None and further.startswith("header/"):
        wire = further.removeprefix("header/")
        yield parameter(reader, wire, ir.Place.HEADER, entry)
    elif "/" in target and (place or " /" not in target):
        yield _field(reader, target.rpartition("/")[2], entry)


_FAILURES = 400
"""From here on, a status is a failure."""


def _member(text: str, entry: Cursor) -> ir.EnumMember:
    entry.taken()
    value: str | int | float = text[1:-1]
    if text[0] not in "'\"":
        value = json.loads(text)
    return ir.EnumMember(
        at=entry.at,
        value=value,
        name=(entry / "name").text,
        doc=prose.clean((entry / "doc").text),
    )


def _field(reader: Reader, wire: str, entry: Cursor) -> ir.Field:
    said = reader.said(entry, ("doc", "nullable"))
    type = ir.nullable(said.type) if (entry / "nullable").flag else said.type
    return ir.Field(
        at=entry.at,
        wire=wire,
        type=type,
        required=(entry / "required").flag,
        default=said.default,
        constraints=said.constraints,
        examples=said.examples,
        doc=prose.clean((entry / "doc").text) or said.doc,
        deprecated=said.deprecated,
        access=said.access,
    )


def _split(target: str) -> tuple[str, str, str] | None:
    """The operation, the place and the rest that the id of something in one has."""
    found = list(_PLACES.finditer(target)) if " /" in target else []
    for one in found:
        rest = target[one.end() + 1 :]
        if one[1] == "request" or (
            one[1] == "response" and status(rest.partition("/")[0]) is not None
        ):
            return target[: one.start()], one[1], rest
    for one in reversed(found):
        rest = target[one.end() + 1 :]
        if one[1] in list(ir.Place) and rest and "/" not in rest:
            return target[: one.start()], one[1], rest
    return None
