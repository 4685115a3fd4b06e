"""The ledger: what became of every value of every source document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from .. import ir
from ..diagnostics import Pointer, Report
from ..parsers import Rule, detect, ignored, left_out
from ..source import Document, Json, Kind, Reads
from .dropped import Dropped, operations
from .index import Entry, Index
from .matching import Matcher, State

if TYPE_CHECKING:
    from .. import Settings


class Fate(StrEnum):
    """What became of a value."""

    EMITTED = "emitted"  # it is in a symbol of the client, or decided something of it
    MERGED = "merged"  # it says of a symbol what another place says, or the like
    IGNORED = "ignored"  # a rule says why it is of no use
    UNSUPPORTED = "unsupported"  # it is left out, with a diagnostic or without


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One value of a document that holds no other.

    `by` is the stable id of what it was emitted for or merged into, the name of the
    rule that ignores it, or the code of the diagnostic that says it is left out; that
    is empty where nothing explains the loss. `symbol` is what a user calls the id.
    """

    at: Pointer
    fate: Fate
    by: str
    symbol: str = ""

    @property
    def unexplained(self) -> bool:
        """Whether it is lost and nothing says why."""
        return self.fate is Fate.UNSUPPORTED and not self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every leaf of some documents, each once, in their order; `rules` by their names.

    The rules are those that ignored something.
    """

    leaves: tuple[Leaf, ...]
    rules: Mapping[str, Rule]

    def of(self, fate: Fate) -> Iterator[Leaf]:
        """The leaves of one fate."""
        return (leaf for leaf in self.leaves if leaf.fate is fate)

    def counts(self) -> dict[Fate, int]:
        """How many leaves have each fate."""
        found = dict.fromkeys(Fate, 0)
        for leaf in self.leaves:
            found[leaf.fate] += 1
        return found

    def grouped(self, fate: Fate) -> dict[str, int]:
        """How many leaves of one fate each symbol, rule or code accounts for."""
        found: dict[str, int] = {}
        for leaf in self.of(fate):
            key = leaf.symbol or leaf.by
            found[key] = found.get(key, 0) + 1
        return dict(sorted(found.items(), key=lambda entry: -entry[1]))


LEFT_OUT = frozenset(
    {"auth-unsupported", "body-alternative", "form-empty", "unknown-format"}
)
"""Codes of the pipeline itself that say that what they point to is left out."""

AROUND = Rule(
    name="page",
    reason="text of a saved page around the API description in it",
    where=(),
)
DESELECTED = Rule(
    name="deselected",
    reason="`operations` in specloom.yaml leaves the operation out",
    where=(),
)
DROPPED = Rule(name="dropped", reason="an overlay drops it", where=())
UNREFERRED = Rule(
    name="unreferred",
    reason="in a file that is no source and read for references; none leads there",
    where=(),
)


def ledger(
    documents: Sequence[Document],
    reads: Reads,
    api: ir.Api,
    symbols: Mapping[str, str],
    report: Report,
    settings: Settings,
) -> Ledger:
    """What became of every leaf of `documents`, which `api` was understood from.

    `reads` is what the parsers read, `report` what was said meanwhile, and `symbols`
    what a user calls the stable ids. What stands on a page around a description counts
    line by line.
    """
    found = [(document, detect(document)) for document in documents]
    book = _Book(reads, Index(api), symbols, report, settings)
    book.dropped = Dropped(
        part for _, parts in found for format, part in parts if format == "overlay"
    )
    book.operations = operations(api)
    for document, parts in found:
        begin = len(book.leaves)
        for format, part in parts:
            book.enter(part, ignored(format), left_out(format))
        if document.aside:
            book.leaves[begin:] = map(_unreferred, book.leaves[begin:])
        if not parts:
            book.enter(document, (), frozenset())
        elif document.kind is Kind.TEXT:
            for at in _around(document, [part for _, part in parts]):
                book.leaves.append(Leaf(at=at, fate=Fate.IGNORED, by=AROUND.name))
    return Ledger(leaves=tuple(book.leaves), rules=book.used())


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known at a value: the way there, what it was read for, what explains it.

    `code` is of the nearest diagnostic on the way that says "left out"; `entries` are
    the nodes said on the way, the nearest first, each with its depth.
    """

    around: tuple[Json, ...]
    read: tuple[str, bool] | None
    code: str
    entries: tuple[tuple[int, Entry], ...]
    state: State


