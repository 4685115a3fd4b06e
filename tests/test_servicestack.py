"""What the ServiceStack parser makes of operation pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers import servicestack
from specloom.parsers.servicestack import casing, sample, types
from specloom.parsers.servicestack.pages import rows
from specloom.parsers.servicestack.pages.page import read as read_page
from specloom.parsers.servicestack.pages.rows import Cells, Known
from specloom.parsers.servicestack.pages.tables import captions, sheet
from specloom.source import Document, Reads, read

PAGE = """\
CCC API v8.4.0.0

<back to all web services

GetServiceUserUsage

The following routes are available for this service:
GET/api/services/{ServiceGuid}/users/{UserGuid}/usageGet a User usage report.\
Get a User usage including number of Messages sent and Features used.
GetServiceUserUsage Parameters:
NameParameterData TypeRequiredDescription
ServiceGuidpathGuidYes
UserGuidpathGuidYes
PeriodTypequeryPeriodTypeNoDefaults to Daily.
PeriodqueryDateTimeNoDefaults to yesterdays Date.
GetServiceUserUsageResponse Parameters:
NameParameterData TypeRequiredDescription
ServiceGuidformGuidNo
PeriodTypeformPeriodTypeNo

Allowable Values

  • Daily
  • Monthly
PeriodbodyDateTimeNo
UsagebodyUserUsageNo
BaseResponse Parameters:
NameParameterData TypeRequiredDescription
ResponseStatusformResponseStatusNo
UserUsage Parameters:
NameParameterData TypeRequiredDescription
UserGuidbodyGuidNo
EmailAddressformstringNo
IsAliasbodyBooleanNo
FirstNameformstringNo
LastNameformstringNo
StatusformServiceUserStatusEnum?No

Allowable Values

  • Active
  • Disabled
CreatedOnbodyDateTimeNo
RegisteredOnbodyDateTimeNo
LastLoginbodyDateTimeNo
GroupNameformstringNo
GroupTypeformServiceUserGroupEnum?No

Allowable Values

  • Professional
  • Guest
GroupGuidbodyGuidNo
TotalMessagesSentbodyIntegerNo
TotalMessagesReceivedbodyIntegerNo
TotalAttachmentsCountbodyIntegerNo
TotalAttachmentsSizebodyIntegerNo
TotalInvitationsSentbodyIntegerNo
TotalInvitationsAcceptedbodyIntegerNo
LastToolbarVersionbodyStringNo
InvitedByEmailAddressbodyStringNo
LastMsgSentbodyDateTimeNo
LastMsgRetrievedbodyDateTimeNo
LastActivitybodyDateTimeNo

To override the Content-type in your clients, use the HTTP Accept Header, \
append the .json suffix or ?format=json

To embed the response in a jsonp callback, append ?callback=myCallback

HTTP + JSON

The following are sample HTTP requests and responses. \
The placeholders shown need to be replaced with actual values.

GET /api/services/{ServiceGuid}/users/{UserGuid}/usage HTTP/1.1
Host: api.secure-messaging.com
Accept: application/json
HTTP/1.1 200 OK
Content-Type: application/json
Content-Length: length

