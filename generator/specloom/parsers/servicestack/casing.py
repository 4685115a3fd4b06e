"""How a host turns C# names into names on the wire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class Casing(StrEnum):
    """The text case that a host is set to."""

    CAMEL = "camel"  # the default since version 5
    PASCAL = "pascal"
    SNAKE = "snake"

    def wire(self, name: str) -> str:
        """The name on the wire of the C# property `name`."""
        match self:
            case Casing.CAMEL:
                return camel(name)
            case Casing.PASCAL:
                return name
            case Casing.SNAKE:
                return snake(name)


def fold(name: str) -> str:
    """What is the same for every spelling of a name."""
    return name.replace("_", "").casefold()


def camel(name: str) -> str:
    """`name` with its leading capitals small, less one that begins a word.

    "UserGuid" is "userGuid", "IPAddress" "ipAddress", "ID" "id".
    """
    match = re.match(r"[A-Z]+", name)
    if match is None:
        return name
    size = match.end()
    if size > 1 and name[size : size + 1].islower():
        size -= 1
    return name[:size].lower() + name[size:]


def snake(name: str) -> str:
    """`name` in small letters with underscores between its words."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return parted.lower()


def shown(names: Iterable[str], keys: Iterable[str]) -> Casing | None:
    """The casing that makes `keys` of C# names; None if they don't tell."""
    known = {fold(key): key for key in keys}
    pairs = [(name, known[fold(name)]) for name in names if fold(name) in known]
    return detect(pairs) if tells(pairs) else None


def tells(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether names and keys differ in a way that only one casing explains."""
    return any(
        sum(each.wire(name) == key for each in Casing) == 1 for name, key in pairs
    )


def detect(pairs: Iterable[tuple[str, str]]) -> Casing:
    """The casing that turns most C# names into the names on the wire beside them."""
    votes: Counter[Casing] = Counter()
    for name, wire in pairs:
        made = [casing for casing in Casing if casing.wire(name) == wire]
        if len(made) == 1:
            votes[made[0]] += 1
    return max(Casing, key=lambda casing: votes[casing])
