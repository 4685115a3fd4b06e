"""One node of the two in which sources of a host speak of one thing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from ... import ir
from ...diagnostics import Pointer, Report
from .casing import fold
from .exact import Find, agreed, place

_Said = TypeVar("_Said", ir.Field, ir.Parameter, ir.Part)
_Node = TypeVar("_Node", bound=ir.Node)


class Both:
    """Joins two nodes: the first wins where they contradict, and that is reported.

    `why` tells what speaks for the first. Where nothing does, the two are `equal`, and
    what either of them requires is required.
    """

    def __init__(
        self, find: Find, report: Report, why: str, *, equal: bool = False
    ) -> None:
        self._find = find
        self._report = report
        self._why = why
        self._equal = equal
        self._told: set[tuple[str, str, Pointer]] = set()

    def declaration(self, one: ir.TypeDecl, two: ir.TypeDecl) -> ir.TypeDecl:
        """One type; of two records the fields of both, whatever base they stand in."""
        name = one.name.text
        type: ir.Type
        match one.type, two.type:
            case ir.Record(), ir.Record():
                type = self._record(one.type, two.type, name)
            case ir.Enum(), ir.Enum():
                type = self._enum(one.type, two.type, name, one.at, two.at)
            case _:
                type = self._type(one.type, two.type, name, one.at, two.at)
        return replace(
            _with_origin(one, two),
            type=type,
            doc=longest(one.doc, two.doc),
            examples=one.examples or two.examples,
            deprecated=one.deprecated or two.deprecated,
        )

    def operation(self, one: ir.Operation, two: ir.Operation) -> ir.Operation:
        """One operation of two with the same method and path."""
        return replace(
            self.described(one, two),
            parameters=self._parameters(one, two),
            bodies=self._bodies(one, two),
            responses=self._responses(one, two),
            pagination=one.pagination or two.pagination,
            open_query=one.open_query or two.open_query,
            examples=_once((*one.examples, *two.examples)),
        )

    def described(self, one: ir.Operation, two: ir.Operation) -> ir.Operation:
        """The first operation, with what the second one tells of it in words."""
        return replace(
            _with_origin(one, two),
            errors=_cases((*one.errors, *two.errors)),
            auth=one.auth if one.auth is not None else two.auth,
            prerequisites=_once((*one.prerequisites, *two.prerequisites)),
            summary=longest(one.summary, two.summary),
            doc=longest(one.doc, two.doc),
            deprecated=one.deprecated or two.deprecated,
        )

    def contradicted(
        self, what: str, taken: str, other: str, at: Pointer, here: Pointer
    ) -> None:
        """Report that `other` stands `here` for what is `taken` as it stands `at`."""
        self._warn(
            what,
            f"is {other} here, but {taken} at {place(at)}: that is taken, {self._why}",
            at,
            here,
        )

    def _warn(self, what: str, said: str, at: Pointer, here: Pointer) -> None:
        """Report a contradiction of what stands `at`, the first time that it is met.

        Many pages show one type, and a row is a request's as well as an operation's.
        """
        key = fold(what.rpartition(".")[2]), said, at
        if key not in self._told:
            self._told.add(key)
            self._report.warning("source-contradicted", f"{what} {said}", here)

    def _record(self, one: ir.Record, two: ir.Record, name: str) -> ir.Record:
        inherited = self._inherited(one)
        fields = {fold(field.wire): field for field in one.fields}
        for field in two.fields:
            key = fold(field.wire)
            if key in fields:
                fields[key] = self._said(fields[key], field, f"{name}.{field.wire}")
            elif key not in inherited:
                fields[key] = field
        bases = _once((*one.bases, *two.bases)) if self._equal else one.bases
        return replace(one, fields=tuple(fields.values()), bases=bases)

    def _inherited(self, record: ir.Record) -> set[str]:
        """The folded names of what a record takes from its bases."""
        found: set[str] = set()
        pending, seen = [base.id for base in record.bases], set[ir.TypeId]()
        while pending:
            id = pending.pop()
            base = self._find(id)
            if id in seen or not isinstance(base, ir.Record):
                continue
            seen.add(id)
            found.update(fold(field.wire) for field in base.fields)
            pending.extend(each.id for each in base.bases)
        return found

    def _enum(
        self, one: ir.Enum, two: ir.Enum, name: str, at: Pointer, here: Pointer
    ) -> ir.Enum:
        """The members of the first, documented by both; of equals, those of both."""
        others = {member.value: member for member in two.members}
        members = tuple(
            (
                replace(m, doc=longest(m.doc, others[m.value].doc))
                if m.value in others
                else m
            )
            for m in one.members
        )
        more = tuple(others[v] for v in others if v not in {m.value for m in members})
        if more:
            listed = ", ".join(str(member.value) for member in more)
            taken = "also kept" if self._equal else f"left out, {self._why}"
            said = f"has more values here than at {place(at)}: {listed}: {taken}"
            self._warn(name, said, at, here)
        return replace(one, members=(*members, *more) if self._equal else members)

    def _said(self, one: _Said, two: _Said, what: str, *, sent: bool = False) -> _Said:
        """One field, parameter or part; what is `sent` may have to be there."""
        if sent and one.required != two.required and (two.required or self._equal):
            words = {True: "required", False: "optional"}
            taken = "required" if self._equal else f"that, {self._why}"
            self._warn(
                what,
                f"is {words[two.required]} here, but {words[one.required]} at "
                f"{place(one.at)}: taken as {taken}",
                one.at,
                two.at,
            )
        return replace(
            _with_origin(one, two),
            type=self._type(one.type, two.type, what, one.at, two.at),
            required=one.required or (self._equal and two.required),
            default=one.default or two.default,
            constraints=one.constraints or two.constraints,
            examples=one.examples or two.examples,
            doc=longest(one.doc, two.doc),
            deprecated=one.deprecated or two.deprecated,
        )

    def _type(
        self, one: ir.Type, two: ir.Type, what: str, at: Pointer, here: Pointer
    ) -> ir.Type:
        found = agreed(one, two, self._find)
        if found is None:
            self.contradicted(what, spelled(one), spelled(two), at, here)
            return one
        return found

    def _parameters(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Parameter, ...]:
        found = {fold(each.wire): each for each in one.parameters}
        body = {fold(field.wire): field for field in _fields(one)}
        name = one.name.text
        for field in _fields(two):
            known = found.get(fold(field.wire))
            if known is not None:
                self._misplaced(name, known, field, known.place, "body")
                found[fold(field.wire)] = self._said(
                    known, _parameter(field), f"{name}.{known.wire}"
                )
        for each in two.parameters:
            key = fold(each.wire)
            known = found.get(key)
            if known is not None:
                if known.place is not each.place:
                    self._misplaced(name, known, each, known.place, each.place)
                what = f"{name}.{each.wire}"
                found[key] = self._said(known, each, what, sent=True)
            elif key in body:
                self._misplaced(name, body[key], each, "body", each.place)
            elif each.place is not ir.Place.PATH:
                found[key] = each
        return tuple(found.values())

    def _misplaced(
        self,
        name: str,
        one: ir.Field | ir.Parameter,
        two: ir.Field | ir.Parameter,
        taken: str,
        other: str,
    ) -> None:
        what = f"{name}.{two.wire}"
        places = f"in the {taken}", f"in the {other}"
        self.contradicted(what, *places, one.at, two.at)

    def _bodies(self, one: ir.Operation, two: ir.Operation) -> tuple[ir.Body, ...]:
        placed = {fold(each.wire) for each in one.parameters}
        more = {fold(f.wire): f for f in _fields(two) if fold(f.wire) not in placed}
        if not one.bodies:
            bodies = (_without(body, placed) for body in two.bodies)
            return tuple(body for body in bodies if body is not None)
        return tuple(self._body(one.name.text, body, more) for body in one.bodies)

    def _body(self, name: str, body: ir.Body, more: dict[str, ir.Field]) -> ir.Body:
        if isinstance(body.type, ir.Record):
            fields = {fold(field.wire): field for field in body.type.fields}
            for key, field in more.items():
                known = fields.get(key)
                fields[key] = (
                    field
                    if known is None
                    else self._said(known, field, f"{name}.{field.wire}", sent=True)
                )
            type = replace(body.type, fields=tuple(fields.values()))
            required = body.required or any(field.required for field in type.fields)
            return replace(body, type=type, required=required)
        parts = [
            (
                replace(part, doc=longest(part.doc, more[fold(part.wire)].doc))
                if fold(part.wire) in more
                else part
            )
            for part in body.parts
        ]
        return replace(body, parts=tuple(parts))

    def _responses(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Response, ...]:
        if not one.responses or not two.responses:
            return one.responses or two.responses
        first, second = one.responses[0], two.responses[0]
        # A 200 without a body is what a source says that doesn't know the response.
        if first.body is None and first.status != _EMPTY:
            return (_with_origin(second, first), *one.responses[1:])
        if second.body is None and second.status != _EMPTY:
            return one.responses
        joined = _with_origin(first, second)
        if first.body is None or second.body is None:
            if first.body is not second.body:
                taken, other = (_answer(each) for each in (first, second))
                what = f"the response of {one.id}"
                self.contradicted(what, taken, other, first.at, second.at)
        elif first.body.encoding is not second.body.encoding:
            taken, other = (_answer(each) for each in (first, second))
            what = f"the response of {one.id}"
            self.contradicted(what, taken, other, first.at, second.at)
        else:
            type = self._type(
                first.body.type,
                second.body.type,
                f"the response of {one.id}",
                first.at,
                second.at,
            )
            joined = replace(joined, body=replace(first.body, type=type))
        return (joined, *one.responses[1:])


def longest(one: str, two: str) -> str:
    """The text that says more; the first of equals."""
    return two if len(two) > len(one) else one


def spelled(type: ir.Type) -> str:
    """How a diagnostic calls a type."""
    match type:
        case ir.Scalar(kind):
            return kind.value
        case ir.List(item):
            return f"a list of {spelled(item)}"
        case ir.Tuple():
            return "a tuple"
        case ir.Const(value):
            return repr(value)
        case ir.Map(value):
            return f"a map of {spelled(value)}"
        case ir.Ref(id):
            return str(id).removeprefix("#")
        case ir.Union(members):
            return " or ".join(map(spelled, members))
        case ir.Enum():
            return "an enum"
        case ir.Record():
            return "an object"
        case ir.Any():
            return "any JSON"


_EMPTY = ir.Status.exactly(204)


def _answer(response: ir.Response) -> str:
    if response.body is None:
        return "empty"
    if response.body.encoding is ir.Encoding.JSON:
        return spelled(response.body.type)
    return response.body.encoding.value


def _fields(operation: ir.Operation) -> Iterable[ir.Field]:
    """What an operation sends in a body of JSON."""
    for body in operation.bodies:
        if isinstance(body.type, ir.Record):
            yield from body.type.fields


def _parameter(field: ir.Field) -> ir.Parameter:
    return ir.Parameter(
        at=field.at,
        wire=field.wire,
        place=ir.Place.QUERY,
        type=field.type,
        constraints=field.constraints,
        doc=field.doc,
    )


def _without(body: ir.Body, placed: set[str]) -> ir.Body | None:
    """`body` less what travels elsewhere; None if nothing is left."""
    if not isinstance(body.type, ir.Record):
        return body
    fields = tuple(f for f in body.type.fields if fold(f.wire) not in placed)
    return replace(body, type=replace(body.type, fields=fields)) if fields else None


def _cases(errors: Iterable[ir.ErrorCase]) -> tuple[ir.ErrorCase, ...]:
    found: dict[tuple[ir.Status, str, str], ir.ErrorCase] = {}
    for each in errors:
        found.setdefault((each.status, each.code, each.doc), each)
    return tuple(found.values())


_Item = TypeVar("_Item", bound=Hashable)


def _once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))


def _with_origin(node: _Node, other: ir.Node) -> _Node:
    # Many pages show one type: joining tuples costs little, looking into them much.
    more = (other.at, *other.origins) if other.at != node.at else other.origins
    return replace(node, origins=node.origins + more)
