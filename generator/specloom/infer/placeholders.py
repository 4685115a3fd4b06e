"""What stands in a value's stead: placeholders, filler, variables, secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .. import ir
from ..ir import Scalar, ScalarKind
from ..source import Json
from .secrets import is_secret_name


class Hole(str):
    """A variable in a sample's text, where some value of unknown type belongs."""

    __slots__ = ()


class Word(str):
    """A text that its neighbours show to be the name of a type."""

    __slots__ = ()


def is_hole(text: str) -> bool:
    """Whether `text` is nothing but a variable to be filled in."""
    return _HOLE.fullmatch(text) is not None


def is_placeholder(text: str) -> bool:
    """Whether `text` names a type instead of giving a value."""
    return fact(text) is not None or is_word(text)


def is_word(text: str) -> bool:
    """Whether `text` is the name of a JSON type, which may be a value after all."""
    return text.lower() in _BARE_WORDS


def is_unresolved(text: str) -> bool:
    """Whether a converter says here that it could not make a value."""
    return _UNRESOLVED.match(text) is not None


def is_filler(text: str) -> bool:
    """Whether `text` is lorem ipsum: a converter's stand-in for any string."""
    words = text.lower().split()
    return bool(words) and len(text) > 3 and all(word in _LOREM for word in words)


def are_made_up(keys: Iterable[str]) -> bool:
    """Whether a converter drew `keys` by lot: filler words with digits behind them.

    The shortest words are those of real names too, as in `id_1`; one longer is enough.
    """
    found = [_MADE_UP_KEY.fullmatch(key) for key in keys]
    words = [match[1] for match in found if match is not None]
    return (
        len(words) == len(found)
        and all(word in _LOREM for word in words)
        and any(len(word) > 3 for word in words)
    )


def is_made_up(value: Json) -> bool:
    """Whether a converter, and not an author, made `value`, as far as it shows."""
    match value:
        case str():
            return is_placeholder(value) or is_filler(value)
        case dict():
            return any(is_made_up(v) for v in value.values())
        case list():
            return any(is_made_up(v) for v in value)
        case _:
            return False


def fact(text: str) -> ir.Type | None:
    """The type that a placeholder names; None if `text` is no placeholder."""
    if len(text) > _LONGEST_FACT or text[-1:] not in _CLOSING:
        return None
    found = _PLACEHOLDER.fullmatch(text)
    if found is not None:
        word = found["angle"] or found["round"]
        if word is None:
            return _named(found["format"]) or _named(found["kind"]) or ir.STRING
        kind, _, format = word.partition("-")
        known = _named(word)
        if known is None and kind.lower() in _BARE_WORDS:
            known = _named(format) or _named(kind)
        return known or ir.STRING
    if _UNRESOLVED.match(text):
        return ir.ANY
    dynamic = _DYNAMIC.fullmatch(text)
    return None if dynamic is None else _DYNAMIC_FACTS.get(dynamic[1], ir.STRING)


def word_fact(text: str) -> ir.Type | None:
    """The type that a bare word names; None if it names none."""
    return _named(text) if len(text) <= _LONGEST_WORD else None


def circular(text: str) -> str:
    """The name of the schema that a converter stopped at because it holds itself.

    Empty if `text` says nothing of that kind.
    """
    found = _CIRCULAR.match(text)
    return "" if found is None else found[1]


def is_secret(slot: str) -> bool:
    """Whether the values of `slot`, by its name, are not to be kept."""
    return is_secret_name(slot.rpartition("/")[2])


def _named(word: str) -> ir.Type | None:
    return _FACTS.get(re.sub(r"[^a-z0-9]", "", word.lower()))


_LONGEST_FACT = 160
_LONGEST_WORD = 20
_CLOSING = frozenset(">)]}")

