"""The tables of a page with their rows split and their lost names given back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .... import ir
from ....diagnostics import Report
from ....source import Cursor, Json
from .. import sample, types
from ..casing import fold
from . import rows
from .page import Page, RawRow, RawTable
from .rows import Cells, Known, RouteCells

if TYPE_CHECKING:
    from ..languages import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A property of a request or of a type; `checked` are limits that code sets."""

    name: str
    place: str
    type: str
    expr: types.Expr
    required: bool
    doc: str
    line: Cursor
    values: tuple[str, ...] = ()
    allowed: tuple[Cursor, ...] = ()
    limits: tuple[str, str] | None = None
    checked: ir.Constraints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A type's own properties, or with `enum` an enum's members as its rows.

    An enum of `integers` goes over the wire by the numbers of its members.
    """

    name: str
    rows: tuple[Row, ...]
    line: Cursor
    enum: bool = False
    integers: bool = False
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path of an operation, with the verbs it takes."""

    verbs: tuple[str, ...]
    path: str
    line: Cursor
    summary: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page with all of its cells apart; an operation's `made_up` name is a guess.

    `told` is what program text in place of tables tells of these.
    """

    page: Page
    operation: str
    title: str
    tables: tuple[Table, ...]
    routes: tuple[Route, ...]
    made_up: bool = False
    told: Told | None = None

    @property
    def exchange(self) -> sample.Exchange | None:
        """The sample call."""
        return self.page.exchange

    def request_sample(self) -> dict[str, Json]:
        """The sample request's JSON object; empty without one."""
        value = None if self.exchange is None else self.exchange.request.value
        return value if isinstance(value, dict) else {}

    def response_sample(self) -> Json:
        """The sample response's JSON; null without one."""
        if self.exchange is None or self.exchange.response is None:
            return None
        return self.exchange.response.value


VARIABLE = re.compile(r"\{\*{0,2}([A-Za-z_]\w*)")
"""A variable in a path."""


def captions(page: Page) -> Iterator[str]:
    """The types that have a table on the page."""
    for table in page.tables:
        if table.name:
            yield table.name.partition("<")[0]
    if page.source is not None:
        yield from page.source.definitions


def sheet(page: Page, declared: frozenset[str], report: Report) -> Sheet:
    """`page` with its cells apart; `declared` are the types of all pages.

    Tables whose names are lost have none; `lost.named` gives them back.
    """
    known = Known(names=_known_names(page), types=declared)
    operation, title = _operation(page)
    made_up = not operation
    if made_up:
        operation = _path_name(page)
        report.warning(
            "operation-name-lost",
            f"the page doesn't name its operation: called {operation!r} by its path",
            page.root.at,
        )
    tables = tuple(_table(raw, known, report) for raw in page.tables)
    told = None
    if page.source is not None:
        from ..languages import pages

        asked, answer = _samples(page)
        tables, told = pages.tables(page.source, operation, asked, answer, report)
    return Sheet(
        page=page,
        operation=operation,
        title=title,
        tables=tables,
        routes=tuple(_routes(page, report)),
        made_up=made_up,
        told=told,
    )


def _samples(page: Page) -> tuple[Json, Json]:
    """The values of the sample request and of its response."""
    exchange = page.exchange
    if exchange is None:
        return None, None
    answer = None if exchange.response is None else exchange.response.value
    return exchange.request.value, answer


def is_named(page: Page) -> bool:
    """Whether anything on the page tells what its operation is called."""
    return bool(_operation(page)[0])


def _known_names(page: Page) -> frozenset[str]:
    exchange = page.exchange
    values: list[Json] = []
    paths = [cell for route in page.routes for cell in route.cells]
    if exchange is not None:
        values.append(exchange.request.value)
        paths.append(exchange.path)
        if exchange.response is not None:
            values.append(exchange.response.value)
    keys = (
        key for value in values for holder in sample.objects(value) for key in holder
    )
    variables = (name for path in paths for name in VARIABLE.findall(path))
    return frozenset(map(fold, (*keys, *variables)))


def _operation(page: Page) -> tuple[str, str]:
    """The operation's name, looked for elsewhere if it is lost, and the title."""
    named = [t.name for t in page.tables if t.name and not t.enum]
    if page.operation:
        return page.operation, page.title
    if page.title and page.title in named[:1]:
        return page.title, ""
    path = "" if page.exchange is None else page.exchange.path
    match = re.search(r"/(?:reply|oneway)/(\w+)$", path)
    if match is not None:
        return match[1], page.title
    if page.source is not None:
        from ..languages import pages

        return pages.operation(page.source), page.title
    if named:
        return named[0].removesuffix("Response") or named[0], page.title
    return "", page.title


