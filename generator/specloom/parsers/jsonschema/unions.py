"""Alternatives: `anyOf` and `oneOf`, by themselves and beside what a schema says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from specloom import ir, naming
from specloom.source import Cursor

from .combine import MOST_COPIES, both, json_kinds, noun, union
from .docs import documentation
from .english import words
from .english.demands import alternatives
from .english.sentences import spoken
from .enums import documented
from .facts import tells
from .objects import requiring
from .said import Maker, Refer, Said, checked, inner, noted, placed, tightened, told

Sentences: TypeAlias = Callable[[], list[str]]
"""Gives sentences on what one of the alternatives must hold."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One alternative."""

    schema: Cursor
    said: Said

    @property
    def label(self) -> str:
        """What it is called among the others."""
        return noun(self.said.type) if self.said.type != ir.ANY else "another value"

    @property
    def name(self) -> str:
        """The same, for a list of them all."""
        type = self.said.type
        return words.quoted(last(type.id)) if isinstance(type, ir.Ref) else self.label


def chosen(own: Said, schema: Cursor, key: str, maker: Maker) -> Said:
    """`own` with the alternatives that `key` lists in `schema`."""
    if not (schema / key).raw:
        return own
    among = [one for one in schema / key if one.raw is not False]
    for one in schema / key:
        if one.raw is False:
            one.taken()
    if not among:
        return checked(own, "There must be no value at all.")
    enum = documented(among) if len(among) > 1 else None
    if enum is not None:
        type = both(own.type, enum, maker.look)
        if type is None:
            return checked(own, *_narrowing(among, key))
        return replace(own, type=type)
    options = [_Option(one, maker.said(one)) for one in among]
    narrowing = partial(_narrowing, among, key)
    if not any(tells(one.schema) for one in options):
        return _absorbed(own, options, narrowing, schema)
    if own.type == ir.ANY:
        options = _each_placed(options)
        return _described(
            _tagged(_plain(own, options), schema, maker),
            options,
            narrowing,
            schema,
            maker,
        )
    return _beside(own, options, narrowing, schema, maker)


def _narrowing(among: list[Cursor], key: str) -> list[str]:
    """A sentence on what one of the alternatives must hold."""
    return [spoken(rule, among) for rule in alternatives(among, key == "oneOf")]


def _absorbed(
    own: Said, options: Sequence[_Option], sentences: Sentences, schema: Cursor
) -> Said:
    """`own`, whose type alternatives do not change."""
    for one in options:
        one.schema.taken()
    return noted(checked(own, *sentences()), _listed(options, schema))


def _plain(own: Said, options: Sequence[_Option]) -> Said:
    """Any one of the alternatives; what only narrows an object is one."""
    types = [one.said.type for one in options]
    if any(isinstance(type, ir.Record) for type in types):
        for index, one in enumerate(options):
            if types[index] == ir.ANY and one.said.requires:
                types[index] = ir.Map(ir.ANY)
    return replace(own, type=union(types))


def _described(
    own: Said,
    options: Sequence[_Option],
    narrowing: Sentences,
    schema: Cursor,
    maker: Maker,
) -> Said:
    """`own` with what each alternative says beside its type."""
    telling = _telling(options)
    if len(telling) == 1:
        one = telling[0].said
        own = replace(
            own,
            constraints=tightened(own.constraints, one.constraints),
            default=one.default if own.default is None else own.default,
            examples=own.examples or one.examples,
            access=one.access if own.access is ir.Access.BOTH else own.access,
            deprecated=own.deprecated or (one.deprecated and len(options) == 1),
        )
        return noted(own, one.doc)
    if _are_distinct(options, maker):
        for option in options:
            case = f"where it is {option.label}"
            own = checked(own, *told(option.said.constraints, case=case))
    else:
        own = checked(own, *narrowing())
    examples = [value for one in options for value in one.said.examples]
    return noted(
        replace(own, examples=own.examples or tuple(examples)),
        _listed(options, schema),
    )


def _telling(options: Sequence[_Option]) -> list[_Option]:
    return [one for one in options if one.said.type != ir.NULL or one.said.doc]


def _each_placed(options: list[_Option]) -> list[_Option]:
    """The alternatives; if several tell something, objects have their own words.

    Of several that become one type, what is said stays beside it.
    """
    if len(_telling(options)) == 1:
        return options
    counts = Counter(one.said.type for one in options)
    return [
        replace(one, said=placed(one.said)) if counts[one.said.type] == 1 else one
        for one in options
    ]


def _are_distinct(options: Sequence[_Option], maker: Maker) -> bool:
    """Whether what limits an alternative limits all values of its kind."""
    kinds = [json_kinds(one.said.type, maker.look) for one in options]
    return not any(
        "any" in kinds[index] or kinds[index] & (kinds[other] | {"any"})
        for index, one in enumerate(options)
        if one.said.constraints is not None
        for other in range(len(options))
        if other != index
    )


def _listed(options: Sequence[_Option], schema: Cursor) -> str:
    """What the alternatives say of themselves, as a list."""
    known = documentation(schema)
    named: dict[str, list[str]] = {}
    for one in options:
        doc = one.said.doc
        if doc in known or set(naming.words(doc)) <= set(naming.words(one.name)):
            doc = ""
        text = inner("", replace(one.said, doc=doc, examples=()))
        if text:
            named.setdefault(text, []).append(one.name)
    told = [f"{words.joined(who, 'or')}{text}" for text, who in named.items()]
    if len(told) == 1 < len(options):
        return f"Where it is {told[0]}"
    marked = (f"- {text[:1].upper()}{text[1:]}" for text in told)
    lines = [re.sub(r"\n(?=[^\n])", "\n  ", text) for text in marked]
    return "\n".join(["One of:", "", *lines]) if lines else ""


