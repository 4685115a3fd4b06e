"""OAuth 1.0 (RFC 5849), with oauthlib."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import new
from importlib import import_module
from secrets import token_hex
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote

from .auth import Credential, header, missing, pieces, with_header
from .errors import ConfigurationError, RequestError
from .http import Request
from .outside import Outside

Method: TypeAlias = Literal[
    "HMAC-SHA1",
    "HMAC-SHA256",
    "HMAC-SHA512",
    "RSA-SHA1",
    "RSA-SHA256",
    "RSA-SHA512",
    "PLAINTEXT",
]
"""How a request is signed."""

_Pairs: TypeAlias = list[tuple[str, str]]

Place: TypeAlias = Literal["header", "query", "body"]
"""Where a request carries its signature."""


class OAuth1(Credential):
    """A consumer's and a token's secrets, of which only signatures are sent.

    Args:
        consumer_key: Who the program is.
        consumer_secret: Its secret, for the HMAC methods and PLAINTEXT.
        token: Who the program calls for, if it is not for itself.
        token_secret: The token's secret.
        method: How requests are signed; the RSA methods also need the library
            cryptography.
        private_key: The RSA key, as PEM, for the RSA methods.
        place: Where the signature goes. "body" is for forms; a request that has none
            gets it in the query.
        realm: What the header says before all else; it is not signed.
        version: The version of the protocol; None doesn't say it.
        body_hash: Sign a hash of bodies that are no forms, too, as an extension of the
            standard has it. A body that can be read only once is then refused.
        callback: Where the user is sent, while a token is asked for.
        verifier: What the user brings back, while a token is asked for.
        empty_parameters: Sign and send a token, a callback and a verifier even if they
            are empty, as some servers want.
        escape_header: Whether the header's values are percent-encoded, as the standard
            wants and some servers don't.
    """

    def __init__(
        self,
        consumer_key: str | None,
        consumer_secret: str | None = None,
        *,
        token: str | None = None,
        token_secret: str | None = None,
        method: Method = "HMAC-SHA1",
        private_key: str | None = None,
        place: Place = "header",
        realm: str | None = None,
        version: str | None = "1.0",
        body_hash: bool = False,
        callback: str | None = None,
        verifier: str | None = None,
        empty_parameters: bool = False,
        escape_header: bool = True,
    ) -> None:
        self._consumer_key = consumer_key
        self._secrets = consumer_secret or "", token_secret or "", private_key
        self._token = token
        self._method = method
        self._place: Place = place
        self._realm = realm
        self._version = version
        self._body_hash = body_hash
        self._callback = callback
        self._verifier = verifier
        self._empty = empty_parameters
        self._escaped = escape_header

    @property
    def given(self) -> bool:
        return self._consumer_key is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        kind = (header(request, "Content-Type") or "").partition(";")[0].strip()
        form = kind.lower() == _FORM and isinstance(request.content, bytes)
        place: Place = self._place
        if place == "body" and not form:
            place = "query"
        client = self._client(place, str(int(outside.now())))
        more = self._empties() if self._empty else []
        if self._body_hash and not form:
            more.append(("oauth_body_hash", self._hash(request)))
        client.get_oauth_params = self._parameters(client.get_oauth_params, more)
        try:
            url, headers, body = client.sign(
                request.url,
                http_method=request.method,
                body=_text(request) if form else None,
                headers={"Content-Type": _FORM} if form else {},
                realm=self._realm,
            )
        except ImportError:
            raise missing(self._method, "oauthlib[signedtoken]") from None
        except Exception:
            # Of many libraries' kinds, whose texts may quote a key or the request.
            raise ConfigurationError(
                f"OAuth 1 cannot sign this request by {self._method}"
            ) from None
        match place:
            case "query":
                return replace(request, url=url)
            case "body":
                return replace(request, content=str(body).encode())
            case "header":
                proof = str(headers["Authorization"])
                if not self._escaped:
                    proof = _VALUE.sub(lambda found: unquote(found[0]), proof)
                return with_header(request, "Authorization", proof)

    def _client(self, place: Place, timestamp: str) -> Any:
        try:
            oauth1 = import_module("oauthlib.oauth1")
        except ImportError:
            raise missing("OAuth 1", "oauthlib") from None
        consumer_secret, token_secret, private_key = self._secrets
        kinds = {"header": "AUTH_HEADER", "query": "QUERY", "body": "BODY"}
        return oauth1.Client(
            self._consumer_key or "",
            client_secret=consumer_secret,
            resource_owner_key=self._token,
            resource_owner_secret=token_secret,
            callback_uri=self._callback,
            signature_method=self._method,
            signature_type=kinds[place],
            rsa_key=private_key,
            verifier=self._verifier,
            nonce=token_hex(16),
            timestamp=timestamp,
        )

    def _parameters(
        self, usual: Callable[[object], _Pairs], more: _Pairs
    ) -> Callable[[object], _Pairs]:
        """The library's way to the parameters, but with our version and more."""

        def all(request: object) -> _Pairs:
            kept = [pair for pair in usual(request) if pair[0] != "oauth_version"]
            version = [("oauth_version", self._version)] if self._version else []
            return [*kept, *version, *more]

        return all

    def _empties(self) -> _Pairs:
        held = {
            "oauth_token": self._token,
            "oauth_callback": self._callback,
            "oauth_verifier": self._verifier,
        }
        return [(name, "") for name, value in held.items() if not value]

    def _hash(self, request: Request) -> str:
        found = pieces(request)
        if found is None:
            raise RequestError("/body", "has no hash, as it can be read only once")
        _, _, algorithm = self._method.partition("-")
        digest = new(algorithm.lower() or "sha1")
        for piece in found:
            digest.update(piece)
        return b64encode(digest.digest()).decode("ascii")


def _text(request: Request) -> str:
    content = request.content
    return content.decode("ascii", "replace") if isinstance(content, bytes) else ""


_FORM = "application/x-www-form-urlencoded"
_VALUE = re.compile(r'(?<=")[^"]*(?=")')
