"""Variables: which value counts, what it says of types, and what is never kept."""

from __future__ import annotations

import json

import pytest
import specloom
from specloom import ir
from specloom.diagnostics import Report
from specloom.infer.placeholders import fact
from specloom.ir import Scalar, ScalarKind
from specloom.source import Json
from specloom.targets import model

from .postman_calls import (
    codes,
    collection,
    document,
    item,
    only,
    parameter,
    parsed,
    saved,
)

INTEGER = Scalar(ScalarKind.INTEGER)
UUID = Scalar(ScalarKind.UUID)
CALL = item({"url": "{{u}}/a"})
# Put together here, so that no scanner takes this file for a leak.
KEY = "sk_" + "live_0123456789abcdefABCD"


def variables(**values: Json) -> Json:
    return [{"key": key, "value": value} for key, value in values.items()]


def environment(scope: str = "environment", **values: Json) -> str:
    facts: dict[str, Json] = {"_postman_variable_scope": scope} if scope else {}
    return json.dumps({"name": "E", "values": variables(**values), **facts})


def url(*texts: str) -> str:
    api, _ = parsed(*texts)
    (server,) = api.servers
    return server.url


# --- Which value counts -----------------------------------------------------------


def test_an_environment_comes_before_the_collection_and_this_before_globals() -> None:
    env, own, outer = ({"u": f"https://{name}.org"} for name in "ecg")
    plain = collection(CALL)
    holding = collection(CALL, variable=variables(**own))

    assert url(holding, environment(**env), environment("globals", **outer)) == env["u"]
    assert url(holding, environment("globals", **outer)) == own["u"]
    assert url(plain, environment("globals", **outer)) == outer["u"]
    assert url(holding, environment("", **env)) == env["u"]


def test_globals_may_be_a_plain_list() -> None:
    listed = json.dumps(
        [{"key": "u", "value": "https://g.org", "enabled": True, "type": "text"}]
    )

    assert url(collection(CALL), listed) == "https://g.org"


def test_the_variables_of_the_nearest_folder_count() -> None:
    inner: Json = {
        "name": "Inner",
        "item": [CALL],
        "variable": variables(u="https://inner.org"),
    }
    outer: Json = {
        "name": "Outer",
        "item": [inner],
        "variable": variables(u="https://outer.org"),
    }

    assert url(collection(outer, variable=variables(u="https://c.org"))) == (
        "https://inner.org"
    )


@pytest.mark.parametrize(
    "entry",
    [
        {"key": "u", "value": "https://off.org", "disabled": True},
        {"key": "u", "value": "https://off.org", "enabled": False},
        {"key": "u", "value": ""},
        {"key": "u"},
        {"value": "https://off.org"},
        {"key": "u", "value": {"a": 1}},
        "u",
        None,
    ],
)
def test_what_is_off_or_empty_is_no_variable(entry: Json) -> None:
    on: Json = {"id": "u", "value": "https://on.org"}

    assert url(collection(CALL, variable=[on, entry])) == "https://on.org"


def test_an_empty_end_of_a_base_is_nothing_and_not_unknown() -> None:
    calls = (item({"url": "{{u}}{{site}}/a"}), item({"url": "{{u}}/b"}, name="B"))
    known = variables(u="https://x.org", site="")

    api, _ = parsed(collection(*calls, variable=known))

    assert [server.url for server in api.servers] == ["https://x.org"]
    assert not any(o.servers for o in ir.operations(api.root))


def test_values_may_hold_variables_and_may_be_numbers() -> None:
    known = variables(u="http://localhost:{{port}}", port=8080)

    api, _ = parsed(collection(CALL, variable=known))

    assert [one.url for one in api.servers] == ["http://localhost:{port}"]
    assert [one.default for one in api.servers[0].variables] == ["8080"]


def test_variables_that_go_in_circles_break_nothing() -> None:
    api, _ = parsed(collection(CALL, variable=variables(u="{{v}}{{v}}", v="{{u}}")))

    assert len(list(ir.operations(api.root))) == 1


def test_two_environments_that_differ_are_reported() -> None:
    one, two = environment(u="https://one.org"), environment(u="https://two.org")

    api, report = parsed(collection(CALL), one, two)

    assert [server.url for server in api.servers] == ["https://one.org"]
    assert [(d.code, str(d.at)) for d in report] == [
        ("variable-values-differ", "#/values/0/value")
    ]


# --- Types ------------------------------------------------------------------------


def test_the_value_of_a_variable_is_a_type_and_no_example() -> None:
    guid = "0c5fa3a2-5d5c-4f8e-9a6e-0a4bb2a7f1d0"
    operation = only(
        item(
            {"url": "https://x.org/{{petId}}?owner={{owner}}&page={{page}}&on={{on}}"}
        ),
        variable=variables(
            petId=guid, owner=12, page="{{first}}", first="3", on="true"
        ),
    )

    assert parameter(operation, "petId").type == UUID
    assert parameter(operation, "owner").type == INTEGER
    assert parameter(operation, "page").type == INTEGER
    assert parameter(operation, "on").type == Scalar(ScalarKind.BOOLEAN)
    assert [p.examples for p in operation.parameters] == [()] * 4


