"""The documented values of a schema, and what its description says of each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from specloom import ir
from specloom.ir import ScalarKind
from specloom.source import Cursor, Json

from .combine import union
from .english.words import prosaic
from .said import Said

_BULLET = re.compile(
    r"[ \t]*[*+-][ \t]+(?P<quote>[`'\"]?)(?P<value>[^`'\"]{1,100}?)(?P=quote)"
    r"[ \t]*(?:[-\u2013\u2014:=]|\u2192)[ \t]+(?P<doc>\S.*)"
)
_GLUED = re.compile(r"(?<=[^\s*+-])[ \t](?=[*+-][ \t]`[^`\n]+`[ \t])")
"""Where a bullet begins that lost its line break."""

_NAMES = ("x-enum-varnames", "x-enumNames", "enumNames")
_DOCS = (
    *("x-enum-descriptions", "x-enumDescriptions", "enumDescriptions"),
    *("markdownEnumDescriptions", "meta:enum", "x-enum-description"),
)
_TEXTS = ("description", "markdownDescription", "x-description")


def enumeration(schema: Cursor, kinds: Sequence[str]) -> Said:
    """The type of the values that `enum` or `const` lists, and they themselves where no
    type shows them. `kinds` are what `type` says of them."""
    values = [schema / "const"] if "const" in schema else list(schema / "enum")
    (schema / "enum").taken()
    (schema / "const").taken()
    for key in (*_NAMES, *_DOCS):
        (schema / key).taken()
    values = _suited(values, kinds)
    type = _constant(values[0]) if "const" in schema and len(values) == 1 else None
    if type is None:
        type = _listed(schema, values)
    if all(_is_shown(value.raw) for value in values) and "const" not in schema:
        return Said(type=type)
    if isinstance(type, ir.Const) or type == ir.NULL:
        return Said(type=type)
    listed = tuple(ir.Value(value.raw) for value in values)
    return Said(type=type, constraints=ir.Constraints(values=listed))


def documented(among: Sequence[Cursor]) -> ir.Type | None:
    """The enumeration that alternatives with one value each are, with what is said of
    each; None if they are anything else."""
    members: dict[ScalarKind, list[ir.EnumMember]] = {}
    null = False
    for one in among:
        value = one / "const"
        if (
            "const" not in one
            and (one / "enum").is_list
            and len(list(one / "enum")) == 1
        ):
            value = one / "enum" / 0
        elif "const" not in one:
            return None
        if any(key not in _OF_VALUE for key, _ in one.entries()):
            return None
        if not _is_shown(value.raw) or isinstance(value.raw, float):
            return None
        if value.raw is None:
            null = True
        elif isinstance(value.raw, str | int):
            members.setdefault(_kind(value.raw), []).append(_member(one, value))
    for one in among:
        one.taken()
    types: list[ir.Type] = [ir.Enum(tuple(m), kind) for kind, m in members.items()]
    if not types:
        return None
    type = types[0] if len(types) == 1 else ir.Union(tuple(types))
    return ir.nullable(type) if null else type


_OF_VALUE = ("const", "enum", "title", "description", "type", "$comment")


def _member(one: Cursor, value: Cursor) -> ir.EnumMember:
    raw = value.raw
    title, doc = (one / "title").text, (one / "description").text
    return ir.EnumMember(
        at=value.at,
        value=raw if isinstance(raw, str | int) else "",
        name=title if len(title) <= _LONGEST_NAME else "",
        doc=prosaic(doc or (title if len(title) > _LONGEST_NAME else "")),
    )


_LONGEST_NAME = 40


def _suited(values: list[Cursor], kinds: Sequence[str]) -> list[Cursor]:
    """The values that are null or of one of the `kinds`; all, if none is."""
    wanted = {"null"} | {
        _GROUPS.get(kind.casefold(), kind.casefold()) for kind in kinds
    }
    found = [value for value in values if _group(value.raw) in wanted]
    return found if any(value.raw is not None for value in found) else values


_GROUPS = {"integer": "number", "any": "string"}


def _group(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def _is_shown(value: Json) -> bool:
    """Whether an enumeration can hold `value`."""
    return not isinstance(value, dict | list)


def _constant(value: Cursor) -> ir.Type | None:
    match value.raw:
        case None:
            return ir.NULL
        case str() | bool() | int():
            return ir.Const(value.raw, _kind(value.raw))
        case float():
            return ir.Scalar(ScalarKind.NUMBER)
        case _:
            return None


def _listed(schema: Cursor, values: Sequence[Cursor]) -> ir.Type:
    found: dict[ScalarKind, list[ir.EnumMember]] = {}
    others: dict[ir.Type, None] = {}
    seen: set[str] = set()
    _, docs = described(schema)
    for index, value in enumerate(values):
        raw = value.raw
        if isinstance(raw, list):
            others[ir.List(ir.ANY)] = None
        elif isinstance(raw, dict):
            others[ir.Map(ir.ANY)] = None
        elif raw is None:
            others[ir.NULL] = None
        elif (key := json.dumps(raw)) not in seen:
            seen.add(key)
            member = ir.EnumMember(
                at=value.at,
                value=raw,
                name=_beside(schema, _NAMES, index, raw),
                doc=docs.get(str(raw), "") or _beside(schema, _DOCS, index, raw),
            )
            found.setdefault(_kind(raw), []).append(member)
    types: list[ir.Type] = [
        ir.Enum(tuple(members), kind) for kind, members in _joined(found).items()
    ]
    return union([*types, *others])


def described(schema: Cursor) -> tuple[str, Mapping[str, str]]:
    """The description of `schema` as clean text, less the bullets that explain its
    values, which come apart, by value."""
    text = _described(schema)
    if not text:
        return "", {}
    listed = {str(v.raw) for v in _values(schema) if not isinstance(v.raw, dict | list)}
    if not listed:
        return prosaic(text), {}
    docs: dict[str, list[str]] = {}
    kept: list[str] = []
    said = kept
    for line in _GLUED.sub("\n", text).split("\n"):
        bullet = _BULLET.fullmatch(line.rstrip())
        if bullet is not None and bullet["value"] in listed:
            said = docs.setdefault(bullet["value"], [])
            said.append(bullet["doc"])
        elif line.strip() and line[0].isspace() and said is not kept:
            said.append(line.strip())
        else:
            said = kept
            kept.append(line)
    clean = {value: prosaic("\n".join(lines)) for value, lines in docs.items()}
    return prosaic("\n".join(kept)), clean


def _described(schema: Cursor) -> str:
    """The description, under the first of the names that it goes by."""
    found = ""
    for key in _TEXTS:
        if found and key in schema:
            (schema / key).again().taken()
        elif key in schema:
            found = (schema / key).text
    return found


def _values(schema: Cursor) -> Sequence[Cursor]:
    if "const" in schema:
        return [schema / "const"]
    if "enum" in schema:
        return list(schema / "enum")
    return list(schema / "items" / "enum") if "items" in schema else []


def _kind(value: Json) -> ScalarKind:
    match value:
        case bool():
            return ScalarKind.BOOLEAN
        case int():
            return ScalarKind.INTEGER
        case float():
            return ScalarKind.NUMBER
        case _:
            return ScalarKind.STRING


def _joined(
    found: Mapping[ScalarKind, Sequence[ir.EnumMember]],
) -> Mapping[ScalarKind, Sequence[ir.EnumMember]]:
    """The members by kind, with integers counted as numbers where both occur."""
    integers = found.get(ScalarKind.INTEGER, ())
    numbers = found.get(ScalarKind.NUMBER, ())
    if not integers or not numbers:
        return found
    joined = dict(found)
    del joined[ScalarKind.INTEGER]
    joined[ScalarKind.NUMBER] = (*integers, *numbers)
    return joined


def _beside(schema: Cursor, keys: Sequence[str], index: int, value: Json) -> str:
    """What one of `keys` says of a value: lists by its place, objects by the value."""
    for key in keys:
        beside = schema / key
        step = index if beside.is_list else _keyed(value)
        if text := (beside / step).text:
            return prosaic(text) if keys is _DOCS else text
    return ""


def _keyed(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)
