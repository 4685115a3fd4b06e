"""Whatever a collection comes in, all of its requests come out."""

from __future__ import annotations

import codecs
import html
import json
from collections import Counter
from pathlib import Path

import pytest
import specloom
from hypothesis import given
from hypothesis import strategies as st
from specloom import ir
from specloom.diagnostics import InputError, Pointer, Report
from specloom.parsers import postman
from specloom.source import Document, Json, Reads, read

from .postman_calls import (
    SCHEMA,
    answer,
    body,
    codes,
    collection,
    document,
    item,
    operations,
    parameter,
    parsed,
    record,
    saved,
)

CALL = item({"method": "GET", "url": "https://x.org/a"})
FOLDER: Json = {"name": "F", "items": [{"item": [CALL]}]}
INFO: dict[str, Json] = {"name": "Pets", "schema": SCHEMA}


def ids(*texts: str) -> list[str]:
    api, _ = parsed(*texts)
    return [operation.id for operation in ir.operations(api.root)]


# --- Wrappers, lists, sloppy spelling ------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        {"info": INFO, "item": [CALL]},
        {"collection": {"info": INFO, "item": [CALL]}},
        {"info": INFO, "items": [CALL]},
        {"info": INFO, "item": CALL},
        {"item": [CALL]},
        {"name": "Folder", "item": [CALL]},
        CALL,
        [CALL],
        {"info": INFO, "item": [{"name": "Call", "url": "https://x.org/a"}]},
        {"info": INFO, "item": ["https://x.org/a"]},
        {"info": INFO, "item": [{"request": "https://x.org/a"}]},
        {"info": {"name": {"content": "Pets"}, "schema": SCHEMA}, "item": [CALL]},
        {"info": INFO, "item": [{"name": 7, "request": {"url": "https://x.org/a"}}]},
        {"info": INFO, "item": [None, 3, CALL, {}]},
        {
            "info": {"schema": SCHEMA, "description": None, "version": 3},
            "item": [{**CALL, "response": None, "event": {}, "description": []}],
            "variable": {},
            "auth": "basic",
            "event": "none",
        },
        {"info": INFO, "item": [FOLDER]},
    ],
)
def test_every_shape_of_a_collection_is_read(value: Json) -> None:
    assert ids(json.dumps(value)) == ["GET /a"]


def test_what_is_in_no_shape_at_all_is_named_by_its_place() -> None:
    api, report = parsed(collection(None, "", {"name": "Empty"}, CALL))

    assert len(list(ir.operations(api.root))) == 1
    assert [(d.code, str(d.at)) for d in report] == [
        ("item-without-request", f"#/item/{index}") for index in range(3)
    ]


def test_items_for_item_is_said() -> None:
    folder: Json = {"name": "F", "items": [CALL]}

    _, report = parsed(json.dumps({"info": INFO, "items": [folder]}))

    assert [(d.code, str(d.at)) for d in report] == [("items-for-item", "#/items")]


def test_requests_without_a_name_go_by_method_and_path() -> None:
    (operation,) = operations({"request": "https://x.org/a"}).values()

    assert operation.name.text == "GET /a"


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
)
def test_encodings_are_known_by_their_bytes(encode: object) -> None:
    assert callable(encode)
    data = encode(json.dumps(json.loads(collection(CALL)), indent=1))

    found = read(data, "api.json", Report())

    assert postman.find(found) == (found,)


@pytest.mark.parametrize("data", [b"", b"  \n", codecs.BOM_UTF8])
def test_an_empty_file_is_an_error_that_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="the document is empty"):
        read(data, "api.json", Report())


