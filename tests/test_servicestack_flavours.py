"""One operation has one model, whichever way its page was saved."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import ir
from specloom.diagnostics import Report
from specloom.parsers import servicestack
from specloom.parsers.servicestack.casing import camel
from specloom.source import Json, read
from specloom.targets import model

from . import servicestack_pages as pages
from .servicestack_pages import Enum, Property, Route, Shown, Type

STATUS = {"errorCode": "String", "message": "String"}
GUID = "00000000000000000000000000000000"
TIME = "0001-01-01T00:00:00.0000000Z"


def query() -> Shown:
    """A GET with a path variable, query rows, a list of values and an enum."""
    return Shown(
        operation="GetOrders",
        routes=(Route(verbs="GET", path="/shops/{ShopId}/orders"),),
        types=(
            Type(
                name="GetOrders",
                rows=(
                    Property(name="ShopId", place="path", type="Guid", required=True),
                    Property(
                        name="State",
                        place="query",
                        type="OrderState",
                        doc="Only in this state.",
                        allowed=("Open", "Paid"),
                    ),
                    Property(name="Take", place="query", type="int?", limits=(1, 100)),
                    Property(name="Ids", place="query", type="List<Guid>"),
                ),
            ),
            Type(
                name="GetOrdersResponse",
                rows=(
                    Property(name="Orders", place="form", type="List<Order>"),
                    Property(name="Total", place="form", type="decimal"),
                ),
            ),
            Type(
                name="Order",
                rows=(
                    Property(name="Id", place="form", type="Guid"),
                    Property(
                        name="State",
                        place="form",
                        type="OrderState",
                        allowed=("Open", "Paid"),
                    ),
                    Property(name="PlacedOn", place="form", type="DateTime?"),
                    Property(
                        name="Labels", place="form", type="Dictionary<string, string>"
                    ),
                ),
            ),
        ),
        response={
            "orders": [
                {
                    "id": GUID,
                    "state": "Open",
                    "placedOn": TIME,
                    "labels": {"String": "String"},
                }
            ],
            "total": 0,
        },
    )


def body() -> Shown:
    """A POST with a body, a base class of the response, and a list of its own types."""
    return Shown(
        operation="CreateOrder",
        doc="Places an order with the shop.",
        routes=(
            Route(
                verbs="POST",
                path="/orders",
                summary="Places an order.",
                notes="The order is paid later.",
            ),
        ),
        verb="POST",
        types=(
            Type(
                name="CreateOrder",
                rows=(
                    Property(
                        name="CustomerId",
                        place="body",
                        type="int",
                        required=True,
                        doc="Who buys",
                    ),
                    Property(name="Items", place="body", type="List<OrderItem>"),
                ),
            ),
            Type(
                name="OrderItem",
                rows=(
                    Property(name="Sku", place="form", type="string"),
                    Property(name="Price", place="form", type="decimal?"),
                ),
            ),
            Type(
                name="CreateOrderResponse",
                rows=(Property(name="OrderId", place="form", type="Guid"),),
            ),
            Type(
                name="BaseResponse",
                rows=(
                    Property(
                        name="ResponseStatus", place="form", type="ResponseStatus"
                    ),
                ),
            ),
        ),
        request={"customerId": 0, "items": [{"sku": "String", "price": 0}]},
        response={"orderId": GUID, "responseStatus": STATUS},
    )


def listed() -> Shown:
    """An operation that answers with a list."""
    return Shown(
        operation="FindShops",
        routes=(Route(verbs="GET", path="/shops", summary="Lists all shops"),),
        types=(
            Type(
                name="FindShops",
                rows=(Property(name="City", place="query", type="string"),),
            ),
            Type(
                name="Shop",
                rows=(
                    Property(name="Name", place="form", type="string"),
                    Property(name="IsOpen", place="form", type="bool"),
                ),
            ),
        ),
        response=[{"name": "String", "isOpen": False}],
    )


def unrouted() -> Shown:
    """An operation without a route, with its sample on the path of its format."""
    return Shown(
        operation="Restock",
        verb="POST",
        types=(
            Type(
                name="Restock",
                rows=(
                    Property(name="Sku", place="query", type="string", required=True),
                    Property(name="Count", place="query", type="long"),
                ),
            ),
            Type(
                name="RestockResponse",
                rows=(Property(name="Count", place="form", type="long"),),
            ),
        ),
        request={"sku": "String", "count": 0},
        response={"count": 0},
    )


def void() -> Shown:
    """An operation that answers with nothing, called one way."""
    return Shown(
        operation="Forget",
        verb="POST",
        types=(
            Type(
                name="Forget",
                rows=(Property(name="CustomerId", place="query", type="int"),),
            ),
        ),
        request={"customerId": 0},
    )


def routed() -> Shown:
    """Two routes, with summaries and notes, and one enum with values of its own."""
    return Shown(
        operation="FindItems",
        routes=(
            Route(verbs="GET", path="/items", summary="Finds items.", notes="By page."),
            Route(
                verbs="GET",
                path="/items/{Kind}",
                summary="Finds items of a kind.",
                notes="The kind is no word of the user's.",
            ),
        ),
        types=(
            Type(
                name="FindItems",
                rows=(
                    Property(name="Kind", place="path", type="ItemKind"),
                    Property(name="Page", place="query", type="int"),
                ),
            ),
            Enum(
                name="ItemKind",
                members=(("Book", "1", "To be read"), ("Game", "2", "")),
            ),
            Type(
                name="FindItemsResponse",
                rows=(Property(name="Names", place="form", type="List<string>"),),
            ),
        ),
        response={"names": ["String"]},
    )


def pascal() -> Shown:
    """A host that keeps the names of C#, and asks for a role."""
    return Shown(
        operation="DeleteShop",
        demands=(("Required role:", "Owner"),),
        routes=(Route(verbs="DELETE", path="/shops/{Id}"),),
        verb="DELETE",
        types=(
            Type(
                name="DeleteShop",
                rows=(Property(name="Id", place="path", type="int", required=True),),
            ),
            Type(
                name="DeleteShopResponse",
                rows=(
                    Property(name="Deleted", place="form", type="bool"),
                    Property(name="LastId", place="form", type="Guid?"),
                ),
            ),
        ),
        response={"Deleted": False, "LastId": GUID},
    )


