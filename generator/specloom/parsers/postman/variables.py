"""Variables of collections and environments, as far as they say where an API lives."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...infer.placeholders import is_secret
from ...source import Cursor

# As deep as Postman itself follows variables in the values of variables.
_LEVELS = 19
_LONGEST = 10_000


def declared(holder: Cursor) -> dict[str, str]:
    """The variables that a collection or an environment gives a text for.

    Values that look secret by their name or their type are left out.
    """
    found: dict[str, str] = {}
    for entry in holder / ("values" if "values" in holder else "variable"):
        key = (entry / "key").text or (entry / "id").text
        value = (entry / "value").text
        off = (entry / "disabled").flag or (entry / "enabled").raw is False
        secret = is_secret(key) or (entry / "type").text == "secret"
        if key and value and not off and not secret:
            found[key] = value
    return found


def resolved(text: str, values: Mapping[str, str]) -> str:
    """`text` with the variables that have a value filled in."""
    for _ in range(_LEVELS):
        filled = VARIABLE.sub(
            lambda found: values.get(found[1].strip(), found[0]), text
        )
        if filled == text or len(filled) > _LONGEST:
            break
        text = filled
    return text


VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
"""A variable in a text."""
