"""ServiceStack: users who sign in, and tokens that are renewed when one is refused."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from .auth import AsyncToken, Credential, behind, header, with_header
from .errors import TokenError, TransportError
from .granting import asked
from .http import Request, Response
from .outside import Outside, Refused, Turn


class _Renewing(Credential):
    """What is proved with something that a server gave, and may stop to take.

    Whoever needs it while it is being fetched waits for it; a 401 to it has it renewed,
    once. Each base URL has a proof of its own, which no other server gets to see.
    """

    def __init__(self, first: _Proof | None, refresh_path: str) -> None:
        self._first = first
        self._refresh_path = refresh_path
        self._held: dict[str, _Proof] = {}
        self._failed: dict[str, _Failure] = {}
        self._renewal = Turn()

    async def sign(self, request: Request, outside: Outside) -> Request:
        proof = self._held.get(outside.base_url, self._first)
        if proof is None or not proof.proves:
            proof = await self._renewed(proof, outside)
        return proof.put_on(request) if proof is not None else request

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        proof = self._held.get(outside.base_url, self._first)
        if proof is not None and proof.is_on(request):
            request = proof.taken_off(request)
            proof = await self._renewed(proof, outside)
        elif self._first is not None and self._first.is_on(request):
            request = self._first.taken_off(request)
        return proof.put_on(request) if proof is not None else None

    @abstractmethod
    async def _fetched(self, outside: Outside) -> _Proof | None:
        """A proof that rests on no other; None if there is no way to one."""

    async def _renewed(self, old: _Proof | None, outside: Outside) -> _Proof | None:
        base = outside.base_url
        before = self._failed.get(base)
        async with outside.alone(self._renewal):
            held = self._held.get(base, self._first)
            if held is not old:
                return held
            failure = self._failed.get(base)
            if failure is before or failure is None:
                return await self._tried(old, outside)
        # It failed while this call waited: many calls must not lock a user out, nor
        # wait for a host that is silent one after another.
        if failure.error is not None:
            kind, reason = failure.error
            raise kind(reason, "not_sent")
        if failure.refusal is not None:
            raise Refused(*failure.refusal)
        return None

    async def _tried(self, old: _Proof | None, outside: Outside) -> _Proof | None:
        base = outside.base_url
        try:
            proof = await self._following(old, outside)
        except Refused as refused:
            self._failed[base] = _Failure(refusal=(refused.path, refused.response))
            raise
        except TransportError as error:
            if not outside.hurried:
                self._failed[base] = _Failure(error=(type(error), error.reason))
            raise
        if proof is None:
            self._failed[base] = _Failure()
        else:
            self._held[base] = proof
        return proof

    async def _following(self, old: _Proof | None, outside: Outside) -> _Proof | None:
        if old is None or not old.refresh_token:
            return await self._fetched(outside)
        try:
            return await self._refreshed(old, outside)
        except Refused:
            proof = await self._fetched(outside)
            if proof is None and not old.proves:
                raise
            return proof

    async def _refreshed(self, old: _Proof, outside: Outside) -> _Proof:
        """What a refresh token gets."""
        said = {"refreshToken": old.refresh_token}
        response = await _posted(self._refresh_path, said, outside)
        fields, cookies = _fields(response), dict(_cookies(response))
        token = fields.get("accesstoken") or cookies.get("ss-tok", "")
        if not 200 <= response.status <= 299 or not token:
            raise Refused(self._refresh_path, _without(response, old.refresh_token))
        following = fields.get("refreshtoken") or cookies.get("ss-reftok")
        new = replace(old, refresh_token=following or old.refresh_token)
        if old.cookies and not old.token and "ss-tok" in cookies:
            return replace(new, cookies={**old.cookies, **cookies})
        return replace(new, token=token)


class Session(_Renewing):
    """A user who signs in at the first call, and again where that has come to an end.

    What the server gives for it proves who is asking: a token if there is one, else the
    cookies, else the id of the session. A `session_id` that is given is used until it
    is refused.
    """

    def __init__(
        self,
        username: str | None,
        password: AsyncToken | None = None,
        *,
        session_id: str | None = None,
        sign_in_path: str = "/auth/credentials",
        refresh_path: str = "/access-token",
        provider: str = "credentials",
    ) -> None:
        first = _Proof(session=session_id) if session_id else None
        super().__init__(first, refresh_path)
        self._username = username
        self._password = password
        self._path = sign_in_path
        self._provider = provider

    @property
    def given(self) -> bool:
        return self._username is not None or self._first is not None

    async def _fetched(self, outside: Outside) -> _Proof | None:
        if self._username is None:
            return None
        password = self._password or ""
        if callable(password):
            password = await outside.ask(password)
        said = {
            "provider": self._provider,
            "userName": self._username,
            "password": password,
            "rememberMe": True,
        }
        response = await _posted(self._path, said, outside)
        if not 200 <= response.status <= 299:
            raise Refused(self._path, _without(response, password))
        fields, cookies = _fields(response), dict(_cookies(response))
        proof = _Proof(
            token=fields.get("bearertoken", ""),
            cookies=cookies,
            session=fields.get("sessionid", ""),
            refresh_token=fields.get("refreshtoken") or cookies.get("ss-reftok", ""),
        )
        if not proof.proves:
            raise TokenError(response.status, None)
        return proof


class RenewedBearer(_Renewing):
    """A bearer token that a refresh token renews when it is refused."""

    def __init__(
        self,
        token: AsyncToken | None,
        *,
        refresh_token: str | None = None,
        prefix: str = "Bearer",
        refresh_path: str = "/access-token",
    ) -> None:
        self._ask = token if callable(token) else None
        text = "" if token is None or callable(token) else token
        first = _Proof(token=text, refresh_token=refresh_token or "", prefix=prefix)
        super().__init__(first, refresh_path)
        self._prefix = prefix

    @property
    def given(self) -> bool:
        first = self._first
        known = first is not None and bool(first.token or first.refresh_token)
        return known or self._ask is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        if self._ask is None:
            return await super().sign(request, outside)
        token = await outside.ask(self._ask)
        return _Proof(token=token, prefix=self._prefix).put_on(request)

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        if self._ask is None:
            return await super().answer(request, response, outside)
        return await self.sign(request, outside)

    async def _fetched(self, outside: Outside) -> _Proof | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _Proof:
    """What a server gave to show it again; the first of these that there is."""

    token: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict[str, str])
    session: str = ""
    refresh_token: str = ""
    prefix: str = "Bearer"

    @property
    def proves(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.token or self.cookies or self.session)

    def put_on(self, request: Request) -> Request:
        """`request` with the proof, whose answer's cookies are for nobody else."""
        request = replace(request, apart=True)
        if self.token:
            text = behind(self.prefix, self.token)
            return with_header(request, "Authorization", text)
        if self.cookies:
            others = (p for p in _sent(request) if p[0] not in self.cookies)
            text = _joined([*others, *self.cookies.items()])
            return with_header(request, "Cookie", text)
        return with_header(request, "X-ss-id", self.session)

    def is_on(self, request: Request) -> bool:
        """Whether `request` carries the proof."""
        if self.token:
            text = behind(self.prefix, self.token)
            return header(request, "Authorization") == text
        if self.cookies:
            return set(self.cookies.items()) <= set(_sent(request))
        return header(request, "X-ss-id") == self.session

    def taken_off(self, request: Request) -> Request:
        """`request` without the proof that it carries."""
        if self.token or not self.cookies:
            name = "authorization" if self.token else "x-ss-id"
            kept = tuple(p for p in request.headers if p[0].lower() != name)
            return replace(request, headers=kept)
        kept = tuple(p for p in request.headers if p[0].lower() != "cookie")
        others = [pair for pair in _sent(request) if pair[0] not in self.cookies]
        request = replace(request, headers=kept)
        return with_header(request, "Cookie", _joined(others)) if others else request


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _Failure:
    """One try that got no proof, and what was answered or went wrong, to be told."""

    refusal: tuple[str, Response] | None = None
    error: tuple[type[TransportError], str] | None = None


