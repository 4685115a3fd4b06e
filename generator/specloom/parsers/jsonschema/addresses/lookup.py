"""Schemas by all that a reference may call them whose address leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from specloom.diagnostics import Pointer, Report
from specloom.source import Document

from . import Addresses, Place
from .legal import Copy, split, tidy, without_credentials
from .names import folded, last_segment, own_id, stem
from .same import Sameness


class Guesses:
    """Finds what references mean whose addresses lead nowhere, the nearest first."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        addresses: Addresses,
        sameness: Sameness,
        report: Report,
    ) -> None:
        self._documents = documents
        self._addresses = addresses
        self._sameness = sameness
        self._report = report
        self._folders = {
            key: str(PurePosixPath(document.name).parent)
            for key, document in documents.items()
        }
        self._known: dict[tuple[str, str], Place | None] = {}
        self._lookup: Lookup | None = None

    def place(self, reference: str, at: Pointer) -> Place | None:
        """The schema that `reference`, which stands `at` a place, means by its name."""
        folder = self._folders[at.document]
        if (reference, folder) not in self._known:
            found = self._found(reference, at)
            if found is not None and split(tidy(reference))[0]:
                self._report.note(
                    "reference-by-name",
                    f"nothing lies at {without_credentials(reference)!r}:"
                    " what has its name is taken",
                    at,
                )
            self._known[(reference, folder)] = found
        return self._known[(reference, folder)]

    def _found(self, reference: str, at: Pointer) -> Place | None:
        address, fragment = split(tidy(reference))
        if address and fragment:
            # A document elsewhere that goes by its name may have what is meant in it.
            for places in self._table().candidates(address):
                for key, steps in self._nearest(places, at):
                    inner = self._addresses.find(f"#{fragment}", key, steps)
                    if inner is not None and inner.place is not None:
                        return inner.place
        for places in self._table().candidates(reference):
            likely = self._nearest(places, at)
            if not all(self._sameness.alike(likely[0], other) for other in likely[1:]):
                self._report.warning(
                    "ambiguous-reference",
                    f"several schemas could be {without_credentials(reference)!r}:"
                    " the first is taken",
                    at,
                )
            return likely[0]
        return None

    def _nearest(self, places: Sequence[Place], at: Pointer) -> Sequence[Place]:
        """Those of `places` in the same folder; all of them, if there is none."""
        folder = self._folders[at.document]
        return [p for p in places if self._folders[p[0]] == folder] or places

    def _table(self) -> Lookup:
        if self._lookup is None:
            copies = {key: self._addresses.copy(key) for key in self._documents}
            self._lookup = Lookup.of(self._documents, copies)
        return self._lookup


@dataclass(slots=True)
class Lookup:
    """Schemas by the names they go by, one table for each rule, the surest first."""

    by_id: dict[str, list[Place]] = field(default_factory=dict)
    by_title: dict[str, list[Place]] = field(default_factory=dict)
    by_id_end: dict[str, list[Place]] = field(default_factory=dict)
    by_stem: dict[str, list[Place]] = field(default_factory=dict)
    by_definition: dict[str, list[Place]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, documents: Mapping[str, Document], copies: Mapping[str, Copy]
    ) -> Lookup:
        """The lookup for all `documents`, whose legal copies are `copies`."""
        made = cls()
        for key, document in documents.items():
            root = document.cursor()
            title, id = (root / "title").raw, own_id(root)
            if isinstance(title, str):
                made.by_title.setdefault(title, []).append((key, ()))
            if id:
                made.by_id_end.setdefault(last_segment(id), []).append((key, ()))
            name = stem(document)
            for text in sorted({folded(name), folded(name.partition("-")[2])} - {""}):
                made.by_stem.setdefault(text, []).append((key, ()))
            for text, steps in copies[key].stamps:
                made.by_id.setdefault(text, []).append((key, steps))
            for text, steps in copies[key].definitions:
                made.by_definition.setdefault(text, []).append((key, steps))
        return made

    def candidates(self, reference: str) -> Iterator[list[Place]]:
        """What `reference` may mean, by one rule after the other."""
        end = last_segment(reference)
        for table, key in (
            (self.by_id, reference.strip()),
            (self.by_title, end),
            (self.by_id_end, end),
            (self.by_stem, folded(end)),
            (self.by_definition, end),
        ):
            if key and key in table:
                yield table[key]
