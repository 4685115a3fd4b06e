"""Scripts of Postman, read for what they expect of a response and take out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeAlias

from ...diagnostics import escaped
from ...infer.secrets import without_secrets

_Found: TypeAlias = tuple[str, tuple[str | int, ...]]
"""Where a value comes from, and the path to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A variable that a script sets, and where its value comes from.

    `origin` is "json" or "xml" for a value in the response, at `path` in it, "header"
    for the header that `path` names, or "sent" for a value out of the response to a
    request that the script itself sends.
    """

    variable: str
    origin: str
    path: tuple[str | int, ...]

    def __str__(self) -> str:
        pointer = "".join(f"/{escaped(s)}" for s in self.path) or "the whole"
        match self.origin:
            case "header":
                return f"the header {self.path[0]}"
            case "xml":
                return f"{pointer} of the XML"
            case _:
                return pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What the text of one script tells."""

    statuses: tuple[int, ...] = ()
    settings: tuple[Setting, ...] = ()
    schema: bool = False

    @property
    def tells(self) -> bool:
        """Whether the script tells anything."""
        return bool(self.statuses or self.settings or self.schema)


def read(text: str) -> Script:
    """What the script `text` tells; nothing in it is run."""
    code = _code(text)
    return Script(
        statuses=tuple(dict.fromkeys(_statuses(code.text, code.strings))),
        settings=tuple(dict.fromkeys(_settings(code))),
        schema=_SCHEMA.search(code.text) is not None,
    )


@dataclass(frozen=True, slots=True)
class _Code:
    """A script without comments and blanks; `strings` are the values of its strings.

    Each string stands in `text` as its number in quotes.
    """

    text: str
    strings: list[str] = field(default_factory=list)


def _code(text: str) -> _Code:
    strings: list[str] = []
    parts: list[str] = []
    before, broken = "", False
    for found in _TOKEN_OF_CODE.finditer(text):
        kind, token = found.lastgroup, found[0]
        if kind == "comment":
            continue
        if kind == "newline":
            broken = True
            continue
        if kind == "string" or (kind == "template" and "${" not in token):
            kind = "string"
            strings.append(re.sub(r"\\(.)", r"\1", token[1:-1]))
            token = f'"{len(strings) - 1}"'
        if kind == "template":
            held = _FILLED.fullmatch(token)
            token = "".join(held[1].split()) if held is not None else "``"
        if broken and before not in _OPEN and token not in _CLOSING:
            parts.append(";")
        elif before[-1:].isalnum() and token[:1].isalnum():
            parts.append(" ")
        parts.append(token)
        before, broken = token, False
    return _Code("".join(parts), strings)


def _statuses(code: str, strings: Sequence[str]) -> Iterator[int]:
    for found in _EXPECTED.finditer(code):
        if found["word"]:
            yield _WORDS[found["word"]]
        if found["phrase"]:
            phrase = strings[int(found["phrase"])].lower()
            yield from (s.value for s in HTTPStatus if s.phrase.lower() == phrase)
        for number in re.findall(r"\d{3}", found["codes"] or ""):
            yield int(number)
    for tested in _TESTED.finditer(code):
        yield from (int(n) for n in re.findall(r"code===?(\d{3})\b", tested[0]))


def _settings(code: _Code) -> Iterator[Setting]:
    """The variables set from responses, in order; local variables are followed."""
    known: dict[str, _Found] = {}
    senders = {
        one for found in _SENT.finditer(code.text) for one in found.groups() if one
    }
    for found in _STEP.finditer(code.text):
        value = _value(code, found.end(), known, senders)
        if found["variable"] is not None:
            if value is not None:
                yield Setting(
                    variable=without_secrets(code.strings[int(found["variable"])]),
                    origin=value[0],
                    path=value[1],
                )
        elif found["fields"] is not None:
            for name in found["fields"].split(",") if value is not None else ():
                key, _, local = name.partition(":")
                if value is not None:
                    known[local or key] = value[0], (*value[1], key)
        elif value is not None:
            known[found["local"]] = value
        else:
            known.pop(found["local"], None)


