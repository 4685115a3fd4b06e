"""What a value itself must be, by its type, its values and its limits."""

from __future__ import annotations

from specloom.source import Cursor

from ..facts import constraints, kinds, references
from .words import NOUNS, joined, limits, named, one_of


def whole(schema: Cursor) -> str:
    """The value that `schema` allows, with an article; empty if it says nothing."""
    said = [named((schema / key).text) for key in references(schema)]
    if "const" in schema:
        said.append(one_of([(schema / "const").json]))
    elif (schema / "enum").is_list:
        said.append(one_of([value.json for value in schema / "enum"]))
    else:
        given = [NOUNS.get(kind.casefold(), "a value") for kind in kinds(schema)]
        if given:
            said.append(joined(given, "or"))
    found = constraints(schema)
    limited = [] if found is None else limits(found)
    if limited:
        noun = said.pop() if said else _implied(schema)
        said.append(f"{noun} {', '.join(limited)}")
    return joined(said, "and")


def _implied(schema: Cursor) -> str:
    if any(k in schema for k in ("minLength", "maxLength", "pattern", "format")):
        return "a string"
    if any(k in schema for k in ("minItems", "maxItems", "uniqueItems")):
        return "an array"
    if any(k in schema for k in ("minProperties", "maxProperties")):
        return "an object"
    return "a number"
