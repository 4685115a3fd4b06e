"""The lines that change a name, a type or a requirement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from .. import ir
from ..source import Json
from .subject import Subject

CONFIG = "specloom.yaml"

OVERLAY = "overlay.yaml"
"""What an overlay among the sources is usually called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Lines to put into a file, and what they change."""

    file: str
    what: str
    lines: tuple[str, ...]


def changes(one: Subject, client: str, name: str, renamed: bool) -> Iterator[Change]:
    """What may be changed of `one`, called `name` in the client `client`.

    With `renamed` a line of specloom.yaml can give it another name.
    """
    if renamed:
        yield Change(
            file=CONFIG,
            what="the name",
            lines=_client(
                client,
                "rename:",
                f"  {_text(one.id)}: {_text(name) if name in _WORDS else name}",
            ),
        )
    match one.kind:
        case "credentials" if isinstance(one.node, ir.AuthScheme):
            word = ir.auth_word(one.node)
            yield Change(
                file=CONFIG,
                what="how calls authenticate of which no source says it",
                lines=_client(
                    client, f"auth: {word if word.isalnum() else _text(word)}"
                ),
            )
        case "server" | "client":
            url = one.wire if "://" in one.wire else "https://api.example.com"
            yield Change(
                file=CONFIG,
                what="where the API lives",
                lines=_client(client, f"server: {_text(url)}"),
            )
        case "method":
            said = f"{{name: {_text(one.wire)}}}"
            yield Change(
                file=OVERLAY,
                what="what the source calls it, its text, or its pagination",
                lines=("patch:", f"  {_text(one.id)}: {said}"),
            )
        case "attribute" | "keyword":
            patches = tuple(_patches(one))
            if patches:
                yield Change(
                    file=OVERLAY,
                    what="the type, and whether it is required",
                    lines=("patch:", *patches),
                )
        case _:
            return


def _client(client: str, *lines: str) -> tuple[str, ...]:
    return ("clients:", f"  {client}:", *(f"    {line}" for line in lines))


def _patches(one: Subject) -> Iterator[str]:
    """A correction for each slot: joined types stay one if all of them agree.

    What samples show of a declaration follows it.
    """
    said: dict[str, Json] = {}
    type = None if one.type is None else _schema(one.type)
    if type is not None and not _is_own(one):
        said |= type
    if not one.in_path and one.required is not None:
        said["required"] = one.required
    if said:
        for slot in one.slots[:1] if one.shown else one.slots:
            yield f"  {_text(slot)}: {_flow(said)}"


def _is_own(one: Subject) -> bool:
    """Whether the type of `one` is declared where it stands itself."""
    inside = tuple(f"{slot}{step}" for slot in one.slots for step in "/[{")
    found = [] if one.type is None else [one.type]
    for type in found:
        found.extend(ir.children(type))
    ids = [type.id for type in found if isinstance(type, ir.Ref)]
    return any(id in one.slots or id.startswith(inside) for id in ids)


def _schema(type: ir.Type) -> dict[str, Json] | None:
    """`type` in the words of JSON Schema; None where that takes more than a line."""
    match type:
        case ir.Scalar(kind, form) if form != "text":
            return dict(_KINDS[kind])
        case ir.Const(value):
            return {"const": value}
        case ir.List(item):
            inner = _schema(item)
            return None if inner is None else {"type": "array", "items": inner}
        case ir.Map(value):
            inner = _schema(value)
            return (
                None
                if inner is None
                else {"type": "object", "additionalProperties": inner}
            )
        case ir.Union(members) if len(members) == 2 and ir.NULL in members:
            inner = _schema(ir.without_null(type))
            if inner is None or not isinstance(inner.get("type"), str):
                return None
            return {**inner, "type": [inner["type"], "null"]}
        case ir.Ref(id) if id.startswith("#"):
            return {"$ref": str(id)}
        case _:
            return None


def _flow(value: Json) -> str:
    """`value` as YAML on one line, as people write it."""
    match value:
        case dict():
            inner = (f"{_key(key)}: {_flow(child)}" for key, child in value.items())
            return f"{{{', '.join(inner)}}}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case str() if value.replace("-", "").isalpha() and value not in _WORDS:
            return value
        case _:
            return json.dumps(value)


def _key(text: str) -> str:
    return text if text.isalpha() else json.dumps(text)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_WORDS = frozenset({"null", "true", "false"})

_KINDS: dict[ir.ScalarKind, dict[str, Json]] = {
    ir.ScalarKind.NULL: {"type": "null"},
    ir.ScalarKind.BOOLEAN: {"type": "boolean"},
    ir.ScalarKind.INTEGER: {"type": "integer"},
    ir.ScalarKind.NUMBER: {"type": "number"},
    ir.ScalarKind.DECIMAL: {"type": "string", "format": "decimal"},
    ir.ScalarKind.STRING: {"type": "string"},
    ir.ScalarKind.BYTES: {"type": "string", "format": "byte"},
    ir.ScalarKind.UUID: {"type": "string", "format": "uuid"},
    ir.ScalarKind.DATE: {"type": "string", "format": "date"},
    ir.ScalarKind.TIME: {"type": "string", "format": "time"},
    ir.ScalarKind.DATETIME: {"type": "string", "format": "date-time"},
    ir.ScalarKind.DURATION: {"type": "string", "format": "duration"},
}
"""The kinds of scalars in the words of JSON Schema."""
