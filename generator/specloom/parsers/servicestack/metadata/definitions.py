"""The definitions of types in metadata, and what a name means where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping

from ....diagnostics import Report
from ....source import Cursor
from .. import builtin, types
from ..types import Expr

_OWN = "ServiceStack"


class Definitions:
    """The types that a document defines, by the names that tell them apart.

    A type goes by its name; by its namespace and name where several have that name.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._spaces: dict[str, dict[str, None]] = {}
        self._nodes: dict[tuple[str, str, int], Cursor] = {}
        self._closed: dict[tuple[str, str], Cursor] = {}
        self._inner: dict[str, str | None] = {}
        self._parsed: dict[str, Expr | None] = {}
        self._tails: dict[str, Counter[str]] = {}

    def add(self, node: Cursor) -> None:
        """Take up a definition; the first of a name in its namespace counts."""
        name, space, arity = _title(node)
        if name and (name, space, arity) not in self._nodes:
            self._spaces.setdefault(name, {})[space] = None
            self._nodes[name, space, arity] = node
            outer, _, inner = name.rpartition(".")
            if outer:
                self._inner[inner] = name if inner not in self._inner else None

    def add_closed(self, expr: str, node: Cursor) -> None:
        """Take up what stands inline for a generic type that is closed as `expr`.

        It counts where nothing defines the generic type itself.
        """
        self._closed.setdefault((expr, _space(node)), node)
        self._closed.setdefault((expr, ""), node)

    def all(self) -> Iterator[Cursor]:
        """All definitions, in the order in which they were added."""
        yield from self._nodes.values()

    def expression(self, node: Cursor, key: str, near: str = "") -> Expr | None:
        """The type whose name stands at `key`, with the generic arguments beside it.

        Names without a namespace mean the type in `near`, if there are several.
        """
        head, brackets, tail = (node / key).text.partition("[")
        given_args = (node / "genericArgs").texts if "genericArgs" in node else ()
        args = [self.parsed(text, near) for text in given_args]
        found = self._text(head)
        if found is None or any(arg is None for arg in args):
            return None
        if not found.args:
            given = tuple(arg for arg in args if arg is not None)
            found = Expr(found.name, given)
        found = self._named(found, _space(node), near)
        for _ in range(min((brackets + tail).count("["), types.MAX_NESTING)):
            found = Expr(types.ARRAY, (found,))
        return found

    def parsed(self, text: str, near: str) -> Expr | None:
        """The type that `text` says."""
        found = self._text(text)
        return None if found is None else self._named(found, "", near)

    def bound(self, node: Cursor, near: str) -> Expr | None:
        """The generic type that `node` shows closed, with what it must be closed with.

        Such a node has the name and the parameters of the generic type; what these
        stand for is seen by how its properties differ from those of the definition.
        """
        expr = self.expression(node, "name", near)
        if expr is None or not expr.args:
            return expr
        known = self.get(expr)
        space = near if known is None else (known / "namespace").text
        if known is not None:
            theirs = self._properties(known, space)
        elif builtin.known(expr.name):
            theirs = {name: inner for name, inner, _ in builtin.members(expr)}
        else:
            return expr
        found: dict[str, Expr] = {}
        for name, own in self._properties(node, near).items():
            if name in theirs:
                _unify(theirs[name], own, {arg.name for arg in expr.args}, found)
        return Expr(expr.name, tuple(found.get(a.name, a) for a in expr.args))

    def _properties(self, node: Cursor, near: str) -> dict[str, Expr]:
        found: dict[str, Expr] = {}
        for one in node / "properties":
            expr = self.expression(one, "type", near)
            if expr is not None:
                found[(one / "name").text] = expr
        return found

    def itself(self, node: Cursor) -> Expr:
        """The type that `node` defines, its parameters as arguments."""
        name, space, arity = _title(node)
        params = (node.silent() / "genericArgs").texts if arity else ()
        return Expr(self._unique(name, space), tuple(map(Expr, params)))

    def get(self, expr: Expr) -> Cursor | None:
        """The definition of `expr`, if there is one."""
        space, name = self._split(expr.name)
        found = self._nodes.get((name, space, len(expr.args)))
        if found is None and expr.args:
            found = self._closed.get((str(expr), space))
        return found

    def __contains__(self, name: object) -> bool:
        """Whether a type is defined by the name, with its arity if it is generic."""
        if not isinstance(name, str):
            return False
        full, tick, arity = name.rpartition("`")
        if not tick:
            full, arity = name, "0"
        space, bare = self._split(full)
        known = arity.isascii() and arity.isdecimal()
        return known and (bare, space, int(arity[:3])) in self._nodes

    def name(self, expr: Expr) -> str:
        """What to call `expr`: no more of namespaces than tells it from others."""
        space, bare = self._split(expr.name)
        short = bare if expr.name == bare else f"{self._tail(bare, space)}.{bare}"
        return str(Expr(short, tuple(Expr(self.name(arg)) for arg in expr.args)))

    def _tail(self, name: str, space: str) -> str:
        """The last words of a namespace that no other one with a type `name` has."""
        if name not in self._tails:
            parted = [each.split(".") for each in self._spaces[name]]
            longest = min(max(map(len, parted)), 20)
            self._tails[name] = Counter(
                ".".join(parts[-size:])
                for parts in parted
                for size in range(1, min(len(parts), longest) + 1)
            )
        parts = space.split(".")
        tails = (".".join(parts[-size:]) for size in range(1, len(parts)))
        return next((tail for tail in tails if self._tails[name][tail] == 1), space)

    def _text(self, text: str) -> Expr | None:
        if text not in self._parsed:
            self._parsed[text] = types.parse(text)
        return self._parsed[text]

    def _named(self, expr: Expr, space: str, near: str) -> Expr:
        args = tuple(self._named(arg, "", near) for arg in expr.args)
        return Expr(self._name(expr.name, space, near), args)

    def _name(self, name: str, space: str, near: str) -> str:
        """`name` as it is unique, said with a namespace by a type in that of `near`."""
        spaces = self._spaces.get(name)
        if spaces is None:
            outer, _, bare = name.rpartition(".")
            if outer in self._spaces.get(bare, {}):
                return self._unique(bare, outer)
            return self._inner.get(name) or name
        root = space.partition(".")[0]
        if space not in spaces and root == _OWN and builtin.known(name):
            return f"{_OWN}.{name}"
        if space not in spaces and root == "System" and types.scalar_kind(Expr(name)):
            return f"System.{name}"
        found = next((one for one in (space, near) if one in spaces), None)
        return self._unique(name, next(iter(spaces)) if found is None else found)

    def _unique(self, name: str, space: str) -> str:
        shared = len(self._spaces.get(name, {})) > 1
        return f"{space}.{name}" if shared and space else name

    def _split(self, name: str) -> tuple[str, str]:
        """The namespace and the name of what goes by the unique `name`."""
        spaces = self._spaces.get(name)
        if spaces is not None:
            return ("" if "" in spaces else next(iter(spaces))), name
        parts = name.split(".")
        for size in range(1, len(parts)):
            space, bare = ".".join(parts[:-size]), ".".join(parts[-size:])
            if space in self._spaces.get(bare, {}):
                return space, bare
        return "", name


