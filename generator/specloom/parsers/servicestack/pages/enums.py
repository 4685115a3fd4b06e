"""The enums of pages: allowable values of rows, and tables of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .... import ir
from ....diagnostics import Report
from ....prose import clean
from ....source import Cursor
from .. import types
from ..exact import place
from ..types import Expr
from .tables import Row, Sheet, Table


def declared(sheets: Sequence[Sheet], report: Report) -> dict[str, ir.TypeDecl]:
    """The enums by name: allowable values hold for each row of their type."""
    tables = {t.name for s in sheets for t in s.tables if not t.enum}
    full = _Enums(report)
    for sheet in sheets:
        for table in sheet.tables:
            if table.enum:
                kind = ir.ScalarKind.INTEGER if table.integers else ir.ScalarKind.STRING
                members = _members(table)
                doc = table.doc
                full.add(_declaration(table.name, members, table.line, kind, doc))
    rows = _Enums(report)
    for sheet in sheets:
        for row in (r for t in sheet.tables if not t.enum for r in t.rows):
            if not row.values:
                continue
            key = types.key(row.expr)
            name = types.core(row.expr).name if key is None else key.name
            known = name in tables or name in full.found
            if not known and not types.is_known(Expr(name), ()):
                rows.add(_declaration(name, of_row(row).members, row.line))
    return full.found | rows.found


class _Enums:
    """Enums by name; of one that differs from place to place all members are kept."""

    def __init__(self, report: Report) -> None:
        self.found: dict[str, ir.TypeDecl] = {}
        self._report = report
        self._said: defaultdict[str, dict[frozenset[object], str]] = defaultdict(dict)

    def add(self, decl: ir.TypeDecl) -> None:
        """Keep `decl`, or what it has more than what is kept already."""
        name, enum = decl.name.text, decl.type
        assert isinstance(enum, ir.Enum)
        said, values = self._said[name], frozenset(m.value for m in enum.members)
        known = self.found.setdefault(name, decl)
        if values in said:
            return
        if said:
            self._report.warning(
                "enum-conflict",
                f"{name} is {_listed(enum)} here, but {next(iter(said.values()))} at "
                f"{place(known.at)}: all are kept",
                decl.at,
            )
        said[values] = _listed(enum)
        assert isinstance(known.type, ir.Enum)
        members = {m.value: m for m in (*enum.members, *known.type.members)}
        kept = {m.value: members[m.value] for m in (*known.type.members, *enum.members)}
        joined = replace(known.type, members=tuple(kept.values()))
        self.found[name] = replace(known, type=joined, doc=known.doc or decl.doc)


def _listed(enum: ir.Enum) -> str:
    shown = ", ".join(str(member.value) for member in enum.members[:_MOST])
    return f"{shown} ..." if len(enum.members) > _MOST else shown


_MOST = 8
"""As many values of an enum are told of."""


def _declaration(
    name: str,
    members: tuple[ir.EnumMember, ...],
    line: Cursor,
    kind: ir.ScalarKind = ir.ScalarKind.STRING,
    doc: str = "",
) -> ir.TypeDecl:
    return ir.TypeDecl(
        at=line.at,
        id=ir.TypeId(f"#{name}"),
        name=ir.Name(name),
        type=ir.Enum(members, kind),
        doc=clean(doc),
    )


def _members(table: Table) -> tuple[ir.EnumMember, ...]:
    # A number beside the name is what C# counts; a text is what goes over the wire.
    found = []
    table.line.of(f"#{table.name}").taken()
    for row in table.rows:
        row.line.of(f"#{table.name}").taken()
        wire = row.name if not row.type or is_integer(row.type) else row.type
        value: str | int = wire
        if table.integers and is_integer(row.type):
            value = int(row.type)
        name = "" if value == row.name else row.name
        found.append(
            ir.EnumMember(at=row.line.at, value=value, name=name, doc=clean(row.doc))
        )
    return tuple(found)


def of_row(row: Row, kind: ir.ScalarKind = ir.ScalarKind.STRING) -> ir.Enum:
    """The enum of a row's allowable values."""
    integer = kind is ir.ScalarKind.INTEGER
    return ir.Enum(
        tuple(
            ir.EnumMember(at=line.at, value=int(text) if integer else text)
            for text, line in zip(row.values, row.allowed, strict=False)
        ),
        kind,
    )


def is_integer(text: str) -> bool:
    """Whether `text` is a whole number."""
    return re.fullmatch(r"-?\d{1,18}", text) is not None
