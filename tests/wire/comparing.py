"""Compares what a peer and the generated client send for a case."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import unquote_plus
from uuid import UUID

from . import shop
from .meaning import NOTHING, Meaning, Unreadable, meaning
from .recording import Case, Sent
from .rules import REASONS, Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of comparing a case with one peer."""

    case: Case
    peer: str
    differences: Sequence[Difference]

    @property
    def unexplained(self) -> list[str]:
        """What differs by no rule."""
        return [d.what for d in self.differences if not d.rule]

    @property
    def reasons(self) -> list[str]:
        """The rules by which the requests mean different things."""
        found = dict.fromkeys(d.rule for d in self.differences)
        return [rule for rule in found if rule in REASONS]


def compare(
    peer: str,
    cases: Sequence[Case],
    theirs: Mapping[str, Sent],
    ours: Mapping[str, Sent],
) -> list[Compared]:
    """All cases beside what a peer sends for them."""
    return [
        Compared(
            case=case,
            peer=peer,
            differences=[*_differences(case, theirs[case.name], ours[case.name])],
        )
        for case in cases
    ]


def _differences(case: Case, theirs: Sent, ours: Sent) -> Iterator[Difference]:
    if theirs.error:
        yield Difference(_failure(case, theirs.error), theirs.error)
        return
    one, own = meaning(case, theirs), meaning(case, ours)
    if one.method != own.method:
        yield Difference("", f"method {one.method}: {own.method}")
    if one.address != own.address:
        yield Difference(_address(one, own), f"{one.address}: {own.address}")
    if one.proof != own.proof:
        yield Difference("", f"authorization {one.proof}: {own.proof}")
    if len(one.values) != len(own.values):
        yield Difference("", f"{len(one.values)} requests: {len(own.values)}")
    else:
        for index in range(len(own.values)):
            yield from _properties(case, one, own, index)
    yield from _encoding(theirs, ours)


def _encoding(theirs: Sent, ours: Sent) -> Iterator[Difference]:
    """Where the same is written with more escapes or spaces."""
    path, _, query = theirs.target.partition("?")
    if "%5B%5D" in path:
        yield Difference("batch-brackets", path)
    own = {k: t for k, _, t in map(_parted, ours.target.partition("?")[2].split("&"))}
    for key, _, text in map(_parted, query.split("&")):
        if own.get(key, text) != text and unquote_plus(own[key]) == unquote_plus(text):
            yield Difference("percent-encoding", f"{text}: {own[key]}")
    if theirs.body and ours.body and theirs.body != ours.body:
        exact = partial(json.loads, parse_float=str)
        if exact(theirs.body) == exact(ours.body):
            yield Difference("json-spacing", theirs.body)


def _parted(pair: str) -> tuple[str, str, str]:
    return pair.partition("=")


def _failure(case: Case, error: str) -> str:
    """The rule that says why a peer sends nothing."""
    firsts = [
        value[0] if isinstance(value, list) and value else value
        for values in case.values
        for value in values.values()
    ]
    if any(isinstance(one, dict) for one in firsts) and "WebService" in error:
        return "object-refused"
    if "no call" in error:
        return "no-such-call"
    return "ascii-only" if "'ascii' codec" in error else ""


def _address(one: Meaning, own: Meaning) -> str:
    if own.address.startswith("/json/oneway/"):
        same = own.address.replace("/json/oneway", "/api")
        return "one-way-waits" if one.address == same else ""
    return "predefined-route" if one.address == "/api/Name" else ""


def _properties(
    case: Case, one: Meaning, own: Meaning, index: int
) -> Iterator[Difference]:
    theirs, ours = one.values[index], own.values[index]
    known = shop.properties(case.dto)
    for name in dict.fromkeys((*ours, *theirs)):
        expr = known[name]["type"] if name in known else "String"
        their, our = theirs.get(name, NOTHING), ours.get(name, NOTHING)
        what = f"{name}: {their!r}, ours {our!r}"
        if their != our:
            raw = _raw(one.raw[index], known, name)
            yield Difference(_reason(known, name, their, our, raw, theirs), what)
            continue
        raws = _raw(one.raw[index], known, name), _raw(own.raw[index], known, name)
        place = one.places.get(known[name]["wire"].casefold()) if name in known else ""
        if place == "form" and str(raws[0])[:1] in ("[", "{") and raws[0] != raws[1]:
            yield Difference("json-in-form", what)
        else:
            yield from (Difference(rule, what) for rule in _spelling(expr, our, *raws))
        if place == "query" and case.call == "upload":
            yield Difference("fields-in-query", what)
    keys = [_names(meant, index) for meant in (one, own)]
    folded = {key.casefold() for key in keys[0] - keys[1]}
    if folded & {key.casefold() for key in keys[1] - keys[0]}:
        yield Difference("member-case", f"{keys[0]}: {keys[1]}")
    nulls = [{k for k, v in m.raw[index].items() if v is None} for m in (one, own)]
    if nulls[0] != nulls[1]:
        yield Difference("null-or-absent", f"{nulls[0]}: {nulls[1]}")


