"""Unions told from samples: objects that one of their own keys sorts into kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .placeholders import is_made_up
from .samples import Sample

MOST_KINDS = 12
"""More values than that are data, not kinds."""


def by_tag(samples: Sequence[Sample]) -> tuple[str, dict[str, list[Sample]]] | None:
    """The key that sorts the objects `samples` into kinds, and these by its value.

    A key is taken for a tag only if its name says so, all objects have it, each of its
    values goes with one set of keys, and each of these sets holds a key that no other
    one has. So what is optional is never mistaken for a kind.
    """
    first = samples[0].value
    if len(samples) < 2 or not isinstance(first, dict):
        return None
    for key in first:
        if _TAG.fullmatch(key) is not None:
            kinds = _kinds(samples, key)
            if kinds is not None:
                return key, kinds
    return None


def _kinds(samples: Sequence[Sample], tag: str) -> dict[str, list[Sample]] | None:
    found: dict[str, list[Sample]] = {}
    keys: dict[str, frozenset[str]] = {}
    for sample in samples:
        value = sample.value
        word = value.get(tag) if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(word, str):
            return None
        if _WORD.fullmatch(word) is None or is_made_up(word):
            return None
        here = frozenset(value)
        if keys.setdefault(word, here) != here or len(keys) > MOST_KINDS:
            return None
        found.setdefault(word, []).append(sample)
    if len(found) < 2 or not all(_has_own(word, keys) for word in keys):
        return None
    return found


def _has_own(word: str, keys: dict[str, frozenset[str]]) -> bool:
    others = (held for other, held in keys.items() if other != word)
    return bool(keys[word].difference(*others))


_TAG = re.compile(
    r"(?:@|_|\$|@?odata[.])?"
    r"(?:action|block|element|entity|event|item|message|node|object|record|resource)?"
    r"[_-]?(?:type|kind|event|object|class)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z#@][\w.:/#-]{0,80}")
