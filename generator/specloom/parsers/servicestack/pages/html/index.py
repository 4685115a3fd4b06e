"""Index pages: the operations of a host by name, with the links to their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from ..... import ir
from .....diagnostics import Report
from .....source import Cursor, Document
from .. import hosts
from . import dom
from . import reader as html
from .dom import Element, Line
from .spread import places, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An operation on an index page.

    `links` are the addresses of its pages as they stand there, by the format that each
    shows ("json"); empty where the copy of the index has lost them.
    """

    name: str
    line: Cursor
    links: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What an index page says: the name of the service, and its operations.

    `unread` are the lines among them that are no operations.
    """

    title: str
    line: Cursor
    operations: tuple[Listed, ...]
    unread: tuple[Cursor, ...] = ()


def is_index(text: str) -> bool:
    """Whether `text` holds an index page, as HTML or as text."""
    return _INTRODUCED.search(text) is not None and any(
        sign.search(text) is not None for sign in _SIGNS
    )


def operations(document: Document) -> tuple[Listed, ...]:
    """The operations on the index page `document`, in its order, each name once."""
    return read(document.cursor()).operations


def read(root: Cursor) -> Index:
    """What the index page, a list of lines, says."""
    lines = [line.raw if isinstance(line.raw, str) else "" for line in root]
    if html.is_html("\n".join(lines)):
        tree = dom.parse(lines)
        shown = [line for line in dom.rendered(tree) if line.text.strip()]
        found = tuple(_merged(_linked(root, tree)))
        heading = next(tree.elements("h1", "title"), None)
        title = "" if heading is None else heading.text
        at = root / (0 if heading is None else heading.line)
        if found:
            return Index(title=title, line=at, operations=found)
    else:
        shown = [Line(i, i, text) for i, text in enumerate(lines) if text.strip()]
    return _text(root, shown)


def around(root: Cursor) -> Iterator[int]:
    """The numbers of the lines, from 0, that say nothing of the operations."""
    found = read(root)
    kept = {found.line.at, *(line.at for line in found.unread)}
    for listed in found.operations:
        kept.update(places(listed.line))
    for number, line in enumerate(root):
        if line.at not in kept:
            yield number


def api(index: Index) -> ir.Api:
    """What an index page alone makes known of its host: the name of the service."""
    at = index.line.at
    root = ir.Group(at=at, name=ir.Name(""))
    named = hosts.title(index.title)
    return ir.Api(at=at, name=named.name, version=named.version, root=root)


def grouped(index: Index, known: ir.Api) -> ir.Api:
    """`known` with operations without a group in that of their first tag here."""
    tags = {
        f"#{each.name}".casefold(): each.tags[0]
        for each in index.operations
        if each.tags
    }
    homes = {
        id: tags[message.type.casefold()]
        for message in known.messages
        if message.type.casefold() in tags
        for id in message.operations
    }
    root = known.root
    moved: dict[str, list[ir.Operation]] = {}
    for operation in root.operations:
        if operation.id in homes:
            moved.setdefault(homes[operation.id], []).append(operation)
    if not moved:
        return known
    groups = [
        replace(group, operations=(*group.operations, *moved.pop(group.name.text, ())))
        for group in root.groups
    ]
    groups += (
        ir.Group(at=root.at, name=ir.Name(tag), operations=tuple(inside))
        for tag, inside in moved.items()
    )
    rest = tuple(each for each in root.operations if each.id not in homes)
    return replace(known, root=replace(root, operations=rest, groups=tuple(groups)))


def check(index: Index, known: ir.Api, report: Report) -> None:
    """Say of which operations on an index page `known` has nothing, but for a name."""
    index.line.taken()
    requests = {message.type.casefold(): message.type for message in known.messages}
    named = {node.name.text.casefold() for node in ir.operations(known.root)}
    for line in index.unread:
        report.warning("lines-not-understood", "no row of an index page", line.at)
    for each in index.operations:
        folded = each.name.casefold()
        request = requests.get(f"#{folded}")
        if request is not None or folded in named:
            each.line.of(request or "").again().taken()
            continue
        report.note(
            "operation-page-missing",
            f"of {each.name!r} nothing but its name is here: save its page too",
            each.line.at,
        )


_INTRODUCED = re.compile(
    r"The\s+following\s+operations\s+are\s+supported|\bmetadata\?(?:\w+=\w+&)?op=",
    re.IGNORECASE,
)
_FORMATS = r"XML|JSONL|JSON|JSV|CSV|SOAP 1\.[12]|MSGPACK|PROTOBUF|X-MSGPACK|WIRE|OTHER"
_SQUASHED = re.compile(rf"([A-Za-z_][\w.]*?)\s*((?:(?:{_FORMATS})\s*){{1,12}})")
_FORMAT = re.compile(_FORMATS)
_SIGNS = (
    re.compile(r"review\s+the\s+Service\s+(?:<a\s[^<>]{0,200}>\s*|\[)?XSD\b", re.I),
    re.compile(r"""<div\s[^<>]{0,99}?\bclass\s*=\s*["']?operations\b""", re.IGNORECASE),
    re.compile(r"Clients\s+Overview"),
    re.compile(rf"^[ \t]*\w+[ \t]*(?:(?:{_FORMATS})[ \t]*){{2}}", re.MULTILINE),
    re.compile(r"/\w+/metadata\?op=[^\n]{0,400}/\w+/metadata\?op="),
)
_PAGE = re.compile(r"(?:^|/)([\w.+-]+)/metadata\?(?:[^#]*&)?op=([^&#]+)")
_LONGEST = 2000
"""Characters of a link that are looked at."""

