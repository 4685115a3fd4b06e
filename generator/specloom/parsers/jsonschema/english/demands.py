"""What a schema demands of a value, keyword by keyword, in plain English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from specloom.source import Cursor

from ..facts import count, implied, kinds
from .wholes import whole
from .words import (
    NOUNS,
    counted,
    joined,
    names,
    quoted,
)

DEEPEST = 3
"""How many schemas inside each other one sentence follows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand, as what holds where it is met and as what must hold.

    `whole` are the noun phrases of demands on the value itself, which join into one.
    `case` says where a demand counts, if not everywhere.
    """

    holds: str
    must: str
    whole: str = ""
    case: str = ""


def clause(schema: Cursor, depth: int = DEEPEST) -> str:
    """What is true of a value that `schema` allows; empty if it allows all."""
    return _together(rules(schema, depth))


def _together(found: Sequence[Rule]) -> str:
    return joined([rule.holds for rule in found if rule.holds], "and")


def phrase(schema: Cursor, depth: int = DEEPEST) -> str:
    """What a value that `schema` allows is, with an article."""
    if schema.raw is False:
        return "nothing at all"
    found = rules(schema, depth)
    if not found:
        return "anything"
    whole = [rule.whole for rule in found if rule.whole]
    parts = [rule.holds for rule in found if not rule.whole and rule.holds]
    if depth <= 0 and parts:
        whole, parts = whole or ["a value"], ["further rules hold"]
    said = joined(whole, "and")
    if not parts:
        return said
    return f"{said or _holder(schema)} where {joined(parts, 'and')}"


def rules(schema: Cursor, depth: int) -> list[Rule]:
    """The demands of `schema`, those on the value itself first."""
    if schema.raw is False:
        return [Rule("nothing is valid", "there must be no value at all")]
    if not schema.is_object:
        return []
    own = whole(schema)
    found = [Rule(f"it is {own}", f"it must be {own}", own)] if own else []
    if depth <= 0:
        rest = [key for key in _ALL if key in schema]
        return found + ([_FURTHER] if rest else [])
    for key, demand in _ALL.items():
        if key in schema:
            found.extend(demand(schema, depth - 1))
    if len(found) > 1 and found[0].whole in ("an object", "an array"):
        del found[0]
    return found


_FURTHER = Rule("further rules hold", "further rules must hold")


def _holder(schema: Cursor) -> str:
    given = kinds(schema) or implied(schema)
    return NOUNS.get(given[0], "a value") if len(given) == 1 else "a value"


# --- Objects -------------------------------------------------------------------


def _required(schema: Cursor, depth: int) -> Iterator[Rule]:
    wires = (schema / "required").texts or tuple(
        filter(None, [(schema / "required").text])
    )
    if wires:
        given = names(wires)
        # Of a property that is said to be something, it goes without saying.
        bare = [w for w in wires if not rules(schema / "properties" / w, depth)]
        holds = f"{names(bare)} {_are(bare)} given" if bare else ""
        yield Rule(holds, f"{given} must be given")


def _are(wires: Sequence[str]) -> str:
    return "is" if len(wires) == 1 else "are"


def _is(subject: str, schema: Cursor, depth: int) -> Iterator[Rule]:
    """The demand that `subject` is what `schema` allows."""
    if schema.raw is False:
        yield Rule(f"{subject} is left out", f"{subject} must be left out")
        return
    found = phrase(schema, depth)
    if found != "anything":
        yield Rule(f"{subject} is {found}", f"{subject} must be {found}")


def _properties(schema: Cursor, depth: int) -> Iterator[Rule]:
    for wire, property in (schema / "properties").entries():
        yield from _is(quoted(wire), property, depth)


def _patterns(schema: Cursor, depth: int) -> Iterator[Rule]:
    for pattern, property in (schema / "patternProperties").entries():
        subject = f"each property whose name matches {quoted(pattern)}"
        yield from _is(subject, property, depth)


def _additional(key: str) -> Demand:
    def demand(schema: Cursor, depth: int) -> Iterator[Rule]:
        if (schema / key).raw is False:
            yield Rule("no other property is given", "no other property may be given")
        else:
            yield from _is("each other property", schema / key, depth)

    return demand


def _property_names(schema: Cursor, depth: int) -> Iterator[Rule]:
    yield from _is("each name of a property", schema / "propertyNames", depth)


def _dependent_required(key: str) -> Demand:
    def demand(schema: Cursor, depth: int) -> Iterator[Rule]:
        for wire, needed in (schema / key).entries():
            wires = needed.texts or tuple(filter(None, [needed.text]))
            if wires:
                given, other = names(wires), quoted(wire)
                yield Rule(
                    f"{given} {_are(wires)} given where {other} is",
                    f"{given} must be given where {other} is",
                )
            elif needed.is_object or needed.raw is False:
                yield from _where(f"{quoted(wire)} is given", needed, depth)

    return demand


def _where(case: str, schema: Cursor, depth: int) -> Iterator[Rule]:
    """The demands of `schema`, which count only in a `case`."""
    found = rules(schema, depth)
    if found:
        holds = _together(found)
        must = joined([rule.must for rule in found], "and")
        where = f"where {case}"
        yield Rule(f"{holds} {where}", f"{where}, {must}", case=where)


# --- Arrays --------------------------------------------------------------------


def _items(schema: Cursor, depth: int) -> Iterator[Rule]:
    items = schema / "items"
    if items.is_list:
        yield from _places(items, depth)
    elif items.raw is False:
        yield Rule("there are no further items", "there must be no further items")
    else:
        which = "each further item" if "prefixItems" in schema else "each item"
        yield from _is(which, items, depth)


def _prefix(schema: Cursor, depth: int) -> Iterator[Rule]:
    yield from _places(schema / "prefixItems", depth)


def _places(items: Cursor, depth: int) -> Iterator[Rule]:
    for number, item in enumerate(items, start=1):
        yield from _is(f"item {number}", item, depth)


def _further(key: str) -> Demand:
    def demand(schema: Cursor, depth: int) -> Iterator[Rule]:
        if key == "additionalItems" and not (schema / "items").is_list:
            return
        if (schema / key).raw is False:
            yield Rule("there are no further items", "there must be no further items")
        else:
            yield from _is("each further item", schema / key, depth)

    return demand


def _contains(schema: Cursor, depth: int) -> Iterator[Rule]:
    low = count(schema / "minContains")
    high = count(schema / "maxContains")
    number = counted(1 if low is None else low, high, "item")
    if number:
        what = phrase(schema / "contains", depth)
        verb = "is" if number.endswith(" item") else "are"
        yield Rule(f"{number} {verb} {what}", f"{number} must be {what}")


# --- Combinations --------------------------------------------------------------


def _all_of(schema: Cursor, depth: int) -> Iterator[Rule]:
    for part in schema / "allOf":
        yield from rules(part, depth)


def _any_of(key: str) -> Demand:
    def demand(schema: Cursor, depth: int) -> Iterator[Rule]:
        yield from alternatives(list(schema / key), key == "oneOf", depth)

    return demand


def alternatives(
    among: Sequence[Cursor], exactly: bool, depth: int = DEEPEST
) -> Iterator[Rule]:
    """The demand that one of `among` holds, or `exactly` one."""
    single = [_single(one) for one in among]
    if among and all(single):
        word = "exactly one of" if exactly else "at least one of"
        given = f"{word} {names(single)}"
        yield Rule(f"{given} is given", f"{given} must be given")
        return
    found = [rules(one, depth) for one in among]
    if not found or not (exactly or all(found)):
        return
    whole = [one[0].whole for one in found if len(one) == 1]
    if len(whole) == len(found) and all(whole):
        either = joined(list(dict.fromkeys(whole)), "or")
        yield Rule(f"it is {either}", f"it must be {either}", either)
        return
    said = [_together(one) or "anything" for one in found]
    word = "exactly one" if exactly else "at least one"
    options = "; or ".join(dict.fromkeys(said))
    yield Rule(
        f"{word} of these holds: {options}", f"{word} of these must hold: {options}"
    )


def _single(schema: Cursor) -> str:
    """The one property that `schema` requires, if that is all it says."""
    wires = (schema / "required").texts
    return wires[0] if len(wires) == 1 and _only(schema, "required") else ""


_SILENT = ("description", "title", "$comment", "type", "properties")


def _only(schema: Cursor, key: str) -> bool:
    """Whether `schema` demands nothing but `key`."""
    said = {k for k, v in schema.entries() if k not in _SILENT or k == key}
    return said == {key} and not (schema / "properties").raw


def _not(schema: Cursor, depth: int) -> Iterator[Rule]:
    denied = schema / "not"
    wires = (denied / "required").texts
    each = [_single(one) for key in ("anyOf", "oneOf") for one in denied / key]
    if wires and _only(denied, "required"):
        if len(wires) == 1:
            yield Rule(
                f"{names(wires)} is left out", f"{names(wires)} must be left out"
            )
        else:
            together = f"not all of {names(wires)} are given"
            yield Rule(together, f"{names(wires)} must not be given together")
        return
    if each and all(each) and (_only(denied, "anyOf") or _only(denied, "oneOf")):
        yield Rule(
            f"none of {names(each)} is given", f"none of {names(each)} may be given"
        )
        return
    found = rules(denied, depth)
    if not found:
        yield Rule("nothing is valid", "there must be no value at all")
    elif len(found) == 1 and found[0].whole:
        whole = found[0].whole
        yield Rule(f"it is not {whole}", f"it must not be {whole}", f"not {whole}")
    else:
        holds = _together(found)
        yield Rule(f"not: {holds}", f"this must not hold: {holds}")


def _if(schema: Cursor, depth: int) -> Iterator[Rule]:
    case = clause(schema / "if", depth) or "anything is given"
    then = rules(schema / "then", depth) if "then" in schema else []
    rest = rules(schema / "else", depth) if "else" in schema else []
    if not then and not rest:
        return
    where = f"where {case}" if then else f"unless {case}"
    must = joined([rule.must for rule in then or rest], "and")
    if then and rest:
        other = joined([rule.must for rule in rest], "and")
        must = f"{must}; otherwise {other}"
    yield Rule(f"{_together(then or rest)} {where}", f"{where}, {must}", case=where)


# --- Content -------------------------------------------------------------------


def _media(schema: Cursor, depth: int) -> Iterator[Rule]:
    media = (schema / "contentMediaType").text
    inner = phrase(schema / "contentSchema", depth) if "contentSchema" in schema else ""
    what = quoted(media) if media else "an encoded value"
    if inner and inner != "anything":
        what = f"{what} that is {inner}"
    if media or inner:
        yield Rule(f"its content is {what}", f"its content must be {what}")


def _encoding(schema: Cursor, depth: int) -> Iterator[Rule]:
    encoding = (schema / "contentEncoding").text
    if encoding and encoding.casefold() != "base64":
        said = f"encoded as {quoted(encoding)}"
        yield Rule(f"it is {said}", f"it must be {said}", f"a string {said}")


Demand = Callable[[Cursor, int], Iterator[Rule]]

CHECKS: dict[str, Demand] = {
    "not": _not,
    "if": _if,
    "dependentRequired": _dependent_required("dependentRequired"),
    "dependentSchemas": _dependent_required("dependentSchemas"),
    "dependencies": _dependent_required("dependencies"),
    "propertyNames": _property_names,
    "contains": _contains,
    "unevaluatedItems": _further("unevaluatedItems"),
    "contentMediaType": _media,
    "contentEncoding": _encoding,
}
"""What no type shows, by the keyword that says it."""

CHECKED = (*CHECKS, "then", "else", "minContains", "maxContains", "contentSchema")
"""The keywords that sentences speak of."""

_ALL: dict[str, Demand] = {
    "required": _required,
    "properties": _properties,
    "patternProperties": _patterns,
    "additionalProperties": _additional("additionalProperties"),
    "unevaluatedProperties": _additional("unevaluatedProperties"),
    "items": _items,
    "prefixItems": _prefix,
    "additionalItems": _further("additionalItems"),
    "allOf": _all_of,
    "anyOf": _any_of("anyOf"),
    "oneOf": _any_of("oneOf"),
    **CHECKS,
}
