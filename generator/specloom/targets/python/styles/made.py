"""Models as datamodel-code-generator makes them, taken apart and looked at closely."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from json import dumps

from ....diagnostics import InputError
from .schema import Asked

PINNED = "0.89.0"
"""The version whose output the generated models are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The type of a field, and the limits that go with it."""

    type: ast.expr
    limits: Mapping[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The fields of classes by the tokens of both, and what aliases stand for."""

    fields: Mapping[tuple[str, str], Shape]
    aliases: Mapping[str, ast.expr]


def made(asked: Asked, kind: str) -> Made:
    """The models of a schema, of a `kind` that datamodel-code-generator knows.

    Raises:
        InputError: It is not installed, in another version, or fails; or what it made
            is more than declarations.
    """
    text = _generated(dumps(asked.document), kind)
    try:
        return guarded(text)
    except (SyntaxError, RecursionError) as error:
        raise InputError(
            "style-unsafe", f"models that are no Python: {error}"
        ) from None


def guarded(text: str) -> Made:
    """The declarations in `text`.

    Raises:
        InputError: There is more in it than declarations.
    """
    fields: dict[tuple[str, str], Shape] = {}
    aliases: dict[str, ast.expr] = {}
    for node in ast.parse(text).body:
        match node:
            case ast.ImportFrom(module, _, 0) if module in _MODULES:
                continue
            case ast.ClassDef(name) if _TOKEN.fullmatch(name):
                _class(node)
                for one in _fields(node):
                    fields[name, _name(one.target)] = _shape(one)
            case ast.AnnAssign(
                ast.Name(name), ast.Name("TypeAlias"), ast.expr() as value
            ) if _TOKEN.fullmatch(name):
                aliases[name] = _typed(value)
            case ast.Assign(
                [ast.Name(name)],
                ast.Call(ast.Name("TypeAliasType"), [ast.Constant(), value], []),
            ) if _TOKEN.fullmatch(name):
                aliases[name] = _typed(value)
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(), "model_rebuild"), [], [])):
                continue
            case _:
                raise _unsafe(node)
    return Made(fields=fields, aliases=aliases)


def _generated(schema: str, kind: str) -> str:
    try:
        import datamodel_code_generator as generator
        from datamodel_code_generator.enums import DataModelType, InputFileType
        from datamodel_code_generator.format import (
            DateClassType,
            DatetimeClassType,
            PythonVersion,
        )
    except ImportError:
        message = (
            "models in this style need datamodel-code-generator: install"
            " 'specloom[models]'"
        )
        raise InputError("style-missing", message) from None
    if generator.get_version() != PINNED:
        message = (
            f"datamodel-code-generator is {generator.get_version()}, but models are"
            f" made by {PINNED}: install 'specloom[models]'"
        )
        raise InputError("style-missing", message)
    try:
        # What it warns of is decided afterwards, where the types are spelled.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = generator.generate(
                schema,
                input_file_type=InputFileType.JsonSchema,
                output_model_type=DataModelType(kind),
                target_python_version=PythonVersion.PY_311,
                output_datetime_class=DatetimeClassType.Datetime,
                output_date_class=DateClassType.Date,
                allow_remote_refs=False,
                disable_timestamp=True,
                field_constraints=True,
                formatters=[],
                no_alias=True,
                strict_nullable=True,
                use_closed_typed_dict=False,
                use_standard_primitive_types=True,
                use_tuple_for_closed_arrays=True,
                use_tuple_for_fixed_items=True,
                use_type_alias=True,
            )
    except Exception as error:  # whatever it is, the client cannot be made
        said = f"datamodel-code-generator failed: {type(error).__name__}"
        raise InputError("style-failed", said) from error
    return text if isinstance(text, str) else ""


def _class(node: ast.ClassDef) -> None:
    """See that a class is nothing but its fields, or the members of an enum."""
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    if len(bases) != len(node.bases) or not _BASES.issuperset(bases):
        raise _unsafe(node)
    if node.keywords or node.decorator_list:
        raise _unsafe(node)
    for one in node.body:
        match one:
            case ast.Pass() | ast.AnnAssign(ast.Name()):
                continue
            case ast.Assign([ast.Name()], ast.Constant()):
                continue
            case _:
                raise _unsafe(one)


