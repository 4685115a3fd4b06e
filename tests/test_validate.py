"""The module `schemas` of a client: reading, writing and validation by JSON Schema."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import pytest
import specloom
from specloom import output
from specloom.diagnostics import Report
from specloom.lock import Lock
from specloom.source import read
from specloom.targets.python.runtime import runtime_files

from . import packages

LATEST = "https://json-schema.org/draft/2020-12/schema"

MEETING = {
    "$schema": LATEST,
    "$id": "https://schemas.example.com/meeting.json",
    "title": "Meeting",
    "type": "object",
    "required": ["id", "start"],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "start": {"type": "string", "format": "date-time"},
        "password": {"type": "string", "minLength": 8, "format": "password"},
        "host": {"$ref": "person.json"},
        "parts": {"type": "array", "items": {"$ref": "#"}},
        "tags": {"type": "array", "items": {"$ref": "#/$defs/Tag"}, "maxItems": 2},
        "at": {"$ref": "#/$defs/Point"},
        "span": {"$ref": "#/$defs/Span"},
    },
    "dependentRequired": {"tags": ["host"]},
    "$defs": {
        "Tag": {"type": "string", "enum": ["new", "old"]},
        "Point": {
            "type": "array",
            "prefixItems": [{"type": "number"}, {"type": "number"}],
            "minItems": 2,
            "items": False,
        },
        "Span": {"type": ["string", "integer"]},
    },
}

PERSON = {
    "$schema": LATEST,
    "$id": "https://schemas.example.com/person.json",
    "title": "Person",
    "type": "object",
    "properties": {
        "mail": {"type": "string", "format": "email"},
        "boss": {"$ref": "#"},
        "knows": {"type": "array", "items": {"$ref": "meeting.json#/$defs/Tag"}},
    },
    "propertyNames": {"maxLength": 6},
}

FITTING = {"id": 1, "start": "2026-10-05T09:30:00Z"}


class Make(Protocol):
    """Makes a client of schemas by file name, and imports it."""

    def __call__(self, documents: Mapping[str, Any]) -> ModuleType:
        """The client's package."""
        ...


def product(documents: Mapping[str, Any], report: Report) -> specloom.Product:
    """What is made of schemas by file name."""
    settings = specloom.Settings(name="demo", runtime="._runtime")
    sources = [read(json.dumps(d).encode(), n, report) for n, d in documents.items()]
    return specloom.generate(settings, sources, {}, report)


def files(made: specloom.Product) -> dict[str, str]:
    """All files of a client and its runtime, by path."""
    runtime = runtime_files(made.runtime, "httpx2")
    return {f"demo/{path}": text for path, text in {**made.files, **runtime}.items()}


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    with ExitStack() as stack:

        def made(documents: Mapping[str, Any]) -> ModuleType:
            packages.write(tmp_path, files(product(documents, Report())))
            return stack.enter_context(packages.imported(tmp_path, "demo"))

        yield made


@pytest.fixture
def demo(make: Make) -> ModuleType:
    return make({"meeting.json": MEETING, "person.json": PERSON})


def refused(demo: ModuleType, value: object, *type: object, **how: object) -> Any:
    """The error that `validate` raises."""
    with pytest.raises(demo.errors.ValidationError) as caught:
        demo.schemas.validate(value, *type, **how)
    return caught.value


def said(error: Any) -> list[str]:
    """The issues of an error, as text."""
    return [str(issue) for issue in error.issues]


# --- Validation ----------------------------------------------------------------


def test_a_model_that_fits_its_schema_is_valid(demo: ModuleType) -> None:
    meeting = demo.models.Meeting.from_dict(FITTING)
    assert demo.schemas.validate(meeting) is None


def test_json_is_validated_by_the_class_or_by_its_name(demo: ModuleType) -> None:
    assert demo.schemas.validate(FITTING, demo.models.Meeting) is None
    assert demo.schemas.validate(FITTING, "Meeting") is None


def test_what_does_not_fit_is_told_with_its_place(demo: ModuleType) -> None:
    error = refused(demo, {**FITTING, "id": 0, "span": None}, "Meeting")
    assert sorted(said(error)) == [
        "/id: expected at least 1, got number",
        "/span: expected string or integer, got null",
    ]
    assert error.type == "Meeting"
    assert isinstance(error, demo.errors.ApiError)