def _reason(
    known: shop.Properties, name: str, their: Any, our: Any, raw: Any, rest: Any
) -> str:
    """The rule that says why a property differs; empty if none does.

    `raw` is the peer's value as it came, `rest` all that the peer's request holds.
    """
    expr: shop.Expr = known[name]["type"] if name in known else "String"
    if isinstance(expr, dict):
        expr = expr.get("Nullable", expr)
    if our is NOTHING:
        if any(shop.camel(k) == name != one["wire"] for k, one in known.items()):
            return "member-name"
        zero = isinstance(expr, str) and their in _ZEROS.get(type(their), ())
        return "zero-default" if zero else ""
    if their is NOTHING:
        renamed = shop.camel(name) != known[name]["wire"]
        sent = rest.get(shop.camel(name)) if renamed else None
        return "member-name" if str(our) == str(sent) else ""
    return _garbled(expr, their, our, str(raw))


def _garbled(expr: shop.Expr, their: Any, our: Any, text: str) -> str:
    """The rule that says why a value came through as another one, from `text`."""
    match expr:
        case "Decimal" if isinstance(their, Decimal):
            return "decimal-as-float" if float(their) == float(our) else ""
        case "Int64" if isinstance(their, int):
            return "long-as-double" if their == int(float(our)) else ""
        case "TimeSpan" if isinstance(their, Unreadable):
            return "span-miswritten" if text.startswith("P") else ""
        case {"List": "String"}:
            bare = ",".join(our)
            return "list-unquoted" if text in (bare, f"[{bare}]") else ""
        case {"List": {"name": "Shape"}}:
            nameless = [{k: v for k, v in s.items() if k != "__type"} for s in our]
            return "type-name" if their == nameless else ""
        case {"name": _} | {"List": {"name": _}} | {"Dictionary": _}:
            items = set(re.split(r",(?=\[)", text))
            return "object-unwritten" if items == {"[object Object]"} else ""
        case _:
            return ""


def _spelling(expr: shop.Expr, value: Any, raw: Any, own: Any) -> Iterator[str]:
    """The rules by which two spellings of a value mean the same."""
    if _written(raw) == _written(own):
        return
    match expr, raw, own:
        case {"Nullable": inner}, _, _:
            yield from _spelling(inner, value, raw, own)
        case {"List": _}, _, _ if value == []:
            yield "list-brackets"
        case {"List": inner}, str(), str() if raw[:1] in "[{" and raw[:1] != own[:1]:
            yield "list-brackets"
            bare = raw.removeprefix("[").removesuffix("]")
            yield from _spelling(inner, value, bare, own)
        case _, _, _:
            yield _kind(value)


def _kind(value: Any) -> str:
    """How values of a kind are spelled in several ways."""
    while isinstance(value, list) and value:
        value = value[0]
    match value:
        case UUID():
            return "guid-dashes"
        case datetime():
            return "moment-dialect"
        case date():
            return "day-as-moment"
        case timedelta() | time():
            return "duration-spelling"
        case Decimal() | float() | int() | dict():
            return "number-spelling"
        case _:
            return ""


def _raw(raw: Mapping[str, Any], known: shop.Properties, name: str) -> Any:
    wire = known[name]["wire"] if name in known else name
    return next((v for k, v in raw.items() if k.casefold() == wire.casefold()), None)


def _names(meant: Meaning, index: int) -> set[str]:
    """The names under which properties came, but for those of a path's variables."""
    raw = meant.raw[index]
    places = [meant.places.get(key.casefold()) for key in raw]
    return {k for k, place in zip(raw, places, strict=True) if place != "path"}


def _written(raw: Any) -> Any:
    """A value as it is written; a number is the same in a text and in JSON."""
    return str(raw) if isinstance(raw, int | Decimal) else raw


_YEAR_ONE = datetime(1, 1, 1)
_ZEROS: Mapping[type, tuple[Any, ...]] = {
    int: (0,),
    float: (0.0,),
    bool: (False,),
    Decimal: (Decimal(0),),
    datetime: (_YEAR_ONE,),
    date: (_YEAR_ONE.date(),),
    time: (time(),),
    timedelta: (timedelta(),),
}
