"""What docstrings say of values beside their types."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

import pytest
from specloom import ir

from . import building as b
from .models import files, models_text

LIMITS = ir.Constraints


def field_doc(**facts: Any) -> str:
    """The docstring of a field."""
    text = models_text(
        b.api(b.group(""), b.declared("Type", b.record(b.field("x", **facts))))
    )
    model = next(n for n in ast.parse(text).body if isinstance(n, ast.ClassDef))
    return said(model.body[-1])


def said(node: ast.AST) -> str:
    """What a docstring says, on one line."""
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Constant)
    assert isinstance(node.value.value, str)
    return " ".join(node.value.value.split())


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (LIMITS(minimum=1, maximum=65535), "From 1 to 65535."),
        (LIMITS(minimum=1.0), "At least 1."),
        (
            LIMITS(exclusive_minimum=0, multiple_of=0.5),
            "More than 0. A multiple of 0.5.",
        ),
        (LIMITS(min_length=1, max_length=1), "Exactly 1 character."),
        (
            LIMITS(max_items=3, unique_items=True),
            "At most 3 items. No two items are equal.",
        ),
        (LIMITS(min_properties=1), "At least 1 key."),
        (LIMITS(min_properties=1, max_properties=3), "From 1 to 3 keys."),
        (LIMITS(pattern="^a`b$"), "Pattern: ``^a`b$``."),
        (LIMITS(pattern="^a$", format="uri"), "Pattern: `^a$`. Format: `uri`."),
        (LIMITS(values=(ir.Value(1.5),)), "Always `1.5`."),
        (
            LIMITS(values=(ir.Value("a"), ir.Value(None), ir.Value({"b": [True]}))),
            'One of `a`, `null`, `{"b": [true]}`.',
        ),
        (
            LIMITS(items=LIMITS(max_length=64, pattern="^x")),
            "Each item: at most 64 characters; pattern: `^x`.",
        ),
        (
            LIMITS(items=LIMITS(items=LIMITS(min_items=2, items=LIMITS(minimum=1)))),
            "Each item of each item: at least 2 items. Each of its items: at least 1.",
        ),
        (
            LIMITS(checks=("Must not be `{}`", "If `a` is there, so is `b`.")),
            "Must not be `{}`. If `a` is there, so is `b`.",
        ),
    ],
)
def test_limits_are_a_closing_line(limits: LIMITS, expected: str) -> None:
    assert field_doc(constraints=limits) == expected
    assert field_doc(constraints=limits, doc="A thing.") == f"A thing. {expected}"


def test_the_limits_of_the_values_of_a_dictionary_are_of_values() -> None:
    limits = LIMITS(items=LIMITS(minimum=0))

    assert field_doc(type=ir.Map(b.INTEGER), constraints=limits) == (
        "Each value: at least 0."
    )


def test_many_values_are_counted() -> None:
    limits = LIMITS(values=tuple(map(ir.Value, range(20))))

    assert field_doc(constraints=limits).endswith("`11` or 8 others.")


def test_a_default_of_any_kind_is_shown() -> None:
    assert field_doc(default=ir.Value({"a": [1]})) == 'Default: `{"a": [1]}`.'
    assert field_doc(default=ir.Value(True)) == "Default: `true`."


def test_a_default_that_is_a_secret_is_not_shown() -> None:
    secret = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"

    assert secret not in field_doc(default=ir.Value(secret))


def test_hostile_text_stays_in_the_docstring() -> None:
    text = '"""\nimport os\n"""\\'
    limits = LIMITS(pattern=text, format=text, values=(ir.Value(text),), checks=(text,))

    found = field_doc(constraints=limits, default=ir.Value(text))

    assert found.count("import os") == 5


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        (ir.List(ir.STRING), "An array. At least 1 item."),
        (ir.Tuple((ir.STRING,)), "An array. At least 1 item."),
        (ir.Map(ir.STRING), "An object used as a dictionary. At least 1 item."),
        (
            ir.Const("x", ir.ScalarKind.STRING),
            "Always `x`. At least 1 item.",
        ),
        (
            ir.Union((ir.STRING, b.INTEGER)),
            "A value of any of several types. At least 1 item.",
        ),
    ],
)
def test_a_declaration_says_what_it_is_and_its_limits(
    type: ir.Type, expected: str
) -> None:
    decl = replace(b.declared("Type", type), constraints=LIMITS(min_items=1))

    tree = ast.parse(models_text(b.api(b.group(""), decl)))

    assert said(tree.body[-1]) == expected


@pytest.mark.parametrize("doc", ["Type", "some_type", "SomeType", "Some type."])
def test_a_title_that_only_is_the_name_of_a_class_is_no_documentation(
    doc: str,
) -> None:
    decl = b.declared("SomeType", b.record(b.field("x")), doc)

    tree = ast.parse(models_text(b.api(b.group(""), decl)))

    assert class_docs(tree) == {"SomeType": None}


def test_limits_of_an_object_are_said_of_something() -> None:
    decl = replace(
        b.declared("Type", b.record(b.field("x"))),
        constraints=LIMITS(min_properties=1),
    )

    tree = ast.parse(models_text(b.api(b.group(""), decl)))

    assert class_docs(tree) == {"Type": "An object.\n\nAt least 1 key."}


def test_a_type_that_others_are_made_of_says_so() -> None:
    types = (
        b.declared("Any", ir.Union((b.ref("#One"), b.ref("#Two")))),
        b.declared("Many", ir.List(b.ref("#Two"))),
        b.declared("One", b.record(b.field("x"))),
        b.declared("Two", b.record(b.field("y"))),
        b.declared("Rest", ir.Record((b.field("a"),), extra=b.ref("#Three"))),
        b.declared("Three", b.record(b.field("z"))),
    )

    tree = ast.parse(models_text(b.api(b.group(""), *types)))

    assert class_docs(tree) == {
        "One": "One kind of `Any`.",
        "Two": "Part of `Any` and `Many`.",
        "Rest": None,
        "Three": "A value under a further key of `Rest`.",
    }


def class_docs(tree: ast.Module) -> dict[str, str | None]:
    """The docstrings of the classes of a module."""
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {one.name: ast.get_docstring(one) for one in classes}


def test_a_closed_record_and_a_mixed_enum_say_so() -> None:
    record = replace(b.record(b.field("x")), closed=True)
    types = (
        b.declared("Shut", record, "A thing."),
        b.declared("Mixed", b.enum("a", True)),
        b.declared("On", b.enum(True)),
    )

    text = models_text(b.api(b.group(""), *types))

    assert '"""A thing.\n\n    No other keys are allowed.\n    """' in text
    assert '"""One of `a`, `true`."""' in text
    assert '"""Always `true`."""' in text


def test_limits_of_parameters_are_said_of_their_keywords() -> None:
    limits = LIMITS(minimum=1, checks=("Must be odd.",))
    parameter = replace(b.query("page", b.INTEGER, "Which."), constraints=limits)
    call = b.operation("Get day", "GET /day", parameter, returns=ir.STRING)

    client = files(b.api(b.group("", call)))["made/test/client.py"]

    assert "page: Which. At least 1. Must be odd." in client
