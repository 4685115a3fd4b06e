"""Ways through a model, and changes on the way."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeAlias, TypeVar

from ..diagnostics import Pointer
from .api import Api
from .calls import Body, ErrorCase, Group, Operation, Parameter, Part, Response
from .types import (
    ANY,
    NULL,
    Any,
    Const,
    Enum,
    Field,
    List,
    Map,
    Place,
    Record,
    Ref,
    Role,
    Scalar,
    ScalarKind,
    Tuple,
    Type,
    TypeDecl,
    TypeId,
    Union,
)

Change: TypeAlias = Callable[[Type, Pointer], Type]


def children(type: Type) -> Iterator[Type]:
    """The types that stand directly inside `type`."""
    match type:
        case Record(fields, bases, extra):
            yield from (f.type for f in fields)
            yield from bases
            if extra is not None:
                yield extra
        case List(item):
            yield item
        case Tuple(items, rest):
            yield from items
            if rest is not None:
                yield rest
        case Map(value):
            yield value
        case Union(members):
            yield from members
        case Scalar() | Enum() | Const() | Ref() | Any():
            return


def rewrite(type: Type, at: Pointer, change: Change) -> Type:
    """`type`, said at `at`, with `change` made to every type in it, inside first.

    Bases are left alone: they are refs and must stay so. What does not change is the
    same object afterwards.
    """
    match type:
        case Record(fields, _, extra):
            inner = [rewrite(f.type, f.at, change) for f in fields]
            rest = None if extra is None else rewrite(extra, at, change)
            type = with_children(type, inner if rest is None else [*inner, rest])
        case List(item) | Map(item):
            type = with_children(type, [rewrite(item, at, change)])
        case Tuple() | Union():
            inner = [rewrite(child, at, change) for child in children(type)]
            type = with_children(type, inner)
        case Scalar() | Enum() | Const() | Ref() | Any():
            return change(type, at)
    return change(type, at)


def with_children(type: Type, children: Sequence[Type]) -> Type:
    """`type` with the types directly inside it replaced, but for bases, in order."""
    match type:
        case Record(fields, _, extra):
            changed = tuple(map(with_type, fields, children))
            rest = None if extra is None else children[len(fields)]
            if rest is extra and all(map(is_, changed, fields)):
                return type
            return replace(type, fields=changed, extra=rest)
        case List(item):
            return type if children[0] is item else List(children[0])
        case Tuple(items, rest):
            first = tuple(children[: len(items)])
            further = None if rest is None else children[-1]
            if further is rest and all(map(is_, first, items)):
                return type
            return Tuple(first, further)
        case Map(value):
            return type if children[0] is value else Map(children[0])
        case Union(members):
            if all(map(is_, children, members)):
                return type
            return replace(type, members=tuple(children))
        case Scalar() | Enum() | Const() | Ref() | Any():
            return type


Typed = TypeVar("Typed", Field, Parameter, Part, Body, TypeDecl)


def with_type(node: Typed, type: Type) -> Typed:
    """`node` with `type` in place of its own; the same object if that is the same."""
    return node if node.type is type else replace(node, type=type)


Whole = TypeVar("Whole", Group, Operation, Body, Response, ErrorCase)


def with_parts(node: Whole, **parts: typing.Any) -> Whole:
    """`node` with `parts` in place of its own; the same object if they are the same."""
    if all(_is_same(getattr(node, name), part) for name, part in parts.items()):
        return node
    return replace(node, **parts)


def _is_same(old: object, new: object) -> bool:
    """Whether two parts of a node are one object, or tuples of the same objects."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(is_, old, new))
    return old is new


def resolved(type: Type, types: Mapping[TypeId, TypeDecl]) -> Type:
    """What `type` leads to; any JSON if that is nothing, or itself."""
    seen: set[TypeId] = set()
    while isinstance(type, Ref):
        if type.id in seen or type.id not in types:
            return ANY
        seen.add(type.id)
        type = types[type.id].type
    return type


