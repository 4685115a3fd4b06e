"""The one place that knows the HTTP library: sends one request, gives one response."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

import httpx2 as _httpx

from .errors import ConfigurationError, ConnectError, RequestTimeout, TransportError
from .options import Timeout

HttpClient: TypeAlias = _httpx.Client
"""The HTTP client that a synchronous API client sends with."""

AsyncHttpClient: TypeAlias = _httpx.AsyncClient
"""The HTTP client that an asynchronous API client sends with."""

Client = TypeVar("Client", HttpClient, AsyncHttpClient)


class Stream(Protocol):
    """Content that is read piece by piece while it is sent."""

    @property
    def length(self) -> int | None:
        """How many bytes there will be, if that is known."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether the content can be sent a second time."""
        ...

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, from the start."""
        ...


Content: TypeAlias = bytes | Stream


class Headers(Mapping[str, str]):
    """Headers by name, in any case; those of one name are joined by commas."""

    __slots__ = ("_joined", "pairs")

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.pairs = pairs
        self._joined: dict[str, str] = {}
        for name, value in pairs:
            lower = name.lower()
            known = self._joined.get(lower)
            self._joined[lower] = value if known is None else f"{known}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._joined[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._joined)})"


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """What is sent, to the byte.

    Cookies in the answer to what is `apart` are not kept for other requests.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    content: Content = b""
    apart: bool = False

    @property
    def replayable(self) -> bool:
        """Whether it can be sent a second time."""
        return isinstance(self.content, bytes) or self.content.replayable


@dataclass(frozen=True, slots=True, repr=False)
class Response:
    """What came back, read to its end."""

    status: int
    headers: Headers
    content: bytes


def open_client() -> HttpClient:
    """An HTTP client of our own."""
    return _httpx.Client(follow_redirects=False)


def open_async_client() -> AsyncHttpClient:
    """An asynchronous HTTP client of our own."""
    return _httpx.AsyncClient(follow_redirects=False)


def written(url: str) -> str:
    """`url` as it is sent: escaped where it must be."""
    with _told():
        return str(_httpx.URL(url))


def send(client: HttpClient, request: Request, timeout: Timeout) -> Response:
    """Send one request, following nothing and repeating nothing."""
    with _told():
        client = _apart(client) if request.apart else client
        built = _built(client, request, timeout, iter)
        return _response(client.send(built, follow_redirects=False))


async def send_async(
    client: AsyncHttpClient, request: Request, timeout: Timeout
) -> Response:
    """Send one request, following nothing and repeating nothing."""
    with _told():
        client = _apart(client) if request.apart else client
        built = _built(client, request, timeout, _pieces)
        return _response(await client.send(built, follow_redirects=False))


def _apart(client: Client) -> Client:
    """A view of `client` on the same connections that keeps cookies to itself."""
    view = copy(client)
    view.cookies = client.cookies
    return view


def _built(
    client: HttpClient | AsyncHttpClient,
    request: Request,
    timeout: Timeout,
    pieces: Callable[[Stream], Iterator[bytes] | AsyncIterator[bytes]],
) -> _httpx.Request:
    if client.is_closed:
        raise ConfigurationError("the HTTP client is closed")
    content = request.content
    headers = list(request.headers)
    if not isinstance(content, bytes) and content.length is not None:
        headers.append(("Content-Length", str(content.length)))
    return client.build_request(
        request.method,
        request.url,
        headers=headers,
        content=content if isinstance(content, bytes) else pieces(content),
        timeout=_httpx.Timeout(
            connect=timeout.connect,
            read=timeout.read,
            write=timeout.write,
            pool=timeout.pool,
        ),
    )


@contextmanager
def _told() -> Generator[None, None, None]:
    """Failures of the library are told as ours."""
    try:
        yield
    except (_httpx.RequestError, _httpx.InvalidURL) as error:
        raise _failure(error) from error


async def _pieces(content: Stream) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


def _response(received: _httpx.Response) -> Response:
    pairs = tuple(received.headers.multi_items())
    return Response(received.status_code, Headers(pairs), received.content)


def _failure(error: Exception) -> TransportError:
    # The library's own texts may quote URLs, so only the kind of the error is told.
    match error:
        case _httpx.ConnectTimeout():
            return RequestTimeout("no connection in time", "not_sent")
        case _httpx.PoolTimeout():
            return RequestTimeout("no free connection in time", "not_sent")
        case _httpx.TimeoutException():
            return RequestTimeout("no answer in time", "maybe_sent")
        case _httpx.ConnectError() | _httpx.ProxyError():
            return ConnectError("no connection", "not_sent")
        case _httpx.InvalidURL() | _httpx.UnsupportedProtocol():
            return TransportError("not a URL to send to", "not_sent")
        case _httpx.LocalProtocolError():
            return TransportError("a header cannot be sent", "not_sent")
        case _:
            name = type(error).__name__
            return TransportError(f"the connection failed ({name})", "maybe_sent")
