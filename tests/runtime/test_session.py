"""Users who sign in to a ServiceStack host, and tokens that it renews."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import threading
from typing import Any

import pytest

from tests.loopback import Answer, Recorded, serving

from .calling import calling
from .conftest import Made, Reply, Server

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])

SIGN_IN = "/auth/credentials"
REFRESH = "/access-token"
PASSWORD = "p4ss w0rd"


class Host:
    """A host that gives each user a proof of one kind, and takes only the last one."""

    def __init__(self, gives: str = "cookies") -> None:
        self.gives = gives
        self.password = PASSWORD
        self.signed: list[dict[str, Any]] = []
        self.refreshed: list[str] = []
        self.calls = 0
        self.valid = "none"
        self.refusing = False
        self.deaf = False
        self.refresh_token = ""
        self.seen: list[Recorded] = []
        self._lock = threading.Lock()

    def __call__(self, request: Recorded) -> Answer:
        with self._lock:
            if request.target.endswith(SIGN_IN):
                return self._sign_in(json.loads(request.body))
            if request.target.endswith(REFRESH):
                return self._refresh(json.loads(request.body))
            self.calls += 1
            self.seen.append(request)
            taken = not self.deaf and self._proof(request) == self.valid
            return Answer() if taken else failed(401, "Unauthorized", "Not signed in")

    def _sign_in(self, said: dict[str, Any]) -> Answer:
        self.signed.append(said)
        if said["password"] != self.password:
            return failed(401, "InvalidLogin", "Invalid user name or password")
        self.valid = f"s{len(self.signed)}"
        return self._given("bearerToken", "refreshToken", "sessionId")

    def _refresh(self, said: dict[str, Any]) -> Answer:
        self.refreshed.append(said["refreshToken"])
        if self.refusing or said["refreshToken"] != self.refresh_token:
            return failed(403, "TokenException", "Token has expired")
        self.valid = f"r{len(self.refreshed)}"
        return self._given("accessToken", "", "")

    def _given(self, token: str, refresh: str, session: str) -> Answer:
        cookies: list[tuple[str, str]] = []
        body: dict[str, str] = {"userName": "ada", session: self.valid}
        match self.gives:
            case "cookies":
                cookies = [("ss-id", self.valid), ("ss-opt", "temp")]
            case "token":
                body[token] = self.valid
            case "tokens":
                body |= {token: self.valid, refresh: f"for-{self.valid}"}
            case "token cookies":
                cookies = [("ss-tok", self.valid), ("ss-reftok", f"for-{self.valid}")]
            case "Tokens":
                pairs = {token: self.valid, refresh: f"for-{self.valid}"}
                body = {k[:1].upper() + k[1:]: v for k, v in pairs.items()}
            case _:
                body.pop("", None)
        self.refresh_token = f"for-{self.valid}"
        body.pop("", None)
        headers = [("Set-Cookie", f"{k}={v}; Path=/; HttpOnly") for k, v in cookies]
        gone = ("Set-Cookie", "ss-pid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
        return Answer(200, json.dumps(body).encode(), (*headers, gone))

    def _proof(self, request: Recorded) -> str | None:
        cookies = dict(
            part.split("=", 1)
            for part in (request.header("Cookie") or "").split("; ")
            if part
        )
        match self.gives:
            case "cookies":
                return cookies.get("ss-id")
            case "token cookies":
                return cookies.get("ss-tok")
            case "header":
                return request.header("X-ss-id")
            case _:
                return (request.header("Authorization") or "").removeprefix("Bearer ")


def failed(status: int, code: str, message: str) -> Answer:
    said = {"responseStatus": {"errorCode": code, "message": message, "errors": []}}
    return Answer(status, json.dumps(said).encode())


def session(made: Made, password: Any = PASSWORD, **facts: Any) -> Any:
    return made("_runtime.session").Session("ada", password, **facts)


def bearer(made: Made, token: Any, **facts: Any) -> Any:
    return made("_runtime.session").RenewedBearer(token, **facts)


# --- Signing in ----------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    "gives", ["cookies", "token", "tokens", "Tokens", "token cookies", "header"]
)
def test_a_user_signs_in_once_at_the_first_call(
    made: Made, asynchronous: bool, gives: str
) -> None:
    host = Host(gives)

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        assert host.signed == []
        call("GET", "/a")
        call("POST", "/b", json={"c": 1})

    assert host.signed == [
        {
            "provider": "credentials",
            "userName": "ada",
            "password": PASSWORD,
            "rememberMe": True,
        }
    ]
    assert host.calls == 2


def test_a_host_below_a_path_is_signed_in_to_there(made: Made) -> None:
    host = Host()

    with serving(host) as loopback:
        scheme = session(made, sign_in_path="/v2/auth/credentials", provider="own")
        with calling(made, False, f"{loopback.url}/api", scheme) as call:
            call("GET", "/a")
        targets = [request.target for request in loopback.requests]

    assert targets == ["/api/v2/auth/credentials", "/api/a"]
    assert host.signed[0]["provider"] == "own"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("@evil.example/auth/credentials", "/@evil.example/auth/credentials"),
        ("//evil.example/auth/credentials", "/evil.example/auth/credentials"),
    ],
)
def test_a_user_signs_in_at_the_base_url_whatever_the_path(
    made: Made, path: str, target: str
) -> None:
    host = Host()

    with serving(host) as loopback:
        scheme = session(made, sign_in_path=path)
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert loopback.requests[0].target == target


@BOTH
def test_a_password_may_be_a_function(made: Made, asynchronous: bool) -> None:
    async def later() -> str:
        return PASSWORD

    host = Host()
    password = later if asynchronous else (lambda: PASSWORD)

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made, password)) as call,
    ):
        call("GET", "/")

    assert host.signed[0]["password"] == PASSWORD


@BOTH
def test_a_session_that_ended_is_signed_in_to_anew_once(
    made: Made, asynchronous: bool
) -> None:
    host = Host()

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("GET", "/")
        host.valid = "ended"
        call("POST", "/", json={"a": 1})

    assert (len(host.signed), host.calls) == (2, 3)
    assert [r.body for r in host.seen[1:]] == [b'{"a":1}'] * 2
    assert host.seen[-1].header("Cookie") == "ss-id=s2; ss-opt=temp"


@BOTH
@pytest.mark.parametrize("gives", ["cookies", "tokens", "token cookies", "header"])
def test_a_second_401_is_the_end(made: Made, asynchronous: bool, gives: str) -> None:
    host = Host(gives)
    host.deaf = True

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized, match="GET /") as caught,
    ):
        call("GET", "/")

    assert caught.value.code == "Unauthorized"
    assert host.calls == 2
    assert len(host.signed) + len(host.refreshed) == 2


@BOTH
@pytest.mark.parametrize("gives", ["tokens", "Tokens", "token cookies"])
def test_a_refresh_token_goes_before_the_password(
    made: Made, asynchronous: bool, gives: str
) -> None:
    host = Host(gives)

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("GET", "/")
        host.valid = "ended"
        call("GET", "/")

    assert (len(host.signed), host.refreshed) == (1, ["for-s1"])


@BOTH
def test_a_refused_refresh_token_gives_way_to_the_password(
    made: Made, asynchronous: bool
) -> None:
    host = Host("tokens")
    host.refusing = True

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("GET", "/")
        host.valid = "ended"
        call("GET", "/")

    assert (len(host.signed), host.refreshed) == (2, ["for-s1"])


@BOTH
def test_calls_at_the_same_time_sign_in_once(made: Made, asynchronous: bool) -> None:
    host = Host()

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call.together(6)
        first = len(host.signed)
        host.valid = "ended"
        call.together(6)

    assert (first, len(host.signed)) == (1, 2)


@BOTH
def test_a_session_that_is_given_is_used_until_it_is_refused(
    made: Made, asynchronous: bool
) -> None:
    host = Host("header")
    host.valid = "mine"

    with serving(host) as loopback:
        alone = made("_runtime.session").Session(None, session_id="mine")
        with calling(made, asynchronous, loopback.url, alone) as call:
            call("GET", "/")
            host.valid = "ended"
            with pytest.raises(made("_runtime.errors").Unauthorized):
                call("GET", "/")
        backed = session(made, session_id="mine")
        with calling(made, asynchronous, loopback.url, backed) as call:
            call("GET", "/")

    assert len(host.signed) == 1


# --- What goes wrong -----------------------------------------------------------


@BOTH
def test_a_wrong_password_is_told_without_it(
    made: Made, asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    host = Host()
    wrong = "wr0ng, v3ry"
    caplog.set_level(logging.DEBUG)

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made, wrong)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized) as caught,
    ):
        call("GET", "/secret")

    error = caught.value
    assert str(error) == (
        "POST /auth/credentials: 401, code InvalidLogin: Invalid user name or password"
    )
    assert error.__context__ is None or error.__suppress_context__
    assert (len(host.signed), host.calls) == (1, 0)
    assert wrong not in f"{error!r} {vars(error)} {caplog.text}"


def test_calls_at_the_same_time_try_a_wrong_password_once(made: Made) -> None:
    host = Host()
    unauthorized = made("_runtime.errors").Unauthorized

    with (
        serving(host) as loopback,
        calling(made, True, loopback.url, session(made, "wrong")) as call,
    ):
        errors = call.failing(6, unauthorized)
        assert len(host.signed) == 1
        with pytest.raises(unauthorized):
            call("GET", "/")

    assert len(host.signed) == 2
    assert len({id(error) for error in errors}) == 6
    assert {str(error).partition(":")[0] for error in errors} == {
        "POST /auth/credentials"
    }


@BOTH
def test_calls_at_the_same_time_all_fail_with_a_wrong_password(
    made: Made, asynchronous: bool
) -> None:
    host = Host()

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made, "wrong")) as call,
    ):
        errors = call.failing(6, made("_runtime.errors").Unauthorized)

    assert len(errors) == 6
    assert (1 <= len(host.signed) <= 6, host.calls) == (True, 0)


@pytest.mark.parametrize("token", ["first", None])
def test_calls_at_the_same_time_all_fail_with_a_wrong_refresh_token(
    made: Made, token: str | None
) -> None:
    host = Host("tokens")
    errors = made("_runtime.errors")
    kind = errors.Forbidden if token is None else errors.Unauthorized

    with serving(host) as loopback:
        scheme = bearer(made, token, refresh_token="ended")
        with calling(made, True, loopback.url, scheme) as call:
            found = call.failing(6, kind)

    path = REFRESH if token is None else "/"
    assert {str(error).partition(":")[0].partition(" ")[2] for error in found} == {path}
    assert host.calls == (0 if token is None else 6)
    # Who is refused later than the token may try it again.
    assert len(host.refreshed) == 1 if token is None else 1 <= len(host.refreshed) <= 6


def test_an_answer_that_repeats_the_password_is_not_kept(made: Made) -> None:
    def echoing(request: Recorded) -> Answer:
        said = json.loads(request.body)["password"]
        return failed(400, "BadLogin", f"{said} is wrong")

    with (
        serving(echoing) as loopback,
        calling(made, False, loopback.url, session(made, 'päss"word')) as call,
        pytest.raises(made("_runtime.errors").BadRequest) as caught,
    ):
        call("GET", "/")

    assert str(caught.value) == "POST /auth/credentials: 400"
    assert caught.value.body == b""


def test_an_answer_that_proves_nothing_is_an_error(made: Made) -> None:
    with (
        serving(lambda _: Answer(200, b"<html>")) as loopback,
        calling(made, False, loopback.url, session(made)) as call,
        pytest.raises(made("_runtime.errors").TokenError, match="200"),
    ):
        call("GET", "/")


@BOTH
def test_a_busy_host_is_asked_again(made: Made, asynchronous: bool) -> None:
    host = Host()
    busy = [Answer(503), Answer(429)]

    def answer(request: Recorded) -> Answer:
        return busy.pop() if busy else host(request)

    with (
        serving(answer) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("POST", "/", json={})

    assert (len(host.signed), host.calls) == (1, 1)


@BOTH
def test_a_session_id_that_ended_does_not_stay_beside_what_came_after_it(
    made: Made, asynchronous: bool
) -> None:
    """The call was refused while another one signed in."""
    host = Host()
    renewed = made("_runtime.session")._Proof(cookies={"ss-id": "s1", "ss-opt": "temp"})

    def answer(request: Recorded) -> Answer:
        if request.header("X-ss-id") == "mine":
            scheme._held[loopback.url] = renewed
            host.valid = "s1"
            return failed(401, "Unauthorized", "Not signed in")
        return host(request)

    with serving(answer) as loopback:
        scheme = session(made, session_id="mine")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("GET", "/")

    assert (host.signed, host.calls) == ([], 1)
    assert host.seen[0].header("X-ss-id") is None


@BOTH
def test_a_call_that_can_be_sent_once_has_the_session_renewed_for_the_next(
    made: Made, asynchronous: bool
) -> None:
    host = Host()
    settings = made("_runtime.plan")
    body = made("_runtime.binary").BinaryBody("content")
    upload = settings.Operation(name="upload", method="PUT", path="/", body=body)

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("GET", "/")
        host.valid = "ended"
        with pytest.raises(made("_runtime.errors").Unauthorized, match="PUT /"):
            call.operation(upload, content=Once(b"abc"))
        call.operation(upload, content=Once(b"abc"))

    assert (len(host.signed), host.calls) == (2, 3)
    assert host.seen[-1].body == b"abc"


class Once(io.RawIOBase):
    """A file that can be read once, such as a pipe."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content, self._content = self._content, b""
        return content


