"""Where the schemas of types stand: declared ones, and those inside of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag

from ... import ir
from ...source import Json, fragment


def places(api: ir.Api) -> Mapping[ir.TypeId, str]:
    """The addresses of the schemas of all types of `api` that have one.

    A record or an enum without a name of its own has the schema that lists just its
    properties or its values, where the type that holds it was declared.
    """
    known = {schema.uri for schema in api.schemas}
    documents = {schema.at.document: schema for schema in api.schemas}
    found = {
        id: decl.schema
        for id, decl in api.types.items()
        if decl.schema and urldefrag(decl.schema).url in known
    }
    for id, decl in api.types.items():
        document = documents.get(decl.at.document)
        if id not in found and document is not None and _is_held(decl, found):
            address = _inner(decl, document)
            if address:
                found[id] = address
    return found


def _is_held(decl: ir.TypeDecl, found: Mapping[ir.TypeId, str]) -> bool:
    """Whether `decl` goes by its place in a type whose schema is known.

    Holders come first: one whose schema was given up, since a patch changed it, has
    nothing inside that the source could speak for.
    """
    held = decl.name.role is not ir.Role.GIVEN and not decl.inferred
    return held and ir.TypeId(decl.name.holder) in found


def _inner(decl: ir.TypeDecl, document: ir.Schema) -> str:
    schema = document.document.json
    for step in decl.at.path:
        schema = _child(schema, step)
    fitting = {
        path: inner
        for path, inner in _alternatives(schema, decl.at.path, 0)
        if _declares(inner, decl.type)
    }
    first = next(iter(fitting), None)
    if first is None or any(inner != fitting[first] for inner in fitting.values()):
        return ""
    return f"{document.uri}#{fragment(first)}"


def _child(value: Json, step: str | int) -> Json:
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _alternatives(
    value: Json, path: tuple[str | int, ...], depth: int
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Json]]]:
    """The schemas at a place: of the value there, of its items, of each choice."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return
    yield path, value
    for key in _ONE:
        yield from _alternatives(value.get(key), (*path, key), depth + 1)
    for key in _SEVERAL:
        several = value.get(key)
        if isinstance(several, list):
            for index, one in enumerate(several):
                yield from _alternatives(one, (*path, key, index), depth + 1)
    patterns = value.get("patternProperties")
    if isinstance(patterns, dict):
        for name, one in patterns.items():
            inner = (*path, "patternProperties", name)
            yield from _alternatives(one, inner, depth + 1)


def _declares(schema: Mapping[str, Json], type: ir.Type) -> bool:
    """Whether `schema` lists just the properties or the values that `type` has."""
    match type:
        case ir.Record(fields):
            said = schema.get("properties")
            return isinstance(said, dict) and set(said) == {f.wire for f in fields}
        case ir.Enum(members):
            values = schema.get("enum")
            return isinstance(values, list) and [
                repr(value) for value in values if value is not None
            ] == [repr(member.value) for member in members]
        case _:
            return False


_DEEPEST = 4
_ONE = ("items", "additionalItems", "additionalProperties", "contains")
_SEVERAL = ("prefixItems", "items", "anyOf", "oneOf", "allOf")
