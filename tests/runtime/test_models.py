"""Decoding and encoding of models."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from .conftest import Made

REPORT = {
    "year": 2019,
    "month": 6,
    "dates": [{"date": "2019-06-01", "new_users": 3, "meeting_minutes": 100}],
}

ROUND_TRIPS: list[tuple[str, object]] = [
    ("z", "2021-09-07T00:00:00Z"),
    ("z", "0001-01-01T00:00:00Z"),
    ("z", "0001-01-01T00:00:00.0000000Z"),
    ("z", "2021-09-07T00:00:00.1234567Z"),
    ("z", "2021-09-07T00:00:00"),
    ("z", "2023-01-18T10:26:30+08:00"),
    ("z", "2021-W36-2T00:00:00Z"),
    ("z", "20210907T000000Z"),
    ("z", "2021-09-07 00:00:00Z"),
    ("z", "not a date"),
    ("z", 12),
    ("z3", "2021-09-07T00:00:00.123Z"),
    ("z3", "2021-09-07T00:00:00.1234Z"),
    ("z7", "0001-01-01T00:00:00.0000000Z"),
    ("z7", "2021-09-07T00:00:00.1234567Z"),
    ("offset", "2023-01-18T10:26:30+08:00"),
    ("offset", "2023-01-18T10:26:30-05:30"),
    ("offset", "2023-01-18T10:26:30-00:00"),
    ("offset", "2023-01-18T10:26:30Z"),
    ("offset", "2023-01-18T24:00:00+08:00"),
    ("naive", "2023-01-18T10:26:30"),
    ("naive", "2023-01-18T10:26:30Z"),
    ("any", "2023-01-18T10:26:30.5+08:00"),
    ("any", "2023-01-18T10:26:30+00:00"),
    ("dotnet", "/Date(1694612345678)/"),
    ("dotnet", "/Date(-62135596800000)/"),
    ("dotnet", "/Date(1694612345678+0800)/"),
    ("dotnet", "/Date(1694612345678-0000)/"),
    ("dotnet", "/Date(99999999999999)/"),
    ("epoch", 1694612345),
    ("epoch", 1694612345.123),
    ("epoch", True),
    ("epoch_ms", 1694612345678),
    ("http", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("date", "2019-06-01"),
    ("date", "20190601"),
    ("date", "2019-13-01"),
    ("date", "2019-W01-1"),
    ("time", "10:26:30"),
    ("time", "10:26:30.1234567"),
    ("time", "10:26"),
    ("duration", "PT1H30M"),
    ("duration", "PT90M"),
    ("duration", "-P1DT0.5S"),
    ("duration", "P1M"),
    ("span", "1.02:03:04"),
    ("span", "-00:00:01.5000000"),
    ("span", "25:00:00"),
    ("uuid", "0e64dbad-b4e0-4f5c-9b56-11c1a9a4cf29"),
    ("uuid", "0E64DBAD-B4E0-4F5C-9B56-11C1A9A4CF29"),
    ("uuid", "00000000000000000000000000000000"),
    ("hex", "00000000000000000000000000000000"),
    ("hex", "0e64dbad-b4e0-4f5c-9b56-11c1a9a4cf29"),
    ("money", "1.50"),
    ("money", "1e5"),
    ("money", "NaN"),
    ("data", "aGFsbG8="),
    ("data", "aGFsbG8"),
    ("count", 3),
    ("count", 3.5),
    ("count", "3"),
    ("count", None),
    ("count_text", "3"),
    ("count_text", "007"),
    ("ratio", 20),
    ("ratio", 0.1),
    ("flag", False),
    ("flag", "yes"),
    ("map", {"a": 1, "b": "x", "c": None}),
    ("json", {"a": [1, None, {"b": 2}]}),
    ("json", None),
    ("unknown", {"kept": [True]}),
]


@pytest.mark.parametrize(("field", "value"), ROUND_TRIPS)
def test_what_is_decoded_encodes_to_equal_json(
    made: Made, field: str, value: object
) -> None:
    text = json.dumps({field: value})

    model = made("sample.models").Scalars.from_json(text)

    assert json.loads(model.to_json()) == json.loads(text)
    assert type(json.loads(model.to_json())[field]) is type(value)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("z", "2021-09-07T00:00:00Z", dt.datetime(2021, 9, 7, tzinfo=dt.UTC)),
        ("z", "2021-09-07T02:00:00+02:00", dt.datetime(2021, 9, 7, tzinfo=dt.UTC)),
        ("dotnet", "/Date(1000)/", dt.datetime(1970, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
        ("epoch_ms", 1000, dt.datetime(1970, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
        ("date", "2019-06-01", dt.date(2019, 6, 1)),
        ("duration", "PT90M", dt.timedelta(minutes=90)),
        ("span", "1.02:03:04", dt.timedelta(days=1, hours=2, minutes=3, seconds=4)),
        ("uuid", "0" * 32, UUID(int=0)),
        ("hex", str(UUID(int=1)), UUID(int=1)),
        ("money", "1e5", Decimal("1e5")),
        ("data", "aGFsbG8=", b"hallo"),
    ],
)
def test_scalars_are_read_in_every_spelling(
    made: Made, field: str, text: object, value: object
) -> None:
    model = made("sample.models").Scalars.from_dict({field: text})

    assert getattr(model, field) == value


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (
            "z",
            dt.datetime(2021, 9, 7, 2, tzinfo=dt.timezone(dt.timedelta(hours=2))),
            "2021-09-07T00:00:00Z",
        ),
        ("z3", dt.datetime(2021, 9, 7, tzinfo=dt.UTC), "2021-09-07T00:00:00.000Z"),
        ("z7", dt.datetime(2021, 9, 7, tzinfo=dt.UTC), "2021-09-07T00:00:00.0000000Z"),
        ("offset", dt.datetime(2021, 9, 7, tzinfo=dt.UTC), "2021-09-07T00:00:00+00:00"),
        ("naive", dt.datetime(2021, 9, 7), "2021-09-07T00:00:00"),
        ("dotnet", dt.datetime(1970, 1, 1, tzinfo=dt.UTC), "/Date(0)/"),
        ("epoch", dt.datetime(1970, 1, 2, tzinfo=dt.UTC), 86400),
        (
            "http",
            dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
            "Thu, 01 Jan 1970 00:00:00 GMT",
        ),
        ("duration", dt.timedelta(days=1, minutes=90), "P1DT1H30M"),
        ("span", dt.timedelta(hours=1), "01:00:00"),
        ("hex", UUID(int=0), "0" * 32),
        ("uuid", UUID(int=0), "00000000-0000-0000-0000-000000000000"),
        ("count_text", 5, "5"),
        ("data", b"hallo", "aGFsbG8="),
    ],
)
def test_scalars_are_written_in_their_form(
    made: Made, field: str, value: object, text: object
) -> None:
    assert made("sample.models").Scalars(**{field: value}).to_dict() == {field: text}


def test_a_changed_datetime_forgets_how_it_was_sent(made: Made) -> None:
    model = made("sample.models").Scalars.from_dict({"z": "2021-09-07T00:00:00.5Z"})

    model.z += dt.timedelta(hours=1)

    assert model.to_dict() == {"z": "2021-09-07T01:00:00.500000Z"}


def test_decimals_meet_no_float(made: Made) -> None:
    text = '{"decimal":0.1000000000000000055,"json":{"a":1.10}}'
    scalars = made("sample.models").Scalars

    model = scalars.from_json(text)

    assert model.decimal == Decimal("0.1000000000000000055")
    assert model.to_json() == text
    assert scalars(decimal=Decimal("12.30")).to_json() == '{"decimal":12.30}'


def test_fields_are_typed_and_the_rest_is_kept(made: Made) -> None:
    models = made("sample.models")
    data: Any = {**REPORT, "unknown": {"a": 1}}

    report = models.Report.from_dict(data)

    assert report.dates[0].date == dt.date(2019, 6, 1)
    assert report.extra == {"unknown": {"a": 1}}
    assert report.to_dict() == data
    assert report == models.Report.from_json(json.dumps(data))
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301


def test_what_is_read_from_a_dict_leaves_the_dict_alone(made: Made) -> None:
    data: Any = json.loads(json.dumps(REPORT))

    made("sample.models").Report.from_dict(data)

    assert data == REPORT


def test_enums_are_open(made: Made) -> None:
    models = made("sample.models")

    known = models.Meeting.from_dict({"id": "1", "scheduledType": "webinar"})
    unknown = models.Meeting.from_dict(
        {"id": "1", "scheduledType": "party"}, strict=True
    )

    assert known.kind is models.Kind.WEBINAR
    assert unknown.kind == "party"
    assert known.to_dict() == {"id": "1", "scheduledType": "webinar"}


def test_absent_and_null_stay_two_things(made: Made) -> None:
    model, meeting = made("_runtime.model"), made("sample.models").Meeting

    absent = meeting.from_dict({"id": "1"})
    null = meeting.from_dict({"id": "1", "note": None})

    assert absent.note is model.UNSET
    assert null.note is None
    assert absent.to_dict() == {"id": "1"}
    assert null.to_dict() == {"id": "1", "note": None}


def test_a_required_field_that_is_absent_is_not_sent_back(made: Made) -> None:
    model, meeting = made("_runtime.model"), made("sample.models").Meeting

    empty = meeting.from_dict({})

    assert empty.id is model.UNSET
    assert empty.to_dict() == {}


def test_a_null_that_was_not_declared_is_none_and_goes_back(made: Made) -> None:
    data: Any = {"id": "1", "duration": None, "trackingCodes": [None, {"a": 1}]}

    meeting = made("sample.models").Meeting.from_dict(data)

    assert meeting.duration is None
    assert meeting.to_dict() == data


def test_a_secret_is_not_shown(made: Made) -> None:
    owner = made("sample.models").Owner(email="a", secret="hush")

    assert "hush" not in repr(owner)


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({"items": [{"id": "1"}, {"id": 5}]}, "/items/1/id"),
        (
            {"items": [{"id": "1", "owner": {"email": "a", "reports": 4}}]},
            "/items/0/owner/reports",
        ),
        ({"items": [{}]}, "/items/0/id"),
        ({"items": [{"id": "1", "start": "soon"}]}, "/items/0/start"),
        ({"items": None}, "/items"),
        ({}, "/items"),
    ],
)
def test_strict_decoding_names_the_first_misfit(
    made: Made, data: Any, pointer: str
) -> None:
    errors, models = made("_runtime.errors"), made("sample.models")

    with pytest.raises(errors.DecodeError) as caught:
        models.Meetings.from_dict(data, strict=True)

    assert caught.value.pointer == pointer
    assert models.Meetings.from_dict(data).to_dict() == data


@pytest.mark.parametrize("text", ["", "[1]", "{", "\x00", "[" * 100_000, '"a"'])
def test_what_is_no_json_object_is_refused(made: Made, text: str) -> None:
    with pytest.raises(made("_runtime.errors").DecodeError):
        made("sample.models").Report.from_json(text)


def test_unions_go_by_tag_then_kind_of_json_then_keys(made: Made) -> None:
    models = made("sample.models")
    data: Any = {
        "shapes": [
            {"kind": "round", "radius": 1.5},
            {"kind": "square", "side": 2.0},
            {"kind": "star", "points": 5},
        ],
        "untagged": {"kind": "x", "side": 2.0},
    }

    drawing = models.Drawing.from_dict(data)

    assert [type(shape).__name__ for shape in drawing.shapes] == [
        "Circle",
        "Square",
        "dict",
    ]
    assert isinstance(drawing.untagged, models.Square)
    assert models.Drawing.from_dict({"untagged": "text"}).untagged == "text"
    assert drawing.to_dict() == data


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"z": dt.datetime(2021, 1, 1)}, "/z"),
        ({"naive": dt.datetime(2021, 1, 1, tzinfo=dt.UTC)}, "/naive"),
        ({"ratio": float("nan")}, "/ratio"),
        ({"decimal": Decimal("Infinity")}, "/decimal"),
        ({"map": {"a": 1, "b": object()}}, "/map/b"),
        ({"json": [1, {"x": {2}}]}, "/json/1/x"),
    ],
)
def test_what_cannot_be_sent_is_named(
    made: Made, values: dict[str, object], pointer: str
) -> None:
    errors, scalars = made("_runtime.errors"), made("sample.models").Scalars

    with pytest.raises(errors.RequestError) as caught:
        scalars(**values).to_json()

    assert caught.value.pointer == pointer


def test_unset_narrows_and_is_false(made: Made) -> None:
    unset = made("_runtime.model").UNSET

    assert not unset
    assert repr(unset) == "UNSET"
    assert pickle.loads(pickle.dumps(unset)) is unset  # noqa: S301
