"""What marks the classes of requests that `send` takes."""

from __future__ import annotations

from typing import Generic, TypeVar

R_co = TypeVar("R_co", covariant=True)


class Sendable(Generic[R_co]):
    """A request as one object, which results in `R_co`."""

    __slots__ = ()
