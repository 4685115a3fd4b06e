"""Joins what several sources say of one API."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from specloom import ir
from specloom.diagnostics import Pointer, Report

from .messages import joined
from .slots import holders, status_text

_N = TypeVar("_N", bound=ir.Node)


def merge(apis: Sequence[ir.Api], report: Report) -> ir.Api:
    """The one model of `apis`; where they contradict, the first that declares wins.

    Afterwards each operation id and each type id stands once, with all its origins, and
    each type has one message at most.
    What was declared beats what was inferred from samples, whatever the order.
    """
    first = apis[0]
    if len(apis) == 1:
        return first
    join = _Join(report)
    operations: dict[str, ir.Operation] = {}
    types: dict[ir.TypeId, ir.TypeDecl] = {}
    for api in apis:
        join.turn_to(api)
        for node in ir.operations(api.root):
            known = operations.get(node.id)
            operations[node.id] = node if known is None else join.both(known, node)
        for id, decl in api.types.items():
            there = types.get(id)
            types[id] = decl if there is None else join.declared(there, decl)
    shapes = [api.error_shape for api in apis]
    return ir.Api(
        at=first.at,
        origins=tuple(api.at for api in apis[1:]),
        name=next((api.name for api in apis if api.name), ""),
        version=next((api.version for api in apis if api.version), ""),
        doc=next((api.doc for api in apis if api.doc), ""),
        root=_placed([api.root for api in apis], operations),
        types=types,
        messages=joined(apis),
        servers=_once([s for api in apis for s in api.servers], lambda s: s.url),
        auths=_once([a for api in apis for a in api.auths], lambda a: a.id),
        error_shape=ir.ErrorShape(
            code=next((s.code for s in shapes if s.code), ()),
            message=next((s.message for s in shapes if s.message), ()),
            type=next((s.type for s in shapes if s.type is not None), None),
            path=next((s.path for s in shapes if s.type is not None), ()),
        ),
        evidence=join.evidence,
        patches=tuple(patch for api in apis for patch in api.patches),
    )


def _once(nodes: Iterable[_N], key: Callable[[_N], Hashable]) -> tuple[_N, ...]:
    found: dict[Hashable, _N] = {}
    for node in nodes:
        known = found.get(key(node))
        found[key(node)] = node if known is None else _with_origin(known, node)
    return tuple(found.values())


def _distinct(one: Sequence[str], two: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *two)))


def _with_origin(node: _N, other: ir.Node) -> _N:
    places: dict[Pointer, None] = dict.fromkeys((*node.origins, other.at))
    places.update(dict.fromkeys(other.origins))
    places.pop(node.at, None)
    return replace(node, origins=tuple(places))


def _placed(
    roots: Sequence[ir.Group], operations: Mapping[str, ir.Operation]
) -> ir.Group:
    """The joined groups; an operation stands in the first named group that has it."""
    homes: dict[str, tuple[str, ...]] = {}

    def visit(group: ir.Group, path: tuple[str, ...]) -> None:
        for node in group.operations:
            if not homes.get(node.id):
                homes[node.id] = path
        for inner in group.groups:
            visit(inner, (*path, inner.name.text))

    def build(groups: Sequence[ir.Group], path: tuple[str, ...]) -> ir.Group:
        ids = dict.fromkeys(node.id for group in groups for node in group.operations)
        inner: dict[str, list[ir.Group]] = {}
        for group in groups:
            for each in group.groups:
                inner.setdefault(each.name.text, []).append(each)
        joined = _once(groups, lambda group: None)[0]
        return replace(
            joined,
            doc=next((group.doc for group in groups if group.doc), ""),
            operations=tuple(operations[id] for id in ids if homes[id] == path),
            groups=tuple(build(each, (*path, text)) for text, each in inner.items()),
        )

    for root in roots:
        visit(root, ())
    return build(roots, ())


class _Join:
    """Joins two nodes that speak of one thing; the second is of the api turned to."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._before: dict[str, ir.Evidence] = {}
        self._now: Mapping[str, ir.Evidence] = {}
        self._declared: set[str] = set()

    def turn_to(self, api: ir.Api) -> None:
        """Count what came until now as the first, and `api` as the second."""
        self._before = {**self._now, **self._before}
        self._now = api.evidence

    @property
    def evidence(self) -> Mapping[str, ir.Evidence]:
        """The evidence for what is still inferred."""
        return {
            slot: found
            for slot, found in {**self._now, **self._before}.items()
            if not any(holder in self._declared for holder in holders(slot))
        }

    def declared(self, one: ir.TypeDecl, two: ir.TypeDecl) -> ir.TypeDecl:
        """One declaration of the two of one id."""
        if (one.inferred or one.type == ir.ANY) and not two.inferred:
            one, two = two, one
        elif two.type not in (one.type, ir.ANY) and not two.inferred:
            self._report.warning(
                "type-conflict",
                f"type {one.id!r} is declared in two ways: the first is kept",
                two.at,
            )
        return replace(
            _with_origin(one, two),
            doc=one.doc or two.doc,
            examples=one.examples or two.examples,
            schema=one.schema or two.schema,
            deprecated=one.deprecated or two.deprecated,
        )

    def both(self, one: ir.Operation, two: ir.Operation) -> ir.Operation:
        """One operation of the two of one id."""
        return replace(
            _with_origin(one, two),
            name=one.name if one.name.text else two.name,
            parameters=self._parameters(one, two),
            bodies=self._bodies(one, two),
            responses=self._responses(one, two),
            errors=_once(
                (*one.errors, *two.errors), lambda e: (e.status, e.code, e.doc)
            ),
            auth=one.auth if one.auth is not None else two.auth,
            servers=_once((*one.servers, *two.servers), lambda s: s.url),
            pagination=one.pagination or two.pagination,
            rate_limit=one.rate_limit or two.rate_limit,
            scopes=_distinct(one.scopes, two.scopes),
            open_query=one.open_query or two.open_query,
            prerequisites=tuple(
                dict.fromkeys((*one.prerequisites, *two.prerequisites))
            ),
            examples=(*one.examples, *two.examples),
            variants=_once((*one.variants, *two.variants), lambda v: v.name),
            summary=one.summary or two.summary,
            doc=one.doc or two.doc,
            deprecated=one.deprecated or two.deprecated,
            idempotent=one.idempotent if one.idempotent is not None else two.idempotent,
        )

    def _parameters(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Parameter, ...]:
        found: dict[tuple[str, str], ir.Parameter] = {}
        for node in (*one.parameters, *two.parameters):
            key = (node.place, node.wire)
            known = found.get(key)
            if known is None:
                found[key] = node
                continue
            slot = f"{one.id}/{node.place}/{node.wire}"
            found[key] = replace(
                _with_origin(known, node),
                type=self._type(known.type, node.type, slot, node.at),
                required=known.required or node.required,
                doc=known.doc or node.doc,
                examples=known.examples or node.examples,
                default=known.default or node.default,
                constraints=known.constraints or node.constraints,
            )
        return tuple(found.values())

    def _bodies(self, one: ir.Operation, two: ir.Operation) -> tuple[ir.Body, ...]:
        found: dict[str, ir.Body] = {}
        for node in (*one.bodies, *two.bodies):
            known = found.get(node.media)
            found[node.media] = (
                node if known is None else self._body(known, node, f"{one.id}/request")
            )
        return tuple(found.values())

    def _body(self, one: ir.Body, two: ir.Body, slot: str) -> ir.Body:
        return replace(
            _with_origin(one, two),
            type=self._type(one.type, two.type, slot, two.at),
            parts=_once((*one.parts, *two.parts), lambda p: p.wire),
            doc=one.doc or two.doc,
        )

    def _responses(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Response, ...]:
        found: dict[ir.Status, ir.Response] = {}
        for node in (*one.responses, *two.responses):
            known = found.get(node.status)
            if known is None:
                found[node.status] = node
                continue
            body = known.body or node.body
            if known.body and node.body:
                slot = f"{one.id}/response/{status_text(node.status)}"
                body = self._body(known.body, node.body, slot)
            found[node.status] = replace(
                _with_origin(known, node),
                body=body,
                headers=_once((*known.headers, *node.headers), lambda h: h.wire),
                doc=known.doc or node.doc,
            )
        return tuple(found.values())

    def _type(self, one: ir.Type, two: ir.Type, slot: str, at: Pointer) -> ir.Type:
        """The type to keep of the two in one slot."""
        guessed = slot in self._before, slot in self._now
        if ir.ANY in (one, two):
            return two if one == ir.ANY else one
        if guessed[0] != guessed[1]:
            self._declared.add(slot)
            return two if guessed[0] else one
        if one != two:
            self._report.warning(
                "type-conflict", f"{slot!r} has two types: the first is kept", at
            )
        return one
