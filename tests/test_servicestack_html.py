"""What the ServiceStack parser makes of pages saved as HTML, and of index pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import specloom
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import ir
from specloom.cli import command
from specloom.diagnostics import Report
from specloom.ledger import Fate, Ledger
from specloom.parsers import servicestack
from specloom.parsers.servicestack.pages.html import dom
from specloom.source import Document, Reads, read

from . import servicestack_pages as pages
from .servicestack_pages import Enum, Property, Route, Shown, Type
from .test_ledger import account as ledger_of

ORDER = Shown(
    operation="GetOrder",
    doc="Reads an order.",
    routes=(Route(verbs="GET", path="/orders/{Id}", summary="One order"),),
    types=(
        Type(
            name="GetOrder",
            rows=(
                Property(name="Id", place="path", type="int", required=True),
                Property(
                    name="Fields",
                    place="query",
                    type="List<string>",
                    doc="What to read",
                    allowed=("id", "total"),
                ),
            ),
        ),
        Type(
            name="GetOrderResponse",
            rows=(
                Property(name="Total", place="form", type="decimal"),
                Property(name="State", place="form", type="OrderState"),
            ),
        ),
        Enum(name="OrderState", members=(("Open", "", ""), ("Paid", "", ""))),
    ),
    response={"total": 0, "state": "Open"},
)


def document(text: str, name: str = "page.html") -> Document:
    return read(text.encode(), name, Report())


def parsed(*texts: str) -> tuple[ir.Api, Report]:
    report = Report()
    found = [
        part
        for number, text in enumerate(texts)
        for part in servicestack.find(document(text, f"page-{number}.html"))
    ]
    return servicestack.parse(found, report, None), report


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def operations(api: ir.Api) -> dict[str, ir.Operation]:
    return {operation.id: operation for operation in ir.operations(api.root)}


def account(*texts: str) -> Ledger:
    """The ledger of a client of the pages `texts`."""
    return ledger_of(
        *(document(text, f"page-{i}.html") for i, text in enumerate(texts))
    )


def unexplained(book: Ledger) -> list[str]:
    """The lines that have no fate."""
    return [
        str(leaf.at)
        for leaf in book.leaves
        if leaf.fate is Fate.UNSUPPORTED and not leaf.by
    ]


# --- However it was saved ----------------------------------------------------------


def without_classes(text: str) -> str:
    return re.sub(r"""\s(?:class|id)=(?:"[^"]*"|'[^']*')""", "", text)


def minified(text: str) -> str:
    """`text` on one line, but for what stands in a `<pre>`."""
    parts = re.split(r"(<pre>.*?</pre>)", text, flags=re.DOTALL)
    return "".join(
        (
            part.replace("\n", "&#10;")
            if part.startswith("<pre>")
            else " ".join(part.split())
        )
        for part in parts
    )


def shouted(text: str) -> str:
    return re.sub(r"</?\w+", lambda tag: tag[0].upper(), text)


def unclosed(text: str) -> str:
    return re.sub(r"</(?:td|th|tr|tbody|thead|li|p|html|body)>", "", text)


def reserialised(text: str) -> str:
    """`text` as a browser writes down what it has made of it."""
    text = text.replace("'", '"').replace("<tbody></tbody>", "")
    text = re.sub(r"<table([^>]*)>(?!<caption>)<tr>", r"<table\1><tbody><tr>", text)
    return text.replace("<body>", '<body data-new="1" style="">')


def commented(text: str) -> str:
    comment = "<!-- saved from url=(0040)https://shop.example/json/metadata -->\n"
    return comment + text.replace("<tr>", "<!-- a row --><tr>")


def wrapped(text: str) -> str:
    """`text` in the middle of another page."""
    inner = re.search(r'<div class="operation">.*</div>', text, re.DOTALL)
    assert inner is not None
    return (
        "<html><head><title>Shop API v2.1</title></head><body>"
        "<table><tr><td>Shops for all<ul><li>Home</li></ul></td><td>\n"
        "<h1>Shop API v2.1</h1>\nWelcome\n"
        f"{inner[0]}\n</td></tr></table><p>About us</p></body></html>"
    )


