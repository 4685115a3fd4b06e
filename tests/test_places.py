"""The places of many diagnostics: the same as of each one, in one go."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom.diagnostics import Diagnostic, Pointer, Report
from specloom.places import located
from specloom.source import Document, Json, Kind, read

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def document(text: str, name: str = "a.json") -> Document:
    return read(text.encode(), name, Report())


def pointers(value: Json, at: Pointer) -> list[Pointer]:
    found = [at]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += pointers(inner, at / key)
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += pointers(inner, at / index)
    return found


def places(document: Document, at: list[Pointer]) -> list[tuple[int, int] | None]:
    report = Report()
    for pointer in at:
        report.note("x", str(pointer), pointer)
    return [diagnostic.place for diagnostic in located(report, [document])]


@given(VALUES.filter(lambda value: isinstance(value, list | dict)), st.booleans())
def test_every_value_is_found_where_it_begins(value: Json, spread: bool) -> None:
    text = json.dumps(value, indent=2 if spread else None)
    found = document(text)
    lines = text.split("\n")
    at = pointers(found.value, Pointer("a.json"))

    for pointer, place in zip(at, places(found, at), strict=True):
        assert place is not None
        line, column = place
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        inner: Json = value
        for step in pointer.path:
            inner = inner[step]  # type: ignore[index]
        assert json.JSONDecoder().raw_decode(rest)[0] == inner


def test_the_values_of_yaml_are_found_where_they_begin() -> None:
    found = document("a:\n  - b: 1\n  - c:\n      d: 2\n", "a.yaml")
    at = Pointer("a.yaml")

    wanted = [at / "a" / 1 / "c" / "d", at / "a" / 1 / "x", at]
    assert places(found, wanted) == [(4, 10), (3, 5), (1, 1)]


def test_the_lines_of_a_page_are_found_by_number() -> None:
    page = document("Title\n\nRow one\nRow two\n", "page.txt")
    part = page.part(7, ["Row one", "Row two"], Kind.TEXT)

    assert places(page, [Pointer("page.txt", (3,)), Pointer("page.txt")]) == [
        (4, 1),
        (1, 1),
    ]
    assert places(part, [Pointer(part.key, (1,)), Pointer(part.key)]) == [
        (4, 1),
        (3, 1),
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("b",), (1, 1)),
        (("a", "x"), (1, 7)),
        (("a", 7), (1, 7)),
        (("a", 0, "x"), (2, 2)),
    ],
)
def test_a_place_that_is_not_there_is_the_last_that_is(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    found = document('{"a": [\n 1\n]}')

    assert places(found, [Pointer("a.json", path)]) == [place]


def test_a_part_of_a_page_is_placed_on_the_page_and_goes_by_its_name() -> None:
    page = document('text\n{"a":\n 1}\n', "page.txt")
    part = page.part(5, {"a": 1})
    report = Report()
    report.warning("x", "y", part.cursor().at / "a")

    (found,) = located(report, [page])

    assert found.place == (3, 2)
    assert found.at == Pointer("page.txt", ("a",))


def test_comments_do_not_shift_places() -> None:
    found = document('{ // one\n "a": 1, /* two */ "b": "//",\n}')

    assert places(found, [Pointer("a.json", ("b",))]) == [(2, 25)]


def test_a_diagnostic_without_a_place_stays_without() -> None:
    report = Report()
    report.note("x", "y")

    assert located(report, []) == list(report)


def test_of_an_unknown_document_it_is_the_beginning() -> None:
    report = Report()
    report.note("x", "y", Pointer("elsewhere@3", ("a",)))

    (found,) = located(report, [])

    assert found == Diagnostic(
        next(iter(report)).severity, "x", "y", Pointer("elsewhere@3", ("a",)), (1, 1)
    )
