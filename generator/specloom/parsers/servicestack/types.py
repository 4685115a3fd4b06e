"""C# type expressions: how sources spell them, and what they are in the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TypeAlias

from ... import ir
from ...ir import ScalarKind


@dataclass(frozen=True, slots=True)
class Expr:
    """A type's name and its arguments: `int?` is `Nullable`, `T[]` is `Array`."""

    name: str
    args: tuple[Expr, ...] = ()

    def __str__(self) -> str:
        if not self.args:
            return self.name
        return f"{self.name}<{', '.join(map(str, self.args))}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a host writes its scalars: forms as in `ir.Scalar`."""

    guid: str = ""
    datetime: str = ""
    time: str = ""
    duration: str = ""
    decimal: str = ""


MAX_NESTING = 16
"""Type arguments inside type arguments; real ones go three deep."""

MAX_LENGTH = 400
"""Characters of a type; the longest tuples of public hosts have about half."""

Named: TypeAlias = Callable[[Expr], ir.Type]
"""What a name that C# doesn't know stands for."""

ARRAY = "Array"
NULLABLE = "Nullable"

_LISTS = frozenset(
    {
        "Array",
        "List",
        "IList",
        "ICollection",
        "IEnumerable",
        "Collection",
        "HashSet",
        "ISet",
        "SortedSet",
        "Queue",
        "Stack",
        "ArrayList",
        "LinkedList",
        "ReadOnlyCollection",
        "IReadOnlyList",
        "IReadOnlyCollection",
        "ObservableCollection",
        "array",
        "list",
    }
)
_MAPS = frozenset(
    {
        "Dictionary",
        "IDictionary",
        "SortedDictionary",
        "ConcurrentDictionary",
        "SortedList",
        "ReadOnlyDictionary",
        "IReadOnlyDictionary",
        "OrderedDictionary",
        "NameValueCollection",
        "StringDictionary",
        "map",
    }
)
_SCALARS: dict[str, ScalarKind] = {
    name: kind
    for kind, names in {
        ScalarKind.STRING: "string char uri type password text email url",
        ScalarKind.BOOLEAN: "bool boolean",
        ScalarKind.INTEGER: "sbyte byte short ushort int uint long ulong integer int16 "
        "int32 int64 uint16 uint32 uint64 intptr",
        ScalarKind.NUMBER: "float double single number",
        ScalarKind.DECIMAL: "decimal",
        ScalarKind.UUID: "guid uuid",
        ScalarKind.DATETIME: "datetime datetimeoffset date-time",
        ScalarKind.DATE: "dateonly date",
        ScalarKind.TIME: "timeonly time",
        ScalarKind.DURATION: "timespan",
        ScalarKind.BYTES: "binary file",
    }.items()
    for name in names.split()
}
_ANYTHING = frozenset(
    {"object", "Object", "dynamic", "JsonObject", "JsonElement", "JToken"}
)
_TOKEN = re.compile(r"\s*([A-Za-z_][\w.+`-]*|[<>,?]|\[[\s,]*\])\s*")


def parse(text: str) -> Expr | None:
    """The expression that `text` is; None if it is none."""
    if len(text) > MAX_LENGTH:
        return None
    tokens: list[str] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        tokens.append(match[1])
        position = match.end()
    found = _expression(tokens, 0, 0)
    return found[0] if found is not None and found[1] == len(tokens) else None


def bare(name: str) -> str:
    """`name` without the arity that the runtime puts behind a generic type."""
    return re.sub(r"`\d+(\[.*)?$", "", name)


def core(expr: Expr) -> Expr:
    """The one type inside of nullables, lists and the values of maps."""
    while expr.args and (
        expr.name == NULLABLE or expr.name in _LISTS or expr.name in _MAPS
    ):
        expr = expr.args[-1]
    return expr


def is_list(expr: Expr) -> bool:
    """Whether the expression is a list of any kind."""
    return expr.name in _LISTS


def is_map(expr: Expr) -> bool:
    """Whether the expression is a dictionary."""
    return expr.name in _MAPS


def key(expr: Expr) -> Expr | None:
    """The type of the keys of a dictionary, wherever in `expr` that is."""
    while expr.args:
        if expr.name in _MAPS:
            return expr.args[0]
        expr = expr.args[-1]
    return Expr("string") if expr.name in _MAPS else None


