"""Names that the copy of a page has lost, as other pages and sources tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from .... import ir
from ....diagnostics import Report
from ....source import Json
from .. import builtin, sample, types
from ..calls import key
from ..casing import fold
from .page import Page
from .tables import VARIABLE, Sheet, Table

Alike: TypeAlias = Mapping[frozenset[tuple[str, str]], str]
"""Names of types by what is in their tables, where that tells one type."""

Routes: TypeAlias = Mapping[tuple[str, str], str]
"""Names of requests by their verbs and paths, spelled as `key` does."""


_PAGING = frozenset(
    {"skip", "take", "orderby", "orderbydesc", "include", "fields", "meta"}
)
"""The properties of `QueryBase`, which every query of AutoQuery has."""


def routes(sheets: Iterable[Sheet], apis: Iterable[ir.Api]) -> Routes:
    """The requests of other pages and of other sources by their routes."""
    found: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        for route in sheet.routes:
            for verb in route.verbs:
                found.setdefault((verb, key(route.path)), sheet.operation)
    for api in apis:
        for message in api.messages:
            for id in message.operations:
                verb, _, path = id.partition(" ")
                found.setdefault((verb, key(path)), str(message.type)[1:])
    return found


def operation(page: Page, known: Routes) -> str:
    """The name of the operation on `page` by its sample or its route, if known."""
    said = [(cells[0], cells[1]) for row in page.routes if len(cells := row.cells) > 1]
    if page.exchange is not None:
        said.append((page.exchange.method, page.exchange.path))
    for verb, path in said:
        for name in (key(path), key(re.sub(r"^/[\w.-]+(?=/)", "", path))):
            if (verb, name) in known:
                return known[verb, name]
    return ""


def alike(sheets: Sequence[Sheet]) -> Alike:
    """The types whose tables stand with their names on some page."""
    found: dict[frozenset[tuple[str, str]], str] = {}
    for sheet in sheets:
        for table in sheet.tables:
            if table.name and not table.enum and "<" not in table.name:
                rows = contents(table)
                other = found.setdefault(rows, table.name)
                found[rows] = table.name if other == table.name else ""
    return {rows: name for rows, name in found.items() if name and rows}


def named(found: Sheet, known: Alike, report: Report) -> Sheet:
    """`found` with the names of its tables, which a copy without captions has lost.

    The first is the request's. A table that another page shows under its name has that
    name. The rest go by the sample: the rows of the response are its keys, and those of
    any other type are keys of an object that a row holds.
    """
    unnamed = [table for table in found.tables if not table.name]
    if not unnamed:
        return found
    report.note(
        "captions-lost",
        "the captions of tables are lost here: whose they are is taken from the sample",
        unnamed[0].line.at,
    )
    variables = {v for route in found.routes for v in VARIABLE.findall(route.path)}
    asked = {fold(name) for name in (*variables, *found.request_sample())}
    answer = found.response_sample()
    top = answer[0] if isinstance(answer, list) and answer else answer
    made: dict[str, Table] = {t.name: t for t in found.tables if t.name}
    for index, table in enumerate(found.tables):
        if table.name or table.enum:
            continue
        names = {fold(row.name) for row in table.rows}
        places = {row.place for row in table.rows}
        if index == 0 and (names <= asked or places & {"path", "query"}):
            name = found.operation
        elif contents(table) in known:
            name = known[contents(table)]
        elif len(names) > 1 and names <= _PAGING:
            name = "QueryBase"
        elif isinstance(top, dict) and names <= set(map(fold, top)):
            name = f"{found.operation}Response"
        else:
            name = _holder(names, (found.request_sample(), top), made)
        if name:
            other = made.get(name)
            own = table.rows if other is None else (*other.rows, *table.rows)
            made[name] = replace(other or table, name=name, rows=own)
        else:
            _unnamed(table, report)
    enums = [table for table in found.tables if table.enum and not table.name]
    made |= _enums(enums, made, [found.request_sample(), answer], report)
    return replace(found, tables=tuple(made.values()))


def contents(table: Table) -> frozenset[tuple[str, str]]:
    """The names and the types in `table`."""
    return frozenset((fold(row.name), row.type) for row in table.rows)


def _unnamed(table: Table, report: Report) -> None:
    report.warning("table-name-lost", "whose table this is is not known", table.line.at)


def _holder(names: set[str], values: Sequence[Json], made: Mapping[str, Table]) -> str:
    """The type of the row whose value in a sample has exactly these names."""
    said = {
        fold(row.name): types.core(row.expr).name
        for table in made.values()
        for row in table.rows
    }
    for holder in (h for value in values for h in sample.objects(value)):
        for wire, value in holder.items():
            inner = value[0] if isinstance(value, list) and value else value
            if isinstance(inner, dict) and names <= set(map(fold, inner)):
                return said.get(fold(wire), wire[:1].upper() + wire[1:])
    return ""


def _enums(
    tables: Sequence[Table],
    made: Mapping[str, Table],
    values: Sequence[Json],
    report: Report,
) -> dict[str, Table]:
    """The tables of members under the names of types that nothing else describes.

    A sample shows a member where a row has the type; else the types come in order.
    """
    wanted: dict[str, set[str]] = {}
    for table in made.values():
        for row in table.rows:
            core = types.core(row.expr)
            known = types.is_known(core, made) or builtin.known(core.name)
            if not known and not row.values:
                wanted.setdefault(core.name, set()).add(fold(row.name))
    shown = {
        (fold(key), value)
        for each in values
        for holder in sample.objects(each)
        for key, value in holder.items()
        if isinstance(value, str)
    }
    found: dict[str, Table] = {}
    for table in tables:
        members = {row.name for row in table.rows}
        fits = [
            name
            for name, rows in wanted.items()
            if any((row, member) in shown for row in rows for member in members)
        ]
        name = next(iter(fits or wanted), "")
        if wanted.pop(name, None) is None:
            _unnamed(table, report)
        else:
            found[name] = replace(table, name=name)
    return found
