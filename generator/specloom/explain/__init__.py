"""Where a symbol of a client comes from, and the lines that change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .. import ir
from ..diagnostics import Pointer
from ..infer.secrets import holds_secret
from ..targets.python.symbols import annotation
from .changes import Change, changes
from .subject import Subject, subject
from .words import (
    OVERLAID,
    default_words,
    name_words,
    plain_name,
    presence_words,
    type_words,
)

if TYPE_CHECKING:
    from .. import Product, Settings

VALUES_SHOWN = 8
"""How many of the values seen are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The evidence for one slot; values that are secret are left out."""

    slot: str
    samples: int
    present: int
    nulls: int
    values: tuple[ir.Value, ...]
    forms: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What there is to know of one symbol.

    `kind` is what the symbol is: a class, an attribute, a method, a keyword ...; `type`
    its annotation, empty where there is none. The other texts say what decided, each
    empty where the question makes no sense. `conflicts` are what several sources say
    of it differently, and `places` are those in the source.
    """

    symbol: str
    id: str
    kind: str
    name: str
    type: str
    decided: str
    presence: str
    default: str
    evidence: tuple[Seen, ...]
    conflicts: tuple[ir.Conflict, ...]
    places: tuple[Pointer, ...]
    changes: tuple[Change, ...]


def meant(word: str, symbols: Mapping[str, str]) -> dict[str, str]:
    """The symbols that `word` may mean, each with its stable id.

    A stable id means its symbol, and so does a slot of evidence. A symbol may be
    spelled with its package in front, or without its client or its module; a keyword of
    a method also behind a dot. What is meant in full goes before what only ends so.
    """
    if word in symbols:
        symbol = symbols[word]
        # The id that a symbol is of stands before the slots that became part of it.
        return {symbol: next(id for id, known in symbols.items() if known == symbol)}
    wanted = _spelled(word)
    whole: dict[str, str] = {}
    ends: dict[str, str] = {}
    for id, symbol in symbols.items():
        spelled = _spelled(symbol)
        if spelled == wanted or wanted.endswith(f".{spelled}"):
            whole.setdefault(symbol, id)
        elif spelled.endswith(f".{wanted}"):
            ends.setdefault(symbol, id)
    if not whole:
        return ends
    longest = max(len(symbol) for symbol in whole)
    return {symbol: id for symbol, id in whole.items() if len(symbol) == longest}


def nearest(word: str, symbols: Mapping[str, str], most: int = 3) -> list[str]:
    """The symbols whose spelling is most like `word`."""
    wanted = _spelled(word)
    known: dict[str, str] = {}
    for symbol in symbols.values():
        spelled = _spelled(symbol)
        known.setdefault(spelled, symbol)
        known.setdefault(spelled.rpartition(".")[2], symbol)
    found = get_close_matches(wanted, list(known), most, 0.5)
    found += get_close_matches(wanted.rpartition(".")[2], list(known), most, 0.6)
    return list(dict.fromkeys(known[one] for one in found))[:most]


def explain(
    id: str,
    symbol: str,
    product: Product,
    settings: Settings,
    held: Mapping[str, str],
) -> Explained | None:
    """Where the symbol of `id` comes from; None if the model has nothing of that id.

    `held` are the names that the lock had.
    """
    one = subject(id, product.api)
    if one is None:
        return None
    known = product.api.evidence
    slots = [s for s in _slots(one, known) if known[s].rule != OVERLAID]
    seen = [product.api.evidence[s] for s in one.slots if s in product.api.evidence]
    own = [product.api.evidence[s] for s in one.slots[:1] if s in product.api.evidence]
    own = own if one.shown else seen
    name = product.names.get(one.id, "")
    pinned = any(key in settings.renames for key in (one.id, *one.joined))
    return Explained(
        symbol=symbol,
        id=one.id,
        kind=one.kind,
        name=name_words(
            one,
            name,
            pinned=pinned,
            held=bool(name) and held.get(one.id) == name and not pinned,
            plain=plain_name(one) if name else "",
        ),
        type=_annotation(one, product, settings.models),
        decided="" if one.type is None else type_words(one, own),
        presence="" if one.required is None else presence_words(one, own),
        default=default_words(one, settings.models),
        evidence=tuple(_seen(slot, known[slot]) for slot in slots),
        conflicts=tuple(
            c for c in product.api.conflicts if c.slot in (one.id, *one.slots)
        ),
        places=_places(one, seen),
        changes=tuple(changes(one, settings.name, name, renamed=bool(name))),
    )


def _annotation(one: Subject, product: Product, style: str) -> str:
    """The type of `one` in Python; a class is its own type."""
    if one.type is None or isinstance(one.type, ir.Record | ir.Enum):
        return ""
    # Calls take Python values in every style.
    return annotation(one.type, product, "dataclass" if one.request else style)


def _spelled(symbol: str) -> str:
    """`symbol` with dots alone, and of the synchronous client."""
    plain = symbol.strip().removesuffix("()")
    plain = plain.replace("(", ".").replace(")", "").replace(" ", "")
    return ".".join(
        part.removeprefix("Async") if part.endswith("Client") else part
        for part in plain.split(".")
    )


def _slots(one: Subject, evidence: Mapping[str, ir.Evidence]) -> Iterator[str]:
    """The slots of `one` that have evidence, each followed by those of its items."""
    for slot in one.slots:
        here: str | None = slot
        while here is not None and here in evidence:
            yield here
            items = (f"{here}{step}" for step in ("[]", "{}"))
            here = next((item for item in items if item in evidence), None)


def _seen(slot: str, found: ir.Evidence) -> Seen:
    values = (
        value
        for value in found.values
        if not holds_secret(slot.rpartition("/")[2], str(value.json))
    )
    return Seen(
        slot=slot,
        samples=found.samples,
        present=found.present,
        nulls=found.nulls,
        values=tuple(values)[:VALUES_SHOWN],
        forms=found.forms,
        rule=found.rule,
    )


def _places(one: Subject, evidence: list[ir.Evidence]) -> tuple[Pointer, ...]:
    origins = (at for seen in evidence for at in seen.origins)
    return tuple(dict.fromkeys((*one.places, *origins)))
