"""The reading and writing of models, whatever they are made as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self, cast

from .codec import model_codec
from .errors import DecodeError, RequestError
from .jsontext import dumps, loads, misfit
from .reading import Log, Reader
from .scalars import Unsendable
from .values import JsonValue, pointer


class Readable:
    """What can be read from JSON and written as such; `_reader` knows its host."""

    __slots__ = ()

    _reader: ClassVar[type[Reader]] = Reader

    @classmethod
    def from_dict(cls, data: Mapping[str, JsonValue], *, strict: bool = False) -> Self:
        """The model that a JSON object holds.

        Raises:
            DecodeError: It is no object or, under `strict`, something does not fit.
        """
        value = data if isinstance(data, dict) else dict(data)
        log = Log(strict=strict, reader=cls._reader())
        model: Self = model_codec(cls).decode(value, None, "", log)
        return model

    @classmethod
    def from_json(cls, text: str | bytes, *, strict: bool = False) -> Self:
        """The model that a JSON text holds.

        Raises:
            DecodeError: It is no JSON object or, under `strict`, does not fit.
        """
        codec = model_codec(cls)
        try:
            value = loads(text, exact=codec.exact())
        except ValueError as error:
            raise DecodeError("", f"no JSON: {error}") from None
        if not isinstance(value, dict):
            raise DecodeError("", "expected an object")
        log = Log(strict=strict, owned=True, reader=cls._reader())
        model: Self = codec.decode(value, None, "", log)
        return model

    def to_dict(self) -> dict[str, JsonValue]:
        """The JSON object that this model stands for.

        Raises:
            RequestError: A value in it has no form in JSON.
        """
        try:
            value = model_codec(type(self)).encode(self)
        except Unsendable as error:
            raise RequestError(pointer(error.path), error.reason) from None
        return cast(dict[str, JsonValue], value)

    def to_json(self) -> str:
        """The JSON text of this model, as short as can be.

        Raises:
            RequestError: A value in it has no form in JSON.
        """
        value = self.to_dict()
        try:
            return dumps(value, exact=model_codec(type(self)).exact())
        except (ValueError, TypeError):
            path, reason = misfit(value) or ((), "has no form in JSON")
            raise RequestError(pointer(path), reason) from None
