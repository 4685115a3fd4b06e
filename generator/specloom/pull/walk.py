"""What to ask a host for next, from what came so far: no network, no disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from .seen import Seen
from .start import Start, joined, page_url, without_secrets


class Role(StrEnum):
    """What a document is asked for as."""

    DOCUMENT = "document"
    METADATA = "metadata"
    LISTING = "listing"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One document to fetch; `stem` is what its file is called after.

    `total` is how many there are to ask for in all, as far as is known.
    """

    url: str
    role: Role
    stem: str
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came: `seen` if it was of use, else `problem` says why not.

    No problem means that there simply is no such document.
    """

    seen: Seen | None = None
    problem: str = ""
    refused: bool = False


Steps: TypeAlias = Generator[Ask, Answer, None]


@dataclass(slots=True)
class Walk:
    """A way through a host, and what was found on it so far.

    `base` is where the host has its services, once that is known. `listed` are the
    pages of the operations that the host lists; `metadata` and `pages` the operations
    that are known by either, in the host's spelling; `missing` says why the others are
    not. `problems` are those of documents that could have been of use. `refused` says
    that the host showed some of them to others only; `unlucky` that there may be more
    another time, `ended` that all was asked for and what is missing isn't there.
    """

    start: Start
    every_page: bool = False
    base: str | None = None
    plain: Seen | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    refused: bool = False
    unlucky: bool = False
    ended: bool = False

    @property
    def fruitful(self) -> bool:
        """Whether anything of use was found."""
        return self.plain is not None or bool(self.metadata or self.pages)

    @property
    def unknown(self) -> list[str]:
        """The operations that the host lists and nothing is known of."""
        return [name for name in self.listed if not self._knows(name)]

    def steps(self) -> Steps:
        """What to ask for, one after another; send in each answer."""
        if self.start.asked:
            self.plain = yield from self._document(self.start.url)
            if self.plain is not None:
                yield from self._referred(self.start.url, self.plain)
        for base in self.start.bases if self.plain is None else ():
            yield from self._host(base)
            if self.base is not None or self.refused:
                break
        self.ended = not self.unlucky

    def _document(self, url: str) -> Generator[Ask, Answer, Seen | None]:
        return (
            yield from self._asked(Ask(url=url, role=Role.DOCUMENT, stem=_stem(url)))
        )

    def _referred(self, url: str, seen: Seen) -> Steps:
        """What the document at `url` refers to on its host, and what that refers to."""
        asked = {url}
        waiting = deque([(url, seen)])
        while waiting:
            url, seen = waiting.popleft()
            for ways in seen.refers:
                links = [link for way in ways if (link := joined(url, way)) is not None]
                if not links or not asked.isdisjoint(links):
                    continue
                asked.update(links)
                for link in links:
                    found = yield from self._document(link)
                    if found is not None:
                        waiting.append((link, found))
                        break

    def _host(self, base: str) -> Steps:
        yield from self._metadata(base)
        yield from self._listing(base)
        if self.base is None:
            return
        wanted = [n for n in self.listed if self.every_page or not self._knows(n)]
        in_vain = 0
        for name in wanted:
            url = self.listed[name]
            if in_vain == (_PATIENCE if self.pages else _IMPATIENCE):
                self._miss(name, "was not asked for, as those before it were none")
                continue
            ask = Ask(url=url, role=Role.PAGE, stem=name, total=len(wanted))
            answer = yield ask
            self.refused = self.refused or answer.refused
            if answer.seen is not None:
                self.pages[name.casefold()] = name
                in_vain = 0
            else:
                in_vain += 1
                self._miss(name, answer.problem)

    def _miss(self, name: str, problem: str) -> None:
        """Note that `name` has no page; with a `problem`, it may have another time."""
        self.unlucky = self.unlucky or bool(problem)
        if not self._knows(name):
            self.missing[name] = problem or "is not there"
        elif problem:
            self.problems[self.listed[name]] = problem

    def _metadata(self, base: str) -> Steps:
        """Both kinds of metadata; the types in other ways only if there is neither."""
        for path, stem in _METADATA:
            if path in _OTHER_WAYS and self.base is not None:
                return
            ask = Ask(url=base + path, role=Role.METADATA, stem=stem, total=_FIRST)
            seen = yield from self._asked(ask)
            if seen is not None:
                self.base = base
                self.metadata |= {name.casefold(): name for name in seen.operations}

    def _listing(self, base: str) -> Steps:
        """The names of the operations, and where the index says their pages are."""
        names: dict[str, str] = {}
        links: dict[str, str] = {}
        for path, stem in _LISTINGS:
            ask = Ask(url=base + path, role=Role.LISTING, stem=stem, total=_FIRST)
            seen = yield from self._asked(ask)
            if seen is not None:
                self.base = base
                names |= {name.casefold(): name for name in seen.operations}
                links |= _pages(base + path, seen)
        for key, name in names.items():
            self.listed[name] = links.get(key) or page_url(base, name)

    def _asked(self, ask: Ask) -> Generator[Ask, Answer, Seen | None]:
        answer = yield ask
        self.refused = self.refused or answer.refused
        if answer.problem:
            self.problems[without_secrets(ask.url)] = answer.problem
        return answer.seen

    def _knows(self, name: str) -> bool:
        return name.casefold() in self.metadata or name.casefold() in self.pages


def _stem(url: str) -> str:
    last = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return last.rpartition(".")[0] or last


def _pages(index: str, seen: Seen) -> dict[str, str]:
    """The pages that `index` links, by operation: those of JSON, or of one format."""
    found: dict[str, dict[str, str]] = {}
    for name, links in seen.links.items():
        for format, link in links.items():
            if (url := joined(index, link)) is not None:
                found.setdefault(format, {})[name.casefold()] = url
    if _JSON in found or not found:
        return found.get(_JSON, {})
    return max(found.values(), key=len)


_JSON = "json"
_IMPATIENCE, _PATIENCE = 3, 10
"""After so many pages in a row that are none, the others are taken for none, too: the
second where there were pages before."""

_METADATA = (
    ("/metadata/app.json", "app-metadata"),
    ("/types/metadata.json", "types-metadata"),
    ("/types/metadata", "types-metadata"),
    ("/types/metadata?format=json", "types-metadata"),
)
_OTHER_WAYS = {path for path, _ in _METADATA[2:]}
_LISTINGS = (("/operations/metadata.json", "operations"), ("/metadata", "index"))
_FIRST = len(_METADATA) - len(_OTHER_WAYS) + len(_LISTINGS)
