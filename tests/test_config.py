"""specloom.yaml: what is right, and how what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from specloom import config
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
    for word in ("basic", "oauth2", "api_key", "api_key:query:key"):
        assert not said(f"clients: {{a: {{sources: [b], auth: '{word}'}}}}")


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
