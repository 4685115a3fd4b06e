"""Definitions in C#'s words: types, names and what the sample shows of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ....diagnostics import Report
from ....ir import ScalarKind
from ....source import Json
from .. import sample, types
from ..casing import fold
from ..shipped import SHIPPED
from ..types import Expr
from . import exprs
from .lexicon import LANGUAGES, Lexicon
from .model import Definition, Member, Source

_LOSSES = {
    "number": "has fewer kinds of numbers than C#: one may be of another",
    "text": "has no type for some that are text on the wire, such as Guid: "
    "these are text, unless the sample shows what they are",
    "nullable": "marks more as nullable than C# does: none is taken as nullable",
    "generics": "has no generics here: what they hold is known by the sample alone",
    "bases": "doesn't tell what a class inherits: properties may be missing",
    "returns": "doesn't tell what a request returns: only the sample shows it",
    "members": "doesn't always tell the name on the wire: it is made from the name",
}
_NUMBERS = frozenset({ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.DECIMAL})
_QUERIES = frozenset({"QueryDb", "QueryData", "QueryBase"})
_LISTED = Expr("List", (exprs.OBJECT,))
_DURATION = re.compile(r"-?P(?=[\dT])(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:[\d.]+S)?)?")
_MARKERS = frozenset(["IReturn", "IReturnVoid", "IVerb", "IMeta", "IHasSessionId"])


@dataclass(slots=True)
class Words:
    """A source in C#'s words.

    `shown` are types that only a sample tells, by owner and name; `names` are those of
    the properties of each class.
    """

    source: Source
    lexicon: Lexicon
    shown: dict[tuple[str, str], Expr] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def member(self, owner: Definition, member: Member) -> Expr:
        """The type of a property."""
        expr = self.shown.get((owner.name, member.name), member.expr)
        return self.type(expr)

    def type(self, expr: Expr) -> Expr:
        """What `expr` is in C#'s words."""
        return exprs.settled(expr, self.lexicon, self.source.definitions)

    def name(self, member: Member) -> str:
        """The name of a property: as on the wire, if the source tells that."""
        if member.wire:
            return member.wire
        return pascal(member.name) if self.lexicon.snake else member.name

    def show(self, name: str, value: Json) -> None:
        """Hold a sample's object against the class `name`, and what is in it."""
        stack: list[tuple[str, Json]] = [(name, value)]
        seen: set[str] = set()
        while stack:
            name, value = stack.pop()
            held = _object(value)
            if name in seen or not held:
                continue
            seen.add(name)
            keys = {fold(key): key for key in held}
            for owner in self.line(name):
                for member in owner.members:
                    key = keys.get(fold(self.name(member)))
                    if key is not None:
                        inner = self._shown(owner, member, held[key])
                        stack.append((inner, held[key]))

    def line(self, name: str) -> Iterator[Definition]:
        """The class `name`, and the classes it inherits from."""
        seen: set[str] = set()
        found = self.source.definitions.get(name)
        while (
            found is not None
            and found.name not in seen
            and len(seen) <= types.MAX_NESTING
        ):
            seen.add(found.name)
            yield found
            base = found.base
            parent = None if base is None else self.type(base).name
            found = self.source.definitions.get(parent or "")

    def is_query(self, request: Definition) -> bool:
        """Whether a request is one of AutoQuery's."""
        bases = (each.base for each in self.line(request.name))
        return any(b is not None and self.type(b).name in _QUERIES for b in bases)

    def _shown(self, owner: Definition, member: Member, value: Json) -> str:
        """Note what a value shows of a loose type; the name of the type inside."""
        expr = self.member(owner, member)
        core = types.core(expr)
        text = _first(value)
        if isinstance(text, str) and exprs.is_loose(core) and core.name == "string":
            kind = _kind(text)
            if kind:
                self._note(owner, member, Expr(kind))
        elif not expr.args and (types.is_list(expr) or types.is_map(expr)):
            held = self._held(value, types.is_list(expr))
            if held is not None:
                self.shown[owner.name, member.name] = held
                return types.core(held).name
        return core.name

    def _note(self, owner: Definition, member: Member, core: Expr) -> None:
        """Remember that the sample shows a property to hold `core`."""
        found = _with_core(member.expr, core, self.lexicon)
        word = self.lexicon.words.get(found.name, found.name)
        if word == types.NULLABLE and not self.lexicon.text_marks:
            found = found.args[0]
        self.shown[owner.name, member.name] = found

    def _held(self, value: Json, listed: bool) -> Expr | None:
        """The list or the dictionary that `value` is, with what is shown in it."""
        if listed:
            inner = value[0] if isinstance(value, list) and value else None
        else:
            inner = next(iter(_object(value).values()), None)
        match inner:
            case None:
                return None
            case bool():
                expr = Expr("bool")
            case int() | float():
                expr = Expr("number")
            case str():
                expr = Expr(_kind(inner) or "string")
            case list():
                expr = Expr("List", (exprs.OBJECT,))
            case dict():
                expr = Expr(self.covering(inner) or "object")
        if listed:
            return Expr("List", (expr,))
        return Expr("Dictionary", (Expr("string"), expr))

    def covering(self, value: Json) -> str:
        """The class whose properties the object `value` has; empty if none fits."""
        keys = {fold(key) for key in _object(value)}
        if not self.names:
            self.names.update(
                (each.name, self._names(each)) for each in self._own.values()
            )
        fitting = [
            name for name, names in self.names.items() if names and names <= keys
        ]
        return max(fitting, key=lambda name: len(self.names[name]), default="")

    def _names(self, each: Definition) -> frozenset[str]:
        """The names of all properties of a class, folded."""
        if each.is_enum:
            return frozenset()
        return frozenset(
            fold(self.name(member))
            for owner in self.line(each.name)
            for member in owner.members
        )

    def answer(self, request: Definition, value: Json) -> Expr | None:
        """What answers a request: as its class says, or else as the sample shows."""
        told = request.returns
        if told is not None:
            found = self.type(told)
            if found == _LISTED and isinstance(value, list):
                held = self.covering(value)
                return Expr("List", (Expr(held),)) if held else None
            shipped = found.name in SHIPPED and SHIPPED[found.name].params
            if shipped and not found.args and found.name not in self._own:
                items = (
                    v for v in _object(value).values() if isinstance(v, list) and v
                )
                held = self.covering(next(items, None))
                return Expr(found.name, (Expr(held or "object"),))
            return found
        named = f"{request.name}Response"
        name = named if named in self._own else self.covering(value)
        if request.void or not name or self._is_asked(request, name, value):
            return None
        return Expr("List", (Expr(name),)) if isinstance(value, list) else Expr(name)

    def _is_asked(self, request: Definition, name: str, value: Json) -> bool:
        """Whether a class only asks, and what answers repeats that among the rest."""
        keys = {fold(key) for key in _object(value)}
        return name == request.name and self.names[name] != keys

    @property
    def _own(self) -> Mapping[str, Definition]:
        return self.source.definitions


