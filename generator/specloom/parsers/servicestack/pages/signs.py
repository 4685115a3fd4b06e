"""What the lines of an operation page are, by what stands in them."""

from __future__ import annotations

import re
from enum import Enum, auto

from .. import sample


class Sign(Enum):
    """What a line is."""

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


BACK = re.compile(r"back to all web services", re.IGNORECASE)
_TARGET = re.compile(r"\]\(\s*<?(\S{1,500}?)>?\s*\)")
ROUTES = re.compile(r"The following routes are available for this service:?")
_CAPTION = re.compile(r"(\S.{0,200}?) Parameters:")
_ENUM = re.compile(r"([A-Za-z_][\w.]*) Enum:")
RANGE = re.compile(r"Valid Range: *(\S{1,40}) - (\S{1,40})")
_DEMAND = re.compile(
    r"Requires Authentication|Requires API Key"
    r"|Require[sd](?: the| any of the)? (?:role|permission)s?:.*"
)
_FRAME = re.compile(
    r"To override the Content-type|To embed the response in a|HTTP \+ [A-Z0-9]+"
    r"|The following are sample HTTP|The placeholders shown need"
)
_ERRORS = re.compile(r"Error Codes:")
NAVIGATION = re.compile(r"\W*(?:Metadata|C#)\s*\|.*\bTypeScript\b.*")
_HEADER = "nameparameterdatatyperequireddescription"
BULLET = re.compile(r"^\s*(?:[•·▪◦]|[-*](?= ))\s*")
MEMBER = re.compile(r"[A-Za-z_]\w*")
_RULE = re.compile(r"\|[\s|:-]*-[\s|:-]*\|?")
GLUED = re.compile(r"\s*(?:All Verbs|[A-Z]{3,}(?:[, ]+[A-Z]{3,})*)\s*/")


def sign_of(line: str) -> Sign:
    """What `line` is."""
    text = line.replace("\xa0", " ").strip()
    if not text:
        return Sign.BLANK
    folded = "".join(c for c in text[:120] if c.isalpha()).casefold()
    for sign, found in (
        (Sign.HEADER, folded == _HEADER),
        (Sign.RULE, _RULE.fullmatch(text[:400])),
        (Sign.BACK, len(_TARGET.sub("", text[:600])) < 80 and BACK.search(text)),
        (Sign.ROUTES, ROUTES.match(text)),
        (Sign.CAPTION, _CAPTION.fullmatch(text[:300])),
        (Sign.ENUM, _ENUM.fullmatch(text[:300])),
        (Sign.ALLOWED, text == "Allowable Values"),
        (Sign.RANGE, RANGE.fullmatch(text[:120])),
        (Sign.DEMAND, _DEMAND.fullmatch(text[:400].lstrip("| "))),
        (Sign.FRAME, _FRAME.match(text)),
        (Sign.ERRORS, _ERRORS.match(text)),
        (Sign.SAMPLE, sample.is_request(text)),
    ):
        if found:
            return sign
    return Sign.OTHER


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a line in a table; one where nothing parts them."""
    if text.lstrip().startswith("|"):
        return tuple(cell.strip() for cell in text.strip().strip("|").split("|"))
    if "\t" in text.strip():
        return tuple(cell.strip() for cell in text.split("\t"))
    return (text.strip(),)


def target(text: str) -> str:
    """Where the first link in a line of Markdown leads; empty without one."""
    match = _TARGET.search(text[:600])
    return "" if match is None else match[1]


def is_route(text: str) -> bool:
    """Whether the cells of a line are those of a route."""
    cells = cells_of(text[:400])
    return len(cells) > 1 and bool(
        re.fullmatch(r"All Verbs|[A-Z]+(?:[, ]+[A-Z]+)*", cells[0])
        and cells[1].startswith("/")
    )
