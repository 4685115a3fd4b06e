"""Definitions that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.source import Cursor

from .addresses import Place
from .addresses.legal import DEFINITIONS


def unused(definitions: Iterable[Cursor], targets: Iterable[Place]) -> Iterator[Cursor]:
    """What in `definitions` is none of `targets`, holds none, and is in none."""
    made = set(targets)
    used = {(key, path[:n]) for key, path in made for n in range(1, len(path) + 1)}
    pending = list(definitions)
    while pending:
        one = pending.pop(0)
        place = (one.at.document, one.at.path)
        if place not in used:
            yield one
        elif place not in made:
            # It only holds what is used, maybe among definitions of its own.
            pending.extend(
                inner
                for key, child in one.entries()
                for inner in (
                    [each for _, each in child.entries()]
                    if key in DEFINITIONS
                    else [child]
                )
            )