def test_each_missing_property_is_an_issue_at_its_own_place(demo: ModuleType) -> None:
    assert said(refused(demo, {}, "Meeting")) == [
        "/id: expected a value, got nothing",
        "/start: expected a value, got nothing",
    ]


def test_each_property_too_many_is_an_issue_at_its_own_place(make: Make) -> None:
    demo = make(
        {
            "a.json": {
                "title": "A",
                "properties": {"b": {}},
                "patternProperties": {"^x-": {}},
                "additionalProperties": False,
            }
        }
    )
    error = refused(demo, {"b": 1, "x-c": 1, "d/e": 1, "f": {}}, "A")
    assert said(error) == [
        "/d~1e: expected nothing, got number",
        "/f: expected nothing, got object",
    ]


CHOICE = {
    "title": "Choice",
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": kind}, "size": {"type": "integer"}},
            "required": ["kind", "size"],
        }
        for kind in ("a", "b")
    ],
}


@pytest.mark.parametrize(
    ("value", "issues"),
    [
        ({"kind": "a"}, ["/size: expected a value, got nothing"]),
        ({"kind": "b", "size": "x"}, ["/size: expected integer, got string"]),
    ],
)
def test_a_tagged_value_is_judged_by_the_branch_of_its_tag(
    make: Make, value: object, issues: list[str]
) -> None:
    demo = make({"choice.json": CHOICE})
    assert said(refused(demo, value, "Choice")) == issues


def test_a_branch_that_nothing_fits_is_no_branch(make: Make) -> None:
    schema = {"oneOf": [False, {"type": "string"}, {"minLength": 3, "type": "string"}]}
    demo = make({"odd.json": {"$schema": LATEST, **schema}})

    assert demo.schemas.validate("ab", "Odd") is None
    assert len(refused(demo, 1, "Odd").issues) == 1


def test_the_text_of_the_error_is_its_first_issue(demo: ModuleType) -> None:
    error = refused(demo, {"id": "x", "start": 1}, "Meeting")
    assert str(error) == f"Meeting: {error.issues[0]} (and 1 more)"
    assert str(refused(demo, [], "Meeting")) == "Meeting: /: expected object, got array"


def test_a_model_is_validated_as_it_would_be_sent(demo: ModuleType) -> None:
    lacking = demo.models.Meeting.from_dict({"id": 3})
    assert said(refused(demo, lacking)) == ["/start: expected a value, got nothing"]


def test_what_only_a_validator_heeds_is_heeded(demo: ModuleType) -> None:
    value = {**FITTING, "tags": ["new"]}
    demo.schemas.decode("Meeting", value, strict=True)
    assert said(refused(demo, value, "Meeting")) == [
        "/: expected `host` beside `tags`, got object"
    ]


def test_references_lead_across_documents_and_back(demo: ModuleType) -> None:
    good = {**FITTING, "host": {"boss": {"knows": ["new"]}}}
    assert demo.schemas.validate(good, "Meeting") is None
    bad = {**FITTING, "host": {"boss": {"knows": ["new", "odd"]}}}
    assert said(refused(demo, bad, "Meeting")) == [
        '/host/boss/knows/1: expected "new" or "old", got string'
    ]


def test_recursion_is_followed_as_deep_as_the_value_goes(demo: ModuleType) -> None:
    value: dict[str, Any] = {"id": "wrong", "start": ""}
    for _ in range(20):
        value = {**FITTING, "parts": [value]}
    pointer = "/parts/0" * 20 + "/id"
    assert said(refused(demo, value, "Meeting")) == [
        f"{pointer}: expected integer, got string"
    ]


def test_a_value_nested_too_deeply_is_refused_without_a_crash(demo: ModuleType) -> None:
    value: dict[str, Any] = dict(FITTING)
    for _ in range(5000):
        value = {**FITTING, "parts": [value]}
    assert said(refused(demo, value, "Meeting")) == [
        "/: expected less nesting, got object"
    ]


def test_names_of_properties_are_checked(demo: ModuleType) -> None:
    assert said(refused(demo, {"muchtoolong": 1}, "Person")) == [
        "/: expected names of properties: 6 or fewer characters, got string"
    ]


