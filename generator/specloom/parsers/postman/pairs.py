"""Keys with values, as Postman lists them: queries, headers, fields of forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote_plus

from ...diagnostics import Pointer
from ...source import Cursor
from . import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One key with its value; `value` is None where there is none at all."""

    key: str
    value: str | None
    at: Pointer
    doc: str = ""
    disabled: bool = False
    file: bool = False
    media: str = ""
    security: str = ""


SECURITY = "Added as a part of security scheme:"
"""What a converter writes beside a credential, in front of the scheme's kind."""


def pairs(cursor: Cursor) -> Iterator[Pair]:
    """The pairs of a list as exports write it, whatever fits no pair left out."""
    for entry in cursor:
        if not entry.is_object:
            continue
        key = _text(entry / "key") or _text(entry / "id")
        doc = describe.text(entry / "description")
        file = (entry / "type").text == "file"
        yield Pair(
            key=key or "",
            value=_source(entry / "src") if file else _text(entry / "value"),
            at=entry.at,
            doc="" if doc.startswith(SECURITY) else doc,
            disabled=(entry / "disabled").flag,
            file=file,
            media=(entry / "contentType").text,
            security=(
                doc.removeprefix(SECURITY).strip() if doc.startswith(SECURITY) else ""
            ),
        )


def encoded(text: str, at: Pointer) -> Iterator[Pair]:
    """The pairs of a query or a form in its encoded text."""
    for part in text.split("&"):
        key, equals, value = part.partition("=")
        if part:
            yield Pair(
                key=_decoded(key), value=_decoded(value) if equals else None, at=at
            )


def headers(cursor: Cursor) -> tuple[Pair, ...]:
    """Headers given as a list, or as lines of text."""
    if not cursor.is_list:
        lines = (line.partition(":") for line in cursor.text.split("\n"))
        return tuple(
            Pair(key=key.strip(), value=value.strip(), at=cursor.at)
            for key, colon, value in lines
            if colon and key.strip()
        )
    found = (replace(pair, key=pair.key.strip()) for pair in pairs(cursor))
    return tuple(pair for pair in found if pair.key)


def header(found: Iterable[Pair], name: str) -> str:
    """The value of the header `name`; empty if it is not sent."""
    for pair in found:
        if pair.key.lower() == name and not pair.disabled:
            return pair.value or ""
    return ""


def by_key(
    sources: Sequence[Iterable[Pair]], *, fold: bool = False
) -> Mapping[str, list[list[Pair]]]:
    """The pairs of several requests, by key and then by request.

    Keys come in order of their first appearance; with `fold` they are equal in any
    case, as those of headers are.
    """
    found: dict[str, list[list[Pair]]] = {}
    spelled: dict[str, str] = {}
    for source in sources:
        here: dict[str, list[Pair]] = {}
        for pair in source:
            key = pair.key
            if fold:
                key = spelled.setdefault(key.lower(), key)
            here.setdefault(key, []).append(pair)
        for key, several in here.items():
            found.setdefault(key, []).append(several)
    return found


def _decoded(text: str) -> str:
    return text if "{{" in text else unquote_plus(text)


def _text(cursor: Cursor) -> str | None:
    match cursor.json:
        case None:
            return None
        case str() as text:
            return text
        case value:
            return json.dumps(value, ensure_ascii=False)


def _source(cursor: Cursor) -> str | None:
    if cursor.is_list:
        return next(iter(cursor.texts), None)
    return cursor.text or None
