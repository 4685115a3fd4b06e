"""The schemas that a client is shipped with, so that values can be validated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.source import Json, fragment

from . import Addresses, Found, Place
from .drafts import Draft
from .legal import DEFINITIONS, REFERENCES, Reference, Steps

Lead: TypeAlias = Callable[[str, str, Steps], Found | None]
"""Where a reference leads: its text, the key of its document, and its path there."""


def address(addresses: Addresses, place: Place) -> str:
    """The URI of the schema at `place`; empty if there is nothing to validate by."""
    if addresses.at(place) is None:
        return ""
    return f"{addresses.uri(place[0])}#{fragment(place[1])}"


def bundled(
    addresses: Addresses, lead: Lead, places: Iterable[Place], report: Report
) -> tuple[ir.Schema, ...]:
    """The documents that the schemas at `places` need, ready to be validated by.

    Every reference in them leads to one of them, or to a schema of the standard's own,
    by the rules alone: the copies in `addresses` are changed to that end.
    """
    starts = list(places)
    keys = _reached(addresses, lead, starts)
    for place in starts:
        _told(addresses, place, addresses.copy(place[0]).draft)
    for key, reference in addresses.references():
        if key in keys:
            _settle(addresses, lead, key, reference, keys)
    # One pass may leave a circle that shares its way with another.
    while endless := list(_endless(addresses, lead, keys)):
        for holder, word in endless:
            holder.pop(word, None)
    for key in keys:
        for steps, keyword in addresses.copy(key).broken:
            report.note(
                "not-validated",
                f"{keyword!r} says nothing that a validator could heed",
                Pointer(key, steps),
            )
    return tuple(
        ir.Schema(
            at=Pointer(key),
            uri=addresses.uri(key),
            dialect=addresses.copy(key).draft.dialect,
            document=ir.Value(addresses.copy(key).value),
        )
        for key in keys
    )


def _reached(
    addresses: Addresses, lead: Lead, places: Sequence[Place]
) -> dict[str, None]:
    """The keys of all documents that the schemas at `places` stand in or refer to."""
    keys: dict[str, None] = {}
    seen: set[int] = set()
    stack = list(reversed(places))
    while stack:
        place = stack.pop()
        keys.setdefault(place[0])
        value = addresses.at(place)
        if id(value) in seen or not isinstance(value, dict | list):
            continue
        seen.add(id(value))
        for key, inner in _children(value):
            if isinstance(inner, dict | list):
                stack.append((place[0], (*place[1], key)))
            elif key in REFERENCES and isinstance(inner, str):
                found = lead(inner, *place)
                if found is not None and found.place is not None:
                    stack.append(found.place)
                    stack.extend(addresses.others(found.place, inner, str(key)))
    return keys


def _children(value: Json) -> Iterable[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else ()


def _settle(
    addresses: Addresses,
    lead: Lead,
    key: str,
    reference: Reference,
    keys: Collection[str],
) -> None:
    """Make a reference one that leads somewhere by the rules, or take it away."""
    found = lead(reference.text, key, reference.path)
    holder = reference.holder
    if found is not None and found.place is None:
        return
    if found is None or found.place is None or found.place[0] not in keys:
        _lose(reference)
        return
    _told(addresses, found.place, reference.draft)
    if not found.lawful:
        to = address(addresses, found.place)
        # Only these two may hold a whole address in every draft that knows them.
        word = "$ref" if reference.key == "$recursiveRef" else reference.key
        del holder[reference.key]
        holder[word] = to


def _told(addresses: Addresses, place: Place, draft: Draft) -> None:
    """Let the schema at `place` say its draft, if one comes to it from another.

    Else jsonschema goes on by the draft that it comes from.
    """
    node, own = addresses.at(place), addresses.draft(*place)
    if own is not draft and isinstance(node, dict):
        node.setdefault("$schema", own.dialect)


def _endless(
    addresses: Addresses, lead: Lead, keys: Collection[str]
) -> Iterator[tuple[dict[str, Json], str]]:
    """References by which a value would be validated by one schema over and over.

    There is nothing that such a circle asks of a value.
    """
    leads = {
        (id(reference.holder), word): addresses.at(found.place)
        for key, reference in addresses.references()
        if key in keys
        for word in REFERENCES
        if isinstance(reference.holder.get(word), str)
        and (found := lead(str(reference.holder[word]), key, reference.path))
        and found.place is not None
    }
    done: set[int] = set()
    for key, reference in addresses.references():
        if key in keys and id(reference.holder) not in done:
            yield from _circles(reference.holder, leads, done)


def _circles(
    start: dict[str, Json], leads: Mapping[tuple[int, str], Json], done: set[int]
) -> Iterator[tuple[dict[str, Json], str]]:
    """One reference of each circle that is met from `start` on, less what is `done`."""
    way = {id(start): start}
    words = [""]
    stack = [_in_place(start, leads)]
    while stack:
        word, inner = next(stack[-1], ("", None))
        if not word:
            done.add(way.popitem()[0])
            stack.pop()
            words.pop()
        elif isinstance(inner, dict) and id(inner) in way:
            nodes, taken = list(way.values()), [*words[1:], word]
            for node, step in zip(reversed(nodes), reversed(taken), strict=True):
                if step in REFERENCES:
                    yield node, step
                    break
        elif isinstance(inner, dict) and id(inner) not in done:
            way[id(inner)] = inner
            words.append(word)
            stack.append(_in_place(inner, leads))


def _in_place(
    schema: dict[str, Json], leads: Mapping[tuple[int, str], Json]
) -> Iterator[tuple[str, Json]]:
    """The schemas that a value of `schema` itself is validated by, each by its word."""
    for word, inner in list(schema.items()):
        if word in REFERENCES:
            yield word, leads.get((id(schema), word))
        elif word in ("not", "if", "then", "else"):
            yield word, inner
        elif word in ("allOf", "anyOf", "oneOf") and isinstance(inner, list):
            yield from ((word, one) for one in inner)
        elif word in ("dependentSchemas", "dependencies") and isinstance(inner, dict):
            yield from ((word, one) for one in inner.values())


def _lose(reference: Reference) -> None:
    """Let what a lost reference stood for be anything."""
    holder = reference.holder
    del holder[reference.key]
    if not reference.draft.heeds_siblings:
        for key in [key for key in holder if key not in DEFINITIONS]:
            del holder[key]
