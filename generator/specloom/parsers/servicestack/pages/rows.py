"""Splits table rows and routes whose cells a text copy has glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .. import types
from ..casing import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The five cells of a parameter row."""

    name: str
    place: str
    type: str
    required: bool
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteCells:
    """The cells of a route row; `verbs` is empty where all are allowed."""

    verbs: tuple[str, ...]
    path: str
    summary: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rest of a page tells about its rows: folded names, and types."""

    names: frozenset[str] = frozenset()
    types: frozenset[str] = field(default_factory=frozenset)


PLACES = ("path", "query", "body", "formData", "form", "header", "model", "cookie")
"""Where ServiceStack says that a parameter travels."""

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

_REACH = 400
"""How far into a line a row's name and type are looked for."""

_NAME = re.compile(r"[A-Za-z_]\w*")
_PLACE = re.compile(r"path|query|body|form(?:Data)?|header|model|cookie")
_REQUIRED = re.compile(r"Yes|No")
_VERBS = re.compile(r"(All Verbs|[A-Z]+(?:[, ]+[A-Z]+)*)\s*(?=/)")


def split(line: str, known: Known) -> tuple[Cells | None, bool]:
    """The cells that were glued into `line`, and whether another split is as good.

    Names may hold the words for places and types may begin with "No", so every split is
    tried, and the one wins that the rest of the page speaks for.
    """
    best: Cells | None = None
    top, tied = (-1, 0, 0), False
    for cells, cut in _splits(line.strip()):
        rank = (_weight(cells, known), -cut, len(cells.name))
        tied = best is not None and rank[:1] == top[:1]
        if rank > top:
            best, top = cells, rank
    return best, tied and top[0] < _CERTAIN


def is_row(line: str) -> bool:
    """Whether `line` can be a row at all."""
    return next(_splits(line.strip()), None) is not None


def split_route(line: str, paths: tuple[str, ...]) -> RouteCells | None:
    """The cells that were glued into the route `line`; `paths` are known already."""
    match = _VERBS.match(line.strip())
    if match is None:
        return None
    rest = line.strip()[match.end() :]
    path = next((p for p in paths if _is_whole(p, rest)), None) or _path(rest)
    summary, notes = _sentences(rest[len(path) :].strip())
    return RouteCells(verbs=verbs(match[1]), path=path, summary=summary, notes=notes)


def verbs(text: str) -> tuple[str, ...]:
    """The verbs that a route names; none where it takes all."""
    found = re.findall(r"[A-Z]+", text.upper())
    return tuple(dict.fromkeys(verb for verb in found if verb in VERBS))


_CERTAIN = 7  # a known name and a known type


def _splits(line: str) -> Iterator[tuple[Cells, int]]:
    head = line[:_REACH]
    for place in _PLACE.finditer(head, 1):
        name = head[: place.start()]
        if _NAME.fullmatch(name) is None:
            continue
        words = {place[0], "form"} if place[0] == "formData" else {place[0]}
        for word in sorted(words):
            start = place.start() + len(word)
            rest = line[start : start + _REACH]
            for required in _REQUIRED.finditer(rest, 1):
                type = rest[: required.start()]
                if types.parse(type) is None:
                    continue
                cells = Cells(
                    name=name,
                    place=word,
                    type=type,
                    required=required[0] == "Yes",
                    doc=line[start + required.end() :].strip(),
                )
                yield cells, start + required.start()


def _weight(cells: Cells, known: Known) -> int:
    expr = types.parse(cells.type)
    assert expr is not None
    weight = 4 if fold(cells.name) in known.names else 0
    if types.is_known(expr, known.types):
        weight += 3
    elif cells.type[:1].isupper():
        weight += 1
    if not cells.doc or not cells.doc[0].islower():
        weight += 1
    return weight


def _is_whole(path: str, rest: str) -> bool:
    """Whether `rest` begins with the whole of `path`, and not with a longer one."""
    after = rest[len(path) : len(path) + 1]
    return rest.startswith(path) and not re.match(r"[/{.\-_a-z0-9]", after)


def _path(rest: str) -> str:
    """The path at the start of `rest`, with a summary perhaps glued to it.

    A summary begins with a capital letter or a bracket right behind a brace or a small
    letter; of several such borders in the first word the last one is it, unless the
    word ends the line, which only a path alone does.
    """
    word, space, _ = rest.partition(" ")
    tail = word.rfind("/")
    borders = [
        match.end()
        for match in re.finditer(r"[a-z0-9}](?=[A-Z\[(<\"'])", word)
        if match.end() > tail
        and word.count("{", 0, match.end()) == word.count("}", 0, match.end())
    ]
    closing = word.rfind("}")
    if borders and (space or word[borders[-1] - 1] == "}"):
        return word[: borders[-1]]
    if closing > tail and word[closing + 1 : closing + 2].isalpha() and space:
        return word[: closing + 1]
    return word


def _sentences(text: str) -> tuple[str, str]:
    """Summary and notes: two cells meet where a sentence ends without a blank."""
    border = re.search(r"(?<=[a-z0-9)\]][.!?:])(?=[A-Z])", text)
    if border is not None:
        return text[: border.start()].strip(), text[border.start() :].strip()
    first = re.match(r"[A-Z]\w+ \w+", text)
    again = text.find(first[0], len(first[0])) if first else -1
    if again > 0 and not text[again - 1].isspace():
        return text[:again].strip(), text[again:].strip()
    return text, ""
