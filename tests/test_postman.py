"""Postman: one item means the same whatever it comes in, and nothing breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.parsers import postman
from specloom.source import Json, Reads

from .postman_calls import (
    BATCH,
    BOOLEAN,
    DAILY,
    DATE,
    INTEGER,
    PLANS,
    SCHEMA,
    Z,
    answer,
    body,
    codes,
    collection,
    document,
    item,
    listed,
    operations,
    parameter,
    parsed,
    record,
    seed,
)

# --- The seeds ------------------------------------------------------------------


def test_the_daily_report_is_typed_by_its_sample() -> None:
    daily = seed(DAILY)

    assert daily.id == "GET /report/daily"
    assert [(p.wire, p.type, p.required) for p in daily.parameters] == [
        ("year", INTEGER, False),
        ("month", INTEGER, False),
    ]
    found = record(answer(daily))
    assert (found["year"], found["month"]) == (INTEGER, INTEGER)
    assert record(listed(found["dates"])) == {
        "date": DATE,
        "new_users": INTEGER,
        "meetings": INTEGER,
        "participants": INTEGER,
        "meeting_minutes": INTEGER,
    }
    assert daily.auth == ((ir.AuthUse(ir.AuthId("oauth2")),),)


def test_the_daily_report_is_described_in_clean_text() -> None:
    daily = seed(DAILY)

    assert daily.doc.startswith("Retrieve daily report to access")
    assert daily.doc.endswith("and meeting minutes.")
    assert daily.prerequisites == ("Pro or higher plan.",)
    assert daily.scopes == ("report:read:admin",)
    assert daily.rate_limit is not None
    assert daily.rate_limit.label == "Heavy"


def test_the_plans_take_their_auth_from_saved_requests() -> None:
    plans = seed(PLANS)

    assert plans.id == "GET /accounts/{accountId}/plans"
    assert [(p.wire, p.place, p.type, p.required) for p in plans.parameters] == [
        ("accountId", ir.Place.PATH, ir.STRING, True)
    ]
    assert parameter(plans, "accountId").doc == "The account's ID."
    found = record(answer(plans))
    base = record(found["plan_base"])
    assert base["service_effective_date"] == Z
    assert answer(plans) is not None
    assert found["plan_zoom_rooms"] == found["plan_base"]
    assert listed(found["plan_webinar"]) == found["plan_base"]
    assert record(found["plan_phone"])["plan_base"] != found["plan_base"]
    assert plans.auth == ((ir.AuthUse(ir.AuthId("oauth2")),),)
    assert plans.scopes == ("billing:master", "billing:read:admin")


def test_the_registrants_are_json_in_one_field() -> None:
    batch = seed(BATCH)

    assert batch.id == "POST /webinars/{webinarId}/batch_registrants"
    sent = body(batch)
    assert sent.encoding is ir.Encoding.MULTIPART
    approve, registrants = sent.parts
    assert (approve.wire, approve.type, approve.required) == (
        "auto_approve",
        BOOLEAN,
        False,
    )
    assert registrants.encoding is ir.Encoding.JSON
    inner = listed(registrants.type)
    assert isinstance(inner, ir.Record)
    assert [(f.wire, f.type, f.required) for f in inner.fields] == [
        ("first_name", ir.STRING, False),
        ("email", ir.STRING, False),
        ("last_name", ir.STRING, False),
    ]
    shown = batch.examples[0].response
    assert shown is not None
    assert " https://zoom.us/w/9999999?tk=oZuwHfdgAAAAAAAAAAAAAAAA" in str(shown.json)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (DAILY, [(400, "300")]),
        (PLANS, [(400, "2100"), (404, "")]),
        (
            BATCH,
            [
                (400, "200"),
                (400, "300"),
                (404, "3001"),
                (404, "3043"),
                (404, "404"),
                (429, ""),
            ],
        ),
    ],
    ids=lambda value: getattr(value, "stem", ""),
)
def test_each_code_of_the_api_is_a_case_of_its_own(
    path: Path, expected: list[tuple[int, str]]
) -> None:
    errors = seed(path).errors

    assert [(e.status.first, e.code) for e in errors] == expected
    assert all(e.doc and "*" not in e.doc and "<" not in e.doc for e in errors)


def test_examples_hold_what_a_test_can_send_again() -> None:
    first = seed(BATCH).examples[0]

    given = {(a.place, a.wire): a.value.json for a in first.arguments}
    assert given["path", "webinarId"] == "quis officia in reprehenderit"
    assert given["part", "auto_approve"] is False
    assert isinstance(given["part", "registrants"], list)
    assert (first.status, first.name) == (200, "Registrants added.")


NOISE = 'createobject("X")\n{ not json }\n[1, 2\n'

WRAPS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "left-stripped": lambda text: (
        "\n".join(line.lstrip() for line in text.splitlines()),
        "item.json",
    ),
    "on a page": lambda text: (f"{NOISE}{text}\n{NOISE}", "page.txt"),
    "compact": lambda text: (json.dumps(json.loads(text)), "item.json"),
    "in a list": lambda text: (f"[{text}]", "items.json"),
    "in a collection": lambda text: (
        json.dumps({"info": {"schema": SCHEMA}, "item": [json.loads(text)]}),
        "collection.json",
    ),
    "in an envelope": lambda text: (
        json.dumps(
            {"collection": {"info": {"schema": SCHEMA}, "item": [json.loads(text)]}}
        ),
        "envelope.json",
    ),
}


@pytest.mark.parametrize("path", [DAILY, PLANS, BATCH], ids=lambda p: p.stem)
@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_an_item_means_the_same_whatever_it_comes_in(
    path: Path, wrap: Callable[[str], tuple[str, str]]
) -> None:
    expected, _ = parsed(path.read_text())

    text, name = wrap(path.read_text())
    found = postman.find(document(text, name))
    api = postman.parse(found, Report(), Reads())

    assert api == expected
    assert api.evidence == expected.evidence
    said = [o.examples for o in ir.operations(api.root)]
    assert said == [o.examples for o in ir.operations(expected.root)]


def test_an_extracted_item_is_indented_json_named_by_the_item() -> None:
    (part,) = postman.find(document(f"{NOISE}{DAILY.read_text()}", "page.txt"))

    assert postman.extract(part) == ("get-daily-usage-report", DAILY.read_text())


def test_every_leaf_of_an_item_is_read_but_known_noise() -> None:
    reads = Reads()
    (part,) = postman.find(document(BATCH.read_text()))
    postman.parse([part], Report(), reads)

    unread = {at.path[-1] for at, node in reads.leaves(part) if node is None}
    noise = {"raw", "method", "status", "cookie", "_postman_previewlanguage"}
    assert unread <= noise
    nodes = {node.partition("?")[0] for _, node in reads.leaves(part) if node}
    assert nodes == {"POST /webinars/{webinarId}/batch_registrants", "auth:oauth2"}


# --- What is found --------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        {"info": {"schema": SCHEMA}, "item": []},
        {"item": [{"request": "https://x.org"}]},
        {"items": [{"name": "folder", "item": []}]},
        {"collection": {"info": {"schema": SCHEMA}, "item": []}},
        {"name": "x", "request": {"method": "GET", "url": "https://x.org"}},
        [{"name": "x", "request": "https://x.org"}],
        {"id": "1", "name": "old", "order": [], "requests": []},
        {"name": "env", "values": [{"key": "a", "value": "b"}]},
        {"_postman_variable_scope": "globals", "values": []},
    ],
)
def test_what_postman_writes_is_found(value: Json) -> None:
    assert postman.find(document(json.dumps(value)))


@pytest.mark.parametrize(
    "value",
    [
        {"openapi": "3.1.0", "paths": {}},
        {"type": "object", "properties": {"request": {"type": "object"}}},
        {"request": {"type": "object"}},
        {"values": [1, 2]},
        {"item": []},
        {"collection": {"a": 1}},
        [],
        [1],
        {},
    ],
)
def test_what_others_write_is_not_found(value: Json) -> None:
    assert not postman.find(document(json.dumps(value)))


def test_folders_are_groups_and_a_shared_name_is_one_group() -> None:
    call = item({"url": "https://x.org/a"})
    other = item({"url": "https://x.org/b"}, name="Other")
    folder: Json = {"name": "A", "item": [{"name": "B", "item": [call]}]}
    again: Json = {"name": "A", "item": [other]}

    api, _ = parsed(collection(folder, again))

    (group,) = api.root.groups
    assert (group.name.text, [o.id for o in group.operations]) == ("A", ["GET /b"])
    assert [o.id for o in group.groups[0].operations] == ["GET /a"]


def test_what_is_no_request_is_reported() -> None:
    _, report = parsed(collection(item({"url": "https://x.org"}), {"name": "text"}))

    assert codes(report) == ["item-without-request"]


def test_scripts_are_noted_once() -> None:
    event: Json = [{"listen": "test", "script": {"exec": ["x"]}}]
    call = item({"url": "https://x.org/a"}, event=event)

    _, report = parsed(collection(call, {"name": "F", "item": [call]}, event=event))

    assert codes(report) == ["script-ignored"]


# --- Sloppy and hostile input ---------------------------------------------------

SLOPPY: tuple[Json, ...] = (None, 0, 1.5, True, "", "x", [], [None], [1], {}, {"a": 1})


@pytest.mark.parametrize("value", SLOPPY, ids=repr)
def test_no_value_in_any_place_breaks_the_parser(value: Json) -> None:
    whole = json.loads(BATCH.read_text())
    whole["request"]["auth"] = {"type": "apikey", "apikey": [{"key": "k"}]}
    whole["event"] = [{"listen": "test"}]
    text = collection(whole, variable=[{"key": "baseUrl", "value": "https://x.org"}])

    for path in _places(json.loads(text), ()):
        broken = json.loads(text)
        _put(broken, path, value)
        for part in postman.find(document(json.dumps(broken))):
            postman.extract(part)
            postman.parse([part], Report(), Reads())


def _places(value: Json, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value[:2]):
            found += _places(inner, (*path, index))
    return found


def _put(root: Json, path: tuple[str | int, ...], value: Json) -> None:
    for step in path[:-1]:
        root = root[step]  # type: ignore[index]
    root[path[-1]] = value  # type: ignore[index]


def test_ids_are_unique_whatever_stands_in_them() -> None:
    found = operations(
        item({"url": "https://x.org/a?k=x"}, name="1"),
        item({"url": "https://x.org/a?k=y"}, name="2"),
        item({"url": "https://x.org/a%23k=x"}, name="3"),
        item({"url": "{{x.org}}/a?k=x"}, name="4"),
    )

    assert len(found) == 4


def test_the_order_of_documents_is_the_callers() -> None:
    texts = [DAILY.read_text(), PLANS.read_text(), BATCH.read_text()]

    one, _ = parsed(*texts)
    two, _ = parsed(*texts)

    assert one == two
    assert list(one.evidence) == list(two.evidence)
    joined = replace(one.root, operations=())
    assert joined == replace(two.root, operations=())
    assert [o.id for o in ir.operations(one.root)] == [
        seed(path).id for path in (DAILY, PLANS, BATCH)
    ]
