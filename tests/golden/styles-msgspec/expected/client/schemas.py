"""The types of the Styles Msgspec API: their JSON, and its JSON Schemas.

`validate` checks a model, or the JSON of a type, by all that its schema says, with the
library jsonschema. `decode` and `encode` read and write the JSON of any type by its
class or its name. The schemas lie in `schemas.json`.
"""

from __future__ import annotations

from .._runtime.schemas import Schemas as _Schemas

_schemas = _Schemas(__package__ or "")
decode = _schemas.decode
encode = _schemas.encode
names = _schemas.names
validate = _schemas.validate

__all__ = ["decode", "encode", "names", "validate"]
