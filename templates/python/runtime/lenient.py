"""Hosts that write otherwise than their documents say: read, and written as it came."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, ClassVar

from . import model as _model
from .codec import Codec, ModelCodec
from .jsontext import Number
from .reading import At, Log, Reader
from .values import JsonValue


class Lenient(Reader):
    """Reads values in any dialect, and names in any case, for one decoding."""

    def __init__(self) -> None:
        self._folded: tuple[object, set[str]] = None, set()

    def scalar(self, kind: type, form: str, value: JsonValue) -> object:
        from .dialects import adapted  # which few hosts ever need

        return adapted(kind, form, value)

    def member(self, kind: type[Enum], value: JsonValue) -> object:
        from .choices import chosen

        return chosen(kind, value) if isinstance(value, str) else value

    def kept(
        self, model: Any, wire: str, codec: Codec, sent: JsonValue, value: object
    ) -> object:
        if not isinstance(sent, Number):
            written = codec.encode(value)
            if written != sent or type(written) is not type(sent):
                _spelled(model).texts[wire] = sent, written
                self.respelled = True
        return value

    def lacks(self, value: dict[str, JsonValue], wire: str) -> bool:
        if self._folded[0] is not value:
            self._folded = value, {folded(key) for key in value}
        return folded(wire) not in self._folded[1]

    def rest(
        self,
        codec: ModelCodec,
        model: Any,
        value: dict[str, JsonValue],
        at: At,
        log: Log,
    ) -> None:
        absent: dict[str, tuple[str, str, Codec] | None] = {}
        members = zip(codec.attributes.items(), codec.inner, strict=False)
        for (wire, name), inner in members:
            if wire not in value:
                key = folded(wire)
                absent[key] = None if key in absent else (wire, name, inner)
        for key, sent in value.items():
            found = None
            if key not in codec.attributes:
                found = absent.pop(folded(key), None)
            if found is None or (sent is None and not found[2].nullable):
                continue
            wire, name, inner = found
            decoded = inner.decode(sent, at, key, log)
            setattr(model, name, self.kept(model, wire, inner, sent, decoded))
            extra = _spelled(model)
            extra.names[wire] = key
            del extra[key]

    def key(self, value: dict[str, JsonValue], key: str) -> str:
        if key in value:
            return key
        wanted = folded(key)
        return next((k for k in value if folded(k) == wanted), key)

    def faults(self, body: JsonValue) -> Iterator[str]:
        errors = self.at(body, ("responseStatus", "errors"))
        for error in errors if isinstance(errors, list) else ():
            name = self.at(error, ("fieldName",))
            if isinstance(name, str) and name:
                yield name


class Model(_model.Model):
    """A JSON object, in whichever way its host writes it.

    Only numbers, truth values and enum members that stand in a list or a dictionary in
    another spelling than their type's are written back in that.
    """

    __slots__ = ()

    _reader: ClassVar[type[Reader]] = Lenient


class Spelled(dict[str, Any]):
    """The `extra` of a model that was read from an object spelled in another way.

    By wire names, `names` are the keys in its place, and `texts` what a value was and
    what it would be written as.
    """

    __slots__ = ("names", "texts")

    def __init__(self, extra: dict[str, JsonValue]) -> None:
        super().__init__(extra)
        self.names: dict[str, str] = {}
        self.texts: dict[str, tuple[JsonValue, JsonValue]] = {}

    def again(self, value: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """`value`, which is freshly written, spelled as it was read."""
        for wire, (sent, own) in self.texts.items():
            now = value.get(wire)
            if wire in value and now == own and type(now) is type(own):
                value[wire] = sent
        return {self.names.get(wire, wire): inner for wire, inner in value.items()}


def folded(name: str) -> str:
    """A name but for its capitals, and for the underscores in their place."""
    return name.replace("_", "").casefold()


def _spelled(model: Any) -> Spelled:
    """The `extra` of `model`, made ready to tell how the model was spelled."""
    extra = model.extra
    if not isinstance(extra, Spelled):
        model.extra = extra = Spelled(extra)
    return extra
