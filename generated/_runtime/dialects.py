"""Reads single values that travel in another dialect than their type says.

Hosts are set up otherwise than their documents say: dates become numbers, GUIDs get
braces, numbers become texts. What is unmistakable is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from .exacts import SentDecimal, SentUUID
from .jsontext import Number
from .moments import (
    SentDatetime,
    SentDuration,
    SentTime,
    read_dotnet,
    read_duration,
    read_epoch,
    read_epoch_ms,
    read_http,
    read_since_midnight,
    read_timespan,
)
from .scalars import text_of

if TYPE_CHECKING:
    from .values import JsonValue


def adapted(kind: type, form: str, value: JsonValue) -> object:
    """`value` as a `kind`, whichever dialect it is in; itself where it is in none.

    What has room for it remembers how it was written in place of the dialect `form`.
    """
    reader = _READERS.get(kind)
    if reader is None:
        return value
    try:
        found = reader(value)
    except (ValueError, TypeError, ArithmeticError, LookupError):
        return value
    if isinstance(found, _SENT):
        object.__setattr__(found, "sent", (form, value))
    return found


def _truth(value: JsonValue) -> bool:
    return {"true": True, "false": False}[text_of(value).casefold()]


def _whole(value: JsonValue) -> int:
    """A whole number that is a text; leading zeros are those of some other thing."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = text_of(value)
    if not re.fullmatch(r"(?a)-?(0|[1-9]\d*)", text):
        raise ValueError("no whole number")
    return int(text)


def _number(value: JsonValue) -> float:
    return float(_numeral(value))


def _numeral(value: JsonValue) -> str:
    """The text of a number, whether it is a text or not."""
    if isinstance(value, bool):
        raise TypeError("no number")
    text = repr(value) if isinstance(value, int | float) else text_of(value)
    text = value.text if isinstance(value, Number) else text
    if not re.fullmatch(r"(?a)-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        raise ValueError("no number")
    return text


def _decimal(value: JsonValue) -> SentDecimal:
    return SentDecimal(_numeral(value))


def _uuid(value: JsonValue) -> SentUUID:
    found = re.fullmatch(r"\{(.*)\}|\((.*)\)|(.*)", text_of(value).strip())
    text = (found[1] or found[2] or found[3] or "") if found else ""
    if not re.fullmatch(_GUID, text):
        raise ValueError("no UUID")
    return SentUUID(text)


def _datetime(value: JsonValue) -> SentDatetime:
    moment = _moment(value)
    return SentDatetime.combine(moment.date(), moment.timetz())


def _moment(value: JsonValue) -> datetime:
    if not isinstance(value, str):
        # Seconds of the year 5138 are milliseconds of 1973: no host means the former.
        number = isinstance(value, int | float) and abs(value) >= 1e11
        return read_epoch_ms(value) if number else read_epoch(value)
    if value.startswith("/Date("):
        return read_dotnet(value)
    if value[3:5] == ", ":
        return read_http(value)
    return datetime.fromisoformat(value)


def _date(value: JsonValue) -> date:
    """The day of a moment that is no more than a day."""
    moment = _moment(value)
    if moment.time() != time():
        raise ValueError("more than a date")
    return moment.date()


def _time(value: JsonValue) -> SentTime:
    text = text_of(value)
    if text.startswith("P"):
        clock = read_since_midnight(text)
    else:
        clock = time.fromisoformat(text)
    return SentTime(
        clock.hour, clock.minute, clock.second, clock.microsecond, clock.tzinfo
    )


def _duration(value: JsonValue) -> SentDuration:
    read = read_timespan if ":" in text_of(value) else read_duration
    amount = read(value)
    return SentDuration(amount.days, amount.seconds, amount.microseconds)


_GUID = r"(?a)[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_SENT = (SentDatetime, SentDecimal, SentDuration, SentTime, SentUUID)
_READERS: dict[type, Callable[[JsonValue], object]] = {
    bool: _truth,
    int: _whole,
    float: _number,
    Decimal: _decimal,
    UUID: _uuid,
    datetime: _datetime,
    date: _date,
    time: _time,
    timedelta: _duration,
}
