"""Arrays: lists of one type of items, and tuples whose places have types."""

from __future__ import annotations

from specloom import ir
from specloom.source import Cursor

from .combine import noun, union
from .english import words
from .facts import count
from .said import Maker, Said, checked, inner, noted, placed, told


def array(schema: Cursor, maker: Maker) -> Said:
    """What the keywords for arrays say in `schema`."""
    items, places = schema / "items", schema / "prefixItems"
    if items.is_list and not places.is_list:
        items, places = schema / "additionalItems", items
    if items.raw is None and not any(key in schema for key in _EVALUATING):
        items = schema / "unevaluatedItems"
    if places.is_list and places.raw:
        return _places(schema, places, items, maker)
    if items.raw is False:
        items.taken()
        return checked(Said(type=ir.List(ir.ANY)), "There must be no items.")
    if items.raw is None:
        maker.report.note(
            "array-without-items", "no 'items': taken as any JSON", schema.at
        )
        return Said(type=ir.List(ir.ANY))
    found = placed(maker.said(items))
    limits = found.constraints
    return noted(
        Said(
            type=ir.List(found.type),
            constraints=None if limits is None else ir.Constraints(items=limits),
        ),
        inner("Each item", found),
    )


def _places(schema: Cursor, places: Cursor, items: Cursor, maker: Maker) -> Said:
    """An array in which the first items have types of their own."""
    found = [placed(maker.said(place)) for place in places]
    types = [one.type for one in found]
    longest, shortest = count(schema / "maxItems"), count(schema / "minItems") or 0
    rest = None
    if items.is_object or items.raw is True:
        rest = placed(maker.said(items))
    items.taken()
    # Without a word on further items they may be anything, unless there can be none.
    further = ir.ANY if rest is None else rest.type
    none = items.raw is False or (longest is not None and longest <= len(types))
    if shortest >= len(types):
        said = Said(type=ir.Tuple(tuple(types), None if none else further))
    else:
        said = Said(type=ir.List(union(types if none else [*types, further])))
        shown = enumerate(types[:_MOST_SHOWN], start=1)
        where = [f"item {number} is {noun(type)}" for number, type in shown]
        if len(types) > _MOST_SHOWN:
            where.append("so on")
        said = checked(
            said,
            words.sentence(f"{words.joined(where, 'and')}, where there are so many"),
            "There must be no further items." if items.raw is False else "",
        )
    for number, one in enumerate(found, start=1):
        subject = f"item {number}"
        said = checked(said, *told(one.constraints, subject))
        said = noted(said, inner(f"Item {number}", one))
    if rest is not None:
        said = checked(said, *told(rest.constraints, "each further item"))
        said = noted(said, inner("Each further item", rest))
    return said


_MOST_SHOWN = 12
"""How many places of an array a sentence tells of."""

_EVALUATING = ("$ref", "allOf", "anyOf", "oneOf", "if", "contains", "$dynamicRef")
"""Keywords beside which items may be told of that `items` says nothing of."""
