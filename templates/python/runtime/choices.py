"""Finds the member of an enum that a text means, where it is not the member's value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache


def chosen(kind: type[Enum], text: str) -> object:
    """The member that `text` means, or the text itself.

    It is a value or a name in other capitals. Of numbers it may also be the number, or
    several names with commas between them, which stand for all their bits.
    """
    return _chosen(kind, text) if len(text) <= _LONGEST else text


@lru_cache(maxsize=1000)
def _chosen(kind: type[Enum], text: str) -> object:
    texts, numbers, names = _meanings(kind)
    if texts:
        return texts.get(_folded(text)) or names.get(_folded(text)) or text
    if re.fullmatch(r"(?a)-?\d{1,19}", text):
        return numbers.get(int(text), int(text))
    found = [names.get(_folded(name)) for name in text.split(",")]
    bits = [m.value for m in found if m is not None and isinstance(m.value, int)]
    if len(bits) < len(found):
        return text
    value = 0
    for bit in bits:
        value |= bit
    return numbers.get(value, value)


@cache
def _meanings(
    kind: type[Enum],
) -> tuple[Mapping[str, Enum], Mapping[int, Enum], Mapping[str, Enum]]:
    """The members by texts, by numbers and by names, but for what means several."""
    texts = [(_folded(m.value), m) for m in kind if isinstance(m.value, str)]
    numbers = {m.value: m for m in kind if isinstance(m.value, int)}
    names = [(_folded(name), m) for name, m in kind.__members__.items()]
    return _single(texts), numbers, _single(names)


def _single(pairs: list[tuple[str, Enum]]) -> Mapping[str, Enum]:
    found: dict[str, Enum] = {}
    doubtful: set[str] = set()
    for text, member in pairs:
        if found.setdefault(text, member) is not member:
            doubtful.add(text)
    return {text: member for text, member in found.items() if text not in doubtful}


def _folded(text: str) -> str:
    """A text but for its capitals and for what merely parts its words."""
    return re.sub(r"[\s_-]", "", text).casefold()


_LONGEST = 1000
"""Letters of a text that may mean a member; what is longer is not worth remembering."""
