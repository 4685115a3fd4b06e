"""Operation pages: the text of a saved page to its titles, tables and sample."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ....source import Cursor, Json
from .. import languages, sample
from ..languages import Source
from . import rows
from .signs import (
    BULLET,
    GLUED,
    MEMBER,
    NAVIGATION,
    RANGE,
    ROUTES,
    Sign,
    cells_of,
    is_route,
    sign_of,
    target,
)


@dataclass(slots=True, kw_only=True)
class RawRow:
    """One row of a table: its cells, or one cell that holds them all glued.

    With `listed` there is a list of values below it, though perhaps a lost one.
    """

    line: Cursor
    cells: tuple[str, ...]
    allowed: list[Cursor] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    limits: tuple[str, str] | None = None
    listed: bool = False


@dataclass(slots=True, kw_only=True)
class RawTable:
    """A table of parameters, or of an enum's members; the name may be lost."""

    line: Cursor
    name: str
    enum: bool = False
    rows: list[RawRow] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Page:
    """What one operation page says, row by row as it stands there.

    `tag` is the line that is taken for the tags because it is but one word.
    `source` is the program text that stands in place of tables on some pages.
    `home` is where the link back to all services leads, if it is kept.
    `within` names what a page ends in that should go on, such as "the sample request",
    and `last` is the line it ends with; both are empty on a page that is whole.
    """

    root: Cursor
    title: str = ""
    operation: str = ""
    home: str = ""
    doc: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    tag: Cursor | None = None
    demands: list[str] = field(default_factory=list)
    routes: list[RawRow] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    errors: list[Cursor] = field(default_factory=list)
    unread: list[Cursor] = field(default_factory=list)
    exchange: sample.Exchange | None = None
    source: Source | None = None
    within: str = ""
    last: Cursor | None = None

    def samples(self) -> tuple[Json, ...]:
        """The values of the sample exchange."""
        if self.exchange is None:
            return ()
        response = self.exchange.response
        return (self.exchange.request.value, response.value if response else None)