def test_formats_are_checked_only_when_asked(demo: ModuleType) -> None:
    person = {"mail": "nobody"}
    assert demo.schemas.validate(person, "Person") is None
    assert said(refused(demo, person, "Person", formats=True)) == [
        "/mail: expected text in the format `email`, got string"
    ]


@pytest.mark.parametrize(
    ("start", "fits"),
    [("2026-10-05T09:30:00.25+02:00", True), ("2026-10-05", False), ("soon", False)],
)
def test_date_times_need_no_further_library(
    demo: ModuleType, start: str, fits: bool
) -> None:
    value = {"id": 1, "start": start}
    if fits:
        demo.schemas.validate(value, "Meeting", formats=True)
    else:
        assert said(refused(demo, value, "Meeting", formats=True)) == [
            "/start: expected text in the format `date-time`, got string"
        ]


def test_no_value_is_ever_shown(demo: ModuleType) -> None:
    error = refused(
        demo, {"id": "id-s3cret", "start": 1, "password": "s3cret"}, "Meeting"
    )
    assert len(error.issues) == 3
    assert "s3cret" not in f"{error} {error!r} {error.issues}"


def test_aliases_are_validated_by_name(demo: ModuleType) -> None:
    assert demo.schemas.validate([1, 2.5], "Point") is None
    assert said(refused(demo, [1, 2, 3], "Point")) == [
        "/: expected no further items, got array"
    ]
    assert demo.schemas.validate((1.0, 2.0), "Point") is None


def test_an_unknown_type_is_named_with_the_nearest(demo: ModuleType) -> None:
    with pytest.raises(LookupError, match=r"'Meting': 'Meeting'\?"):
        demo.schemas.validate({}, "Meting")
    with pytest.raises(LookupError, match="of which type"):
        demo.schemas.validate({})


def test_the_library_is_asked_for_when_it_is_missing(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema.validators", None)
    with pytest.raises(demo.errors.ConfigurationError, match="pip install"):
        demo.schemas.validate(FITTING, "Meeting")
    assert demo.schemas.encode(demo.schemas.decode("Meeting", FITTING)) == FITTING


@pytest.mark.parametrize(
    ("dialect", "one", "fits"),
    [
        ("http://json-schema.org/draft-04/schema#", 1.0, False),
        ("http://json-schema.org/draft-06/schema#", 1.0, True),
        ("http://json-schema.org/draft-07/schema#", 1.0, True),
        ("https://json-schema.org/draft/2019-09/schema", 1.0, True),
        (LATEST, 1.0, True),
    ],
)
def test_each_document_is_read_by_its_own_draft(
    make: Make, dialect: str, one: float, fits: bool
) -> None:
    schema = {
        "$schema": dialect,
        "title": "Count",
        "type": "object",
        "properties": {"n": {"type": "integer"}},
    }
    demo = make({"count.json": schema})
    if fits:
        demo.schemas.validate({"n": one}, "Count")
    else:
        refused(demo, {"n": one}, "Count")


def test_array_items_mean_a_tuple_before_the_draft_that_named_it(make: Make) -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Pair",
        "type": "array",
        "items": [{"type": "integer"}, {"type": "string"}],
        "additionalItems": False,
    }
    demo = make({"pair.json": schema})
    demo.schemas.validate([1, "a"], "Pair")
    assert said(refused(demo, [1, 2], "Pair")) == ["/1: expected string, got number"]


def test_what_openapi_calls_nullable_may_be_null(make: Make) -> None:
    schema = {
        "$schema": LATEST,
        "title": "Note",
        "type": "object",
        "properties": {
            "text": {"type": "string", "nullable": True},
            "kind": {"type": "string", "enum": ["a"], "nullable": True},
            "next": {"$ref": "#", "nullable": True},
            "plain": {"type": "string"},
        },
    }
    demo = make({"note.json": schema})
    demo.schemas.validate({"text": None, "kind": None, "next": None}, "Note")
    demo.schemas.validate({"text": "", "kind": "a", "next": {}}, "Note")
    assert said(refused(demo, {"plain": None}, "Note")) == [
        "/plain: expected string, got null"
    ]
    refused(demo, {"text": 1}, "Note")
    refused(demo, {"next": 1}, "Note")


