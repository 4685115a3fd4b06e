"""Which of several sources is believed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from specloom import ir
from specloom.diagnostics import Pointer, Report


class Trust:
    """The order that the user puts sources in; what is not in it comes behind.

    An entry names a document, a folder with all that is in it, or a pattern, and the
    first that fits a document counts.
    """

    def __init__(self, entries: Sequence[str] = ()) -> None:
        self._entries = [posixpath.normpath(entry) for entry in entries]
        self._ranks: dict[str, int] = {}

    def rank(self, document: str) -> int:
        """The place of a document in the order, from 0; that behind all, if none."""
        known = self._ranks.get(document)
        if known is None:
            name = posixpath.normpath(_PART.sub("", document))
            fits = (n for n, entry in enumerate(self._entries) if _fits(entry, name))
            known = self._ranks[document] = next(fits, len(self._entries))
        return known

    def lists(self, at: Pointer) -> bool:
        """Whether the user speaks of the source that holds the place."""
        return self.rank(at.document) < len(self._entries)

    def prefers(self, one: Pointer, two: Pointer) -> bool:
        """Whether the user puts the source of `one` before that of `two`, by name.

        That takes a word on both: a source that is not listed is not thought less of
        for being inferred.
        """
        return self.lists(two) and self.rank(one.document) < self.rank(two.document)

    def reason(self, one: Pointer, two: Pointer) -> ir.Reason:
        """Why `one` goes before `two`, where both are declared or both inferred."""
        if self.rank(one.document) < self.rank(two.document):
            return ir.Reason.PRECEDENCE
        return ir.Reason.ORDER


def note_unused(
    entries: Iterable[str], documents: Sequence[str], report: Report
) -> None:
    """Say which `entries` of a precedence name none of `documents`."""
    names = [posixpath.normpath(name) for name in documents]
    for entry in entries:
        if any(_fits(posixpath.normpath(entry), name) for name in names):
            continue
        folders = {posixpath.dirname(name) for name in names} - {""}
        near = get_close_matches(entry, [*names, *sorted(folders)], 1, 0.4)
        hint = f": the nearest is {near[0]!r}" if near else ""
        report.warning("precedence-unused", f"no source is called {entry!r}{hint}")


_PART = re.compile(r"@\d+$")
"""What tells the parts of one page apart."""


def _fits(entry: str, name: str) -> bool:
    return name == entry or name.startswith(f"{entry}/") or fnmatchcase(name, entry)
