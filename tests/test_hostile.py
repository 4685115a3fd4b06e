"""Hostile text in every slot of every format never becomes program text.

Each document is built twice: once with harmless text in its slots, once with hostile.
The syntax trees of the two clients must be equal but for literals and identifiers.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import specloom
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from specloom.cli import command
from specloom.diagnostics import Report
from specloom.infer.secrets import is_secret_name
from specloom.source import Json, read

Text: TypeAlias = Callable[[], str]
"""Gives the text of the next slot."""

SPICES = (
    '"""',
    "'''",
    "\\",
    '\\"',
    "\\N{DIGIT ONE}",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x0c",
    "\x1b[31m",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\U000e0041",
    "{% raw %}",
    "<script>",
    "'); import os; os.system('x') #",
    '"""\nimport os\n"""',
    "# type: ignore",
    "# fmt: off",
    "${x}",
    "%s %(x)s",
    "e\u0301",
    "日本",
    "ﬁ",
    "__import__('os')",
    ")",
    "]",
    "`",
    "*",
    "_",
    "&lt;b&gt;",
)

TEXTS = st.lists(
    st.one_of(st.sampled_from(SPICES), st.text(max_size=6)), min_size=1, max_size=4
).map("".join)


def slots(texts: list[str], kept: str = "") -> Text:
    """The texts of the slots: what was drawn, over and over, each one's own.

    The start makes every text say the same to a parser, which is that it is a name with
    two words; `kept` are characters that would say something else.
    """

    def more() -> Iterator[str]:
        index = 0
        while True:
            hostile = texts[index % len(texts)]
            index += 1
            clean = "".join(c for c in hostile if c not in kept)
            yield f"x{index} Y{clean}"

    endless = more()
    return lambda: next(endless)


def postman(text: Text, name: Text) -> tuple[str, Json]:
    """A collection with text in every slot that holds text."""

    def described(**more: Any) -> dict[str, Any]:
        return {**more, "description": text()}

    url = {
        "protocol": "https",
        "host": ["api", "example"],
        "path": ["a", ":id"],
        "query": [described(key=name(), value=text())],
        "variable": [described(key="id", value=text())],
    }
    request = described(
        method="POST",
        auth={"type": "apikey", "apikey": [{"key": "key", "value": name()}]},
        header=[described(key=name(), value=text())],
        url=url,
        body={
            "mode": "formdata",
            "formdata": [
                described(key=name(), value=text(), type="text"),
                described(key=name(), value=json.dumps({name(): text()}), type="text"),
            ],
        },
    )
    body = {name(): text(), name(): [{name(): text(), name(): 1, name(): True}]}
    response = {
        "name": f"**HTTP Status Code:** `200`<br>{text()}",
        "code": 200,
        "originalRequest": request,
        "header": [{"key": "Content-Type", "value": "application/json"}],
        "body": json.dumps(body),
    }
    failure = {
        "name": f"**HTTP Status Code:** `400`<br>**Error Code:** `300`<br>{text()}",
        "code": 400,
        "body": "",
    }
    item = {"name": name(), "request": request, "response": [response, failure]}
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    return "collection.json", {
        "info": described(name=name(), schema=schema),
        "item": [described(name=name(), item=[item])],
    }


def jsonschema(text: Text, name: Text) -> tuple[str, Json]:
    """A schema with text in every slot that holds text."""
    other = name()
    return "schema.json", {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name(),
        "description": text(),
        "type": "object",
        "required": [],
        "properties": {
            name(): {
                "type": "string",
                "description": text(),
                "default": text(),
                "example": text(),
                "pattern": text(),
                "format": text(),
            },
            name(): {"type": "string", "enum": [name(), name()]},
            name(): {"const": name()},
            name(): {"$ref": f"#/components/schemas/{name()}"},
            name(): {"$ref": "#/$defs/other"},
        },
        "$defs": {
            "other": {
                "title": other,
                "type": "object",
                "properties": {name(): {"type": "integer", "description": text()}},
            }
        },
    }


def overlay(text: Text, name: Text) -> tuple[str, Json]:
    """An overlay with text in every slot that holds text."""
    return "overlay.json", {
        "doc": text(),
        "server": {
            "url": "https://{at}.example/",
            "name": name(),
            "doc": text(),
            "variables": {"at": {"default": "api", "doc": text()}},
        },
        "types": {
            "#A": {
                "type": "object",
                "name": name(),
                "doc": text(),
                "properties": {"a": {"type": "string"}},
            }
        },
        "patch": {
            "#A": {"deprecated": True},
            "#A/a": {"doc": text(), "example": text()},
            "GET /a": {"summary": text(), "scopes": [text()]},
        },
        "add": {
            "#A/b": {"type": "string", "doc": text(), "default": text()},
            "GET /a/response/404": {"doc": text(), "codes": {"NONE": text()}},
        },
        "operations": {
            "GET /a": {
                "name": name(),
                "doc": text(),
                "group": [name()],
                "query": {name(): {"type": "string", "description": text()}},
                "header": {name(): {"enum": [name(), name()]}},
                "response": {
                    "type": "object",
                    "properties": {name(): {"type": "string", "description": text()}},
                },
            }
        },
        "errors": {"code": [f"/{name()}"], "message": [f"/{name()}"]},
    }


