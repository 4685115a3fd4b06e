"""What schemas declare and refer to, read without any of the generator's rules."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import specloom
from specloom.diagnostics import Report
from specloom.source import Json

from tests.schemas.found import Found

Place: TypeAlias = tuple[str | int, ...]

_DEFINITIONS = ("$defs", "definitions")
_NAMED = ("properties", "patternProperties", "dependentSchemas", *_DEFINITIONS)
_SINGLE = (
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_SEVERAL = ("allOf", "anyOf", "items", "oneOf", "prefixItems")
_ADDRESSES = frozenset({"$id", "id", "$schema", "$comment", "$anchor"})
_SHELL = _ADDRESSES | {*_DEFINITIONS, "title", "description"}


def within(
    schema: Json, path: Place = (), name: str = ""
) -> Iterator[tuple[Place, str, dict[str, Json]]]:
    """A schema and all in it, each with its place, and the name of a definition."""
    if not isinstance(schema, dict):
        return
    yield path, name, schema
    for key in _NAMED:
        match schema.get(key):
            case dict() as inner:
                for child, one in inner.items():
                    defined = child if key in _DEFINITIONS else ""
                    yield from within(one, (*path, key, child), defined)
    for key in _SINGLE:
        yield from within(schema.get(key), (*path, key))
    for key in _SEVERAL:
        match schema.get(key):
            case list() as several:
                for index, one in enumerate(several):
                    yield from within(one, (*path, key, index))


def count_examples(schemas: Mapping[str, Json]) -> int:
    """How many examples the schemas give."""
    count = 0
    for schema in schemas.values():
        for _, _, one in within(schema):
            several = one.get("examples")
            count += "example" in one
            count += len(several) if isinstance(several, list) else 0
    return count


def check_references(found: Found, schemas: Mapping[str, Json], report: Report) -> None:
    """Count the references, and tell those that lead nowhere but to a known name."""
    names: set[str] = set()
    for key, schema in schemas.items():
        names.add(_end(key))
        for path, name, one in within(schema):
            found.references += isinstance(one.get("$ref"), str)
            if not path:
                called = (one.get("title"), one.get("$id"), one.get("id"))
                names.update(_end(text) for text in called if isinstance(text, str))
            names.add(name)
    for diagnostic in report:
        if diagnostic.code == "unresolved-reference":
            found.unresolved += 1
            quoted = re.search(r"'([^']+)'", diagnostic.message)
            if quoted is None or _end(quoted[1]) in names:
                found.faults.append(f"has a target: {diagnostic.message}")


def _end(address: str) -> str:
    last = re.split(r"[/#]", address.rstrip("/#"))[-1]
    return re.sub(r"(\.schema)?\.json$", "", last)


def check_names(
    found: Found, schemas: Mapping[str, Json], product: specloom.Product
) -> None:
    """Tell the schemas without a type, and the types that share a class."""
    types = product.api.types.values()
    homes = {
        (at.document, at.path): decl.id
        for decl in types
        for at in (decl.at, *decl.origins)
    }
    contents: set[tuple[str, str]] = set()
    ids: set[str] = set()
    for key, schema in schemas.items():
        for path, name, one in within(schema):
            if not name and (path or not set(one) - _SHELL):
                continue
            found.declared += 1
            called = name or str(one.get("title") or _end(key))
            said = {k: v for k, v in one.items() if k not in _ADDRESSES}
            contents.add((called, json.dumps(said, sort_keys=True)))
            if (key, path) in homes:
                ids.add(homes[key, path])
            else:
                found.faults.append(f"no type: {key}#/{'/'.join(map(str, path))}")
    found.distinct = len(contents)
    if len(ids) != found.distinct:
        found.faults.append(f"{found.distinct} schemas have {len(ids)} types")
    classes = Counter(product.names[decl.id] for decl in types)
    found.faults += [f"{n} types are {name}" for name, n in classes.items() if n > 1]
