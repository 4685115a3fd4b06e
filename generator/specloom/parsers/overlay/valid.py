"""What the schema of the format has against an overlay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specloom.diagnostics import Diagnostic, Pointer, Severity
from specloom.source import Document, Kind, yaml_loader

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

SCHEMA = Path(__file__).parents[2] / "schemas" / "overlay.schema.json"
"""The JSON Schema of the format."""


def faults(document: Document) -> Iterator[tuple[Pointer, str, str]]:
    """What is wrong with `document`: places, codes, messages."""
    from jsonschema import Draft202012Validator

    root = document.cursor().at
    errors = Draft202012Validator(_schema()).iter_errors(document.value)
    for error in sorted(errors, key=lambda e: [str(step) for step in e.absolute_path]):
        yield from _explained(error, root)


def doubled(document: Document) -> Iterator[Diagnostic]:
    """The keys of `document` that stand twice in one place, of which one is lost."""
    import yaml

    if document.kind is not Kind.YAML:
        return
    pending = [(document.cursor().at, yaml.compose(document.text, yaml_loader()))]
    seen: set[int] = set()
    while pending:
        at, node = pending.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            pending += [(at / n, one) for n, one in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                if key.value in keys:
                    place = key.start_mark.line + 1, key.start_mark.column + 1
                    message = f"the key {key.value!r} stands here a second time"
                    yield Diagnostic(
                        Severity.ERROR, "duplicate-key", message, at / key.value, place
                    )
                keys.add(key.value)
                pending.append((at / key.value, value))


def _explained(
    error: ValidationError, root: Pointer
) -> Iterator[tuple[Pointer, str, str]]:
    at = root
    for step in error.absolute_path:
        at = at / step
    narrower = _narrower(error)
    if narrower:
        for one in narrower:
            yield from _explained(one, root)
    elif error.validator in ("additionalProperties", "unevaluatedProperties"):
        yield from _unknown_keys(error, at)
    else:
        yield at, "overlay-invalid", _said(error)


def _narrower(error: ValidationError) -> list[ValidationError]:
    """Of a choice that failed, what is wrong with the one arm of the value's kind."""
    arms: dict[Any, list[ValidationError]] = {}
    if error.validator in ("oneOf", "anyOf"):
        for inner in error.context or ():
            arms.setdefault(inner.schema_path[0], []).append(inner)
    right = [
        arm
        for arm in arms.values()
        if not any(e.validator == "type" and not e.relative_path for e in arm)
    ]
    return right[0] if len(right) == 1 else []


def _unknown_keys(
    error: ValidationError, at: Pointer
) -> Iterator[tuple[Pointer, str, str]]:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    known = list(_known(schema))
    patterns = schema.get("patternProperties", {})
    for key in error.instance if isinstance(error.instance, dict) else ():
        if patterns:
            if not any(_fits(pattern, str(key)) for pattern in patterns):
                said = next(iter(patterns.values())).get("title", "what it must be")
                yield at / key, "overlay-key", f"{key!r} is no {_title(schema, said)}"
        elif key not in known:
            near = get_close_matches(str(key), known, 1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            yield at / key, "overlay-key", f"no key {key!r} here{hint}"


def _fits(pattern: str, key: str) -> bool:
    return re.search(pattern, key) is not None


def _title(schema: Mapping[str, Any], otherwise: str) -> str:
    return str(schema.get("title", otherwise))


def _known(schema: Mapping[str, Any]) -> Iterator[str]:
    """The keys that `schema` has a word for, also by the definitions it refers to."""
    yield from schema.get("properties", {})
    reference = schema.get("$ref", "")
    if reference.startswith("#/$defs/"):
        yield from _known(_schema()["$defs"][reference.removeprefix("#/$defs/")])


def _said(error: ValidationError) -> str:
    held = error.validator_value if error.validator == "not" else error.schema
    title = held.get("title") if isinstance(held, dict) else None
    match error.validator:
        case "oneOf" | "anyOf":
            return "none of the ways to say this fits"
        case "pattern" | "enum" | "not" if title is not None:
            return f"must be {title}"
        case "enum":
            words = ", ".join(map(str, _listed(error)))
            return f"{error.instance!r} is none of {words}"
        case "pattern":
            return f"{error.instance!r} is not spelled as it must be"
        case "dependentRequired":
            return "replaces the type as a whole, so 'type' must be given; `add` adds"
        case "required":
            return error.message.replace("is a required property", "must be given")
        case "type":
            return f"must be of type {' or '.join(map(str, _listed(error)))}"
        case _:
            return error.message


def _listed(error: ValidationError) -> list[Any]:
    allowed: Any = error.validator_value
    return allowed if isinstance(allowed, list) else [allowed]


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found
