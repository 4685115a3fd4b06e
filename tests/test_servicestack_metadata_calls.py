"""Verbs, routes, messages, AutoQuery and uploads, as metadata has them."""

from __future__ import annotations

from typing import Any

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.source import Json

from .test_servicestack_metadata import call, host, only, parsed, prop

Node = dict[str, Any]


def marked(*marks: str) -> list[Node]:
    return [{"name": mark, "namespace": "ServiceStack"} for mark in marks]


def request(name: str, **more: Any) -> Node:
    """An operation of a host that doesn't say its verb."""
    request: Node = {"name": name, "properties": [], **more.pop("request", {})}
    return {"request": request, **more}


@pytest.mark.parametrize(
    ("node", "verb"),
    [
        (request("X"), "POST"),
        (request("X", actions=["ANY"]), "POST"),
        (request("X", actions=["ANY", "PUT"]), "PUT"),
        (request("X", request={"inherits": {"name": "QueryDb`1"}}), "GET"),
        (request("X", request={"inherits": {"name": "QueryDb`2"}}), "GET"),
        (request("X", request={"inherits": {"name": "QueryData`1"}}), "GET"),
        (request("X", request={"implements": marked("ICreateDb`1")}), "POST"),
        (request("X", request={"implements": marked("IPatchDb`1")}), "PATCH"),
        (request("X", request={"implements": marked("IUpdateDb`1")}), "PUT"),
        (request("X", request={"implements": marked("IDeleteDb`1")}), "DELETE"),
        (
            request(
                "X",
                request={"implements": marked("IPatchDb`1")},
                routes=[{"path": "/x", "verbs": "PUT"}],
            ),
            "PUT",
        ),
        (
            request(
                "X",
                request={"implements": marked("IDelete", "IGet")},
                routes=[{"path": "/x", "verbs": "PUT"}],
            ),
            "GET",
        ),
        (
            request(
                "X",
                request={"implements": marked("IDelete")},
                method="PATCH",
            ),
            "PATCH",
        ),
    ],
)
def test_the_verb_is_the_one_that_the_clients_choose(node: Node, verb: str) -> None:
    (message,) = parsed(host(node)).messages

    assert message.method == verb


def test_a_request_with_a_verb_of_its_own_goes_by_that_alone() -> None:
    report = Report()
    route: Node = {"path": "/auth", "verbs": "GET,POST"}

    api = parsed(
        host(
            request("SignIn", request={"implements": marked("IPost")}, routes=[route])
        ),
        report,
    )

    assert only(api).id == "POST /auth"
    assert [d.code for d in report] == ["route-verb"]


def test_a_request_of_several_services_has_all_their_verbs() -> None:
    route: Node = {"path": "/book", "verbs": "GET,PUT,OPTIONS"}

    api = parsed(host(request("Book", actions=["GET", "PUT"], routes=[route])))

    assert [op.name.text for op in ir.operations(api.root)] == ["GetBook", "PutBook"]


@pytest.mark.parametrize(
    ("path", "plain", "styles"),
    [
        ("books/{Id}", "/books/{Id}", ["repeat"]),
        ("/files/{Id*}", "/files/{Id}", ["rest"]),
        ("/files/{*Id}", "/files/{Id}", ["rest"]),
        ("/files/{**Id}", "/files/{Id}", ["rest"]),
        ("/books/{Id:int}", "/books/{Id}", ["repeat"]),
        ("/books/{Id}.{Form}", "/books/{Id}.{Form}", ["repeat", "repeat"]),
    ],
)
def test_variables_of_a_route_are_parameters(
    path: str, plain: str, styles: list[str]
) -> None:
    found = only(
        parsed(
            host(
                call("X", prop("ID", "Int32"), prop("form"), routes=[{"path": path}]),
            )
        )
    )

    in_path = [p for p in found.parameters if p.place is ir.Place.PATH]
    assert (found.path, [p.style for p in in_path]) == (plain, styles)
    assert in_path[0].type == ir.Scalar(ScalarKind.INTEGER)


def test_a_variable_to_be_ignored_says_so() -> None:
    found = only(parsed(host(call("X", routes=[{"path": "/x/{ignore}"}]))))

    (ignored,) = found.parameters
    assert (ignored.wire, ignored.required) == ("ignore", True)
    assert "passes over" in ignored.doc


def test_operations_of_a_message_stand_in_the_order_of_choice() -> None:
    paths = ["/books", "/shelves/{Shelf}/books/{Id}", "/b/{Id}", "/books/{Shelf}"]

    api = parsed(
        host(
            call(
                "Books",
                prop("Id", "Int32"),
                prop("Shelf"),
                routes=[{"path": path} for path in paths],
            )
        )
    )

    (message,) = api.messages
    assert message.operations == (
        "GET /shelves/{Shelf}/books/{Id}",
        "GET /b/{Id}",
        "GET /books/{Shelf}",
        "GET /books",
    )


