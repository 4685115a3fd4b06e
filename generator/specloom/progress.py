"""A progress bar for what takes longer than a second, on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before there is anything to be seen."""


class Begin(Protocol):
    """Says what is begun next, and how much there is in all, where that has changed."""

    def __call__(self, name: str, total: int | None = None, /) -> None: ...


def wanted() -> bool:
    """Whether somebody watches: standard error is a terminal that can do a bar."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


@contextmanager
def bar(total: int, *, shown: bool) -> Iterator[Begin]:
    """A function that says what is begun next, and a bar that shows it if it lasts."""
    if not shown:
        yield _unseen
        return
    started = _Bar(total)
    timer = Timer(PATIENCE, started.show)
    timer.daemon = True
    timer.start()
    try:
        yield started.begin
    finally:
        timer.cancel()
        started.close()


def _unseen(name: str, total: int | None = None, /) -> None:
    """Nobody watches."""


class _Bar:
    """The bar, which a timer shows while the work goes on."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = 0
        self._name = ""
        self._lock = Lock()
        self._closed = False
        self._progress: Progress | None = None

    def begin(self, name: str, total: int | None = None, /) -> None:
        """Count what was begun before as done, and go on with `name`."""
        with self._lock:
            self._begun, self._name = self._begun + 1, name
            self._total = self._total if total is None else total
            self._update()

    def show(self) -> None:
        """Show the bar from now on."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._closed:
                return
            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TextColumn("{task.completed}/{task.total}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._progress.add_task(self._name, total=self._total)
            self._progress.start()
            self._update()

    def close(self) -> None:
        """Take the bar away."""
        with self._lock:
            self._closed = True
            if self._progress is not None:
                self._progress.stop()

    def _update(self) -> None:
        if self._progress is not None:
            task = self._progress.task_ids[0]
            done = max(self._begun - 1, 0)
            self._progress.update(
                task, completed=done, total=self._total, description=self._name
            )
