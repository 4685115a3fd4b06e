"""Digest authentication, against a server that computes what it expects."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.loopback import Answer, Recorded, serving

from .calling import calling
from .conftest import Made

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def hashed(algorithm: str, text: bytes) -> str:
    name = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}
    return hashlib.new(name[algorithm.removesuffix("-sess")], text).hexdigest()


@dataclass
class Guard:
    """A server that lets nobody in who does not answer its challenge."""

    algorithm: str = "MD5"
    qop: str = "auth"
    userhash: bool = False
    user: str = "Mufasa"
    password: str = "Circle of Life"
    nonce: str = "n1"
    stale: bool = False
    more: tuple[str, ...] = ()
    seen: list[dict[str, str]] = field(default_factory=list)

    def __call__(self, request: Recorded) -> Answer:
        proof = request.header("Authorization") or ""
        words = {
            key: quoted or plain
            for key, quoted, plain in re.findall(
                r'([\w*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))', proof
            )
        }
        self.seen.append(words)
        if words.get("nonce") == self.nonce and self.right(request, words):
            return Answer()
        challenge = (
            f'Digest realm="a \\"b\\", c", nonce="{self.nonce}", opaque="o=1"'
            + (f", algorithm={self.algorithm}" if self.algorithm else "")
            + (f', qop="{self.qop}"' if self.qop else "")
            + (", userhash=true" if self.userhash else "")
            + (", stale=TRUE" if self.stale else "")
        )
        values = (*self.more, challenge)
        return Answer(401, headers=tuple(("WWW-Authenticate", v) for v in values))

    def right(self, request: Recorded, words: dict[str, str]) -> bool:
        algorithm = self.algorithm or "MD5"

        def h(text: str | bytes) -> str:
            data = text.encode() if isinstance(text, str) else text
            return hashed(algorithm, data)

        realm = 'a "b", c'
        secret = h(f"{self.user}:{realm}:{self.password}")
        if algorithm.endswith("-sess"):
            secret = h(f"{secret}:{self.nonce}:{words['cnonce']}")
        subject = f"{request.method}:{request.target}"
        if words.get("qop") == "auth-int":
            subject += f":{h(request.body)}"
        named = ("nc", "cnonce", "qop") if "qop" in words else ()
        middle = "".join(f":{words[key]}" for key in named)
        wanted = h(f"{secret}:{self.nonce}{middle}:{h(subject)}")
        name = h(f"{self.user}:{realm}") if self.userhash else self.user
        known = words.get("username") in (name, None)
        return known and words.get("response") == wanted and words["opaque"] == "o=1"


def digest(made: Made, user: str = "Mufasa", password: str = "Circle of Life") -> Any:
    return made("_runtime.digest").Digest(user, password)


@BOTH
@pytest.mark.parametrize("qop", ["", "auth", "auth-int", "auth-int,auth"])
@pytest.mark.parametrize(
    "algorithm", ["", "MD5", "MD5-sess", "SHA-256", "SHA-256-sess"]
)
def test_a_challenge_of_any_kind_is_answered(
    made: Made, asynchronous: bool, algorithm: str, qop: str
) -> None:
    guard = Guard(algorithm=algorithm, qop=qop)

    with (
        serving(guard) as loopback,
        calling(made, asynchronous, loopback.url, digest(made)) as call,
    ):
        call("POST", "/a b", query={"x": "1 2"}, json={"y": 1})

    assert len(guard.seen) == 2


@BOTH
def test_a_known_challenge_is_answered_at_once_and_counted(
    made: Made, asynchronous: bool
) -> None:
    guard = Guard()

    with (
        serving(guard) as loopback,
        calling(made, asynchronous, loopback.url, digest(made)) as call,
    ):
        call("GET", "/1")
        call("GET", "/2")
        call.together(3)

    assert guard.seen[0] == {}
    counts = sorted(words["nc"] for words in guard.seen[1:])
    assert counts == [f"{n:08x}" for n in range(1, 6)]


@BOTH
def test_a_stale_nonce_is_replaced(made: Made, asynchronous: bool) -> None:
    guard = Guard()

    with (
        serving(guard) as loopback,
        calling(made, asynchronous, loopback.url, digest(made)) as call,
    ):
        call("GET", "/")
        guard.nonce, guard.stale = "n2", True
        call("GET", "/")

    assert [words.get("nonce") for words in guard.seen] == [None, "n1", "n1", "n2"]
    assert guard.seen[-1]["nc"] == "00000001"


@BOTH
def test_a_wrong_password_is_tried_once(made: Made, asynchronous: bool) -> None:
    guard = Guard()

    with (
        serving(guard) as loopback,
        calling(made, asynchronous, loopback.url, digest(made, password="no")) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/")

    assert len(guard.seen) == 2


def test_the_strongest_of_several_challenges_is_answered(made: Made) -> None:
    weak = 'Basic realm="x", Digest realm="y", nonce="weak", algorithm=MD5, qop="auth"'
    odd = 'Digest realm="z", nonce="odd", algorithm=SHA-1024'
    guard = Guard(algorithm="SHA-256", more=(weak, odd))

    with (
        serving(guard) as loopback,
        calling(made, False, loopback.url, digest(made)) as call,
    ):
        call("GET", "/")

    assert guard.seen[-1]["algorithm"] == "SHA-256"


def test_a_user_name_can_be_sent_as_a_hash(made: Made) -> None:
    guard = Guard(algorithm="SHA-256", userhash=True)

    with (
        serving(guard) as loopback,
        calling(made, False, loopback.url, digest(made)) as call,
    ):
        call("GET", "/")

    assert "Mufasa" not in str(guard.seen)


def test_a_user_name_beyond_ascii_is_sent_escaped(made: Made) -> None:
    guard = Guard(user="Zoë")

    with (
        serving(guard) as loopback,
        calling(made, False, loopback.url, digest(made, "Zoë")) as call,
    ):
        call("GET", "/")

    assert guard.seen[-1]["username*"] == "UTF-8''Zo%C3%AB"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Digest",
        'Basic realm="x"',
        'Digest realm="x", qop="auth"',
        'Digest realm="x", nonce="n", qop="other"',
    ],
)
def test_a_challenge_that_cannot_be_answered_is_left_alone(
    made: Made, said: str
) -> None:
    answer = Answer(401, headers=(("WWW-Authenticate", said),))

    with (
        serving(lambda _: answer) as loopback,
        calling(made, False, loopback.url, digest(made)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/")

    assert len(loopback.requests) == 1


def test_an_answer_keeps_what_else_proves_who_is_asking(made: Made) -> None:
    guard = Guard()
    key = made("_runtime.apikey").ApiKey("k", "query", "key")

    with (
        serving(guard) as loopback,
        calling(made, False, loopback.url, digest(made), key) as call,
    ):
        call("GET", "/x")

    assert [r.target for r in loopback.requests] == ["/x?key=k", "/x?key=k"]


def test_the_password_is_nowhere_to_be_seen(made: Made) -> None:
    scheme = digest(made, password="s3cret")

    with (
        serving(Guard()) as loopback,
        calling(made, False, loopback.url, scheme) as call,
        pytest.raises(made("_runtime.errors").Unauthorized) as caught,
    ):
        call("GET", "/")

    sent = [value for r in loopback.requests for _, value in r.headers]
    assert "s3cret" not in f"{sent} {scheme!r} {caught.value}"
