"""What the ServiceStack parser makes of a host's metadata."""

from __future__ import annotations

import json

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers import servicestack
from specloom.source import Json, Reads, read


def prop(name: str, type: str = "String", *args: str, **more: Json) -> Json:
    return {"name": name, "type": type, "genericArgs": list(args), **more}


def host(*operations: Json, types: tuple[Json, ...] = (), **more: Json) -> Json:
    return {"api": {"types": list(types), "operations": list(operations)}, **more}


def call(name: str, *properties: Json, **more: Json) -> Json:
    request: dict[str, Json] = {"name": name, "properties": list(properties)}
    inherits = more.pop("inherits", None)
    if inherits is not None:
        request["inherits"] = inherits
    return {"request": request, "method": "GET", **more}


def parsed(value: Json, report: Report | None = None) -> ir.Api:
    document = read(json.dumps(value).encode(), "app.json", Report())
    found = servicestack.find(document)
    assert found == (document,)
    return servicestack.parse(found, Report() if report is None else report, Reads())


def only(api: ir.Api) -> ir.Operation:
    (found,) = ir.operations(api.root)
    return found


def fields(api: ir.Api, name: str) -> dict[str, ir.Type]:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Record)
    return {field.wire: field.type for field in type.fields}


def test_a_route_takes_its_variables_and_the_query_the_rest() -> None:
    api = parsed(
        host(
            call(
                "FindBook",
                prop("Id", "Int64"),
                prop("Tags", "List`1", "String"),
                prop("Since", "Nullable`1", "DateTime"),
                routes=[{"path": "/books/{Id}", "verbs": "GET", "summary": "Find it."}],
            )
        )
    )

    found = only(api)
    assert (found.id, found.summary) == ("GET /books/{Id}", "Find it.")
    assert [(p.wire, p.place, p.type, p.style) for p in found.parameters] == [
        ("Id", "path", ir.Scalar(ScalarKind.INTEGER), "repeat"),
        ("tags", "query", ir.List(ir.STRING), "jsv"),
        ("since", "query", ir.Scalar(ScalarKind.DATETIME), "repeat"),
    ]


def test_an_operation_without_a_route_goes_by_its_name() -> None:
    api = parsed(host(call("AddBook", prop("Title", isRequired=True), method="POST")))

    found = only(api)
    assert found.id == "POST /api/AddBook"
    (body,) = found.bodies
    assert isinstance(body.type, ir.Record)
    assert [(f.wire, f.required) for f in body.type.fields] == [("title", True)]


def test_only_a_validator_makes_a_filter_required() -> None:
    named: Json = {"name": "ValidateNotEmpty"}
    api = parsed(
        host(
            call(
                "FindBooks",
                prop("Title", isRequired=True),
                prop("Shelf", isRequired=True, attributes=[named]),
            )
        )
    )

    assert [p.required for p in only(api).parameters] == [False, True]


def test_several_paths_are_told_apart_by_their_variables() -> None:
    routes: Json = [{"path": "/books"}, {"path": "/books/{Id}"}, {"path": "/b/{Id}"}]
    report = Report()

    api = parsed(host(call("Books", prop("Id", "Int32"), routes=routes)), report)

    assert [(op.id, op.name.text) for op in ir.operations(api.root)] == [
        ("GET /books", "Books"),
        ("GET /books/{Id}", "Books by Id"),
    ]
    assert [d.code for d in report] == ["route-alias"]


def test_generics_are_closed_where_they_are_used() -> None:
    page: Json = {
        "name": "Page`1",
        "genericArgs": ["T"],
        "properties": [prop("Items", "List`1", "T"), prop("Next", "T")],
    }
    book: Json = {"name": "Book", "properties": [prop("Title")]}
    returned: Json = {"name": "Page`1", "genericArgs": ["Book"]}

    api = parsed(host(call("Books", returnType=returned), types=(page, book)))

    body = only(api).responses[0].body
    assert body is not None
    assert body.type == ir.Ref(ir.TypeId("#Page<Book>"))
    book_type = ir.Ref(ir.TypeId("#Book"))
    assert fields(api, "Page<Book>") == {"items": ir.List(book_type), "next": book_type}


