"""Operation pages saved as HTML: their elements to titles, tables and sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .....source import Cursor, PlacedList
from ... import languages, sample
from .. import page
from ..page import Page, RawTable
from . import dom, grids
from .dom import Element, Line, Text
from .grids import PARAMETERS, Kind
from .spread import spread

_HTML = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*+"
    r"<(?:!doctype html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLASSES = r"""\bclass\s*=\s*["']?(?:operations?|params|routes|authentication)\b"""
_FRAGMENT = re.compile(rf"<(?:table|div)\s[^<>]{{0,200}}?{_CLASSES}", re.IGNORECASE)
_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"back\s+to\s+all\s+web\s+services",
        r"The\s+following\s+routes\s+are\s+available\s+for\s+this\s+service",
        r"To\s+override\s+the\s+Content-type\s+in\s+your\s+clients",
        r"The\s+following\s+are\s+sample\s+HTTP\s+requests\s+and\s+responses",
        r"""<table\s[^<>]{0,200}?\bclass\s*=\s*["']?params\b""",
        r"\bParameters:\s*</",
    )
)


def is_html(text: str) -> bool:
    """Whether a page is saved as HTML, whole or in part, and not as text."""
    return _HTML.match(text) is not None or _FRAGMENT.search(text) is not None


def is_page(text: str) -> bool:
    """Whether HTML holds an operation page: two signs that nothing else has."""
    return sum(sign.search(text) is not None for sign in _SIGNS) >= 2


def read(root: Cursor) -> Page:
    """What the page, a list of lines of HTML, says.

    A page of text that HTML is only wrapped around is read as that text.
    """
    return _read(root, _tree(root))[0]


def frame(root: Cursor) -> tuple[set[int], set[int]]:
    """The numbers of lines, from 0, that say nothing of what the page describes.

    The first are those with text around that, the second those of the links to the page
    in other languages.
    """
    tree = _tree(root)
    found = links(tree)
    text = _read(root, tree)[1]
    return {n for line in text for n in range(line.line, line.last + 1)}, found


def links(tree: Element) -> set[int]:
    """The numbers of the lines, from 0, of the links to the page in other languages."""
    return {
        number
        for node in tree.walk()
        if isinstance(node, Element) and _is_navigation(node)
        for number in range(node.line, node.last + 1)
    }


def _tree(root: Cursor) -> Element:
    return dom.parse(_texts(root))


def _read(root: Cursor, tree: Element) -> tuple[Page, Sequence[Line]]:
    """What the page says, and the text around that; not much is left of `tree`."""
    lines = _texts(root)
    reader = _Reader(root, lines, tree)
    found = reader.read()
    if found.tables or found.routes or found.source:
        return found, reader.around
    shown = list(dom.rendered(dom.parse(lines)))
    if page.is_page("\n".join(line.text for line in shown)):
        text = page.read(root.put(PlacedList([spread(root, line) for line in shown])))
        if text.tables or text.routes or not found.exchange:
            return text, ()
    return found, reader.around


def _is_whole(text: str) -> bool:
    """Whether a copy of a page goes on to its end, so that what is not there is not."""
    if re.search(r"</(?:html|body)\s*>\s*\Z", text[-200:], re.IGNORECASE):
        return True
    opened, closed = (
        len(re.findall(rf"{tag}\b", text, re.IGNORECASE)) for tag in ("<div", "</div")
    )
    return opened == closed > 0 and text.rstrip().endswith(">")


def _texts(root: Cursor) -> list[str]:
    return [line.raw if isinstance(line.raw, str) else "" for line in root]


def _is_navigation(element: Element) -> bool:
    return element.tag == "nav" or "types-nav" in element.classes


_NAMED = re.compile(r"[?&;]op=([A-Za-z_][\w.]*)")
_MARK = "\0"
"""Stands, with its tag behind it, for what was read on a page already."""

