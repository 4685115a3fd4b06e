"""The request DTOs of pages: all that a request holds, whichever way it travels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Report
from ....prose import clean
from ..calls import Call, reply_path
from ..casing import fold
from . import hosts
from .declare import Declarations, Scope
from .tables import Sheet

_MOUNTS = ("api", "servicestack")
"""Where ServiceStack's guides mount a host that does not stand at the root."""


def message(
    sheet: Sheet,
    scope: Scope,
    declared: Declarations,
    calls: Sequence[Call],
    mount: str,
    report: Report,
) -> ir.Message | None:
    """The request of a page as one object; `mount` stands before its fixed paths.

    It is declared under the operation's name. None if the page has no operation, or if
    that name is another type's.
    """
    if not calls:
        return None
    id = ir.TypeId(f"#{sheet.operation}")
    if not declared.request(_declaration(sheet, scope, declared, calls, id)):
        report.warning(
            "request-name-taken",
            f"{sheet.operation!r} is also a type that is no object: the request can't "
            "be sent as one",
            sheet.page.root.at,
        )
        return None
    reply = one_way = ""
    # The host knows a request by its own name only, which a guess is not.
    if not sheet.made_up and re.fullmatch(r"[\w.]+", sheet.operation):
        reply = f"{mount}/json/reply/{sheet.operation}"
        one_way = f"{mount}/json/oneway/{sheet.operation}"
    return ir.Message(
        at=sheet.page.root.at,
        type=id,
        operations=tuple(f"{call.verb} {call.path}" for call in ranked(calls)),
        method=_method(sheet, scope, calls),
        path=reply,
        batch=f"{reply}[]" if reply else "",
        one_way=one_way,
    )


def joined(one: ir.Message | None, two: ir.Message) -> ir.Message:
    """The request that two pages or sources speak of; the first says how it is sent."""
    if one is None:
        return two
    return replace(
        one,
        operations=tuple(dict.fromkeys((*one.operations, *two.operations))),
        path=one.path or two.path,
        batch=one.batch or two.batch,
        one_way=one.one_way or two.one_way,
        origins=(*one.origins, two.at),
    )


def ranked(calls: Sequence[Call]) -> list[Call]:
    """The calls as ServiceStack's clients try them: most variables first."""
    return sorted(calls, key=lambda call: (-len(call.wires), len(call.path)))


def mount(sheets: Sequence[Sheet], report: Report) -> str:
    """What stands before the fixed paths of a host: "/api", or nothing.

    A sample on a fixed path shows it, or the link back to all services, where routes
    have its folder too. Else a host is taken to be mounted where every route of every
    page begins with one of the usual words.
    """
    for sheet in sheets:
        exchange = sheet.exchange
        found = None if exchange is None else reply_path(exchange.path)
        if found is not None:
            return found[0]
    routes = [route for sheet in sheets for route in sheet.routes]
    backs = {back.folder: None for sheet in sheets if (back := hosts.home(sheet))}
    for folder in backs:
        ends = [folder[at:] for at, sign in enumerate(folder) if sign == "/"]
        for end in ends:
            if routes and all(r.path.startswith(f"{end}/") for r in routes):
                return end
    if backs:
        return ""
    for word in _MOUNTS:
        if routes and all(re.match(rf"/{word}/.", r.path) for r in routes):
            report.note(
                "mount-assumed",
                f"every route begins with /{word}: taken as where the host is mounted",
                routes[0].line.at,
            )
            return f"/{word}"
    return ""


def _declaration(
    sheet: Sheet,
    scope: Scope,
    declared: Declarations,
    calls: Sequence[Call],
    id: ir.TypeId,
) -> ir.TypeDecl:
    request = scope.relations.request
    at = sheet.page.root.at if request is None else request.line.at
    shown = sheet.request_sample()
    wires = {fold(key): key for key in shown}
    always = set.intersection(*(set(map(fold, call.wires)) for call in calls))
    fields: dict[str, ir.Field] = {}
    for row in scope.relations.request_rows:
        field = declared.field(row, wires, scope, str(id), shown=shown)
        needed = row.required or fold(row.name) in always
        wire = row.name if row.place in ("header", "cookie") else field.wire
        fields.setdefault(fold(row.name), replace(field, wire=wire, required=needed))
    for call in calls:
        for wire in call.wires:
            unsaid = ir.Field(
                at=call.line.at,
                wire=wires.get(fold(wire)) or scope.casing.wire(wire),
                type=ir.STRING,
                required=fold(wire) in always,
            )
            fields.setdefault(fold(wire), unsaid)
    for key, value in shown.items():
        if fold(key) not in fields:
            type = declared.inferred(value, f"{id}/{key}", at, scope)
            fields[fold(key)] = ir.Field(at=at, wire=key, type=type)
    return ir.TypeDecl(
        at=at,
        id=id,
        name=ir.Name(sheet.operation),
        type=ir.Record(tuple(fields.values())),
        doc="\n\n".join(map(clean, sheet.page.doc)),
    )


def _method(sheet: Sheet, scope: Scope, calls: Sequence[Call]) -> str:
    """The verb that ServiceStack's clients choose; the sample's, where they can't."""
    verbs = list(dict.fromkeys(call.verb for call in calls))
    if len(verbs) == 1:
        return verbs[0]
    preferred = ["GET"] if scope.relations.query else ["POST"]
    if sheet.exchange is not None:
        preferred.append(sheet.exchange.method)
    return next((verb for verb in preferred if verb in verbs), verbs[0])
