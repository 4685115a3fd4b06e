"""Hawk, by hand: the protocol is frozen, its library for Python is no longer kept."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64encode
from secrets import token_urlsafe
from urllib.parse import urlsplit

from .auth import Credential, header, pieces, with_header
from .errors import ConfigurationError, RequestError
from .http import Request, Response
from .outside import Outside


class Hawk(Credential):
    """A key that the server knows by an id; only signatures of requests are sent.

    A server that says its time, signed, sets the clock of calls to come.

    Args:
        auth_id: The id of the key.
        auth_key: The key.
        algorithm: "sha256" or "sha1".
        ext: What the application wants to be signed beside the request.
        app: The id of the application that calls.
        delegation: The id of the application that it calls for.
        payload_hash: Sign a hash of the body, too. A body that can be read only once is
            then refused.
    """

    def __init__(
        self,
        auth_id: str | None,
        auth_key: str | None,
        *,
        algorithm: str = "sha256",
        ext: str | None = None,
        app: str | None = None,
        delegation: str | None = None,
        payload_hash: bool = False,
    ) -> None:
        if algorithm not in {"sha256", "sha1"}:
            raise ConfigurationError("Hawk's algorithm is sha256 or sha1")
        self._id = auth_id
        self._key = (auth_key or "").encode()
        self._given = auth_id is not None and auth_key is not None
        self._algorithm = algorithm
        self._ext = ext or ""
        self._app = app or ""
        self._delegation = delegation or ""
        self._payload_hash = payload_hash
        self._ahead = 0

    @property
    def given(self) -> bool:
        return self._given

    async def sign(self, request: Request, outside: Outside) -> Request:
        parts = urlsplit(request.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        stamp, nonce = str(int(outside.now()) + self._ahead), token_urlsafe(6)
        payload = self._payload(request) if self._payload_hash else ""
        lines = [
            "hawk.1.header",
            stamp,
            nonce,
            request.method.upper(),
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            (parts.hostname or "").lower(),
            str(port),
            payload,
            self._ext.replace("\\", "\\\\").replace("\n", "\\n"),
        ]
        if self._app:
            lines += [self._app, self._delegation]
        said = {
            "id": self._id or "",
            "ts": stamp,
            "nonce": nonce,
            "hash": payload,
            "ext": self._ext,
            "mac": self._mac(lines),
            "app": self._app,
            "dlg": self._delegation if self._app else "",
        }
        words = ", ".join(f'{name}="{_quoted(v)}"' for name, v in said.items() if v)
        return with_header(request, "Authorization", f"Hawk {words}")

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        offered = response.headers.get("www-authenticate", "")
        said = dict(_ATTRIBUTE.findall(offered)) if "hawk" in offered.lower() else {}
        stamp, proof = said.get("ts", ""), said.get("tsm", "")
        # A time that is not signed could be anybody's.
        if not stamp.isdecimal() or not hmac.compare_digest(
            proof.encode(), self._mac(["hawk.1.ts", stamp]).encode()
        ):
            return None
        self._ahead = int(stamp) - int(outside.now())
        return await self.sign(request, outside)

    def _mac(self, lines: list[str]) -> str:
        text = "".join(f"{line}\n" for line in lines)
        digest = hmac.new(self._key, text.encode(), self._algorithm).digest()
        return b64encode(digest).decode("ascii")

    def _payload(self, request: Request) -> str:
        found = pieces(request)
        if found is None:
            raise RequestError("/body", "has no hash, as it can be read only once")
        kind = (header(request, "Content-Type") or "").partition(";")[0]
        digest = hashlib.new(self._algorithm)
        digest.update(f"hawk.1.payload\n{kind.strip().lower()}\n".encode())
        for piece in found:
            digest.update(piece)
        digest.update(b"\n")
        return b64encode(digest.digest()).decode("ascii")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_ATTRIBUTE = re.compile(r'(\w+)="([^"\\]*)"')
