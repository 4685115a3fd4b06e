"""Why strict reading may refuse what a schema allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from .groups import Group
from .ours import Verdict

_Test: TypeAlias = Callable[[list[dict[str, Any]], Verdict], bool]


def reason(group: Group, verdict: Verdict) -> str:
    """The name of the reason why a valid case is refused; empty if none is known."""
    schemas = list(_schemas(group.schema))
    return next((name for name, holds in _REASONS if holds(schemas, verdict)), "")


def _schemas(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _schemas(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _schemas(inner)


def _untyped(keys: frozenset[str], expected: str) -> _Test:
    """Whether a schema without a type speaks of one kind of value alone."""

    def holds(schemas: list[dict[str, Any]], verdict: Verdict) -> bool:
        untyped = any("type" not in one and keys & one.keys() for one in schemas)
        return untyped and expected in verdict.why

    return holds


_ARRAY = frozenset({"items", "prefixItems", "contains", "additionalItems"})
_OBJECT = frozenset(
    {"properties", "patternProperties", "additionalProperties", "required"}
    | {"propertyNames", "dependentSchemas", "dependentRequired", "dependencies"}
)
_REASONS = (
    ("no-type-given: taken as an array", _untyped(_ARRAY, "expected array")),
    ("no-type-given: taken as an object", _untyped(_OBJECT, "expected")),
)