def servicestack(text: Text, name: Text) -> tuple[str, Json]:
    """The metadata of a host with text in every slot that holds text."""

    def member(type: str) -> dict[str, Json]:
        return {"name": name(), "type": type, "description": text()}

    answer: dict[str, Json] = {"name": name(), "properties": [member("String")]}
    return "metadata.json", {
        "namespaces": [],
        "types": [
            {"name": name(), "isEnum": True, "enumNames": [name(), name()]},
            {"name": name(), "properties": [member("String"), member("Int32")]},
        ],
        "operations": [
            {
                "request": {
                    "name": name(),
                    "description": text(),
                    "notes": text(),
                    "properties": [member("String"), member("DateTime")],
                },
                "response": answer,
                "returnType": {"name": answer["name"]},
                "routes": [{"path": "/a", "verbs": "GET", "summary": text()}],
                "tags": [text()],
            }
        ],
    }


def page(text: Text, name: Text) -> tuple[str, Json]:
    """An operation page of ServiceStack with text in every slot that may hold any."""

    def line() -> str:
        return " ".join(text().split()).replace("|", "/")

    return (
        "page.txt",
        f"""{line()}

<back to all web services

GetThing

The following routes are available for this service:
GET/things/{{Id}}{line()}
GetThing Parameters:
NameParameterData TypeRequiredDescription
IdpathGuidYes{line()}
StatequeryStateNo{line()}

Allowable Values

  • {line()}
  • {line()}
GetThingResponse Parameters:
NameParameterData TypeRequiredDescription
IdformGuidNo{line()}
StateformStateNo{line()}

HTTP + JSON

The following are sample HTTP requests and responses.

GET /things/{{Id}} HTTP/1.1
Host: things.example
Accept: application/json
HTTP/1.1 200 OK
Content-Type: application/json
Content-Length: length

{{
  "id": "00000000000000000000000000000000",
  "state": {json.dumps(line())}
}}
""",
    )


FORMATS: dict[str, Callable[[Text, Text], tuple[str, Json]]] = {
    made.__name__: made for made in (postman, jsonschema, overlay, servicestack, page)
}


def client(format: str, texts: list[str], models: str = "dataclass") -> dict[str, str]:
    """The files of the client of a document with `texts` in its slots."""
    text = slots(texts, kept="{}")
    name = slots([f"n{t}" for t in texts], kept="{}/:<>[]~#")
    file, value = FORMATS[format](text, name)
    report = Report()
    data = value if isinstance(value, str) else json.dumps(value)
    document = read(data.encode(errors="replace"), file, report)
    settings = specloom.Settings(name="x", models=models)
    made = specloom.generate(settings, [document], {}, report)
    return dict(made.files)


def shape(source: str) -> str:
    """The syntax tree of `source` without its literals and identifiers."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if isinstance(node, ast.ImportFrom) and name == "module":
                # The module of a group goes by the group's name.
                node.module = re.sub(r"^groups\.\w+$", "groups.", value or "")
            elif isinstance(value, str) and name != "type_comment":
                setattr(node, name, "")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        if isinstance(node, ast.alias):
            node.asname = None if node.asname is None else ""
    return ast.dump(tree)


@pytest.mark.parametrize("format", FORMATS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
@example(texts=list(SPICES))
@example(texts=["".join(SPICES)])
@example(texts=['"""; import os; os.system("x") # \\'])
def test_hostile_text_changes_literals_and_identifiers_only(
    format: str, texts: list[str]
) -> None:
    # What is named like a credential is one, and so another thing.
    assume(not any(is_secret_name(f"x {y}{t}") for t in texts for y in ("Y", "Yn")))
    benign, hostile = client(format, ["harmless"]), client(format, texts)

    assert len(benign) == len(hostile)
    wanted = sorted(shape(text) for name, text in benign.items() if "py" in name)
    found = sorted(shape(text) for name, text in hostile.items() if "py" in name)
    assert found == wanted


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("sign", ["\ud800", "\x1b[31m"], ids=["surrogate", "escape"])
def test_every_command_gets_over_text_that_cannot_be_written_or_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, sign: str
) -> None:
    text, name = slots([sign]), slots([f"n{sign}"])
    file, value = FORMATS[format](text, name)
    data = value if isinstance(value, str) else json.dumps(value)
    (tmp_path / file).write_bytes(data.encode(errors="replace"))
    monkeypatch.chdir(tmp_path)

    for arguments in (
        ["generate", file, "-o", "out"],
        ["generate", file, "-o", "out", "--check"],
        ["--format", "json", "inspect", file],
        ["inspect", file],
        ["inspect", "--json", file],
        ["extract", file, "-o", "clean"],
    ):
        done = CliRunner().invoke(command, arguments)

        assert done.exit_code == 0, (arguments, done.output, done.exception)
        assert "\x1b" not in done.output, arguments


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_names_no_file(format: str) -> None:
    for path in client(format, ["/../../etc/passwd", "\\..\\x", "CON", "\x00"]):
        assert ".." not in path
        assert path.replace("/", "").replace("_", "").replace(".", "").isalnum(), path


def test_the_server_of_a_source_is_a_literal() -> None:
    value = {
        "info": {"name": "x", "schema": "https://schema.getpostman.com/v2.1.0/"},
        "item": [{"name": "a", "request": 'https://x.example"); import os #/a'}],
    }
    report = Report()
    document = read(json.dumps(value).encode(), "a.json", report)

    made = specloom.generate(specloom.Settings(name="x"), [document], {}, report)

    tree = ast.parse(made.files["client.py"])
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
