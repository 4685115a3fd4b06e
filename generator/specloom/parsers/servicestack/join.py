"""Joins the pages of a host: their tables and samples together are the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ... import ir
from ...diagnostics import Report
from ...source import Cursor
from . import builtin, casing, page, sample
from .casing import Casing
from .declare import Declarations, Scope, described
from .operations import operations
from .relate import Relations, relate
from .tables import Sheet, captions, sheet
from .types import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a page is headed with: "CCC API v8.4.0.0" is a name and a version."""

    name: str
    version: str


def join(roots: Sequence[Cursor], report: Report) -> ir.Api:
    """The model of all the pages `roots`, each a list of lines."""
    pages = [page.read(root) for root in roots]
    declared = frozenset(name for each in pages for name in captions(each))
    sheets = [sheet(each, declared, report) for each in pages]
    related = [(each, relate(each, report)) for each in sheets]
    declarations = Declarations(sheets, report)
    scopes = list(_scopes(related, declared))
    for (each, _), scope in zip(related, scopes, strict=True):
        _unread(each, report)
        for table in described(each, scope.relations):
            declarations.table(table, scope)
    found: dict[str, ir.Operation] = {}
    for (each, _), scope in zip(related, scopes, strict=True):
        for operation in operations(each, scope, declarations, report):
            known = found.get(operation.id)
            found[operation.id] = (
                operation if known is None else _both(known, operation, report)
            )
    at = roots[0].at
    declarations.builtin("ResponseStatus", scopes[0], at)
    title = _title(sheets, report)
    return ir.Api(
        at=at,
        name=title.name,
        version=title.version,
        root=ir.Group(at=at, name=ir.Name(""), operations=tuple(found.values())),
        types=declarations.types,
        servers=tuple(_servers(sheets, report)),
        error_shape=builtin.error_shape(scopes[0].casing),
        evidence=declarations.evidence,
    )


def combine(apis: Sequence[ir.Api]) -> ir.Api:
    """The one model of what metadata and pages of a host say; the first wins.

    Metadata stands before pages, since it is complete where they only show samples.
    """
    first = apis[0]
    if len(apis) == 1:
        return first
    seen: set[str] = set()

    def unseen(operation: ir.Operation) -> ir.Operation | None:
        if operation.id in seen:
            return None
        seen.add(operation.id)
        return operation

    roots = [ir.rewrite_operations(api.root, unseen) for api in apis]
    types = {id: d for api in reversed(apis) for id, d in api.types.items()}
    order = dict.fromkeys(id for api in apis for id in api.types)
    return replace(
        first,
        origins=tuple(api.at for api in apis[1:]),
        name=next((api.name for api in apis if api.name), ""),
        version=next((api.version for api in apis if api.version), ""),
        root=replace(
            roots[0],
            operations=tuple(op for root in roots for op in root.operations),
            groups=tuple(group for root in roots for group in root.groups),
        ),
        types={id: types[id] for id in order},
        servers=first.servers or tuple(s for api in apis[1:] for s in api.servers),
        auths=tuple({a.id: a for api in reversed(apis) for a in api.auths}.values()),
        evidence={k: v for api in reversed(apis) for k, v in api.evidence.items()},
    )


def title(text: str) -> Title:
    """The name and the version in a page's title."""
    match = re.fullmatch(r"(.*\S)\s+[vV]?(\d+(?:\.\d+)+)", text)
    if match is None:
        return Title(name=text, version="")
    return Title(name=match[1], version=match[2])


def _scopes(
    related: Sequence[tuple[Sheet, Relations]], declared: frozenset[str]
) -> Iterator[Scope]:
    """What holds on each page; what a page doesn't show is as on the others."""
    pairs = [list(_pairs(each)) for each, _ in related]
    everywhere = casing.detect(pair for some in pairs for pair in some)
    shown = [_dialect(each) for each, _ in related]
    guid = next((d.guid for d in shown if d.guid), "")
    time = next((d.datetime for d in shown if d.datetime), "")
    for (_, relations), some, dialect in zip(related, pairs, shown, strict=True):
        yield Scope(
            relations,
            casing.detect(some) if _tells(some) else everywhere,
            replace(
                dialect,
                guid=dialect.guid or guid,
                datetime=dialect.datetime or time,
            ),
            declared,
        )


