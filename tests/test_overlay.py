"""Overlays: what they say, how they are checked, and what they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from specloom import Settings, ir, passes, source, understand
from specloom.diagnostics import Report, Severity
from specloom.ir import Scalar, ScalarKind
from specloom.parsers import overlay
from specloom.source import Document, Reads

WEBEX = Path(__file__).parents[1] / "specs" / "webex" / "overlay.yaml"

SCHEMA = """{
"$schema": "https://json-schema.org/draft/2020-12/schema",
"title": "Meeting",
"type": "object",
"properties": {
  "length": {"type": "number"},
  "kind": {"enum": ["a", "b"]},
  "host": {"type": "object", "properties": {"mail": {"type": "string"}}}
}
}"""


def document(text: str, name: str = "overlay.yaml") -> Document:
    return source.read(text.encode(), name, Report())


def understood(text: str, report: Report) -> ir.Api:
    """The model of the schema above together with an overlay."""
    documents = [document(SCHEMA, "meeting.json"), document(text)]
    return understand(Settings(name="x"), documents, report)


def only(api: ir.Api) -> ir.Operation:
    (operation,) = ir.operations(api.root)
    return operation


def fields_of(api: ir.Api, id: str) -> dict[str, ir.Field]:
    record = api.types[ir.TypeId(id)].type
    assert isinstance(record, ir.Record)
    return {field.wire: field for field in record.fields}


def messages(report: Report, code: str) -> list[str]:
    return [diagnostic.message for diagnostic in report if diagnostic.code == code]


@pytest.mark.parametrize(
    "text",
    [
        'operations: {"GET /x": {name: X}}',
        'patch: {"#A/b": {type: integer}}',
        "errors: {code: [/code]}",
        '{"operations": {"GET /x": {}}}',
        'types: {"#Site": {type: object}}',
        'add: {"#Site/name": {type: string}}',
        "patch: {api: {name: Rooms}}",
        'patch: {"group:Rooms": {drop: true}}',
    ],
)
def test_an_overlay_is_known_by_its_keys(text: str) -> None:
    assert overlay.find(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\noperations: {}",
        "operations: [a, b]",
        "errors: {email: [is taken]}",
        "patch: {version: 1}",
        "types: [{name: Site}]",
        "types: {Site: {type: object}}",
        "- operations",
        "properties: {patch: {}}\npatch: {}",
        "name: x",
    ],
)
def test_other_documents_are_no_overlays(text: str) -> None:
    assert overlay.find(document(text)) == ()


def test_an_operation_gets_all_that_its_entry_says() -> None:
    report = Report()

    api = understood(
        """
server: https://api.example.com/v1
auth: [bearer, "api_key:query:key"]
operations:
  "POST /rooms/{roomId}/meetings":
    name: Start a meeting
    doc: Starts *one* meeting.
    path: {roomId: {type: string, format: uuid}}
    query: {dry: {type: boolean, default: false}}
    header: {X-Trace: {type: string, required: true}}
    body: {type: object, required: [kind], properties: {kind: {$ref: "#Meeting/kind"}}}
    response: {$ref: "#Meeting"}