@BOTH
@pytest.mark.parametrize("password", ["p\udc80ssword", "päss"])
def test_any_text_may_be_a_password(
    made: Made, asynchronous: bool, password: str
) -> None:
    host = Host()

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made, password)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/")

    assert host.signed[0]["password"] == password


@BOTH
def test_a_function_for_the_password_that_fails_leaves_nobody_waiting(
    made: Made, asynchronous: bool
) -> None:
    host = Host()
    broken = [True, True, True]

    def password() -> str:
        if broken:
            broken.pop()
            raise LookupError("no such secret")
        return PASSWORD

    with (
        serving(host) as loopback,
        calling(made, asynchronous, loopback.url, session(made, password)) as call,
    ):
        assert len(call.failing(3, LookupError)) == 3
        call("GET", "/")

    assert (len(host.signed), host.calls) == (1, 1)


@pytest.mark.usefixtures("unclosed")
def test_a_call_that_is_cancelled_while_it_signs_in_leaves_nobody_waiting(
    made: Made,
) -> None:
    host = Host()
    asked: list[asyncio.Event] = []

    async def password() -> str:
        asked.append(asyncio.Event())
        if len(asked) == 1:
            await asked[0].wait()
        return PASSWORD

    async def run(client: Any) -> int:
        first = asyncio.create_task(client.request("GET", "/"))
        others = [asyncio.create_task(client.request("GET", "/")) for _ in range(3)]
        while not asked:
            await asyncio.sleep(0)
        first.cancel()
        tasks = (first, *others)
        answers: list[Any] = [*await asyncio.gather(*tasks, return_exceptions=True)]
        assert isinstance(answers[0], asyncio.CancelledError)
        return [answer.status_code for answer in answers[1:]].count(200)

    with serving(host) as loopback:
        service = made("_runtime.plan").Service("api", f"{made.package}.sample", "1")
        client = made("_runtime.client").AsyncClient(
            service, base_url=loopback.url, auth={"a": session(made, password)}
        )
        assert asyncio.run(run(client)) == 3

    assert (len(asked), len(host.signed)) == (2, 1)


