"""What every generated client is: settings, connections, and one way to call."""

# Classes of this runtime use each other's private names: public ones would take names
# from the calls of generated clients.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from copy import copy
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeAlias, TypeVar, cast

from . import http as _http
from .call import Exchange, Settings, perform, undeclared
from .errors import ConfigurationError
from .http import AsyncHttpClient, HttpClient, Request, Response
from .options import RequestOptions, Timeout
from .outside import Awaiting, Blocking, Outside, finish, running_loop
from .reading import Reader
from .retry import Timing
from .typetext import types_of

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from .auth import Credential
    from .plan import Operation, Paged, Service
    from .raw import RawResponse
    from .values import JsonValue

T = TypeVar("T")
Http = TypeVar("Http")
R = TypeVar("R")
S = TypeVar("S")
Around = TypeVar("Around")

Middleware: TypeAlias = Callable[[Request, Callable[[Request], Response]], Response]
"""Stands around every attempt: takes a request and the function that sends it on."""

AsyncMiddleware: TypeAlias = Callable[
    [Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]
]
"""Stands around every attempt of an asynchronous client."""


class _Pool(Generic[Http]):
    """The connections that a client and its views share, opened when first used.

    Each event loop has its own, since those of a loop that ended serve no other.
    """

    def __init__(self, given: Http | None, open: Callable[[], Http]) -> None:
        self._given = given
        self._open = open
        self._lock = Lock()
        self._closed = False
        self._own: dict[AbstractEventLoop | None, Http] = {}

    def client(self, loop: AbstractEventLoop | None = None) -> Http:
        """The HTTP client to send with in an event loop, or in none."""
        if self._given is not None:
            return self._given
        with self._lock:
            if self._closed:
                raise ConfigurationError("the client is closed")
            if loop not in self._own:
                for ended in [one for one in self._own if one and one.is_closed()]:
                    del self._own[ended]
                self._own[loop] = self._open()
            return self._own[loop]

    def shut(self, loop: AbstractEventLoop | None = None) -> Http | None:
        """Give out no more connections; what is left to close here, if anything."""
        with self._lock:
            self._closed = True
            return self._own.pop(loop, None)


class _Calls(ABC, Generic[Http, Around]):
    """What both kinds of client, and the groups of their calls, have in common."""

    _settings: Settings
    _pool: _Pool[Http]
    _middleware: tuple[Around, ...]
    _wrapped: bool

    def _whole(self) -> Self:
        view = copy(self)
        view._wrapped = True
        return view

    def _exchange(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: RequestOptions | None,
    ) -> Coroutine[object, None, Exchange[T]]:
        return perform(self._settings, self._outside(), operation, values, options)

    @abstractmethod
    def _outside(self) -> Outside:
        """The world as a call sees it: how to send, how to wait."""


class _Client(_Calls[Http, Around]):
    """What both kinds of client have in common."""

    _reader: ClassVar[type[Reader]] = Reader

    def __init__(
        self,
        service: Service,
        *,
        base_url: str | None,
        auth: Mapping[str, Credential],
        servers: Mapping[str, str | None] | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: Http | None = None,
    ) -> None:
        self._settings = Settings(
            service=service,
            types=types_of(service.package),
            credentials=auth,
            options=RequestOptions(
                timeout=timeout,
                max_retries=max_retries,
                strict=strict,
                base_url=base_url,
            ),
            timing=Timing(),
            servers=servers or {},
            reader=self._reader,
        )
        self._pool = _Pool(http_client, self._open)
        self._middleware = ()
        self._wrapped = False

    def with_options(
        self,
        *,
        timeout: Timeout | float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        headers: Mapping[str, str | None] | None = None,
        query: Mapping[str, str] | None = None,
        strict: bool | None = None,
        base_url: str | None = None,
        middleware: Sequence[Around] | None = None,
        timing: Timing | None = None,
    ) -> Self:
        """The same client with other settings, on the same connections."""
        options = RequestOptions(
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            headers=headers,
            query=query,
            strict=strict,
            base_url=base_url,
        )
        view = copy(self)
        view._settings = self._settings._replace(
            options=options.over(self._settings.options),
            timing=timing or self._settings.timing,
        )
        if middleware is not None:
            view._middleware = tuple(middleware)
        return view

    @abstractmethod
    def _open(self) -> Http:
        """An HTTP client of our own."""