async def _posted(path: str, said: Mapping[str, object], outside: Outside) -> Response:
    """The answer to a JSON object that is sent behind the base URL.

    Raises:
        TransportError: There was no answer, or one that says to ask again.
    """
    headers = (("Accept", _JSON), ("Content-Type", _JSON))
    content = json.dumps(said).encode()
    # Whatever the path is, it leads nowhere but to the API's own server.
    url = f"{outside.base_url}/{path.lstrip('/')}"
    request = Request("POST", url, headers, content, apart=True)
    return await asked(request, outside, "not signed in")


def _fields(response: Response) -> dict[str, str]:
    """The texts in a JSON object, by names in which case means nothing."""
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    found = cast(dict[str, object], body) if isinstance(body, dict) else {}
    return {
        name.replace("_", "").lower(): value
        for name, value in found.items()
        if isinstance(value, str)
    }


def _cookies(response: Response) -> Iterator[tuple[str, str]]:
    """The cookies that an answer sets; not those that it takes away."""
    for name, text in response.headers.pairs:
        if name.lower() != "set-cookie" or not (text.isascii() and text.isprintable()):
            continue
        pair, *attributes = (part.strip() for part in text.split(";"))
        key, _, value = pair.partition("=")
        ended = any(a.lower().replace(" ", "") == "max-age=0" for a in attributes)
        if key and value and not ended:
            yield key, value


def _sent(request: Request) -> list[tuple[str, str]]:
    text = header(request, "Cookie") or ""
    pairs = (part.strip().partition("=") for part in text.split(";") if part.strip())
    return [(name, value) for name, _, value in pairs]


def _joined(cookies: list[tuple[str, str]]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies)


def _without(response: Response, secret: str) -> Response:
    """An answer for an error to hold; empty if it repeats a secret."""
    forms = secret.encode(errors="replace"), json.dumps(secret)[1:-1].encode()
    if len(secret) > _SHORT and any(form in response.content for form in forms):
        return replace(response, content=b"")
    return response


_SHORT = 3
_JSON = "application/json"
