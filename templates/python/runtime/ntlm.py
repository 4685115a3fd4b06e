"""NTLM, which proves who is asking once for a connection, in two rounds."""

from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import urlsplit

from .auth import Credential, header, missing, with_header
from .http import Request, Response
from .outside import Outside, Turn


class Ntlm(Credential):
    """A user name and a password of a Windows domain.

    The rounds count for one connection. So that the connection pool has but one to
    choose, calls with this credential go one after another.
    """

    answers = 2

    def __init__(
        self,
        username: str | None,
        password: str | None = None,
        *,
        domain: str | None = None,
    ) -> None:
        self._username = username
        self._password = password
        self._domain = domain
        self._begun: tuple[str, _Context] | None = None
        self.turn = Turn()

    @property
    def given(self) -> bool:
        return self._username is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        self._begun = None
        return request

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        sent = header(request, "Authorization")
        if self._begun is not None and self._begun[0] == sent:
            return self._second(request, response, self._begun[1])
        offered = response.headers.get("www-authenticate", "")
        schemes = [word for word in ("NTLM", "Negotiate") if _has(offered, word)]
        if not schemes or (sent or "").startswith(schemes[0]):
            return None
        context = self._context(urlsplit(request.url).hostname or "")
        begun = _with(request, schemes[0], context.step())
        self._begun = (header(begun, "Authorization") or "", context)
        return begun

    def _second(
        self, request: Request, response: Response, context: _Context
    ) -> Request | None:
        self._begun = None
        found = _TOKEN.search(response.headers.get("www-authenticate", ""))
        if found is None:
            return None
        try:
            proof = context.step(b64decode(found[2], validate=True))
        except (
            ValueError,
            LookupError,
            struct.error,
            _spnego().exceptions.SpnegoError,
        ):
            return None
        return _with(request, found[1], proof)

    def _context(self, host: str) -> _Context:
        name = self._username or ""
        context: _Context = _spnego().client(
            f"{self._domain}\\{name}" if self._domain else name,
            self._password or "",
            hostname=host,
            service="HTTP",
            protocol="ntlm",
        )
        return context


class _Context(Protocol):
    """What the library makes of one pair of rounds."""

    def step(self, in_token: bytes | None = None) -> bytes | None: ...


def _spnego() -> Any:
    try:
        return import_module("spnego")
    except ImportError:
        raise missing("NTLM", "pyspnego") from None


def _with(request: Request, scheme: str, proof: bytes | None) -> Request:
    text = b64encode(proof or b"").decode("ascii")
    return with_header(request, "Authorization", f"{scheme} {text}")


def _has(offered: str, scheme: str) -> bool:
    return any(
        part.strip().partition(" ")[0].lower() == scheme.lower()
        for part in offered.split(",")
    )


_TOKEN = re.compile(r"(NTLM|Negotiate)\s+([A-Za-z0-9+/=]+)", re.IGNORECASE)
