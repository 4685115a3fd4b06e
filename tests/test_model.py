"""The model as JSON, and its published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from specloom import Settings, ir, source, understand
from specloom.diagnostics import InputError, Pointer, Report
from specloom.targets import model

GOLDEN = Path(__file__).parent / "golden"
AT = Pointer("a.json", ("x", "y/z"))


def test_the_published_schema_is_the_one_that_the_declarations_give() -> None:
    published = json.loads(model.SCHEMA.read_text(encoding="utf-8"))

    assert published == model.schema()


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(model.schema())


def test_every_kind_of_type_has_a_definition() -> None:
    definitions = source.Cursor(model.schema(), AT) / "$defs"

    for kind in ("Scalar", "Enum", "Record", "List", "Map", "Union", "Ref", "Any"):
        assert (definitions / kind / "properties" / "node" / "const").raw == kind


@pytest.mark.parametrize(
    "case", sorted(GOLDEN.glob("*/spec")), ids=lambda p: p.parent.name
)
def test_the_model_of_every_case_is_valid(case: Path) -> None:
    report = Report()
    documents = []
    for path in sorted(p for p in case.rglob("*") if p.is_file()):
        try:
            documents.append(source.read(path.read_bytes(), path.name, report))
        except InputError:
            continue
    try:
        api = understand(Settings(name="x"), documents, report)
    except InputError:
        return

    jsonschema.validate(model.document(api), model.schema())


def test_what_is_usual_is_left_out_and_places_are_pointers() -> None:
    field = ir.Field(at=AT, wire="n", type=ir.nullable(ir.STRING))
    decl = ir.TypeDecl(
        at=AT, id=ir.TypeId("#A"), name=ir.Name("A"), type=ir.Record((field,))
    )
    root = ir.Group(at=AT, name=ir.Name(""))
    api = ir.Api(at=AT, name="x", root=root, types={decl.id: decl})

    found = model.document(api)

    place = "a.json#/x/y~1z"
    assert found == {
        "name": "x",
        "root": {"name": {"text": ""}, "at": place},
        "types": {
            "#A": {
                "id": "#A",
                "name": {"text": "A"},
                "type": {
                    "node": "Record",
                    "fields": [
                        {
                            "wire": "n",
                            "type": {
                                "node": "Union",
                                "members": [
                                    {"node": "Scalar", "kind": "string"},
                                    {"node": "Scalar", "kind": "null"},
                                ],
                            },
                            "at": place,
                        }
                    ],
                },
                "at": place,
            }
        },
        "at": place,
    }
    assert json.loads(model.dumps(api)) == found


def test_null_as_a_default_is_told_from_no_default() -> None:
    given = ir.Field(at=AT, wire="n", type=ir.ANY, default=ir.Value(None))
    decl = ir.TypeDecl(
        at=AT, id=ir.TypeId("#A"), name=ir.Name("A"), type=ir.Record((given,))
    )
    root = ir.Group(at=AT, name=ir.Name(""))

    text = model.dumps(ir.Api(at=AT, name="", root=root, types={decl.id: decl}))

    types = json.loads(text)["types"]
    assert types["#A"]["type"]["fields"][0]["default"] == {"json": None}