@pytest.mark.usefixtures("unclosed")
def test_a_session_goes_on_in_another_event_loop(made: Made) -> None:
    host = Host()

    with serving(host) as loopback:
        service = made("_runtime.plan").Service("api", f"{made.package}.sample", "1")
        client = made("_runtime.client").AsyncClient(
            service, base_url=loopback.url, auth={"a": session(made)}
        )
        for _ in range(3):
            asyncio.run(client.request("GET", "/"))

    assert (len(host.signed), host.calls) == (1, 3)


def test_views_of_a_client_share_its_session(made: Made) -> None:
    host = Host()

    with serving(host) as loopback:
        service = made("_runtime.plan").Service("api", f"{made.package}.sample", "1")
        with made("_runtime.client").SyncClient(
            service, base_url=loopback.url, auth={"a": session(made)}
        ) as client:
            client.with_options(max_retries=0).request("GET", "/")
            client.request("GET", "/")
            client.with_options(timeout=3).request("GET", "/")

    assert (len(host.signed), host.calls) == (1, 3)


def test_calls_that_wait_for_a_silent_host_do_not_ask_it_one_by_one(
    made: Made,
) -> None:
    asked: list[str] = []

    def answer(request: Recorded) -> Answer:
        asked.append(request.target)
        return Answer(503)

    with (
        serving(answer) as loopback,
        calling(made, True, loopback.url, session(made)) as call,
    ):
        errors = call.failing(6, made("_runtime.errors").TransportError)

    assert {str(error) for error in errors} == {"not signed in: 503"}
    # Once, and again for each of the two times that a call is repeated.
    assert asked == [SIGN_IN] * 3