def test_a_generic_that_never_ends_is_cut_off() -> None:
    node: Json = {
        "name": "Node`1",
        "genericArgs": ["T"],
        "properties": [prop("Next", "Node`1", "Tuple<T,T>")],
    }
    report = Report()

    api = parsed(
        host(
            call("Nodes", returnType={"name": "Node`1", "genericArgs": ["Int32"]}),
            types=(node,),
        ),
        report,
    )

    assert len(api.types) < 30
    assert "type-endless" in {d.code for d in report}


def test_enums_travel_by_name_value_or_number() -> None:
    def enum(name: str, **more: Json) -> Json:
        return {"name": name, "isEnum": True, "enumNames": ["A", "B"], **more}

    api = parsed(
        host(
            call(
                "Find", prop("P", "Plain"), prop("S", "Spelled"), prop("F", "Flagged")
            ),
            types=(
                enum("Plain", enumDescriptions=["The first."]),
                enum("Spelled", enumMemberValues=["a", "b"]),
                enum("Flagged", enumValues=["1", "2"], attributes=[{"name": "Flags"}]),
            ),
        )
    )

    def members(name: str) -> list[tuple[object, str, str]]:
        type = api.types[ir.TypeId(f"#{name}")].type
        assert isinstance(type, ir.Enum)
        return [(m.value, m.name, m.doc) for m in type.members]

    assert members("Plain") == [("A", "", "The first."), ("B", "", "")]
    assert members("Spelled") == [("a", "A", ""), ("b", "B", "")]
    assert members("Flagged") == [(1, "A", ""), (2, "B", "")]


def test_bases_stay_bases_and_a_request_has_its_own_and_theirs() -> None:
    base: Json = {"name": "Thing", "properties": [prop("Id", "Int32")]}
    book: Json = {
        "name": "Book",
        "inherits": {"name": "Thing"},
        "properties": [prop("Title")],
    }

    api = parsed(
        host(
            call(
                "FindBook",
                prop("Title"),
                inherits={"name": "Thing"},
                returnType={"name": "Book"},
            ),
            types=(base, book),
        )
    )

    found = api.types[ir.TypeId("#Book")].type
    assert isinstance(found, ir.Record)
    assert found.bases == (ir.Ref(ir.TypeId("#Thing")),)
    assert [p.wire for p in only(api).parameters] == ["title", "id"]


def test_auto_query_is_paged_and_brings_its_parameters() -> None:
    api = parsed(
        host(
            call(
                "QueryBooks",
                inherits={"name": "QueryDb`1", "genericArgs": ["Book"]},
                returnType={"name": "QueryResponse`1", "genericArgs": ["Book"]},
            ),
            types=({"name": "Book", "properties": [prop("Title")]},),
        )
    )

    found = only(api)
    assert found.pagination is not None
    assert (found.pagination.paging, found.pagination.items) == (
        "auto_query",
        ("results",),
    )
    assert found.pagination.total_path == ("total",)
    assert [p.wire for p in found.parameters][:2] == ["skip", "take"]
    assert fields(api, "QueryResponse<Book>")["results"] == ir.List(
        ir.Ref(ir.TypeId("#Book"))
    )


def test_data_members_decide_what_goes_over_the_wire() -> None:
    book: Json = {
        "name": "Book",
        "dataContract": {},
        "properties": [
            prop("Title", dataMember={"name": "book_title"}),
            prop("Secret"),
        ],
    }

    api = parsed(host(call("Find", returnType={"name": "Book"}), types=(book,)))

    assert list(fields(api, "Book")) == ["book_title"]


def test_uploads_are_files_of_a_form() -> None:
    api = parsed(
        host(call("Send", prop("Note"), prop("Scan", uploadTo="scans"), method="POST"))
    )

    (body,) = only(api).bodies
    assert body.encoding is ir.Encoding.MULTIPART
    assert [(part.wire, part.file) for part in body.parts] == [
        ("note", False),
        ("scan", True),
    ]


