"""Every keyword of JSON Schema has an answer: a type, a sentence, or a word on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import Settings, ir, passes, source
from specloom.diagnostics import Report
from specloom.ir import Const, Enum, Scalar, ScalarKind
from specloom.ledger import Ledger, ledger
from specloom.parsers import jsonschema
from specloom.parsers.jsonschema import keywords
from specloom.source import Document, Json, Reads

INTEGER = Scalar(ScalarKind.INTEGER)
NUMBER = Scalar(ScalarKind.NUMBER)
BOOLEAN = Scalar(ScalarKind.BOOLEAN)


def document(value: Json) -> Document:
    return source.read(json.dumps(value).encode(), "thing.json", Report())


def declared(schema: Json, report: Report | None = None) -> ir.TypeDecl:
    """The type of a whole document."""
    report = Report() if report is None else report
    api = jsonschema.parse([document(schema)], report, Reads())
    return api.types[ir.TypeId("#thing")]


def field(schema: Json, **beside: Json) -> ir.Field:
    """The field that the schema of a property becomes."""
    holder: Json = {"type": "object", "properties": {"a": schema}, **beside}
    return fields(declared(holder).type)["a"]


def fields(type: ir.Type) -> dict[str, ir.Field]:
    assert isinstance(type, ir.Record)
    return {one.wire: one for one in type.fields}


def type_of(schema: Json) -> ir.Type:
    return field(schema).type


def checks(schema: Json) -> list[str]:
    """The sentences on what only validation heeds."""
    one = field(schema)
    own = one.type.constraints if isinstance(one.type, ir.Record) else None
    told = [said for said in (own, one.constraints) if said is not None]
    return [check for said in told for check in said.checks]


def values(schema: Json) -> list[Json]:
    """The values that only the documentation shows."""
    found = field(schema).constraints
    return [] if found is None else [value.json for value in found.values]


def codes(schema: Json) -> list[str]:
    report = Report()
    declared({"type": "object", "properties": {"a": schema}}, report)
    return [said.code for said in report]


def account(schema: Json) -> Ledger:
    one, report, reads = document(schema), Report(), Reads()
    api = jsonschema.parse([one], report, reads)
    return ledger([one], reads, api, {}, report, Settings(name="x"))


def test_no_prose_shows_credentials() -> None:
    doc = "Send `Authorization: Bearer ghp_abcdefghijklmnopqrstuvwxyz0123456789`."
    values: list[Json] = [
        {"const": "a", "description": doc},
        {"const": "b", "description": "B."},
    ]
    schema: Json = {"properties": {"x": {"description": doc}, "y": {"oneOf": values}}}

    assert "ghp_" not in str(jsonschema.parse([document(schema)], Report(), None).types)


# --- Constants and enumerations --------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"const": "x"}, Const("x", ScalarKind.STRING)),
        ({"const": 3}, Const(3, ScalarKind.INTEGER)),
        ({"const": True}, Const(True, ScalarKind.BOOLEAN)),
        ({"const": None}, ir.NULL),
        ({"type": "string", "const": "x"}, Const("x", ScalarKind.STRING)),
        ({"const": 1.5}, NUMBER),
        ({"const": [1]}, ir.List(ir.ANY)),
        ({"const": {"a": 1}}, ir.Map(ir.ANY)),
    ],
)
def test_a_constant_is_a_type_where_python_has_one(schema: Json, type: ir.Type) -> None:
    assert type_of(schema) == type


def test_a_constant_that_no_type_shows_is_documented() -> None:
    assert values({"const": 1.5}) == [1.5]
    assert values({"const": {"a": [1]}}) == [{"a": [1]}]
    assert values({"const": "x"}) == []


def test_one_value_of_an_enumeration_stays_an_enumeration() -> None:
    assert isinstance(type_of({"enum": ["x"]}), Enum)


def test_an_enumeration_of_structures_is_their_kinds_and_documented() -> None:
    schema: Json = {"enum": ["a", [1], {"b": 2}]}

    found = type_of(schema)

    assert isinstance(found, ir.Union)
    assert isinstance(found.members[0], Enum)
    assert found.members[1:] == (ir.List(ir.ANY), ir.Map(ir.ANY))
    assert values(schema) == ["a", [1], {"b": 2}]
    assert codes(schema) == []


def test_an_enumeration_of_mixed_scalars_is_a_union_by_kind() -> None:
    found = type_of({"enum": [1, "a", 2.5, True, None]})

    assert isinstance(found, ir.Union)
    kinds = [m.kind for m in found.members if isinstance(m, Enum)]
    assert kinds == [ScalarKind.STRING, ScalarKind.NUMBER, ScalarKind.BOOLEAN]
    assert found.members[-1] == ir.NULL


def test_values_that_the_type_rules_out_are_no_members() -> None:
    found = type_of({"type": "string", "enum": ["a", 1]})

    assert isinstance(found, Enum)
    assert [member.value for member in found.members] == ["a"]


def test_alternatives_of_one_value_each_are_a_documented_enumeration() -> None:
    found = type_of(
        {
            "type": "integer",
            "oneOf": [
                {"const": 1, "title": "Low", "description": "Hardly at all."},
                {"const": 2, "title": "High"},
            ],
        }
    )

    assert isinstance(found, Enum)
    assert [(m.value, m.name, m.doc) for m in found.members] == [
        (1, "Low", "Hardly at all."),
        (2, "High", ""),
    ]


@pytest.mark.parametrize(
    "key", ["enumDescriptions", "x-enum-descriptions", "markdownEnumDescriptions"]
)
def test_vendors_describe_values_by_their_places(key: str) -> None:
    found = type_of({"enum": ["a", "b"], key: ["First.", "Second."]})

    assert isinstance(found, Enum)
    assert [member.doc for member in found.members] == ["First.", "Second."]


def test_a_vendor_describes_values_by_themselves() -> None:
    found = type_of({"enum": ["a", "b"], "meta:enum": {"b": "Second."}})

    assert isinstance(found, Enum)
    assert [member.doc for member in found.members] == ["", "Second."]


# --- Arrays ------------------------------------------------------------------------

PAIR: Json = [{"type": "string"}, {"type": "integer"}]


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        (
            {"prefixItems": PAIR, "minItems": 2, "items": False},
            ir.Tuple((ir.STRING, INTEGER)),
        ),
        (
            {"items": PAIR, "minItems": 2, "additionalItems": False},
            ir.Tuple((ir.STRING, INTEGER)),
        ),
        (
            {"items": PAIR, "minItems": 2, "maxItems": 2},
            ir.Tuple((ir.STRING, INTEGER)),
        ),
        (
            {"prefixItems": PAIR, "minItems": 2, "items": {"type": "boolean"}},
            ir.Tuple((ir.STRING, INTEGER), BOOLEAN),
        ),
        (
            {"prefixItems": PAIR, "minItems": 2},
            ir.Tuple((ir.STRING, INTEGER), ir.ANY),
        ),
        (
            {"prefixItems": PAIR, "items": False},
            ir.List(ir.Union((ir.STRING, INTEGER))),
        ),
        (
            {"items": PAIR, "additionalItems": {"type": "boolean"}},
            ir.List(ir.Union((ir.STRING, INTEGER, BOOLEAN))),
        ),
        ({"prefixItems": PAIR}, ir.List(ir.ANY)),
        (
            {"prefixItems": PAIR, "minItems": 2, "unevaluatedItems": False},
            ir.Tuple((ir.STRING, INTEGER)),
        ),
        ({"type": "array", "unevaluatedItems": {"type": "string"}}, ir.List(ir.STRING)),
    ],
)
def test_only_places_that_are_always_there_make_a_tuple(
    schema: Json, type: ir.Type
) -> None:
    assert type_of(schema) == type


def test_a_tuple_shows_by_itself_how_many_items_there_are() -> None:
    assert (
        field({"prefixItems": PAIR, "minItems": 2, "items": False}).constraints is None
    )
    assert field({"prefixItems": PAIR, "minItems": 3}).constraints == ir.Constraints(
        min_items=3
    )


def test_the_places_of_a_list_are_told_in_a_sentence() -> None:
    assert checks({"prefixItems": PAIR, "items": False}) == [
        "Item 1 is a string and item 2 is an integer, where there are so many.",
        "There must be no further items.",
    ]


def test_limits_of_items_stay_with_the_items() -> None:
    found = field({"type": "array", "items": {"type": "string", "maxLength": 3}})

    assert found.constraints == ir.Constraints(items=ir.Constraints(max_length=3))


INSIDE: dict[str, Callable[[Json], Json]] = {
    "item": lambda one: {"type": "array", "items": one},
    "place": lambda one: {"type": "array", "prefixItems": [one], "minItems": 1},
    "value": lambda one: {"type": "object", "additionalProperties": one},
    "alternative": lambda one: {"anyOf": [{"type": "string", "title": "T"}, one]},
}


@pytest.mark.parametrize("within", INSIDE.values(), ids=INSIDE)
def test_what_is_said_of_an_object_inside_is_its_own(
    within: Callable[[Json], Json],
) -> None:
    said = ir.Constraints(min_properties=1)
    found = field(
        within(
            {
                "type": "object",
                "properties": {"x": {"type": "string"}},
                "description": "One thing.",
                "minProperties": 1,
            }
        )
    )

    (record,) = (one for one in ir.children(found.type) if isinstance(one, ir.Record))
    assert (record.doc, record.constraints) == ("One thing.", said)
    assert "thing" not in found.doc
    assert found.constraints is None


def test_objects_that_become_one_type_lose_nothing_of_what_is_said() -> None:
    thing: dict[str, Json] = {
        "type": "object",
        "properties": {"x": {"type": "string"}},
    }
    schema: Json = {
        "anyOf": [
            {**thing, "description": "Few.", "maxProperties": 2},
            {**thing, "description": "Many.", "minProperties": 3},
        ]
    }

    found = field(schema)

    assert "Few." in found.doc
    assert "Many." in found.doc
    (check,) = checks(schema)
    assert "at most 2 properties" in check
    assert "at least 3 properties" in check


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["integer", "string"], "format": "int64"},
        {"anyOf": [{"type": "integer"}, {"type": "string", "format": "decimal"}]},
    ],
)
def test_numbers_in_texts_are_texts_beside_plain_numbers(schema: Json) -> None:
    assert type_of(schema) == ir.Union((INTEGER, ir.STRING))


def test_an_array_that_must_be_empty_says_so() -> None:
    schema: Json = {"type": "array", "items": False}

    assert type_of(schema) == ir.List(ir.ANY)
    assert checks(schema) == ["There must be no items."]


# --- Objects -----------------------------------------------------------------------


def test_an_object_may_be_closed() -> None:
    for key in ("additionalProperties", "unevaluatedProperties"):
        found = type_of({"type": "object", "properties": {"x": True}, key: False})

        assert isinstance(found, ir.Record)
        assert found.closed
        assert found.extra is None


def test_other_properties_have_the_types_of_patterns_and_of_the_rest() -> None:
    found = type_of(
        {
            "properties": {"x": True},
            "patternProperties": {"^s": {"type": "string"}},
            "additionalProperties": {"type": "integer"},
        }
    )

    assert isinstance(found, ir.Record)
    assert found.extra == ir.Union((ir.STRING, INTEGER))


def test_a_pattern_for_some_names_leaves_the_others_open() -> None:
    schema: Json = {"patternProperties": {"^x-": {"type": "integer"}}}

    assert type_of(schema) == ir.Map(ir.ANY)
    assert checks(schema) == [
        "Each property whose name matches `^x-` must be an integer."
    ]


@pytest.mark.parametrize("pattern", [".*", "^[a-z]+$"])
def test_a_pattern_for_whole_names_is_meant_for_all(pattern: str) -> None:
    found = type_of({"patternProperties": {pattern: {"type": "integer"}}})

    assert found == ir.Map(INTEGER)


def test_names_are_documented_where_no_others_are_allowed() -> None:
    schema: Json = {
        "type": "object",
        "patternProperties": {"^[a-z]": {"type": "integer", "minimum": 1}},
        "additionalProperties": False,
    }

    found = field(schema)

    assert found.type == ir.Map(INTEGER)
    assert found.constraints == ir.Constraints(
        checks=("The name of any property must match `^[a-z]`.",),
        items=ir.Constraints(minimum=1),
    )


def test_a_property_that_must_not_be_there_is_no_field() -> None:
    schema: Json = {"properties": {"x": False, "y": True}}

    assert list(fields(type_of(schema))) == ["y"]
    assert checks(schema) == ["`x` must be left out."]


def test_what_is_required_without_being_declared_is_a_field_of_any_type() -> None:
    schema: Json = {"type": "object", "properties": {"x": True}, "required": ["y"]}

    found = fields(type_of(schema))["y"]

    assert (found.type, found.required) == (ir.ANY, True)
    assert codes(schema) == ["required-undeclared"]


def test_requirements_are_read_as_they_were_once_written() -> None:
    beside = fields(
        type_of({"properties": {"x": {"type": "string", "required": True}}})
    )
    alone = fields(type_of({"properties": {"x": True}, "required": "x"}))

    assert beside["x"].required
    assert alone["x"].required


# --- All of several ----------------------------------------------------------------


def test_a_field_declared_twice_has_the_narrower_type_and_both_docs() -> None:
    found = fields(
        type_of(
            {
                "allOf": [
                    {"properties": {"x": {"type": "string", "description": "One."}}},
                    {
                        "properties": {
                            "x": {"enum": ["a", "b"], "description": "Two."}
                        },
                        "required": ["x"],
                    },
                ]
            }
        )
    )["x"]

    assert isinstance(found.type, Enum)
    assert found.required
    assert found.doc == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("parts", "type"),
    [
        ([{"type": "number"}, {"type": "integer"}], INTEGER),
        (
            [{"type": "string"}, {"type": "string", "format": "uuid"}],
            Scalar(ScalarKind.UUID),
        ),
        ([{"type": "string"}, {"maxLength": 3}], ir.STRING),
        ([{"type": ["string", "null"]}, {"type": "string"}], ir.STRING),
        ([{"enum": ["a", "b"]}, {"const": "b"}], Const("b", ScalarKind.STRING)),
        (
            [
                {"type": "array", "items": {"type": "number"}},
                {"items": {"type": "integer"}},
            ],
            ir.List(INTEGER),
        ),
        (
            [{"type": "object"}, {"additionalProperties": {"type": "string"}}],
            ir.Map(ir.STRING),
        ),
    ],
)
def test_all_of_several_is_what_each_leaves(parts: Json, type: ir.Type) -> None:
    assert type_of({"allOf": parts}) == type


def test_limits_of_all_parts_hold_together() -> None:
    found = field(
        {
            "type": "integer",
            "minimum": 1,
            "allOf": [{"minimum": 3, "maximum": 9}, {"maximum": 7}],
        }
    )

    assert found.constraints == ir.Constraints(minimum=3, maximum=7)


def test_types_that_exclude_each_other_keep_the_first_and_say_so() -> None:
    assert codes({"allOf": [{"type": "string"}, {"type": "integer"}]}) == [
        "keyword-unsupported"
    ]


def referring(schema: Json, target: Json) -> Json:
    return {"properties": {"a": schema}, "$defs": {"Base": target}}


BASE: Json = {"type": "object", "properties": {"id": {"type": "string"}}}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/$defs/Base", "description": "Mine.", "nullable": False},
        {"allOf": [{"$ref": "#/$defs/Base"}], "description": "Mine."},
        {"allOf": [{"$ref": "#/$defs/Base"}, {"description": "Mine."}]},
        {"type": "object", "allOf": [{"$ref": "#/$defs/Base"}], "description": "Mine."},
    ],
)
def test_a_reference_with_mere_words_beside_it_stays_the_reference(
    schema: Json,
) -> None:
    found = fields(declared(referring(schema, BASE)).type)["a"]

    assert found.type == ir.Ref(ir.TypeId("#Base"))
    assert found.doc == "Mine."


def test_a_part_that_only_requires_does_so_of_the_base() -> None:
    schema: Json = {"allOf": [{"$ref": "#/$defs/Base"}, {"required": ["id"]}]}

    found = fields(declared(referring(schema, BASE)).type)["a"]

    assert isinstance(found.type, ir.Record)
    assert found.type.bases == (ir.Ref(ir.TypeId("#Base")),)
    assert [(f.wire, f.required) for f in found.type.fields] == [("id", True)]
    assert found.constraints is None


def test_a_referred_scalar_is_narrowed_by_what_stands_beside_it() -> None:
    plain: Json = {"allOf": [{"$ref": "#/$defs/Base"}, {"type": "string"}]}
    narrow: Json = {"allOf": [{"$ref": "#/$defs/Base"}, {"enum": ["a"]}]}
    text: Json = {"type": "string", "description": "A name."}

    same = fields(declared(referring(plain, text)).type)["a"].type
    less = fields(declared(referring(narrow, text)).type)["a"].type

    assert same == ir.Ref(ir.TypeId("#Base"))
    assert isinstance(less, Enum)


def test_alternatives_that_are_referred_to_take_what_stands_beside_them() -> None:
    target: Json = {
        "oneOf": [{"properties": {"x": True}}, {"properties": {"y": True}}],
    }
    schema: Json = {"allOf": [{"$ref": "#/$defs/Base"}, {"properties": {"z": True}}]}

    found = fields(declared(referring(schema, target)).type)["a"].type

    assert isinstance(found, ir.Union)
    assert [list(fields(member)) for member in found.members] == [
        ["x", "z"],
        ["y", "z"],
    ]


def test_circles_of_definitions_end_where_they_are_narrowed() -> None:
    schema: Json = {
        "properties": {"a": {"allOf": [{"$ref": "#/$defs/A"}, {"type": "string"}]}},
        "$defs": {
            "A": {"anyOf": [{"$ref": "#/$defs/B"}, {"type": "string"}]},
            "B": {"anyOf": [{"$ref": "#/$defs/A"}, {"type": "integer"}]},
        },
    }

    assert fields(declared(schema).type)["a"].type is not None


# --- Alternatives ------------------------------------------------------------------


def test_alternatives_that_only_require_are_a_sentence() -> None:
    options: Json = [{"required": ["a"]}, {"required": ["b"]}]
    schema: dict[str, Json] = {"properties": {"a": True, "b": True}}

    assert checks({**schema, "anyOf": options}) == [
        "At least one of `a` and `b` must be given."
    ]
    assert checks({**schema, "oneOf": options}) == [
        "Exactly one of `a` and `b` must be given."
    ]
    assert isinstance(type_of({**schema, "oneOf": options}), ir.Record)


def test_alternatives_may_require_what_the_whole_declares() -> None:
    schema: Json = {
        "properties": {"a": True, "b": True},
        "oneOf": [
            {"type": "object", "required": ["a"]},
            {"type": "object", "required": ["b"]},
        ],
    }

    assert isinstance(type_of(schema), ir.Record)
    assert checks(schema) == ["Exactly one of `a` and `b` must be given."]
    assert codes(schema) == []


def test_alternatives_for_declared_properties_keep_one_record() -> None:
    schema: Json = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "size": {}},
        "oneOf": [
            {"properties": {"kind": {"const": "a"}, "size": {"type": "integer"}}},
            {"properties": {"kind": {"const": "b"}, "size": {"type": "string"}}},
        ],
    }

    found = fields(type_of(schema))

    assert found["size"].type == ir.Union((INTEGER, ir.STRING))
    assert checks(schema) == [
        "Exactly one of these must hold: `kind` is `a` and `size` is an integer; or"
        " `kind` is `b` and `size` is a string."
    ]


def test_alternatives_with_properties_of_their_own_are_a_union() -> None:
    found = type_of(
        {
            "properties": {"id": {"type": "string"}},
            "required": ["id"],
            "oneOf": [{"properties": {"x": True}}, {"properties": {"y": True}}],
        }
    )

    assert isinstance(found, ir.Union)
    assert [list(fields(member)) for member in found.members] == [
        ["id", "x"],
        ["id", "y"],
    ]


@pytest.mark.parametrize(
    ("own", "options", "type"),
    [
        (
            "array",
            [{"items": {"type": "string"}}, {"items": {"type": "integer"}}],
            ir.Union((ir.List(ir.STRING), ir.List(INTEGER))),
        ),
        ("integer", [{"type": "integer"}, {"type": "string"}], INTEGER),
        (
            "string",
            [
                {"format": "uuid", "type": "string"},
                {"format": "date", "type": "string"},
            ],
            ir.Union((Scalar(ScalarKind.UUID), Scalar(ScalarKind.DATE))),
        ),
        (
            "object",
            [
                {"additionalProperties": {"type": "string"}},
                {"additionalProperties": True},
            ],
            ir.Union((ir.Map(ir.STRING), ir.Map(ir.ANY))),
        ),
    ],
)
def test_alternatives_beside_a_type_are_those_of_that_type(
    own: str, options: Json, type: ir.Type
) -> None:
    assert type_of({"type": own, "oneOf": options}) == type


def test_limits_of_alternatives_of_one_type_are_told_together() -> None:
    schema: Json = {"type": "string", "anyOf": [{"pattern": "^a"}, {"pattern": "^b"}]}

    assert type_of(schema) == ir.STRING
    assert checks(schema) == [
        "It must be a string that matches `^a` or a string that matches `^b`."
    ]


def test_too_many_copies_are_one_record_with_all_properties() -> None:
    own: Json = {f"p{n}": True for n in range(300)}
    options: Json = [{"properties": {f"o{n}": {"type": "string"}}} for n in range(50)]
    report = Report()

    found = declared({"properties": own, "oneOf": options}, report).type

    assert len(fields(found)) == 350
    assert not fields(found)["o7"].required
    assert [said.code for said in report] == ["keyword-unsupported"]


def test_limits_and_words_of_one_type_or_null_are_its_own() -> None:
    found = field(
        {
            "anyOf": [
                {"type": "string", "maxLength": 3, "description": "X."},
                {"type": "null"},
            ]
        }
    )

    assert found.type == ir.nullable(ir.STRING)
    assert found.constraints == ir.Constraints(max_length=3)
    assert found.doc == "X."


def test_limits_and_words_of_alternatives_tell_which_they_are_of() -> None:
    schema: Json = {
        "description": "How much.",
        "oneOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "description": "In words.", "default": "few"},
        ],
    }

    assert checks(schema) == ["Where it is an integer, it must be at least 1."]
    said = "How much.\n\nWhere it is a string: In words. By default `few`."
    assert field(schema).doc == said


def test_a_discriminator_may_map_to_names() -> None:
    schema: Json = {
        "$defs": {
            "Cat": {"properties": {"x": True}},
            "Dog": {"properties": {"y": True}},
        },
        "properties": {
            "a": {
                "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"meow": "Cat", "woof": "#/$defs/Dog"},
                },
            }
        },
    }

    found = fields(declared(schema).type)["a"].type

    assert isinstance(found, ir.Union)
    assert found.tag == ir.Tag(
        "kind", (("meow", ir.TypeId("#Cat")), ("woof", ir.TypeId("#Dog")))
    )


def test_a_discriminator_on_a_base_tells_its_kinds_apart_where_it_is_used() -> None:
    pet: Json = {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind", "mapping": {"meow": "Cat"}},
    }
    more: Json = {"allOf": [{"$ref": "#/$defs/Pet"}, {"properties": {"x": True}}]}
    schema: Json = {
        "properties": {"a": {"$ref": "#/$defs/Pet"}},
        "$defs": {"Pet": pet, "Cat": more, "Dog": more},
    }

    api = jsonschema.parse([document(schema)], Report(), Reads())

    cat, dog, any_pet = map(ir.TypeId, ("#Cat", "#Dog", "#Pet/any"))
    assert fields(api.types[ir.TypeId("#thing")].type)["a"].type == ir.Ref(any_pet)
    assert api.types[any_pet].type == ir.Union(
        (ir.Ref(cat), ir.Ref(dog)), ir.Tag("kind", (("meow", cat), ("Dog", dog)))
    )
    assert api.types[any_pet].schema == api.types[ir.TypeId("#Pet")].schema
    found = api.types[cat].type
    assert isinstance(found, ir.Record)
    assert found.bases == (ir.Ref(ir.TypeId("#Pet")),)


# --- Conditions --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ({"not": {"const": "x"}}, "It must not be `x`."),
        ({"not": {"type": "string"}}, "It must not be a string."),
        ({"not": {"required": ["x"]}}, "`x` must be left out."),
        (
            {"not": {"required": ["x", "y"]}},
            "`x` and `y` must not be given together.",
        ),
        (
            {"not": {"anyOf": [{"required": ["x"]}, {"required": ["y"]}]}},
            "None of `x` and `y` may be given.",
        ),
        ({"not": {}}, "There must be no value at all."),
        (
            {"dependentRequired": {"card": ["address"]}},
            "`address` must be given where `card` is.",
        ),
        (
            {"dependencies": {"card": ["address", "name"]}},
            "`address` and `name` must be given where `card` is.",
        ),
        (
            {"dependentSchemas": {"card": {"required": ["address"]}}},
            "Where `card` is given, `address` must be given.",
        ),
        (
            {
                "if": {"properties": {"c": {"const": "US"}}, "required": ["c"]},
                "then": {"properties": {"p": {"type": "string", "pattern": "^x"}}},
                "else": {"required": ["q"]},
            },
            "Where `c` is `US`, `p` must be a string that matches `^x`;"
            " otherwise `q` must be given.",
        ),
        (
            {"if": {"type": "string"}, "then": {"minLength": 2}},
            "Where it is a string, it must be a string of at least 2 characters.",
        ),
        (
            {"if": {"type": "string"}, "else": {"minimum": 2}},
            "Unless it is a string, it must be a number of at least 2.",
        ),
        ({"contains": {"type": "integer"}}, "At least 1 item must be an integer."),
        (
            {"contains": {"const": 1}, "minContains": 2, "maxContains": 3},
            "2 to 3 items must be `1`.",
        ),
        (
            {"contains": {"const": 1}, "minContains": 0, "maxContains": 3},
            "At most 3 items must be `1`.",
        ),
        (
            {"propertyNames": {"enum": ["a", "b"]}},
            "Each name of a property must be one of `a` or `b`.",
        ),
        (
            {"propertyNames": {"maxLength": 3}},
            "Each name of a property must be a string of at most 3 characters.",
        ),
        ({"unevaluatedItems": False}, "There must be no further items."),
        (
            {
                "contentMediaType": "application/json",
                "contentSchema": {"type": "array"},
            },
            "Its content must be `application/json` that is an array.",
        ),
        (
            {"contentEncoding": "quoted-printable"},
            "It must be encoded as `quoted-printable`.",
        ),
    ],
)
def test_what_only_validation_heeds_is_a_sentence(schema: Json, sentence: str) -> None:
    assert checks(schema) == [sentence]
    assert codes(schema) == []


def test_a_sentence_that_would_be_too_long_says_that_there_is_more() -> None:
    long: Json = {f"a_rather_long_name_{n}": {"type": "string"} for n in range(20)}
    schema: Json = {
        "if": {"properties": {"c": {"const": "US"}}},
        "then": {"properties": long},
    }

    (said,) = checks(schema)

    assert said.startswith(
        "Where `c` is `US`, further rules hold for `a_rather_long_name_0`"
    )
    assert len(said) < 600


def test_secrets_in_sentences_are_not_shown() -> None:
    secret = "ghp_" + "A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6S7t8"

    assert checks({"not": {"const": secret}}) == ["It must not be `<secret>`."]


@pytest.mark.parametrize(
    "condition",
    [
        {"if": {"required": ["x"]}, "then": {"properties": {"y": {"type": "string"}}}},
        {"dependentSchemas": {"x": {"properties": {"y": {"type": "string"}}}}},
        {"dependencies": {"x": {"properties": {"y": {"type": "string"}}}}},
        {
            "allOf": [
                {
                    "if": True,
                    "then": {
                        "required": ["y"],
                        "properties": {"y": {"type": "string"}},
                    },
                },
            ]
        },
    ],
)
def test_properties_of_a_case_are_optional_fields(condition: dict[str, Json]) -> None:
    found = fields(type_of({"type": "object", "properties": {"x": True}, **condition}))

    if "allOf" not in condition:
        assert (found["y"].type, found["y"].required) == (ir.STRING, False)


def test_what_conditions_refer_to_is_declared() -> None:
    api = jsonschema.parse(
        [
            document(
                {"not": {"$ref": "#/$defs/Gone"}, "$defs": {"Gone": {"maximum": 3}}}
            )
        ],
        Report(),
        Reads(),
    )

    assert ir.TypeId("#Gone") in api.types


# --- Words beside types ------------------------------------------------------------


def test_a_title_documents_what_has_no_description() -> None:
    assert (
        field({"type": "string", "title": "How it is called"}).doc == "How it is called"
    )
    assert field({"title": "A"}).doc == ""


def test_a_title_stands_above_a_description_unless_it_repeats_that() -> None:
    both = {"title": "Unit price", "description": "What one costs."}
    again = {"title": "Unit price", "description": "The unit price of one."}

    assert field(cast(Json, both)).doc == "Unit price.\n\nWhat one costs."
    assert field(cast(Json, again)).doc == "The unit price of one."


def test_words_of_vendors_are_taken_for_what_they_are() -> None:
    found = field(
        {
            "type": "string",
            "markdownDescription": "What **one** costs.",
            "deprecationMessage": "Use `total`.",
            "x-nullable": True,
            "externalDocs": {"url": "https://docs.example/price"},
            "examples": {"one": {"summary": "First", "value": "1"}},
        }
    )

    assert found.doc == (
        "What one costs.\n\nUse `total`.\n\nSee: https://docs.example/price"
    )
    assert found.deprecated
    assert ir.is_nullable(found.type)
    assert found.examples == (ir.Value("1"),)


def test_limits_at_the_root_belong_to_the_declared_type() -> None:
    found = declared({"type": "string", "pattern": "^x", "not": {"const": "x"}})

    assert found.constraints == ir.Constraints(
        pattern="^x", checks=("It must not be `x`.",)
    )


def test_a_declared_type_keeps_what_its_definition_says_beside_the_type() -> None:
    schema: Json = {
        "properties": {"a": {"$ref": "#/$defs/Size"}},
        "$defs": {
            "Size": {"title": "Size", "type": "integer", "minimum": 1, "default": 3}
        },
    }

    api = jsonschema.parse([document(schema)], Report(), Reads())

    found = api.types[ir.TypeId("#Size")]
    assert found.constraints == ir.Constraints(minimum=1)
    assert found.doc == "By default `3`."


@pytest.mark.parametrize(
    ("schema", "limits"),
    [
        ({"minimum": 3, "exclusiveMinimum": True}, ir.Constraints(exclusive_minimum=3)),
        ({"exclusiveMaximum": 3}, ir.Constraints(exclusive_maximum=3)),
        ({"maximum": 3, "exclusiveMaximum": False}, ir.Constraints(maximum=3)),
        ({"minLength": "3"}, ir.Constraints(min_length=3)),
        ({"maxItems": 2.0}, ir.Constraints(max_items=2)),
        ({"divisibleBy": 5}, ir.Constraints(multiple_of=5)),
        ({"minProperties": 1}, ir.Constraints(min_properties=1)),
        ({"format": "date-time"}, ir.Constraints(format="date-time")),
        ({"type": "string", "format": "date-time"}, None),
        ({"type": "string", "format": "idn-email"}, ir.Constraints(format="idn-email")),
    ],
)
def test_limits_are_read_in_every_drafts_way(
    schema: Json, limits: ir.Constraints | None
) -> None:
    assert field(schema).constraints == limits


def test_beside_a_reference_nothing_counts_before_2019() -> None:
    schema: dict[str, Json] = {
        "properties": {"a": {"$ref": "#/definitions/Name", "maxLength": 3}},
        "definitions": {"Name": {"type": "string"}},
    }
    old: Json = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    new: Json = {"$schema": "https://json-schema.org/draft/2019-09/schema", **schema}

    assert fields(declared(old).type)["a"].constraints is None
    assert fields(declared(new).type)["a"].constraints == ir.Constraints(max_length=3)
    assert [
        leaf.by for leaf in account(old).leaves if leaf.at.path[-1] == "maxLength"
    ] == ["reference-siblings"]


# --- Nothing is lost ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "by"),
    [
        ({"type": "string", "x-own": 1}, "unknown-keyword"),
        ({"type": "object", "xml": {"name": "x"}}, "xml"),
        ({"type": "string", "tsType": "Name"}, "other-tools"),
        ({"type": "string", "x-intellij-language-injection": "CSS"}, "editor"),
        ({"type": "array", "items": True, "additionalItems": False}, "no-tuple"),
        ({"type": "string", "items": {"type": "string"}}, "other-type"),
        ({"const": {"a": 1}, "properties": {"a": {"type": "string"}}}, "values-listed"),
        ({"type": "string", "$comment": "Why."}, "comment"),
        ({"type": "string", "then": {"const": 1}}, "keyword-alone"),
        ({"type": "string", "maxLength": "long"}, "keyword-value"),
        ({"type": "string", "description": 3}, "keyword-value"),
        ({"type": "object", "properties": [1]}, "keyword-value"),
        ({"type": "string", "enum": "a"}, "keyword-value"),
        ({"allOf": [3]}, "keyword-value"),
    ],
)
def test_what_is_left_out_has_a_reason(schema: Json, by: str) -> None:
    book = account({"type": "object", "properties": {"a": schema}})

    assert [leaf for leaf in book.leaves if leaf.unexplained] == []
    assert by in {leaf.by for leaf in book.leaves}


def test_a_property_that_is_required_by_itself_is_validated_too() -> None:
    schema: Json = {"type": "object", "properties": {"a": {}}, "required": "a"}
    api = jsonschema.parse([document(schema)], Report(), None)

    assert all(
        one.required for d in api.types.values() for one in fields(d.type).values()
    )
    assert [
        cast(dict[str, Json], s.document.json)["required"] for s in api.schemas
    ] == [["a"]]


def test_what_a_document_of_definitions_calls_itself_is_accounted_for() -> None:
    book = account(
        {
            "title": "Parts",
            "description": "All parts.",
            "$defs": {"Wheel": {"type": "object", "properties": {"d": {}}}},
        }
    )

    assert [leaf for leaf in book.leaves if leaf.unexplained] == []
    assert [leaf.by for leaf in book.leaves if len(leaf.at.path) == 1] == ["holder"] * 2


def test_a_definition_that_nothing_refers_to_is_told() -> None:
    book = account({"type": "object", "items": True, "$defs": {"A": {"maximum": 3}}})

    assert [leaf.by for leaf in book.leaves if "A" in leaf.at.path] == [
        "definition-unused"
    ]


EVERYTHING: Json = {
    "type": "object",
    "title": "All that there is",
    "properties": {
        "a": {"type": ["string", "null"], "minLength": 1, "default": "x"},
        "b": {"oneOf": [{"type": "string", "title": "T"}, {"type": "array"}]},
        "c": {"prefixItems": [{"maximum": 3}], "unevaluatedItems": {"maximum": 1}},
        "d": {"contains": {"const": 1}, "minContains": 2, "uniqueItems": True},
        "e": {"not": {"enum": [1, 2]}, "readOnly": True, "examples": [3]},
        "f": {"contentMediaType": "text/html", "contentSchema": {"type": "string"}},
        "g": {"allOf": [{"required": ["x"]}, {"properties": {"x": {"title": "X"}}}]},
    },
    "patternProperties": {"^x": {"description": "More.", "multipleOf": 2}},
    "additionalProperties": {"type": "string", "examples": ["s"], "maxLength": 2},
    "propertyNames": {"pattern": "^[a-z]"},
    "required": ["a"],
    "dependentRequired": {"a": ["b"]},
    "dependentSchemas": {"c": {"properties": {"h": {"type": "string"}}}},
    "if": {"required": ["d"]},
    "then": {"properties": {"i": {"type": "integer"}}},
    "else": {"maxProperties": 9},
    "anyOf": [{"required": ["a"]}, {"minProperties": 3}],
    "unevaluatedProperties": False,
}


def test_nothing_of_a_schema_with_everything_is_lost() -> None:
    book = account(EVERYTHING)

    assert [str(leaf.at) for leaf in book.leaves if leaf.unexplained] == []


# --- Anything at all ---------------------------------------------------------------

KEYWORDS = sorted(keywords.KEYWORDS)
WORDS = st.sampled_from(
    [*KEYWORDS, "a", "string", "object", "array", "integer", "null", "#", "#/$defs/a"]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.just(1.5) | WORDS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYWORDS), ANYTHING, min_size=1, max_size=6))
def test_whatever_stands_under_keywords_raises_nothing(schema: dict[str, Json]) -> None:
    given_document = Document(name="thing.json", text="", value=schema)
    report = Report()

    api = jsonschema.parse([given_document], report, Reads())

    assert all(decl.id for decl in passes.run(api, report).types.values())


@pytest.mark.parametrize(
    "around",
    [
        lambda inner: {"items": inner},
        lambda inner: {"additionalProperties": inner},
        lambda inner: {"patternProperties": {"^x": inner}},
        lambda inner: {"properties": {"a": inner}},
        lambda inner: {"allOf": [inner, {"properties": {"b": True}}]},
        lambda inner: {"oneOf": [inner, {"type": "integer", "minimum": 3}]},
        lambda inner: {"prefixItems": [inner], "minItems": 1},
        lambda inner: {"not": inner},
        lambda inner: {"if": {"required": ["a"]}, "then": inner},
        lambda inner: {"if": inner, "then": {"required": ["a"]}},
        lambda inner: {"type": "object", "dependentSchemas": {"a": inner}},
    ],
)
def test_nesting_as_deep_as_documents_may_be_is_understood(
    around: Callable[[Json], Json],
) -> None:
    value: Json = {"type": "string", "maxLength": 3}
    while source.fits(around(value)):
        value = around(value)
    report = Report()

    api = jsonschema.parse(
        [Document(name="thing.json", text="", value=value)], report, Reads()
    )

    assert passes.run(api, report).types


def test_a_titled_alternative_that_was_only_looked_at_first_is_not_lost() -> None:
    cat: Json = {"title": "Cat", "properties": {"x": {"type": "string"}}}
    dog: Json = {"title": "Dog", "properties": {"y": {"type": "string"}}}
    book = account(
        {
            "properties": {
                "a": {"allOf": [{"$ref": "#/$defs/Pet"}, {"properties": {"z": True}}]}
            },
            "$defs": {"Pet": {"oneOf": [cat, dog]}},
        }
    )

    assert [str(leaf.at) for leaf in book.leaves if leaf.unexplained] == []


def test_many_alternatives_are_told_in_general_words() -> None:
    options: Json = [
        {"type": "string", "pattern": f"^a rather long pattern number {n}$"}
        for n in range(20)
    ]

    assert checks({"anyOf": options}) == ["Further rules hold."]


def test_an_empty_list_of_alternatives_says_nothing() -> None:
    assert field({"type": "string", "anyOf": []}).constraints is None


def test_what_only_holds_a_used_definition_is_told_apart_from_that() -> None:
    book = account(
        {
            "properties": {"a": {"$ref": "#/$defs/Shelf/$defs/Used"}},
            "$defs": {
                "Shelf": {
                    "$defs": {"Used": {"type": "string"}, "Other": {"maximum": 3}}
                }
            },
        }
    )

    fates = {
        leaf.at.path[-2]: leaf.by for leaf in book.leaves if "Shelf" in leaf.at.path
    }
    assert fates == {"Used": "#Used", "Other": "definition-unused"}
