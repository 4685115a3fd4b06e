"""Asking a host politely: one connection, one request at a time, with limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from time import monotonic, sleep
from typing import Any
from urllib.parse import urljoin, urlsplit

from .. import __version__
from ..diagnostics import InputError, printable
from ..source import MAX_BYTES
from .start import joined, without_secrets


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is asked of a host: seconds, requests, and bytes of content.

    `pause` is between two requests, `timeout` for a connection and for the next piece
    of an answer, `patience` for a whole answer, and `longest_wait` what a host may ask
    to wait for.
    """

    pause: float = 0.2
    timeout: float = 30.0
    patience: float = 300.0
    longest_wait: float = 120.0
    requests: int = 1_000
    document: int = MAX_BYTES
    total: int = 4 * MAX_BYTES


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the time comes from."""

    sleep: Callable[[float], None]
    monotonic: Callable[[], float]
    now: Callable[[], datetime]


def clock() -> Clock:
    """The clock of this machine."""
    return Clock(sleep, monotonic, lambda: datetime.now(UTC))


class End(StrEnum):
    """Why a pull ended early."""

    REFUSED = "refused"
    BUSY = "busy"
    LIMIT = "limit"
    LOST = "lost"


class Stopped(Exception):
    """The host, or a limit, ended the pull; what was fetched stays."""

    def __init__(self, end: End, message: str) -> None:
        super().__init__(message)
        self.end = end


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to one request, decoded from its content coding.

    `problem` says what is wrong with an answer whose content is of no use.
    """

    status: int
    data: bytes = field(default=b"", repr=False)
    media: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    problem: str = ""


@contextmanager
def opened(
    headers: Mapping[str, str], limits: Limits, clock: Clock
) -> Iterator[Fetcher]:
    """A fetcher whose requests have `headers`.

    Raises:
        InputError: there is no HTTP library, or the environment keeps it from working.
    """
    library = _library()
    with _client(library, headers, limits) as client:
        yield Fetcher(library, client, limits, clock)