{
  "serviceGuid": "00000000000000000000000000000000",
  "periodType": "Daily",
  "period": "0001-01-01T00:00:00Z",
  "usage": {
    "userGuid": "00000000000000000000000000000000",
    "emailAddress": "String",
    "isAlias": false,
    "firstName": "String",
    "lastName": "String",
    "status": "0",
    "createdOn": "0001-01-01T00:00:00Z",
    "registeredOn": "0001-01-01T00:00:00Z",
    "lastLogin": "0001-01-01T00:00:00Z",
    "groupName": "String",
    "groupType": "Professional",
    "groupGuid": "00000000000000000000000000000000",
    "totalMessagesSent": 0,
    "totalMessagesReceived": 0,
    "totalAttachmentsCount": 0,
    "totalAttachmentsSize": 0,
    "totalInvitationsSent": 0,
    "totalInvitationsAccepted": 0,
    "lastToolbarVersion": "String",
    "invitedByEmailAddress": "String",
    "lastMsgSent": "0001-01-01T00:00:00Z",
    "lastMsgRetrieved": "0001-01-01T00:00:00Z",
    "lastActivity": "0001-01-01T00:00:00Z"
  },
  "responseStatus": {
    "errorCode": "String",
    "message": "String",
    "stackTrace": "String",
    "errors": [
      {
        "errorCode": "String",
        "fieldName": "String",
        "message": "String",
        "meta": {
          "String": "String"
        }
      }
    ],
    "meta": {
      "String": "String"
    }
  }
}
"""

USAGE = "GET /api/services/{ServiceGuid}/users/{UserGuid}/usage"

OPTIONAL = (False, "")

ROWS = {
    "GetServiceUserUsage": (
        ("ServiceGuid", "path", "Guid", True, ""),
        ("UserGuid", "path", "Guid", True, ""),
        ("PeriodType", "query", "PeriodType", False, "Defaults to Daily."),
        ("Period", "query", "DateTime", False, "Defaults to yesterdays Date."),
    ),
    "GetServiceUserUsageResponse": (
        ("ServiceGuid", "form", "Guid", *OPTIONAL),
        ("PeriodType", "form", "PeriodType", *OPTIONAL),
        ("Period", "body", "DateTime", *OPTIONAL),
        ("Usage", "body", "UserUsage", *OPTIONAL),
    ),
    "BaseResponse": (("ResponseStatus", "form", "ResponseStatus", *OPTIONAL),),
    "UserUsage": (
        ("UserGuid", "body", "Guid", *OPTIONAL),
        ("EmailAddress", "form", "string", *OPTIONAL),
        ("IsAlias", "body", "Boolean", *OPTIONAL),
        ("FirstName", "form", "string", *OPTIONAL),
        ("LastName", "form", "string", *OPTIONAL),
        ("Status", "form", "ServiceUserStatusEnum?", *OPTIONAL),
        ("CreatedOn", "body", "DateTime", *OPTIONAL),
        ("RegisteredOn", "body", "DateTime", *OPTIONAL),
        ("LastLogin", "body", "DateTime", *OPTIONAL),
        ("GroupName", "form", "string", *OPTIONAL),
        ("GroupType", "form", "ServiceUserGroupEnum?", *OPTIONAL),
        ("GroupGuid", "body", "Guid", *OPTIONAL),
        ("TotalMessagesSent", "body", "Integer", *OPTIONAL),
        ("TotalMessagesReceived", "body", "Integer", *OPTIONAL),
        ("TotalAttachmentsCount", "body", "Integer", *OPTIONAL),
        ("TotalAttachmentsSize", "body", "Integer", *OPTIONAL),
        ("TotalInvitationsSent", "body", "Integer", *OPTIONAL),
        ("TotalInvitationsAccepted", "body", "Integer", *OPTIONAL),
        ("LastToolbarVersion", "body", "String", *OPTIONAL),
        ("InvitedByEmailAddress", "body", "String", *OPTIONAL),
        ("LastMsgSent", "body", "DateTime", *OPTIONAL),
        ("LastMsgRetrieved", "body", "DateTime", *OPTIONAL),
        ("LastActivity", "body", "DateTime", *OPTIONAL),
    ),
}


def document(text: str, name: str = "page.txt") -> Document:
    return read(text.encode(), name, Report())


def parsed(*texts: str, report: Report | None = None) -> ir.Api:
    found = [
        part
        for index, text in enumerate(texts)
        for part in servicestack.find(document(text, f"page{index}.txt"))
    ]
    return servicestack.parse(found, Report() if report is None else report, Reads())


def codes(report: Report) -> list[str]:
    return [d.code for d in report]


def operation(api: ir.Api, id: str = USAGE) -> ir.Operation:
    return next(op for op in ir.operations(api.root) if op.id == id)


def fields(api: ir.Api, name: str) -> dict[str, ir.Field]:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Record)
    return {field.wire: field for field in type.fields}


def values(api: ir.Api, name: str) -> list[object]:
    type = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(type, ir.Enum)
    return [member.value for member in type.members]


# --- Rows ----------------------------------------------------------------------


def test_all_glued_rows_of_a_page_are_split_without_a_doubt() -> None:
    report = Report()
    page = read_page(document(PAGE).cursor())

    tables = sheet(page, frozenset(captions(page)), report).tables

    found = {
        table.name: tuple(
            (row.name, row.place, row.type, row.required, row.doc) for row in table.rows
        )
        for table in tables
    }
    assert found == ROWS
    assert sum(map(len, found.values())) == 32
    assert not codes(report)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            "AdditionalDownloadInformationbodyStringNo",
            Cells(
                name="AdditionalDownloadInformation",
                place="body",
                type="String",
                required=False,
            ),
        ),
        (
            "IsDefaultCollectionForSitebodyBooleanNoNot valid on DELETE.",
            Cells(
                name="IsDefaultCollectionForSite",
                place="body",
                type="Boolean",
                required=False,
                doc="Not valid on DELETE.",
            ),
        ),
        (
            "NoticeformNotificationNo",
            Cells(name="Notice", place="form", type="Notification", required=False),
        ),
        (
            "ValueBetweenqueryNullable<Decimal>[]NoYes or no?",
            Cells(
                name="ValueBetween",
                place="query",
                type="Nullable<Decimal>[]",
                required=False,
                doc="Yes or no?",
            ),
        ),
    ],
)
def test_names_and_types_may_hold_the_words_that_part_cells(
    line: str, cells: Cells
) -> None:
    known = Known(
        names=frozenset({casing.fold(cells.name)}), types=frozenset({"Notification"})
    )

    assert rows.split(line, known) == (cells, False)


@pytest.mark.parametrize("line", ["", "Nonsense", "pathGuidYes", "Name\x00formintNo"])
def test_a_line_that_is_no_row_has_no_cells(line: str) -> None:
    assert rows.split(line, Known()) == (None, False)


@pytest.mark.parametrize(
    ("line", "verbs", "path", "summary", "notes"),
    [
        ("GET/api/pingPings the host.", ("GET",), "/api/ping", "Pings the host.", ""),
        ("GET/api/users/{Id}", ("GET",), "/api/users/{Id}", "", ""),
        ("All Verbs/DynamicsCRM/Email", (), "/DynamicsCRM/Email", "", ""),
        ("PUT,POST/a/{B}Do it.", ("PUT", "POST"), "/a/{B}", "Do it.", ""),
        ("GET/api/list[DEPRECATED - x", ("GET",), "/api/list", "[DEPRECATED - x", ""),
        ("GET/a/{B}/cAdds one.Really.", ("GET",), "/a/{B}/c", "Adds one.", "Really."),
    ],
)
def test_a_route_ends_where_its_summary_begins(
    line: str, verbs: tuple[str, ...], path: str, summary: str, notes: str
) -> None:
    found = rows.split_route(line, ())

    assert found == rows.RouteCells(
        verbs=verbs, path=path, summary=summary, notes=notes
    )


def test_the_path_of_the_sample_ends_a_route_that_looks_longer() -> None:
    found = rows.split_route("GET/api/user iPhones are listed", ("/api/user",))

    assert found is not None
    assert (found.path, found.summary) == ("/api/user", "iPhones are listed")


# --- Types, names and values ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guid", ir.Scalar(ScalarKind.UUID)),
        ("Integer", ir.Scalar(ScalarKind.INTEGER)),
        ("long", ir.Scalar(ScalarKind.INTEGER)),
        ("decimal?", ir.nullable(ir.Scalar(ScalarKind.DECIMAL))),
        ("byte[]", ir.Scalar(ScalarKind.BYTES)),
        ("List<String>", ir.List(ir.STRING)),
        ("string[][]", ir.List(ir.List(ir.STRING))),
        (
            "Dictionary<string, List<int>>",
            ir.Map(ir.List(ir.Scalar(ScalarKind.INTEGER))),
        ),
        ("Mode?", ir.nullable(ir.Ref(ir.TypeId("#Mode")))),
        (
            "List`1<Nullable`1<Double>>",
            ir.List(ir.nullable(ir.Scalar(ScalarKind.NUMBER))),
        ),
    ],
)
def test_csharp_types_are_types_of_the_model(text: str, expected: ir.Type) -> None:
    expr = types.parse(text)

    assert expr is not None
    found = types.to_type(
        expr, types.Dialect(), lambda e: ir.Ref(ir.TypeId(f"#{e.name}"))
    )
    assert found == expected


@pytest.mark.parametrize(
    "text", ["", "List<", "List<>", "<int>", "int>", "a b", "List<" * 40, "x" * 500]
)
def test_what_is_no_type_is_none(text: str) -> None:
    assert types.parse(text) is None


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("UserGuid", "userGuid"),
        ("IPAddress", "ipAddress"),
        ("ID", "id"),
        ("UserID", "userID"),
        ("LDAPURL", "ldapurl"),
        ("already", "already"),
    ],
)
def test_leading_capitals_become_small_in_camel_case(name: str, wire: str) -> None:
    assert casing.camel(name) == wire


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("0001-01-01T00:00:00Z", "z"),
        ("0001-01-01T00:00:00.0000000Z", "z7"),
        ("0001-01-01T00:00:00.0000000", "naive7"),
        ("2020-01-01T00:00:00+01:00", "offset"),
        ("/Date(-62135596800000-0000)/", "dotnet"),
        ("0001-01-01", None),
    ],
)
def test_the_form_of_a_date_is_what_the_sample_shows(
    text: str, form: str | None
) -> None:
    assert sample.datetime_form(text) == form


def test_a_sample_that_is_cut_off_keeps_what_was_complete() -> None:
    assert sample.rescued('{"a": 1, "b": {"c": ["d", "e') == (
        {"a": 1, "b": {"c": ["d"]}},
        False,
    )


# --- The page ------------------------------------------------------------------


def test_a_page_is_one_operation_with_its_parameters() -> None:
    report = Report()

    api = parsed(PAGE, report=report)

    assert (api.name, api.version) == ("CCC API", "8.4.0.0")
    assert [server.url for server in api.servers] == [
        "https://api.secure-messaging.com"
    ]
    assert codes(report) == ["mount-assumed", "server-assumed-https"]
    found = operation(api)
    assert found.name == ir.Name("GetServiceUserUsage")
    assert found.summary == "Get a User usage report."
    assert found.doc == (
        "Get a User usage including number of Messages sent and Features used."
    )
    assert found.auth is None
    guid = ir.Scalar(ScalarKind.UUID, "hex")
    assert [(p.wire, p.place, p.type, p.required, p.doc) for p in found.parameters] == [
        ("ServiceGuid", "path", guid, True, ""),
        ("UserGuid", "path", guid, True, ""),
        (
            "periodType",
            "query",
            ir.Ref(ir.TypeId("#PeriodType")),
            False,
            "Defaults to Daily.",
        ),
        (
            "period",
            "query",
            ir.Scalar(ScalarKind.DATETIME, "z"),
            False,
            "Defaults to yesterdays Date.",
        ),
    ]


def test_allowable_values_are_shared_by_the_name_of_the_type() -> None:
    api = parsed(PAGE)

    assert values(api, "PeriodType") == ["Daily", "Monthly"]
    assert values(api, "ServiceUserStatusEnum") == ["Active", "Disabled"]
    assert values(api, "ServiceUserGroupEnum") == ["Professional", "Guest"]
    assert fields(api, "UserUsage")["status"].type == ir.nullable(
        ir.Ref(ir.TypeId("#ServiceUserStatusEnum"))
    )


def test_names_on_the_wire_are_the_samples() -> None:
    api = parsed(PAGE.replace('"usage"', '"USAGE"'))

    assert list(fields(api, "GetServiceUserUsageResponse")) == [
        "serviceGuid",
        "periodType",
        "period",
        "USAGE",
    ]
    assert len(fields(api, "UserUsage")) == 23


def test_a_base_is_known_by_its_keys_in_the_sample() -> None:
    api = parsed(PAGE)

    response = api.types[ir.TypeId("#GetServiceUserUsageResponse")].type
    assert isinstance(response, ir.Record)
    assert response.bases == (ir.Ref(ir.TypeId("#BaseResponse")),)
    status = fields(api, "BaseResponse")["responseStatus"]
    assert status.type == ir.Ref(ir.TypeId("#ResponseStatus"))
    assert not any(
        field.required or ir.is_nullable(field.type)
        for name in ("GetServiceUserUsageResponse", "BaseResponse")
        for field in fields(api, name).values()
    )


def test_errors_carry_a_response_status() -> None:
    api = parsed(PAGE)

    assert api.error_shape == ir.ErrorShape(
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
        type=ir.Ref(ir.TypeId("#ResponseStatus")),
        path=("responseStatus",),
    )
    assert list(fields(api, "ResponseStatus")) == [
        "errorCode",
        "message",
        "stackTrace",
        "errors",
        "meta",
    ]
    errors = fields(api, "ResponseStatus")["errors"].type
    assert errors == ir.List(ir.Ref(ir.TypeId("#ResponseError")))
    assert fields(api, "ResponseError")["meta"].type == ir.Map(ir.STRING)


def test_the_sample_response_is_an_example() -> None:
    (example,) = operation(parsed(PAGE)).examples

    assert example.status == 200
    assert example.response is not None
    assert isinstance(example.response.json, dict)
    usage = example.response.json["usage"]
    assert isinstance(usage, dict)
    assert usage["status"] == "0"


def test_extracted_text_gives_the_same_model() -> None:
    noise = f"Menu | Home\n\n\n\n{PAGE}\n\nPowered by something  \n"
    (found,) = servicestack.find(document(noise))

    stem, text = servicestack.extract(found)

    assert stem == "get-service-user-usage"
    assert text == PAGE
    assert parsed(text) == parsed(noise) == parsed(PAGE)


def test_two_pages_on_one_are_two_parts() -> None:
    ping = PING.format(verb="GET", path="/api/ping", place="query", sample="{}")
    found = servicestack.find(document(PAGE + "\n" + ping))

    assert [servicestack.extract(part)[0] for part in found] == [
        "get-service-user-usage",
        "ping",
    ]
    assert servicestack.parse(found, Report(), Reads()) == parsed(PAGE, ping)


def test_every_line_that_says_something_counts_as_read() -> None:
    reads = Reads()
    (found,) = servicestack.find(document(PAGE))

    servicestack.parse([found], Report(), reads)

    unread = [
        str(found.cursor().raw[at.path[0]])  # type: ignore[index]
        for at, node in reads.leaves(found)
        if node is None
    ]
    noise = ("", "<back", "NameParameter", "Allowable Values", "Get")
    assert [line for line in unread if line and not line.startswith(noise)] == []


def test_other_text_is_no_page() -> None:
    assert servicestack.find(document("The following routes are open: none.")) == ()


# --- Other flavours and contradictions ------------------------------------------

PING = """\
CCC API v8.4.0.0

