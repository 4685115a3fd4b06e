"""Clients whose models are pydantic's, msgspec's or typed dictionaries, over a socket.

What holds for the clients of dataclasses is tested by the same functions here, with the
clients made in other styles; what differs stands in one table.
"""

from __future__ import annotations

import ast
import copy
import datetime as dt
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import specloom
from click.testing import CliRunner
from specloom import config, ir, passes
from specloom.cli import command
from specloom.diagnostics import InputError, Report
from specloom.source import read
from specloom.targets.python import emit, runtime_files
from specloom.targets.python.styles.made import PINNED, guarded

from . import clients as clients_tool
from . import golden, servicestack_ccc, test_clients, test_hostile
from .loopback import Answer, Recorded, serving
from .messaging import bookings
from .packages import imported, write
from .test_ccc_client import (
    host,
    server,
    test_a_query_goes_on_over_a_token_that_expires,
    test_a_query_is_iterated_to_its_end,
    test_a_sent_object_is_the_same_request_as_the_method,
    test_a_token_that_expires_in_between_is_refreshed_once,
    test_a_wrong_password_is_told_and_not_shown,
    test_an_error_carries_what_is_wrong_with_each_field,
    test_neighbours_share_their_types,
    test_the_seeds_call_needs_no_credentials,
)
from .test_clients import (
    test_a_call_sends_what_it_must_and_returns_what_came,
    test_a_failure_with_a_response_status_carries_it,
    test_a_form_field_that_holds_json_is_sent_as_json_text,
    test_a_list_goes_on_over_all_pages,
    test_documented_failures_are_known_by_their_codes,
    test_enums_are_open_and_known_members_are_members,
    test_guids_are_read_in_both_forms_and_go_back_as_they_came,
    test_the_signatures_are_those_promised,
    test_the_types_of_the_zoom_client_are_recovered,
    test_two_output_roots_do_not_disturb_each_other,
)
from .test_messages import (
    caller,
    test_a_body_that_is_the_object_is_sent_whole,
    test_a_file_and_its_fields_are_a_form,
    test_a_list_is_one_call,
    test_conditions_of_an_object_are_its_extra_values,
    test_extra_values_are_sent_along,
)
from .test_paged_client import (
    test_a_proposed_list_is_read_to_its_end,
    test_the_items_of_a_page_are_models,
)

__all__ = [
    "caller",
    "host",
    "server",
    "test_a_body_that_is_the_object_is_sent_whole",
    "test_a_call_sends_what_it_must_and_returns_what_came",
    "test_a_failure_with_a_response_status_carries_it",
    "test_a_file_and_its_fields_are_a_form",
    "test_a_form_field_that_holds_json_is_sent_as_json_text",
    "test_a_list_goes_on_over_all_pages",
    "test_a_list_is_one_call",
    "test_a_proposed_list_is_read_to_its_end",
    "test_a_query_goes_on_over_a_token_that_expires",
    "test_a_query_is_iterated_to_its_end",
    "test_a_sent_object_is_the_same_request_as_the_method",
    "test_a_token_that_expires_in_between_is_refreshed_once",
    "test_a_wrong_password_is_told_and_not_shown",
    "test_an_error_carries_what_is_wrong_with_each_field",
    "test_conditions_of_an_object_are_its_extra_values",
    "test_documented_failures_are_known_by_their_codes",
    "test_enums_are_open_and_known_members_are_members",
    "test_extra_values_are_sent_along",
    "test_guids_are_read_in_both_forms_and_go_back_as_they_came",
    "test_neighbours_share_their_types",
    "test_the_items_of_a_page_are_models",
    "test_the_seeds_call_needs_no_credentials",
    "test_the_signatures_are_those_promised",
    "test_the_types_of_the_zoom_client_are_recovered",
    "test_two_output_roots_do_not_disturb_each_other",
]
"""What is tested with the clients of dataclasses, and here with the fixtures below."""

made_by = importlib.import_module("specloom.targets.python.styles.made")

