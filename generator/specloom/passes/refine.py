"""Sharpens types by what the model shows as a whole: maps, and dates in examples."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.infer.placeholders import are_made_up

from .slots import Slot, inner, rewrite_slots

MANY_KEYS = 20
"""From here on, keys whose values are all of one structure are taken for data."""

DATETIME_RULE = "examples-datetime"
"""The rule by which a declared string became a date-time."""

_DATA_KEY = re.compile(
    r"\d+|key_\d+|\d{4}-\d\d-\d\d|[0-9a-fA-F]{32}"
    r"|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|[^@\s]+@[^@\s]+\.[A-Za-z]{2,}|https?://\S+|\{\{[^{}]*\}\}"
)
_DRAWN_KEY = re.compile(r"key_\d+")
_FILE_KEY = re.compile(r"[\w-]+(?:[./][\w-]+)*\.[A-Za-z][A-Za-z0-9]{0,4}")
_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?P<fraction>\d{1,9}))?"
    r"(?P<zone>[Zz]|[+-]\d\d:?\d\d)?"
)


def refine(api: ir.Api, report: Report) -> ir.Api:
    """`api` with types that its samples and examples call for.

    Afterwards no inferred record has keys that are data: all numbers, UUIDs, dates,
    addresses or made up, or file names and twenty and more with values of one
    structure; those are maps. What a converter calls `key_0` beside known keys is what
    a record has further. And no declared string without a format has only
    date-times for examples; those are date-times, with that as evidence.
    """
    found = _Evidence(api)
    refined = rewrite_slots(api, found.refined)
    refined = replace(
        refined,
        types={
            id: replace(decl, type=found.dated_fields(decl.type, id))
            for id, decl in refined.types.items()
        },
        root=ir.rewrite_operations(refined.root, found.dated_parameters),
    )
    return replace(refined, evidence=found.evidence)


class _Evidence:
    """The evidence, as it grows and moves with the types."""

    def __init__(self, api: ir.Api) -> None:
        self.evidence = dict(api.evidence)

    # Maps

    def refined(self, type: ir.Type, slot: Slot) -> ir.Type:
        """`type` with its data-keyed records as maps."""
        types = [self.refined(t, s) for t, s in inner(type, slot)]
        type = ir.with_children(type, types)
        if not isinstance(type, ir.Record) or slot.id not in self.evidence:
            return type
        if _keys_are_data(type):
            return ir.Map(self._values(type.fields, slot))
        drawn = [field for field in type.fields if _DRAWN_KEY.fullmatch(field.wire)]
        if not drawn or type.extra is not None:
            return type
        kept = tuple(f for f in type.fields if _DRAWN_KEY.fullmatch(f.wire) is None)
        return replace(type, fields=kept, extra=self._values(drawn, slot))

    def _values(self, fields: Sequence[ir.Field], slot: Slot) -> ir.Type:
        """The type of the values under keys that are data, with their evidence."""
        for field in fields:
            self._move(field.type, f"{slot.id}/{field.wire}", f"{slot.id}{{}}")
        return _joined([field.type for field in fields])

    def _move(self, type: ir.Type, old: str, new: str) -> None:
        """Take the evidence for `type` and all in it along to another slot."""
        found = self.evidence.pop(old, None)
        if found is not None:
            known = self.evidence.get(new)
            self.evidence[new] = found if known is None else _both(known, found)
        here = Slot(old, ir.Name(""), Pointer(""))
        for inside, slot in inner(type, here):
            if slot.id != old:
                self._move(inside, slot.id, new + slot.id.removeprefix(old))
            else:
                self._move_inside(inside, old, new)

    def _move_inside(self, type: ir.Type, old: str, new: str) -> None:
        for inside, slot in inner(type, Slot(old, ir.Name(""), Pointer(""))):
            self._move(inside, slot.id, new + slot.id.removeprefix(old))

    # Date-times

    def dated_fields(self, type: ir.Type, holder: str) -> ir.Type:
        """`type` with those fields dated whose every example is a date-time."""
        match type:
            case ir.Record(fields, _, extra):
                return replace(
                    type,
                    fields=tuple(self._dated(f, f"{holder}/{f.wire}") for f in fields),
                    extra=extra and self.dated_fields(extra, f"{holder}{{}}"),
                )
            case ir.List(item):
                return ir.List(self.dated_fields(item, f"{holder}[]"))
            case ir.Tuple(items, rest):
                return ir.Tuple(
                    tuple(
                        self.dated_fields(item, f"{holder}[{place}]")
                        for place, item in enumerate(items)
                    ),
                    rest and self.dated_fields(rest, f"{holder}[]"),
                )
            case ir.Map(value):
                return ir.Map(self.dated_fields(value, f"{holder}{{}}"))
            case ir.Union(members):
                inside = tuple(self.dated_fields(m, holder) for m in members)
                return replace(type, members=inside)
            case ir.Scalar() | ir.Enum() | ir.Const() | ir.Ref() | ir.Any():
                return type

    def dated_parameters(self, node: ir.Operation) -> ir.Operation:
        """`node` with its parameters and the fields of its bodies dated."""
        return replace(
            node,
            parameters=tuple(
                replace(p, type=self._date(p, f"{node.id}/{p.place}/{p.wire}"))
                for p in node.parameters
            ),
            bodies=tuple(
                replace(
                    body,
                    type=self.dated_fields(body.type, f"{node.id}/request"),
                    parts=tuple(
                        replace(p, type=self._date(p, f"{node.id}/request/{p.wire}"))
                        for p in body.parts
                    ),
                )
                for body in node.bodies
            ),
        )

    def _dated(self, field: ir.Field, slot: str) -> ir.Field:
        field = replace(field, type=self.dated_fields(field.type, slot))
        return replace(field, type=self._date(field, slot))

    def _date(self, node: ir.Field | ir.Parameter | ir.Part, slot: str) -> ir.Type:
        limits = node.constraints
        if (
            ir.without_null(node.type) != ir.STRING
            or slot in self.evidence
            or (limits is not None and limits.format is not None)
        ):
            return node.type
        form = _form([value.json for value in node.examples])
        if form is None:
            return node.type
        self.evidence[slot] = ir.Evidence(
            samples=len(node.examples),
            present=len(node.examples),
            values=node.examples[: ir.VALUES_KEPT],
            forms=("date-time",),
            rule=DATETIME_RULE,
            origins=(node.at,),
        )
        dated: ir.Type = ir.Scalar(ir.ScalarKind.DATETIME, form)
        return ir.nullable(dated) if ir.is_nullable(node.type) else dated


def _keys_are_data(record: ir.Record) -> bool:
    fields = record.fields
    if not fields:
        return False
    if all(_DATA_KEY.fullmatch(field.wire) for field in fields):
        return True
    if are_made_up(field.wire for field in fields):
        return True
    # Twenty numbers side by side are an ordinary report; twenty equal structures are
    # a table that is keyed by one of its columns, as are some keyed by files.
    first = fields[0].type
    if not isinstance(first, ir.Record | ir.List | ir.Map):
        return False
    if any(field.type != first for field in fields):
        return False
    files = all(_FILE_KEY.fullmatch(field.wire) for field in fields)
    return files or len(fields) >= MANY_KEYS


def _joined(types: Sequence[ir.Type]) -> ir.Type:
    """The one type for all `types`, with at most one record among its members."""
    members: dict[ir.Type, None] = {}
    records: list[ir.Record] = []
    for type in _members(types):
        if isinstance(type, ir.Record):
            records.append(type)
        else:
            members[type] = None
    parts = [*([_one_record(records)] if records else []), *members]
    parts = [p for p in parts if p != ir.NULL] + [p for p in parts if p == ir.NULL]
    if not parts or ir.ANY in parts:
        return ir.ANY
    return parts[0] if len(parts) == 1 else ir.Union(tuple(parts))


def _members(types: Sequence[ir.Type]) -> Iterator[ir.Type]:
    for type in types:
        if isinstance(type, ir.Union) and type.tag is None:
            yield from type.members
        else:
            yield type


def _one_record(records: Sequence[ir.Record]) -> ir.Record:
    fields: dict[str, list[ir.Field]] = {}
    for record in records:
        for field in record.fields:
            fields.setdefault(field.wire, []).append(field)
    return ir.Record(
        tuple(
            replace(
                found[0],
                type=_joined([f.type for f in found]),
                required=len(found) == len(records) and all(f.required for f in found),
                examples=tuple(e for f in found for e in f.examples),
            )
            for found in fields.values()
        )
    )


def _both(one: ir.Evidence, two: ir.Evidence) -> ir.Evidence:
    values: list[ir.Value] = list(one.values)
    values.extend(value for value in two.values if value not in values)
    return ir.Evidence(
        samples=one.samples + two.samples,
        present=one.present + two.present,
        nulls=one.nulls + two.nulls,
        values=tuple(values[: ir.VALUES_KEPT]),
        forms=tuple(form for form in one.forms if form in two.forms),
        rule=one.rule or two.rule,
        origins=tuple(dict.fromkeys((*one.origins, *two.origins))),
    )


def _form(examples: Sequence[object]) -> str | None:
    """The form of date-time that all `examples` have; None if one has another."""
    forms: set[str] = set()
    for example in examples:
        found = _DATETIME.fullmatch(example) if isinstance(example, str) else None
        if found is None or not _exists(found[0]):
            return None
        zone, digits = found["zone"] or "", len(found["fraction"] or "")
        kind = "z" if zone in ("Z", "z") else "offset" if zone else "naive"
        forms.add(f"{kind}{digits or ''}")
    if not forms:
        return None
    kinds = {form.rstrip("0123456789") for form in forms}
    if len(forms) == 1:
        return forms.pop()
    return kinds.pop() if len(kinds) == 1 else ""


def _exists(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text[:19])
    except ValueError:
        return False
    return True
