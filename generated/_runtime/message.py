"""The base of models that are requests: what `send` takes."""

from __future__ import annotations

from dataclasses import dataclass

from .lenient import Model
from .sendable import R_co, Sendable


@dataclass(slots=True, kw_only=True)
class Request(Model, Sendable[R_co]):
    """A request as one object, which results in `R_co`; `extra` is sent along."""
