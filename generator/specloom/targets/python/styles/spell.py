"""Types of models, with our names in place of tokens, as each style spells them."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from .... import ir
from ....diagnostics import InputError
from ..layout import Arms, Node, call, flat, literal, subscript
from ..types import ALIASES, Table, enum_base
from .schema import Asked


@dataclass(slots=True)
class Speller:
    """Spells types; what they take from elsewhere is noted in `needs` and `modules`.

    `loose` says that a union whose members JSON does not tell apart has to be marked,
    which `aliases` are looked through for.
    """

    table: Table
    asked: Asked
    aliases: Mapping[str, ast.expr]
    loose: bool = False
    json: Node = "_JsonValue"
    needs: set[str] = field(default_factory=set)
    modules: set[str] = field(default_factory=set)

    def type(self, node: ast.expr) -> Node:
        """A type, ready to be laid out."""
        match node:
            case ast.Name(name):
                return self._name(name)
            case ast.Constant():
                return "None"
            case ast.Subscript(
                ast.Name("Annotated"), ast.Tuple([inner, ast.Call() as c])
            ):
                self.needs |= {"_Annotated", "_Meta"}
                limits = [f"{k.arg}={ast.unparse(k.value)}" for k in c.keywords]
                return subscript("_Annotated", self.type(inner), call("_Meta", *limits))
            case ast.Subscript(ast.Name("NotRequired"), inner):
                self.needs.add("_NotRequired")
                return subscript("_NotRequired", self.type(inner))
            case ast.Subscript(ast.Name("Union" | "Optional")) | ast.BinOp():
                return self._union(node)
            case ast.Subscript(ast.Name(name), ast.Tuple(items)):
                return subscript(name, *map(self.type, items))
            case ast.Subscript(ast.Name(name), item):
                return subscript(name, self.type(item))
            case _:
                raise TypeError(ast.dump(node))  # the guard let nothing else pass

    def _name(self, name: str) -> Node:
        if name in self.asked.constants:
            self.needs.add("_Literal")
            return subscript("_Literal", literal(self.asked.constants[name]))
        if name in _MODULES:
            self.modules.add(_MODULES[name])
            return f"{ALIASES[_MODULES[name]]}.{name}"
        if name == "Any":
            self.needs |= {"_JsonValue", *(["_Loose"] if self.loose else [])}
            return subscript("_Loose", self.json) if self.loose else self.json
        if name == "UnsetType":
            self.needs.add("_UnsetType")
            return "_UnsetType"
        if name in self.aliases and name not in self.asked.types:
            return self.type(self.aliases[name])  # of which no source knows
        if name[1:].isdigit() and name not in self.asked.types:
            raise InputError("style-unsafe", f"a type {name} that nobody asked for")
        if name not in self.asked.types:
            return name
        own = self.table.names.type(self.asked.types[name])
        if self.loose and name in self.aliases:
            self.needs.add("_Loose")
            return subscript("_Loose", own)
        return own

    def _union(self, node: ast.expr) -> Node:
        arms = list(_arms(node))
        last = [a for a in arms if _is(a, None) or _is(a, "UnsetType")]
        first = [a for a in arms if a not in last]
        spelled = [a for a in first if _is(a, "Any")][:1] or first
        nodes = _distinct(self.type(arm) for arm in spelled)
        if self.loose and len(spelled) > 1 and self._clash(spelled):
            self.needs.add("_Loose")
            bare = Speller(self.table, self.asked, self.aliases, json=self.json)
            inner = _distinct(bare.type(arm) for arm in spelled)
            self.modules |= bare.modules
            self.needs |= bare.needs
            union = Arms(tuple(inner))
            # An alias is a text, which no `|` takes when msgspec reads annotations.
            aliased = any(_holds(arm, self.aliases) for arm in spelled)
            nodes = [subscript("_Loose", literal(flat(union)) if aliased else union)]
        together = _distinct([*nodes, *map(self.type, last)])
        if "None" in together:  # null comes behind types, and before what is no type
            at = len(together) - (flat(together[-1]) == "_UnsetType")
            together.remove("None")
            together.insert(at - 1, "None")
        return together[0] if len(together) == 1 else Arms(tuple(together))

    def _clash(self, arms: list[ast.expr]) -> bool:
        """Whether two arms look alike in JSON."""
        kinds = [kind for arm in arms for kind in self._kinds(arm)]
        return len(kinds) > len(set(kinds)) or "any" in kinds

    def _kinds(self, arm: ast.expr) -> Iterator[str]:
        match arm:
            case ast.Name("int" | "bool" | "float" as name):
                yield name
            case ast.Name(name) if name in self.asked.constants:
                yield type(self.asked.constants[name]).__name__
            case ast.Name(name) if (
                name in self.aliases and name not in self.asked.types
            ):
                yield from self._kinds(self.aliases[name])
            case ast.Name(name) if name in self.aliases or name == "Any":
                yield "any"
            case ast.Name(name) if name in self.asked.types:
                decl = self.table.types[self.asked.types[name]]
                enum = isinstance(decl.type, ir.Enum) and enum_base(decl.type)
                yield {"StrEnum": "str", "IntEnum": "int"}.get(enum or "", "object")
            case ast.Subscript(ast.Name("list" | "tuple")):
                yield "array"
            case ast.Subscript(ast.Name("dict")):
                yield "object"
            case ast.Subscript(ast.Name("Annotated"), ast.Tuple([inner, _])):
                yield from self._kinds(inner)
            case _:
                yield "str"


def _arms(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left, _, right):
            yield from _arms(left)
            yield from _arms(right)
        case ast.Subscript(ast.Name("Optional"), inner):
            yield from _arms(inner)
            yield ast.Constant(None)
        case ast.Subscript(ast.Name("Union"), ast.Tuple(items)):
            for item in items:
                yield from _arms(item)
        case _:
            yield node


def _is(node: ast.expr, what: str | None) -> bool:
    match node:
        case ast.Name(name):
            return name == what
        case ast.Constant(value):
            return what is None and value is None
        case _:
            return False


def _holds(node: ast.expr, names: Container[str]) -> bool:
    return any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(node))


def _distinct(nodes: Iterator[Node] | list[Node]) -> list[Node]:
    return list({flat(node): node for node in nodes}.values())


_MODULES = {
    "Decimal": "decimal",
    "UUID": "uuid",
    "date": "datetime",
    "datetime": "datetime",
    "time": "datetime",
    "timedelta": "datetime",
}
