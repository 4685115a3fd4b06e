"""What everything is called in Python: the one place that decides it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ... import ir
from ...diagnostics import Pointer, Report
from ...naming import allocate, spell, words
from . import titles
from .classes import class_names
from .homes import RUNTIME
from .words import (
    CLASSES,
    FIELDS,
    KEYWORDS,
    MEMBERS,
    METHODS,
    SENDING,
    is_legal,
    legal,
    names_itself,
    pascal,
    snake,
    spellings,
    upper,
)

CONDITIONS = "conditions"
"""The place, and by rights the keyword, of keys that no parameter declares."""


@dataclass(frozen=True, slots=True)
class Pins:
    """Names that are settled: what the user wants, and what was given last time."""

    renames: Mapping[str, str]
    held: Mapping[str, str]
    report: Report
    at: Pointer

    def within(
        self,
        keys: Iterable[str],
        taken: Collection[str] = (),
        joined: Mapping[str, Sequence[str]] | None = None,
    ) -> dict[str, str]:
        """The settled names of `keys`, each once; what the user wants comes first.

        A key that stands for several also has a name that was given to one of those.
        """
        also = joined or {}
        ordered = sorted(keys)
        settled: dict[str, str] = {}
        used = set(taken)
        for source in (self.renames, self.held):
            for key in ordered:
                ids = (key, *also.get(key, ()))
                name = next((source[id] for id in ids if id in source), None)
                if name is None or key in settled:
                    continue
                if is_legal(name) and name not in used:
                    settled[key] = name
                    used.add(name)
                elif source is self.renames:
                    self.report.warning(
                        "rename-refused",
                        f"{key!r} cannot be called {name!r}: it is no identifier, or"
                        " something beside it has that name",
                        self.at,
                    )
        return settled

    def share(
        self,
        wanted: Mapping[str, Sequence[str]],
        taken: Collection[str] = (),
        made_up: Collection[str] = (),
        exact: Collection[str] = (),
        joined: Mapping[str, Sequence[str]] | None = None,
    ) -> dict[str, str]:
        """A name for each key of one scope: its settled one, else by its wishes.

        The first wish of a key in `exact` is just what the source says, so these keys
        come before all others. The wishes of the keys in `made_up` are not the source's
        words, so these take what the others leave. `joined` is as in `within`.
        """
        names = self.within(wanted, taken, joined)
        rest = {key: options for key, options in wanted.items() if key not in names}
        ranks: list[dict[str, Sequence[str]]] = [{}, {}, {}]
        for key, options in rest.items():
            ranks[0 if key in exact else 2 if key in made_up else 1][key] = options
        for asked in ranks:
            given, numbered = allocate(asked, {*taken, *names.values()})
            names |= given
            for key in numbered:
                self.report.note(
                    "numbered",
                    f"{key!r} has no name of its own: called {given[key]}",
                    self.at,
                )
        return names


def with_spellings(names: Mapping[str, str], api: ir.Api) -> dict[str, str]:
    """`names` also by what the ids in operations of several spellings are now."""
    now = {old: node.id for node in ir.operations(api.root) for old in node.joined}
    found = dict(names)
    for id, name in names.items() if now else ():
        for inside in _INSIDE.finditer(id):
            if (own := now.get(id[: inside.start()])) is not None:
                found.setdefault(own + id[inside.start() :], name)
    return found


_INSIDE = re.compile("/request|/response/")
"""What stands between an operation and the types in it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names given, by stable id; `groups` are the classes of the groups by path."""

    all: dict[str, str]
    groups: dict[str, str] = field(default_factory=dict)

    def type(self, id: ir.TypeId) -> str:
        """The class of a type."""
        return self.all[id]

    def attribute(self, id: ir.TypeId, wire: str) -> str:
        """The attribute for a field of a type."""
        return self.all[f"{id}.{wire}"]

    def member(self, id: ir.TypeId, member: ir.EnumMember) -> str:
        """The member of an enum."""
        return self.all[f"{id}={member.value!r}"]

    def keyword(self, operation: ir.Operation, place: str, wire: str) -> str:
        """The keyword for a parameter, for a part of a form, or for a body's field."""
        return self.all[f"{operation.id}?{place}:{wire}"]


