"""Prose gets into docstrings in lines that say what the source's lines said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.targets.python import emit
from specloom.targets.python.docs import docstring, flowing, listed, opening, untitled

from . import building as b


def lines(*blocks: str) -> list[str]:
    text = str(docstring(blocks, 0))
    return [line for line in text.strip('"').split("\n") if line]


def documented(operation: ir.Operation) -> str:
    """The file that holds the method of `operation`."""
    files = emit(b.api(b.group("", operation)), Settings(name="t"), {}, Report()).files
    return files["client.py"]


def test_lines_of_prose_flow_together_until_a_sentence_ends() -> None:
    assert lines("one\ntwo\nthree.\nFour\n`five` is") == [
        "one two three.",
        "Four",
        "`five` is",
    ]


def test_rows_of_a_table_are_lines() -> None:
    assert lines("a | b\n1 | 2\n3 | 4") == ["a | b", "1 | 2", "3 | 4"]


def test_code_keeps_its_blanks_where_it_fits() -> None:
    assert lines("see\n    x   = 1\n      y", "end") == [
        "see",
        "    x   = 1",
        "      y",
        "end",
    ]
    assert max(map(len, lines("see\n\n    " + "word  " * 30))) <= 88


def test_items_stand_alone_where_all_else_flows() -> None:
    text = "One\nof:\n\n- a\n  b\n- c\n\nAnd more\n\nto say."

    assert flowing(text) == ["One of:", "- a b", "- c", "And more. to say."]


def test_a_section_indents_the_lines_of_an_entry() -> None:
    assert listed("Args", ["a: x", ["b: one of:", "- y"]]) == (
        "Args:\n    a: x\n    b: one of:\n        - y"
    )
    assert listed("Args", []) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Get user\n\nMore.", ["More."]),
        ("get-user.\n\nMore.", ["More."]),
        ("Get a user\n\nMore.", ["Get a user", "More."]),
        ("", []),
    ],
)
def test_a_heading_that_repeats_the_title_is_left_out(
    text: str, left: list[str]
) -> None:
    assert untitled(text, "Get User") == left


def test_the_opening_announces_nothing() -> None:
    assert opening("All of:\n\n- a") == ["All of."]
    assert opening("") == []


def test_a_method_that_goes_by_a_variant_is_titled_like_it() -> None:
    variants = tuple(
        ir.Variant(at=b.AT, name=name, doc=doc)
        for name, doc in (("Bearer token flow", "The flow."), ("Refresh token", ""))
    )
    operation = replace(
        b.operation("Bearer token flow", "POST /t"),
        name=ir.Name("Bearer token flow", also=("Refresh token",)),
        doc="The flow.",
        variants=variants,
    )
    text = documented(operation)

    assert "def refresh_token(" in text
    assert (
        '"""Refresh token.\n\n        Bearer token flow:\n\n        The flow.' in text
    )


def test_variants_say_only_what_is_new() -> None:
    variants = tuple(
        ir.Variant(at=b.AT, name=name, doc=doc)
        for name, doc in (
            ("Pay", "Pays."),
            ("Pay by card", "Pays."),
            ("Pay cash", "Now."),
        )
    )
    operation = replace(b.operation("Pay", "POST /p"), doc="Pays.", variants=variants)

    text = documented(operation)

    assert text.count("Pays.") == text.count("Pay cash:") == text.count("- Pay by card")
    assert "Pay:" not in text


def test_of_a_title_of_several_sentences_the_rest_is_prose() -> None:
    text = documented(b.operation("List pets. This lists all of them", "GET /p"))

    assert '"""List pets.\n\n        This lists all of them.\n' in text
    assert "def list_pets(" in text


def test_lines_of_an_error_are_parted() -> None:
    case = b.error(400, "1", "- No name\n- No type.\nNo plan")
    text = documented(replace(b.operation("Pay", "POST /p"), errors=(case,)))

    assert "BadRequest: 400, code 1: No name; No type. No plan" in text
