"""One call from its keywords to its result, told once for both kinds of client."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

from . import log
from .answer import called, read
from .body import BinaryBody, JsonBody
from .errors import ConfigurationError, PagingError, RequestTimeout, TransportError
from .http import Request, Response
from .options import RequestOptions, Timeout
from .outside import Outside
from .plan import Operation, Service
from .plan import Response as Plan
from .raw import RawResponse
from .request import origin, prepare
from .retry import LONGEST_WAIT, Timing, may_repeat, retry_after
from .values import JsonValue

if TYPE_CHECKING:
    from .auth import Credential
    from .plan import PagedOperation
    from .typetext import Types

T = TypeVar("T")
Item = TypeVar("Item")


class Settings(NamedTuple):
    """All that a client's calls have in common."""

    service: Service
    types: Types
    credentials: Mapping[str, Credential]
    options: RequestOptions
    timing: Timing


class Exchange(NamedTuple, Generic[T]):
    """A request as it was made ready, what came back, and what that means."""

    request: Request
    received: Response
    answer: RawResponse[T]


async def perform(
    settings: Settings,
    outside: Outside,
    operation: Operation[T],
    values: Mapping[str, object],
    options: RequestOptions | None,
) -> Exchange[T]:
    """Call an operation."""
    _warn(settings.service, operation)
    given = (options or RequestOptions()).over(settings.options)
    request = prepare(settings.service, settings.types, operation, values, given)
    return await _exchange(settings, outside, operation, request, given)


async def follow(
    settings: Settings,
    outside: Outside,
    operation: PagedOperation[T, Item],
    exchange: Exchange[T],
    options: RequestOptions | None,
) -> Exchange[T] | None:
    """Call for the page after the one that was read; None after the last."""
    request = operation.paging.following(exchange.request, exchange.received)
    if request is None:
        return None
    if origin(request.url) != origin(exchange.request.url):
        raise PagingError("the next page is on another server")
    given = (options or RequestOptions()).over(settings.options)
    return await _exchange(settings, outside, operation, request, given)


def undeclared(
    method: str,
    path: str,
    query: Mapping[str, str] | None,
    json: JsonValue,
    content: bytes | None,
    options: RequestOptions | None,
) -> tuple[Operation[JsonValue], Mapping[str, object], RequestOptions]:
    """A plan for a call that no operation stands for, with its values and options."""
    body = BinaryBody("content") if content is not None else None
    plan: Operation[JsonValue] = Operation(
        name="request",
        method=method.upper(),
        path=path if path.startswith("/") else f"/{path}",
        body=JsonBody(name="json", type="JsonValue") if json is not None else body,
        responses=(Plan((200, 299), "JsonValue", "auto"),),
    )
    given = RequestOptions(query=query).over(options or RequestOptions())
    return plan, {"json": json, "content": content}, given


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


async def _exchange(
    settings: Settings,
    outside: Outside,
    operation: Operation[T],
    request: Request,
    given: RequestOptions,
) -> Exchange[T]:
    received = await _attempts(settings, outside, operation, request, given)
    answer = read(settings, operation, received, strict=bool(given.strict))
    return Exchange(request, received, answer)


async def _attempts(
    settings: Settings,
    outside: Outside,
    operation: Operation[object],
    request: Request,
    given: RequestOptions,
) -> Response:
    """Send a request until there is an answer to keep: repeat, renew, follow."""
    timing, service = settings.timing, settings.service.name
    credentials = _credentials(settings.credentials, operation)
    home = origin(request.url)
    ends = None if given.deadline is None else timing.clock() + given.deadline
    idempotent = _idempotent(operation, given)
    repetition, redirects, renewed, number = 0, 0, False, 0
    while True:
        number += 1
        signed = request
        if origin(request.url) == home:
            for credential in credentials:
                signed = await credential.sign(signed, outside)
        outcome: Response | TransportError
        try:
            outcome = await outside.send(signed, _timeout(given, ends, timing))
        except TransportError as error:
            outcome = error
        log.attempted(service, called(operation), number, outcome)
        if isinstance(outcome, Response):
            target = _redirected(request, outcome)
            if target is not None and redirects < _MOST_REDIRECTS:
                redirects += 1
                request = target
                continue
            renewable = request.replayable and any(c.renewable for c in credentials)
            if outcome.status == 401 and renewable and not renewed:
                renewed = True
                continue
        pause = _pause(given, timing, repetition, request, outcome, idempotent)
        if pause is None or (ends is not None and timing.clock() + pause >= ends):
            if isinstance(outcome, Response):
                return outcome
            raise outcome
        repetition += 1
        await outside.sleep(pause)


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


def _timeout(given: RequestOptions, ends: float | None, timing: Timing) -> Timeout:
    timeout = Timeout.of(given.timeout)
    if ends is None:
        return timeout
    left = ends - timing.clock()
    if left <= 0:
        raise RequestTimeout("the deadline has passed", "not_sent")
    return timeout.within(left)


def _redirected(request: Request, received: Response) -> Request | None:
    """The request that a redirect asks for, if it is one to follow.

    What was sent in a body goes nowhere else but to the same server, and to another
    server go only headers that say nothing of the user.
    """
    location = received.headers.get("location")
    if location is None or received.status not in _REDIRECTS:
        return None
    url = urljoin(request.url, location)
    if urlsplit(url).scheme not in {"https", urlsplit(request.url).scheme}:
        return None
    target = replace(request, url=url)
    same = origin(url) == origin(request.url)
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
