"""Constants, tuples, typed further keys and closed objects, in models and in calls."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from specloom import ir
from specloom.diagnostics import Report

from . import building as b
from .models import checked, files, models, models_text, understood
from .packages import imported, write

K = ir.ScalarKind
MONEY = ir.Scalar(K.DECIMAL, "text")


def const(value: str | int | bool) -> ir.Const:
    """A type of one value."""
    kinds = {str: K.STRING, int: K.INTEGER, bool: K.BOOLEAN}
    return ir.Const(value, kinds[type(value)])


POSITION = ir.Tuple((b.NUMBER, b.NUMBER), b.NUMBER)

TYPES = (
    b.declared(
        "Point",
        b.record(
            b.field("type", const("Point")),
            b.field("coordinates", b.ref("#Position")),
            b.field("@v", const(1), required=False),
            b.field("ok", const(True)),
            b.field("tag", ir.nullable(const("a")), required=False),
        ),
    ),
    b.declared("Position", POSITION),
    b.declared("Kind", const("fixed")),
    b.declared(
        "Row",
        b.record(
            b.field("kind", b.ref("#Kind")),
            b.field("pair", ir.Tuple((MONEY, b.DATE))),
            b.field("pairs", ir.List(ir.Tuple((ir.STRING, b.ref("#Point"))))),
            b.field("open", ir.Tuple((ir.STRING,), b.INTEGER), required=False),
            b.field("maybe", ir.nullable(ir.Tuple((b.INTEGER,))), required=False),
            b.field("none", ir.Tuple(()), required=False),
        ),
    ),
    b.declared("Service", b.record(b.field("image"), b.field("port", b.INTEGER))),
    b.declared(
        "Services",
        ir.Record((b.field("version", required=False),), extra=b.ref("#Service")),
    ),
    b.declared("Prices", ir.Record((), extra=MONEY)),
    b.declared("Nulls", ir.Record((b.field("a"),), extra=ir.NULL)),
    b.declared("Shut", ir.Record((b.field("a", required=False),), closed=True)),
    b.declared("Any", ir.Record((b.field("a"),), extra=ir.ANY)),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with models(tmp_path_factory.mktemp("t"), *TYPES, root="made_types") as module:
        yield module


def issues(made: ModuleType, model: str, value: object) -> list[str]:
    """What does not fit when a model is read, one line each."""
    root = made.__name__.partition(".")[0]
    codec = import_module(f"{root}._runtime.codec")
    reading = import_module(f"{root}._runtime.reading")
    log = reading.Log(strict=False)
    codec.model_codec(getattr(made, model)).decode(value, None, "", log)
    return [str(issue) for issue in log.issues]


def strictly(made: ModuleType, model: str, value: object) -> Any:
    """A model as it is read strictly."""
    return getattr(made, model).from_dict(value, strict=True)


def test_further_values_may_have_to_be_null(made: ModuleType) -> None:
    assert strictly(made, "Nulls", {"a": "x", "b": None}).extra == {"b": None}
    assert issues(made, "Nulls", {"a": "x", "b": 1}) == [
        "/b: expected null, got number"
    ]


# --- Constants -------------------------------------------------------------------


def test_a_constant_is_filled_in(made: ModuleType) -> None:
    point = made.Point(coordinates=(1.5, 2.0))

    assert point.type == "Point"
    assert json.loads(point.to_json()) == {
        "type": "Point",
        "coordinates": [1.5, 2.0],
        "ok": True,
    }
    assert made.Row(pair=(Decimal(1), None), pairs=[]).kind == "fixed"


def test_a_constant_that_is_required_must_be_there(made: ModuleType) -> None:
    value = {"type": "Point", "coordinates": [1, 2]}

    assert issues(made, "Point", value) == ["/ok: expected True, got nothing"]
    with pytest.raises(Exception, match="/ok: expected True"):
        strictly(made, "Point", value)
    point = made.Point.from_dict(value)
    assert point.ok is made._UNSET
    assert point.to_dict() == value


@pytest.mark.parametrize("value", [True, 1.5, "1", 2, [1], None])
def test_another_value_than_the_constant_is_an_issue_and_kept(
    made: ModuleType, value: object
) -> None:
    given = {"type": "Point", "coordinates": [1, 2], "ok": True, "@v": value}

    assert len(issues(made, "Point", given)) == 1
    assert made.Point.from_dict(given).to_dict() == given
    with pytest.raises(Exception, match="/@v"):
        strictly(made, "Point", given)


def test_numbers_are_one_constant_in_any_spelling_and_no_truth_value(
    made: ModuleType,
) -> None:
    given = {"type": "Point", "coordinates": [1, 2], "ok": True, "@v": 1.0}

    assert strictly(made, "Point", given).v == 1
    assert issues(made, "Point", {**given, "ok": 1}) != []


# --- Tuples ----------------------------------------------------------------------


def test_tuples_are_read_with_a_type_for_each_place(made: ModuleType) -> None:
    value = {
        "kind": "fixed",
        "pair": ["1.50", "2024-01-02"],
        "pairs": [["x", {"type": "Point", "coordinates": [1, 2], "ok": True}]],
        "open": ["a", 1, 2],
        "maybe": None,
        "none": [],
    }

    row = strictly(made, "Row", value)

    assert row.pair[0] == Decimal("1.50")
    assert row.pair[1].year == 2024
    assert isinstance(row.pairs[0][1], made.Point)
    assert row.open == ("a", 1, 2)
    assert (row.maybe, row.none) == (None, ())
    assert row.to_dict() == value


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("pair", ["1.50"], "/pair"),
        ("pair", ["1.50", "2024-01-02", 3], "/pair"),
        ("pair", ["x", "2024-01-02"], "/pair/0"),
        ("open", [], "/open"),
        ("open", ["a", "b"], "/open/1"),
        ("none", [1], "/none"),
        ("pairs", [["x", {"type": "Point", "ok": True}]], "/pairs/0/1/coordinates"),
        ("pair", {"0": "1"}, "/pair"),
    ],
)
def test_a_tuple_that_misfits_keeps_all_that_came(
    made: ModuleType, field: str, value: object, place: str
) -> None:
    given = {"kind": "fixed", "pair": ["1", "2024-01-02"], "pairs": [], field: value}

    assert [line.partition(":")[0] for line in issues(made, "Row", given)] == [place]
    assert made.Row.from_dict(given).to_dict() == given


def test_numbers_in_tuples_are_exact(tmp_path: Path) -> None:
    exact = ir.Tuple((ir.Scalar(K.DECIMAL),), ir.Scalar(K.DECIMAL))

    with models(tmp_path, b.declared("T", b.record(b.field("t", exact)))) as module:
        text = '{"t":[0.10,1.000000000000000000001]}'
        read = module.T.from_json(text)
        assert read.t[1] == Decimal("1.000000000000000000001")
        assert read.to_json() == text


def test_a_whole_number_may_be_spelled_with_a_fraction(made: ModuleType) -> None:
    read = strictly(made, "Service", {"image": "x", "port": 80.0})

    assert (read.port, type(read.port)) == (80, int)
    assert read.to_dict() == {"image": "x", "port": 80.0}


# --- Further keys ----------------------------------------------------------------


def test_values_under_further_keys_have_their_type(made: ModuleType) -> None:
    value = {"version": "3", "web": {"image": "a", "port": 80}}

    services = strictly(made, "Services", value)

    assert services.extra["web"].image == "a"
    assert services.to_dict() == value
    services.extra["db"] = made.Service(image="b", port=1)
    assert services.to_dict()["db"] == {"image": "b", "port": 1}
    assert made.Services(extra={"x": made.Service(image="c", port=2)}).to_dict() == {
        "x": {"image": "c", "port": 2}
    }


def test_a_misfit_under_a_further_key_is_found_there(made: ModuleType) -> None:
    given = {"web": {"image": "a", "port": "x"}, "version": None}

    assert issues(made, "Services", given) == [
        "/version: expected string, got null",
        "/web/port: expected integer, got string",
    ]
    assert made.Services.from_dict(given).to_dict() == given


def test_values_under_further_keys_keep_their_form(made: ModuleType) -> None:
    prices = strictly(made, "Prices", {"a": "1.50"})

    assert prices.extra == {"a": Decimal("1.50")}
    assert prices.to_json() == '{"a":"1.50"}'


def test_a_value_that_cannot_be_sent_is_named_by_its_further_key(
    made: ModuleType,
) -> None:
    with pytest.raises(Exception, match="no form in JSON") as caught:
        made.Prices(extra={"a": object()}).to_dict()
    assert getattr(caught.value, "pointer", "") == "/a"


def test_further_keys_of_any_json_need_no_base_of_their_own() -> None:
    text = models_text(b.api(b.group(""), *TYPES))

    assert "class Any(_Model):" in text
    assert 'class Services(_Open["Service"]):' in text
    assert "class Shut(_Model, closed=True):" in text


def test_a_closed_object_has_no_further_keys(made: ModuleType) -> None:
    given = {"a": "x", "b": 1}

    assert issues(made, "Shut", given) == ["/b: expected no further key, got number"]
    assert made.Shut.from_dict(given).extra == {"b": 1}
    assert made.Shut.from_dict(given).to_dict() == given
    with pytest.raises(Exception, match="/b"):
        strictly(made, "Shut", given)
    assert strictly(made, "Shut", {"a": "x"}).a == "x"


# --- Clients ---------------------------------------------------------------------

LENIENT_USE = """
from made.test.models import Find, Services

