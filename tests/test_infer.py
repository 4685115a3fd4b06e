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
        ("<unix-time>", INTEGER),
        ("<uint32>", INTEGER),
        ("<integer-int64>", INTEGER),
        ("<string-date>", DATE),
        ("<phone number>", ir.STRING),
        ("string (date-time)", Scalar(ScalarKind.DATETIME)),
        ("string($uuid)", UUID),
        ("integer <int64>", INTEGER),
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


WORDS: dict[str, Json] = {
    "id": "integer",
    "topic": "string",
    "on": "boolean",
    "type": "integer",
}


def test_the_name_of_a_type_is_none_where_all_texts_beside_it_are_such() -> None:
    found = fields(typed(WORDS))

    assert found["type"] == (INTEGER, True)


def test_words_that_are_rare_are_names_of_types_beside_such() -> None:
    found = fields(typed({**WORDS, "stamp": "Long", "rate": "double"}))

    assert found["stamp"] == (INTEGER, True)
    assert found["rate"] == (NUMBER, True)


@pytest.mark.parametrize(
    "beside",
    [{"name": "Amount"}, {"format": "int64"}, {"name": "string", "format": "string"}],
)
def test_the_name_of_a_type_is_a_value_where_a_text_beside_it_is_one(
    beside: dict[str, Json],
) -> None:
    assert fields(typed({"type": "integer", **beside}))["type"] == (ir.STRING, True)


def test_objects_inside_of_one_of_type_words_are_such_too() -> None:
    inside: Json = {"enable": "boolean", "type": "integer"}
    found = fields(typed({**WORDS, "mail": inside, "mails": [inside]}))

    assert fields(found["mail"][0])["type"] == (INTEGER, True)
    assert found["mails"][0] == ir.List(found["mail"][0])


def test_what_a_converter_cut_keeps_its_name_in_the_evidence() -> None:
    cut: Json = {"value": "<Circular reference to #/components/schemas/Tree detected>"}
    type, evidence = infer([Sample({"inside": cut}, AT)], "S")

    assert fields(type)["inside"] == (ir.ANY, True)
    assert evidence["S/inside"].rule == "circular"
    assert evidence["S/inside"].values == (ir.Value("Tree"),)


def test_a_hole_is_nothing_that_a_converter_gave_up() -> None:
    _, evidence = infer([Sample(Hole("{{id}}"), AT)], "S")

    assert evidence["S"].rule == "nothing"


def test_what_a_converter_gave_up_is_unknown() -> None:
    cut: Json = {"value": "<Error: Too many levels of nesting to fake this schema>"}
    _, evidence = infer([Sample({"inside": cut}, AT)], "S")

    assert evidence["S/inside"].rule == "unknown"


TEXT: Json = {"type": "text", "text": "x", "marks": [1]}
IMAGE: Json = {"type": "image", "url": "https://example.org"}


def test_objects_that_a_key_sorts_into_kinds_are_a_union_by_that_tag() -> None:
    type, evidence = infer([Sample([TEXT, IMAGE, TEXT], AT)], "S")

    assert isinstance(type, ir.List)
    assert isinstance(type.item, ir.Union)
    assert type.item.tag == ir.Tag("type", (("text", TYPELESS), ("image", TYPELESS)))
    text, image = type.item.members
    assert list(fields(text)) == ["type", "text", "marks"]
    assert list(fields(image)) == ["type", "url"]
    assert evidence["S[]"].rule == "tag"
    assert evidence["S[]#2/marks"].rule == "array"
    assert evidence["S[]#3"].present == 1


TYPELESS = ir.TypeId("")


@pytest.mark.parametrize(
    "key",
    ["type", "kind", "@type", "objectType", "event_type", "@odata.type", "_class"],
)
def test_the_name_of_a_tag_says_that_it_is_one(key: str) -> None:
    found = typed({key: "text", "text": "x"}, {key: "image", "url": "y"})

    assert isinstance(found, ir.Union)
    assert found.tag is not None
    assert found.tag.wire == key


@pytest.mark.parametrize(
    "values",
    [
        [TEXT],
        [TEXT, TEXT],
        [TEXT, {"type": "note", "text": "x"}],
        [TEXT, IMAGE, {"type": "image"}],
        [TEXT, {"url": "https://example.org"}],
        [{"id": "a", "text": "x"}, {"id": "b", "url": "y"}],
        [{"network_type": "Wifi", "cell": "x"}, {"network_type": "Wired", "port": 1}],
        [{"type": 1, "text": "x"}, {"type": 2, "url": "y"}],
        [{"type": "<string>", "text": "x"}, {"type": "string", "url": "y"}],
        [{"type": f"kind{n}", f"own{n}": n} for n in range(13)],
        [TEXT, IMAGE, 5],
    ],
)
def test_objects_are_one_record_unless_a_tag_sorts_them_clearly(
    values: list[Json],
) -> None:
    found = typed(*values)

    members = found.members if isinstance(found, ir.Union) else (found,)
    assert not isinstance(found, ir.Union) or found.tag is None
    assert sum(isinstance(member, ir.Record) for member in members) == 1


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


def test_a_type_that_is_named_makes_no_sample_made_up() -> None:
    found = fields(typed({"type": "string", "size": 5}, {"type": "array"}))

    assert found["size"] == (INTEGER, False)


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


def test_evidence_keeps_no_value_that_is_secret_with_its_name_or_by_itself() -> None:
    drawn = "9Xk2Lq7" + "Zt4" + "mW8pR1vB3n"
    sample: Json = {"signature": drawn, "note": f"Bearer {drawn}"}
    _, evidence = infer([Sample(sample, AT)], "S")

    assert evidence["S/signature"].values == ()
    assert evidence["S/note"].values == ()


@pytest.mark.parametrize(
    "text", ["[" * 5000, "[" * 300 + "]" * 300, "NaN", "1e999", ""]
)
def test_json_that_no_client_could_read_is_none(text: str) -> None:
    assert parse_json(text) is None
