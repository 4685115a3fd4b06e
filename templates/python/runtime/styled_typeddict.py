"""Generated models that are dictionaries: JSON as it came, with its keys declared."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Any, TypedDict

from .codec import STYLES, ModelCodec, plain
from .reading import ABSENT, At, Log
from .styled import altered, fill, home, member, said
from .values import JsonValue


def typed(codec: ModelCodec) -> None:
    """Make the codec of a kind of dictionary ready: it checks, and changes nothing."""
    cls: Any = codec.model
    scope = altered(home(cls), _as_sent)
    members = tuple(
        member(cls, wire, wire, note, required=note.required, scope=scope)
        for wire, note in said(cls).items()
    )

    def read(value: dict[str, JsonValue], at: At, key: str | int, log: Log) -> object:
        here: At = (at, key)
        owned, log.owned = log.owned, False  # so that lists are not read in place
        for _, wire, inner, required, direct, _ in members:
            if wire in value:
                if type(value[wire]) not in direct:
                    inner.decode(value[wire], here, wire, log)
            elif required and log.reader.lacks(value, wire):
                log.add(here, wire, inner.expected, ABSENT)
        log.owned = owned
        return value

    def write(value: Any) -> JsonValue:
        return plain(value)

    fill(codec, members, read, write)


def _as_sent(found: object) -> object:
    """What a name means; an enum is the plain kind of its values."""
    if isinstance(found, type) and issubclass(found, Enum):
        return int if issubclass(found, IntEnum) else str
    return found


class _Empty(TypedDict):
    """No keys at all; all of its kind are of one metaclass."""


STYLES[type(_Empty)] = typed
