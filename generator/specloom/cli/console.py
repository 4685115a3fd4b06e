"""What gets printed, where, and how."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic

_COLORS = {"error": "red", "warning": "yellow", "note": "cyan"}

ALIKE = 20
"""How many warnings or notes of a kind are printed for people."""

Shown = Callable[[str], str]
"""Turns the name of a document into a path for the reader."""


class Console:
    """How the user wants to be talked to: results on standard output, the rest beside.

    `quiet` leaves errors only; `format` is that of diagnostics.
    """

    def __init__(self) -> None:
        self.quiet = False
        self.format = "text"

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
        """Print located diagnostics; for people, of many alike the first only."""
        counts: Counter[str] = Counter()
        for diagnostic in found:
            if self.quiet and diagnostic.severity != "error":
                continue
            if self.format == "json":
                text = json.dumps(entry(diagnostic, shown), ensure_ascii=False)
            else:
                kind = f"{diagnostic.severity}[{diagnostic.code}]"
                counts[kind] += 1
                if counts[kind] > ALIKE and diagnostic.severity != "error":
                    continue
                text = _line(diagnostic, shown)
            click.echo(text, err=True, color=None if _colored() else False)
        for kind, count in counts.items():
            if count > ALIKE and not kind.startswith("error"):
                more = f"{count - ALIKE} more of {kind}; --format json prints them all"
                click.echo(more, err=True)


def shown(path: str | Path) -> str:
    """`path` as seen from the current folder, if that is shorter."""
    path = os.fspath(path)
    with suppress(ValueError):
        path = min(path, os.path.relpath(path), key=len)
    return Path(path).as_posix()


def beside(root: Path) -> Shown:
    """How documents are shown whose names are relative to `root`."""
    return lambda name: shown(os.path.join(root, name))


def _colored() -> bool:
    return not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def _line(diagnostic: Diagnostic, shown: Shown) -> str:
    at = diagnostic.at and replace(
        diagnostic.at, document=shown(diagnostic.at.document)
    )
    text = str(replace(diagnostic, at=at))
    severity = diagnostic.severity
    if _colored():
        head = f"{severity}["
        text = text.replace(head, click.style(head, fg=_COLORS[severity]), 1)
    return text


def entry(diagnostic: Diagnostic, shown: Shown) -> dict[str, Any]:
    """A located diagnostic for machines."""
    found: dict[str, Any] = {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }
    if diagnostic.at is not None:
        line, column = diagnostic.place or (1, 1)
        found |= {"file": shown(diagnostic.at.document), "line": line}
        found |= {"column": column, "pointer": str(diagnostic.at)}
    return found