_MADE_UP_KEY = re.compile(r"([a-z]+)_?[0-9a-f]{1,3}")
_HOLE = re.compile(r"\s*\{\{[^{}]*\}\}\s*")
_DYNAMIC = re.compile(r"\{\{\$(\w+)\}\}")
_PLACEHOLDER = re.compile(
    r"<(?P<angle>[A-Za-z][\w -]{0,60})>"
    r"|\((?P<round>string|integer|number|boolean|object|array)\)"
    r"|(?P<kind>string|integer|number|boolean|object|array) ?"
    r"[\[(<]\$?(?P<format>[A-Za-z][\w -]{0,40})[\])>]",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(
    r"<Error: |<Circular reference to |reference #/\S* not found"
    r"|schema type not provided"
)
_CIRCULAR = re.compile(r"<Circular reference to #/(?:[^/\s]+/)*([^/\s]+) detected>")
_BARE_WORDS = frozenset({"string", "integer", "number", "boolean", "object", "array"})

_INTEGER: ir.Type = Scalar(ScalarKind.INTEGER)
_NUMBER: ir.Type = Scalar(ScalarKind.NUMBER)
_BOOLEAN: ir.Type = Scalar(ScalarKind.BOOLEAN)
_DATE_TIME: ir.Type = Scalar(ScalarKind.DATETIME)
_UUID: ir.Type = Scalar(ScalarKind.UUID)

_FACTS: Mapping[str, ir.Type] = {
    "string": ir.STRING,
    "password": Scalar(ScalarKind.STRING, "password"),
    "integer": _INTEGER,
    "int": _INTEGER,
    "int8": _INTEGER,
    "int16": _INTEGER,
    "int32": _INTEGER,
    "int64": _INTEGER,
    "uint": _INTEGER,
    "uint8": _INTEGER,
    "uint16": _INTEGER,
    "uint32": _INTEGER,
    "uint64": _INTEGER,
    "short": _INTEGER,
    "long": _INTEGER,
    "bigint": _INTEGER,
    "biginteger": _INTEGER,
    "unixtime": _INTEGER,
    "unixtimestamp": _INTEGER,
    "epoch": _INTEGER,
    "number": _NUMBER,
    "float": _NUMBER,
    "double": _NUMBER,
    "decimal": _NUMBER,
    "real": _NUMBER,
    "boolean": _BOOLEAN,
    "bool": _BOOLEAN,
    "date": Scalar(ScalarKind.DATE),
    "datetime": _DATE_TIME,
    "time": Scalar(ScalarKind.TIME),
    "duration": Scalar(ScalarKind.DURATION),
    "uuid": _UUID,
    "guid": _UUID,
    "byte": Scalar(ScalarKind.BYTES),
    "object": ir.Map(ir.ANY),
    "array": ir.List(ir.ANY),
}
"""Placeholder words, in letters and digits only, with the types they name."""

_DYNAMIC_FACTS: Mapping[str, ir.Type] = {
    "guid": _UUID,
    "randomUUID": _UUID,
    "timestamp": _INTEGER,
    "randomInt": _INTEGER,
    "randomBoolean": _BOOLEAN,
    "randomDateFuture": _DATE_TIME,
    "randomDatePast": _DATE_TIME,
    "randomDateRecent": _DATE_TIME,
    "randomLatitude": _NUMBER,
    "randomLongitude": _NUMBER,
    "randomPrice": _NUMBER,
    "isoTimestamp": Scalar(ScalarKind.DATETIME, "z3"),
}

_LOREM_TEXT = (
    "ad adipisicing aliqua aliquip amet anim aute cillum commodo consectetur "
    "consequat culpa cupidatat deserunt do dolor dolore duis ea eiusmod elit "
    "enim esse est et eu ex excepteur exercitation fugiat id in incididunt "
    "ipsum irure labore laboris laborum lorem magna minim mollit nisi non "
    "nostrud nulla occaecat officia pariatur proident qui quis reprehenderit "
    "sed sint sit sunt tempor ullamco ut velit veniam voluptate"
)
_LOREM = frozenset(_LOREM_TEXT.split())
