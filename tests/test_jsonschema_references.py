"""JSON Schema: where references lead, what schemas are called, what clients ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.jsonschema import specification_with
from specloom import Settings, ir, ledger, source, understand
from specloom.cli import command
from specloom.diagnostics import Report
from specloom.parsers import jsonschema
from specloom.parsers.jsonschema.addresses.drafts import Draft, declared, guessed
from specloom.referred import Gathered, gathered
from specloom.source import Document, Json, Reads
from specloom.sources import Source, given, listed

ITEM: dict[str, Json] = {"type": "object", "properties": {"sku": {"type": "string"}}}
DRAFT7 = "http://json-schema.org/draft-07/schema#"


def document(value: Json, name: str = "thing.json") -> Document:
    return source.read(json.dumps(value).encode(), name, Report())


def parsed(*documents: Document, report: Report | None = None) -> ir.Api:
    return jsonschema.parse(documents, Report() if report is None else report, Reads())


def holder(schema: Json, **beside: Any) -> Json:
    """A schema with the property `a`, which is what `schema` says."""
    return {"type": "object", "properties": {"a": schema}, **beside}


def type_of_a(api: ir.Api, id: str = "#thing") -> ir.Type:
    record = api.types[ir.TypeId(id)].type
    assert isinstance(record, ir.Record)
    (field,) = (field for field in record.fields if field.wire == "a")
    return field.type


def ref(id: str) -> ir.Ref:
    return ir.Ref(ir.TypeId(id))


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def validator(api: ir.Api, id: str) -> Any:
    """What validates values of a type, by the shipped schemas and nothing else."""
    registry: Registry[Any] = Registry()
    for schema in api.schemas:
        resource = specification_with(schema.dialect).create_resource(
            schema.document.json
        )
        registry = registry.with_resource(schema.uri, resource)
    uri = api.types[ir.TypeId(id)].schema
    dialect = {schema.uri: schema.dialect for schema in api.schemas}
    cls = validator_for({"$schema": dialect[uri.partition("#")[0]]})
    return cls({"$ref": uri}, registry=registry)


def is_valid(api: ir.Api, value: Json, id: str = "#thing") -> bool:
    return bool(validator(api, id).is_valid(value))


# --- Addresses -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "definitions"),
    [
        ("#/$defs/Item", {"Item": ITEM}),
        ("#item", {"Item": {"$anchor": "item", **ITEM}}),
        ("https://acme.example/item", {"Item": {"$id": "/item", **ITEM}}),
        ("item", {"Item": {"$id": "https://acme.example/item", **ITEM}}),
        ("#/$defs/Item~1s%20of~0it", {"Item/s of~it": ITEM}),
        ("#$defs/Item", {"Item": ITEM}),
        (" #/$defs/Item ", {"Item": ITEM}),
        ("#/$defs/My Item", {"My Item": ITEM}),
        ("#/$defs/100%", {"100%": ITEM}),
        ("Item", {"Item": ITEM}),
        ("urn:acme:item", {"Item": {"$id": "urn:acme:item", **ITEM}}),
        ("urn:acme:item#it", {"Item": {"$id": "urn:acme:item", "$anchor": "it"}}),
    ],
)
def test_a_reference_leads_to_its_schema_and_so_does_the_shipped_one(
    reference: str, definitions: dict[str, Json]
) -> None:
    report = Report()
    name = next(iter(definitions))
    value = holder({"$ref": reference}, **{"$defs": {**definitions}})
    assert isinstance(value, dict)

    api = parsed(document({"$id": "https://acme.example/x", **value}), report=report)

    assert type_of_a(api, "#x") == ref(f"#{name}")
    assert "unresolved-reference" not in codes(report)
    assert is_valid(api, {"a": {"sku": "1"}}, "#x")
    if definitions[name] == ITEM:
        assert not is_valid(api, {"a": {"sku": 1}}, "#x")


def test_a_plain_name_is_an_id_of_the_older_drafts() -> None:
    for draft, key in ((Draft.FOUR, "id"), (Draft.SIX, "$id"), (Draft.SEVEN, "$id")):
        value = holder(
            {"$ref": "#item"},
            **{"$schema": draft.dialect, "definitions": {"Item": {key: "#item"}}},
        )

        assert type_of_a(parsed(document(value))) == ref("#Item")


def test_an_embedded_schema_has_a_base_of_its_own() -> None:
    inner: Json = {
        "$id": "inner/",
        "$defs": {"Item": {"type": "integer"}},
        **{"properties": {"a": {"$ref": "#/$defs/Item"}}},
    }
    value = holder({"$ref": "#/$defs/Inner"}, **{"$defs": {"Inner": inner}})

    api = parsed(document(value))

    assert api.types[ir.TypeId("#Item")].type == ir.Scalar(ir.ScalarKind.INTEGER)
    assert is_valid(api, {"a": {"a": 1}})
    assert not is_valid(api, {"a": {"a": "1"}})


def test_files_refer_to_each_other_by_where_they_lie() -> None:
    cart = document(holder({"$ref": "../parts/item#/$defs/Sku"}), "shop/a/cart.json")
    item = document({"$defs": {"Sku": {"type": "string"}}}, "shop/parts/item.json")

    api = parsed(cart, item)

    assert type_of_a(api, "#cart") == ref("#Sku")
    assert not is_valid(api, {"a": 1}, "#cart")


def test_a_file_beside_is_found_although_the_ids_lie_elsewhere() -> None:
    cart = document(
        {"$id": "https://a.example/cart", **_object(holder({"$ref": "b.json"}))}
    )
    item = document({"$id": "https://b.example/item", **_object(ITEM)}, "b.json")

    api = parsed(cart, item)

    assert type_of_a(api, "#cart") == ref("#item")
    assert not is_valid(api, {"a": {"sku": 1}}, "#cart")


def _object(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"$ref": {"type": "string"}}},
        {"type": "object", "properties": {"id": {"type": "string"}}},
        {"type": "object", "properties": {"properties": {"type": "string"}}},
        {"enum": ["x", "y"], "default": {"$ref": "#/nowhere"}},
        {"type": "object", "$ref": 5},
        {"type": "string", "examples": [{"$ref": "#/nowhere"}]},
    ],
)
def test_what_only_looks_like_a_reference_is_none(schema: Json) -> None:
    report = Report()

    api = parsed(document(holder(schema)), report=report)

    assert "unresolved-reference" not in codes(report)
    assert validator(api, "#thing").is_valid({})


def test_constants_that_look_like_references_are_compared_as_they_are() -> None:
    api = parsed(document(holder({"const": {"$ref": "#/nowhere"}})))

    assert is_valid(api, {"a": {"$ref": "#/nowhere"}})
    assert not is_valid(api, {"a": {}})


def test_a_reference_may_lead_where_the_standard_keeps_no_schemas() -> None:
    value = holder({"$ref": "#/components/schemas/Item"})
    assert isinstance(value, dict)
    value["components"] = {"schemas": {"Item": ITEM}}

    api = parsed(document(value))

    assert type_of_a(api) == ref("#Item")
    assert not is_valid(api, {"a": {"sku": 1}})


def test_references_in_a_circle_are_any_json() -> None:
    value: Json = {"$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}}

    api = understand(Settings(name="x"), [document(value)], Report())

    assert set(api.types) >= {"#A", "#B"}


def test_a_schema_that_refers_to_itself_is_recursive() -> None:
    api = parsed(document(holder({"$ref": "#"})))

    assert type_of_a(api) == ref("#thing")
    assert is_valid(api, {"a": {"a": {}}})
    assert not is_valid(api, {"a": {"a": 1}})


def test_a_schema_of_schemas_is_any_json_and_validated_by_the_standards_own() -> None:
    report = Report()
    value = holder({"$ref": DRAFT7}, **{"$schema": DRAFT7})

    api = parsed(document(value), report=report)

    assert type_of_a(api) == ir.ANY
    assert "metaschema-reference" in codes(report)
    assert is_valid(api, {"a": {"type": "object"}})
    assert not is_valid(api, {"a": {"type": 5}})


@pytest.mark.parametrize("reference", ["#/x/0", "#/type", "#/required/0", "a\0b", "#"])
def test_no_reference_raises_anything(reference: str) -> None:
    value = holder({"$ref": reference}, required=["a"], x=[1])

    assert parsed(document(value)).types


@pytest.mark.parametrize("start", ["https://ann:hunter2@", "https://"])
def test_credentials_in_addresses_are_neither_shipped_nor_told(start: str) -> None:
    report, end = Report(), "acme.example/{}.json?api_key=Ab3dEf6hIj9kLm2n"
    a, b, gone = (start + end.format(name) for name in ("a", "b", "gone"))
    api = parsed(
        document({"$id": b, "title": "B", "type": "integer"}, "b.json"),
        document(holder({"$ref": b}, **{"$id": a}), "a.json"),
        document(holder({"$ref": gone}), "c.json"),
        report=report,
    )

    assert not is_valid(api, {"a": "x"}, "#a")
    told = f"{[str(said) for said in report]} {api}"
    assert "unresolved-reference" in told
    assert "hunter2" not in told
    assert "Ab3dEf" not in told


# --- Dynamic references --------------------------------------------------------

TREE: Json = {
    "$id": "https://acme.example/tree",
    "$dynamicAnchor": "node",
    "type": "object",
    "properties": {"a": {"$dynamicRef": "#node"}},
}


def test_the_only_dynamic_anchor_is_meant() -> None:
    assert type_of_a(parsed(document(TREE)), "#tree") == ref("#tree")


def test_of_several_dynamic_anchors_any_is_meant() -> None:
    report = Report()
    strict: Json = {
        "$id": "https://acme.example/strict",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "required": ["b"],
    }

    api = parsed(document(TREE, "1.json"), document(strict, "2.json"), report=report)

    assert type_of_a(api, "#tree") == ir.Union((ref("#tree"), ref("#strict")))
    assert "dynamic-reference" in codes(report)
    assert is_valid(api, {"b": 1, "a": {"b": 2}}, "#strict")
    assert not is_valid(api, {"b": 1, "a": {}}, "#strict")
    assert is_valid(api, {"b": 1, "a": {}}, "#tree")


def test_a_dynamic_reference_that_may_mean_very_much_is_any_json() -> None:
    nodes: dict[str, Json] = {
        f"N{n}": {"$id": f"n{n}", "$dynamicAnchor": "node", "minimum": n}
        for n in range(30)
    }
    value = holder({"$dynamicRef": "n0#node"}, **{"$defs": nodes})

    assert type_of_a(parsed(document(value))) == ir.ANY


def test_a_recursive_reference_leads_to_the_root() -> None:
    value = holder(
        {"$recursiveRef": "#"},
        **{"$schema": Draft.Y2019.dialect, "$recursiveAnchor": True},
    )

    assert type_of_a(parsed(document(value))) == ref("#thing")


# --- Lost parents --------------------------------------------------------------


def test_the_text_of_an_id_comes_before_a_title() -> None:
    lost = "#/components/schemas/Item"
    by_id = document({"$id": lost, "title": "Other", "type": "string"}, "1.json")
    by_title = document({"title": "Item", "type": "integer"}, "2.json")

    api = parsed(document(holder({"$ref": lost})), by_id, by_title)

    assert type_of_a(api) == ref("#Other")
    assert not is_valid(api, {"a": 5})


def test_the_same_folder_comes_before_any_other() -> None:
    lost = "#/components/schemas/Item"
    docs = [
        document({"$id": lost, "type": "integer"}, "a/item.json"),
        document({"$id": lost, "type": "string"}, "b/item.json"),
        document(holder({"$ref": lost}), "b/thing.json"),
    ]

    api = parsed(*docs)

    field = type_of_a(api)
    assert isinstance(field, ir.Ref)
    assert api.types[field.id].at.document == "b/item.json"
    assert is_valid(api, {"a": "x"})


def test_of_several_with_one_address_the_nearest_is_meant() -> None:
    docs = [
        document({"$id": "https://x.example/item", "type": kind}, f"{folder}/item.json")
        for folder, kind in (("a", "integer"), ("b", "string"))
    ]
    value = holder({"$ref": "item"}, **{"$id": "https://x.example/thing"})

    api = parsed(*docs, document(value, "b/thing.json"))

    assert is_valid(api, {"a": "x"})
    assert not is_valid(api, {"a": 1})
    assert len({schema.uri for schema in api.schemas}) == 3


def test_a_document_elsewhere_is_known_by_its_name_and_what_is_in_it() -> None:
    report = Report()
    value = holder({"$ref": "https://x.example/parts/line.json#/definitions/Line"})
    line: Json = {"definitions": {"Line": {"type": "string"}}}

    api = parsed(document(value), document(line, "line.json"), report=report)

    assert type_of_a(api) == ref("#Line")
    assert codes(report) == ["reference-by-name"]
    assert not is_valid(api, {"a": 1})


def test_an_id_that_is_the_schemas_own_place_names_nothing() -> None:
    value = holder({"$id": "#/properties/a", "type": "string"})

    assert type_of_a(parsed(document(value))) == ir.STRING


def test_an_unresolved_reference_is_any_json_also_to_the_validator() -> None:
    report = Report()

    api = parsed(document(holder({"$ref": "https://x.example/y.json"})), report=report)

    assert api.types[ir.TypeId("#y")].type == ir.ANY
    assert api.types[ir.TypeId("#y")].schema == ""
    assert codes(report) == ["unresolved-reference"]
    assert is_valid(api, {"a": 5})


# --- Drafts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "draft"),
    [
        ({"$schema": "http://json-schema.org/draft-04/schema"}, Draft.FOUR),
        ({"$schema": "https://json-schema.org/draft-06/schema#"}, Draft.SIX),
        ({"$schema": " http://json-schema.org/draft-07/schema# "}, Draft.SEVEN),
        ({"$schema": "http://json-schema.org/draft/2019-09/schema#"}, Draft.Y2019),
        ({"$schema": "https://json-schema.org/draft/2020-12/schema"}, Draft.Y2020),
        ({"$schema": "https://acme.example/own"}, None),
        ({"$defs": {}}, Draft.Y2020),
        ({"properties": {"a": {"prefixItems": []}}}, Draft.Y2020),
        ({"properties": {"a": {"$recursiveRef": "#"}}}, Draft.Y2019),
        ({"properties": {"a": {"exclusiveMinimum": True}}}, Draft.FOUR),
        ({"id": "https://acme.example/own"}, Draft.FOUR),
        ({"properties": {"id": {}}, "definitions": {}}, Draft.SEVEN),
        ({"properties": {"$defs": {"type": "string"}}}, None),
        ({"enum": [{"$defs": 1}]}, None),
    ],
)
def test_the_draft_is_declared_or_told_by_its_words(
    schema: Json, draft: Draft | None
) -> None:
    assert (declared(schema) or guessed(schema)) is draft


def test_a_dialect_of_ones_own_is_of_the_draft_that_it_is_made_of(
    tmp_path: Path,
) -> None:
    uri = "https://d.example/own"
    write(tmp_path / "thing.json", holder({"minimum": 5}, **{"$schema": uri}))
    write(
        tmp_path / "dialects" / "own.json",
        {
            "$schema": Draft.Y2020.dialect,
            "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": True},
        },
    )
    sources, _ = listed(["thing.json"], tmp_path)
    folders = {"https://d.example/": str(tmp_path / "dialects")}

    found = gathered(sources, folders, Report())
    api = parsed(*found.documents)

    assert [schema.dialect for schema in api.schemas] == [Draft.Y2020.dialect]
    assert is_valid(api, {"a": 1})


def test_a_schema_without_any_sign_is_of_the_draft_of_the_others() -> None:
    plain = document(ITEM)
    marked = document({"$schema": Draft.FOUR.dialect, "type": "object"}, "other.json")

    assert {s.dialect for s in parsed(plain).schemas} == {Draft.SEVEN.dialect}
    assert {s.dialect for s in parsed(plain, marked).schemas} == {Draft.FOUR.dialect}


# --- Names ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "name", "expected"),
    [
        ({"title": "Item"}, "x.json", "#Item"),
        ({"title": "An item", "$id": "https://x.example/item.json"}, "x.json", "#item"),
        (
            {"title": "Acme order", "$id": "https://x.example/schema"},
            "x.json",
            "#Acme order",
        ),
        ({"title": "Acme order"}, "schema.json", "#Acme order"),
        ({"title": "The one of which I speak here"}, "schema.json", "#schema"),
        ({}, "order.schema.json", "#order"),
    ],
)
def test_a_schema_goes_by_its_title_its_id_or_its_file(
    schema: dict[str, Json], name: str, expected: str
) -> None:
    (id,) = parsed(document({"type": "object", **schema}, name)).types

    assert id == expected.replace("Acme order", "acme order")


def test_equal_schemas_of_one_name_are_one_type() -> None:
    docs = [
        document(holder({"$ref": "#/$defs/Item"}, **{"$defs": {"Item": ITEM}}), name)
        for name in ("one.json", "two.json")
    ]

    api = parsed(*docs)

    assert set(api.types) == {"#one", "#two", "#Item"}
    assert len(api.types[ir.TypeId("#Item")].origins) == 1


def test_equal_texts_that_refer_to_different_things_are_two_types() -> None:
    docs = [
        document(
            holder(
                {"$ref": "#/$defs/Line"},
                **{
                    "$defs": {
                        "Line": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
                        "Item": {"type": kind},
                    }
                },
            ),
            f"{kind}.json",
        )
        for kind in ("integer", "string")
    ]

    api = parsed(*docs)

    lines = {type_of_a(api, "#integer"), type_of_a(api, "#string")}
    assert lines == {ref("#Line"), ref("#string/Line")}
    assert len(api.types) == 6


def test_a_second_schema_of_a_name_goes_by_its_folder_too() -> None:
    docs = [
        document({"title": "Price", "type": kind}, f"{folder}/price.json")
        for folder, kind in (("east", "integer"), ("west", "string"))
    ]
    report = Report()

    api = parsed(*docs, report=report)

    assert set(api.types) == {"#Price", "#west/Price"}
    assert api.types[ir.TypeId("#west/Price")].name == ir.Name("west Price")
    assert codes(report) == ["name-clash"]


def test_a_definition_that_only_refers_to_its_namesake_is_that() -> None:
    value = holder(
        {"$ref": "#/$defs/Item"}, **{"$defs": {"Item": {"$ref": "item.json"}}}
    )
    report = Report()

    api = parsed(document(value), document(ITEM, "item.json"), report=report)

    assert set(api.types) == {"#thing", "#item"}
    assert type_of_a(api) == ref("#item")
    assert not codes(report)


def test_namesakes_in_a_circle_stay_apart() -> None:
    a = document({"$defs": {"Item": {"$ref": "b.json#/$defs/Item"}}}, "a.json")
    b = document({"$defs": {"Item": {"$ref": "a.json#/$defs/Item"}}}, "b.json")

    assert is_valid(parsed(a, b), 5, "#Item")


def test_true_is_not_the_number_one() -> None:
    docs = [
        document({"$defs": {"Item": {"enum": [value]}}}, f"{name}.json")
        for name, value in (("a", 1), ("b", True))
    ]

    assert set(parsed(*docs).types) == {"#Item", "#b/Item"}


def test_definitions_that_nothing_refers_to_are_types_too() -> None:
    value = holder({"type": "string"}, **{"$defs": {"Item": ITEM, "group": {"x": {}}}})

    assert set(parsed(document(value)).types) == {"#thing", "#Item"}


# --- The shipped schemas -------------------------------------------------------


def test_what_no_validator_heeds_is_not_shipped() -> None:
    value = holder({"type": "string", "description": "secret", "examples": ["secret"]})

    (schema,) = parsed(document(value)).schemas

    assert schema.document.json == {
        "type": "object",
        "properties": {"a": {"type": "string"}},
    }


def test_schemas_are_shipped_under_names_and_not_under_files() -> None:
    docs = [
        document({"title": "Cart", **_object(holder({"$ref": "b.json"}))}, "/a/a.json"),
        document({"title": "Item", "type": "string"}, "/a/b.json"),
    ]

    api = parsed(*docs)

    assert [schema.uri for schema in api.schemas] == [
        "https://schemas.invalid/Cart",
        "https://schemas.invalid/Item",
    ]
    assert "b.json" not in json.dumps([schema.document.json for schema in api.schemas])


def test_only_documents_that_a_type_reaches_are_shipped() -> None:
    thing = document(holder({"$ref": "used.json"}))
    used = Document(name="used.json", text="", value={"type": "string"}, aside=True)
    idle = Document(name="idle.json", text="", value={"type": "string"}, aside=True)

    api = parsed(thing, used, idle)

    assert set(api.types) == {"#thing", "#used"}
    assert len(api.schemas) == 2


@pytest.mark.parametrize(
    ("schema", "valid", "invalid"),
    [
        ({"type": "String"}, "x", 1),
        ({"type": "file"}, 1, None),
        ({"type": ["any", "string"]}, 1, None),
        ({"required": True, "type": "string"}, "x", 1),
        ({"minLength": "5", "type": "string"}, "x", 1),
        ({"pattern": "(", "type": "string"}, "x", 1),
        ({"multipleOf": 0, "type": "integer"}, 1, "x"),
        ({"allOf": {"type": "string"}, "type": "integer"}, 1, "x"),
        ({"minimum": 1, "exclusiveMinimum": True}, 2, 1),
        ({"items": [{"type": "string"}], "additionalItems": False}, ["x"], ["x", "y"]),
        ({"properties": {"b": None}, "required": ["b"]}, {"b": 1}, {}),
    ],
)
def test_sloppy_words_are_shipped_as_what_they_mean_or_not_at_all(
    schema: Json, valid: Json, invalid: Json
) -> None:
    value = holder(schema, **{"$schema": Draft.Y2020.dialect})

    api = parsed(document(value))

    assert is_valid(api, {"a": valid})
    assert invalid is None or not is_valid(api, {"a": invalid})


def test_each_document_is_validated_by_its_own_draft() -> None:
    new = holder({"$ref": "old.json#/definitions/Pair"}, **{"$defs": {}})
    old: Json = {
        "$schema": Draft.FOUR.dialect,
        "definitions": {"Pair": {"items": [{"type": "string"}, {"type": "integer"}]}},
    }

    api = parsed(document(new), document(old, "old.json"))

    assert is_valid(api, {"a": ["x", 1]})
    assert not is_valid(api, {"a": ["x", "y"]})


@pytest.mark.parametrize(
    "schema",
    [
        {"$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}},
        {"$defs": {"A": {"allOf": [{"$ref": "#/$defs/A"}, {"type": "object"}]}}},
        {"$defs": {"A": {"not": {"$ref": "#/$defs/A", "$dynamicRef": "#/$defs/A"}}}},
    ],
)
def test_validating_comes_to_an_end(schema: Json) -> None:
    assert is_valid(parsed(document(schema)), {}, "#A") in (True, False)


def test_dependencies_of_both_kinds_stand_beside_each_other() -> None:
    value: Json = {
        "$schema": DRAFT7,
        "$id": "https://x.example/y",
        "dependencies": {"a": {"$id": "z", "required": ["b"]}, "c": ["d"]},
        "type": "object",
    }

    api = parsed(document(value))

    assert is_valid(api, {"a": 1, "b": 2}, "#y")
    assert not is_valid(api, {"a": 1}, "#y")
    assert not is_valid(api, {"c": 1}, "#y")


@pytest.mark.parametrize(
    ("pattern", "valid", "invalid"),
    [
        (r"^\p{L}+$", "é", "1"),
        (r"^\p{Nd}+$", "1", "é"),
        (r"^[\p{L}-]+$", "é-", "!"),
        (r"^(?<a>x)\k<a>$", "xx", "xy"),
        (r"^\u{1F600}$", "\U0001f600", "x"),
        (r"^[^]$", "\n", "xy"),
        (r"^\cJ$", "\n", "J"),
    ],
)
def test_patterns_of_javascript_are_shipped_as_pythons(
    pattern: str, valid: str, invalid: str
) -> None:
    api = parsed(document(holder({"type": "string", "pattern": pattern})))

    assert is_valid(api, {"a": valid})
    assert not is_valid(api, {"a": invalid})


def test_a_pattern_that_python_cannot_say_is_told_and_left_out() -> None:
    report = Report()

    api = parsed(document(holder({"pattern": r"^\p{Lu}$"})), report=report)

    assert "not-validated" in codes(report)
    assert is_valid(api, {"a": "x"})


# --- Files beside the sources --------------------------------------------------


def write(path: Path, value: Json) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def names(found: Gathered) -> dict[str, bool]:
    return {document.name: document.aside for document in found.documents}


@pytest.fixture
def cart(tmp_path: Path) -> list[Source]:
    """A project whose one source refers to a file beside it."""
    write(tmp_path / "specs" / "cart.json", holder({"$ref": "parts/item"}))
    write(tmp_path / "specs" / "parts" / "item.json", {"$ref": "../sku.json"})
    write(tmp_path / "specs" / "sku.json", {"type": "string"})
    write(tmp_path / "specs" / "other.json", {"type": "string"})
    return listed(["specs/cart.json"], tmp_path)[0]


def test_what_a_source_refers_to_is_read_too(cart: list[Source]) -> None:
    report = Report()

    found = gathered(cart, {}, report)

    assert names(found) == {
        "specs/cart.json": False,
        "specs/parts/item.json": True,
        "specs/sku.json": True,
    }
    api = understand(Settings(name="x"), found.documents, report)
    assert "unresolved-reference" not in codes(report)
    assert set(api.types) == {"#cart", "#item", "#sku"}


def test_every_file_that_was_asked_for_is_remembered(cart: list[Source]) -> None:
    asked = [Path(path).name for path in gathered(cart, {}, Report()).asked]

    assert asked == ["item", "item.json", "sku.json"]


def test_files_outside_of_the_given_folders_are_not_read(
    cart: list[Source], tmp_path: Path
) -> None:
    write(tmp_path / "secret.json", {"type": "string"})
    (tmp_path / "specs" / "link.json").symlink_to(tmp_path / "secret.json")
    outside = ("../secret.json", "link.json", (tmp_path / "secret.json").as_uri())
    for reference in outside:
        report = Report()
        write(tmp_path / "specs" / "cart.json", holder({"$ref": reference}))

        found = gathered(cart, {}, report)

        assert names(found) == {"specs/cart.json": False}
        assert codes(report) == ["reference-outside"]


def test_a_file_below_the_folders_may_be_called_by_its_whole_address(
    cart: list[Source], tmp_path: Path
) -> None:
    address = (tmp_path / "specs" / "sku.json").as_uri()
    write(tmp_path / "specs" / "cart.json", holder({"$ref": address}))

    found = gathered(cart, {}, Report())
    api = understand(Settings(name="x"), found.documents, Report())

    assert type_of_a(api, "#cart") == ref("#sku")
    assert str(tmp_path) not in json.dumps([s.document.json for s in api.schemas])
    assert str(tmp_path) not in repr([s.uri for s in api.schemas])
    assert not is_valid(api, {"a": 1}, "#cart")


def test_addresses_are_found_in_the_folders_of_references(tmp_path: Path) -> None:
    base = "https://store.example/"
    write(tmp_path / "specs" / "cart.json", holder({"$ref": f"{base}a/item"}))
    write(tmp_path / "store" / "a" / "item.json", {"$ref": "sku.json#/$defs/Sku"})
    write(tmp_path / "store" / "a" / "sku.json", {"$defs": {"Sku": {"type": "string"}}})
    sources, _ = listed(["specs/cart.json"], tmp_path)

    found = gathered(sources, {base: str(tmp_path / "store")}, Report())
    api = understand(Settings(name="x"), found.documents, Report())

    assert names(found)["store/a/item.json"]
    assert set(api.types) == {"#cart", "#item", "#Sku"}
    assert not is_valid(api, {"a": 1}, "#cart")


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 5000, "a\0b", "\ud83d", "x/.."])
def test_no_name_of_a_file_raises_anything(tmp_path: Path, name: str) -> None:
    write(tmp_path / "specs" / "cart.json", holder({"$ref": name}))
    sources, _ = listed(["specs/cart.json"], tmp_path)

    assert names(gathered(sources, {}, Report())) == {"specs/cart.json": False}


def test_a_broken_file_is_a_warning_where_it_is_only_referred_to(
    cart: list[Source], tmp_path: Path
) -> None:
    report = Report()
    (tmp_path / "specs" / "sku.json").write_text("{")

    found = gathered(cart, {}, report)

    assert "specs/sku.json" not in names(found)
    assert [str(said.severity) for said in report] == ["warning"]


def test_sources_refer_to_each_other_without_anything_read_twice(
    cart: list[Source], tmp_path: Path
) -> None:
    sources, _ = given([str(tmp_path / "specs")])

    found = gathered(sources, {}, Report())

    assert list(names(found).values()) == [False] * 4


def test_a_change_of_a_file_referred_to_is_noticed(
    cart: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = "clients:\n  shop:\n    sources: [specs/cart.json]\n"
    (tmp_path / "specloom.yaml").write_text(config, encoding="utf-8")

    def said(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(command, ["generate", *arguments])
        return result.exit_code, result.stdout + result.stderr

    assert said()[0] == 0
    assert "up to date" in said()[1]
    write(tmp_path / "specs" / "sku.json", {"type": "integer"})
    assert said("--check")[0] == 1
    assert "written" in said()[1]
    (tmp_path / "specs" / "sku.json").unlink()
    assert "unresolved-reference" in said()[1]
    assert "up to date" in said()[1]
    write(tmp_path / "specs" / "sku.json", {"type": "integer"})
    assert "unresolved-reference" not in said()[1]


def test_folders_of_references_are_relative_to_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "specs" / "cart.json", holder({"$ref": "https://s.example/item"}))
    write(tmp_path / "store" / "item.json", {"type": "string"})
    (tmp_path / "specloom.yaml").write_text(
        "clients:\n  shop:\n    sources: [specs]\n"
        '    references: {"https://s.example/": store}\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path / "specs")

    result = CliRunner().invoke(command, ["inspect", "shop", "--json"])

    assert result.exit_code == 0
    assert "#item" in json.loads(result.stdout)["types"]


def test_diagnostics_of_a_file_referred_to_show_where_it_lies(
    cart: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "specs" / "sku.json", {"$ref": "gone.json"})

    result = CliRunner().invoke(
        command, ["generate", "specs/cart.json", "-o", "out", "--name", "shop"]
    )

    assert "specs/sku.json:1:10: warning[unresolved-reference]" in result.stderr


def test_an_address_needs_no_stroke_at_the_end(tmp_path: Path) -> None:
    write(tmp_path / "cart.json", holder({"$ref": "https://s.example/item.json"}))
    write(tmp_path / "store" / "item.json", {"type": "string"})
    sources, _ = listed(["cart.json", "store"], tmp_path)

    found = gathered(sources, {"https://s.example": str(tmp_path / "store")}, Report())
    api = understand(Settings(name="x"), found.documents, Report())

    assert type_of_a(api, "#cart") == ref("#item")
    assert names(found) == {"cart.json": False, "store/item.json": False}


def test_the_ledger_says_what_nothing_refers_to(
    cart: list[Source], tmp_path: Path
) -> None:
    reads, report = Reads(), Report()
    write(
        tmp_path / "specs" / "sku.json",
        {"type": "string", "$defs": {"Unused": {"type": "integer"}}},
    )
    found = gathered(cart, {}, report)
    settings = Settings(name="x")
    api = understand(settings, found.documents, report, reads)

    book = ledger.ledger(found.documents, reads, api, {}, report, settings)

    assert [leaf.by for leaf in book.leaves if leaf.at.path[:1] == ("$defs",)] == [
        "unreferred"
    ]
    assert not [leaf for leaf in book.leaves if leaf.unexplained]