services = Services.from_dict({"WEB": {"Image": "a", "port": 80}})
assert services.extra["WEB"].image == "a"
assert services.to_dict() == {"WEB": {"Image": "a", "port": 80}}, services.to_dict()
find = Find.from_dict({"more": {"x": 1}})
assert find.to_dict() == {"more": {"x": 1}}
"""


def test_clients_that_take_messages_type_further_keys_of_all_but_those(
    tmp_path: Path,
) -> None:
    report = Report()
    find = b.declared("Find", ir.Record((), extra=b.ref("#Service")))
    call = b.operation(
        "Find", "POST /find", bodies=(b.json_body(b.ref("#Find")),), returns=ir.STRING
    )
    message = ir.Message(at=b.AT, type=ir.TypeId("#Find"), operations=("POST /find",))
    api = understood(b.api(b.group("", call), *TYPES, find, messages=(message,)))
    write(tmp_path, files(api, report))

    checked(tmp_path, LENIENT_USE)
    with imported(tmp_path, "made"), imported(tmp_path, "use"):
        pass
    assert [d.code for d in report].count("extra-untyped") == 1


USE = """
from typing import Literal, assert_type

from made.test import TestClient
from made.test.models import Point, Position, Row, Services

def use(client: TestClient) -> None:
    point = Point(coordinates=(1.0, 2.0))
    assert_type(point.type, Literal["Point"])
    services = client.list_services(at=(1.0, 2.0, 3.0), unit="km")
    assert_type(services, Services)
    assert_type(services.extra["web"].image, str)
    assert_type(client.get_position(), Position)
    row = Row(pair=(services.extra["x"].price, point.day), pairs=[("x", point)])
    name, first = row.pairs[0]
    assert_type(name, str)
    assert_type(first, Point)
