"""The enums of pages: allowable values of rows, and tables of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ... import ir
from ...diagnostics import Report
from ...prose import clean
from ...source import Cursor
from . import types
from .tables import Row, Sheet, Table
from .types import Expr


def declared(sheets: Sequence[Sheet], report: Report) -> dict[str, ir.TypeDecl]:
    """The enums by name: allowable values hold for each row of their type."""
    tables = {t.name for s in sheets for t in s.tables if not t.enum}
    found: dict[str, ir.TypeDecl] = {}
    full: set[str] = set()
    for sheet in sheets:
        for table in sheet.tables:
            if table.enum:
                full.add(table.name)
                found[table.name] = _declaration(
                    table.name, _members(table), table.line
                )
    for sheet in sheets:
        for row in (r for t in sheet.tables if not t.enum for r in t.rows):
            name = types.core(row.expr).name
            if types.is_map(row.expr) or not row.values or name in tables | full:
                continue
            if types.is_known(Expr(name), ()):
                continue
            members = of_row(row).members
            known = found.get(name)
            if known is None:
                found[name] = _declaration(name, members, row.line)
                continue
            assert isinstance(known.type, ir.Enum)
            if {m.value for m in known.type.members} != {m.value for m in members}:
                report.warning(
                    "enum-conflict",
                    f"{name} has other values here than elsewhere: all are kept",
                    row.line.at,
                )
            merged = {m.value: m for m in (*members, *known.type.members)}
            ordered = {
                m.value: merged[m.value] for m in (*known.type.members, *members)
            }
            found[name] = replace(known, type=ir.Enum(tuple(ordered.values())))
    return found


def _declaration(
    name: str, members: tuple[ir.EnumMember, ...], line: Cursor
) -> ir.TypeDecl:
    return ir.TypeDecl(
        at=line.at,
        id=ir.TypeId(f"#{name}"),
        name=ir.Name(name),
        type=ir.Enum(members),
    )


def _members(table: Table) -> tuple[ir.EnumMember, ...]:
    # A number beside the name is what C# counts; a text is what goes over the wire.
    found = []
    for row in table.rows:
        wire = row.name if not row.type or is_integer(row.type) else row.type
        name = "" if wire == row.name else row.name
        found.append(
            ir.EnumMember(at=row.line.at, value=wire, name=name, doc=clean(row.doc))
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