def _fields(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    for one in node.body:
        if isinstance(one, ast.AnnAssign):
            yield one


def _shape(node: ast.AnnAssign) -> Shape:
    limits: dict[str, int | float] = {}
    match node.value:
        case None | ast.Constant() | ast.Name("UNSET"):
            pass
        case ast.Call(ast.Name("Field"), arguments, keywords) if all(
            isinstance(one, ast.Constant) for one in arguments
        ):
            limits = _limits(node, keywords)
        case _:
            raise _unsafe(node)
    return Shape(type=_typed(node.annotation), limits=limits)


def _limits(node: ast.AST, keywords: list[ast.keyword]) -> dict[str, int | float]:
    found: dict[str, int | float] = {}
    for one in keywords:
        value = one.value.value if isinstance(one.value, ast.Constant) else None
        if one.arg not in _LIMITS or not isinstance(value, int | float):
            raise _unsafe(node)
        found[one.arg] = value
    return found


def _typed(node: ast.expr) -> ast.expr:
    """`node`, if it is a type, with what is quoted in it read."""
    match node:
        case ast.Name(name) if name in _NAMES or _TOKEN.fullmatch(name):
            return node
        case ast.Name("list"):
            # All that is made of an array that holds nothing but arrays of its kind.
            return ast.Subscript(node, ast.Name("Any"))
        case ast.Constant(None):
            return node
        case ast.Constant(str() as text):
            return _typed(ast.parse(text, mode="eval").body)
        case ast.BinOp(left, ast.BitOr(), right):
            return ast.BinOp(_typed(left), ast.BitOr(), _typed(right))
        case ast.Subscript(ast.Name("Literal"), ast.Constant()):
            return node
        case ast.Subscript(ast.Name("Literal"), ast.Tuple(items)) if all(
            isinstance(item, ast.Constant) for item in items
        ):
            return node
        case ast.Subscript(
            ast.Name("Annotated"),
            ast.Tuple([inner, ast.Call(ast.Name("Field"), said, k)]),
        ) if all(isinstance(one, ast.Constant) for one in said):
            _limits(node, k)
            return _typed(inner)  # which says how many items there are
        case ast.Subscript(
            ast.Name("Annotated"), ast.Tuple([inner, ast.Call(ast.Name("Meta"), [], k)])
        ):
            _limits(node, k)
            mark = ast.Call(ast.Name("Meta"), [], k)
            return ast.Subscript(
                ast.Name("Annotated"), ast.Tuple([_typed(inner), mark])
            )
        case ast.Subscript(ast.Name(name), ast.Tuple(items)) if name in _GENERICS:
            return ast.Subscript(ast.Name(name), ast.Tuple([_typed(i) for i in items]))
        case ast.Subscript(ast.Name(name), item) if name in _GENERICS:
            return ast.Subscript(ast.Name(name), _typed(item))
        case _:
            raise _unsafe(node)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _unsafe(node: ast.AST) -> InputError:
    kind = type(node).__name__
    line = getattr(node, "lineno", 0)
    message = f"datamodel-code-generator made {kind} in line {line}: no declaration"
    return InputError("style-unsafe", message)


_TOKEN = re.compile(r"[KT]\d+|Model")
_MODULES = frozenset(
    {"__future__", "datetime", "decimal", "enum", "msgspec", "pydantic", "typing"}
    | {"typing_extensions", "uuid"}
)
_BASES = frozenset({"BaseModel", "Enum", "IntEnum", "StrEnum", "Struct", "TypedDict"})
_LIMITS = frozenset({"ge", "gt", "le", "lt", "max_length", "min_length"})
_GENERICS = frozenset({"NotRequired", "Optional", "Union", "dict", "list", "tuple"})
_NAMES = frozenset(
    {"Any", "Decimal", "UUID", "UnsetType", "bool", "bytes", "date", "datetime"}
    | {"float", "int", "str", "time", "timedelta"}
)
