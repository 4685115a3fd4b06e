"""JSON Schema: what is found, what its words become, and where references lead."""

from __future__ import annotations

import json

import pytest
from specloom import ir, passes, source
from specloom.diagnostics import Report
from specloom.ir import Scalar, ScalarKind
from specloom.parsers import jsonschema
from specloom.source import Document, Json, Reads

PAGE = """Acme · Schema
Report
| Name | Type |
|---|---|
| state | string |
JSON Schema
{
"$schema": "https://json-schema.org/draft/2020-12/schema",
"$id": "#/components/schemas/UsageReport",
"title": "UsageReport",
"type": "object",
"properties": {
"start": {"type": "string", "example": "2023-01-18T10:26:30+08:00"},
"minutes": {"type": "number", "example": 20},
"state": {
"type": "string",
"enum": ["open", "shut"],
"description": "State of it.\\n * `open` - Still **running**.\\n * `shut` - Over.\\n"
},
"codes": {
"type": "array",
"items": {"$ref": "#/components/schemas/TrackingCode"}
}
}
}
"""

SIBLING: Json = {
    "$id": "#/components/schemas/TrackingCode",
    "title": "TrackingCode",
    "type": "object",
    "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
}


def document(value: Json, name: str = "thing.json") -> Document:
    return source.read(json.dumps(value).encode(), name, Report())


def parsed(*documents: Document, report: Report | None = None) -> ir.Api:
    report = Report() if report is None else report
    return jsonschema.parse(documents, report, Reads())


def type_of(schema: Json, report: Report | None = None) -> ir.Type:
    """What the schema of a property becomes."""
    holder: Json = {"type": "object", "properties": {"a": schema}}
    api = parsed(document(holder), report=report)
    record = api.types[ir.TypeId("#thing")].type
    assert isinstance(record, ir.Record)
    return record.fields[0].type


def fields_of(api: ir.Api, id: str) -> dict[str, ir.Field]:
    record = api.types[ir.TypeId(id)].type
    assert isinstance(record, ir.Record)
    return {field.wire: field for field in record.fields}


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def page() -> Document:
    (found,) = jsonschema.find(source.read(PAGE.encode(), "page.txt", Report()))
    return found


# --- Finding -------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        {"$schema": "http://json-schema.org/draft-07/schema#"},
        {"type": "object", "properties": {}},
        {"type": ["string", "null"], "description": "x"},
        {"$defs": {"A": {"type": "string"}}},
        {"definitions": {"A": True}},
        {"$ref": "other.json"},
        {"anyOf": [{"type": "string"}]},
    ],
)
def test_what_looks_like_a_schema_is_found(value: Json) -> None:
    assert jsonschema.find(document(value)) != ()


@pytest.mark.parametrize(
    "value",
    [
        {"openapi": "3.1.0", "paths": {}, "$defs": {}},
        {"swagger": "2.0", "definitions": {"A": {}}},
        {"info": {"name": "x"}, "item": []},
        {"type": "Feature", "properties": {"a": 1}},
        {"type": "module", "name": "x"},
        {"properties": {"a": "b"}},
        {"year": 2026},
        [{"type": "object"}],
        "object",
        None,
    ],
)
def test_what_is_no_schema_is_not_found(value: Json) -> None:
    assert jsonschema.find(document(value)) == ()


def test_the_schema_on_a_page_is_found_and_extracted_indented() -> None:
    stem, text = jsonschema.extract(page())

    assert stem == "usage-report"
    assert json.loads(text)["title"] == "UsageReport"
    assert text.startswith('{\n  "$schema"')
    assert text.endswith("}\n")


def test_a_page_and_its_extract_give_the_same_model() -> None:
    stem, text = jsonschema.extract(page())

    extracted = source.read(text.encode(), f"{stem}.json", Report())

    assert parsed(extracted) == parsed(page())


def test_half_a_character_is_extracted_as_the_escape_it_was() -> None:
    text = r'{"type": "object", "properties": {"a": {"description": "\ud800é"}}}'

    _, clean = jsonschema.extract(source.read(text.encode(), "a.json", Report()))

    assert r"\ud800é" in clean
    assert json.loads(clean.encode()) == json.loads(text)


# --- A report as published -----------------------------------------------------