class Fetcher:
    """Sends requests one after another, and counts what they cost."""

    def __init__(self, library: Any, client: Any, limits: Limits, clock: Clock) -> None:
        self._library = library
        self._client = client
        self._limits = limits
        self._clock = clock
        self._last: float | None = None
        self._bytes = 0
        self.requests = 0

    def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The answer for `url`, which redirects within its origin may have led to.

        A host that is busy, or a connection that breaks, is tried again a few times.

        Raises:
            Stopped: the host refuses, is busy for long or gone, or a limit is reached.
        """
        waits = losses = 0
        while True:
            try:
                reply, wait = self._followed(url, headers)
            except _Lost as lost:
                losses += 1
                if losses > _RETRIES or lost.final:
                    raise Stopped(End.LOST, f"{without_secrets(url)}: {lost}") from None
                self._clock.sleep(0.5 * 2**losses)
                continue
            if reply.status not in _BUSY:
                return reply
            waits += 1
            delay = 2.0**waits if wait is None else wait
            if waits > _RETRIES or delay > self._limits.longest_wait:
                asks = "" if wait is None else f", and asks to wait {wait:.0f} seconds"
                raise Stopped(End.BUSY, f"the host is busy ({reply.status}){asks}")
            self._clock.sleep(delay)

    def _followed(
        self, url: str, headers: Mapping[str, str]
    ) -> tuple[Reply, float | None]:
        for _ in range(_REDIRECTS):
            reply, answered = self._once(url, headers)
            if reply.status not in _MOVED or "location" not in answered:
                return reply, self._wait(answered.get("retry-after", ""))
            target = joined(url, answered["location"])
            if target is None:
                return Reply(status=reply.status, problem=_away(url, answered)), None
            url = target
        problem = f"redirects more than {_REDIRECTS} times"
        return Reply(status=reply.status, problem=problem), None

    def _once(self, url: str, headers: Mapping[str, str]) -> tuple[Reply, Any]:
        """One request and its answer, with the headers of that."""
        if self.requests >= self._limits.requests:
            message = f"the limit of {self._limits.requests} requests is reached"
            raise Stopped(End.LIMIT, message)
        self._pause()
        self.requests += 1
        library = self._library
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                return self._reply(response), response.headers
        except library.InvalidURL:
            return Reply(status=0, problem="leads to what is no URL"), {}
        except library.TimeoutException:
            raise _Lost(f"no answer within {self._limits.timeout:g} seconds") from None
        except library.TransportError as error:
            raise _lost(error) from None
        finally:
            self._last = self._clock.monotonic()

    def _reply(self, response: Any) -> Reply:
        status, headers = response.status_code, response.headers
        if status == 401:
            raise Stopped(End.REFUSED, _refusal(headers.get("www-authenticate", "")))
        if not 200 <= status < 300:
            _drain(response)
            return Reply(status=status, problem=_problem(status))
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip", ""):
            problem = "is packed in a way that was not asked for"
            return Reply(status=status, problem=problem)
        data, problem = self._body(response, coding.endswith("gzip"))
        media = Message()
        media["content-type"] = headers.get("content-type", "")
        return Reply(
            status=status,
            data=data,
            media=media.get_content_type() if media["content-type"] else "",
            charset=media.get_content_charset("") or "",
            etag=headers.get("etag", ""),
            modified=headers.get("last-modified", ""),
            problem=problem,
        )

    def _body(self, response: Any, packed: bool) -> tuple[bytes, str]:
        """The content, and what is wrong with it.

        It is unpacked piece by piece, so that a few bytes can't become too many.
        """
        begun, found = self._clock.monotonic(), bytearray()
        decoder = zlib.decompressobj(wbits=31) if packed else None
        limit = self._limits.document
        try:
            for piece in response.iter_raw():
                room = limit + 1 - len(found)
                found += piece if decoder is None else decoder.decompress(piece, room)
                if len(found) > limit:
                    return b"", f"is larger than {limit} bytes"
                if self._clock.monotonic() - begun > self._limits.patience:
                    wait = f"{self._limits.patience:g} seconds"
                    raise _Lost(f"the answer took longer than {wait}")
        except zlib.error:
            return b"", "is no gzip, though it says so"
        finally:
            self._bytes += len(found)
        if self._bytes > self._limits.total:
            message = f"the limit of {self._limits.total} bytes in all is reached"
            raise Stopped(End.LIMIT, message)
        if decoder is not None and not decoder.eof:
            raise _Lost("the answer ends in the middle")
        return bytes(found), ""

    def _pause(self) -> None:
        if self._last is not None:
            left = self._last + self._limits.pause - self._clock.monotonic()
            if left > 0:
                self._clock.sleep(left)

    def _wait(self, said: str) -> float | None:
        """The seconds that a `Retry-After` header asks for, if it says so."""
        said = said.strip()[:_LONGEST]
        if said.isdecimal():
            return float(said)
        try:
            when = parsedate_to_datetime(said).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return max((when - self._clock.now()).total_seconds(), 0.0)


class _Lost(Exception):
    """No whole answer came; `final` says that trying again is of no use."""

    def __init__(self, message: str, *, final: bool = False) -> None:
        super().__init__(message)
        self.final = final


def _library() -> Any:
    for name in _LIBRARIES:
        if find_spec(name) is not None:
            return import_module(name)
    raise InputError(
        "no-http-library", "there is nothing to ask with: pip install 'specloom[pull]'"
    )


def _client(library: Any, headers: Mapping[str, str], limits: Limits) -> Any:
    own = {"user-agent": f"specloom/{__version__}", "accept-encoding": "gzip"}
    try:
        return library.Client(
            headers=own | {name.lower(): value for name, value in headers.items()},
            follow_redirects=False,
            timeout=limits.timeout,
            limits=library.Limits(max_connections=1, max_keepalive_connections=1),
        )
    except (ValueError, OSError, ImportError, library.InvalidURL) as error:
        # A proxy's URL may hold a password, so what is wrong with it is not repeated.
        kind = type(error).__name__
        message = f"the proxies or certificates that the environment names: {kind}"
        raise InputError("no-http-client", message) from None


def _lost(error: Exception) -> _Lost:
    said = printable(str(error)) or type(error).__name__
    untrusted = "CERTIFICATE_VERIFY" in said
    return _Lost(f"the connection failed: {said}", final=untrusted)


def _refusal(challenge: str) -> str:
    scheme = challenge.strip().partition(" ")[0].strip(",")
    wants = f", and wants {printable(scheme)[:40]}" if scheme else ""
    return f"the host refuses without other credentials (401){wants}"


def _away(url: str, answered: Mapping[str, str]) -> str:
    """Where an answer leads that is not followed, without what may be secret in it."""
    try:
        parts = urlsplit(urljoin(url, answered["location"]))
        there = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    except ValueError:
        return "leads to what is no URL"
    return f"leads to {printable(there)}, another origin: not followed"


def _problem(status: int) -> str:
    if status in _ABSENT or status == 304:
        return ""
    return f"is answered with {status}"


def _drain(response: Any) -> None:
    """Read an answer that is of no use, if it is short: the connection stays of use."""
    found = 0
    for piece in response.iter_raw():
        found += len(piece)
        if found > _SCRAP:
            return


def given_headers(texts: Iterable[str]) -> dict[str, str]:
    """Headers given as `Name: value`.

    Raises:
        ValueError: one can't be sent; its value, which may be secret, is not repeated.
    """
    found: dict[str, str] = {}
    for text in texts:
        name, colon, value = text.partition(":")
        name, value = name.strip(), value.strip()
        if not colon or not name or not set(name) <= _TOKEN:
            raise ValueError("a header is given as 'Name: value'")
        if name.lower() in _OURS:
            raise ValueError(f"the header {name} is not to be set by hand")
        if not value.isascii() or not value.isprintable():
            raise ValueError(f"the value of {name} is not printable ASCII")
        found[name] = value
    return found


_LIBRARIES = ("httpx2", "httpx")
_BUSY = (429, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_ABSENT = (404, 410)
_RETRIES = 3
_REDIRECTS = 5
_SCRAP = 64 * 1024
_LONGEST = 60
_TOKEN = frozenset(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_OURS = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "accept-encoding"}
)
