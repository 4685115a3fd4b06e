"""One call from its keywords to its result, told once for both kinds of client."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import urljoin

from . import log
from .answer import called, failure, read
from .body import Bytes, JsonBody
from .errors import ConfigurationError, RequestTimeout, TransportError
from .http import Request, Response, written
from .options import RequestOptions, Timeout
from .outside import Outside, Refused, Turn
from .plan import Operation, Service
from .plan import Response as Plan
from .raw import RawResponse
from .reading import Reader
from .request import base, origin, prepare
from .retry import LONGEST_WAIT, Timing, may_repeat, retry_after
from .values import JsonValue

if TYPE_CHECKING:
    from .auth import Credential
    from .typetext import Types

T = TypeVar("T")


class Settings(NamedTuple):
    """All that a client's calls have in common."""

    service: Service
    types: Types
    credentials: Mapping[str, Credential]
    options: RequestOptions
    timing: Timing
    servers: Mapping[str, str | None] = {}
    reader: type[Reader] = Reader


class Exchange(NamedTuple, Generic[T]):
    """A request as it was made ready, what came back, and what that means.

    Of a page, `before` is how many items the pages read before it held.
    """

    request: Request
    received: Response
    answer: RawResponse[T]
    before: int = 0


async def perform(
    settings: Settings,
    outside: Outside,
    operation: Operation[T],
    values: Mapping[str, object],
    options: RequestOptions | None,
) -> Exchange[T]:
    """Call an operation."""
    _warn(settings.service, operation)
    given = given_options(settings, operation, options)
    request = prepare(settings.service, settings.types, operation, values, given)
    return await exchanged(settings, outside, operation, request, given)


async def exchanged(
    settings: Settings,
    outside: Outside,
    operation: Operation[T],
    request: Request,
    given: RequestOptions,
) -> Exchange[T]:
    """What comes of a request that is ready."""
    received = await _attempts(settings, outside, operation, request, given)
    answer = read(settings, operation, received, strict=bool(given.strict))
    return Exchange(request, received, answer)


def given_options(
    settings: Settings, operation: Operation[object], options: RequestOptions | None
) -> RequestOptions:
    """The options of a call over those of its client."""
    given = (options or RequestOptions()).over(settings.options)
    if operation.server and not (options and options.base_url):
        return replace(given, base_url=_elsewhere(settings, operation))
    return given


def undeclared(
    method: str,
    path: str,
    query: Mapping[str, str] | None,
    json: JsonValue,
    content: bytes | None,
    options: RequestOptions | None,
) -> tuple[Operation[JsonValue], Mapping[str, object], RequestOptions]:
    """A plan for a call that no operation stands for, with its values and options."""
    body = Bytes(content) if content is not None else None
    plan: Operation[JsonValue] = Operation(
        name="request",
        method=method.upper(),
        path=path if path.startswith("/") else f"/{path}",
        body=JsonBody(name="json", type="JsonValue") if json is not None else body,
        responses=(Plan((200, 299), "JsonValue", "auto"),),
    )
    given = RequestOptions(query=query).over(options or RequestOptions())
    return plan, {"json": json}, given


def _elsewhere(settings: Settings, operation: Operation[object]) -> str:
    """The URL of the server that an operation has to itself or shares with a few."""
    url = settings.servers.get(operation.server)
    if not url:
        raise ConfigurationError(f"{called(operation)} needs {operation.server}")
    return base(url, operation.server)


def _warn(service: Service, operation: Operation[object]) -> None:
    """Warn of a deprecated operation, pointing at the code that calls the client."""
    if not operation.deprecated:
        return
    ours = (f"{__package__}.", f"{service.package}.")
    level, frame = 1, inspect.currentframe()
    while frame and f"{frame.f_globals.get('__name__')}.".startswith(ours):
        level, frame = level + 1, frame.f_back
    text = f"{service.name}: {operation.name} is deprecated"
    warnings.warn(text, DeprecationWarning, stacklevel=level)


async def _attempts(
    settings: Settings,
    outside: Outside,
    operation: Operation[object],
    request: Request,
    given: RequestOptions,
) -> Response:
    """Send a request until there is an answer to keep: repeat and follow."""
    timing = settings.timing
    ends = None if given.deadline is None else timing.clock() + given.deadline
    until = _Until(outside, timing, ends, given)
    attempt = _Attempt(settings, until, operation, request, given)
    idempotent = _idempotent(operation, given)
    repetition, redirects = 0, 0
    while True:
        outcome = await attempt.outcome(request)
        if isinstance(outcome, Response):
            target = _redirected(request, outcome)
            if target is not None and redirects < _MOST_REDIRECTS:
                redirects += 1
                request = target
                continue
        pause = _pause(given, timing, repetition, request, outcome, idempotent)
        if pause is None or (ends is not None and timing.clock() + pause >= ends):
            if isinstance(outcome, Response):
                return outcome
            raise outcome
        repetition += 1
        await outside.sleep(pause)