def fragment(text: str) -> str:
    """`text` from its first heading on, without what is around the body."""
    return text[text.index("<h1>") : text.index("</body>")]


def scripted(text: str) -> str:
    script = "<script>document.write('<table class=\"params\"><tr><td>x')</script>"
    return text.replace("<h2>", f"{script}<h2>").replace("</body>", f"{script}</body>")


@pytest.mark.parametrize(
    "saved",
    [
        without_classes,
        minified,
        shouted,
        unclosed,
        reserialised,
        commented,
        wrapped,
        fragment,
        scripted,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: minified(unclosed(shouted(without_classes(text)))),
    ],
)
def test_a_page_is_one_model_however_it_was_saved(saved: Callable[[str], str]) -> None:
    page = pages.html(ORDER)

    expected, _ = parsed(page)
    api, _ = parsed(saved(page))

    assert api == expected


def test_enums_that_differ_from_page_to_page_keep_all_their_members() -> None:
    more = Enum(name="OrderState", members=(("Open", "", ""), ("Void", "", "")))
    route = replace(ORDER.routes[0], path="/more/{Id}")
    types = (replace(ORDER.types[0], name="GetMore"), *ORDER.types[1:-1], more)
    other = replace(ORDER, operation="GetMore", routes=(route,), types=types)

    api, report = parsed(pages.html(ORDER), pages.html(other))

    state = api.types[ir.TypeId("#OrderState")].type
    assert isinstance(state, ir.Enum)
    assert {member.value for member in state.members} == {"Open", "Paid", "Void"}
    assert codes(report) == ["enum-conflict"]


def test_headings_around_a_page_do_not_name_it() -> None:
    page = pages.html(ORDER)
    menu = "<body><aside><h2>Menu</h2><ul><li>Home</li></ul></aside>"

    api, _ = parsed(page.replace("<body>", menu))

    assert [each.name.text for each in operations(api).values()] == ["GetOrder"]


def test_routes_on_one_line_are_operations_in_their_order() -> None:
    more = Route(verbs="POST", path="/orders/find", summary="One order, found")
    page = replace(ORDER, routes=(*ORDER.routes, more), verb="POST", path=more.path)

    assert list(operations(parsed(pages.html(page))[0])) == [
        "GET /orders/{Id}",
        "POST /orders/find",
    ]


def test_a_text_copy_in_a_pre_is_read_as_text() -> None:
    text = pages.squashed(ORDER)
    wrapped = text.replace("<", "&lt;")

    api, report = parsed(f"<html><body>\n<pre>\n{wrapped}</pre></body></html>")

    assert api == parsed(text)[0]
    assert unexplained(account(f"<html><pre>\n{wrapped}</pre></html>")) == []
    (assumed,) = (d for d in report if d.code == "server-assumed-https")
    line = text.split("\n").index("GET /orders/{Id} HTTP/1.1 ")
    assert assumed.at is not None
    assert assumed.at.path == (line + 2,)


def test_a_text_copy_under_headings_is_read_as_text() -> None:
    text = pages.squashed(ORDER)
    head, _, rest = text.partition("GetOrder\n\n")
    assert head.startswith(ORDER.title)

    api, _ = parsed(
        f"<html><body><h1>{ORDER.title}</h1><p>&lt;back to all web services</p>"
        f"<h2>GetOrder</h2><pre>\n{rest.replace('<', '&lt;')}</pre></body></html>"
    )

    assert api == parsed(text)[0]


def test_rows_and_values_keep_the_lines_that_they_stand_on() -> None:
    page = pages.html(ORDER).replace("<td>", "\n<td>").replace("<li>", "\n<li>")
    api, _ = parsed(page)
    (operation,) = operations(api).values()

    lines = page.split("\n")
    at = {p.wire: lines[int(p.at.path[0]) + 1] for p in operation.parameters}

    assert at == {"Id": "<td>Id</td>", "fields": "<td>Fields</td>"}


# --- What it says ------------------------------------------------------------------


