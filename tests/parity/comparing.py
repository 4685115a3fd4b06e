"""Runs collections on both sides and puts what was sent for each request together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from specloom import Settings, replay
from specloom.diagnostics import InputError, Report
from specloom.parsers import postman
from specloom.parsers.postman import pairs
from specloom.parsers.postman.container import Shape, shape
from specloom.parsers.postman.jsontext import json_with_holes
from specloom.parsers.postman.saved import Saved, saved
from specloom.parsers.postman.variables import VARIABLE, resolved
from specloom.replay.filling import Filling, made_up
from specloom.source import Document, read

from ..loopback import Recorded, serving
from . import newman
from .contents import is_broken
from .rules import SPELLINGS, Context, Difference
from .wire import compared

_PRUNED = frozenset({"GET", "COPY", "HEAD", "PURGE", "UNLOCK"})
"""The methods whose bodies Postman drops unless it is told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One request as it was sent by both sides."""

    name: str
    at: str
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether both sides sent the same, in whatever spelling."""
        return all(d.rule in SPELLINGS for d in self.differences)

    @property
    def unexplained(self) -> list[str]:
        """What differs with no rule for it."""
        return [d.what for d in self.differences if not d.rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of one collection; `error` says why there was nothing to compare."""

    file: Path
    pairs: tuple[Pair, ...] = ()
    error: str = ""

    @property
    def equal(self) -> int:
        """How many requests are equal in what matters."""
        return sum(pair.equal for pair in self.pairs)

    @property
    def mismatches(self) -> list[Pair]:
        """The requests that differ with no rule for it."""
        return [pair for pair in self.pairs if pair.unexplained]

    @property
    def rules(self) -> Counter[str]:
        """How many requests differ by each rule."""
        return Counter(
            rule
            for pair in self.pairs
            for rule in {d.rule for d in pair.differences if d.rule}
        )


@dataclass(frozen=True, slots=True)
class _Subject:
    """A collection to compare, read, beside what gives it values."""

    file: Path
    document: Document
    shared: tuple[Document, ...]
    found: tuple[Document, ...]
    requests: tuple[Saved, ...]
    given: Mapping[str, str]


def compare(
    collections: Sequence[tuple[Path, Sequence[Path]]], *, fill: bool
) -> list[Compared]:
    """What comes of `collections`, each a file with those that give it values.

    With `fill`, variables that nothing gives a value get one, as from a user.

    Raises:
        NodeMissing: newman is not installed.
    """
    subjects: list[_Subject] = []
    broken: list[Compared] = []
    for file, environments in collections:
        try:
            shared = [_read(path) for path in environments]
            subjects.append(_subject(file, shared, fill=fill))
        except InputError as error:
            broken.append(Compared(file=file, error=str(error.diagnostic)))
    ran = newman.run([_job(subject) for subject in subjects])
    found = [_compared(s, truth) for s, truth in zip(subjects, ran, strict=True)]
    order = [file for file, _ in collections]
    return sorted([*found, *broken], key=lambda one: order.index(one.file))


def job_of(file: Path) -> newman.Job:
    """What Postman is to run for a collection by itself."""
    return _job(_subject(file, (), fill=False))


def _read(path: Path) -> Document:
    return read(path.read_bytes(), path.name, Report())


def _subject(file: Path, shared: Sequence[Document], *, fill: bool) -> _Subject:
    document = _read(file)
    found = tuple(p for d in (document, *shared) for p in postman.find(d))
    requests = saved(found)
    if not requests:
        raise InputError("no-requests", f"{file.name}: no requests found")
    given = dict(_given(document, requests))
    if fill:
        given = {**dict(_filled(document, requests)), **given}
    return _Subject(file, document, tuple(shared), found, requests, given)


def _given(document: Document, requests: Sequence[Saved]) -> Iterator[tuple[str, str]]:
    """Values that both sides get, so that nothing is drawn by lot.

    They are those of the variables that Postman makes up, and of the ones that say
    where an API lives where nothing else does.
    """
    names = {name.strip() for name in VARIABLE.findall(document.text)}
    for number, name in enumerate(sorted(names)):
        made = made_up(name, Random(number))  # noqa: S311
        if made is not None:
            yield name, made
    for request in requests:
        base = Filling(request.variables)(request.base)
        for name in VARIABLE.findall(base):
            whole = base == f"{{{{{name}}}}}"
            yield name.strip(), _HERE if whole else "here"


def _filled(document: Document, requests: Sequence[Saved]) -> Iterator[tuple[str, str]]:
    """A value for each variable in use that has none, or an empty one."""
    names = {name.strip() for name in VARIABLE.findall(document.text)}
    known = [request.variables for request in requests]
    # Where an API lives is settled before; an empty part of that is one.
    places = {name for request in requests for name in _host_variables(request)}
    wanted = [
        name
        for name in sorted(names - places)
        if not name.startswith("$") and not any(one.get(name) for one in known)
    ]
    # A number, since it may stand in JSON outside of quotes.
    values = {name: str(number) for number, name in enumerate(wanted, 1)}
    for request in requests:
        text = request.body.text if request.body is not None else ""
        if json_with_holes(resolved(text, values)) is None:
            # What has a line of its own stands for items with commas behind them, of
            # which there may be none.
            alone = {n.strip() for n in _ALONE.findall(text)} & values.keys()
            less = {**values, **dict.fromkeys(alone, "")}
            if json_with_holes(resolved(text, less)) is not None:
                values = less
    yield from values.items()
    for name in names:
        # What converters write for a server that the source doesn't name.
        if any(one.get(name) == "/" for one in known):
            yield name, _HERE


def _host_variables(request: Saved) -> Iterator[str]:
    whole = request.item / "request"
    url = whole / "url" if whole.is_object else whole
    text = str((url / "host").raw or (url / "raw").text or url.text)
    host = text.rpartition("://")[2].partition("/")[0]
    return (name.strip() for name in VARIABLE.findall(host))


def _job(subject: _Subject) -> newman.Job:
    collection = next(
        (p for p in subject.found if shape(p.value) not in _SCOPES),
        subject.document,
    )
    return newman.Job(
        collection,
        subject.file.parent,
        tuple(document.value for document in subject.shared),
        tuple(subject.given.items()),
    )


def _compared(subject: _Subject, truth: Mapping[str, newman.Ran]) -> Compared:
    documents = [subject.document, *subject.shared]
    folders = {subject.document.name: subject.file.parent}
    operations = Counter(request.operation for request in subject.requests)
    compared_pairs: list[Pair] = []
    with (
        serving(newman.answer) as server,
        replay.session(
            Settings(name="replayed"), documents, {}, Report(), folders, subject.given
        ) as session,
    ):
        for request in subject.requests:
            before = len(server.requests)
            base = _base(session.filling(request)(request.base), server.url)
            outcome = session.send(request, base)
            sent = server.requests[before:]
            ran = truth.get(str(request.at), newman.Ran((), "not run"))
            context = Context(
                alone=operations[request.operation] == 1,
                prunes=outcome.method in _PRUNED,
                off=frozenset(pair.key for pair in _pairs(request) if pair.disabled),
                open=frozenset(
                    session.filling(request)(pair.key)
                    for pair in _pairs(request)
                    if "{{" in pair.key
                ),
                user=_names_user(request),
                signed=any(p.key.lower() == "authorization" for p in request.headers),
            )
            compared_pairs.append(
                Pair(
                    name=request.name,
                    at=str(request.at),
                    differences=tuple(
                        _differences(ran, sent, outcome.problem, context)
                    ),
                )
            )
    return Compared(file=subject.file, pairs=tuple(compared_pairs))


def _differences(
    ran: newman.Ran, sent: Sequence[Recorded], problem: str, context: Context
) -> Iterator[Difference]:
    if not ran.sent:
        if sent or problem:
            yield Difference("not-sent-by-postman", ran.error)
        return
    if not sent:
        rule = "empty-segment" if _EMPTY.search(problem) else ""
        if is_broken(ran.sent[0]):
            rule = "broken-json"
        yield Difference(rule, f"not sent: {problem}")
        return
    if len(ran.sent) != len(sent):
        yield Difference("", f"{len(ran.sent)} requests: {len(sent)}")
        return
    for one, other in zip(ran.sent, sent, strict=True):
        yield from compared(one, other, context)


def _pairs(request: Saved) -> Iterator[pairs.Pair]:
    yield from (*request.query, *request.headers)
    yield from request.body.pairs if request.body is not None else ()


def _names_user(request: Saved) -> bool:
    whole = request.item / "request"
    url = whole / "url"
    texts = (whole.text, url.text, (url / "raw").text)
    return bool(url / "auth") or any("@" in text for text in texts)


def _base(base: str, url: str) -> str:
    """`url` with the path that a base URL has."""
    text = base if "://" in base else f"http://{base}"
    return url + urlsplit(text).path.rstrip("/")


_SCOPES = (Shape.ENVIRONMENT, Shape.GLOBALS)
_HERE = "http://here.example"
_ALONE = re.compile(r"^\s*\{\{([^{}]*)\}\}\s*$", re.MULTILINE)
_EMPTY = re.compile(r"/path/\S+ must not be empty")
