"""`specloom inspect`: what is in a source, as tables or as the whole model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .. import ir
from ..diagnostics import InputError, Report, printable
from ..referred import gathered
from .chosen import Chosen, chosen
from .console import Console

if TYPE_CHECKING:
    from rich.table import Table


def run(console: Console, subjects: Sequence[str], as_json: bool) -> int:
    """Show what is in `subjects`, sources of one client or clients; the exit code."""
    found = chosen(console, subjects)
    if found is None:
        return 2
    if as_json and len(found) > 1:
        raise click.UsageError("--json prints one model: give sources, or one client")
    failed = False
    for one in found:
        if len(found) > 1:
            console.result(f"{one.title}:")
        failed |= not _show(console, one, as_json)
    return 2 if failed else 0


def _show(console: Console, one: Chosen, as_json: bool) -> bool:
    """Show what is in the sources of one client; whether they could be understood."""
    from .. import understand
    from ..places import located

    report, api = Report(), None
    documents = gathered(one.sources, one.settings.references, report).documents
    try:
        api = understand(one.settings, documents, report)
    except InputError as error:
        report.add(error.diagnostic)
    console.diagnose(located(report, documents), one.shown)
    if api is not None:
        console.result(_json(api) if as_json else _tables(api))
    return not report.failed


def _json(api: ir.Api) -> str:
    from ..targets import model

    return model.dumps(api)


def _tables(api: ir.Api) -> str:
    """What is in `api`, for people."""
    from io import StringIO

    from rich.console import Console as Screen
    from rich.text import Text

    page = StringIO()
    screen = Screen(file=page, width=_WIDTH, color_system=None, highlight=False)
    facts = [
        ("name", api.name),
        ("version", api.version),
        ("servers", ", ".join(server.url for server in api.servers)),
        ("auth", ", ".join(map(_scheme, api.auths))),
    ]
    for label, value in facts:
        if value:
            said = printable(value)
            screen.print(Text(f"{label + ':':9}{said}"), soft_wrap=True)
    operations = list(ir.operations(api.root))
    types = list(api.types.values())
    counts = [_count(len(operations), "operation"), _count(len(types), "type")]
    screen.print(", ".join(counts) + _sorts(types))
    for table in (_operations(operations), _types(types)):
        if table.row_count:
            screen.print(table)
    lines = [line.rstrip() for line in page.getvalue().splitlines()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _scheme(scheme: ir.AuthScheme) -> str:
    return (
        scheme.id
        if str(scheme.id) == str(scheme.kind)
        else f"{scheme.id} ({scheme.kind})"
    )


def _count(number: int, what: str) -> str:
    plural = f"{what}es" if what.endswith("s") else f"{what}s"
    return f"{number} {what if number == 1 else plural}"


_ARMS = 6
"""How many alternatives of a type are told."""

_WIDTH = 240
"""Columns that the widest table may take; it takes only those that it needs."""


def _operations(operations: list[ir.Operation]) -> Table:
    table = _table("operation", "called", "takes", "gives")
    for operation in operations:
        taken = [p.wire for p in operation.parameters]
        taken += [part.wire for body in operation.bodies for part in body.parts]
        taken += [b.media for b in operation.bodies if not b.parts]
        given = [
            f"{_status(r.status)} {r.body.media if r.body else 'nothing'}"
            for r in operation.responses
        ]
        row = (operation.id, operation.name.text, ", ".join(taken), ", ".join(given))
        table.add_row(*map(_plain, row))
    return table


def _sorts(types: list[ir.TypeDecl]) -> str:
    """How many types are of what sort, the most first; empty if there are none."""
    counts = Counter(_sort(decl.type) for decl in types)
    said = ", ".join(_count(n, sort) for sort, n in counts.most_common())
    return f": {said}" if said else ""


def _sort(type: ir.Type) -> str:
    match type:
        case ir.Record():
            return "record"
        case ir.Enum():
            return "enum"
        case ir.Union():
            return "union"
        case ir.List() | ir.Tuple():
            return "list"
        case ir.Map():
            return "map"
        case ir.Scalar() | ir.Const() | ir.Ref() | ir.Any():
            return "alias"


def _types(types: list[ir.TypeDecl]) -> Table:
    """A row for each type; how they are known only where that differs."""
    known = {decl.inferred for decl in types}
    table = _table("type", "kind", *(["known by"] if known != {False} else []))
    for decl in types:
        row = [decl.id, _kind(decl.type)]
        if known != {False}:
            row.append("samples" if decl.inferred else "declaration")
        table.add_row(*map(_plain, row))
    return table


def _table(*columns: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(printable(text))


def _status(status: ir.Status) -> str:
    if status.first == status.last:
        return str(status.first)
    return f"{status.first}-{status.last}"


def _kind(type: ir.Type) -> str:
    match type:
        case ir.Record(fields):
            return f"record of {_count(len(fields), 'field')}"
        case ir.Enum(members):
            return f"enum of {_count(len(members), 'value')}"
        case ir.List(item):
            return f"list of {_kind(item)}"
        case ir.Tuple(items):
            return f"tuple of {_count(len(items), 'item')}"
        case ir.Const(value):
            return f"always {value!r}"
        case ir.Map(value):
            return f"map of {_kind(value)}"
        case ir.Union(members):
            kinds = [*map(_kind, members[:_ARMS])]
            more = len(members) - len(kinds)
            return " or ".join([*kinds, f"{more} more"] if more else kinds)
        case ir.Ref(id):
            return id
        case ir.Scalar(kind):
            return str(kind)
        case ir.Any():
            return "any JSON"
