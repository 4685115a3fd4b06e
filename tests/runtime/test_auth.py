"""Bearer tokens, user names, API keys and OAuth 2, over a real socket."""

from __future__ import annotations

import json
import logging
import threading
from base64 import b64encode
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.loopback import Answer, Recorded, serving

from .calling import calling
from .conftest import Made, Reply, Server

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])

TOKENS = "/oauth/token"


def api_key(made: Made, *arguments: Any) -> Any:
    return made("_runtime.apikey").ApiKey(*arguments)


def oauth2(made: Made, server_url: str = "", **facts: Any) -> Any:
    if server_url:
        facts["token_url"] = server_url + TOKENS
    return made("_runtime.oauth2").OAuth2(**facts)


class Issuer:
    """A server that gives out tokens, and takes only the last that it gave."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.proofs: list[str | None] = []
        self.valid = "t0"
        self.extra: dict[str, object] = {"expires_in": 3600}
        self.refusal: Answer | None = None
        self.calls = 0
        self._lock = threading.Lock()

    def __call__(self, request: Recorded) -> Answer:
        with self._lock:
            if request.target == TOKENS:
                return self._issued(request)
            self.calls += 1
            taken = request.header("Authorization") == f"Bearer {self.valid}"
            return Answer(200 if taken else 401)

    def _issued(self, request: Recorded) -> Answer:
        fields = parse_qs(request.body.decode(), keep_blank_values=True)
        self.asked.append({key: values[0] for key, values in fields.items()})
        self.proofs.append(request.header("Authorization"))
        if self.refusal is not None:
            return self.refusal
        self.valid = f"t{len(self.asked)}"
        body = {"access_token": self.valid, "token_type": "bearer", **self.extra}
        return Answer(body=json.dumps(body).encode())


# --- What is given as it is ---------------------------------------------------------


@BOTH
def test_a_token_is_sent_behind_its_prefix(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply.json({})]
    bearer = made("_runtime.auth").Bearer

    for prefix in ("Bearer", "Token", ""):
        with calling(made, asynchronous, server.url, bearer("abc", prefix)) as call:
            call("GET", "/")

    sent = [seen.headers["authorization"] for seen in server.seen]
    assert sent == ["Bearer abc", "Token abc", "abc"]


@BOTH
def test_a_user_name_and_a_password_are_sent_encoded(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply.json({})]
    basic = made("_runtime.auth").Basic("Zoë", "a:b")

    with calling(made, asynchronous, server.url, basic) as call:
        call("GET", "/")

    proof = b64encode("Zoë:a:b".encode()).decode()
    assert server.last.headers["authorization"] == f"Basic {proof}"


@BOTH
def test_an_api_key_travels_where_the_scheme_says(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply.json({})]
    keys = [
        api_key(made, "k/1", "header", "X-Api-Key"),
        api_key(made, "k/2", "query", "api key"),
        api_key(made, "k/3", "cookie", "sid"),
        api_key(made, "k/4", "cookie", "other"),
    ]

    with calling(made, asynchronous, server.url, *keys) as call:
        call("GET", "/x", query={"a": "b c"})

    assert server.last.headers["x-api-key"] == "k/1"
    assert server.last.target == "/x?a=b%20c&api%20key=k%2F2"
    assert server.last.headers["cookie"] == "sid=k%2F3; other=k%2F4"


def test_a_secret_that_ends_in_a_line_break_is_refused_without_showing_it(
    made: Made, server: Server
) -> None:
    bearer = made("_runtime.auth").Bearer("s3cret\n")

    with (
        calling(made, False, server.url, bearer) as call,
        pytest.raises(made("_runtime.errors").ConfigurationError) as caught,
    ):
        call("GET", "/")

    assert "s3cret" not in str(caught.value)
    assert not server.seen


@BOTH
def test_credentials_do_not_follow_a_redirect_to_another_server(
    made: Made, server: Server, asynchronous: bool
) -> None:
    keys = [
        api_key(made, "k1", "header", "X-Api-Key"),
        api_key(made, "k2", "query", "key"),
        api_key(made, "k3", "cookie", "sid"),
        made("_runtime.auth").Bearer("k4"),
    ]

    with serving(lambda _: Answer()) as other:
        server.replies = [Reply(307, headers={"Location": other.url + "/there"})]
        with calling(made, asynchronous, server.url, *keys) as call:
            call("GET", "/here")

    (got,) = other.requests
    assert got.target == "/there"
    assert not any(f"k{n}" in value for n in range(1, 5) for _, value in got.headers)


@BOTH
def test_credentials_follow_a_redirect_on_the_same_server(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply(307, headers={"Location": "/b?key=old"}), Reply.json({})]
    key = api_key(made, "new", "query", "key")

    with calling(made, asynchronous, server.url, key) as call:
        call("GET", "/a")

    assert server.last.target == "/b?key=new"


def test_an_api_key_in_the_query_is_in_no_error_and_no_log(
    made: Made, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.replies = [Reply(400)]
    key = api_key(made, "s3cret", "query", "key")

    with (
        calling(made, False, server.url, key) as call,
        caplog.at_level(logging.DEBUG, "api"),
        pytest.raises(made("_runtime.errors").BadRequest) as caught,
    ):
        call("GET", "/")

    ours = [record.getMessage() for record in caplog.records if record.name == "api"]
    assert ours
    assert "s3cret" not in f"{ours} {caught.value} {caught.value!r} {key!r}"


# --- OAuth 2 ------------------------------------------------------------------------


@BOTH
def test_a_client_fetches_a_token_once_and_keeps_it(
    made: Made, asynchronous: bool
) -> None:
    issuer = Issuer()

    with serving(issuer) as loopback:
        scheme = oauth2(
            made, loopback.url, client_id="i/d", client_secret="s+t", scope="a b"
        )
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("GET", "/")
            call("GET", "/")

    assert issuer.asked == [{"grant_type": "client_credentials", "scope": "a b"}]
    proof = b64encode(b"i%2Fd:s%2Bt").decode()
    assert issuer.proofs == [f"Basic {proof}"]
    assert issuer.calls == 2


def test_a_client_may_name_itself_in_the_body(made: Made) -> None:
    issuer = Issuer()

    with serving(issuer) as loopback:
        scheme = oauth2(
            made, loopback.url, client_id="i", client_secret="s+t", client_in="body"
        )
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert issuer.asked == [
        {"grant_type": "client_credentials", "client_id": "i", "client_secret": "s+t"}
    ]
    assert issuer.proofs == [None]


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (
            {"account_id": "a"},
            {"grant_type": "account_credentials", "account_id": "a"},
        ),
        (
            {"username": "u", "password": "p"},
            {"grant_type": "password", "username": "u", "password": "p"},
        ),
        (
            {"refresh_token": "r"},
            {"grant_type": "refresh_token", "refresh_token": "r"},
        ),
    ],
)
def test_what_is_given_decides_the_grant(
    made: Made, given: dict[str, str], asked: dict[str, str]
) -> None:
    issuer = Issuer()

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s", **given)
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert issuer.asked == [asked]


def test_a_client_without_a_secret_names_itself_in_the_body(made: Made) -> None:
    issuer = Issuer()

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", refresh_token="r")
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert issuer.asked[0]["client_id"] == "i"


@BOTH
def test_a_token_is_renewed_shortly_before_it_ends(
    made: Made, asynchronous: bool
) -> None:
    issuer, time = Issuer(), [0.0]

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with calling(
            made, asynchronous, loopback.url, scheme, now=lambda: time[0]
        ) as call:
            for moment in (0.0, 3569.0, 3570.0):
                time[0] = moment
                call("GET", "/")

    assert len(issuer.asked) == 2


def test_a_token_that_lives_for_seconds_is_used_for_most_of_them(made: Made) -> None:
    issuer, time = Issuer(), [0.0]
    issuer.extra = {"expires_in": "20"}

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with calling(made, False, loopback.url, scheme, now=lambda: time[0]) as call:
            for moment in (0.0, 17.0, 18.0):
                time[0] = moment
                call("GET", "/")

    assert len(issuer.asked) == 2


@pytest.mark.parametrize("lifetime", ["9" * 5000, 10**400, -1e300, [], "soon"])
def test_a_lifetime_that_says_nothing_breaks_nothing(
    made: Made, lifetime: object
) -> None:
    issuer = Issuer()
    issuer.extra = {"expires_in": lifetime}

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert issuer.calls == 1


def test_an_empty_token_is_none(made: Made) -> None:
    issuer = Issuer()
    issuer.extra = {"access_token": ""}

    with (
        serving(issuer) as loopback,
        calling(
            made, False, loopback.url, oauth2(made, loopback.url, client_id="i")
        ) as call,
        pytest.raises(made("_runtime.errors").TokenError),
    ):
        call("GET", "/")

    assert issuer.calls == 0


@BOTH
def test_a_refused_token_is_renewed_once_and_the_call_sent_again(
    made: Made, asynchronous: bool
) -> None:
    issuer = Issuer()
    issuer.extra = {"refresh_token": "r2"}

    with serving(issuer) as loopback:
        scheme = oauth2(
            made, loopback.url, token="old", client_id="i", refresh_token="r1"
        )
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call("POST", "/", json={"a": 1})
            issuer.valid = "revoked"
            call("GET", "/")

    assert [asked["refresh_token"] for asked in issuer.asked] == ["r1", "r2"]
    bodies = [r.body for r in loopback.requests if r.method == "POST" and r.body]
    assert bodies.count(b'{"a":1}') == 2


@BOTH
def test_a_new_token_that_is_refused_too_is_the_end(
    made: Made, asynchronous: bool
) -> None:
    asked: list[str] = []

    def never(request: Recorded) -> Answer:
        asked.append(request.target)
        issued = request.target == TOKENS
        return Answer(200, b'{"access_token": "t"}') if issued else Answer(401)

    with serving(never) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").Unauthorized),
        ):
            call("GET", "/")

    assert asked == [TOKENS, "/", TOKENS, "/"]


@BOTH
def test_calls_at_the_same_time_fetch_one_token(made: Made, asynchronous: bool) -> None:
    issuer = Issuer()

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with calling(made, asynchronous, loopback.url, scheme) as call:
            call.together(6)
            first = len(issuer.asked)
            issuer.valid = "revoked"
            call.together(6)

    assert (first, len(issuer.asked)) == (1, 2)


def test_a_refresh_token_that_ended_gives_way_to_the_users_password(made: Made) -> None:
    asked: list[str] = []

    def tokens(request: Recorded) -> Answer:
        if request.target != TOKENS:
            return Answer()
        grant = parse_qs(request.body.decode())["grant_type"][0]
        asked.append(grant)
        if grant == "refresh_token":
            return Answer(400, b'{"error": "invalid_grant"}')
        return Answer(200, b'{"access_token": "t"}')

    with serving(tokens) as loopback:
        scheme = oauth2(
            made,
            loopback.url,
            client_id="i",
            username="u",
            password="p",
            refresh_token="r",
        )
        with calling(made, False, loopback.url, scheme) as call:
            call("GET", "/")

    assert asked == ["refresh_token", "password"]


@BOTH
def test_a_refusal_of_a_token_is_an_error_that_shows_no_secret(
    made: Made, asynchronous: bool
) -> None:
    issuer = Issuer()
    issuer.refusal = Answer(401, b'{"error": "s3cret", "error_description": "s3cret"}')

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s3cret")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").TokenError) as caught,
        ):
            call("GET", "/")

    assert (caught.value.status_code, caught.value.code) == (401, None)
    assert str(caught.value) == "no token: 401"
    assert "s3cret" not in f"{caught.value!r} {scheme!r}"
    assert issuer.calls == 0


def test_the_usual_words_of_a_refusal_are_told(made: Made) -> None:
    issuer = Issuer()
    issuer.refusal = Answer(400, b'{"error": "invalid_client"}')

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with (
            calling(made, False, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").TokenError, match="invalid_client"),
        ):
            call("GET", "/")


@BOTH
def test_a_server_for_tokens_that_is_busy_is_asked_again(
    made: Made, asynchronous: bool
) -> None:
    issuer = Issuer()
    issuer.refusal = Answer(503)

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").TransportError) as caught,
        ):
            call("POST", "/", json=1)

    assert len(issuer.asked) == 3
    assert caught.value.delivery == "not_sent"
    assert issuer.calls == 0


def test_a_redirect_of_the_token_request_is_not_followed(made: Made) -> None:
    issuer = Issuer()

    with serving(lambda _: Answer()) as other, serving(issuer) as loopback:
        issuer.refusal = Answer(307, headers=(("Location", other.url),))
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with (
            calling(made, False, loopback.url, scheme) as call,
            pytest.raises(made("_runtime.errors").TokenError),
        ):
            call("GET", "/")

    assert other.requests == []


def test_a_token_may_travel_in_the_query(made: Made, server: Server) -> None:
    server.replies = [Reply.json({})]
    scheme = oauth2(made, token="a/b", query="access_token")

    with calling(made, False, server.url, scheme) as call:
        call("GET", "/x")

    assert server.last.target == "/x?access_token=a%2Fb"
    assert "authorization" not in server.last.headers


@pytest.mark.parametrize("url", [None, "ftp://x", "/oauth/token"])
def test_a_token_url_that_leads_nowhere_is_a_fault_of_the_settings(
    made: Made, server: Server, url: str | None
) -> None:
    scheme = oauth2(made, client_id="i", client_secret="s", token_url=url)

    with (
        calling(made, False, server.url, scheme) as call,
        pytest.raises(made("_runtime.errors").ConfigurationError, match="token_url"),
    ):
        call("GET", "/")


@BOTH
def test_a_function_for_the_token_is_asked_again_after_a_401(
    made: Made, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply(401), Reply.json({})]
    tokens = iter(["first", "second"])
    scheme = oauth2(made, token=lambda: next(tokens))

    with calling(made, asynchronous, server.url, scheme) as call:
        call("GET", "/")

    sent = [seen.headers["authorization"] for seen in server.seen]
    assert sent == ["Bearer first", "Bearer second"]


def test_a_401_to_a_fixed_token_is_final(made: Made, server: Server) -> None:
    server.replies = [Reply(401), Reply.json({})]

    with (
        calling(made, False, server.url, oauth2(made, token="t")) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/")

    assert len(server.seen) == 1


@BOTH
def test_a_turn_is_waited_for_until_the_deadline(
    made: Made, asynchronous: bool
) -> None:
    issuer = Issuer()
    options = made("_runtime.options").RequestOptions(deadline=0.05, max_retries=0)

    with serving(issuer) as loopback:
        scheme = oauth2(made, loopback.url, client_id="i", client_secret="s")
        with (
            calling(made, asynchronous, loopback.url, scheme) as call,
            call.holding(scheme._fetching),
            pytest.raises(made("_runtime.errors").RequestTimeout) as caught,
        ):
            call("GET", "/", options=options)

    assert caught.value.delivery == "not_sent"
    assert issuer.calls == 0
    assert issuer.asked == []


def test_nothing_given_is_no_credential(made: Made) -> None:
    assert not oauth2(made).given
    assert not api_key(made, None, "header", "X").given
    assert oauth2(made, refresh_token="r").given
