"""Bodies of GraphQL requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .body import encoded, json_text, sent
from .request import checked

if TYPE_CHECKING:
    from .http import Content
    from .plan import Part
    from .typetext import Types
    from .values import JsonValue


class GraphqlBody(NamedTuple):
    """A fixed `query`, and its variables: one keyword each, or all in that of `name`.

    `operation` is the operation to run, where the query holds several.
    """

    query: str
    parts: tuple[Part, ...] = ()
    name: str = ""
    operation: str = ""
    media: str = "application/json"

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        body: dict[str, JsonValue] = {"query": self.query}
        if self.operation:
            body["operationName"] = self.operation
        variables: JsonValue = {
            part.wire: value for part, value in sent(self.parts, values, types)
        }
        if self.name and checked("body", "variables", values.get(self.name), False):
            codec = types.codec("dict[str, JsonValue]")
            variables = encoded(("variables",), values[self.name], codec.encode)
        if variables:
            body["variables"] = variables
        exact = any(types.codec(p.type, p.form).exact() for p in self.parts)
        text = json_text((), body, exact=exact)
        return self.media, text.encode()