def _pairs(each: Sheet) -> Iterator[tuple[str, str]]:
    """The names in the tables, each with the sample's key that spells it its way."""
    names = {
        casing.fold(row.name): row.name
        for table in each.tables
        if not table.enum
        for row in table.rows
    }
    for value in (each.request_sample(), each.response_sample()):
        for holder in sample.objects(value):
            for key in holder:
                if casing.fold(key) in names:
                    yield names[casing.fold(key)], key


def _tells(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether names and keys differ in a way that only one casing explains."""
    return any(
        sum(each.wire(name) == key for each in Casing) == 1 for name, key in pairs
    )


def _dialect(each: Sheet) -> Dialect:
    values = [each.request_sample(), each.response_sample()]
    return sample.dialect(values)


def _unread(each: Sheet, report: Report) -> None:
    lines = each.page.unread
    if each.page.language:
        report.warning(
            "language-page",
            "the page shows source code in place of tables: only the sample is read",
            each.page.root.at,
        )
    elif lines:
        report.warning(
            "lines-not-understood",
            f"{len(lines)} lines here mean nothing known: {lines[0].raw!r:.60} ...",
            lines[0].at,
        )
    if not each.tables and not each.page.language:
        report.warning(
            "tables-missing",
            "no table of parameters here: types are guessed from the sample",
            each.page.root.at,
        )
    response = None if each.exchange is None else each.exchange.response
    if each.exchange is None or response is None or not response.whole:
        report.warning(
            "sample-cut-off",
            "the copy of the page ends before the sample does",
            each.page.root.at,
        )
    elif response.text and response.value is None and response.text[0] not in "(":
        report.warning(
            "sample-not-json",
            "the sample response is not JSON: names are guessed from the tables",
            (each.page.root / response.line).at,
        )
    for table in each.tables:
        if not table.rows:
            report.warning(
                "table-empty",
                f"no row of the table {table.name!r} is here",
                table.line.at,
            )


def _title(sheets: Sequence[Sheet], report: Report) -> Title:
    """The title of most pages; the first of equals."""
    titles = [title(each.title) for each in sheets if each.title]
    if not titles:
        return Title(name="", version="")
    for each in sheets:
        if each.title and title(each.title) != titles[0]:
            report.note(
                "title-differs",
                f"this page is headed {each.title!r}: {titles[0].name!r} is kept",
                each.page.root.at,
            )
    return titles[0]


def _servers(sheets: Sequence[Sheet], report: Report) -> Iterator[ir.Server]:
    seen: set[str] = set()
    for each in sheets:
        host = "" if each.exchange is None else each.exchange.host
        if each.exchange is None or not host or host in seen:
            continue
        seen.add(host)
        line = each.page.root / each.exchange.request.line
        if not re.fullmatch(r"[A-Za-z0-9.-]+(?::\d{1,5})?", host):
            report.warning("host-not-understood", f"no host: {host!r:.60}", line.at)
            continue
        if host.partition(":")[0] in ("localhost", "127.0.0.1"):
            report.note("server-local", "the page was made on its own machine", line.at)
            continue
        report.note(
            "server-assumed-https", f"the sample names {host} without a scheme", line.at
        )
        yield ir.Server(at=line.at, url=f"https://{host}")
    if len(seen) > 1:
        report.warning(
            "several-hosts",
            f"pages of several hosts in one client: {', '.join(sorted(seen))}",
            sheets[0].page.root.at,
        )


def _both(one: ir.Operation, two: ir.Operation, report: Report) -> ir.Operation:
    """One operation of the two that pages describe by one id; the first is kept."""
    if one.name.text != two.name.text or one.parameters != two.parameters:
        report.warning(
            "operation-conflict",
            f"another page says otherwise of {one.id!r}: the first is kept",
            two.at,
        )
    parameters = {(p.place, p.wire): p for p in (*two.parameters, *one.parameters)}
    ordered = dict.fromkeys(
        (p.place, p.wire) for p in (*one.parameters, *two.parameters)
    )
    return replace(
        one,
        origins=(*one.origins, two.at),
        parameters=tuple(parameters[key] for key in ordered),
        bodies=one.bodies or two.bodies,
        summary=one.summary or two.summary,
        doc=one.doc or two.doc,
        examples=one.examples or two.examples,
    )
