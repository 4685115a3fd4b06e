"""What the tables of a page are to one another, which the page itself doesn't say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....diagnostics import Report
from ....source import Json
from .. import builtin, types
from ..casing import fold
from ..types import Expr
from .showing import object_in, plain, row_names, shown_type
from .tables import Row, Sheet, Table, find

if TYPE_CHECKING:
    from ..languages import Told


@dataclass(slots=True, kw_only=True)
class Relations:
    """Who inherits from whom, what answers the request, what the sample shows of whom.

    `response` is None where nothing is known of it; `shown` are the sample's objects by
    the type they are of; `said` are types of rows that the sample corrects, by table
    and row; `extra` are keys that no row explains; `bound` are the types that generic
    parameters stand for, and `closed` the names that generic tables get by it; `merged`
    are the types whose rows are the request's. A `query` is one of AutoQuery's.
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
    query: bool = False

    def name(self, caption: str) -> str:
        """What the type that a table describes is called."""
        return self.closed.get(caption, caption)


PAGED = frozenset({"skip", "take", "orderby"})
"""What every query of AutoQuery takes, folded."""

_PAGE = frozenset({"offset", "total", "results"})
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
        self._names = {plain(table.name): table for table in self._tables}
        self._found = Relations()
        self._orphans: dict[str, Table] = {}
        self._by_first: dict[str, list[tuple[int, Table]]] = {}
        response = sheet.exchange.response if sheet.exchange else None
        self._whole = response is not None and response.whole

    def relations(self) -> Relations:
        found, sheet = self._found, self._sheet
        found.request = find(self._tables, sheet.operation)
        answer = sheet.response_sample()
        if sheet.told is not None:
            return self._as_told(sheet.told, answer)
        self._orphans = self._unreferenced()
        for index, table in enumerate(self._orphans.values()):
            if table.rows:
                first = self._by_first.setdefault(fold(table.rows[0].name), [])
                first.append((index, table))
        response = self._response(answer)
        self._inherit_by_place(response)
        if response is not None:
            listed = isinstance(answer, list)
            name = self._closed(response, object_in(answer))
            found.response = Expr("List", (name,)) if listed else name
            self._show(response.name, object_in(answer))
        self._request()
        names = {fold(row.name) for row in found.request_rows}
        found.query = names >= PAGED and self._is_page(response, object_in(answer))
        return found

    def _as_told(self, told: Told, answer: Json) -> Relations:
        """What program text says; the sample tells what answers, if that doesn't."""
        found = self._found
        found.bases |= told.bases
        found.bound |= told.bound
        found.closed |= told.closed
        found.response = told.response
        found.query = told.query
        if told.response is None and not told.void and answer is not None:
            self._orphans = self._unreferenced()
            response = self._response(answer)
            if response is not None and row_names(response) & set(
                map(fold, object_in(answer))
            ):
                name = Expr(response.name)
                listed = isinstance(answer, list)
                found.response = Expr("List", (name,)) if listed else name
        if found.response is not None:
            self._show(types.core(found.response).name, object_in(answer))
        self._request()
        return found

    def _is_page(self, response: Table | None, answer: Mapping[str, Json]) -> bool:
        """Whether the response is one page of results."""
        names = set() if response is None else row_names(response)
        return names | set(map(fold, answer)) >= _PAGE

    def _unreferenced(self) -> dict[str, Table]:
        """Tables that are neither the request nor the type of any row."""
        named: set[str] = set()
        for table in self._tables:
            own = plain(table.name)
            for row in table.rows:
                named.update(name for name in _names(row.expr) if name != own)
        request = self._found.request
        return {
            table.name: table
            for table in self._tables
            if table is not request and plain(table.name) not in named
        }

    def _response(self, answer: Json) -> Table | None:
        wanted = f"{self._sheet.operation}Response"
        for table in self._tables:
            if plain(table.name) == wanted:
                return table
        keys = {fold(key) for key in object_in(answer)}
        if keys:
            ranked = [
                (self._covered(index, keys), table)
                for index, table in enumerate(self._tables)
                if table.name in self._orphans
            ]
            best = max((covered for covered, _ in ranked), default=0)
            if best:
                return next(table for covered, table in ranked if covered == best)
            fits = [
                table
                for table in self._tables
                if table.rows
                and row_names(table) <= keys
                and (table is not self._found.request or row_names(table) == keys)
            ]
            if fits and self._whole:
                return max(fits, key=lambda table: len(table.rows))
        return self._likely(answer)

    def _covered(self, index: int, keys: set[str]) -> int:
        """How many of `keys` a table and the bases that follow it explain."""
        covered: set[str] = set()
        for table in self._tables[index : index + _LINE]:
            names = row_names(table)
            if table.name not in self._orphans or (self._whole and not names <= keys):
                break
            covered |= names & keys
        return len(covered)

    def _likely(self, answer: Json) -> Table | None:
        """The response where no sample shows it: it stands behind the request."""
        exchange = self._sheet.exchange
        response = None if exchange is None else exchange.response
        empty = response is not None and not response.text and self._whole
        told = [t for t in self._orphans.values() if plain(t.name).endswith("Response")]
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
        based = {name for bases in self._found.bases.values() for name in bases}
        for heir, table in zip(self._tables, self._tables[1:], strict=False):
            if heir.name not in based:
                line = set()
            line |= row_names(heir)
            if table is response or table.name not in self._orphans:
                continue
            if line & row_names(table) or "<" in table.name:
                continue
            if builtin.known(heir.name):
                continue
            if heir is self._found.request and self._unsent(table):
                continue
            if plain(table.name).endswith("Response") and heir is self._found.request:
                continue
            self._found.bases[heir.name] = (table.name,)
            based.add(table.name)

    def _unsent(self, table: Table) -> bool:
        """Whether the sample request is there, and shows that it has not these rows."""
        exchange = self._sheet.exchange
        if exchange is None or not exchange.request.whole:
            return False
        sent = {fold(key) for key in self._sheet.request_sample()}
        return bool(sent) and not row_names(table) <= sent

    def _closed(self, table: Table, answer: Mapping[str, Json]) -> Expr:
        """The type of a response; a generic one is closed with what it must hold."""
        expr = types.parse(table.name) or Expr(table.name)
        if not expr.args:
            return expr
        heirs = {base for bases in self._found.bases.values() for base in bases}
        spare = [
            other.name
            for other in self._orphans.values()
            if other is not table
            and other.name not in heirs
            and not builtin.known(other.name)
        ]
        named = [arg.name for arg in expr.args if arg.name not in self._names]
        for arg, name in zip(named, (*spare, *("",) * len(named)), strict=False):
            held = shown_type(table, arg, self._tables, answer, whole=self._whole)
            if held or name:
                self._found.bound[arg] = held or name
        bound = self._found.bound
        args = tuple(
            Expr(bound[arg.name]) if arg.name in bound else arg for arg in expr.args
        )
        self._found.closed[table.name] = str(Expr(expr.name, args))
        return Expr(expr.name, args)

    def _show(self, name: str, value: Mapping[str, Json]) -> None:
        """Hold the sample against the tables, from the response's object downwards."""
        stack = [(name, value)]
        while stack:
            name, value = stack.pop()
            table = self._names.get(plain(name))
            if table is None or not value or table.name in self._found.shown:
                continue
            self._found.shown[table.name] = dict(value)
            rows = self._explained(table, value)
            inner = [
                (self._row_type(table, row, shown), shown)
                for key, row in rows.items()
                if (shown := object_in(value[key]))
            ]
            stack.extend(reversed(inner))

    def _explained(self, table: Table, value: Mapping[str, Json]) -> dict[str, Row]:
        """The rows of a table and its bases by the keys of the sample's object."""
        keys = {fold(key): key for key in value}
        rows = {
            keys[fold(row.name)]: row for row in table.rows if fold(row.name) in keys
        }
        if self._sheet.told is not None:
            return rows | self._inherited(table, keys)
        rest = [key for key in value if key not in rows]
        if not self._whole:
            return rows
        bases: list[str] = []
        for base in self._fitting(rest):
            names = row_names(base)
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

    def _inherited(self, table: Table, keys: Mapping[str, str]) -> dict[str, Row]:
        """The rows of the bases of a table, as far as the sample has them."""
        found: dict[str, Row] = {}
        pending = list(self._found.bases.get(table.name, ()))
        seen = {table.name}
        while pending:
            base = self._names.get(plain(pending.pop()))
            if base is None or base.name in seen:
                continue
            seen.add(base.name)
            for row in base.rows:
                if fold(row.name) in keys:
                    found[keys[fold(row.name)]] = row
            pending.extend(self._found.bases.get(base.name, ()))
        return found

    def _fitting(self, keys: Iterable[str]) -> list[Table]:
        """The tables whose rows are all among `keys`, in the order of the page."""
        folded = set(map(fold, keys))
        found = {
            index: table
            for key in folded
            for index, table in self._by_first.get(key, ())
            if row_names(table) <= folded
        }
        return [found[index] for index in sorted(found)]

    def _row_type(self, table: Table, row: Row, shown: Mapping[str, Json]) -> str:
        """The name of a row's type; that of another table, if the sample is of that."""
        expr = types.core(row.expr)
        name = self._found.bound.get(expr.name, expr.name)
        said = self._names.get(plain(name))
        keys = set(map(fold, shown))
        if said is None or row_names(said) & keys or not said.rows:
            return name
        if self._sheet.told is not None:
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
        request = self._found.request or self._query_base()
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

    def _query_base(self) -> Table | None:
        """The base of a query that has no rows, and so no table, of its own."""
        for table in self._orphans.values():
            if row_names(table) >= PAGED:
                return table
        return None


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
