"""The checked-in clients, called over a real socket, with each HTTP library.

The loopback server answers with the examples that the sources hold; what goes over the
wire is compared to the byte where its order is defined.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import importlib
import inspect
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
import specloom
from specloom import ir
from specloom.diagnostics import Report
from specloom.source import read

from .loopback import Answer, Recorded, serving

ROOT = Path(__file__).parents[1]
GUID = UUID("0f8fad5b-d9cb-469f-a165-70867728950e")
OTHER = UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")


@dataclass(frozen=True)
class Call:
    """A call of a client, what it must put on the wire, and what it gets back."""

    client: str
    method: str
    operation: str
    wire: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=lambda: {"token": "s3cret"})


CALLS = (
    Call(
        "zoom",
        "get_daily_usage_report",
        "GET /report/daily",
        "GET /v2/report/daily?year=2026&month=10",
        keywords={"month": 10, "year": 2026},
    ),
    Call(
        "zoom",
        "get_daily_usage_report",
        "GET /report/daily",
        "GET /v2/report/daily",
    ),
    Call(
        "zoom",
        "get_account_plan_information",
        "GET /accounts/{accountId}/plans",
        "GET /v2/accounts/me%2F..%3Fx%20y%C3%A9/plans",
        arguments=("me/..?x yé",),
    ),
    Call(
        "zoom",
        "perform_batch_registration",
        "POST /webinars/{webinarId}/batch_registrants",
        "POST /v2/webinars/42/batch_registrants",
        arguments=("42",),
        keywords={"auto_approve": True, "registrants": "REGISTRANTS"},
    ),
    Call(
        "ccc",
        "get_service_user_usage",
        "GET /api/services/{ServiceGuid}/users/{UserGuid}/usage",
        f"GET /v2/api/services/{GUID.hex}/users/{OTHER.hex}/usage"
        "?periodType=Monthly&period=2026-10-01T12%3A30%3A00Z",
        arguments=(GUID, OTHER),
        keywords={
            "period_type": "Monthly",
            "period": dt.datetime(2026, 10, 1, 12, 30, tzinfo=dt.UTC),
        },
        credentials={},
    ),
    Call(
        "webex",
        "list_meeting_usage_reports",
        "GET /meetingReports/usage",
        "GET /v2/meetingReports/usage?siteUrl=example.webex.com"
        "&serviceType=MeetingCenter&from=2026-10-01T00%3A00%3A00%2B02%3A00&max=2",
        keywords={
            "site_url": "example.webex.com",
            "service_type": "MeetingCenter",
            "from_": dt.datetime(
                2026, 10, 1, tzinfo=dt.timezone(dt.timedelta(hours=2))
            ),
            "max": 2,
        },
    ),
)


def understood(client: str) -> ir.Api:
    """The model of one of this repository's clients."""
    report = Report()
    documents = [
        read(path.read_bytes(), path.relative_to(ROOT).as_posix(), report)
        for path in sorted((ROOT / "specs" / client).iterdir())
    ]
    return specloom.understand(specloom.Settings(name=client), documents, report)


def webex_example() -> dict[str, Any]:
    """A whole record, made of the examples that the schema has for its fields."""
    api = understood("webex")
    found: dict[str, Any] = {}
    decl = api.types[ir.TypeId("#MeetingUsageReportObject")]
    assert isinstance(decl.type, ir.Record)
    for one in decl.type.fields:
        if one.examples:
            found[one.wire] = one.examples[0].json
    return found | {
        "scheduledType": "webinar",
        "serviceType": "EventCenter",
        "trackingCodes": [{"name": "Department", "value": "Sales"}],
    }


def example(call: Call) -> Any:
    """The successful answer that the source shows for an operation."""
    if call.client == "webex":
        return {"items": [webex_example()]}
    operation = next(
        o for o in ir.operations(understood(call.client).root) if o.id == call.operation
    )
    shown = next(e for e in operation.examples if e.status == 200 and e.response)
    assert shown.response is not None
    return shown.response.json