def tagged() -> Shown:
    """An operation with a tag, for every verb, on the rest of a path, with no table."""
    return Shown(
        operation="GetFile",
        tags=("Files",),
        doc="Reads a file.",
        routes=(Route(verbs="All Verbs", path="/files/{Path*}"),),
        verb="POST",
        types=(
            Type(
                name="GetFile",
                rows=(Property(name="Path", place="path", type="string"),),
            ),
        ),
        request={"path": "String"},
        response="(byte[])",
    )


def generic() -> Shown:
    """A query that pages through a closed generic type, which holds itself."""
    return Shown(
        operation="QueryNodes",
        routes=(Route(verbs="GET", path="/nodes"),),
        types=(
            Type(
                name="QueryNodes",
                rows=(Property(name="Kind", place="query", type="NodeKind?"),),
            ),
            Type(
                name="QueryBase",
                rows=(
                    Property(name="Skip", place="form", type="int?"),
                    Property(name="Take", place="form", type="int?"),
                    Property(
                        name="Meta", place="form", type="Dictionary<string, string>"
                    ),
                ),
            ),
            Enum(
                name="NodeKind",
                members=(("Leaf", "", "Has no nodes"), ("Branch", "", "")),
            ),
            Type(
                name="QueryResponse<Node>",
                rows=(
                    Property(name="Offset", place="form", type="int"),
                    Property(name="Total", place="form", type="int"),
                    Property(name="Results", place="form", type="List<Node>"),
                    Property(
                        name="Meta", place="form", type="Dictionary<string, string>"
                    ),
                ),
            ),
            Type(
                name="Node",
                rows=(
                    Property(name="Kind", place="form", type="NodeKind"),
                    Property(name="Nodes", place="form", type="Node[]"),
                ),
            ),
        ),
        response={
            "offset": 0,
            "total": 0,
            "results": [{"kind": "Leaf", "nodes": [{"kind": "Leaf"}]}],
            "meta": {"String": "String"},
        },
    )


