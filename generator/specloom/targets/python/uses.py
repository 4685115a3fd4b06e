"""Where a type is used: what is to be said of one that nobody documented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ... import ir
from .docs import one_line
from .names import Names


@dataclass(frozen=True, slots=True)
class _Use:
    """`phrase` says it whole; `what` of `holder` is what joins it with others."""

    phrase: str
    what: str
    holder: str
    whole: bool = False  # it is all that a call returns


@dataclass(frozen=True, slots=True)
class Uses:
    """Knows the first few uses of every type."""

    types: Mapping[ir.TypeId, ir.TypeDecl]
    names: Names
    found: Mapping[ir.TypeId, tuple[_Use, ...]]

    def said(self, decl: ir.TypeDecl) -> str:
        """A sentence about `decl`; nothing if there is nothing to say."""
        received = ir.received_form(decl.id, self.types)
        if received is not None:
            return f"`{self._name(received)}` as it is sent."
        if decl.name.also:
            return self._joined(decl)
        if decl.name.role is not ir.Role.GIVEN:
            return self._hoisted(decl)
        every = self.found.get(decl.id, ())
        own = self.names.type(decl.id)
        uses = tuple(use for use in every if use.holder != own) or every
        if len(uses) < 2:
            return uses[0].phrase if uses else ""
        calls = [f"`{use.holder}`" for use in uses if use.whole]
        if calls:
            return f"What {several(calls)} return{'s' if len(calls) == 1 else ''}."
        holders = several(dict.fromkeys(f"`{use.holder}`" for use in uses))
        if len({use.what for use in uses}) == 1:
            return f"{uses[0].what} of {holders}."
        return f"Part of {holders}."

    def _joined(self, decl: ir.TypeDecl) -> str:
        bodies = self._bodies(decl)
        if bodies:
            start, verb = min(bodies, key=lambda w: (_VERBS.index(w[1]), len(w[0])))
            calls = bodies[start, verb]
            ending = "s" if len(calls) == 1 else ""
            return f"{start} {several(calls)} {verb}{ending}."
        holder = self._name(decl.name.holder)
        also = several(f"`{one_line(text)}`" for text in decl.name.also)
        return f"What `{holder}` holds as {also}." if holder else ""

    def _bodies(self, decl: ir.TypeDecl) -> dict[tuple[str, str], dict[str, None]]:
        """The calls of which a joined type is a body, by the way in which it is one."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for id in (decl.id, *decl.joined):
            slot = _SLOT.search(id)
            call = self._name(id[: slot.start()]) if slot else ""
            if slot and call:
                found.setdefault(_way(slot), {})[f"`{call}`"] = None
        return found

    def _hoisted(self, decl: ir.TypeDecl) -> str:
        name = decl.name
        if name.holder not in self.names.all:
            # The variables of a query are keywords, and no type holds them together.
            name = replace(name, holder=name.holder.removesuffix(_VARIABLES))
            decl = replace(decl, name=name)
        holder = self._name(name.holder)
        if not holder:
            return ""
        if ir.TypeId(name.holder) in self.types:
            return self._of_type(decl, ir.TypeId(name.holder), holder)
        return self._of_operation(decl, holder)

    def _of_operation(self, decl: ir.TypeDecl, operation: str) -> str:
        name = decl.name
        body = _body(decl.id.removeprefix(name.holder), operation)
        what = f"the {self._keyword(decl)} that `{operation}` takes"
        match name.role:
            case ir.Role.ITEM:
                return f"An item of {body or what}."
            case ir.Role.VALUE:
                return f"A value of {body or what}."
            case ir.Role.RESPONSE | ir.Role.REQUEST | ir.Role.ERROR if body:
                return f"{body[0].upper()}{body[1:]}."
            case _:
                return f"{what[0].upper()}{what[1:]}."

    def _of_type(self, decl: ir.TypeDecl, id: ir.TypeId, holder: str) -> str:
        text, role = decl.name.text, decl.name.role
        attribute = self.names.all.get(f"{id}.{text}")
        if not isinstance(self.types[id].type, ir.Record):
            return f"{_kind(role)} of `{holder}`."
        if attribute is None:
            return f"A value under a further key of `{holder}`."
        return _phrase(role, attribute, holder)

    def _keyword(self, decl: ir.TypeDecl) -> str:
        text = decl.name.text
        for place in _PLACES:
            name = self.names.all.get(f"{decl.name.holder}?{place}:{text}")
            if name is not None:
                return f"`{name}`"
        return f"`{one_line(text)}`"

    def _name(self, id: str) -> str:
        return self.names.all.get(id, "")


def uses_of(api: ir.Api, names: Names) -> Uses:
    """Where the declared types of `api` are used."""
    found: dict[ir.TypeId, dict[_Use, None]] = {}
    for id, use in _uses(api, names):
        known = found.setdefault(id, {})
        if len(known) < _FEW:
            known[use] = None
    return Uses(api.types, names, {id: tuple(uses) for id, uses in found.items()})