def test_html_in_texts_becomes_text() -> None:
    page = pages.html(
        Shown(
            operation="Ping",
            routes=(
                Route(
                    verbs="GET",
                    path="/ping",
                    summary="Pings <b>the</b> service &amp; waits",
                    notes='<p>See <a href="https://shop.example/ping">here</a>.</p>'
                    "<script>alert(1)</script>",
                ),
            ),
            response={"ok": True},
        )
    )
    (operation,) = operations(parsed(page)[0]).values()

    assert operation.summary == "Pings the service & waits"
    assert operation.doc == "See here (https://shop.example/ping)."


def test_generic_types_are_unescaped() -> None:
    row = Property(name="Counts", place="query", type="List<int>")
    table = Type(name="GetOrder", rows=(row,))
    page = pages.html(replace(ORDER, types=(table, *ORDER.types[1:])))
    assert "<td>List&lt;int&gt;</td>" in page

    (operation,) = operations(parsed(page)[0]).values()

    types = {parameter.wire: parameter.type for parameter in operation.parameters}
    assert types["counts"] == ir.List(ir.Scalar(ir.ScalarKind.INTEGER))


def test_a_role_and_a_permission_are_demands() -> None:
    asked = (("Requires any of the roles:", "A, B"), ("Required permission:", "Read"))
    shown = replace(ORDER, demands=asked)
    (operation,) = operations(parsed(pages.html(shown))[0]).values()

    assert operation.prerequisites == (
        "Requires Authentication",
        "Requires any of the roles: A, B",
        "Required permissions: Read",
    )


def test_a_lost_heading_is_told_by_the_links_to_other_languages() -> None:
    page = pages.html(ORDER)

    assert parsed(page.replace("<h2>GetOrder</h2>", ""))[0] == parsed(page)[0]


def test_a_page_without_an_answer_has_none() -> None:
    shown = replace(ORDER, response=None, types=ORDER.types[:1])
    api, report = parsed(pages.html(shown))
    (operation,) = operations(api).values()

    (response,) = operation.responses
    assert (response.status, response.body) == (ir.Status.exactly(204), None)
    assert "sample-cut-off" not in codes(report)


def test_a_page_cut_off_before_its_answer_is_not_one_without() -> None:
    page = pages.html(ORDER)
    _, report = parsed(page[: page.index('<div class="response">')])

    assert "sample-cut-off" in codes(report)


def test_a_page_cut_off_says_where_it_ends() -> None:
    page = pages.html(ORDER)
    api, report = parsed(page[: page.index("</table><table class='enum'")])

    assert list(operations(api)) == ["GET /orders/{Id}"]
    assert "page-cut-off" in codes(report)


def test_the_table_of_the_oldest_pages_is_the_requests() -> None:
    shown = replace(ORDER, types=ORDER.types[:1])
    page = pages.html(shown, version=4)
    old = page.replace("<caption><b>GetOrder</b> Parameters:", "<caption>Parameters:")
    assert old != page

    assert parsed(old)[0] == parsed(page)[0]


def test_the_description_of_old_pages_is_closed_by_another_tag() -> None:
    page = pages.html(ORDER, version=5)
    old = page.replace("an order.</h3>", "an order.</div>")
    assert old != page

    assert parsed(old)[0] == parsed(page)[0]


def test_a_page_of_another_format_has_the_same_types() -> None:
    jsv = "{\n\ttotal: 0,\n\tstate: Open\n}"
    other = replace(ORDER, response=jsv, format="jsv", media="text/jsv")
    api, _ = parsed(pages.html(other))
    expected, _ = parsed(pages.html(ORDER))

    assert api.types == expected.types


def test_a_page_for_soap_is_called_with_json() -> None:
    envelope = "<soap12:Envelope><soap12:Body /></soap12:Envelope>"
    page = pages.html(
        replace(
            ORDER,
            verb="POST",
            path="/api/soap12",
            format="soap12",
            media="application/soap+xml; charset=utf-8",
            request=envelope,
            response=envelope,
        )
    )
    page = page.replace(f"<caption>{pages.ROUTES}</caption>", "")
    page = page.replace("<th>GET</th><th>/orders/{Id}</th>", "")
    api, report = parsed(page)
    (operation,) = operations(api).values()

    assert operation.id == "POST /api/json/reply/GetOrder"
    assert operation.doc == "Reads an order.\n\nOne order"
    assert "soap-page" in codes(report)


