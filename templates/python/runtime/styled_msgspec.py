"""The base of generated models that are msgspec's."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast

from msgspec import UNSET, Struct, UnsetType, field
from msgspec.structs import FieldInfo, fields

from .codec import STYLES, ModelCodec, plain
from .readable import Readable
from .reading import At, Log
from .styled import (
    As,
    Member,
    fill,
    member,
    read_fields,
    read_rest,
    said,
    shaped,
    write_fields,
)
from .values import JsonValue

__all__ = ["UNSET", "As", "Loose", "Model", "UnsetType", "shaped"]

if TYPE_CHECKING:
    T = TypeVar("T")
    Loose: TypeAlias = Annotated[T, "loose"]
else:

    class Loose:
        """A type that msgspec cannot tell the members of apart: any JSON to it."""

        def __class_getitem__(cls, item: object) -> object:
            return Any


class Model(Readable, Struct, kw_only=True, omit_defaults=True):
    """A JSON object; `extra` holds what its class does not declare.

    Reading is lenient: what does not fit its type is kept as it came, and a required
    field that is absent holds `UNSET`. Whatever was read is written back as equal JSON,
    but for `extra` if msgspec itself writes it. An optional field is `UNSET` where it
    is absent, and `None` is null.
    """

    extra: dict[str, Any] = field(default_factory=dict, name="*")

    def _sends(self, name: str) -> bool:
        """Whether the field in an attribute has a value that is to be sent."""
        return getattr(self, name) is not UNSET

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """What is shown: nothing hidden, and nothing that is not declared."""
        return [(name, getattr(self, name)) for name in _shown(type(self))]

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({held})"


def _fill(codec: ModelCodec) -> None:
    """Make a model's codec ready."""
    cls: Any = codec.model
    members = tuple(_members(cls))
    blank: Any = cls(**{one.name: UNSET for one in members if one.required})

    def read(value: dict[str, JsonValue], at: At, key: str | int, log: Log) -> object:
        model = blank.__copy__()
        model.extra = {}
        held = read_fields(members, model, value, (at, key), log)
        for name, found in held.items():
            setattr(model, name, found)
        if len(held) != len(value):
            read_rest(codec, model, value, (at, key), log)
        return model

    def write(model: Any) -> JsonValue:
        if type(model) is not cls:
            return plain(model)
        held = ((one, getattr(model, one.name)) for one in members)
        there = ((one, value) for one, value in held if value is not UNSET)
        extra = model.extra if isinstance(model, Model) else {}
        return write_fields(codec, there, extra)

    fill(codec, members, read, write)


def _members(cls: type) -> Iterator[Member]:
    notes = said(cls)
    for one in _declared(cls):
        note = notes[one.name]
        wire = note.mark.wire or one.encode_name
        required, default = one.required, one.default
        yield member(cls, one.name, wire, note, required=required, default=default)


def _declared(cls: type) -> Iterator[FieldInfo]:
    """The fields of a class, but for what holds all others."""
    for one in fields(cast("type[Struct]", cls)):
        if one.name != "extra" or not issubclass(cls, Model):
            yield one


@cache
def _shown(cls: type) -> tuple[str, ...]:
    notes = said(cls)
    return tuple(f.name for f in _declared(cls) if not notes[f.name].mark.hidden)


STYLES[type(Struct)] = _fill
