"""Operation pages: the text of a saved page to its titles, tables and sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from ...source import Cursor, Document, Kind
from . import rows, sample


@dataclass(slots=True, kw_only=True)
class RawRow:
    """One row of a table: its cells, or one cell that holds them all glued."""

    line: Cursor
    cells: tuple[str, ...]
    allowed: list[Cursor] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    limits: tuple[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class RawTable:
    """A table of parameters, or of an enum's members; the name may be lost."""

    line: Cursor
    name: str
    enum: bool = False
    rows: list[RawRow] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Page:
    """What one operation page says, row by row as it stands there."""

    root: Cursor
    title: str = ""
    operation: str = ""
    doc: list[str] = field(default_factory=list)
    demands: list[str] = field(default_factory=list)
    routes: list[RawRow] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    errors: list[Cursor] = field(default_factory=list)
    unread: list[Cursor] = field(default_factory=list)
    exchange: sample.Exchange | None = None
    language: bool = False


class _Sign(Enum):
    BACK = auto()
    ROUTES = auto()
    CAPTION = auto()
    ENUM = auto()
    HEADER = auto()
    ALLOWED = auto()
    RANGE = auto()
    DEMAND = auto()
    FRAME = auto()
    ERRORS = auto()
    SAMPLE = auto()
    RULE = auto()
    BLANK = auto()
    OTHER = auto()


_BACK = re.compile(r"<?\s*back to all web services", re.IGNORECASE)
_ROUTES = re.compile(r"The following routes are available for this service:?")
_CAPTION = re.compile(r"(\S.{0,200}?) Parameters:")
_ENUM = re.compile(r"([A-Za-z_][\w.]*) Enum:")
_RANGE = re.compile(r"Valid Range: *(\S{1,40}) - (\S{1,40})")
_DEMAND = re.compile(
    r"Requires Authentication|Requires API Key"
    r"|Require[sd](?: the| any of the)? (?:role|permission)s?:.*"
)
_FRAME = re.compile(
    r"To override the Content-type|To embed the response in a|HTTP \+ [A-Z0-9]+"
    r"|The following are sample HTTP|The placeholders shown need"
)
_ERRORS = re.compile(r"Error Codes:")
_LANGUAGE = re.compile(
    r"(?:C#|JavaScript|TypeScript|Dart|Java|Kotlin|Python|PHP|Swift|VB\.NET|F#|Go|Rust"
    r"|Ruby|Zig|Mjs) \S+ DTOs"
)
_NAVIGATION = re.compile(r"\W*(?:Metadata|C#)\s*\|.*\bTypeScript\b.*")
_HEADER = "nameparameterdatatyperequireddescription"
_BULLET = re.compile(r"^\s*(?:[•·▪◦]|[-*](?= ))\s*")
_RULE = re.compile(r"\|[\s|:-]*-[\s|:-]*\|?")