@pytest.mark.usefixtures("unclosed")
def test_a_call_that_is_in_a_hurry_does_not_speak_for_the_others(made: Made) -> None:
    host = Host()
    waiting: list[int] = []

    def answer(request: Recorded) -> Answer:
        if request.target == SIGN_IN and not waiting:
            waiting.append(1)
            released.wait(10)
        return host(request)

    async def run(client: Any) -> list[Any]:
        hurried = client.with_options(deadline=0.05)
        first = asyncio.create_task(hurried.request("GET", "/"))
        while not waiting:
            await asyncio.sleep(0.001)
        second = asyncio.create_task(client.request("GET", "/"))
        tasks = (first, second)
        found: list[Any] = [*await asyncio.gather(*tasks, return_exceptions=True)]
        released.set()
        return found

    released = threading.Event()
    with serving(answer) as loopback:
        service = made("_runtime.plan").Service("api", f"{made.package}.sample", "1")
        client = made("_runtime.client").AsyncClient(
            service,
            base_url=loopback.url,
            auth={"a": session(made)},
            max_retries=0,
        )
        first, second = asyncio.run(run(client))

    assert isinstance(first, made("_runtime.errors").RequestTimeout)
    assert second.status_code == 200


@BOTH
def test_signing_in_takes_no_longer_than_a_call_may(
    made: Made, asynchronous: bool
) -> None:
    released = threading.Event()

    def answer(request: Recorded) -> Answer:
        released.wait(20)
        return Answer(503)

    options = made("_runtime.options").RequestOptions(timeout=0.1, max_retries=0)
    errors = made("_runtime.errors")

    with (
        serving(answer) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        with pytest.raises(errors.RequestTimeout, match="not signed in") as caught:
            call("GET", "/", options=options)
        released.set()

    assert caught.value.delivery == "not_sent"


def test_an_unreachable_host_is_not_signed_in_to(made: Made) -> None:
    with serving(lambda _: Answer()) as loopback:
        url = loopback.url
    with (
        calling(made, False, url, session(made)) as call,
        pytest.raises(made("_runtime.errors").ConnectError, match="not signed in"),
    ):
        call("GET", "/")


def test_proofs_and_their_holders_show_nothing(made: Made) -> None:
    module = made("_runtime.session")
    proof = module._Proof(token="t0ken", cookies={"a": "c00kie"}, session="s3ssion")
    shown = f"{proof!r} {session(made)!r} {bearer(made, 't0ken')!r}"

    for secret in ("t0ken", "c00kie", "s3ssion", PASSWORD):
        assert secret not in shown


# --- Where a session goes ------------------------------------------------------


@BOTH
def test_a_session_does_not_follow_a_redirect_to_another_server(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply.json({})]
    host = Host()

    def answer(request: Recorded) -> Answer:
        if request.target == "/away":
            return Answer(302, b"", (("Location", f"{server.url}/there"),))
        return host(request)

    with (
        serving(answer) as loopback,
        calling(made, asynchronous, loopback.url, session(made)) as call,
    ):
        call("GET", "/")
        call("GET", "/away")

    assert server.last.target == "/there"
    assert not {"cookie", "authorization", "x-ss-id"} & server.last.headers.keys()


def test_another_base_url_has_a_session_of_its_own(made: Made) -> None:
    one, two = Host(), Host()

    with (
        serving(one) as first,
        serving(two) as second,
        calling(made, False, first.url, session(made)) as call,
    ):
        call("GET", "/")
        elsewhere = made("_runtime.options").RequestOptions(base_url=second.url)
        call("GET", "/", options=elsewhere)
        call("GET", "/")

    assert (len(one.signed), one.calls) == (1, 2)
    assert (len(two.signed), two.calls) == (1, 1)


@BOTH
def test_the_cookies_of_a_session_stay_out_of_the_users_own_client(
    made: Made, asynchronous: bool
) -> None:
    host = Host()
    kind = "AsyncClient" if asynchronous else "Client"
    own = getattr(made.library, kind)(cookies={"mine": "1"})

    with serving(host) as loopback:
        credential = session(made)
        with calling(
            made, asynchronous, loopback.url, credential, http_client=own
        ) as call:
            call("GET", "/")
            assert dict(own.cookies) == {"mine": "1"}
            assert not own.is_closed
            call.close(own)

    assert own.is_closed
    assert host.calls == 1


def test_cookies_of_other_schemes_are_kept_as_the_library_does(
    made: Made, server: Server
) -> None:
    server.replies = [Reply.json({}, set_cookie="a=1"), Reply.json({})]

    with calling(made, False, server.url) as call:
        call("GET", "/")
        call("GET", "/")

    assert server.last.headers["cookie"] == "a=1"


def test_a_cookie_of_the_call_itself_goes_along(made: Made) -> None:
    host = Host()

    options = made("_runtime.options").RequestOptions(headers={"Cookie": "a=1"})

    with (
        serving(host) as loopback,
        calling(made, False, loopback.url, session(made)) as call,
    ):
        call("GET", "/", options=options)

    assert host.seen[0].header("Cookie") == "a=1; ss-id=s1; ss-opt=temp"


# --- Tokens that are renewed ---------------------------------------------------


@BOTH
def test_a_token_that_ended_is_renewed_once_and_the_call_sent_again(
    made: Made, asynchronous: bool
) -> None:
    host = Host("tokens")
    host.valid, host.refresh_token = "first", "again"

    with serving(host) as loopback:
        scheme = bearer(made, "first", refresh_token="again")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("GET", "/")
            assert host.refreshed == []
            host.valid = "ended"
            call("POST", "/", json={"a": 1})
            host.refresh_token = "again"
            call("GET", "/")

    assert host.refreshed == ["again"]
    assert [r.header("Authorization") for r in host.seen] == [
        "Bearer first",
        "Bearer first",
        "Bearer r1",
        "Bearer r1",
    ]


@BOTH
def test_a_renewed_token_that_is_refused_too_is_the_end(
    made: Made, asynchronous: bool
) -> None:
    host = Host("tokens")
    host.deaf, host.refresh_token = True, "again"

    with serving(host) as loopback:
        scheme = bearer(made, "first", refresh_token="again")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").Unauthorized, match="GET /"),
        ):
            call("GET", "/")

    assert (host.calls, len(host.refreshed)) == (2, 1)


