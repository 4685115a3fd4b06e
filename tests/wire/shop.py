"""The requests of the host in `metadata.json`, and what a server reads them as."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from ..jsv import Quoted, read_list
from ..jsv import read as read_jsv

METADATA = Path(__file__).with_name("metadata.json")

Expr: TypeAlias = Any
"""A type: a name, or `List`, `Dictionary` or `Nullable` with what is in it, or else the
`name` and the `properties` of an object."""

Properties: TypeAlias = "dict[str, dict[str, Any]]"
"""By C# name: the `type` and the `wire` name of each property."""


@cache
def metadata() -> dict[str, Any]:
    """What the host says of itself."""
    found: dict[str, Any] = json.loads(METADATA.read_text(encoding="utf-8"))["api"]
    return found


@cache
def properties(name: str) -> Properties:
    """The properties of a request, with those it inherits."""
    operation = next(
        o for o in metadata()["operations"] if o["request"]["name"] == name
    )
    return _properties(operation["request"])


@cache
def routes(name: str) -> list[str]:
    """The routes of a request."""
    operation = next(
        o for o in metadata()["operations"] if o["request"]["name"] == name
    )
    return [route["path"] for route in operation.get("routes", [])]


def names() -> list[str]:
    """The names of all requests."""
    return [operation["request"]["name"] for operation in metadata()["operations"]]


def camel(name: str) -> str:
    """A name with its leading capitals lowered, as the host's serialiser does."""
    found = re.match(r"[A-Z]+(?![a-z])|[A-Z]", name)
    return found[0].lower() + name[found.end() :] if found else name


def span(seconds: float) -> timedelta:
    """The length of some seconds."""
    return timedelta(seconds=seconds)


def understood(expr: Expr, value: Any, *, json: bool) -> Any:
    """What the host takes a value for; a text for `json` is one inside of JSON.

    Raises:
        ValueError: It does not fit the type.
    """
    try:
        return _understood(expr, value, json)
    except (ArithmeticError, AssertionError, LookupError, TypeError) as error:
        raise ValueError(f"{value!r} is no {expr}") from error


def _understood(expr: Expr, value: Any, json: bool) -> Any:
    if value is None:
        return None
    match expr:
        case {"Nullable": inner}:
            return _understood(inner, value, json)
        case {"List": inner}:
            items = value if isinstance(value, list) else read_list(value)
            return [_understood(inner, item, json) for item in items]
        case {"Dictionary": [key, inner]}:
            pairs = value if isinstance(value, dict) else read_jsv(value)
            assert isinstance(pairs, dict)
            return {
                _understood(key, k, False): _understood(inner, v, json)
                for k, v in pairs.items()
                if v is not None
            }
        case {"properties": known}:
            return _object(known, value, json)
        case str():
            if isinstance(value, Quoted) and expr not in ("String", "Char"):
                raise TypeError("no text, but quoted")
            return _SCALARS[expr](value)
        case _:
            raise TypeError(f"no type: {expr}")


def _object(known: Properties, value: Any, json: bool) -> Any:
    pairs = value if isinstance(value, dict) else read_jsv(value)
    assert isinstance(pairs, dict)
    by_wire = {one["wire"].casefold(): name for name, one in known.items()}
    found = {}
    for key, inner in pairs.items():
        name = by_wire.get(key.casefold(), key)
        expr = known[name]["type"] if name in known else "String"
        found[name] = _understood(expr, inner, json)
    return {name: inner for name, inner in found.items() if inner is not None}


def _properties(type: Mapping[str, Any]) -> Properties:
    found: Properties = {}
    base = type.get("inherits", {}).get("name", "")
    if base == "QueryDb`1":
        found |= _QUERY
    elif base:
        found |= _properties(_type(base))
    for one in type.get("properties", []):
        args = [_named(arg) for arg in one.get("genericArgs", [])]
        kind = one["type"].partition("`")[0]
        said = one.get("dataMember", {}).get("name")
        expr: Expr
        match kind:
            case "List" | "Nullable":
                expr = {kind: args[0]}
            case "Dictionary":
                expr = {kind: args}
            case _:
                expr = _named(kind)
        found[one["name"]] = {"type": expr, "wire": said or camel(one["name"])}
    return found


def _named(name: str) -> Expr:
    if name in _SCALARS:
        return name
    found = _properties(_type(name))
    for heir in metadata()["types"]:
        if heir.get("inherits", {}).get("name") == name:
            found |= _properties(heir)
    return {"name": name, "properties": found}


def _type(name: str) -> Mapping[str, Any]:
    return next(one for one in metadata()["types"] if one["name"] == name)


# --- Single values -------------------------------------------------------------


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return str(value)


def _truth(value: Any) -> bool:
    return value if isinstance(value, bool) else {"true": True, "false": False}[value]


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not re.fullmatch(r"-?\d+", str(value)):
        raise TypeError("no whole number")
    return int(value)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise TypeError("no number")
    return Decimal(str(value))


def _moment(value: Any) -> datetime:
    text = _text(value)
    found = re.fullmatch(r"/Date\((-?\d+)(?:([+-])(\d\d)(\d\d))?\)/", text)
    if found:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(found[1]))
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _day(value: Any) -> date:
    return _moment(value).date()


def _time(value: Any) -> time:
    text = _text(value)
    if text.startswith(("P", "-P")):
        return (datetime(2000, 1, 1) + _span(text)).time()
    return time.fromisoformat(text)


def _span(value: Any) -> timedelta:
    text = _text(value)
    found = re.fullmatch(
        r"(-)?P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?",
        text,
    ) or re.fullmatch(r"(-)?(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)", text)
    if not found:
        raise ValueError(f"{text!r} is no time span")
    days, hours, minutes = (int(found[i] or 0) for i in (2, 3, 4))
    span = timedelta(
        days=days, hours=hours, minutes=minutes, seconds=float(found[5] or 0)
    )
    return -span if found[1] else span


def _colour(value: Any) -> str:
    known = {"red": "Red", "lightblue": "LightBlue", "0": "Red", "1": "LightBlue"}
    return known[str(value).casefold()]


def _size(value: Any) -> str:
    return {"s": "S", "small": "S", "xl": "XL", "extralarge": "XL"}[value.casefold()]


def _access(value: Any) -> int:
    text = str(value)
    if re.fullmatch(r"\d+", text):
        return int(text)
    bits = {"none": 0, "read": 1, "write": 2}
    return sum(bits[name.strip().casefold()] for name in text.split(","))


_SCALARS: Mapping[str, Callable[[Any], Any]] = {
    "String": _text,
    "Char": _text,
    "Boolean": _truth,
    "Int32": _whole,
    "Int64": _whole,
    "Double": lambda value: float(_decimal(value)),
    "Decimal": _decimal,
    "Guid": lambda value: UUID(_text(value)),
    "DateTime": _moment,
    "DateTimeOffset": _moment,
    "DateOnly": _day,
    "TimeOnly": _time,
    "TimeSpan": _span,
    "Byte[]": lambda value: b64decode(_text(value), validate=True),
    "Colour": _colour,
    "Access": _access,
    "Size": _size,
}
_QUERY: Properties = {
    name: {"type": kind, "wire": camel(name)}
    for kind, group in (
        ({"Nullable": "Int32"}, ("Skip", "Take")),
        ("String", ("OrderBy", "OrderByDesc", "Include", "Fields")),
    )
    for name in group
}