<back to all web services

Ping

Requires Authentication
Required role:Watcher
The following routes are available for this service:
{verb}{path}
Ping Parameters:
NameParameterData TypeRequiredDescription
Depth{place}intNo
Valid Range: 1 - 9
PingResponse Parameters:
NameParameterData TypeRequiredDescription
VersionformstringNo
TagsformList<Tag>No

HTTP + JSON

The following are sample HTTP requests and responses.

{verb} {path} HTTP/1.1
Host: api.example.com
Accept: application/json
HTTP/1.1 200 OK
Content-Type: application/json
Content-Length: length

{sample}
"""


def ping(**changes: str) -> str:
    usual = {"verb": "GET", "path": "/ping", "place": "query", "sample": "{}"}
    return PING.format(**(usual | changes))


def test_demands_are_prerequisites() -> None:
    assert operation(parsed(ping()), "GET /ping").prerequisites == (
        "Requires Authentication",
        "Required roles: Watcher",
    )


def test_a_valid_range_is_a_constraint() -> None:
    (depth,) = operation(parsed(ping()), "GET /ping").parameters

    assert depth.constraints == ir.Constraints(minimum=1, maximum=9)


def test_path_parameters_come_from_the_route_alone() -> None:
    report = Report()

    api = parsed(ping(path="/ping/{depth}"), report=report)

    (depth,) = operation(api, "GET /ping/{depth}").parameters
    assert (depth.wire, depth.place, depth.required) == ("depth", "path", True)
    assert depth.type == ir.Scalar(ScalarKind.INTEGER)
    assert "place-contradicted" in codes(report)


def test_a_path_row_without_a_variable_travels_in_the_query() -> None:
    report = Report()

    api = parsed(ping(place="path"), report=report)

    (depth,) = operation(api, "GET /ping").parameters
    assert depth.place is ir.Place.QUERY
    assert "path-without-variable" in codes(report)


def test_a_post_sends_its_rows_as_json() -> None:
    api = parsed(ping(verb="POST", place="body"))

    (body,) = operation(api, "POST /ping").bodies
    assert isinstance(body.type, ir.Record)
    assert [field.wire for field in body.type.fields] == ["depth"]
    assert not operation(api, "POST /ping").parameters


def test_a_wildcard_takes_the_rest_of_the_path() -> None:
    (path,) = operation(
        parsed(ping(path="/files/{Path*}", place="path").replace("Depth", "Path")),
        "GET /files/{Path}",
    ).parameters

    assert path.style is ir.Style.REST


def test_a_type_that_nothing_describes_is_an_alias_with_a_warning() -> None:
    report = Report()

    api = parsed(ping(), report=report)

    assert api.types[ir.TypeId("#Tag")].type == ir.ANY
    assert codes(report).count("type-unknown") == 1


def test_the_sample_wins_over_a_type_that_lies() -> None:
    report = Report()
    text = ping(sample='{"version": "String", "tags": [{"word": "String"}]}').replace(
        "\nHTTP + JSON",
        "Tag Parameters:\nNameParameterData TypeRequiredDescription\nIdformintNo\n"
        "Label Parameters:\nNameParameterData TypeRequiredDescription\n"
        "WordformstringNo\n\nHTTP + JSON",
    )

    api = parsed(text, report=report)

    assert fields(api, "PingResponse")["tags"].type == ir.List(
        ir.Ref(ir.TypeId("#Label"))
    )
    assert "type-contradicted" in codes(report)


def test_an_enum_has_a_table_of_its_own_on_newer_pages() -> None:
    text = ping().replace(
        "\nHTTP + JSON",
        "Tag Enum:\nNameValueDescription\nNew1Just in.\nOld-1\n\nHTTP + JSON",
    )

    tag = parsed(text).types[ir.TypeId("#Tag")].type

    assert isinstance(tag, ir.Enum)
    assert [(m.value, m.doc) for m in tag.members] == [("New", "Just in."), ("Old", "")]


def test_allowable_values_are_read_without_their_bullets() -> None:
    assert parsed(PAGE.replace("•", "")) == parsed(PAGE)


def test_indentation_means_nothing() -> None:
    stripped = "\n".join(line.strip() for line in PAGE.split("\n"))
    indented = "\n".join(f"    {line}  " for line in PAGE.split("\n"))

    assert parsed(stripped) == parsed(indented) == parsed(PAGE)


def test_keys_without_a_row_are_inferred_from_the_sample() -> None:
    api = parsed(ping(sample='{"version": "String", "more": [{"on": false}]}'))

    more = fields(api, "PingResponse")["more"].type
    assert isinstance(more, ir.List)
    assert isinstance(more.item, ir.Record)
    assert "#PingResponse/more[]" in api.evidence


def test_rows_between_pipes_are_read_without_captions() -> None:
    text = """\
