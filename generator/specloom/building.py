"""Makes clients: from their sources to a plan of what is to be written where."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import lock as locks
from . import output
from .diagnostics import Diagnostic, InputError, Report, Severity
from .lock import Lock

if TYPE_CHECKING:
    from . import Settings
    from .source import Document
    from .sources import Source

RUNTIME = "_runtime"
"""The package of the runtime, at the root of the output."""

TYPED = "py.typed"
"""The file that tells type checkers that a package has types."""

ROOT_TEXT = '"""Clients made by specloom: a package for each API."""\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of a client and the lock to come, or why there are none.

    `found` are the diagnostics with their places; with an error among them, there is
    no `plan`. `asked` are the files that the sources refer to, also if they are not
    there.
    """

    plan: output.Plan | None
    found: tuple[Diagnostic, ...]
    runtime: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def client(
    settings: Settings,
    sources: Sequence[Source],
    folder: Path,
    *,
    alone: bool,
    force: bool,
) -> Made:
    """What `folder` is to hold for the client of `sources`.

    A client that is `alone` brings the runtime in a package of its own.
    """
    from .referred import gathered

    report = Report()
    sought = gathered(sources, settings.references, report)
    documents = sought.documents
    plan: output.Plan | None = None
    runtime: tuple[str, ...] = ()
    if not report.failed:
        try:
            plan, runtime = _plan(settings, documents, folder, report, alone, force)
        except InputError as error:
            report.add(error.diagnostic)
    return Made(
        plan=None if report.failed else plan,
        found=_located(report, documents),
        runtime=runtime,
        asked=sought.asked,
    )


def root(
    folder: Path, clients: Iterable[str], modules: Iterable[str], http: str, force: bool
) -> Made:
    """What an output root is to hold beside its clients, which need `modules`."""
    report = Report()
    plan = None
    try:
        runtime = tuple(sorted(set(modules)))
        held = held_lock(folder, report, force)
        files = {**_root_files(folder, held), **_runtime(runtime, http)}
        decided = Lock(clients=tuple(sorted(clients)), runtime=runtime)
        plan = output.plan(folder, files, decided, held, force=force)
        _refuse(plan, report)
    except InputError as error:
        report.add(error.diagnostic)
    return Made(plan=None if report.failed else plan, found=tuple(report))


def retired(folder: Path, force: bool) -> Made:
    """What is to be done in the folder of a client that is no longer configured."""
    report = Report()
    plan = None
    try:
        held = held_lock(folder, report, force)
        plan = output.plan(folder, {}, held, held, force=force)
        _refuse(plan, report)
    except InputError as error:
        report.add(error.diagnostic)
    return Made(plan=None if report.failed else plan, found=tuple(report))


def held_lock(folder: Path, report: Report, force: bool) -> Lock:
    """The lock in `folder`; with `force`, one that can't be read is taken as none."""
    try:
        return locks.load(folder)
    except InputError as error:
        if not force:
            raise
        said = error.diagnostic
        report.warning(said.code, f"{said.message}: given up")
        return Lock()


def _plan(
    settings: Settings,
    documents: Sequence[Document],
    folder: Path,
    report: Report,
    alone: bool,
    force: bool,
) -> tuple[output.Plan | None, tuple[str, ...]]:
    from . import generate

    held = held_lock(folder, report, force)
    product = generate(settings, documents, held.names, report)
    if report.failed:
        return None, product.runtime
    for path in product.unsettled:
        report.note("unsettled", f"{path} was laid out by black, not by our rules")
    files = dict(product.files)
    if alone:
        files = {TYPED: "", **files, **_runtime(product.runtime, settings.http)}
    decided = Lock(
        sources={document.name: document.digest for document in documents},
        names=product.names,
        evidence=locks.evidence(product.api),
        runtime=tuple(sorted(product.runtime)),
    )
    plan = output.plan(folder, files, decided, held, force=force)
    _refuse(plan, report)
    return plan, decided.runtime


def _root_files(folder: Path, held: Lock) -> dict[str, str]:
    """What makes `folder` a package, less what a package of the user's has already."""
    return {
        path: text
        for path, text in (("__init__.py", ROOT_TEXT), (TYPED, ""))
        if path in held.owned or not os.path.lexists(folder / path)
    }


def _runtime(modules: Sequence[str], http: str) -> Mapping[str, str]:
    from .targets.python import runtime_files

    return runtime_files(modules, http)


def _refuse(plan: output.Plan, report: Report) -> None:
    for path in plan.foreign:
        place = plan.folder / path
        message = f"{place} is in the way and not ours: move it away, or use --force"
        report.error("not-ours", message)
    for path in plan.kept:
        place = plan.folder / path
        message = f"{place} was edited by hand and is kept; --force remakes it"
        report.warning("edited-by-hand", message)


def _located(report: Report, documents: Sequence[Document]) -> tuple[Diagnostic, ...]:
    if not len(report):
        return ()
    from .places import located

    return tuple(located(report, documents))


def failed(found: Iterable[Diagnostic]) -> bool:
    """Whether there is an error among `found`."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in found)
