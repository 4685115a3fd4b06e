"""`specloom replay`: saved requests go through the generated client, over a socket."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from specloom.cli import command
from specloom.diagnostics import Report
from specloom.parsers import postman
from specloom.parsers.postman.saved import Saved, saved
from specloom.replay import Outcome, Session
from specloom.replay.filling import made_up
from specloom.source import Json, read

from .loopback import Answer, Loopback, Recorded, serving
from .postman_calls import collection, item

URL = "https://pets.example.com/v2"


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A server that finds all but what is called missing."""

    def answer(request: Recorded) -> Answer:
        return Answer(404 if "missing" in request.target else 200)

    with serving(answer) as loopback:
        yield loopback


def query(*pairs: tuple[str, str], path: str = "pets") -> dict[str, Json]:
    return {
        "raw": f"{URL}/{path}",
        "protocol": "https",
        "host": ["pets", "example", "com"],
        "path": ["v2", *path.split("/")],
        "query": [{"key": key, "value": value} for key, value in pairs],
    }


def replayed(
    folder: Path, server: Loopback, text: str, *arguments: str
) -> tuple[Result, list[Recorded]]:
    """What the command says of a collection, and what arrived."""
    path = folder / "api.json"
    path.write_text(text, encoding="utf-8")
    before = len(server.requests)
    result = CliRunner().invoke(
        command, ["replay", str(path), "--base-url", server.url, *arguments]
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result, server.requests[before:]


def records(text: str, *others: str) -> tuple[Saved, ...]:
    documents = [
        part
        for number, one in enumerate((text, *others))
        for part in postman.find(read(one.encode(), f"{number}.json", Report()))
    ]
    return saved(documents)


# --- Records -------------------------------------------------------------------


def test_a_record_holds_the_texts_as_saved() -> None:
    request: Json = {
        "method": "POST",
        "url": query(("a", "1"), ("a", "{{x}}"), path="pets/:id"),
        "header": [{"key": "X-One", "value": "1"}],
    }

    (one,) = records(collection(item(request)))

    assert one.operation == "POST /v2/pets/{id}"
    assert one.path == (("id", ":id"),)
    assert [(p.key, p.value) for p in one.query] == [("a", "1"), ("a", "{{x}}")]
    assert [(p.key, p.value) for p in one.headers] == [("X-One", "1")]


def test_records_come_in_the_order_of_the_file() -> None:
    items = [item({"method": m, "url": URL}, name=m) for m in ("PUT", "GET", "PUT")]

    found = records(collection(*items))

    assert [one.name for one in found] == ["PUT", "GET", "PUT"]


def test_an_environment_comes_before_a_collection_and_globals_after() -> None:
    def values(scope: str, *names: str) -> str:
        listed: Json = [{"key": n, "value": scope, "enabled": True} for n in names]
        return json.dumps({"_postman_variable_scope": scope, "values": listed})

    text = collection(
        item({"method": "GET", "url": URL}),
        variable=[{"key": "a", "value": "own"}, {"key": "b", "value": "own"}],
    )

    (one,) = records(text, values("environment", "a"), values("globals", "b", "c"))

    known = one.variables
    assert {k: known[k] for k in "abc"} == {
        "a": "environment",
        "b": "own",
        "c": "globals",
    }


# --- Sending -------------------------------------------------------------------


def test_each_request_is_sent_once_in_order(tmp_path: Path, server: Loopback) -> None:
    text = collection(
        item({"method": "GET", "url": query(("limit", "5"))}, name="List"),
        item({"method": "DELETE", "url": f"{URL}/pets/{{{{id}}}}"}, name="Drop"),
    )

    result, sent = replayed(tmp_path, server, text, "--var", "id=7")

    assert result.exit_code == 0, result.output
    assert [f"{r.method} {r.target}".replace("/v2", "") for r in sent] == [
        "GET /pets?limit=5",
        "DELETE /pets/7",
    ]


def test_what_was_sent_before_an_interruption_is_told(
    tmp_path: Path, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = Session.send

    def interrupted(self: Session, request: Saved, base_url: str) -> Outcome:
        if request.name == "Second":
            raise KeyboardInterrupt
        return send(self, request, base_url)

    monkeypatch.setattr(Session, "send", interrupted)
    sent: Json = {"method": "GET", "url": f"{URL}/pets"}
    text = collection(item(sent, name="First"), item(sent, name="Second"))
    path = tmp_path / "api.json"
    path.write_text(text, encoding="utf-8")

    result = CliRunner().invoke(
        command, ["replay", str(path), "--base-url", server.url, "--json"]
    )

    assert result.exit_code != 0
    assert '"request": "First"' in result.stdout
    assert len(server.requests) == 1


def test_a_404_is_an_answer(tmp_path: Path, server: Loopback) -> None:
    text = collection(item({"method": "GET", "url": f"{URL}/missing"}, name="Gone"))

    result, _ = replayed(tmp_path, server, text, "--json")

    (one,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (one["status"], one["problem"]) == (404, None)


def test_a_server_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with serving(lambda _: Answer()) as gone:
        pass
    text = collection(item({"method": "GET", "url": f"{URL}/pets"}))

    result, _ = replayed(tmp_path, gone, text, "--json")

    (one,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert one["status"] is None
    assert one["problem"]


def test_answers_that_do_not_fit_are_counted(tmp_path: Path) -> None:
    shown: Json = {"code": 200, "body": '{"id": 1}', "name": "", "header": []}
    text = collection(item({"method": "GET", "url": f"{URL}/pets"}, shown))

    with serving(lambda _: Answer(body=b'{"id": "x"}')) as server:
        result, _ = replayed(tmp_path, server, text, "--json")

    (one,) = json.loads(result.stdout)
    assert (one["status"], one["misfits"], one["problem"]) == (200, 1, None)


@pytest.mark.parametrize("body", [b"<html></html>", b"{nope", b"[" * 10_000])
def test_an_answer_that_is_no_json_is_one_that_does_not_fit(
    tmp_path: Path, body: bytes
) -> None:
    shown: Json = {"code": 200, "body": '{"id": 1}', "name": "", "header": []}
    text = collection(item({"method": "GET", "url": f"{URL}/pets"}, shown))

    with serving(lambda _: Answer(203, body=body)) as server:
        result, _ = replayed(tmp_path, server, text, "--json")

    (one,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (one["status"], one["misfits"], one["problem"]) == (203, 1, None)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("12", "12"),
        ("007", "007"),
        ("1.50", "1.50"),
        ("<integer>", "%3Cinteger%3E"),
        ("{{nothing}}", "%7B%7Bnothing%7D%7D"),
        ("2026-10-01", "2026-10-01"),
        ("2026-10-01T10:00:00Z", "2026-10-01T10%3A00%3A00Z"),
        ("a%2Fb", "a%2Fb"),
        ("", ""),
    ],
)
def test_a_text_arrives_as_it_was_saved(
    tmp_path: Path, server: Loopback, text: str, sent: str
) -> None:
    others = [("a", "12"), ("a", text)]
    one = collection(*(item({"method": "GET", "url": query(p)}) for p in others))

    _, found = replayed(tmp_path, server, one)

    assert found[1].target.partition("?")[2] == f"a={sent}"


def test_what_is_switched_off_is_sent_only_where_it_is_required(
    tmp_path: Path, server: Loopback
) -> None:
    listed: Json = [
        {"key": "on", "value": "1"},
        {"key": "off", "value": "2", "disabled": True},
        {"key": "must", "value": "3", "disabled": True, "description": "(Required) x"},
    ]
    url = {**query(), "query": listed}

    _, (sent,) = replayed(
        tmp_path, server, collection(item({"method": "GET", "url": url}))
    )

    assert sent.target.partition("?")[2] == "on=1&must=3"


def test_a_variable_in_json_takes_its_value_and_its_type(
    tmp_path: Path, server: Loopback
) -> None:
    body: Json = {
        "mode": "raw",
        "raw": '{"count": {{count}}, "name": "{{name}}", "open": {{open}}}',
        "options": {"raw": {"language": "json"}},
    }
    text = collection(item({"method": "POST", "url": f"{URL}/pets", "body": body}))

    _, (sent,) = replayed(
        tmp_path, server, text, "--var", "count=3", "--var", "name=Rex"
    )

    assert json.loads(sent.body) == {"count": 3, "name": "Rex", "open": "{{open}}"}


def test_a_long_body_is_filled_in_as_well(tmp_path: Path, server: Loopback) -> None:
    raw = json.dumps({"filler": "x" * 20_000, "name": "{{name}}"})
    body: Json = {"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}}
    text = collection(item({"method": "POST", "url": f"{URL}/pets", "body": body}))

    _, (sent,) = replayed(tmp_path, server, text, "--var", "name=Rex")

    assert json.loads(sent.body)["name"] == "Rex"


def test_values_of_an_environment_are_sent(tmp_path: Path, server: Loopback) -> None:
    values: Json = {"name": "Here", "values": [{"key": "size", "value": "9"}]}
    (tmp_path / "here.json").write_text(json.dumps(values), encoding="utf-8")
    text = collection(item({"method": "GET", "url": query(("size", "{{size}}"))}))

    _, (sent,) = replayed(
        tmp_path, server, text, "--environment", str(tmp_path / "here.json")
    )

    assert sent.target.endswith("?size=9")


def test_made_up_values_are_of_their_kind(tmp_path: Path, server: Loopback) -> None:
    text = collection(item({"method": "GET", "url": query(("id", "{{$randomInt}}"))}))

    _, (sent,) = replayed(tmp_path, server, text)

    assert sent.target.rpartition("=")[2].isdigit()


def test_a_file_is_read_from_beside_the_collection_only(
    tmp_path: Path, server: Loopback
) -> None:
    (tmp_path / "outside.txt").write_text("outside")
    here = tmp_path / "here"
    here.mkdir()
    (here / "inside.txt").write_text("inside")
    fields: Json = [
        {"key": "one", "type": "file", "src": "inside.txt"},
        {"key": "two", "type": "file", "src": "../outside.txt"},
        {"key": "three", "type": "file", "src": str(tmp_path / "outside.txt")},
    ]
    body: Json = {"mode": "formdata", "formdata": fields}
    text = collection(item({"method": "POST", "url": URL, "body": body}))

    _, (sent,) = replayed(here, server, text)

    assert b"inside" in sent.body
    assert b"outside\r\n" not in sent.body
    assert sent.body.count(b"filename=") == 3


# --- Credentials ---------------------------------------------------------------


def authorized(kind: str, *pairs: tuple[str, str], header: str = "") -> str:
    """A collection with one request that proves who asks."""
    auth: Json = {"type": kind, kind: [{"key": k, "value": v} for k, v in pairs]}
    request: dict[str, Json] = {"method": "GET", "url": query(("a", "1"))}
    if kind:
        request["auth"] = auth
    if header:
        request["header"] = [{"key": "Authorization", "value": header}]
    return collection(item(request), variable=[{"key": "t", "value": "token-1"}])


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        (authorized("bearer", ("token", "{{t}}")), "Bearer token-1"),
        (authorized("oauth2", ("accessToken", "{{t}}")), "Bearer token-1"),
        (
            authorized("basic", ("username", "ada"), ("password", "pw")),
            "Basic YWRhOnB3",
        ),
        (authorized("", header="Bearer {{t}}"), "Bearer token-1"),
        (authorized("", header="Basic YWRhOnB3"), "Basic YWRhOnB3"),
        (authorized("noauth"), None),
        (authorized("oauth2"), None),
        (authorized("basic", ("username", ""), ("password", "")), None),
        (authorized("bearer", ("token", "{{open}}")), "Bearer {{open}}"),
    ],
)
def test_what_was_saved_proves_who_asks_and_nothing_else_does(
    tmp_path: Path, server: Loopback, text: str, sent: str | None
) -> None:
    result, (request,) = replayed(tmp_path, server, text)

    assert result.exit_code == 0
    assert request.header("Authorization") == sent
    assert request.target.endswith("?a=1")


@pytest.mark.parametrize("place", ["header", "query"])
def test_a_key_goes_where_it_was_saved(
    tmp_path: Path, server: Loopback, place: str
) -> None:
    pairs = (("key", "pet_key"), ("value", "key-1"), ("in", place))

    _, (saved_key,) = replayed(tmp_path, server, authorized("apikey", *pairs))
    _, (no_key,) = replayed(tmp_path, server, authorized("apikey", pairs[0], pairs[2]))

    held = dict(saved_key.headers).get("pet_key")
    asked = saved_key.target.partition("?")[2]
    assert (held, asked) == (
        ("key-1", "a=1") if place == "header" else (None, "a=1&pet_key=key-1")
    )
    assert no_key.target.endswith("?a=1")
    assert "pet_key" not in dict(no_key.headers)


def chance() -> Random:
    """Draws the same each time."""
    return Random(1)  # noqa: S311


# --- Variables -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("$guid", r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{18}[0-9a-f]*"),
        ("$timestamp", r"\d{10}"),
        ("$isoTimestamp", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
        ("$randomInt", r"\d{1,4}"),
        ("$randomBoolean", r"true|false"),
        ("$randomEmail", r"[a-z]+@example\.com"),
        ("$randomExampleEmail", r"[a-z]+@example\.com"),
        ("$randomImageUrl", r"https://example\.com/[a-z]+"),
        ("$randomDateFuture", r"\d{4}-\d\d-\d\dT.*"),
        ("$randomColor", r"[a-z]+"),
    ],
)
def test_each_kind_of_made_up_value(name: str, pattern: str) -> None:
    made = made_up(name, chance())

    assert made is not None
    assert re.fullmatch(pattern, made)
    assert made_up(name, chance()) == made or name in ("$timestamp", "$isoTimestamp")


def test_what_postman_does_not_make_up_stays_open() -> None:
    assert made_up("$unknown", chance()) is None
    assert made_up("guid", chance()) is None


# --- The command ---------------------------------------------------------------


def test_the_table_tells_what_was_sent_and_answered(
    tmp_path: Path, server: Loopback
) -> None:
    inner = item({"method": "GET", "url": f"{URL}/pets"}, name="List")
    text = collection({"name": "Pets", "item": [inner]})

    result, _ = replayed(tmp_path, server, text)

    row = next(line for line in result.stdout.splitlines() if "List" in line)
    assert row.split()[:2] == ["Pets/List", "GET"]
    assert "200" in row
    assert result.stdout.endswith("1 request\n")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("Pets", ["List", "Add"]),
        ("*/Add", ["Add"]),
        ("GET *", ["List", "Health"]),
        ("Health", ["Health"]),
    ],
)
def test_only_what_a_pattern_matches_is_sent(
    tmp_path: Path, server: Loopback, pattern: str, names: list[str]
) -> None:
    pets = [
        item({"method": "GET", "url": f"{URL}/pets"}, name="List"),
        item({"method": "POST", "url": f"{URL}/pets"}, name="Add"),
    ]
    health = item({"method": "GET", "url": f"{URL}/health"}, name="Health")
    text = collection({"name": "Pets", "item": [*pets]}, health)

    result, _ = replayed(tmp_path, server, text, "--only", pattern, "--json")

    found = [one["request"].rpartition("/")[2] for one in json.loads(result.stdout)]
    assert found == names


