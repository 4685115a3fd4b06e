"""What pages tell of their requests: as one object, as queries, and of who may ask."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers import servicestack
from specloom.source import Reads, read

HEAD = "NameParameterData TypeRequiredDescription"
PAGE = """\
Depot v1.0

<back to all web services

{name}

{demands}{routes}{tables}
To override the Content-type in your clients, use the HTTP Accept Header.

The following are sample HTTP requests and responses.

{sample}
HTTP/1.1 200 OK
Content-Type: application/json
Content-Length: length

{answer}
"""
QUERY_BASE = (
    "QueryBase Parameters:",
    HEAD,
    "Skipformint?No",
    "Takeformint?No",
    "OrderByformstringNo",
    "IncludeformstringNo",
)
QUERY_RESPONSE = (
    "QueryResponse<T> Parameters:",
    HEAD,
    "OffsetformintNo",
    "TotalformintNo",
    "ResultsformList<T>No",
)


def page(
    *lines: str,
    name: str = "FindBox",
    routes: tuple[str, ...] = ("GET/boxes/{BoxId}",),
    demands: tuple[str, ...] = (),
    sample: str = "GET /boxes/{BoxId} HTTP/1.1\nHost: depot.example",
    answer: str = '{"weight": 0}',
) -> str:
    told = "The following routes are available for this service:"
    return PAGE.format(
        name=name,
        demands="".join(f"{text}\n" for text in demands),
        routes="\n".join((told, *routes, "")) if routes else "",
        tables="\n".join((*lines, "")),
        sample=sample,
        answer=answer,
    )


BOX = ("FindBox Parameters:", HEAD, "BoxIdpathGuidYes", "Colourquerystring[]No")
FOUND = ("FindBoxResponse Parameters:", HEAD, "WeightformdoubleNo")


def parsed(*texts: str, report: Report | None = None) -> ir.Api:
    found = [
        part
        for index, text in enumerate(texts)
        for part in servicestack.find(read(text.encode(), f"{index}.txt", Report()))
    ]
    return servicestack.parse(found, Report() if report is None else report, Reads())


def footer_of(text: str) -> str:
    start = "The following are sample"
    return (
        f"To override the Content-type in your clients\n{start}{text.split(start)[1]}"
    )


def message(api: ir.Api) -> ir.Message:
    (found,) = api.messages
    return found


def fields(api: ir.Api, name: str) -> dict[str, ir.Field]:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Record)
    return {field.wire: field for field in type.fields}


def the(api: ir.Api) -> ir.Operation:
    (found,) = ir.operations(api.root)
    return found


def codes(report: Report) -> list[str]:
    return [found.code for found in report]


# --- One object ----------------------------------------------------------------


def test_a_request_is_a_type_of_all_its_rows_by_their_names_on_the_wire() -> None:
    api = parsed(page(*BOX, *FOUND))

    shown = fields(api, "FindBox")
    assert {wire: field.required for wire, field in shown.items()} == {
        "boxId": True,
        "colour": False,
    }
    query = [p.wire for p in the(api).parameters if p.place is ir.Place.QUERY]
    assert query == ["colour"]
    assert message(api) == ir.Message(
        at=api.at,
        type=ir.TypeId("#FindBox"),
        operations=("GET /boxes/{BoxId}",),
        method="GET",
        path="/json/reply/FindBox",
        batch="/json/reply/FindBox[]",
        one_way="/json/oneway/FindBox",
    )


def test_a_request_without_rows_is_an_empty_object() -> None:
    api = parsed(
        page(*FOUND, routes=("GET/boxes",), sample="GET /boxes HTTP/1.1\nHost: a.b")
    )

    assert fields(api, "FindBox") == {}
    assert message(api).type == "#FindBox"


def test_a_header_has_one_name_in_the_request_and_in_the_type() -> None:
    api = parsed(page(*BOX, "TraceTokenheaderstringNo", *FOUND))

    headers = [p.wire for p in the(api).parameters if p.place is ir.Place.HEADER]
    assert headers == ["TraceToken"]
    assert list(fields(api, "FindBox")) == ["boxId", "colour", "TraceToken"]


def test_routes_with_most_variables_come_first() -> None:
    api = parsed(page(*BOX, *FOUND, routes=("GET/boxes", "GET/boxes/{BoxId}")))

    assert message(api).operations == ("GET /boxes/{BoxId}", "GET /boxes")


def test_a_variable_of_some_routes_only_need_not_be_given() -> None:
    rows = tuple(row.replace("GuidYes", "GuidNo") for row in BOX)

    one = parsed(page(*rows, *FOUND))
    two = parsed(page(*rows, *FOUND, routes=("GET/boxes", "GET/boxes/{BoxId}")))

    assert fields(one, "FindBox")["boxId"].required
    assert not fields(two, "FindBox")["boxId"].required


@pytest.mark.parametrize(
    ("routes", "sample", "method"),
    [
        (("PUT/boxes/{BoxId}",), "PUT /boxes/{BoxId}", "PUT"),
        (("DELETE/boxes/{BoxId}", "POST/boxes"), "POST /boxes", "POST"),
        (("GET/boxes/{BoxId}", "PUT/boxes"), "PUT /boxes", "PUT"),
        ((), "POST /json/reply/FindBox", "POST"),
    ],
)
def test_the_verb_is_the_only_one_or_post_or_the_samples(
    routes: tuple[str, ...], sample: str, method: str
) -> None:
    text = page(*BOX, *FOUND, routes=routes, sample=f"{sample} HTTP/1.1\nHost: a.b")

    assert message(parsed(text)).method == method


@pytest.mark.parametrize(
    ("prefix", "sample", "path"),
    [
        ("", "GET /boxes/{BoxId}", "/json/reply/FindBox"),
        ("/api", "GET /api/boxes/{BoxId}", "/api/json/reply/FindBox"),
        ("/shop", "GET /shop/boxes/{BoxId}", "/json/reply/FindBox"),
        ("/api", "POST /json/reply/FindBox", "/json/reply/FindBox"),
        ("/x", "POST /x/jsv/reply/FindBox", "/x/json/reply/FindBox"),
    ],
)
def test_the_fixed_path_stands_where_the_host_is_mounted(
    prefix: str, sample: str, path: str
) -> None:
    text = page(
        *BOX,
        *FOUND,
        routes=(f"GET{prefix}/boxes/{{BoxId}}",),
        sample=f"{sample} HTTP/1.1\nHost: a.b",
    )

    assert message(parsed(text)).path == path


def test_a_name_that_is_made_up_has_no_fixed_path() -> None:
    text = footer_of(page(*BOX, *FOUND))

    assert message(parsed(text)).path == ""


def test_a_name_that_another_page_tells_is_not_made_up() -> None:
    footer = footer_of(page(*BOX, *FOUND))
    report = Report()

    api = parsed(footer, page(*BOX, *FOUND), report=report)

    assert message(api).type == "#FindBox"
    assert list(fields(api, "FindBox")) == ["boxId", "colour"]
    assert "operation-name-lost" not in codes(report)


def test_a_table_that_another_page_names_has_that_name() -> None:
    rows = ("| WeightGram | form | double | No |", "| LabelText | form | string | No |")
    head = "| Name | Parameter | Data Type | Required | Description |"
    lost = "\n".join(
        (
            "| GET | /crates | Lists crates |",
            "|---|",
            head,
            "|---|---|---|---|---|",
            *rows,
            "The following are sample HTTP requests and responses.",
            "GET /crates HTTP/1.1",
            "Host: depot.example",
            "HTTP/1.1 200 OK",
            "Content-Type: application/json",
            "[]",
        )
    )
    crate = (
        "Crate Parameters:",
        HEAD,
        "WeightGramformdoubleNo",
        "LabelTextformstringNo",
    )

    api = parsed(lost, page(*BOX, *FOUND, *crate))

    assert list(fields(api, "Crate")) == ["weightGram", "labelText"]


def test_a_request_that_a_type_refers_to_is_one_type_with_it() -> None:
    rows = ("FindBoxResponse Parameters:", HEAD, "AskedformFindBoxNo")

    api = parsed(page(*BOX, *rows, answer='{"asked": {"boxId": "String"}}'))

    assert list(fields(api, "FindBox")) == ["boxId", "colour"]
    assert fields(api, "FindBoxResponse")["asked"].type == ir.Ref(ir.TypeId("#FindBox"))


def test_a_request_with_the_name_of_an_enum_is_reported() -> None:
    report = Report()
    rows = (
        *("FindBoxResponse Parameters:", HEAD, "KindformFindBoxNo"),
        *("FindBox Enum:", "Red", "Blue"),
    )

    api = parsed(page(*rows), report=report)

    assert api.messages == ()
    assert "request-name-taken" in codes(report)


def test_a_file_goes_up_in_a_form_and_the_rest_beside_it() -> None:
    rows = ("FindBox Parameters:", HEAD, "PhotoformFileYes", "TagsformList<string>No")
    text = page(
        *rows, *FOUND, routes=("POST/boxes",), sample="POST /boxes HTTP/1.1\nHost: a.b"
    )

    (body,) = the(parsed(text)).bodies

    assert body.encoding is ir.Encoding.MULTIPART
    assert [(p.wire, p.file, p.encoding, p.required) for p in body.parts] == [
        ("photo", True, ir.Encoding.BINARY, True),
        ("tags", False, ir.Encoding.JSV, False),
    ]


# --- Queries -------------------------------------------------------------------


QUERIED = '{"offset": 0, "total": 0, "results": [{"weight": 0}], "meta": {}}'


def query(*own: str, order: tuple[str, ...] = ("GET/boxes",)) -> str:
    return page(
        *own,
        *QUERY_BASE,
        *("Box Parameters:", HEAD, "WeightformdoubleNo", "NextformBoxNo"),
        *QUERY_RESPONSE,
        name="QueryBoxes",
        routes=order,
        sample="GET /boxes HTTP/1.1\nHost: depot.example",
        answer=QUERIED,
    )


@pytest.mark.parametrize(
    "own", [("QueryBoxes Parameters:", HEAD, "HeavierThanquerydouble?No"), ()]
)
def test_a_query_is_paged_and_takes_conditions(own: tuple[str, ...]) -> None:
    api = parsed(query(*own))

    found = the(api)
    assert found.open_query
    assert found.pagination == ir.Pagination(
        at=found.at,
        paging=ir.Paging.AUTO_QUERY,
        items=("results",),
        parameter="skip",
        size="take",
        total_path=("total",),
    )
    wires = [parameter.wire for parameter in found.parameters]
    assert wires[-4:] == ["skip", "take", "orderBy", "include"]
    assert set(wires) == set(fields(api, "QueryBoxes"))


def test_the_rows_of_a_query_are_what_the_sample_shows() -> None:
    api = parsed(query())

    (response,) = the(api).responses
    assert response.body is not None
    assert response.body.type == ir.Ref(ir.TypeId("#QueryResponse<Box>"))
    assert fields(api, "QueryResponse<Box>")["results"].type == ir.List(
        ir.Ref(ir.TypeId("#Box"))
    )
    assert list(fields(api, "Box")) == ["weight", "next"]


def test_paging_of_ones_own_is_no_query() -> None:
    rows = ("FindBox Parameters:", HEAD, "SkipqueryintNo", "TakequeryintNo")

    api = parsed(page(*rows, *FOUND))

    assert not the(api).open_query
    assert the(api).pagination is None


# --- Who may ask ---------------------------------------------------------------


def test_a_page_that_requires_authentication_takes_a_session_or_a_token() -> None:
    api = parsed(
        page(*BOX, *FOUND, demands=("Requires Authentication", "Required role:Packer"))
    )

    found = the(api)
    assert found.prerequisites == ("Requires Authentication", "Required roles: Packer")
    assert [scheme.kind for scheme in api.auths] == [
        ir.AuthKind.SESSION,
        ir.AuthKind.BEARER,
    ]
    assert found.auth == tuple((ir.AuthUse(scheme.id),) for scheme in api.auths)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Required role:A", "Required roles: A"),
        ("Required roles:A, B", "Required roles: A, B"),
        ("Requires the role:A", "Required roles: A"),
        ("Requires any of the roles:A, B", "Requires any of the roles: A, B"),
        ("Required permission:A", "Required permissions: A"),
        (
            "Requires any of the permissions:A,B",
            "Requires any of the permissions: A, B",
        ),
    ],
)
def test_demands_are_said_in_one_way(said: str, meant: str) -> None:
    api = parsed(page(*BOX, *FOUND, demands=("Requires Authentication", said)))

    assert the(api).prerequisites == ("Requires Authentication", meant)


def test_a_page_without_demands_says_nothing_of_authentication() -> None:
    api = parsed(page(*BOX, *FOUND))

    assert the(api).auth is None
    assert api.auths == ()


# --- Values --------------------------------------------------------------------


def test_the_values_of_a_dictionarys_keys_are_an_enum_of_its_own() -> None:
    rows = (
        *("FindBoxResponse Parameters:", HEAD, "SizesformDictionary<Side, int>No"),
        *("", "Allowable Values", "", "  • Width", "  • Height"),
    )

    api = parsed(page(*BOX, *rows, answer='{"sizes": {"Width": 0}}'))

    side = api.types[ir.TypeId("#Side")].type
    assert isinstance(side, ir.Enum)
    assert [member.value for member in side.members] == ["Width", "Height"]
    sizes = fields(api, "FindBoxResponse")["sizes"]
    assert sizes.type == ir.Map(ir.Scalar(ScalarKind.INTEGER))
    assert sizes.doc == "Keys: Width, Height."


def test_values_that_a_copy_has_lost_are_noted() -> None:
    report = Report()
    text = page(
        "| Name | Parameter | Data Type | Required | Description |",
        "| BoxId | path | Guid | Yes | Which. |",
        "| Kind | query | string | No | OfAllowable Values",
        "|",
        "| Name | Parameter | Data Type | Required | Description |",
        "| Weight | form | double | No | |",
    )

    api = parsed(text, report=report)

    assert "values-lost" in codes(report)
    assert fields(api, "FindBox")["kind"].doc == "Of"


def test_enums_without_captions_go_by_the_sample() -> None:
    text = page(
        "| Name | Parameter | Data Type | Required | Description |",
        "| BoxId | path | Guid | Yes | Which. |",
        "| Name | Parameter | Data Type | Required | Description |",
        "| Side | form | Side | No | |",
        "| Colour | form | Colour? | No | |",
        "| Red | | |",
        "|---|---|---|",
        "| Blue | | As the sky. |",
        "| Left | | |",
        "|---|---|---|",
        "| Right | | |",
        answer='{"side": "Left", "colour": "Red"}',
    )

    api = parsed(text)

    members = {}
    for name in ("Side", "Colour"):
        type = api.types[ir.TypeId(f"#{name}")].type
        assert isinstance(type, ir.Enum)
        members[name] = [(member.value, member.doc) for member in type.members]
    assert members == {
        "Side": [("Left", ""), ("Right", "")],
        "Colour": [("Red", ""), ("Blue", "As the sky.")],
    }


# --- Where a copy ends ---------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "code", "within"),
    [
        ("BoxIdpathGuidYes", "page-cut-off", "the table 'FindBox'"),
        ("GET/boxes/{BoxId}", "page-cut-off", "the routes"),
        ("To override the Content-type", "page-cut-off", "the words above the sample"),
        ("GET /boxes/{Bo", "page-cut-off", "the sample request"),
        ("Host: depot.example", "sample-cut-off", "the sample request"),
        ("Content-Ty", "sample-cut-off", "the answer's headers"),
        ('{"weight', "sample-cut-off", "the sample response"),
    ],
)
def test_a_page_that_is_cut_off_says_where(last: str, code: str, within: str) -> None:
    whole = page(*BOX, *FOUND)
    text = whole[: whole.index(last) + len(last)]
    report = Report()

    api = parsed(text, report=report)

    (found,) = [each for each in report if each.code == code]
    assert found.message == f"the copy of the page ends in {within}"
    assert found.at is not None
    assert found.at.path == (len(text.split("\n")) - 1,)
    assert the(api).name.text == "FindBox"


def test_a_whole_page_is_not_said_to_be_cut_off() -> None:
    report = Report()

    parsed(page(*BOX, *FOUND), report=report)

    assert not {"page-cut-off", "sample-cut-off"} & {*codes(report)}
