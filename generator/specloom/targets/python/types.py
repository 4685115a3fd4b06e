"""Types of the model as Python spells them: in models, in signatures, and in plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ... import ir
from .layout import Arms, Node, flat, literal, subscript
from .names import Names

Kind = ir.ScalarKind

ALIASES = {
    "datetime": "_dt",
    "decimal": "_decimal",
    "uuid": "_uuid",
}
"""How models import modules, so that fields may have those names."""

_BUILTIN = {
    Kind.NULL: "None",
    Kind.BOOLEAN: "bool",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.STRING: "str",
    Kind.BYTES: "bytes",
}

_IMPORTED = {
    Kind.DECIMAL: ("decimal", "Decimal"),
    Kind.UUID: ("uuid", "UUID"),
    Kind.DATE: ("datetime", "date"),
    Kind.TIME: ("datetime", "time"),
    Kind.DATETIME: ("datetime", "datetime"),
    Kind.DURATION: ("datetime", "timedelta"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The declared types and their names, with what is to be known of a type."""

    types: Mapping[ir.TypeId, ir.TypeDecl]
    names: Names

    def resolved(self, type: ir.Type) -> ir.Type:
        """What a reference to a plain alias stands for."""
        seen: set[str] = set()
        while isinstance(type, ir.Ref) and type.id not in seen:
            seen.add(type.id)
            decl = self.types.get(type.id)
            if decl is None or isinstance(decl.type, ir.Record | ir.Enum):
                break
            type = decl.type
        return type

    def takes_null(self, type: ir.Type) -> bool:
        """Whether null is a value of `type`, so that absence must look different."""
        return self._takes_null(type, 0)

    def _takes_null(self, type: ir.Type, depth: int) -> bool:
        found = self.resolved(type)
        match found:
            case ir.Any():
                return True
            case ir.Union(members) if depth < 8:
                return any(self._takes_null(member, depth + 1) for member in members)
            case _:
                return found == ir.NULL

    def is_open_enum(self, type: ir.Type) -> ir.Enum | None:
        """The enum that `type` refers to, if it becomes a class."""
        if isinstance(type, ir.Ref) and type.id in self.types:
            found = self.types[type.id].type
            if isinstance(found, ir.Enum) and enum_base(found) is not None:
                return found
        return None

    def form(self, type: ir.Type) -> str:
        """The dialect of the scalars in `type`: the first that is not the usual one."""
        return next((form for form in self._forms(type, 0) if form), "")

    def _forms(self, type: ir.Type, depth: int) -> Iterator[str]:
        found = self.resolved(type)
        match found:
            case ir.Scalar(_, form):
                yield form
            case ir.List() | ir.Tuple() | ir.Map() | ir.Union() if depth < 8:
                for inner in ir.children(found):
                    yield from self._forms(inner, depth + 1)
            case _:
                return


def enum_base(enum: ir.Enum) -> str | None:
    """The class of the standard library that an enum's class extends, if any does."""
    kinds = {type(member.value) for member in enum.members}
    if kinds == {str}:
        return "StrEnum"
    return "IntEnum" if kinds == {int} else None


def enum_kinds(enum: ir.Enum) -> ir.Type:
    """The plain type of an enum's values, for an enum that becomes no class."""
    named: dict[type[object], ir.Type] = {
        str: ir.STRING,
        bool: ir.Scalar(Kind.BOOLEAN),
        int: ir.Scalar(Kind.INTEGER),
        float: ir.Scalar(Kind.NUMBER),
    }
    kinds = dict.fromkeys(named[type(member.value)] for member in enum.members)
    if not kinds:
        return ir.Scalar(enum.kind)
    return next(iter(kinds)) if len(kinds) == 1 else ir.Union(tuple(kinds))


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell types; what it takes from elsewhere is noted as it is used."""

    table: Table
    list: str = "list"
    map: str = "dict"
    any: str = "JsonValue"
    private: bool = False
    local: Callable[[str], str] = str
    open_enums: bool = True
    modules: dict[str, set[str]] = field(default_factory=dict)
    classes: set[ir.TypeId] = field(default_factory=set)
    generics: set[str] = field(default_factory=set)

    def type(self, type: ir.Type) -> Node:
        """`type`, ready to be laid out."""
        match type:
            case ir.Scalar(kind):
                return self._scalar(kind)
            case ir.List(item):
                self.generics.add(self.list)
                return subscript(self.list, self.type(item))
            case ir.Tuple(items, rest):
                inside = [self.type(item) for item in items]
                if rest is not None:
                    inside.append(f"*tuple[{flat(self.type(rest))}, ...]")
                return subscript("tuple", *(inside or ["()"]))
            case ir.Const(value):
                name = "_Literal" if self.private else "Literal"
                self.generics.add(name)
                return subscript(name, literal(value))
            case ir.Map(value):
                self.generics.add(self.map)
                return subscript(self.map, "str", self.type(value))
            case ir.Union(members):
                return self.union(members)
            case ir.Ref(id):
                return self._reference(id)
            case ir.Any() | ir.Record() | ir.Enum():
                self.generics.add(self.any)
                return self.any

    def text(self, type: ir.Type) -> str:
        """`type` on one line."""
        return flat(self.type(type))

    def union(self, members: tuple[ir.Type, ...], *more: str) -> Node:
        """Any one of `members`, or of further types; null comes last."""
        arms: dict[str, Node] = {}
        for member in members:
            spelled = self.type(member)
            for arm in spelled.arms if isinstance(spelled, Arms) else (spelled,):
                arms.setdefault(flat(arm), arm)
        for name in more:
            arms.setdefault(name, name)
        last = [arms.pop(name) for name in ("None", *more) if name in arms]
        together = (*arms.values(), *last)
        return together[0] if len(together) == 1 else Arms(together)

    def _scalar(self, kind: ir.ScalarKind) -> str:
        if kind in _BUILTIN:
            return _BUILTIN[kind]
        module, name = _IMPORTED[kind]
        self.modules.setdefault(module, set()).add(name)
        return f"{ALIASES[module]}.{name}" if self.private else name

    def _reference(self, id: ir.TypeId) -> Node:
        decl = self.table.types.get(id)
        if decl is None:
            self.generics.add(self.any)
            return self.any
        self.classes.add(id)
        name = self.local(self.table.names.type(id))
        enum = self.table.is_open_enum(ir.Ref(id))
        if enum is None or not self.open_enums:
            return name
        return Arms((name, "str" if enum_base(enum) == "StrEnum" else "int"))


def plan_spelling(table: Table) -> Spelling:
    """How plans name types: as text that the runtime reads."""
    return Spelling(table, open_enums=False)


def type_text(spelling: Spelling, type: ir.Type) -> str:
    """`type` as a literal in a plan."""
    return literal(spelling.text(type))
