"""What is recovered from converted collections, and that the score of it is just."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .node import node_tool
from .postman_calls import SCHEMA
from .truth.__main__ import compared, main
from .truth.collection import shown
from .truth.convert import INTERFACES, MODES, convert
from .truth.document import Document
from .truth.scoring import BODY, PARAMETER, RESPONSE, SECTIONS, named

EVERYTHING = Path(__file__).parent / "truth" / "everything.yaml"


# --- The converter -------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("interface", INTERFACES)
def test_every_type_is_recovered_from_a_converted_collection(
    interface: str, mode: str, tmp_path: Path
) -> None:
    node_tool("openapi-to-postmanv2")

    score = compared(convert(EVERYTHING, interface, mode, tmp_path), EVERYTHING)

    lost = [
        f"{slot.where}: {named(slot.expected)}, got {named(slot.ours)}"
        for slot in (*score.slots, *score.given_up)
        if not slot.right
    ]
    assert lost == []
    assert [len(score.of(section)) for section in SECTIONS] == [85, 14, 13]
    assert [len(score.of(s, holder=True)) for s in SECTIONS] == [22, 3, 1]
    plain = sum(slot.plainly_right for slot in score.of(RESPONSE))
    assert plain == {"Schema": 27, "Example": 68}[mode]


def test_a_document_is_converted_to_the_same_values_each_time(tmp_path: Path) -> None:
    node_tool("openapi-to-postmanv2")

    first = shown(convert(EVERYTHING, "1", "Example", tmp_path))
    again = shown(convert(EVERYTHING, "1", "Example", tmp_path))

    assert first == again


# --- The score -----------------------------------------------------------------


def collection(folder: Path, body: Any, *, query: str = "7") -> Path:
    """A collection of one request with one saved answer."""
    path = folder / "collection.json"
    request = {
        "method": "GET",
        "url": {
            "raw": f"https://api.example/v1/things/:id?size={query}",
            "protocol": "https",
            "host": ["api", "example"],
            "path": ["v1", "things", ":id"],
            "query": [{"key": "size", "value": query}],
            "variable": [{"key": "id", "value": "a1"}],
        },
    }
    answer = {
        "name": "ok",
        "code": 200,
        "header": [{"key": "Content-Type", "value": "application/json"}],
        "body": json.dumps(body),
    }
    item = {"name": "Get a thing", "request": request, "response": [answer]}
    document = {"info": {"name": "Things", "schema": SCHEMA}, "item": [item]}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def truth(folder: Path, properties: dict[str, Any], **schemas: Any) -> Path:
    """An OpenAPI document of the same operation, which answers with `properties`."""
    path = folder / "truth.json"
    answer = {"type": "object", "properties": properties}
    parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "size", "in": "query", "schema": {"type": "integer"}},
    ]
    operation = {
        "parameters": parameters,
        "responses": {"200": {"content": {"application/json": {"schema": answer}}}},
    }
    document = {
        "openapi": "3.1.0",
        "servers": [{"url": "https://api.example/v1"}],
        "paths": {"/things/{thingId}": {"get": operation}},
        "components": {"schemas": schemas},
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def found(folder: Path, body: Any, properties: dict[str, Any], **schemas: Any) -> Any:
    """What was expected and what was recovered, by the name of the property."""
    score = compared(collection(folder, body), truth(folder, properties, **schemas))
    return {
        slot.where.partition(" 200 ")[2]: (named(slot.expected), named(slot.ours))
        for slot in score.slots
        if slot.section == RESPONSE
    }


def test_a_wrong_claim_and_a_missing_one_are_losses(tmp_path: Path) -> None:
    properties = {"a": {"type": "string"}, "b": {"type": "integer"}}

    score = compared(
        collection(tmp_path, {"a": 5, "b": 5}), truth(tmp_path, properties)
    )

    assert [slot.right for slot in score.of(RESPONSE)] == [False, True]
    assert [slot.plainly_right for slot in score.of(RESPONSE)] == [False, True]
    [size] = [slot for slot in score.of(PARAMETER) if "size" in slot.where]
    assert (size.right, size.plainly_right) == (True, False)
    assert score.of(BODY) == []


def test_only_what_has_a_sample_counts(tmp_path: Path) -> None:
    given_up = {"value": "<Error: Too many levels of nesting to fake this schema>"}
    body = {"a": 1, "c": None, "d": given_up, "e": 5}
    kinds = {name: {"type": "integer"} for name in "abcd"}

    score = compared(collection(tmp_path, body), truth(tmp_path, kinds))

    assert [slot.where[-2:] for slot in score.of(RESPONSE)] == ["/a"]
    assert [slot.where[-2:] for slot in score.nulls] == ["/c"]
    assert [slot.where[-2:] for slot in score.given_up] == ["/d"]
    assert score.unknown == 1


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "string", "format": "date"}, "2020-01-01", "date"),
        ({"type": "string", "format": "email"}, "a", "string"),
        ({"type": "string", "format": "uuid", "enum": ["a"]}, "a", "string"),
        ({"type": "integer", "format": "int64"}, 1, "integer"),
        ({"type": ["number", "null"]}, 1.5, "number"),
        ({"enum": ["a", "b"]}, "a", "string"),
        ({"type": "object"}, {}, "any|map|object"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {}, "map"),
        ({"properties": {"x": {}}}, {}, "object"),
        ({"items": {"type": "object"}}, [], "array"),
        ({"$ref": "#/components/schemas/Part"}, 1, "integer"),
        ({"allOf": [{"$ref": "#/components/schemas/Part"}]}, 1, "integer"),
        ({"oneOf": [{"type": "integer"}, {"type": "string"}]}, 1, "integer|string"),
    ],
)
def test_schemas_say_kinds(
    schema: dict[str, Any], value: Any, expected: str, tmp_path: Path
) -> None:
    kinds = found(tmp_path, {"a": value}, {"a": schema}, Part={"type": "integer"})

    assert kinds["/a"][0] == expected


def test_what_is_said_of_nothing_is_not_scored(tmp_path: Path) -> None:
    assert found(tmp_path, {"a": 1}, {"a": {"description": "anything"}}) == {}


def test_samples_lead_the_way_through_schemas_that_hold_themselves(
    tmp_path: Path,
) -> None:
    tree = {
        "type": "object",
        "properties": {
            "size": {"type": "integer"},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        },
    }
    body = {"tree": {"size": 1, "parts": [{"size": 2, "parts": []}]}}

    kinds = found(tmp_path, body, {"tree": tree}, Tree=tree)

    assert kinds["/tree/parts[]/size"] == ("integer", "integer")


def test_a_document_of_swagger_2_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "truth.json"
    operation = {
        "parameters": [{"name": "note", "in": "formData", "type": "string"}],
        "responses": {
            "200": {"schema": {"type": "array", "items": {"type": "string"}}}
        },
    }
    paths = {"/notes": {"post": operation}}
    document = {"swagger": "2.0", "basePath": "/v1", "paths": paths}
    path.write_text(json.dumps(document), encoding="utf-8")

    [known] = Document(path).operations()

    assert Document(path).base == "/v1"
    assert known.responses["200"].item().kinds == {"string"}
    assert known.body is not None
    note = known.body.property("note")
    assert note is not None
    assert note.kinds == {"string"}


def test_the_command_prints_every_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = collection(tmp_path, {"a": 5, "b": 5})
    document = truth(tmp_path, {"a": {"type": "string"}, "b": {"type": "integer"}})

    given = ["--collection", str(path), "--truth", str(document), "--show", "1"]
    assert main(given) == 0

    printed = capsys.readouterr().out
    assert "response fields       2 with a sample   recall  50.00 %" in printed
    assert "GET /things/{thingId} 200 /a: 5" in printed
