"""Authentication: what a request uses, and the schemes that this names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ... import ir
from ...source import Cursor
from .carried import carried
from .container import Call, text_of
from .pairs import Pair, headers, pairs
from .parameters import cookies
from .reading import Reading
from .schemes import KINDS, is_known, joined, scheme
from .url import query
from .variables import VARIABLE, resolved

Choice: TypeAlias = tuple[tuple[ir.AuthUse, ...], ...]
"""Alternatives, each a combination of schemes; an empty combination needs none."""


def choice(call: Call, reading: Reading) -> Choice | None:
    """How the request proves who asks; None if nothing tells.

    What the request says of itself comes before its folder's word and the
    collection's. What it, or a saved one, carries in plain sight comes on top, but may
    be left out; it is all there is where nobody says anything.
    """
    declared = _declared(call, reading)
    requests = [call.request, *(r / "originalRequest" for r in call.item / "response")]
    found = [list(_carried(request, declared or (), reading)) for request in requests]
    shown = [tuple(dict.fromkeys(use for use, _ in uses)) for uses in found if uses]
    if declared is not None:
        fuller = ((*declared, *more) for more in shown)
        return tuple(dict.fromkeys((*fuller, declared)))
    needed = [tuple(dict.fromkeys(u for u, on in uses if on)) for uses in found if uses]
    return tuple(dict.fromkeys((*shown, *needed))) or None


def _declared(call: Call, reading: Reading) -> tuple[ir.AuthUse, ...] | None:
    """What the request, or the nearest holder that says anything, declares."""
    said: tuple[ir.AuthUse, ...] | None = None
    for holder in (call.request, *reversed(call.holders)):
        auth = (holder / "auth").silent()
        kind = text_of(_type(auth)).strip().lower()
        if not kind or not (auth.is_object or kind == "noauth" or kind in KINDS):
            continue
        real = replace(holder, reads=reading.reads) / "auth"
        if said is None:
            said = _said(real, kind, reading)
        else:  # what a nearer holder says counts in its place
            real.of("api").again().taken()
    return said


def _said(auth: Cursor, kind: str, reading: Reading) -> tuple[ir.AuthUse, ...]:
    if kind == "noauth":
        _type(auth.of("api")).taken()
        return ()
    values, places = _parameters((auth / kind).silent())
    for key, text in values.items():
        _check(kind, key, text, places[key], reading)
    filled = {key: resolved(text, reading.variables) for key, text in values.items()}
    use = _used(scheme(kind, filled, auth.at), reading)
    node = auth.of(f"auth:{use.id}")
    _type(node).taken()
    _, places = _parameters(node / kind)
    for key, place in places.items():
        if is_known(kind, key):
            place.taken()
    return (use,)


def _type(auth: Cursor) -> Cursor:
    """Where the kind of authentication stands: it may be all that there is."""
    return auth / "type" if auth.is_object else auth


def _parameters(cursor: Cursor) -> tuple[dict[str, str], dict[str, Cursor]]:
    """The parameters of a kind, given as a list or as an object, and their places."""
    entries: Iterable[tuple[str, Cursor, Cursor]] = (
        [(text_of(entry / "key"), entry / "value", entry) for entry in cursor]
        if cursor.is_list
        else [(key, value, value) for key, value in cursor.entries()]
    )
    texts: dict[str, str] = {}
    places: dict[str, Cursor] = {}
    for key, value, place in entries:
        if key and not value.is_object and value.raw is not None:
            texts[key], places[key] = text_of(value.silent()), place
        elif key:
            places[key] = place
    return texts, places


def _check(kind: str, key: str, text: str, place: Cursor, reading: Reading) -> None:
    """Report what of a scheme's parameters is not kept."""
    if is_known(kind, key):
        reading.note_secrets(key, text, place.at)
    if kind == "oauth2" and key == "tokenType" and text.lower() == "mac":
        reading.report.warning(
            "auth-setting-unsupported",
            "OAuth 2 tokens of the kind MAC: sent as plain ones",
            place.at,
        )


def _used(made: ir.AuthScheme, reading: Reading) -> ir.AuthUse:
    """The use of `made`, or of the scheme it says the same as."""
    number = 1
    id = made.id
    while id in reading.schemes:
        both = joined(reading.schemes[id], made)
        if both is not None:
            reading.schemes[id] = both
            return ir.AuthUse(id)
        number += 1
        id = ir.AuthId(_further(made, number))
    reading.schemes[id] = replace(made, id=id)
    if made.kind is ir.AuthKind.CUSTOM:
        reading.report.warning(
            "auth-kind-unknown",
            f"authentication of unknown kind {str(made.id)!r}: taken as a custom one",
            made.at,
        )
    return ir.AuthUse(id)


def _further(made: ir.AuthScheme, number: int) -> str:
    """An id for one more scheme of a kind: by what tells it apart, else by number."""
    settings = dict(made.settings)
    word = settings.get("grant") or settings.get("prefix") or ""
    if made.kind is ir.AuthKind.API_KEY:
        word = str(made.place)
    if not word and made.place is not ir.Place.HEADER:
        word = str(made.place)
    return f"{made.id}:{word}" if word and number == 2 else f"{made.id}:{number}"


def _carried(
    request: Cursor, declared: Sequence[ir.AuthUse], reading: Reading
) -> Iterator[tuple[ir.AuthUse, bool]]:
    """The schemes whose credentials a request carries, each with whether it is sent.

    What travels where a declared scheme's proof does is that scheme's.
    """
    known = {reading.schemes[use.id].wire.lower(): use for use in declared}
    sent = headers(request / "header") if request.is_object else ()
    places: Mapping[ir.Place, Iterable[Pair]] = {
        ir.Place.HEADER: sent,
        ir.Place.QUERY: _query(request),
        ir.Place.COOKIE: cookies(sent),
    }
    for place, found in places.items():
        for pair in found:
            made = carried(pair, place)
            if made is None:
                continue
            use = known.get(made.wire.lower()) or _used(made, reading)
            pair.take(f"auth:{use.id}")
            if not VARIABLE.search(pair.value or ""):
                reading.note_secrets(pair.key, pair.value, pair.at)
            if use not in declared:
                yield use, not pair.disabled


def _query(request: Cursor) -> Iterable[Pair]:
    listed = request / "url" / "query" if request.is_object else None
    if listed is not None and (listed.is_list or listed.is_object):
        return pairs(listed)
    return query(request.silent())