def test_unknown_text_among_the_tables_is_told_of() -> None:
    info = '<div class="call-info">'
    page = pages.html(ORDER).replace(info, f"<p>A new thing</p>{info}")
    _, report = parsed(page)

    (found,) = (d for d in report if d.code == "lines-not-understood")
    assert "A new thing" in found.message


def test_pages_as_html_and_as_text_are_one_client() -> None:
    other = Shown(
        operation="DropOrder",
        routes=(Route(verbs="DELETE", path="/orders/{Id}"),),
        types=(
            Type(
                name="DropOrder",
                rows=(Property(name="Id", place="path", type="int", required=True),),
            ),
            ORDER.types[1],
        ),
        verb="DELETE",
        response=ORDER.response,
    )
    api, _ = parsed(pages.html(ORDER), pages.squashed(other))

    assert set(operations(api)) == {"GET /orders/{Id}", "DELETE /orders/{Id}"}
    assert [server.url for server in api.servers] == ["https://shop.example"]


# --- The ledger --------------------------------------------------------------------


@pytest.mark.parametrize("version", [5, 8])
def test_every_line_of_a_page_has_a_fate(version: int) -> None:
    page = pages.html(ORDER, version=version)
    spread = page.replace("<td>", "\n<td>").replace("<li>", "\n<li>")

    for text in (page, spread):
        assert unexplained(account(text)) == []


def test_what_is_around_a_page_is_ignored_by_a_rule() -> None:
    book = account(wrapped(pages.html(ORDER)))

    assert unexplained(book) == []
    rules = {leaf.by for leaf in book.leaves if leaf.fate is Fate.IGNORED}
    assert {"around-page", "html-markup", "language-links"} <= rules


def test_unknown_text_among_the_tables_is_unexplained() -> None:
    page = pages.html(ORDER)
    page = page.replace(
        '<div class="call-info">', '\nA new thing\n<div class="call-info">'
    )

    assert len(unexplained(account(page))) == 1


# --- Index pages -------------------------------------------------------------------

INDEX = """\
<!DOCTYPE html>
<html><head><title>Shop API v2.1</title></head><body>
<h1>Shop API v2.1</h1>
<div class="operations">
<p>The following operations are supported. For a formal definition, please review
the Service <a href="?xsd=1">XSD</a>.</p>
<h3>Operations</h3><table><tbody>\
<tr><th data-tags="Orders,New"><span class="icons"><i class="auth"></i></span>GetOrder\
</th><td><a href="/xml/metadata?op=GetOrder">XML</a></td>\
<td><a href="https://shop.example/json/metadata?op=GetOrder">JSON</a></td></tr>
<tr><th data-tags="">Ping</th><td>XML</td>\
<td><a href="/json/metadata?op=Ping">JSON</a></td></tr>
<tr><th data-tags="">Hidden</th><td>XML</td><td>JSON</td></tr>
</tbody></table>
<h3><a href="https://docs.servicestack.net/clients-overview">Clients Overview</a></h3>
<h3>Debug Info</h3>
<ul><li><a href="/operations/metadata">Operations Metadata</a></li></ul>
</div></body></html>
"""


def listed(text: str) -> dict[str, dict[str, str]]:
    from specloom.parsers.servicestack.pages.html import index

    (found,) = servicestack.find(document(text))
    return {each.name: dict(each.links) for each in index.operations(found)}


def test_an_index_names_operations_with_the_links_to_their_pages() -> None:
    assert listed(INDEX) == {
        "GetOrder": {
            "xml": "/xml/metadata?op=GetOrder",
            "json": "https://shop.example/json/metadata?op=GetOrder",
        },
        "Ping": {"json": "/json/metadata?op=Ping"},
        "Hidden": {},
    }


