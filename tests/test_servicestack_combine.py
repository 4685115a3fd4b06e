"""What several sources of one ServiceStack host come to together."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers import servicestack
from specloom.source import Document, Json, Reads, read

PAGE = """\
Shop v2.1

<back to all web services

{name}

{demand}The following routes are available for this service:
{route}
{tables}
To override the Content-type in your clients, use the HTTP Accept Header.

The following are sample HTTP requests and responses.

{verb} {path} HTTP/1.1
Host: shop.example
Accept: application/json
HTTP/1.1 200 OK
Content-Type: application/json
Content-Length: length

{sample}
"""
HEAD = "NameParameterData TypeRequiredDescription"
ORDER = ("OrderIdformGuidNo", "StatusformOrderStatusNo", "SumformintNo")


def page(**changes: str) -> str:
    usual = {
        "name": "GetOrder",
        "demand": "",
        "route": "GET/orders/{OrderId}Reads an order.",
        "tables": table("GetOrder", "OrderIdpathGuidYes", "PlacedquerystringNo")
        + table(
            "Order", "OrderIdformGuidNo", "StatusformOrderStatusNo", "SumformintNo"
        ),
        "verb": "GET",
        "path": "/orders/{OrderId}",
        "sample": f'{{"orderId": "{"0" * 32}", "status": "0", "sum": 0}}',
    }
    return PAGE.format(**(usual | changes))


def table(name: str, *rows: str) -> str:
    return "\n".join((f"{name} Parameters:", HEAD, *rows, ""))


def prop(name: str, type: str, **facts: Json) -> dict[str, Json]:
    return {"name": name, "type": type, "namespace": "System", **facts}


def metadata(**facts: Json) -> dict[str, Json]:
    order: Json = {
        "name": "Order",
        "namespace": "Shop",
        "properties": [
            prop("OrderId", "Guid", isValueType=True),
            prop("Status", "OrderStatus", namespace="Shop", isEnum=True),
            prop("Sum", "Decimal", isValueType=True),
        ],
    }
    request: Json = {
        "name": "GetOrder",
        "namespace": "Shop",
        "properties": [
            prop("OrderId", "Guid", isValueType=True),
            prop("Placed", "DateTime", isValueType=True),
        ],
    }
    operation: dict[str, Json] = {
        "request": request,
        "response": order,
        "returnType": {"name": "Order", "namespace": "Shop"},
        "method": "GET",
        "actions": ["GET"],
        "routes": [{"path": "/orders/{OrderId}", "verbs": "GET"}],
    }
    status: Json = {
        "name": "OrderStatus",
        "namespace": "Shop",
        "isEnum": True,
        "enumNames": ["Open", "Paid"],
    }
    return {
        "namespaces": ["Shop"],
        "types": [status],
        "operations": [operation | facts],
    }


def documents(*sources: str | dict[str, Json]) -> list[Document]:
    found: list[Document] = []
    for index, source in enumerate(sources):
        if isinstance(source, str):
            name, text = f"page{index}.txt", source
        else:
            name, text = f"metadata{index}.json", json.dumps(source)
        found.extend(servicestack.find(read(text.encode(), name, Report())))
    return found


def parsed(*sources: str | dict[str, Json], report: Report | None = None) -> ir.Api:
    return told(documents(*sources), Report() if report is None else report)


def told(found: Sequence[Document], report: Report) -> ir.Api:
    return servicestack.parse(found, report, Reads())


def the(api: ir.Api) -> ir.Operation:
    (found,) = ir.operations(api.root)
    return found


def fields(api: ir.Api, name: str) -> dict[str, ir.Field]:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Record)
    return {field.wire: field for field in type.fields}


def said(report: Report, code: str = "source-contradicted") -> list[str]:
    return [found.message for found in report if found.code == code]


# --- Metadata and pages --------------------------------------------------------


def test_types_are_the_metadatas_and_texts_are_whoevers() -> None:
    api = parsed(page(), metadata())

    found = the(api)
    assert found.id == "GET /orders/{OrderId}"
    assert found.summary == "Reads an order."
    assert fields(api, "Order")["sum"].type == ir.Scalar(ScalarKind.DECIMAL)
    placed = next(p for p in found.parameters if p.wire == "placed")
    assert isinstance(placed.type, ir.Scalar)
    assert placed.type.kind is ScalarKind.DATETIME
    assert isinstance(api.types[ir.TypeId("#OrderStatus")].type, ir.Enum)
    assert len(found.examples) == 1


def test_a_type_that_another_source_contradicts_is_reported_with_both_places() -> None:
    report = Report()

    parsed(metadata(), page(), report=report)

    (message,) = said(report)
    assert message.startswith(
        "Order.sum is integer here, but decimal at metadata0.json#/"
    )
    assert message.endswith("that is taken, as metadata is complete")
    (found,) = [d for d in report if d.code == "source-contradicted"]
    assert found.at is not None
    assert found.at.document.startswith("page1.txt")


def test_a_string_that_is_an_enum_or_a_date_is_no_contradiction() -> None:
    report = Report()
    text = page().replace("StatusformOrderStatusNo", "StatusformstringNo")

    api = parsed(
        metadata(), text.replace("SumformintNo", "SumformdecimalNo"), report=report
    )

    assert fields(api, "Order")["status"].type == ir.Ref(ir.TypeId("#OrderStatus"))
    assert said(report) == []


def test_the_folder_that_pages_print_is_the_servers() -> None:
    text = page(route="GET/api/orders/{OrderId}Reads.", path="/api/orders/{OrderId}")

    api = parsed(text, metadata())

    assert the(api).id == "GET /orders/{OrderId}"
    assert [server.url for server in api.servers] == ["https://shop.example/api"]
    assert [message.path for message in api.messages] == ["/json/reply/GetOrder"]


def test_a_host_in_a_folder_called_api_has_no_paths_below_that() -> None:
    app: dict[str, Json] = {"app": {"baseUrl": "https://shop.example/api"}}

    api = parsed(app | {"api": metadata(routes=[])})

    assert the(api).path == "/json/reply/GetOrder"


def test_an_address_without_the_folder_that_pages_print_gets_it() -> None:
    report = Report()
    text = page(
        route="GET/api/orders/{OrderId}Reads.",
        path="/api/orders/{OrderId}",
        demand="Requires Authentication\n",
    )
    app: dict[str, Json] = {"app": {"baseUrl": "https://shop.example"}}

    api = parsed(text, app | {"api": metadata()}, report=report)

    assert [server.url for server in api.servers] == ["https://shop.example/api"]
    assert any("mounted at /api" in message for message in said(report))
    paths = {path for scheme in api.auths for _, path in scheme.settings}
    assert not any(path.startswith("/api") for path in paths)


def test_another_verb_is_a_contradiction() -> None:
    report = Report()
    text = page(route="PUT/orders/{OrderId}Reads an order.", verb="PUT")

    api = parsed(text, metadata(), report=report)

    assert the(api).method == "GET"
    assert the(api).summary == "Reads an order."
    assert any("verb" in message and "PUT" in message for message in said(report))


def test_another_response_is_a_contradiction() -> None:
    report = Report()
    tables = table("GetOrder", "OrderIdpathGuidYes") + table(
        "Receipt", "OrderIdformGuidNo"
    )
    text = page(tables=tables, sample='{"orderId": "00000000000000000000000000000000"}')

    api = parsed(text, metadata(), report=report)

    (response,) = the(api).responses
    assert response.body is not None
    assert response.body.type == ir.Ref(ir.TypeId("#Order"))
    assert any("Receipt here, but Order" in message for message in said(report))


def test_what_only_a_page_requires_is_a_contradiction() -> None:
    report = Report()

    parsed(
        metadata(),
        page().replace("PlacedquerystringNo", "PlacedquerystringYes"),
        report=report,
    )

    assert any("placed is required here, but optional" in m for m in said(report))


def test_a_request_is_one_message_whoever_describes_it() -> None:
    api = parsed(page(), metadata())

    (message,) = api.messages
    assert message.type == "#GetOrder"
    assert message.operations == ("GET /orders/{OrderId}",)
    assert set(fields(api, "GetOrder")) == {"orderId", "placed"}


def test_metadata_names_the_request_that_a_page_has_lost() -> None:
    lost = "\n".join(page().split("\n")[5:]).replace("GetOrder Parameters:\n", "")
    lost = lost.replace("Order Parameters:\n", "").replace("GetOrder", "")

    api = parsed(metadata(), lost)

    assert [message.type for message in api.messages] == ["#GetOrder"]
    assert len(list(ir.operations(api.root))) == 1


def test_a_page_of_its_own_is_one_more_operation() -> None:
    other = page(
        name="ListOrders",
        route="GET/ordersLists orders.",
        path="/orders",
        tables=table("Order", "OrderIdformGuidNo"),
        sample='[{"orderId": "00000000000000000000000000000000"}]',
    )

    api = parsed(other, metadata())

    assert {op.id for op in ir.operations(api.root)} == {
        "GET /orders",
        "GET /orders/{OrderId}",
    }
    assert list(fields(api, "Order")) == ["orderId", "status", "sum"]


def test_a_type_that_metadata_describes_is_not_unknown() -> None:
    report = Report()

    parsed(page(), metadata(), report=report)

    assert said(report, "type-unknown") == []


def test_the_samples_of_pages_tell_how_the_host_writes_what_metadata_names() -> None:
    text = page(sample='{"OrderId": "00000000000000000000000000000000", "Status": "0"}')

    api = parsed(metadata(), text)

    shown = fields(api, "Order")
    assert list(shown) == ["OrderId", "Status", "Sum"]
    assert shown["OrderId"].type == ir.Scalar(ScalarKind.UUID, "hex")


# --- The order -----------------------------------------------------------------


def test_the_order_of_the_documents_does_not_matter() -> None:
    sources: list[str | dict[str, Json]] = [
        page(),
        page(route="GET/orders/{OrderId}Reads one order of the shop.").replace(
            "SumformintNo", "SumformdoubleNo\nNoteformstringNo"
        ),
        page(
            name="ListOrders",
            route="GET/ordersLists orders.",
            path="/orders",
            tables=table("Order", "OrderIdformstringNo", "StatusformstringNo"),
            sample="[]",
        ),
        metadata(),
    ]
    found = documents(*sources)
    whole = Report()
    expected = told(found, whole)

    for order in itertools.permutations(found):
        report = Report()
        assert told(order, report) == expected
        assert list(report) == list(whole)


@pytest.mark.parametrize("first", [True, False])
def test_the_more_exact_row_of_two_pages_wins(first: bool) -> None:
    vague = page(name="Vague", path="/vague", route="GET/vagueOne.").replace(
        "StatusformOrderStatusNo", "StatusformstringNo"
    )
    exact = page().replace(
        "StatusformOrderStatusNo",
        "StatusformOrderStatusNo\n\nAllowable Values\n\n  • Open\n  • Paid",
    )
    report = Report()

    api = parsed(*((vague, exact) if first else (exact, vague)), report=report)

    assert fields(api, "Order")["status"].type == ir.Ref(ir.TypeId("#OrderStatus"))
    assert said(report) == []


def test_two_pages_that_contradict_each_other_are_reported() -> None:
    report = Report()
    other = page(name="Other", path="/other", route="GET/otherOne.").replace(
        "SumformintNo", "SumformboolNo"
    )

    api = parsed(other, page(), report=report)

    assert fields(api, "Order")["sum"].type == ir.Scalar(ScalarKind.INTEGER)
    (message,) = said(report)
    assert message.startswith("Order.sum is boolean here, but integer at page1.txt#/")


def test_a_contradiction_that_many_pages_repeat_is_told_once() -> None:
    report = Report()
    others = [
        page(name=f"Other{n}", path=f"/other{n}", route=f"GET/other{n}One.").replace(
            "SumformintNo", "SumformboolNo"
        )
        for n in range(4)
    ]

    parsed(page(), *others, report=report)

    assert len(said(report)) == 1


def test_a_row_that_contradicts_is_told_once_for_request_and_operation() -> None:
    report = Report()
    again = page().replace("OrderIdpathGuidYes", "OrderIdpathintYes")

    parsed(page(), again, report=report)

    (message,) = said(report)
    assert message.startswith("GetOrder.OrderId is ")


def test_values_that_many_pages_lack_are_told_once() -> None:
    def listing(number: int, *values: str) -> str:
        shown = "\n".join(f"  • {value}" for value in values)
        text = page(name=f"Get{number}", path=f"/{number}", route=f"GET/{number}One.")
        row = "StatusformOrderStatusNo"
        return text.replace(row, f"{row}\n\nAllowable Values\n\n{shown}")

    report = Report()
    pages = [listing(0, "Open"), *(listing(n, "Open", "Paid") for n in range(1, 5))]

    parsed(*pages, listing(5, "Lost"), report=report)

    told = [d.message for d in report if d.code == "enum-conflict"]
    assert [message.partition(" at ")[0] for message in told] == [
        "OrderStatus is Open, Paid here, but Open",
        "OrderStatus is Lost here, but Open",
    ]
