"""Postman: bodies of requests, from what is written to what the client sends."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import specloom
from specloom import ir
from specloom.diagnostics import Pointer, Report
from specloom.ir import Scalar, ScalarKind
from specloom.parsers.postman import graphql
from specloom.parsers.postman.jsontext import broken_at, json_with_holes, mended
from specloom.source import Json, read

from .loopback import Answer, Loopback, serving
from .postman_calls import (
    BOOLEAN,
    BYTES,
    DATE,
    INTEGER,
    body,
    codes,
    collection,
    item,
    only,
    operations,
    parsed,
    record,
    saved,
)
from .postman_clients import client_of

STRINGS = ir.List(ir.STRING)


def posted(sent: Json, *responses: Json, **facts: Json) -> dict[str, Json]:
    request: Json = {"method": "POST", "url": "https://x.org/a", "body": sent, **facts}
    return item(request, *responses)


def raw(text: str, language: str = "json", **facts: Json) -> dict[str, Json]:
    options: Json = {"raw": {"language": language}}
    return posted({"mode": "raw", "raw": text, "options": options}, **facts)


# --- JSON as people write it ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1 /* one */, // two\n "b": [1, 2,],}', {"a": 1, "b": [1, 2]}),
        ('{"a": {{n}}, "b": "{{n}}"}', {"a": 5, "b": "5"}),
        ('{"a": "{{n}} of {{m}}"}', {"a": "5 of {{m}}"}),
        ("{{whole}}", {"q": 1}),
        ('{"{{n}}": 1, "b": 2}', {"5": 1, "b": 2}),
        ('{"{{m}}": 1, "b": 2}', {"b": 2}),
        ('{{{m}}: 1, "{{k}}": 2}', {"{{m}}": 1, "{{k}}": 2}),
        ('{"url": "http://x//y", "c": "/* no */"}', {"url": "http://x//y"}),
        ('{"a":\u00a01}', {"a": 1}),
        ('"{{n}}"', "5"),
        ("null", None),
    ],
)
def test_variables_and_comments_in_json(text: str, expected: Json) -> None:
    found = json_with_holes(text, {"n": "5", "whole": '{"q": 1}'})

    assert found is not None
    if isinstance(expected, dict) and isinstance(found.json, dict):
        assert expected.items() <= found.json.items()
        assert found.json.keys() - expected.keys() <= {"c"}
    else:
        assert found.json == expected


@pytest.mark.parametrize(
    "text", ['{"a" => 1}', "{'a': 1}", '{"a": 1', "hello", '{"a": 012}', '{"a" 1}']
)
def test_what_is_no_json_is_none(text: str) -> None:
    assert json_with_holes(text) is None


@pytest.mark.parametrize(
    ("text", "line"), [("{'a': 1}", 1), ('{\n"a": 1,\n"b": no\n}', 3), ("{", 1)]
)
def test_the_line_where_json_breaks_is_known(text: str, line: int) -> None:
    assert broken_at(text)[0] == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id": 00012, "n": -007.5}', None),
        ('{"id": 00012, "b": -007}', {"id": 12, "b": -7}),
        ('{"a": true\n "b": [1 2]}', {"a": True, "b": [1, 2]}),
        ('{"a": 1}, {"a": 2}', [{"a": 1}, {"a": 2}]),
        ('{"a": "unclosed}', None),
    ],
)
def test_slips_that_leave_no_doubt_are_mended(text: str, expected: Json) -> None:
    found = mended(text)

    assert (found and found.json) == expected


def test_variables_type_the_holes_they_stand_in() -> None:
    variable: Json = [{"key": "age", "value": "7"}, {"key": "tag", "value": "old"}]
    text = '{"a": {{age}}, "b": {{$randomInt}}, "c": {{x}}, "d": "{{tag}}"}'

    (found,) = operations(raw(text), variable=variable).values()

    assert record(body(found).type) == {
        "a": INTEGER,
        "b": INTEGER,
        "c": ir.ANY,
        "d": ir.STRING,
    }


def test_a_hole_may_bring_its_own_comma() -> None:
    found = body(only(raw('{"rows": [{"x": 1}\n {{rows}}\n {"x": 2}]}')))

    rows = record(found.type)["rows"]
    assert isinstance(rows, ir.List)
    assert found.encoding is ir.Encoding.JSON


def test_names_that_are_all_variables_are_data() -> None:
    settings = specloom.Settings(name="pets")
    document = read(collection(raw('{"{{a}}": 1}')).encode(), "pets.json", Report())

    api = specloom.understand(settings, [document], Report())

    (operation,) = ir.operations(api.root)
    assert body(operation).type == ir.Map(INTEGER)


def test_a_body_that_is_no_json_is_text_and_its_line_is_told() -> None:
    _, report = parsed(collection(raw('{\n  "a": 1\n}\n}')))

    (found,) = [d for d in report if d.code == "body-not-json"]
    assert "line 4" in found.message
    assert found.at is not None
    assert found.at.path[-1] == "raw"


def test_a_body_is_reported_once_however_often_it_is_repeated() -> None:
    call = raw("{'a': 1}")
    again: Json = call["request"]
    call["response"] = [saved(200, "{}", originalRequest=again)]

    _, report = parsed(collection(call))

    assert codes(report) == ["body-not-json"]


# --- Media types ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "header", "text", "expected"),
    [
        ("json", "", "{}", ("application/json", ir.Encoding.JSON)),
        ("xml", "", "<a/>", ("application/xml", ir.Encoding.XML)),
        ("html", "", "<p>", ("text/html", ir.Encoding.TEXT)),
        ("javascript", "", "a()", ("application/javascript", ir.Encoding.TEXT)),
        ("text", "", "hello", ("text/plain", ir.Encoding.TEXT)),
        ("", "", '{"a": 1}', ("text/plain", ir.Encoding.JSON)),
        ("json", "application/merge-patch+json", "{}", None),
        ("text", "Text/CSV; charset=latin1", "a,b", ("text/csv", ir.Encoding.TEXT)),
        ("text", "text/csv; charset=UTF-8", "a,b", None),
        ("json", "application/vnd.x+json; version=2", "{}", None),
        ("", "application/x-www-form-urlencoded", "a=1&b=2", None),
        ("", "application/x-www-form-urlencoded", "<?xml version='1.0'?><a/>", None),
    ],
)
def test_a_body_goes_as_postman_sends_it(
    language: str,
    header: str,
    text: str,
    expected: tuple[str, ir.Encoding] | None,
) -> None:
    sent: Json = [{"key": "content-type", "value": header}] if header else []

    found = body(only(raw(text, language, header=sent)))

    if expected is not None:
        assert (found.media, found.encoding) == expected
    else:
        assert found.media == header


def test_a_body_that_is_only_a_text_is_that_text() -> None:
    found = body(only(posted("a text")))

    assert (found.encoding, found.media) == (ir.Encoding.TEXT, "text/plain")
    assert record(body(only(posted('{"a": 1}'))).type) == {"a": INTEGER}


@pytest.mark.parametrize("written", [{"a": 1}, [{"a": 1}]])
def test_json_in_place_of_its_text_is_a_body_too(written: Json) -> None:
    language: Json = {"raw": {"language": "json"}}
    found = body(only(posted({"mode": "raw", "raw": written, "options": language})))

    type = found.type.item if isinstance(found.type, ir.List) else found.type
    assert record(type) == {"a": INTEGER}
    assert found.media == "application/json"


def test_a_query_may_stand_alone_as_a_text() -> None:
    found = body(only(posted({"mode": "graphql", "graphql": "query A { a }"})))

    assert [(p.wire, p.default) for p in found.parts] == [
        ("query", ir.Value("query A { a }"))
    ]


def test_a_secret_as_a_default_of_a_query_is_not_kept() -> None:
    key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    query = f'query A($t: String! = "{key}", $password: String = "hunter22") {{ a }}'
    sent: Json = {"mode": "graphql", "graphql": {"query": query}}

    found = repr(body(only(posted(sent))))
    assert key not in found
    assert "hunter22" not in found


def test_a_body_without_a_mode_is_reported() -> None:
    api, report = parsed(collection(posted({"raw": "{}"})))

    assert "body-without-mode" in codes(report)
    assert [o.bodies for o in ir.operations(api.root)] == [()]
    _, silent = parsed(collection(posted({"mode": "none", "raw": "{}"})))
    assert codes(silent) == [c for c in codes(report) if c != "body-without-mode"]


def test_a_get_keeps_its_body() -> None:
    found = only(
        item(
            {
                "method": "GET",
                "url": "https://x.org/a",
                "body": {"mode": "raw", "raw": '{"a": 1}'},
            }
        )
    )

    assert record(body(found).type) == {"a": INTEGER}


def test_bodies_of_different_kinds_are_operations_of_their_own() -> None:
    form: Json = {"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "1"}]}

    found = operations(raw('{"a": 1}'), raw("{'a': 1}"), posted(form), posted(None))

    assert list(found) == ["POST /a#json", "POST /a#form"]
    assert not any(one.required for one in found["POST /a#json"].bodies)
    assert [b.encoding for b in found["POST /a#json"].bodies] == [
        ir.Encoding.JSON,
        ir.Encoding.TEXT,
    ]


# --- Forms ------------------------------------------------------------------------


def test_keys_of_forms_keep_their_spelling() -> None:
    form: Json = [
        {"key": "ids[]", "value": "1"},
        {"key": "ids[]", "value": "2"},
        {"key": "user[name]", "value": "x"},
        {"key": "old", "value": "true", "disabled": True, "description": "Gone."},
        {"key": "meta", "value": '{"born": "2020-01-02"}'},
    ]

    parts = body(only(posted({"mode": "urlencoded", "urlencoded": form}))).parts

    assert [(p.wire, p.type) for p in parts[:4]] == [
        ("ids[]", ir.List(INTEGER)),
        ("user[name]", ir.STRING),
        ("old", BOOLEAN),
        ("meta", parts[3].type),
    ]
    assert (parts[2].required, parts[2].doc) == (False, "Gone.")
    assert parts[3].encoding is ir.Encoding.JSON
    assert record(parts[3].type) == {"born": DATE}


def test_a_field_with_several_files_takes_a_list() -> None:
    form: Json = [
        {"key": "one", "type": "file", "src": ["/a.png"]},
        {"key": "many", "type": "file", "src": ["/a.png", "/b.png"]},
    ]

    parts = body(only(posted({"mode": "formdata", "formdata": form}))).parts

    assert [(p.wire, p.type, p.file) for p in parts] == [
        ("one", BYTES, True),
        ("many", ir.List(BYTES), True),
    ]


# --- GraphQL ----------------------------------------------------------------------

QUERY = """
# Finds pets.
query Find($id: ID!, $n: Int = 3, $f: [Filter!]!, $by: Order = {dir: ASC, k: [1.5]},
           $s: String, $on: Boolean! = true @old(reason: "no")) @cached(ttl: 5) {
  pet(id: $id, note: "a } in a string") { ...P name @include(if: $on) }
}
fragment P on Pet { id, tags(first: $n) { text } }
"""


def test_variables_are_declared_with_types_and_defaults() -> None:
    (found,) = graphql.operations(QUERY)

    assert (found.kind, found.name, found.root) == ("query", "Find", "pet")
    type = graphql.record(found.variables, None, Pointer("x"))
    assert record(type) == {
        "id": ir.STRING,
        "n": ir.nullable(INTEGER),
        "f": ir.List(ir.ANY),
        "by": ir.ANY,
        "s": ir.nullable(ir.STRING),
        "on": BOOLEAN,
    }
    assert [f.wire for f in type.fields if f.required] == ["id", "f"]
    defaults = {f.wire: f.default.json for f in type.fields if f.default is not None}
    assert defaults == {"n": 3, "by": {"dir": "ASC", "k": [1.5]}, "on": True}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("query Q($id: ) { a }", 1),
        ("query Q {\n a {\n b\n", 4),
        ("{ a }\n?", 2),
        ("fragment P on Pet { id }", 1),
        ("type Pet { id: ID }", 1),
        ('query Q($a: Int = "open) { a }', 1),
        ("query Q($a: " + "[" * 400, 1),
        ("", 1),
    ],
)
def test_what_is_no_query_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(graphql.Broken) as caught:
        graphql.operations(text)

    assert caught.value.line == line


def graphql_call(query: str, variables: Json = "", name: str = "") -> dict[str, Json]:
    sent: dict[str, Json] = {"query": query, "variables": variables}
    if name:
        sent["operationName"] = name
    return posted({"mode": "graphql", "graphql": sent})


def variables(operation: ir.Operation) -> dict[str, ir.Type]:
    return next(record(p.type) for p in body(operation).parts if p.wire == "variables")


def test_samples_refine_what_a_query_declares() -> None:
    query = "query Q($id: ID!, $f: [Filter!], $day: Date!, $rate: Float) { a }"
    sent = {
        "id": "0f1e2d3c-0000-4000-8000-000000000001",
        "f": [{"k": 1}],
        "day": "2020-01-02",
        "rate": 2,
        "more": "x",
    }

    found = variables(only(graphql_call(query, json.dumps(sent))))

    filters = ir.without_null(found.pop("f"))
    assert isinstance(filters, ir.List)
    assert record(filters.item) == {"k": INTEGER}
    assert found == {
        "id": Scalar(ScalarKind.UUID),
        "day": DATE,
        "rate": ir.nullable(Scalar(ScalarKind.NUMBER)),
        "more": ir.STRING,
    }


def test_the_operation_that_is_asked_for_declares_the_variables() -> None:
    query = "query A($a: Int!) { a } query B($b: Boolean!) { b }"

    found = only(graphql_call(query, "", "B"))

    assert variables(found) == {"b": BOOLEAN}
    fixed = {p.wire: p.default for p in body(found).parts if p.default is not None}
    assert fixed["operationName"] == ir.Value("B")


@pytest.mark.parametrize(
    ("query", "sent", "code"),
    [
        ("query Q($id: ) { a }", "", "graphql-not-read"),
        ("query A { a } query B { b }", "", "graphql-operation-unknown"),
        ("query A { a }", "{a: 1}", "graphql-variables-not-json"),
        ("query A { a }", "[1]", "graphql-variables-not-json"),
    ],
)
def test_broken_graphql_is_reported(query: str, sent: str, code: str) -> None:
    _, report = parsed(collection(graphql_call(query, sent)))

    assert codes(report) == [code]


def test_graphql_written_as_json_is_graphql() -> None:
    text = json.dumps({"query": "query Q($n: Int!) { a }", "variables": {"n": 1}})

    found = only(raw(text))

    assert body(found).encoding is ir.Encoding.GRAPHQL
    assert variables(found) == {"n": INTEGER}
    assert body(only(raw('{"query": "cats"}'))).encoding is ir.Encoding.JSON


def test_queries_that_differ_are_operations_of_their_own() -> None:
    found = operations(
        graphql_call("{ pets { id } }"),
        graphql_call("{ pets { name } }"),
        graphql_call("query Q { a }"),
        graphql_call("query  Q {\n a }"),
        graphql_call("{ n: owners { id } }"),
    )

    assert list(found) == [
        "POST /a#pets",
        "POST /a#pets-2",
        "POST /a#Q",
        "POST /a#owners",
    ]


def test_what_is_no_query_stands_apart_from_queries() -> None:
    plain: Json = {"method": "POST", "url": "https://x.org/a"}

    found = operations(
        graphql_call("{ pets }"),
        item(plain, name="Ping"),
        graphql_call("{ owners }"),
        raw('{"a": 1}'),
    )

    assert list(found) == ["POST /a#pets", "POST /a", "POST /a#owners", "POST /a#json"]


# --- On the wire ------------------------------------------------------------------


def received(server: Loopback) -> Json:
    found: Json = json.loads(server.requests[-1].body)
    return found


def test_a_graphql_call_sends_the_query_and_what_it_is_given(tmp_path: Path) -> None:
    query = "query Find($id: ID!, $first: Int) { pets(owner: $id) { id } }"
    text = collection(
        item(
            {
                "method": "POST",
                "url": "https://x.org/graphql",
                "body": {"mode": "graphql", "graphql": {"query": query}},
            },
            name="Find pets",
        )
    )

    with (
        client_of(text, tmp_path) as pets,
        serving(lambda _: Answer()) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        client.find_pets(id="o-1")
        first = received(server)
        client.find_pets(id="o-1", first=None)
        second = received(server)

    assert first == {"query": query, "variables": {"id": "o-1"}}
    assert second == {"query": query, "variables": {"id": "o-1", "first": None}}


class Endless(io.RawIOBase):
    """A source that is made while it is read and cannot go back."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # whatever io gives
        self.largest = max(self.largest, len(view))
        count = min(self.left, len(view))
        view[:count] = b"x" * count
        self.left -= count
        return count


