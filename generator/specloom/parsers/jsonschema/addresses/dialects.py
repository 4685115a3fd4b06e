"""Which draft each of several documents is read by, and their copies by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specloom.source import Document

from .drafts import Draft, declared, guessed
from .legal import Copy, copied, tidy
from .names import own_id

_DIALECTS = 5
"""How many dialects may be made of each other, one after another."""


def copies(documents: Sequence[Document]) -> Iterator[Copy]:
    """The copies of `documents`, each by its draft; without any sign, the others'."""
    dialects = {
        uri: d for d in documents for uri in (*d.uris, _plain(own_id(d.cursor())))
    }
    known = [(d, _draft(d, dialects) or guessed(d.value)) for d in documents]
    named = {draft for _, draft in known if draft is not None}
    usual = named.pop() if len(named) == 1 else Draft.SEVEN
    for document, draft in known:
        asserts = _asserts(dialects.get(_dialect(document)))
        yield copied(document, draft or usual, asserts=asserts)


def _draft(document: Document, dialects: Mapping[str, Document]) -> Draft | None:
    """The draft that a document declares, maybe by a dialect among the documents."""
    for _ in range(_DIALECTS):
        draft = declared(document.value)
        further = dialects.get(_dialect(document))
        if draft is not None or further is None:
            return draft
        document = further
    return None


def _dialect(document: Document) -> str:
    said = (document.cursor() / "$schema").raw
    return _plain(said) if isinstance(said, str) else ""


def _plain(address: str) -> str:
    return tidy(address).rstrip("#")


def _asserts(dialect: Document | None) -> bool:
    """Whether schemas of a dialect say what is valid: one can do without that."""
    words = (dialect.cursor() / "$vocabulary").raw if dialect is not None else None
    return not isinstance(words, dict) or any("/vocab/validation" in w for w in words)