def keywords(package: ModuleType, call: Call) -> dict[str, Any]:
    """The keywords of a call, with what has to be made of the package's own models."""
    if call.keywords.get("registrants") != "REGISTRANTS":
        return dict(call.keywords)
    made = package.models.PerformBatchRegistrationRegistrant
    registrants = [
        made(first_name='A "da"', last_name="Lovelace", email="ada@example.com"),
        made(email="grace@example.com"),
    ]
    return dict(call.keywords) | {"registrants": registrants}


def client_class(package: ModuleType, call: Call, prefix: str = "") -> Any:
    return getattr(package, f"{prefix}{call.client.capitalize()}Client")


def called_sync(package: ModuleType, call: Call, url: str) -> Any:
    with client_class(package, call)(base_url=f"{url}/v2", **call.credentials) as api:
        result = getattr(api, call.method)(*call.arguments, **keywords(package, call))
        return getattr(result, "data", result)


def called_async(package: ModuleType, call: Call, url: str) -> Any:
    async def main() -> Any:
        made = client_class(package, call, "Async")
        async with made(base_url=f"{url}/v2", **call.credentials) as api:
            method = getattr(api, call.method)
            result = await method(*call.arguments, **keywords(package, call))
            return getattr(result, "data", result)

    return asyncio.run(main())


def _text(value: Any) -> str:
    """JSON text, which tells 20 from 20.0 and true from 1."""
    return json.dumps(value, sort_keys=True)


@pytest.mark.parametrize("called", [called_sync, called_async])
@pytest.mark.parametrize("call", CALLS, ids=lambda c: f"{c.client}-{c.method}")
def test_a_call_sends_what_it_must_and_returns_what_came(
    clients: ModuleType,
    call: Call,
    called: Callable[[ModuleType, Call, str], Any],
) -> None:
    package = importlib.import_module(f"{clients.__name__}.{call.client}")
    shown = example(call)
    with serving(lambda _: Answer(body=json.dumps(shown).encode())) as server:
        result = called(package, call, server.url)

    (request,) = server.requests
    assert f"{request.method} {request.target}" == call.wire
    token = call.credentials.get("token")
    assert request.header("Authorization") == (token and f"Bearer {token}")
    assert request.header("Accept") == "application/json"
    assert result.to_dict() == shown
    assert _text(result.to_dict()) == _text(shown)


def test_a_form_field_that_holds_json_is_sent_as_json_text(clients: ModuleType) -> None:
    call = CALLS[3]
    package = importlib.import_module(f"{clients.__name__}.zoom")
    with serving(lambda _: Answer(body=b'{"registrants": []}')) as server:
        called_sync(package, call, server.url)

    (request,) = server.requests
    content_type = request.header("Content-Type") or ""
    match = re.fullmatch(r'multipart/form-data; boundary="?([^"]+)"?', content_type)
    assert match
    lines = [
        f"--{match[1]}",
        'Content-Disposition: form-data; name="auto_approve"',
        "",
        "true",
        f"--{match[1]}",
        'Content-Disposition: form-data; name="registrants"',
    ]
    head = "\r\n".join(lines).encode()
    assert request.body.startswith(head)
    assert request.body.endswith(f"\r\n--{match[1]}--\r\n".encode())
    rest = request.body[len(head) :].split(b"\r\n\r\n", 1)[1]
    assert json.loads(rest.split(b"\r\n")[0]) == [
        {
            "first_name": 'A "da"',
            "email": "ada@example.com",
            "last_name": "Lovelace",
        },
        {"email": "grace@example.com"},
    ]


