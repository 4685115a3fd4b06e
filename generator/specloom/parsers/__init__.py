"""The input formats: one module each, satisfying `Parser`, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from .. import ir
from ..diagnostics import Report
from ..source import Document, Json, Reads

FORMATS = ("overlay", "postman", "servicestack", "jsonschema")
"""The formats, in the order in which a document is offered to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a format holds and a client has no use for.

    `where` are paths from the root of a document: `*` is any one key or index, `_*` one
    that begins so, and `**` any number of them. `when` is asked where that isn't enough
    to tell: it gets the values on the way, from the root down to the value itself.
    Rules speak only of what was not read.
    """

    name: str
    reason: str
    where: tuple[str, ...]
    when: Callable[[Sequence[Json]], bool] | None = None


class Parser(Protocol):
    """What a module or a package here offers.

    A package may have a module `ignored` for the ledger, which nothing else loads. In
    it, `IGNORED` are rules, one for each thing that is of no use; `LEFT_OUT` are the
    codes of those diagnostics that point to what the format says and the model can't.
    """

    TITLE: str
    """What people call the format."""

    def find(self, document: Document) -> tuple[Document, ...]:
        """What `document` holds of this format: itself, parts of a page, or nothing."""
        ...

    def extract(self, document: Document) -> tuple[str, str]:
        """A stem for the file name of a found document, and its clean text."""
        ...

    def parse(
        self, documents: Sequence[Document], report: Report, reads: Reads | None
    ) -> ir.Api:
        """The model of all `documents` of this format together.

        What was read is noted in `reads`, if anybody asks for that.
        """
        ...


def parser(format: str) -> Parser:
    """The parser of `format`, one of `FORMATS`."""
    return cast(Parser, import_module(f".{format}", __package__))


def ignored(format: str) -> tuple[Rule, ...]:
    """The rules by which `format` ignores things: `IGNORED`, if it has any."""
    return cast("tuple[Rule, ...]", _for_ledger(format, "IGNORED", ()))


def left_out(format: str) -> frozenset[str]:
    """The codes that say of what they point to that it is left out: `LEFT_OUT`."""
    return cast("frozenset[str]", _for_ledger(format, "LEFT_OUT", frozenset()))


def _for_ledger(format: str, name: str, default: object) -> object:
    module = f"{__package__}.{format}.ignored"
    if not hasattr(parser(format), "__path__") or find_spec(module) is None:
        return default
    return getattr(import_module(module), name, default)


def detect(document: Document) -> tuple[tuple[str, Document], ...]:
    """What `document` holds, each with its format; the first format that finds wins.

    Only schemas refer to further documents, so what is aside is one of them.
    """
    if document.aside:
        return (("jsonschema", document),)
    for format in FORMATS:
        found = parser(format).find(document)
        if found:
            return tuple((format, part) for part in found)
    return ()
