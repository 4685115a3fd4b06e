"""Schemas that stand inside others and that their titles tell apart or make known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from specloom import naming
from specloom.source import Cursor, Json

from .addresses import Place
from .addresses.legal import Steps
from .addresses.same import Sameness

_ALTERNATIVES = ("oneOf", "anyOf")
_LONGEST = 5
"""How many words of a title still make a name."""

_SHAPING = (
    "properties",
    "patternProperties",
    "additionalProperties",
    "allOf",
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
)
"""Keywords beside alternatives that each of them is joined with."""

_Key: TypeAlias = tuple[str, frozenset[str]]


class Titled:
    """Finds what a titled schema inside another is: a known one, or one of its own."""

    def __init__(self, sameness: Sameness) -> None:
        self._sameness = sameness
        self._known: dict[_Key, list[Place]] = {}

    def declare(self, schemas: Iterable[Cursor]) -> None:
        """Take note of schemas that are types in any case."""
        for schema in schemas:
            key = _key(schema)
            if key is not None:
                place = (schema.at.document, schema.at.path)
                self._known.setdefault(key, []).append(place)

    def twin(self, schema: Cursor) -> Place | None:
        """A declared schema, of the same title, that says just what `schema` says."""
        key = _key(schema)
        place = (schema.at.document, schema.at.path)
        for known in () if key is None else self._known.get(key, ()):
            if known != place and self._sameness.same(known, place):
                return known
        return None

    def alternative(self, schema: Cursor, root: Json) -> str:
        """The title that names `schema` among alternatives; empty if nothing does.

        `root` is the document that it stands in.
        """
        path = schema.at.path
        if len(path) < 2 or path[-2] not in _ALTERNATIVES or _key(schema) is None:
            return ""
        around = _at(root, path[:-2])
        if not isinstance(around, dict) or any(key in around for key in _SHAPING):
            return ""
        title = str((schema / "title").raw)
        return title if len(naming.words(title)) <= _LONGEST else ""


def _key(schema: Cursor) -> _Key | None:
    """What schemas that may be the same have in common; None for one without a name."""
    title, properties = (schema / "title").raw, (schema / "properties").raw
    if not isinstance(title, str) or not isinstance(properties, dict):
        return None
    if not properties or "$ref" in schema or not naming.words(title):
        return None
    return title, frozenset(properties)


def _at(root: Json, path: Steps) -> Json:
    for step in path:
        if isinstance(root, dict):
            root = root.get(str(step))
        elif isinstance(root, list) and isinstance(step, int):
            root = root[step] if step < len(root) else None
        else:
            return None
    return root
