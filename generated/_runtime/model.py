"""The base of generated models, and the names that their declarations use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Self, cast

from .codec import model_codec
from .errors import DecodeError, RequestError
from .jsontext import dumps, loads, misfit
from .reading import Log, Reader
from .scalars import Unsendable
from .values import UNSET, Issue, JsonValue, Tag, Unset, pointer

__all__ = ["UNSET", "Issue", "JsonValue", "Model", "Tag", "Unset"]


@dataclass(slots=True, kw_only=True)
class Model:
    """A JSON object; `extra` holds what its class does not declare.

    Reading is lenient: what does not fit its type is kept as it came, and a required
    field that is absent holds `UNSET`. Whatever was read is written back as equal JSON.
    """

    extra: dict[str, JsonValue] = field(default_factory=dict, repr=False)
    _reader: ClassVar[type[Reader]] = Reader
    _closed: ClassVar[bool] = False

    def __init_subclass__(cls, *, closed: bool = False) -> None:
        """A `closed` class declares all keys there are: any other does not fit."""
        super(Model, cls).__init_subclass__()
        cls._closed = closed or cls._closed

    if not TYPE_CHECKING:  # lest checkers take every attribute for known

        def __getattr__(self, name: str) -> object:
            if name != "extra":
                raise AttributeError(f"{type(self).__name__} has no {name!r}")
            self.extra = extra = {}
            return extra

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
