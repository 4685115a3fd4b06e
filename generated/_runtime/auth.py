"""Credentials, put on every attempt by our own hand, for the configured origin only."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol, TypeAlias

from .http import Request
from .outside import Outside

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that returns it; it is called for every attempt."""

AsyncToken: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A token, or a function, async or not, that returns it."""


class Credential(Protocol):
    """A way to prove who is asking."""

    @property
    def given(self) -> bool:
        """Whether the user gave what it needs."""
        ...

    @property
    def renewable(self) -> bool:
        """Whether signing once more may do better after a 401."""
        ...

    async def sign(self, request: Request, outside: Outside) -> Request:
        """The request with the proof on it."""
        ...


class Bearer:
    """A bearer or OAuth 2 access token."""

    def __init__(self, token: AsyncToken | None) -> None:
        self.token = token

    @property
    def given(self) -> bool:
        return self.token is not None

    @property
    def renewable(self) -> bool:
        return callable(self.token)

    async def sign(self, request: Request, outside: Outside) -> Request:
        if self.token is None:
            return request
        token = self.token
        if callable(token):
            token = await outside.ask(token)
        return with_header(request, "Authorization", f"Bearer {token}")


class Basic:
    """A user name and a password."""

    def __init__(self, username: str | None, password: str | None = None) -> None:
        self.username = username
        self.password = password

    @property
    def given(self) -> bool:
        return self.username is not None

    @property
    def renewable(self) -> bool:
        return False

    async def sign(self, request: Request, outside: Outside) -> Request:
        text = f"{self.username or ''}:{self.password or ''}"
        proof = b64encode(text.encode()).decode("ascii")
        return with_header(request, "Authorization", f"Basic {proof}")


def with_header(request: Request, name: str, value: str) -> Request:
    """`request` with one header more, or in place of one of that name."""
    others = (pair for pair in request.headers if pair[0].lower() != name.lower())
    return replace(request, headers=(*others, (name, value)))