def test_an_authored_value_beside_a_variable_stays_an_example() -> None:
    operation = only(
        item({"url": "https://x.org/a?q={{q}}"}),
        item({"url": "https://x.org/a?q=7"}, name="Other"),
        variable=variables(q="12"),
    )

    found = parameter(operation, "q")
    assert found.type == INTEGER
    assert [value.json for value in found.examples] == [7]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("guid", ScalarKind.UUID),
        ("randomUUID", ScalarKind.UUID),
        ("timestamp", ScalarKind.INTEGER),
        ("isoTimestamp", ScalarKind.DATETIME),
        ("randomInt", ScalarKind.INTEGER),
        ("randomBoolean", ScalarKind.BOOLEAN),
        ("randomPrice", ScalarKind.NUMBER),
        ("randomLatitude", ScalarKind.NUMBER),
        ("randomDateFuture", ScalarKind.DATETIME),
        ("randomEmail", ScalarKind.STRING),
        ("randomUrl", ScalarKind.STRING),
        ("randomIP", ScalarKind.STRING),
        ("randomBankAccount", ScalarKind.STRING),
        ("randomPhoneNumber", ScalarKind.STRING),
        ("randomWhatever", ScalarKind.STRING),
    ],
)
def test_what_postman_makes_up_has_a_type(name: str, kind: ScalarKind) -> None:
    found = fact(f"{{{{${name}}}}}")

    assert isinstance(found, Scalar)
    assert found.kind is kind
    operation = only(item({"url": f"https://x.org/a?q={{{{${name}}}}}"}))
    assert parameter(operation, "q").type == found


# --- Secrets ----------------------------------------------------------------------


def leaks(secret: str, *texts: str) -> tuple[bool, Report]:
    """Whether `secret` is anywhere in what is made of the documents."""
    report = Report()
    sources = [document(text, f"{n}.json") for n, text in enumerate(texts)]
    settings = specloom.Settings(name="pets")
    product = specloom.generate(settings, sources, {}, report)
    made = "\n".join([model.dumps(product.api), *product.files.values()])
    said = "\n".join(str(diagnostic) for diagnostic in report)
    return secret in made or secret in said, report


@pytest.mark.parametrize(
    "entry",
    [
        {"key": "password", "value": "hunter2"},
        {"key": "x", "value": "hunter2", "type": "secret"},
        {"key": "x", "value": KEY},
    ],
)
def test_secret_variables_are_never_kept(entry: dict[str, Json]) -> None:
    call = item({"url": f"https://x.org/a?q={{{{{entry['key']}}}}}"})
    secret = str(entry["value"])

    for text, place in (
        (collection(call, variable=[entry]), "0.json#/variable/0/value"),
        (json.dumps({"name": "E", "values": [entry]}), "1.json#/values/0/value"),
    ):
        texts = (text,) if place.startswith("0") else (collection(call), text)
        leaked, report = leaks(secret, *texts)

        assert not leaked
        found = [d.at for d in report if d.code == "secret-value"]
        assert [f"{at.document}{at}" for at in found if at] == [place]


@pytest.mark.parametrize(
    "request_",
    [
        {"url": f"https://x.org/a?api_key={KEY}"},
        {"url": f"https://x.org/a?q={KEY}"},
        {"url": "https://x.org/a", "header": [{"key": "X-Key", "value": KEY}]},
        {"url": "https://x.org/a", "header": f"Authorization: Bearer {KEY}"},
        {
            "url": "https://x.org/a",
            "method": "POST",
            "body": {"mode": "raw", "raw": json.dumps({"note": {"key": KEY}})},
        },
        {
            "url": "https://x.org/a",
            "method": "POST",
            "body": {
                "mode": "urlencoded",
                "urlencoded": [{"key": "client_secret", "value": KEY}],
            },
        },
        {
            "url": "https://x.org/a",
            "method": "POST",
            "body": {
                "mode": "graphql",
                "graphql": {"query": f'mutation {{ logIn(apiKey: "{KEY}") {{ id }} }}'},
            },
        },
        {
            "url": "https://x.org/a",
            "auth": {"type": "bearer", "bearer": [{"key": "token", "value": KEY}]},
        },
        {
            "url": "https://x.org/a",
            "auth": {"type": "apikey", "apikey": {"key": "k", "value": KEY}},
        },
    ],
)
def test_secrets_in_requests_are_never_kept(request_: dict[str, Json]) -> None:
    leaked, _ = leaks(KEY, collection(item(request_, saved(200, "{}"))))

    assert not leaked


def test_a_secret_in_a_graphql_query_is_reported_and_not_sent() -> None:
    query = 'mutation { logIn(name: "me", password: "hunter2") { id } }'
    sent: Json = {"mode": "graphql", "graphql": {"query": query}}
    call = item({"url": "https://x.org/a", "method": "POST", "body": sent}, saved(200))

    leaked, report = leaks("hunter2", collection(call))

    assert not leaked
    assert [(d.code, str(d.at)) for d in report] == [
        ("secret-value", "#/item/0/request/body/graphql")
    ]


def test_secrets_in_answers_are_never_kept_and_their_place_is_said() -> None:
    answer = saved(200, json.dumps({"access_token": "abc123xyz", "id": 7}), "Token")

    leaked, report = leaks(
        "abc123xyz", collection(item({"url": "https://x.org/a"}, answer))
    )

    assert not leaked
    assert [(d.code, str(d.at)) for d in report] == [
        ("secret-value", "#/item/0/response/0")
    ]


def test_what_stands_in_for_a_secret_is_not_reported() -> None:
    known = variables(api_key="YOUR_API_KEY", token="<token>", password="")

    _, report = parsed(collection(CALL, variable=known))

    assert "secret-value" not in codes(report)


def test_secrets_in_descriptions_and_names_are_never_kept() -> None:
    request: Json = {
        "url": {"raw": "https://x.org/a", "query": [{"key": "q", "description": KEY}]},
        "description": f"Send `{KEY}`.",
    }

    leaked, _ = leaks(KEY, collection(item(request, saved(200, "{}", f"With {KEY}"))))

    assert not leaked