@pytest.mark.parametrize(
    "rows",
    [
        "GetOrderXMLJSONJSV\nGetXMLXMLJSONJSV\nPingXMLJSONJSV",
        "GetOrder\tXML\tJSON\tJSV\nGetXML\tXML\tJSON\tJSV\nPing\tXML\tJSON\tJSV",
        "| GetOrder | XML | JSON |\n| --- | --- | --- |\n| GetXML | XML | JSON |\n"
        "| Ping | XML | JSON |",
    ],
)
def test_an_index_saved_as_text_names_operations(rows: str) -> None:
    text = (
        "Shop API v2.1\n\nThe following operations are supported. "
        "For a formal definition, please review the Service XSD.\n\n"
        f"Operations\n\n{rows}\n\nClients Overview\n"
    )
    assert list(listed(text)) == ["GetOrder", "GetXML", "Ping"]
    assert unexplained(account(text)) == []


def test_links_of_an_index_saved_as_markdown_are_kept() -> None:
    text = (
        "The following operations are supported. please review the Service XSD.\n"
        "| Ping | [XML](/xml/metadata?op=Ping) | [JSON](/json/metadata?op=Ping) |\n"
    )
    assert listed(text) == {
        "Ping": {"xml": "/xml/metadata?op=Ping", "json": "/json/metadata?op=Ping"}
    }


def test_an_operation_that_only_an_index_names_is_told_of() -> None:
    api, report = parsed(INDEX, pages.html(ORDER))

    missing = [d for d in report if d.code == "operation-page-missing"]
    assert [d.message.split("'")[1] for d in missing] == ["Ping", "Hidden"]
    assert list(operations(api)) == ["GET /orders/{Id}"]


def test_an_index_tells_the_tags_that_a_copy_of_a_page_has_lost() -> None:
    api, _ = parsed(INDEX, pages.html(ORDER))

    (group,) = api.root.groups
    assert (group.name.text, len(group.operations)) == ("Orders", 1)
    assert api.root.operations == ()


def test_lists_of_operations_of_other_frameworks_are_not_ours() -> None:
    page = (
        "<html><body><h1>Shop</h1><p>The following operations are supported. For a "
        'formal definition, please review the <a href="Shop.asmx?WSDL">Service '
        "Description</a>."
        '<ul><li><a href="Shop.asmx?op=GetOrder">GetOrder</a></ul></body></html>'
    )
    assert servicestack.find(document(page)) == ()


def test_the_oldest_index_lists_names_beside_their_links() -> None:
    page = (
        "<html><body><h1>Shop</h1><form><p>The following operations are supported. "
        'For a formal definition, please review the Service <a href="?xsd=1">XSD</a>.'
        '<div class="operations"><ul><li><span>Ping</span>'
        '<a href="xml/metadata?op=Ping">XML</a><a href="json/metadata?op=Ping">JSON</a>'
        "</li></ul></div></form></body></html>"
    )
    assert listed(page) == {
        "Ping": {"xml": "xml/metadata?op=Ping", "json": "json/metadata?op=Ping"}
    }


def test_an_index_alone_is_a_client_without_operations() -> None:
    api, report = parsed(INDEX)

    assert (api.name, api.version, operations(api)) == ("Shop API", "2.1", {})
    assert codes(report) == ["operation-page-missing"] * 3


def test_every_line_of_an_index_has_a_fate() -> None:
    book = account(INDEX, pages.html(ORDER))
    index = [leaf for leaf in book.leaves if leaf.at.document == "page-0.html"]

    assert unexplained(book) == []
    fates = {leaf.by: leaf.fate for leaf in index}
    assert fates["operation-page-missing"] is Fate.UNSUPPORTED
    assert fates["#GetOrder"] is Fate.MERGED


# --- Extracting --------------------------------------------------------------------


def test_html_is_extracted_as_received_under_the_operations_name() -> None:
    page = pages.html(ORDER)
    (found,) = servicestack.find(document(page))

    assert servicestack.extract(found) == ("get-order", page)