ROOT = Path(__file__).parents[1]
CLASSES = ("pydantic", "msgspec")
STYLES = (*CLASSES, "typeddict")


def product(
    case: Path, name: str, style: str, report: Report | None = None
) -> specloom.Product:
    """The client of a golden case, or of the files in a folder."""
    report = Report() if report is None else report
    folder = case / "spec" if (case / "spec").is_dir() else case
    documents = [
        read(path.read_bytes(), path.name, report)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    settings = replace(golden.settings(case), name=name, models=style)
    return specloom.generate(settings, documents, {}, report)


@cache
def seeds(style: str) -> dict[str, specloom.Product]:
    """The clients of the seeds."""
    return {n: product(ROOT / "specs" / n, n, style) for n in ("zoom", "ccc", "webex")}


def written(folder: Path, root: str, products: dict[str, specloom.Product]) -> None:
    """Write clients with the runtime that they share, as the package `root`."""
    files = {"__init__.py": ""}
    modules: set[str] = set()
    for name, one in products.items():
        files |= {f"{name}/{path}": text for path, text in one.files.items()}
        modules.update(one.runtime)
    write(folder / root, {**files, **runtime_files(sorted(modules), "httpx2")})


@pytest.fixture(scope="module", params=CLASSES)
def clients(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """The clients of the seeds, in each style that has classes."""
    style: str = request.param
    root, folder = f"seeds_{style}", tmp_path_factory.mktemp(style)
    written(folder, root, seeds(style))
    with imported(folder, root) as package:
        yield package


@pytest.fixture(scope="module", params=CLASSES)
def ccc(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The client of all pages of CCC."""
    style: str = request.param
    root, folder = f"pages_{style}", tmp_path_factory.mktemp(style)
    written(folder, root, {"ccc": product(servicestack_ccc.CASE, "ccc", style)})
    with imported(folder, f"{root}.ccc") as package:
        yield package


@pytest.fixture(scope="module", params=CLASSES)
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """The client of the golden case of paging."""
    style: str = request.param
    root, folder = f"paged_{style}", tmp_path_factory.mktemp(style)
    case = golden.ROOT / "postman-paging"
    written(folder, root, {"paging": product(case, "postman_paging", style)})
    with imported(folder, f"{root}.paging") as package:
        yield package


@pytest.fixture(scope="module", params=CLASSES)
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """The client of an API that takes requests as objects."""
    style: str = request.param
    root, folder = f"messaged_{style}", tmp_path_factory.mktemp(style)
    report = Report()
    settings = specloom.Settings(name="bookings", models=style)
    made = emit(passes.run(bookings(), report), settings, {}, report)
    written(folder, root, {"bookings": made})
    with imported(folder, f"{root}.bookings") as found:
        yield found


# --- Dictionaries --------------------------------------------------------------


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The clients of the seeds, whose models are dictionaries."""
    folder = tmp_path_factory.mktemp("typeddict")
    written(folder, "seeds_typeddict", seeds("typeddict"))
    with imported(folder, "seeds_typeddict") as package:
        yield package


@pytest.mark.parametrize(
    "called", [test_clients.called_sync, test_clients.called_async]
)
@pytest.mark.parametrize(
    "call", test_clients.CALLS, ids=lambda c: f"{c.client}-{c.method}"
)
def test_a_call_sends_what_it_must_and_returns_the_json_that_came(
    dictionaries: ModuleType,
    call: test_clients.Call,
    called: Callable[[ModuleType, test_clients.Call, str], Any],
) -> None:
    package = importlib.import_module(f"{dictionaries.__name__}.{call.client}")
    shown = test_clients.example(call)
    with serving(lambda _: Answer(body=json.dumps(shown).encode())) as server:
        result = called(package, call, server.url)

    (request,) = server.requests
    assert f"{request.method} {request.target}" == call.wire
    assert result == shown
    assert json.dumps(result) == json.dumps(shown)


def test_dictionaries_come_from_all_pages(dictionaries: ModuleType) -> None:
    webex = importlib.import_module(f"{dictionaries.__name__}.webex")

    def answer(request: Recorded) -> Answer:
        page = 2 if "cursor=2" in request.target else 1
        body = {"items": [{"meetingId": f"{page}-{n}"} for n in range(2)]}
        link = f'<{running.url}/meetingReports/usage?cursor=2>; rel="next"'
        headers = (("Content-Type", "application/json"), ("Link", link))
        return Answer(body=json.dumps(body).encode(), headers=headers[: 3 - page])

    with (
        serving(answer) as running,
        webex.WebexClient(token="t", base_url=running.url) as api,
    ):
        found = [row["meetingId"] for row in api.list_meeting_usage_reports()]

    assert found == ["1-0", "1-1", "2-0", "2-1"]


def test_a_failure_carries_a_dictionary_and_its_fields(
    dictionaries: ModuleType,
) -> None:
    ccc = importlib.import_module(f"{dictionaries.__name__}.ccc")
    status = {"errorCode": "NotEmpty", "errors": [{"fieldName": "A"}]}
    body = json.dumps({"responseStatus": status}).encode()
    with (
        serving(lambda _: Answer(400, body)) as server,
        ccc.CccClient(base_url=server.url) as api,
        pytest.raises(ccc.errors.BadRequest) as caught,
    ):
        api.get_service_user_usage(test_clients.GUID, test_clients.OTHER)

    assert caught.value.error == status
    assert (caught.value.code, caught.value.fields) == ("NotEmpty", ("A",))


# --- What differs --------------------------------------------------------------

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Parcel",
    "type": "object",
    "required": ["id", "left at", "fixed"],
    "properties": {
        "id": {"type": "string", "maxLength": 4},
        "left at": {"type": "string", "format": "date-time"},
        "fixed": {"const": "yes"},
        "size": {"enum": ["s", "m"]},
        "note": {"type": "string"},
        "weight": {"type": ["number", "null"], "minimum": 0},
        "price": {"type": "number", "format": "decimal"},
        "copy": {"type": "boolean"},
        "inner": {"$ref": "#/$defs/Part"},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}},
        "place": {"anyOf": [{"$ref": "#/$defs/Part"}, {"$ref": "#/$defs/Shelf"}]},
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": "string"}],
            "items": False,
            "minItems": 2,
        },
        "password": {"type": "string"},
        "any": {},
    },
    "$defs": {
        "Part": {
            "title": "Part",
            "type": "object",
            "required": ["code"],
            "properties": {"code": {"type": "integer"}},
            "additionalProperties": {"type": "string", "format": "date"},
        },
        "Shelf": {
            "title": "Shelf",
            "type": "object",
            "properties": {"row": {"type": "integer"}},
            "additionalProperties": False,
        },
    },
}

