"""The code that reads and writes a model, made of its declaration.

Each class gets straight-line code of its own, which takes half the time that a loop
over its fields would. Nothing of a declaration but the names of its attributes, which
Python has already read as names, stands in that code: all else it is handed as objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import Field, dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import partial
from importlib import import_module
from typing import Any

from .codec import Codec, ModelCodec, plain
from .moments import MARKS
from .reading import ABSENT, At, Log, Reader
from .scalars import Unsendable
from .typetext import Scope, codec_of, module_scope
from .values import UNSET, JsonValue


def fill(codec: ModelCodec) -> None:
    """Make a model's codec ready."""
    members = [_member(codec.model, field) for field in fields(codec.model)[1:]]
    codec.attributes = {member.wire: member.name for member in members}
    codec.required = frozenset(m.wire for m in members if m.required)
    codec.inner = tuple(member.codec for member in members)
    values: Callable[[Scope], Codec] | None = getattr(codec.model, "_values", None)
    if values is not None:
        home = next(k for k in codec.model.__mro__ if "_further" in vars(k))
        codec.more = more = values(module_scope(home.__module__))
        codec.inner += (more,)
    names = _names(codec, members)
    codec.encode = _run(_writing(members, codec.more), names)
    codec.decode_items = _run(_reading_items(members, names), names)
    codec.decode = _run(_reading(members), names)


@dataclass(slots=True)
class _Member:
    """A field of a model: where it is kept, how it travels, and whether it must."""

    name: str
    wire: str
    codec: Codec
    required: bool
    unset: bool

    @property
    def leaf(self) -> Codec:
        """How it travels where it is not null."""
        null = self.codec.nullable and self.codec.kind is None and self.codec.inner
        return self.codec.inner[0] if null else self.codec

    @property
    def choices(self) -> tuple[Enum, ...]:
        """The members of its enum."""
        kind = self.leaf.kind
        return tuple(kind) if isinstance(kind, type) and issubclass(kind, Enum) else ()

    @property
    def way(self) -> str:
        """Which code reads a value fastest; empty for a call of its codec."""
        kind, form = self.leaf.kind, self.leaf.form
        if form != "text" and kind in {str, int, bool}:
            return "direct"
        if form != "text" and kind is float:
            return "number"
        if kind is date:
            return "day"
        if kind is datetime and form in MARKS:
            return "moment"
        return "choice" if self.choices else ""


class _Choices(dict[object, object]):
    """The members of an enum by value; None for a value in another spelling."""

    def __init__(self, members: tuple[Enum, ...], reader: Reader) -> None:
        super().__init__({member.value: member for member in members})
        self.kind = type(members[0])
        self.reader = reader

    def __missing__(self, value: Any) -> object:
        return value if self.reader.member(self.kind, value) == value else None


def _member(model: type, field: Field[Any]) -> _Member:
    form = field.metadata.get("form", "")
    codec = codec_of(str(field.type), _scope(model, field.name), form)
    if field.default is None and codec.nullable and codec.inner:
        codec = codec.inner[0]  # None is the default, and so means "absent"
    return _Member(
        name=field.name,
        wire=field.metadata.get("wire", field.name),
        codec=codec,
        # The default of a required one is the only value that it may have.
        required=field.default is not None and field.default is not UNSET,
        unset=field.default is UNSET,
    )


def _scope(model: type, name: str) -> Scope:
    """What names mean where `name` was declared, which users' classes may inherit."""
    homes = (k for k in model.__mro__ if name in vars(k).get("__annotations__", ()))
    return module_scope(next(homes, model).__module__)


