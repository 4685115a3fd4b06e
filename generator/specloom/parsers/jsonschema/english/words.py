"""Values, names and limits of a schema in plain English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from specloom import ir, prose
from specloom.infer.secrets import REDACTED, looks_secret, without_secrets
from specloom.source import Json

NOUNS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
    "object": "an object",
    "array": "an array",
}
"""What the types of JSON Schema are called."""

_LONGEST = 60
_MOST = 6
"""How much of a value, and how many of several, a sentence shows."""


def prosaic(text: str) -> str:
    """What a schema says in prose, as docs show it: clean, and without credentials."""
    return without_secrets(prose.clean(text))


def quoted(text: str) -> str:
    """`text` of a source on one line, marked as such."""
    shown = " ".join(prose.visible(text).split()).replace("`", "'")
    return f"`{shortened(shown)}`"


def shortened(text: str) -> str:
    """`text`, its end left out where it is long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"


def value(json_value: Json) -> str:
    """A value as a sentence shows it: a text bare, where that can be nothing else."""
    if isinstance(json_value, str):
        if looks_secret(json_value):
            return f"`{REDACTED}`"
        if _PLAIN.fullmatch(json_value):
            return quoted(json_value)
    elif any(looks_secret(text) for text in _texts(json_value)):
        return f"`{REDACTED}`"
    return quoted(json.dumps(json_value, ensure_ascii=False))


_PLAIN = re.compile(
    r"(?!(?:true|false|null)\Z)[^\W\d`\"](?:[^`\"\n]*[^\s`\"])?|[^\w\s`\"]+"
)


def _texts(json_value: Json) -> Iterator[str]:
    stack = [json_value]
    while stack:
        found = stack.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, list):
            stack.extend(found)
        elif isinstance(found, dict):
            stack.extend(found.values())


def one_of(values: Sequence[Json]) -> str:
    """Any of `values`, of which the first few are shown."""
    shown = [value(one) for one in values[:_MOST]]
    if len(values) > _MOST:
        shown.append(f"{len(values) - _MOST} more")
        return f"one of {joined(shown, 'and')}"
    return shown[0] if len(shown) == 1 else f"one of {joined(shown, 'or')}"


def names(wires: Iterable[str], word: str = "and") -> str:
    """The names of properties, the last after `word`."""
    given = list(wires)
    shown = [quoted(wire) for wire in given[: _MOST * 2]]
    if len(given) > len(shown):
        shown.append(f"{len(given) - len(shown)} more")
    return joined(shown, word)


def joined(parts: Sequence[str], word: str) -> str:
    """`parts` as a list within a sentence, with `word` before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def named(reference: str) -> str:
    """What a reference leads to, by the last name in it."""
    last = re.split(r"[/#]", reference.rstrip("/#"))[-1]
    return f"a valid {quoted(last)}" if last else "valid by the whole schema"


def sentence(text: str) -> str:
    """`text` as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def limits(found: ir.Constraints) -> list[str]:
    """What a value within the limits of `found` is like, to go behind a noun."""
    said = [
        *_range(found.min_length, found.max_length, "of", "character"),
        *_range(found.min_items, found.max_items, "of", "item"),
        *_range(found.min_properties, found.max_properties, "with", "property"),
        *_between(found),
    ]
    if found.multiple_of is not None:
        said.append(f"that is a multiple of {found.multiple_of}")
    if found.pattern is not None:
        said.append(f"that matches {quoted(found.pattern)}")
    if found.format is not None:
        said.append(f"in the format {quoted(found.format)}")
    if found.unique_items:
        said.append("whose items all differ")
    if found.items is not None:
        for one in limits(found.items):
            said.append(f"whose items must each {_verb(one)}")
    return said


def must(found: ir.Constraints, subject: str) -> list[str]:
    """The limits of `found` as clauses on `subject`, those of items left out."""
    said = [
        f"{subject} must {_verb(one)}" for one in limits(found) if "each" not in one
    ]
    if found.values:
        said.append(f"{subject} must be {one_of([v.json for v in found.values])}")
    return said


def _verb(limit: str) -> str:
    """A limit as it stands behind "must"."""
    if limit.startswith("of ") and limit[-1].isdigit():
        return f"be {limit.removeprefix('of ')}"
    for start, instead in (
        ("of ", "have "),
        ("with ", "have "),
        ("that is ", "be "),
        ("that matches ", "match "),
        ("whose items all differ", "have no item twice"),
    ):
        if limit.startswith(start):
            return f"{instead}{limit.removeprefix(start)}"
    return f"be {limit}"


def counted(low: int | None, high: int | None, noun: str) -> str:
    """How many of `noun` there may be; empty if that is not limited."""
    plural = "properties" if noun == "property" else f"{noun}s"
    if low is not None and low == high:
        return f"exactly {low} {noun if low == 1 else plural}"
    if low and high is not None:
        return f"{low} to {high} {plural}"
    if high is not None:
        return f"at most {high} {noun if high == 1 else plural}"
    return f"at least {low} {noun if low == 1 else plural}" if low else ""


def _range(low: int | None, high: int | None, before: str, noun: str) -> list[str]:
    said = counted(low, high, noun)
    return [f"{before} {said}"] if said else []


def _between(found: ir.Constraints) -> list[str]:
    low, high = found.minimum, found.maximum
    if low is not None and high is not None:
        said = [f"from {low} to {high}"]
    elif low is not None:
        said = [f"of at least {low}"]
    else:
        said = [] if high is None else [f"of at most {high}"]
    if found.exclusive_minimum is not None:
        said.append(f"above {found.exclusive_minimum}")
    if found.exclusive_maximum is not None:
        said.append(f"below {found.exclusive_maximum}")
    return said
