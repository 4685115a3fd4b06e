"""JSON Schema, all drafts and OpenAPI's dialects of it, as files or on saved pages."""

from __future__ import annotations

from collections.abc import Sequence

from specloom import ir, naming, source
from specloom.diagnostics import Pointer, Report
from specloom.source import Cursor, Document, Json, Kind, Reads

from .addresses.names import title_of
from .library import Library

__all__ = ["TITLE", "extract", "find", "parse"]

TITLE = "JSON Schema"

_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
_OTHERS = ("openapi", "swagger", "asyncapi", "paths", "operations", "item")
"""Keys of other formats that hold schemas, or look like one."""

_KEYWORDS = (
    "properties",
    "items",
    "enum",
    "format",
    "title",
    "description",
    "required",
    "additionalProperties",
    "$comment",
    "$schema",
    "pattern",
    "example",
    "examples",
    "default",
)


def find(document: Document) -> tuple[Document, ...]:
    """The schemas that `document` is, or has on its page."""
    if document.kind is not Kind.TEXT:
        return (document,) if _is_schema(document.value) else ()
    return tuple(p for p in source.embedded(document) if _is_schema(p.value))


def extract(document: Document) -> tuple[str, str]:
    """A stem for the file name of a found schema, and its text, indented."""
    stem = "-".join(naming.words(title_of(document))) or "schema"
    return stem, source.spelled(document.value)


def parse(documents: Sequence[Document], report: Report, reads: Reads | None) -> ir.Api:
    """The types that all `documents` declare, and the schemas to validate them by."""
    at = documents[0].cursor().at
    library = Library(documents, report, reads)
    root = ir.Group(at=at, name=ir.Name(""))
    types = library.types()
    return ir.Api(at=at, name="", root=root, types=types, schemas=library.schemas())


def _is_schema(value: Json) -> bool:
    schema = Cursor(value, Pointer(""))
    if not schema.is_object or any(key in schema for key in _OTHERS):
        return False
    dialect = (schema / "$schema").raw
    if isinstance(dialect, str):
        named = isinstance((schema / "$id").raw, str)
        return "json-schema.org" in dialect or named or _has_shape(schema)
    return _has_shape(schema)


def _has_shape(schema: Cursor) -> bool:
    """Whether an object has the keywords of a schema, and their values the kinds."""
    for key in ("$defs", "definitions", "properties"):
        if (schema / key).is_object:
            children = [child for _, child in (schema / key).entries()]
            return all(c.is_object or isinstance(c.raw, bool) for c in children)
    for key in ("allOf", "anyOf", "oneOf"):
        if (schema / key).is_list:
            return all(child.is_object for child in schema / key)
    if isinstance((schema / "$ref").raw, str):
        return True
    kinds = (schema / "type").raw
    named = kinds if isinstance(kinds, list) else [kinds]
    if not named or any(kind not in _TYPES for kind in named):
        return (schema / "enum").is_list and "$id" in schema
    return len(dict(schema.entries())) == 1 or any(k in schema for k in _KEYWORDS)