def test_fields_without_required_are_optional_and_numbers_stay_numbers() -> None:
    fields = fields_of(parsed(page()), "#UsageReport")

    assert not any(field.required for field in fields.values())
    assert fields["minutes"].type == Scalar(ScalarKind.NUMBER)
    assert fields["minutes"].examples == (ir.Value(20),)


def test_bullets_document_enum_members_and_leave_the_description() -> None:
    field = fields_of(parsed(page()), "#UsageReport")["state"]

    assert field.doc == "State of it."
    assert isinstance(field.type, ir.Enum)
    assert [(m.value, m.doc) for m in field.type.members] == [
        ("open", "Still running."),
        ("shut", "Over."),
    ]


def test_bullets_glued_to_one_line_document_enum_members_too() -> None:
    report = Report()
    api = parsed(
        document(
            {
                "type": "object",
                "properties": {
                    "a": {
                        "enum": ["x", "y"],
                        "description": "Which. * `x` - The first. * `y` - The last.",
                    }
                },
            }
        ),
        report=report,
    )

    field = fields_of(api, "#thing")["a"]

    assert field.doc == "Which."
    assert isinstance(field.type, ir.Enum)
    assert [m.doc for m in field.type.members] == ["The first.", "The last."]


def test_bullets_that_name_no_value_stay_in_the_description() -> None:
    api = parsed(
        document(
            {
                "type": "object",
                "properties": {
                    "a": {"enum": ["x"], "description": "One.\n\n* `z` - Not a value."}
                },
            }
        )
    )

    assert "Not a value." in fields_of(api, "#thing")["a"].doc


def test_a_lost_reference_is_one_alias_and_one_warning() -> None:
    report = Report()
    twice: Json = {
        "title": "Two",
        "type": "object",
        "properties": {
            "a": {"$ref": "#/components/schemas/Gone"},
            "b": {"type": "array", "items": {"$ref": "#/components/schemas/Gone"}},
        },
    }

    api = parsed(document(twice), report=report)

    gone = ir.Ref(ir.TypeId("#Gone"))
    fields = fields_of(api, "#Two")
    assert (fields["a"].type, fields["b"].type) == (gone, ir.List(gone))
    assert api.types[gone.id].type == ir.ANY
    assert codes(report) == ["unresolved-reference"]


def test_a_lost_reference_is_found_when_the_sibling_comes() -> None:
    report = Report()

    api = parsed(page(), document(SIBLING), report=report)

    assert list(fields_of(api, "#TrackingCode")) == ["name", "value"]
    assert codes(report) == []


# --- Words ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "kind", "form"),
    [
        ({"type": "string", "format": "date-time"}, ScalarKind.DATETIME, ""),
        ({"type": "string", "format": "date"}, ScalarKind.DATE, ""),
        ({"type": "string", "format": "time"}, ScalarKind.TIME, ""),
        ({"type": "string", "format": "duration"}, ScalarKind.DURATION, ""),
        ({"type": "string", "format": "UUID"}, ScalarKind.UUID, ""),
        ({"type": "string", "format": "byte"}, ScalarKind.BYTES, ""),
        ({"type": "string", "contentEncoding": "base64"}, ScalarKind.BYTES, ""),
        ({"type": "string", "format": "decimal"}, ScalarKind.DECIMAL, "text"),
        ({"type": "string", "format": "password"}, ScalarKind.STRING, "password"),
        ({"type": "string", "format": "uri"}, ScalarKind.STRING, ""),
        ({"type": "integer", "format": "int64"}, ScalarKind.INTEGER, ""),
        ({"type": "number", "format": "int32"}, ScalarKind.INTEGER, ""),
        ({"type": "number", "format": "decimal"}, ScalarKind.DECIMAL, ""),
        ({"type": "number", "format": "double"}, ScalarKind.NUMBER, ""),
        ({"type": "boolean"}, ScalarKind.BOOLEAN, ""),
        ({"const": None}, ScalarKind.NULL, ""),
    ],
)
def test_scalars_go_by_type_and_format(
    schema: Json, kind: ScalarKind, form: str
) -> None:
    assert type_of(schema) == Scalar(kind, form)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"anyOf": [{"type": "null"}, {"type": "string"}]},
        {"oneOf": [{"type": "string"}, {"type": "null"}], "description": "x"},
    ],
)
def test_every_way_to_say_null_gives_the_same_nullable(schema: Json) -> None:
    assert type_of(schema) == ir.nullable(ir.STRING)


