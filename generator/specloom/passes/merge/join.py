"""Joins what several sources say of one operation, or of one type."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from specloom import ir
from specloom.diagnostics import Pointer
from specloom.ir import Disagreement, Reason

from ..slots import status_text
from .conflicts import Conflicts, Difference
from .contradict import Comparison, Spot
from .enrich import N, enriched, with_origin
from .sameness import (
    auth_text,
    failure,
    media,
    paging_text,
    same_coding,
    same_status,
    told,
)
from .trust import Trust

_T = TypeVar("_T", bound=str)
_Valued = TypeVar("_Valued", ir.Parameter, ir.Part)
_Slotted = ir.Parameter | ir.Part | ir.Body


@dataclass(frozen=True, slots=True)
class Said(Generic[N]):
    """A node, and the number of the source that says it."""

    node: N
    source: int


@dataclass(frozen=True, slots=True)
class _Typed:
    """A type as one source has it; `guessed` from samples."""

    type: ir.Type
    at: Pointer
    guessed: bool


def once(nodes: Iterable[N], key: Callable[[N], Hashable]) -> tuple[N, ...]:
    """`nodes`, those of one key joined to the first."""
    found: dict[Hashable, N] = {}
    for node in nodes:
        known = found.get(key(node))
        found[key(node)] = node if known is None else with_origin(known, node)
    return tuple(found.values())


class Join:
    """Joins nodes that speak of one thing, handed over with the most trusted first.

    `settled` are the slots of which a declaration counts, and `moved` those that an
    answer with one status has no more, since another source speaks of a range.
    """

    def __init__(
        self, apis: Sequence[ir.Api], trust: Trust, conflicts: Conflicts
    ) -> None:
        self.settled: dict[str, None] = {}
        self.moved: dict[str, str] = {}
        self._apis = apis
        self._evidence = [dict(api.evidence) for api in apis]
        self._trust = trust
        self._conflicts = conflicts
        self._before: Mapping[str, ir.Evidence] = {}
        self._now: Mapping[str, ir.Evidence] = {}
        self._home: tuple[ir.Server, ...] = ()
        self._compared: set[tuple[str, str]] = set()
        self._types: dict[ir.TypeId, ir.TypeDecl] = {}
        for api in reversed(apis):
            for id, decl in api.types.items():
                if decl.type != ir.ANY or id not in self._types:
                    self._types[id] = decl

    def declared(self, found: Sequence[Said[ir.TypeDecl]]) -> ir.TypeDecl:
        """One declaration of all that have one id."""
        return self._folded(found, self._declaration)

    def operation(self, found: Sequence[Said[ir.Operation]]) -> ir.Operation:
        """One operation of all that have one id."""
        return self._folded(found, self._both)

    def _folded(self, found: Sequence[Said[N]], both: Callable[[N, N], N]) -> N:
        node = found[0].node
        self._home = self._apis[found[0].source].servers[:1]
        evidence = [self._evidence[one.source] for one in found]
        for number, two in enumerate(found[1:], start=1):
            self._before = ChainMap(*evidence[:number])
            self._now = evidence[number]
            node = both(node, two.node)
        return node

    # Types

    def _declaration(self, one: ir.TypeDecl, two: ir.TypeDecl) -> ir.TypeDecl:
        first = _Typed(one.type, one.at, one.inferred)
        second = _Typed(two.type, two.at, two.inferred)
        if self._kept(first, second, (one.id, one.id)) is second:
            one, two = two, one
        if two.inferred and not one.inferred:
            self.settled[one.id] = None
        return replace(
            with_origin(one, two),
            type=enriched(one.type, two.type),
            constraints=one.constraints or two.constraints,
            doc=one.doc or two.doc,
            examples=one.examples or two.examples,
            schema=one.schema or (two.schema if one.type == two.type else ""),
            deprecated=one.deprecated or two.deprecated,
            joined=_distinct(one.joined, two.joined),
        )

    # Operations

    def _both(self, one: ir.Operation, two: ir.Operation) -> ir.Operation:
        self._tell(one.id, Disagreement.AUTH, one, two, auth_text)
        self._tell(one.id, Disagreement.PAGINATION, one, two, paging_text)
        for here, there in zip(one.servers or self._home, two.servers, strict=False):
            self._tell(one.id, Disagreement.SERVER, here, there, lambda s: s.url)
        return replace(
            with_origin(one, two),
            name=one.name if one.name.text else two.name,
            parameters=self._parameters(one, two),
            bodies=self._bodies(one, two),
            responses=self._responses(one, two),
            errors=self._errors(one, two),
            auth=one.auth if one.auth is not None else two.auth,
            servers=one.servers if self._home else one.servers or two.servers,
            pagination=one.pagination or two.pagination,
            rate_limit=one.rate_limit or two.rate_limit,
            scopes=_distinct(one.scopes, two.scopes),
            open_query=one.open_query or two.open_query,
            prerequisites=_distinct(one.prerequisites, two.prerequisites),
            examples=(*one.examples, *two.examples),
            variants=once((*one.variants, *two.variants), lambda v: v.name),
            summary=one.summary or two.summary,
            doc=one.doc or two.doc,
            deprecated=one.deprecated or two.deprecated,
            idempotent=one.idempotent if one.idempotent is not None else two.idempotent,
            joined=_distinct(one.joined, two.joined),
        )

    def _tell(
        self, slot: str, kind: Disagreement, one: N, two: N, say: Callable[[N], str]
    ) -> None:
        """Note that what both say is not the same; to say nothing is no word."""
        kept, left = say(one), say(two)
        if kept and left and kept != left:
            found = Difference(slot, kind, kept, left, one.at, two.at)
            self._conflicts.add(found, self._trust.reason(one.at, two.at))

    # Requests

    def _parameters(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Parameter, ...]:
        found = {_place(node): node for node in one.parameters}
        uses = Counter(node.wire for node in (*one.parameters, *two.parameters))
        elsewhere = {node.wire: node for node in one.parameters if uses[node.wire] == 2}
        for node in two.parameters:
            key = _place(node)
            known, other = found.get(key), elsewhere.get(node.wire)
            if known is not None:
                found[key] = self._parameter(known, node, one.id)
            elif other is not None:
                slot = f"{one.id}/{other.place}/{other.wire}"
                self._tell(slot, Disagreement.PLACE, other, node, _where)
                found[_place(other)] = with_origin(other, node)
            else:
                found[key] = node
        return tuple(found.values())

    def _parameter(self, one: ir.Parameter, two: ir.Parameter, id: str) -> ir.Parameter:
        usual = one.style is ir.Style.REPEAT
        slots = (f"{id}/{one.place}/{one.wire}", f"{id}/{two.place}/{two.wire}")
        return replace(
            self._valued(one, two, slots), style=two.style if usual else one.style
        )

    def _valued(self, one: _Valued, two: _Valued, slots: tuple[str, str]) -> _Valued:
        """One parameter, or one field of a form, of two of one name."""
        type = self._type(one, two, slots)
        return replace(
            with_origin(one, two),
            type=type,
            required=self._required(one, two, slots[0]),
            doc=one.doc or two.doc,
            examples=one.examples or two.examples,
            default=one.default or two.default,
            constraints=one.constraints or two.constraints,
            deprecated=one.deprecated or two.deprecated,
        )

    def _required(self, one: _Valued, two: _Valued, slot: str) -> bool:
        """Whether either source requires a value, unless the user believes the other.

        Where samples are all that a source has to show, what it does not call required
        may be so.
        """
        if one.required == two.required:
            return one.required
        strict, lax = (one, two) if one.required else (two, one)
        if self._before if lax is one else self._now:
            return True
        rule = Reason.STRICTER
        if self._trust.prefers(lax.at, strict.at):
            strict, lax, rule = lax, strict, Reason.PRECEDENCE
        words = {True: "required", False: "optional"}
        kept, left = words[strict.required], words[lax.required]
        kind = Disagreement.REQUIRED
        self._conflicts.add(Difference(slot, kind, kept, left, strict.at, lax.at), rule)
        return strict.required

    def _bodies(self, one: ir.Operation, two: ir.Operation) -> tuple[ir.Body, ...]:
        found = {media(node): node for node in one.bodies}
        slot = f"{one.id}/request"
        for node in two.bodies:
            key = media(node)
            if len(one.bodies) == len(two.bodies) == 1:
                first = one.bodies[0]
                key = media(first) if same_coding(first, node) else key
            known = found.get(key)
            found[key] = (
                node if known is None else self._body(known, node, (slot, slot))
            )
        return tuple(found.values())

    def _body(self, one: ir.Body, two: ir.Body, slots: tuple[str, str]) -> ir.Body:
        if one.encoding is not two.encoding:
            self._tell(slots[0], Disagreement.MEDIA, one, two, lambda body: body.media)
            return with_origin(one, two)
        held = {part.wire: part for part in one.parts}
        for part in two.parts:
            known = held.get(part.wire)
            held[part.wire] = part if known is None else self._part(known, part, slots)
        return replace(
            with_origin(one, two),
            type=self._type(one, two, slots),
            parts=tuple(held.values()),
            required=one.required or two.required,
            doc=one.doc or two.doc,
        )

    def _part(self, one: ir.Part, two: ir.Part, slots: tuple[str, str]) -> ir.Part:
        plain = one.encoding is ir.Encoding.TEXT
        inside = (f"{slots[0]}/{one.wire}", f"{slots[1]}/{two.wire}")
        return replace(
            self._valued(one, two, inside),
            encoding=two.encoding if plain else one.encoding,
            media=one.media or two.media,
            file=one.file or two.file,
        )

    # Answers

    def _responses(
        self, one: ir.Operation, two: ir.Operation
    ) -> tuple[ir.Response, ...]:
        found = {node.status: node for node in one.responses}
        for node in two.responses:
            status = same_status(node.status, one.responses, two.responses)
            known = found.get(status)
            if known is None:
                found[node.status] = node
                continue
            slots = (
                f"{one.id}/response/{status_text(status)}",
                f"{one.id}/response/{status_text(node.status)}",
            )
            narrow = node.status.last - node.status.first < status.last - status.first
            if status != node.status:
                old, new = reversed(slots) if narrow else slots
                self.moved[old] = new
            found[status] = replace(
                with_origin(known, node),
                status=status if narrow else node.status,
                body=self._answered(known.body, node.body, slots),
                headers=self._headers(known, node, slots),
                doc=known.doc or node.doc,
            )
        return tuple(found.values())

    def _answered(
        self, one: ir.Body | None, two: ir.Body | None, slots: tuple[str, str]
    ) -> ir.Body | None:
        if one is None or two is None:
            return one or two
        return self._body(one, two, slots)

    def _headers(
        self, one: ir.Response, two: ir.Response, slots: tuple[str, str]
    ) -> tuple[ir.Parameter, ...]:
        found = {node.wire.casefold(): node for node in one.headers}
        for node in two.headers:
            known = found.get(node.wire.casefold(), node)
            if known is not node:
                where = [
                    f"{slot}/{held.place}/{held.wire}"
                    for slot, held in zip(slots, (known, node), strict=True)
                ]
                type = self._type(known, node, (where[0], where[1]))
                known = replace(
                    with_origin(known, node), type=type, doc=known.doc or node.doc
                )
            found[node.wire.casefold()] = known
        return tuple(found.values())

    def _errors(self, one: ir.Operation, two: ir.Operation) -> tuple[ir.ErrorCase, ...]:
        """The failures of both; those of one status are one if neither tells more.

        Otherwise they are one where their texts are equal too.
        """
        found = list(one.errors)
        ours = Counter(map(failure, one.errors))
        theirs = Counter(map(failure, two.errors))
        places = {failure(node): n for n, node in reversed([*enumerate(one.errors)])}
        exact = {(*failure(n), n.doc): i for i, n in enumerate(one.errors)}
        for node in two.errors:
            key = failure(node)
            place = exact.get((*key, node.doc))
            if place is None and ours[key] == theirs[key] == 1:
                place = places[key]
            if place is None:
                found.append(node)
                continue
            known = found[place]
            slot = f"{one.id}/response/{status_text(node.status)}"
            found[place] = replace(
                with_origin(known, node),
                body=self._answered(known.body, node.body, (slot, slot)),
                doc=known.doc or node.doc,
            )
        return tuple(found)

    # The types in slots

    def _type(self, one: _Slotted, two: _Slotted, slots: tuple[str, str]) -> ir.Type:
        """The type to keep of the two in one slot."""
        guessed = slots[0] in self._before and slots[0] not in self.settled
        first = _Typed(told(one, slots[0], self._before), one.at, guessed)
        second = _Typed(told(two, slots[1], self._now), two.at, slots[1] in self._now)
        kept = self._kept(first, second, slots)
        if first.guessed != second.guessed and not kept.guessed:
            self.settled.update(dict.fromkeys(slots))
        if kept.type == ir.ANY:
            return one.type
        return enriched(kept.type, first.type if kept is second else second.type)

    def _kept(self, one: _Typed, two: _Typed, slots: tuple[str, str]) -> _Typed:
        """That of the two types of one slot which counts; what differs is noted."""
        if ir.ANY in (one.type, two.type):
            return two if one.type == ir.ANY else one
        rule = self._trust.reason(one.at, two.at)
        evidence, swapped = self._now if two.guessed else {}, False
        if one.guessed and not two.guessed:
            one, two, slots = two, one, (slots[1], slots[0])
            evidence, swapped = self._before, True
        if two.guessed and not one.guessed:
            swapped = swapped and self._trust.prefers(two.at, one.at)
            rule = Reason.PRECEDENCE if swapped else Reason.DECLARED
        compared = Comparison(self._types, evidence, self._compared)
        spots = (Spot(t.type, s, t.at) for t, s in zip((one, two), slots, strict=True))
        for found in compared.differences(*spots):
            self._conflicts.add(found, rule, swapped=swapped)
        return two if swapped else one


def _place(node: ir.Parameter) -> tuple[ir.Place, str]:
    is_header = node.place is ir.Place.HEADER
    return node.place, node.wire.casefold() if is_header else node.wire


def _where(node: ir.Parameter) -> str:
    return f"in the {node.place}"


def _distinct(one: Sequence[_T], two: Sequence[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*one, *two)))
