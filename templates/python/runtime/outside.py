"""What a call asks of the outside world, and the two ways to grant it.

The logic of a call is written once, as coroutines. Where the outside blocks they never
wait, and so run to their end with no event loop.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar
from weakref import WeakKeyDictionary

from .errors import ConfigurationError, RequestTimeout
from .http import Request, Response
from .options import Timeout
from .retry import Timing

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class Turn:
    """What only one thread, or one task of an event loop, may have at a time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]
        self._locks = WeakKeyDictionary()

    def task_lock(self) -> asyncio.Lock:
        """The lock for the tasks of the running event loop."""
        import asyncio  # costs more than all of a client that never waits

        return self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())


class Refused(Exception):
    """Where proofs come from, `path` behind the base URL, none was given.

    The call fails with what was answered there.
    """

    def __init__(self, path: str, response: Response) -> None:
        super().__init__(path)
        self.path = path
        self.response = response


class Outside(Protocol):
    """What is around a call.

    Attributes:
        base_url: Where the API that is called lives, without a slash at its end.
        hurried: Whether the call has a deadline, so that what it gives up may succeed.
    """

    base_url: str
    hurried: bool

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Send a request, once."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        """Call a function of the user's for a secret text."""
        ...

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def alone(
        self, turn: Turn, within: float | None = None
    ) -> AbstractAsyncContextManager[None]:
        """Wait for a turn, `within` seconds, and have it until the end of the block."""
        ...


class Blocking:
    """An outside that is done with everything when it returns."""

    base_url = ""
    hurried = False

    def __init__(
        self,
        sender: Callable[[Request, Timeout], Response],
        timing: Timing,
    ) -> None:
        self._sender = sender
        self._timing = timing

    async def send(self, request: Request, timeout: Timeout) -> Response:
        return self._sender(request, timeout)

    async def sleep(self, seconds: float) -> None:
        self._timing.sleep(seconds)

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        return _token(call())

    def now(self) -> float:
        return self._timing.now()

    @asynccontextmanager
    async def alone(
        self, turn: Turn, within: float | None = None
    ) -> AsyncGenerator[None]:
        if not turn.lock.acquire(timeout=-1 if within is None else within):
            raise _late()
        try:
            yield
        finally:
            turn.lock.release()


class Awaiting:
    """An outside that lets others run while it works."""

    base_url = ""
    hurried = False

    def __init__(
        self,
        sender: Callable[[Request, Timeout], Awaitable[Response]],
        timing: Timing,
    ) -> None:
        self._sender = sender
        self._timing = timing

    async def send(self, request: Request, timeout: Timeout) -> Response:
        return await self._sender(request, timeout)

    async def sleep(self, seconds: float) -> None:
        await self._timing.async_sleep(seconds)

    async def ask(self, call: Callable[[], str | Awaitable[str]]) -> str:
        text = call()
        return _token(await text if inspect.isawaitable(text) else text)

    def now(self) -> float:
        return self._timing.now()

    @asynccontextmanager
    async def alone(
        self, turn: Turn, within: float | None = None
    ) -> AsyncGenerator[None]:
        import asyncio

        lock = turn.task_lock()
        try:
            async with asyncio.timeout(within):
                await lock.acquire()
        except TimeoutError:
            raise _late() from None
        try:
            yield
        finally:
            lock.release()


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that runs, if it is one of asyncio."""
    import asyncio  # costs more than all of a client that never waits

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def finish(coroutine: Coroutine[object, None, T]) -> T:
    """The result of a coroutine that never waits, as its outside is `Blocking`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result: T = stop.value
        return result
    coroutine.close()
    raise AssertionError("a blocking call waited")


def _late() -> RequestTimeout:
    return RequestTimeout("the deadline has passed", "not_sent")


def _token(text: object) -> str:
    if isinstance(text, str):
        return text
    if inspect.iscoroutine(text):
        text.close()
    raise ConfigurationError("the function for the token must return a text")
