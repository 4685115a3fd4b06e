"""Calls over a real socket, with both HTTP libraries, blocking and awaiting."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import linecache
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from .conftest import Clock, Made, Reply, Server
from .test_models import REPORT


def client(made: Made, server: Server, clock: Clock, **settings: Any) -> Any:
    settings = {"token": "secret-token", "base_url": server.url + "/v2", **settings}
    return (
        made("sample").SampleClient(**settings).with_options(timing=clock.timing(made))
    )


def async_client(made: Made, server: Server, clock: Clock, **settings: Any) -> Any:
    settings = {"token": "secret-token", "base_url": server.url + "/v2", **settings}
    made_client = made("sample").AsyncSampleClient(**settings)
    return made_client.with_options(timing=clock.timing(made))


def test_a_call_is_sent_and_its_answer_decoded(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        report = sample.get_report("a/b ?ä", year=2019, tags=["x", "y&"], ok=True)

    assert report.dates[0].date == dt.date(2019, 6, 1)
    seen = server.last
    assert seen.method == "GET"
    target = "/v2/accounts/a%2Fb%20%3F%C3%A4/report?year=2019&tag=x&tag=y%26&ok=true"
    assert seen.target == target
    assert seen.headers["authorization"] == "Bearer secret-token"
    assert seen.headers["accept"] == "application/json"
    assert seen.headers["user-agent"] == "sample/0.1.0 specloom"
    assert "content-length" not in seen.headers


def test_an_asynchronous_call_sends_the_same(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT)]

    async def run() -> tuple[Any, Any]:
        async with async_client(made, server, clock) as sample:
            report = await sample.get_report("1", year=2019)
            return report, await sample.reports.get("1")

    report, again = asyncio.run(run())

    with client(made, server, clock) as sample:
        assert sample.get_report("1", year=2019) == report == again
    assert server.seen[0] == server.seen[2]


def test_parameters_travel_in_their_form(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        sample.get_usage(
            UUID(int=1), period=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), kind="meeting"
        )

    path, _, query = server.last.target.partition("?")
    assert path == f"/v2/users/{UUID(int=1).hex}/usage"
    assert query == "Period=2026-01-01T00%3A00%3A00Z&Kind=meeting"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_cannot_change_the_path(
    made: Made, server: Server, clock: Clock, value: str
) -> None:
    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").RequestError) as caught,
    ):
        sample.get_report(value)

    assert caught.value.pointer == "/path/accountId"
    assert not server.seen


def test_json_bodies_tell_absent_from_null(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]

    with client(made, server, clock) as sample:
        assert sample.update(name="ä") is None
        sample.update(note=None)
        with pytest.raises(made("_runtime.errors").RequestError) as caught:
            sample.update(ratio=float("inf"))

    bodies = [seen.body for seen in server.seen]
    assert bodies == ['{"name":"ä"}'.encode(), b'{"note":null}']
    assert server.last.headers["content-type"] == "application/json"
    assert caught.value.pointer == "/body/ratio"


def test_multipart_is_exact_and_holds_json_text(
    made: Made, server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.replies = [Reply.json(REPORT)]
    registrant = made("sample.models").Registrant(email="ä@b.c")
    monkeypatch.setattr(made("_runtime.multipart").os, "urandom", lambda _: b"z")

    with client(made, server, clock) as sample:
        sample.register("7", auto_approve=True, registrants=[registrant])

    assert server.last.headers["content-type"] == "multipart/form-data; boundary=7a"
    assert server.last.body == (
        b'--7a\r\nContent-Disposition: form-data; name="auto_approve"\r\n\r\ntrue\r\n'
        b'--7a\r\nContent-Disposition: form-data; name="registrants"\r\n\r\n'
        + '[{"email":"ä@b.c"}]'.encode()
        + b"\r\n--7a--\r\n"
    )


def test_files_stream_with_their_length_and_names_are_escaped(
    made: Made, server: Server, clock: Clock, tmp_path: Path
) -> None:
    server.replies = [Reply.json(REPORT)]
    path = tmp_path / "big.bin"
    path.write_bytes(b"x" * 200_000)
    upload = made("_runtime.files").Upload(path, 'a"b\r\n.png')

    with client(made, server, clock) as sample:
        sample.register("7", picture=upload)

    assert b'name="picture"; filename="a%22b%0D%0A.png"\r\n' in server.last.body
    assert b"x" * 200_000 in server.last.body
    assert server.last.headers["content-length"] == str(len(server.last.body))


def test_an_open_file_is_sent_from_where_it_stands_and_again_after_a_401(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(401), Reply.json(REPORT)]
    file = io.BytesIO(b"0123456789")
    file.seek(5)

    async def run() -> None:
        async with async_client(made, server, clock, token=lambda: "t") as sample:
            await sample.register("7", picture=file)

    asyncio.run(run())

    for seen in server.seen:
        assert b"\r\n\r\n56789\r\n" in seen.body


class Unseekable(io.RawIOBase):
    """A pipe, as it were."""

    def __init__(self) -> None:
        self.left = [b"abc", b"def"]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self.left.pop(0) if self.left else b""


def test_a_stream_that_cannot_be_repeated_is_sent_once(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(401), Reply.json(REPORT)]

    with (
        client(made, server, clock, token=lambda: "t") as sample,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        sample.register("7", picture=Unseekable())

    assert len(server.seen) == 1
    assert b"abcdef" in server.last.body
    assert server.last.headers["transfer-encoding"] == "chunked"


# --- Repeating ----------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_failures_that_may_pass_are_repeated_with_growing_jitter(
    made: Made, server: Server, clock: Clock, status: int
) -> None:
    server.replies = [Reply(status), Reply(status), Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        sample.get_report("1")

    assert clock.slept == [0.25, 0.5]


def test_asynchronous_calls_are_repeated_likewise(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [
        Reply(503, headers={"Retry-After": "7"}),
        Reply(503),
        Reply.json(REPORT),
    ]

    async def run() -> None:
        async with async_client(made, server, clock) as sample:
            await sample.get_report("1")

    asyncio.run(run())

    assert clock.slept == [7.0, 0.5]


@pytest.mark.parametrize(
    ("header", "slept"),
    [
        ("3", 3.0),
        ("0.1", 0.25),
        ("Sun, 09 Sep 2001 01:46:50 GMT", 10.0),
        ("Sun, 09 Sep 2001 01:46:30 GMT", 0.25),
        ("soon", 0.25),
    ],
)
def test_retry_after_is_a_floor(
    made: Made, server: Server, clock: Clock, header: str, slept: float
) -> None:
    server.replies = [Reply(429, headers={"Retry-After": header}), Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        sample.get_report("1")

    assert clock.slept == [slept]


def test_a_long_retry_after_is_told_and_not_slept(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(429, headers={"Retry-After": "3600"})]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").RateLimited) as caught,
    ):
        sample.get_report("1")

    assert caught.value.retry_after == 3600
    assert not clock.slept


def test_a_post_is_not_repeated_unless_it_may_be(
    made: Made, server: Server, clock: Clock
) -> None:
    options = made("_runtime.options").RequestOptions
    errors = made("_runtime.errors")
    server.replies = [Reply(503)]

    with client(made, server, clock) as sample:
        with pytest.raises(errors.ServerError):
            sample.register("1")
        assert len(server.seen) == 1
        with pytest.raises(errors.ServerError):
            sample.register("1", options=options(idempotency_key="k"))

    assert len(server.seen) == 4
    assert server.last.headers["idempotency-key"] == "k"


def test_a_lost_connection_is_repeated_for_get_and_not_for_post(
    made: Made, server: Server, clock: Clock
) -> None:
    errors = made("_runtime.errors")
    server.replies = [Reply(hang_up=True), Reply.json(REPORT), Reply(hang_up=True)]

    with client(made, server, clock) as sample:
        sample.get_report("1")
        with pytest.raises(errors.TransportError) as caught:
            sample.register("1")

    assert caught.value.delivery == "maybe_sent"
    assert len(server.seen) == 3


def test_what_was_provably_not_sent_is_repeated_even_for_post(
    made: Made, server: Server, clock: Clock
) -> None:
    errors = made("_runtime.errors")
    server.http.server_close()

    with (
        client(made, server, clock) as sample,
        pytest.raises(errors.ConnectError) as caught,
    ):
        sample.register("1")

    assert caught.value.delivery == "not_sent"
    assert len(clock.slept) == 2


def test_retries_can_be_switched_off(made: Made, server: Server, clock: Clock) -> None:
    server.replies = [Reply(503)]
    options = made("_runtime.options").RequestOptions(max_retries=0)

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").ServerError),
    ):
        sample.get_report("1", options=options)

    assert len(server.seen) == 1


def test_no_repetition_begins_after_the_deadline(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(503, headers={"Retry-After": "6"})]
    options = made("_runtime.options").RequestOptions(deadline=10)

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").ServerError),
    ):
        sample.get_report("1", options=options)

    assert clock.slept == [6.0]


def test_an_attempt_after_the_deadline_is_not_made(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(401), Reply.json(REPORT)]
    options = made("_runtime.options").RequestOptions(deadline=10)

    def token() -> str:
        clock.at += 6
        return "t"

    with (
        client(made, server, clock, token=token) as sample,
        pytest.raises(made("_runtime.errors").RequestTimeout) as caught,
    ):
        sample.get_report("1", options=options)

    assert caught.value.delivery == "not_sent"
    assert len(server.seen) == 1


def test_the_deadline_counts_from_the_first_attempt(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(503), Reply(503), Reply.json(REPORT)]

    async def run() -> None:
        async with async_client(made, server, clock) as sample:
            await sample.with_options(deadline=0.7).get_report("1")

    with pytest.raises(made("_runtime.errors").ServerError):
        asyncio.run(run())

    assert clock.slept == [0.25]
    assert len(server.seen) == 2


def test_slow_answers_time_out(made: Made, server: Server, clock: Clock) -> None:
    library = made.library

    def slow(request: Any) -> Any:
        raise library.ReadTimeout("read", request=request)

    given = library.Client(transport=library.MockTransport(slow))
    with (
        client(made, server, clock, http_client=given, max_retries=0) as sample,
        pytest.raises(made("_runtime.errors").RequestTimeout) as caught,
    ):
        sample.get_report("1")

    assert caught.value.delivery == "maybe_sent"
    assert not given.is_closed


def test_timeouts_are_always_set(made: Made, server: Server, clock: Clock) -> None:
    library = made.library
    seen: list[dict[str, float]] = []

    def answer(request: Any) -> Any:
        seen.append(request.extensions["timeout"])
        return library.Response(200, json=REPORT)

    given = library.Client(transport=library.MockTransport(answer), timeout=None)
    options = made("_runtime.options")
    with client(made, server, clock, http_client=given) as sample:
        sample.get_report("1")
        sample.with_options(timeout=3).get_report("1")
        sample.get_report("1", options=options.RequestOptions(deadline=2))

    assert seen[0] == {"connect": 5.0, "read": 60.0, "write": 60.0, "pool": 60.0}
    assert set(seen[1].values()) == {3}
    assert set(seen[2].values()) == {2}


# --- Credentials --------------------------------------------------------------------


def test_a_401_renews_the_token_once_and_replays(
    made: Made, server: Server, clock: Clock
) -> None:
    tokens = iter(["old", "new", "newer"])
    server.replies = [Reply(401), Reply.json(REPORT), Reply(401)]

    with client(made, server, clock, token=lambda: next(tokens)) as sample:
        sample.register("1")
        assert [s.headers["authorization"] for s in server.seen] == [
            "Bearer old",
            "Bearer new",
        ]

    server.seen.clear()
    server.replies = [Reply(401)]
    errors = made("_runtime.errors")
    with (
        client(made, server, clock, token=lambda: "t") as sample,
        pytest.raises(errors.Unauthorized),
    ):
        sample.register("1")
    assert len(server.seen) == 2


def test_an_async_token_function_is_awaited(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT)]

    async def token() -> str:
        return "awaited"

    async def run() -> None:
        async with async_client(made, server, clock, token=token) as sample:
            await sample.get_report("1")

    asyncio.run(run())

    assert server.last.headers["authorization"] == "Bearer awaited"


def test_missing_credentials_are_told_before_anything_is_sent(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]
    errors = made("_runtime.errors")

    with client(made, server, clock, token=None) as sample:
        with pytest.raises(errors.ConfigurationError, match="oauth2"):
            sample.get_report("1")
        assert not server.seen
        sample.ping()
        sample.update(name="x")

    assert "authorization" not in server.last.headers


def test_an_operation_takes_the_first_credentials_that_are_given(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]

    settings = {"token": "t", "username": "u", "password": "p"}
    with client(made, server, clock, **settings) as sample:
        sample.login()
        assert server.last.headers["authorization"] == "Basic dTpw"
        sample.ping()
        assert "authorization" not in server.last.headers
    with client(made, server, clock) as sample:
        sample.login()
    assert server.last.headers["authorization"] == "Bearer secret-token"


def test_redirects_keep_credentials_at_home_and_strip_them_abroad(
    made: Made, server: Server, clock: Clock
) -> None:
    abroad = server.url.replace("127.0.0.1", "localhost")
    server.replies = [
        Reply(302, headers={"Location": "/v2/moved"}),
        Reply(302, headers={"Location": f"{abroad}/away"}),
        Reply.json(REPORT),
    ]
    options = made("_runtime.options").RequestOptions(headers={"X-Mine": "1"})

    with client(made, server, clock) as sample:
        sample.get_report("1", options=options)

    first, second, third = server.seen
    assert second.target == "/v2/moved"
    assert second.headers["authorization"] == "Bearer secret-token"
    assert third.target == "/away"
    assert "authorization" not in third.headers
    assert "x-mine" in first.headers
    assert "x-mine" not in third.headers


def test_a_body_follows_no_redirect_to_another_server(
    made: Made, server: Server, clock: Clock
) -> None:
    abroad = server.url.replace("127.0.0.1", "localhost")
    server.replies = [Reply(307, headers={"Location": f"{abroad}/away"})]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").StatusError) as caught,
    ):
        sample.update(name="x")

    assert caught.value.status_code == 307
    assert len(server.seen) == 1


def test_endless_redirects_end(made: Made, server: Server, clock: Clock) -> None:
    server.replies = [Reply(302, headers={"Location": "/v2/again"})]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").StatusError),
    ):
        sample.ping()

    assert len(server.seen) == 11


@pytest.mark.parametrize(
    "location", ["http://[::1/x", "http://x.org:99999/", "http://x.org:y/", "//[/"]
)
def test_a_redirect_to_no_url_is_followed_nowhere(
    made: Made, server: Server, clock: Clock, location: str
) -> None:
    server.replies = [Reply(302, headers={"Location": location})]

    # One of the HTTP libraries looks at the URL first, and finds it broken.
    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").ApiError),
    ):
        sample.ping()


# --- Errors -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequest"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "NotFound"),
        (409, "Conflict"),
        (418, "ClientError"),
        (422, "UnprocessableEntity"),
        (429, "RateLimited"),
        (500, "ServerError"),
        (304, "StatusError"),
    ],
)
def test_every_status_but_2xx_is_an_error(
    made: Made, server: Server, clock: Clock, status: int, name: str
) -> None:
    server.replies = [Reply(status)]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").StatusError) as caught,
    ):
        sample.get_report("1")

    assert type(caught.value).__name__ == name
    assert caught.value.status_code == status


def test_an_error_tells_what_the_api_says_and_documents_but_no_secret(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [
        Reply.json({"code": 300, "message": "Too old"}, 400, X_Request_Id="r-1")
    ]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").BadRequest) as caught,
    ):
        sample.get_report("private-id", year=1999)

    error = caught.value
    assert str(error) == "GET /accounts/{accountId}/report: 400, code 300: Too old"
    assert (error.code, error.message) == ("300", "Too old")
    assert error.documented == "Only the recent 6 months."
    assert error.request_id == "r-1"
    assert error.error == {"code": 300, "message": "Too old"}
    assert error.body == b'{"code": 300, "message": "Too old"}'


def test_an_error_carries_the_declared_type(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [
        Reply.json({"responseStatus": {"errorCode": "Gone", "message": "No"}}, 404)
    ]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").NotFound) as caught,
    ):
        sample.get_usage(UUID(int=1))

    assert caught.value.code == "Gone"
    assert caught.value.error == made("sample.models").Failure(
        error_code="Gone", message="No"
    )


def test_a_success_that_is_no_json_is_a_decode_error(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(200, b"<html>")]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").DecodeError),
    ):
        sample.get_report("1")


# --- Responses ----------------------------------------------------------------------


def test_misfits_are_issues_and_logged_without_their_values(
    made: Made, server: Server, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    server.replies = [Reply.json({**REPORT, "year": "hush", "dates": [{"date": 1}]})]

    with client(made, server, clock) as sample, caplog.at_level(logging.INFO, "sample"):
        raw = sample.with_raw_response.get_report("private-id", tags=["private-tag"])

    assert raw.data.year == "hush"
    assert [str(issue) for issue in raw.issues] == [
        "/year: expected integer, got string",
        "/dates/0/date: expected date, got number",
        "/dates/0/new_users: expected integer, got nothing",
        "/dates/0/meeting_minutes: expected integer, got nothing",
    ]
    text = "\n".join(r.getMessage() for r in caplog.records if r.name == "sample")
    assert "/year" in text
    assert not any(word in text for word in ("hush", "private", "secret-token"))


def test_strict_clients_and_calls_raise(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json({**REPORT, "year": "x"})]
    errors, options = made("_runtime.errors"), made("_runtime.options")

    with client(made, server, clock) as sample:
        with pytest.raises(errors.DecodeError):
            sample.get_report("1", options=options.RequestOptions(strict=True))
        with pytest.raises(errors.DecodeError):
            sample.with_options(strict=True).get_report("1")
        sample.get_report("1")


def test_raw_responses_hold_everything(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT, X_Request_Id="r-1")]

    async def run() -> Any:
        async with async_client(made, server, clock) as sample:
            return await sample.with_raw_response.get_report("1")

    with client(made, server, clock) as sample:
        raws = [
            sample.with_raw_response.get_report("1"),
            sample.reports.with_raw_response.get("1"),
            asyncio.run(run()),
        ]

    for raw in raws:
        assert raw.status_code == 200
        assert raw.headers["X-REQUEST-ID"] == raw.request_id == "r-1"
        assert raw.content == server.replies[0].body
        assert raw.data.year == 2019


def test_an_empty_answer_where_one_is_declared_is_an_issue(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(200)]

    with client(made, server, clock) as sample:
        raw = sample.with_raw_response.get_report("1")

    assert raw.data is None
    assert raw.issues[0].got == "nothing"


# --- Views, hooks and the rest ------------------------------------------------------


def test_options_make_a_view_and_leave_the_client_alone(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        view = sample.with_options(
            headers={"X-A": "1", "Accept": None}, query={"q": "a b"}
        )
        view.get_report("1")
        assert server.last.headers["x-a"] == "1"
        assert server.last.target.endswith("?q=a%20b")
        sample.get_report("1")
        assert "x-a" not in server.last.headers
        assert isinstance(view, type(sample))


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "ä"])
def test_a_header_cannot_smuggle(
    made: Made, server: Server, clock: Clock, value: str
) -> None:
    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").RequestError) as caught,
    ):
        sample.with_options(headers={"X-A": value}).ping()

    assert caught.value.pointer == "/header/X-A"
    assert not server.seen


def test_middleware_stands_around_every_attempt(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(503), Reply.json(REPORT)]
    met: list[int] = []

    def note(request: Any, send: Any) -> Any:
        response = send(request)
        met.append(response.status)
        return response

    with client(made, server, clock) as sample:
        sample.with_options(middleware=[note]).get_report("1")

    assert met == [503, 200]


def test_undeclared_calls_go_the_same_way(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [
        Reply.json({"a": 1}, Content_Type="application/json"),
        Reply(200, b"plain"),
    ]

    with client(made, server, clock) as sample:
        first = sample.request(
            "post", "undeclared", query={"x": "1"}, json={"b": [None]}
        )
        second = sample.request("GET", "/other")

    assert first.data == {"a": 1}
    assert server.seen[0].target == "/v2/undeclared?x=1"
    assert server.seen[0].body == b'{"b":[null]}'
    assert server.seen[0].headers["authorization"] == "Bearer secret-token"
    assert (second.data, second.content) == (None, b"plain")


def test_a_given_http_client_stays_open_and_ours_is_closed(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]
    errors = made("_runtime.errors")

    given = made.library.Client()
    with client(made, server, clock, http_client=given) as sample:
        sample.ping()
    assert not given.is_closed
    given.close()
    with pytest.raises(errors.ConfigurationError):
        sample.ping()

    with client(made, server, clock) as sample:
        sample.ping()
    with pytest.raises(errors.ConfigurationError):
        sample.ping()
    sample.close()


@pytest.mark.usefixtures("unclosed")
def test_a_client_goes_on_in_another_event_loop(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]
    sample = async_client(made, server, clock)

    async def closing() -> None:
        await sample.ping()
        await sample.aclose()

    for _ in range(3):
        asyncio.run(sample.ping())
    # Nothing of a loop that ended is kept.
    assert len(sample._pool._own) == 1
    asyncio.run(closing())

    assert len(server.seen) == 4
    with pytest.raises(made("_runtime.errors").ConfigurationError):
        asyncio.run(sample.ping())


@pytest.mark.usefixtures("unclosed")
def test_event_loops_of_several_threads_share_a_client(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply(204)]
    sample = async_client(made, server, clock)

    async def calls() -> None:
        await asyncio.gather(*(sample.ping() for _ in range(3)))

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(asyncio.run, calls()) for _ in range(3)]:
            done.result()

    assert len(server.seen) == 9


@pytest.mark.parametrize(
    "url",
    [None, "", "ftp://x", "api.example.com", "https://x?y", "http://[x", "http://x:y"],
)
def test_a_wrong_base_url_is_told(
    made: Made, server: Server, clock: Clock, url: str | None
) -> None:
    with (
        client(made, server, clock, base_url=url) as sample,
        pytest.raises(made("_runtime.errors").ConfigurationError),
    ):
        sample.ping()


def line_of(recorded: pytest.WarningsRecorder) -> str:
    warning = recorded.pop(DeprecationWarning)
    assert str(warning.message) == "sample: old is deprecated"
    return linecache.getline(warning.filename, warning.lineno).strip()


def test_a_deprecated_call_warns_where_it_is_made(
    made: Made, server: Server, clock: Clock, recwarn: pytest.WarningsRecorder
) -> None:
    server.replies = [Reply.json(REPORT)]

    with client(made, server, clock) as sample:
        sample.old()  # as a method
        assert line_of(recwarn) == "sample.old()  # as a method"
        sample.reports.old()  # of a group
        assert line_of(recwarn) == "sample.reports.old()  # of a group"
        sample.with_raw_response.old()  # as a whole
        assert line_of(recwarn) == "sample.with_raw_response.old()  # as a whole"
        sample.get_report("1")

    assert not recwarn.list


def test_a_deprecated_asynchronous_call_warns_where_it_is_awaited(
    made: Made, server: Server, clock: Clock, recwarn: pytest.WarningsRecorder
) -> None:
    server.replies = [Reply.json({"items": []})]

    async def run() -> None:
        async with async_client(made, server, clock) as sample:
            await sample.old()  # awaited
            assert line_of(recwarn) == "await sample.old()  # awaited"
            assert not [item async for item in sample.old_list()]  # iterated
            assert line_of(recwarn).endswith("in sample.old_list()]  # iterated")

    asyncio.run(run())

    assert not [w for w in recwarn.list if w.category is DeprecationWarning]


# --- Pages --------------------------------------------------------------------------


def page(*ids: str, after: str = "") -> Reply:
    headers = {"Link": f'<{after}>; rel="prev next"'} if after else {}
    body = Reply.json({"items": [{"id": one} for one in ids]})
    return Reply(200, body.body, headers)


def test_iterating_gives_the_items_of_all_pages(
    made: Made, server: Server, clock: Clock
) -> None:
    replies = [
        page("1", "2", after="BASE/v2/meetings?page=2"),
        page(after="/v2/meetings?page=3"),
        page("3"),
    ]
    server.replies = [*replies, page(), page("3")]

    async def run() -> list[str]:
        async with async_client(made, server, clock) as sample:
            first = await sample.list_meetings(max=2)
            assert [item.id for item in first.items] == ["1", "2"]
            server.seen.clear()
            return [item.id async for item in sample.list_meetings(max=2)]

    with client(made, server, clock) as sample:
        first = sample.list_meetings(max=2)
        assert [item.id for item in first.items] == ["1", "2"]
        assert len(server.seen) == 1
        assert [item.id for item in first] == ["1", "2", "3"]
        assert first.next_page().items == []
        raw = sample.with_raw_response.list_meetings()

    assert [seen.target for seen in server.seen[:3]] == [
        "/v2/meetings?max=2",
        "/v2/meetings?page=2",
        "/v2/meetings?page=3",
    ]
    assert server.seen[1].headers["authorization"] == "Bearer secret-token"
    assert raw.status_code == 200
    assert [item.id for item in raw.data.items] == ["3"]
    server.seen.clear()
    assert asyncio.run(run()) == ["1", "2", "3"]


def test_pages_that_go_round_in_circles_end_in_an_error(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [page("1", after="/v2/meetings?page=2")]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").PagingError),
    ):
        list(sample.list_meetings())

    assert len(server.seen) <= 3


def test_no_page_is_fetched_from_another_server(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [page("1", after="https://evil.example/v2/meetings")]

    with (
        client(made, server, clock) as sample,
        pytest.raises(made("_runtime.errors").PagingError),
    ):
        list(sample.list_meetings())


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<https://a/b?x=1,2>; rel="next"', "https://a/b?x=1,2"),
        ('</first>; rel="first", </next>; title="a, <b>; rel=no"; rel=next', "/next"),
        ('</p>; rel="PREV Next"', "/p"),
        ('</p>; rel="nextish"', None),
        ("</p>", None),
        ("garbage <<<>>> ;;;", None),
        ("", None),
    ],
)
def test_link_headers_are_read_as_rfc_8288_says(
    made: Made, header: str, target: str | None
) -> None:
    assert made("_runtime.paging").linked(header, "next") == target


# --- Importing ----------------------------------------------------------------------


def test_importing_the_package_imports_no_http_library(made: Made) -> None:
    root = Path(made("_runtime.errors").__file__).parents[2]
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r});"
        f"import {made.package}.sample as s;"
        "assert not {'httpx', 'httpx2'} & set(sys.modules); dir(s); s.models.Report;"
        "assert not {'httpx', 'httpx2'} & set(sys.modules); s.SampleClient"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_settings_and_files_and_answers_show_no_secret_when_printed(
    made: Made, server: Server, clock: Clock
) -> None:
    server.replies = [Reply.json({"key": "s3cret"}, content_type="application/json")]
    options = made("_runtime.options").RequestOptions(
        headers={"X-Key": "s3cret"}, query={"key": "s3cret"}, max_retries=1
    )
    upload = made("_runtime.files").Upload(b"s3cret", "a.txt")
    with client(made, server, clock) as sample:
        answer = sample.request("GET", "/", options=options)

    assert "s3cret" not in f"{options!r} {upload!r} {sample!r} {sample._settings!r}"
    assert "max_retries=1" in repr(options)
    assert repr(answer).count("s3cret") == 1  # what was decoded
