"""The input formats: one module each, satisfying `Parser`, and one line here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from .. import ir
from ..diagnostics import Report
from ..source import Document, Reads

FORMATS = ("overlay", "postman", "servicestack", "jsonschema")
"""The formats, in the order in which a document is offered to them."""


class Parser(Protocol):
    """What a module here offers."""

    TITLE: str
    """What people call the format."""

    def find(self, document: Document) -> tuple[Document, ...]:
        """What `document` holds of this format: itself, parts of a page, or nothing."""
        ...

    def extract(self, document: Document) -> tuple[str, str]:
        """A stem for the file name of a found document, and its clean text."""
        ...

    def parse(
        self, documents: Sequence[Document], report: Report, reads: Reads
    ) -> ir.Api:
        """The model of all `documents` of this format together."""
        ...


def parser(format: str) -> Parser:
    """The parser of `format`, one of `FORMATS`."""
    return cast(Parser, import_module(f".{format}", __package__))


def detect(document: Document) -> tuple[tuple[str, Document], ...]:
    """What `document` holds, each with its format; the first format that finds wins."""
    for format in FORMATS:
        found = parser(format).find(document)
        if found:
            return tuple((format, part) for part in found)
    return ()
