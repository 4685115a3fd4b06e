"""Scripts are never run; read as text they tell of statuses and of tokens."""

from __future__ import annotations

import pytest
from specloom.diagnostics import Report
from specloom.parsers import postman
from specloom.parsers.postman.javascript import Setting, read
from specloom.source import Json, Reads

from . import postman_calls as p


def event(*lines: str, listen: str = "test", **facts: Json) -> Json:
    return {"listen": listen, "script": {"exec": list(lines)}, **facts}


def told(*items: Json, **facts: Json) -> list[str]:
    """The notes that the scripts of a collection lead to."""
    _, report = p.parsed(p.collection(*items, **facts))
    return [f"{d.code}: {d.message}" for d in report if d.code in CODES]


CODES = {
    "script-expects-status",
    "script-sets-variable",
    "script-has-schema",
    "auth-suggested",
}
LOGIN: Json = {"method": "POST", "url": "https://x.org/login"}


# --- Statuses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "statuses"),
    [
        ("pm.response.to.have.status(201)", (201,)),
        (
            "pm.test('ok', () => {\n  pm.response\n    .to.have.status( 201 );\n})",
            (201,),
        ),
        ("pm.response.to.be.ok", (200,)),
        ("pm.expect(pm.response.code).to.eql(204);", (204,)),
        ("pm.expect(pm.response.code).to.be.oneOf([200, 202]);", (200, 202)),
        ("pm.expect(responseCode.code).to.equal(200)", (200,)),
        ('tests["x"] = responseCode.code === 200;', (200,)),
        (
            "tests['x']=(responseCode.code == 200 || responseCode.code == 201)",
            (200, 201),
        ),
        ("pm.response.to.not.have.status(500)", ()),
        ("if (responseCode.code === 404) { }", ()),
        ("// pm.response.to.have.status(201)", ()),
        ("/* pm.response.to.have.status(201) */", ()),
        ("/* open pm.response.to.have.status(201)", ()),
        ("console.log('pm.response.to.have.status(201)')", ()),
        ("log(`pm.response.to.have.status(201)`)", ()),
        ("pm.response.to.have.status('Created')", (201,)),
        ("pm.response.to.have.status('Created or so')", ()),
        ("var x = 'open\npm.response.to.have.status(201)", (201,)),
    ],
)
def test_a_test_expects_the_status_that_it_asserts(
    script: str, statuses: tuple[int, ...]
) -> None:
    assert read(script).statuses == statuses


# --- Variables -----------------------------------------------------------------

JSON = "var json = JSON.parse(responseBody)\n"


@pytest.mark.parametrize(
    ("script", "path"),
    [
        ("pm.environment.set('v', pm.response.json().access_token)", ("access_token",)),
        (JSON + "postman.setEnvironmentVariable('v', json.a[0].b);", ("a", 0, "b")),
        (JSON + "postman.setGlobalVariable('v', json['a b'].c)", ("a b", "c")),
        (
            "const t = pm.response.json()?.a\nlet u = t.b\npm.globals.set('v', u)",
            ("a", "b"),
        ),
        ("const {a: t, b} = pm.response.json(); pm.globals.set('v', t)", ("a",)),
        ("pm.collectionVariables.set('v', 'Bearer ' + pm.response.json().t)", ("t",)),
        ("pm.variables.set('v', JSON.parse(pm.response.text()).a.toString())", ("a",)),
        ("pm.globals.set('v', `Bearer ${pm.response.json().t}`)", ("t",)),
        ("pm.globals.set(`v`, pm.response.json()[`t`])", ("t",)),
        (JSON + "if (json.a) pm.globals.set('v', json.a); // json.b", ("a",)),
    ],
)
def test_a_variable_is_a_field_of_the_response(
    script: str, path: tuple[str | int, ...]
) -> None:
    assert read(script).settings == (Setting(variable="v", origin="json", path=path),)


@pytest.mark.parametrize(
    "script",
    [
        "pm.globals.set('v', 'constant')",
        "pm.globals.set('v', Date.now())",
        "pm.globals.set('v', json.a)",
        JSON + "json = other()\npm.globals.set('v', json.a)",
        JSON + "pm.globals.set('v', json.a + 1)",
        JSON + "pm.globals.set('v', json.items.map(x => x.id))",
        JSON + "pm.globals.set(name, json.a)",
        JSON + "if (json == 1) pm.globals.get('v')",
    ],
)
def test_any_other_value_of_a_variable_is_no_fact(script: str) -> None:
    assert read(script).settings == ()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "pm.globals.set('v', pm.response.headers.get('Location'))",
            "the header Location",
        ),
        (
            "x = xml2Json(responseBody)\npm.globals.set('v', x['a:b'].c)",
            "/a:b/c of the XML",
        ),
        ("pm.globals.set('v', pm.response.json()['a/b~c'])", "/a~1b~0c"),
        (
            "pm.sendRequest({url: 'https://x.org', method: 'POST'}, (err, res) => {\n"
            "  const j = res.json()\n  pm.globals.set('v', j.token)\n})",
            "/token",
        ),
    ],
)
def test_a_setting_says_where_its_value_stands(script: str, said: str) -> None:
    (setting,) = read(script).settings

    assert str(setting) == said