def test_a_message_is_the_record_of_all_that_a_request_holds() -> None:
    base: Node = {"name": "Paged", "properties": [prop("Size", "Int32")]}
    api = parsed(
        host(
            call("Books", prop("Word"), inherits={"name": "Paged"}, method="POST"),
            types=(base,),
        )
    )

    (message,) = api.messages
    record = api.types[message.type].type
    assert isinstance(record, ir.Record)
    assert [field.wire for field in record.fields] == ["word"]
    assert record.bases == (ir.Ref(ir.TypeId("#Paged")),)
    (body,) = only(api).bodies
    assert isinstance(body.type, ir.Record)
    assert [field.wire for field in body.type.fields] == ["word", "size"]


def test_a_host_that_only_knows_endpoints_has_no_path_without_answers() -> None:
    api = parsed(
        host(
            call("Books"),
            call("AddBook", method="POST"),
            app={"endpointRouting": ["map", "use", "force"]},
            httpHandlers={"ApiHandlers.Json": "/api/{Request}"},
        )
    )

    assert [(m.path, m.batch, m.one_way) for m in api.messages] == [
        ("/api/Books", "/api/Books[]", ""),
        ("/api/AddBook", "/api/AddBook[]", ""),
    ]


def test_a_request_of_an_old_host_without_a_route_keeps_its_verb() -> None:
    node = request("Find", request={"implements": marked("IGet")})

    assert only(parsed(host(node))).id == "GET /json/reply/Find"


def test_a_route_that_another_request_has_leaves_the_path_by_name() -> None:
    report = Report()
    routes: Json = [{"path": "/books", "verbs": "GET"}]

    api = parsed(host(call("One", routes=routes), call("Two", routes=routes)), report)

    assert [op.id for op in ir.operations(api.root)] == ["GET /books", "GET /api/Two"]
    assert [d.code for d in report] == ["operation-conflict"]


def query(base: str, *args: str) -> Json:
    inherits: Json = {"name": base, "genericArgs": [*args]}
    return call("QueryBooks", inherits=inherits)


@pytest.mark.parametrize("base", ["QueryDb`1", "QueryData`1"])
def test_requests_for_rows_take_more_than_they_declare(base: str) -> None:
    book: Node = {"name": "Book", "properties": [prop("Title")]}

    api = parsed(host(query(base, "Book"), types=(book,)))

    found = only(api)
    assert found.open_query
    assert found.pagination is not None
    assert [p.wire for p in found.parameters][:2] == ["skip", "take"]
    assert "`%StartsWith`" in api.doc


def test_rows_may_be_of_another_type_than_the_table() -> None:
    types: tuple[Node, ...] = tuple(
        {"name": name, "properties": [prop("Id")]} for name in ("Table", "Shown")
    )

    found = only(parsed(host(query("QueryDb`2", "Table", "Shown"), types=types)))

    assert found.summary == "Rows of Shown, page by page."


def test_a_host_says_which_conditions_it_knows_and_how_many_rows_it_gives() -> None:
    plugin: Node = {
        "untypedQueries": True,
        "maxLimit": 50,
        "viewerConventions": [{"name": "Like", "value": "%Like"}],
    }

    api = parsed(host(query("QueryDb`1", "Book"), plugins={"autoQuery": plugin}))

    assert "`%Like`" in api.doc
    assert "50 rows" in only(api).doc


def test_a_host_may_take_no_conditions_but_the_declared() -> None:
    plugin: Node = {"untypedQueries": False}

    found = only(
        parsed(host(query("QueryDb`1", "Book"), plugins={"autoQuery": plugin}))
    )

    assert not found.open_query
    assert found.pagination is not None


def test_the_bases_of_queries_are_one() -> None:
    api = parsed(host(query("QueryDb`1", "Book")))

    record = api.types[ir.TypeId("#QueryBooks")].type
    assert isinstance(record, ir.Record)
    assert record.bases == (ir.Ref(ir.TypeId("#QueryBase")),)


def test_lists_of_files_are_several_and_say_their_limits() -> None:
    place: Node = {
        "name": "scans",
        "allowExtensions": ["png", "jpg"],
        "maxFileBytes": 1048576,
        "maxFileCount": 3,
    }

    api = parsed(
        host(
            call(
                "Send",
                prop("Scans", "List`1", "Scan", uploadTo="scans"),
                prop("Photo", input={"type": "file"}),
                prop("Words", "List`1", "String"),
                method="POST",
            ),
            plugins={"filesUpload": {"locations": [place]}},
        )
    )

    (body,) = only(api).bodies
    scans, photo, words = body.parts
    assert (scans.file, scans.type) == (True, ir.List(ir.Scalar(ScalarKind.BYTES)))
    assert (photo.file, photo.type) == (True, ir.Scalar(ScalarKind.BYTES))
    assert (words.file, words.encoding) == (False, ir.Encoding.JSV)
    assert scans.doc == (
        "Files may be of: png, jpg. At most 1,048,576 bytes each. At most 3 files."
    )


