"""Small Postman collections, and what the parser makes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import Scalar, ScalarKind
from specloom.parsers import postman
from specloom.source import Document, Json, Reads, read

ZOOM = Path(__file__).parents[1] / "specs" / "zoom"
DAILY = ZOOM / "get-daily-usage-report.json"
PLANS = ZOOM / "get-account-plan-information.json"
BATCH = ZOOM / "perform-batch-registration.json"

BOOLEAN = Scalar(ScalarKind.BOOLEAN)
INTEGER = Scalar(ScalarKind.INTEGER)
DATE = Scalar(ScalarKind.DATE)
Z = Scalar(ScalarKind.DATETIME, "z")
BYTES = Scalar(ScalarKind.BYTES)

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"


def document(text: str, name: str = "api.json") -> Document:
    return read(text.encode(), name, Report())


def parsed(*texts: str) -> tuple[ir.Api, Report]:
    """The model of the texts of documents, and what was found wrong."""
    report = Report()
    found = [
        part
        for number, text in enumerate(texts)
        for part in postman.find(document(text, f"{number}.json"))
    ]
    return postman.parse(found, report, Reads()), report


def collection(*items: Json, **facts: Json) -> str:
    info: Json = {"name": "Pets", "schema": SCHEMA}
    return json.dumps({"info": info, "item": list(items), **facts})


def item(
    request: Json, *responses: Json, name: str = "Call", **facts: Json
) -> dict[str, Json]:
    return {"name": name, "request": request, "response": list(responses), **facts}


def saved(code: int, body: str = "", name: str = "", **facts: Json) -> Json:
    header: Json = [{"key": "Content-Type", "value": "application/json"}]
    return {"name": name, "code": code, "body": body, "header": header, **facts}


def operations(*items: Json, **facts: Json) -> Mapping[str, ir.Operation]:
    api, _ = parsed(collection(*items, **facts))
    return {operation.id: operation for operation in ir.operations(api.root)}


def only(*items: Json, **facts: Json) -> ir.Operation:
    (operation,) = operations(*items, **facts).values()
    return operation


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def types(fields: tuple[ir.Field, ...]) -> dict[str, ir.Type]:
    return {field.wire: field.type for field in fields}


def record(type: ir.Type | None) -> dict[str, ir.Type]:
    assert isinstance(type, ir.Record)
    return types(type.fields)


def listed(type: ir.Type | None) -> ir.Type:
    assert isinstance(type, ir.List)
    return type.item


def body(operation: ir.Operation) -> ir.Body:
    assert len(operation.bodies) == 1
    return operation.bodies[0]


def answer(operation: ir.Operation) -> ir.Type:
    found = operation.responses[0].body
    assert found is not None
    return found.type


def parameter(operation: ir.Operation, wire: str) -> ir.Parameter:
    return next(p for p in operation.parameters if p.wire == wire)


def seed(path: Path) -> ir.Operation:
    api, report = parsed(path.read_text())
    assert not codes(report)
    (operation,) = ir.operations(api.root)
    return operation