def _value(
    code: _Code,
    start: int,
    known: Mapping[str, _Found],
    senders: set[str],
) -> _Found | None:
    """What of a response the expression at `start` is; None if it is anything else."""
    found = _VALUE.match(code.text, start)
    if found is None:
        return None
    if found["header"] is not None:
        return "header", (code.strings[int(found["header"])],)
    root = found["root"]
    if found["json"]:
        held: _Found | None = ("json", ())
    elif found["xml"]:
        held = ("xml", ())
    elif found["other"]:
        held = ("sent", ()) if found["other"] in senders else None
    else:
        held = known.get(root)
    if held is None:
        return None
    return held[0], (*held[1], *_steps(found["path"], code.strings))


def _steps(path: str, strings: Sequence[str]) -> Iterator[str | int]:
    for found in _PATH_STEP.finditer(path):
        if found["name"]:
            yield found["name"]
        elif found["text"]:
            yield strings[int(found["text"])]
        else:
            yield int(found["index"])


_TOKEN_OF_CODE = re.compile(
    r"(?P<comment>//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))"
    r"""|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"|(?P<template>`(?:\\.|[^`\\])*(?:`|\Z))"
    r"|(?P<newline>\n)"
    r"|(?P<word>[\w$]+)|(?P<sign>\?\.|=>|[=!]==?|&&|\|\||[^\s\w])",
    re.DOTALL,
)
_FILLED = re.compile(r"`[^`$]*\$\{([\w$.()\[\]?\s]*)\}`")
"""A template that is nothing but a value behind a text, such as "Bearer "."""

_OPEN = frozenset(
    {"", ";", "(", "[", "{", ",", ".", "=", "+", "&&", "||", "?.", "=>", ":"}
)
_CLOSING = frozenset({".", "?.", ")", "]", "}", ",", ";", "=", "+", "&&", "||", "{"})

_WORDS = {
    "ok": 200,
    "accepted": 202,
    "badRequest": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "notFound": 404,
    "rateLimited": 429,
}
_NUMBERS = r"\d{3}(?:,\d{3})*"
_EXPECTED = re.compile(
    r"pm\.response\.to\.be\.(?P<word>" + "|".join(_WORDS) + r")\b"
    r"|(?:pm\.response\.to\.have\.status(?:Code)?\("
    r"|pm\.expect\((?:pm\.response\.code|responseCode\.code)\)\.to\.(?:be\.|deep\.)*"
    r"(?:eql?|equals?|oneOf)\()"
    rf'(?:(?P<codes>\[?{_NUMBERS}\]?)|"(?P<phrase>\d+)")\)'
)
_TESTED = re.compile(
    r'tests\["\d+"\]=\(*responseCode\.code===?\d{3}(?:\|\|\(?responseCode\.code===?\d{3})*'
)
_SCHEMA = re.compile(
    r"\btv4\.validate|\.to\.(?:have|be)\.jsonSchema\(|\bajv\.(?:validate|compile)\("
)
_NAME = r"[A-Za-z_$][\w$]*"
_STEP = re.compile(
    r"(?:pm\.(?:environment|collectionVariables|globals|variables)\.set"
    r'|postman\.set(?:Environment|Global)Variable)\("(?P<variable>\d+)",'
    rf"|\{{(?P<fields>{_NAME}(?::{_NAME})?(?:,{_NAME}(?::{_NAME})?)*)\}}=(?!=)"
    rf"|(?<![\w$.\]])(?P<local>{_NAME})=(?!=)"
)
_SENT = re.compile(
    rf"pm\.sendRequest\((?:(?!pm\.sendRequest)[^;]){{0,400}}?"
    rf"(?:function(?: {_NAME})?\({_NAME},({_NAME})\)|\({_NAME},({_NAME})\)=>)"
)
_PATH_STEP = re.compile(
    rf'\??\.(?P<name>{_NAME})|(?:\?\.)?\[(?:"(?P<text>\d+)"|(?P<index>\d+))\]'
)
_VALUE = re.compile(
    r'(?:"\d+"\+)?(?:String\()?'
    r'(?:(?:pm\.response\.headers\.get|postman\.getResponseHeader)\("(?P<header>\d+)"\)'
    r"|(?P<root>(?P<json>pm\.response\.json\(\)"
    r"|JSON\.parse\((?:responseBody|pm\.response\.text\(\))\))"
    r"|(?P<xml>xml2Json\((?:responseBody|pm\.response\.text\(\))\))"
    rf"|(?P<other>{_NAME})\.json\(\)|{_NAME})"
    rf'(?P<path>(?:\??\.{_NAME}(?!\()|(?:\?\.)?\[(?:"\d+"|\d+)\])*)'
    r"(?:\.toString\(\))?)\)?(?=[;,)}]|\Z)"
)
