"""What is to be known of a value beside its type, in a line of plain English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from json import dumps

from ... import ir
from ...infer.secrets import redacted
from ...source import Json
from .docs import one_line

SHOWN = 12
"""How many of the values that are allowed a line shows."""

LONGEST = 120
"""How much of a JSON value a line shows."""


def limits(source: ir.Parameter | ir.Part | ir.Field) -> str:
    """What is to be known of a value beside its type."""
    facts = list(_facts(source.constraints, source.type, source.wire))
    if source.default is not None:
        facts.append(f"Default: {json_code(source.default.json, source.wire)}.")
    if source.deprecated:
        facts.append("Deprecated.")
    if isinstance(source, ir.Field) and source.access is not ir.Access.BOTH:
        facts.append(f"Only {_ACCESS[source.access]}.")
    return " ".join(facts)


def type_limits(decl: ir.TypeDecl) -> str:
    """What is to be known of the values of a declared type."""
    facts = list(_facts(decl.constraints, decl.type, ""))
    if isinstance(decl.type, ir.Record) and decl.type.closed:
        facts.append("No other keys are allowed.")
    if decl.deprecated:
        facts.append("Deprecated.")
    return " ".join(facts)


def json_code(value: Json, name: str = "") -> str:
    """A JSON value as inline code; a secret under `name` is not shown."""
    safe = redacted(name, value)
    text = safe if isinstance(safe, str) else dumps(safe, ensure_ascii=False)
    return code(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def code(text: str) -> str:
    """A text as inline code on one line."""
    marks = "``" if "`" in text else "`"
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{blank}{one_line(text)}{blank}{marks}"


def _facts(said: ir.Constraints | None, type: ir.Type, name: str) -> Iterator[str]:
    if said is None:
        return
    yield from _range(said)
    if said.unique_items:
        yield "No two items are equal."
    if said.pattern is not None:
        yield f"Pattern: {code(said.pattern)}."
    if said.format is not None:
        yield f"Format: {code(said.format)}."
    if said.values:
        yield _values(said.values, name)
    yield from _held(said.items, type, name)
    for check in said.checks:
        line = one_line(check)
        yield line if line.endswith((".", "!", "?", ":")) else f"{line}."


def _held(said: ir.Constraints | None, type: ir.Type, name: str) -> Iterator[str]:
    """The limits of items, then of what is inside those."""
    is_map = isinstance(ir.without_null(type), ir.Map | ir.Record)
    place = "each value" if is_map else "each item"
    above = 0
    while said is not None:
        inside = [_inner(f) for f in _facts(replace(said, items=None), ir.ANY, name)]
        if inside:
            label = _DEEPER[min(above, 2) - 1] if above else place
            yield f"{label[:1].upper()}{label[1:]}: {'; '.join(inside)}."
        above = above + 1 if inside else 0
        said, place = said.items, f"each item of {place}"


_DEEPER = ("each of its items", "each of theirs")
"""How places are called that are inside of one that was just spoken of."""


def _inner(fact: str) -> str:
    return f"{fact[:1].lower()}{fact[1:]}".removesuffix(".")


def _values(values: tuple[ir.Value, ...], name: str) -> str:
    shown = [json_code(value.json, name) for value in values[:SHOWN]]
    if len(values) == 1:
        return f"Always {shown[0]}."
    more = len(values) - len(shown)
    ending = f" or {more} others" if more else ""
    return f"One of {', '.join(shown)}{ending}."


def _range(said: ir.Constraints) -> Iterator[str]:
    for least, most, what in (
        (said.minimum, said.maximum, ""),
        (said.min_length, said.max_length, " character"),
        (said.min_items, said.max_items, " item"),
        (said.min_properties, said.max_properties, " key"),
    ):
        last = most if most is not None else least
        unit = f"{what}s" if what and last != 1 else what
        if least is not None and least == most:
            yield f"Exactly {_number(least)}{unit}."
        elif least is not None and most is not None:
            yield f"From {_number(least)} to {_number(most)}{unit}."
        elif least is not None:
            yield f"At least {_number(least)}{unit}."
        elif most is not None:
            yield f"At most {_number(most)}{unit}."
    if said.exclusive_minimum is not None:
        yield f"More than {_number(said.exclusive_minimum)}."
    if said.exclusive_maximum is not None:
        yield f"Less than {_number(said.exclusive_maximum)}."
    if said.multiple_of is not None:
        yield f"A multiple of {_number(said.multiple_of)}."


def _number(value: float) -> str:
    whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
    return str(int(value) if whole else value)


_EXACT = 10**15
"""Larger floats are not shown as if each of their digits were known."""

_ACCESS = {ir.Access.READ: "read", ir.Access.WRITE: "written"}