@pytest.mark.parametrize("schema", [True, {}, {"description": "x"}, {"type": "any"}])
def test_a_schema_that_says_nothing_is_any_json(schema: Json) -> None:
    assert type_of(schema) == ir.ANY


def test_objects_are_records_or_maps() -> None:
    integer: Json = {"type": "integer"}
    number = Scalar(ScalarKind.INTEGER)

    assert type_of({"type": "object"}) == ir.Map(ir.ANY)
    assert type_of({"additionalProperties": integer}) == ir.Map(number)
    assert type_of({"patternProperties": {"^.*$": integer}}) == ir.Map(number)
    mixed = type_of({"properties": {"b": True}, "additionalProperties": integer})
    assert isinstance(mixed, ir.Record)
    assert mixed.extra == number


def test_arrays_are_lists_and_tuples_lists_of_any_of_their_items() -> None:
    report = Report()
    pair: list[Json] = [{"type": "string"}, {"type": "integer"}]
    either = ir.Union((ir.STRING, Scalar(ScalarKind.INTEGER)))

    assert type_of({"items": {"type": "string"}}) == ir.List(ir.STRING)
    assert type_of({"prefixItems": pair, "items": False}, report) == ir.List(either)
    assert type_of({"items": pair, "maxItems": 2}, report) == ir.List(either)
    assert type_of({"type": "array"}, report) == ir.List(ir.ANY)
    assert set(codes(report)) == {"array-without-items"}


def test_enums_take_their_kind_from_their_values() -> None:
    integers = type_of({"enum": [1, 2, 2]})
    nullable = type_of({"type": "string", "enum": ["a", None]})

    assert isinstance(integers, ir.Enum)
    assert integers.kind is ScalarKind.INTEGER
    assert [member.value for member in integers.members] == [1, 2]
    assert ir.is_nullable(nullable)
    assert isinstance(ir.without_null(nullable), ir.Enum)


def test_an_enum_beside_a_string_is_the_enum_for_enums_are_open() -> None:
    found = type_of({"anyOf": [{"enum": ["a"]}, {"type": "string"}]})

    assert isinstance(found, ir.Enum)


def test_all_of_objects_is_one_record_with_the_referred_ones_as_bases() -> None:
    api = parsed(
        document(
            {
                "$defs": {
                    "Base": {
                        "type": "object",
                        "properties": {"id": {"type": "string"}},
                    },
                    "More": {
                        "allOf": [
                            {"$ref": "#/$defs/Base"},
                            {"properties": {"n": {"type": "integer"}}},
                        ],
                        "required": ["id", "n"],
                    },
                }
            }
        )
    )

    more = api.types[ir.TypeId("#More")].type
    assert isinstance(more, ir.Record)
    assert more.bases == (ir.Ref(ir.TypeId("#Base")),)

    fields = fields_of(passes.run(api, Report(), until="flatten"), "#More")
    assert [(f.wire, f.type, f.required) for f in fields.values()] == [
        ("id", ir.STRING, True),
        ("n", Scalar(ScalarKind.INTEGER), True),
    ]


def test_a_discriminator_tags_the_union() -> None:
    api = parsed(
        document(
            {
                "$defs": {
                    "Cat": {"properties": {"kind": {"type": "string"}}},
                    "Dog": {"properties": {"kind": {"type": "string"}}},
                    "Pet": {
                        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
                        "discriminator": {
                            "propertyName": "kind",
                            "mapping": {"meow": "#/$defs/Cat"},
                        },
                    },
                }
            }
        )
    )

    pet = api.types[ir.TypeId("#Pet")].type

    assert isinstance(pet, ir.Union)
    assert pet.tag == ir.Tag(
        "kind", (("meow", ir.TypeId("#Cat")), ("Dog", ir.TypeId("#Dog")))
    )


def test_alternatives_beside_properties_each_have_them() -> None:
    found = type_of(
        {
            "properties": {"id": {"type": "string"}},
            "oneOf": [
                {"properties": {"a": {"type": "string"}}},
                {"properties": {"b": {"type": "string"}}},
            ],
        }
    )

    assert isinstance(found, ir.Union)
    assert [
        [f.wire for f in m.fields] for m in found.members if isinstance(m, ir.Record)
    ] == [["id", "a"], ["id", "b"]]


