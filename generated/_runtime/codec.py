"""Decoding and encoding, compiled from declarations when a type is first used.

Each class gets straight-line code of its own, which takes half the time that a loop
over its fields would. Nothing of a declaration but the names of its attributes, which
Python has already read as names, stands in that code: all else it is handed as objects.
"""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from . import shapes
from .errors import DecodeError
from .scalars import MARKS, SCALARS, Unsendable, scalar
from .values import UNSET, Issue, JsonValue, Tag

At: TypeAlias = "tuple[At, str | int] | None"
"""Where a value stands: where its holder stands, and its key in that."""

Decode: TypeAlias = "Callable[[JsonValue, At, str | int, Log], Any]"
Encode: TypeAlias = "Callable[[Any], JsonValue]"

_NO_MEMBERS: Mapping[object, object] = {}

ABSENT = object()
"""Stands for a value that is not there, in `Log.add`."""


class Log:
    """The misfits of one decoding; under `strict` the first one raises.

    `owned` says that nobody else holds the JSON, so that it may be used up.
    """

    __slots__ = ("issues", "owned", "strict")

    def __init__(self, *, strict: bool, owned: bool = False) -> None:
        self.issues: list[Issue] = []
        self.owned = owned
        self.strict = strict

    def add(self, at: At, key: str | int, expected: str, value: object) -> None:
        """Note that `value` is not what was expected."""
        steps: list[str] = []
        while at is not None:
            steps.append(f"/{str(key).replace('~', '~0').replace('/', '~1')}")
            at, key = at
        issue = Issue("".join(reversed(steps)), expected, _kind(value))
        if self.strict:
            raise DecodeError(issue.pointer, f"expected {expected}, got {issue.got}")
        if len(self.issues) < _MOST_ISSUES:
            self.issues.append(issue)


class Codec:
    """How values of one type travel.

    `decode` never raises but under `strict`: a misfit is noted and kept as it came.
    `encode` lets JSON pass, so that what was kept goes back, and raises `Unsendable`.
    """

    __slots__ = (
        "_exact",
        "decode",
        "encode",
        "expected",
        "inner",
        "json",
        "members",
        "nullable",
        "own_exact",
    )

    def __init__(
        self,
        decode: Decode,
        encode: Encode,
        expected: str,
        json: frozenset[type] = frozenset(),
        inner: tuple[Codec, ...] = (),
        *,
        nullable: bool = False,
        exact: bool = False,
        members: Mapping[object, object] = _NO_MEMBERS,
    ) -> None:
        self.decode = decode
        self.encode = encode
        self.expected = expected
        self.json = json
        self.inner = inner
        self.nullable = nullable
        self.own_exact = exact
        self.members = members
        self._exact: bool | None = None

    def exact(self) -> bool:
        """Whether numbers must be read and written with no float on the way."""
        if self._exact is None:
            self._exact = self._any_exact()
        return self._exact

    def _any_exact(self) -> bool:
        seen: set[int] = set()
        left: list[Codec] = [self]
        while left:
            codec = left.pop()
            if isinstance(codec, ModelCodec):
                codec.compile()
            if codec.own_exact:
                return True
            seen.add(id(codec))
            left += (inner for inner in codec.inner if id(inner) not in seen)
        return False


class ModelCodec(Codec):
    """How instances of a model travel; compiled when one first does."""

    __slots__ = ("attributes", "kind", "required")

    def __init__(self, kind: type) -> None:
        super().__init__(self._decode_first, self._encode_first, kind.__name__, _OBJECT)
        self.kind = kind
        self.attributes: dict[str, str] = {}
        self.required: frozenset[str] = frozenset()

    def compile(self) -> None:
        """Make ready, if not done before."""
        if self.decode != self._decode_first:
            return
        members = [_Member.of(self.kind, field) for field in fields(self.kind)[1:]]
        self.attributes = {member.wire: member.name for member in members}
        self.required = frozenset(m.wire for m in members if m.required)
        self.inner = tuple(member.codec for member in members)
        self.own_exact = any(codec.own_exact for codec in self.inner)
        self.encode = _encoder(self.kind, members)
        self.decode = _decoder(self.kind, members)

    def _decode_first(self, value: JsonValue, at: At, key: str | int, log: Log) -> Any:
        self.compile()
        return self.decode(value, at, key, log)

    def _encode_first(self, value: Any) -> JsonValue:
        self.compile()
        return self.encode(value)


