"""What gets printed, where, and how."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Diagnostic, Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

Shown = Callable[[str], str]
"""Turns the name of a document into a path for the reader."""


@dataclass(slots=True)
class Console:
    """How the user wants to be talked to: results on standard output, the rest beside.

    `quiet` leaves errors only; `format` is that of diagnostics.
    """

    quiet: bool = False
    format: str = "text"

    @property
    def animated(self) -> bool:
        """Whether a progress bar may be shown."""
        from ..progress import wanted

        return not self.quiet and self.format == "text" and wanted()

    def say(self, text: str) -> None:
        """Print a result, or what was done."""
        if not self.quiet:
            click.echo(text)

    def result(self, text: str) -> None:
        """Print what was asked for."""
        click.echo(text, nl=not text.endswith("\n"))

    def fail(self, text: str) -> None:
        """Print what went wrong with the whole."""
        click.echo(text, err=True)

    def diagnose(self, found: Iterable[Diagnostic], shown: Shown = str) -> None:
        """Print located diagnostics."""
        for diagnostic in found:
            if self.quiet and diagnostic.severity is not Severity.ERROR:
                continue
            if self.format == "json":
                text = json.dumps(_entry(diagnostic, shown), ensure_ascii=False)
            else:
                text = _line(diagnostic, shown)
            click.echo(text, err=True, color=None if _colored() else False)


def shown(path: str | Path) -> str:
    """`path` as seen from the current folder, if that is shorter."""
    path = os.fspath(path)
    with suppress(ValueError):
        path = min(path, os.path.relpath(path), key=len)
    return Path(path).as_posix()


def _colored() -> bool:
    return not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def _line(diagnostic: Diagnostic, shown: Shown) -> str:
    text = diagnostic.render(lambda at: (shown(at.document), 1, 1))
    text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
    severity = diagnostic.severity
    if _colored():
        head = f"{severity}["
        text = text.replace(head, click.style(head, fg=_COLORS[severity]), 1)
    return text


def _entry(diagnostic: Diagnostic, shown: Shown) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }
    if diagnostic.at is not None:
        line, column = diagnostic.place or (1, 1)
        entry |= {"file": shown(diagnostic.at.document), "line": line}
        entry |= {"column": column, "pointer": str(diagnostic.at)}
    return entry
