"""Keys that a model does not declare: the type of their values, or that there are none.

Clients have this module only if a type of theirs says so much.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import NoneType
from typing import Any, ClassVar, Generic, TypeVar, get_args

from .codec import Codec, ModelCodec, plain
from .model import Model
from .reading import At, Log
from .scalars import Unsendable
from .typetext import Scope, codec_of
from .values import JsonValue

V = TypeVar("V")


@dataclass(slots=True, kw_only=True)
class Open(Model, Generic[V]):
    """A JSON object; `extra` holds what its class does not declare: values of `V`."""

    # No model stands in for one of another class, so what `extra` holds may be told.
    extra: dict[str, V] = field(  # type: ignore[assignment]  # pyright: ignore
        default_factory=dict[str, V], repr=False
    )
    _further: ClassVar[tuple[str, str]] = "", ""

    @classmethod
    def _values(cls, scope: Scope) -> Codec:
        """How the values under further keys travel."""
        text, form = cls._further
        return codec_of(text, scope, form)

    def __init_subclass__(cls, *, closed: bool = False, form: str = "") -> None:
        """The values under further keys travel in the dialect `form`."""
        super(Open, cls).__init_subclass__(closed=closed)
        bases: tuple[Any, ...] = cls.__dict__.get("__orig_bases__", ())
        for said in (arg for base in bases for arg in get_args(base)):
            name = "None" if said is NoneType else getattr(said, "__name__", "")
            text = getattr(said, "__forward_arg__", name)
            cls._further = text, form or cls._further[1]


def read(
    codec: ModelCodec, extra: dict[str, Any], here: tuple[At, str | int], log: Log
) -> None:
    """Look at what stands in an object under keys that its model does not declare."""
    for key, value in extra.items():
        if key in codec.attributes:
            continue  # a null that was noted already
        if getattr(codec.model, "_closed", False):
            log.add(here, key, "no further key", value)
        elif codec.more is not None:
            extra[key] = codec.more.decode(value, here, key, log)


def written(codec: ModelCodec, key: str, value: object) -> JsonValue:
    """What is sent of a value under a key that its model does not declare."""
    encode = plain if codec.more is None else codec.more.encode
    try:
        return encode(value)
    except Unsendable as error:
        raise error.within(key) from None
