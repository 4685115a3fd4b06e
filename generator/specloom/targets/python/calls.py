"""How operations are called: which values become keywords, and in what order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from ... import ir
from ...diagnostics import Report
from .names import CONDITIONS, keyword_name

Source: TypeAlias = ir.Parameter | ir.Part | ir.Field | ir.Body


class Shape(Enum):
    """What becomes of a request's body."""

    NONE = "none"
    FIELDS = "fields"  # a JSON object, each of its fields a keyword
    VARIABLES = "variables"  # those of a GraphQL query, each a keyword
    PARTS = "parts"  # a form, each of its parts a keyword
    WHOLE = "whole"  # one keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A value that the caller gives; `place` and `wire` say where it goes."""

    place: str
    wire: str
    type: ir.Type
    required: bool
    source: Source

    @property
    def positional(self) -> bool:
        """Whether it may be given by position."""
        return self.place == "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A value that is always sent: its only one, which the caller need not know."""

    place: str
    wire: str
    value: str | int | float | bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation as its caller sees it; arguments in the order of the signature.

    `sent` are the arguments and the constants in the order of the source.
    """

    operation: ir.Operation
    arguments: tuple[Argument, ...]
    sent: tuple[Argument | Constant, ...]
    shape: Shape
    body: ir.Body | None


def call_of(
    operation: ir.Operation, types: Mapping[ir.TypeId, ir.TypeDecl], report: Report
) -> Call:
    """How `operation` is called."""
    parameters = list(_parameters(operation))
    body = _body(operation, report)
    shape, fields = Shape.NONE, list[Argument]()
    if body is not None:
        shape, fields = _body_arguments(body, types, parameters)
    sent = [_constant(a, types) or a for a in (*parameters, *fields)]
    sent += _conditions(operation)
    asked = [a for a in sent if isinstance(a, Argument)]
    keywords = [a for a in asked if not a.positional]
    return Call(
        operation=operation,
        sent=tuple(sent),
        arguments=(
            *_path_order(operation, asked),
            *(a for a in keywords if a.required),
            *(a for a in keywords if not a.required),
        ),
        shape=shape,
        body=body,
    )


def is_file(source: Source) -> bool:
    """Whether the value of `source` is a file or the content of one."""
    match source:
        case ir.Part():
            return source.file
        case ir.Body():
            return source.encoding is ir.Encoding.BINARY
        case ir.Parameter() | ir.Field():
            return False


def needed(api: ir.Api, calls: Mapping[str, Call]) -> dict[ir.TypeId, ir.TypeDecl]:
    """The types of `api`, less those of which calls need only the parts.

    Those are the types of constants, of sets of variables, and of the bodies of
    messages, whose fields are keywords and which have classes of their own.
    """
    sent = {id for message in api.messages for id in message.operations}
    alone = {
        type.id
        for plan in calls.values()
        for source in _unasked(plan, plan.operation.id in sent)
        if isinstance(type := source.type, ir.Ref)
        and type.id in api.types
        and api.types[type.id].name.role is not ir.Role.GIVEN
    }
    if not alone:
        return dict(api.types)
    others = [decl.type for decl in api.types.values()]
    others += [a.type for plan in calls.values() for a in plan.arguments]
    for operation in ir.operations(api.root):
        bodies = [answer.body for answer in operation.responses]
        bodies += [case.body for case in operation.errors]
        others += [body.type for body in bodies if body is not None]
    if api.error_shape.type is not None:
        others.append(api.error_shape.type)
    while others:
        type = others.pop()
        others.extend(ir.children(type))
        if isinstance(type, ir.Ref):
            alone.discard(type.id)
    return {id: decl for id, decl in api.types.items() if id not in alone}


def _unasked(plan: Call, is_message: bool) -> Iterator[Source]:
    """What a call sends without asking for it as a whole."""
    if is_message and plan.shape is Shape.FIELDS and plan.body is not None:
        yield plan.body
    yield from (one.source for one in plan.sent if isinstance(one, Constant))
    if plan.shape is Shape.VARIABLES and plan.body is not None:
        asked = [one.source for one in plan.arguments]
        yield from (part for part in plan.body.parts if part not in asked)


def _constant(
    argument: Argument, types: Mapping[ir.TypeId, ir.TypeDecl]
) -> Constant | None:
    """`argument` as a constant, if no other value may be sent.

    An enum with one value may get others, unless that is also what it has by default.
    """
    type, source = argument.type, argument.source
    if not argument.required or isinstance(source, ir.Body):
        return None
    if isinstance(type, ir.Ref) and type.id in types:
        type = types[type.id].type
    match type:
        case ir.Enum((ir.EnumMember(value=value),)):
            if source.default is None or value != source.default.json:
                return None
        case ir.Const(value):
            pass
        case _:
            return None
    return Constant(
        place=argument.place, wire=argument.wire, value=value, source=source
    )


def _parameters(operation: ir.Operation) -> Iterator[Argument]:
    for parameter in operation.parameters:
        required = parameter.required or parameter.place is ir.Place.PATH
        yield _argument(parameter.place.value, parameter, required)


def _conditions(operation: ir.Operation) -> Iterator[Argument]:
    """The keys of a query that no parameter declares, as a dictionary."""
    if operation.open_query:
        source = ir.Parameter(
            at=operation.at,
            wire="",
            place=ir.Place.QUERY,
            type=ir.Map(ir.ANY),
            doc="Further conditions by field and operator: `NameStartsWith`,"
            " `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.",
        )
        yield _argument(CONDITIONS, source, False)


def _path_order(
    operation: ir.Operation, arguments: list[Argument]
) -> Iterator[Argument]:
    order = {w: i for i, w in enumerate(re.findall(r"\{([^{}]*)\}", operation.path))}
    inside = [a for a in arguments if a.positional]
    yield from sorted(inside, key=lambda a: order.get(a.wire, len(order)))


def _body(operation: ir.Operation, report: Report) -> ir.Body | None:
    """The body that the client sends: JSON before others, then as the source orders."""
    forms = (ir.Encoding.FORM, ir.Encoding.MULTIPART)
    usable = [b for b in operation.bodies if b.parts or b.encoding not in forms]
    for body in operation.bodies:
        if body not in usable:
            report.note(
                "form-empty", f"{operation.id!r} takes a form without fields", body.at
            )
    usable.sort(key=lambda body: _ORDER.index(body.encoding))
    for body in usable[1:]:
        report.note(
            "body-alternative",
            f"{operation.id!r} takes {body.media or body.encoding} as well: not used",
            body.at,
        )
    return usable[0] if usable else None


_ORDER = (
    ir.Encoding.JSON,
    ir.Encoding.MULTIPART,
    ir.Encoding.FORM,
    ir.Encoding.GRAPHQL,
    ir.Encoding.BINARY,
    ir.Encoding.TEXT,
    ir.Encoding.XML,
)


def _body_arguments(
    body: ir.Body,
    types: Mapping[ir.TypeId, ir.TypeDecl],
    parameters: list[Argument],
) -> tuple[Shape, list[Argument]]:
    match body.encoding:
        case ir.Encoding.FORM | ir.Encoding.MULTIPART:
            return Shape.PARTS, list(_parts(body))
        case ir.Encoding.GRAPHQL:
            return Shape.VARIABLES, list(_variables(body, types))
        case ir.Encoding.JSON:
            record = _record(body.type, types)
            if record is not None:
                fields = list(_fields(record))
                names = [keyword_name(a.wire) for a in (*parameters, *fields)]
                optional = body.required or not any(f.required for f in fields)
                if fields and optional and len(set(names)) == len(names):
                    return Shape.FIELDS, fields
        case _:
            pass
    whole = Argument(
        place="body",
        wire="",
        type=_whole_type(body),
        required=body.required,
        source=body,
    )
    return Shape.WHOLE, [whole]


def _whole_type(body: ir.Body) -> ir.Type:
    match body.encoding:
        case ir.Encoding.BINARY:
            return ir.Scalar(ir.ScalarKind.BYTES)
        case ir.Encoding.TEXT | ir.Encoding.XML:
            return ir.STRING
        case _:
            return body.type


def _record(type: ir.Type, types: Mapping[ir.TypeId, ir.TypeDecl]) -> ir.Record | None:
    found = ir.resolved(type, types)
    return found if isinstance(found, ir.Record) and found.extra is None else None


def _fields(record: ir.Record) -> Iterator[Argument]:
    for field in record.fields:
        yield _argument("body", field, field.required)


def _variables(
    body: ir.Body, types: Mapping[ir.TypeId, ir.TypeDecl]
) -> Iterator[Argument]:
    """The variables of a GraphQL query; all as one where they are not known."""
    for part in body.parts:
        if part.wire != "variables":
            continue
        record = _record(part.type, types)
        if record is None:
            yield _argument("part", part, part.required)
            continue
        for field in record.fields:
            yield _argument("variable", field, field.required and body.required)


def _parts(body: ir.Body) -> Iterator[Argument]:
    seen: set[str] = set()
    for part in body.parts:
        if part.wire not in seen:
            seen.add(part.wire)
            yield _argument("part", part, part.required)


def _argument(
    place: str, source: ir.Parameter | ir.Part | ir.Field, required: bool
) -> Argument:
    return Argument(
        place=place,
        wire=source.wire,
        type=source.type,
        required=required,
        source=source,
    )
