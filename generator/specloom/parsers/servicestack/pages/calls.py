"""The calls that an operation page shows, and what it says must be given before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....diagnostics import Report
from .. import sample
from ..calls import Call, reply_path, split_path
from ..casing import fold
from .tables import Route, Sheet

_SOAP = re.compile(r"((?:/[\w.-]+)*)/soap1[12]/?")
_DEMAND = re.compile(
    r"(Required|Requires)(?: the| (any) of the)? (role|permission)s?:\s*", re.IGNORECASE
)


def of_page(sheet: Sheet, report: Report) -> Iterator[Call]:
    """The calls of the operation on a page, less those that do what another does."""
    if sheet.routes:
        yield from _routed(sheet, report)
    elif sheet.exchange is not None:
        yield _shown(sheet, sheet.exchange, report)
    elif sheet.tables:
        yield Call(
            verb="POST",
            path=f"/json/reply/{sheet.operation}",
            wires=(),
            rest=frozenset(),
            line=sheet.page.root,
            routed=False,
        )


def demands(texts: Sequence[str]) -> tuple[str, ...]:
    """What a page says must be given before a call, in the words of `access`."""
    return tuple(dict.fromkeys(map(_demand, texts)))


def _demand(text: str) -> str:
    match = _DEMAND.match(text)
    if match is None:
        return text
    kind = f"{match[3].lower()}s"
    whose = f"Requires any of the {kind}" if match[2] else f"Required {kind}"
    names = (name.strip() for name in text[match.end() :].split(","))
    return f"{whose}: {', '.join(names)}"


def _routed(sheet: Sheet, report: Report) -> Iterator[Call]:
    """The calls of the routes; of two that do the same, that in the sample."""
    exchange = sheet.exchange
    shown = None if exchange is None else exchange.path
    seen: dict[tuple[str, frozenset[str]], Call] = {}
    order: dict[tuple[str, frozenset[str]], int] = {}
    ranked = sorted(enumerate(sheet.routes), key=lambda each: each[1].path != shown)
    for number, route in ranked:
        path, wires, rest = split_path(route.path)
        for verb in route.verbs or (_any(route, exchange, report),):
            said = verb, frozenset(map(fold, wires))
            if said in seen:
                known = seen[said]
                report.note(
                    "route-alias",
                    f"{verb} {path} does the same as {verb} {known.path}: left out",
                    route.line.at,
                )
                route.line.of(f"{known.verb} {known.path}").again().taken()
                continue
            order[said] = number
            seen[said] = Call(
                verb=verb,
                path=path,
                wires=wires,
                rest=rest,
                line=route.line,
                summary=route.summary,
                notes=route.notes,
            )
    yield from (seen[key] for key in sorted(seen, key=order.__getitem__))


def _any(route: Route, exchange: sample.Exchange | None, report: Report) -> str:
    """The verb for a route that allows every one: the sample's, if it is there."""
    fits = exchange is not None and route.path == exchange.path
    verb = exchange.method if exchange is not None and fits else "POST"
    path, _, _ = split_path(route.path)
    said = f"every verb is allowed on {path}: {verb} is taken"
    report.note("route-any-verb", said, route.line.at)
    return verb


def _shown(sheet: Sheet, exchange: sample.Exchange, report: Report) -> Call:
    """The call of the sample; one with SOAP stands for that with JSON."""
    line = sheet.page.root / exchange.request.line
    soap = _SOAP.fullmatch(exchange.path)
    shown = exchange.path
    if soap is not None:
        shown = f"{soap[1]}/json/reply/{sheet.operation}"
        report.warning(
            "soap-page",
            f"the page shows how to call with SOAP: JSON goes to {shown}",
            line.at,
        )
    path, wires, rest = split_path(shown)
    return Call(
        verb=exchange.method,
        path=path,
        wires=wires,
        rest=rest,
        line=line,
        routed=reply_path(path) is None,
    )