def words(source: Source) -> Words:
    """The words of a source, of which no sample is known yet."""
    return Words(source, LANGUAGES[source.language])


def losses(source: Source, report: Report) -> None:
    """Tell what the language of `source` can't say, the first time that it is met."""
    lexicon = LANGUAGES[source.language]
    met = set(_met(words(source)))
    for loss in lexicon.lost:
        if loss not in met:
            continue
        said = f"{lexicon.title} {_LOSSES[loss]}"
        report.once(f"language-loses-{loss}", said, source.at.at)


def _met(found: Words) -> Iterator[str]:
    """What of that which languages may lose is there at all."""
    for each in defined(found.source):
        if each.is_enum:
            continue
        yield from ("bases", "returns")
        if each.parents or each.returns is not None:
            yield "generics"
        for member in each.members:
            yield "nullable"
            if not member.wire:
                yield "members"
            kind = types.scalar_kind(types.core(found.member(each, member)))
            if kind is ScalarKind.STRING:
                yield "text"
            elif kind in _NUMBERS:
                yield "number"


def pascal(name: str) -> str:
    """The name in C# of which `name` is made: "user_name" is "UserName"."""
    parts = name.strip("_").split("_")
    words = (part.capitalize() if part.isupper() else part for part in parts)
    return "".join(word[:1].upper() + word[1:] for word in words) or name


def defined(source: Source) -> Iterator[Definition]:
    """The definitions, less the marks that ServiceStack itself has for requests."""
    for each in source.definitions.values():
        if (
            each.kind != "interface"
            or not (
                each.name in _MARKERS
                or re.fullmatch(r"I(?:[A-Z][a-z]+(?:Db)?)", each.name)
            )
            or each.members
        ):
            yield each


def taken(each: Definition, name: str) -> None:
    """Count the lines of a definition as read for the type `name`."""
    node = f"#{name}"
    for line in each.lines:
        line.of(node).taken()
    for line in each.repeats:
        line.of(node).again().taken()
    for member in each.members:
        for line in member.lines:
            line.of(node).taken()


def _with_core(expr: Expr, core: Expr, lexicon: Lexicon) -> Expr:
    """`expr` with another type inside of its lists, maps and nullables."""
    if not expr.args:
        return core
    name = lexicon.words.get(expr.name, expr.name)
    wraps = name in {types.NULLABLE, "array"}
    if not (wraps or types.is_list(Expr(name)) or types.is_map(Expr(name))):
        return core
    return Expr(expr.name, (*expr.args[:-1], _with_core(expr.args[-1], core, lexicon)))


def _kind(text: str) -> str:
    if sample.guid_form(text) is not None:
        return "Guid"
    if sample.datetime_form(text) is not None:
        return "DateTime"
    return "TimeSpan" if _DURATION.fullmatch(text[:40]) else ""


def _first(value: Json) -> Json:
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and set(value) == {"String"}:
        return value["String"]
    return value


def _object(value: Json) -> Mapping[str, Json]:
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}