_STRONG = (
    re.compile(r"back to all web services", re.IGNORECASE),
    ROUTES,
    re.compile(
        r"^[| \t\xa0]*+Name[|\s]*Parameter[|\s]*Data Type[|\s]*Required"
        r"[|\s]*Description",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(r"To override the Content-type in your clients"),
    re.compile(r"The following are sample HTTP requests and responses"),
)


def is_page(text: str) -> bool:
    """Whether `text` holds operation pages: two signs that nothing else has."""
    return sum(sign.search(text) is not None for sign in _STRONG) >= 2


def is_frame(line: str) -> bool:
    """Whether `line` is one of those that every page has, saying nothing of its own."""
    return sign_of(line) in (Sign.FRAME, Sign.BACK, Sign.RULE, Sign.BLANK)


def is_back(text: str) -> bool:
    """Whether `text` is that of the link to the index of all services."""
    return sign_of(text) is Sign.BACK


def is_demand(line: str) -> bool:
    """Whether `line` says what a caller must be."""
    return sign_of(line) is Sign.DEMAND


def read(root: Cursor) -> Page:
    """What the page, a list of lines, says."""
    return _Reader(root).read()


_BELOW = frozenset({Sign.CAPTION, Sign.ENUM, Sign.HEADER, Sign.FRAME, Sign.SAMPLE})


class _Reader:
    """Walks down a page once; what a line is depends on the last caption above it."""

    def __init__(self, root: Cursor) -> None:
        self._page = Page(root=root)
        self._lines = [
            line.raw.replace("\xa0", " ") if isinstance(line.raw, str) else ""
            for line in root
        ]
        self._state = Sign.BLANK
        self._row: RawRow | None = None

    def read(self) -> Page:
        page = self._page
        code = self._code()
        for index, text in enumerate(self._lines):
            if index in code:
                continue
            sign = sign_of(text)
            if sign is Sign.SAMPLE:
                page.exchange = sample.read(self._lines, index)
                break
            self._line(sign, text, page.root / index)
        if page.demands and not any(d.startswith("Requires A") for d in page.demands):
            # The caption is lost of a table that only signed-in callers have.
            page.demands.insert(0, "Requires Authentication")
        page.within = self._within()
        if page.within:
            filled = [i for i, text in enumerate(self._lines) if text.strip()]
            page.last = page.root / (filled[-1] if filled else 0)
        return page

    def _code(self) -> range:
        """The lines of program text, and the one below that names the language."""
        start, stop = 0, len(self._lines)
        heading = False
        for index, text in enumerate(self._lines):
            sign = sign_of(text)
            if sign in _BELOW:
                stop = index
                break
            routed = sign is Sign.OTHER and (GLUED.match(text) or is_route(text))
            if heading and sign is Sign.OTHER:
                heading, start = False, index + 1
            elif routed or sign in (Sign.ROUTES, Sign.DEMAND, Sign.BACK):
                heading, start = sign is Sign.BACK, index + 1
        found = languages.find(self._lines, start, stop)
        if found is None:
            return range(0)
        page = self._page
        lines = [page.root / index for index in range(found.start, found.stop)]
        page.source = languages.of_page(lines, found.language, page.root)
        end = found.stop
        if end < stop and languages.is_footer(self._lines[end]):
            (page.root / end).taken()
            end += 1
        elif end == len(self._lines):
            self._state = Sign.FRAME
        return range(found.start, end)

    def _within(self) -> str:
        """What the page ends in, if it ends before its sample does."""
        page = self._page
        if page.exchange is not None:
            return page.exchange.within()
        match self._state:
            case Sign.HEADER | Sign.ALLOWED | Sign.CAPTION if page.tables:
                name = page.tables[-1].name
                return f"the table {name!r}" if name else "a table"
            case Sign.ROUTES:
                return "the routes"
            case Sign.ERRORS:
                return "the error cases"
            case Sign.SAMPLE:
                return "the sample request"
            case Sign.FRAME:
                return "the words above the sample"
            case _:
                return "its head"

    def _line(self, sign: Sign, text: str, line: Cursor) -> None:
        page = self._page
        match sign:
            case Sign.RULE:
                self._ruled()
            case Sign.BLANK | Sign.SAMPLE:
                return
            case Sign.BACK:
                self._state = sign
                if home := target(text):
                    page.home = home
                    line.taken()
            case Sign.ROUTES | Sign.FRAME | Sign.ERRORS:
                self._state = sign
                line.taken()
            case Sign.DEMAND:
                page.demands.append(" ".join(filter(None, cells_of(text))))
                line.taken()
            case Sign.CAPTION | Sign.ENUM:
                self._caption(sign, text.strip(), line)
            case Sign.HEADER:
                self._header(line)
            case Sign.ALLOWED if self._row is not None:
                self._state = sign
                self._row.listed = True
            case Sign.RANGE if self._row is not None:
                self._limits(text, line)
            case _:
                self._other(text, line)

    def _caption(self, sign: Sign, text: str, line: Cursor) -> None:
        name = text.rsplit(" ", 1)[0].strip("*# ")
        table = RawTable(line=line, name=name, enum=sign is Sign.ENUM)
        self._page.tables.append(table)
        self._row = None
        self._state = Sign.HEADER if sign is Sign.ENUM else Sign.CAPTION

    def _header(self, line: Cursor) -> None:
        if self._state is not Sign.CAPTION:
            self._page.tables.append(RawTable(line=line, name=""))
        self._row = None
        self._state = Sign.HEADER

    def _other(self, text: str, line: Cursor) -> None:
        page = self._page
        match self._state:
            case Sign.BLANK if is_route(text):
                self._state = Sign.ROUTES
                self._route(text, line)
            case Sign.BLANK if not page.title:
                page.title = text.strip().strip("# ")
                line.taken()
            case Sign.BACK if not page.operation and " " not in text.strip("# "):
                page.operation = text.strip().strip("# ")
                line.taken()
            case Sign.BACK:
                self._described(text, line)
            case Sign.ROUTES:
                self._route(text, line)
            case Sign.HEADER | Sign.ALLOWED if page.tables:
                self._table(text, line)
            case Sign.ERRORS:
                page.errors.append(line)
            case Sign.FRAME:
                if sample.is_begun(text):
                    self._state = Sign.SAMPLE
            case Sign.SAMPLE:
                return
            case _:
                page.unread.append(line)

    def _described(self, text: str, line: Cursor) -> None:
        page, said = self._page, text.strip()
        if NAVIGATION.fullmatch(text[:300]):
            return
        if not page.doc and page.tag is None and re.fullmatch(r"[\w/-]{1,60}", said):
            page.tags.append(said)
            page.tag = line
        else:
            page.doc.append(said)
        line.taken()

    def _route(self, text: str, line: Cursor) -> None:
        cells = cells_of(text)
        if GLUED.match(text) or is_route(text):
            self._page.routes.append(RawRow(line=line, cells=cells))
        else:
            self._page.unread.append(line)

    def _table(self, text: str, line: Cursor) -> None:
        bullet = BULLET.match(text)
        cells = cells_of(text)
        if self._state is Sign.ALLOWED and self._row is not None:
            parted = len(self._page.tables[-1].rows[0].cells) > 1
            if bullet or (len(cells) == 1 and (parted or not rows.is_row(text))):
                value = text[bullet.end() :].strip() if bullet else text.strip()
                if value and value != "|":
                    self._row.values.append(value)
                    self._row.allowed.append(line)
                return
        if cells == ("",):
            return
        if self._is_member(cells):
            self._page.tables.append(RawTable(line=line, name="", enum=True))
        self._state = Sign.HEADER
        if cells[-1].endswith("Allowable Values"):
            cells = (*cells[:-1], cells[-1].removesuffix("Allowable Values").strip())
            self._state = Sign.ALLOWED
        listed = self._state is Sign.ALLOWED
        limits = re.search(RANGE.pattern + r"\Z", cells[-1][-120:])
        if limits is not None:
            cells = (*cells[:-1], cells[-1].removesuffix(limits[0]).strip())
        self._row = RawRow(line=line, cells=cells, listed=listed)
        self._row.limits = None if limits is None else (limits[1], limits[2])
        self._page.tables[-1].rows.append(self._row)

    def _ruled(self) -> None:
        """The row over a rule is a table's first, also where a caption is lost."""
        table = self._page.tables[-1] if self._page.tables else None
        if table is not None and table.enum and not table.name and len(table.rows) > 1:
            row = table.rows.pop()
            again = RawTable(line=row.line, name="", enum=True, rows=[row])
            self._page.tables.append(again)

    def _is_member(self, cells: tuple[str, ...]) -> bool:
        """Whether a row begins the table of an enum, whose caption is lost."""
        table = self._page.tables[-1]
        wider = not table.enum and any(len(row.cells) > 3 for row in table.rows)
        return wider and 1 < len(cells) <= 3 and MEMBER.fullmatch(cells[0]) is not None

    def _limits(self, text: str, line: Cursor) -> None:
        match = RANGE.fullmatch(text.strip()[:120])
        if match is not None and self._row is not None:
            self._row.limits = match[1], match[2]
            line.taken()
