"""What a document refers to that is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from specloom.diagnostics import Pointer
from specloom.source import Document

from . import FILES, Addresses, home
from .drafts import declared
from .legal import split, tidy
from .names import own_id


class Target(NamedTuple):
    """A document that a reference leads to, by its whole address.

    `file` is the way there from the document's own file, where the reference is
    relative; `at` is the first place that refers to it.
    """

    uri: str
    file: str
    at: Pointer


def targets(document: Document) -> Iterator[Target]:
    """The other documents that `document` refers to, each once."""
    addresses = Addresses([document])
    start = home(document)
    seen: set[tuple[str, str]] = set()
    for key, reference in addresses.references():
        address = split(tidy(reference.text))[0]
        if not address or addresses.find(reference.text, key, reference.path):
            continue
        uri = addresses.target(reference.text, key, reference.path)
        file = "" if ":" in address.partition("/")[0] else address
        if not is_placed(uri) and uri != urljoin(start, address):
            file = relpath(urlsplit(uri).path, dirname(urlsplit(start).path))
        if (uri, file) not in seen:
            seen.add((uri, file))
            yield Target(uri, file, Pointer(key, (*reference.path, reference.key)))
    dialect = (document.cursor() / "$schema").raw
    if isinstance(dialect, str) and ":" in dialect and declared(document.value) is None:
        uri = tidy(dialect).rstrip("#")
        yield Target(uri, "", Pointer(document.key, ("$schema",)))


def own_address(document: Document) -> str:
    """The address that a document says it has; empty if it says none."""
    return own_id(document.cursor()).partition("#")[0]


def is_placed(uri: str) -> bool:
    """Whether `uri` is an address of its own, and not only the way from a file."""
    return not uri.startswith(FILES)
