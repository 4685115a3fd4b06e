"""Dates, numbers and other single values, between JSON and Python, in each dialect.

A value whose text differs from what its form would write keeps that text beside it, so
that it goes back as it came.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, ClassVar, TypeAlias, TypeVar
from uuid import UUID

from .jsontext import Number

if TYPE_CHECKING:
    from .values import JsonValue


class Unsendable(ValueError):
    """A value has no form in a request; `path` leads to it from the outermost value."""

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def within(self, step: str | int) -> Unsendable:
        """The same, seen from one value further out."""
        return Unsendable(self.reason, (step, *self.path))


K = TypeVar("K")

Read: TypeAlias = "Callable[[JsonValue], object]"
Write: TypeAlias = "Callable[[object], JsonValue]"


@dataclass(frozen=True, slots=True)
class Scalar:
    """How a kind of value travels.

    `read` raises ValueError, TypeError or an ArithmeticError where JSON does not fit,
    `write` raises `Unsendable`. `expected` names the kind to a reader of an issue.
    """

    kind: type
    expected: str
    read: Read
    write: Write
    exact: bool = False


SCALARS: frozenset[type] = frozenset(
    {str, int, float, bool, bytes, date, datetime, time, timedelta, Decimal, UUID}
)
"""The classes of single values."""


@cache
def scalar(kind: type, form: str) -> Scalar:
    """How a value of class `kind` travels in the dialect `form`."""
    if kind is datetime:
        return _datetime(form)
    if kind is timedelta:
        read, write = (
            (_read_timespan, _write_timespan)
            if form == "dotnet"
            else (_read_duration, _write_duration)
        )
        return _kept(kind, "duration", form, read, write)
    if kind is date:
        return Scalar(date, "date", _read_date, _write_date)
    if kind is time:
        return _kept(time, "time", form, _read_time, _write_time)
    if kind is UUID:
        return _uuid(form)
    if kind is Decimal:
        return _decimal(form)
    if kind is bytes:
        return Scalar(bytes, "base64 text", _read_bytes, _write_bytes)
    return _plain(kind, form)


# --- Values that remember their text ------------------------------------------------


class SentDatetime(datetime):
    """A datetime that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentTime(time):
    """A time that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentDuration(timedelta):
    """A duration that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentDecimal(Decimal):
    """A decimal that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentUUID(UUID):
    """A UUID that remembers how it was written, and in which form."""

    sent: ClassVar[tuple[str, JsonValue]]


def _remember(value: object, form: str, text: JsonValue) -> object:
    copy: object
    match value:
        case datetime():
            copy = SentDatetime.combine(value.date(), value.timetz())
        case time():
            copy = SentTime(
                value.hour, value.minute, value.second, value.microsecond, value.tzinfo
            )
        case timedelta():
            copy = SentDuration(value.days, value.seconds, value.microseconds)
        case Decimal():
            copy = SentDecimal(value)
        case UUID():
            copy = SentUUID(int=value.int)
        case _:
            raise ValueError("written in another way")
    object.__setattr__(copy, "sent", (form, text))
    return copy


def _kept(
    kind: type, expected: str, form: str, read: Read, write: Write, exact: bool = False
) -> Scalar:
    """The scalar whose values remember a text that `write` would not give."""

    def read_kept(text: JsonValue) -> object:
        value = read(text)
        try:
            if _same(write(value), text):
                return value
        except Unsendable:
            return _remember(value, form, text)
        return _remember(value, form, text)

    def write_kept(value: object) -> JsonValue:
        sent = getattr(value, "sent", None)
        return sent[1] if sent is not None and sent[0] == form else write(value)

    return Scalar(kind, expected, read_kept, write_kept, exact)


def _same(one: JsonValue, other: JsonValue) -> bool:
    if isinstance(one, Number) and isinstance(other, Number):
        return one.text == other.text
    return one == other and isinstance(one, str) == isinstance(other, str)


# --- Dates and times ----------------------------------------------------------------


def _datetime(form: str) -> Scalar:
    found = re.fullmatch(r"(z|offset|naive|)(\d?)", form)
    if found:
        style, digits = found[1], int(found[2] or -1)
        read, write = _read_datetime, _iso_writer(style, digits)
        kept = _kept(datetime, "date and time", form, read, write)
        return Scalar(
            datetime, kept.expected, _quick(style, digits, kept.read), kept.write
        )
    if form not in _DATETIMES:
        return _datetime("")
    return _kept(datetime, "date and time", form, *_DATETIMES[form])


def _quick(style: str, digits: int, read: Read) -> Read:
    """`read`, with a short way for the texts that `style` would write itself.

    Comparing every third character is all that tells these from the other texts that
    `fromisoformat` takes, at a tenth of the cost of writing the value again.
    """
    parse = datetime.fromisoformat
    marks = MARKS[style]
    fraction = style == "z" and 1 <= digits <= 6
    length = 21 + digits

    def read_plain(text: JsonValue) -> object:
        value = parse(text)  # type: ignore[arg-type]  # a TypeError is a misfit too
        if text[4::3] == marks and (value.hour or text[12] == "0"):  # type: ignore[index]
            return value
        return read(text)

    def read_fraction(text: JsonValue) -> object:
        value = parse(text)  # type: ignore[arg-type]  # a TypeError is a misfit too
        if (
            text[4:20:3] == "--T::."  # type: ignore[index]
            and len(text) == length  # type: ignore[arg-type]
            and text[-1] == "Z"  # type: ignore[index]
            and (value.hour or text[12] == "0")  # type: ignore[index]
        ):
            return value
        return read(text)

    if fraction:
        return read_fraction
    return read_plain if digits <= 0 else read


def _read_datetime(text: JsonValue) -> datetime:
    return datetime.fromisoformat(_text(text))


def _iso_writer(style: str, digits: int) -> Write:
    def write(value: object) -> JsonValue:
        moment = _a(datetime, value)
        naive = moment.tzinfo is None
        if naive and style in {"z", "offset"}:
            raise Unsendable("needs a time zone")
        if not naive and style == "naive":
            raise Unsendable("takes no time zone")
        if style == "z":
            moment = _utc(moment)
        text = _seconds(moment, digits)
        if naive:
            return text
        if style == "z" or (not style and not moment.utcoffset()):
            return f"{text}Z"
        return f"{text}{_offset(moment)}"

    return write


def _seconds(moment: datetime, digits: int) -> str:
    bare = moment.replace(tzinfo=None)
    if digits < 0:
        return bare.isoformat()
    text = bare.isoformat(timespec="microseconds")
    return text[:19] if digits == 0 else f"{text}000"[: 20 + digits]


def _offset(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")[19:]


def _utc(moment: datetime) -> datetime:
    try:
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    except OverflowError:
        raise Unsendable("lies outside the calendar") from None


def _aware(value: object) -> datetime:
    moment = _a(datetime, value)
    if moment.tzinfo is None:
        raise Unsendable("needs a time zone")
    return moment


def _read_dotnet(text: JsonValue) -> datetime:
    found = _DOTNET_DATE.fullmatch(_text(text))
    if not found:
        raise ValueError("no /Date()/")
    moment = _EPOCH + timedelta(milliseconds=int(found[1]))
    if found[2] is None:
        return moment
    minutes = int(found[2][1:3]) * 60 + int(found[2][3:])
    shift = timedelta(minutes=-minutes if found[2][0] == "-" else minutes)
    return moment.astimezone(timezone(shift) if shift else UTC)


def _write_dotnet(value: object) -> JsonValue:
    moment = _aware(value)
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    offset = _offset(moment).replace(":", "")
    return f"/Date({milliseconds}{'' if offset == '+0000' else offset})/"


def _read_epoch(value: JsonValue) -> datetime:
    return _EPOCH + timedelta(seconds=_number(value))


def _write_epoch(value: object) -> JsonValue:
    seconds = (_aware(value) - _EPOCH) / timedelta(seconds=1)
    return int(seconds) if seconds.is_integer() else seconds


def _read_epoch_ms(value: JsonValue) -> datetime:
    return _EPOCH + timedelta(milliseconds=_number(value))


def _write_epoch_ms(value: object) -> JsonValue:
    return (_aware(value) - _EPOCH) // timedelta(milliseconds=1)


def _read_http(text: JsonValue) -> datetime:
    return parsedate_to_datetime(_text(text))


def _write_http(value: object) -> JsonValue:
    return format_datetime(_utc(_aware(value)), usegmt=True)


def _read_date(text: JsonValue) -> date:
    value = date.fromisoformat(text)  # type: ignore[arg-type]  # a TypeError is a misfit
    if text[4::3] != "--":  # type: ignore[index]
        raise ValueError("written in another way")
    return value


def _write_date(value: object) -> JsonValue:
    day = _a(date, value)
    return day.date().isoformat() if isinstance(day, datetime) else day.isoformat()


def _read_time(text: JsonValue) -> time:
    return time.fromisoformat(_text(text))


def _write_time(value: object) -> JsonValue:
    return _a(time, value).isoformat()


def _read_duration(text: JsonValue) -> timedelta:
    found = _DURATION.fullmatch(_text(text))
    if not found or found[0][-1] in "PT":
        raise ValueError("no ISO 8601 duration")
    amount = timedelta(
        weeks=int(found["w"] or 0),
        days=int(found["d"] or 0),
        hours=int(found["h"] or 0),
        minutes=int(found["m"] or 0),
    ) + _fractional(found["s"] or "0")
    return -amount if found["sign"] == "-" else amount


def _write_duration(value: object) -> JsonValue:
    amount = _a(timedelta, value)
    sign = "-" if amount < timedelta() else ""
    days, hours, minutes, seconds = _clock(abs(amount))
    text = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
    text += f"{seconds}S" if seconds != "0" else ""
    if not days and not text:
        return "PT0S"
    return f"{sign}P{f'{days}D' if days else ''}{f'T{text}' if text else ''}"


def _read_timespan(text: JsonValue) -> timedelta:
    found = _TIMESPAN.fullmatch(_text(text))
    if not found:
        raise ValueError("no time span")
    amount = timedelta(
        days=int(found["d"] or 0), hours=int(found["h"]), minutes=int(found["m"])
    ) + _fractional(found["s"])
    return -amount if found["sign"] else amount


def _write_timespan(value: object) -> JsonValue:
    amount = _a(timedelta, value)
    sign = "-" if amount < timedelta() else ""
    amount = abs(amount)
    days, hours, minutes, _ = _clock(amount)
    text = f"{sign}{f'{days}.' if days else ''}{hours:02}:{minutes:02}"
    text += f":{amount.seconds % 60:02}"
    return f"{text}.{amount.microseconds:06}0" if amount.microseconds else text


def _fractional(text: str) -> timedelta:
    """Seconds with a fraction, cut to microseconds with no float on the way."""
    whole, _, fraction = text.replace(",", ".").partition(".")
    return timedelta(seconds=int(whole), microseconds=int(f"{fraction:0<6}"[:6]))


def _clock(amount: timedelta) -> tuple[int, int, int, str]:
    minutes, seconds = divmod(amount.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{seconds}.{amount.microseconds:06}".rstrip("0").rstrip(".")
    return amount.days, hours, minutes, text if amount.microseconds else str(seconds)


# --- Others -------------------------------------------------------------------------


def _uuid(form: str) -> Scalar:
    def write(value: object) -> JsonValue:
        identity = _a(UUID, value)
        return identity.hex if form == "hex" else str(identity)

    def read(text: JsonValue) -> object:
        value = _text(text)
        if len(value) not in {32, 36}:  # UUID() also takes braces and "urn:uuid:"
            raise ValueError("no UUID")
        return UUID(value)

    return _kept(UUID, "UUID", form, read, write)


def _decimal(form: str) -> Scalar:
    def read(value: JsonValue) -> object:
        match value:
            case bool() | None:
                raise TypeError("no number")
            case str() if form == "text":
                number = Decimal(value)
            case Number() if form != "text":
                number = Decimal(value.text)
            case float() if form != "text":
                number = Decimal(repr(value))
            case int() if form != "text":
                number = Decimal(value)
            case _:
                raise TypeError("no number")
        if not number.is_finite():
            raise ValueError("no finite number")
        return number

    def write(value: object) -> JsonValue:
        number = Decimal(value) if isinstance(value, int) else _a(Decimal, value)
        if not number.is_finite():
            raise Unsendable(f"{number} is no JSON number")
        return str(number) if form == "text" else Number(str(number))

    return _kept(Decimal, "decimal", form, read, write, exact=form != "text")


def _plain(kind: type, form: str) -> Scalar:
    """Texts, numbers and truth values; in the form "text" inside a JSON text."""

    def read(value: JsonValue) -> object:
        if form != "text" or kind is str:
            if type(value) is kind or (kind is float and type(value) is int):
                return value
            if kind is float and isinstance(value, Number):
                return float(value)
            raise TypeError("another kind of value")
        if kind is float:
            number = Number(_text(value))
            return float(number) if repr(float(number)) == value else number
        read = _BOOLEANS[_text(value)] if kind is bool else int(_text(value))
        if write(read) != value:
            raise ValueError("written in another way")
        return read

    def write(value: object) -> JsonValue:
        if form != "text" or kind is str:
            return value  # type: ignore[return-value]  # checked where text is made
        match value:
            case Number():
                return value.text
            case bool():
                return "true" if value else "false"
            case int() | float():
                return repr(value)
            case _:
                return value  # type: ignore[return-value]

    return Scalar(kind, _EXPECTED[kind], read, write)


def _read_bytes(text: JsonValue) -> bytes:
    content = b64decode(_text(text), validate=True)
    if _write_bytes(content) != text:
        raise ValueError("written in another way")
    return content


def _write_bytes(value: object) -> JsonValue:
    return b64encode(_a(bytes, value)).decode("ascii")


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number")
    return value


def _a(kind: type[K], value: object) -> K:
    if not isinstance(value, kind):
        raise Unsendable(f"{type(value).__name__} is no {kind.__name__}")
    return value


MARKS = {"z": "--T::Z", "offset": "--T::+:", "naive": "--T::", "": "--T::Z"}
"""Every third character, from the fifth, of what the form of a datetime writes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DOTNET_DATE = re.compile(r"/Date\((-?\d{1,15})([+-]\d{4})?\)/", re.ASCII)
_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<w>\d{1,9})W)?(?:(?P<d>\d{1,9})D)?"
    r"(?:T(?:(?P<h>\d{1,9})H)?(?:(?P<m>\d{1,9})M)?(?:(?P<s>\d{1,9}(?:[.,]\d+)?)S)?)?",
    re.ASCII,
)
_TIMESPAN = re.compile(
    r"(?P<sign>-?)(?:(?P<d>\d{1,8})\.)?(?P<h>\d\d?):(?P<m>\d\d):(?P<s>\d\d(?:\.\d{1,7})?)",
    re.ASCII,
)
_DATETIMES: dict[str, tuple[Read, Write]] = {
    "dotnet": (_read_dotnet, _write_dotnet),
    "epoch": (_read_epoch, _write_epoch),
    "epoch_ms": (_read_epoch_ms, _write_epoch_ms),
    "http": (_read_http, _write_http),
}
_BOOLEANS = {"true": True, "false": False}
_EXPECTED: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
}
