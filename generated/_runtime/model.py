"""The base of generated models, and the names that their declarations use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from .readable import Readable
from .values import UNSET, Issue, JsonValue, Tag, Unset

__all__ = ["UNSET", "Issue", "JsonValue", "Model", "Tag", "Unset"]


@dataclass(slots=True, kw_only=True)
class Model(Readable):
    """A JSON object; `extra` holds what its class does not declare.

    Reading is lenient: what does not fit its type is kept as it came, and a required
    field that is absent holds `UNSET`. Whatever was read is written back as equal JSON.
    """

    extra: dict[str, JsonValue] = field(default_factory=dict, repr=False)
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
