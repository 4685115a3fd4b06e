"""The code that reads and writes a model, made of its declaration.

Each class gets straight-line code of its own, which takes half the time that a loop
over its fields would. Nothing of a declaration but the names of its attributes, which
Python has already read as names, stands in that code: all else it is handed as objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from .codec import ABSENT, Codec, ModelCodec, plain
from .moments import MARKS
from .scalars import Unsendable
from .typetext import codec_of, module_scope
from .values import UNSET, JsonValue


def fill(codec: ModelCodec) -> None:
    """Make a model's codec ready."""
    members = [_member(codec.model, field) for field in fields(codec.model)[1:]]
    codec.attributes = {member.wire: member.name for member in members}
    codec.required = frozenset(m.wire for m in members if m.required)
    codec.inner = tuple(member.codec for member in members)
    names = _names(codec.model, members)
    codec.encode = _run(_writing(members), names)
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
    def way(self) -> str:
        """Which code reads a value fastest; empty for a call of its codec."""
        kind, form = self.codec.kind, self.codec.form
        if form != "text" and kind in {str, int, bool}:
            return "direct"
        if form != "text" and kind is float:
            return "number"
        if kind is date:
            return "day"
        if kind is datetime and form in MARKS:
            return "moment"
        if isinstance(kind, type) and issubclass(kind, Enum):
            return "choice" if self.codec.json == frozenset({str}) else ""
        return ""


def _member(model: type, field: Field[Any]) -> _Member:
    form = field.metadata.get("form", "")
    codec = codec_of(str(field.type), module_scope(model.__module__), form)
    if field.default is None and codec.nullable and codec.inner:
        codec = codec.inner[0]  # None is the default, and so means "absent"
    return _Member(
        name=field.name,
        wire=field.metadata.get("wire", field.name),
        codec=codec,
        required=field.default is MISSING and field.default_factory is MISSING,
        unset=field.default is UNSET,
    )


def _names(model: type, members: Sequence[_Member]) -> dict[str, object]:
    """What the code is handed."""
    nulls = frozenset(m.wire for m in members if not m.required and not m.unset)
    known = frozenset(member.wire for member in members)

    def rest(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
        # A null that was not declared is None, which is not sent; kept here, it is.
        return {
            k: v
            for k, v in value.items()
            if k not in known or (v is None and k in nulls)
        }

    def blame(model: object) -> Unsendable | None:
        for member in members:
            try:
                member.codec.encode(getattr(model, member.name))
            except Unsendable as error:
                return error.within(member.wire)
        return None

    names: dict[str, object] = {
        "ABSENT": ABSENT,
        "UNSET": UNSET,
        "Unsendable": Unsendable,
        "blame": blame,
        "cls": model,
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
        "name": model.__name__,
        "new": object.__new__,
        "only": (model,),  # unpacked in a call, it saves making a tuple in each
        "plain": plain,
        "rest": rest,
    }
    for index, member in enumerate(members):
        kind, codec = member.codec.kind, member.codec
        names |= {f"k{index}": member.wire, f"c{index}": codec}
        names[f"e{index}"] = codec.expected
        if member.way == "choice":
            names[f"m{index}"] = {m.value: m for m in cast(type[Enum], kind)}.get
        if member.way == "moment":
            names[f"s{index}"] = MARKS[codec.form]
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
        decode = [f"x = c{index}.decode(x, (at, key), k{index}, log)"]
        guard: list[str] = []
        match member.way:
            case "direct" | "number":
                guard = [f"if not ({_direct(member, 'x')}):"]
            case "choice":
                guard = ["if type(x) is str:", f" x = m{index}(x, x)", "else:"]
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
        f"if len(value) + missing != {len(members)}: model.extra = rest(value)"
    )
    return [f"{indent}{line}" for line in lines]


def _usual_object(members: Sequence[_Member], indent: str) -> list[str]:
    """The code that makes a model of an object which is just as declared."""
    checks = [f"len(value) == {len(members)}"]
    reads: list[str] = []
    for index, member in enumerate(members):
        x, y = f"x{index}", f"y{index}"
        match member.way:
            case "direct" | "number":
                checks.insert(1, f"({_direct(member, x)})")
            case "choice":
                checks.insert(1, f"type({x}) is str")
                reads.append(f"{y} = m{index}({x}, {x})")
            case "day" | "moment" as way:
                checks.append(f"({y} := {way}({x})) and {_written(way, index, x, y)}")
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
        lines.append(f" log.add((at, key), k{index}, e{index}, ABSENT)")
    return [*lines, f"else: {note}"] if undeclared else lines


def _direct(member: _Member, x: str) -> str:
    kind = member.codec.kind
    if kind is None or kind is float:
        return f"type({x}) is int or type({x}) is float"
    return f"type({x}) is {kind.__name__}"


def _written(way: str, index: int, x: str, y: str) -> str:
    """The test that a value would be written as it was read."""
    if way == "day":
        return f"{x}[7] == '-'"
    return f"{x}[4::3] == s{index} and ({y}.hour or {x}[12] == '0')"


def _writing(members: Sequence[_Member]) -> list[str]:
    """The code that writes a model, and looks for the culprit only after a failure."""
    lines = [
        "def run(model):",
        " if type(model) is not cls:",
        "  return plain(model)",
        " value = {}",
        " try:",
    ]
    for index, member in enumerate(members):
        absent = "" if member.required or member.unset else "x is not None and "
        sent = "x" if member.way in _AS_IS else f"c{index}.encode(x)"
        lines += [
            f"  x = model.{member.name}",
            f"  if {absent}x is not UNSET:",
            f"   value[k{index}] = {sent}",
        ]
    return [
        *lines,
        " except Unsendable as error:",
        "  raise blame(model) or error from None",
        " for key, x in model.extra.items():",
        "  value.setdefault(key, x)",
        " return value",
    ]


def _run(lines: Sequence[str], names: dict[str, object]) -> Any:
    found = dict(names)
    exec("\n".join(lines), found)  # noqa: S102  the names in it are ours or Python's
    return found["run"]


_AS_IS = frozenset({"direct", "number"})