@pytest.mark.parametrize("refresh_token", ["wrong", None])
def test_without_a_way_to_renew_a_401_is_final(
    made: Made, refresh_token: str | None
) -> None:
    host = Host("tokens")

    with serving(host) as loopback:
        scheme = bearer(made, "first", refresh_token=refresh_token)
        with (
            calling(made, False, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").Unauthorized, match="GET /"),
        ):
            call("GET", "/")

    assert (host.calls, len(host.refreshed)) == (1, int(refresh_token is not None))


@BOTH
def test_only_a_401_renews(made: Made, asynchronous: bool) -> None:
    asked: list[str] = []

    def answer(request: Recorded) -> Answer:
        asked.append(request.target)
        return failed(403, "Forbidden", "Not for you")

    with serving(answer) as loopback:
        scheme = bearer(made, "first", refresh_token="again")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").Forbidden),
        ):
            call("GET", "/")

    assert asked == ["/"]


@BOTH
def test_a_refresh_token_alone_gets_the_first_token(
    made: Made, asynchronous: bool
) -> None:
    host = Host("tokens")
    host.refresh_token = "again"

    with serving(host) as loopback:
        scheme = bearer(made, None, refresh_token="again")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call.together(4)
        refused = bearer(made, None, refresh_token="wr0ng token")
        with (
            calling(made, asynchronous, loopback.url, refused) as call,
            pytest.raises(made("_runtime.errors").Forbidden) as caught,
        ):
            call("GET", "/")

    assert host.refreshed == ["again", "wr0ng token"]
    assert str(caught.value).startswith("POST /access-token: 403, code TokenException")
    assert "wr0ng" not in f"{caught.value!r} {vars(caught.value)}"


