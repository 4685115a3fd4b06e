"""A progress bar for what takes longer than a second, on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before there is anything to be seen."""


def wanted() -> bool:
    """Whether somebody watches: standard error is a terminal that can do a bar."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


@contextmanager
def bar(total: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """A function that says what is begun next, and a bar that shows it if it lasts."""
    if not shown:
        yield lambda _: None
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


class _Bar:
    """The bar, which a timer shows while the work goes on."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = 0
        self._name = ""
        self._lock = Lock()
        self._closed = False
        self._progress: Progress | None = None

    def begin(self, name: str) -> None:
        """Count what was begun before as done, and go on with `name`."""
        with self._lock:
            self._begun, self._name = self._begun + 1, name
            self._update()

    def show(self) -> None:
        """Show the bar from now on."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._closed:
                return
            self._progress = Progress(
                TextColumn("{task.description}"),
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
            self._progress.update(task, completed=done, description=self._name)
