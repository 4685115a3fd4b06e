"""What tells that a value in a schema says nothing to a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specloom.source import Json

from .keywords import KEYWORDS, LIMITS_OF, NAMED, ONE, SEVERAL, SHELL

_TYPES = {"integer": "number"}


def is_unknown(way: Sequence[Json]) -> bool:
    """Whether a value stands under a keyword that no draft has."""
    return any(key not in KEYWORDS for _, key in _keywords(way))


def is_of_shell(way: Sequence[Json]) -> bool:
    """Whether it stands in a document that only holds definitions of types."""
    return isinstance(way[0], dict) and SHELL.issuperset(way[0])


def is_of_other_type(way: Sequence[Json]) -> bool:
    """Whether it limits values of another type than the one that is said."""
    for schema, key in _keywords(way):
        given = schema.get("type")
        kinds = [given] if isinstance(given, str) else given
        if not isinstance(kinds, list) or not kinds:
            continue
        said = {kind.casefold() for kind in kinds if isinstance(kind, str)}
        here = {_TYPES.get(kind, kind) for kind in said}
        if "any" not in here and key in frozenset().union(
            *(LIMITS_OF[kind] for kind in LIMITS_OF.keys() - here)
        ):
            return True
    return False


def is_beside_values(way: Sequence[Json]) -> bool:
    """Whether it limits a value of which all that it can be is listed."""
    limits = frozenset().union(*LIMITS_OF.values())
    return any(
        key in limits and ("const" in schema or isinstance(schema.get("enum"), list))
        for schema, key in _keywords(way)
    )


def _keywords(way: Sequence[Json]) -> Iterator[tuple[dict[str, Json], str]]:
    """The schemas on the way to a value, each with the keyword that leads on."""
    position = 0
    while position + 1 < len(way):
        schema = way[position]
        if not isinstance(schema, dict):
            return
        key = _leads(schema, way[position + 1])
        yield schema, key
        inside = way[position + 1]
        if (key in NAMED and isinstance(inside, dict)) or (
            key in SEVERAL and isinstance(inside, list)
        ):
            position += 2
        elif key in ONE and isinstance(inside, dict):
            position += 1
        else:
            return


def _leads(schema: dict[str, Json], value: Json) -> str:
    """The key of `value` in `schema`; of several that hold it, one that is unknown."""
    keys = [key for key, held in schema.items() if held is value]
    unknown = [key for key in keys if key not in KEYWORDS]
    return (unknown or keys or [""])[0]
