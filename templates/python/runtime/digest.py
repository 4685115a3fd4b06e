"""HTTP digest authentication: the answer to a challenge that the server gives."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from urllib.parse import quote, urlsplit

from .auth import Credential, header, pieces, with_header
from .http import Headers, Request, Response
from .outside import Outside


class Digest(Credential):
    """A user name and a password, of which only hashes are sent.

    The server's challenge is kept: further calls answer it at once, with its count.
    """

    def __init__(self, username: str | None, password: str | None = None) -> None:
        self._username = username
        self._password = password
        self._lock = Lock()
        self._known: _Challenge | None = None

    @property
    def given(self) -> bool:
        return self._username is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        return self._answered(request, self._known)

    async def answer(
        self, request: Request, response: Response, outside: Outside
    ) -> Request | None:
        challenge = strongest(response.headers)
        if challenge is None:
            return None
        refused = (header(request, "Authorization") or "").startswith("Digest ")
        with self._lock:
            known = self._known
            if known is None or known.nonce != challenge.nonce:
                self._known = known = challenge
            elif refused and not challenge.stale:
                return None
        return self._answered(request, known)

    def _answered(self, request: Request, challenge: _Challenge | None) -> Request:
        if challenge is None or (challenge.qop == "auth-int" and not pieces(request)):
            return request
        with self._lock:
            challenge.count += 1
            count = challenge.count
        words = challenge.words(
            request, self._username or "", self._password or "", count
        )
        return with_header(request, "Authorization", f"Digest {words}")


@dataclass(slots=True, kw_only=True, repr=False)
class _Challenge:
    """What a server asks, and how often it was answered."""

    realm: str
    nonce: str
    algorithm: str
    opaque: str | None
    qop: str
    userhash: bool
    stale: bool
    cnonce: str
    count: int = 0

    def words(self, request: Request, username: str, password: str, count: int) -> str:
        """The answer for a request, as it stands in the header."""
        parts = urlsplit(request.url)
        uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        secret = self._hash(f"{username}:{self.realm}:{password}")
        if self.algorithm.lower().endswith("-sess"):
            secret = self._hash(f"{secret}:{self.nonce}:{self.cnonce}")
        subject = f"{request.method}:{uri}"
        if self.qop == "auth-int":
            subject += f":{_hashed(self.algorithm, pieces(request) or ())}"
        middle = f":{count:08x}:{self.cnonce}:{self.qop}" if self.qop else ""
        proof = self._hash(f"{secret}:{self.nonce}{middle}:{self._hash(subject)}")
        found = [
            *self._user(username),
            f"realm={_quoted(self.realm)}",
            f"nonce={_quoted(self.nonce)}",
            f"uri={_quoted(uri)}",
            f"algorithm={self.algorithm}",
            f'response="{proof}"',
        ]
        if self.qop:
            found += [f"qop={self.qop}", f"nc={count:08x}"]
        if self.qop or self.algorithm.lower().endswith("-sess"):
            found.append(f'cnonce="{self.cnonce}"')
        if self.opaque is not None:
            found.append(f"opaque={_quoted(self.opaque)}")
        return ", ".join(found)

    def _user(self, username: str) -> Iterator[str]:
        if self.userhash:
            yield f'username="{self._hash(f"{username}:{self.realm}")}"'
            yield "userhash=true"
        elif username.isascii():
            yield f"username={_quoted(username)}"
        else:
            yield f"username*=UTF-8''{quote(username, safe='')}"

    def _hash(self, text: str) -> str:
        return _hashed(self.algorithm, (text.encode(),))


def strongest(headers: Headers) -> _Challenge | None:
    """The challenge with the best hash, of those that can be answered."""
    found = [c for text in _texts(headers) for c in _challenges(text)]
    return min(found, key=lambda c: _ORDER.index(_plain(c.algorithm)), default=None)


def _texts(headers: Headers) -> Iterator[str]:
    for name, value in headers.pairs:
        if name.lower() == "www-authenticate":
            yield value


def _challenges(text: str) -> Iterator[_Challenge]:
    scheme, words = "", dict[str, str]()
    for found in (*_WORDS.finditer(text), None):
        if found is not None and found["equals"]:
            value = found["quoted"]
            plain = found["plain"] or ""
            words[found["word"].lower()] = plain if value is None else _unquoted(value)
            continue
        if scheme == "digest":
            yield from _challenge(words)
        scheme, words = (found["word"].lower(), {}) if found is not None else ("", {})


def _challenge(words: dict[str, str]) -> Iterator[_Challenge]:
    algorithm = words.get("algorithm") or "MD5"
    offered = [word.strip() for word in words.get("qop", "").lower().split(",")]
    qop = next((word for word in ("auth", "auth-int") if word in offered), "")
    unknown = any(offered) and not qop
    if _plain(algorithm) not in _ORDER or unknown or "nonce" not in words:
        return
    yield _Challenge(
        realm=words.get("realm", ""),
        nonce=words["nonce"],
        algorithm=algorithm,
        opaque=words.get("opaque"),
        qop=qop,
        userhash=words.get("userhash", "").lower() == "true",
        stale=words.get("stale", "").lower() == "true",
        cnonce=secrets.token_hex(16),
    )


def _plain(algorithm: str) -> str:
    return algorithm.upper().removesuffix("-SESS")


def _hashed(algorithm: str, content: Iterable[bytes]) -> str:
    # Whether MD5 is good enough is the server's choice, also where policy bans it.
    known = hashlib.new(_HASHES[_plain(algorithm)], usedforsecurity=False)
    for piece in content:
        known.update(piece)
    return known.hexdigest()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


_HASHES = {"SHA-512-256": "sha512_256", "SHA-256": "sha256", "MD5": "md5"}
_ORDER = [
    name for name, known in _HASHES.items() if known in hashlib.algorithms_available
]
_WORDS = re.compile(
    r"(?P<word>[\w!#$%&'*+.^`|~-]+)"
    r"(?P<equals>\s*=\s*(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<plain>[^\s,\"]*)))?"
)
