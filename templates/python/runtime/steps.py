"""What a call asks of the outside world, and the two ways to grant it.

The logic of a call is a generator of steps, written once. A driver performs each step,
blocking or awaiting, and sends the outcome back or throws the error in.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from .errors import ApiError, ConfigurationError
from .http import Request, Response
from .options import Timeout

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request; the outcome is a `Response`."""

    request: Request
    timeout: Timeout


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ask:
    """Call a function of the user's for a secret text."""

    call: Callable[[], str | Awaitable[str]]


Step: TypeAlias = Send | Sleep | Ask
Steps: TypeAlias = Generator[Step, object, T]
Sender: TypeAlias = Callable[[Request, Timeout], Response]
AsyncSender: TypeAlias = Callable[[Request, Timeout], Awaitable[Response]]


def send(request: Request, timeout: Timeout) -> Steps[Response]:
    """Send a request."""
    response = yield Send(request, timeout)
    assert isinstance(response, Response)
    return response


def ask(call: Callable[[], str | Awaitable[str]]) -> Steps[str]:
    """Call a function of the user's."""
    text = yield Ask(call)
    if not isinstance(text, str):
        raise ConfigurationError("the function for the token returned no text")
    return text


def drive(steps: Steps[T], sender: Sender, sleep: Callable[[float], None]) -> T:
    """Perform the steps, blocking."""
    outcome: object = None
    error: ApiError | None = None
    try:
        while True:
            step = steps.throw(error) if error is not None else steps.send(outcome)
            outcome, error = None, None
            try:
                match step:
                    case Send(request, timeout):
                        outcome = sender(request, timeout)
                    case Sleep(seconds):
                        sleep(seconds)
                    case Ask(call):
                        outcome = call()
                        if inspect.isawaitable(outcome):
                            raise ConfigurationError("the token function is async")
            except ApiError as failure:
                error = failure
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        steps.close()


async def drive_async(
    steps: Steps[T],
    sender: AsyncSender,
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Perform the steps, awaiting."""
    outcome: object = None
    error: ApiError | None = None
    try:
        while True:
            step = steps.throw(error) if error is not None else steps.send(outcome)
            outcome, error = None, None
            try:
                match step:
                    case Send(request, timeout):
                        outcome = await sender(request, timeout)
                    case Sleep(seconds):
                        await sleep(seconds)
                    case Ask(call):
                        outcome = call()
                        if inspect.isawaitable(outcome):
                            outcome = await outcome
            except ApiError as failure:
                error = failure
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        steps.close()
