"""`specloom replay`: send the saved requests of a collection through its client."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import click

from .. import sources
from ..diagnostics import InputError, Report, printable
from ..referred import gathered
from .chosen import chosen
from .console import Console, shown
from .generate import DONE, FINDINGS, WRONG, server

if TYPE_CHECKING:
    from rich.table import Table

    from .. import Settings
    from ..parsers.postman.saved import Saved
    from ..replay import Outcome, Session
    from ..sources import Source

_WIDTH = 240
"""Columns that the table may take; it takes only those that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The arguments of the command."""

    subject: str
    base_url: str
    environment: tuple[str, ...] = ()
    var: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    as_json: bool = False


def run(console: Console, wish: Wish) -> int:
    """Send what `wish` names; the exit code: 1 if a request was not answered."""
    given = dict(_variable(text) for text in wish.var)
    server(wish.base_url, "--base-url")
    subjects = chosen(console, [wish.subject])
    environments = _environments(console, wish)
    if subjects is None or environments is None:
        return WRONG
    one = subjects[0]
    settings, found, root = one.settings, one.sources, one.root
    try:
        held = _held(console, settings) if root is not None else {}
    except InputError as error:
        console.diagnose([error.diagnostic])
        return WRONG
    outcomes: list[Outcome] = []
    try:
        everything = [*found, *environments]
        made = _replay(console, wish, settings, everything, held, given, outcomes)
    except KeyboardInterrupt:
        # What was sent can't be unsent, so it is told.
        if outcomes:
            console.result(_json(outcomes) if wish.as_json else _page(outcomes))
        raise
    if not made:
        return WRONG
    if not outcomes:
        console.fail(f"{wish.subject}: no saved request to send")
        return WRONG
    console.result(_json(outcomes) if wish.as_json else _page(outcomes))
    return FINDINGS if any(one.problem for one in outcomes) else DONE


def _replay(
    console: Console,
    wish: Wish,
    settings: Settings,
    found: Sequence[Source],
    held: Mapping[str, str],
    given: Mapping[str, str],
    outcomes: list[Outcome],
) -> bool:
    """Add to `outcomes` what becomes of each request, as soon as it is known.

    False, and said why, if there is no client.
    """
    from ..places import located
    from ..replay import session

    report = Report()
    documents = gathered(found, settings.references, report).documents
    paths = {source.name: source.path for source in found}
    folders = {name: path.parent for name, path in paths.items() if path is not None}
    if not report.failed:
        try:
            with session(settings, documents, held, report, folders, given) as opened:
                if not report.failed:
                    outcomes.extend(_sent(console, opened, wish))
        except InputError as error:
            report.add(error.diagnostic)
    # What else there is to say of a source is for `generate` to say.
    errors = [d for d in located(report, documents) if d.severity == "error"]
    console.diagnose(errors, lambda name: shown(paths.get(name) or name))
    return not report.failed


def _sent(console: Console, session: Session, wish: Wish) -> Iterator[Outcome]:
    from ..progress import bar

    wanted = [request for request in session.requests if _is_wanted(request, wish.only)]
    with bar(len(wanted), shown=console.animated) as begin:
        for request in wanted:
            begin(request.name)
            yield session.send(request, wish.base_url)


def _is_wanted(request: Saved, patterns: Sequence[str]) -> bool:
    place = "/".join((*request.folders, request.name))
    return not patterns or any(
        fnmatchcase(text, pattern) or text.startswith(f"{pattern}/")
        for pattern in patterns
        for text in (place, request.operation)
    )


def _variable(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        # What is wrong may hold a secret, so it is not repeated.
        raise click.BadParameter("a variable is given as K=V", param_hint="--var")
    return name, value


def _environments(console: Console, wish: Wish) -> list[Source] | None:
    """The files that give values; None, and said why, if one is not there."""
    found, missing = sources.given(wish.environment)
    for name in missing:
        console.fail(f"{name}: no such file, or an empty folder")
    return None if missing else [s._replace(name=str(s.path or s.name)) for s in found]


def _held(console: Console, settings: Settings) -> Mapping[str, str]:
    """The names that a client of the project has.

    Raises:
        InputError: its lock can't be read.
    """
    from .. import lock as locks
    from .project import opened

    project = opened(console)
    return {} if project is None else locks.load(project.output / settings.name).names


# --- Printing ------------------------------------------------------------------


def _json(outcomes: Sequence[Outcome]) -> str:
    return json.dumps([_entry(one) for one in outcomes], indent=2, ensure_ascii=False)


def _entry(one: Outcome) -> dict[str, object]:
    return {
        "request": one.place,
        "at": str(one.request.at),
        "operation": one.request.operation,
        "method": one.method,
        "path": one.path,
        "status": one.status,
        "milliseconds": one.milliseconds,
        "misfits": one.misfits,
        "problem": one.problem or None,
    }


def _page(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as a table, for people."""
    from io import StringIO

    from rich.console import Console as Screen

    page = StringIO()
    screen = Screen(file=page, width=_WIDTH, color_system=None, highlight=False)
    screen.print(_table(outcomes))
    failed = sum(bool(one.problem) for one in outcomes)
    tail = f", {failed} not sent or not answered" if failed else ""
    many = "" if len(outcomes) == 1 else "s"
    screen.print(f"{len(outcomes)} request{many}{tail}")
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def _table(outcomes: Sequence[Outcome]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("request", "method", "path"):
        table.add_column(column, overflow="fold")
    for column in ("status", "ms", "misfits"):
        table.add_column(column, justify="right")
    table.add_column("problem", overflow="fold")
    for one in outcomes:
        row = (
            one.place,
            one.method,
            one.path,
            "" if one.status is None else str(one.status),
            str(one.milliseconds),
            str(one.misfits or ""),
            one.problem,
        )
        table.add_row(*map(_plain, row))
    return table


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(printable(text))
