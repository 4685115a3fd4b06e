"""What a document that came is, by what it says: a status proves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..diagnostics import InputError, Report
from ..source import Document, Json, Kind, is_text, read

if TYPE_CHECKING:
    from .fetch import Reply


LOGIN = "is a page that asks to log in"
"""What is wrong with what stands in place of a document."""


class What(StrEnum):
    """The kinds of documents that a pull tells apart."""

    METADATA = "metadata"
    PAGE = "operation page"
    LISTING = "list of operations"
    OTHER = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A document of use.

    `titles` are the formats that clients can be made from; without any it serves to
    find other documents only. `operations` are those that it lists or describes,
    `links` what a page leads to, as written. `refers` are other documents that a
    schema needs, each by the addresses it may have, likeliest first.
    """

    what: What
    titles: tuple[str, ...]
    suffix: str
    operations: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    refers: tuple[tuple[str, ...], ...] = ()


def readable(reply: Reply) -> tuple[bytes, str]:
    """The content in an encoding that sources are read in, and the one it had if other.

    Bytes that can be read stay as they came.
    """
    data = reply.data
    if is_text(data):
        return data, ""
    declared = _DECLARED.search(data[:_HEAD])
    named = (reply.charset, declared[1].decode("ascii") if declared else "")
    for charset in (*named, "windows-1252"):
        try:
            return data.decode(charset).encode("utf-8"), charset
        except (LookupError, UnicodeError, ValueError):
            continue
    return data, ""


def recognised(data: bytes, name: str) -> tuple[Seen | None, str]:
    """What `data` is, or why it is of no use; `name` is that of its file."""
    try:
        document = read(data, name, Report())
    except InputError as error:
        return None, f"is broken: {error.diagnostic.message}"
    seen = _listing(document) or _source(document)
    if seen is not None:
        return seen, ""
    if _PASSWORD.search(document.text):
        return None, LOGIN
    what = "JSON" if document.kind is Kind.JSON else "text or a web page"
    return None, f"is {what} without any API description in it"


def suffix(reply: Reply, url: str) -> str:
    """The suffix for the file of a document, as far as it can be told from outside."""
    path = url.partition("?")[0].lower()
    if "yaml" in reply.media or path.endswith((".yaml", ".yml")):
        return ".yaml"
    if "html" in reply.media or path.endswith((".html", ".htm")):
        return ".html"
    head = reply.data[:_HEAD].lstrip()[:15].lower()
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


def _source(document: Document) -> Seen | None:
    """A document that clients can be made from."""
    from ..parsers import detect, parser
    from ..parsers.servicestack.metadata.shapes import is_metadata

    parts = detect(document)
    if not parts:
        return None
    titles = tuple(dict.fromkeys(parser(format).TITLE for format, _ in parts))
    what = What.OTHER
    operations: tuple[str, ...] = ()
    if parts[0][0] == "servicestack":
        what = What.PAGE
        if document.kind is not Kind.TEXT and is_metadata(document.cursor()):
            what, operations = What.METADATA, tuple(_described(document.value))
    return Seen(
        what=what,
        titles=titles,
        suffix=_suffix(document),
        operations=operations,
        refers=tuple(_referred(document)) if parts[0][0] == "jsonschema" else (),
    )


def _referred(document: Document) -> Iterator[tuple[str, ...]]:
    """The documents that a schema refers to."""
    from ..parsers.jsonschema.addresses.outward import is_placed, targets

    if document.kind is Kind.TEXT:
        return
    for target in targets(document):
        ways = (target.uri if is_placed(target.uri) else "", target.file)
        yield tuple(way for way in ways if way)


def _listing(document: Document) -> Seen | None:
    """A document that lists the operations of a host: the index, or its JSON."""
    from ..parsers import detect, parser
    from ..parsers.servicestack.pages import page
    from ..parsers.servicestack.pages.html import index

    links: Mapping[str, Mapping[str, str]] = {}
    if document.kind is not Kind.TEXT:
        operations = tuple(_listed(document.value))
    elif page.is_page(document.text) or not index.is_index(document.text):
        return None
    else:
        links = {each.name: each.links for each in index.operations(document)}
        operations = tuple(links)
    if not operations:
        return None
    titles = dict.fromkeys(parser(format).TITLE for format, _ in detect(document))
    return Seen(
        what=What.LISTING,
        titles=tuple(titles),
        suffix=_suffix(document),
        operations=operations,
        links=links,
    )


def _suffix(document: Document) -> str:
    found = document.name[document.name.rfind(".") :]
    return ".json" if document.kind is Kind.JSON else found


def _described(value: Json) -> Iterator[str]:
    """The names of the operations in metadata."""
    inner = _get(value, "api")
    found = _get(inner if isinstance(inner, dict) else value, "operations")
    for item in found if isinstance(found, list) else ():
        name = _get(_get(item, "request"), "name")
        if isinstance(name, str) and name:
            yield name


def _listed(value: Json) -> Iterator[str]:
    """The names of the operations in what a host lists as JSON."""
    for item in value if isinstance(value, list) else ():
        name = _get(item, "name")
        marked = any(_get(item, key) is not None for key in _MARKS)
        if isinstance(name, str) and name and marked:
            yield name


def _get(value: Json, key: str) -> Json:
    """What stands under `key`, in any case: hosts of old write capitals."""
    if not isinstance(value, dict):
        return None
    return next((v for k, v in value.items() if k.lower() == key), None)


_MARKS = ("servicename", "responsename", "actions", "routes")
_HEAD = 2_048
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PASSWORD = re.compile(
    r"<input\b[^<>]{0,500}\btype\s*=\s*[\"']?password", re.IGNORECASE
)