@pytest.mark.parametrize(
    "unit",
    ["/*", "'a", "`", "{a,", "pm.sendRequest(", "x=", "a.b", "pm.globals.set('v',"],
)
def test_long_scripts_are_read_in_one_go(unit: str) -> None:
    assert read(unit * (200_000 // len(unit))).settings == ()


# --- Facts ---------------------------------------------------------------------


def test_an_expected_status_is_told_unless_it_is_saved() -> None:
    script = event("pm.response.to.have.status(201)")

    assert told(p.item(LOGIN, event=[script])) == [
        "script-expects-status: a test of POST /login expects status 201"
    ]
    assert told(p.item(LOGIN, p.saved(201), event=[script])) == []


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        (
            {
                "auth": {
                    "type": "bearer",
                    "bearer": [{"key": "token", "value": "{{t}}"}],
                }
            },
            "pass it as token=",
        ),
        (
            {"auth": {"type": "apikey", "apikey": {"value": "{{t}}"}}},
            "pass it as api_key=",
        ),
        (
            {"header": [{"key": "Authorization", "value": "Bearer {{ t }}"}]},
            "pass it as token=",
        ),
        (
            {"header": [{"key": "X-Session", "value": "{{t}}"}]},
            "`auth: [api_key:header:X-Session]` in specloom.yaml",
        ),
    ],
)
def test_the_token_of_later_requests_is_a_suggestion(
    facts: dict[str, Json], advice: str
) -> None:
    login = p.item(LOGIN, event=event("pm.environment.set('t', pm.response.json().t)"))
    later = p.item({"url": "https://x.org/pets", **facts})

    notes = told(login, later)

    assert notes[0] == (
        "script-sets-variable: {{t}} is /t of the response to POST /login"
    )
    assert notes[1].startswith("auth-suggested: {{t}} is /t of the response to POST /l")
    assert advice in notes[1]
    assert len(notes) == 2


def test_an_ordinary_variable_is_no_suggestion() -> None:
    login = p.item(LOGIN, event=event("pm.environment.set('t', pm.response.json().t)"))
    header: Json = [{"key": "X", "value": "{{t}}"}]
    later = p.item({"url": "https://x.org/pets", "header": header})

    assert [note.partition(":")[0] for note in told(login, later)] == [
        "script-sets-variable"
    ]


def test_scripts_before_a_request_have_no_response() -> None:
    lines = (
        "pm.response.to.have.status(201)",
        "pm.globals.set('v', pm.response.json().a)",
    )

    assert told(p.item(LOGIN, event=[event(*lines, listen="prerequest")])) == []
    assert told(p.item(LOGIN, event=[event(*lines, disabled=True)])) == []


def test_a_schema_in_a_test_is_named() -> None:
    assert told(p.item(LOGIN, event=[event("pm.response.to.have.jsonSchema(s)")])) == [
        "script-has-schema: a test of POST /login holds a JSON Schema, which is"
        " not read"
    ]


def test_scripts_are_said_to_be_ignored_once_for_each_document() -> None:
    items = [p.item(LOGIN, event=[event("x()")]) for _ in range(3)]
    _, report = p.parsed(p.collection(*items), p.collection(*items))

    assert p.codes(report).count("script-ignored") == 2


def test_a_script_with_a_fact_is_read_for_its_operation() -> None:
    text = p.collection(
        p.item(LOGIN, event=[event("pm.response.to.be.ok")]),
        p.item({"url": "https://x.org/pets"}, event=[event("other()")]),
    )
    document, reads = p.document(text), Reads()
    postman.parse([document], Report(), reads)

    read_for = {
        at.path[1]: node
        for at, node in reads.leaves(document)
        if at.path[0] == "item" and "exec" in at.path
    }

    assert read_for == {0: "POST /login", 1: None}


@pytest.mark.parametrize(
    "broken",
    [None, 1, [], {}, "", [None], [[]], {"script": 1}, {"script": {"exec": [1]}}],
)
def test_a_broken_script_breaks_nothing(broken: Json) -> None:
    assert told(p.item(LOGIN, event=broken), p.item(LOGIN, event=[broken])) == []


def test_a_secret_in_place_of_a_name_is_not_kept() -> None:
    key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    found = read(f"pm.globals.set('{key}', pm.response.json().a)")

    assert found.settings
    assert key not in repr(found)
