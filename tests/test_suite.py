"""The tool that runs a test suite for JSON Schema through generated clients."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .clients import equal
from .suite.__main__ import main
from .suite.groups import Case
from .suite.ours import Verdict

THERE = "http://localhost:1234/draft2020-12/size.json"

SIZES = [
    {
        "description": "a size in a document of its own",
        "schema": {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        | {"type": "object", "properties": {"size": {"$ref": THERE}}},
        "tests": [
            {"description": "is small", "data": {"size": "s"}, "valid": True},
            {"description": "is none", "data": {}, "valid": True},
            {"description": "is unknown", "data": {"size": "xxs"}, "valid": False},
            {"description": "is no object", "data": ["s"], "valid": False},
        ],
    },
    {
        "description": "whatever has no type",
        "schema": {"properties": {"a": {"type": "integer"}}},
        "tests": [
            {"description": "is an object", "data": {"a": 1}, "valid": True},
            {"description": "is none", "data": "a", "valid": True},
        ],
    },
]

SIZE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "enum": ["s", "m"],
    "type": "string",
}


def suite(folder: Path, groups: list[Any]) -> list[str]:
    """A suite of one file, as the arguments of the tool."""
    for path, value in (
        ("tests/draft2020-12/size.json", groups),
        ("remotes/draft2020-12/size.json", SIZE),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(value))
    return [str(folder / "tests"), "--remotes", str(folder / "remotes")]


def row(printed: str, title: str, name: str) -> list[int]:
    """The figures of a row of a table."""
    lines = iter(printed.splitlines())
    assert title in lines
    found = next(line for line in lines if line.split()[:1] == [name])
    return [int(cell) for cell in found.split()[1:]]


def test_what_is_as_it_must_be_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*suite(tmp_path, SIZES), "--no-peer"]) == 0
    printed = capsys.readouterr().out
    assert row(printed, "specloom", "draft2020-12") == [2, 2, 4, 4, 3, 4, 2, 1, 2, 0]
    assert "1 no-type-given: taken as an object" in printed


def test_the_other_generator_is_judged_by_the_same_groups(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(suite(tmp_path, SIZES[:1]))
    printed = capsys.readouterr().out
    figures = row(printed, "datamodel-code-generator", "draft2020-12")
    assert figures == [1, 1, 1, 2, 2, 2, 2, 2]


def test_two_runs_print_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        main(suite(tmp_path, SIZES))
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_what_the_library_gets_wrong_as_well_is_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = json.loads(json.dumps(SIZES[:1]))
    wrong[0]["schema"]["properties"]["size"] = {"type": "string"}
    assert main([*suite(tmp_path, wrong), "--no-peer"]) == 0
    printed = capsys.readouterr().out
    assert row(printed, "specloom", "draft2020-12")[-1] == 1
    own = "the library's own, less optional ones: 1"
    assert printed.partition(own)[2].strip().endswith("is unknown")


@pytest.mark.parametrize(
    ("valid", "returned", "validated", "known", "good"),
    [
        (True, True, True, True, True),
        (True, False, True, True, False),
        (True, True, False, True, False),
        (True, True, False, False, True),
        (True, True, None, None, False),
        (False, False, False, False, True),
        (False, True, True, False, False),
        (False, True, True, True, True),
        (False, True, None, True, False),
    ],
)
def test_a_wrong_answer_is_a_failure_unless_the_library_gives_none_better(
    valid: bool,
    returned: bool,
    validated: bool | None,
    known: bool | None,
    good: bool,
) -> None:
    case = Case(description="a case", data=1, valid=valid)
    verdict = Verdict(case=case, returned=returned, validated=validated, known=known)
    assert verdict.good is good


def test_a_schema_that_makes_no_client_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = [{**SIZES[1], "schema": {"$schema": "", "openapi": "3.0.0"}}]
    assert main([*suite(tmp_path, broken), "--no-peer"]) == 1
    assert "size.json[0] whatever has no type:" in capsys.readouterr().out


def test_a_run_can_be_narrowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [*suite(tmp_path, SIZES), "--no-peer", "--group", "whatever"]
    main(arguments)
    assert row(capsys.readouterr().out, "specloom", "draft2020-12")[0] == 1
    main([*arguments, "--draft", "draft7"])
    assert "draft" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        ([1, {"a": 2.0}], [1.0, {"a": 2}], True),
        ([True], [1], False),
        ("1", 1, False),
        (None, False, False),
        ({"a": None}, {}, False),
    ],
)
def test_equal_json_is_equal_but_for_how_numbers_are_written(
    left: Any, right: Any, same: bool
) -> None:
    assert equal(left, right) is same