| POST | /users/{UserGuid}/notes | Adds a note |
|---|
| Name | Parameter | Data Type | Required | Description |
|---|---|---|---|---|
| UserGuid | path | Guid | Yes | Who. |
| Text | body | string | Yes | What. |
| Name | Parameter | Data Type | Required | Description |
|---|---|---|---|---|
| NoteId | form | int | No |
The following are sample HTTP requests and responses.
POST /users/{UserGuid}/notes HTTP/1.1
Host: api.example.com
Content-Type: application/json
{
"userGuid": "00000000000000000000000000000000",
"text": "String"
}
HTTP/1.1 200 OK
Content-Type: application/json
{
"noteId": 0
}
"""
    report = Report()

    api = parsed(text, report=report)

    found = operation(api, "POST /users/{UserGuid}/notes")
    assert [(p.wire, p.doc) for p in found.parameters] == [("UserGuid", "Who.")]
    assert isinstance(found.bodies[0].type, ir.Record)
    assert [(f.wire, f.required) for f in found.bodies[0].type.fields] == [
        ("text", True)
    ]
    assert list(fields(api, "PostUsersNotesResponse")) == ["noteId"]
    assert "operation-name-lost" in codes(report)


def test_pages_share_types_and_differ_with_a_warning() -> None:
    report = Report()
    other = ping(path="/pong").replace("VersionformstringNo", "VersionformintNo")

    api = parsed(ping(), other, report=report)

    assert [op.id for op in ir.operations(api.root)] == ["GET /ping", "GET /pong"]
    assert fields(api, "PingResponse")["version"].type == ir.STRING
    assert "source-contradicted" in codes(report)


def test_one_operation_on_two_pages_is_one() -> None:
    api = parsed(PAGE, PAGE)

    assert len(list(ir.operations(api.root))) == 1
    assert replace(api, origins=()) == parsed(PAGE)


def test_verbs_stand_in_front_of_the_names_of_operations_that_have_several() -> None:
    text = ping().replace("GET/ping\n", "GET/pingAsk.\nDELETE/pingForget.\n")

    found = list(ir.operations(parsed(text).root))

    assert [op.name.text for op in found] == ["GetPing", "DeletePing"]


def test_a_verb_that_begins_a_name_is_not_put_in_front_again() -> None:
    text = ping().replace("GET/ping\n", "PATCH/ping\nDELETE/ping\n")

    for name, found in (
        ("PatchPing", ["PatchPing", "DeletePatchPing"]),
        ("Patched", ["PatchPatched", "DeletePatched"]),
    ):
        api = parsed(text.replace("Ping", name))
        assert [op.name.text for op in ir.operations(api.root)] == found


@pytest.mark.parametrize(
    ("more", "place"), [("", "body"), ("PUT/ping/{Id}\n", "query")]
)
def test_a_query_is_meant_only_where_pages_print_body_by_default(
    more: str, place: str
) -> None:
    text = ping(verb="PATCH").replace("PATCH/ping\n", f"PATCH/ping\n{more}", 1)

    found = operation(parsed(text), "PATCH /ping")

    assert [p.wire for p in found.parameters] == ["depth"] * (place == "query")
    assert bool(found.bodies) is (place == "body")


def test_a_page_without_parameters_lacks_no_table() -> None:
    report = Report()
    text = ping()

    tables = text[text.index("Ping Parameters:") : text.index("HTTP + JSON")]
    parsed(text.replace(tables, ""), report=report)

    assert "tables-missing" not in codes(report)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_page_makes_a_traceback(data: st.DataObject) -> None:
    lines = PAGE.split("\n")
    chosen = data.draw(
        st.lists(
            st.one_of(st.sampled_from(lines), st.text(max_size=60)),
            min_size=1,
            max_size=60,
        )
    )
    start = data.draw(st.integers(0, len(lines)))

    document_ = document("\n".join(["page", *lines[:start], *chosen]))
    for part in servicestack.find(document_):
        servicestack.parse([part], Report(), Reads())
        servicestack.extract(part)


@pytest.mark.parametrize("cut", range(0, len(PAGE), 97))
def test_a_page_cut_off_anywhere_is_read_as_far_as_it_goes(cut: int) -> None:
    parsed_parts = servicestack.find(document(PAGE[:cut] or " x"))

    if parsed_parts:
        api = servicestack.parse(parsed_parts, Report(), Reads())
        assert ir.TypeId("#ResponseStatus") in api.types