@BOTH
def test_a_token_that_comes_as_a_cookie_is_a_token(
    made: Made, asynchronous: bool
) -> None:
    def answer(request: Recorded) -> Answer:
        if request.target == REFRESH:
            cookie = ("Set-Cookie", "ss-tok=fresh; Path=/; HttpOnly")
            return Answer(200, b"{}", (cookie,))
        taken = request.header("Authorization") == "Bearer fresh"
        return Answer(200 if taken else 401)

    with serving(answer) as loopback:
        scheme = bearer(made, "first", refresh_token="again")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("GET", "/")


@BOTH
def test_a_function_for_the_token_is_asked_instead(
    made: Made, asynchronous: bool
) -> None:
    host = Host("tokens")
    host.valid = "two"
    tokens = ["two", "one"]

    with serving(host) as loopback:
        scheme = bearer(made, tokens.pop, refresh_token="again")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("GET", "/")

    assert (host.calls, host.refreshed) == (2, [])


def test_nothing_given_is_no_credential(made: Made) -> None:
    module = made("_runtime.session")

    assert not module.Session(None).given
    assert not module.RenewedBearer(None).given
    assert module.Session("ada").given
    assert module.Session(None, session_id="s").given
    assert module.RenewedBearer(None, refresh_token="r").given
    assert module.RenewedBearer(lambda: "t").given
