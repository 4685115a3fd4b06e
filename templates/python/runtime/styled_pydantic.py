"""The base of generated models that are pydantic's."""

# What is judged here at run time is of no type that a checker could know.
# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic import JsonValue as PydanticJson

from .codec import ANY_JSON, STYLES, ModelCodec, model_codec, plain
from .readable import Readable
from .reading import At, Log
from .styled import (
    As,
    Member,
    fill,
    member,
    read_fields,
    read_rest,
    said,
    shaped,
    write_fields,
)
from .values import UNSET, JsonValue

__all__ = ["As", "Model", "shaped"]


class Model(BaseModel, Readable):
    """A JSON object; `extra` holds what its class does not declare.

    Reading is lenient: what does not fit its type is kept as it came, and a required
    field that is absent holds `UNSET`. Whatever was read is written back as equal JSON.
    A field that was set is sent, `None` as null; one that was not is left out. What
    users make themselves, pydantic checks.
    """

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        protected_namespaces=(),
        defer_build=True,
        hide_input_in_errors=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )

    if TYPE_CHECKING:
        extra: dict[str, Any] = Field(default_factory=dict)
    else:

        def __init__(self, /, *, extra=None, **data):
            super().__init__(**data)
            self.__pydantic_extra__.update(extra or {})

        __init__.__pydantic_base_init__ = True  # so that reading goes past it

        @property
        def extra(self):
            return self.__pydantic_extra__

        @extra.setter
        def extra(self, value):
            object.__setattr__(self, "__pydantic_extra__", value)

    def __init_subclass__(cls, **keywords: Any) -> None:
        """What bases are annotated with is looked up where they are declared."""
        super().__init_subclass__(**keywords)
        for base in cls.__bases__:
            if issubclass(base, Model) and base.model_fields:
                base.model_rebuild(raise_errors=False)

    def __repr_args__(self) -> Iterator[tuple[str, object]]:
        """What is shown: nothing that is not declared, as it may be a secret."""
        kind: Any = type(self)
        for name, info in (kind.model_fields | kind.model_computed_fields).items():
            if info.repr:
                yield name, getattr(self, name, UNSET)

    def _sends(self, name: str) -> bool:
        """Whether the field in an attribute has a value that is to be sent."""
        codec = model_codec(type(self))
        wire = next(w for w, own in codec.attributes.items() if own == name)
        if self.__dict__.get(name, UNSET) is UNSET:
            return False
        return wire in codec.required or name in self.model_fields_set


def _fill(codec: ModelCodec) -> None:
    """Make a model's codec ready."""
    cls: Any = codec.model
    notes = said(cls)
    members = tuple(_members(cls, notes))
    blank: Any = cls.model_construct()
    defaults = {
        one.name: UNSET if one.required else getattr(blank, one.name) for one in members
    }
    private = blank.__pydantic_private__
    new, put = cls.__new__, object.__setattr__

    def read(value: dict[str, JsonValue], at: At, key: str | int, log: Log) -> object:
        model = new(cls)
        put(model, "__pydantic_extra__", {})
        put(model, "__pydantic_private__", private and dict(private))
        held = read_fields(members, model, value, (at, key), log)
        put(model, "__dict__", {**defaults, **held})
        put(model, "__pydantic_fields_set__", set(held))
        if len(held) != len(value):
            read_rest(codec, model, value, (at, key), log)
        return model

    def write(model: Any) -> JsonValue:
        if type(model) is not cls:
            return plain(model)
        extra = model.__pydantic_extra__  # which may be empty, and yet know something
        held = _sent(members, model)
        return write_fields(codec, held, {} if extra is None else extra)

    fill(codec, members, read, write)


def _sent(members: tuple[Member, ...], model: Any) -> Iterator[tuple[Member, object]]:
    """The fields of a model that are to be sent, with their values."""
    present = model.__pydantic_fields_set__
    for one in members:
        value = model.__dict__.get(one.name, UNSET)
        if value is not UNSET and (one.required or one.name in present):
            yield one, value


def _members(cls: Any, notes: Any) -> Iterator[Member]:
    for name, info in cls.model_fields.items():
        wire = name if info.serialization_alias is None else info.serialization_alias
        required, default = info.is_required(), info.default
        yield member(cls, name, wire, notes[name], required=required, default=default)


STYLES[type(BaseModel)] = _fill
ANY_JSON.append(PydanticJson)
