"""The types of a client by name: reading, writing, and validation by their schemas."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import json
import threading
from contextlib import suppress
from enum import Enum
from importlib import import_module, resources
from typing import TYPE_CHECKING, Any, TypeVar, overload

from .codec import Codec, choice, is_model, model_codec, plain
from .errors import DecodeError, RequestError
from .jsontext import misfit
from .reading import Log, Reader
from .scalars import Unsendable
from .typetext import types_of
from .values import JsonValue, pointer

if TYPE_CHECKING:
    from .validating import Documents

T = TypeVar("T")


class Schemas:
    """The types of the client in one package, and the schemas in its `schemas.json`."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._types = types_of(package)
        self._loaded: Documents | None = None
        self._loading = threading.Lock()

    def names(self) -> tuple[str, ...]:
        """The types that a JSON Schema declares, by name; `validate` knows these."""
        return tuple(sorted(self._documents().types))

    def validate(
        self,
        value: object,
        type: type[Any] | str | None = None,
        *,
        formats: bool = False,
    ) -> None:
        """Check a value by the JSON Schema of its type: by all that the schema says.

        JSON is checked as it stands, a model as the JSON that would be sent for it.
        Nothing is fetched: the schemas belong to this package.

        Args:
            value: A model, or JSON as `json.loads` returns it.
            type: A class of `models`, or the name of any type there; that of `value`
                if it is a model.
            formats: Check text by `format`, too, as far as the library knows it.

        Raises:
            ValidationError: The value does not fit; its `issues` say where and why.
            LookupError: There is no such type, or no schema declares it.
            RequestError: The value has no form in JSON.
            ConfigurationError: The library `jsonschema` is not installed.
        """
        name = self._name(_class_of(value) if type is None else type)
        documents = self._documents()
        if name not in documents.types:
            raise LookupError(self._unknown(name, "no JSON Schema declares"))
        sent = value if _is_json(value) else self.encode(value, name)
        documents.check(name, sent, formats)

    @overload
    def decode(self, type: type[T], data: object, *, strict: bool = False) -> T: ...
    @overload
    def decode(self, type: str, data: object, *, strict: bool = False) -> Any: ...
    def decode(
        self, type: type[Any] | str, data: object, *, strict: bool = False
    ) -> Any:
        """The value of a type that JSON holds.

        What does not fit is kept as it came, as in answers, unless reading is `strict`.

        Args:
            type: A class of `models`, or the name of any type there, such as an alias.
            data: JSON as `json.loads` returns it.
            strict: Raise where something does not fit.

        Raises:
            DecodeError: Reading is strict, and something does not fit; or the JSON is
                nested too deeply.
            LookupError: There is no such type.
        """
        codec = self._codec(type)
        reader = getattr(codec.kind, "_reader", Reader)
        found: Any = data
        try:
            return codec.decode(found, None, "", Log(strict=strict, reader=reader()))
        except RecursionError:
            raise DecodeError("", "nested too deeply") from None

    def encode(self, value: object, type: type[Any] | str | None = None) -> JsonValue:
        """The JSON of a value: what would be sent for it.

        Args:
            value: A model, or a value of the type that is named.
            type: A class of `models`, or the name of any type there; without it the
                value is judged by what it is.

        Raises:
            RequestError: Something in the value has no form in JSON.
            LookupError: There is no such type.
        """
        write = plain if type is None else self._codec(type).encode
        try:
            found = write(value)
            problem = misfit(found)
        except Unsendable as error:
            raise RequestError(pointer(error.path), error.reason) from None
        except RecursionError:
            raise RequestError("", "nested too deeply") from None
        if problem is not None:
            raise RequestError(pointer(problem[0]), problem[1])
        return found

    def _codec(self, type: type[Any] | str) -> Codec:
        if isinstance(type, _CLASS):
            if is_model(type):
                return model_codec(type)
            if issubclass(type, Enum):
                return choice(type)
        name = self._name(type)
        models = import_module(f"{self._package}.models")
        public = name.isidentifier() and not name.startswith("_")
        if public and hasattr(models, name):
            # What the module imports for itself is there as well, and no type.
            with suppress(TypeError):
                return self._types.codec(name)
        raise LookupError(self._unknown(name, "there is no type"))

    def _name(self, type: object) -> str:
        found = getattr(type, "__name__", None) if isinstance(type, _CLASS) else type
        if isinstance(found, str):
            return found
        raise LookupError("give the name of a type as a text, or its class")

    def _unknown(self, name: str, problem: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self.names(), 1)
        return f"{problem} {name!r}" + (f": {near[0]!r}?" if near else "")

    def _documents(self) -> Documents:
        from .validating import Documents

        with self._loading:
            if self._loaded is None:
                file = resources.files(self._package) / "schemas.json"
                self._loaded = Documents(json.loads(file.read_bytes()))
            return self._loaded


def _class_of(value: object) -> type:
    found = type(value)
    if is_model(found) or isinstance(value, Enum):
        return found
    raise LookupError("say of which type the value is: validate(value, type)")


def _is_json(value: object) -> bool:
    """Whether a value is JSON itself, so that it is judged as it stands."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif (isinstance(one, Enum) or not isinstance(one, _PLAIN)) and one is not None:
            return False
    return True


_CLASS = type
_PLAIN = (str, int, float)