def test_nothing_is_ever_fetched(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {
        "$schema": LATEST,
        "title": "Far",
        "type": "object",
        "properties": {
            "there": {"$ref": "https://elsewhere.example.com/schema.json"},
            "here": {"type": "integer"},
        },
    }
    demo = make({"far.json": schema})

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("something went out to the network")

    monkeypatch.setattr("socket.socket.connect", forbidden)
    demo.schemas.validate({"there": 1, "here": 1}, "Far")
    refused(demo, {"there": 1, "here": ""}, "Far")


# --- Reading and writing -------------------------------------------------------


def test_what_has_no_name_in_the_source_is_validated_by_the_schema_inside(
    make: Make,
) -> None:
    inner = {"type": "object", "properties": {"z": {"type": "integer", "maximum": 9}}}
    schema = {
        "$schema": LATEST,
        "title": "Outer",
        "type": "object",
        "properties": {
            "one": inner,
            "many": {"type": "array", "items": {**inner, "required": ["z"]}},
            "kind": {"type": ["string", "null"], "enum": ["a", "b", None]},
        },
    }
    demo = make({"outer.json": schema})
    outer = demo.models.Outer.from_dict({"one": {"z": 10}, "many": [{}], "kind": "c"})
    assert said(refused(demo, outer.one)) == ["/z: expected at most 9, got number"]
    assert said(refused(demo, outer.many[0])) == ["/z: expected a value, got nothing"]
    kind = next(name for name in demo.schemas.names() if name.endswith("Kind"))
    demo.schemas.validate("b", kind)
    refused(demo, "c", kind)


def test_every_type_with_a_schema_is_listed(demo: ModuleType) -> None:
    assert demo.schemas.names() == ("Meeting", "Person", "Point", "Span", "Tag")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Meeting", {**FITTING, "tags": ["new"], "at": [1, 2.5], "further": {"a": 1}}),
        ("Person", {"boss": {"mail": "a@example.com"}}),
        ("Tag", "old"),
        ("Tag", "unheard of"),
        ("Point", [1, 2.5]),
        ("Point", "not even an array"),
        ("Span", 3),
        ("Span", "three"),
    ],
)
def test_what_was_read_is_written_back_equal(
    demo: ModuleType, name: str, data: Any
) -> None:
    value = demo.schemas.decode(name, json.loads(json.dumps(data)))
    assert demo.schemas.encode(value, name) == data


def test_a_class_reads_into_its_instances(demo: ModuleType) -> None:
    meeting = demo.schemas.decode(demo.models.Meeting, FITTING)
    assert isinstance(meeting, demo.models.Meeting)
    assert demo.schemas.decode(demo.models.Tag, "new") is demo.models.Tag.NEW
    assert demo.schemas.encode(meeting) == FITTING


def test_strict_reading_raises_where_something_does_not_fit(demo: ModuleType) -> None:
    with pytest.raises(demo.errors.DecodeError, match="/id: expected"):
        demo.schemas.decode("Meeting", {**FITTING, "id": "x"}, strict=True)


def test_a_value_without_a_form_in_json_is_told_with_its_place(
    demo: ModuleType,
) -> None:
    meeting = demo.models.Meeting.from_dict(FITTING)
    meeting.id = object()
    with pytest.raises(demo.errors.RequestError, match="/id: object has no form"):
        demo.schemas.encode(meeting)


@pytest.mark.parametrize(
    "name",
    [
        "Nothing",
        "__builtins__ and more",
        "",
        "os.path",
        "dataclass",
        "_Model",
        "__doc__",
    ],
)
def test_there_is_no_reading_of_what_is_no_type(demo: ModuleType, name: str) -> None:
    with pytest.raises(LookupError):
        demo.schemas.decode(name, {})


def test_what_is_nested_too_deeply_is_told_and_crashes_nothing(
    demo: ModuleType,
) -> None:
    deep = person = dict[str, Any]()
    for _ in range(100_000):
        person["boss"] = {}
        person = person["boss"]
    with pytest.raises(demo.errors.DecodeError, match="/: nested too deeply"):
        demo.schemas.decode("Person", deep)
    with pytest.raises(demo.errors.RequestError, match="/: nested too deeply"):
        demo.schemas.encode(deep)


