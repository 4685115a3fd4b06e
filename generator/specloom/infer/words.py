"""Type words told by their company: an object whose texts are all names of types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..source import Json
from .placeholders import Word, fact, is_word, word_fact
from .samples import NAMES_TYPES

FEWEST_WORDS = 3
"""Fewer names of types beside each other may be values."""


def spelled_out(record: Mapping[str, Json]) -> Mapping[str, Json]:
    """`record` with its type words marked as such, if its texts are type words.

    One of `type` and `format` may be the value of a schema; beside three others that
    are no such keys, and no text that says anything, it stands for a value as they do.
    So it does in an object inside of such a one.
    """
    texts = {key: text for key, text in record.items() if isinstance(text, str)}
    if len(texts) < FEWEST_WORDS or not _all_words(texts.values()):
        return record
    plain = (key for key, text in texts.items() if is_word(text))
    if sum(NAMES_TYPES.search(key) is None for key in plain) < FEWEST_WORDS:
        return record
    return {key: _marked(value) for key, value in record.items()}


def _marked(value: Json) -> Json:
    match value:
        case str():
            return Word(value) if fact(value) is None else value
        case list():
            return [_marked(item) for item in value]
        case dict() if _all_words(v for v in value.values() if isinstance(v, str)):
            return {key: _marked(item) for key, item in value.items()}
        case _:
            return value


def _all_words(texts: Iterable[str]) -> bool:
    return all(fact(text) or word_fact(text) for text in texts)
