"""Credentials, put on every attempt by our own hand, for the configured origin only."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

from .errors import ConfigurationError
from .http import Request, Response
from .outside import Outside, Turn

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that returns it; it is called for every attempt."""

AsyncToken: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A token, or a function, async or not, that returns it."""


class Credential(Protocol):
    """A way to prove who is asking.

    Attributes:
        answers: How often it may answer a 401 to one attempt.
        turn: Calls that use it go one after another in this turn, if it has one.
    """

    answers: int = 1
    turn: Turn | None = None

    @property
    def given(self) -> bool:
        """Whether the user gave what it needs."""
        ...

    async def sign(self, request: Request, outside: Outside) -> Request:
        """The request with the proof on it.

        It is called for every attempt, and the request is final: an absolute URL with
        its query, every header but those that the HTTP library adds (`Host` and
        `Content-Length` among them), and the content.
        """
        ...

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        """What to send after a 401 to the signed `request`; None to give up."""
        return None


class Bearer(Credential):
    """A bearer or OAuth 2 access token, behind the word `prefix`."""

    def __init__(self, token: AsyncToken | None, prefix: str = "Bearer") -> None:
        self._token = token
        self._prefix = prefix

    @property
    def given(self) -> bool:
        return self._token is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        token = self._token
        if token is None:
            return request
        if callable(token):
            token = await outside.ask(token)
        return with_header(request, "Authorization", behind(self._prefix, token))

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        return await self.sign(request, outside) if callable(self._token) else None


class Basic(Credential):
    """A user name and a password."""

    def __init__(self, username: str | None, password: str | None = None) -> None:
        self._username = username
        self._password = password

    @property
    def given(self) -> bool:
        return self._username is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        text = f"{self._username or ''}:{self._password or ''}"
        proof = b64encode(text.encode()).decode("ascii")
        return with_header(request, "Authorization", f"Basic {proof}")


def behind(prefix: str, proof: str) -> str:
    """The value of an Authorization header; `prefix` may be empty."""
    return f"{prefix} {proof}" if prefix else proof


def header(request: Request, name: str) -> str | None:
    """The value of a header of `request`."""
    found = (v for n, v in request.headers if n.lower() == name.lower())
    return next(found, None)


def with_header(request: Request, name: str, value: str) -> Request:
    """`request` with one header more, or in place of one of that name."""
    if not value.isascii() or not value.isprintable():
        # A secret that was read from a file often ends in a line break.
        raise ConfigurationError(f"a credential has no form in the header {name}")
    others = (pair for pair in request.headers if pair[0].lower() != name.lower())
    return replace(request, headers=(*others, (name, value)))


def with_query(request: Request, added: Iterable[tuple[str, str]]) -> Request:
    """`request` with keys added to its query, in place of others of their names."""
    pairs = [(_escaped(key), _escaped(value)) for key, value in added]
    names = {key for key, _ in pairs}
    parts = urlsplit(request.url)
    kept = [p for p in parts.query.split("&") if p and p.partition("=")[0] not in names]
    query = "&".join([*kept, *(f"{key}={value}" for key, value in pairs)])
    return replace(request, url=urlunsplit(parts._replace(query=query)))


def pieces(request: Request) -> Iterable[bytes] | None:
    """The body, to be hashed piece by piece; None if it can be read only once."""
    content = request.content
    if isinstance(content, bytes):
        return (content,)
    return content if content.replayable else None


def missing(scheme: str, package: str) -> ConfigurationError:
    """The error of a scheme that needs a library which is not installed."""
    return ConfigurationError(f"{scheme} needs a library: pip install {package}")


def _escaped(text: str) -> str:
    return quote(text, safe="")
