"""HTML, however badly kept, as a tree of elements that know their lines."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """A run of text; `line` is the number of the line, from 0, that it begins on."""

    line: int
    text: str


class Line(NamedTuple):
    """A line as a browser shows it, from the line `line` of the source to `last`."""

    line: int
    last: int
    text: str


@dataclass(slots=True, eq=False)
class Element:
    """A tag with what stands in it; `line` is the number, from 0, of its own line."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list[Node] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in `class`, in small letters."""
        return frozenset(self.attributes.get("class", "").lower().split())

    def walk(self) -> Iterator[Node]:
        """What stands in the element, however deep, in the order of the document."""
        stack = self.inner[::-1]
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Element):
                stack.extend(reversed(node.inner))

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements of `tags` in the element, outermost only."""
        stack = self.inner[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                if node.tag in tags:
                    yield node
                else:
                    stack.extend(reversed(node.inner))

    @property
    def text(self) -> str:
        """The text of the element on one line."""
        parts = (
            node.text if isinstance(node, Text) else _gap(node.tag)
            for node in self.walk()
        )
        return " ".join("".join(parts).split())

    @property
    def last(self) -> int:
        """The number of the last line on which the element has text."""
        texts = (n for n in self.walk() if isinstance(n, Text) and n.text.strip())
        return max((n.line + n.text.rstrip().count("\n") for n in texts), default=-1)


Node: TypeAlias = "Element | Text"


def parse(lines: Sequence[str]) -> Element:
    """The tree of the HTML in `lines`; whatever they hold, it is one.

    Comments, declarations, scripts and styles are left out. Tags that are not closed
    end where browsers end them, and what is nested too deep lies beside.
    """
    builder = _Builder()
    # With a last tag no other is left open, for which the parser would look in vain.
    builder.feed(f"{bare(lines)}<wbr>")
    builder.close()
    return builder.root


def bare(lines: Sequence[str]) -> str:
    """The text of `lines` without what HTML never shows, its line ends kept.

    What is not closed goes on to the end, so one pass over the text is enough.
    """
    text = "\n".join(lines)
    small = text.translate(_SMALL)
    kept: list[str] = []
    position = 0
    while (found := _HIDDEN.search(text, position)) is not None:
        close = (
            "-->"
            if found[0] == "<!--"
            else f"</{found[1].lower()}" if found[1] else ">"
        )
        stop = small.find(close, found.end())
        stop = len(text) if stop < 0 else small.find(">", stop) + 1 or len(text)
        hidden = text.count("\n", found.start(), stop)
        kept += (text[position : found.start()], "\n" * hidden)
        position = stop
    return "".join((*kept, text[position:]))


def rendered(element: Element, verbatim: bool = False) -> Iterator[Line]:
    """The lines that a browser makes of `element`; `verbatim` as in a `<pre>`."""
    first, last, parts = -1, element.line, [""]
    for node, shown in _broken(element, verbatim):
        pieces = ["", ""] if node is None else node.text.split("\n")
        for number, piece in enumerate(pieces):
            if number and (shown or node is None):
                yield Line(last if first < 0 else first, last, "".join(parts))
                first, parts = -1, [""]
            if node is not None and (first < 0 or piece.strip()):
                last = node.line + number
            if first < 0 and piece.strip():
                first = last
            parts.append(piece if shown or not number else f" {piece.lstrip()}")
    yield Line(last if first < 0 else first, last, "".join(parts))


def remove(element: Element, unwanted: Collection[Element]) -> None:
    """Take the elements `unwanted`, with what is in them, out of `element`."""
    found = set(map(id, unwanted))
    for each in (element, *element.walk()):
        if isinstance(each, Element):
            each.inner[:] = [node for node in each.inner if id(node) not in found]


def markup(element: Element) -> str:
    """What stands in `element` as HTML of its own, or as text if that is all it is."""
    nodes = list(element.walk())
    if not any(isinstance(node, Element) for node in nodes):
        return " ".join("".join(n.text for n in nodes if isinstance(n, Text)).split())
    parts: list[str] = []
    stack: list[Node | str] = [*reversed(element.inner)]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Text):
            parts.append(html.escape(node.text, quote=False))
        else:
            parts.append(_start(node))
            if node.tag not in _VOID:
                stack.append(f"</{node.tag}>")
            stack.extend(reversed(node.inner))
    return "".join(parts).strip()


_DEPTH = 100
"""How deep elements may stand in each other; a page of ServiceStack needs a dozen."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"source", "track", "wbr"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(_HEADINGS) | {
    *("p", "div", "pre", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "br", "hr"),
    *("table", "caption", "tr", "td", "th", "body", "title", "textarea", "form"),
    *("section", "article", "header", "footer", "main", "nav"),
}
_CELL = frozenset({"td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot", "caption"})
_AROUND = frozenset({*_CELL, "div", "li", "body"})
_PARAGRAPH = (frozenset({"p"}), _AROUND | frozenset(_HEADINGS))
_ENDS = {
    **dict.fromkeys(("p", "div", "table", "ul", "ol", "pre"), _PARAGRAPH),
    **dict.fromkeys(_HEADINGS, (frozenset({"p", *_HEADINGS}), _AROUND)),
    "a": (frozenset({"a"}), _CELL),
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "td": (_CELL | {"caption"}, frozenset({"tr", "table"})),
    "th": (_CELL | {"caption"}, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    **dict.fromkeys(_PARTS, (frozenset({"tr", *_PARTS}), frozenset({"table"}))),
}
"""What a tag ends when it opens, and what it does not look beyond for that."""

_HIDDEN = re.compile(r"<!--|<(script|style)(?=[\s/>])|<[!?]", re.IGNORECASE)
_SMALL = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
"""ASCII letters to small ones: unlike `lower`, it leaves every sign where it is."""


def _gap(tag: str) -> str:
    return " " if tag in _BLOCKS else ""


def _broken(element: Element, verbatim: bool) -> Iterator[tuple[Text | None, bool]]:
    """The texts in `element`, each with whether it is verbatim; None ends a line."""
    stack: list[tuple[Node | None, bool]] = [(n, verbatim) for n in element.inner[::-1]]
    while stack:
        node, shown = stack.pop()
        if not isinstance(node, Element):
            yield node, shown
            continue
        shown = shown or node.tag in ("pre", "textarea")
        if node.tag in _BLOCKS:
            yield None, shown
            if node.tag != "br":
                stack.append((None, shown))
        stack.extend((inner, shown) for inner in reversed(node.inner))


def _start(element: Element) -> str:
    href = element.attributes.get("href", "")
    if element.tag == "a" and href:
        return f'<a href="{html.escape(href)}">'
    return f"<{element.tag}>"


class _Builder(HTMLParser):
    """Puts elements into each other as the parser meets their tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", 0)
        self._open = [self.root]
        self._beside: dict[str, int] = {}

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        ends, borders = _ENDS.get(tag, (frozenset(), frozenset()))
        if ends:
            self._end(ends, borders, all=True)
        named = {name: value or "" for name, value in reversed(attributes)}
        element = Element(tag, self.getpos()[0] - 1, named)
        self._open[-1].inner.append(element)
        if tag in _VOID:
            return
        if len(self._open) < _DEPTH:
            self._open.append(element)
        else:
            self._beside[tag] = self._beside.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        if self._beside.get(tag):
            self._beside[tag] -= 1
        elif tag == "br":
            self.handle_starttag(tag, [])
        elif tag not in ("html", "body"):
            borders = {"table"} if tag in ("td", "th", "tr", *_PARTS) else _CELL
            self._end({tag}, frozenset() if tag == "table" else borders)

    def handle_data(self, data: str) -> None:
        self._open[-1].inner.append(Text(self.getpos()[0] - 1, data))

    def _end(self, tags: Set[str], borders: Set[str], all: bool = False) -> None:
        """Close the innermost open element of `tags` on this side of `borders`.

        With `all`, close every one of them.
        """
        found = 0
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in tags:
                found = index
                if not all:
                    break
            elif tag in borders:
                break
        if found:
            del self._open[found:]
