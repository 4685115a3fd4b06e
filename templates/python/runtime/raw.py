"""The same calls once more, returning the whole response beside its decoded body."""

# Classes of this runtime use each other's private names: public ones would take names
# from the calls of generated clients.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypeVar, cast

from .http import Headers
from .values import Issue

P = ParamSpec("P")
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResponse(Generic[T]):
    """A successful answer.

    Attributes:
        data: The body, decoded.
        status_code: The HTTP status.
        headers: The headers, found by name in any case.
        content: The body as it came.
        issues: Where the body does not fit its type.
        request_id: What the server calls the request.
    """

    data: T
    status_code: int
    headers: Headers
    content: bytes = field(repr=False)
    issues: tuple[Issue, ...] = ()
    request_id: str | None = None

    def of(self, data: U) -> RawResponse[U]:
        """The same answer, with other data made of it."""
        return cast(RawResponse[U], replace(cast(RawResponse[Any], self), data=data))


class Target(Protocol):
    """A client, or a group of its calls."""

    def _whole(self) -> Self:
        """The same, with calls that return a `RawResponse`."""
        ...


C = TypeVar("C", bound=Target)


class RawView(Generic[C]):
    """The calls of a synchronous client, or of a group, returning whole responses."""

    __slots__ = ("_target",)

    def __init__(self, target: C) -> None:
        self._target = target._whole()


class AsyncRawView(RawView[C]):
    """The calls of an asynchronous client, or of a group, returning whole responses."""

    __slots__ = ()


class RawMethod(Generic[C, P, T]):
    """A call of a `RawView`, typed after the call it stands for."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[Concatenate[C, P], T]) -> None:
        self._call = call

    def __get__(
        self, view: RawView[C], owner: type[object]
    ) -> Callable[P, RawResponse[T]]:
        target, call = view._target, self._call

        def raw(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
            return cast(RawResponse[T], call(target, *args, **kwargs))

        return raw


class AsyncRawMethod(Generic[C, P, T]):
    """A call of an `AsyncRawView`, typed after the call it stands for."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[Concatenate[C, P], Awaitable[T]]) -> None:
        self._call = call

    def __get__(
        self, view: AsyncRawView[C], owner: type[object]
    ) -> Callable[P, Coroutine[object, object, RawResponse[T]]]:
        target, call = view._target, self._call

        async def raw(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
            return cast(RawResponse[T], await call(target, *args, **kwargs))

        return raw
