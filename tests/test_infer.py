"""Types are inferred from samples, and the evidence tells why."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.diagnostics import Pointer
from specloom.infer import Sample, infer, parse_json, unfold
from specloom.infer.placeholders import Hole
from specloom.ir import Scalar, ScalarKind
from specloom.source import Json

AT = Pointer("samples.json")
BOOLEAN = Scalar(ScalarKind.BOOLEAN)
INTEGER = Scalar(ScalarKind.INTEGER)
NUMBER = Scalar(ScalarKind.NUMBER)
DATE = Scalar(ScalarKind.DATE)
UUID = Scalar(ScalarKind.UUID)


def typed(*values: Json) -> ir.Type:
    return infer([Sample(value, AT) for value in values], "S")[0]


def read(*texts: Json) -> ir.Type:
    return infer([Sample(text, AT, text=True) for text in texts], "S")[0]


def fields(type: ir.Type) -> dict[str, tuple[ir.Type, bool]]:
    assert isinstance(type, ir.Record)
    return {field.wire: (field.type, field.required) for field in type.fields}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([True, False], BOOLEAN),
        ([1, 2], INTEGER),
        ([1, 2.5], NUMBER),
        ([1.0], NUMBER),
        ([1, None], ir.Union((INTEGER, ir.NULL))),
        ([None], ir.ANY),
        ([], ir.ANY),
        (["x"], ir.STRING),
        (["12"], ir.STRING),
        (["x", 1], ir.Union((INTEGER, ir.STRING))),
        ([[]], ir.List(ir.ANY)),
        ([[], [1]], ir.List(INTEGER)),
        ([[1], ["x"]], ir.List(ir.Union((INTEGER, ir.STRING)))),
        ([{}], ir.Map(ir.ANY)),
        ([[1], 2], ir.Union((INTEGER, ir.List(INTEGER)))),
    ],
)
def test_the_narrowest_type_that_holds_all(
    values: list[Json], expected: ir.Type
) -> None:
    assert typed(*values) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2019-06-01"], DATE),
        (["0001-01-01"], DATE),
        (["2019-02-30"], ir.STRING),
        (["2019-06-01", "soon"], ir.STRING),
        (["2019-06-01", ""], ir.STRING),
        (["2021-09-07T00:00:00Z"], Scalar(ScalarKind.DATETIME, "z")),
        (["0001-01-01T00:00:00Z"], Scalar(ScalarKind.DATETIME, "z")),
        (["2021-09-07T00:00:00.123Z"], Scalar(ScalarKind.DATETIME, "z3")),
        (["2021-09-07T00:00:00.0000000Z"], Scalar(ScalarKind.DATETIME, "z7")),
        (["2021-09-07T00:00:00+08:00"], Scalar(ScalarKind.DATETIME, "offset")),
        (["2021-09-07T00:00:00"], Scalar(ScalarKind.DATETIME, "naive")),
        (["2021-09-07T00:00:00Z", "2021-09-07T00:00:00"], Scalar(ScalarKind.DATETIME)),
        (["2021-09-07 00:00:00"], ir.STRING),
        (["2021-09-07T25:00:00Z"], ir.STRING),
        (["fa1a5e3c-9d4b-4f6e-8b1a-0123456789ab"], UUID),
        (["FA1A5E3C-9D4B-4F6E-8B1A-0123456789AB"], ir.STRING),
        (["d41d8cd98f00b204e9800998ecf8427e"], ir.STRING),
    ],
)
def test_strings_are_dates_or_uuids_where_all_are(
    texts: list[str], expected: ir.Type
) -> None:
    assert typed(*texts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<integer>", INTEGER),
        ("<long>", INTEGER),
        ("<Integer>", INTEGER),
        ("<boolean>", BOOLEAN),
        ("<dateTime>", Scalar(ScalarKind.DATETIME)),
        ("<date-time>", Scalar(ScalarKind.DATETIME)),
        ("<date>", DATE),
        ("<uuid>", UUID),
        ("<email>", ir.STRING),
        ("<object>", ir.Map(ir.ANY)),
        ("<array>", ir.List(ir.ANY)),
        ("(number)", NUMBER),
        ("boolean", BOOLEAN),
        ("integer [int64]", INTEGER),
        ("string [date-time]", Scalar(ScalarKind.DATETIME)),
        ("string [uuid]", UUID),
        ("{{$guid}}", UUID),
        ("<Error: Too many levels of nesting to fake this schema>", ir.ANY),
    ],
)
def test_placeholders_are_facts_and_no_values(text: str, expected: ir.Type) -> None:
    type, evidence = infer([Sample(text, AT)], "S")

    assert type == expected
    assert evidence["S"].values == ()


def test_the_name_of_a_type_is_a_value_where_types_are_named() -> None:
    found = fields(typed({"type": "integer", "size": "integer"}))

    assert found == {"type": (ir.STRING, True), "size": (INTEGER, True)}


def test_the_name_of_a_type_is_a_value_beside_other_strings() -> None:
    assert typed("number", "text") == ir.STRING


def test_filler_shows_a_string_and_is_no_value() -> None:
    type, evidence = infer([Sample("dolore eu aute dolor", AT)], "S")

    assert type == ir.STRING
    assert evidence["S"].rule == "filler"
    assert evidence["S"].values == ()


def test_a_property_is_required_if_every_sample_has_it() -> None:
    found = fields(typed({"a": 1, "b": 1}, {"a": 2}))

    assert found == {"a": (INTEGER, True), "b": (INTEGER, False)}


def test_made_up_samples_are_no_evidence_against_a_property() -> None:
    found = fields(typed({"a": 1, "b": 1}, {"a": 2, "c": "dolore eu aute dolor"}))

    assert found["b"] == (INTEGER, True)


def test_no_property_is_required_where_samples_tell_nothing() -> None:
    type, _ = infer([Sample({"a": {"b": 1}}, AT)], "S", optional=True)

    assert fields(type)["a"][1] is False
    assert fields(fields(type)["a"][0]) == {"b": (INTEGER, False)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["68423085"], INTEGER),
        (["true", "False"], BOOLEAN),
        (["1.5", "2"], NUMBER),
        (["1", "x"], ir.STRING),
        (["007"], ir.STRING),
        (["1" * 20], ir.STRING),
        (["quis officia", "12"], ir.STRING),
        (["", "12"], INTEGER),
        (["{{var}}", "12"], INTEGER),
        (["{{var}}"], ir.STRING),
        ([""], ir.STRING),
        (["<integer>"], INTEGER),
        (["2019-06-01"], DATE),
        ([["1", "2"]], ir.List(INTEGER)),
    ],
)
def test_texts_are_read_as_what_all_of_them_are(
    texts: list[Json], expected: ir.Type
) -> None:
    assert read(*texts) == expected


def test_texts_unfold_only_if_all_are_json() -> None:
    assert unfold([Sample('[{"a": 1}]', AT), Sample("", AT)]) == (
        Sample([{"a": 1}], AT),
    )
    assert unfold([Sample('{"a": 1}', AT), Sample("x", AT)]) == ()
    assert unfold([Sample("12", AT)]) == ()


def test_a_hole_may_be_of_any_type() -> None:
    assert typed(Hole("{{id}}")) == ir.ANY
    assert typed(Hole("{{id}}"), 5) == INTEGER
    assert typed(Hole("{{$randomInt}}")) == INTEGER


def test_every_slot_has_evidence() -> None:
    _, evidence = infer([Sample({"rows": [{"a": 1}, {"a": None}]}, AT)], "GET /x")

    assert set(evidence) == {
        "GET /x",
        "GET /x/rows",
        "GET /x/rows[]",
        "GET /x/rows[]/a",
    }
    slot = evidence["GET /x/rows[]/a"]
    assert (slot.samples, slot.present, slot.nulls) == (2, 2, 1)
    assert slot.values == (ir.Value(1),)
    assert slot.origins == (AT,)


def test_evidence_keeps_a_few_distinct_values_and_the_forms_of_all() -> None:
    texts = [f"2019-06-{day:02}" for day in range(1, 29)] * 2
    _, evidence = infer([Sample(text, AT) for text in texts], "S")

    assert len(evidence["S"].values) == ir.VALUES_KEPT
    assert evidence["S"].forms == ("date",)
    assert evidence["S"].rule == "format"


def test_evidence_keeps_no_secret() -> None:
    sample = {"access_token": "abc", "client_secret": "def", "next_page_token": "ghi"}
    _, evidence = infer([Sample(dict(sample), AT)], "S")

    assert evidence["S/access_token"].values == ()
    assert evidence["S/client_secret"].values == ()
    assert evidence["S/next_page_token"].values == (ir.Value("ghi"),)


@pytest.mark.parametrize(
    "text", ["[" * 5000, "[" * 300 + "]" * 300, "NaN", "1e999", ""]
)
def test_json_that_no_client_could_read_is_none(text: str) -> None:
    assert parse_json(text) is None