def test_a_secret_is_sent_and_never_printed(tmp_path: Path, server: Loopback) -> None:
    secret = "opensesame"
    auth: Json = {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]}
    request: Json = {"method": "GET", "url": f"{URL}/pets", "auth": auth}
    text = collection(item(request), variable=[{"key": "token", "value": secret}])

    shown = [replayed(tmp_path, server, text, *a) for a in ((), ("--json",))]

    for result, (sent,) in shown:
        assert sent.header("Authorization") == f"Bearer {secret}"
        assert secret not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.json", "--base-url", "http://localhost"],
        ["{path}", "--base-url", "ftp://localhost"],
        ["{path}", "--base-url", "http://localhost", "--var", "hush"],
        ["{path}", "--base-url", "http://localhost", "--environment", "nowhere.json"],
        ["{path}"],
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "api.json"
    path.write_text(collection(item({"method": "GET", "url": URL})))
    given = [str(path) if one == "{path}" else one for one in arguments]

    result = CliRunner().invoke(command, ["replay", *given])

    assert result.exit_code == 2
    assert result.stderr
    assert "hush" not in result.output


def test_a_source_that_holds_no_request_is_told(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    path.write_text('{"$schema": "x", "type": "object", "title": "T"}')

    result = CliRunner().invoke(
        command, ["replay", str(path), "--base-url", "http://localhost"]
    )

    assert result.exit_code == 2