@pytest.mark.parametrize(
    ("said", "encoding", "kind"),
    [
        ({"name": "String"}, ir.Encoding.TEXT, ScalarKind.STRING),
        ({"name": "Byte[]"}, ir.Encoding.BINARY, ScalarKind.BYTES),
        ({"name": "Stream"}, ir.Encoding.BINARY, ScalarKind.BYTES),
        ({"name": "HttpWebResponse"}, ir.Encoding.BINARY, ScalarKind.BYTES),
        ({"name": "HttpResult"}, ir.Encoding.BINARY, ScalarKind.BYTES),
        ({"name": "Int32"}, ir.Encoding.JSON, ScalarKind.INTEGER),
    ],
)
def test_an_answer_may_be_no_object(
    said: Node, encoding: ir.Encoding, kind: ScalarKind
) -> None:
    body = only(parsed(host(call("X", returnType=said)))).responses[0].body

    assert body is not None
    assert (body.encoding, body.type) == (encoding, ir.Scalar(kind))


def test_an_answer_without_a_marker_is_what_the_host_shows() -> None:
    book: Node = {"name": "Book", "properties": [prop("Title")]}

    body = only(parsed(host(call("X", response=book)))).responses[0].body

    assert body is not None
    assert body.type == ir.Ref(ir.TypeId("#Book"))


def test_lists_are_answers() -> None:
    book: Node = {"name": "Book", "properties": [prop("Title")]}
    said: tuple[Node, ...] = (
        {"name": "List`1", "genericArgs": ["Book"]},
        {"name": "Book[]"},
    )

    for each in said:
        body = only(parsed(host(call("X", returnType=each), types=(book,))))
        found = body.responses[0].body
        assert found is not None
        assert found.type == ir.List(ir.Ref(ir.TypeId("#Book")))


def test_attributes_of_older_hosts_say_what_is_demanded() -> None:
    def rule(text: str) -> Node:
        return {
            "name": "ValidateRequest",
            "args": [{"name": "Validator", "value": text}],
        }

    node = request(
        "X", request={"attributes": [rule("IsAuthenticated"), rule("HasRole(`Boss`)")]}
    )

    api = parsed(host(node))

    assert only(api).prerequisites == (
        "Requires Authentication",
        "Required roles: Boss",
    )
    assert only(api).auth is not None
    assert api.auths


def test_attributes_tell_of_failures_and_of_the_request() -> None:
    def argument(name: str, value: str) -> Node:
        return {"name": name, "type": "String", "value": value}

    attributes: list[Node] = [
        {"name": "Api", "args": [argument("Description", "Finds it.")]},
        {
            "name": "ApiResponse",
            "args": [argument("StatusCode", "404"), argument("Description", "Gone.")],
        },
        {"name": "ApiResponse", "args": [argument("StatusCode", "200")]},
    ]

    found = only(parsed(host(request("X", request={"attributes": attributes}))))

    assert found.summary == "Finds it."
    assert [(e.status.first, e.doc) for e in found.errors] == [(404, "Gone.")]


def test_rules_add_what_a_host_does_not_say_of_an_operation() -> None:
    rule: Node = {
        "name": "ValidateRequest",
        "args": [{"name": "Validator", "value": "ApiKey(`orders`)"}],
    }

    api = parsed(host(request("X", request={"attributes": [rule]}, requiresApiKey={})))

    assert only(api).prerequisites == ("Requires API Key of the scope: orders",)
    assert [scheme.kind for scheme in api.auths] == [ir.AuthKind.API_KEY]


def test_a_message_requires_what_its_operation_requires() -> None:
    needed = prop("Title", isRequired=True)

    api = parsed(
        host(call("Add", needed, prop("Note"), method="POST"), call("Find", needed))
    )

    for name, required in (("Add", [True, False]), ("Find", [False])):
        record = api.types[ir.TypeId(f"#{name}")].type
        assert isinstance(record, ir.Record)
        assert [field.required for field in record.fields] == required


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("ICreateDb`1", "Adds a row of Book."),
        ("IUpdateDb`1", "Replaces a row of Book."),
        ("IPatchDb`1", "Changes some values of a row of Book."),
        ("ISaveDb`1", "Adds or replaces a row of Book."),
        ("IDeleteDb`1", "Deletes rows of Book."),
        ("IPost", ""),
    ],
)
def test_a_request_that_the_host_answers_by_itself_says_what_it_does(
    mark: str, said: str
) -> None:
    mark_node: Node = {"name": mark, "namespace": "ServiceStack"}
    if "`" in mark:
        mark_node["genericArgs"] = ["Book"]
    api = parsed(host(request("X", request={"implements": [mark_node]})))

    assert only(api).summary == said


def test_what_the_host_says_of_a_request_is_its_summary() -> None:
    mark = {"name": "ICreateDb`1", "genericArgs": ["Book"]}
    said: Node = {"implements": [mark], "description": "Buys a book."}

    assert only(parsed(host(request("X", request=said)))).summary == "Buys a book."