def _names(codec: ModelCodec, members: Sequence[_Member]) -> dict[str, object]:
    """What the code is handed."""
    model: Any = codec.model
    nulls = frozenset(m.wire for m in members if not m.required and not m.unset)
    known = frozenset(member.wire for member in members)
    special = codec.more is not None or getattr(model, "_closed", False)
    further: Any = import_module(".further", __package__) if special else None

    def rest(
        model: Any, value: dict[str, JsonValue], at: At, key: str | int, log: Log
    ) -> None:
        # A null that was not declared is None, which is not sent; kept here, it is.
        more = {
            k: v
            for k, v in value.items()
            if k not in known or (v is None and k in nulls)
        }
        if log.reader.respelled:
            model.extra.update(more)
        else:
            model.extra = more
        if more:
            log.reader.rest(codec, model, value, (at, key), log)
            if further is not None:
                further.read(codec, model.extra, (at, key), log)

    names: dict[str, object] = {
        "ABSENT": ABSENT,
        "UNSET": UNSET,
        "Unsendable": Unsendable,
        "again": _again,
        "blame": partial(_blame, members),
        "cls": model,
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
        "name": model.__name__,
        "new": object.__new__,
        "only": (model,),  # unpacked in a call, it saves making a tuple in each
        "plain": plain,
        "rest": rest,
        "written": further and partial(further.written, codec),
    }
    for index, member in enumerate(members):
        names |= {f"k{index}": member.wire, f"c{index}": member.codec}
        names[f"e{index}"] = member.codec.expected
        if member.choices:
            names[f"m{index}"] = _Choices(member.choices, model._reader())
            names[f"j{index}"] = member.leaf.json
        if member.way == "moment":
            names[f"s{index}"] = MARKS[member.leaf.form]
    return names


def _reading(members: Sequence[_Member]) -> list[str]:
    """The code that reads one object."""
    return [
        "def run(value, at, key, log):",
        " if type(value) is not dict:",
        "  log.add(at, key, name, value)",
        "  return value",
        *_any_object(members, " "),
        " return model",
    ]


def _reading_items(members: Sequence[_Member], names: Iterable[str]) -> list[str]:
    """The code that reads the items of a list, with no call for each."""
    local = ", ".join(f"{name}={name}" for name in (*names, "type", "int", "len"))
    usual = bool(members) and all(member.required for member in members)
    return [
        f"def run(items, at, log, {local}):",
        " for key, value in enumerate(items):",
        *(_usual_object(members, "  ") if usual else ()),
        "  if type(value) is not dict:",
        "   log.add(at, key, name, value)",
        "   continue",
        *_any_object(members, "  "),
        "  items[key] = model",
    ]


def _any_object(members: Sequence[_Member], indent: str) -> list[str]:
    """The code that makes a model of any object.

    `missing` counts absent fields, and nulls that were not declared, so that a
    comparison of lengths tells whether there is anything to keep in `extra`.
    """
    lines = ["model = new(*only)", "get = value.get", "missing = 0"]
    for index, member in enumerate(members):
        lines.append(f"x = get(k{index})")
        decode = [f"x = {_decoded(index, member)}"]
        guard: list[str] = []
        match member.way:
            case "direct" | "number":
                guard = [f"if not ({_direct(member, 'x')}):"]
            case "choice":
                guard = [
                    f"y = m{index}[x] if type(x) in j{index} else None",
                    "if y is not None: x = y",
                    "else:",
                ]
            case "day" | "moment" as way:
                decode = [
                    "try:",
                    f" y = {way}(x)",
                    f" if {_written(way, index, 'x', 'y')}:",
                    "  x = y",
                    " else:",
                    f"  {decode[0]}",
                    "except (TypeError, ValueError, LookupError):",
                    f" {decode[0]}",
                ]
            case _:
                pass
        inner = " " if guard else ""
        lines += [*guard, f"{inner}if x is None:"]
        lines += [f"{inner} {line}" for line in _nothing(index, member)]
        lines += [f"{inner}else:", *(f"{inner} {line}" for line in decode)]
        lines.append(f"model.{member.name} = x")
    lines.append(
        f"if len(value) + missing != {len(members)}: rest(model, value, at, key, log)"
    )
    return [f"{indent}{line}" for line in lines]


