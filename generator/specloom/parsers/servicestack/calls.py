"""Calls: the verbs and paths of an operation, and what to name each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ... import ir
from ...diagnostics import Pointer
from ...source import Cursor
from .casing import fold

JSON = "application/json"

WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
"""Verbs whose requests have a body."""

_VARIABLE = re.compile(r"\{(\*{0,2})([^{}/*:?]+)(?::[^{}]*)?(\*?)\??\}")
_FIXED = re.compile(
    r"((?:/[\w.-]+)*?)/[a-z0-9]+/(?:reply|oneway|syncreply|asynconeway)/([\w.]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A verb on a path; of its variables `wires`, those in `rest` take slashes."""

    verb: str
    path: str
    wires: tuple[str, ...]
    rest: frozenset[str]
    line: Cursor
    summary: str = ""
    notes: str = ""
    routed: bool = True


def split_path(path: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """`path` with plain braces; its variables, and those that take the rest of it."""
    wires: dict[str, None] = {}
    rest: set[str] = set()

    def plain(match: re.Match[str]) -> str:
        wires[match[2]] = None
        if match[1] or match[3]:
            rest.add(match[2])
        return f"{{{match[2]}}}"

    return "/" + _VARIABLE.sub(plain, path).lstrip("/"), tuple(wires), frozenset(rest)


def reply_path(path: str) -> tuple[str, str] | None:
    """What stands before the fixed part of `path`, and the request's name behind it.

    None if `path` is no path that ServiceStack itself gives to a request.
    """
    match = _FIXED.fullmatch(path)
    return None if match is None else (match[1], match[2])


def key(path: str) -> str:
    """What is the same for every spelling of a path, whatever its variables' names."""
    plain, _, _ = split_path(path)
    return re.sub(r"\{[^{}]*\}", "{}", plain).casefold().rstrip("/")


def names(operation: str, calls: Sequence[Call]) -> Iterator[str]:
    """A name per call: the operation's, with what tells a call from the others.

    With several verbs each has its own in front, but where the name begins with it. Of
    several paths for one verb the one with fewest variables goes without more, and any
    other by the variables it adds.
    """
    plain: dict[str, Call] = {}
    for call in calls:
        main = plain.setdefault(call.verb, call)
        if len(call.wires) < len(main.wires):
            plain[call.verb] = call
    for call in calls:
        verb = call.verb.title()
        said = re.match(rf"{verb}(?![a-z])", operation) is not None
        name = operation if said or len(plain) == 1 else verb + operation
        known = set(map(fold, plain[call.verb].wires))
        more = [wire for wire in call.wires if fold(wire) not in known]
        yield f"{name} by {' and '.join(more)}" if more else name


def by_tag(found: Iterable[tuple[str, ir.Operation]], at: Pointer) -> ir.Group:
    """Operations in groups by the tags given with them; those without one in none."""
    groups: dict[str, list[ir.Operation]] = {}
    for tag, operation in found:
        groups.setdefault(tag, []).append(operation)
    return ir.Group(
        at=at,
        name=ir.Name(""),
        operations=tuple(groups.pop("", ())),
        groups=tuple(
            ir.Group(at=at, name=ir.Name(tag), operations=tuple(inside))
            for tag, inside in groups.items()
        ),
    )