def test_alternatives_that_only_require_change_no_type() -> None:
    report = Report()

    found = type_of(
        {
            "properties": {"a": True, "b": True},
            "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
        },
        report,
    )

    assert isinstance(found, ir.Record)
    assert codes(report) == []


def test_limits_defaults_and_directions_are_kept() -> None:
    api = parsed(
        document(
            {
                "properties": {
                    "a": {
                        "type": "integer",
                        "minimum": 0,
                        "exclusiveMinimum": True,
                        "maximum": 9,
                        "default": 3,
                        "readOnly": True,
                        "deprecated": True,
                    },
                    "b": {"type": "string", "format": "email", "minLength": 2},
                }
            }
        )
    )

    fields = fields_of(api, "#thing")

    assert fields["a"].constraints == ir.Constraints(exclusive_minimum=0, maximum=9)
    assert fields["a"].default == ir.Value(3)
    assert fields["a"].access is ir.Access.READ
    assert fields["a"].deprecated
    assert fields["b"].constraints == ir.Constraints(min_length=2, format="email")


# --- References ----------------------------------------------------------------


def test_properties_may_be_called_like_keywords() -> None:
    api = parsed(
        document(
            {
                "type": "object",
                "properties": {
                    "$ref": {"type": "string"},
                    "properties": {"type": "object", "properties": {"type": True}},
                    "enum": {"type": "integer"},
                    "id": {"type": "integer"},
                },
            }
        )
    )

    fields = fields_of(api, "#thing")

    assert fields["$ref"].type == ir.STRING
    assert fields["enum"].type == Scalar(ScalarKind.INTEGER)
    assert isinstance(fields["properties"].type, ir.Record)


def test_a_schema_may_hold_itself() -> None:
    tree: Json = {
        "title": "Tree",
        "properties": {"children": {"type": "array", "items": {"$ref": "#"}}},
    }

    report = Report()
    api = passes.run(parsed(document(tree), report=report), report)

    children = fields_of(api, "#Tree")["children"]
    assert children.type == ir.List(ir.Ref(ir.TypeId("#Tree")))
    assert codes(report) == []


