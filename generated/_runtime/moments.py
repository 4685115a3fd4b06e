"""Datetimes, times and durations, between JSON and Python, in each dialect."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

from .scalars import Read, Scalar, Unsendable, Write, a, kept, text_of

if TYPE_CHECKING:
    from .values import JsonValue


class SentDatetime(datetime):
    """A datetime that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentTime(time):
    """A time that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


class SentDuration(timedelta):
    """A duration that remembers how it was written, and in which form."""

    sent: tuple[str, JsonValue]


def moment(kind: type, form: str) -> Scalar:
    """How a datetime, a time or a duration travels in the dialect `form`."""
    if kind is datetime:
        return _datetime(form)
    if kind is time:
        clock = Scalar("time", _read_time, _write_time)
        if form == "duration":
            clock = Scalar("time", read_since_midnight, _write_since_midnight)
        return kept(clock, form, _time_again)
    duration = Scalar("duration", read_duration, _write_duration)
    if form == "dotnet":
        duration = Scalar("duration", read_timespan, _write_timespan)
    return kept(duration, form, _duration_again)


def _datetime_again(value: object) -> datetime:
    moment = a(datetime, value)
    return SentDatetime.combine(moment.date(), moment.timetz())


def _time_again(value: object) -> time:
    clock = a(time, value)
    return SentTime(
        clock.hour, clock.minute, clock.second, clock.microsecond, clock.tzinfo
    )


def _duration_again(value: object) -> timedelta:
    amount = a(timedelta, value)
    return SentDuration(amount.days, amount.seconds, amount.microseconds)


# --- Datetimes ----------------------------------------------------------------------


def _datetime(form: str) -> Scalar:
    found = re.fullmatch(r"(z|offset|naive|)(\d?)", form)
    if found:
        style, digits = found[1], int(found[2] or -1)
        iso = Scalar("date and time", _read_datetime, _iso_writer(style, digits))
        scale = kept(iso, form, _datetime_again)
        if digits <= 0:
            scale.read = _quick(MARKS[style], scale.read)
        return scale
    if form not in _DATETIMES:
        return _datetime("")
    return kept(Scalar("date and time", *_DATETIMES[form]), form, _datetime_again)


def _quick(marks: str, read: Read) -> Read:
    """`read`, with a short way for the texts that the form would write itself.

    Comparing every third character is all that tells these from the other texts that
    `fromisoformat` takes, at a tenth of the cost of writing the value again.
    """

    def read_quick(value: JsonValue) -> object:
        text = text_of(value)
        moment = datetime.fromisoformat(text)
        if text[4::3] == marks and (moment.hour or text[12] == "0"):
            return moment
        return read(text)

    return read_quick


def _read_datetime(text: JsonValue) -> datetime:
    return datetime.fromisoformat(text_of(text))


def _iso_writer(style: str, digits: int) -> Write:
    def write(value: object) -> JsonValue:
        moment = a(datetime, value)
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
    moment = a(datetime, value)
    if moment.tzinfo is None:
        raise Unsendable("needs a time zone")
    return moment


def read_dotnet(text: JsonValue) -> datetime:
    """The moment that `/Date(ms)/` stands for, with the offset behind it if any."""
    found = re.fullmatch(_DOTNET_DATE, text_of(text))
    if not found:
        raise ValueError("no /Date()/")
    moment = _EPOCH + timedelta(milliseconds=int(found[1]))
    if found[2] is None:
        return moment
    minutes = int(found[2][1:3]) * 60 + int(found[2][3:])
    shift = timedelta(minutes=-minutes if found[2][0] == "-" else minutes)
    try:
        return moment.astimezone(timezone(shift)) if shift else moment
    except OverflowError:  # the first or the last day of the calendar, somewhere else
        return moment


def _write_dotnet(value: object) -> JsonValue:
    moment = _aware(value)
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    offset = _offset(moment).replace(":", "")
    return f"/Date({milliseconds}{'' if offset == '+0000' else offset})/"


def read_epoch(value: JsonValue) -> datetime:
    """The moment so many seconds after 1970 began."""
    return _EPOCH + timedelta(seconds=_number(value))


def _write_epoch(value: object) -> JsonValue:
    seconds = (_aware(value) - _EPOCH) / timedelta(seconds=1)
    return int(seconds) if seconds.is_integer() else seconds


def read_epoch_ms(value: JsonValue) -> datetime:
    """The moment so many milliseconds after 1970 began."""
    return _EPOCH + timedelta(milliseconds=_number(value))


def _write_epoch_ms(value: object) -> JsonValue:
    return (_aware(value) - _EPOCH) // timedelta(milliseconds=1)


def read_http(text: JsonValue) -> datetime:
    """The moment of a date as HTTP headers write it."""
    return parsedate_to_datetime(text_of(text))


def _write_http(value: object) -> JsonValue:
    return format_datetime(_utc(_aware(value)), usegmt=True)


# --- Times and durations ------------------------------------------------------------


def _read_time(text: JsonValue) -> time:
    return time.fromisoformat(text_of(text))


def _write_time(value: object) -> JsonValue:
    return a(time, value).isoformat()


def read_since_midnight(text: JsonValue) -> time:
    """The time of a day that an ISO 8601 duration since midnight stands for."""
    amount = read_duration(text)
    if not timedelta() <= amount < timedelta(days=1):
        raise ValueError("no time of a day")
    return (datetime.min + amount).time()


def _write_since_midnight(value: object) -> JsonValue:
    clock = a(time, value)
    if clock.tzinfo is not None:
        raise Unsendable("takes no time zone")
    return _write_duration(datetime.combine(date.min, clock) - datetime.min)


def read_duration(text: JsonValue) -> timedelta:
    """The length of an ISO 8601 duration without months and years."""
    found = re.fullmatch(_DURATION, text_of(text))
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
    amount = a(timedelta, value)
    sign = "-" if amount < timedelta() else ""
    days, hours, minutes, seconds = _clock(abs(amount))
    text = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
    text += f"{seconds}S" if seconds != "0" else ""
    if not days and not text:
        return "PT0S"
    return f"{sign}P{f'{days}D' if days else ''}{f'T{text}' if text else ''}"


def read_timespan(text: JsonValue) -> timedelta:
    """The length of `[d.]hh:mm:ss[.fffffff]`."""
    found = re.fullmatch(_TIMESPAN, text_of(text))
    if not found:
        raise ValueError("no time span")
    amount = timedelta(
        days=int(found["d"] or 0), hours=int(found["h"]), minutes=int(found["m"])
    ) + _fractional(found["s"])
    return -amount if found["sign"] else amount


def _write_timespan(value: object) -> JsonValue:
    amount = a(timedelta, value)
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


def _number(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number")
    return value


MARKS = {"z": "--T::Z", "offset": "--T::+:", "naive": "--T::", "": "--T::Z"}
"""Every third character, from the fifth, of what the form of a datetime writes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DOTNET_DATE = r"(?a)/Date\((-?\d{1,15})([+-]\d{4})?\)/"
_DURATION = (
    r"(?a)(?P<sign>[+-]?)P(?:(?P<w>\d{1,9})W)?(?:(?P<d>\d{1,9})D)?"
    r"(?:T(?:(?P<h>\d{1,9})H)?(?:(?P<m>\d{1,9})M)?(?:(?P<s>\d{1,9}(?:[.,]\d+)?)S)?)?"
)
_TIMESPAN = (
    r"(?a)(?P<sign>-?)(?:(?P<d>\d{1,8})\.)?"
    r"(?P<h>\d\d?):(?P<m>\d\d):(?P<s>\d\d(?:\.\d{1,7})?)"
)
_DATETIMES: dict[str, tuple[Read, Write]] = {
    "dotnet": (read_dotnet, _write_dotnet),
    "epoch": (read_epoch, _write_epoch),
    "epoch_ms": (read_epoch_ms, _write_epoch_ms),
    "http": (read_http, _write_http),
}
