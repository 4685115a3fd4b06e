"""The whole pipeline: one description in many wrappings, the same bytes each time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import specloom
from specloom import ir
from specloom.diagnostics import Report
from specloom.source import Document, read

ROOT = Path(__file__).parents[1]
SPECS = sorted(path for path in (ROOT / "specs").glob("*/*") if path.is_file())
ITEMS = [path for path in SPECS if path.parent.name == "zoom"]


def document(text: str, name: str) -> Document:
    return read(text.encode(), name, Report())


def made(
    documents: list[Document], held: Mapping[str, str] | None = None
) -> specloom.Product:
    settings = specloom.Settings(name="api", server="https://api.example")
    return specloom.generate(settings, documents, held or {}, Report())


def page(item: str) -> str:
    """A saved page with an item among program text, some of it broken JSON."""
    return f"""Language / API / Call
Back to Collection Items
// Sample JSON response:
// {{
// "year": 2019
// }}
if (failed) {{
return
}}
{{ "unfinished": [1, 2
Curl Command
curl -X GET
Postman Collection Item JSON
{item}
"""


def collection(item: Any) -> dict[str, Any]:
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    return {"info": {"name": "", "schema": schema}, "item": [item]}


@pytest.mark.parametrize("path", ITEMS, ids=lambda p: p.stem)
def test_an_item_gives_one_client_however_it_is_wrapped(path: Path) -> None:
    item = json.loads(path.read_text(encoding="utf-8"))
    indented = json.dumps(item, indent=4)
    stripped = "\n".join(line.lstrip() for line in indented.split("\n"))
    wrappings = {
        "item.json": json.dumps(item),
        "indented.json": indented,
        "stripped.json": stripped,
        "collection.json": json.dumps(collection(item)),
        "envelope.json": json.dumps({"collection": collection(item)}),
        "list.json": json.dumps([item]),
        "page.txt": page(indented),
        "stripped-page.txt": page(stripped),
        "page.html.txt": "\ufeff" + page(indented).replace("\n", "\r\n"),
    }

    clients = {
        name: made([document(text, name)]).files for name, text in wrappings.items()
    }

    assert len(clients["item.json"]) > 3
    for name, files in clients.items():
        assert files == clients["item.json"], name


def test_a_lost_reference_is_an_alias_until_its_schema_is_there() -> None:
    schemas = [document(p.read_text(), p.name) for p in SPECS if "webex" in str(p)]
    sibling = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "#/components/schemas/MeetingUsageReportTrackingCodeObject",
        "title": "MeetingUsageReportTrackingCodeObject",
        "type": "object",
        "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
    }
    report = Report()
    settings = specloom.Settings(name="webex")
    id = ir.TypeId("#MeetingUsageReportTrackingCodeObject")

    lost = specloom.generate(settings, schemas, {}, report)
    found = made([*schemas, document(json.dumps(sibling), "sibling.json")])

    assert [d.code for d in report if d.severity == "warning"] == [
        "unresolved-reference"
    ]
    assert isinstance(lost.api.types[id].type, ir.Any)
    assert isinstance(found.api.types[id].type, ir.Record)
    assert lost.names[id] == found.names[id] == "MeetingUsageReportTrackingCodeObject"
    assert f"\n{lost.names[id]}: _TypeAlias = " in lost.files["models.py"]
    assert f"\nclass {lost.names[id]}(_Model):" in found.files["models.py"]


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [document(p.read_text(encoding="utf-8"), p.name) for p in SPECS]
    wanted = made(documents)
    for seed in range(5):
        shuffled = random.Random(seed).sample(documents, len(documents))  # noqa: S311

        found = made(shuffled)

        assert found.files == wanted.files
        assert found.names == wanted.names
        assert found.api == wanted.api


def test_names_once_given_stay_when_others_come() -> None:
    items = [json.loads(path.read_text(encoding="utf-8")) for path in ITEMS]
    rival = json.loads(json.dumps(items[1]))
    rival["name"] = "Get daily usage report!"
    rival["request"]["url"] = "https://api.example/v3/report/daily"
    before = made([document(json.dumps(items), "items.json")])
    later = document(json.dumps([rival, *reversed(items)]), "items.json")

    after = made([later], before.names)
    fresh = made([later])

    assert {id: after.names[id] for id in before.names} == dict(before.names)
    assert after.names["GET /v3/report/daily"] != "get_daily_usage_report"
    assert fresh.names["GET /report/daily"] != "get_daily_usage_report"


def test_a_name_can_be_pinned_by_its_id() -> None:
    pins = {
        "GET /report/daily": "daily",
        "GET /report/daily/response/200": "Daily",
        "GET /report/daily?query:year": "in_year",
    }
    documents = [document(p.read_text(encoding="utf-8"), p.name) for p in ITEMS]
    settings = specloom.Settings(name="zoom", renames=pins)

    client = specloom.generate(settings, documents, {}, Report()).files["client.py"]

    assert "    def daily(\n" in client
    assert "        in_year: int | None = None,\n" in client
    assert "    ) -> Daily:\n" in client


def run(folder: Path, *, seed: str) -> dict[str, bytes]:
    """What the command makes of the specs, copied to `folder`, in a new process."""
    for path in SPECS:
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    config = (ROOT / "specloom.yaml").read_bytes()
    (folder / "specloom.yaml").write_bytes(config)
    subprocess.run(
        [sys.executable, "-m", "specloom", "--quiet", "generate"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}", "LANG": "C"},
        check=True,
    )
    output = folder / "generated"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def test_every_run_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    first = run(tmp_path / "a", seed="1")
    second = run(tmp_path / "elsewhere" / "b c", seed="2")
    again = run(tmp_path / "a", seed="3")

    assert len(first) > 15
    assert first == second == again


def test_the_checked_in_clients_are_what_a_first_run_makes(tmp_path: Path) -> None:
    for name, text in run(tmp_path, seed="0").items():
        assert (ROOT / "generated" / name).read_bytes() == text, name


def test_no_source_is_named_in_the_code() -> None:
    documents = [document(p.read_text(encoding="utf-8"), p.name) for p in SPECS]

    for name, text in made(documents).files.items():
        for path in SPECS:
            assert path.name not in text, name


def test_a_class_that_stands_for_several_keeps_its_name_whichever_come() -> None:
    plan = {"type": "a", "hosts": 1, "status": "on"}
    bodies = [{"plan_b": plan, "plan_c": plan}, {"plan_a": plan, "plan_b": plan}]

    def plans(body: Any) -> Document:
        answer = {"name": "ok", "code": 200, "body": json.dumps(body)}
        request = {"method": "GET", "url": "https://x.example/plans"}
        item = {"name": "Get plans", "request": request, "response": [answer]}
        return document(json.dumps(collection(item)), "plans.json")

    before = made([plans(bodies[0])])
    pinned = dict(before.names) | {
        id: "Tariff" for id, name in before.names.items() if name == "Plan"
    }
    after = made([plans(bodies[1])], pinned)

    assert "\nclass Plan(_Model):" in before.files["models.py"]
    assert "\nclass Tariff(_Model):" in after.files["models.py"]


def test_a_client_is_not_called_a_client_twice() -> None:
    item = document(ITEMS[0].read_text(encoding="utf-8"), "item.json")
    settings = specloom.Settings(name="zoom_client")

    files = specloom.generate(settings, [item], {}, Report()).files

    assert "\nclass ZoomClient(SyncClient):" in files["client.py"]
    assert "\nclass AsyncZoomClient(AsyncClient):" in files["client.py"]
