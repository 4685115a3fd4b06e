"""Hosts that write otherwise than their documents say are read all the same."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import Made, Reply, Server

GUID = "0e64dbad-b4e0-4f5c-9b56-11c1a9a4cf29"
NOON = dt.datetime(2023, 9, 13, 12, tzinfo=dt.UTC)
NOON_MS = 1694606400000

MOMENTS = [
    (f"/Date({NOON_MS})/", NOON),
    (f"/Date({NOON_MS}-0000)/", NOON),
    (f"/Date({NOON_MS}+0230)/", NOON),
    ("/Date(-62135596800000)/", dt.datetime(1, 1, 1, tzinfo=dt.UTC)),
    ("/Date(-62135596800000-0500)/", dt.datetime(1, 1, 1, tzinfo=dt.UTC)),
    ("/Date(-1)/", dt.datetime(1969, 12, 31, 23, 59, 59, 999000, dt.UTC)),
    ("2023-09-13T12:00:00Z", NOON),
    ("2023-09-13T14:30:00.0000000+02:30", NOON),
    ("2023-09-13T07:00:00.1234567-05:00", NOON + dt.timedelta(microseconds=123456)),
    ("2023-09-13T12:00:00.1", dt.datetime(2023, 9, 13, 12, 0, 0, 100000)),
    ("2023-09-13", dt.datetime(2023, 9, 13)),
    ("2023-09-13 12:00:00", dt.datetime(2023, 9, 13, 12)),
    ("Wed, 13 Sep 2023 12:00:00 GMT", NOON),
    (NOON_MS // 1000, NOON),
    (NOON_MS, NOON),
]

OTHERS: list[tuple[str, object, object]] = [
    ("uuid", "0E64DBADB4E04F5C9B5611C1A9A4CF29", UUID(GUID)),
    ("hex", GUID.upper(), UUID(GUID)),
    ("hex", f"{{{GUID}}}", UUID(GUID)),
    ("uuid", f"({GUID})", UUID(GUID)),
    ("duration", "1.02:03:04.5000000", dt.timedelta(1, 7384, 500000)),
    ("duration", "-00:30:00", -dt.timedelta(minutes=30)),
    ("span", "PT1H30M", dt.timedelta(hours=1, minutes=30)),
    ("span", "-P1DT1S", -dt.timedelta(days=1, seconds=1)),
    ("time", "PT8H30M", dt.time(8, 30)),
    ("time", "08:30:00.1234567", dt.time(8, 30, 0, 123456)),
    ("date", "2023-09-13T00:00:00.0000000", dt.date(2023, 9, 13)),
    ("date", "/Date(1694563200000)/", dt.date(2023, 9, 13)),
    ("date", 1694563200, dt.date(2023, 9, 13)),
    ("decimal", "19.90", Decimal("19.90")),
    ("money", 19.90, Decimal("19.9")),
    ("money", 7, Decimal(7)),
    ("count", "9007199254740993", 9007199254740993),
    ("count", "-3", -3),
    ("count_text", 3, 3),
    ("ratio", "0.5", 0.5),
    ("flag", "True", True),
    ("flag", "false", False),
]

NONE: list[tuple[str, object]] = [
    ("z", True),
    ("z", "tomorrow"),
    ("z", "/Date(1e3)/"),
    ("z", "/Date(99999999999999999)/"),
    ("z", 1e300),
    ("z", "Wed, the day after"),
    ("uuid", f"{{{GUID}"),
    ("uuid", "urn:uuid:" + GUID),
    ("duration", "P"),
    ("time", "P1D"),
    ("date", "2023-09-13T12:00:00"),
    ("decimal", "1,5"),
    ("decimal", "NaN"),
    ("count", "007"),
    ("count", "3.0"),
    ("count", "\uff11"),
    ("ratio", "inf"),
    ("ratio", True),
    ("flag", "yes"),
    ("flag", 1),
]


def rows() -> Iterator[tuple[str, object, object]]:
    for field in ("z", "z7", "offset", "any", "dotnet", "epoch", "epoch_ms", "http"):
        for text, value in MOMENTS:
            if not (isinstance(text, int) and field.startswith("epoch")):
                yield field, text, value
    yield from OTHERS


@pytest.mark.parametrize(("field", "text", "value"), list(rows()))
def test_every_dialect_is_read_and_goes_back_as_it_came(
    made: Made, field: str, text: object, value: object
) -> None:
    data: Any = {field: text}

    model = made("hosted.models").Scalars.from_dict(data)

    read = getattr(model, field)
    assert isinstance(read, type(value))
    assert read == value
    assert model.to_dict() == data
    assert type(model.to_dict()[field]) is type(text)
    assert json.loads(model.to_json()) == data


@pytest.mark.parametrize(("field", "text"), NONE)
def test_what_is_in_no_dialect_is_kept(made: Made, field: str, text: object) -> None:
    data: Any = {field: text}

    model = made("hosted.models").Scalars.from_dict(data)

    assert getattr(model, field) is text
    assert model.to_dict() == data


@pytest.mark.parametrize(
    ("field", "text"),
    [("z", "/Date(0)/"), ("z", 12), ("hex", f"{{{GUID}}}"), ("count", "3")],
)
def test_a_strict_reader_takes_no_other_dialect(
    made: Made, field: str, text: object
) -> None:
    with pytest.raises(made("_runtime.errors").DecodeError):
        made("hosted.models").Scalars.from_dict({field: text}, strict=True)


def test_a_value_in_another_dialect_is_an_issue(made: Made) -> None:
    codec, log = made("_runtime.codec"), made("_runtime.codec").Log(
        strict=False, reader=made("_runtime.lenient").Lenient()
    )
    scalars = made("hosted.models").Scalars

    codec.model_codec(scalars).decode({"count": "3", "z": 12}, None, "", log)

    assert [str(issue) for issue in log.issues] == [
        "/z: expected date and time, got number",
        "/count: expected integer, got string",
    ]


def test_a_changed_value_is_written_in_its_form(made: Made) -> None:
    sent: Any = {"count": "3", "flag": "True", "date": 1694563200, "z": "/Date(0)/"}
    model = made("hosted.models").Scalars.from_dict(sent)

    model.count += 1
    model.flag = False
    model.date = dt.date(2026, 1, 2)
    model.z += dt.timedelta(days=1)

    written = {"z": "1970-01-02T00:00:00Z", "date": "2026-01-02", "count": 4}
    assert model.to_dict() == {**written, "flag": False}


def test_models_that_remember_are_models_like_others(made: Made) -> None:
    scalars = made("hosted.models").Scalars
    data: Any = {"count": "3", "unknown": 1}
    model = scalars.from_dict(data)

    assert model == scalars(count=3, extra={"unknown": 1})
    assert model.extra == {"unknown": 1}
    assert replace(model, count=4).to_dict() == {"count": 4, "unknown": 1}
    for copy in (deepcopy(model), pickle.loads(pickle.dumps(model))):  # noqa: S301
        assert copy == model
        assert copy.to_dict() == data
    assert "3" in repr(model)


def test_numbers_of_items_are_read_and_written_as_numbers(made: Made) -> None:
    codec = made("_runtime.typetext").types_of(f"{made.package}.hosted")
    log = made("_runtime.codec").Log(
        strict=False, reader=made("_runtime.lenient").Lenient()
    )

    items = codec.codec("list[int]").decode(["1", 2], None, "", log)

    assert items == [1, 2]
    assert codec.codec("list[int]").encode(items) == [1, 2]


# --- Rows of lists -------------------------------------------------------------

ROWS: Any = st.fixed_dictionaries(
    {
        "id": st.sampled_from([1, 0, "2", None]),
        "count": st.sampled_from([3, None, "4", 1.5, True]),
        "ratio": st.sampled_from([0.5, 2, None, "0.25", "x"]),
        "flag": st.sampled_from([True, False, None, "True", 1]),
        "day": st.sampled_from(["2026-01-02", None, "20260102", 1694563200, "?"]),
        "at": st.sampled_from(["2026-01-02T03:04:05Z", None, "/Date(0)/", 0, "?"]),
        "kind": st.sampled_from(["webinar", None, "Webinar", "party", 3]),
        "mode": st.sampled_from([0, 2, 5, None, "2", "Read, Write", "party", []]),
    },
    optional={"more": st.integers()},
)


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(ROWS, max_size=3), absent=st.sampled_from(["", "id", "mode"]))
def test_an_item_of_a_list_is_read_as_one_alone(
    made: Made, rows: list[dict[str, Any]], absent: str
) -> None:
    models, log = made("hosted.models"), made("_runtime.codec").Log
    for row in rows[1:]:
        row.pop(absent, None)
    row_codec = made("_runtime.codec").model_codec(models.Row)
    alone, together = log(strict=False), log(strict=False)

    table = made("_runtime.codec").model_codec(models.Table)
    found = table.decode({"rows": deepcopy(rows)}, None, "", together)
    each = [
        row_codec.decode(row, ((None, ""), "rows"), i, alone)
        for i, row in enumerate(deepcopy(rows))
    ]

    assert found.rows == each
    assert [issue.expected for issue in together.issues] == [
        issue.expected for issue in alone.issues
    ]
    assert found.to_dict() == {"rows": rows}
    assert json.dumps(found.to_dict(), sort_keys=True) == json.dumps(
        {"rows": rows}, sort_keys=True
    )


# --- Times as durations --------------------------------------------------------


def test_a_time_may_be_a_duration(made: Made) -> None:
    scalar = made("_runtime.scalars").scalar(dt.time, "duration")

    assert scalar.write(dt.time(8, 30)) == "PT8H30M"
    assert scalar.write(dt.time()) == "PT0S"
    assert scalar.write(dt.time(23, 59, 59, 999999)) == "PT23H59M59.999999S"
    assert scalar.read("PT8H30M") == dt.time(8, 30)
    assert scalar.write(scalar.read("PT90M")) == "PT90M"
    for text in ("P1D", "-PT1S", "08:30"):
        with pytest.raises(ValueError, match=r"day|duration"):
            scalar.read(text)
    with pytest.raises(made("_runtime.scalars").Unsendable):
        scalar.write(dt.time(8, tzinfo=dt.UTC))


# --- Enums ---------------------------------------------------------------------


@pytest.mark.parametrize("text", ["webinar", "Webinar", "WEBINAR"])
def test_a_member_is_found_in_any_case(made: Made, text: str) -> None:
    models = made("hosted.models")
    data: Any = {"id": "1", "scheduledType": text}

    meeting = models.Meeting.from_dict(data, strict=True)

    assert meeting.kind is models.Kind.WEBINAR
    assert meeting.to_dict() == data
    assert replace(meeting, kind=models.Kind.MEETING).to_dict() == {
        **data,
        "scheduledType": "meeting",
    }


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (2, 2),
        ("2", 2),
        ("Write", 2),
        ("write", 2),
        ("All_But-Root", 6),
        ("Read, Write", 3),
        ("read,execute", 5),
        (5, 5),
        ("5", 5),
        (-8, -8),
    ],
)
def test_a_number_may_be_a_text_or_names(made: Made, sent: Any, meant: int) -> None:
    models = made("hosted.models")

    access = models.Access.from_dict({"mode": sent, "needed": sent, "last": sent})

    assert (access.mode, access.needed, access.last) == (meant, meant, meant)
    assert isinstance(access.mode, models.Mode) == (meant in {2, 6})
    assert access.to_dict() == {"mode": sent, "needed": sent, "last": sent}


@pytest.mark.parametrize(
    "sent", ["Read," * 1000, "Own", "Read, Own", "", "\uff11", True, 1.5, ["Read"]]
)
def test_what_is_no_member_is_kept(made: Made, sent: Any) -> None:
    access = made("hosted.models").Access.from_dict({"mode": sent})

    assert access.mode == sent
    assert type(access.mode) is type(sent)
    assert access.to_dict() == {"mode": sent}


def test_members_that_differ_in_case_alone_are_told_apart(made: Made) -> None:
    models = made("hosted.models")

    units = models.Units.from_dict({"one": "m", "two": "M", "three": "k", "four": "µ"})

    assert (units.one, units.two) == (models.Unit.METRE, models.Unit.MEGA)
    assert (units.three, units.four) == (models.Unit.KILO, "µ")


# --- Types of .NET -------------------------------------------------------------


def test_the_assembly_behind_a_type_does_not_count(made: Made) -> None:
    models = made("hosted.models")
    data: Any = {
        "parts": [
            {"__type": "Shop.Wheel, Shop.Model", "size": 2},
            {"__type": "Shop.Bell", "tone": "c"},
            {"__type": "Shop.Lamp, Shop", "watts": 3},
            {"tone": "d"},
        ]
    }

    bike = models.Bike.from_dict(data)

    wheel, bell, lamp, bare = bike.parts
    assert isinstance(wheel, models.Wheel)
    assert isinstance(bell, models.Bell)
    assert lamp == data["parts"][2]
    assert bare == data["parts"][3]
    assert bike.to_dict() == data
    assert [*bike.to_dict()["parts"][0]] == ["__type", "size"]


def test_a_type_is_named_in_front_of_what_is_new(made: Made) -> None:
    models = made("hosted.models")

    bike = models.Bike(parts=[models.Wheel(size=1)], spare=models.Bell(tone="a"))

    assert bike.to_json() == (
        '{"parts":[{"__type":"Shop.Wheel","size":1}],'
        '"spare":{"__type":"Shop.Bell","tone":"a"}}'
    )


def test_the_name_of_a_type_is_kept_where_one_is_expected(made: Made) -> None:
    data: Any = {"__type": "Shop.Wheel, Shop", "size": 2}

    wheel = made("hosted.models").Wheel.from_dict(data)

    assert wheel.extra == {"__type": "Shop.Wheel, Shop"}
    assert wheel.to_dict() == data


def test_one_known_type_is_told_from_anything_else(made: Made) -> None:
    models = made("hosted.models")
    bell: Any = {"light": {"__type": "Shop.Bell, Shop", "tone": "c"}}
    lamp: Any = {"light": {"__type": "Shop.Lamp, Shop", "watts": 3}}

    assert isinstance(models.Bike.from_dict(bell).light, models.Bell)
    assert models.Bike.from_dict(lamp).light == lamp["light"]
    assert decoded(made, "Bike", lamp, strict=True).light == lamp["light"]
    assert models.Bike.from_dict(bell).to_dict() == bell
    assert models.Bike(light=models.Bell(tone="c")).to_json() == (
        '{"light":{"__type":"Shop.Bell","tone":"c"}}'
    )


# --- Names in other capitals ---------------------------------------------------


def decoded(made: Made, name: str, value: object, *, strict: bool = False) -> Any:
    log = made("_runtime.codec").Log(
        strict=strict, reader=made("_runtime.lenient").Lenient()
    )
    model = getattr(made("hosted.models"), name)
    return made("_runtime.codec").model_codec(model).decode(value, None, "", log)


def test_names_in_other_capitals_are_read_where_the_service_says_so(
    made: Made,
) -> None:
    models = made("hosted.models")
    data: Any = {
        "Id": "1",
        "Start": "2023-01-18T10:26:30+08:00",
        "scheduled_type": "Webinar",
        "DURATION": "5",
        "Owner": {"Email": "a@b", "Other": 1},
        "More": True,
    }

    meeting = decoded(made, "Meeting", data)

    assert (meeting.id, meeting.duration, meeting.kind) == ("1", 5, "webinar")
    assert meeting.start == dt.datetime.fromisoformat(data["Start"])
    assert meeting.owner == models.Owner(email="a@b", extra={"Other": 1})
    assert meeting.extra == {"More": True}
    assert meeting.to_dict() == data
    assert replace(meeting, id="2").to_dict() == {**data, "Id": "2"}
    assert models.Meeting.from_dict(data) == meeting
    assert made("sample.models").Meeting.from_dict(data).extra == data


def test_a_required_field_in_other_capitals_is_not_absent(made: Made) -> None:
    errors = made("_runtime.errors")
    data: Any = {"Items": [{"ID": "1", "Owner": {"EMAIL": "a@b"}}, {"ID": "2"}]}

    meetings = decoded(made, "Meetings", data, strict=True)

    assert [meeting.id for meeting in meetings.items] == ["1", "2"]
    assert meetings.to_dict() == data
    with pytest.raises(errors.DecodeError, match="/Items/0/id"):
        decoded(made, "Meetings", {"Items": [{"Idea": "1"}]}, strict=True)


def test_a_name_as_declared_comes_before_one_in_other_capitals(made: Made) -> None:
    data: Any = {"id": "1", "ID": "2", "Id": "3"}

    meeting = decoded(made, "Meeting", data)

    assert meeting.id == "1"
    assert meeting.extra == {"ID": "2", "Id": "3"}
    assert meeting.to_dict() == data


def test_of_two_names_in_other_capitals_the_first_is_read(made: Made) -> None:
    data: Any = {"ID": "2", "Id": None, "iD": "3", "DURATION": None}

    meeting = decoded(made, "Meeting", data)

    assert meeting.id == "2"
    assert meeting.duration is None
    assert meeting.to_dict() == data


def test_lists_are_read_in_any_case(made: Made) -> None:
    data: Any = {"Items": [{"Id": "1"}, {"id": "2"}]}

    meetings = decoded(made, "Meetings", data)

    assert [meeting.id for meeting in meetings.items] == ["1", "2"]
    assert meetings.to_dict() == data


@pytest.mark.parametrize(
    ("model", "data"),
    [
        ("Scalars", {"count": "3", "z": 12, "flag": "True", "date": 1694563200}),
        ("Access", {"mode": "read, write", "needed": "2"}),
        ("Meeting", {"ID": "1", "id": "2", "DURATION": 3}),
    ],
)
def test_what_does_not_fit_is_kept_where_no_messages_are_taken(
    made: Made, model: str, data: Any
) -> None:
    found = getattr(made("sample.models"), model).from_dict(data)

    assert [getattr(found, name, sent) for name, sent in data.items()] == [
        *data.values()
    ]
    assert type(found.extra) is dict
    assert found.to_dict() == data


def test_a_client_reads_as_its_hosts_write(made: Made, server: Server) -> None:
    server.replies = [Reply.json([{"ID": "1", "DURATION": "5"}])]
    plan, package = made("_runtime.plan"), f"{made.package}.hosted"
    service = plan.Service("hosted", package, "1")
    answer = plan.Response((200, 299), "list[Meeting]")
    meetings = plan.Operation(
        name="meetings", method="GET", path="/", responses=(answer,)
    )

    with made("_runtime.sending").MessageClient(
        service, base_url=server.url, auth={}
    ) as client:
        lenient = client._send(meetings, {})
    with made("_runtime.client").SyncClient(
        service, base_url=server.url, auth={}
    ) as client:
        exact = client._send(meetings, {})

    assert (lenient[0].id, lenient[0].duration) == ("1", 5)
    assert exact[0].extra == {"ID": "1", "DURATION": "5"}
