"""The truth: what an OpenAPI 2.0, 3.0 or 3.1 document says of each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from specloom.diagnostics import Report
from specloom.source import read

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

FREE = frozenset({"map", "object", "any"})
"""What an object of which nothing is said may be called."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a value may be: the schemas that it may follow, each without references."""

    schemas: tuple[Mapping[str, Any], ...]
    document: Document = field(repr=False)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that are right; none if the document says nothing."""
        return frozenset(kind for one in self.schemas for kind in _kinds(one))

    @property
    def nullable(self) -> bool:
        """Whether null is a value."""
        return any(_nullable(one) for one in self.schemas)

    def item(self) -> Node:
        """What an item of a list may be."""
        return self.document.node(one.get("items") for one in self.schemas)

    def property(self, name: str) -> Node | None:
        """What the property `name` may be; None if the document has none such."""
        found = [
            one["properties"][name]
            for one in self.schemas
            if name in (one.get("properties") or {})
        ]
        return self.document.node(found) if found else None

    def values(self) -> Node | None:
        """What the values of a map may be; None if this is no map."""
        found = [one["additionalProperties"] for one in self.schemas if _is_map(one)]
        return self.document.node(found) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """The values of one operation; `parameters` by place and name."""

    method: str
    path: str
    parameters: Mapping[tuple[str, str], Node]
    body: Node | None
    responses: Mapping[str, Node]


class Document:
    """An OpenAPI document."""

    def __init__(self, path: Path) -> None:
        self.raw: Any = read(path.read_bytes(), path.name, Report()).value

    @property
    def base(self) -> str:
        """The path in front of all paths."""
        servers: Any = self.raw.get("servers") or [{}]
        base = self.raw.get("basePath") or urlsplit(servers[0].get("url", "")).path
        return str(base).rstrip("/")

    def operations(self) -> Iterator[Operation]:
        """All operations, in order."""
        for path, raw in (self.raw.get("paths") or {}).items():
            item = self.resolved(raw)
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    yield self._operation(method.upper(), path, item, item[method])

    def node(self, schemas: Iterable[Any]) -> Node:
        """The node of what follows any of `schemas`."""
        found: list[Mapping[str, Any]] = []
        for schema in schemas:
            self._collect(schema, found, frozenset())
        return Node(tuple(found), self)

    def resolved(self, value: Any) -> Mapping[str, Any]:
        """`value`, or what its reference leads to; empty if that leads nowhere."""
        for _ in range(32):
            if not isinstance(value, dict):
                return {}
            if not isinstance(value.get("$ref"), str):
                return value
            value = self._at(value["$ref"])
        return {}

    def _operation(
        self, method: str, path: str, item: Mapping[str, Any], raw: Mapping[str, Any]
    ) -> Operation:
        parameters: dict[tuple[str, str], Node] = {}
        form: dict[str, Any] = {}
        body: Node | None = None
        listed: list[Any] = [
            *(item.get("parameters") or ()),
            *(raw.get("parameters") or ()),
        ]
        for one in map(self.resolved, listed):
            name, place = one.get("name", ""), one.get("in", "")
            schema = one.get("schema", one)
            if "content" in one:
                media: Any = next(iter(one["content"].values()), {})
                schema = media.get("schema")
            if place == "body":
                body = self.node([schema])
            elif place == "formData":
                form[name] = schema
            else:
                parameters[place, name] = self.node([schema])
        if form:
            body = self.node([{"type": "object", "properties": form}])
        content: Any = self.resolved(raw.get("requestBody")).get("content")
        if content:
            body = self.node(one.get("schema") for one in content.values())
        return Operation(
            method=method,
            path=path,
            parameters=parameters,
            body=body,
            responses=dict(self._responses(raw)),
        )

    def _responses(self, raw: Mapping[str, Any]) -> Iterator[tuple[str, Node]]:
        for code, said in (raw.get("responses") or {}).items():
            response = self.resolved(said)
            if "schema" in response:
                yield str(code), self.node([response["schema"]])
            content = response.get("content") or {}
            schemas = [m.get("schema") for m in content.values() if "schema" in m]
            if schemas:
                yield str(code), self.node(schemas)

    def _at(self, reference: str) -> Any:
        value = self.raw
        for step in reference.removeprefix("#").strip("/").split("/"):
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _collect(
        self, schema: Any, found: list[Mapping[str, Any]], seen: frozenset[int]
    ) -> None:
        """Add to `found` the schemas that a value of `schema` may follow."""
        schema = self.resolved(schema)
        if not schema or id(schema) in seen:
            return
        seen |= {id(schema)}
        choices = [*(schema.get("oneOf") or ()), *(schema.get("anyOf") or ())]
        rest = {k: v for k, v in schema.items() if k not in ("oneOf", "anyOf")}
        if choices:
            inner: list[Mapping[str, Any]] = []
            for choice in choices:
                self._collect(choice, inner, seen)
            found.extend(_merged([rest, one]) for one in inner)
            return
        parts = rest.pop("allOf", None) or ()
        alternatives: list[Mapping[str, Any]] = [rest]
        for part in parts:
            inner = []
            self._collect(part, inner, seen)
            alternatives = [
                _merged([one, two]) for one in alternatives for two in inner or [{}]
            ][:64]
        found.extend(alternatives)


def shape(path: str) -> str:
    """`path` with its parameters without their names."""
    return re.sub(r"\{[^{}]*\}", "{}", path).rstrip("/") or "/"


def _merged(schemas: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    merged: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for schema in schemas:
        properties.update(schema.get("properties") or {})
        merged.update(schema)
    if properties:
        merged["properties"] = properties
    return merged


def _kinds(schema: Mapping[str, Any]) -> Iterator[str]:
    types = schema.get("type")
    format = schema.get("format")
    for type in [types] if isinstance(types, str) else types or _implied(schema):
        match type:
            case "string" if "enum" in schema:
                yield "string"
            case "string" if format in ("date", "date-time", "uuid"):
                yield str(format)
            case "string":
                yield "string"
            case "number" if format in ("int32", "int64"):
                yield from ("integer", "number")
            case "object" if schema.get("properties"):
                yield "object"
            case "object" if _is_map(schema):
                yield "map"
            case "object":
                yield from FREE
            case "integer" | "number" | "boolean" | "array":
                yield type
            case "file":
                yield "string"


def _implied(schema: Mapping[str, Any]) -> Iterator[str]:
    """The types of a schema that does not name one."""
    if schema.get("properties") or _is_map(schema):
        yield "object"
    elif schema.get("items"):
        yield "array"
    elif any(isinstance(one, str) for one in schema.get("enum") or ()):
        yield "string"


def _is_map(schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("additionalProperties")) and isinstance(
        schema["additionalProperties"], dict
    )


def _nullable(schema: Mapping[str, Any]) -> bool:
    types = schema.get("type")
    return (
        bool(schema.get("nullable") or schema.get("x-nullable"))
        or types == "null"
        or (isinstance(types, list) and "null" in types)
    )