SIZE = 8 * 1024 * 1024


def test_a_file_as_a_body_is_streamed(tmp_path: Path) -> None:
    text = collection(
        item(
            {
                "method": "PUT",
                "url": "https://x.org/photo",
                "body": {"mode": "file", "file": {"src": "/photo.jpg"}},
            },
            name="Replace photo",
        )
    )
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"p" * 200_000)
    source = Endless(SIZE)

    with (
        client_of(text, tmp_path) as pets,
        serving(lambda _: Answer()) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        client.replace_photo(body=source)
        client.replace_photo(body=photo)
        client.replace_photo(body=b"abc")

    streamed, from_path, plain = server.requests
    assert len(streamed.body) == SIZE
    assert source.largest < 1024 * 1024
    assert streamed.header("transfer-encoding") == "chunked"
    assert from_path.header("content-length") == "200000"
    assert from_path.header("content-type") == "image/png"
    assert plain.body == b"abc"
    assert plain.header("content-type") == "application/octet-stream"


def test_several_files_of_one_field_are_streamed_with_their_names(
    tmp_path: Path,
) -> None:
    form: Json = [
        {"key": "photos", "type": "file", "src": ["/a.png", "/b.png"]},
        {"key": "meta", "value": '{"a": [1]}', "contentType": "application/json"},
    ]
    sent: Json = {"mode": "formdata", "formdata": form}
    request: Json = {"method": "POST", "url": "https://x.org/photos", "body": sent}
    photo = tmp_path / "rex.png"
    photo.write_bytes(b"p" * 100)
    source = Endless(SIZE)

    with (
        client_of(collection(item(request, name="Add photos")), tmp_path) as pets,
        serving(lambda _: Answer()) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        meta = pets.models.AddPhotosMeta(a=[1])
        client.add_photos(photos=[photo, source], meta=meta)

    (seen,) = server.requests
    assert len(seen.body) > SIZE
    assert source.largest < 1024 * 1024
    assert b'name="photos"; filename="rex.png"\r\nContent-Type: image/png\r\n' in (
        seen.body
    )
    assert b'name="photos"; filename="photos"\r\n' in seen.body
    assert b'name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":[1]}\r\n' in (
        seen.body
    )


def test_a_form_sends_lists_as_repeated_keys_in_the_order_of_the_source(
    tmp_path: Path,
) -> None:
    form: Json = [
        {"key": "tag[]", "value": "a"},
        {"key": "name", "value": "Rex", "description": "(Required)"},
        {"key": "tag[]", "value": "b"},
        {"key": "old", "value": "true", "disabled": True},
    ]
    sent: Json = {"mode": "urlencoded", "urlencoded": form}
    request: Json = {"method": "POST", "url": "https://x.org/pets", "body": sent}

    with (
        client_of(collection(item(request, name="Add pet")), tmp_path) as pets,
        serving(lambda _: Answer()) as server,
        pets.PetsClient(base_url=server.url) as client,
    ):
        client.add_pet(name="Rex", tag=["a b", "ü&"])
        client.add_pet(name="Rex", old=False)

    first, second = server.requests
    assert first.body == b"tag%5B%5D=a+b&tag%5B%5D=%C3%BC%26&name=Rex"
    assert second.body == b"name=Rex&old=false"