class Types:
    """The types that one client's type expressions mean."""

    def __init__(self, package: str) -> None:
        self._scope = shapes.models_scope(package)
        self._codecs: dict[tuple[str, str], Codec] = {}

    def codec(self, expression: str, form: str = "") -> Codec:
        """How values of the type that `expression` means travel."""
        codec = self._codecs.get((expression, form))
        if codec is None:
            codec = _codec(shapes.shape(expression, self._scope), form)
            self._codecs[expression, form] = codec
        return codec

    def pick(self, value: object, path: Sequence[str]) -> object:
        """The value at `path`, which is of wire names, in decoded data."""
        for wire in path:
            if isinstance(value, dict):
                value = value.get(wire)
            elif is_dataclass(value) and not isinstance(value, type):
                codec = model_codec(type(value))
                codec.compile()
                value = getattr(value, codec.attributes.get(wire, ""), None)
            else:
                return None
        return value


@cache
def types_of(package: str) -> Types:
    """The types of the client in `package`."""
    return Types(package)


def model_codec(kind: type) -> ModelCodec:
    """How instances of the model `kind` travel."""
    codec = _MODELS.get(kind)
    return codec if codec is not None else _MODELS.setdefault(kind, ModelCodec(kind))


def plain(value: object) -> JsonValue:
    """Any value as JSON, judged by what it is; the usual form of each kind."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | float() | str():
            return value
        case dict() | Mapping():
            return {
                str(k): _at(k, plain, v) for k, v in value.items() if v is not UNSET
            }
        case list() | tuple():
            return [_at(i, plain, item) for i, item in enumerate(value)]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return model_codec(type(value)).encode(value)
        case _:
            for kind in type(value).__mro__:
                if kind in SCALARS:
                    return scalar(kind, "").write(value)
    raise Unsendable(f"{type(value).__name__} has no form in JSON")


# --- Codecs of shapes ---------------------------------------------------------------


def _codec(shape: shapes.Shape, form: str) -> Codec:
    match shape:
        case shapes.Anything():
            return _ANYTHING
        case shapes.Null():
            return _NULL
        case shapes.Single(kind):
            return _single(kind, form)
        case shapes.Choice(kind):
            return _choice(kind)
        case shapes.Record(kind):
            return model_codec(kind)
        case shapes.Many(item):
            return _many(_codec(item, form))
        case shapes.Keyed(value):
            return _keyed(_codec(value, form))
        case shapes.OneOf(members, tag):
            return _one_of(tuple(_codec(member, form) for member in members), tag)
        case shapes.Nullable(inner):
            return _nullable(_codec(inner, form))


def _single(kind: type, form: str) -> Codec:
    scale = scalar(kind, form)
    read, write, expected = scale.read, scale.write, scale.expected

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        try:
            return read(value)
        except (ValueError, TypeError, ArithmeticError, LookupError):
            log.add(at, key, expected, value)
            return value

    def encode(value: object) -> JsonValue:
        if isinstance(value, kind):
            return write(value)
        return plain(value)

    json = _JSON_OF.get(kind, _STRING) if form != "text" else _STRING
    if form in {"epoch", "epoch_ms"} or (kind.__name__ == "Decimal" and form != "text"):
        json = _NUMBER
    return Codec(decode, encode, expected, json, exact=scale.exact)


def _choice(kind: type[Enum]) -> Codec:
    members: dict[object, object] = {member.value: member for member in kind}
    json = frozenset(type(value) for value in members)

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) in json:
            return members.get(value, value)
        log.add(at, key, kind.__name__, value)
        return value

    return Codec(decode, plain, kind.__name__, json, members=members)


def _many(item: Codec) -> Codec:
    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) is not list:
            log.add(at, key, "array", value)
            return value
        here, read = (at, key), item.decode
        if not log.owned:
            return [read(one, here, index, log) for index, one in enumerate(value)]
        # In place, so that each object is let go as soon as it is read.
        items: list[Any] = value
        for index, one in enumerate(items):
            items[index] = read(one, here, index, log)
        return items

    def encode(value: object) -> JsonValue:
        if isinstance(value, list | tuple):
            return [_at(i, item.encode, one) for i, one in enumerate(value)]
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return encode(list(value))
        return plain(value)

    return Codec(decode, encode, "array", frozenset({list}), (item,))


def _keyed(item: Codec) -> Codec:
    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        if type(value) is not dict:
            log.add(at, key, "object", value)
            return value
        here, read = (at, key), item.decode
        return {name: read(one, here, name, log) for name, one in value.items()}

    def encode(value: object) -> JsonValue:
        if isinstance(value, Mapping):
            return {str(k): _at(k, item.encode, v) for k, v in value.items()}
        return plain(value)

    return Codec(decode, encode, "object", _OBJECT, (item,))


def _nullable(inner: Codec) -> Codec:
    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        return None if value is None else inner.decode(value, at, key, log)

    def encode(value: object) -> JsonValue:
        return None if value is None else inner.encode(value)

    json = inner.json | {type(None)}
    return Codec(decode, encode, inner.expected, json, (inner,), nullable=True)


def _one_of(members: tuple[Codec, ...], tag: Tag | None) -> Codec:
    """The member that the tag names, else that fits the kind of JSON, else its keys."""
    expected = " or ".join(member.expected for member in members)
    models = {m.kind.__name__: m for m in members if isinstance(m, ModelCodec)}

    def tagged(value: JsonValue) -> Codec | None:
        if tag is None or not isinstance(value, dict):
            return None
        name = value.get(tag.wire)
        return models.get(tag.values.get(name, "")) if isinstance(name, str) else None

    def decode(value: JsonValue, at: At, key: str | int, log: Log) -> object:
        chosen = tagged(value)
        if chosen is None and tag is None:
            able = [member for member in members if type(value) in member.json]
            chosen = able[0] if len(able) == 1 else _best(able, value)
        if chosen is None:
            log.add(at, key, expected, value)
            return value
        return chosen.decode(value, at, key, log)

    def encode(value: object) -> JsonValue:
        for member in members:
            if isinstance(member, ModelCodec) and type(value) is member.kind:
                return member.encode(value)
        return plain(value)

    json = frozenset(kind for member in members for kind in member.json)
    return Codec(decode, encode, expected, json, members)


def _best(members: Sequence[Codec], value: JsonValue) -> Codec | None:
    """The member that decodes `value` with no misfit and knows most of its keys."""
    best: tuple[int, Codec] | None = None
    for member in members:
        log = Log(strict=False)
        if isinstance(member, ModelCodec) and isinstance(value, dict):
            member.compile()
            if not member.required <= value.keys():
                continue
            score = 1 + 2 * len(member.attributes.keys() & value.keys())
            member.decode(value, None, "", log)
            score -= bool(log.issues)
        else:
            member.decode(value, None, "", log)
            score = 0 if log.issues else 1
        if score and (best is None or score > best[0]):
            best = score, member
    return best[1] if best else None


# --- Codecs of models ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """A field of a model: where it is kept, how it travels, and whether it must."""

    name: str
    wire: str
    codec: Codec
    shape: shapes.Shape
    way: str
    marks: str
    required: bool
    unset: bool

    @classmethod
    def of(cls, kind: type, field: Field[Any]) -> _Member:
        """The declared field of a model."""
        scope = shapes.module_scope(kind.__module__)
        form = field.metadata.get("form", "")
        named = field.metadata.get("tag")
        tag = Tag(*named) if isinstance(named, tuple) else named
        shape = shapes.shape(str(field.type), scope, tag)
        if field.default is None and isinstance(shape, shapes.Nullable):
            shape = shape.inner  # None is the default, and so means "absent"
        return cls(
            name=field.name,
            wire=field.metadata.get("wire", field.name),
            codec=_codec(shape, form),
            shape=shape,
            way=_way(shape, form),
            marks=MARKS.get(form, ""),
            required=field.default is MISSING and field.default_factory is MISSING,
            unset=field.default is UNSET,
        )


def _decoder(kind: type, members: Sequence[_Member]) -> Decode:
    """The code that reads a model.

    Where every field is required, a short way reads an object that is just as declared
    and leaves all others to the long way.
    """
    nulls = frozenset(m.wire for m in members if not m.required and not m.unset)
    known = frozenset(member.wire for member in members)

    def rest(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
        # A null that was not declared is None, which is not sent; kept here, it is.
        return {
            k: v
            for k, v in value.items()
            if k not in known or (v is None and k in nulls)
        }

    names: dict[str, object] = {
        "UNSET": UNSET,
        "ABSENT": ABSENT,
        "new": object.__new__,
        "cls": kind,
        "rest": rest,
        "name": kind.__name__,
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
    }
    for index, member in enumerate(members):
        codec = member.codec
        names |= {
            f"k{index}": member.wire,
            f"c{index}": codec,
            f"e{index}": codec.expected,
            f"m{index}": codec.members.get,
        }
    lines = _long_way(members)
    if members and all(member.required for member in members):
        lines += _short_way(members)
    decode: Decode = _run(lines, names)
    return decode


def _long_way(members: Sequence[_Member]) -> list[str]:
    """The code that reads any object.

    `missing` counts absent fields, and nulls that were not declared, so that a
    comparison of lengths tells whether there is anything to keep in `extra`.
    """
    lines = [
        "def run(value, at, key, log):",
        " if type(value) is not dict:",
        "  log.add(at, key, name, value)",
        "  return value",
        " model = new(cls)",
        " get = value.get",
        " missing = 0",
    ]
    for index, member in enumerate(members):
        k = f"k{index}"
        lines.append(f" x = get({k})")
        decode = f"x = c{index}.decode(x, (at, key), {k}, log)"
        nothing = _nothing(index, member)
        match member.way:
            case "direct":
                lines.append(f" if type(x) is not {_python(member)}:")
                lines += _branch("  ", "x is None", nothing, [decode])
            case "number":
                lines.append(" if type(x) is not int and type(x) is not float:")
                lines += _branch("  ", "x is None", nothing, [decode])
            case "choice":
                lines += [" if type(x) is str:", f"  x = m{index}(x, x)", " else:"]
                lines += _branch("  ", "x is None", nothing, [decode])
            case "day" | "moment" as way:
                quick = [
                    "try:",
                    f" y = {way}(x)",
                    " if " + _AS_WRITTEN[way].format("x", "y", member.marks) + ":",
                    "  x = y",
                    " else:",
                    f"  {decode}",
                    "except (TypeError, ValueError):",
                    f" {decode}",
                ]
                lines += _branch(" ", "x is None", nothing, quick)
            case _:
                lines += _branch(" ", "x is None", nothing, [decode])
        lines.append(f" model.{member.name} = x")
    return [
        *lines,
        f" if len(value) + missing != {len(members)}:",
        "  model.extra = rest(value)",
        " return model",
    ]


def _short_way(members: Sequence[_Member]) -> list[str]:
    """The code that reads an object which is just as declared."""
    checks = [f"len(value) == {len(members)}"]
    reads: list[str] = []
    for index, member in enumerate(members):
        x, y = f"x{index}", f"y{index}"
        match member.way:
            case "direct":
                checks.append(f"type({x}) is {_python(member)}")
            case "number":
                checks.append(f"(type({x}) is int or type({x}) is float)")
            case "choice":
                checks.append(f"type({x}) is str")
                reads.append(f"{y} = m{index}({x}, {x})")
            case "day" | "moment" as way:
                written = _AS_WRITTEN[way].format(x, y, member.marks)
                checks.append(f"({y} := {way}({x})) and {written}")
            case _:
                reads.append(f"{y} = c{index}.decode({x}, (at, key), k{index}, log)")
    return [
        "long = run",
        "def run(value, at, key, log):",
        " try:",
        *(f"  x{index} = value[k{index}]" for index in range(len(members))),
        f"  usual = {' and '.join(checks)}",
        " except (LookupError, TypeError, ValueError):",
        "  usual = False",
        " if not usual:",
        "  return long(value, at, key, log)",
        *(f" {read}" for read in reads),
        " model = new(cls)",
        *(
            f" model.{m.name} = {'x' if m.way in _AS_IS else 'y'}{index}"
            for index, m in enumerate(members)
        ),
        " return model",
    ]


def _branch(
    indent: str, test: str, then: Sequence[str], other: Sequence[str]
) -> list[str]:
    return [
        f"{indent}if {test}:",
        *(f"{indent} {line}" for line in then),
        f"{indent}else:",
        *(f"{indent} {line}" for line in other),
    ]


def _nothing(index: int, member: _Member) -> list[str]:
    """The code for a field that is null or absent."""
    note = f" log.add((at, key), k{index}, e{index}, None)"
    undeclared = not member.codec.nullable
    if not member.required and not member.unset:
        lines = ["missing += 1"]
        return [*lines, f"if k{index} in value:", note] if undeclared else lines
    lines = [f"if k{index} not in value:", " missing += 1", " x = UNSET"]
    if member.required:
        lines.append(f" log.add((at, key), k{index}, e{index}, ABSENT)")
    return [*lines, "else:", note] if undeclared else lines


def _python(member: _Member) -> str:
    assert isinstance(member.shape, shapes.Single)
    return member.shape.kind.__name__


def _way(shape: shapes.Shape, form: str) -> str:
    """Which code reads a value fastest; empty for a call of its codec."""
    match shape:
        case shapes.Single(kind) if form != "text" and kind in (str, int, bool):
            return "direct"
        case shapes.Single(kind) if form != "text" and kind is float:
            return "number"
        case shapes.Single(kind) if kind is date:
            return "day"
        case shapes.Single(kind) if kind is datetime and form in MARKS:
            return "moment"
        case shapes.Choice(kind) if all(isinstance(m.value, str) for m in kind):
            return "choice"
        case _:
            return ""


def _encoder(kind: type, members: Sequence[_Member]) -> Encode:
    def blame(model: object) -> Unsendable | None:
        for member in members:
            try:
                member.codec.encode(getattr(model, member.name))
            except Unsendable as error:
                return error.within(member.wire)
        return None

    names: dict[str, object] = {
        "UNSET": UNSET,
        "Unsendable": Unsendable,
        "blame": blame,
        "cls": kind,
        "plain": plain,
    }
    lines = [
        "def run(model):",
        " if type(model) is not cls:",
        "  return plain(model)",
        " value = {}",
        " try:",
    ]
    for index, member in enumerate(members):
        names |= {f"k{index}": member.wire, f"c{index}": member.codec}
        lines.append(f"  x = model.{member.name}")
        absent = "" if member.required or member.unset else "x is not None and "
        lines.append(f"  if {absent}x is not UNSET:")
        sent = "x" if member.way in {"direct", "number"} else f"c{index}.encode(x)"
        lines.append(f"   value[k{index}] = {sent}")
    lines += [
        " except Unsendable as error:",
        "  raise blame(model) or error from None",
        " for key, x in model.extra.items():",
        "  value.setdefault(key, x)",
        " return value",
    ]
    encode: Encode = _run(lines, names)
    return encode


def _run(lines: Sequence[str], names: dict[str, object]) -> Any:
    exec("\n".join(lines), names)  # noqa: S102  the names in it are ours or Python's
    return names["run"]


def _at(key: str | int, encode: Encode, value: object) -> JsonValue:
    try:
        return encode(value)
    except Unsendable as error:
        raise error.within(key) from None


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
        case _:
            return "nothing"


def _decode_anything(value: JsonValue, at: At, key: str | int, log: Log) -> object:
    return value


def _decode_null(value: JsonValue, at: At, key: str | int, log: Log) -> object:
    if value is not None:
        log.add(at, key, "null", value)
    return value


_MODELS: dict[type, ModelCodec] = {}
_MOST_ISSUES = 1000
_OBJECT = frozenset({dict})
_STRING = frozenset({str})
_NUMBER = frozenset({int, float})
_AS_IS = frozenset({"direct", "number"})
_AS_WRITTEN = {
    "day": "{0}[4::3] == '--'",
    "moment": "{0}[4::3] == '{2}' and ({1}.hour or {0}[12] == '0')",
}
_JSON_OF: dict[type, frozenset[type]] = {
    str: _STRING,
    int: frozenset({int}),
    float: _NUMBER,
    bool: frozenset({bool}),
}
_ANYTHING = Codec(_decode_anything, plain, "JSON", nullable=True)
_NULL = Codec(_decode_null, plain, "null", frozenset({type(None)}), nullable=True)
