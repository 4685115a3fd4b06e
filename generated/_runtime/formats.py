"""Formats of text that JSON Schema names, checked without any library."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date


def _date(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _time(text: str) -> bool:
    """A time with an offset; a leap second stands only at the end of a day of UTC."""
    found = _TIME.fullmatch(text)
    if found is None:
        return False
    hour, minute, second = int(found["h"]), int(found["m"]), int(found["s"])
    away = int(found["oh"] or 0) * 60 + int(found["om"] or 0)
    if hour > 23 or minute > 59 or second > 60 or away > 23 * 60 + 59:
        return False
    if int(found["om"] or 0) > 59:
        return False
    utc = hour * 60 + minute - (away if found["sign"] == "+" else -away)
    return second < 60 or utc % (24 * 60) == 23 * 60 + 59


def _moment(text: str) -> bool:
    return text[10:11] in ("T", "t") and _date(text[:10]) and _time(text[11:])


def _hostname(text: str) -> bool:
    return len(text) <= 253 and _HOSTNAME.fullmatch(text) is not None


def _like(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _resource(more: str, *, relative: bool) -> Callable[[str], bool]:
    """References to resources, with `more` letters than ASCII's, absolute or not."""
    free = rf"[{more}A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{{2}}"
    user = rf"(?:[{more}A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{{2}})*"
    name = rf"(?:[{more}A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{{2}})*"
    host = rf"(?:\[(?:[0-9A-Fa-f:.]+|[vV][0-9A-Fa-f]+\.[^\s\[\]]+)\]|{name})"
    place = rf"//(?:{user}@)?{host}(?::[0-9]*)?(?:/(?:{free})*)*"
    path = rf"/(?:(?:{free})+(?:/(?:{free})*)*)?|(?:{free})+(?:/(?:{free})*)*|"
    # In a reference without a scheme, a colon may not stand in the first segment.
    bare = free.replace(":@-]", "@-]")
    open_ = rf"/(?:(?:{free})+(?:/(?:{free})*)*)?|(?:{bare})+(?:/(?:{free})*)*|"
    private = _PRIVATE if more else ""
    rest = rf"(?:\?(?:{free}|[/?{private}])*)?(?:\#(?:{free}|[/?])*)?"
    whole = rf"[A-Za-z][A-Za-z0-9+.-]*:(?:{place}|{path}){rest}"
    either = rf"{whole}|(?:{place}|{open_}){rest}" if relative else whole
    return _like(re.compile(either))


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"(?P<h>[0-9]{2}):(?P<m>[0-9]{2}):(?P<s>[0-9]{2})(?:\.[0-9]+)?"
    r"(?:[zZ]|(?P<sign>[+-])(?P<oh>[0-9]{2}):(?P<om>[0-9]{2}))"
)
_DURATION = re.compile(
    r"P(?=[0-9T])(?:[0-9]+W"
    r"|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)?"
    r"(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?)"
)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOSTNAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_POINTER = r"(?:/(?:[^~/]|~[01])*)*"
_NAME = r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})"
_VARIABLE = rf"{_NAME}(?:\.?{_NAME})*(?::[1-9][0-9]{{0,3}}|\*)?"
_TEMPLATE = re.compile(
    r"(?:[^\x00-\x20\"%<>\\^`{|}\x7f]|%[0-9A-Fa-f]{2}"
    rf"|\{{[+#./;?&=,!@|]?{_VARIABLE}(?:,{_VARIABLE})*\}})*"
)
_BEYOND_ASCII = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": _date,
    "date-time": _moment,
    "duration": _like(_DURATION),
    "hostname": _hostname,
    "iri": _resource(_BEYOND_ASCII, relative=False),
    "iri-reference": _resource(_BEYOND_ASCII, relative=True),
    "json-pointer": _like(re.compile(_POINTER, re.DOTALL)),
    "relative-json-pointer": _like(
        re.compile(rf"(?:0|[1-9][0-9]*)(?:\#|{_POINTER})", re.DOTALL)
    ),
    "time": _time,
    "uri": _resource("", relative=False),
    "uri-reference": _resource("", relative=True),
    "uri-template": _like(_TEMPLATE),
    "uuid": _like(re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")),
}
"""The test of each format."""