PARCEL: dict[str, Any] = {
    "id": "a1",
    "left at": "2026-10-01T00:00:00Z",
    "fixed": "yes",
    "size": "s",
    "weight": None,
    "price": 1.5,
    "copy": True,
    "inner": {"code": 1, "made": "2026-10-02"},
    "parts": [{"code": 2}, {"code": 3, "x": "2026-10-03"}],
    "place": {"row": 4},
    "pair": [1, "b"],
    "password": "s3cret",
    "any": {"deep": [1, None]},
    "unknown": {"kept": [True]},
}


@dataclass(frozen=True, kw_only=True)
class Differences:
    """What is different in a style; the table of README says the same in words."""

    known: str = "member"  # what a documented value of an enum is read as
    moment: type = dt.datetime  # what a date-time is read as
    absent: Any = None  # what an optional field is that is not there
    lost: Any = "UNSET"  # what a required field is that is not there
    null_noted: bool = True  # a null in an optional field is an issue
    none_sent: bool = True  # None in an optional field is sent as null
    checked: bool = False  # what a user makes is checked
    copy: str = "copy"  # what a field is called that the library uses
    pair: type = tuple  # what an array with a type for each place is
    further: type = dt.date  # what stands under a further key of a type
    closed: bool = True  # a further key of a closed object is an issue
    sends: bool = True  # requests can be sent as objects


