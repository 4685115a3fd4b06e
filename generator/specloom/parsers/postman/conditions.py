"""What rules ask of the values on the way to one that is perhaps of no use.

Each gets these values from the root of the document down to the value itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from ...source import Json
from .parameters import OWN_HEADERS
from .replyheaders import is_transport

Condition: TypeAlias = Callable[[Sequence[Json]], bool]


def is_empty(around: Sequence[Json]) -> bool:
    """The value is none, or holds none."""
    return around[-1] in (None, "", [], {})


def is_true(around: Sequence[Json]) -> bool:
    """The value is `true`."""
    return around[-1] is True


def beside(*keys: str) -> Condition:
    """Something stands beside the value under one of `keys`."""

    def asked(around: Sequence[Json]) -> bool:
        return any(_get(around[-2], key) not in (None, "", [], {}) for key in keys)

    return asked


def says_nothing(around: Sequence[Json]) -> bool:
    """The pair around has neither a key nor a value."""
    empty = (None, "")
    pairs = (v for v in around[-3:] if isinstance(v, dict) and "key" in v)
    return any(v["key"] in empty and v.get("value") in empty for v in pairs)


def is_own_header(around: Sequence[Json]) -> bool:
    """The header around is one that other things than parameters decide."""
    keys = (_get(value, "key") for value in around[-4:])
    return any(isinstance(k, str) and k.strip().lower() in OWN_HEADERS for k in keys)


def is_transported(around: Sequence[Json]) -> bool:
    """The header around, if it is one, tells the caller of an answer nothing."""
    keys = (_get(value, "key") for value in around[-4:])
    found = [key for key in keys if isinstance(key, str)]
    return all(is_transport(key.strip()) for key in found)


def is_of_failure(around: Sequence[Json]) -> bool:
    """The answer around has a status that says that the call failed, or none."""
    codes = (
        _get(value, key) if key == "code" else _get(_get(value, "responseCode"), "code")
        for value in around
        for key in ("code", "responseCode")
        if isinstance(value, dict) and key in value
    )
    found = list(codes)
    return not any(str(code).startswith("2") for code in found)


def is_named(around: Sequence[Json]) -> bool:
    """The item that the request around is of has a name."""
    return bool(_get(around[-3], "name"))


def has_no_text(around: Sequence[Json]) -> bool:
    """The body around, four steps up, holds no raw text."""
    body = around[-4]
    raw = _get(body, "raw")
    blank = not isinstance(raw, str) or not raw.strip()
    return blank or _get(body, "mode") != "raw"


def is_unchosen(key: str) -> Condition:
    """What stands around under `key` chooses something else than the value is in."""

    def asked(around: Sequence[Json]) -> bool:
        for holder, inner in pairwise(around):
            chosen = _get(holder, key)
            if isinstance(chosen, str):
                return inner is not _get(holder, chosen)
        return False

    return asked


def is_unsent(around: Sequence[Json]) -> bool:
    """The request around, in the first format, has a body of another mode."""
    mode = _get(around[2], "dataMode")
    return mode in (None, "") or (mode == "raw") is (
        around[3] is _get(around[2], "data")
    )


def is_disabled(around: Sequence[Json]) -> bool:
    """The body around is switched off."""
    return any(
        _get(value, "dataDisabled") is True
        or (_get(value, "disabled") is True and "mode" in _keys(value))
        for value in around
    )


def is_file(around: Sequence[Json]) -> bool:
    """The value is beside the word that it is of a file, or beside no word at all."""
    return _get(around[-2], "type") in (None, "file")


def is_reference(around: Sequence[Json]) -> bool:
    """The value is no request but the id of one."""
    value = around[-1]
    return value is None or (isinstance(value, str) and "{" not in value)


def is_beside_text(around: Sequence[Json]) -> bool:
    """The request of an answer, in the first format, stands there as JSON text too."""
    text = next((t for v in around if (t := _get(v, "requestObject"))), None)
    return isinstance(text, str) and text.lstrip().startswith("{")


def has_auth(around: Sequence[Json]) -> bool:
    """The request around has its authentication in new words too."""
    return bool(_get(around[2], "auth"))


def are_own_headers(around: Sequence[Json]) -> bool:
    """The lines of the value are headers that other things than parameters decide."""
    lines = str(around[-1]).split("\n")
    keys = (line.partition(":")[0].strip(" /").lower() for line in lines)
    return all(not key or key in OWN_HEADERS for key in keys)


def is_one_of(*values: Json) -> Condition:
    """The value is one of `values`."""
    return lambda around: around[-1] in values


def names(keys: Sequence[str]) -> Condition:
    """The value is of one of `keys`, wherever the key of a parameter stands."""
    return lambda around: (
        not isinstance(around[-3], list)
        or "key" not in _keys(around[-2])
        or _get(around[-2], "key") in keys
    )


def _keys(value: Json) -> Sequence[str]:
    return list(value) if isinstance(value, dict) else []


def _get(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, dict) else None
