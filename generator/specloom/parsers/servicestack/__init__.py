"""ServiceStack: saved pages of a host, its metadata as JSON, its types as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ... import ir
from ...diagnostics import Report
from ...source import Cursor, Document, Kind, Reads, embedded, spelled

if TYPE_CHECKING:
    from .combine import Rank
    from .pages.page import Page

__all__ = ["TITLE", "extract", "find", "parse"]

TITLE = "ServiceStack"


def find(document: Document) -> tuple[Document, ...]:
    """The pages on a saved page; metadata, or program text, as it is."""
    if document.kind is not Kind.TEXT:
        from .metadata import shapes

        return (document,) if shapes.is_metadata(document.cursor()) else ()

    from . import languages
    from .pages import page, parting
    from .pages.html import index
    from .pages.html import reader as html

    text = document.text
    if html.is_html(text):
        if html.is_page(text) or page.is_page(text) or index.is_index(text):
            return (document,)
    elif page.is_page(text):
        return parting.parts(document)
    elif index.is_index(text) or languages.is_source(text):
        return (document,)
    return _embedded(document)


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found document, and its clean text.

    HTML and program text are given as they were received.
    """
    from . import languages
    from .pages import parting
    from .pages.html import reader as html

    root = document.cursor()
    if document.kind is not Kind.TEXT:
        from .metadata import document as metadata

        return _stem(metadata.title(root)), spelled(document.value)
    if _is_index(document):
        return "operations", document.text
    if languages.is_source(document.text):
        return _stem(languages.title(root) or "dtos"), document.text
    text = document.text if html.is_html(document.text) else parting.clean(document)
    read = _page(document, root)
    return _stem(read.operation or read.title), text


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """The model of all pages and metadata together; the best source counts."""
    from . import languages
    from .combine import Rank, Source, combine
    from .pages.html import index
    from .pages.join import join, ordered

    sources: list[Source] = []
    described: list[Cursor] = []
    written: list[Cursor] = []
    pages: list[Page] = []
    indexes: list[index.Index] = []
    for document in sorted(documents, key=lambda each: each.key):
        root = document.cursor(reads)
        if document.kind is not Kind.TEXT:
            described.append(root)
        elif _is_index(document):
            indexes.append(index.read(root))
            sources.append(Source(api=index.api(indexes[-1]), rank=Rank.INDEX))
        elif languages.is_source(document.text):
            written.append(root)
        else:
            pages.append(_page(document, root))
    samples = [value for each in ordered(pages) for value in each.samples()]
    for root in written:
        api = languages.parse(root, report, samples)
        sources.append(Source(api=api, rank=_code(root)))
    if described:
        from .metadata import document as metadata

        for root in described:
            api = metadata.parse(root, report, samples)
            sources.append(Source(api=api, rank=metadata.rank(root)))
    if pages:
        known = [source.api for source in sources]
        sources.append(Source(api=join(pages, report, known), rank=Rank.TABLES))
    api = combine(sources, report)
    for each in indexes:
        index.check(each, api, report)
        api = index.grouped(each, api)
    return api


def _code(root: Cursor) -> Rank:
    """How much a file of program text tells."""
    from . import languages
    from .combine import Rank

    exact = languages.detect([line.text for line in root.silent()]) == "csharp"
    return Rank.CSHARP if exact else Rank.CODE


def _is_index(document: Document) -> bool:
    from .pages import page
    from .pages.html import index
    from .pages.html import reader as html

    text = document.text
    return index.is_index(text) and not (html.is_page(text) or page.is_page(text))


def _page(document: Document, root: Cursor) -> Page:
    from .pages import page
    from .pages.html import reader as html

    return html.read(root) if html.is_html(document.text) else page.read(root)


def _embedded(document: Document) -> tuple[Document, ...]:
    """The metadata that a saved page of another kind shows."""
    from .metadata import shapes

    lowered = document.text.casefold()
    if '"operations"' not in lowered or '"types"' not in lowered:
        return ()
    return tuple(
        part for part in embedded(document) if shapes.is_metadata(part.cursor())
    )


def _stem(name: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", parted.lower()).strip("-") or "servicestack"
