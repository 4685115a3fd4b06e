"""Joins what several sources say of one API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from specloom import ir
from specloom.diagnostics import Report

from ..messages import joined
from ..slots import holders
from .conflicts import Conflicts, Difference
from .decided import Decided
from .enrich import with_origin
from .join import Join, Said, once
from .respell import parts, respelled
from .schemes import one_scheme
from .trust import Trust

if TYPE_CHECKING:
    from specloom import Settings

_N = TypeVar("_N", bound=ir.Node)


def merge(
    apis: Sequence[ir.Api], report: Report, settings: Settings | None = None
) -> ir.Api:
    """The one model of `apis`; where they contradict, the most trusted one wins.

    That is the first by the precedence in `settings`, and by the order of `apis` where
    that says nothing. What was declared beats what was inferred from samples, whatever
    the order, unless the user puts the samples before the declaration by name.
    Afterwards each operation id and each type id stands once, with all its origins, and
    each type has one message at most. What was contradicted is in `conflicts`.
    """
    precedence = () if settings is None else tuple(settings.precedence)
    trust = Trust(precedence)
    apis = sorted(apis, key=lambda api: trust.rank(api.at.document))
    first = apis[0]
    if len(apis) == 1:
        return replace(first, precedence=precedence) if precedence else first
    apis = one_scheme(respelled(apis, trust, report))
    patches = tuple(patch for api in apis for patch in api.patches)
    decided = Decided(patches, settings)
    conflicts = Conflicts(report, settled=decided.covers)
    if settings is None or settings.server is None:
        _compare_servers(apis, trust, conflicts)
    join = Join(apis, trust, conflicts)
    types = _types(apis, trust, join)
    operations = _operations(apis, trust, join, decided)
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
        servers=_servers(apis),
        auths=once([a for api in apis for a in api.auths], lambda a: a.id),
        error_shape=ir.ErrorShape(
            code=next((s.code for s in shapes if s.code), ()),
            message=next((s.message for s in shapes if s.message), ()),
            type=next((s.type for s in shapes if s.type is not None), None),
            path=next((s.path for s in shapes if s.type is not None), ()),
        ),
        evidence=_evidence(apis, join),
        patches=patches,
        schemas=once([s for api in apis for s in api.schemas], lambda s: s.uri),
        conflicts=conflicts.all(),
        precedence=precedence,
    )


def _types(
    apis: Sequence[ir.Api], trust: Trust, join: Join
) -> dict[ir.TypeId, ir.TypeDecl]:
    found: dict[ir.TypeId, list[Said[ir.TypeDecl]]] = {}
    for number, api in enumerate(apis):
        for id, decl in api.types.items():
            found.setdefault(id, []).append(Said(decl, number))
    return {id: join.declared(_ranked(said, trust)) for id, said in found.items()}


def _operations(
    apis: Sequence[ir.Api], trust: Trust, join: Join, decided: Decided
) -> dict[str, ir.Operation]:
    found: dict[str, list[Said[ir.Operation]]] = {}
    for number, api in enumerate(apis):
        for node in ir.operations(api.root):
            found.setdefault(node.id, []).append(Said(node, number))
    made: dict[str, ir.Operation] = {}
    for id, said in found.items():
        ids = tuple(dict.fromkeys(i for one in said for i in (id, *one.node.joined)))
        if decided.keeps(ids):
            made[id] = join.operation(_ranked(said, trust))
        else:
            # It will be gone soon, and contradicts nothing.
            made[id] = replace(said[0].node, joined=ids[1:])
    return made


def _ranked(said: Sequence[Said[_N]], trust: Trust) -> list[Said[_N]]:
    """What several sources say of one thing, the most trusted first."""
    return sorted(said, key=lambda one: (trust.rank(one.node.at.document), one.source))


def _evidence(apis: Sequence[ir.Api], join: Join) -> Mapping[str, ir.Evidence]:
    """The evidence for what is still inferred, by the slots that there are now."""
    found: dict[str, ir.Evidence] = {}
    for api in apis:
        for slot, seen in api.evidence.items():
            around = list(holders(slot))
            if any(holder in join.settled for holder in around):
                continue
            old = next((holder for holder in around if holder in join.moved), "")
            now = join.moved.get(old, "") + slot.removeprefix(old)
            found.setdefault(now, seen)
    return found


# --- Servers -------------------------------------------------------------------


def _compare_servers(
    apis: Sequence[ir.Api], trust: Trust, conflicts: Conflicts
) -> None:
    main: ir.Server | None = None
    for api in apis:
        own = api.servers[0] if api.servers else None
        if main is None or own is None:
            main = main or own
            continue
        one, two = parts(main.url), parts(own.url)
        if one[0] and two[0] and one[0] != two[0]:
            kind = ir.Disagreement.SERVER
            found = Difference("server", kind, main.url, own.url, main.at, own.at)
            conflicts.add(found, trust.reason(main.at, own.at))


def _servers(apis: Sequence[ir.Api]) -> tuple[ir.Server, ...]:
    """The servers of all sources, each once.

    What a further source says of a host that is known, or unknown to itself, only tells
    where its own paths begin, and these begin behind the first server now.
    """
    found: dict[str, ir.Server] = {}
    hosts: set[str] = set()
    for api in apis:
        for server in api.servers:
            url = server.url.rstrip("/")
            if url in found:
                found[url] = _one_server(found[url], server)
            elif parts(url)[0] not in hosts:
                found[url] = server
        hosts.update(parts(server.url)[0] for server in api.servers)
        hosts.update({""} if hosts else ())
    return tuple(found.values())


def _one_server(one: ir.Server, two: ir.Server) -> ir.Server:
    known = {variable.wire: variable for variable in one.variables}
    for variable in two.variables:
        held = known.get(variable.wire)
        known[variable.wire] = (
            variable
            if held is None
            else replace(
                with_origin(held, variable),
                default=held.default or variable.default,
                values=tuple(dict.fromkeys((*held.values, *variable.values))),
                doc=held.doc or variable.doc,
            )
        )
    return replace(
        with_origin(one, two),
        name=one.name or two.name,
        variables=tuple(known.values()),
        doc=one.doc or two.doc,
    )


# --- Groups --------------------------------------------------------------------


def _placed(
    roots: Sequence[ir.Group], operations: Mapping[str, ir.Operation]
) -> ir.Group:
    """The joined groups; an operation stands in the first named group that has it.

    A group whose operations all stand in others is gone.
    """
    homes: dict[str, tuple[str, ...]] = {}

    def visit(group: ir.Group, path: tuple[str, ...]) -> None:
        for node in group.operations:
            if not homes.get(node.id):
                homes[node.id] = path
        for inner in group.groups:
            visit(inner, (*path, inner.name.text))

    def build(groups: Sequence[ir.Group], path: tuple[str, ...]) -> ir.Group | None:
        ids = dict.fromkeys(node.id for group in groups for node in group.operations)
        inner: dict[str, list[ir.Group]] = {}
        for group in groups:
            for each in group.groups:
                inner.setdefault(each.name.text, []).append(each)
        made = (build(each, (*path, text)) for text, each in inner.items())
        left = tuple(group for group in made if group is not None)
        own = tuple(operations[id] for id in ids if homes[id] == path)
        if path and not own and not left and (ids or inner):
            return None
        return replace(
            once(groups, lambda group: None)[0],
            doc=next((group.doc for group in groups if group.doc), ""),
            operations=own,
            groups=left,
        )

    for root in roots:
        visit(root, ())
    whole = build(roots, ())
    return roots[0] if whole is None else whole
