"""What OpenAPI calls `nullable`, in words that every validator knows."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.source import Json


def with_null(said: Mapping[str, Json], schema: dict[str, Json]) -> dict[str, Json]:
    """`schema`, made of what was `said`, with null among its values if it may be.

    The type and the enum take it in. What else could refuse it stands in a choice
    beside null, less the definitions, which keep their place.
    """
    if not any(said.get(key) is True for key in _WORDS):
        return schema
    if not _REFUSING.isdisjoint(schema):
        outer = {key: schema.pop(key) for key in _KEPT if key in schema}
        return {**outer, "anyOf": [schema, {"type": "null"}]}
    kinds, values = schema.get("type"), schema.get("enum")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if isinstance(kinds, list) and "null" not in kinds:
        schema["type"] = [*kinds, "null"]
    if isinstance(values, list) and None not in values:
        schema["enum"] = [*values, None]
    return schema


_WORDS = ("nullable", "x-nullable")
_KEPT = ("$schema", "$defs", "definitions")
_REFUSING = frozenset(
    {"$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "not", "if"}
    | {"const"}
)
"""Keywords by which null can be refused though the type allows it."""