""",
        report,
    )

    operation = only(api)
    assert len(report) == 0
    assert operation.id == "POST /rooms/{roomId}/meetings"
    assert operation.name == ir.Name("Start a meeting")
    assert operation.doc == "Starts one meeting."
    assert [(p.place.value, p.wire, p.required) for p in operation.parameters] == [
        ("path", "roomId", True),
        ("query", "dry", False),
        ("header", "X-Trace", True),
    ]
    assert operation.parameters[0].type == Scalar(ScalarKind.UUID)
    assert operation.parameters[1].default == ir.Value(False)
    assert operation.auth == (
        (ir.AuthUse(ir.AuthId("bearer")),),
        (ir.AuthUse(ir.AuthId("api_key")),),
    )
    assert [(a.kind, a.place, a.wire) for a in api.auths] == [
        (ir.AuthKind.BEARER, ir.Place.HEADER, "Authorization"),
        (ir.AuthKind.API_KEY, ir.Place.QUERY, "key"),
    ]
    assert [server.url for server in api.servers] == ["https://api.example.com/v1"]
    response = operation.responses[0].body
    assert response is not None
    assert response.type == ir.Ref(ir.TypeId("#Meeting"))
    body = fields_of(api, "POST /rooms/{roomId}/meetings/request")
    assert body["kind"].type == ir.Ref(ir.TypeId("#Meeting/kind"))
    assert isinstance(api.types[ir.TypeId("#Meeting/kind")].type, ir.Enum)


@pytest.mark.parametrize(
    ("said", "paging", "parameter", "next_path"),
    [
        ("items: /found, link: next", ir.Paging.LINK, "", ()),
        ("items: /found, url: /meta/next", ir.Paging.URL, "", ("meta", "next")),
        (
            "items: /found, cursor: after, next: /found/-1/id",
            ir.Paging.CURSOR,
            "after",
            ("found", "-1", "id"),
        ),
        ("items: /found, page: p, size: n", ir.Paging.PAGE, "p", ()),
        ("items: /found, offset: skip, first: 1", ir.Paging.OFFSET, "skip", ()),
    ],
)
def test_every_kind_of_paging_can_be_said(
    said: str, paging: ir.Paging, parameter: str, next_path: tuple[str, ...]
) -> None:
    report = Report()

    api = understood(
        f"""
operations:
  "GET /m":
    query: {{after: {{}}, p: {{}}, n: {{}}, skip: {{}}}}
    response:
      properties:
        found: {{items: {{properties: {{id: {{type: string}}}}}}}}
        meta: {{properties: {{next: {{type: string}}}}}}
    pagination: {{{said}}}
""",
        report,
    )

    pagination = only(api).pagination
    assert len(report) == 0
    assert pagination is not None
    assert pagination.items == ("found",)
    assert (pagination.paging, pagination.parameter, pagination.next_path) == (
        paging,
        parameter,
        next_path,
    )


def test_the_ends_of_a_list_can_be_said() -> None:
    report = Report()

    api = understood(
        """
operations:
  "POST /m":
    body: {properties: {by: {properties: {n: {type: integer}}}}}
    response:
      properties:
        found: {items: {type: string}}
        all: {type: integer}
        last: {type: integer}
        more: {type: boolean}
    pagination:
      {items: /found, page: /by/n, first: 0, total: /all, pages: /last, more: /more}
""",
        report,
    )

    found = only(api).pagination
    assert len(report) == 0
    assert found is not None
    assert (found.parameter, found.first) == ("/by/n", 0)
    assert (found.total_path, found.pages_path, found.more_path) == (
        ("all",),
        ("last",),
        ("more",),
    )


@pytest.mark.parametrize(("said", "paged"), [("proposed", True), ("none", False)])
def test_a_word_takes_what_is_proposed_or_nothing(said: str, paged: bool) -> None:
    report = Report()

    api = understood(
        f"""
operations:
  "GET /m":
    query: {{offset: {{type: integer}}}}
    response: {{properties: {{found: {{items: {{type: string}}}}}}}}
    pagination: {said}
""",
        report,
    )

    found = only(api).pagination
    assert len(report) == 0
    assert (found is not None) == paged
    assert found is None or found.paging is ir.Paging.OFFSET


def test_patches_change_types_docs_names_and_requiredness() -> None:
    report = Report()

    api = understood(
        """
patch:
  "#Meeting": {name: Gathering, doc: People meet.}
  "#Meeting/length": {type: integer, description: In minutes.}
  "#Meeting/kind": {required: true}
  "#Meeting/host/mail": {drop: true}
""",
        report,
    )

    assert not report.failed
    decl = api.types[ir.TypeId("#Meeting")]
    assert (decl.name.text, decl.doc) == ("Gathering", "People meet.")
    fields = fields_of(api, "#Meeting")
    assert fields["length"].type == Scalar(ScalarKind.INTEGER)
    assert fields["length"].doc == "In minutes."
    assert fields["kind"].required
    assert fields_of(api, "#Meeting/host") == {}


def test_a_patch_without_a_target_is_an_error_with_the_nearest() -> None:
    report = Report()

    understood('patch: {"#Meeting/lenght": {type: integer}}', report)

    assert report.failed
    (message,) = messages(report, "patch-unmatched")
    assert "'#Meeting/length'" in message


def test_an_entry_that_only_speaks_of_an_operation_needs_one() -> None:
    report = Report()

    understood(
        """
