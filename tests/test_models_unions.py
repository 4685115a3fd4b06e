"""Which member of a union a value is of, and that it goes back as it came."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specloom import ir

from . import building as b
from .models import models

K = ir.ScalarKind
UUID, DECIMAL = ir.Scalar(K.UUID), ir.Scalar(K.DECIMAL)
HEX, MONEY = ir.Scalar(K.UUID, "hex"), ir.Scalar(K.DECIMAL, "text")
EPOCH = ir.Scalar(K.DATETIME, "epoch")
DURATION, BYTES = ir.Scalar(K.DURATION), ir.Scalar(K.BYTES)


def const(value: str | int | bool) -> ir.Type:
    """A type of one value."""
    kinds = {str: K.STRING, int: K.INTEGER, bool: K.BOOLEAN}
    return ir.Const(value, kinds[type(value)])


def one(*members: ir.Type) -> ir.Type:
    """A union."""
    return ir.Union(members)


def record(*fields: ir.Field, **facts: Any) -> ir.Record:
    """A record."""
    return ir.Record(fields, **facts)


def maybe(wire: str, type: ir.Type = ir.STRING) -> ir.Field:
    """An optional field."""
    return b.field(wire, type, required=False)


UNIONS: dict[str, ir.Type] = {
    "Moment": one(b.datetime(""), ir.STRING),
    "Text": one(ir.STRING, b.datetime(""), UUID),
    "Ids": one(UUID, b.INTEGER, DURATION),
    "HexId": one(HEX, b.INTEGER),
    "Truth": one(b.BOOLEAN, b.INTEGER),
    "Numbers": one(b.INTEGER, b.NUMBER, ir.STRING),
    "Amount": one(DECIMAL, ir.STRING),
    "Money": one(MONEY, ir.STRING),
    "Lists": one(ir.List(b.INTEGER), ir.List(ir.STRING), ir.List(HEX)),
    "Items": ir.List(one(b.ref("#Cat"), b.ref("#Dog"), ir.STRING, HEX)),
    "Table": one(b.ref("#Loose"), ir.Map(b.INTEGER)),
    "Places": one(ir.Tuple((b.NUMBER, b.NUMBER)), ir.List(b.NUMBER)),
    "Pets": one(b.ref("#Cat"), b.ref("#Dog")),
    "Sizes": one(b.ref("#Small"), b.ref("#Wide")),
    "Colours": one(b.ref("#Warm"), b.ref("#Cold"), b.INTEGER),
    "Fixed": one(const(1), const(True), const("one"), ir.NULL),
    "Steps": one(b.ref("#One"), b.ref("#Two")),
    "Shut": one(b.ref("#Narrow"), b.ref("#Open")),
    "Nested": one(b.ref("#Pets"), ir.List(b.ref("#Pets")), ir.NULL),
    "Times": one(
        ir.List(EPOCH), ir.Map(EPOCH), ir.Tuple((EPOCH, ir.STRING)), b.BOOLEAN
    ),
    "Typed": one(b.ref("#Further"), b.ref("#Small")),
    "Further": record(maybe("a"), extra=ir.NULL),
    "Json": one(
        ir.List(b.ref("#Json")),
        ir.Map(b.ref("#Json")),
        *(ir.STRING, b.NUMBER, b.BOOLEAN, ir.NULL),
    ),
    "Tree": one(b.ref("#Branch"), b.ref("#Leaf")),
    "Cat": record(b.field("name"), b.field("lives", b.INTEGER)),
    "Dog": record(b.field("name"), b.field("breed"), maybe("lives", b.INTEGER)),
    "Loose": record(maybe("a"), maybe("b", b.INTEGER)),
    "Small": record(maybe("size", b.INTEGER)),
    "Wide": record(maybe("size")),
    "Warm": b.enum("red", "yellow"),
    "Cold": b.enum("blue", "green"),
    "One": record(b.field("step", const(1)), maybe("x")),
    "Two": record(b.field("step", const(2)), maybe("x")),
    "Narrow": record(b.field("a"), closed=True),
    "Open": record(b.field("a")),
    "Branch": record(maybe("kids", ir.List(b.ref("#Tree"))), maybe("n", b.INTEGER)),
    "Leaf": record(maybe("kids", ir.List(b.ref("#Tree"))), maybe("n")),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    types = [b.declared(name, type) for name, type in UNIONS.items()]
    with models(tmp_path_factory.mktemp("u"), *types, root="made_unions") as module:
        yield module


def runtime(made: ModuleType, name: str) -> Any:
    """A module of the runtime that `made` uses."""
    return import_module(f"{made.__name__.partition('.')[0]}._runtime.{name}")


def read(
    made: ModuleType, name: str, value: object, *, strict: bool = True
) -> tuple[Any, object, int]:
    """What a value is read as, what that is written as, and the number of issues."""
    package = made.__name__.rpartition(".")[0]
    from_text, reading, jsontext = (
        runtime(made, name) for name in ("typetext", "reading", "jsontext")
    )
    codec = from_text.types_of(package).codec(name)
    log = reading.Log(strict=strict)
    given = jsontext.loads(json.dumps(value), exact=codec.exact())
    found = codec.decode(given, None, "", log)
    text = jsontext.dumps(codec.encode(found), exact=codec.exact())
    return found, json.loads(text), len(log.issues)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("Moment", "2024-01-02T03:04:05Z", dt.datetime),
        ("Moment", "soon", str),
        ("Text", "2024-01-02T03:04:05+02:00", dt.datetime),
        ("Text", "0e64dbad-b4e0-4f5c-9b56-11c1a9a4cf29", uuid.UUID),
        ("Text", "0E64DBAD-B4E0-4F5C-9B56-11C1A9A4CF29", uuid.UUID),
        ("Text", "plain", str),
        ("Ids", "PT1H", dt.timedelta),
        ("Ids", "0e64dbad-b4e0-4f5c-9b56-11c1a9a4cf29", uuid.UUID),
        ("Ids", 7, int),
        ("HexId", "0e64dbadb4e04f5c9b5611c1a9a4cf29", uuid.UUID),
        ("Truth", True, bool),
        ("Truth", 1, int),
        ("Numbers", 1.5, float),
        ("Numbers", 2, int),
        ("Amount", 1.5, Decimal),
        ("Amount", "1.50", str),
        ("Money", "1.50", Decimal),
        ("Money", "much", str),
        ("Lists", [1, 2], list),
        ("Lists", ["a"], list),
        ("Lists", ["0e64dbadb4e04f5c9b5611c1a9a4cf29"], list),
        ("Lists", [], list),
        ("Places", [1.5, 2], tuple),
        ("Places", [1.5, 2, 3], list),
        ("Fixed", 1, int),
        ("Fixed", True, bool),
        ("Fixed", "one", str),
        ("Fixed", None, type(None)),
    ],
)
def test_values_of_one_kind_of_json_are_told_apart(
    made: ModuleType, name: str, value: object, kind: type
) -> None:
    found, written, issues = read(made, name, value)

    assert isinstance(found, kind)
    assert isinstance(found, bool) is isinstance(value, bool)
    assert (written, issues) == (value, 0)


@pytest.mark.parametrize(
    ("name", "value", "model"),
    [
        ("Pets", {"name": "a", "lives": 9}, "Cat"),
        ("Pets", {"name": "a", "breed": "b"}, "Dog"),
        ("Pets", {"name": "a", "breed": "b", "lives": 1}, "Dog"),
        ("Sizes", {"size": 1}, "Small"),
        ("Sizes", {"size": "L"}, "Wide"),
        ("Sizes", {}, "Small"),
        ("Steps", {"step": 1}, "One"),
        ("Steps", {"step": 2.0, "x": "y"}, "Two"),
        ("Typed", {"size": None}, "Further"),
        ("Shut", {"a": "1"}, "Narrow"),
        ("Shut", {"a": "1", "b": 2}, "Open"),
        ("Nested", {"name": "a", "breed": "b"}, "Dog"),
        ("Table", {"a": "x"}, "Loose"),
        ("Table", {"b": 1}, "Loose"),
        ("Table", {"x": 1}, "dict"),
        ("Table", {"a": 1}, "dict"),
        ("Tree", {"n": 1, "kids": [{"n": "x"}]}, "Branch"),
        ("Tree", {"n": "1", "kids": [{"n": 1}]}, "Leaf"),
    ],
)
def test_objects_are_of_the_model_that_they_fit(
    made: ModuleType, name: str, value: object, model: str
) -> None:
    found, written, issues = read(made, name, value)

    assert type(found).__name__ == model
    assert (written, issues) == (value, 0)


@pytest.mark.parametrize(
    "value",
    [
        [{}, 1700000000],
        {"a": [1], "b": 1700000000},
        [1700000000, False],
    ],
)
def test_what_fits_goes_back_as_it_came_beside_what_does_not(
    made: ModuleType, value: object
) -> None:
    _, written, issues = read(made, "Times", value, strict=False)

    assert (written, issues) == (value, 1)


def test_what_was_expected_is_said_once(made: ModuleType) -> None:
    reading, package = runtime(made, "reading"), made.__name__.rpartition(".")[0]
    log = reading.Log(strict=False)
    runtime(made, "typetext").types_of(package).codec("Lists").decode(1, None, "", log)

    assert [issue.expected for issue in log.issues] == ["array"]


def test_each_enum_knows_its_own_values(made: ModuleType) -> None:
    assert read(made, "Colours", "yellow")[0] is made.Warm.YELLOW
    assert read(made, "Colours", "blue")[0] is made.Cold.BLUE
    assert read(made, "Colours", 3)[0] == 3
    found, written, issues = read(made, "Colours", "grey")
    assert (found, written, issues) == ("grey", "grey", 0)


def test_the_items_of_a_list_are_chosen_one_by_one(made: ModuleType) -> None:
    text = "0e64dbadb4e04f5c9b5611c1a9a4cf29"
    value = [{"name": "a", "lives": 9}, {"name": "b", "breed": "c"}, "x", text]

    found, written, _ = read(made, "Items", value)

    names = [type(item).__name__ for item in found]
    assert names == ["Cat", "Dog", "str", "UUID"]
    assert written == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Steps", {"step": 3, "x": "y"}),
        ("Pets", {"lives": 9}),
        ("Lists", [1, "a"]),
        ("Ids", "neither"),
        ("Fixed", "two"),
        ("Pets", 3),
    ],
)
def test_what_no_member_fits_stays_as_it_came_and_is_an_issue(
    made: ModuleType, name: str, value: object
) -> None:
    found, written, issues = read(made, name, value, strict=False)

    assert found == written == value
    assert issues == 1
    with pytest.raises(Exception, match="expected"):
        read(made, name, value)


def test_an_object_that_misfits_is_the_model_that_knows_its_keys(
    made: ModuleType,
) -> None:
    value = {"name": "a", "breed": 3}

    found, written, issues = read(made, "Pets", value, strict=False)

    assert isinstance(found, made.Dog)
    assert (written, issues) == (value, 1)


def test_an_alias_that_holds_itself_reads_to_the_bottom(made: ModuleType) -> None:
    value = [{"a": [None, "x", {"b": [1.5, True]}]}]

    found, written, issues = read(made, "Json", value)

    assert (found, written, issues) == (value, value, 0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "red", "x"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["a", "b", "kids", "n", "name", "lives", "size", "step"]),
        inner,
        max_size=3,
    ),
    max_leaves=8,
)


@given(name=st.sampled_from(sorted(UNIONS)), value=JSON)
def test_whatever_is_read_is_written_back_equal(
    made: ModuleType, name: str, value: object
) -> None:
    _, written, _ = read(made, name, value, strict=False)

    assert written == value
    assert json.dumps(written, sort_keys=True) == json.dumps(value, sort_keys=True)


def nest(levels: int, inner: object) -> object:
    """A tree with one branch at each level."""
    for _ in range(levels):
        inner = {"kids": [inner]}
    return inner


def test_a_deep_union_is_chosen_without_trying_everything_at_every_level(
    made: ModuleType,
) -> None:
    shapes = runtime(made, "shapes")
    tried = 0
    merit = shapes._merit

    def counted(*args: Any) -> Any:
        nonlocal tried
        tried += 1
        return merit(*args)

    shapes._merit = counted
    try:
        value = nest(200, {"n": "x"})
        found, written, _ = read(made, "Tree", value)
    finally:
        shapes._merit = merit

    assert written == value
    assert type(found).__name__ == "Branch"
    assert tried == 2 * 200 + 1