# --- Beside a type of its own --------------------------------------------------


def _beside(
    own: Said,
    options: Sequence[_Option],
    narrowing: Sentences,
    schema: Cursor,
    maker: Maker,
) -> Said:
    """`own`, which is one of the alternatives as well."""
    if isinstance(own.type, ir.Record) and _only_narrow(own.type, options):
        narrowed = _narrowed(own.type, options, maker)
        return _absorbed(replace(own, type=narrowed), options, narrowing, schema)
    if isinstance(own.type, ir.Record) and _copies(own.type, options) > MOST_COPIES:
        maker.report.note(
            "keyword-unsupported",
            "alternatives with many properties are one type with those of all",
            schema.at,
        )
        whole = _all_together(own.type, options, maker)
        return _absorbed(replace(own, type=whole), options, narrowing, schema)
    fitting: list[_Option] = []
    for one in options:
        type = both(own.type, one.said.type, maker.look)
        if type is not None:
            needed = one.said.requires
            said = requiring(Said(type=type), needed, one.schema, maker)
            fitting.append(replace(one, said=replace(one.said, type=said.type)))
    if not fitting:
        maker.report.note(
            "keyword-unsupported",
            "alternatives of other types than the schema's own: not in the types",
            schema.at,
        )
        return _absorbed(own, options, narrowing, schema)
    fitting = _each_placed(fitting)
    joined = replace(own, type=union([one.said.type for one in fitting]))
    return _described(_tagged(joined, schema, maker), fitting, narrowing, schema, maker)


def _copies(own: ir.Record, options: Sequence[_Option]) -> int:
    return len(own.fields) * len(options)


def _only_narrow(own: ir.Record, options: Sequence[_Option]) -> bool:
    """Whether no alternative brings a property that the record does not have."""
    if not own.fields:
        return False
    known = {field.wire for field in own.fields}
    for one in options:
        match one.said.type:
            case ir.Any() | ir.Map(ir.Any()):
                continue
            case ir.Record(fields, ()) if known.issuperset(f.wire for f in fields):
                continue
            case _:
                return False
    return True


def _narrowed(own: ir.Record, options: Sequence[_Option], maker: Maker) -> ir.Record:
    """The record with the types of those properties of which each alternative tells."""
    fields: list[ir.Field] = []
    for field in own.fields:
        told_by = [
            other.type
            for one in options
            if isinstance(one.said.type, ir.Record)
            for other in one.said.type.fields
            if other.wire == field.wire
        ]
        type = field.type
        if len(told_by) == len(options):
            type = both(field.type, union(told_by), maker.look) or field.type
        fields.append(ir.with_type(field, type))
    return replace(own, fields=tuple(fields))


def _all_together(
    own: ir.Record, options: Sequence[_Option], maker: Maker
) -> ir.Record:
    """The record with the properties of all alternatives, none of them required."""
    fields = {field.wire: field for field in own.fields}
    for one in options:
        for field in optional(one.said.type, maker):
            known = fields.get(field.wire)
            if known is None:
                fields[field.wire] = field
            elif all(field.wire != mine.wire for mine in own.fields):
                type = union((known.type, field.type))
                fields[field.wire] = ir.with_type(known, type)
    return replace(own, fields=tuple(fields.values()), closed=False)


def optional(type: ir.Type, maker: Maker) -> list[ir.Field]:
    """The properties that an object of `type` may have, none of them required."""
    found: dict[str, ir.Field] = {}
    pending: list[ir.Type] = [type]
    seen: set[ir.TypeId] = set()
    while pending:
        match pending.pop(0):
            case ir.Record(fields, bases):
                for field in fields:
                    known = found.setdefault(field.wire, replace(field, required=False))
                    if known.type != field.type:
                        both_types = union((known.type, field.type))
                        found[field.wire] = ir.with_type(known, both_types)
                pending.extend(bases)
            case ir.Union(members):
                pending.extend(members)
            case ir.Ref(id) if id not in seen:
                seen.add(id)
                declared = maker.look(id)
                pending.extend([] if declared is None else [declared])
            case _:
                continue
    return list(found.values())


# --- Discriminators ------------------------------------------------------------


def _tagged(said: Said, schema: Cursor, maker: Maker) -> Said:
    """`said` with the tag that `schema` declares, if all its members have ids."""
    if "discriminator" not in schema or not isinstance(said.type, ir.Union):
        return said
    discriminator = schema / "discriminator"
    wire = (discriminator / "propertyName").text or discriminator.text
    refs = [m.id for m in said.type.members if isinstance(m, ir.Ref)]
    if not wire or len(refs) < len([m for m in said.type.members if m != ir.NULL]):
        return said
    values: dict[str, ir.TypeId] = {}
    for value, target in (discriminator / "mapping").entries():
        found = mapped(target, refs, maker.refer)
        if found in refs:
            values[value] = found
    rest = set(refs) - set(values.values())
    values.update({last(id): id for id in refs if id in rest})
    tag = ir.Tag(wire, tuple(values.items()))
    return replace(said, type=replace(said.type, tag=tag))


def mapped(target: Cursor, refs: Sequence[ir.TypeId], refer: Refer) -> ir.TypeId | None:
    """The type that an entry of `mapping` means: by its name, or by a reference."""
    text = target.text
    for id in refs:
        if text and text in (id, last(id)):
            return id
    found = refer(text, target) if text else None
    return found.id if isinstance(found, ir.Ref) else None


def last(id: str) -> str:
    """What a type is called by the last part of its id."""
    return id.removeprefix("#").rpartition("/")[2]
