"""The documented values of a schema, and what its description says of each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from specloom import ir, prose
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.source import Cursor, Json

_BULLET = re.compile(
    r"[ \t]*[*+-][ \t]+(?P<quote>[`'\"]?)(?P<value>[^`'\"]{1,100}?)(?P=quote)"
    r"[ \t]*(?:[-\u2013\u2014:=]|\u2192)[ \t]+(?P<doc>\S.*)"
)
_GLUED = re.compile(r"(?<=[^\s*+-])[ \t](?=[*+-][ \t]`[^`\n]+`[ \t])")
"""Where a bullet begins that lost its line break."""

_NAMES = ("x-enum-varnames", "x-enumNames", "enumNames")
_DOCS = ("x-enum-descriptions", "x-enumDescriptions", "enumDescriptions")


def enumeration(schema: Cursor, report: Report) -> ir.Type:
    """The type of the values that `enum` or `const` lists."""
    values = [schema / "const"] if "const" in schema else list(schema / "enum")
    (schema / "enum").taken()
    (schema / "const").taken()
    found: dict[ScalarKind, list[ir.EnumMember]] = {}
    seen: set[str] = set()
    null = False
    _, docs = described(schema)
    for index, value in enumerate(values):
        raw = value.raw
        if raw is None:
            null = True
        elif isinstance(raw, dict | list):
            report.warning(
                "enum-of-structures", "lists objects or arrays: any JSON", schema.at
            )
            return ir.ANY
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
    if not types:
        return ir.NULL if null else ir.ANY
    type = types[0] if len(types) == 1 else ir.Union(tuple(types))
    return ir.nullable(type) if null else type


def described(schema: Cursor) -> tuple[str, Mapping[str, str]]:
    """The description of `schema` as clean text, less the bullets that explain its
    values, which come apart, by value."""
    text = (schema / "description").text if "description" in schema else ""
    if not text:
        return "", {}
    listed = {str(v.raw) for v in _values(schema) if not isinstance(v.raw, dict | list)}
    if not listed:
        return prose.clean(text), {}
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
    clean = {value: prose.clean("\n".join(lines)) for value, lines in docs.items()}
    return prose.clean("\n".join(kept)), clean


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
        step = index if beside.is_list else str(value)
        if text := (beside / step).text:
            return text
    return ""
