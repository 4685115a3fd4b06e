"""Bodies of requests, but for multipart ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus

from .errors import RequestError
from .jsontext import dumps
from .request import checked, misfitting, outside_json, pairs, text
from .scalars import Unsendable
from .values import UNSET, JsonValue, pointer

if TYPE_CHECKING:
    from .http import Content
    from .plan import Part, Style
    from .typetext import Types


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
        for part, value in sent(map(fielded, self.parts), values, types):
            if part.encoding == "json":
                exact = types.codec(part.type, part.form).exact()
                fields.append((part.wire, json_text((part.wire,), value, exact=exact)))
            else:
                fields += spelled(part, value)
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
        try:
            return self.media, text(whole).encode()
        except ValueError:
            raise misfitting(("body",), whole) from None


class Bytes(NamedTuple):
    """Bytes that are there already, whose type their sender tells."""

    content: bytes

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        return "application/octet-stream", self.content


def fielded(part: Part) -> Part:
    """A part as a field of a form, in which dates may travel in another dialect."""
    if part.encoding == "json":
        return part
    return part._replace(form=outside_json(part.type, part.form))


def spelled(part: Part, value: JsonValue) -> list[tuple[str, str]]:
    """The fields of a form that a part makes, with their texts."""
    style: Style = "jsv" if part.encoding == "jsv" else "repeat"
    try:
        found = [*pairs(part.wire, value, style)]
        "".join(text for _, text in found).encode()
    except ValueError:
        raise misfitting(("body", part.wire), value) from None
    return found


def sent(
    parts: Iterable[Part], values: Mapping[str, object], types: Types
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
        raise misfitting(("body", *path), value) from None
    return written
