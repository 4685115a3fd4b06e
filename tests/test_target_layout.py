"""Born formatted: the formatter changes nothing, and the output is the same twice."""

from __future__ import annotations

import ast

import black
import pytest
from black.mode import TargetVersion
from hypothesis import given
from hypothesis import strategies as st
from specloom import Product, Settings
from specloom.diagnostics import Report
from specloom.targets.python import emit
from specloom.targets.python.docs import docstring
from specloom.targets.python.layout import Text, lay, literal

from . import building
from .random_apis import RandomApi

MODE = black.Mode(line_length=88, target_versions={TargetVersion.PY311})


def made(seed: int) -> Product:
    """The client of a random API."""
    api = RandomApi(seed).api(operations=8, types=12, groups=seed % 3)
    return emit(api, Settings(name="random"), {}, Report())


@pytest.mark.parametrize("seed", range(6))
def test_the_formatter_changes_nothing(seed: int) -> None:
    product = made(seed)

    assert product.unsettled == ()
    for path, text in product.files.items():
        if path.endswith(".py"):
            assert black.format_str(text, mode=MODE) == text, path


@pytest.mark.parametrize("name", ["zoom", "ccc", "webex"])
def test_the_formatter_changes_nothing_in_plain_clients(name: str) -> None:
    api = getattr(building, name)()

    product = emit(api, Settings(name=name), {}, Report())

    for path, text in product.files.items():
        if path.endswith(".py"):
            assert black.format_str(text, mode=MODE) == text, path


def test_the_same_model_gives_the_same_files() -> None:
    assert made(3).files == made(3).files


@given(st.text())
def test_a_literal_means_its_text(text: str) -> None:
    source = literal(text)

    assert ast.literal_eval(source) == text
    assert source.isprintable()  # so no control and no line end


@given(st.text())
def test_a_broken_literal_means_its_text(text: str) -> None:
    source = lay(Text(text), 4, 4)

    assert ast.literal_eval(f"({source})") == text


@given(st.lists(st.text()))
def test_a_docstring_is_one_whatever_it_says(blocks: list[str]) -> None:
    doc = str(docstring(blocks, 4))

    if doc:
        tree = ast.parse(f"def f():\n    {doc}\n    return 1\n")
        assert isinstance(tree.body[0], ast.FunctionDef)
        assert len(tree.body[0].body) == 2
        assert black.format_str(f"def f():\n    {doc}\n", mode=MODE).rstrip() == (
            f"def f():\n    {doc}"
        )


@pytest.mark.parametrize(
    "text", ["a\u202eb", "a\x07b", "a\u2028b", "\ud800", "a\u200bb"]
)
def test_what_cannot_be_seen_is_escaped(text: str) -> None:
    assert literal(text).isascii()


def test_a_further_paragraph_of_an_item_stands_where_the_item_does() -> None:
    said = f"- One\n\n  {'long ' * 20}end"

    lines = str(docstring(["Of these:", said], 4)).splitlines()

    assert [len(line) - len(line.lstrip()) for line in lines[2:5]] == [4, 6, 6]
