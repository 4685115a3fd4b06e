"""Joins the pages of a host: their tables and samples together are the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Report
from .. import access, builtin, casing, sample
from ..calls import by_tag
from ..types import Dialect
from . import dtos, hosts, lost
from .calls import demands, of_page
from .declare import Declarations, Scope, described
from .operations import operations
from .page import Page
from .relate import Relations, relate
from .tables import Sheet, captions, is_named, sheet


def join(pages: Sequence[Page], report: Report, known: Sequence[ir.Api] = ()) -> ir.Api:
    """The model of all `pages`; what other sources say gives lost names back.

    `known` are the models of those. The order of the pages does not matter.
    """
    sheets = _sheets(ordered(pages), known, report)
    declared = _declared(pages)
    related = [(each, relate(each, report)) for each in sheets]
    elsewhere = {id: decl for api in known for id, decl in api.types.items()}
    declarations = Declarations(sheets, report, elsewhere)
    scopes = list(_scopes(related, declared))
    for (each, _), scope in zip(related, scopes, strict=True):
        hosts.missing(each, report)
        for table in described(each, scope.relations):
            declarations.table(table, scope)
    found: dict[str, ir.Operation] = {}
    homes: dict[str, str] = {}
    messages: dict[ir.TypeId, ir.Message] = {}
    mount = dtos.mount(sheets, report)
    needed = [text for each in sheets for text in demands(each.page.demands)]
    auths = access.stated(needed, sheets[0].page.root.at, mount)
    for (each, _), scope in zip(related, scopes, strict=True):
        calls = tuple(of_page(each, report))
        for operation in operations(each, calls, scope, declarations, report):
            auth = access.stated_uses(operation.prerequisites, auths)
            tag = next(iter(each.page.tags), "")
            homes[operation.id] = homes.get(operation.id) or tag
            first, told = found.get(operation.id), replace(operation, auth=auth)
            found[operation.id] = (
                told if first is None else declarations.both.operation(first, told)
            )
        message = dtos.message(each, scope, declarations, calls, mount, report)
        if message is not None:
            other = messages.get(message.type)
            messages[message.type] = dtos.joined(other, message)
    at = sheets[0].page.root.at
    declarations.builtin("ResponseStatus", scopes[0], at)
    title = hosts.heading(sheets, report)
    return ir.Api(
        at=at,
        name=title.name,
        version=title.version,
        root=by_tag(((homes[id], node) for id, node in found.items()), at),
        types=declarations.types,
        messages=tuple(messages.values()),
        auths=auths,
        servers=tuple(hosts.servers(sheets, mount, report)),
        error_shape=builtin.error_shape(scopes[0].casing),
        evidence=declarations.evidence,
    )


def ordered(pages: Sequence[Page]) -> list[Page]:
    """The pages in an order that depends on nothing but what they say."""
    return sorted(pages, key=_order)


def _order(page: Page) -> tuple[str, ...]:
    """What pages are sorted by: how exact they are, their names, and all they say."""
    lines = page.root.raw if isinstance(page.root.raw, list) else []
    language = "~" if page.source is None else page.source.language
    exact = "" if language == "csharp" else language
    name = page.operation or page.title
    return (exact, name, *map(str, lines), page.root.at.document)


def _declared(pages: Sequence[Page]) -> frozenset[str]:
    return frozenset(name for each in pages for name in captions(each))


def _sheets(
    pages: Sequence[Page], known: Sequence[ir.Api], report: Report
) -> list[Sheet]:
    """The pages with their cells apart, and with the names that they have lost."""
    declared = _declared(pages)
    found = {
        index: sheet(each, declared, report)
        for index, each in enumerate(pages)
        if is_named(each)
    }
    routes = lost.routes(found.values(), known)
    for index, each in enumerate(pages):
        if index not in found:
            each.operation = lost.operation(each, routes)
            found[index] = sheet(each, declared, report)
    sheets = [found[index] for index in range(len(pages))]
    alike = lost.alike(sheets)
    return [lost.named(each, alike, report) for each in sheets]


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
            casing.detect(some) if casing.tells(some) else everywhere,
            replace(
                dialect,
                guid=dialect.guid or guid,
                datetime=dialect.datetime or time,
            ),
            declared,
        )


def _pairs(each: Sheet) -> Iterator[tuple[str, str]]:
    """The names in the tables, each with the sample's key that spells it its way.

    Where the tables name no key, a name begins with a capital, as names in C# do.
    """
    names = {
        casing.fold(row.name): row.name
        for table in each.tables
        if not table.enum
        for row in table.rows
    }
    values = (each.request_sample(), each.response_sample())
    keys = [key for v in values for holder in sample.objects(v) for key in holder]
    if any(casing.fold(key) in names for key in keys):
        yield from ((n, key) for key in keys if (n := names.get(casing.fold(key))))
        return
    for value in values:
        holder = next(sample.objects(value), {})
        yield from ((key[:1].upper() + key[1:], key) for key in holder)


def _dialect(each: Sheet) -> Dialect:
    values = [each.request_sample(), each.response_sample()]
    return sample.dialect(values)