operations:
  "GET /meetings": {response: {$ref: "#Meeting"}}
  "GET /meeting": {name: List them}
""",
        report,
    )

    (message,) = messages(report, "patch-unmatched")
    assert "'GET /meetings'" in message


@pytest.mark.parametrize(
    ("text", "path", "hint"),
    [
        (
            'operations: {"GET /x": {qeury: {}}}',
            ("operations", "GET /x", "qeury"),
            "query",
        ),
        ('pacth: {}\npatch: {"#A": {}}', ("pacth",), "patch"),
        (
            'operations: {"GET /x": {pagination: {link: next, itms: /a, items: /a}}}',
            ("operations", "GET /x", "pagination", "itms"),
            "items",
        ),
        ('operations: {"get /x": {name: X}}', ("operations", "get /x"), "METHOD /path"),
    ],
)
def test_a_wrong_key_is_an_error_with_its_place_and_the_right_one(
    text: str, path: tuple[str, ...], hint: str
) -> None:
    report = Report()

    overlay.parse([document(text)], report, Reads())

    (fault,) = report
    assert (fault.severity, fault.code) == (Severity.ERROR, "overlay-key")
    assert fault.at is not None
    assert fault.at.path == path
    assert hint in fault.message


@pytest.mark.parametrize(
    "text",
    [
        'operations: {"GET /x": 3}',
        'operations: {"GET /x": {query: [a], response: 4, body: x, auth: 3}}',
        'operations: {"GET /x": {pagination: {link: 1}}}',
        'patch: {"#A": 1, "GET /y": [], "": {}}',
        'errors: {code: 3, message: {}}\npatch: {"#A": {}}',
        'auth: wrong\npatch: {"#A": {required: x}}',
    ],
)
def test_a_sloppy_overlay_is_reported_and_raises_nothing(text: str) -> None:
    report = Report()

    passes.run(overlay.parse([document(text)], report, Reads()), report)

    assert messages(report, "overlay-invalid")


def test_errors_say_where_codes_and_messages_are() -> None:
    api = understood("errors: {code: [/code, /error/code], message: /text}", Report())

    assert api.error_shape.code == (("code",), ("error", "code"))
    assert api.error_shape.message == (("text",),)


def test_an_overlay_wins_over_what_samples_show() -> None:
    collection = """{"info": {"name": "c", "schema":
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
      "item": [{"name": "Find", "request": {"method": "GET",
        "url": {"raw": "https://h.example/find", "protocol": "https",
                "host": ["h", "example"], "path": ["find"]}},
        "response": [{"name": "ok", "code": 200, "status": "OK",
          "header": [{"key": "Content-Type", "value": "application/json"}],
          "body": "{\\"n\\": 1, \\"m\\": 2}"}]}]}"""
    text = """
operations:
  "GET /find":
    response: {type: object, properties: {n: {type: number}}}
"""
    documents = [document(collection, "c.json"), document(text)]

    api = understand(Settings(name="x"), documents, Report())

    assert only(api).name.text == "Find"
    fields = fields_of(api, "GET /find/response/200")
    assert list(fields) == ["n"]
    assert fields["n"].type == Scalar(ScalarKind.NUMBER)
    assert not api.types[ir.TypeId("GET /find/response/200")].inferred


def test_the_overlay_of_webex_gives_the_call_that_the_schema_lacks() -> None:
    report = Report()
    found = document(WEBEX.read_text(encoding="utf-8"))

    api = overlay.parse([found], report, Reads())

    operation = only(api)
    assert len(report) == 0
    assert operation.id == "GET /meetingReports/usage"
    assert [p.wire for p in operation.parameters] == [
        "siteUrl",
        "serviceType",
        "from",
        "to",
        "max",
    ]
    assert operation.pagination is not None
    assert operation.pagination.paging is ir.Paging.LINK
    (usual,) = [one.usual_auth for one in api.patches if one.usual_auth is not None]
    assert usual == ((ir.AuthUse(ir.AuthId("bearer")),),)