def _usual_object(members: Sequence[_Member], indent: str) -> list[str]:
    """The code that makes a model of an object which is just as declared."""
    checks = [f"len(value) == {len(members)}"]
    reads: list[str] = []
    for index, member in enumerate(members):
        x, y = f"x{index}", f"y{index}"
        null = member.leaf is not member.codec
        none = f"None if {x} is None else " if null else ""
        match member.way:
            case "direct" | "number":
                nothing = f"{x} is None or " if null else ""
                checks.insert(1, f"({nothing}{_direct(member, x)})")
            case "choice":
                found = f"m{index}[{x}] if type({x}) in j{index} else None"
                fits = f"({y} := {none}{found}) is not None"
                checks.append(f"({fits} or {x} is None)" if null else fits)
            case "day" | "moment" as way:
                written = _written(way, index, x, y)
                checks.append(f"(({y} := {none}{way}({x})) is None or {written})")
            case _:
                reads.append(f"{y} = c{index}.decode({x}, (at, key), k{index}, log)")
    lines = [
        "try:",
        *(f" x{index} = value[k{index}]" for index in range(len(members))),
        f" if not ({' and '.join(checks)}): raise ValueError",
        "except (LookupError, TypeError, ValueError):",
        " pass",
        "else:",
        *(f" {read}" for read in reads),
        " items[key] = model = new(*only)",
        *(
            f" model.{m.name} = {'x' if m.way in _AS_IS else 'y'}{index}"
            for index, m in enumerate(members)
        ),
        " continue",
    ]
    return [f"{indent}{line}" for line in lines]


def _nothing(index: int, member: _Member) -> list[str]:
    """The code for a field that is null or absent."""
    note = f"log.add((at, key), k{index}, e{index}, None)"
    undeclared = not member.codec.nullable
    if not member.required and not member.unset:
        lines = ["missing += 1"]
        return [*lines, f"if k{index} in value: {note}"] if undeclared else lines
    lines = [f"if k{index} not in value:", " missing += 1", " x = UNSET"]
    if member.required:
        lines.append(f" if log.reader.lacks(value, k{index}):")
        lines.append(f"  log.add((at, key), k{index}, e{index}, ABSENT)")
    return [*lines, f"else: {note}"] if undeclared else lines


def _decoded(index: int, member: _Member) -> str:
    """The code that asks the codec, and keeps what is not spelled as it would be."""
    decoded = f"c{index}.decode(x, (at, key), k{index}, log)"
    kept = f"log.reader.kept(model, k{index}, c{index}, x, {decoded})"
    kind, form = member.leaf.kind, member.leaf.form
    if kind in {int, float, bool} and form == "text":
        return f"{decoded} if type(x) is str else {kept}"
    return kept if kind in {int, float, bool, date} or member.choices else decoded


def _blame(members: Sequence[_Member], model: object) -> Unsendable | None:
    """The error of the field that cannot be written, seen from the model."""
    for member in members:
        try:
            member.codec.encode(getattr(model, member.name))
        except Unsendable as error:
            return error.within(member.wire)
    return None


def _again(extra: Any, value: JsonValue) -> JsonValue:
    """What was written of a model, spelled as it was read if `extra` knows how."""
    again = getattr(extra, "again", None)
    return value if again is None else again(value)


def _direct(member: _Member, x: str) -> str:
    kind = member.leaf.kind
    if kind is None or kind is float:
        return f"type({x}) is int or type({x}) is float"
    return f"type({x}) is {kind.__name__}"


def _written(way: str, index: int, x: str, y: str) -> str:
    """The test that a value would be written as it was read."""
    if way == "day":
        return f"{x}[7] == '-'"
    return f"{x}[4::3] == s{index} and ({y}.hour or {x}[12] == '0')"


def _writing(members: Sequence[_Member], more: Codec | None) -> list[str]:
    """The code that writes a model, and looks for the culprit only after a failure."""
    lines = [
        "def run(model):",
        " if type(model) is not cls:",
        "  return plain(model)",
        " try:",
        "  value = {}",
    ]
    for index, member in enumerate(members):
        absent = "" if member.required or member.unset else "x is not None and "
        sent = "x" if member.way in _AS_IS else f"c{index}.encode(x)"
        lines += [
            f"  x = model.{member.name}",
            f"  if {absent}x is not UNSET:",
            f"   value[k{index}] = {sent}",
        ]
    further = "x" if more is None else "written(key, x)"
    return [
        *lines,
        " except Unsendable as error:",
        "  raise blame(model) or error from None",
        " extra = model.extra",
        " for key, x in extra.items():",
        f"  value.setdefault(key, {further})",
        " return value if type(extra) is dict else again(extra, value)",
    ]


def _run(lines: Sequence[str], names: dict[str, object]) -> Any:
    found = dict(names)
    exec("\n".join(lines), found)  # noqa: S102  the names in it are ours or Python's
    return found["run"]


_AS_IS = frozenset({"direct", "number"})
