"""Attributes, classes and members for whatever a source calls its things."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from specloom import ir
from specloom.diagnostics import Report

from . import building as b
from .models import checked, models, models_text, understood

WIRES = (
    *("$ref", "properties", "class", "extra", "from_dict", "to_json", "_reader"),
    *("callOfferToneEnabled `true` ", "Answer indicator", "", "\N{GRINNING FACE}"),
    *("urn:ietf:params:scim:schemas:core:2.0:User", "@type", "__class__", "1st"),
    *("type", "@id", "id", "ID", "userName", "user-name", "user_name", "+1", "-1"),
    *("_further", "_closed", "tuple", "Literal", "self", "None", "a\nb", '"""', "é"),
    *("\\", "{x}", "x" * 300, "__slots__", "__init__", "mro"),
)
"""What properties are called in the wild, and what would break a class if it could."""


def test_any_property_has_an_attribute_of_its_own(tmp_path: Path) -> None:
    fields = [b.field(wire) for wire in WIRES]
    value = {wire: f"value of {number}" for number, wire in enumerate(WIRES)}

    with models(tmp_path, b.declared("Odd", b.record(*fields))) as module:
        odd = module.Odd.from_dict(value, strict=True)
        names = [field.name for field in dataclasses.fields(module.Odd)[1:]]
        assert len(set(names)) == len(WIRES)
        assert [getattr(odd, name) for name in names] == list(value.values())
        assert odd.extra == {}
        assert json.loads(odd.to_json()) == value
        assert module.Odd(**dict.fromkeys(names, "x")).to_dict().keys() == value.keys()


@pytest.mark.parametrize(
    ("wire", "attribute"),
    [
        ("$ref", "ref"),
        ("class", "class_"),
        ("extra", "extra_"),
        ("from_dict", "from_dict_"),
        ("@type", "type"),
        ("Answer indicator", "answer_indicator"),
        ("1st", "field_1st"),
        ("", "field"),
        ("__class__", "class_"),
    ],
)
def test_a_property_alone_has_the_shortest_name(wire: str, attribute: str) -> None:
    text = models_text(b.api(b.group(""), b.declared("Odd", b.record(b.field(wire)))))

    assert f"\n    {attribute}: str" in text


def test_two_properties_that_fold_to_one_name_are_kept_apart(tmp_path: Path) -> None:
    record = b.record(b.field("@type"), b.field("type"), b.field("$type"))

    with models(tmp_path, b.declared("Odd", record)) as module:
        odd = module.Odd.from_dict({"@type": "a", "type": "b", "$type": "c"})

        assert odd.type == "b"
        assert sorted([odd.type, *(getattr(odd, n) for n in ("at_type",))]) == [
            "a",
            "b",
        ]


def test_any_value_of_an_enum_has_a_member_of_its_own(tmp_path: Path) -> None:
    values = [wire for wire in WIRES if wire not in ("name", "value")]

    with models(tmp_path, b.declared("Odd", b.enum(*values))) as module:
        assert [member.value for member in module.Odd] == values


def test_types_may_be_called_what_declarations_use(tmp_path: Path) -> None:
    names = ("Literal", "Tuple", "list", "None", "_Model", "Open", "Annotated", "1st")
    types = [b.declared(name, b.record(b.field("x"))) for name in names]
    fields = [b.field(name, b.ref(f"#{name}"), required=False) for name in names]
    use = b.declared(
        "Use",
        b.record(
            *fields,
            b.field("one", ir.Const("x", ir.ScalarKind.STRING)),
            b.field("two", ir.Tuple((b.INTEGER,), ir.STRING)),
        ),
    )

    with models(tmp_path, *types, use) as module:
        value = {"one": "x", "two": [1, "a"], "Literal": {"x": "y"}}
        read = module.Use.from_dict(value, strict=True)
        assert read.to_dict() == value
        assert read.two == (1, "a")

    checked(tmp_path, "from made.test.models import Use as Use\n")


def test_names_do_not_depend_on_order() -> None:
    report = Report()
    there, back = (
        models_text(
            understood(
                b.api(b.group(""), b.declared("Odd", b.record(*map(b.field, w))))
            )
        )
        for w in (WIRES, WIRES[::-1])
    )

    assert sorted(there.splitlines()) == sorted(back.splitlines())
    assert len(report) == 0