TABLE = {
    "dataclass": Differences(none_sent=False),
    "pydantic": Differences(null_noted=False, checked=True, copy="copy_"),
    "msgspec": Differences(absent="UNSET"),
    "typeddict": Differences(
        known="text",
        moment=str,
        absent=KeyError,
        lost=KeyError,
        pair=list,
        further=str,
        closed=False,
        sends=False,
    ),
}


@dataclass(frozen=True)
class Parcels:
    """The package of one style, with what is different in it."""

    style: str
    package: Any
    models: Any
    differs: Differences

    def read(self, value: Any, *, strict: bool = False) -> tuple[Any, list[str]]:
        """A parcel, and the pointers of its issues."""
        runtime = self.package.__name__.partition(".")[0]
        types = importlib.import_module(f"{runtime}._runtime.typetext")
        reading = importlib.import_module(f"{runtime}._runtime.reading")
        log = reading.Log(strict=strict)
        codec = types.types_of(self.package.__name__).codec("Parcel")
        found = codec.decode(copy.deepcopy(value), None, "", log)
        assert codec.encode(found) == value
        return found, [issue.pointer for issue in log.issues]

    def get(self, model: Any, attribute: str, wire: str = "") -> Any:
        """A field of a model, by its attribute or its key."""
        if not isinstance(model, dict):
            return getattr(model, attribute)
        return model.get(wire or attribute, KeyError)