def test_the_app_tells_server_name_casing_and_how_to_sign_in() -> None:
    provider: Json = {"name": "jwt", "type": "Bearer"}

    api = parsed(
        host(
            call("Find", prop("Id", "Guid"), requiresAuth=True, tags=["books"]),
            app={
                "baseUrl": "https://example.com/",
                "serviceName": "Library",
                "jsTextCase": "SnakeCase",
            },
            plugins={"auth": {"authProviders": [provider]}},
        )
    )

    assert (api.name, [s.url for s in api.servers]) == (
        "Library",
        ["https://example.com"],
    )
    assert api.error_shape.path == ("response_status",)
    assert [group.name.text for group in api.root.groups] == ["books"]
    found = only(api)
    assert found.auth == ((ir.AuthUse(ir.AuthId("bearer")),),)
    assert found.prerequisites == ("Requires Authentication",)
    assert found.parameters[0].type == ir.Scalar(ScalarKind.UUID, "hex")


def test_keys_of_old_hosts_begin_with_a_capital() -> None:
    api = parsed(
        {
            "Types": [],
            "Operations": [
                {
                    "Request": {
                        "Name": "Hello",
                        "Properties": [{"Name": "Name", "Type": "String"}],
                        "Routes": [{"Path": "/hello/{Name}", "Verbs": "GET"}],
                    }
                }
            ],
            "Namespaces": [],
        }
    )

    assert only(api).id == "GET /hello/{Name}"


def test_nothing_returned_is_no_body() -> None:
    assert only(parsed(host(call("Drop", returnsVoid=True)))).responses[0].body is None


@pytest.mark.parametrize(
    "name", ["request", "returnType", "routes", "properties", "types", "inherits"]
)
@pytest.mark.parametrize("junk", [None, 1, "x", [], {}, [[1]], {"name": [{}]}])
def test_junk_in_any_place_is_survived(name: str, junk: Json) -> None:
    good: dict[str, Json] = {
        "request": {"name": "Find", "properties": [prop("Id")]},
        "returnType": {"name": "Book"},
        "routes": [{"path": "/find", "verbs": "GET"}],
    }
    request: dict[str, Json] = {"name": "Find", "properties": [prop("Id")]}
    bad = {
        **good,
        **({name: junk} if name in good else {"request": {**request, name: junk}}),
    }
    kept: tuple[Json, ...] = (good, bad)

    api = parsed(
        host(*kept, types=({"name": "Book", "properties": junk}, junk)), Report()
    )

    assert "GET /find" in {op.id for op in ir.operations(api.root)}


def test_extracted_metadata_gives_the_same_model() -> None:
    value = host(call("Find", prop("Id")), app={"serviceName": "My Library"})
    document = read(json.dumps(value).encode(), "app.json", Report())

    stem, text = servicestack.extract(document)

    assert stem == "my-library"
    assert parsed(json.loads(text)) == parsed(value)


def test_metadata_and_pages_are_one_model_and_metadata_wins() -> None:
    page = """\
Library

<back to all web services

Find

The following routes are available for this service:
GET/api/FindFinds a book.
Find Parameters:
NameParameterData TypeRequiredDescription
IdqueryGuidNo

GET /api/Find HTTP/1.1
Host: example.com
HTTP/1.1 200 OK
Content-Type: application/json

{"word": "String"}
"""
    value = host(call("Find", prop("Id", "Int32")), call("Other"))
    documents = [
        *servicestack.find(read(json.dumps(value).encode(), "app.json", Report())),
        *servicestack.find(read(page.encode(), "page.txt", Report())),
    ]

    api = servicestack.parse(documents, Report(), Reads())

    found = {op.id: op for op in ir.operations(api.root)}
    assert list(found) == ["GET /api/Find", "GET /api/Other"]
    (id,) = found["GET /api/Find"].parameters
    assert id.type == ir.Scalar(ScalarKind.INTEGER)
    assert [server.url for server in api.servers] == ["https://example.com"]
    assert api.name == "Library"


def test_metadata_is_found_on_a_saved_page() -> None:
    value = host(call("Find", prop("Id")))
    text = f"What the host says:\n\n{json.dumps(value, indent=2)}\n\nThat is all.\n"
    document = read(text.encode(), "page.txt", Report())

    (found,) = servicestack.find(document)

    assert servicestack.parse([found], Report(), Reads()) == parsed(value)


@pytest.mark.parametrize(
    "value", [{}, [], {"operations": [], "types": []}, {"types": {}, "operations": []}]
)
def test_other_json_is_no_metadata(value: Json) -> None:
    document = read(json.dumps(value).encode(), "x.json", Report())

    assert servicestack.find(document) == ()
