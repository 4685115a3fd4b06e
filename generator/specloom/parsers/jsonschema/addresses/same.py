"""Whether two schemas say the same, with all that they refer to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from specloom.source import Json

from . import Place
from .legal import REFERENCES, Steps

Lead: TypeAlias = Callable[[str, str, Steps], Place | None]
"""Where a reference leads: its text, the key of its document, and its path there."""

_OWN = ("$id", "id", "$schema", "$comment", "$anchor")
"""Keywords that say what a schema is called, and not what it says."""


class Sameness:
    """Compares schemas; what was found to be the same is not compared again."""

    def __init__(self, values: Mapping[str, Json], lead: Lead) -> None:
        self._values = values
        self._lead = lead
        self._same: set[tuple[Place, Place]] = set()
        self._different: set[tuple[Place, Place]] = set()

    def same(self, one: Place, other: Place) -> bool:
        """Whether the schemas at both places say the same.

        References count for what they lead to: that of a circle is the same unless it
        is found to be different.
        """
        start = (one, other)
        if one == other or start in self._same:
            return True
        if start in self._different:
            return False
        seen = {start}
        stack = [start]
        while stack:
            first, second = stack.pop()
            if not self.alike(first, second):
                self._different.add(start)
                return False
            for steps, text in _references(self._at(first)):
                pair = (self._led(text, first, steps), self._led(text, second, steps))
                a, b = pair
                if a == b:
                    continue
                if a is None or b is None:
                    self._different.add(start)
                    return False
                if (a, b) not in seen and (a, b) not in self._same:
                    seen.add((a, b))
                    stack.append((a, b))
        self._same |= seen
        return True

    def text(self, place: Place) -> str:
        """What a schema says, as one text, wherever it refers to."""
        return _text(_content(self._at(place)))

    def alike(self, one: Place, other: Place) -> bool:
        """Whether the texts of both schemas say the same, wherever they refer to."""
        first, second = _content(self._at(one)), _content(self._at(other))
        # To Python, 1 and True are equal, to JSON they are not.
        return first == second and _text(first) == _text(second)

    def _led(self, text: str, place: Place, steps: Steps) -> Place | None:
        return self._lead(text, place[0], (*place[1], *steps))

    def _at(self, place: Place) -> Json:
        value = self._values[place[0]]
        for step in place[1]:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step] if step < len(value) else None
        return value


def _content(schema: Json) -> Json:
    if not isinstance(schema, dict):
        return schema
    return {key: said for key, said in schema.items() if key not in _OWN}


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)


def _references(schema: Json) -> Iterator[tuple[Steps, str]]:
    """What looks like a reference in a schema, and the path of the object it is in."""
    stack: list[tuple[Steps, Json]] = [((), schema)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in REFERENCES and isinstance(inner, str):
                    yield path, inner
                elif isinstance(inner, dict | list):
                    stack.append(((*path, key), inner))
        elif isinstance(value, list):
            stack.extend(((*path, index), inner) for index, inner in enumerate(value))