@pytest.fixture(scope="module", params=TABLE)
def parcels(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Parcels]:
    """The models of one schema, in each style."""
    style: str = request.param
    folder = tmp_path_factory.mktemp(style)
    (folder / "parcel.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    made = product(folder, "parcels", style)
    written(folder, f"root_{style}", {"parcels": made})
    with imported(folder, f"root_{style}.parcels") as package:
        yield Parcels(style, package, package.models, TABLE[style])


def test_a_whole_object_is_read_and_goes_back_as_it_came(parcels: Parcels) -> None:
    for strict in (False, True):
        found, issues = parcels.read(PARCEL, strict=strict)

        assert issues == []
        assert parcels.get(found, "id") == "a1"
        assert parcels.get(found, "weight") is None
        assert parcels.get(found, "any") == {"deep": [1, None]}
        assert parcels.get(parcels.get(found, "parts")[1], "code") == 3


def test_values_are_what_the_style_makes_of_them(parcels: Parcels) -> None:
    found, _ = parcels.read(PARCEL)
    size = parcels.get(found, "size")

    assert size == "s"
    member = isinstance(size, parcels.models.Size)
    assert member is (parcels.differs.known == "member")
    assert type(parcels.get(found, "left_at", "left at")) is parcels.differs.moment
    assert type(parcels.get(found, "pair")) is parcels.differs.pair
    assert parcels.get(found, parcels.differs.copy, "copy") is True
    inner = parcels.get(found, "inner")
    further = inner if isinstance(inner, dict) else inner.extra
    assert type(further["made"]) is parcels.differs.further


def test_unknown_keys_are_kept(parcels: Parcels) -> None:
    found, _ = parcels.read(PARCEL)

    extra = found if isinstance(found, dict) else found.extra
    assert extra["unknown"] == {"kept": [True]}


def test_a_member_of_a_union_is_chosen_by_its_keys(parcels: Parcels) -> None:
    found, _ = parcels.read(PARCEL)
    place = parcels.get(found, "place")

    assert parcels.get(place, "row") == 4
    assert isinstance(place, dict) or type(place) is parcels.models.Shelf


def test_what_does_not_fit_is_kept_and_noted(parcels: Parcels) -> None:
    wrong = {**PARCEL, "id": 5, "parts": [{"code": "x"}, 7], "size": "xl"}

    found, issues = parcels.read(wrong)

    assert issues == ["/id", "/parts/0/code", "/parts/1"]
    assert parcels.get(found, "id") == 5
    assert parcels.get(found, "size") == "xl"


def test_strict_reading_raises_at_the_first_misfit(parcels: Parcels) -> None:
    wrong = {**PARCEL, "parts": [{"code": "x"}]}

    with pytest.raises(parcels.package.errors.DecodeError) as caught:
        parcels.read(wrong, strict=True)

    assert caught.value.pointer == "/parts/0/code"


def test_what_is_absent_looks_as_documented(parcels: Parcels) -> None:
    found, issues = parcels.read({"left at": "2026-10-01T00:00:00Z", "fixed": "yes"})

    def shown(value: Any) -> Any:
        return value if value is None or value is KeyError else repr(value)

    assert issues == ["/id"]
    assert shown(parcels.get(found, "note")) == parcels.differs.absent
    assert shown(parcels.get(found, "id")) == parcels.differs.lost


def test_a_null_that_was_not_declared_is_noted_where_types_tell(
    parcels: Parcels,
) -> None:
    found, issues = parcels.read({**PARCEL, "note": None})

    assert issues == (["/note"] if parcels.differs.null_noted else [])
    assert parcels.get(found, "note") is None


def test_a_key_that_a_closed_object_has_no_place_for_is_noted(parcels: Parcels) -> None:
    _, issues = parcels.read({**PARCEL, "place": {"row": 1, "more": 2}})

    assert issues == (["/place/more"] if parcels.differs.closed else [])


def test_none_is_sent_as_documented(parcels: Parcels) -> None:
    made = parcels.models.Parcel(
        **{
            "id": "a",
            "left at" if parcels.style == "typeddict" else "left_at": (
                "now"
                if parcels.style == "typeddict"
                else dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
            ),
            "fixed": "yes",
            "note": None,
        }
    )
    sent = made if isinstance(made, dict) else made.to_dict()

    assert ("note" in sent) is parcels.differs.none_sent
    assert "size" not in sent


def test_what_users_make_is_checked_by_pydantic_alone(parcels: Parcels) -> None:
    def make() -> Any:
        return parcels.models.Part(code="no number")

    if parcels.differs.checked:
        with pytest.raises(ValueError, match="code"):
            make()
    else:
        assert parcels.get(make(), "code") == "no number"


def test_further_values_are_given_beside_the_fields(parcels: Parcels) -> None:
    if parcels.style == "typeddict":
        made = sent = {"code": 1, "made": "2026-10-02"}
    else:
        made = parcels.models.Part(code=1, extra={"made": dt.date(2026, 10, 2)})
        sent = made.to_dict()

    assert sent == {"code": 1, "made": "2026-10-02"}


def test_a_model_is_judged_by_its_schema(parcels: Parcels) -> None:
    schemas = parcels.package.schemas
    found = schemas.decode("Parcel", copy.deepcopy(PARCEL))

    schemas.validate(found, "Parcel")
    assert schemas.encode(found) == PARCEL
    with pytest.raises(parcels.package.errors.ValidationError):
        schemas.validate(schemas.decode("Parcel", {**PARCEL, "id": 5}), "Parcel")


def test_a_password_is_not_shown_but_by_a_dictionary(parcels: Parcels) -> None:
    found, _ = parcels.read(PARCEL)

    assert ("s3cret" in repr(found)) is (parcels.style == "typeddict")


def test_the_libraries_read_and_write_by_themselves(parcels: Parcels) -> None:
    text = json.dumps({k: v for k, v in PARCEL.items() if k not in {"inner", "parts"}})
    if parcels.style == "pydantic":
        made = parcels.models.Parcel.model_validate_json(text)
        again = made.model_dump_json(by_alias=True, exclude_unset=True)
        assert json.loads(again) == {**json.loads(text), "price": "1.5"}
    elif parcels.style == "msgspec":
        import msgspec

        made = msgspec.json.decode(text, type=parcels.models.Parcel)
        assert type(made.left_at) is dt.datetime
        assert "unknown" not in json.loads(msgspec.json.encode(made))
    else:
        return
    assert parcels.get(made, "id") == "a1"


def test_only_classes_are_sent_as_objects(
    ccc: Any, dictionaries: ModuleType, tmp_path: Path
) -> None:
    assert hasattr(ccc.CccClient, "send") is TABLE["pydantic"].sends
    made = product(servicestack_ccc.CASE, "ccc", "typeddict")
    assert ("MessageClient" in made.files["client.py"]) is TABLE["typeddict"].sends


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "case", ["postman-converted", "postman-samples", "servicestack-pages"]
)
def test_every_example_goes_back_as_it_came(
    tmp_path: Path, style: str, case: str
) -> None:
    root = f"examples_{style}"
    made = product(golden.ROOT / case, "api", style)
    written(tmp_path, root, {"api": made})
    with imported(tmp_path, f"{root}.api") as package:
        plans = clients_tool._plans(package)
        types = importlib.import_module(f"{root}._runtime.typetext").types_of(
            package.__name__
        )
        log = importlib.import_module(f"{root}._runtime.reading").Log
        count = 0
        for operation in ir.operations(made.api.root):
            plan = plans[made.names[operation.id], operation.path]
            for one in operation.examples:
                for value, expression, form in clients_tool._values(one, plan):
                    codec = types.codec(expression, form)
                    read = codec.decode(
                        copy.deepcopy(value), None, "", log(strict=False)
                    )
                    assert clients_tool.equal(codec.encode(read), value)
                    count += 1

    assert count


