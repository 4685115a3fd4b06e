"""`specloom explain`: where a symbol of a client comes from, and what changes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .. import ir
from ..diagnostics import Diagnostic, Pointer, Severity, printable
from ..explain import Explained, Seen, explain, meant, nearest
from ..passes.merge.conflicts import REASONS
from ..source import Json, spelled
from .chosen import chosen
from .console import Console
from .understood import Understood, understood

LISTED = 10
"""How many places, slots and lines of a change are shown; `--json` gives them all."""


def run(console: Console, client: str, word: str, as_json: bool) -> int:
    """Explain the symbol that `word` means in `client`; the exit code."""
    found = chosen(console, [client])
    made = understood(console, found[0]) if found else None
    if made is None:
        return 2
    symbols = meant(word, made.symbols)
    if len(symbols) != 1:
        return _several(console, made, word, symbols, as_json)
    symbol, id = next(iter(symbols.items()))
    told = explain(id, symbol, made.product, made.chosen.settings, made.held)
    if told is None:
        return _several(console, made, word, {}, as_json)
    places = _places(made, told.places)
    if as_json:
        console.result(spelled(_entry(told, places)))
    else:
        console.result("\n".join(printable(x) for x in _lines(told, places)) + "\n")
    return 0


def _several(
    console: Console,
    made: Understood,
    word: str,
    symbols: dict[str, str],
    as_json: bool,
) -> int:
    """Say that `word` means several symbols, or none; the exit code."""
    if not symbols:
        near = nearest(word, made.symbols)
        hint = f"; the nearest: {', '.join(near)}" if near else ""
        console.fail(printable(f"{made.chosen.title} has no symbol {word!r}{hint}"))
        return 2
    if as_json:
        listed: list[Json] = [{"symbol": s, "id": id} for s, id in symbols.items()]
        console.result(spelled({"matches": listed}))
        return 0
    console.result(f"{word!r} may be one of {len(symbols)}:")
    for symbol, id in symbols.items():
        console.result(printable(f"  {symbol}  ({id})"))
    return 0


def _places(made: Understood, places: tuple[Pointer, ...]) -> list[dict[str, Any]]:
    """Where the places are, in documents as the user finds them."""
    found = made.placed([Diagnostic(Severity.NOTE, "", "", at) for at in places])
    known = {document.name for document in made.documents}
    listed: list[dict[str, Any]] = []
    for one in found:
        if one.at is None:
            continue
        # What stands in specloom.yaml has no place in a source.
        place = one.place if one.at.document in known else None
        line, column = place or (None, None)
        listed.append(
            {
                "file": made.chosen.shown(one.at.document),
                "line": line,
                "column": column,
                "pointer": str(one.at),
            }
        )
    return listed


# --- For people ----------------------------------------------------------------


def _lines(told: Explained, places: list[dict[str, Any]]) -> Iterator[str]:
    yield told.symbol
    yield f"  {told.kind}, of the id {told.id}"
    rows = [
        ("name", [told.name]),
        ("type", [told.type, told.decided]),
        ("presence", [told.presence]),
        ("default", [told.default]),
        ("evidence", _cut([_seen(seen) for seen in told.evidence])),
        ("disputed", _cut([_disputed(one) for one in told.conflicts])),
        (
            "said at",
            _cut([_place(place) for place in places]),
        ),
    ]
    for label, texts in rows:
        for number, text in enumerate(filter(None, texts)):
            yield f"  {'' if number else label:10}{text}"
    for change in told.changes:
        yield f"  to change {change.what}, in {change.file}:"
        yield from (f"      {line}" for line in change.lines)


def _place(place: dict[str, Any]) -> str:
    if place["line"] is None:
        return str(place["file"])
    return "{file}:{line}:{column}  {pointer}".format_map(place)


def _cut(texts: list[str]) -> list[str]:
    if len(texts) <= LISTED:
        return texts
    return [*texts[:LISTED], f"... and {len(texts) - LISTED} more: --json lists all"]


def _disputed(one: ir.Conflict) -> str:
    return f"{one.kind}: {one.kept} counts, not {one.left}: {REASONS[one.rule]}"


def _seen(seen: Seen) -> str:
    samples = f"{seen.samples} sample{'' if seen.samples == 1 else 's'}"
    said = f"{seen.slot}: {samples}, present in {seen.present}"
    if seen.nulls:
        said += f", null in {seen.nulls}"
    if seen.values:
        values = (json.dumps(v.json, ensure_ascii=False) for v in seen.values)
        said += f", such as {', '.join(values)}"
    return said


# --- For machines --------------------------------------------------------------


def _entry(told: Explained, places: list[dict[str, Any]]) -> dict[str, Any]:
    """What is told, as `schemas/explain.schema.json` describes it."""
    return {
        "symbol": told.symbol,
        "id": told.id,
        "kind": told.kind,
        "name": told.name,
        "type": told.type or None,
        "decided": told.decided or None,
        "presence": told.presence or None,
        "default": told.default or None,
        "evidence": [_evidence(seen) for seen in told.evidence],
        "contradictions": [
            {
                "kind": str(one.kind),
                "rule": str(one.rule),
                "kept": one.kept,
                "left": one.left,
            }
            for one in told.conflicts
        ],
        "places": places,
        "changes": [
            {"file": c.file, "what": c.what, "lines": list(c.lines)}
            for c in told.changes
        ],
    }


def _evidence(seen: Seen) -> dict[str, Any]:
    return {
        "slot": seen.slot,
        "samples": seen.samples,
        "present": seen.present,
        "nulls": seen.nulls,
        "values": [value.json for value in seen.values],
        "forms": list(seen.forms),
        "rule": seen.rule,
    }
