"""Which verb and which path a request goes by, as ServiceStack's own clients choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....diagnostics import Report
from ....source import Cursor
from .. import types
from ..calls import Call, split_path
from ..casing import fold
from ..pages import rows

_VERBS = (
    ("IGet", "GET"),
    ("IPost", "POST"),
    ("IPut", "PUT"),
    ("IPatch", "PATCH"),
    ("IDelete", "DELETE"),
    ("IOptions", "OPTIONS"),
)
_CRUD = (
    ("ICreateDb", "POST"),
    ("ISaveDb", "POST"),
    ("IUpdateDb", "PUT"),
    ("IDeleteDb", "DELETE"),
    ("IPatchDb", "PATCH"),
)
QUERIES = frozenset({"QueryDb", "QueryData", "QueryBase"})
"""The bases of requests that ask for rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The paths that a host gives to every request by its name.

    `path` holds `{Request}`; `strict` hosts have none for what needs no answer.
    """

    path: str
    strict: bool = False

    def of(self, name: str) -> str:
        """Where the request `name` goes."""
        return self.path.replace("{Request}", name)

    def one_way(self, name: str) -> str:
        """Where it goes if no answer is wanted; empty if the host has no such path."""
        return "" if self.strict else f"/json/oneway/{name}"


def fixed(root: Cursor, operations: Sequence[Cursor]) -> Fixed:
    """What the host says, or its version tells, of the paths it has by itself."""
    app = root / "app"
    said = next(
        (
            path.text
            for key, path in (root / "httpHandlers").entries()
            if key.casefold() == "apihandlers.json" and "{Request}" in str(path.raw)
        ),
        "",
    )
    strict = "force" in (app / "endpointRouting").texts
    if said:
        return Fixed(path=said, strict=strict)
    known = (root / "httpHandlers").is_object
    # A host in a folder of that name gives no request a path below /api.
    inside = "/api" in str((app / "baseUrl").raw).casefold()
    if not known and not inside and any("method" in node for node in operations):
        return Fixed(path="/api/{Request}", strict=strict)
    return Fixed(path="/json/reply/{Request}")


def method(node: Cursor, request: Cursor) -> str:
    """The verb of an operation: as said, or by the rule that the clients have."""
    said = rows.verbs((node / "method").text)
    if said:
        return said[0]
    marks = _marks(request)
    for mark, verb in _VERBS:
        if mark in marks:
            return verb
    routed = {
        verb
        for route in routes(node, request)
        for verb in rows.verbs((route / "verbs").text)
    }
    if len(routed) == 1:
        return routed.pop()
    for mark, verb in _CRUD:
        if mark in marks:
            return verb
    if types.bare((request / "inherits" / "name").text) in QUERIES:
        return "GET"
    actions = (rows.verbs(text) for text in (node / "actions").texts)
    return next((verbs[0] for verbs in actions if verbs), "POST")


def routes(node: Cursor, request: Cursor) -> Cursor:
    """The routes of an operation, which old hosts say of its request."""
    found = node / "routes"
    return found if found else request / "routes"


def calls(
    node: Cursor, request: Cursor, name: str, fixed: Fixed, report: Report
) -> Iterator[Call]:
    """The calls of an operation, less those that do what another does."""
    chosen = method(node, request)
    seen: dict[tuple[str, frozenset[str]], str] = {}
    several = _is_several(node, request)
    for route in routes(node, request):
        said = (route / "path").text
        if not said:
            report.warning("route-not-understood", "a route without a path", route.at)
            continue
        path, wires, rest = split_path(said)
        for verb in _verbs(route, chosen, several, report):
            key = verb, frozenset(map(fold, wires))
            if key in seen:
                report.note(
                    "route-alias",
                    f"{verb} {path} does the same as {verb} {seen[key]}: left out",
                    route.at,
                )
                continue
            seen[key] = path
            yield Call(
                verb=verb,
                path=path,
                wires=wires,
                rest=rest,
                line=route,
                summary=(route / "summary").text,
                notes=(route / "notes").text,
            )
    if not seen:
        yield unrouted(node, name, chosen, fixed)


def unrouted(node: Cursor, name: str, method: str, fixed: Fixed) -> Call:
    """The call by the path that the host gives to the request by its name."""
    return Call(
        verb=method,
        path=fixed.of(name),
        wires=(),
        rest=frozenset(),
        line=node,
        routed=False,
    )


def ranked(calls: Sequence[Call], method: str) -> list[Call]:
    """`calls` in the order in which a client tries them.

    The first of which all variables have values is taken: first of all the verb of the
    operation counts, then how many variables a path has, then how short it is.
    """
    return sorted(
        calls, key=lambda c: (c.verb != method, -len(c.wires), len(c.path), c.path)
    )


def _marks(request: Cursor) -> set[str]:
    return {types.bare((one / "name").text) for one in request / "implements"}


def _is_several(node: Cursor, request: Cursor) -> bool:
    """Whether a request means different things with different verbs."""
    if any(mark in _marks(request) for mark, _ in _VERBS):
        return False
    actions = {verb for text in (node / "actions").texts for verb in rows.verbs(text)}
    return len(actions - {"OPTIONS", "HEAD"}) > 1


def _verbs(
    route: Cursor, chosen: str, several: bool, report: Report
) -> tuple[str, ...]:
    """The verbs of a route that are worth a call of their own."""
    said = rows.verbs((route / "verbs").text)
    if not said:
        return (chosen,)
    if several or chosen not in said or len(said) == 1:
        return tuple(v for v in said if v not in ("OPTIONS", "HEAD")) or said
    report.note(
        "route-verb",
        f"{', '.join(said)} do the same here: {chosen} is taken",
        route.at,
    )
    return (chosen,)