def name_all(
    api: ir.Api,
    client: str,
    keywords: Mapping[str, Sequence[tuple[str, str]]],
    pins: Pins,
) -> Names:
    """Names for everything in `api`; `client` is the class of its client.

    `keywords` gives the place and the wire name of every keyword of an operation.
    """
    names = class_names(api, pins)
    for decl in api.types.values():
        match decl.type:
            case ir.Record(fields):
                names |= _attributes(decl.id, fields, pins)
            case ir.Enum(members):
                names |= _members(decl.id, members, pins)
            case _:
                continue
    names |= _methods(api.root, "", pins, SENDING if api.messages else frozenset())
    for operation in ir.operations(api.root):
        wanted = {
            f"{operation.id}?{place}:{wire}": _keyword(place, wire)
            for place, wire in keywords[operation.id]
        }
        made_up = {
            f"{operation.id}?{place}:{wire}"
            for place, wire in keywords[operation.id]
            if place == CONDITIONS or not names_itself(wire or place)
        }
        places = Counter(wire for _, wire in keywords[operation.id])
        exact = {
            f"{operation.id}?{place}:{wire}"
            for place, wire in keywords[operation.id]
            if places[wire] == 1 and keyword_name(wire) == wire
        }
        names |= pins.share(wanted, (), made_up, exact, _spelled(operation, keywords))
    for decl in api.types.values():
        names |= dict.fromkeys(decl.joined, names[decl.id])
    return Names(names, _group_classes(api.root, client))


def _spelled(
    operation: ir.Operation, keywords: Mapping[str, Sequence[tuple[str, str]]]
) -> Mapping[str, Sequence[str]]:
    """The ids that keywords had where other sources spell their operation otherwise."""
    if not operation.joined:
        return {}
    found = (ir.keyword_ids(operation, p, w) for p, w in keywords[operation.id])
    return {own: others for own, *others in found}


def client_class(name: str) -> str:
    """The class of the client called `name`."""
    stem = legal(words(name), pascal, "api").removesuffix("Client")
    made = f"{stem}Client"
    return f"{stem}ApiClient" if made in RUNTIME or not stem else made


def keyword_name(wire: str) -> str:
    """The keyword that `wire` would be, if no other stood beside it."""
    return spellings(wire, snake, "value", KEYWORDS)[0]


def _keyword(place: str, wire: str) -> list[str]:
    if place == CONDITIONS:
        return [CONDITIONS, f"further_{CONDITIONS}"]
    options = spellings(wire or place, snake, "value", KEYWORDS)
    return list(dict.fromkeys((*options, legal([place, *words(wire)], snake, place))))


def _attributes(
    id: ir.TypeId, fields: Sequence[ir.Field], pins: Pins
) -> dict[str, str]:
    return pins.share(
        {f"{id}.{f.wire}": spellings(f.wire, snake, "field", FIELDS) for f in fields},
        (),
        {f"{id}.{f.wire}" for f in fields if not names_itself(f.wire)},
        {
            f"{id}.{f.wire}"
            for f in fields
            if spellings(f.wire, snake, "field", FIELDS)[0] == f.wire
        },
    )


def _members(
    id: ir.TypeId, members: Sequence[ir.EnumMember], pins: Pins
) -> dict[str, str]:
    """Names by the first way of naming that keeps all members apart."""
    keys = [f"{id}={member.value!r}" for member in members]
    texts = [member.name or _spoken(member.value) for member in members]
    ways: tuple[list[str], ...] = (
        [legal(words(t), upper, "value", MEMBERS) for t in texts],
        [legal(spell(t), upper, "value", MEMBERS) for t in texts],
        [f"VALUE_{index}" for index in range(1, len(members) + 1)],
    )
    settled = pins.within(keys)
    rest = [i for i, key in enumerate(keys) if key not in settled]
    used = set(settled.values())
    for way in ways:
        chosen = [way[i] for i in rest]
        if len(set(chosen)) == len(chosen) and not used.intersection(chosen):
            return settled | {keys[i]: way[i] for i in rest}
    return settled | pins.share({keys[i]: [ways[-1][i]] for i in rest}, used)