def test_the_types_of_the_zoom_client_are_recovered(clients: ModuleType) -> None:
    zoom = importlib.import_module(f"{clients.__name__}.zoom")
    models = zoom.models
    plans = models.AccountPlanInformation.from_dict(example(CALLS[2]))
    report = models.DailyUsageReport.from_dict(example(CALLS[0]))
    added = models.PerformBatchRegistrationResponse.from_dict(example(CALLS[3]))

    assert report.dates[0].date == dt.date(2019, 6, 1)
    assert type(report.dates[0]) is models.DailyUsageReportDate
    assert report.year == 2019
    base = plans.plan_base
    assert base.service_effective_date == dt.datetime(2021, 9, 7, tzinfo=dt.UTC)
    same = [
        base,
        plans.plan_zoom_rooms,
        plans.plan_room_connector,
        plans.plan_large_meeting[0],
        plans.plan_webinar[0],
        plans.plan_zoom_events[0],
        plans.plan_phone.plan_calling[0],
        plans.plan_phone.plan_number[0],
    ]
    assert {type(plan) for plan in same} == {models.Plan}
    assert type(plans.plan_phone.plan_base) is models.PlanPhonePlanBase
    assert plans.plan_phone.plan_base.callout_countries == ""
    assert added.registrants[0].join_url.startswith(" https://zoom.us/")


def test_guids_are_read_in_both_forms_and_go_back_as_they_came(
    clients: ModuleType,
) -> None:
    ccc = importlib.import_module(f"{clients.__name__}.ccc")
    for text in (GUID.hex, str(GUID)):
        body = {"serviceGuid": text, "usage": {"status": None, "groupGuid": text}}

        found = ccc.models.GetServiceUserUsageResponse.from_dict(body)

        assert found.service_guid == GUID
        assert found.usage.group_guid == GUID
        assert found.usage.status is None
        assert found.to_dict() == body


def test_enums_are_open_and_known_members_are_members(clients: ModuleType) -> None:
    models = importlib.import_module(f"{clients.__name__}.ccc").models

    known = models.GetServiceUserUsageResponse.from_dict({"periodType": "Daily"})
    new = models.GetServiceUserUsageResponse.from_dict({"periodType": "Yearly"})

    assert known.period_type is models.PeriodType.DAILY
    assert new.period_type == "Yearly"
    assert new.to_dict() == {"periodType": "Yearly"}


def test_a_failure_with_a_response_status_carries_it(clients: ModuleType) -> None:
    ccc = importlib.import_module(f"{clients.__name__}.ccc")
    status = {
        "errorCode": "NotFound",
        "message": "no such user",
        "errors": [{"errorCode": "X", "fieldName": "UserGuid", "message": "unknown"}],
    }
    body = json.dumps({"responseStatus": status}).encode()
    with (
        serving(lambda _: Answer(404, body)) as server,
        ccc.CccClient(base_url=server.url) as api,
        pytest.raises(ccc.errors.NotFound) as caught,
    ):
        api.get_service_user_usage(GUID, OTHER)

    assert caught.value.code == "NotFound"
    assert type(caught.value.error) is ccc.models.ResponseStatus
    assert caught.value.error.errors[0].field_name == "UserGuid"
    assert caught.value.error.to_dict() == status


@pytest.mark.parametrize(
    ("status", "code", "error", "said"),
    [
        (400, 300, "BadRequest", "300"),
        (404, 3001, "NotFound", "3001"),
        (429, None, "RateLimited", ""),
    ],
)
def test_documented_failures_are_known_by_their_codes(
    clients: ModuleType, status: int, code: int | None, error: str, said: str
) -> None:
    zoom = importlib.import_module(f"{clients.__name__}.zoom")
    body = json.dumps({"code": code, "message": "Said the server."}).encode()
    with (
        serving(lambda _: Answer(status, body)) as server,
        zoom.ZoomClient(token="t", base_url=server.url, max_retries=0) as api,
        pytest.raises(getattr(zoom.errors, error)) as caught,
    ):
        api.perform_batch_registration("1")

    assert (caught.value.code or "") == said
    assert caught.value.documented
    assert "Said the server." in str(caught.value)


