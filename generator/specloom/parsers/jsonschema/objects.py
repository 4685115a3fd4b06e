"""Objects: records with declared properties, and dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from specloom import ir
from specloom.source import Cursor

from .combine import noun, union
from .english import words
from .facts import references
from .said import Maker, Said, checked, inner, noted, placed, tightened, told


def object_(schema: Cursor, maker: Maker) -> Said:
    """What the keywords for objects say in `schema`."""
    fields, checks = _fields(schema, maker)
    rest = _rest(schema, maker)
    needed = [wire for wire in required(schema) if wire not in schema / "properties"]
    if not fields and (not needed or rest.type not in (None, ir.ANY)):
        return _map(rest, [*checks, *_must_be_there(needed)])
    fields += _undeclared(schema, needed, rest, maker)
    said = Said(type=ir.Record(tuple(fields), extra=rest.type, closed=rest.closed))
    said = noted(checked(said, *checks, *rest.checks), *rest.notes)
    if rest.said is not None:
        said = checked(said, *told(rest.said.constraints, "each other property"))
        said = noted(said, inner("Each other property", rest.said))
    return said


def required(schema: Cursor) -> tuple[str, ...]:
    """The properties that must be there, also where the only one stands by itself."""
    given = schema / "required"
    wires = (given.text,) if given.text else given.texts
    return tuple(dict.fromkeys(wires))


def requiring(said: Said, wires: Iterable[str], at: Cursor, maker: Maker) -> Said:
    """`said` of an object in which the properties `wires` must be there.

    What no type can show is a sentence, and kept for what `said` becomes a part of.
    """
    needed = tuple(dict.fromkeys(wires))
    said = replace(said, requires=())
    known = maker.look(said.type.id) if isinstance(said.type, ir.Ref) else said.type
    match said.type, known:
        case _ if not needed:
            return said
        case ir.Ref() as ref, ir.Record(fields):
            there = {field.wire for field in fields if field.required}
            if there.issuperset(needed):
                return said
            return replace(said, type=_needing(ir.Record((), bases=(ref,)), needed, at))
        case ir.Ref() as ref, None:
            return replace(said, type=_needing(ir.Record((), bases=(ref,)), needed, at))
        case ir.Record() as record, _:
            return replace(said, type=_needing(record, needed, at))
        case ir.Map(ir.Any()), _:
            return replace(said, type=_needing(ir.Record(()), needed, at))
        case _:
            return replace(checked(said, *_must_be_there(needed)), requires=needed)


def absorbed(said: Said) -> Said:
    """`said` without the sentence on what it requires, for its type to show that."""
    if not said.requires or said.constraints is None:
        return said
    redundant = set(_must_be_there(said.requires))
    kept = tuple(c for c in said.constraints.checks if c not in redundant)
    left = replace(said.constraints, checks=kept)
    return replace(said, constraints=None if left == ir.Constraints() else left)


def _must_be_there(wires: Iterable[str]) -> tuple[str, ...]:
    names = words.names(wires)
    return (words.sentence(f"{names} must be given"),) if names else ()


def _needing(record: ir.Record, wires: Iterable[str], at: Cursor) -> ir.Record:
    """`record` with the properties `wires` required, of any type where it has none."""
    fields = {field.wire: field for field in record.fields}
    for wire in wires:
        known = fields.get(wire)
        if known is not None:
            fields[wire] = replace(known, required=True)
        else:
            place = (at / "required").at
            fields[wire] = ir.Field(at=place, wire=wire, type=ir.ANY, required=True)
    return replace(record, fields=tuple(fields.values()))


# --- Declared properties -------------------------------------------------------


def _fields(schema: Cursor, maker: Maker) -> tuple[list[ir.Field], list[str]]:
    """The declared properties, and sentences on those that must not be there."""
    needed = set(required(schema))
    fields: list[ir.Field] = []
    absent: list[str] = []
    for wire, property in (schema / "properties").entries():
        if property.raw is False:
            property.taken()
            absent.append(wire)
            continue
        always = wire in needed or (property / "required").flag
        fields.append(maker.field(wire, property, always))
    if not absent:
        return fields, []
    return fields, [words.sentence(f"{words.names(absent)} must be left out")]


def _undeclared(
    schema: Cursor, wires: Iterable[str], rest: _Rest, maker: Maker
) -> list[ir.Field]:
    """Fields for required properties that are not declared."""
    named = list(wires)
    combined = _is_part(schema) or any(
        key in schema for key in ("allOf", *references(schema))
    )
    if named and not combined:
        quoted = ", ".join(map(repr, named))
        done = "left out" if rest.closed else "any JSON"
        maker.report.note(
            "required-undeclared",
            f"no property {quoted} is declared, but required: {done}",
            (schema / "required").at,
        )
    type = ir.ANY if rest.type is None else rest.type
    at = (schema / "required").at
    return [
        ir.Field(at=at, wire=wire, type=type, required=True)
        for wire in named
        if combined or not rest.closed
    ]


def _is_part(schema: Cursor) -> bool:
    """Whether another schema speaks of the same value, and may declare more."""
    path = schema.at.path
    return path[-1:] in (("then",), ("else",), ("if",), ("not",)) or path[-2:-1] in (
        ("allOf",),
        ("anyOf",),
        ("oneOf",),
        ("dependentSchemas",),
    )


# --- Other properties ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What holds for properties that are not declared.

    `type` is that of all of them, if any is told; `said` all about them, where one
    schema tells it.
    """

    type: ir.Type | None = None
    closed: bool = False
    said: Said | None = None
    checks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _rest(schema: Cursor, maker: Maker) -> _Rest:
    given = (schema / "patternProperties").entries()
    patterns = [(pattern, placed(maker.said(one))) for pattern, one in given]
    others = schema / "additionalProperties"
    if others.raw is None and (schema / "unevaluatedProperties").raw is not False:
        others = schema / "unevaluatedProperties"
    others.taken()
    said = None
    if others.is_object or others.raw is True:
        said = placed(maker.said(others))
    if not patterns:
        return _Rest(
            type=None if said is None else said.type,
            closed=others.raw is False,
            said=said,
        )
    types = [one.type for _, one in patterns]
    if said is not None:
        types.append(said.type)
    elif others.raw is not False and not _covers(patterns[0][0], schema):
        types.append(ir.ANY)
    checks = list(_on_all_names(schema, patterns))
    if len(types) == 1:
        return _Rest(type=types[0], said=patterns[0][1], checks=tuple(checks))
    notes: list[str] = []
    for pattern, one in patterns:
        which = f"each property whose name matches {words.quoted(pattern)}"
        if one.type != ir.ANY:
            checks.append(words.sentence(f"{which} must be {noun(one.type)}"))
        checks.extend(told(one.constraints, which))
        notes.append(inner(f"{which[:1].upper()}{which[1:]}", one))
    if said is not None:
        checks.extend(told(said.constraints, "each other property"))
        notes.append(inner("Each other property", said))
    return _Rest(type=union(types), checks=tuple(checks), notes=tuple(notes))


