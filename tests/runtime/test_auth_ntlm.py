"""NTLM over connections that a server tells apart, which the library itself judges."""

from __future__ import annotations

import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import Answer, serving

from .calling import calling
from .conftest import Made, Reply, Server

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


class Domain:
    """A server of a domain; `rounds` are those of each connection."""

    def __init__(self) -> None:
        spnego = pytest.importorskip("spnego")
        self.rounds: list[list[str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                self.context: Any = None
                self.known = False
                self.steps: list[str] = []
                outer.rounds.append(self.steps)

            def do_GET(self) -> None:
                proof = self.headers.get("Authorization", "")
                self.steps.append(proof.partition(" ")[0] or "-")
                if self.known:
                    self.say(200)
                    return
                if not proof.startswith("NTLM "):
                    self.say(401, "Negotiate, NTLM")
                    return
                if self.context is None:
                    self.context = spnego.server(protocol="ntlm")
                try:
                    token = self.context.step(b64decode(proof[5:]))
                except spnego.exceptions.SpnegoError:
                    self.say(401, "Negotiate, NTLM")
                    return
                self.known = self.context.complete
                if self.known:
                    self.say(200)
                else:
                    self.say(401, "NTLM " + b64encode(token).decode())

            def say(self, status: int, challenge: str = "") -> None:
                self.send_response(status)
                if challenge:
                    self.send_header("WWW-Authenticate", challenge)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def domain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Domain]:
    users = tmp_path / "users"
    users.write_text("TEST:User:Pa55word\n")
    monkeypatch.setenv("NTLM_USER_FILE", str(users))
    domain = Domain()
    thread = threading.Thread(target=domain.http.serve_forever, args=(0.01,))
    thread.start()
    yield domain
    domain.http.shutdown()
    domain.http.server_close()
    thread.join()


def ntlm(made: Made, password: str = "Pa55word") -> Any:
    return made("_runtime.ntlm").Ntlm("User", password, domain="TEST")


@BOTH
def test_a_connection_is_believed_after_two_rounds(
    made: Made, domain: Domain, asynchronous: bool
) -> None:
    with calling(made, asynchronous, domain.url, ntlm(made)) as call:
        assert call("GET", "/").status_code == 200
        assert call("GET", "/").status_code == 200

    assert domain.rounds == [["-", "NTLM", "NTLM", "-"]]


@BOTH
def test_calls_at_the_same_time_share_one_connection(
    made: Made, domain: Domain, asynchronous: bool
) -> None:
    with calling(made, asynchronous, domain.url, ntlm(made)) as call:
        answers = call.together(5)

    assert [answer.status_code for answer in answers] == [200] * 5
    assert domain.rounds == [["-", "NTLM", "NTLM", "-", "-", "-", "-"]]


@BOTH
def test_a_wrong_password_is_tried_once(
    made: Made, domain: Domain, asynchronous: bool
) -> None:
    scheme = ntlm(made, "s3cret")

    with (
        calling(made, asynchronous, domain.url, scheme) as call,
        pytest.raises(made("_runtime.errors").Unauthorized) as caught,
    ):
        call("GET", "/")

    assert domain.rounds == [["-", "NTLM", "NTLM"]]
    assert "s3cret" not in f"{scheme!r} {caught.value}"


@pytest.mark.parametrize("said", ["NTLM !", "NTLM AAAA", "Basic", ""])
def test_an_answer_that_is_no_challenge_ends_the_rounds(made: Made, said: str) -> None:

    pytest.importorskip("spnego")
    replies = iter(["NTLM", said])

    def answer(_: object) -> Answer:
        return Answer(401, headers=(("WWW-Authenticate", next(replies)),))

    with (
        serving(answer) as loopback,
        calling(made, False, loopback.url, ntlm(made)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/")

    assert len(loopback.requests) == 2


def test_a_missing_library_is_named_when_it_is_first_needed(
    made: Made, domain: Domain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spnego", None)

    with (
        calling(made, False, domain.url, ntlm(made)) as call,
        pytest.raises(made("_runtime.errors").ConfigurationError) as caught,
    ):
        call("GET", "/")

    assert str(caught.value) == "NTLM needs a library: pip install pyspnego"


def test_a_server_that_asks_nothing_is_not_troubled(made: Made, server: Server) -> None:

    server.replies = [Reply.json({})]

    with calling(made, False, server.url, ntlm(made)) as call:
        call("GET", "/")

    assert "authorization" not in server.last.headers
