"""Reads ServiceStack's notation, as its servers do, with nothing of ours in it."""

from __future__ import annotations

from typing import TypeAlias

Jsv: TypeAlias = "str | list[Jsv] | dict[str, Jsv]"
"""Texts, in lists and objects: what a text means is for its type to say."""


class Quoted(str):
    """A text in quotes, which servers take off only where the type is a text."""

    __slots__ = ()


def read_list(text: str) -> list[Jsv]:
    """A list, whose brackets may be missing where it is the whole of a value."""
    whole = text if text.startswith("[") and text.endswith("]") else f"[{text}]"
    value = read(whole)
    assert isinstance(value, list)
    return value


def read(text: str) -> Jsv:
    """A value.

    Raises:
        ValueError: Something stands behind it, or is missing at its end.
    """
    value, end = _value(text, 0)
    if end != len(text):
        raise ValueError(f"more behind the value: {text[end:]!r}")
    return value


def _value(text: str, at: int) -> tuple[Jsv, int]:
    match text[at : at + 1]:
        case "[":
            return _list(text, at + 1)
        case "{":
            return _object(text, at + 1)
        case '"':
            return _quoted(text, at + 1)
        case _:
            return _bare(text, at, ",]}")


def _list(text: str, at: int) -> tuple[Jsv, int]:
    items: list[Jsv] = []
    if text[at : at + 1] == "]":
        return items, at + 1
    while True:
        item, at = _value(text, at)
        items.append(item)
        if text[at : at + 1] == "]":
            return items, at + 1
        at = _past(",", text, at)


def _object(text: str, at: int) -> tuple[Jsv, int]:
    found: dict[str, Jsv] = {}
    if text[at : at + 1] == "}":
        return found, at + 1
    while True:
        quoted = text[at : at + 1] == '"'
        key, at = _quoted(text, at + 1) if quoted else _bare(text, at, ":")
        found[key], at = _value(text, _past(":", text, at))
        if text[at : at + 1] == "}":
            return found, at + 1
        at = _past(",", text, at)


def _quoted(text: str, at: int) -> tuple[str, int]:
    found = ""
    while True:
        end = text.index('"', at)
        found += text[at:end]
        if text[end + 1 : end + 2] != '"':
            return Quoted(found), end + 1
        found, at = f'{found}"', end + 2


def _bare(text: str, at: int, ends: str) -> tuple[str, int]:
    end = at
    while end < len(text) and text[end] not in ends:
        end += 1
    return text[at:end], end


def _past(mark: str, text: str, at: int) -> int:
    if text[at : at + 1] != mark:
        raise ValueError(f"no {mark!r} at {at} of {text!r}")
    return at + 1
