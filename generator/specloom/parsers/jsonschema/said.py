"""What is said of the value at some place, and how several such words become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias, TypeVar

from specloom import ir
from specloom.diagnostics import Report
from specloom.source import Cursor

from .english import words

Look: TypeAlias = Callable[[ir.TypeId], ir.Type | None]
"""Gives the type that is declared under an id; None while that is not known."""


Refer: TypeAlias = Callable[[str, Cursor], ir.Type]
"""Gives the type for the text of a reference; the cursor is at that text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a schema says of the value at some place: its type, and all beside it.

    `requires` are properties that must be there if it is an object, which a schema
    without a type of its own may say of that of another.
    """

    type: ir.Type
    doc: str = ""
    default: ir.Value | None = None
    constraints: ir.Constraints | None = None
    examples: tuple[ir.Value, ...] = ()
    deprecated: bool = False
    access: ir.Access = ir.Access.BOTH
    requires: tuple[str, ...] = ()


class Maker(Protocol):
    """What makes types of the schemas inside a schema."""

    report: Report
    look: Look
    refer: Refer

    def said(self, schema: Cursor) -> Said:
        """All that `schema` says of the value it describes."""
        ...

    def field(self, wire: str, schema: Cursor, required: bool) -> ir.Field:
        """The property `wire` of an object."""
        ...


def checked(said: Said, *checks: str) -> Said:
    """`said` with more sentences on what is valid."""
    new = tuple(check for check in checks if check)
    if not new:
        return said
    return replace(
        said, constraints=tightened(said.constraints, ir.Constraints(checks=new))
    )


def noted(said: Said, *notes: str) -> Said:
    """`said` with more paragraphs of documentation."""
    return replace(said, doc=paragraphs((said.doc, *notes)))


def placed(said: Said) -> Said:
    """`said` of what stands inside another; an object there has its own words."""
    if not isinstance(said.type, ir.Record):
        return said
    record = replace(
        said.type,
        doc=paragraphs((said.type.doc, said.doc)),
        constraints=tightened(said.type.constraints, said.constraints),
    )
    return replace(said, type=record, doc="", constraints=None)


def paragraphs(texts: Iterable[str]) -> str:
    """The texts below each other, each once."""
    kept: list[str] = []
    for text in texts:
        if text and not any(text in other for other in kept):
            kept.append(text)
    return "\n\n".join(kept)


def inner(label: str, said: Said) -> str:
    """What is said of a value inside another, for the documentation of that one."""
    parts = [said.doc] if said.doc else []
    parts.extend(unplaced(said))
    if said.examples:
        shown = words.joined([words.value(v.json) for v in said.examples[:3]], "or")
        parts.append(f"For example {shown}.")
    if said.deprecated:
        parts.append("Deprecated.")
    if not parts:
        return ""
    text = " ".join(part if part[-1] in ".!?:`" else f"{part}." for part in parts)
    return f"{label}: {text}"


def unplaced(said: Said) -> Iterator[str]:
    """Sentences on what only a field has a place for."""
    if said.default is not None:
        yield f"By default {words.value(said.default.json)}."
    if said.access is not ir.Access.BOTH:
        which = "reading" if said.access is ir.Access.READ else "writing"
        yield f"Only for {which}."


def told(
    found: ir.Constraints | None, subject: str = "it", case: str = ""
) -> Iterator[str]:
    """The limits of a value inside another, as sentences on it; they hold in a `case`,
    where one is given."""
    if found is None:
        return
    before = f"{case}, " if case else ""
    start = f"{subject} must "
    limits = [limit.removeprefix(start) for limit in words.must(found, subject)]
    if limits:
        yield words.sentence(f"{before}{start}{words.joined(limits, 'and')}")
    if subject != "it":
        before = f"{before}in {subject}, "
    for check in found.checks:
        yield words.sentence(f"{before}{check[:1].lower()}{check[1:-1]}")
    item = "each item" if subject == "it" else f"each item of {subject}"
    yield from told(found.items, item, case)


def tightened(
    first: ir.Constraints | None, second: ir.Constraints | None
) -> ir.Constraints | None:
    """The limits of a value for which both hold."""
    if first is None or second is None or first == second:
        return second if first is None else first
    a, b = first, second
    checks = [*a.checks, *b.checks]
    for one, other, text in (
        (a.pattern, b.pattern, "it must match"),
        (a.format, b.format, "it must be in the format"),
    ):
        if one is not None and other is not None and one != other:
            checks.append(words.sentence(f"{text} {words.quoted(other)}, too"))
    multiples = {m for m in (a.multiple_of, b.multiple_of) if m is not None}
    if len(multiples) > 1:
        every = words.joined(sorted(map(str, multiples)), "and")
        text = f"it must be a multiple of {every}"
        checks.append(words.sentence(text))
    values = a.values or b.values
    if a.values and b.values:
        values = tuple(value for value in a.values if value in b.values)
    return ir.Constraints(
        minimum=_most(a.minimum, b.minimum),
        maximum=_least(a.maximum, b.maximum),
        exclusive_minimum=_most(a.exclusive_minimum, b.exclusive_minimum),
        exclusive_maximum=_least(a.exclusive_maximum, b.exclusive_maximum),
        multiple_of=a.multiple_of if a.multiple_of is not None else b.multiple_of,
        min_length=_most(a.min_length, b.min_length),
        max_length=_least(a.max_length, b.max_length),
        pattern=a.pattern or b.pattern,
        min_items=_most(a.min_items, b.min_items),
        max_items=_least(a.max_items, b.max_items),
        unique_items=a.unique_items or b.unique_items,
        format=a.format or b.format,
        min_properties=_most(a.min_properties, b.min_properties),
        max_properties=_least(a.max_properties, b.max_properties),
        values=values,
        checks=tuple(dict.fromkeys(checks)),
        items=tightened(a.items, b.items),
    )


_N = TypeVar("_N", int, float)


def _most(a: _N | None, b: _N | None) -> _N | None:
    return max((n for n in (a, b) if n is not None), default=None)


def _least(a: _N | None, b: _N | None) -> _N | None:
    return min((n for n in (a, b) if n is not None), default=None)