_STRONG = (
    re.compile(r"back to all web services", re.IGNORECASE),
    _ROUTES,
    re.compile(
        r"^[|\s]*Name[|\s]*Parameter[|\s]*Data Type[|\s]*Required[|\s]*Description",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(r"To override the Content-type in your clients"),
    re.compile(r"The following are sample HTTP requests and responses"),
)


def is_page(text: str) -> bool:
    """Whether `text` holds operation pages: two signs that nothing else has."""
    return sum(sign.search(text) is not None for sign in _STRONG) >= 2


def is_html(text: str) -> bool:
    """Whether a page is saved as HTML, not as text."""
    return (
        re.match(r"\s*<(?:!doctype html|html|\?xml)\b", text, re.IGNORECASE) is not None
    )


def operation_name(root: Cursor) -> str:
    """What the page's operation is called, if the page says so."""
    found = read(root)
    return found.operation or found.title


def parts(document: Document) -> tuple[Document, ...]:
    """The operation pages on the saved page `document`, each without what is around."""
    lines = document.text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    starts = _starts(lines)
    found: list[Document] = []
    for start, limit in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = lines[start:limit]
        del body[_end(body) :]
        found.append(document.part(offsets[start], [*body], Kind.TEXT))
    return tuple(found)


def clean(document: Document) -> str:
    """The text of a found page, without blanks at line ends and around it."""
    lines = [
        line.raw.rstrip() for line in document.cursor() if isinstance(line.raw, str)
    ]
    return "\n".join(lines).strip("\n") + "\n"


def read(root: Cursor) -> Page:
    """What the page, a list of lines, says."""
    return _Reader(root).read()


def _starts(lines: Sequence[str]) -> list[int]:
    """The line of each page's title; of what stands first, where there is no title."""
    backs = [i for i, line in enumerate(lines) if _BACK.search(line)]
    starts = [_above(lines, back) for back in backs]
    if starts:
        return starts
    for index, line in enumerate(lines):
        if _sign(line) in _OPENING or _route_cells(line):
            above = _above(lines, index)
            return [above if _sign(line) is not _Sign.FRAME else index]
    return [0]


def _above(lines: Sequence[str], index: int) -> int:
    """The line of the title over the line `index`; that line itself without one."""
    for above in range(index - 1, max(index - 4, -1), -1):
        text = lines[above].strip()
        if text:
            titled = len(text) <= 120 and text[0] not in "{}[]|<"
            return above if titled and _sign(text) is _Sign.OTHER else index
    return index


def _end(lines: Sequence[str]) -> int:
    """The line behind the sample response."""
    for index in range(len(lines)):
        if sample.is_request(lines[index]):
            return sample.read(lines, index).end
    return len(lines)


def _sign(line: str) -> _Sign:
    text = line.replace("\xa0", " ").strip()
    if not text:
        return _Sign.BLANK
    folded = "".join(c for c in text[:120] if c.isalpha()).casefold()
    for sign, found in (
        (_Sign.HEADER, folded == _HEADER),
        (_Sign.RULE, _RULE.fullmatch(text[:400])),
        (_Sign.BACK, len(text) < 80 and _BACK.search(text)),
        (_Sign.ROUTES, _ROUTES.match(text)),
        (_Sign.CAPTION, _CAPTION.fullmatch(text[:300])),
        (_Sign.ENUM, _ENUM.fullmatch(text[:300])),
        (_Sign.ALLOWED, text == "Allowable Values"),
        (_Sign.RANGE, _RANGE.fullmatch(text[:120])),
        (_Sign.DEMAND, _DEMAND.fullmatch(text[:400])),
        (_Sign.FRAME, _FRAME.match(text)),
        (_Sign.ERRORS, _ERRORS.match(text)),
        (_Sign.SAMPLE, sample.is_request(text)),
    ):
        if found:
            return sign
    return _Sign.OTHER


_OPENING = frozenset(
    {
        _Sign.ROUTES,
        _Sign.CAPTION,
        _Sign.HEADER,
        _Sign.DEMAND,
        _Sign.FRAME,
    }
)


def _cells(text: str) -> tuple[str, ...]:
    """The cells of a line in a table; one where nothing parts them."""
    if text.lstrip().startswith("|"):
        return tuple(cell.strip() for cell in text.strip().strip("|").split("|"))
    if "\t" in text.strip():
        return tuple(cell.strip() for cell in text.split("\t"))
    return (text.strip(),)


def _route_cells(text: str) -> bool:
    cells = _cells(text[:400])
    return len(cells) > 1 and bool(
        re.fullmatch(r"All Verbs|[A-Z]+(?:[, ]+[A-Z]+)*", cells[0])
        and cells[1].startswith("/")
    )


class _Reader:
    """Walks down a page once; what a line is depends on the last caption above it."""

    def __init__(self, root: Cursor) -> None:
        self._page = Page(root=root)
        self._lines = [
            line.raw.replace("\xa0", " ") if isinstance(line.raw, str) else ""
            for line in root
        ]
        self._state = _Sign.BLANK
        self._row: RawRow | None = None

    def read(self) -> Page:
        page = self._page
        for index, text in enumerate(self._lines):
            sign = _sign(text)
            if sign is _Sign.SAMPLE:
                page.exchange = sample.read(self._lines, index)
                break
            self._line(sign, text, page.root / index)
        return page

    def _line(self, sign: _Sign, text: str, line: Cursor) -> None:
        page = self._page
        match sign:
            case _Sign.BLANK | _Sign.RULE | _Sign.SAMPLE:
                return
            case _Sign.BACK:
                self._state = sign
            case _Sign.ROUTES | _Sign.FRAME | _Sign.ERRORS:
                self._state = sign
                line.taken()
            case _Sign.DEMAND:
                page.demands.append(text.strip())
                line.taken()
            case _Sign.CAPTION | _Sign.ENUM:
                self._caption(sign, text.strip(), line)
            case _Sign.HEADER:
                self._header(line)
            case _Sign.ALLOWED if self._row is not None:
                self._state = sign
            case _Sign.RANGE if self._row is not None:
                self._limits(text, line)
            case _:
                self._other(text, line)

    def _caption(self, sign: _Sign, text: str, line: Cursor) -> None:
        name = text.rsplit(" ", 1)[0].strip("*# ")
        table = RawTable(line=line, name=name, enum=sign is _Sign.ENUM)
        self._page.tables.append(table)
        self._row = None
        self._state = _Sign.HEADER if sign is _Sign.ENUM else _Sign.CAPTION

    def _header(self, line: Cursor) -> None:
        if self._state is not _Sign.CAPTION:
            self._page.tables.append(RawTable(line=line, name=""))
        self._row = None
        self._state = _Sign.HEADER

    def _other(self, text: str, line: Cursor) -> None:
        page = self._page
        match self._state:
            case _Sign.BLANK if _route_cells(text):
                self._state = _Sign.ROUTES
                self._route(text, line)
            case _Sign.BLANK if not page.title:
                page.title = text.strip().strip("# ")
                line.taken()
            case _Sign.BACK if not page.operation:
                page.operation = text.strip().strip("# ")
                line.taken()
            case _Sign.BACK:
                self._described(text, line)
            case _Sign.ROUTES:
                self._route(text, line)
            case _Sign.HEADER | _Sign.ALLOWED if page.tables:
                self._table(text, line)
            case _Sign.ERRORS:
                page.errors.append(line)
            case _Sign.FRAME if not page.exchange:
                return
            case _:
                page.unread.append(line)

    def _described(self, text: str, line: Cursor) -> None:
        if _NAVIGATION.fullmatch(text[:300]):
            return
        self._page.doc.append(text.strip())
        line.taken()

    def _route(self, text: str, line: Cursor) -> None:
        cells = _cells(text)
        glued = re.match(r"\s*(?:All Verbs|[A-Z]{3,}(?:[, ]+[A-Z]{3,})*)\s*/", text)
        if glued or _route_cells(text):
            self._page.routes.append(RawRow(line=line, cells=cells))
        elif _LANGUAGE.fullmatch(text.strip()):
            self._page.language = True
            self._state = _Sign.FRAME
        else:
            self._page.unread.append(line)

    def _table(self, text: str, line: Cursor) -> None:
        bullet = _BULLET.match(text)
        cells = _cells(text)
        if self._state is _Sign.ALLOWED and self._row is not None:
            parted = len(self._page.tables[-1].rows[0].cells) > 1
            if bullet or (len(cells) == 1 and (parted or not rows.is_row(text))):
                value = text[bullet.end() :].strip() if bullet else text.strip()
                if value and value != "|":
                    self._row.values.append(value)
                    self._row.allowed.append(line)
                return
        if cells == ("",):
            return
        self._state = _Sign.HEADER
        if cells[-1].endswith("Allowable Values"):
            cells = (*cells[:-1], cells[-1].removesuffix("Allowable Values").strip())
            self._state = _Sign.ALLOWED
        self._row = RawRow(line=line, cells=cells)
        self._page.tables[-1].rows.append(self._row)

    def _limits(self, text: str, line: Cursor) -> None:
        match = _RANGE.fullmatch(text.strip()[:120])
        if match is not None and self._row is not None:
            self._row.limits = match[1], match[2]
            line.taken()