def test_an_index_is_extracted_as_received() -> None:
    (found,) = servicestack.find(document(INDEX))

    assert servicestack.extract(found) == ("operations", INDEX)


def test_extract_writes_html_pages_by_their_operations(tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_text(pages.html(ORDER), encoding="utf-8")
    (tmp_path / "metadata.htm").write_text(INDEX, encoding="utf-8")
    out = tmp_path / "out"

    arguments = [
        "extract",
        str(tmp_path / "saved.html"),
        str(tmp_path / "metadata.htm"),
    ]
    result = CliRunner().invoke(command, [*arguments, "-o", str(out)])

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "get-order.html",
        "operations.html",
    ]
    assert (out / "get-order.html").read_text(encoding="utf-8") == pages.html(ORDER)


def test_inspect_shows_what_an_html_page_holds(tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(pages.html(ORDER), encoding="utf-8")

    result = CliRunner().invoke(command, ["inspect", str(saved)])

    assert result.exit_code == 0, result.output
    assert "GET" in result.output
    assert "/orders/{Id}" in result.output


def test_other_html_is_not_ours() -> None:
    page = "<html><body><h1>Hi</h1><p>back to all web services</p></body></html>"
    assert servicestack.find(document(page)) == ()


# --- Whatever is in it -------------------------------------------------------------

PIECES = (
    *("<table class='params'>", "<table class=routes>", "</table>", "<tr>", "<td>"),
    *("</td>", "<th>", "<caption>X Parameters:", "<caption>Y Enum:", "<pre>", "</pre>"),
    *("<ul>", "<li>", "<h4>Allowable Values</h4>", "<h4>Valid Range: 1 - ", "Yes"),
    *("<h2>Op</h2>", "<div class=operation>", "<div class=request>", "<h3 id=desc>"),
    *("GET /x HTTP/1.1\n", "HTTP/1.1 200 OK\n", '{"a": [', "{", "}", "\n", " ", '"'),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "<script>",
        "</script",
        "<style",
        "<a href='",
        "&lt;",
    ),
    *("&#0;", "&#x110000;", "\0", "\ud800", "int", "path", "back to all web services"),
    *("To override the Content-type in your clients", "Error Codes:", "\x85", "\u2028"),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_html_breaks_the_reader(pieces: list[str]) -> None:
    report = Report()
    text = "<html>" + "".join(pieces).encode("utf-8", "replace").decode()
    for part in servicestack.find(read(text.encode(), "page.html", report)):
        servicestack.extract(part)
        servicestack.parse([part], report, Reads())


@pytest.mark.parametrize(
    "deep",
    [
        "<b>",
        "<div>",
        "<table>",
        "<td>",
        "<ul><li>",
        "<table><tr><td>",
        "<pre>",
        "<i><p>",
    ],
)
def test_deep_nesting_is_read(deep: str) -> None:
    page = pages.html(ORDER).replace("<h2>", f"{deep * 5000}<h2>")
    _, report = parsed(page)

    assert not report.failed


def test_the_tree_is_never_deeper_than_its_limit() -> None:
    tree, depth = dom.parse(["<div>" * 1000 + "x"]), 0
    inner = [tree]
    while inner:
        inner = [n for each in inner for n in each.inner if isinstance(n, dom.Element)]
        depth += 1

    assert depth <= 101
    assert tree.text == "x"


@pytest.mark.parametrize(
    "unit",
    [
        "<b>",
        "<td>",
        "<p>",
        "</p>",
        "<!--",
        "<![",
        "<a b='",
        "<tr><td>",
        "<i></b>",
        "\n",
    ],
)
def test_a_tree_has_no_more_nodes_than_its_page_has_tags(unit: str) -> None:
    tree = dom.parse((unit * 5000).split("\n"))

    assert sum(1 for _ in tree.walk()) <= 10_001


def test_a_broken_encoding_is_an_error_not_a_crash() -> None:
    from specloom.diagnostics import InputError

    with pytest.raises(InputError, match="not utf-8 text"):
        read(pages.html(ORDER).encode() + b"\xff\xfe", "page.html", Report())


HOSTILE = "\"\"\"; import os #\\ {{ 7*7 }} ${x} ''' </script>"


def test_hostile_text_on_a_page_stays_text() -> None:
    import ast

    shown = replace(
        ORDER,
        title=f"Shop {HOSTILE}",
        doc=HOSTILE,
        routes=(
            Route(verbs="GET", path="/orders/{Id}", summary=HOSTILE, notes=HOSTILE),
        ),
        types=(
            Type(
                name="GetOrder",
                rows=(
                    Property(name="Id", place="path", type="int", doc=HOSTILE),
                    Property(name=HOSTILE, place="query", type=HOSTILE),
                ),
            ),
            *ORDER.types[1:],
        ),
    )
    report = Report()
    chosen = specloom.Settings(name="shop")
    page = document(pages.html(shown))
    product = specloom.generate(chosen, [page], {}, report)

    for path, text in product.files.items():
        if path.endswith(".py"):
            names = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
            assert "os" not in names


# --- Where the host is -------------------------------------------------------------


def at_home(home: str, *, mount: str = "") -> str:
    """The page, its link back leading to `home`, its route below `mount`."""
    route = replace(ORDER.routes[0], path=f"{mount}/orders/{{Id}}")
    text = pages.html(replace(ORDER, routes=(route,)))
    return text.replace("https://shop.example/metadata", home)


@pytest.mark.parametrize(
    ("home", "mount", "url", "reply"),
    [
        ("https://shop.example/metadata", "", "https://shop.example", ""),
        ("https://shop.example/api/metadata", "/api", "https://shop.example", "/api"),
        ("https://shop.example/ss/metadata", "/ss", "https://shop.example", "/ss"),
        ("https://shop.example/base/metadata", "", "https://shop.example/base", ""),
        (
            "https://shop.example/b/api/metadata",
            "/api",
            "https://shop.example/b",
            "/api",
        ),
        ("https://shop.example/metadata", "/api", "https://shop.example", ""),
    ],
)
def test_the_link_back_tells_where_the_services_are(
    home: str, mount: str, url: str, reply: str
) -> None:
    api, report = parsed(at_home(home, mount=mount))

    assert [server.url for server in api.servers] == [url]
    assert api.messages[0].path == f"{reply}/json/reply/GetOrder"
    assert codes(report) == []


@pytest.mark.parametrize(
    "home",
    [
        "http://shop.example/metadata",
        "https://proxy.example/metadata",
        "/metadata",
        "javascript:alert(1)",
    ],
)
def test_a_link_back_that_tells_no_safe_address_is_not_followed(home: str) -> None:
    api, report = parsed(at_home(home))

    assert [server.url for server in api.servers] == ["https://shop.example"]
    assert codes(report) == ["server-assumed-https"]


def test_a_link_back_in_markdown_tells_where_the_services_are() -> None:
    home = f"https://shop.example/{'long/' * 12}metadata"
    text = pages.squashed(ORDER).replace(
        "<back to all web services", f"[<back to all web services]({home})"
    )
    api, report = parsed(text)

    assert [s.url for s in api.servers] == [home.removesuffix("/metadata")]
    assert codes(report) == []


def test_titles_of_other_versions_are_told_once_and_the_most_common_is_kept() -> None:
    def page(number: int, title: str) -> str:
        route = replace(ORDER.routes[0], path=f"/orders/{number}/{{Id}}")
        name = f"GetOrder{number}"
        types = (replace(ORDER.types[0], name=name), *ORDER.types[1:])
        return pages.html(
            replace(ORDER, operation=name, routes=(route,), types=types, title=title)
        )

    versions = ["v2.1", "v2.1", "v2.10", "v2.9", "v2.10"]
    api, report = parsed(*(page(n, f"Shop {v}") for n, v in enumerate(versions)))

    assert (api.name, api.version) == ("Shop", "2.10")
    said = [d.message for d in report if d.code == "title-differs"]
    assert said == [
        "2 pages are headed 'Shop v2.1': 'Shop v2.10' is kept",
        "a page is headed 'Shop v2.9': 'Shop v2.10' is kept",
    ]