def test_a_list_goes_on_over_all_pages(clients: ModuleType) -> None:
    webex = importlib.import_module(f"{clients.__name__}.webex")

    def answer(request: Recorded) -> Answer:
        page = 2 if "cursor=2" in request.target else 1
        body = {"items": [{"meetingId": f"{page}-{n}"} for n in range(2)]}
        headers = [("Content-Type", "application/json")]
        if page == 1:
            link = f"<{server.url}/meetingReports/usage?max=2&cursor=2>"
            headers.append(("Link", f'{link}; rel="next"'))
        return Answer(body=json.dumps(body).encode(), headers=tuple(headers))

    async def read_async() -> list[str]:
        async with webex.AsyncWebexClient(token="t", base_url=server.url) as api:
            return [m.meeting_id async for m in api.list_meeting_usage_reports(max=2)]

    wanted = ["1-0", "1-1", "2-0", "2-1"]
    with serving(answer) as server:
        with webex.WebexClient(token="t", base_url=server.url) as api:
            found = [m.meeting_id for m in api.list_meeting_usage_reports(max=2)]
        assert found == wanted
        assert asyncio.run(read_async()) == wanted

    assert [r.target for r in server.requests] == [
        "/meetingReports/usage?max=2",
        "/meetingReports/usage?max=2&cursor=2",
    ] * 2


def test_the_webex_record_is_read_whole(clients: ModuleType) -> None:
    models = importlib.import_module(f"{clients.__name__}.webex").models
    record = models.MeetingUsageReportObject
    names = [f.name for f in dataclasses.fields(record) if f.name != "extra"]

    found = record.from_dict(webex_example())

    assert len(names) == 24
    assert found.start == dt.datetime.fromisoformat("2023-01-18T10:26:30+08:00")
    assert found.scheduled_type is models.ScheduledType.WEBINAR
    assert (found.duration, type(found.duration)) == (20, int)
    assert found.to_dict() == webex_example()
    assert record.from_dict({}).to_dict() == {}


@pytest.mark.parametrize(
    ("client", "method", "wanted"),
    [
        (
            "zoom",
            "get_daily_usage_report",
            "(self, *, year: 'int | None' = None, month: 'int | None' = None, "
            "options: 'RequestOptions | None' = None) -> 'DailyUsageReport'",
        ),
        (
            "zoom",
            "get_account_plan_information",
            "(self, account_id: 'str', *, options: 'RequestOptions | None' = None) "
            "-> 'AccountPlanInformation'",
        ),
        (
            "zoom",
            "perform_batch_registration",
            "(self, webinar_id: 'str', *, auto_approve: 'bool | None' = None, "
            "registrants: "
            "'Sequence[PerformBatchRegistrationRegistrant] | None' = None, "
            "options: 'RequestOptions | None' = None) "
            "-> 'PerformBatchRegistrationResponse'",
        ),
        (
            "ccc",
            "get_service_user_usage",
            "(self, service_guid: 'UUID', user_guid: 'UUID', *, "
            "period_type: 'PeriodType | str | None' = None, "
            "period: 'datetime | None' = None, "
            "options: 'RequestOptions | None' = None) "
            "-> 'GetServiceUserUsageResponse'",
        ),
    ],
)
def test_the_signatures_are_those_promised(
    clients: ModuleType, client: str, method: str, wanted: str
) -> None:
    package = importlib.import_module(f"{clients.__name__}.{client}")
    for prefix in ("", "Async"):
        made = getattr(package, f"{prefix}{client.capitalize()}Client")
        assert str(inspect.signature(getattr(made, method))) == wanted


def test_two_output_roots_do_not_disturb_each_other(clients: ModuleType) -> None:
    checked_in = importlib.import_module("generated.zoom")
    copied = importlib.import_module(f"{clients.__name__}.zoom")

    assert checked_in.ZoomClient is not copied.ZoomClient
    assert not issubclass(copied.errors.StatusError, checked_in.errors.StatusError)
    found = copied.models.DailyUsageReport.from_dict(example(CALLS[0]))
    assert type(found.dates[0]).__module__.startswith(clients.__name__)
