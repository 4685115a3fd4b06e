"""Schemas inside others that their titles make known, or tell apart."""

from __future__ import annotations

import json
from typing import Any

from specloom import Settings, ir, source, understand
from specloom.diagnostics import Report
from specloom.parsers import jsonschema
from specloom.source import Document
from specloom.targets.python import emit

POINT: dict[str, Any] = {
    "title": "Map Point",
    "type": "object",
    "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
    "required": ["x"],
}
LINE: dict[str, Any] = {
    "title": "Map Line",
    "type": "object",
    "properties": {"ends": {"type": "array", "items": {"type": "number"}}},
}


def document(value: Any, name: str = "shape.json") -> Document:
    return source.read(json.dumps(value).encode(), name, Report())


def parsed(*documents: Document) -> ir.Api:
    return jsonschema.parse(documents, Report(), None)


def classes(*documents: Document) -> dict[str, str]:
    """The names of all types, by id."""
    settings, report = Settings(name="test"), Report()
    api = understand(settings, documents, report)
    names = emit(api, settings, {}, report).names
    return {id: names[id] for id in api.types}


def test_titled_alternatives_are_types_of_their_own() -> None:
    api = parsed(document({"oneOf": [POINT, LINE]}))

    assert list(api.types) == ["#shape", "#shape/Map Point", "#shape/Map Line"]
    union = api.types[ir.TypeId("#shape")].type
    assert isinstance(union, ir.Union)
    assert union.members == tuple(ir.Ref(id) for id in list(api.types)[1:])


def test_titled_alternatives_go_by_their_titles() -> None:
    assert set(classes(document({"oneOf": [POINT, LINE]})).values()) == {
        "Shape",
        "MapPoint",
        "MapLine",
    }


def test_a_titled_schema_that_says_the_same_is_the_same_type() -> None:
    within = {"type": "array", "items": {"anyOf": [POINT, LINE]}}
    value = {"oneOf": [POINT, LINE], "definitions": {"several": within}}

    api = parsed(document(value))

    assert len([d for d in api.types.values() if isinstance(d.type, ir.Record)]) == 2


def test_a_copy_of_a_whole_document_is_that_document() -> None:
    holder = {"type": "object", "properties": {"at": POINT}, "title": "Holder"}

    api = parsed(document(holder, "holder.json"), document(POINT, "point.json"))

    field = api.types[ir.TypeId("#Holder")].type
    assert isinstance(field, ir.Record)
    (point,) = (decl for decl in api.types.values() if decl.at.document == "point.json")
    assert field.fields[0].type == ir.Ref(point.id)
    assert [origin.document for origin in point.origins] == ["holder.json"]


def test_one_that_says_something_else_under_the_title_is_no_copy() -> None:
    other = {**POINT, "required": ["y"]}
    holder = {"type": "object", "properties": {"at": other}, "title": "Holder"}

    api = parsed(document(holder, "holder.json"), document(POINT, "point.json"))

    record = api.types[ir.TypeId("#Holder")].type
    assert isinstance(record, ir.Record)
    assert isinstance(record.fields[0].type, ir.Record)


def test_alternatives_that_are_joined_with_what_is_beside_them_are_not_taken_out() -> (
    None
):
    value = {"type": "object", "properties": {"id": {}}, "oneOf": [POINT, LINE]}

    assert list(parsed(document(value)).types) == ["#shape"]


def test_a_sentence_is_no_name() -> None:
    title = "A point that lies somewhere on the map"

    api = parsed(document({"oneOf": [{**POINT, "title": title}, LINE]}))

    assert list(api.types) == ["#shape", "#shape/Map Line"]


def test_an_alternative_titled_like_what_it_stands_in_is_its_object() -> None:
    value = {"anyOf": [{**POINT, "title": "Shape"}, {"type": "string"}]}

    assert set(classes(document(value)).values()) == {"Shape", "ShapeObject"}


def test_two_different_alternatives_may_have_one_title() -> None:
    other = {**POINT, "required": ["y"]}

    found = classes(document({"oneOf": [POINT, other]}))

    assert len(set(found.values())) == 3