def _path_name(page: Page) -> str:
    """A name made of the verb and the fixed words of the path."""
    if page.exchange is None:
        return "Operation"
    words = [page.exchange.method.lower()]
    for part in page.exchange.path.split("/"):
        if "{" not in part and not re.fullmatch(r"(api|v\d+(\.\d+)*)?", part):
            words += re.findall(r"[^\W_]+", part)
    return "".join(word[:1].upper() + word[1:] for word in words)


def _table(raw: RawTable, known: Known, report: Report) -> Table:
    found = (
        _members(raw, report)
        if raw.enum
        else (_row(row, known, report) for row in raw.rows)
    )
    return Table(
        name=raw.name,
        rows=tuple(row for row in found if row is not None),
        line=raw.line,
        enum=raw.enum,
    )


def _row(raw: RawRow, known: Known, report: Report) -> Row | None:
    cells: Cells | None
    if len(raw.cells) == 1:
        cells, tied = rows.split(raw.cells[0], known)
        if cells is not None and tied:
            report.warning(
                "row-ambiguous",
                f"the cells of this row can be told apart in two ways: taken as "
                f"{cells.name!r} of type {cells.type!r}",
                raw.line.at,
            )
    else:
        cells = _parted(raw.cells)
    expr = None if cells is None else types.parse(cells.type)
    if cells is None or expr is None:
        report.warning(
            "row-not-understood", "no row of a parameter table: left out", raw.line.at
        )
        return None
    if raw.listed and not raw.values:
        report.note(
            "values-lost",
            f"the values that {cells.name!r} may have are not on this copy",
            raw.line.at,
        )
    return Row(
        name=cells.name,
        place=cells.place,
        type=cells.type,
        expr=expr,
        required=cells.required,
        doc=cells.doc,
        line=raw.line,
        values=tuple(dict.fromkeys(raw.values)),
        allowed=tuple(raw.allowed),
        limits=raw.limits,
    )


def _parted(cells: tuple[str, ...]) -> Cells | None:
    name, place, type, required, doc = (*cells, "", "", "", "", "")[:5]
    if not name or not type or required not in ("Yes", "No"):
        return None
    return Cells(name=name, place=place, type=type, required=required == "Yes", doc=doc)


def _members(raw: RawTable, report: Report) -> Iterator[Row]:
    """The members of an enum: names, perhaps with values, perhaps documented."""
    valued = False
    for row in raw.rows:
        cells = row.cells
        folded = "".join(cells).casefold()
        if folded in ("name", "namevalue", "namedescription", "namevaluedescription"):
            valued = "value" in folded
            continue
        if len(cells) == 1:
            value = r"(-?\d+)" if valued else r"()(?!\w)"
            found = re.match(rf"([A-Za-z_]\w*?){value}(.*)", cells[0], re.DOTALL)
            # Words begin with a capital, so the last one in a name may be the text's.
            glued = re.match(r"([A-Za-z_]\w*[a-z0-9])()([A-Z][a-z]* .*)", cells[0])
            found = found if valued else glued or found
            cells = found.groups() if found is not None else ("",)
        elif not valued and len(cells) < 3:
            cells = (cells[0], "", *cells[1:])
        name, said, doc = (*cells, "", "")[:3]
        if not re.fullmatch(r"[A-Za-z_]\w*", name):
            report.warning("row-not-understood", "no member of an enum", row.line.at)
            continue
        yield Row(
            name=name,
            place="",
            type=said,
            expr=types.Expr("string"),
            required=False,
            doc=doc.strip(),
            line=row.line,
        )


def _routes(page: Page, report: Report) -> Iterator[Route]:
    exact = () if page.exchange is None else (page.exchange.path,)
    for raw in page.routes:
        found: RouteCells | None
        if len(raw.cells) == 1:
            found = rows.split_route(raw.cells[0], exact)
        else:
            verb, path, summary, notes = (*raw.cells, "", "")[:4]
            found = RouteCells(
                verbs=rows.verbs(verb), path=path, summary=summary, notes=notes
            )
        if found is None or not found.path.startswith("/"):
            report.warning("route-not-understood", "no route: left out", raw.line.at)
            continue
        yield Route(
            verbs=found.verbs,
            path=found.path,
            summary=found.summary,
            notes=found.notes,
            line=raw.line,
        )


def find(tables: Sequence[Table], name: str) -> Table | None:
    """The table of the type `name`."""
    return next((t for t in tables if t.name == name and not t.enum), None)
