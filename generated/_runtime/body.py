"""Bodies of requests, but for multipart ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus

from .errors import RequestError
from .files import Pieces, uploaded
from .jsontext import dumps, misfit
from .request import checked, pairs, text
from .scalars import Unsendable
from .values import UNSET, JsonValue, pointer

if TYPE_CHECKING:
    from .http import Content
    from .plan import Part
    from .typetext import Types

_ANY = "application/octet-stream"


class JsonBody(NamedTuple):
    """A JSON object of `parts`, or else the one value of the keyword `name`."""

    parts: tuple[Part, ...] = ()
    name: str = ""
    type: str = ""
    form: str = ""
    required: bool = False
    media: str = "application/json"

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        if self.name:
            value = values.get(self.name, UNSET)
            if value is None and types.codec(self.type, self.form).nullable:
                return self.media, b"null"
            if not checked("body", "", value, self.required):
                return None
            codec = types.codec(self.type, self.form)
            whole = encoded((), value, codec.encode)
            return self.media, json_text((), whole, exact=codec.exact()).encode()
        fields = {part.wire: value for part, value in sent(self.parts, values, types)}
        if not fields and not self.required:
            return None
        exact = any(types.codec(p.type, p.form).exact() for p in self.parts)
        return self.media, json_text((), fields, exact=exact).encode()


class Form(NamedTuple):
    """An HTML form of `parts`, as in a query."""

    parts: tuple[Part, ...]
    media: str = "application/x-www-form-urlencoded"

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        fields: list[tuple[str, str]] = []
        for part, value in sent(self.parts, values, types):
            if part.encoding == "json":
                exact = types.codec(part.type, part.form).exact()
                fields.append((part.wire, json_text((part.wire,), value, exact=exact)))
            else:
                fields += pairs(part.wire, value, "repeat")
        if not fields:
            return None
        content = "&".join(f"{quote_plus(k)}={quote_plus(v)}" for k, v in fields)
        return self.media, content.encode("ascii")


class TextBody(NamedTuple):
    """A text, the value of the keyword `name`."""

    name: str
    type: str = "str"
    media: str = "text/plain; charset=utf-8"
    required: bool = False

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        value = values.get(self.name)
        if not checked("body", "", value, self.required):
            return None
        whole = encoded((), value, types.codec(self.type).encode)
        return self.media, text(whole).encode()


class BinaryBody(NamedTuple):
    """A file or bytes, the value of the keyword `name`."""

    name: str
    media: str = _ANY
    required: bool = False

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        value = values.get(self.name)
        if not checked("body", "", value, self.required):
            return None
        if isinstance(value, bytes):
            return self.media, value
        known = "" if self.media == _ANY else self.media
        upload = uploaded(value, ("body",), known)
        return upload.media or self.media, Pieces([upload])


def sent(
    parts: tuple[Part, ...], values: Mapping[str, object], types: Types
) -> Iterator[tuple[Part, JsonValue]]:
    """The parts that are to be sent, with their values as JSON."""
    for part in parts:
        if part.value is not None:
            yield part, part.value
            continue
        value = values.get(part.name, UNSET)
        codec = types.codec(part.type, part.form)
        if value is None and codec.nullable:
            yield part, None
        elif checked("body", part.wire, value, part.required):
            yield part, encoded((part.wire,), value, codec.encode)


def encoded(
    path: tuple[str | int, ...], value: object, encode: Callable[[object], JsonValue]
) -> JsonValue:
    """A value of a body as JSON; `path` leads to it."""
    try:
        return encode(value)
    except Unsendable as error:
        place = pointer(("body", *path, *error.path))
        raise RequestError(place, error.reason) from None


def json_text(path: tuple[str | int, ...], value: JsonValue, *, exact: bool) -> str:
    """The JSON text of a value of a body; `path` leads to it."""
    try:
        written = dumps(value, exact=exact)
        written.encode()
    except (ValueError, TypeError):
        inner, reason = misfit(value) or ((), "has no form in JSON")
        raise RequestError(pointer(("body", *path, *inner)), reason) from None
    return written