class _Book:
    """The leaves entered so far, and what decides about them."""

    def __init__(
        self,
        reads: Reads,
        index: Index,
        symbols: Mapping[str, str],
        report: Report,
        settings: Settings,
    ) -> None:
        self.leaves: list[Leaf] = []
        self.dropped = Dropped(())
        self.operations: frozenset[str] = frozenset()
        self._reads = reads
        self._index = index
        self._symbols = symbols
        self._settings = settings
        self._rules = {
            rule.name: rule for rule in (AROUND, DESELECTED, DROPPED, UNREFERRED)
        }
        self._codes: dict[Pointer, dict[str, None]] = {}
        for said in report:
            if said.at is not None:
                self._codes.setdefault(said.at, {})[said.code] = None

    def used(self) -> dict[str, Rule]:
        """The rules that ignored something, the busiest first."""
        counts = Counter(x.by for x in self.leaves if x.fate is Fate.IGNORED)
        return {name: self._rules[name] for name, _ in counts.most_common()}

    def enter(
        self, document: Document, rules: Sequence[Rule], codes: frozenset[str]
    ) -> None:
        """Enter all leaves of `document`."""
        self._rules |= {rule.name: rule for rule in rules}
        matcher, codes = Matcher(rules), codes | LEFT_OUT
        root = _Frame((), None, "", (), matcher.start)
        stack: list[tuple[Pointer, Json, _Frame, State]] = [
            (Pointer(document.key), document.value, root, matcher.start)
        ]
        while stack:
            at, value, above, state = stack.pop()
            here = self._frame(at, value, above, state, codes)
            match value:
                case dict() if value:
                    stack.extend(
                        (at / key, value[key], here, matcher.step(state, key))
                        for key in reversed(value)
                    )
                case list() if value:
                    inner = matcher.step(state, None)
                    stack.extend(
                        (at / index, value[index], here, inner)
                        for index in range(len(value) - 1, -1, -1)
                    )
                case _:
                    self.leaves.append(self._leaf(at, here, matcher.found(state)))

    def _frame(
        self,
        at: Pointer,
        value: Json,
        above: _Frame,
        state: State,
        codes: frozenset[str],
    ) -> _Frame:
        said = (code for code in self._codes.get(at, ()) if code in codes)
        depth = len(at.path)
        own = tuple((depth, entry) for entry in self._index.places.get(at, ()))
        return _Frame(
            (*above.around, value),
            self._reads.here(at) or above.read,
            next(said, above.code),
            (*own, *above.entries),
            state,
        )

    def _leaf(self, at: Pointer, here: _Frame, rules: Iterable[Rule]) -> Leaf:
        if here.code:
            return Leaf(at=at, fate=Fate.UNSUPPORTED, by=here.code)
        if here.read is not None:
            return self._read(at, here, *here.read)
        for rule in rules:
            if rule.when is None or rule.when(here.around):
                return Leaf(at=at, fate=Fate.IGNORED, by=rule.name)
        return Leaf(at=at, fate=Fate.UNSUPPORTED, by="")

    def _read(self, at: Pointer, here: _Frame, node: str, again: bool) -> Leaf:
        """A leaf that was read for `node`: what that is now, or why it is not there."""
        node = node or "api"
        into = self._index.survivor(node)
        if into is None:
            # What an overlay renames or moves still stands where it stood.
            group = "group:" if node.startswith("group:") else None
            held = (
                entry.id
                for _, entry in here.entries
                if entry.exact or (group is not None and entry.id.startswith(group))
            )
            kept = next(held, None)
            if kept is None:
                return self._gone(at, node)
            into = self._index.survivors.get(kept, kept)
        home = self._index.homes.get(node)
        merged = again if home is None else not _holds(home, at)
        merged = merged or into != node
        for depth, entry in here.entries:
            if entry.speaks_of(node, len(at.path) - depth):
                into = self._index.survivors[entry.id]
                repeated = not entry.first or (again and not entry.exact)
                merged = repeated or into != entry.id
                break
        fate = Fate.MERGED if merged else Fate.EMITTED
        symbol = self._symbols.get(into) or self._symbols.get(node) or into
        return Leaf(at=at, fate=fate, by=into, symbol=symbol)

    def _gone(self, at: Pointer, node: str) -> Leaf:
        """A leaf that was read for a node that the model has no more."""
        operation = node.partition("?")[0]
        include, exclude = self._settings.include, self._settings.exclude
        if any(fnmatchcase(operation, pattern) for pattern in exclude) or (
            include and not any(fnmatchcase(operation, p) for p in include)
        ):
            return Leaf(at=at, fate=Fate.IGNORED, by=DESELECTED.name)
        if self.dropped.takes(node, self.operations):
            return Leaf(at=at, fate=Fate.IGNORED, by=DROPPED.name)
        return Leaf(at=at, fate=Fate.UNSUPPORTED, by="")


def _unreferred(leaf: Leaf) -> Leaf:
    if not leaf.unexplained:
        return leaf
    return Leaf(at=leaf.at, fate=Fate.IGNORED, by=UNREFERRED.name)


def _holds(outer: Pointer, inner: Pointer) -> bool:
    """Whether the place `inner` is in `outer`, or is the same."""
    return (
        inner.document == outer.document and inner.path[: len(outer.path)] == outer.path
    )


def _around(page: Document, parts: Sequence[Document]) -> Iterator[Pointer]:
    """The lines of `page` that stand in none of `parts`, blank ones left out."""
    spans = [_span(page, part) for part in parts]
    begin = 0
    for number, line in enumerate(page.text.splitlines(keepends=True)):
        end = begin + len(line)
        inside = any(first < end and begin < last for first, last in spans)
        if line.strip() and not inside:
            yield Pointer(page.name, (number,))
        begin = end


def _span(page: Document, part: Document) -> tuple[int, int]:
    """Where on `page` a part begins and ends."""
    if part.kind is Kind.JSON:
        return part.start, json.JSONDecoder().raw_decode(page.text, part.start)[1]
    lines = part.value if isinstance(part.value, list) else []
    text = page.text[part.start :].splitlines(keepends=True)[: len(lines)]
    return part.start, part.start + sum(map(len, text))
