"""Postman: URLs, parameters and bodies of requests, in every form they are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specloom import ir
from specloom.ir import ScalarKind
from specloom.source import Json

from .loopback import Answer, serving
from .postman_calls import (
    BOOLEAN,
    BYTES,
    INTEGER,
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
from .postman_clients import client_of

# --- URLs -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/pets", "GET /pets"),
        ("https://x.org/pets?a=1#top", "GET /pets"),
        ("{{baseUrl}}/pets/:petId", "GET /pets/{petId}"),
        ("{{baseUrl}}/pets/{{petId}}", "GET /pets/{petId}"),
        ("{{baseUrl}}/pets/{petId}", "GET /pets/{petId}"),
        ("{{baseUrl}}/pets/<petId>", "GET /pets/{petId}"),
        ("{{baseUrl}}/pets/:id.json", "GET /pets/{id}.json"),
        ("{{baseUrl}}/pets/key={{pet-key}}", "GET /pets/key={pet-key}"),
        ("{{baseUrl}}/compare/{{a}}...{{b}}", "GET /compare/{a}...{b}"),
        ("{{baseUrl}}/pets/", "GET /pets/"),
        ("{{baseUrl}}", "GET /"),
        ({"host": ["{{baseUrl}}"], "path": ["pets", ":id"]}, "GET /pets/{id}"),
        ({"host": "x.org", "path": "pets/all"}, "GET /pets/all"),
        ({"host": ["x", "org"], "path": [{"value": ":id"}]}, "GET /{id}"),
        ({"raw": "https://x.org/pets"}, "GET /pets"),
        ({"raw": "https://stale.org/a", "host": ["x"], "path": ["b"]}, "GET /b"),
    ],
)
def test_urls_of_every_form_give_a_template(url: Json, expected: str) -> None:
    assert only(item({"method": "get", "url": url})).id == expected


def test_a_request_may_be_nothing_but_its_url() -> None:
    found = only({"name": "x", "request": "https://x.org/a?b=1"})

    assert found.id == "GET /a"
    assert parameter(found, "b").type == INTEGER


@pytest.mark.parametrize(
    ("url", "variables", "expected"),
    [
        ("https://x.org/v1/a", {}, "https://x.org"),
        ("x.org/a", {}, "https://x.org"),
        ("localhost:8080/a", {}, "http://localhost:8080"),
        ("{{u}}/a", {"u": "https://x.org/v2/"}, "https://x.org/v2"),
        ("{{u}}/a", {"u": "{{p}}://x.org", "p": "https"}, "https://x.org"),
        ("https://{{env}}.x.org/a", {}, "https://{env}.x.org"),
        ("https://me:secret@x.org/a", {}, "https://x.org"),
        ("{{u}}/a", {}, None),
        ("<insert URL>/a", {}, None),
        ("{{u}}/a", {"u": "{{u}}{{u}}"}, None),
    ],
)
def test_the_server_is_what_the_url_and_variables_tell(
    url: str, variables: dict[str, str], expected: str | None
) -> None:
    variable: Json = [{"key": k, "value": v} for k, v in variables.items()]

    api, _ = parsed(collection(item({"url": url}), variable=variable))

    found = [server.url for server in api.servers]
    if expected is None:
        assert all("{" in url for url in found)
    else:
        assert found == [expected]


def test_environments_give_variables_before_collections() -> None:
    call = item({"url": "{{base}}/a"})
    mine: Json = [{"key": "base", "value": "https://x.org"}]
    environment = {"values": [{"key": "base", "value": "https://test.x.org"}]}

    api, _ = parsed(collection(call, variable=mine), json.dumps(environment))

    assert [server.url for server in api.servers] == ["https://test.x.org"]


def test_another_host_is_the_operations_own_server() -> None:
    found = operations(
        item({"url": "https://x.org/a"}),
        item({"url": "https://x.org/b"}),
        item({"url": "https://auth.x.org/a"}),
    )

    assert list(found) == ["GET /a", "GET /b", "GET /a#auth.x.org"]
    (own,) = found["GET /a#auth.x.org"].servers
    assert own.url == "https://auth.x.org"


# --- Parameters -----------------------------------------------------------------


def query(*pairs: Json, description: str = "") -> ir.Operation:
    url: Json = {"host": ["x"], "path": ["a"], "query": list(pairs)}
    return only(item({"url": url}))


def test_marks_in_descriptions_become_facts() -> None:
    found = query(
        {
            "key": "sort",
            "value": "asc",
            "description": "(Required) The order (This can only be one of asc,desc)",
        }
    )

    sort = parameter(found, "sort")
    assert (sort.required, sort.doc) == (True, "The order")
    assert isinstance(sort.type, ir.Enum)
    assert [member.value for member in sort.type.members] == ["asc", "desc"]


def test_an_enum_of_numbers_holds_numbers() -> None:
    found = query(
        {"key": "n", "value": "1", "description": "(This can only be one of 1,2)"}
    )

    type = parameter(found, "n").type
    assert isinstance(type, ir.Enum)
    assert (type.kind, [m.value for m in type.members]) == (ScalarKind.INTEGER, [1, 2])


def test_disabled_parameters_are_optional_ones() -> None:
    found = query({"key": "a", "value": "1", "disabled": True})

    assert (parameter(found, "a").type, parameter(found, "a").required) == (
        INTEGER,
        False,
    )


def test_a_variable_in_the_name_of_a_parameter_is_reported() -> None:
    url: Json = {"host": ["x"], "path": ["a"], "query": [{"key": "f[{{x}}]"}]}

    api, report = parsed(collection(item({"url": url})))

    assert codes(report) == ["scheme-assumed", "parameter-name-variable"]
    (operation,) = ir.operations(api.root)
    assert operation.parameters == ()


def test_a_query_as_text_is_decoded_around_its_variables() -> None:
    found = only(item({"url": "https://x.org/a?at%5B0%5D=a%20{{b%20c}}%21&d=%26"}))

    arguments = found.examples[0].arguments
    assert [p.wire for p in found.parameters] == ["at[0]", "d"]
    assert [(a.wire, a.value.json) for a in arguments] == [("d", "&")]


def test_a_repeated_key_is_a_list() -> None:
    found = query({"key": "id", "value": "1"}, {"key": "id", "value": "2"})

    assert parameter(found, "id").type == ir.List(INTEGER)
    assert len(found.parameters) == 1


def test_values_of_parameters_may_be_of_any_json_kind() -> None:
    found = query(
        {"key": "a", "value": 1},
        {"key": "b", "value": True},
        {"key": "c", "value": None},
        {"key": None, "value": "x"},
        {"key": "d"},
    )

    assert {p.wire: p.type for p in found.parameters} == {
        "a": INTEGER,
        "b": BOOLEAN,
        "c": ir.STRING,
        "d": ir.STRING,
    }


def test_headers_that_the_client_sends_itself_are_no_parameters() -> None:
    header: Json = [
        {"key": "content-type", "value": "a"},
        {"key": "Authorization", "value": "Bearer x"},
        {"key": "Accept", "value": "b"},
        {"key": "X-Trace", "value": "1"},
    ]

    found = only(item({"url": "https://x.org", "header": header}))

    assert [(p.wire, p.place) for p in found.parameters] == [
        ("X-Trace", ir.Place.HEADER)
    ]


def test_keys_come_in_an_order_that_suits_all_requests() -> None:
    def asked(*keys: str) -> Json:
        pairs: list[Json] = [{"key": key, "value": "1"} for key in keys]
        return {"host": ["x"], "path": ["a"], "query": pairs}

    found = only(
        item({"url": asked("b", "d")}),
        item({"url": asked("a", "b", "c", "d", "e")}),
        item({"url": asked("z")}),
    )

    assert [p.wire for p in found.parameters] == ["a", "b", "c", "d", "e", "z"]


def test_a_variable_in_the_name_of_a_parameter_is_filled_in() -> None:
    url: Json = {"host": ["x"], "path": ["a"], "query": [{"key": "f[{{x}}]"}]}

    found = only(item({"url": url}), variable=[{"key": "x", "value": "name"}])

    assert [p.wire for p in found.parameters] == ["f[name]"]


def test_keys_that_spell_objects_stay_as_they_are_written() -> None:
    found = query(
        {"key": "filter[name]", "value": "x"}, {"key": "filter[age][min]", "value": "1"}
    )

    assert [(p.wire, p.type) for p in found.parameters] == [
        ("filter[name]", ir.STRING),
        ("filter[age][min]", INTEGER),
    ]


def test_a_value_without_a_name_is_reported() -> None:
    pairs: Json = [{"key": "", "value": "x"}, {"key": None}, {"key": "a", "value": "1"}]
    url: Json = {"protocol": "https", "host": ["x"], "path": ["a"], "query": pairs}

    header: Json = [{"key": "", "value": "x"}, {"key": " ", "value": ""}]
    api, report = parsed(collection(item({"url": url, "header": header})))

    assert [(d.code, str(d.at)) for d in report] == [
        ("parameter-without-name", "#/item/0/request/header/0"),
        ("parameter-without-name", "#/item/0/request/url/query/0"),
    ]
    (operation,) = ir.operations(api.root)
    assert [p.wire for p in operation.parameters] == ["a"]


def test_an_object_in_place_of_a_list_is_its_keys_and_values() -> None:
    url: Json = {"protocol": "https", "host": ["x"], "path": ["a"], "query": {"q": "1"}}
    sent: Json = {"mode": "urlencoded", "urlencoded": {"f": "2"}}
    request: Json = {
        "method": "POST",
        "url": url,
        "header": {"X-H": "3"},
        "body": sent,
        "auth": "basic",
    }
    call: Json = {"name": "Call", "request": request, "response": {"code": 204}}

    found = only(call)

    assert [(p.place, p.wire, p.type) for p in found.parameters] == [
        (ir.Place.QUERY, "q", INTEGER),
        (ir.Place.HEADER, "X-H", INTEGER),
    ]
    assert [part.wire for part in body(found).parts] == ["f"]
    assert found.auth == ((ir.AuthUse(ir.AuthId("basic")),),)
    assert [one.status.first for one in found.responses] == [204]


def test_headers_are_joined_in_any_case() -> None:
    def sent(key: str, value: str) -> dict[str, Json]:
        header: Json = [{"key": key, "value": value, "disabled": True}]
        return item({"url": "https://x.org/a", "header": header})

    found = only(sent("X-Version", "3"), sent("x-version", "4"))

    (header,) = found.parameters
    assert (header.wire, header.type, header.required) == ("X-Version", INTEGER, False)
    assert header.examples == (ir.Value(3), ir.Value(4))


@pytest.mark.parametrize(
    ("values", "constant"),
    [
        (["application/vnd.x+json; version=2"], "application/vnd.x+json; version=2"),
        (["text/csv", "text/csv"], "text/csv"),
        (["application/json"], None),
        (["*/*"], None),
        (["text/csv", "text/html"], None),
        (["text/csv, text/html"], None),
        (["{{accept}}"], None),
    ],
)
def test_what_a_request_asks_for_is_always_asked_for(
    values: list[str], constant: str | None
) -> None:
    def asking(media: str) -> dict[str, Json]:
        header: Json = [{"key": "accept", "value": media}]
        return item({"url": "https://x.org/a", "header": header}, saved(200, "{}"))

    found = only(*map(asking, values))

    sent = [(p.wire, p.default) for p in found.parameters]
    assert sent == ([] if constant is None else [("Accept", ir.Value(constant))])


@pytest.mark.parametrize("media", ["application/json", "application/json; v=2"])
def test_json_is_asked_for_where_nothing_tells_that_it_comes(media: str) -> None:
    header: Json = [{"key": "Accept", "value": media}]

    found = only(item({"url": "https://x.org/a", "header": header}))

    assert [(p.wire, p.default) for p in found.parameters] == [
        ("Accept", ir.Value(media))
    ]


def test_texts_of_a_listed_query_are_read_as_a_server_reads_them() -> None:
    pairs: Json = [
        {"key": "at%5B0%5D", "value": "a%2Fb"},
        {"key": "open", "value": "{{x}}%20y"},
        {"key": "plus", "value": "a+b"},
    ]
    url: Json = {"host": ["x"], "path": ["pets"], "query": pairs}

    found = {p.wire: p for p in only(item({"url": url})).parameters}

    assert list(found) == ["at[0]", "open", "plus"]
    assert found["at[0]"].examples == (ir.Value("a/b"),)
    assert found["plus"].examples == (ir.Value("a+b"),)


def test_cookies_are_parameters_of_their_own() -> None:
    header: Json = [{"key": "Cookie", "value": "lang=de; seen=3; broken"}]

    found = only(item({"url": "https://x.org/a", "header": header}))

    assert [(p.wire, p.place, p.type) for p in found.parameters] == [
        ("lang", ir.Place.COOKIE, ir.STRING),
        ("seen", ir.Place.COOKIE, INTEGER),
    ]


def test_a_call_sends_what_postman_sends_in_its_order(tmp_path: Path) -> None:
    pairs: Json = [
        {"key": "sort", "value": "age", "disabled": True},
        {"key": "filter[name]", "value": "Rex"},
        {"key": "tag", "value": "a"},
        {"key": "tag", "value": "b"},
        {"key": "limit", "value": "5", "description": "(Required)"},
    ]
    url: Json = {"host": ["x"], "path": ["pets"], "query": pairs}
    header: Json = [
        {"key": "X-Version", "value": "3"},
        {"key": "Accept", "value": "text/csv"},
        {"key": "Cookie", "value": "lang=de"},
        {"key": "Postman-Token", "value": "x"},
    ]
    text = collection(item({"url": url, "header": header}, name="Find pets"))

    with (
        client_of(text, tmp_path) as pets,
        serving(lambda _: Answer()) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        client.find_pets(
            limit=5, tag=["x", "y"], filter_name="Rex", x_version=3, lang="de"
        )

    (seen,) = server.requests
    assert seen.target == "/pets?filter%5Bname%5D=Rex&tag=x&tag=y&limit=5"
    assert seen.header("x-version") == "3"
    assert seen.header("accept") == "text/csv"
    assert seen.header("cookie") == "lang=de"
    assert seen.header("postman-token") is None


def test_headers_are_read_from_text_too() -> None:
    found = only(item({"url": "https://x.org", "header": "A: 1\nbroken\nB: x"}))

    assert [p.wire for p in found.parameters] == ["A", "B"]


def test_values_of_authors_are_examples_and_of_converters_are_not() -> None:
    header: Json = [
        {
            "key": "Authorization",
            "value": "<token>",
            "description": "Added as a part of security scheme: bearer",
        }
    ]
    request: Json = {"url": "https://x.org/a?n=5"}
    converted = saved(200, originalRequest={"url": "https://x.org/a", "header": header})

    assert parameter(only(item(request)), "n").examples == (ir.Value(5),)
    assert parameter(only(item(request, converted)), "n").examples == ()


# --- Bodies ---------------------------------------------------------------------


def raw(text: str, *, language: str = "json") -> ir.Operation:
    sent: Json = {
        "mode": "raw",
        "raw": text,
        "options": {"raw": {"language": language}},
    }
    return only(item({"method": "POST", "url": "https://x.org/a", "body": sent}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', {"a": INTEGER}),
        ('{"a": 1, // why\n "b": [1,],}', {"a": INTEGER, "b": ir.List(INTEGER)}),
        ('{"a": {{a}}, "b": "{{b}}"}', {"a": ir.ANY, "b": ir.STRING}),
        ('{"a": <userId>}', {"a": ir.ANY}),
        ('{"a": "<integer>"}', {"a": INTEGER}),
    ],
)
def test_json_bodies_are_read_as_people_write_them(
    text: str, expected: dict[str, ir.Type]
) -> None:
    found = body(raw(text))

    assert found.encoding is ir.Encoding.JSON
    assert record(found.type) == expected


def test_a_body_that_is_no_json_is_text_and_reported() -> None:
    sent: Json = {
        "mode": "raw",
        "raw": '{"a" => 1}',
        "options": {"raw": {"language": "json"}},
    }

    api, report = parsed(collection(item({"url": "https://x.org", "body": sent})))

    assert codes(report) == ["body-not-json"]
    (operation,) = ir.operations(api.root)
    assert body(operation).encoding is ir.Encoding.TEXT


@pytest.mark.parametrize(
    ("sent", "encoding"),
    [
        ({"mode": "raw", "raw": "<?xml version='1.0'?><a/>"}, ir.Encoding.XML),
        ({"mode": "raw", "raw": "hello"}, ir.Encoding.TEXT),
        ({"mode": "file", "file": {"src": None}}, ir.Encoding.BINARY),
        ({"mode": "urlencoded", "urlencoded": "a=1&b=x"}, ir.Encoding.FORM),
        ({"mode": "graphql", "graphql": {"query": "{ a }"}}, ir.Encoding.GRAPHQL),
    ],
)
def test_each_mode_has_its_encoding(sent: Json, encoding: ir.Encoding) -> None:
    request: Json = {"method": "POST", "url": "https://x.org", "body": sent}

    assert body(only(item(request))).encoding is encoding


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        {"mode": "raw", "raw": ""},
        {"mode": "formdata", "formdata": ""},
        {"mode": "urlencoded", "urlencoded": []},
        {"mode": "raw", "raw": "x", "disabled": True},
    ],
)
def test_an_empty_body_is_none(sent: Json) -> None:
    assert only(item({"url": "https://x.org", "body": sent})).bodies == ()


def test_fields_of_forms_are_files_lists_or_values() -> None:
    form: Json = [
        {"key": "picture", "type": "file", "src": "/a.png"},
        {"key": "pages", "type": "file", "src": []},
        {"key": "pages", "type": "file", "src": None},
        {"key": "tag", "value": "a", "type": "text"},
        {"key": "tag", "value": "b", "type": "text"},
        {
            "key": "meta",
            "value": "x",
            "contentType": "text/csv",
            "description": "(Required)",
        },
    ]
    sent: Json = {"mode": "formdata", "formdata": form}

    parts = body(only(item({"url": "https://x.org", "body": sent}))).parts

    assert [(p.wire, p.type, p.file) for p in parts] == [
        ("picture", BYTES, True),
        ("pages", ir.List(BYTES), True),
        ("tag", ir.List(ir.STRING), False),
        ("meta", ir.STRING, False),
    ]
    assert (parts[3].media, parts[3].required) == ("text/csv", True)
