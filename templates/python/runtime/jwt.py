"""Tokens that the caller signs for each request: JWT and ASAP, with PyJWT."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from importlib import import_module
from typing import Literal, TypeAlias
from uuid import uuid4

from .auth import Credential, missing, with_header, with_query
from .errors import ConfigurationError
from .http import Request
from .outside import Outside
from .values import JsonValue

Claims: TypeAlias = Mapping[str, JsonValue]
"""What a token says, or what it says about itself."""


class Jwt(Credential):
    """A key that signs a new token for every request.

    Args:
        key: The secret for the HS algorithms, a private key as PEM for the RS, PS and
            ES ones, which also need the library cryptography.
        algorithm: Such as "HS256", "RS256", "PS256" or "ES256".
        claims: What the token says.
        header: What its header says beside the algorithm, such as a `kid`.
        lifetime: Seconds for which the token is good; it then also says when it was
            made and when it ends. None leaves that to the claims.
        base64_key: Whether the secret is spelled in Base64.
        place: Where the token goes.
        prefix: The word before it in the header `Authorization`.
        parameter: The key that it has in the query.
    """

    def __init__(
        self,
        key: str | None,
        *,
        algorithm: str = "HS256",
        claims: Claims | None = None,
        header: Claims | None = None,
        lifetime: float | None = None,
        base64_key: bool = False,
        place: Literal["header", "query"] = "header",
        prefix: str = "Bearer",
        parameter: str = "token",
    ) -> None:
        self._key = key
        self._algorithm = algorithm
        self._claims = dict(claims or {})
        self._header = dict(header or {})
        self._lifetime = lifetime
        self._base64 = base64_key
        self._place = place
        self._prefix = prefix
        self._parameter = parameter

    @property
    def given(self) -> bool:
        return self._key is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        claims = self._claims
        if self._lifetime is not None:
            now = int(outside.now())
            claims = {**claims, "iat": now, "exp": now + int(self._lifetime)}
        token = _token(claims, self._secret(), self._algorithm, self._header)
        if self._place == "query":
            return with_query(request, [(self._parameter, token)])
        return with_header(request, "Authorization", f"{self._prefix} {token}".strip())

    def _secret(self) -> str | bytes:
        key = self._key or ""
        if not self._base64:
            return key
        try:
            return b64decode(key, validate=True)
        except ValueError:
            raise ConfigurationError("the key of the token is no Base64") from None


class Asap(Credential):
    """A service's private key, which signs a new token for every request.

    Args:
        issuer: Who the service is.
        audience: Whom it calls, one or several.
        key_id: By what name the server finds the public key.
        private_key: The key, as PEM.
        algorithm: Such as "RS256", "PS256" or "ES256".
        subject: For whom it calls, if it is not for itself.
        lifetime: Seconds for which a token is good; at most an hour by the standard.
        claims: What the token says beside all this.
    """

    def __init__(
        self,
        issuer: str | None,
        audience: str | list[str] | None,
        *,
        key_id: str | None,
        private_key: str | None,
        algorithm: str = "RS256",
        subject: str | None = None,
        lifetime: float = 3600,
        claims: Claims | None = None,
    ) -> None:
        self._given = None not in (issuer, audience, key_id, private_key)
        self._key = private_key or ""
        self._key_id = key_id
        self._algorithm = algorithm
        self._lifetime = lifetime
        said: dict[str, JsonValue] = {"iss": issuer}
        said["aud"] = [*audience] if isinstance(audience, list) else audience
        if subject:
            said["sub"] = subject
        self._claims = {**(claims or {}), **said}

    @property
    def given(self) -> bool:
        return self._given

    async def sign(self, request: Request, outside: Outside) -> Request:
        now = int(outside.now())
        claims: Claims = {
            **self._claims,
            "iat": now,
            "exp": now + int(self._lifetime),
            "jti": str(uuid4()),
        }
        token = _token(claims, self._key, self._algorithm, {"kid": self._key_id})
        return with_header(request, "Authorization", f"Bearer {token}")


def _token(claims: Claims, key: str | bytes, algorithm: str, header: Claims) -> str:
    try:
        jwt = import_module("jwt")
    except ImportError:
        raise missing("JWT", "pyjwt[crypto]") from None
    try:
        token: str = jwt.encode(
            dict(claims), key, algorithm=algorithm, headers=dict(header)
        )
    except NotImplementedError:
        if algorithm in jwt.algorithms.requires_cryptography:
            raise missing(algorithm, "pyjwt[crypto]") from None
        raise ConfigurationError(f"no algorithm of JWT is {algorithm!r}") from None
    except (jwt.PyJWTError, ValueError, TypeError):
        # The library's own texts may quote the key.
        raise ConfigurationError(f"the key cannot sign by {algorithm}") from None
    return token
