"""The base of models that are requests: what `send` takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from .lenient import Model

R_co = TypeVar("R_co", covariant=True)


@dataclass(slots=True, kw_only=True)
class Request(Model, Generic[R_co]):
    """A request as one object, which results in `R_co`; `extra` is sent along."""
