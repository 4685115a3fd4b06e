"""What texts look like: formats that strings match, and values that texts are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from ..source import Json


def forms(strings: Sequence[str]) -> tuple[str, ...]:
    """The names of the formats that all `strings` match."""
    left = _FORMATS
    for text in strings:
        left = tuple(f for f in left if len(text) <= _LONGEST_FORM and f[1](text))
        if not left:
            break
    return tuple(name for name, _ in left)


def datetime_form(strings: Iterable[str]) -> str:
    """The dialect of date-times that all `strings` are written in."""
    zones: set[str] = set()
    digits: set[int] = set()
    for text in strings:
        found = _DATETIME.fullmatch(text)
        if found is not None:
            zone = found["zone"]
            zones.add("z" if zone == "Z" else "offset" if zone else "naive")
            digits.add(len(found["fraction"] or ""))
    if len(zones) != 1:
        return ""
    count = digits.pop() if len(digits) == 1 else 0
    return f"{zones.pop()}{count or ''}"


_LONGEST_FORM = 2048

_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?P<fraction>\d{1,9}))?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)


def _is_date(text: str) -> bool:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_datetime(text: str) -> bool:
    if not _DATETIME.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


# A UUID in capitals, or without its dashes, would not be written as it was read.
_FORMATS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("date", _is_date),
    ("date-time", _is_datetime),
    ("uuid", _matches(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    ("time", _matches(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?")),
    ("duration", _matches(r"P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?")),
    ("uri", _matches(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://\S+")),
    ("email", _matches(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")),
    ("integer", _matches(r"-?(?:0|[1-9]\d*)")),
    ("number", _matches(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")),
    ("boolean", _matches(r"true|false")),
)

# Codes with a leading zero, and numbers too long to count anything, stay text.
READERS: tuple[tuple[re.Pattern[str], Callable[[str], Json]], ...] = (
    (re.compile(r"true|false", re.IGNORECASE), lambda text: text.lower() == "true"),
    (re.compile(r"-?(?:0|[1-9][0-9]{0,18})"), int),
    (re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?"), float),
)
"""What all texts of a place may be, the narrowest first, and how to read one."""
