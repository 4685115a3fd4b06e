"""Identifiers of Python out of words, and the words that Python keeps for itself."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from ... import naming
from ...naming import listed

Case: TypeAlias = Callable[[Sequence[str]], str]

FIELDS = listed("""
    int str float bool bytes list dict tuple object from_dict to_dict from_json
    to_json extra
    """)
"""Names that a field of a model would hide from its own class."""

METHODS = listed("""
    int str float bool bytes list dict tuple object datetime date time timedelta
    close aclose request with_options with_raw_response with_streaming_response
    property
    """)
"""Names that a method would hide from the signatures beside it, or from the client."""

SENDING = listed("send send_all publish publish_all")
"""The methods of a client that sends whole objects."""

KEYWORDS = frozenset({"self", "options", "keywords"})
"""Names that every method has a use of its own for."""

CLASSES = listed("Decimal JsonValue Literal Mapping Sequence UUID Unset")
"""Names that mean something else where the runtime reads types from text."""

MEMBERS: frozenset[str] = frozenset()

JOINING = listed("a an and as at by for from in into of on or that the to using with")
"""Words that no name ends with, when the rest of it is cut off."""

LONGEST = 60
"""The longest name made of one text; some sources use sentences for names."""


def snake(words: Sequence[str]) -> str:
    """The name of a method or an attribute."""
    return "_".join(words)


def upper(words: Sequence[str]) -> str:
    """The name of an enum's member."""
    return "_".join(words).upper()


def pascal(words: Sequence[str]) -> str:
    """The name of a class."""
    joined = ""
    for word in words:
        joint = "_" if joined[-1:].isdigit() and word[:1].isdigit() else ""
        joined += joint + word[:1].upper() + word[1:]
    return joined


@lru_cache(maxsize=8192)
def spellings(
    text: str, case: Case, kind: str, reserved: frozenset[str]
) -> tuple[str, ...]:
    """The names that `text` may become, shortest first; each is legal."""
    found = [
        legal(words, case, kind, reserved)
        for words in (naming.words(text), naming.spell(text))
    ]
    return tuple(dict.fromkeys(found))


def legal(
    words: Sequence[str], case: Case, kind: str, reserved: Collection[str] = ()
) -> str:
    """`words` as an identifier; `kind` goes in front where they cannot begin one."""
    usable = _usable(words)
    name = unicodedata.normalize("NFKC", case(usable))
    if not name.isidentifier() or (case is pascal and not name[0].isupper()):
        name = unicodedata.normalize("NFKC", case([kind, *usable]))
    if keyword.iskeyword(name) or name in reserved:
        name += "_"
    return name


def names_itself(text: str) -> bool:
    """Whether `text` has what a name takes, so that nothing need be put in front."""
    return snake(_usable(naming.words(text))).isidentifier()


def led(front: str, words: Sequence[str], kind: str) -> str:
    """The class `words`, with the class `front` before it, as much of it as fits."""
    own = legal(words, pascal, kind)
    room = LONGEST - len(own)
    kept = front if len(front) <= room else ""
    if not kept:
        for word in re.findall(r"[A-Z]?[^A-Z]*", front):
            if len(kept) + len(word) > room:
                break
            kept += word
    kept = kept or front[: max(room, 1)]
    return unicodedata.normalize("NFKC", kept + own)


def module_name(name: str) -> str:
    """`name` as the name of a module; Windows keeps some files for its devices."""
    return f"{name}_" if name in _DEVICES or keyword.iskeyword(name) else name


def group_module(name: str) -> str:
    """The module of the group whose class is `name`."""
    parts = [
        f"_{sign.lower()}" if sign.isupper() and i else sign.lower()
        for i, sign in enumerate(name)
    ]
    return module_name("".join(parts).strip("_") or "group")


def is_legal(name: str) -> bool:
    """Whether `name` may be used as it is; it may come from a file edited by hand."""
    return (
        name.isidentifier()
        and not keyword.iskeyword(name)
        and not name.startswith("__")
    )


_DEVICES = frozenset(
    {
        "aux",
        "con",
        "nul",
        "prn",
        *(f"{d}{n}" for d in ("com", "lpt") for n in "123456789"),
    }
)


def _usable(words: Sequence[str]) -> list[str]:
    return _cut([clean for word in words if (clean := _clean(word))])


def _clean(word: str) -> str:
    if word.isascii():
        return word
    return "".join(
        sign if f"a{sign}".isidentifier() else f"u{ord(sign):04x}" for sign in word
    )


def _cut(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    room = LONGEST
    for word in words:
        room -= len(word) + 1
        if room < 0 and kept:
            while len(kept) > 1 and kept[-1] in JOINING:
                kept.pop()
            break
        kept.append(word[:LONGEST])
    return kept
