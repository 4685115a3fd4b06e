"""What bodies are, in a word each: what tells apart requests of one URL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ... import ir
from ...diagnostics import Report
from ...source import Cursor
from . import graphql
from .body import Payload, content, payload
from .reading import Reading


def payloads(requests: Iterable[Cursor]) -> list[Payload | None]:
    """What `requests` carry; what is wrong with it is said when they are read."""
    reading = Reading(report=Report(), reads=None, variables={}, converted=frozenset())
    return [payload(one, reading) if one.is_object else None for one in requests]


def contents(found: Sequence[Payload | None]) -> list[str]:
    """What each of `found` is, such as `json` or `multipart`; empty for none."""
    return [content(one) if one is not None else "" for one in found]


def query_names(found: Sequence[Payload | None]) -> list[str]:
    """The name of each GraphQL request among `found`, empty for what is none.

    Queries that differ have different names.
    """
    return list(_named(found))


def _named(found: Sequence[Payload | None]) -> Iterator[str]:
    seen: dict[str, dict[str, int]] = {}
    for one in found:
        if one is None or one.encoding is not ir.Encoding.GRAPHQL:
            yield ""
            continue
        label = graphql.label(one.query, one.operation) or "graphql"
        texts = seen.setdefault(label, {})
        number = texts.setdefault(" ".join(one.query.split()), len(texts) + 1)
        yield label if number == 1 else f"{label}-{number}"
