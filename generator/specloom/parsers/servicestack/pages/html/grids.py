"""The tables of an operation page as HTML: what each is about, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from .....source import Cursor
from ..page import RawRow
from . import dom
from .dom import Element, Line
from .spread import spread


class Kind(StrEnum):
    """What a table is about, as its class says."""

    ROUTES = "routes"
    PARAMS = "params"
    ENUM = "enum"
    DEMANDS = "authentication"


PARAMETERS = re.compile(r"(?:\S.{0,200} )?Parameters:")
"""The caption of a table of parameters; the oldest pages name no type in it."""


def kind(table: Element, caption: Element | None) -> Kind | None:
    """What a table is about, by its class, its caption, or else its rows."""
    for kind in Kind:
        if kind in table.classes:
            return kind
    if caption is not None:
        for kind, said in _CAPTIONS:
            if said.fullmatch(caption.text):
                return kind
    for row in parts(table, "tr"):
        cells = [cell.text for cell in parts(row, "td", "th")]
        if [cell.lower() for cell in cells] == _HEAD:
            return Kind.PARAMS
        if len(cells) > 1 and _VERBS.fullmatch(cells[0]) and cells[1].startswith("/"):
            return Kind.ROUTES
        return None
    return None


def parts(element: Element, *tags: str) -> Iterator[Element]:
    """The parts of a table: elements of `tags` that stand in none of its cells."""
    stack = element.inner[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            if node.tag in tags:
                yield node
            elif node.tag not in ("td", "th", "caption", "table"):
                stack.extend(reversed(node.inner))


def routes(root: Cursor, table: Element) -> Iterator[RawRow]:
    """The rows of a table of routes.

    Pages for SOAP have neither verbs nor paths in it: all they say is in one cell.
    """
    for row in parts(table, "tr"):
        cells = list(parts(row, "td", "th"))
        if len(cells) > 1 and cells[1].text.startswith("/"):
            said = [cells[0].text, cells[1].text]
            said += [dom.markup(_inmost(cell)) for cell in cells[2:4]]
            yield RawRow(line=_spread(root, row), cells=(*said, "", "")[:4])
        elif row.text:
            said = [dom.markup(_inmost(cell)) for cell in cells]
            yield RawRow(line=_spread(root, row), cells=("\n\n".join(said).strip(),))


def demands(root: Cursor, table: Element) -> Iterator[str]:
    """What a table says that a caller must be, below its caption."""
    for row in parts(table, "tr"):
        cells = [cell.text for cell in parts(row, "td", "th")]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            yield f"{label} {value}"
        _spread(root, row).taken()


def properties(root: Cursor, table: Element) -> Iterator[RawRow]:
    """The rows of a table of parameters."""
    for row in parts(table, "tr"):
        cells = list(parts(row, "td", "th"))
        if not cells or [cell.text.lower() for cell in cells] == _HEAD:
            continue
        read = RawRow(line=_spread(root, row), cells=())
        for cell in cells[4:5]:
            _allow(root, cell, read)
        said = [cell.text for cell in cells[:4]]
        said += [dom.markup(cell) for cell in cells[4:5]]
        read.cells = (*said, "", "", "", "")[:5]
        yield read


def _allow(root: Cursor, cell: Element, row: RawRow) -> None:
    """Move what a property may be from the end of its description to `row`."""
    unwanted: list[Element] = []
    listing = False
    for node in cell.walk():
        if not isinstance(node, Element):
            continue
        if listing and node.tag in ("ul", "ol"):
            for item in node.elements("li"):
                row.values.append(item.text)
                row.allowed.append(_spread(root, item))
            unwanted.append(node)
            listing = False
        elif node.tag in _HEADINGS and (limits := _RANGE.fullmatch(node.text)):
            row.limits = limits[1], limits[2] or ""
            unwanted.append(node)
        elif node.tag in _HEADINGS and node.text.startswith("Allowable Values"):
            if node.text != "Allowable Values" and not any(node.elements("ul", "ol")):
                continue
            row.listed = listing = True
            unwanted.append(node)
    dom.remove(cell, unwanted)


def members(root: Cursor, table: Element) -> Iterator[RawRow]:
    """The rows of a table of the members of an enum, with its head if it has one."""
    for row in parts(table, "tr"):
        cells = [cell.text for cell in parts(row, "td", "th")]
        if any(cells):
            yield RawRow(
                line=_spread(root, row), cells=(*cells, "")[: max(len(cells), 2)]
            )


def _inmost(cell: Element) -> Element:
    """What is in `cell`, without the slanted letters that all of it is in."""
    inner = [n for n in cell.inner if isinstance(n, Element) or n.text.strip()]
    match inner:
        case [Element(tag="i") as slanted]:
            return slanted
        case _:
            return cell


def _spread(root: Cursor, element: Element) -> Cursor:
    last = max(element.line, element.last)
    return spread(root, Line(element.line, last, element.text))


_CAPTIONS = (
    (
        Kind.ROUTES,
        re.compile(r"The following routes are available for this service:?"),
    ),
    (Kind.DEMANDS, re.compile(r"Requires (?:Authentication|API Key)")),
    (Kind.ENUM, re.compile(r"[A-Za-z_][\w.]* Enum:")),
    (Kind.PARAMS, PARAMETERS),
)
_HEAD = ["name", "parameter", "data type", "required", "description"]
_VERBS = re.compile(r"All Verbs|[A-Z]+(?:[, ]+[A-Z]+)*")
_RANGE = re.compile(r"Valid Range: *(\S{0,40}) +-(?: +(\S{0,40}))?")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "b", "strong", "p")
