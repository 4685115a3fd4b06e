"""What a call asks of the outside world, and the two ways to grant it.

The logic of a call is written once, as coroutines. Where the outside blocks they never
wait, and so run to their end with no event loop.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Protocol, TypeVar

from .errors import ConfigurationError
from .http import Request, Response
from .options import Timeout

T = TypeVar("T")


class Outside(Protocol):
    """What is around a call."""

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Send a request, once."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        """Call a function of the user's for a secret text."""
        ...


class Blocking:
    """An outside that is done with everything when it returns."""

    def __init__(
        self,
        sender: Callable[[Request, Timeout], Response],
        sleeper: Callable[[float], None],
    ) -> None:
        self._sender = sender
        self._sleeper = sleeper

    async def send(self, request: Request, timeout: Timeout) -> Response:
        return self._sender(request, timeout)

    async def sleep(self, seconds: float) -> None:
        self._sleeper(seconds)

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        return _token(call())


class Awaiting:
    """An outside that lets others run while it works."""

    def __init__(
        self,
        sender: Callable[[Request, Timeout], Awaitable[Response]],
        sleeper: Callable[[float], Awaitable[None]],
    ) -> None:
        self._sender = sender
        self._sleeper = sleeper

    async def send(self, request: Request, timeout: Timeout) -> Response:
        return await self._sender(request, timeout)

    async def sleep(self, seconds: float) -> None:
        await self._sleeper(seconds)

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        text = call()
        return _token(await text if inspect.isawaitable(text) else text)


def finish(coroutine: Coroutine[object, None, T]) -> T:
    """The result of a coroutine that never waits, as its outside is `Blocking`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result: T = stop.value
        return result
    coroutine.close()
    raise AssertionError("a blocking call waited")


def _token(text: object) -> str:
    if isinstance(text, str):
        return text
    if inspect.iscoroutine(text):
        text.close()
    raise ConfigurationError("the function for the token must return a text")