# --- How they are made ---------------------------------------------------------


def test_every_style_has_the_same_names() -> None:
    made = {style: product(ROOT / "specs" / "webex", "webex", style) for style in TABLE}

    names = [one.names for one in made.values()]
    assert all(one == names[0] for one in names)
    for style in STYLES:
        assert made[style].files["client.py"] == made["dataclass"].files["client.py"]


def test_what_is_made_is_formatted_and_does_not_depend_on_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import black

    one = {style: seeds(style) for style in STYLES}
    config = "[tool.datamodel-codegen]\nuse-schema-description = true\n[tool.black]\n"
    (tmp_path / "pyproject.toml").write_text(config + "line-length = 20\n")
    monkeypatch.chdir(tmp_path)

    assert {style: seeds.__wrapped__(style) for style in STYLES} == one
    for made in one.values():
        for client in made.values():
            assert client.unsettled == ()
            text = client.files["models.py"]
            assert black.format_str(text, mode=black.Mode(line_length=88)) == text


def test_a_field_that_the_library_needs_the_name_of_is_told(tmp_path: Path) -> None:
    (tmp_path / "parcel.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    report = Report()
    product(tmp_path, "parcels", "pydantic", report)

    (told,) = [str(one) for one in report if one.code == "style-renamed"]
    assert "'copy'" in told
    assert "'copy_'" in told


@pytest.mark.parametrize("style", TABLE)
def test_a_type_that_is_declared_nowhere_says_so(style: str, tmp_path: Path) -> None:
    fields = {"gone": {"$ref": "#/$defs/Nope"}, "free": {"$ref": "#/$defs/Free"}}
    schema = {"title": "Box", "properties": fields, "$defs": {"Free": {"minimum": 3}}}
    (tmp_path / "x.json").write_text(json.dumps(schema), encoding="utf-8")

    text = product(tmp_path, "x", style, Report()).files["models.py"]

    docs = {line.partition('"""')[2].strip('"') for line in text.split("\n")}
    assert "Any JSON: no source declares this type." in docs
    assert "Any JSON." in docs


@pytest.mark.parametrize("style", STYLES)
def test_declarations_without_an_end_fail_no_client(style: str, tmp_path: Path) -> None:
    endless = {
        "a": {"$ref": "#/definitions/b"},
        "b": {"$ref": "#/definitions/c"},
        "c": {"$ref": "#/definitions/a"},
        "rows": {"type": "array", "items": {"$ref": "#/definitions/rows"}},
    }
    fields = {name: {"$ref": f"#/definitions/{name}"} for name in ("a", "rows")}
    schema = {"properties": fields, "definitions": endless}
    (tmp_path / "x.json").write_text(json.dumps(schema), encoding="utf-8")

    made = product(tmp_path, "x", style, Report())

    compile(made.files["models.py"], "models.py", "exec")


def test_models_are_imported_only_where_they_are_used(tmp_path: Path) -> None:
    for style in STYLES:
        written(tmp_path / style, "lazy", seeds(style))
        program = (
            "import sys, lazy.zoom\nlazy.zoom.ZoomClient\n"
            "print(sorted({'pydantic', 'msgspec'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path / style,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == "[]"


def test_a_runtime_has_only_the_modules_of_its_style() -> None:
    for style in TABLE:
        made = seeds(style)["zoom"]
        found = {
            path for path in runtime_files(made.runtime, "httpx2") if "styled" in path
        }
        own = {f"_runtime/styled_{style}.py", "_runtime/styled.py"}
        assert found == (set() if style == "dataclass" else own)


def test_generating_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)

    with pytest.raises(InputError) as caught:
        seeds.__wrapped__("pydantic")

    assert caught.value.diagnostic.code == "style-missing"
    assert "specloom[models]" in str(caught.value)


def test_the_pinned_version_is_the_one_that_the_extra_installs() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert f'"datamodel-code-generator=={PINNED}"' in text


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from os import path",
        "print(1)",
        "x = 1",
        "def f(): ...",
        "class T0(object):\n    f0: int",
        "class T0(BaseModel):\n    def f(self): ...",
        "class T0(BaseModel):\n    f0: int = f()",
        "class T0(BaseModel):\n    f0: int = Field(default_factory=f)",
        "class T0(BaseModel):\n    f0: int = Field(f())",
        "class T0(BaseModel):\n    f0: g()",
        "class T0(BaseModel):\n    f0: os.system",
        "class T0(BaseModel):\n    f0: 'g()'",
        "class T0(BaseModel):\n    f0: Annotated[int, f()]",
        "class T0(BaseModel, metaclass=M):\n    f0: int",
        "@f\nclass T0(BaseModel):\n    f0: int",
        "class Other(BaseModel):\n    f0: int",
        "T0: TypeAlias = f()",
        'T0 = TypeAliasType("T0", f())',
    ],
)
def test_more_than_declarations_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        guarded(text)

    assert caught.value.diagnostic.code == "style-unsafe"