class _SyncCalls(_Calls[HttpClient, Middleware]):
    """Calls that block."""

    def _send(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: RequestOptions | None = None,
    ) -> T:
        answer = finish(self._exchange(operation, values, options)).answer
        return cast(T, answer) if self._wrapped else answer.data

    def _pages(
        self,
        operation: Paged[R, object],
        values: Mapping[str, object],
        options: RequestOptions | None = None,
    ) -> R:
        return operation.pages(self, values, options)

    def _outside(self) -> Blocking:
        return Blocking(self._attempt, self._settings.timing)

    def _attempt(self, request: Request, timeout: Timeout) -> Response:
        def sent(request: Request) -> Response:
            return _http.send(self._pool.client(), request, timeout)

        send: Callable[[Request], Response] = sent
        for middleware in reversed(self._middleware):
            send = _around(middleware, send)
        return send(request)


class SyncClient(_SyncCalls, _Client[HttpClient, Middleware]):
    """A client whose calls block."""

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: JsonValue = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[JsonValue]:
        """Call what no method stands for; `path` is put behind the base URL."""
        plan, values, given = undeclared(method, path, query, json, content, options)
        return finish(self._exchange(plan, values, given)).answer

    def close(self) -> None:
        """Close the connections, but not an HTTP client that was given."""
        own = self._pool.shut()
        if own is not None:
            own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> HttpClient:
        return _http.open_client()


class SyncGroup(_SyncCalls):
    """Some of a client's calls, which the API keeps together."""

    def __init__(self, client: _SyncCalls) -> None:
        vars(self).update(vars(client))


class _AsyncCalls(_Calls[AsyncHttpClient, AsyncMiddleware]):
    """Calls that are awaited."""

    async def _send(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: RequestOptions | None = None,
    ) -> T:
        answer = (await self._exchange(operation, values, options)).answer
        return cast(T, answer) if self._wrapped else answer.data

    def _pages(
        self,
        operation: Paged[object, R],
        values: Mapping[str, object],
        options: RequestOptions | None = None,
    ) -> R:
        return operation.async_pages(self, values, options)

    def _outside(self) -> Awaiting:
        return Awaiting(self._attempt, self._settings.timing)

    async def _attempt(self, request: Request, timeout: Timeout) -> Response:
        async def sent(request: Request) -> Response:
            client = self._pool.client(running_loop())
            return await _http.send_async(client, request, timeout)

        send: Callable[[Request], Awaitable[Response]] = sent
        for middleware in reversed(self._middleware):
            send = _around(middleware, send)
        return await send(request)


class AsyncClient(_AsyncCalls, _Client[AsyncHttpClient, AsyncMiddleware]):
    """A client whose calls are awaited."""

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: JsonValue = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[JsonValue]:
        """Call what no method stands for; `path` is put behind the base URL."""
        plan, values, given = undeclared(method, path, query, json, content, options)
        return (await self._exchange(plan, values, given)).answer

    async def aclose(self) -> None:
        """Close the connections, but not an HTTP client that was given."""
        own = self._pool.shut(running_loop())
        if own is not None:
            await own.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _open(self) -> AsyncHttpClient:
        return _http.open_async_client()


class AsyncGroup(_AsyncCalls):
    """Some of an asynchronous client's calls, which the API keeps together."""

    def __init__(self, client: _AsyncCalls) -> None:
        vars(self).update(vars(client))


def _around(middleware: Callable[[Request, S], R], send: S) -> Callable[[Request], R]:
    return lambda request: middleware(request, send)
