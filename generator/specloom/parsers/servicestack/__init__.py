"""ServiceStack: saved operation pages, and the metadata that a host offers as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ... import ir
from ...diagnostics import Report
from ...source import Document, Kind, Reads, embedded, spelled
from .ignored import IGNORED, LEFT_OUT

__all__ = ["IGNORED", "LEFT_OUT", "TITLE", "extract", "find", "parse"]

TITLE = "ServiceStack"


def find(document: Document) -> tuple[Document, ...]:
    """The operation pages on a saved page, or a document of metadata itself."""
    from . import metadata, page

    if document.kind is Kind.TEXT:
        if not page.is_page(document.text):
            return _embedded(document)
        return (document,) if page.is_html(document.text) else page.parts(document)
    return (document,) if metadata.is_metadata(document.cursor()) else ()


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found document, and its clean text."""
    from . import metadata, page

    if document.kind is Kind.TEXT:
        if page.is_html(document.text):
            return "servicestack-page", document.text
        return _stem(page.operation_name(document.cursor())), page.clean(document)
    return _stem(metadata.title(document.cursor())), spelled(document.value)


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """The model of all pages and metadata together; the first word counts."""
    from . import metadata, page
    from .join import combine, join

    apis = []
    for document in documents:
        if document.kind is not Kind.TEXT:
            apis.append(metadata.parse(document.cursor(reads), report))
        elif page.is_html(document.text):
            report.warning(
                "html-page",
                "an operation page as HTML: save it as text to have it read",
                document.cursor().at,
            )
    pages = [
        document.cursor(reads)
        for document in documents
        if document.kind is Kind.TEXT and not page.is_html(document.text)
    ]
    if pages:
        apis.append(join(pages, report))
    if not apis:
        at = documents[0].cursor().at
        return ir.Api(at=at, name="", root=ir.Group(at=at, name=ir.Name("")))
    return combine(apis)


def _embedded(document: Document) -> tuple[Document, ...]:
    """The metadata that a saved page of another kind shows."""
    from . import metadata

    lowered = document.text.casefold()
    if '"operations"' not in lowered or '"types"' not in lowered:
        return ()
    return tuple(
        part for part in embedded(document) if metadata.is_metadata(part.cursor())
    )


def _stem(name: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", parted.lower()).strip("-") or "servicestack"