def _spoken(value: str | int | float | bool) -> str:
    if isinstance(value, bool) or not isinstance(value, int):
        return str(value)
    return f"minus {-value}" if value < 0 else str(value)


def _methods(
    group: ir.Group, path: str, pins: Pins, taken: frozenset[str]
) -> dict[str, str]:
    """Names of the operations and the groups in `group`, which are attributes of it.

    What is `taken` is so beside the names that no group can have.
    """
    reserved = METHODS | taken
    wanted: dict[str, Sequence[str]] = {
        operation.id: _method(operation, reserved) for operation in group.operations
    }
    inner = dict(subgroups(group, path))
    for key, one in inner.items():
        own = spellings(one.name.text, snake, "group", reserved)
        wanted[key] = [*own, f"{own[0]}_group"]
    said = {o.id: titles.whole(o.name.text)[0] for o in group.operations}
    said |= {key: one.name.text for key, one in inner.items()}
    made_up = {key for key, text in said.items() if not names_itself(text)}
    made_up |= {o.id for o in group.operations if titles.is_copy(o)}
    also = {o.id: o.joined for o in group.operations if o.joined}
    names = pins.share(wanted, taken, made_up, joined=also)
    for key, one in inner.items():
        names |= _methods(one, key, pins, frozenset())
    return names


def _method(operation: ir.Operation, reserved: frozenset[str]) -> list[str]:
    way = titles.way(operation.path)
    verb = words(operation.method)
    if not words(operation.name.text):
        return [legal([*verb, *way], snake, "call", reserved)]
    said = list(titles.spoken(operation))
    text = operation.name.text
    spelled = spellings(text, snake, "call", reserved)
    longer = [
        legal([*said[0], *more], snake, "call", reserved)
        for more in (way, (*verb, *way))
    ]
    # A title that was shortened is spelled out only if nothing else helps.
    tail = [*spelled, *longer] if said[0] == words(text) else [*longer, *spelled]
    options = [*(legal(own, snake, "call", reserved) for own in said), *tail]
    return list(dict.fromkeys(options))


def subgroups(group: ir.Group, path: str) -> Iterator[tuple[str, ir.Group]]:
    """The groups in `group`, which is at `path`, each with its id; ids are unique."""
    seen: dict[str, int] = {}
    for one in group.groups:
        id = f"{path}/{one.name.text}" if path else f"group:{one.name.text}"
        seen[id] = seen.get(id, 0) + 1
        yield (id if seen[id] == 1 else f"{id}#{seen[id]}"), one


def _group_classes(root: ir.Group, client: str) -> dict[str, str]:
    """The class of each group: its own name, or with the groups around it in front."""
    wanted: dict[str, list[str]] = {}
    taken = RUNTIME | CLASSES | {client}

    def collect(group: ir.Group, path: str, around: tuple[str, ...]) -> None:
        for id, one in subgroups(group, path):
            own = words(one.name.text)
            wanted[id] = [
                _group_class([*around[start:], *own], taken)
                for start in range(len(around), -1, -1)
            ]
            collect(one, id, (*around, *own))

    collect(root, "", ())
    names, _ = allocate(wanted)
    return names


def _group_class(words: Sequence[str], taken: frozenset[str]) -> str:
    # `AsyncX` and `XRaw` are further classes of `X`, whatever `X` is called.
    if words[:1] == ["async"]:
        words = [*words[1:], "async"]
    name = legal(words, pascal, "group")
    if words[-1:] == ["raw"] or not taken.isdisjoint((name, f"Async{name}")):
        return legal([*words, "group"], pascal, "group")
    return name
