"""What the tables of a page are to one another, which the page itself doesn't say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...diagnostics import Report
from ...source import Json
from . import types
from .casing import fold
from .tables import Row, Sheet, Table, find
from .types import Expr


@dataclass(slots=True, kw_only=True)
class Relations:
    """Who inherits from whom, what answers the request, what the sample shows of whom.

    `response` is None where nothing is known of it; `shown` are the sample's objects by
    the type they are of; `said` are types of rows that the sample corrects, by table
    and row; `extra` are keys that no row explains; `bound` are the types that generic
    parameters stand for, and `closed` the names that generic tables get by it; `merged`
    are the types whose rows are the request's.
    """

    request: Table | None = None
    request_rows: tuple[Row, ...] = ()
    response: Expr | None = None
    bases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shown: dict[str, dict[str, Json]] = field(default_factory=dict)
    said: dict[tuple[str, str], Expr] = field(default_factory=dict)
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)

    def name(self, caption: str) -> str:
        """What the type that a table describes is called."""
        return self.closed.get(caption, caption)


_LINE = 8
"""Bases one behind another that are looked at; real hosts have one or two."""


def relate(sheet: Sheet, report: Report) -> Relations:
    """The relations of the tables on one page."""
    return _Relating(sheet, report).relations()


class _Relating:
    """Finds the relations in the order in which each rests on the one before."""

    def __init__(self, sheet: Sheet, report: Report) -> None:
        self._sheet = sheet
        self._report = report
        self._tables = [table for table in sheet.tables if not table.enum]
        self._names = {_plain(table.name): table for table in self._tables}
        self._found = Relations()
        self._orphans: dict[str, Table] = {}
        self._by_first: dict[str, list[tuple[int, Table]]] = {}
        response = sheet.exchange.response if sheet.exchange else None
        self._whole = response is not None and response.whole

    def relations(self) -> Relations:
        found, sheet = self._found, self._sheet
        found.request = find(self._tables, sheet.operation)
        answer = sheet.response_sample()
        self._orphans = self._unreferenced()
        for index, table in enumerate(self._orphans.values()):
            if table.rows:
                first = self._by_first.setdefault(fold(table.rows[0].name), [])
                first.append((index, table))
        response = self._response(answer)
        self._inherit_by_place(response)
        if response is not None:
            listed = isinstance(answer, list)
            name = self._closed(response)
            found.response = Expr("List", (name,)) if listed else name
            self._show(response.name, _first(answer))
        self._request()
        return found

    def _unreferenced(self) -> dict[str, Table]:
        """Tables that are neither the request nor the type of any row."""
        named: set[str] = set()
        for table in self._tables:
            for row in table.rows:
                named.update(_names(row.expr))
        request = self._found.request
        return {
            table.name: table
            for table in self._tables
            if table is not request and _plain(table.name) not in named
        }

    def _response(self, answer: Json) -> Table | None:
        wanted = f"{self._sheet.operation}Response"
        for table in self._tables:
            if _plain(table.name) == wanted:
                return table
        keys = {fold(key) for key in _first(answer)}
        if keys:
            ranked = [
                (self._covered(index, keys), table)
                for index, table in enumerate(self._tables)
                if table.name in self._orphans
            ]
            best = max((covered for covered, _ in ranked), default=0)
            if best:
                return next(table for covered, table in ranked if covered == best)
            fits = [t for t in self._tables if t.rows and _row_names(t) <= keys]
            if fits and self._whole:
                return max(fits, key=lambda table: len(table.rows))
        return self._likely(answer)

    def _covered(self, index: int, keys: set[str]) -> int:
        """How many of `keys` a table and the bases that follow it explain."""
        covered: set[str] = set()
        for table in self._tables[index : index + _LINE]:
            names = _row_names(table)
            if table.name not in self._orphans or (self._whole and not names <= keys):
                break
            covered |= names & keys
        return len(covered)

    def _likely(self, answer: Json) -> Table | None:
        """The response where no sample shows it: it stands behind the request."""
        exchange = self._sheet.exchange
        response = None if exchange is None else exchange.response
        empty = response is not None and not response.text and self._whole
        told = [
            t for t in self._orphans.values() if _plain(t.name).endswith("Response")
        ]
        if told:
            return told[0]
        if empty or (answer not in (None, [], {}) and self._whole):
            return None
        after = self._tables
        if self._found.request is not None:
            after = after[after.index(self._found.request) + 1 :]
        return next((table for table in after if table.name in self._orphans), None)

    def _inherit_by_place(self, response: Table | None) -> None:
        """Bases by their place: the table of a base follows its heir's.

        Where the sample is whole and shows the heir, `_show` has the better evidence.
        """
        line: set[str] = set()
        for heir, table in zip(self._tables, self._tables[1:], strict=False):
            if not any(heir.name in bases for bases in self._found.bases.values()):
                line = set()
            line |= _row_names(heir)
            if table is response or table.name not in self._orphans:
                continue
            if line & _row_names(table) or "<" in table.name:
                continue
            if _plain(table.name).endswith("Response") and heir is self._found.request:
                continue
            self._found.bases[heir.name] = (table.name,)

    def _closed(self, table: Table) -> Expr:
        """The type of a response; a generic one is closed with what it must hold."""
        expr = types.parse(table.name) or Expr(table.name)
        if not expr.args:
            return expr
        heirs = {base for bases in self._found.bases.values() for base in bases}
        spare = [
            other.name
            for other in self._orphans.values()
            if other is not table and other.name not in heirs
        ]
        args = list(expr.args)
        for index, arg in enumerate(args):
            if arg.name not in self._names and index < len(spare):
                args[index] = Expr(spare[index])
                self._found.bound[arg.name] = spare[index]
        closed = Expr(expr.name, tuple(args))
        self._found.closed[table.name] = str(closed)
        return closed

    def _show(self, name: str, value: Mapping[str, Json]) -> None:
        """Hold the sample against the tables, from the response's object downwards."""
        stack = [(name, value)]
        while stack:
            name, value = stack.pop()
            table = self._names.get(_plain(name))
            if table is None or not value or table.name in self._found.shown:
                continue
            self._found.shown[table.name] = dict(value)
            rows = self._explained(table, value)
            inner = [
                (self._row_type(table, row, shown), shown)
                for key, row in rows.items()
                if (shown := _first(value[key]))
            ]
            stack.extend(reversed(inner))

    def _explained(self, table: Table, value: Mapping[str, Json]) -> dict[str, Row]:
        """The rows of a table and its bases by the keys of the sample's object."""
        keys = {fold(key): key for key in value}
        rows = {
            keys[fold(row.name)]: row for row in table.rows if fold(row.name) in keys
        }
        rest = [key for key in value if key not in rows]
        if not self._whole:
            return rows
        bases: list[str] = []
        for base in self._fitting(rest):
            names = _row_names(base)
            if names <= set(map(fold, rest)) and base is not table:
                bases.append(base.name)
                rows |= {keys[fold(row.name)]: row for row in base.rows}
                rest = [key for key in rest if fold(key) not in names]
        self._found.bases[table.name] = tuple(bases)
        for base_name in bases:
            self._found.bases.pop(base_name, None)
        if rest:
            self._found.extra[table.name] = tuple(rest)
        return rows

    def _fitting(self, keys: Iterable[str]) -> list[Table]:
        """The tables whose rows are all among `keys`, in the order of the page."""
        folded = set(map(fold, keys))
        found = {
            index: table
            for key in folded
            for index, table in self._by_first.get(key, ())
            if _row_names(table) <= folded
        }
        return [found[index] for index in sorted(found)]

    def _row_type(self, table: Table, row: Row, shown: Mapping[str, Json]) -> str:
        """The name of a row's type; that of another table, if the sample is of that."""
        expr = types.core(row.expr)
        name = self._found.bound.get(expr.name, expr.name)
        said = self._names.get(_plain(name))
        keys = set(map(fold, shown))
        if said is None or _row_names(said) & keys or not said.rows:
            return name
        other = next(iter(self._fitting(shown)), None)
        if other is None or not self._whole:
            return name
        self._report.warning(
            "type-contradicted",
            f"said to be {name!r}, but the sample is of {other.name!r}: taken as that",
            row.line.at,
        )
        self._found.said[table.name, row.name] = _with_core(row.expr, Expr(other.name))
        return other.name

    def _request(self) -> None:
        request = self._found.request
        if request is None:
            return
        rows = {fold(row.name): row for row in request.rows}
        pending = list(self._found.bases.pop(request.name, ()))
        seen = {request.name}
        while pending:
            base = find(self._tables, pending.pop(0))
            if base is not None and base.name not in seen:
                seen.add(base.name)
                rows = {fold(row.name): row for row in base.rows} | rows
                pending.extend(self._found.bases.get(base.name, ()))
        self._found.merged = seen
        own = {fold(row.name) for row in request.rows}
        inherited = [row for name, row in rows.items() if name not in own]
        self._found.request_rows = (*request.rows, *inherited)


def _names(expr: Expr) -> list[str]:
    found, pending = [], [expr]
    while pending:
        each = pending.pop()
        found.append(each.name)
        pending.extend(each.args)
    return found


def _with_core(expr: Expr, core: Expr) -> Expr:
    if types.core(expr) is expr:
        return core
    return Expr(expr.name, (*expr.args[:-1], _with_core(expr.args[-1], core)))


def _plain(name: str) -> str:
    return name.partition("<")[0]


def _row_names(table: Table) -> set[str]:
    return {fold(row.name) for row in table.rows}


def _first(value: Json) -> dict[str, Json]:
    """The object in a sample: itself, or the first item of a list."""
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}