"""


def test_calls_take_and_return_them_and_are_typed(tmp_path: Path) -> None:
    query = ir.Parameter(
        at=b.AT, wire="unit", place=ir.Place.QUERY, type=const("km"), required=False
    )
    fixed = ir.Parameter(
        at=b.AT, wire="v", place=ir.Place.QUERY, type=const(2), required=True
    )
    calls = (
        b.operation(
            "List services",
            "GET /services",
            b.query("at", POSITION),
            query,
            fixed,
            returns=b.ref("#Services"),
        ),
        b.operation("Get position", "GET /position", returns=b.ref("#Position")),
        b.operation(
            "Add point",
            "POST /points",
            bodies=(b.json_body(b.ref("#Point")),),
            returns=ir.Tuple((b.ref("#Point"),), const("x")),
        ),
    )
    more = {
        "Service": b.record(b.field("image"), b.field("price", MONEY)),
        "Point": b.record(
            b.field("type", const("Point")),
            b.field("coordinates", POSITION),
            b.field("day", b.DATE, required=False),
        ),
    }
    types = [
        b.declared(decl.id.removeprefix("#"), more.get(decl.name.text, decl.type))
        for decl in TYPES
    ]
    types.append(b.declared("Odd", b.record(b.field("Point", const('a"b\\c\n')))))
    use = USE.replace("point.day)", "point.day or date.today())")
    api = understood(b.api(b.group("", *calls), *types, url="https://example.com"))
    write(tmp_path, files(api))

    checked(tmp_path, f"from datetime import date\n{use}")

    client = (tmp_path / "made/test/client.py").read_text()
    assert 'unit: Literal["km"] | None = None' in client
    assert "at: tuple[float, float, *tuple[float, ...]] | None = None" in client
    assert 'Parameter("query", "v", value=2)' in client
    assert "v: " not in client


@pytest.mark.parametrize(
    ("type", "carried"),
    [
        (b.record(b.field("x", ir.nullable(b.DATE))), set()),
        (b.record(b.field("x", ir.List(b.ref("#Kind")))), set()),
        (b.record(b.field("x", const("a"))), {"shapes"}),
        (ir.List(ir.Tuple((b.DATE,))), {"shapes"}),
        (ir.Map(ir.Union((b.DATE, b.INTEGER))), {"shapes"}),
        (b.enum("a", 1), {"shapes"}),
        (ir.Record((), closed=True), {"further"}),
        (ir.Record((), extra=b.DATE), {"further"}),
        (ir.Record((), extra=ir.ANY), set()),
    ],
)
def test_clients_carry_only_what_their_types_need(
    type: ir.Type, carried: set[str]
) -> None:
    api = b.api(
        b.group(""), b.declared("T", type), b.declared("Kind", b.enum("a", "b"))
    )

    made = {Path(path).stem for path in files(api) if "/_runtime/" in path}

    assert made & {"shapes", "further", "lenient_further", "choices"} == carried


def test_models_with_typed_further_keys_are_values_like_others(
    made: ModuleType,
) -> None:
    services = made.Services.from_dict({"web": {"image": "a", "port": 80}})

    again = pickle.loads(pickle.dumps(services))  # noqa: S301  our own
    assert again == services
    assert copy.deepcopy(services) == services
    assert dataclasses.replace(services, version="2").extra == services.extra
    match services:
        case made.Services(version=None, extra={"web": made.Service(port=port)}):
            assert port == 80
        case _:
            raise AssertionError