def worded() -> Shown:
    """Names and types that hold the words between which glued cells are parted."""
    return Shown(
        operation="SendNotification",
        demands=(("Required permission:", "Send"), ("Requires the role:", "Sender")),
        routes=(
            Route(
                verbs="POST,PUT",
                path="/notifications/{FilePath}",
                summary="Sends a note to everybody who asked for it",
            ),
        ),
        verb="POST",
        types=(
            Type(
                name="SendNotification",
                rows=(
                    Property(name="FilePath", place="path", type="string"),
                    Property(
                        name="QueryBody", place="body", type="string", doc="Yes or No."
                    ),
                    Property(name="Node", place="body", type="NodeForm", required=True),
                    Property(name="HeaderForm", place="header", type="bool?"),
                ),
            ),
            Type(
                name="NodeForm",
                rows=(Property(name="Nodes", place="form", type="List<NodeForm>"),),
            ),
            Type(
                name="SendNotificationResponse",
                rows=(Property(name="NotSent", place="form", type="int"),),
            ),
        ),
        request={"filePath": "String", "queryBody": "String", "node": {"nodes": []}},
        response={"notSent": 0},
    )


SHOWN = (
    *(query, body, listed, unrouted, void, routed, pascal),
    *(tagged, generic, worded),
)


def parsed(text: str, name: str = "page") -> tuple[ir.Api, Report]:
    report = Report()
    (found,) = servicestack.find(read(text.encode(), name, report))
    return servicestack.parse([found], report, None), report


def codes(report: Report) -> set[str]:
    return {diagnostic.code for diagnostic in report}


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("flavour", [pages.squashed, pages.tabs])
def test_html_and_text_with_captions_are_one_model(
    shown: Callable[[], Shown], flavour: Callable[[Shown], str]
) -> None:
    of_html, _ = parsed(pages.html(shown()))
    of_text, _ = parsed(flavour(shown()))

    assert of_text == of_html


@pytest.mark.parametrize(
    ("shown", "version"),
    [
        (shown, version)
        for shown in SHOWN
        for version in (4, 5, 6)
        if version > 4 or not any(isinstance(each, Enum) for each in shown().types)
    ],
)
def test_every_version_of_the_page_is_one_model(
    shown: Callable[[], Shown], version: int
) -> None:
    newest, _ = parsed(pages.html(shown()))
    older, _ = parsed(pages.html(shown(), version=version))

    assert older == newest


@pytest.mark.parametrize("shown", SHOWN)
def test_a_page_in_two_flavours_is_one_operation(shown: Callable[[], Shown]) -> None:
    report = Report()
    texts = (pages.html(shown()), pages.squashed(shown()), pages.tabs(shown()))
    found = [
        part
        for number, text in enumerate(texts)
        for part in servicestack.find(read(text.encode(), f"page-{number}", Report()))
    ]
    together = servicestack.parse(found, report, None)
    reverse = servicestack.parse(found[::-1], Report(), None)
    alone, _ = parsed(texts[0])

    assert together == alone
    assert reverse == alone
    assert not {code for code in codes(report) if "conflict" in code}


WORDS = (
    "Id",
    "Name",
    "FilePath",
    "QueryText",
    "BodyMass",
    "Node",
    "YesVotes",
    "FormNo",
)
TYPES = (
    *("string", "int", "long?", "bool", "Guid", "DateTime?", "decimal", "byte[]"),
    *("List<string>", "List<Node>", "Dictionary<string, int>", "Node", "Kind", "Kind?"),
)
SAMPLES: dict[str, Json] = {
    "string": "String",
    "bool": False,
    "Guid": GUID,
    "DateTime?": TIME,
    "List<string>": ["String"],
    "List<Node>": [],
    "Dictionary<string, int>": {"String": 0},
    "Node": {},
    "Kind": "Leaf",
    "Kind?": "Leaf",
    "byte[]": "AA==",
}
NAMES = st.lists(st.sampled_from(WORDS), unique=True, min_size=1, max_size=5)


