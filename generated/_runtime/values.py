"""The values that stand for JSON, and for nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

JsonValue: TypeAlias = (
    "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
)
"""Any JSON."""


class Unset(Enum):
    """The type of `UNSET`, which type checkers tell apart from `None`."""

    UNSET = "UNSET"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""A value that is not there, where `None` would mean null."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The property that tells the members of a union apart.

    `values` gives the class by the property's value. It stands beside the union:
    `Shape: TypeAlias = Annotated["Circle | Square", Tag("kind", {"round": "Circle"})]`.
    In the form `clr` a value is the name of a .NET type, and what stands behind its
    first comma does not count; servers need it first, and no class declares it.
    """

    wire: str
    values: Mapping[str, str] = field(hash=False)
    form: str = ""


class Issue(NamedTuple):
    """A value of a response that does not fit its type; its content is not shown.

    `pointer` is a JSON pointer into the body, `got` the kind of JSON found there.
    """

    pointer: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: expected {self.expected}, got {self.got}"


def pointer(path: Iterable[str | int]) -> str:
    """The JSON pointer of a path."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps)