_ALL_NAMES = (".*", "^.*$", ".+", "^.+$", "", "^", "^.*", ".*$")


def _covers(pattern: str, schema: Cursor) -> bool:
    """Whether a pattern is meant for every name: it says how whole names are spelled,
    and nothing else says how others are."""
    whole = re.fullmatch(r"\^.*\$", pattern, re.DOTALL) is not None
    alone = len((schema / "patternProperties").raw or ()) == 1  # type: ignore[arg-type]
    return alone and (
        pattern in _ALL_NAMES or (whole and not (schema / "properties").raw)
    )


def _on_all_names(schema: Cursor, patterns: list[tuple[str, Said]]) -> Iterable[str]:
    """A sentence on how names are spelled, where no others are allowed."""
    shown = [words.quoted(p) for p, _ in patterns if p not in _ALL_NAMES]
    closed = False in (
        (schema / "additionalProperties").raw,
        (schema / "unevaluatedProperties").raw,
    )
    if closed and len(shown) == len(patterns):
        which = (
            "any further property" if (schema / "properties").raw else "any property"
        )
        spelled = words.joined(shown, "or")
        yield words.sentence(f"the name of {which} must match {spelled}")


def _map(rest: _Rest, checks: Iterable[str]) -> Said:
    """An object whose keys are no names that the schema gives."""
    type = ir.Map(ir.ANY if rest.type is None else rest.type)
    said = noted(checked(Said(type=type), *checks, *rest.checks), *rest.notes)
    if rest.closed:
        said = checked(said, "There must be no properties.")
    if rest.said is None:
        return said
    limits = rest.said.constraints
    if limits is not None:
        within = tightened(said.constraints, ir.Constraints(items=limits))
        said = replace(said, constraints=within)
    return noted(said, inner("Each value", rest.said))