@st.composite
def rows(draw: st.DrawFn, places: tuple[str, ...]) -> tuple[Property, ...]:
    """Properties whose names and types hold the words that part the cells of a row."""
    return tuple(
        Property(
            name=name,
            place=draw(st.sampled_from(places)),
            type=draw(st.sampled_from(TYPES)),
            required=draw(st.booleans()),
            doc=draw(st.sampled_from(("", "What it is.", "No one knows", "Yes"))),
        )
        for name in draw(NAMES)
    )


@st.composite
def shown_pages(draw: st.DrawFn) -> Shown:
    """A page of a POST with a body, the type of a property, and an enum."""
    asked, answered = draw(rows(("body",))), draw(rows(("form", "body")))
    return Shown(
        operation="SaveTree",
        routes=(Route(verbs="POST", path="/trees", summary="Saves a tree"),),
        verb="POST",
        types=(
            Type(name="SaveTree", rows=asked),
            Type(name="SaveTreeResponse", rows=answered),
            Type(
                name="Node", rows=(Property(name="Label", place="form", type="string"),)
            ),
            Enum(name="Kind", members=(("Leaf", "", ""), ("Branch", "", ""))),
        ),
        request={camel(row.name): SAMPLES.get(row.type, 0) for row in asked},
        response={camel(row.name): SAMPLES.get(row.type, 0) for row in answered},
    )


@settings(deadline=None, max_examples=80)
@given(shown_pages())
def test_any_page_is_one_model_in_html_and_in_text(shown: Shown) -> None:
    of_html, _ = parsed(pages.html(shown))

    assert parsed(pages.tabs(shown))[0] == of_html
    assert parsed(pages.squashed(shown))[0] == of_html


# --- Program text in place of tables ------------------------------------------------

CSHARP = """\
[Route("/shops", "GET")]
public partial class FindShops
    : IReturn<List<Shop>>, IGet
{
    public virtual string City { get; set; }
}

public partial class Shop
{
    public virtual string Name { get; set; }
    public virtual bool IsOpen { get; set; }
}"""

TYPESCRIPT = """\
export class Shop
{
    public name: string;
    public isOpen: boolean;

    public constructor(init?: Partial<Shop>) { Object.assign(this, init); }
}

// @Route("/shops", "GET")
export class FindShops implements IReturn<Shop[]>, IGet
{
    public city: string;

    public constructor(init?: Partial<FindShops>) { Object.assign(this, init); }
    public getTypeName() { return 'FindShops'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new Array<Shop>(); }
}"""

MJS = """\
"use strict";
export class Shop {
    /** @param {{name?:string,isOpen?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    name;
    /** @type {boolean} */
    isOpen;
}
export class FindShops {
    /** @param {{city?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    city;
    getTypeName() { return 'FindShops' }
    getMethod() { return 'GET' }
    createResponse() { return [] }
}"""


@pytest.mark.parametrize(
    "code", [("csharp", CSHARP), ("typescript", TYPESCRIPT), ("mjs", MJS)]
)
def test_program_text_in_place_of_tables_is_the_same_model(
    code: tuple[str, str],
) -> None:
    of_html, _ = parsed(pages.html(listed(), code=code))
    of_text, _ = parsed(pages.squashed(listed(), code))
    of_tables, _ = parsed(pages.html(listed()))

    assert of_text == of_html
    assert of_html == of_tables


# --- Flavours that lose facts ------------------------------------------------------