def test_a_file_of_a_type_is_no_meaning_of_its_name(make: Make) -> None:
    others = {f"t{i}.json": {"title": f"T{i}", **_holder("x")} for i in range(60)}
    demo = make({"list.json": {"title": "List", **_holder("inner")}, **others})
    assert demo.models.__file__.endswith("__init__.py")
    value = demo.schemas.decode("List", {"inner": [{"inner": []}]}, strict=True)
    assert demo.schemas.encode(value) == {"inner": [{"inner": []}]}


def _holder(name: str) -> dict[str, Any]:
    items = {"type": "array", "items": {"$ref": "#"}}
    return {"type": "object", "properties": {name: items}}


# --- The files -----------------------------------------------------------------


def test_without_a_schema_there_is_no_such_module() -> None:
    from specloom.targets.python import emit

    from .building import webex

    made = emit(webex(), specloom.Settings(name="webex"), {}, Report())
    assert not {"schemas.py", "schemas.json"} & made.files.keys()
    assert "ValidationError" not in made.files["errors.py"]
    assert "schemas" not in made.runtime
    assert "schemas" not in made.files["__init__.py"]


def test_the_schemas_are_the_same_whatever_the_order_of_documents() -> None:
    one = product({"meeting.json": MEETING, "person.json": PERSON}, Report())
    two = product({"person.json": PERSON, "meeting.json": MEETING}, Report())
    assert one.files["schemas.json"] == two.files["schemas.json"]


def test_secrets_do_not_go_into_the_schemas() -> None:
    secret = "hunter2-hunter2"
    person: dict[str, Any] = {
        **PERSON,
        "properties": {
            "password": {"type": "string", "default": secret, "examples": [secret]},
            "api_key": {"type": "string", "example": secret},
        },
    }
    made = product({"person.json": person}, Report())
    assert secret not in made.files["schemas.json"]


def test_the_lock_covers_the_schemas(tmp_path: Path) -> None:
    made = product({"person.json": PERSON}, Report())
    plan = output.plan(tmp_path, made.files, Lock(), Lock(), force=False)
    output.apply(plan)
    assert "schemas.json" in plan.settled.files
    (tmp_path / "schemas.json").write_text("{}")
    again = output.plan(tmp_path, made.files, Lock(), plan.settled, force=False)
    assert again.kept == ("schemas.json",)


def test_importing_a_client_loads_neither_schemas_nor_the_library(
    demo: ModuleType, tmp_path: Path
) -> None:
    program = (
        "import sys, demo, demo.client\n"
        "loaded = [m for m in sys.modules if 'schema' in m or m == 'referencing']\n"
        "assert not loaded, loaded\n"
        "demo.schemas.decode('Tag', 'new')\n"
        "assert 'jsonschema' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)


USER = """
from typing import assert_type

from demo import errors, models, schemas
from demo._runtime.values import JsonValue

data: object = {"id": 1}
meeting = schemas.decode(models.Meeting, data)
assert_type(meeting, models.Meeting)
assert_type(schemas.encode(meeting), JsonValue)
assert_type(schemas.encode([1.0, 2.0], "Point"), JsonValue)
assert_type(schemas.decode(models.Tag, "new", strict=True), models.Tag)
assert_type(schemas.names(), tuple[str, ...])
point: tuple[float, float] = schemas.decode("Point", [1, 2])
try:
    schemas.validate(meeting)
    schemas.validate({}, models.Meeting, formats=True)
    schemas.validate({}, "Meeting")
except errors.ValidationError as error:
    print([issue.pointer for issue in error.issues], error.type)
"""


def test_a_users_program_is_typed(demo: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER)
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"typeCheckingMode": "strict", "reportMissingModuleSource": "none"})
    )
    here = Path(sys.executable).parent
    package = import_module("demo").__name__
    for command in (
        [here / "mypy", "--strict", "--cache-dir", tmp_path / "cache", "user.py"],
        [here / "basedpyright", "--level", "error", "user.py", f"{package}/schemas.py"],
    ):
        done = subprocess.run(
            [*map(str, command)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
