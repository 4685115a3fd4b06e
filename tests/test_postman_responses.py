"""Postman: saved responses, their bodies, headers and errors, and examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specloom import ir
from specloom.ir import Scalar, ScalarKind
from specloom.source import Json
from specloom.targets import model

from .loopback import Answer, serving
from .postman_calls import (
    BOOLEAN,
    DATE,
    INTEGER,
    answer,
    codes,
    collection,
    item,
    only,
    parsed,
    record,
    saved,
)
from .postman_clients import client_of


def call(*responses: Json) -> ir.Operation:
    return only(item({"url": "https://x.org/a"}, *responses))


def test_all_samples_of_one_status_are_one_type() -> None:
    found = call(saved(200, '{"a": 1, "b": null}'), saved(200, '{"a": 2.5, "b": "x"}'))

    type = answer(found)
    assert record(type) == {
        "a": Scalar(ScalarKind.NUMBER),
        "b": ir.Union((ir.STRING, ir.NULL)),
    }
    assert len(found.responses) == 1


def test_a_status_that_cannot_be_one_is_an_error_code() -> None:
    api, report = parsed(
        collection(
            item(
                {"url": "https://x.org/a"},
                saved(3001, '{"code": 3001}', "No such pet"),
                saved(200, '{"a": 1}'),
            )
        )
    )
    (found,) = ir.operations(api.root)

    assert [r.status.first for r in found.responses] == [200]
    assert set(record(answer(found))) == {"a"}
    (error,) = found.errors
    assert (error.code, error.doc) == ("3001", "No such pet")
    assert (error.status.first, error.status.last) == (400, 499)
    assert record(error.body.type if error.body else None) == {"code": INTEGER}
    assert codes(report) == ["status-is-error-code"]


def test_a_status_may_be_a_text() -> None:
    found = call({"code": "201", "body": '{"a": 1}'}, {"code": "404", "body": "{}"})

    assert [r.status.first for r in found.responses] == [201]
    assert [e.status.first for e in found.errors] == [404]


def test_a_byte_order_mark_is_no_part_of_an_answer() -> None:
    assert record(answer(call(saved(200, '\ufeff{"a": 1}')))) == {"a": INTEGER}


def test_an_empty_body_says_nothing_beside_a_full_one() -> None:
    found = call(saved(200), saved(200, '{"a": 1}'), saved(204, "{}"))

    assert [(r.status.first, r.body is None) for r in found.responses] == [
        (200, False),
        (204, True),
    ]


def test_a_response_with_nothing_but_its_request_is_a_request() -> None:
    original: Json = {"url": "https://x.org/a?page=2"}

    api, report = parsed(
        collection(item({"url": "https://x.org/a"}, {"originalRequest": original}))
    )

    (found,) = ir.operations(api.root)
    assert codes(report) == []
    assert found.responses == ()
    assert [p.wire for p in found.parameters] == ["page"]
    assert [a.value.json for e in found.examples for a in e.arguments] == [2]


def test_json_in_a_json_string_is_the_json() -> None:
    found = call(saved(200, json.dumps('{"a": 1}')))

    assert record(answer(found)) == {"a": INTEGER}
    assert found.examples[0].response == ir.Value({"a": 1})


def test_broken_json_is_any_json_and_reported() -> None:
    request: Json = {"url": "https://x.org/a"}
    api, report = parsed(collection(item(request, saved(200, '{"a" 1}'))))

    assert codes(report) == ["sample-not-json"]
    (operation,) = ir.operations(api.root)
    assert answer(operation) == ir.ANY
    assert operation.examples[0].text


@pytest.mark.parametrize(
    ("media", "encoding"),
    [
        ("text/csv; charset=utf-8", ir.Encoding.TEXT),
        ("application/xml", ir.Encoding.XML),
        ("image/png", ir.Encoding.BINARY),
    ],
)
def test_other_bodies_are_what_their_media_type_says(
    media: str, encoding: ir.Encoding
) -> None:
    header: Json = [{"key": "content-type", "value": media}]

    found = call({"code": 200, "body": "a,b", "header": header}).responses[0].body

    assert found is not None
    assert found.encoding is encoding


def test_error_bodies_are_typed_for_every_case_of_their_status() -> None:
    found = call(saved(404, '{"code": 7}', name="Gone"))

    (error,) = found.errors
    assert (error.status, error.doc) == (ir.Status.exactly(404), "Gone")
    assert error.body is not None
    assert record(error.body.type) == {"code": INTEGER}


def test_an_error_code_taken_for_a_status_is_a_failure_of_unknown_status() -> None:
    found = call(
        saved(300, name="**Error Code:** `300`<br>\nNot found."),
        saved(200, "{}", name="**Error Code:** `200`<br>\nPaid accounts only."),
        saved(300, name="**HTTP Status Code:** `400`<br>**Error Code:** `12`<br>No."),
        saved(300, name="**HTTP Status Code:** `300`<br>Too long."),
        saved(300, name="Status: 300 Choose", header="Location: /b"),
    )

    assert found.responses == ()
    assert [(e.status, e.code, e.doc) for e in found.errors] == [
        (ir.Status(400, 499), "300", "Not found."),
        (ir.Status(400, 499), "200", "Paid accounts only."),
        (ir.Status(400, 499), "300", "Too long."),
        (ir.Status.exactly(400), "12", "No."),
        (ir.Status.exactly(300), "", "Choose"),
    ]


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"status": "Not Found"}, [404]),
        ({"name": "Status: 409"}, [409]),
        ({"body": "{}"}, []),
        ({}, []),
    ],
)
def test_a_missing_code_is_read_elsewhere(response: Json, expected: list[int]) -> None:
    assert [e.status.first for e in call(response).errors] == expected


def test_a_response_that_says_nothing_is_reported() -> None:
    _, report = parsed(collection(item({"url": "https://x.org"}, {})))

    assert codes(report) == ["response-empty"]


def test_codes_beside_a_success_are_failures_of_unknown_status() -> None:
    name = "**HTTP Status Code:** `200`<br>Done.<br>**Error Code:** `7`<br>No plan."

    found = call(saved(200, '{"a": 1}', name=name))

    assert [r.doc for r in found.responses] == ["Done."]
    assert [(e.status, e.code, e.doc) for e in found.errors] == [
        (ir.Status(400, 499), "7", "No plan.")
    ]


def test_a_body_given_as_json_is_taken_as_it_is() -> None:
    response: Json = {"code": 200, "body": {"a": [1]}}

    assert record(answer(call(response))) == {"a": ir.List(INTEGER)}


def test_the_preview_and_the_accept_header_tell_what_a_body_is() -> None:
    asked: Json = [{"key": "Accept", "value": "text/csv"}]
    previewed: Json = {"code": 200, "body": "7", "_postman_previewlanguage": "json"}

    by_preview = call(previewed).responses[0].body
    by_request = only(
        item({"url": "https://x.org/a", "header": asked}, {"code": 200, "body": "a;b"})
    )

    assert by_preview is not None
    assert (by_preview.encoding, by_preview.type) == (ir.Encoding.JSON, INTEGER)
    body = by_request.responses[0].body
    assert body is not None
    assert (body.media, body.encoding) == ("text/csv", ir.Encoding.TEXT)


def test_slips_in_json_are_mended_and_reported() -> None:
    request: Json = {"url": "https://x.org/a"}

    api, report = parsed(collection(item(request, saved(200, '{"a": 007\n"b": 1}'))))

    assert codes(report) == ["sample-mended"]
    (operation,) = ir.operations(api.root)
    assert record(answer(operation)) == {"a": INTEGER, "b": INTEGER}


# --- Headers ----------------------------------------------------------------------


def headers(*pairs: tuple[str, str]) -> Json:
    return [{"key": key, "value": value} for key, value in pairs]


def test_headers_that_mean_something_are_typed() -> None:
    first = headers(
        ("Date", "Mon, 01 Jan 2024 00:00:00 GMT"),
        ("Content-Length", "12"),
        ("Server", "nginx"),
        ("X-Powered-By", "Express"),
        ("Access-Control-Allow-Origin", "*"),
        ("X-RateLimit-Remaining", "12"),
        ("ETag", '"abc"'),
        ("X-Changed", "2020-01-02"),
    )
    second = headers(("x-ratelimit-remaining", "7"), ("Location", "/pets/7"))

    found = call(saved(200, "{}", header=first), saved(200, "{}", header=second))

    kept = found.responses[0].headers
    assert {h.wire: (h.type, h.required) for h in kept} == {
        "X-RateLimit-Remaining": (INTEGER, True),
        "Location": (ir.STRING, False),
        "ETag": (ir.STRING, False),
        "X-Changed": (DATE, False),
    }


def test_a_header_that_the_author_wrote_about_is_kept_whatever_it_is() -> None:
    said: Json = [
        {"key": "Content-Location", "value": "/pets/7", "description": "The new pet."},
        {"key": "Content-Language", "value": "en"},
    ]

    (kept,) = call(saved(200, "{}", header=said)).responses[0].headers

    assert (kept.wire, kept.doc) == ("Content-Location", "The new pet.")


@pytest.mark.parametrize("header", [None, "", [], [{}], [7], 7])
def test_missing_and_broken_headers_are_none(header: Json) -> None:
    found = call({"code": 200, "body": "{}", "header": header})

    assert found.responses[0].headers == ()


def test_headers_may_be_lines_of_text() -> None:
    found = call({"code": 200, "body": "{}", "header": "X-Total-Count: 7\nbroken"})

    (header,) = found.responses[0].headers
    assert (header.wire, header.type) == ("X-Total-Count", INTEGER)


def test_headers_stand_in_the_documentation(tmp_path: Path) -> None:
    said = headers(("X-Total-Count", "7"), ("Link", "</a>; rel=next"))
    text = collection(
        item({"url": "https://x.org/a"}, saved(200, "[]", header=said), name="Find")
    )

    with client_of(text, tmp_path) as pets:
        doc = pets.PetsClient.find.__doc__

    assert "`X-Total-Count`: integer" in doc
    assert "`Link`" in doc


# --- Several successes ------------------------------------------------------------


def test_each_success_has_its_own_type(tmp_path: Path) -> None:
    text = collection(
        item(
            {"method": "PUT", "url": "https://x.org/pets/first"},
            saved(200, '{"name": "Rex"}', name="Changed"),
            saved(201, '{"id": 7}', name="Made"),
            saved(204, name="Nothing to do"),
            name="Put pet",
        )
    )
    told = {200: b'{"name": "Rex"}', 201: b'{"id": 7}', 204: b""}
    statuses = iter(told)

    def answered(_: object) -> Answer:
        status = next(statuses)
        return Answer(status, told[status])

    with (
        client_of(text, tmp_path) as pets,
        serving(answered) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        found = [client.put_pet() for _ in told]

    assert (found[0].name, found[1].id, found[2]) == ("Rex", 7, None)


# --- Examples ---------------------------------------------------------------------


def test_requests_without_answers_are_examples_too() -> None:
    sent: Json = {"mode": "raw", "raw": '{"name": "Rex", "tag": {{tag}}}'}
    plain: Json = {"mode": "raw", "raw": '{"name": "Rex"}'}

    found = only(
        item({"method": "POST", "url": "https://x.org/a?n=1", "body": plain}, name="P"),
        item({"method": "POST", "url": "https://x.org/a", "body": sent}, name="Q"),
    )

    first, second = found.examples
    assert (first.name, first.status, first.response) == ("P", 0, None)
    assert first.request == ir.Value({"name": "Rex"})
    assert [(a.wire, a.value) for a in first.arguments] == [("n", ir.Value(1))]
    assert second.request is None


def test_a_request_that_an_answer_shows_is_no_second_example() -> None:
    sent: Json = {"mode": "raw", "raw": '{"name": "Rex"}'}
    request: Json = {"method": "POST", "url": "https://x.org/a", "body": sent}

    found = only(item(request, saved(200, '{"id": 1}', originalRequest=request)))

    (example,) = found.examples
    assert example.request == ir.Value({"name": "Rex"})
    assert example.response == ir.Value({"id": 1})


def test_secrets_are_in_no_example() -> None:
    secret = "hunter2-hunter2"
    sent: Json = {"mode": "raw", "raw": json.dumps({"password": secret, "on": True})}
    xml: Json = {
        "mode": "raw",
        "raw": f"<?xml version='1.0'?><login><password>{secret}</password></login>",
    }
    form: Json = {
        "mode": "urlencoded",
        "urlencoded": [{"key": "client_secret", "value": secret}],
    }
    cookie: Json = [{"key": "Cookie", "value": f"sessionToken={secret}; lang=de"}]
    url = "https://x.org/a"
    back = saved(200, json.dumps({"access_token": secret, "expires": 5}))

    api, _ = parsed(
        collection(
            item({"method": "POST", "url": url, "body": sent, "header": cookie}, back),
            item({"method": "PUT", "url": url, "body": xml}),
            item({"method": "PATCH", "url": url, "body": form}),
        )
    )

    assert secret not in model.dumps(api)
    posted, *_ = ir.operations(api.root)
    assert record(posted.bodies[0].type) == {"password": ir.STRING, "on": BOOLEAN}