def is_nullable(expr: Expr) -> bool:
    """Whether the expression is a nullable value type."""
    return expr.name == NULLABLE and len(expr.args) == 1


def scalar_kind(expr: Expr) -> ScalarKind | None:
    """What the expression is, if C# or Swagger has a word for it."""
    if expr.args:
        return None
    return _SCALARS.get(expr.name.removeprefix("System.").casefold())


def depth(expr: Expr) -> int:
    """How often the type that `expr` names stands in its own arguments, one in another.

    A list of lists is nothing of the kind, nor is a type beside itself.
    """

    def below(inner: Expr) -> int:
        deepest = max(map(below, inner.args), default=0)
        return deepest + (inner.name == expr.name)

    return below(expr) - 1


def is_value(expr: Expr) -> bool:
    """Whether C# has a value for the type that is never null: a number, a date, ..."""
    kind = scalar_kind(expr)
    return (
        kind is not None
        and kind is not ScalarKind.BYTES
        and (kind is not ScalarKind.STRING or expr.name.casefold() == "char")
    )


def is_known(expr: Expr, names: Container[str]) -> bool:
    """Whether each name in the expression is C#'s own or one of `names`."""
    if expr.name in names or bare(expr.name) in names:
        return all(is_known(arg, names) for arg in expr.args)
    known = (
        scalar_kind(expr) is not None
        or expr.name in _ANYTHING
        or expr.name == NULLABLE
        or expr.name in _LISTS
        or expr.name in _MAPS
        or expr.name == "KeyValuePair"
    )
    return known and all(is_known(arg, names) for arg in expr.args)


def to_type(
    expr: Expr, dialect: Dialect, named: Named, declared: Container[str] = ()
) -> ir.Type:
    """The model's type for `expr`; names in `declared` hide C#'s own.

    A generic type stands there with its arity: a class `List` hides no ``List`1``.
    """
    arity = f"`{len(expr.args)}" if expr.args else ""
    if expr.name + arity in declared:
        return named(expr)
    match expr:
        case Expr("Nullable", (inner,)):
            return ir.nullable(to_type(inner, dialect, named, declared))
        case Expr("Array", (Expr("byte" | "Byte"),)):
            return ir.Scalar(ScalarKind.BYTES)
    if expr.name in _LISTS and len(expr.args) <= 1:
        inner_types = [to_type(arg, dialect, named, declared) for arg in expr.args]
        return ir.List(inner_types[0] if inner_types else ir.ANY)
    if expr.name in _MAPS and len(expr.args) in (0, 2):
        if not expr.args:
            plain = expr.name in ("NameValueCollection", "StringDictionary")
            return ir.Map(ir.STRING if plain else ir.ANY)
        return ir.Map(to_type(expr.args[1], dialect, named, declared))
    kind = scalar_kind(expr)
    if kind is not None:
        return ir.Scalar(kind, _form(kind, dialect))
    if expr.name in _ANYTHING:
        return ir.ANY
    return named(expr)


def _form(kind: ScalarKind, dialect: Dialect) -> str:
    match kind:
        case ScalarKind.UUID:
            return dialect.guid
        case ScalarKind.DATETIME:
            return dialect.datetime
        case ScalarKind.TIME:
            return dialect.time
        case ScalarKind.DURATION:
            return dialect.duration
        case ScalarKind.DECIMAL:
            return dialect.decimal
        case _:
            return ""


def _expression(tokens: list[str], at: int, depth: int) -> tuple[Expr, int] | None:
    if at >= len(tokens) or depth > MAX_NESTING or not _is_name(tokens[at]):
        return None
    name, at = bare(tokens[at]), at + 1
    args: list[Expr] = []
    if at < len(tokens) and tokens[at] == "<":
        while tokens[at] in "<,":
            found = _expression(tokens, at + 1, depth + 1)
            if found is None or found[1] >= len(tokens):
                return None
            args.append(found[0])
            at = found[1]
        if tokens[at] != ">":
            return None
        at += 1
    expr = Expr(name, tuple(args))
    while at < len(tokens) and (tokens[at] == "?" or tokens[at].startswith("[")):
        expr = Expr(NULLABLE if tokens[at] == "?" else ARRAY, (expr,))
        at += 1
    return expr, at


def _is_name(token: str) -> bool:
    return token[0].isalpha() or token[0] == "_"