def bindings(node: Cursor, expr: Expr) -> Mapping[str, Expr]:
    """What the type parameters of the definition `node` stand for in `expr`."""
    return dict(zip((node.silent() / "genericArgs").texts, expr.args, strict=False))


def closed(expr: Expr, bound: Mapping[str, Expr], depth: int = 0) -> Expr:
    """`expr` with generic parameters replaced by what they stand for."""
    if depth > types.MAX_NESTING:
        return Expr("object")
    if not expr.args:
        return bound.get(expr.name, expr)
    return Expr(expr.name, tuple(closed(arg, bound, depth + 1) for arg in expr.args))


def _unify(
    theirs: Expr, own: Expr, params: Container[str], found: dict[str, Expr]
) -> None:
    """Note in `found` what the parameters in `theirs` are in `own`."""
    if not theirs.args and theirs.name in params:
        found.setdefault(theirs.name, own)
    elif theirs.name == own.name and len(theirs.args) == len(own.args):
        for one, two in zip(theirs.args, own.args, strict=True):
            _unify(one, two, params, found)


def _title(node: Cursor) -> tuple[str, str, int]:
    """Name, namespace and number of type parameters of a definition."""
    node = node.silent()
    said = (node / "name").text
    name = types.bare(said)
    _, tick, arity = said.rpartition("`")
    count = int(arity) if tick and arity.isdigit() and len(arity) < 3 else 0
    return (
        name,
        _space(node),
        count or (0 if tick else len((node / "genericArgs").texts)),
    )


def _space(node: Cursor) -> str:
    """The namespace of a definition or of what names one; old hosts call it so."""
    return (node / ("namespace" if "namespace" in node else "typeNamespace")).text