@pytest.mark.parametrize("name", ["api.json", "api.postman_collection", "page.html"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    found = read(collection(CALL).encode(), name, Report())

    assert len(postman.find(found)) == 1


def test_a_saved_page_holds_several() -> None:
    page = (
        f"Docs\n\n{collection(CALL)}\n\nmore\n{json.dumps(item('https://x.org/b'))}\n"
    )

    found = postman.find(document(page, "page.txt"))

    api = postman.parse(found, Report(), Reads())
    assert [o.id for o in ir.operations(api.root)] == ["GET /a", "GET /b"]


@pytest.mark.parametrize(
    "page",
    [
        '<html><body><pre style="word-wrap: break-word">{}</pre></body></html>',
        "<pre>\n  {}\n</pre>",
        "<p>It is:</p><pre><code class='json'>{}</code></pre>",
    ],
)
def test_what_a_page_shows_is_what_its_signs_stand_for(page: str) -> None:
    shown = collection(item("https://x.org/a?b=<integer>&c=1"))
    text = page.format(html.escape(shown, quote=False))

    (found,) = postman.find(document(text, "page.html"))

    assert found.value == json.loads(shown)


def test_a_script_of_a_page_is_taken_as_it_stands() -> None:
    held = collection(item("https://x.org/a?b=1&amp;c=1"))
    page = f'<html><script type="application/json">{held}</script></html>'

    (found,) = postman.find(document(page, "page.html"))

    assert found.value == json.loads(held)


def test_a_folder_of_files_is_one_api() -> None:
    environment = {"values": [{"key": "u", "value": "https://x.org"}]}
    texts = [
        collection(item("{{u}}/a")),
        json.dumps(item("{{u}}/b")),
        json.dumps({"collection": json.loads(collection(item("{{u}}/c")))}),
        json.dumps(environment),
    ]

    api, _ = parsed(*texts)

    assert [o.id for o in ir.operations(api.root)] == ["GET /a", "GET /b", "GET /c"]
    assert [server.url for server in api.servers] == ["https://x.org"]


@pytest.mark.parametrize(
    "value",
    [
        {"id": "1", "name": "env", "values": []},
        {"name": "e", "values": [{"key": "u", "value": "x", "enabled": True}]},
        {"values": [], "_postman_variable_scope": "environment"},
        [{"key": "u", "value": "x", "enabled": True}],
    ],
)
def test_an_environment_alone_is_an_api_without_operations(value: Json) -> None:
    assert ids(json.dumps(value)) == []


# --- Format 1.0.0 ---------------------------------------------------------------------


def v1(*requests: Json, **facts: Json) -> str:
    return json.dumps({"id": "c", "name": "Old", "requests": list(requests), **facts})


def old(id: str, **facts: Json) -> dict[str, Json]:
    return {
        "id": id,
        "name": id,
        "method": "GET",
        "url": f"https://x.org/{id}",
        **facts,
    }


def only_v1(**facts: Json) -> ir.Operation:
    api, _ = parsed(v1(old("a", **facts), order=["a"]))
    (operation,) = ir.operations(api.root)
    return operation


def tree(group: ir.Group) -> Json:
    return {
        "": [operation.name.text for operation in group.operations],
        **{inner.name.text: tree(inner) for inner in group.groups},
    }


def test_old_folders_and_their_order_are_kept() -> None:
    api, report = parsed(
        v1(
            *(old(id) for id in "abcdef"),
            order=["b"],
            folders=[
                {"id": "2", "name": "Inner", "order": ["d"], "folders_order": []},
                {"id": "1", "name": "Outer", "order": ["c"], "folders_order": ["2"]},
                {"id": "3", "name": "Other", "order": ["e"]},
            ],
            folders_order=["3", "1"],
        )
    )

    assert tree(api.root) == {
        "": ["b", "a", "f"],
        "Other": {"": ["e"]},
        "Outer": {"": ["c"], "Inner": {"": ["d"]}},
    }
    assert [(d.code, str(d.at)) for d in report] == [
        ("request-not-in-order", "#/requests/0"),
        ("request-not-in-order", "#/requests/5"),
    ]


def test_old_folders_that_hold_each_other_lose_nothing() -> None:
    folders: Json = [
        {"id": "1", "name": "A", "order": ["a"], "folders_order": ["2"]},
        {"id": "2", "name": "B", "order": ["b"], "folders_order": ["1"]},
    ]

    assert ids(v1(old("a"), old("b"), folders=folders)) == ["GET /a", "GET /b"]


def test_an_old_request_may_name_its_folder_itself() -> None:
    api, _ = parsed(
        v1(old("a", folder="1"), folders=[{"id": "1", "name": "F", "order": []}])
    )

    assert tree(api.root) == {"": [], "F": {"": ["a"]}}


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_old_collection_may_be_wrapped(wrapped: bool) -> None:
    text = v1(old("a"), order=["a"])

    assert ids(f'{{"collection": {text}}}' if wrapped else text) == ["GET /a"]


def test_old_headers_are_lines_of_which_some_are_off() -> None:
    operation = only_v1(headers="X-One: 1\n// X-Two: zwei\nAccept: text/plain\n\nbad")

    assert [(p.wire, p.place) for p in operation.parameters if p.place == "header"][
        :2
    ] == [("X-One", ir.Place.HEADER), ("X-Two", ir.Place.HEADER)]


def test_old_data_said_twice_is_taken_once() -> None:
    operation = only_v1(
        url="https://x.org/a/:id/:other",
        headers="X-One: 1\nX-Two: zwei",
        headerData=[{"key": "X-One", "value": "1", "description": "First."}],
        pathVariables={"id": "12", "other": "x"},
        pathVariableData=[{"key": "id", "value": "12", "description": "Which."}],
    )

    said = [(p.wire, p.doc) for p in operation.parameters]
    assert said == [("id", "Which."), ("other", ""), ("X-One", "First."), ("X-Two", "")]


def test_old_path_variables_and_query_parameters_are_typed() -> None:
    operation = only_v1(
        url="https://x.org/a/:id/:other?q=1",
        pathVariables={"id": "12"},
        pathVariableData=[{"key": "other", "value": "1.5", "description": "How much."}],
        queryParams=[
            {"key": "q", "value": "true", "enabled": True},
            {"key": "r", "value": "x", "enabled": False, "description": "Off."},
        ],
    )

    kinds = {p.wire: (p.type, p.doc) for p in operation.parameters}
    assert kinds["other"] == (ir.Scalar(ir.ScalarKind.NUMBER), "How much.")
    assert kinds["q"] == (ir.Scalar(ir.ScalarKind.BOOLEAN), "")
    assert kinds["r"] == (ir.STRING, "Off.")
    plain = only_v1(url="https://x.org/a/:id", pathVariables={"id": "12"})
    assert parameter(plain, "id").type == ir.Scalar(ir.ScalarKind.INTEGER)


@pytest.mark.parametrize(
    ("facts", "encoding", "fields"),
    [
        ({"dataMode": "raw", "rawModeData": '{"a": 1}'}, "json", ["a"]),
        ({"dataMode": "raw", "rawModeData": ['{"a": 1}']}, "json", ["a"]),
        ({"dataMode": "raw", "data": '{"a": 1}'}, "json", ["a"]),
        (
            {
                "dataMode": "params",
                "data": [{"key": "f", "type": "file", "value": None}],
            },
            "multipart",
            ["f"],
        ),
        (
            {"dataMode": "urlencoded", "data": [{"key": "b", "value": "1"}]},
            "form",
            ["b"],
        ),
        ({"data": [{"key": "b", "value": "1", "enabled": False}]}, "multipart", ["b"]),
    ],
)
def test_old_bodies_are_read_by_their_mode(
    facts: dict[str, Json], encoding: str, fields: list[str]
) -> None:
    headers = "Content-Type: application/json"

    found = body(only_v1(method="POST", headers=headers, **facts))

    assert found.encoding == encoding
    parts = [part.wire for part in found.parts]
    assert (parts or list(record(found.type))) == fields


def test_an_old_request_without_data_has_no_body() -> None:
    assert only_v1(dataMode="params", data=[]).bodies == ()
    assert only_v1(dataMode=None, data=None).bodies == ()


def test_an_old_binary_body_is_binary() -> None:
    found = body(only_v1(method="POST", dataMode="binary", data=[]))

    assert found.encoding is ir.Encoding.BINARY


def test_an_old_graphql_body_is_graphql() -> None:
    graphql: Json = {"query": "query Pets { pets { id } }", "variables": "{}"}

    found = body(only_v1(method="POST", dataMode="graphql", graphqlModeData=graphql))

    assert found.encoding is ir.Encoding.GRAPHQL


def test_old_responses_are_samples_with_their_requests() -> None:
    asked = json.dumps({"url": "https://x.org/a?q=1", "method": "GET", "headers": ""})
    said: Json = {
        "id": "r",
        "name": "Found",
        "responseCode": {"code": 200, "name": "OK"},
        "headers": [{"key": "Content-Type", "value": "application/json"}],
        "text": '{"id": 7}',
        "requestObject": asked,
        "request": "a",
    }

    operation = only_v1(responses=[said], responses_order=["r"])

    assert record(answer(operation)) == {"id": ir.Scalar(ir.ScalarKind.INTEGER)}
    assert parameter(operation, "q").type == ir.Scalar(ir.ScalarKind.INTEGER)


@pytest.mark.parametrize(
    "facts",
    [
        {"currentHelper": "basicAuth", "helperAttributes": {"username": "u"}},
        {"currentHelper": "basicAuth", "helperAttributes": '{"username": "u"}'},
        {"auth": {"type": "basic", "basic": []}, "currentHelper": "oAuth1"},
    ],
)
def test_old_helpers_are_authentication(facts: dict[str, Json]) -> None:
    api, _ = parsed(v1(old("a", **facts)))

    assert [scheme.kind for scheme in api.auths] == [ir.AuthKind.BASIC]


def test_an_old_helper_called_normal_says_nothing() -> None:
    api, _ = parsed(v1(old("a", currentHelper="normal", helperAttributes={})))

    assert api.auths == ()


def test_pointers_into_an_old_collection_name_its_own_places() -> None:
    reads = Reads()
    report = Report()
    requests = [
        old("b"),
        old(
            "a",
            method="POST",
            headers="Content-Type: application/json",
            pathVariables={"zip": "1"},
            dataMode="raw",
            rawModeData='{"a": 1}',
        ),
    ]
    source = document(v1(*requests, order=["a", "b"], variables=[]))

    api = postman.parse([source], report, reads)

    places = {operation.id: str(operation.at) for operation in ir.operations(api.root)}
    assert places == {"POST /a": "#/requests/1", "GET /b": "#/requests/0"}
    assert [(d.code, str(d.at)) for d in report] == [
        ("path-variable-unused", "#/requests/1/pathVariables/zip")
    ]
    held = Pointer(source.key, ("requests", 1))
    for leaf in ("name", "method", "url", "headers", "rawModeData"):
        assert (reads.node(held / leaf) or "").startswith("POST /a"), leaf
    assert all(not str(at).startswith("#/item") for at, _ in reads.leaves(source))


@pytest.mark.parametrize(
    "facts",
    [
        {
            "requests": [
                None,
                3,
                "https://x.org/s",
                {},
                {"url": {"raw": "https://x.org"}},
            ]
        },
        {
            "requests": [old("a"), old("a", url="https://x.org/b")],
            "order": [1, "a", "a"],
        },
        {"requests": [old("a", headers=3, data=3, pathVariables=3, responses=3)]},
        {"requests": [old("a")], "folders": [None, {"id": 1}, {"order": "a"}]},
        {"requests": [old("a", responses=[None, 3, {}, {"responseCode": 200}])]},
        {"requests": [old("a", currentHelper=3, helperAttributes="{")], "order": None},
        {"requests": [old("a", currentHelper="oAuth2", helperAttributes="[1]")]},
    ],
)
def test_sloppy_old_collections_break_nothing(facts: dict[str, Json]) -> None:
    text = json.dumps({"id": "c", "name": "Old", **facts})

    api, _ = parsed(text)

    assert list(ir.operations(api.root))


# --- Nothing is lost ---------------------------------------------------------------

METHODS = st.sampled_from(["GET", "get", "POST", "", "PURGE"])
SEGMENTS = st.sampled_from(["a", "b", ":id", "{{v}}", "{x}", "7", "pets", ":id.json"])
HOSTS = st.sampled_from(["{{u}}", "https://x.org", "{{w}}/v2", "x.org", "", "{{u}}/v2"])
QUERIES = st.sampled_from(["", "?a=one", "?a=two", "?a=one&a=two", "?{{q}}=1", "?"])
URLS = st.builds(
    lambda host, path, query: f"{host}/{'/'.join(path)}{query}",
    HOSTS,
    st.lists(SEGMENTS, max_size=4),
    QUERIES,
)
BODIES = st.sampled_from(
    [
        None,
        {"mode": "raw", "raw": "<Get/>"},
        {"mode": "raw", "raw": "<Put/>"},
        {"mode": "raw", "raw": '{"a": {{v}}}'},
        {"mode": "graphql", "graphql": {"query": "query One { a }"}},
        {"mode": "graphql", "graphql": {"query": "query Two { a }"}},
        {"mode": "urlencoded", "urlencoded": [{"key": "k", "value": "v"}]},
    ]
)
REQUESTS = st.one_of(
    st.builds(
        lambda m, u, b: {"method": m, "url": u, "body": b}, METHODS, URLS, BODIES
    ),
    URLS.filter(bool),
)
CALLS = st.builds(
    lambda name, request, codes: item(
        request, *(saved(code, '{"a": 1}') for code in codes), name=name
    ),
    st.sampled_from(["List", "List", "Get", ""]),
    REQUESTS,
    st.lists(st.sampled_from([200, 201, 404]), max_size=2),
)
ITEMS = st.recursive(
    CALLS,
    lambda inner: st.builds(
        lambda name, items: {"name": name, "item": items},
        st.sampled_from(["F", "G", ""]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def requests_in(value: Json, at: Pointer) -> list[Pointer]:
    match value:
        case {"item": list(items)}:
            return [
                found
                for index, one in enumerate(items)
                for found in requests_in(one, at / "item" / index)
            ]
        case _:
            return [at]


@given(st.lists(ITEMS, max_size=6), st.booleans())
def test_every_request_is_in_exactly_one_operation(
    items: list[Json], known: bool
) -> None:
    variable: Json = [{"key": "u", "value": "https://x.org"}] if known else []
    source = document(collection(*items, variable=variable))

    api = postman.parse([source], Report(), Reads())

    found = [at for o in ir.operations(api.root) for at in (o.at, *o.origins)]
    expected = requests_in(source.value, Pointer(source.key))
    assert Counter(found) == Counter(expected)
    names = [operation.id for operation in ir.operations(api.root)]
    assert len(names) == len(set(names))


NAMES = st.lists(st.sampled_from("abcdef"), max_size=6)
FOLDERS = st.lists(
    st.builds(
        lambda id, order, inner: {"id": id, "order": order, "folders_order": inner},
        st.sampled_from("123"),
        NAMES,
        st.lists(st.sampled_from("123"), max_size=3),
    ),
    max_size=4,
)


@given(NAMES, NAMES, FOLDERS, st.lists(st.sampled_from("123"), max_size=3))
def test_every_old_request_is_in_exactly_one_operation(
    ids: list[str], order: list[Json], folders: list[Json], folders_order: list[Json]
) -> None:
    requests: list[Json] = [old(id, folder="2" if id > "c" else None) for id in ids]
    text = v1(*requests, order=order, folders=folders, folders_order=folders_order)
    source = document(text)

    api = postman.parse([source], Report(), Reads())

    found = [str(at) for o in ir.operations(api.root) for at in (o.at, *o.origins)]
    assert sorted(found) == sorted(f"#/requests/{index}" for index in range(len(ids)))


def test_variants_keep_all_that_is_said() -> None:
    first = item(
        {"method": "POST", "url": "https://x.org/a/:id?one=1", "description": "Doc."},
        saved(200, '{"a": 1}', "Fine"),
        name="First",
    )
    second = item(
        {
            "method": "POST",
            "url": "https://x.org/a/:key?two=x",
            "header": [{"key": "X-Two", "value": "2"}],
            "body": {"mode": "raw", "raw": '{"b": 2}'},
        },
        saved(200, '{"a": 2, "b": "x"}', "Fine too"),
        saved(404, "", "Gone"),
        name="Second",
    )

    (operation,) = operations(first, {"name": "F", "item": [second]}).values()

    assert operation.id == "POST /a/{id}"
    wires = [(p.place, p.wire) for p in operation.parameters]
    assert {(ir.Place.QUERY, "one"), (ir.Place.QUERY, "two")} <= set(wires)
    assert (ir.Place.HEADER, "X-Two") in wires
    assert list(record(body(operation).type)) == ["b"]
    assert list(record(answer(operation))) == ["a", "b"]
    assert operation.name == ir.Name("First", also=("Second",))
    assert [variant.name for variant in operation.variants] == ["First", "Second"]
    assert {example.name for example in operation.examples} >= {"Fine", "Fine too"}


def test_nothing_breaks_a_whole_run(tmp_path: Path) -> None:
    sources: list[Document] = [document(v1(old("a"), order=["a"]), "old.json")]
    report = Report()

    product = specloom.generate(specloom.Settings(name="old"), sources, {}, report)

    assert not report.failed
    assert codes(report) == []
    assert 'path="/a"' in product.files["client.py"]