def several(texts: Iterable[str]) -> str:
    """`texts` as people list them: the first two, and whether there are more."""
    first, *rest = texts
    if len(rest) < 2:
        return " and ".join((first, *rest))
    return f"{first}, {rest[0]} and others"


_FEW = 3
_VARIABLES = "/request/variables"
_PLACES = ("path", "query", "header", "cookie", "part", "variable", "body")


def _uses(api: ir.Api, names: Names) -> Iterator[tuple[ir.TypeId, _Use]]:
    for operation in ir.operations(api.root):
        name = names.all[operation.id]
        for response in operation.responses:
            for id, role in _refs(response.body.type if response.body else ir.ANY):
                whole = role is ir.Role.PROPERTY
                start = "What" if whole else "An item of what"
                what = "An item of the result"
                yield id, _Use(f"{start} `{name}` returns.", what, name, whole)
    for decl in api.types.values():
        if isinstance(decl.type, ir.Record):
            holder = names.type(decl.id)
            for field in decl.type.fields:
                attribute = names.attribute(decl.id, field.wire)
                for id, role in _refs(field.type):
                    phrase = _phrase(role, attribute, holder)
                    yield id, _Use(phrase, _what(role, attribute), holder)
            for id, _ in _refs(ir.ANY if decl.type.extra is None else decl.type.extra):
                what = "A value under a further key"
                yield id, _Use(f"{what} of `{holder}`.", what, holder)
    for decl in api.types.values():
        if not isinstance(decl.type, ir.Record | ir.Ref):
            holder = names.type(decl.id)
            for id, role in _refs(decl.type):
                yield id, _Use(f"{_kind(role)} of `{holder}`.", _kind(role), holder)
    for operation in ir.operations(api.root):
        name = names.all[operation.id]
        for parameter in operation.parameters:
            for id, role in _refs(parameter.type):
                key = f"{operation.id}?{parameter.place.value}:{parameter.wire}"
                what = _what(role, names.all.get(key, one_line(parameter.wire)))
                yield id, _Use(f"{what} that `{name}` takes.", what, name)


def _refs(type: ir.Type) -> Iterator[tuple[ir.TypeId, ir.Role]]:
    """The types that `type` refers to, each with how it stands in it."""
    waiting = [(type, ir.Role.PROPERTY)]
    while waiting:
        one, role = waiting.pop()
        match one:
            case ir.Ref(id):
                yield id, role
            case ir.List(item):
                waiting.append((item, ir.Role.ITEM))
            case ir.Tuple():
                waiting += [(item, ir.Role.ITEM) for item in ir.children(one)]
            case ir.Map(value):
                waiting.append((value, ir.Role.VALUE))
            case ir.Union(members):
                waiting += [(member, role) for member in members]
            case _:
                continue


def _kind(role: ir.Role) -> str:
    return {ir.Role.ITEM: "An item", ir.Role.VALUE: "A value"}.get(role, "One kind")


def _what(role: ir.Role, name: str) -> str:
    match role:
        case ir.Role.ITEM:
            return f"An item of the `{name}`"
        case ir.Role.VALUE:
            return f"A value of the `{name}`"
        case _:
            return f"The `{name}`"


def _phrase(role: ir.Role, attribute: str, holder: str) -> str:
    match role:
        case ir.Role.ITEM:
            return f"An item of `{holder}.{attribute}`."
        case ir.Role.VALUE:
            return f"A value of `{holder}.{attribute}`."
        case _:
            return f"{_what(role, attribute)} of `{holder}`."


def _body(slot: str, operation: str) -> str:
    """The body that `slot`, the rest of an id, is or is directly inside of."""
    found = _SLOT.fullmatch(slot)
    if found is None:
        return ""
    start, verb = _way(found, whole=True)
    return f"{start[0].lower()}{start[1:]} `{operation}` {verb}s"


def _way(slot: re.Match[str], *, whole: bool = False) -> tuple[str, str]:
    """How a sentence about the body at `slot`, or an item of it, begins and ends."""
    if slot["what"] == "request":
        start, verb = "What", "send"
    elif slot["status"] in ("4", "5"):
        start, verb = "What comes back where", "fail"
    else:
        start, verb = "What", "return"
    if slot["inner"] and not whole:
        within = "An item" if slot["inner"].endswith("[]") else "A value"
        start = f"{within} of {start[0].lower()}{start[1:]}"
    return start, verb


_SLOT = re.compile(
    r"/(?P<what>request|response/(?P<status>\w)[^/]*?)(?P<inner>(?:\[\]|\{\})*)(#\d+)?\Z"
)
_VERBS = ("return", "send", "fail")
