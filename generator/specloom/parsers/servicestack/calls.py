"""Calls: the verbs and paths of an operation, and what to name each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...diagnostics import Report
from ...source import Cursor
from .casing import fold
from .tables import Sheet

WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
"""Verbs whose requests have a body."""

_VARIABLE = re.compile(r"\{(\*{0,2})([^{}/*:?]+)(?::[^{}]*)?(\*?)\??\}")


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


def demands(texts: Sequence[str]) -> tuple[str, ...]:
    """What a page says must be given before a call, one sentence each."""
    return tuple(re.sub(r":\s*", ": ", text) for text in texts)


def of_page(sheet: Sheet, report: Report) -> Iterator[Call]:
    """The calls of the operation on a page, less those that do what another does."""
    exchange = sheet.exchange
    shown = None if exchange is None else exchange.path
    seen: dict[tuple[str, frozenset[str]], Call] = {}
    ranked = sorted(sheet.routes, key=lambda route: route.path != shown)
    for route in ranked:
        path, wires, rest = split_path(route.path)
        verbs = route.verbs
        if not verbs:
            fits = exchange is not None and route.path == shown
            verbs = (exchange.method if exchange is not None and fits else "POST",)
            report.note(
                "route-any-verb",
                f"every verb is allowed on {path}: {verbs[0]} is taken",
                route.line.at,
            )
        for verb in verbs:
            key = verb, frozenset(map(fold, wires))
            if key in seen:
                report.note(
                    "route-alias",
                    f"{verb} {path} does the same as {verb} {seen[key].path}: left out",
                    route.line.at,
                )
                continue
            seen[key] = Call(
                verb=verb,
                path=path,
                wires=wires,
                rest=rest,
                line=route.line,
                summary=route.summary,
                notes=route.notes,
            )
    order = {route.line.at: index for index, route in enumerate(sheet.routes)}
    yield from sorted(seen.values(), key=lambda call: order[call.line.at])
    if not seen and exchange is not None:
        path, wires, rest = split_path(exchange.path)
        line = sheet.page.root / exchange.request.line
        yield Call(
            verb=exchange.method,
            path=path,
            wires=wires,
            rest=rest,
            line=line,
            routed=not re.search(r"/(?:reply|oneway)/\w+$", path),
        )
    elif not seen and sheet.tables:
        path = f"/json/reply/{sheet.operation}"
        yield Call(
            verb="POST",
            path=path,
            wires=(),
            rest=frozenset(),
            line=sheet.page.root,
            routed=False,
        )


def names(operation: str, calls: Sequence[Call]) -> Iterator[str]:
    """A name per call: the operation's, with what tells a call from the others.

    With several verbs each has its own in front. Of several paths for one verb the one
    with fewest variables goes without more, and any other by the variables it adds.
    """
    plain: dict[str, Call] = {}
    for call in calls:
        main = plain.setdefault(call.verb, call)
        if len(call.wires) < len(main.wires):
            plain[call.verb] = call
    for call in calls:
        name = f"{call.verb.title()}{operation}" if len(plain) > 1 else operation
        known = set(map(fold, plain[call.verb].wires))
        more = [wire for wire in call.wires if fold(wire) not in known]
        yield f"{name} by {' and '.join(more)}" if more else name