def test_declarations_are_taken() -> None:
    made = guarded(
        "from __future__ import annotations\n"
        "class T0(BaseModel):\n"
        "    f0: list[T1] | None = Field(None, ge=1)\n"
        "class T1(IntEnum):\n    one = 1\n"
        "T2: TypeAlias = Union['list[T2]', str]\n"
        "T0.model_rebuild()\n"
    )

    assert made.fields["T0", "f0"].limits == {"ge": 1}
    assert ast.unparse(made.aliases["T2"]) == "Union[list[T2], str]"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("format", ["jsonschema", "servicestack", "postman"])
@pytest.mark.parametrize(
    "texts", [list(test_hostile.SPICES), ["".join(test_hostile.SPICES)]]
)
def test_hostile_text_becomes_no_program(
    style: str, format: str, texts: list[str]
) -> None:
    made = test_hostile.client(format, texts, models=style)
    tree = ast.parse(made["models.py"])

    for node in ast.walk(tree):
        assert not isinstance(node, ast.Import) or all(
            alias.name in {"datetime", "decimal", "enum", "typing", "uuid"}
            for alias in node.names
        )
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert node.module in _ALLOWED
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) in _CALLED
        if isinstance(node, ast.Expr):
            assert isinstance(node.value, ast.Constant)
        assert not isinstance(node, ast.FunctionDef | ast.Lambda | ast.Delete)
    compile(tree, "models.py", "exec")