@pytest.mark.parametrize(
    "loop",
    [
        {"$ref": "#"},
        {"$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}},
        {"$defs": {"A": {"allOf": [{"$ref": "#/$defs/A"}, {"properties": {"x": {}}}]}}},
        {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
    ],
)
def test_definitions_in_a_circle_end(loop: Json) -> None:
    report = Report()

    api = passes.run(parsed(document(loop), report=report), report)

    assert api.types


@pytest.mark.parametrize(
    "reference",
    [
        "other.json",
        "./other.json#",
        "https://example.com/schemas/other.json",
        "other.json#/$defs/Inner",
        "other.json#inner",
        "https://example.com/embedded",
    ],
)
def test_addresses_lead_to_other_documents_among_the_sources(reference: str) -> None:
    report = Report()
    other: Json = {
        "$id": "https://example.com/schemas/other.json",
        "type": "object",
        "properties": {
            "deep": {
                "$id": "https://example.com/embedded",
                "type": "object",
                "properties": {"x": {"type": "string"}},
            },
        },
        "$defs": {
            "Inner": {
                "$anchor": "inner",
                "type": "object",
                "properties": {"x": {"type": "string"}},
            }
        },
    }

    api = parsed(
        document({"properties": {"a": {"$ref": reference}}}, "dir/first.json"),
        document(other, "dir/other.json"),
        report=report,
    )

    found = fields_of(api, "#first")["a"].type
    assert isinstance(found, ir.Ref)
    assert isinstance(api.types[found.id].type, ir.Record)
    assert codes(report) == []


@pytest.mark.parametrize(
    ("reference", "sibling", "name"),
    [
        ("#/components/schemas/Code", {"$id": "#/components/schemas/Code"}, "a.json"),
        ("#/components/schemas/Code", {"title": "Code"}, "b.json"),
        ("#/components/schemas/Code", {"$id": "https://x.org/y/Code"}, "c.json"),
        ("#/components/schemas/TrackCode", {}, "track-code.json"),
        ("#/components/schemas/TrackCode", {}, "acme-trackcode-schema.json"),
    ],
)
def test_lost_references_are_found_by_what_schemas_call_themselves(
    reference: str, sibling: dict[str, Json], name: str
) -> None:
    report = Report()
    body: dict[str, Json] = {"type": "object", "properties": {"x": {"type": "string"}}}

    api = parsed(
        document({"properties": {"a": {"$ref": reference}}}, "first.json"),
        document({**sibling, **body}, name),
        report=report,
    )

    found = fields_of(api, "#first")["a"].type
    assert isinstance(found, ir.Ref)
    assert isinstance(api.types[found.id].type, ir.Record)
    assert codes(report) == []


def test_a_real_pointer_wins_over_a_sibling_of_the_name() -> None:
    own: Json = {
        "properties": {"a": {"$ref": "#/components/schemas/Code"}},
        "components": {"schemas": {"Code": {"type": "integer"}}},
    }

    api = parsed(
        document(own, "first.json"), document({"title": "Code", "type": "string"})
    )

    found = fields_of(api, "#first")["a"].type
    assert isinstance(found, ir.Ref)
    assert api.types[found.id].type == Scalar(ScalarKind.INTEGER)


def test_two_schemas_of_one_name_stay_two_unless_they_are_equal() -> None:
    one: dict[str, Json] = {"title": "A", "type": "object", "properties": {"x": True}}
    two: Json = {"title": "A", "type": "object", "properties": {"y": True}}
    report = Report()

    elsewhere: Json = {"$id": "https://example.com/a.json", **one}
    api = parsed(document(one, "1.json"), document(elsewhere, "2.json"), report=report)
    both = parsed(document(one, "1.json"), document(two, "2.json"), report=report)

    (joined,) = api.types.values()
    assert [at.document for at in (joined.at, *joined.origins)] == ["1.json", "2.json"]
    assert len(both.types) == 2
    assert codes(report) == ["name-clash"]


def test_an_inline_schema_stamped_with_a_lost_address_is_the_type_of_that_name() -> (
    None
):
    stamped: Json = {
        "$id": "#/components/schemas/Category",
        "type": "object",
        "properties": {"x": {"type": "string"}},
    }

    api = parsed(document({"properties": {"a": stamped, "b": stamped}}))

    fields = fields_of(api, "#thing")
    assert fields["a"].type == fields["b"].type == ir.Ref(ir.TypeId("#Category"))


@pytest.mark.parametrize(
    "value",
    [
        {"type": "object", "properties": []},
        {"type": 3, "enum": {}, "properties": {"a": 1, "b": None, "c": "x"}},
        {"type": [], "required": "a", "properties": {"a": {"type": "strng"}}},
        {"$ref": "http://[", "allOf": 3, "anyOf": [1, None]},
        {"$ref": "#/a~2/%zz/0", "items": {"$ref": ""}},
        {"properties": {"a": {"enum": [[], {}, 1]}, "b": {"const": {"x": 1}}}},
        {"properties": {"a": {"$id": "//[x", "$anchor": 3}, "$id": {"$ref": "#x"}}},
        {"properties": {"a": {"minLength": -1, "minimum": "x", "pattern": 1}}},
        {"properties": {"a": {"$ref": "#/properties/a"}}},
        {"items": [{"$ref": "#/items/99999999999999999999999"}]},
        {"discriminator": "x", "oneOf": [{"$ref": "#"}, {"type": "object"}]},
        {"description": 3, "title": ["x"], "examples": {"a": 1}, "type": "object"},
        True,
        3,
        None,
    ],
)
def test_sloppy_schemas_raise_nothing(value: Json) -> None:
    report = Report()
    given = source.Document(name="x.json", text=json.dumps(value), value=value)

    api = passes.run(parsed(given, report=report), report)

    assert api.types


def test_nesting_as_deep_as_documents_may_be_is_read() -> None:
    value: Json = {"type": "string"}
    for _ in range(source.MAX_DEPTH - 1):
        value = {"items": value}

    api = passes.run(parsed(document(value)), Report())

    assert api.types


def test_every_keyword_that_shapes_types_counts_as_read() -> None:
    reads = Reads()
    given = document(
        {
            "type": "object",
            "required": ["a"],
            "properties": {"a": {"type": "string", "description": "x", "x-own": 1}},
        }
    )

    jsonschema.parse([given], Report(), reads)

    unread = [at.path for at, node in reads.leaves(given) if node is None]
    assert unread == [("properties", "a", "x-own")]
