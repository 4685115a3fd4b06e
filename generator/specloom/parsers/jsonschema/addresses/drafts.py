"""The drafts of JSON Schema: which one a document is of, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

from specloom.source import Json


class Draft(IntEnum):
    """A draft, by its number or its year; later ones are greater."""

    FOUR = 4
    SIX = 6
    SEVEN = 7
    Y2019 = 2019
    Y2020 = 2020

    @property
    def dialect(self) -> str:
        """The URI by which a schema says that it is of this draft."""
        return _DIALECTS[self]

    @property
    def heeds_siblings(self) -> bool:
        """Whether keywords beside a `$ref` count, as they do since 2019."""
        return self >= Draft.Y2019


_DIALECTS = {
    Draft.FOUR: "http://json-schema.org/draft-04/schema#",
    Draft.SIX: "http://json-schema.org/draft-06/schema#",
    Draft.SEVEN: "http://json-schema.org/draft-07/schema#",
    Draft.Y2019: "https://json-schema.org/draft/2019-09/schema",
    Draft.Y2020: "https://json-schema.org/draft/2020-12/schema",
}

_NAMES = {
    **{dialect.partition("://")[2].rstrip("#"): d for d, dialect in _DIALECTS.items()},
    "json-schema.org/schema": Draft.Y2020,
    "spec.openapis.org/oas/3.1/dialect/base": Draft.Y2020,
    "spec.openapis.org/oas/3.1/schema-base/2022-10-07": Draft.Y2020,
}

_ONLY_2019 = frozenset({"$recursiveRef", "$recursiveAnchor"})
_SINCE_2020 = frozenset({"prefixItems", "$dynamicRef", "$dynamicAnchor"})
_SINCE_2019 = frozenset(
    {"$defs", "$anchor", "dependentRequired", "dependentSchemas"}
    | {"unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains"}
)
_NAMED = frozenset({"properties", "patternProperties", "$defs", "definitions"})
_VALUES = frozenset({"enum", "const", "default", "example", "examples"})
"""Keywords whose values are instances, not schemas."""


def declared(schema: Json) -> Draft | None:
    """The draft that the `$schema` of `schema` names, if it is one of them."""
    said = schema.get("$schema") if isinstance(schema, dict) else None
    if not isinstance(said, str):
        return None
    name = said.strip().partition("://")[2].partition("#")[0].rstrip("/")
    return _NAMES.get(name.removeprefix("www."))


def guessed(schema: Json) -> Draft | None:
    """The draft that the keywords in `schema` are of; None if any draft has them."""
    if not isinstance(schema, dict):
        return None
    seen: set[str] = set()
    for node in _objects(schema):
        seen.update(node)
        if isinstance(node.get("exclusiveMinimum"), bool):
            seen.add("#4")
        if isinstance(node.get("exclusiveMaximum"), bool):
            seen.add("#4")
    if seen & _SINCE_2020:
        return Draft.Y2020
    if seen & _ONLY_2019:
        return Draft.Y2019
    if seen & _SINCE_2019:
        return Draft.Y2020
    if "#4" in seen or (isinstance(schema.get("id"), str) and "$id" not in schema):
        return Draft.FOUR
    return Draft.SEVEN if "definitions" in schema else None


def _objects(schema: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """The schemas in `schema`, itself first, and much that only looks like one."""
    stack: list[Json] = [dict(schema)]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(item for item in node if isinstance(item, dict | list))
            continue
        if not isinstance(node, dict):
            continue
        yield node
        for key, value in node.items():
            if key in _VALUES:
                continue
            if key in _NAMED and isinstance(value, dict):
                # The keys in here are names, and no keywords.
                stack.extend(value.values())
            elif isinstance(value, dict | list):
                stack.append(value)
