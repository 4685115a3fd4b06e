"""Ways into a JSON value, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.diagnostics import unescaped
from specloom.source import Json

from .legal import Steps


def down(value: Json, path: Steps) -> Iterator[Json]:
    """The values on the way along `path`, from the root on, as far as there are any."""
    yield value
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return
        yield value


def followed(value: Json, pointer: str) -> Steps | None:
    """The path that a JSON pointer takes; None if it leads nowhere."""
    steps: list[str | int] = []
    for token in pointer.split("/")[1:]:
        step = unescaped(token)
        if isinstance(value, dict) and step in value:
            value = value[step]
            steps.append(step)
        elif isinstance(value, list) and step.isdecimal() and len(step) < 10:
            if int(step) >= len(value):
                return None
            value = value[int(step)]
            steps.append(int(step))
        else:
            return None
    return tuple(steps)
