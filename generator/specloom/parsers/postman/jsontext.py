"""JSON as people write it in Postman: with comments, variables, and mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from ... import ir
from ...infer import parse_json
from ...infer.placeholders import Hole
from ...source import Json, relaxed
from .variables import VARIABLE, resolved

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


def json_with_holes(
    text: str, variables: Mapping[str, str] = NOTHING_KNOWN
) -> ir.Value | None:
    """The value of JSON as people write it in Postman; None if it is no JSON.

    Comments and trailing commas are passed over. Of `variables`, those with a value are
    filled in; any other is a `Hole` where it stands outside of strings, and brings its
    own comma if it has none.
    """
    value = _plain(text)
    if value is not None and "{{" not in text:
        return value
    if value is None:
        value = _plain(_rewritten(text, variables, mending=False))
    return value and ir.Value(_filled(value.json, variables))


def mended(text: str) -> ir.Value | None:
    """The value of JSON with slips that leave no doubt; None if it is no such JSON.

    Numbers may begin with zeros, commas between values may be missing, and objects may
    follow each other without being in a list.
    """
    rewritten = _rewritten(text, NOTHING_KNOWN, mending=True)
    value = _plain(rewritten)
    if value is None and text.lstrip()[:1] == "{":
        value = _plain(f"[{rewritten}]")
    return value and ir.Value(_filled(value.json, NOTHING_KNOWN))


def broken_at(text: str) -> tuple[int, str]:
    """The line of `text`, from 1, at which it stops to be JSON, and why."""
    try:
        json.loads(_rewritten(text, NOTHING_KNOWN, mending=False))
    except json.JSONDecodeError as error:
        return error.lineno, error.msg[:1].lower() + error.msg[1:]
    except (ValueError, RecursionError):
        return 1, "too deep, or a number too long"
    return 1, "not a value of JSON"


def has_holes(value: Json) -> bool:
    """Whether a variable stands in `value` where its type is unknown."""
    match value:
        case Hole():
            return True
        case list():
            return any(has_holes(item) for item in value)
        case dict():
            return any(has_holes(item) for item in value.values())
        case _:
            return False


def _plain(text: str) -> ir.Value | None:
    for candidate in (text, relaxed(text)):
        value = parse_json(candidate)
        if value is not None or candidate.strip() == "null":
            return ir.Value(value)
    return None


def _rewritten(text: str, variables: Mapping[str, str], *, mending: bool) -> str:
    """`text` with its holes as strings that `_filled` knows, line by line as it was."""
    pieces: list[str] = []
    before = ""  # what the last word was: a value, a hole, or neither
    for found in _TOKEN.finditer(relaxed(text)):
        word, kind = found[0], found.lastgroup or ""
        if kind == "space":
            pieces.append(word if word.isascii() else " ")
            continue
        starts = kind != "mark" or word in "{["
        hole = "hole" in (kind, before)
        if starts and before and (mending or hole):
            pieces.append(",")
        pieces.append(_SPELLED.get(kind, _as_is)(word, variables, mending))
        ends = kind != "mark" or word in "}]"
        before = ("hole" if kind == "hole" else "value") if ends else ""
    return "".join(pieces)


def _hole(word: str, variables: Mapping[str, str], mending: bool) -> str:
    known = resolved(word, variables)
    if known != word and (parse_json(known) is not None or known.strip() == "null"):
        return known
    return json.dumps(f"{_MARK}{word}")


def _number(word: str, variables: Mapping[str, str], mending: bool) -> str:
    if mending and _ZEROS.fullmatch(word):
        sign = "-" if word.startswith("-") else ""
        return f"{sign}{word.lstrip('-0') or '0'}"
    return word


def _as_is(word: str, variables: Mapping[str, str], mending: bool) -> str:
    return word


_SPELLED: Mapping[str, Callable[[str, Mapping[str, str], bool], str]] = {
    "hole": _hole,
    "number": _number,
}


def _filled(value: Json, variables: Mapping[str, str]) -> Json:
    """`value` with its variables filled in, as far as they are known."""
    match value:
        case str() if value.startswith(_MARK):
            return Hole(value[1:])
        case str() if "{{" in value:
            return resolved(value, variables)
        case list():
            return [_filled(item, variables) for item in value]
        case dict():
            return _named(
                {k: _filled(v, variables) for k, v in value.items()}, variables
            )
        case _:
            return value


def _named(fields: dict[str, Json], variables: Mapping[str, str]) -> dict[str, Json]:
    """`fields` with the variables in their names filled in.

    A name that stays open is no name of a field, unless all are: those are data.
    """
    named = {resolved(k.lstrip(_MARK), variables): v for k, v in fields.items()}
    settled = {k: v for k, v in named.items() if not VARIABLE.search(k)}
    return settled or named


_MARK = "\ue000"
_TOKEN = re.compile(
    r'(?P<text>"(?:\\.|[^"\\])*+"?)'
    r"|(?P<hole>(?:[\w.+-]*\{\{[^{}\"]*\}\})++[\w.+-]*|<[A-Za-z][\w -]{0,60}>)"
    r"|(?P<number>-?\d[\w.+-]*)"
    r"|(?P<space>\s+)"
    r"|(?P<mark>[{}\[\],:])"
    r"|(?P<other>[^\s{}\[\],:\"<]+|.)",
    re.DOTALL,
)
_ZEROS = re.compile(r"-?0\d+")
