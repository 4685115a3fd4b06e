"""`specloom pull`: fetch the sources that a host offers, and say what there is."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .. import sources
from ..config import FILE
from ..diagnostics import InputError, printable
from ..pull import (
    Change,
    End,
    Limits,
    Outcome,
    Start,
    What,
    Wish,
    clock,
    given_headers,
    opened,
    pull,
    started,
    without_secrets,
)
from ..source import Json, spelled
from ..state import project
from .console import Console, shown
from .generate import DONE, FINDINGS, WRONG
from .init import client_name

LISTED = 25
"""How many missing operations are listed for people; `--json` lists them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The arguments of the command."""

    url: str
    output: str | None = None
    header: tuple[str, ...] = ()
    token_from_env: str | None = None
    pages: bool = False
    fresh: bool = False
    force: bool = False
    pause: float | None = None
    timeout: float | None = None
    limit: int | None = None
    max_bytes: int | None = None
    as_json: bool = False


def run(console: Console, given: Given) -> int:
    """Fetch what `given` names; the exit code: 1 if something is missing."""
    from ..progress import bar

    start = _start(given.url)
    sent = _headers(given)
    folder = Path(given.output or _folder(start))
    wish = Wish(
        start=start,
        folder=folder,
        every_page=given.pages,
        fresh=given.fresh,
        force=given.force,
    )
    time = clock()
    try:
        with (
            opened(sent, _limits(given), time) as fetcher,
            bar(1, shown=console.animated) as begin,
        ):
            outcome = pull(wish, fetcher, time, begin)
    except InputError as error:
        console.diagnose([error.diagnostic])
        return WRONG
    except KeyboardInterrupt:
        if folder.is_dir():
            console.fail(printable(f"what came is in {shown(folder)}: {_AGAIN}"))
        raise
    if given.as_json:
        console.result(spelled(_entry(wish, outcome)))
    else:
        for line in _lines(wish, outcome):
            console.say(line)
    for line in _findings(outcome):
        console.fail(printable(line))
    return _code(outcome)


def _code(outcome: Outcome) -> int:
    if outcome.complete and outcome.walk.fruitful:
        return DONE
    reached = outcome.end not in (None, End.LOST)
    return FINDINGS if outcome.walk.fruitful or reached else WRONG


# --- Arguments -------------------------------------------------------------------


def _start(url: str) -> Start:
    try:
        return started(url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="URL") from None


def _headers(given: Given) -> Mapping[str, str]:
    name = given.token_from_env
    token = os.environ.get(name, "").strip() if name else ""
    if name and not token:
        message = f"the environment has no {name!r}, or nothing in it"
        raise click.BadParameter(message, param_hint="--token-from-env")
    bearer = [f"Authorization: Bearer {token}"] if token else []
    try:
        return given_headers([*given.header, *bearer])
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--header") from None


def _limits(given: Given) -> Limits:
    wanted: dict[str, Any] = {
        "pause": given.pause,
        "timeout": given.timeout,
        "requests": given.limit,
        "document": given.max_bytes,
        "total": given.max_bytes and 4 * given.max_bytes,
    }
    return Limits(**{name: v for name, v in wanted.items() if v is not None})


def _folder(start: Start) -> str:
    return f"specs/{next(sources.file_names(start.host, ''))}"


# --- For people ------------------------------------------------------------------


def _lines(wish: Wish, outcome: Outcome) -> Iterator[str]:
    """What there is now, and what to do with it."""
    walk = outcome.walk
    if not walk.fruitful:
        return
    if outcome.resumed:
        yield "went on with a pull that had ended early"
    rows = list(_rows(outcome))
    widths = [max(len(row[n]) for row in rows) for n in range(2)] if rows else []
    yield f"{printable(shown(wish.folder))}: {_count(outcome.requests, 'request')}"
    for name, what, change in rows:
        yield printable(f"  {name:{widths[0]}}  {what:{widths[1]}}  {change}")
    if walk.base is not None:
        yield (
            f"{_count(len(walk.metadata), 'operation')} in metadata,"
            f" {len(walk.pages)} on pages, {len(walk.unknown) or 'none'} missing"
        )
    if outcome.complete:
        yield from _next(wish, outcome)


def _rows(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    """Each file, what is in it and what became of it; pages are one row together."""
    pages: Counter[str] = Counter()
    for file, change in sorted(outcome.changes.items()):
        seen = outcome.seen.get(file)
        if seen is None:
            yield file, "", str(change)
        elif seen.what is What.PAGE and outcome.walk.plain is None:
            pages[change] += 1
        elif seen.titles:
            tail = f", {_count(len(seen.operations), 'operation')}"
            what = f"{', '.join(seen.titles)}: {seen.what}"
            yield file, what + (tail if seen.operations else ""), str(change)
    if pages:
        changes = ", ".join(f"{n} {change}" for change, n in sorted(pages.items()))
        yield "*", _count(pages.total(), "operation page"), changes


def _next(wish: Wish, outcome: Outcome) -> Iterator[str]:
    """The command or the lines that make a client of what was pulled."""
    root = project(Path.cwd())
    folder = printable(shown(wish.folder))
    if root is None:
        yield f"next: specloom init {folder}"
        return
    source = Path(os.path.relpath(wish.folder, root)).as_posix()
    name = client_name(folder, ())
    yield f"next, below `clients:` in {shown(root / FILE)}:"
    yield f"  {name}:"
    yield f"    sources: [{json.dumps(source)}]"
    if outcome.walk.base is not None:
        yield f"    server: {outcome.walk.base}"


def _findings(outcome: Outcome) -> Iterator[str]:
    """What is missing, and how to go on."""
    walk = outcome.walk
    if outcome.end is not None:
        yield f"{outcome.reason}: {_ADVICE[outcome.end]}"
    for file in outcome.edited:
        yield f"{file} is not as a pull left it, and stays so: --force writes over it"
    start = without_secrets(walk.start.url)
    for url, problem in walk.problems.items():
        if walk.base is None or url != start:
            yield f"{url} {problem}"
    if not walk.fruitful and outcome.end is None:
        nothing = "no API description of a known format found"
        empty = "the host shows no operation: credentials may help"
        yield f"{start}: {nothing if walk.base is None else empty}"
    unknown = walk.unknown
    for name in unknown[:LISTED]:
        yield f"missing: {name}{_why(walk.missing.get(name))}"
    if len(unknown) > LISTED:
        yield f"... and {len(unknown) - LISTED} more: --json lists all"
    if walk.unlucky and outcome.end is None:
        yield _ADVICE[End.REFUSED if walk.refused else End.LOST]


def _why(reason: str | None) -> str:
    return f" (its page {reason})" if reason else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_AGAIN = "the same command goes on where this ended"
_ADVICE = {
    End.REFUSED: "give credentials with --header 'Authorization: ...', or with"
    " --token-from-env NAME",
    End.BUSY: f"{_AGAIN}; try later",
    End.LIMIT: f"{_AGAIN}; --limit and --max-bytes allow more at once",
    End.LOST: _AGAIN,
}


# --- For machines ----------------------------------------------------------------


def _entry(wish: Wish, outcome: Outcome) -> Json:
    walk = outcome.walk
    return {
        "url": without_secrets(wish.start.url),
        "folder": shown(wish.folder),
        "base": walk.base,
        "complete": outcome.complete and walk.fruitful,
        "resumed": outcome.resumed,
        "requests": outcome.requests,
        "end": outcome.end,
        "reason": outcome.reason or None,
        "documents": [
            {"file": file, "change": change, **_what(outcome, file)}
            for file, change in sorted(outcome.changes.items())
        ],
        "edited": [*outcome.edited],
        "operations": {
            "metadata": list(walk.metadata.values()),
            "pages": list(walk.pages.values()),
            "missing": {name: walk.missing.get(name) for name in walk.unknown},
        },
        "problems": {**walk.problems},
    }


def _what(outcome: Outcome, file: str) -> dict[str, Any]:
    seen = outcome.seen.get(file)
    if seen is None or outcome.changes[file] is Change.GONE:
        return {}
    return {"what": seen.what, "formats": list(seen.titles)}
