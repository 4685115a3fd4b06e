"""Fetches sources: walks a ServiceStack host, or takes one document by its URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import printable
from ..progress import Begin
from .fetch import (
    Clock,
    End,
    Fetcher,
    Limits,
    Reply,
    Stopped,
    clock,
    given_headers,
    opened,
)
from .keep import Change, Edited, Entry, Kept
from .seen import LOGIN, Seen, What, readable, recognised, suffix
from .start import Start, started, without_secrets
from .walk import Answer, Ask, Role, Steps, Walk

__all__ = [
    "Change",
    "Clock",
    "End",
    "Limits",
    "Outcome",
    "Start",
    "What",
    "Wish",
    "clock",
    "given_headers",
    "opened",
    "pull",
    "started",
    "without_secrets",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a pull is to do: where it begins, where it writes, and how much of it all.

    `every_page` asks for the pages of operations that metadata tells of as well,
    `fresh` for all documents again. With `force`, files are written over that no pull
    has written.
    """

    start: Start
    folder: Path
    every_page: bool = False
    fresh: bool = False
    force: bool = False


@dataclass(slots=True)
class Outcome:
    """What a pull came to: what the host has, and what became of the files.

    `end` and `reason` say why it ended early, if it did; `edited` are the files that
    were left as they are, since somebody else wrote them.
    """

    walk: Walk
    changes: dict[str, Change]
    requests: int = 0
    resumed: bool = False
    end: End | None = None
    reason: str = ""
    edited: list[str] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all that was asked for is there."""
        walk = self.walk
        return not (self.end or self.edited or walk.unknown or walk.unlucky)


def pull(wish: Wish, fetcher: Fetcher, clock: Clock, begin: Begin) -> Outcome:
    """Fetch what `wish` asks for; `begin` hears what is asked for next.

    Raises:
        InputError: the folder can't be read or written.
    """
    start = wish.start
    kept = Kept(wish.folder, start.name, clock, wish.force)
    kept.load()
    if wish.fresh:
        kept.restart()
    walk = Walk(start, wish.every_page)
    outcome = Outcome(walk, kept.changes, resumed=kept.resumed)
    run = _Run(wish, fetcher, kept, outcome)
    try:
        _walked(walk.steps(), run, begin)
        if walk.refused and not walk.fruitful:
            outcome.end = End.REFUSED
            outcome.reason = "the host shows nothing without other credentials"
    except Stopped as stopped:
        outcome.end, outcome.reason = stopped.end, str(stopped)
    finally:
        # Also where the user breaks it off: what is there is there.
        outcome.requests = fetcher.requests
        _leave(kept, outcome)
    return outcome


def _walked(steps: Steps, run: _Run, begin: Begin) -> None:
    before = 0
    try:
        ask = next(steps)
        while True:
            before += ask.role is not Role.PAGE
            total = before + ask.total if ask.role is Role.PAGE else ask.total
            begin(printable(without_secrets(ask.url)), max(total, before))
            ask = steps.send(run.answer(ask))
    except StopIteration:
        return


def _leave(kept: Kept, outcome: Outcome) -> None:
    """Leave the folder so that the next run does what is left to do.

    With other credentials a host may show other things, so all is asked for again.
    """
    walk = outcome.walk
    locked = walk.unlucky and walk.refused and outcome.end is None
    if walk.ended and walk.fruitful:
        kept.finish()
    elif walk.ended or locked or outcome.end is End.REFUSED:
        kept.restart()
    else:
        kept.pause()


@dataclass(slots=True)
class _Run:
    """Answers what a walk asks for, from the folder or from the host."""

    wish: Wish
    fetcher: Fetcher
    kept: Kept
    outcome: Outcome

    def answer(self, ask: Ask) -> Answer:
        """What there is at the URL."""
        url = without_secrets(ask.url)
        entry = self.kept.done(url)
        if entry is not None:
            return self._known(entry)
        conditions = {} if self.wish.fresh else self.kept.conditions(url)
        reply = self.fetcher.get(ask.url, {"accept": _ACCEPT[ask.role], **conditions})
        if reply.status == 304 and conditions:
            return self._known(self.kept.same(url))
        if reply.status in _ABSENT:
            is_page = ask.role is Role.PAGE
            self.kept.absent(url, reply.status, for_good=not is_page)
            return Answer()
        if reply.problem or not reply.data:
            problem = reply.problem or "is empty"
            return Answer(problem=problem, refused=reply.status == 403)
        return self._kept(ask, url, reply)

    def _known(self, entry: Entry) -> Answer:
        """The answer that a document gives which is in the folder."""
        if not entry.file:
            return Answer()
        seen, problem = recognised(self.kept.data(entry), entry.file)
        if seen is not None:
            self.outcome.seen[entry.file] = seen
        return Answer(seen=seen, problem=problem)

    def _kept(self, ask: Ask, url: str, reply: Reply) -> Answer:
        """The answer that the content of `reply` gives, which is kept if of use."""
        data, recoded = readable(reply)
        seen, problem = recognised(data, f"document{suffix(reply, url)}")
        if seen is None:
            return Answer(problem=problem, refused=problem == LOGIN)
        if not _fits(ask.role, seen):
            return Answer(problem=f"is a {seen.what}")
        entry = Entry(
            url=url,
            walk=self.kept.walk,
            status=reply.status,
            media=reply.media,
            etag=_sendable(reply.etag),
            modified=_sendable(reply.modified),
            recoded=recoded,
        )
        source = bool(seen.titles)
        try:
            file = self.kept.keep(entry, data, ask.stem, seen.suffix, source=source)
            self.outcome.seen[file] = seen
        except Edited as edited:
            self.outcome.edited.append(str(edited))
        return Answer(seen=seen)


def _fits(role: Role, seen: Seen) -> bool:
    """Whether a document is what it was asked for as."""
    match role:
        case Role.METADATA:
            return seen.what is What.METADATA
        case Role.LISTING:
            return seen.what is What.LISTING
        case Role.PAGE:
            return seen.what is What.PAGE
        case Role.DOCUMENT:
            return bool(seen.titles) and seen.what is not What.LISTING


def _sendable(validator: str) -> str:
    """`validator` if it can be sent back, else nothing."""
    sound = validator.isascii() and validator.isprintable() and len(validator) < 500
    return validator if sound else ""


_ABSENT = (404, 410)
_JSON = "application/json"
_PAGE = "text/html, */*;q=0.1"
_ACCEPT = {
    Role.DOCUMENT: "application/json, application/yaml, text/html;q=0.5, */*;q=0.1",
    Role.METADATA: _JSON,
    Role.LISTING: "application/json, text/html;q=0.9",
    Role.PAGE: _PAGE,
}