_TITLES = re.compile(rf"{_MARK}(?:head|title|h1)\d")


class _Reader:
    """Takes one thing after the other out of the tree; what is left is plain text."""

    def __init__(self, root: Cursor, lines: Sequence[str], tree: Element) -> None:
        self._page = Page(root=root)
        self._tree = tree
        self._lines = lines
        self.around: list[Line] = []
        self._sample: list[Line] = []
        self._unnamed: dict[str, RawTable] = {}

    def read(self) -> Page:
        found = self._page
        scope = self._tree
        for node in self._tree.walk():
            if not isinstance(node, Element):
                continue
            if "operation" in node.classes:
                # A heading before it is of what is around the page.
                scope, found.operation = node, ""
            if self._element(node):
                node.inner[:] = [Text(node.line, f"{_MARK}{node.tag}{id(node)}")]
        self._rest([line for line in dom.rendered(scope) if line.text.strip()])
        if scope is not self._tree:
            scope.inner[:] = [Text(scope.line, _MARK)]
            shown = (line for line in dom.rendered(self._tree) if line.text.strip())
            self.around += (line for line in shown if _MARK not in line.text)
        self._exchange()
        if not found.operation:
            named = set(_NAMED.findall("\n".join(self._lines)))
            found.operation = named.pop() if len(named) == 1 else ""
        return found

    def _element(self, element: Element) -> bool:
        """Whether `element` is something known, and read."""
        found = self._page
        match element.tag:
            case "head" | "title":
                title = next(element.elements("title"), element)
                if title.tag == "title" and title.text and not found.title:
                    found.title = title.text
                    self._spread(title).taken()
            case "h1":
                found.title = element.text or found.title
                self._spread(element).taken()
            case "h2" if not found.operation and re.fullmatch(r"[\w.]+", element.text):
                found.operation = element.text
                self._spread(element).taken()
            case "a" if page.is_back(element.text):
                found.home = element.attributes.get("href", "").strip()
                self._spread(element).taken()
                return False
            case "table":
                return self._table(element)
            case "pre":
                return self._pre(element)
            case _:
                return _is_navigation(element) or self._named(element)
        return True

    def _named(self, element: Element) -> bool:
        """Whether `element` is known by its class or its id, and read."""
        if element.classes & {"request", "response"}:
            self._sample += dom.rendered(element, verbatim=True)
        elif "tags" in element.classes:
            self._page.tags += [each.text for each in element.elements("span", "b")]
            self._spread(element).taken()
        elif element.attributes.get("id", "").lower() == "desc":
            self._page.doc.append(dom.markup(element))
            self._spread(element).taken()
        else:
            return False
        return True

    def _pre(self, element: Element) -> bool:
        code = next(element.elements("code"), element)
        named = next((c for c in code.classes if c.startswith("language-")), "")
        shown = dom.rendered(element, verbatim=True)
        if named and (lines := [self._line(line) for line in shown]):
            called = named.removeprefix("language-")
            self._page.source = languages.of_page(lines, called, self._page.root)
            return self._page.source is not None
        first = next((line.text for line in shown if line.text.strip()), "")
        if sample.is_request(first) or sample.is_answer(first):
            self._sample += dom.rendered(element, verbatim=True)
            return True
        return False

    # --- Tables ----------------------------------------------------------------

    def _table(self, table: Element) -> bool:
        found = self._page
        caption = next(grids.parts(table, "caption"), None)
        kind = grids.kind(table, caption)
        match kind:
            case None:
                return False
            case Kind.ROUTES:
                rows = list(grids.routes(found.root, table))
                found.routes += (row for row in rows if len(row.cells) > 1)
                for row in rows:
                    if len(row.cells) == 1:
                        found.doc.append(row.cells[0])
                        row.line.taken()
            case Kind.DEMANDS:
                said = "" if caption is None else caption.text
                found.demands.append(said or "Requires Authentication")
                found.demands += grids.demands(found.root, table)
            case Kind.ENUM | Kind.PARAMS:
                self._type(table, caption, kind is Kind.ENUM)
        if caption is not None:
            self._spread(caption).taken()
        return True

    def _type(self, table: Element, caption: Element | None, enum: bool) -> None:
        name = "" if caption is None else caption.text.rpartition(" ")[0]
        root = self._page.root
        rows = (grids.members if enum else grids.properties)(root, table)
        read = RawTable(line=root / table.line, name=name, enum=enum, rows=list(rows))
        if not name:
            if caption is not None:
                read.name = self._page.operation
            else:
                self._unnamed[f"{_MARK}{table.tag}{id(table)}"] = read
        self._page.tables.append(read)

    # --- What is in no table ---------------------------------------------------

    def _rest(self, lines: Sequence[Line]) -> None:
        """Read the plain text of the page between what is known; note what is not."""
        lines = [line for line in lines if not _TITLES.match(line.text.strip())]
        marks = [i for i, line in enumerate(lines) if _MARK in line.text]
        last, caption = "", None
        begin = marks[0] if marks else len(lines)
        self.around += lines[:begin]
        for index in range(begin, len(lines)):
            line = lines[index]
            if _MARK in line.text:
                last = line.text.strip()
                table = self._unnamed.get(last)
                if table is not None and caption is not None:
                    table.name = caption.text.strip().rpartition(" ")[0]
                    self._line(caption).taken()
                caption = None
                continue
            if caption is not None:
                self._page.unread.append(self._line(caption))
            caption = None
            if not self._sample and sample.is_request(line.text):
                self._sample += lines[index:]
                return
            if PARAMETERS.fullmatch(line.text.strip()):
                caption = line
            elif index < marks[-1] or page.is_frame(line.text):
                self._plain(line, last)
            else:
                self.around.append(line)

    def _plain(self, line: Line, last: str) -> None:
        """Read a line of text that stands behind the mark `last`."""
        found, text, at = self._page, line.text.strip(), self._line(line)
        if page.is_demand(text):
            found.demands.append(text)
            at.taken()
        elif page.is_frame(text) or self._is_head(text):
            at.taken()
        elif text.startswith("Http Error Code:"):
            found.errors.append(at)
        elif found.operation and last.startswith((f"{_MARK}h", f"{_MARK}div")):
            found.doc.append(text)
            at.taken()
        else:
            found.unread.append(at)

    def _is_head(self, text: str) -> bool:
        """Whether `text` only says what stands below it, or what stood above."""
        footer = self._page.source is not None and languages.is_footer(text)
        return footer or text.startswith("Error Codes:")

    def _exchange(self) -> None:
        """Read the sample; what closes its elements says that no answer follows."""
        found, shown = self._page, self._sample
        lines = [line.text.replace("\xa0", " ") for line in shown]
        starts = (i for i, line in enumerate(lines) if sample.is_request(line))
        start = next(starts, None)
        if start is None:
            found.within = "the tables" if found.tables else "its head"
        else:
            read = sample.read(lines, start)
            request = replace(read.request, line=shown[read.request.line].line)
            response, status = read.response, read.status
            if response is not None:
                response = replace(response, line=shown[response.line].line)
            elif _is_whole("\n".join(self._lines)):
                response, status = sample.Message(line=request.line), 204
            found.exchange = replace(
                read,
                request=request,
                response=response,
                status=status,
                end=shown[read.end - 1].last + 1,
            )
            found.within = found.exchange.within()
        if found.within:
            filled = (i for i, line in enumerate(self._lines) if line.strip())
            found.last = found.root / max(filled, default=0)

    def _spread(self, element: Element) -> Cursor:
        last = max(element.line, element.last)
        return spread(self._page.root, Line(element.line, last, element.text))

    def _line(self, line: Line) -> Cursor:
        return spread(self._page.root, line)
