"""Postman: responses, authentication and variants of an operation."""

from __future__ import annotations

import json

import pytest
from specloom import ir
from specloom.ir import Scalar, ScalarKind
from specloom.source import Json

from .postman_calls import (
    INTEGER,
    answer,
    body,
    codes,
    collection,
    item,
    only,
    operations,
    parameter,
    parsed,
    record,
    saved,
)

# --- Responses ------------------------------------------------------------------


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


def test_an_empty_body_says_nothing_beside_a_full_one() -> None:
    found = call(saved(200), saved(200, '{"a": 1}'), saved(204, "{}"))

    assert [(r.status.first, r.body is None) for r in found.responses] == [
        (200, False),
        (204, True),
    ]


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
        saved(300, name="**HTTP Status Code:** `300`<br>Moved?"),
    )

    assert found.responses == ()
    assert [(e.status, e.code, e.doc) for e in found.errors] == [
        (ir.Status(400, 499), "300", "Not found."),
        (ir.Status(400, 499), "200", "Paid accounts only."),
        (ir.Status.exactly(400), "12", "No."),
        (ir.Status.exactly(300), "", "Moved?"),
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


# --- Authentication -------------------------------------------------------------


def auth(kind: str, *pairs: tuple[str, str]) -> Json:
    return {"type": kind, kind: [{"key": k, "value": v} for k, v in pairs]}


def test_auth_comes_from_the_nearest_that_says() -> None:
    inherited = item({"url": "https://x.org/a"})
    own = item({"url": "https://x.org/b", "auth": auth("digest")})
    none = item({"url": "https://x.org/c", "auth": {"type": "noauth"}})
    null = item({"url": "https://x.org/d", "auth": None})
    folder: Json = {"name": "F", "item": [null], "auth": auth("basic")}

    found = operations(inherited, own, none, folder, auth=auth("bearer"))

    assert {id: operation.auth for id, operation in found.items()} == {
        "GET /a": ((ir.AuthUse(ir.AuthId("bearer")),),),
        "GET /b": ((ir.AuthUse(ir.AuthId("digest")),),),
        "GET /c": ((),),
        "GET /d": ((ir.AuthUse(ir.AuthId("basic")),),),
    }


def test_a_key_travels_where_the_scheme_says() -> None:
    api, _ = parsed(
        collection(
            item({"url": "https://x.org"}),
            auth=auth("apikey", ("key", "k"), ("value", "secret"), ("in", "query")),
        )
    )

    (scheme,) = api.auths
    assert (scheme.id, scheme.kind) == ("apikey:k", ir.AuthKind.API_KEY)
    assert (scheme.place, scheme.wire) == (ir.Place.QUERY, "k")


def test_settings_are_kept_and_credentials_are_not() -> None:
    given = auth(
        "oauth2",
        ("accessTokenUrl", "https://x.org/token"),
        ("scope", "read write"),
        ("clientSecret", "S3CRET"),
        ("accessToken", "S3CRET"),
        ("password", "S3CRET"),
        ("authUrl", "{{authUrl}}"),
    )

    api, _ = parsed(collection(item({"url": "https://x.org"}), auth=given))

    (scheme,) = api.auths
    assert dict(scheme.settings) == {
        "accessTokenUrl": "https://x.org/token",
        "scope": "read write",
    }
    assert "S3CRET" not in repr(api)


def test_parameters_of_a_scheme_may_be_an_object() -> None:
    given: Json = {"type": "apikey", "apikey": {"key": "X-Key", "value": "v"}}

    found = only(item({"url": "https://x.org", "auth": given}))

    assert found.auth == ((ir.AuthUse(ir.AuthId("apikey:X-Key")),),)


def test_an_unknown_kind_is_reported() -> None:
    _, report = parsed(
        collection(item({"url": "https://x.org"}), auth=auth("edgegrid"))
    )

    assert codes(report) == ["auth-kind-unknown"]


def test_a_header_with_a_credential_tells_the_scheme() -> None:
    header: Json = [{"key": "Authorization", "value": "Bearer {{token}}"}]

    found = only(item({"url": "https://x.org", "header": header}))

    assert found.auth == ((ir.AuthUse(ir.AuthId("bearer")),),)


# --- Variants -------------------------------------------------------------------


def posted(name: str, text: str) -> dict[str, Json]:
    sent: Json = {"mode": "raw", "raw": text}
    request: Json = {"method": "POST", "url": "https://x.org/pets", "body": sent}
    return item(request, name=name)


def test_requests_of_one_method_and_path_are_joined_and_named() -> None:
    found = only(posted("Cat", '{"lives": 9}'), posted("Dog", '{"tricks": ["sit"]}'))

    assert found.name == ir.Name("Cat", also=("Dog",))
    assert [variant.name for variant in found.variants] == ["Cat", "Dog"]
    assert record(body(found).type) == {
        "lives": INTEGER,
        "tricks": ir.List(ir.STRING),
    }


def test_the_same_request_twice_is_no_variant() -> None:
    found = only(posted("Cat", '{"lives": 9}'), posted("Cat", '{"lives": 9}'))

    assert found.variants == ()


def test_names_of_path_parameters_are_those_of_the_first() -> None:
    found = only(
        item({"url": "https://x.org/pets/:id"}),
        item(
            {
                "url": {
                    "host": ["https://x.org"],
                    "path": ["pets", ":petId"],
                    "variable": [{"key": "petId", "value": "7"}],
                }
            },
            name="Again",
        ),
    )

    assert found.path == "/pets/{id}"
    assert parameter(found, "id").type == INTEGER


def test_a_query_key_with_one_fixed_word_each_parts_operations() -> None:
    found = operations(
        item({"url": "https://x.org/pets?action=list&page=1"}, name="List"),
        item({"url": "https://x.org/pets?action=count&page=2"}, name="Count"),
    )

    assert list(found) == ["GET /pets#action=list", "GET /pets#action=count"]
    fixed = parameter(found["GET /pets#action=count"], "action")
    assert fixed.required
    assert fixed.default == ir.Value("count")


def test_a_query_key_with_numbers_parts_nothing() -> None:
    found = operations(
        item({"url": "https://x.org/pets?page=1"}),
        item({"url": "https://x.org/pets?page=2"}, name="Next"),
    )

    assert list(found) == ["GET /pets"]


def test_graphql_and_xml_operations_are_told_apart_by_what_they_carry() -> None:
    def sent(body: Json, name: str) -> dict[str, Json]:
        request: Json = {"method": "POST", "url": "https://x.org/q", "body": body}
        return item(request, name=name)

    queries = operations(
        sent({"mode": "graphql", "graphql": {"query": "query A { a }"}}, "A"),
        sent({"mode": "graphql", "graphql": {"query": "mutation B { b }"}}, "B"),
    )
    elements = operations(
        sent({"mode": "raw", "raw": "<?xml version='1.0'?><get><id/></get>"}, "A"),
        sent({"mode": "raw", "raw": "<?xml version='1.0'?><put><id/></put>"}, "B"),
    )

    assert list(queries) == ["POST /q#A", "POST /q#B"]
    assert list(elements) == ["POST /q#get", "POST /q#put"]
