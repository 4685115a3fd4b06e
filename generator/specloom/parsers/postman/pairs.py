"""Keys with values, as Postman lists them: queries, headers, fields of forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_plus

from ...diagnostics import Pointer
from ...source import Cursor, Json, PlacedObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One key with its value; `value` is None where there is none at all.

    `files` are the names of the files that a field of a form sends. `cursor` is the
    entry that the pair was made of, if it has one of its own.
    """

    key: str
    value: str | None
    at: Pointer = field(compare=False)
    doc: str = ""
    disabled: bool = False
    file: bool = False
    files: tuple[str, ...] = ()
    media: str = ""
    security: str = ""
    cursor: Cursor | None = field(default=None, compare=False, repr=False)

    def take(self, node: str) -> None:
        """Count the entry as read for `node`."""
        if self.cursor is None or self.cursor.reads is None:
            return
        cursor = self.cursor.of(node)
        if not cursor.is_object:
            cursor.taken()
        for key in _ENTRY:
            if key in cursor:
                (cursor / key).taken()


SECURITY = "Added as a part of security scheme:"
"""What a converter writes beside a credential, in front of the scheme's kind."""

_VARIABLE = re.compile(r"(\{\{[^{}]*\}\})")
_ENTRY = ("key", "id", "value", "src", "type", "disabled", "description", "contentType")


def pairs(cursor: Cursor) -> Iterator[Pair]:
    """The pairs of a list as exports write it, whatever fits no pair left out.

    An object is a list of its keys with their values. Nothing counts as read: who makes
    something of a pair takes it.
    """
    for key, value in cursor.entries():
        entry = value.put(PlacedObject({"key": value.put(key), "value": value}))
        yield _pair(entry, {"key": key, "value": value.raw})
    for entry in cursor:
        if isinstance(entry.raw, dict):
            yield _pair(entry, entry.raw)


def encoded(text: str, at: Pointer) -> Iterator[Pair]:
    """The pairs of a query or a form in its encoded text."""
    for part in text.split("&"):
        key, equals, value = part.partition("=")
        if part:
            yield Pair(
                key=_decoded(key), value=_decoded(value) if equals else None, at=at
            )


def headers(cursor: Cursor) -> tuple[Pair, ...]:
    """Headers given as a list, or as lines of text; one without a name goes nowhere."""
    if not cursor.is_list and not cursor.is_object:
        lines = (line.partition(":") for line in cursor.text.split("\n"))
        return tuple(
            Pair(key=key.strip(), value=value.strip(), at=cursor.at)
            for key, colon, value in lines
            if colon and key.strip()
        )
    found: list[Pair] = []
    for pair in pairs(cursor):
        key = pair.key.strip()
        if key:
            found.append(pair if key == pair.key else replace(pair, key=key))
    return tuple(found)


def nameless(cursor: Cursor) -> Iterator[Pair]:
    """Those of the headers in a list that have a value but no name."""
    if cursor.is_list:
        yield from (p for p in pairs(cursor) if p.value and not p.key.strip())


def header(found: Iterable[Pair], name: str) -> str:
    """The value of the header `name`; empty if it is not sent."""
    for pair in found:
        if pair.key.lower() == name and not pair.disabled:
            return pair.value or ""
    return ""


def take_header(found: Iterable[Pair], name: str, node: str) -> None:
    """Count the header `name` as read for `node`."""
    for pair in found:
        if pair.key.lower() == name:
            pair.take(node)


def by_key(
    sources: Sequence[Iterable[Pair]], *, fold: bool = False
) -> Mapping[str, list[list[Pair]]]:
    """The pairs of several requests, by key and then by request.

    Keys are in an order that is that of the first request and, as far as that leaves
    it open, of the others. With `fold` they are equal in any case, as those of headers
    are.
    """
    found: dict[str, list[list[Pair]]] = {}
    spelled: dict[str, str] = {}
    # The key that comes after each key; the first comes after None.
    after: dict[str | None, str | None] = {None: None}
    end: str | None = None
    for source in sources:
        here: dict[str, list[Pair]] = {}
        for pair in source:
            key = pair.key
            if fold:
                key = spelled.setdefault(key.lower(), key)
            here.setdefault(key, []).append(pair)
        # What stands in front of every known key comes first, unless there is none.
        last = None if any(key in found for key in here) else end
        for key, several in here.items():
            if key not in found:
                after[key], after[last] = after[last], key
                end = key if last == end else end
                found[key] = []
            found[key].append(several)
            last = key
    return {key: found[key] for key in _chained(after)}


def _chained(after: Mapping[str | None, str | None]) -> Iterator[str]:
    key = after[None]
    while key is not None:
        yield key
        key = after[key]


def _pair(entry: Cursor, said: Mapping[str, Json]) -> Pair:
    doc = _description(said.get("description"))
    marked = doc.startswith(SECURITY)
    file = said.get("type") == "file"
    files = _files(said.get("src")) if file else ()
    media = said.get("contentType")
    return Pair(
        key=_text(said.get("key")) or _text(said.get("id")) or "",
        value=(files[0] if files else None) if file else _text(said.get("value")),
        at=entry.at,
        doc="" if marked else doc,
        disabled=said.get("disabled") is True,
        file=file,
        files=files,
        media=media if isinstance(media, str) else "",
        security=doc.removeprefix(SECURITY).strip() if marked else "",
        cursor=entry,
    )


def _description(value: Json) -> str:
    text = value.get("content") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _decoded(text: str) -> str:
    parts = _VARIABLE.split(text)
    parts[::2] = map(unquote_plus, parts[::2])
    return "".join(parts)


def _text(value: Json) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _files(value: Json) -> tuple[str, ...]:
    """The files of a field: one, several, or none chosen yet."""
    texts = value if isinstance(value, list) else [value]
    return tuple(text for text in texts if isinstance(text, str) and text)
