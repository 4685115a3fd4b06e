"""Sentences on what a schema demands, for the parts that only validation heeds."""

from __future__ import annotations

from specloom.source import Cursor

from .demands import CHECKS, DEEPEST, Rule, rules
from .words import names, sentence

_LONGEST = 300
"""How long a sentence may be before a general one says more."""


def checks(schema: Cursor) -> tuple[str, ...]:
    """Sentences on all that `schema` demands beside types and simple limits."""
    return tuple(
        spoken(rule, _spoken_of(schema, key))
        for key, demand in CHECKS.items()
        if key in schema
        for rule in demand(schema, DEEPEST)
    )


def demands(schema: Cursor) -> tuple[str, ...]:
    """Sentences on all that `schema` demands."""
    return tuple(spoken(rule, [schema]) for rule in rules(schema, DEEPEST))


def spoken(rule: Rule, schemas: list[Cursor]) -> str:
    """A demand as a sentence, in general words on `schemas` if it would be too long."""
    if len(rule.must) <= _LONGEST:
        return sentence(rule.must)
    case = f"{rule.case}, " if 0 < len(rule.case) <= _LONGEST // 2 else ""
    return sentence(f"{case}further rules hold{_about(schemas)}")


def _spoken_of(schema: Cursor, key: str) -> list[Cursor]:
    """The schemas whose demands a keyword makes."""
    return [schema / "then", schema / "else"] if key == "if" else [schema / key]


def _about(schemas: list[Cursor]) -> str:
    """The properties that `schemas` speak of."""
    found: dict[str, None] = {}
    pending = schemas
    for _ in range(DEEPEST):
        inner: list[Cursor] = []
        for one in pending:
            found.update(
                dict.fromkeys(wire for wire, _ in (one / "properties").entries())
            )
            for key in ("allOf", "anyOf", "oneOf"):
                inner.extend(one / key)
            inner.extend(one / key for key in ("then", "else", "not") if key in one)
            inner.extend(item for item in one if item.is_object)
        pending = inner
    return f" for {names(found)}" if found else ""
