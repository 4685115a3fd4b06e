"""Akamai's EdgeGrid, by hand: its package would bring another HTTP library."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import uuid4

from .auth import Credential, header, pieces, with_header
from .errors import RequestError
from .http import Request
from .outside import Outside


class EdgeGrid(Credential):
    """Two tokens and a secret, of which only signatures of requests are sent.

    The beginning of a POST's body is hashed. One that can be read only once is refused.

    Args:
        client_token: Who the program is.
        client_secret: Its secret.
        access_token: What it may do.
        headers_to_sign: The names of headers that are signed, in this order.
        max_body: How many bytes of a body are hashed.
        host: The host that is signed, if it is not the one that is called.
    """

    def __init__(
        self,
        client_token: str | None,
        client_secret: str | None,
        access_token: str | None,
        *,
        headers_to_sign: Sequence[str] = (),
        max_body: int = 131_072,
        host: str | None = None,
    ) -> None:
        self._given = None not in (client_token, client_secret, access_token)
        self._tokens = client_token or "", access_token or ""
        self._secret = (client_secret or "").encode()
        self._signed = tuple(headers_to_sign)
        self._max_body = max_body
        self._host = host

    @property
    def given(self) -> bool:
        return self._given

    async def sign(self, request: Request, outside: Outside) -> Request:
        now = datetime.fromtimestamp(outside.now(), UTC)
        stamp = now.strftime("%Y%m%dT%H:%M:%S+0000")
        client, access = self._tokens
        proof = (
            f"EG1-HMAC-SHA256 client_token={client};access_token={access};"
            f"timestamp={stamp};nonce={uuid4()};"
        )
        parts = urlsplit(request.url)
        path = parts.path or "/"
        text = "\t".join(
            (
                request.method.upper(),
                parts.scheme,
                self._host or parts.netloc.rpartition("@")[2].lower(),
                f"{path}?{parts.query}" if parts.query else path,
                self._headers(request),
                self._hash(request),
                proof,
            )
        )
        signature = _mac(_mac(self._secret, stamp).encode(), text)
        return with_header(request, "Authorization", f"{proof}signature={signature}")

    def _headers(self, request: Request) -> str:
        held = ((name, header(request, name)) for name in self._signed)
        return "\t".join(
            f"{name.lower()}:{' '.join(value.split())}"
            for name, value in held
            if value is not None
        )

    def _hash(self, request: Request) -> str:
        if request.method.upper() != "POST":
            return ""
        found = pieces(request)
        if found is None:
            raise RequestError("/body", "has no hash, as it can be read only once")
        digest, left = sha256(), self._max_body
        begun = False
        for piece in found:
            begun = begun or bool(piece)
            digest.update(piece[:left])
            left -= len(piece)
            if left <= 0:
                break
        return b64encode(digest.digest()).decode("ascii") if begun else ""


def _mac(key: bytes, text: str) -> str:
    return b64encode(hmac.digest(key, text.encode(), "sha256")).decode("ascii")