def nullable(type: Type) -> Type:
    """`type`, or null."""
    match type:
        case Scalar(ScalarKind.NULL) | Any():
            return type
        case Union(members) if NULL in members:
            return type
        case Union(members):
            return replace(type, members=(*members, NULL))
        case _:
            return Union((type, NULL))


def is_nullable(type: Type) -> bool:
    """Whether null is declared as a value of `type`; a reference is not followed."""
    return type == NULL or (isinstance(type, Union) and NULL in type.members)


def without_null(type: Type) -> Type:
    """`type` with null taken from its union."""
    if not isinstance(type, Union) or NULL not in type.members:
        return type
    rest = tuple(member for member in type.members if member != NULL)
    return rest[0] if len(rest) == 1 else replace(type, members=rest)


SENT = "/input"
"""What stands behind a type's id in that of the form of it that is sent."""


def received_form(id: TypeId, types: Mapping[TypeId, TypeDecl]) -> TypeId | None:
    """The type of which `id` is the form that is sent, if it is one."""
    base, mark, number = id.rpartition(SENT)
    found = TypeId(base)
    if not mark or number[:1] not in ("", "#") or found not in types:
        return None
    name = types[id].name  # A property may be called "input" as well.
    return None if name.role is Role.PROPERTY and name.holder == base else found


def operations(group: Group) -> Iterator[Operation]:
    """The operations of `group` and of the groups in it, in source order."""
    yield from group.operations
    for inner in group.groups:
        yield from operations(inner)


def path_variables(path: str) -> list[str]:
    """The wire names of the variables in `path`, in order."""
    return [hole.rstrip("*") for hole in _HOLE.findall(path)]


_HOLE = re.compile(r"\{([^{}]*)\}")


def keyword_ids(operation: Operation, place: str, wire: str) -> Iterator[str]:
    """The ids of a keyword of `operation`, its own first, then as others spell it."""
    yield f"{operation.id}?{place}:{wire}"
    own = path_variables(operation.path)
    for id in operation.joined:
        there = path_variables(id)
        in_path = place == Place.PATH and wire in own and len(there) == len(own)
        yield f"{id}?{place}:{there[own.index(wire)] if in_path else wire}"


OperationChange: TypeAlias = Callable[[Operation], Operation | None]


def rewrite_operations(group: Group, change: OperationChange) -> Group:
    """`group` with `change` made to every operation in it; None takes one out."""
    changed = (change(operation) for operation in group.operations)
    return with_parts(
        group,
        operations=tuple(operation for operation in changed if operation is not None),
        groups=tuple(rewrite_operations(inner, change) for inner in group.groups),
    )


def rewrite_types(api: Api, change: Change) -> Api:
    """`api` with `change` made to every type in it, inside first."""

    def body(node: Body | None) -> Body | None:
        if node is None:
            return None
        return with_parts(
            node,
            type=rewrite(node.type, node.at, change),
            parts=tuple(
                with_type(p, rewrite(p.type, p.at, change)) for p in node.parts
            ),
        )

    def parameters(nodes: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        return tuple(with_type(p, rewrite(p.type, p.at, change)) for p in nodes)

    def operation(node: Operation) -> Operation:
        return with_parts(
            node,
            parameters=parameters(node.parameters),
            bodies=tuple(b for b in map(body, node.bodies) if b is not None),
            responses=tuple(
                with_parts(r, body=body(r.body), headers=parameters(r.headers))
                for r in node.responses
            ),
            errors=tuple(with_parts(e, body=body(e.body)) for e in node.errors),
        )

    shape = api.error_shape
    return replace(
        api,
        root=rewrite_operations(api.root, operation),
        types={
            id: with_type(decl, rewrite(decl.type, decl.at, change))
            for id, decl in api.types.items()
        },
        error_shape=replace(
            shape,
            type=None if shape.type is None else rewrite(shape.type, api.at, change),
        ),
    )
