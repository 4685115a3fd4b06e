"""specloom.yaml: what is right, and how what is wrong is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specloom import config, ir
from specloom.diagnostics import InputError, Report
from specloom.source import Json


def said(text: str) -> list[str]:
    """What is said of the configuration `text`, a line for each diagnostic."""
    report = Report()
    try:
        config.check(text.encode(), report)
    except InputError as error:
        report.add(error.diagnostic)
    return [str(d) for d in report]


def value(text: str) -> Json:
    report = Report()
    found = config.check(text.encode(), report)
    assert not list(report)
    return found


def test_a_full_configuration_becomes_records() -> None:
    text = """\
output: src/clients
http: httpx
clients:
  zoom:
    sources: [specs/zoom, more/*.json]
    server: https://api.zoom.us/v2
    auth: bearer
    rename: {"GET /users": list_users}
    pagination: {"GET *": proposed, "GET /x": {page: p, items: /x}, "GET /y": none}
    operations: {include: ["GET *"], exclude: ["* /admin/*"]}
"""

    found = config.records(value(text), Path("/home"))

    assert found == config.Config(
        root=Path("/home"),
        output="src/clients",
        http="httpx",
        clients={
            "zoom": config.Client(
                name="zoom",
                sources=("specs/zoom", "more/*.json"),
                server="https://api.zoom.us/v2",
                auth=("bearer",),
                renames={"GET /users": "list_users"},
                pagination={
                    "GET *": "proposed",
                    "GET /x": {"page": "p", "items": "/x"},
                    "GET /y": "none",
                },
                include=("GET *",),
                exclude=("* /admin/*",),
            )
        },
    )


def test_defaults_are_those_of_the_schema() -> None:
    found = config.records(value("clients: {a: {sources: [b]}}"), Path())

    assert (found.output, found.http) == ("generated", "httpx2")
    assert found.settings(found.clients["a"]).auth == ()


def test_a_wrong_key_is_named_with_its_place_and_the_nearest_right_one() -> None:
    text = "clients:\n  zoom:\n    sources: [a]\n    servr: https://x.org\n"

    assert said(text) == [
        "specloom.yaml:4:5: error[unknown-key] unknown key 'servr';"
        " did you mean 'server'?  (#/clients/zoom/servr)"
    ]


def test_a_wrong_key_like_no_other_has_no_proposal() -> None:
    text = "clients: {a: {sources: [b]}}\nzzz: 1\n"

    assert said(text) == [
        "specloom.yaml:2:1: error[unknown-key] unknown key 'zzz'  (#/zzz)"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("clients: []", "1:10: error[wrong-type] 'clients' must be a mapping, not a"),
        ("clients: {}", "1:10: error[wrong-value] 'clients' must not be empty"),
        ("output: x", "1:1: error[missing-key] this lacks the key 'clients'"),
        ("clients: {a: {}}", "1:11: error[missing-key] 'a' lacks the key 'sources'"),
        ("clients: {a: {sources: b}}", "1:24: error[wrong-type] 'sources' must be a"),
        ("clients: {a: {sources: []}}", "1:24: error[wrong-value] 'sources' must not"),
        ("clients: {A-b: {sources: [c]}}", "1:11: error[wrong-name] a client can't be"),
        ("clients: {class: {sources: [c]}}", "1:11: error[wrong-name] a client can't"),
        ("http: httpx3\nclients: {a: {sources: [b]}}", "did you mean 'httpx'"),
        ("clients: {a: {sources: [b], server: x.org}}", "must be a URL with http://"),
        ("clients: {a: {sources: [b], auth: baerer}}", "did you mean 'bearer'?"),
        ("clients: {a: {sources: [b], auth: [basic, 3]}}", "1:43: error[wrong-type]"),
        ("clients: {a: {sources: [b], auth: {oauht2: {}}}}", "did you mean 'oauth2'?"),
        ("clients: {a: {sources: [b], auth: {oauth2: {tokenUrl: x}}}}", "'token_url'?"),
        (
            "clients: {a: {sources: [b], auth: {oauth2: {grant: pasword}}}}",
            "'password'",
        ),
        ("clients: {a: {sources: [b], auth: {hawk: {payload_hash: 3}}}}", "true or"),
        ("clients: {a: {sources: [b], rename: {c: 1d}}}", "'c' must be a Python name"),
        (
            "clients: {a: {sources: [b]}, a: {sources: [c]}}",
            "1:30: error[duplicate-key",
        ),
        ("- a", "1:1: error[wrong-type] this must be a mapping, not a list"),
        ("", "1:1: error[empty]"),
        ("clients: [", "error[yaml-syntax]"),
        ("clients: &a {b: *a}", "error[too-deep]"),
        ("\x00\x01", "error["),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, message: str) -> None:
    found = said(text)

    assert any(message in line for line in found), found


def test_every_kind_of_authentication_is_accepted() -> None:
    words = [*ir.AuthKind, "api_key:query:key", "oauth2:query:token"]
    for word in words:
        assert not said(f"clients: {{a: {{sources: [b], auth: '{word}'}}}}")
        if not word.startswith("oauth2:"):
            assert not said(
                f"clients: {{a: {{sources: [b], auth: {{'{word}': {{}}}}}}}}"
            )


def test_kinds_of_authentication_have_the_settings_of_the_model() -> None:
    path = Path(config.__file__).with_name("schemas") / "config.schema.json"
    kinds = json.loads(path.read_text())["$defs"]["settled"]["properties"]

    assert {
        kind: frozenset(one["properties"])
        for kind, one in kinds.items()
        if "properties" in one
    } == dict(ir.AUTH_SETTINGS)


def test_settings_of_authentication_are_kept_as_texts() -> None:
    text = """
clients:
  a:
    sources: [b]
    auth:
      oauth2: {token_url: https://x.org/t, grant: client_credentials}
      hawk: {payload_hash: true}
      edgegrid: {max_body: 2048}
"""

    found = config.records(config.check(text.encode(), Report()), Path())
    settings = found.settings(found.clients["a"])

    assert settings.auth == ("oauth2", "hawk", "edgegrid")
    assert settings.auth_settings == {
        "oauth2": {"token_url": "https://x.org/t", "grant": "client_credentials"},
        "hawk": {"payload_hash": "true"},
        "edgegrid": {"max_body": "2048"},
    }


def test_it_is_found_from_any_folder_below(tmp_path: Path) -> None:
    (tmp_path / "specloom.yaml").write_text("")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)

    assert config.find(below) == tmp_path / "specloom.yaml"


def test_where_there_is_none_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="specloom init"):
        config.find(tmp_path)


def test_a_source_is_found_again_in_the_text() -> None:
    text = b"clients:\n  a:\n    sources:\n    - b\n    - c\n"

    assert config.source_place(text, "a", "c") == (5, 7)


def test_a_word_for_the_pages_of_a_client_is_for_all_its_operations() -> None:
    text = "clients: {a: {sources: [x], pagination: proposed}}"

    found = config.records(value(text), Path("/home"))

    assert found.clients["a"].pagination == {"*": "proposed"}


@pytest.mark.parametrize(
    ("pagination", "code", "told"),
    [
        ("propsed", "wrong-value", "did you mean 'proposed'?"),
        ("3", "wrong-type", "'pagination' must be text, not a number"),
        ('{"GET /x": propsed}', "wrong-value", "did you mean 'proposed'?"),
        ('{"GET /x": 3}', "wrong-type", "must be a mapping or text, not a number"),
        ('{"GET /x": {items: /x}}', "missing-key", "'cursor' and 'next', 'page'"),
        ('{"GET /x": {page: p}}', "missing-key", "'GET /x' lacks the key 'items'"),
        ('{"GET /x": {page: p, itms: /x}}', "unknown-key", "did you mean 'items'?"),
        ('{"GET /x": {page: p, items: x}}', "wrong-value", "a JSON pointer"),
    ],
)
def test_a_wrong_word_for_pages_is_named(pagination: str, code: str, told: str) -> None:
    lines = said(f"clients: {{a: {{sources: [x], pagination: {pagination}}}}}")

    assert any(code in line and told in line for line in lines), lines