class _Until:
    """An outside in which a call has until `ends`."""

    def __init__(
        self,
        outside: Outside,
        timing: Timing,
        ends: float | None,
        given: RequestOptions,
    ) -> None:
        self.base_url = base(given.base_url)
        self.hurried = ends is not None
        self._timing = timing
        self._timeout = given.timeout
        self._ends = ends
        self._outside = outside
        self.ask, self.sleep, self.now = outside.ask, outside.sleep, outside.now

    async def send(self, request: Request, timeout: Timeout) -> Response:
        left = self._left()
        if left is not None and left <= 0:
            raise RequestTimeout("the deadline has passed", "not_sent")
        for most in (self._timeout, left):
            timeout = timeout if most is None else timeout.within(most)
        return await self._outside.send(request, timeout)

    def alone(
        self, turn: Turn, within: float | None = None
    ) -> AbstractAsyncContextManager[None]:
        left = self._left()
        return self._outside.alone(turn, within if left is None else max(left, 0.0))

    def _left(self) -> float | None:
        return None if self._ends is None else self._ends - self._timing.clock()


class _Attempt:
    """The sending of one call's requests, with what proves who is asking."""

    def __init__(
        self,
        settings: Settings,
        outside: Outside,
        operation: Operation[object],
        request: Request,
        given: RequestOptions,
    ) -> None:
        self._settings = settings
        self._call = called(operation)
        self._outside = outside
        self._timeout = Timeout.of(given.timeout)
        self._home = origin(request.url)
        self._credentials = _credentials(settings.credentials, operation)
        self._number = 0

    async def outcome(self, request: Request) -> Response | TransportError:
        """What comes of a request, once the server believes who is asking."""
        if origin(request.url) != self._home:
            return await self._sent(request)
        try:
            async with AsyncExitStack() as turns:
                for credential in self._credentials:
                    if credential.turn is not None:
                        turn = self._outside.alone(credential.turn)
                        await turns.enter_async_context(turn)
                return await self._believed(request)
        except TransportError as error:  # a proof could not be fetched
            return error
        except Refused as refused:
            fetching: Operation[object] = Operation(
                name="", method="POST", path=refused.path
            )
            raise failure(self._settings, fetching, refused.response) from None

    async def _believed(self, request: Request) -> Response | TransportError:
        answers = [credential.answers for credential in self._credentials]
        signed = request
        if self._credentials:
            signed = replace(request, url=written(request.url))
        for credential in self._credentials:
            signed = await credential.sign(signed, self._outside)
        while True:
            outcome = await self._sent(signed)
            if not isinstance(outcome, Response) or outcome.status != 401:
                return outcome
            answer = await self._answer(signed, outcome, answers)
            if answer is None:
                return outcome
            signed = answer

    async def _answer(
        self, signed: Request, refused: Response, answers: list[int]
    ) -> Request | None:
        for index, credential in enumerate(self._credentials):
            if answers[index]:
                answer = await credential.answer(signed, refused, self._outside)
                if answer is not None:
                    answers[index] -= 1
                    # What was learned helps the calls after one that is sent once.
                    return answer if signed.replayable else None
        return None

    async def _sent(self, signed: Request) -> Response | TransportError:
        self._number += 1
        outcome: Response | TransportError
        try:
            outcome = await self._outside.send(signed, self._timeout)
        except TransportError as error:
            outcome = error
        service = self._settings.service.name
        log.attempted(service, self._call, self._number, outcome)
        return outcome


def _pause(
    given: RequestOptions,
    timing: Timing,
    repetition: int,
    request: Request,
    outcome: Response | TransportError,
    idempotent: bool,
) -> float | None:
    """Seconds to wait before sending a request again; None if it must not be."""
    most = 2 if given.max_retries is None else given.max_retries
    if repetition >= most or not may_repeat(request, outcome, idempotent):
        return None
    floor = None
    if isinstance(outcome, Response):
        floor = retry_after(outcome.headers, timing.now())
    if floor is not None and floor > LONGEST_WAIT:
        return None
    return timing.wait(repetition, floor)


def _credentials(
    held: Mapping[str, Credential], operation: Operation[object]
) -> list[Credential]:
    """The first combination that the operation takes and the user gave all of."""
    if operation.auth is None:
        return [credential for credential in held.values() if credential.given]
    for combination in operation.auth:
        found = [held[name] for name in combination if name in held]
        if len(found) == len(combination) and all(c.given for c in found):
            return found
    if not operation.auth:
        return []
    wanted = " or ".join(" and ".join(names) for names in operation.auth)
    raise ConfigurationError(f"{called(operation)} needs credentials: {wanted}")


def _idempotent(operation: Operation[object], given: RequestOptions) -> bool:
    if given.idempotent is not None:
        return given.idempotent
    return bool(operation.idempotent or given.idempotency_key)


def _redirected(request: Request, received: Response) -> Request | None:
    """The request that a redirect asks for, if it is one to follow.

    What was sent in a body goes nowhere else but to the same server, and to another
    server go only headers that say nothing of the user.
    """
    location = received.headers.get("location")
    if location is None or received.status not in _REDIRECTS:
        return None
    try:
        url = urljoin(request.url, location)
        there, here = origin(url), origin(request.url)
    except ValueError:  # no URL
        return None
    if there[0] not in {"https", here[0]}:
        return None
    target = replace(request, url=url)
    same = there == here
    if request.method not in {"GET", "HEAD"}:
        if received.status == 303:
            target = replace(target, method="GET", content=b"")
        elif not same or received.status not in {307, 308} or not request.replayable:
            return None
    if target.content == b"":
        target = _only(target, lambda name: name != "content-type")
    return target if same else _only(target, _HARMLESS.__contains__)


def _only(request: Request, keep: Callable[[str], bool]) -> Request:
    headers = tuple(pair for pair in request.headers if keep(pair[0].lower()))
    return replace(request, headers=headers)


_MOST_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HARMLESS = frozenset({"accept", "accept-language", "content-type", "user-agent"})
