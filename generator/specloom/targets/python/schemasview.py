"""What the module `schemas` of a client and the schemas beside it are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ... import ir
from ...rendering import Code
from ...source import Json, spelled
from .docs import docstring
from .names import Names
from .schemaplaces import places

FILE = "schemas.json"
"""Where the schemas lie in a client's package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemasView:
    """The module of a client that reads, writes and checks JSON by type."""

    doc: Code
    runtime: Code


def schemas_view(title: str, runtime: str) -> SchemasView:
    """The module that knows the types of the API called `title`."""
    doc = (
        f"The types of the {title} API: their JSON, and its JSON Schemas.",
        "`validate` checks a model, or the JSON of a type, by all that its schema says,"
        " with the library jsonschema. `decode` and `encode` read and write the JSON of"
        f" any type by its class or its name. The schemas lie in `{FILE}`.",
    )
    return SchemasView(doc=docstring(doc, 0), runtime=Code(runtime))


def addresses(api: ir.Api, names: Names) -> Mapping[str, str]:
    """The types of `api` that have a schema, by name, each with its address."""
    found = {names.type(id): address for id, address in places(api).items()}
    return dict(sorted(found.items()))


def schemas_text(api: ir.Api, types: Mapping[str, str]) -> str:
    """The file of all schemas of `api`, and the addresses of `types` in them."""
    documents: dict[str, Json] = {
        schema.uri: {"dialect": schema.dialect, "schema": schema.document.json}
        for schema in sorted(api.schemas, key=lambda schema: schema.uri)
    }
    return spelled({"documents": documents, "types": dict(types)})