@pytest.mark.parametrize("style", STYLES)
def test_no_text_of_a_source_reaches_the_other_generator(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = made_by.__dict__["_generated"]

    def looked(schema: str, kind: str) -> str:
        seen.append(schema)
        text: str = real(schema, kind)
        return text

    monkeypatch.setattr(made_by, "_generated", looked)
    test_hostile.client("jsonschema", ["harmless"], models=style)

    assert seen
    assert "harmless" not in "".join(seen)


_ALLOWED = {"__future__", "msgspec", "pydantic", "typing", "typing_extensions"}
_CALLED = {"_As", "_Meta", "_Tag", "_TypeAlias", "_field", "_shaped"}
_CALLED |= {"_typing.TypedDict"}


# --- Configuration -------------------------------------------------------------


def test_the_style_is_configured_for_each_client() -> None:
    text = b"clients: {a: {sources: [a], models: msgspec}, b: {sources: [b]}}"
    report = Report()
    found = config.records(config.check(text, report), Path())

    assert not len(report)
    styles = [found.settings(client).models for client in found.clients.values()]
    assert styles == ["msgspec", "dataclass"]


def test_an_unknown_style_is_an_error() -> None:
    report = Report()
    config.check(b"clients: {a: {sources: [a], models: attrs}}", report)

    assert report.failed


def test_the_command_line_takes_a_style(tmp_path: Path) -> None:
    spec = str(ROOT / "specs" / "webex")
    arguments = ["generate", spec, "-o", str(tmp_path / "webex")]

    done = CliRunner().invoke(command, [*arguments, "--models", "pydantic"])

    assert done.exit_code == 0, done.output
    assert (tmp_path / "webex" / "_runtime" / "styled_pydantic.py").is_file()
    assert (
        CliRunner().invoke(command, ["generate", "--models", "pydantic"]).exit_code == 2
    )


# --- Type checkers -------------------------------------------------------------

USES = {
    "pydantic": """
from pydantic import BaseModel
def use(report: models.MeetingUsageReportObject) -> None:
    assert_type(report.meeting_id, str | None)
    assert_type(report.start, dt.datetime | None)
    assert_type(report.scheduled_type, models.ScheduledType | str | None)
    base: BaseModel = report
    models.MeetingUsageReportObject(meeting_id="a", scheduled_type="webinar")
    models.MeetingUsageReportObject.from_json(base.model_dump_json())
""",
    "msgspec": """
import msgspec
def use(report: models.MeetingUsageReportObject) -> None:
    assert_type(report.meeting_id, str | msgspec.UnsetType)
    assert_type(report.start, dt.datetime | msgspec.UnsetType)
    assert_type(report.scheduled_type, models.ScheduledType | str | msgspec.UnsetType)
    if report.duration is not msgspec.UNSET:
        assert_type(report.duration, float)
    models.MeetingUsageReportObject(meeting_id="a", scheduled_type="webinar")
    models.MeetingUsageReportObject.from_json(msgspec.json.encode(report))
""",
    "typeddict": """
def use(report: models.MeetingUsageReportObject) -> None:
    assert_type(report.get("meetingId"), str | None)
    assert_type(report.get("start"), str | None)
    made: models.MeetingUsageReportObject = {"meetingId": "a", "start": "now"}
    print(made, dt)
""",
}

SHARED = """
from __future__ import annotations
import datetime as dt
from typing_extensions import assert_type
from {root}.webex import WebexClient, models
from {root}.zoom import AsyncZoomClient
def call(client: WebexClient) -> None:
    for report in client.list_meeting_usage_reports(max=2):
        use(report)
async def zoom(client: AsyncZoomClient) -> None:
    await client.get_daily_usage_report(year=2026)
"""


def test_both_type_checkers_accept_packages_and_their_use(tmp_path: Path) -> None:
    for style, use in USES.items():
        root = f"checked_{style}"
        written(tmp_path, root, seeds(style))
        (tmp_path / f"use_{style}.py").write_text(SHARED.format(root=root) + use)
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache", ".")
    pyright = (sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable)
    for checker in (mypy, pyright):
        done = subprocess.run(
            checker, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
