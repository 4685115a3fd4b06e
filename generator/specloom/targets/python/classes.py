"""Names for classes: those the source gives stand, others share what is left fairly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ... import ir
from ...naming import claims, listed, number, singular, words
from .alternatives import alternatives, is_echo
from .titles import spoken
from .words import CLASSES, led, legal, names_itself, pascal, spellings

if TYPE_CHECKING:
    from .names import Pins

READING = frozenset({"get", "list", "retrieve", "fetch", "read", "search"})
"""Verbs that add nothing to the name of what comes back."""

PLAIN = listed("""
    attribute attributes body code config content count data date detail details
    element element entries entry error errors extra field fields group id info
    information item items key kind link links list message meta metadata mode
    model name node number object option options order output param parameter
    parameters params payload properties property record records reference
    request response result results row rows source state status summary tag
    target text time total type unit value values
    """)
"""Words that mean too little to be the whole name of a class."""


def class_names(api: ir.Api, pins: Pins) -> dict[str, str]:
    """A class name for every declared type, by its id."""
    # What samples of a declared type were called once gives way to its own name.
    joined: dict[str, tuple[str, ...]] = {
        d.id: tuple(id for id in d.joined if d.inferred or id in pins.renames)
        for d in api.types.values()
    }
    names = pins.within(api.types, CLASSES, joined)
    given: dict[str, tuple[str, ...]] = {
        id: spellings(decl.name.text, pascal, "model", CLASSES)
        for id, decl in api.types.items()
        if decl.name.role is ir.Role.GIVEN and id not in names
    }
    made_up = {
        id for id in given if not names_itself(api.types[ir.TypeId(id)].name.text)
    }
    names |= pins.share(given, {*CLASSES, *names.values()}, made_up)
    _Sharing(api, names).share()
    _tell_given_up(api, names, pins)
    return names


def _tell_given_up(api: ir.Api, names: Mapping[str, str], pins: Pins) -> None:
    """Say which classes that were called otherwise a declaration takes the place of."""
    used = set(names.values())
    for decl in api.types.values():
        if decl.inferred:
            continue
        held = {pins.held[id]: id for id in decl.joined if id in pins.held}
        for old in sorted(held.keys() - used):
            id = held[old]
            pins.report.warning(
                "class-renamed",
                f"the class {old!r} is {names[decl.id]!r} now, since what it shows is"
                f" declared: `rename: {{{str(id)!r}: {old}}}` keeps the old name",
                decl.at,
            )


class _Sharing:
    """Rounds in which the types without a given name ask for ever longer names.

    A name that two ask for in one round goes to neither, so order does not matter.
    """

    def __init__(self, api: ir.Api, names: dict[str, str]) -> None:
        self._api = api
        self._names = names
        self._used = {*CLASSES, *names.values()}
        self._operations = {o.id: o for o in ir.operations(api.root)}
        self._open: dict[str, ir.TypeDecl] = {
            id: decl for id, decl in api.types.items() if id not in names
        }
        self._attempts: dict[str, int] = dict.fromkeys(self._open, 0)
        self._alternatives = alternatives(api)

    def share(self) -> None:
        """Give every type its name."""
        self._settle(self._first())
        while self._open:
            asked = {id: name for id in self._open if (name := self._longer(id))}
            if asked:
                self._settle(asked)
                for id in asked:
                    self._attempts[id] += 1
            else:
                self._number()

    def _first(self) -> dict[str, str]:
        """The short names that types ask for, less those that joined types went by."""
        also: dict[str, set[str]] = defaultdict(set)
        for decl in self._api.types.values():
            for text in decl.name.also:
                own = self._own(decl, text)
                if own is not None:
                    also[_class(own)].add(decl.id)
        asked: dict[str, str] = {}
        for id, decl in self._open.items():
            own = self._own(decl, decl.name.text)
            if own is None:
                continue
            name = _class(own)
            if not also[name] - {id}:
                asked[id] = name
        return asked

    def _settle(self, asked: Mapping[str, str]) -> None:
        won = claims(asked, self._used)
        self._names |= won
        self._used.update(won.values())
        for id in won:
            del self._open[id]

    def _longer(self, id: str) -> str | None:
        """What a type asks for next: None if its holder has no name yet, or no more."""
        name = self._open[id].name
        own = self._full(self._open[id])
        attempt = self._attempts[id]
        operation = self._operations.get(name.holder)
        if operation is not None:
            return self._of_operation(id, name, operation, own, attempt)
        around: list[str] = []
        holder = self._outside(id)
        for _ in range(attempt + 1):
            if holder not in self._names:
                return None
            around.insert(0, self._names[holder])
            holder = self._outside(holder)
        return led("".join(around), own, "model")

    def _outside(self, id: str) -> str:
        """The id of what leads the name of a type, or nothing.

        What is only the object among the alternatives of a named type has the name of
        that in its own, and is passed over by what stands in it.
        """
        decl = self._api.types.get(ir.TypeId(id))
        if decl is None:
            return ""
        holder = self._api.types.get(ir.TypeId(decl.name.holder))
        if holder is None:
            return decl.name.holder
        alternative = self._alternatives.get(holder.id)
        named = self._around(decl)
        passed = alternative is not None and alternative.only and self._around(holder)
        return holder.name.holder if named or passed else holder.id

    def _around(self, decl: ir.TypeDecl) -> bool:
        """Whether a type goes by the name of the type around it."""
        holder = self._api.types.get(ir.TypeId(decl.name.holder))
        return decl.id in self._alternatives and is_echo(decl, holder)

    def _of_operation(
        self,
        id: str,
        name: ir.Name,
        operation: ir.Operation,
        own: Sequence[str],
        attempt: int,
    ) -> str | None:
        called = next(spoken(operation), ()) or words(operation.path)
        endings = {
            ir.Role.REQUEST: ("request",),
            ir.Role.RESPONSE: ("response",),
            ir.Role.ERROR: ("error",),
        }
        ending: Sequence[str] = endings.get(name.role, own)
        if name.role is ir.Role.ITEM and name.text == operation.name.text:
            ending = ("item",)
        verb = words(operation.method)
        way = [w for w in words(operation.path) if w not in called]
        status = re.search(r"/response/([^/\[{#]+)", id)
        tail = [status[1].lower()] if status else ["item"]
        options = (
            [*called, *ending],
            [*called, *ending, *tail],
            [*called, *way, *ending],
            [*called, *verb, *way, *ending, *tail],
        )
        return _class(options[attempt]) if attempt < len(options) else None

    def _own(self, decl: ir.TypeDecl, text: str) -> Sequence[str] | None:
        """The words a type would stand under alone, unless they mean too little."""
        found = self._full(decl, text)
        if not found or (len(found) == 1 and found[0] in PLAIN):
            return None
        if decl.name.role in (ir.Role.REQUEST, ir.Role.ERROR):
            return None
        if decl.name.role is ir.Role.RESPONSE and (
            self._called(decl.name, text)[:1] == found[:1]
        ):
            return None
        return found

    def _full(self, decl: ir.TypeDecl, text: str | None = None) -> Sequence[str]:
        """The words of a name of a type, and what tells it from other alternatives."""
        own = self._words(decl.name, decl.name.text if text is None else text)
        alternative = self._alternatives.get(decl.id)
        return own if alternative is None else (*own, *alternative.words)

    def _words(self, name: ir.Name, text: str) -> Sequence[str]:
        """The words of a name, as its role shortens them."""
        found = self._called(name, text)
        operation = self._operations.get(name.holder)
        called = operation is not None and operation.name.text == name.text
        if (
            (name.role is ir.Role.RESPONSE or called)
            and len(found) > 1
            and found[0] in READING
        ):
            found = found[1:]
        if name.role is ir.Role.ITEM and found:
            found = (*found[:-1], singular(found[-1]))
        return found

    def _called(self, name: ir.Name, text: str) -> Sequence[str]:
        """The words of `text`; those of the method, if an operation is called so."""
        operation = self._operations.get(name.holder)
        if operation is not None and operation.name.text == text:
            return next(spoken(operation), ())
        return words(text)

    def _number(self) -> None:
        """Number those that have run out of names, so that others can go on."""
        stuck = {
            id
            for id, decl in self._open.items()
            if decl.name.holder in self._operations
            or decl.name.holder not in self._open
        } or set(self._open)
        asked = {id: self._numbered(id) for id in stuck}
        given = number(asked, self._used)
        self._names |= given
        self._used.update(given.values())
        for id in given:
            del self._open[id]

    def _numbered(self, id: str) -> str:
        """The name that a type gets a number behind."""
        decl = self._open[id]
        own = self._full(decl)
        front = self._names.get(self._outside(id), "")
        if is_echo(decl, self._api.types.get(ir.TypeId(decl.name.holder))):
            return _class(own)
        return led(front, own, "model") if front else _class(own)


def _class(words: Sequence[str]) -> str:
    return legal(words, pascal, "model", CLASSES)
