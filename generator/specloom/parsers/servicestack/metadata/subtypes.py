"""What an interface or an abstract class may be: the classes that a host lets it be."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from .... import ir
from ....source import Cursor
from .. import types
from ..types import Expr
from .definitions import Definitions

_NAME = re.compile(r"[\w.]+")
TAG = "__type"
"""The key by which ServiceStack says which class an object is of."""


class Subtypes:
    """The classes below each interface and each abstract class that values are of."""

    def __init__(
        self,
        definitions: Definitions,
        classes: Iterable[Cursor],
        used: Iterable[str],
    ) -> None:
        """Of `classes`, those below a type that one of the texts `used` names."""
        self._definitions = definitions
        self._below: dict[str, list[tuple[Expr, Cursor]]] = {}
        self._values = {name for text in used for name in _NAME.findall(text)}
        for node in classes:
            expr = definitions.itself(node)
            if not expr.args:
                self._place(expr, node.silent())

    def of(self, expr: Expr) -> list[tuple[str, Expr]]:
        """The names on the wire and the classes that a value of type `expr` may be of.

        None unless `expr` is abstract, or an interface, and something is said to be it.
        """
        node = self._definitions.get(expr)
        if node is None or not _is_abstract(node):
            return []
        if types.bare((node.silent() / "name").text) not in self._values:
            return []
        found: dict[str, tuple[str, Expr]] = {}
        waiting = deque(self._below.get(str(expr), ()))
        seen = {str(expr)}
        while waiting:
            below, child = waiting.popleft()
            if str(below) in seen:
                continue
            seen.add(str(below))
            waiting.extend(self._below.get(str(below), ()))
            if not _is_abstract(child):
                found[str(below)] = (_clr_name(child), below)
        return list(found.values())

    def _place(self, expr: Expr, node: Cursor) -> None:
        """Note what the class that `node` defines is below of."""
        raw = node.raw if isinstance(node.raw, dict) else {}
        if not raw.get("inherits") and not raw.get("implements"):
            return
        near = (node / "namespace").text
        above = [node / "inherits", *(node / "implements")]
        for one in above:
            if (one / "name").text:
                parent = self._definitions.expression(one, "name", near)
                if parent is not None and parent != expr:
                    self._below.setdefault(str(parent), []).append((expr, node))


def union(members: Iterable[tuple[str, ir.Type]]) -> ir.Union:
    """A value of one of `members`, each with its name on the wire; or unknown JSON."""
    found = list(members)
    refs = [(name, type) for name, type in found if isinstance(type, ir.Ref)]
    inner: tuple[ir.Type, ...] = tuple(type for _, type in refs)
    if len(inner) < 2:
        inner = (*inner, ir.ANY)
    values = tuple((name, type.id) for name, type in refs if isinstance(type, ir.Ref))
    return ir.Union(inner, ir.Tag(wire=TAG, values=values, form="clr"))


def _is_abstract(node: Cursor) -> bool:
    return (node / "isAbstract").raw is True or (node / "isInterface").raw is True


def _clr_name(node: Cursor) -> str:
    """The name of a class as .NET has it: with a plus sign before an inner one."""
    space = (node / "namespace").text or (node / "typeNamespace").text
    name = types.bare((node / "name").text).replace(".", "+")
    return f"{space}.{name}" if space else name
