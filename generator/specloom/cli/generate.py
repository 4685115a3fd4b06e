"""`specloom generate`: one client of given files, or the clients of specloom.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import Console, shown

if TYPE_CHECKING:
    from ..output import Plan

DONE, FINDINGS, WRONG = 0, 1, 2
"""The exit codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The arguments of the command."""

    names: tuple[str, ...]
    output: str | None = None
    name: str | None = None
    server: str | None = None
    models: str | None = None
    check: bool = False
    diff: bool = False
    force: bool = False

    @property
    def dry(self) -> bool:
        """Whether nothing is to be written."""
        return self.check or self.diff


def run(console: Console, wish: Wish) -> int:
    """Do what the command is for; the exit code."""
    if wish.output is not None:
        if not wish.names:
            raise click.UsageError("-o needs at least one SPEC")
        return _single(console, wish, wish.output)
    if wish.name or wish.server or wish.models:
        raise click.UsageError("--name, --server and --models go with -o")
    from .project import remake

    return remake(console, wish)


def _single(console: Console, wish: Wish, output: str) -> int:
    from .. import Settings, building, sources
    from ..progress import bar

    found, missing = sources.given(wish.names)
    if missing:
        for name in missing:
            console.fail(f"{name}: no such file, or an empty folder")
        return WRONG
    folder = Path(output)
    settings = Settings(
        name=_client_name(wish.name, folder),
        server=server(wish.server, "--server"),
        models=wish.models or "dataclass",
        runtime="._runtime",
    )
    with bar(1, shown=console.animated) as begin:
        begin(settings.name)
        made = building.client(settings, found, folder, alone=True, force=wish.force)
    path = sources.found_at(found)
    console.diagnose(made.found, lambda name: shown(path(name) or name))
    return conclude(console, wish, settings.name, made.plan)


def conclude(console: Console, wish: Wish, unit: str, plan: Plan | None) -> int:
    """Write what `plan` says, or show it; the exit code."""
    if plan is None:
        console.fail(f"{unit}: failed; what was there stays as it was")
        return WRONG
    if not wish.dry:
        return _write(console, unit, plan)
    for line in _differences(plan) if wish.diff else _stale(plan):
        console.result(line)
    return FINDINGS if plan.stale else DONE


def _write(console: Console, unit: str, plan: Plan) -> int:
    from .. import output

    try:
        output.apply(plan)
    except OSError as error:
        console.fail(f"{unit}: failed; {error.filename}: {error.strerror}")
        return WRONG
    written = sum(step.text is not None for step in plan.changes)
    removed = len(plan.changes) - written
    parts = (
        (written, "written"),
        (removed, "removed"),
        (len(plan.kept), "kept as edited by hand"),
        (len(plan.unchanged), "unchanged"),
    )
    counts = ", ".join(f"{count} {what}" for count, what in parts if count)
    console.say(f"{unit}: {counts or 'nothing to do'}")
    return FINDINGS if plan.kept else DONE


def _stale(plan: Plan) -> Iterator[str]:
    for step in plan.steps:
        yield f"stale: {shown(plan.folder / step.path)} ({step.action})"
    if plan.lock_stale and not plan.steps:
        yield f"stale: {_lock(plan)} (out of date)"


def _differences(plan: Plan) -> Iterator[str]:
    """The steps of `plan` as a unified diff."""
    from .. import output

    for step in plan.steps:
        path = plan.folder / step.path
        yield from _difference(shown(path), output.read(path), step.text)
    if plan.lock_stale:
        path = plan.folder / "specloom.lock"
        yield from _difference(_lock(plan), output.read(path), plan.lock_text)


def _lock(plan: Plan) -> str:
    return shown(plan.folder / "specloom.lock")


def _difference(name: str, old: bytes | None, new: str | None) -> Iterator[str]:
    from difflib import unified_diff

    was = [] if old is None else old.decode("utf-8", "replace").split("\n")
    will = [] if new is None else new.split("\n")
    before = "/dev/null" if old is None else f"a/{name}"
    after = "/dev/null" if new is None else f"b/{name}"
    yield from unified_diff(was, will, before, after, lineterm="")


def _client_name(given: str | None, folder: Path) -> str:
    """The client's name: as given, or else made of the last part of `folder`."""
    from keyword import iskeyword

    from ..naming import words

    wanted = folder.resolve().name if given is None else given
    legal = "_".join(words(wanted))
    if not legal.isidentifier() or iskeyword(legal):
        raise click.UsageError(f"{wanted!r} can't name a package: give --name")
    if given is not None and given != legal:
        raise click.BadParameter(
            f"{given!r} can't name a package; {legal!r} can", param_hint="--name"
        )
    return legal


def server(given: str | None, option: str) -> str | None:
    """The URL that was given for `option`, if any, which must be one."""
    from urllib.parse import urlsplit

    try:
        sound = given is None or (
            urlsplit(given).scheme in ("http", "https") and bool(urlsplit(given).netloc)
        )
    except ValueError:
        sound = False
    if not sound:
        raise click.BadParameter(
            f"{given!r} is no URL with http:// or https://", param_hint=option
        )
    return given
