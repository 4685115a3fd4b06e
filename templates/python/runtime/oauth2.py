"""OAuth 2: access tokens that are given, or fetched and renewed as they expire."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Literal, NamedTuple, cast
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

from .auth import AsyncToken, Credential, behind, header, with_header, with_query
from .errors import ConfigurationError, TokenError
from .granting import asked
from .http import Request, Response
from .outside import Outside, Turn
from .request import origin


class OAuth2(Credential):
    """An access token: the one that was given, else one that a grant gets.

    The grant is that of the first of these that were given: a refresh token, an
    account, a user with a password, a client alone. Whoever asks while a token is being
    fetched waits for it; a 401 to a token that was fetched fetches a new one, once.
    """

    def __init__(
        self,
        token: AsyncToken | None = None,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
        account_id: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token_url: str | None = None,
        refresh_url: str | None = None,
        scope: str | None = None,
        client_in: Literal["header", "body"] = "header",
        prefix: str = "Bearer",
        query: str = "",
    ) -> None:
        self._ask = token if callable(token) else None
        self._held = _Held(token, None) if isinstance(token, str) else None
        self._client_id = client_id
        self._client_secret = client_secret
        self._refresh_token = refresh_token
        self._account_id = account_id
        self._user = (username, password) if username is not None else None
        self._token_url = token_url
        self._refresh_url = refresh_url
        self._scope = scope
        self._client_in = client_in
        self._prefix = prefix
        self._query = query
        self._fetching = Turn()

    @property
    def given(self) -> bool:
        return self._ask is not None or self._held is not None or self._can_fetch

    async def sign(self, request: Request, outside: Outside) -> Request:
        if self._ask is not None:
            return self._with(request, await outside.ask(self._ask))
        held = self._held
        if held is None or (self._can_fetch and held.ends(outside.now())):
            held = await self._renewed(held, outside)
        return self._with(request, held.token)

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        if self._ask is not None:
            return await self.sign(request, outside)
        if not self._can_fetch:
            return None
        held = self._held
        if held is not None and self._carries(request, held.token):
            held = await self._renewed(held, outside)
        return self._with(request, held.token) if held is not None else None

    @property
    def _can_fetch(self) -> bool:
        return self._client_id is not None or self._refresh_token is not None

    async def _renewed(self, old: _Held | None, outside: Outside) -> _Held:
        async with outside.alone(self._fetching):
            held = self._held
            if held is None or held is old:
                held = self._held = await self._fetched(outside)
            return held

    async def _fetched(self, outside: Outside) -> _Held:
        if self._refresh_token is not None:
            try:
                return await self._granted(
                    self._refresh_url or self._token_url,
                    {
                        "grant_type": "refresh_token",
                        "refresh_token": self._refresh_token,
                    },
                    outside,
                )
            except TokenError as error:
                # A refresh token that a user's password got may end before the user's
                # right to ask does.
                if error.code != "invalid_grant" or self._user is None:
                    raise
                self._refresh_token = None
        return await self._granted(self._token_url, self._grant(), outside)

    def _grant(self) -> dict[str, str]:
        fields = {"grant_type": "client_credentials"}
        if self._account_id is not None:
            fields = {
                "grant_type": "account_credentials",
                "account_id": self._account_id,
            }
        elif self._user is not None:
            fields = {
                "grant_type": "password",
                "username": self._user[0],
                "password": self._user[1] or "",
            }
        return fields | ({"scope": self._scope} if self._scope else {})

    async def _granted(
        self, url: str | None, fields: Mapping[str, str], outside: Outside
    ) -> _Held:
        response = await asked(self._request(url, fields), outside, "no token")
        body = _object(response.content)
        token = body.get("access_token")
        if not 200 <= response.status <= 299 or not isinstance(token, str) or not token:
            raise TokenError(response.status, _code(body.get("error")))
        following = body.get("refresh_token")
        if isinstance(following, str) and following:
            self._refresh_token = following
        return _Held(token, _end(body.get("expires_in"), outside.now()))

    def _request(self, url: str | None, fields: Mapping[str, str]) -> Request:
        if url is None:
            raise ConfigurationError("token_url is missing")
        try:
            scheme, host, _ = origin(url)
        except ValueError:
            raise ConfigurationError("token_url is no URL") from None
        if scheme not in {"http", "https"} or not host:
            raise ConfigurationError("token_url must begin with http:// or https://")
        client, secret = self._client_id, self._client_secret
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        sent = dict(fields)
        if client is not None and secret is not None and self._client_in == "header":
            text = f"{quote(client, safe='')}:{quote(secret, safe='')}"
            proof = b64encode(text.encode()).decode("ascii")
            headers["Authorization"] = f"Basic {proof}"
        elif client is not None:
            sent |= {"client_id": client}
            sent |= {"client_secret": secret} if secret is not None else {}
        content = "&".join(f"{k}={quote_plus(v)}" for k, v in sent.items())
        return Request("POST", url, tuple(headers.items()), content.encode("ascii"))

    def _with(self, request: Request, token: str) -> Request:
        if self._query:
            return with_query(request, [(self._query, token)])
        return with_header(request, "Authorization", behind(self._prefix, token))

    def _carries(self, request: Request, token: str) -> bool:
        if self._query:
            pairs = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
            return (self._query, token) in pairs
        return header(request, "Authorization") == behind(self._prefix, token)


class _Held(NamedTuple):
    """A token, and the time from which it is no longer to be used, if that is known."""

    token: str
    end: float | None

    def ends(self, now: float) -> bool:
        return self.end is not None and now >= self.end


def _object(content: bytes) -> Mapping[str, object]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast(dict[str, object], body) if isinstance(body, dict) else {}


def _end(lifetime: object, now: float) -> float | None:
    if not isinstance(lifetime, str | int | float) or isinstance(lifetime, bool):
        return None
    try:
        seconds = float(lifetime)
    except (ValueError, OverflowError):
        return None
    return now + seconds - min(_EARLY, seconds / 10) if seconds > 0 else None


def _code(error: object) -> str | None:
    """The server's word for what is wrong; any other text may say a secret."""
    return error if isinstance(error, str) and _WORD.fullmatch(error) else None


_EARLY = 30.0
_WORD = re.compile(
    r"invalid_(?:request|client|grant|scope|target)|access_denied|server_error"
    r"|un(?:authorized_client|supported_grant_type)|temporarily_unavailable"
)