LOST = {
    "heads": (
        r"/name|/version|/root/operations/0/doc|/types/#CreateOrder/doc",
        "title-lost",
    ),
    "name": (
        r"/messages/0/(?:path|batch|one_way)|/root/operations/0/name/text",
        "operation-name-lost",
    ),
    "values": (r"/types/#OrderState/type/.*", "values-lost"),
    "captions": (
        r"/types/#(?:BaseResponse|CreateOrderResponse|Shop|FindShopsResponse"
        r"|QueryResponse<Node>|QueryNodesResponse)/.*"
        r"|/root/operations/0/responses/0/body/type/(?:item/)?id",
        "captions-lost",
    ),
    "rows": (
        r"/evidence/.*|/types/#(?!GetOrders/|CreateOrder/).*"
        r"|/root/operations/\d/responses/.*",
        "table-empty",
    ),
    "tables": (
        r"/(?:evidence|types|auths)/.*|/root/operations/1/.*"
        r"|/messages/0/operations/.*|/root/operations/0/name/text"
        r"|/root/operations/0/(?:parameters|bodies|responses|auth|prerequisites)/.*"
        r"|/root/operations/0/(?:summary|doc)",
        "tables-missing",
    ),
}
"""What a flavour can lose: where that stands in the model, and what is said of it."""


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (unrouted, {"heads"}),
        (void, {"heads"}),
        (routed, {"heads", "name"}),
        (pascal, {"heads", "name"}),
        (query, {"heads", "name", "values"}),
        (body, {"heads", "name", "captions"}),
        (listed, {"heads", "name", "captions"}),
        (worded, {"heads", "name"}),
        (generic, {"heads", "name", "captions"}),
    ],
)
def test_markdown_loses_heads_and_captions_and_no_more(
    shown: Callable[[], Shown], lost: set[str]
) -> None:
    assert losses(shown(), pages.pipes, lost) == set()


@pytest.mark.parametrize("shown", [query, body, listed, unrouted, pascal])
def test_a_lossy_copy_loses_rows_and_no_more(shown: Callable[[], Shown]) -> None:
    assert losses(shown(), pages.lossy, {"rows"}) == set()


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (unrouted, {"heads", "tables"}),
        (void, {"heads", "tables"}),
        *[
            (each, {"heads", "tables", "name"})
            for each in (query, body, listed, pascal)
        ],
    ],
)
def test_a_footer_keeps_the_call_and_what_its_sample_shows(
    shown: Callable[[], Shown], lost: set[str]
) -> None:
    assert losses(shown(), pages.footer, lost) == set()


def losses(shown: Shown, flavour: Callable[[Shown], str], known: set[str]) -> set[str]:
    """Where the model of a flavour differs from HTML's beyond what is known as lost.

    Names are compared as if the operation's had been kept. What is known to be lost
    differs somewhere, and a diagnostic says so.
    """
    of_html, _ = parsed(pages.html(shown))
    of_text, report = parsed(flavour(shown))
    called = str(of_text.messages[0].type)[1:]
    one, two = facts(of_html), facts(of_text, called, shown.operation)
    differing = {key for key in {*one, *two} if one.get(key) != two.get(key)}
    for name in known:
        pattern, code = LOST[name]
        found = {key for key in differing if re.fullmatch(pattern, key)}
        assert found, f"{name} is not lost"
        assert code in codes(report), f"nothing says that {name} is lost"
        differing -= found
    return differing


def facts(api: ir.Api, called: str = "", operation: str = "") -> dict[str, Json]:
    """The values in a model by their paths, less places."""
    text = model.dumps(api)
    if called:
        text = text.replace(called, operation)
    found: dict[str, Json] = {}
    stack: list[tuple[str, Json]] = [("", json.loads(text))]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict) and value:
            inner = ((k, v) for k, v in value.items() if k not in ("at", "origins"))
            stack += [(f"{path}/{key}", child) for key, child in inner]
        elif isinstance(value, list) and value:
            stack += [(f"{path}/{index}", item) for index, item in enumerate(value)]
        else:
            found[path] = value
    return found