_MARKED = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_END = re.compile(r"(?:\W*)(?:Clients Overview|XSDS|WSDLS|Plugin Links|Debug Info)\b.*")
_NAME = re.compile(r"[A-Za-z_][\w.]*")


def _linked(root: Cursor, tree: Element) -> Iterator[Listed]:
    """The operations that rows of a table name, and those that are only linked."""
    for row in tree.elements("tr"):
        links = {known: href for _, known, href in _links(row)}
        head = next(row.elements("th"), None)
        named = "" if head is None else head.text
        cells = [cell.text for cell in row.elements("td")]
        plain = bool(cells) and all(_FORMAT.fullmatch(cell.upper()) for cell in cells)
        names = dict.fromkeys(name for name, _ in links)
        if not names and plain and _NAME.fullmatch(named):
            names = {named: None}
        said = "" if head is None else head.attributes.get("data-tags", "")
        last = max(row.line, row.last)
        for name in names:
            yield Listed(
                name=name,
                line=spread(root, Line(row.line, last, row.text)),
                links={
                    format: href for (to, format), href in links.items() if to == name
                },
                tags=tuple(tag for tag in said.split(",") if tag),
            )
    for at, (name, format), href in _links(tree):
        line = spread(root, Line(at, at, name))
        yield Listed(name=name, line=line, links={format: href})


def _links(element: Element) -> Iterator[tuple[int, tuple[str, str], str]]:
    """The links to pages in `element`: line, operation and format, and address."""
    for node in element.walk():
        if isinstance(node, Element) and node.tag == "a":
            href = node.attributes.get("href", "").strip()
            known = _target(href)
            if known is not None:
                yield node.line, known, href


def _target(href: str) -> tuple[str, str] | None:
    match = _PAGE.search(href[:_LONGEST])
    name = "" if match is None else unquote(match[2])
    if match is None or not _NAME.fullmatch(name):
        return None
    return name, match[1].lower()


def _merged(listed: Iterator[Listed]) -> Iterator[Listed]:
    """Every operation once, where it is named first, with all of its links."""
    found: dict[str, Listed] = {}
    links: dict[str, dict[str, str]] = {}
    for each in listed:
        first = found.setdefault(each.name, each)
        known = links.setdefault(each.name, dict(first.links))
        for format, href in each.links.items():
            known.setdefault(format, href)
    for name, each in found.items():
        yield Listed(name=name, line=each.line, links=links[name], tags=each.tags)


def _text(root: Cursor, lines: Sequence[Line]) -> Index:
    """The index in a copy of a page as text: one operation a line."""
    begin = next(
        (i for i, line in enumerate(lines) if _INTRODUCED.search(line.text)), 0
    )
    title = lines[0] if begin else None
    stop = (
        i for i in range(begin, len(lines)) if _END.fullmatch(lines[i].text.strip())
    )
    within = lines[begin : next(stop, len(lines))]
    common = _common([line.text.strip() for line in within])
    rows = [_row(root, line, common) for line in within]
    named = [index for index, row in enumerate(rows) if row is not None]
    between = range(named[0], named[-1]) if named else ()
    return Index(
        title="" if title is None else title.text.strip("# \t"),
        line=root / (0 if title is None else title.line),
        operations=tuple(_merged(row for row in rows if row is not None)),
        unread=tuple(
            spread(root, within[index])
            for index in between
            if rows[index] is None and any(map(str.isalnum, within[index].text))
        ),
    )


def _row(root: Cursor, line: Line, common: str) -> Listed | None:
    text = line.text.strip()
    links: dict[str, str] = {}
    name = ""
    for _, href in _MARKED.findall(text):
        known = _target(href)
        if known is not None:
            name = name or known[0]
            links.setdefault(known[1], href)
    name = name or _named(text, common)
    if not name:
        return None
    return Listed(name=name, line=spread(root, line), links=links)


def _common(texts: Sequence[str]) -> str:
    """The formats that all rows end with, where a copy has glued cells together."""
    glued = [text for text in texts if _SQUASHED.fullmatch(text)]
    if len(glued) < 2:
        return ""
    shared = glued[0]
    for text in glued[1:]:
        while not text.endswith(shared):
            shared = shared[1:]
    match = re.search(rf"(?:(?:{_FORMATS})\s*)+\Z", shared)
    return "" if match is None else match[0]


def _named(text: str, common: str) -> str:
    """The operation that a row names; empty if it is no row."""
    for sign in ("|", "\t"):
        cells = [cell.strip() for cell in text.strip("| ").split(sign)]
        if len(cells) > 1 and all(
            _FORMAT.fullmatch(cell.upper()) for cell in cells[1:]
        ):
            return cells[0] if _NAME.fullmatch(cells[0]) else ""
    if common and text.endswith(common):
        return text.removesuffix(common).strip()
    match = _SQUASHED.fullmatch(text)
    return "" if match is None else match[1]
