"""API keys, in a header, in the query or in a cookie."""

from __future__ import annotations

from typing import Literal, TypeAlias
from urllib.parse import quote

from .auth import Credential, header, with_header, with_query
from .http import Request
from .outside import Outside

Place: TypeAlias = Literal["header", "query", "cookie"]


class ApiKey(Credential):
    """A key that is sent under the name `wire`."""

    def __init__(self, key: str | None, place: Place, wire: str) -> None:
        self._key = key
        self._place: Place = place
        self._wire = wire

    @property
    def given(self) -> bool:
        return self._key is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        key = self._key or ""
        match self._place:
            case "header":
                return with_header(request, self._wire, key)
            case "query":
                return with_query(request, [(self._wire, key)])
            case "cookie":
                others = header(request, "Cookie")
                cookie = f"{self._wire}={quote(key, safe='')}"
                text = f"{others}; {cookie}" if others else cookie
                return with_header(request, "Cookie", text)
