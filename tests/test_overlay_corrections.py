"""What an overlay can change of what other sources say: one case for each word."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from specloom import Settings, generate, ir, passes, understand
from specloom.diagnostics import Report, Severity
from specloom.explain import explain
from specloom.ir import NULL, STRING, Scalar, ScalarKind
from specloom.ledger import Fate, Ledger, ledger
from specloom.parsers import overlay
from specloom.source import Reads
from specloom.targets.python import emit, runtime_files
from specloom.targets.python.symbols import symbols

from .loopback import Answer, Loopback, Recorded, serving
from .packages import imported, write
from .test_overlay import SCHEMA, document, fields_of, messages

INTEGER = Scalar(ScalarKind.INTEGER)

COLLECTION = """{
"info": {"name": "Rooms", "schema":
  "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
"auth": {"type": "basic"},
"item": [
  {"name": "Finding", "item": [{
    "name": "Find rooms",
    "request": {"method": "GET", "description": "Finds *rooms*.", "url": {
      "raw": "https://rooms.example/sites/:site/rooms", "protocol": "https",
      "host": ["rooms", "example"], "path": ["sites", ":site", "rooms"],
      "query": [{"key": "size", "value": "5"}, {"key": "tags", "value": "a,b"}],
      "variable": [{"key": "site", "value": "7"}]}},
    "response": [{"name": "ok", "code": 200, "status": "OK",
      "header": [{"key": "Content-Type", "value": "application/json"},
                 {"key": "X-Total", "value": "3"}],
      "body": "{\\"count\\": 1, \\"rooms\\": [{\\"id\\": 1, \\"open\\": \\"1\\"}]}"
    }]}]},
  {"name": "Add room", "request": {"method": "POST",
    "url": "https://rooms.example/rooms",
    "body": {"mode": "urlencoded", "urlencoded": [{"key": "title", "value": "A"}]}}}
]}"""

FIND = "GET /sites/{site}/rooms"


def corrected(text: str, report: Report | None = None, **given: Any) -> ir.Api:
    """The model of the sources above with an overlay; errors only with a `report`."""
    said = Report() if report is None else report
    sources = [
        document(SCHEMA, "meeting.json"),
        document(COLLECTION, "rooms.json"),
        document(text),
    ]
    api = understand(Settings(name="x", **given), sources, said)
    assert report is not None or not said.failed, [str(one) for one in said]
    return api


def patched(target: str, words: str) -> ir.Api:
    return corrected(f"patch: {{{target!r}: {words}}}")


def operation(api: ir.Api, id: str = FIND) -> ir.Operation:
    return {node.id: node for node in ir.operations(api.root)}[id]


def length(api: ir.Api) -> ir.Field:
    return fields_of(api, "#Meeting")["length"]


def parameter(api: ir.Api, wire: str) -> ir.Parameter:
    return {one.wire: one for one in operation(api).parameters}[wire]


# --- Fields -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "read", "expected"),
    [
        ("{type: integer}", lambda f: f.type, INTEGER),
        ("{$ref: '#Meeting/host/mail'}", lambda f: f.type, STRING),
        (
            "{$ref: '#Meeting/kind'}",
            lambda f: f.type,
            ir.Ref(ir.TypeId("#Meeting/kind")),
        ),
        ("{format: decimal}", lambda f: f.type, Scalar(ScalarKind.DECIMAL)),
        (
            "{nullable: true}",
            lambda f: f.type,
            ir.Union((Scalar(ScalarKind.NUMBER), NULL)),
        ),
        ("{required: true}", lambda f: f.required, True),
        ("{wire: minutes}", lambda f: f.wire, "minutes"),
        ("{doc: In *minutes*.}", lambda f: f.doc, "In minutes."),
        ("{description: Long.}", lambda f: f.doc, "Long."),
        ("{deprecated: true}", lambda f: f.deprecated, True),
        ("{readOnly: true}", lambda f: f.access, ir.Access.READ),
        ("{writeOnly: true}", lambda f: f.access, ir.Access.WRITE),
        ("{default: 30}", lambda f: f.default, ir.Value(30)),
        ("{example: 45}", lambda f: f.examples, (ir.Value(45),)),
        ("{minimum: 1}", lambda f: f.constraints, ir.Constraints(minimum=1)),
        ("{not: {const: 0}}", lambda f: f.type, Scalar(ScalarKind.NUMBER)),
        (
            "{type: string, maxLength: 3}",
            lambda f: f.constraints,
            ir.Constraints(max_length=3),
        ),
    ],
)
def test_every_word_changes_what_it_says_of_a_field(
    words: str, read: Callable[[ir.Field], object], expected: object
) -> None:
    field, *_ = fields_of(patched("#Meeting/length", words), "#Meeting").values()

    assert read(field) == expected


def test_null_takes_away_what_the_source_says() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Box", "type": "object", "properties": {"size": {"type": "integer",
      "minimum": 1, "maximum": 9, "default": 3, "description": "How large."}}}"""
    text = 'patch: {"#Box/size": {minimum: null, default: null, doc: null}}'
    report = Report()

    api = understand(
        Settings(name="x"), [document(schema, "box.json"), document(text)], report
    )

    field = fields_of(api, "#Box")["size"]
    assert not report.failed
    assert field.constraints == ir.Constraints(maximum=9)
    assert (field.default, field.doc) == (None, "")


def test_a_type_replaces_the_limits_of_another_kind_and_keeps_those_of_its_own() -> (
    None
):
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Box", "type": "object", "properties": {
        "a": {"type": "number", "minimum": 1},
        "b": {"type": "number", "minimum": 1}}}"""
    text = """patch:
  "#Box/a": {type: number}
  "#Box/b": {type: string}"""

    api = understand(
        Settings(name="x"), [document(schema, "box.json"), document(text)], Report()
    )

    fields = fields_of(api, "#Box")
    assert fields["a"].constraints == ir.Constraints(minimum=1)
    assert fields["b"].constraints is None


def test_what_is_not_nullable_after_all_has_no_null() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Box", "type": "object", "properties": {
        "a": {"type": ["string", "null"]}}}"""
    text = 'patch: {"#Box/a": {nullable: false}}'

    api = understand(
        Settings(name="x"), [document(schema, "box.json"), document(text)], Report()
    )

    assert fields_of(api, "#Box")["a"].type == STRING


def test_a_list_of_names_requires_these_fields() -> None:
    fields = fields_of(patched("#Meeting", "{required: [kind, host]}"), "#Meeting")

    assert [wire for wire, one in fields.items() if one.required] == ["kind", "host"]


def test_an_inferred_slot_is_changed_by_its_id() -> None:
    api = patched(f"{FIND}/response/200/rooms[]/open", "{type: boolean}")

    fields = fields_of(api, f"{FIND}/response/200/rooms[]")
    assert fields["open"].type == Scalar(ScalarKind.BOOLEAN)
    assert fields["id"].type == INTEGER


def test_the_values_of_a_map_and_the_items_of_a_list_have_ids() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Box", "type": "object", "properties": {
        "a": {"type": "object", "additionalProperties": {"type": "string"}},
        "b": {"type": "array", "items": {"type": "string"}},
        "c": {"type": "array", "prefixItems": [{"type": "string"}], "minItems": 1}}}"""
    text = """patch:
  "#Box/a{}": {type: integer}
  "#Box/b[]": {nullable: true}
  "#Box/c[0]": {type: integer}"""
    report = Report()

    api = understand(
        Settings(name="x"), [document(schema, "box.json"), document(text)], report
    )

    fields = fields_of(api, "#Box")
    assert not report.failed
    assert fields["a"].type == ir.Map(INTEGER)
    assert fields["b"].type == ir.List(ir.nullable(STRING))
    assert isinstance(fields["c"].type, ir.Tuple)
    assert fields["c"].type.items == (INTEGER,)


# --- Types ------------------------------------------------------------------------


def test_a_type_of_the_overlays_own_can_be_referred_to() -> None:
    api = corrected("""
types:
  "#Site": {type: object, doc: A place., properties: {id: {type: integer}}}
patch:
  "#Meeting/host": {$ref: "#Site"}
""")

    assert api.types[ir.TypeId("#Site")].doc == "A place."
    assert fields_of(api, "#Meeting")["host"].type == ir.Ref(ir.TypeId("#Site"))


def test_a_type_is_renamed_documented_and_deprecated() -> None:
    decl = patched("#Meeting", "{name: Call, doc: Talk., deprecated: true}").types[
        ir.TypeId("#Meeting")
    ]

    assert (decl.name.text, decl.doc, decl.deprecated) == ("Call", "Talk.", True)


def test_values_of_an_enum_are_added_dropped_and_documented() -> None:
    api = corrected("""
add:
  "#Meeting/kind='c'": {name: call, doc: By phone.}
patch:
  "#Meeting/kind='a'": {doc: In a room.}
  "#Meeting/kind='b'": {drop: true}
""")

    found = api.types[ir.TypeId("#Meeting/kind")].type
    assert isinstance(found, ir.Enum)
    assert [(one.value, one.name, one.doc) for one in found.members] == [
        ("a", "", "In a room."),
        ("c", "call", "By phone."),
    ]


def test_a_field_is_added_to_a_type_and_to_an_inferred_one() -> None:
    api = corrected(f"""
add:
  "#Meeting/topic": {{type: string, required: true, doc: About what.}}
  "{FIND}/response/200/rooms[]/seats": {{type: integer, nullable: true}}
""")

    topic = fields_of(api, "#Meeting")["topic"]
    assert (topic.type, topic.required, topic.doc) == (STRING, True, "About what.")
    seats = fields_of(api, f"{FIND}/response/200/rooms[]")["seats"]
    assert seats.type == ir.nullable(INTEGER)


def test_fields_and_types_are_dropped() -> None:
    api = corrected("""
patch:
  "#Meeting/kind": {drop: true}
  "#Meeting/host": {drop: true}
""")

    assert list(fields_of(api, "#Meeting")) == ["length"]
    assert ir.TypeId("#Meeting/kind") not in api.types


# --- The schemas of types ---------------------------------------------------------

NESTED = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Outer", "type": "object",
  "properties": {"inner": {"$ref": "#/$defs/Inner"}},
  "$defs": {
    "Inner": {"type": "object", "properties": {"n": {"type": "integer"}}},
    "Other": {"type": "object", "properties": {"m": {"type": "integer"}}}}}"""


def nested(words: str) -> tuple[dict[str, bool], Report]:
    """Which types still have a JSON Schema when `Inner/n` is corrected."""
    report = Report()
    patch = document(f'patch: {{"#Outer/$defs/Inner/n": {words}}}')
    before = understand(Settings(name="x"), [document(NESTED, "n.json")], Report())
    id = next(id for id in before.types if id.endswith("Inner"))
    patch = document(f'patch: {{"{id}/n": {words}}}')
    api = understand(Settings(name="x"), [document(NESTED, "n.json"), patch], report)
    found = {decl.name.text: bool(decl.schema) for decl in api.types.values()}
    return found, report


def test_what_is_corrected_has_no_schema_nor_has_what_holds_it() -> None:
    found, report = nested("{type: string}")

    assert found == {"Outer": False, "Inner": False, "Other": True}
    (note,) = messages(report, "schema-outdated")
    assert "2 types" in note


@pytest.mark.parametrize("words", ["{doc: A number.}", "{deprecated: true}"])
def test_words_that_change_no_value_leave_the_schemas(words: str) -> None:
    found, report = nested(words)

    assert found == {"Outer": True, "Inner": True, "Other": True}
    assert messages(report, "schema-outdated") == []


# --- Operations -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "read", "expected"),
    [
        ("{name: Search}", lambda o: o.name.text, "Search"),
        ("{summary: Finds.}", lambda o: o.summary, "Finds."),
        ("{doc: null}", lambda o: o.doc, ""),
        ("{deprecated: true}", lambda o: o.deprecated, True),
        ("{idempotent: true}", lambda o: o.idempotent, True),
        ("{scopes: [read, list]}", lambda o: o.scopes, ("read", "list")),
        ("{auth: none}", lambda o: o.auth, ((),)),
        ("{auth: digest}", lambda o: o.auth, ((ir.AuthUse(ir.AuthId("digest")),),)),
        (
            "{auth: [[bearer, 'api_key:query:k']]}",
            lambda o: o.auth,
            ((ir.AuthUse(ir.AuthId("bearer")), ir.AuthUse(ir.AuthId("api_key"))),),
        ),
        (
            "{auth: ['auth:basic']}",
            lambda o: o.auth,
            ((ir.AuthUse(ir.AuthId("basic")),),),
        ),
        (
            "{server: 'https://other.example'}",
            lambda o: [one.url for one in o.servers],
            ["https://other.example"],
        ),
        ("{server: null}", lambda o: o.servers, ()),
        (
            "{pagination: {items: /rooms, page: size}}",
            lambda o: o.pagination.paging,
            ir.Paging.PAGE,
        ),
        ("{pagination: none}", lambda o: o.pagination, None),
    ],
)
def test_every_word_changes_what_it_says_of_an_operation(
    words: str, read: Callable[[ir.Operation], object], expected: object
) -> None:
    assert read(operation(patched(FIND, words))) == expected


def test_parameters_are_added_retyped_required_renamed_moved_and_dropped() -> None:
    api = corrected(f"""
add:
  "{FIND}/query/from": {{type: string, format: date-time, required: true}}
patch:
  "{FIND}/query/size": {{type: string, required: true, in: header, wire: X-Size}}
  "{FIND}/query/tags": {{type: array, items: {{type: string}}, style: comma}}
""")

    found = operation(api).parameters
    assert [(p.place.value, p.wire, p.required, p.style.value) for p in found] == [
        ("path", "site", True, "repeat"),
        ("header", "X-Size", True, "repeat"),
        ("query", "tags", False, "comma"),
        ("query", "from", True, "repeat"),
    ]
    assert parameter(api, "tags").type == ir.List(STRING)
    assert parameter(api, "X-Size").type == STRING
    assert [a.wire for a in operation(api).examples[0].arguments] == [
        "site",
        "X-Size",
        "tags",
    ]
    gone = patched(f"{FIND}/query/size", "{drop: true}")
    assert "size" not in [one.wire for one in operation(gone).parameters]


def test_a_renamed_path_parameter_stays_in_its_path() -> None:
    api = patched(f"{FIND}/path/site", "{wire: siteId}")

    assert operation(api).path == "/sites/{siteId}/rooms"
    assert parameter(api, "siteId").required


def test_bodies_and_fields_of_forms_are_changed_and_added() -> None:
    api = corrected("""
add: {"POST /rooms/request/seats": {type: integer}}
patch: {"POST /rooms/request/title": {required: true}}
""")
    json = patched("POST /rooms/request", "{media: text/plain}")

    (body,) = operation(api, "POST /rooms").bodies
    assert [(p.wire, p.required) for p in body.parts] == [
        ("title", True),
        ("seats", False),
    ]
    assert body.parts[1].type == INTEGER
    (plain,) = operation(json, "POST /rooms").bodies
    assert (plain.media, plain.encoding) == ("text/plain", ir.Encoding.TEXT)


def test_a_body_can_be_added_to_an_operation_without_one() -> None:
    api = corrected(f'add: {{"{FIND}/request": {{$ref: "#Meeting"}}}}')

    (body,) = operation(api).bodies
    assert body.type == ir.Ref(ir.TypeId("#Meeting"))


def test_responses_headers_and_failures_are_added_changed_and_dropped() -> None:
    api = corrected(f"""
add:
  "{FIND}/response/204": {{}}
  "{FIND}/response/200/header/X-Next": {{type: string}}
  "{FIND}/response/404": {{doc: No such site., codes: {{NO_SITE: It is gone.}}}}
patch:
  "{FIND}/response/200": {{doc: The rooms., $ref: "#Meeting"}}
  "{FIND}/response/200/header/X-Total": {{drop: true}}
  "{FIND}": {{errors: {{429: {{doc: Slower., $ref: "#Meeting"}}}}}}
""")

    node = operation(api)
    first, second = node.responses
    assert first.doc == "The rooms."
    assert first.body is not None
    assert first.body.type == ir.Ref(ir.TypeId("#Meeting"))
    assert [one.wire for one in first.headers] == ["X-Next"]
    assert (second.status.first, second.body) == (204, None)
    assert [(e.status.first, e.code, e.doc) for e in node.errors] == [
        (429, "", "Slower."),
        (404, "", "No such site."),
        (404, "NO_SITE", "It is gone."),
    ]
    assert node.errors[0].body is not None
    gone = patched(f"{FIND}/response/200", "{drop: true}")
    assert operation(gone).responses == ()


def test_operations_are_dropped_by_id_by_group_and_by_pattern() -> None:
    whole = {node.id for node in ir.operations(corrected("errors: {code: /c}").root)}

    assert whole == {FIND, "POST /rooms"}
    for target in (FIND, "group:Finding", "* /sites/*"):
        left = patched(target, "{drop: true}")
        assert [node.id for node in ir.operations(left.root)] == ["POST /rooms"]
    assert patched("group:Finding", "{drop: true}").root.groups == ()


def test_a_pattern_speaks_of_all_operations_and_an_id_has_the_last_word() -> None:
    api = corrected(f"""
add: {{"* /*/header/X-Trace": {{type: string}}}}
patch:
  "{FIND}": {{idempotent: false}}
  "* /*": {{idempotent: true}}
""")

    assert operation(api).idempotent is False
    assert operation(api, "POST /rooms").idempotent is True
    for node in ir.operations(api.root):
        assert "X-Trace" in [one.wire for one in node.parameters]


def test_an_id_keeps_what_a_pattern_drops() -> None:
    api = corrected(f'patch: {{"* /*": {{drop: true}}, "{FIND}": {{drop: false}}}}')

    assert [node.id for node in ir.operations(api.root)] == [FIND]


# --- Groups, servers, authentication ----------------------------------------------


def test_an_operation_moves_to_another_group() -> None:
    api = corrected(f"""
patch:
  "{FIND}": {{group: Sites/Rooms}}
  "POST /rooms": {{group: Finding}}
""")

    finding, sites = api.root.groups
    assert [node.id for node in finding.operations] == ["POST /rooms"]
    (rooms,) = sites.groups
    assert (sites.name.text, rooms.name.text) == ("Sites", "Rooms")
    assert [node.id for node in rooms.operations] == [FIND]
    assert api.root.operations == ()
    out = patched(FIND, "{group: []}")
    assert [node.id for node in out.root.operations] == ["POST /rooms", FIND]
    assert out.root.groups == ()


def test_a_group_is_renamed_documented_and_authenticates() -> None:
    api = patched("group:Finding", "{name: Rooms, doc: All rooms., auth: bearer}")

    (group,) = api.root.groups
    assert (group.name.text, group.doc) == ("Rooms", "All rooms.")
    assert operation(api).auth == ((ir.AuthUse(ir.AuthId("bearer")),),)
    assert operation(api, "POST /rooms").auth == ((ir.AuthUse(ir.AuthId("basic")),),)


def test_the_api_as_a_whole_is_corrected() -> None:
    api = corrected("""
patch:
  api: {name: Meeting rooms, doc: For rooms., auth: bearer}
""")

    assert (api.name, api.doc) == ("Meeting rooms", "For rooms.")
    for node in ir.operations(api.root):
        assert node.auth == ((ir.AuthUse(ir.AuthId("bearer")),),)


def test_authentication_at_the_top_is_for_operations_without_any() -> None:
    api = corrected("""
auth: {oauth2: {token_url: "https://a.example/token"}}
operations: {"GET /new": {response: {}}}
""")
    plain = COLLECTION.replace('"auth": {"type": "basic"},', "")
    sources = [
        document(plain, "rooms.json"),
        document("auth: bearer\nerrors: {code: /c}"),
    ]

    assert operation(api, "GET /new").auth == ((ir.AuthUse(ir.AuthId("oauth2")),),)
    assert operation(api).auth == ((ir.AuthUse(ir.AuthId("basic")),),)
    scheme = next(one for one in api.auths if one.id == "oauth2")
    assert scheme.settings == (("token_url", "https://a.example/token"),)
    filled = understand(Settings(name="x"), sources, Report())
    assert operation(filled).auth == ((ir.AuthUse(ir.AuthId("bearer")),),)


def test_authentication_in_the_configuration_goes_before_that_at_the_top() -> None:
    source = document("""
auth: oauth2
operations: {"GET /new": {response: {}}, "GET /own": {auth: basic, response: {}}}
""")

    api = understand(Settings(name="x", auth=("bearer",)), [source], Report())

    assert operation(api, "GET /new").auth == ((ir.AuthUse(ir.AuthId("bearer")),),)
    assert operation(api, "GET /own").auth == ((ir.AuthUse(ir.AuthId("basic")),),)


def test_schemes_get_settings_and_are_dropped() -> None:
    api = corrected("""
patch:
  "auth:basic": {drop: true}
operations: {"GET /new": {auth: oauth2, response: {}}}
""")
    settled = corrected("""
auth: oauth2
errors: {code: /c}
patch: {"auth:oauth2": {settings: {grant: password}}}
""")

    assert [str(one.id) for one in api.auths] == ["oauth2"]
    assert operation(api).auth is None
    other = corrected("auth: bearer\npatch: {'auth:basic': {drop: true}}")
    assert operation(other).auth == ((ir.AuthUse(ir.AuthId("bearer")),),)
    (oauth2,) = (one for one in settled.auths if one.id == "oauth2")
    assert oauth2.settings == (("grant", "password"),)


SERVERS = """
  - url: https://{region}.meeting.example
    name: main
    variables: {region: {default: eu, values: [eu, us], doc: Where.}, port: "1"}
  - https://test.meeting.example
"""


def test_servers_come_before_those_of_other_sources_and_have_variables() -> None:
    api = corrected(f"errors: {{code: /c}}\nserver:{SERVERS}")

    assert [(one.name, one.url) for one in api.servers] == [
        ("main", "https://{region}.meeting.example"),
        ("", "https://test.meeting.example"),
        ("rooms", "https://rooms.example"),
    ]
    region, port = api.servers[0].variables
    assert (region.wire, region.default, region.values) == (
        "region",
        "eu",
        ("eu", "us"),
    )
    assert (port.wire, port.default) == ("port", "1")


def test_a_correction_replaces_the_servers_of_other_sources() -> None:
    api = corrected("patch: {api: {server: [https://a.example, https://b.example]}}")

    assert [one.url for one in api.servers] == [
        "https://a.example",
        "https://b.example",
    ]


def test_a_server_is_corrected_or_dropped_by_name_or_url() -> None:
    there = corrected("errors: {code: /c}").servers
    assert [one.url for one in there] == ["https://rooms.example"]

    moved = patched("server:https://rooms.example", "{url: 'https://r.example'}")
    gone = patched("server:https://rooms.example", "{drop: true}")

    assert [one.url for one in moved.servers] == ["https://r.example"]
    assert gone.servers == ()


def test_the_server_of_the_configuration_has_the_last_word() -> None:
    api = corrected(
        "patch: {api: {server: https://overlay.example}}",
        server="https://config.example",
    )

    assert [one.url for one in api.servers] == ["https://config.example"]


def test_errors_have_places_for_code_message_and_type() -> None:
    api = corrected(
        "errors: {code: /c, message: [/m, /n], type: {$ref: '#Meeting'}, path: /error}"
    )

    shape = api.error_shape
    assert (shape.code, shape.message) == ((("c",),), (("m",), ("n",)))
    assert (shape.type, shape.path) == (ir.Ref(ir.TypeId("#Meeting")), ("error",))


# --- Whole operations -------------------------------------------------------------


def test_a_new_operation_has_forms_failures_and_responses_of_any_kind() -> None:
    api = corrected("""
operations:
  "PUT /rooms/{id}/plan":
    group: [Rooms, Plans]
    summary: Sends a plan.
    multipart:
      file: {type: string, format: binary}
      note: {type: string, required: true}
    responses:
      200: {media: text/csv, headers: {X-Lines: {type: integer}}}
      204: {}
    errors: {413: {codes: {TOO_LARGE: Make it smaller.}}}
    scopes: [write]
    deprecated: true
    idempotent: true
    server: https://upload.example
""")

    node = operation(api, "PUT /rooms/{id}/plan")
    (body,) = node.bodies
    assert body.encoding is ir.Encoding.MULTIPART
    assert [(p.wire, p.file, p.required) for p in body.parts] == [
        ("file", True, False),
        ("note", False, True),
    ]
    first, second = node.responses
    assert first.body is not None
    assert (first.body.media, first.body.type) == ("text/csv", STRING)
    assert [(h.wire, h.type) for h in first.headers] == [("X-Lines", INTEGER)]
    assert second.body is None
    assert [(e.status.first, e.code) for e in node.errors] == [(413, "TOO_LARGE")]
    assert (node.scopes, node.deprecated, node.idempotent) == (("write",), True, True)
    assert [one.url for one in node.servers] == ["https://upload.example"]
    rooms = next(one for one in api.root.groups if one.name.text == "Rooms")
    assert [one.name.text for one in rooms.groups] == ["Plans"]


# --- Order and precedence ---------------------------------------------------------


def answering(name: str, body: str) -> str:
    """A request of a collection with one saved answer; `body` is JSON."""
    text = body.replace('"', '\\"')
    return f"""{{"name": "{name}", "request": {{"method": "GET",
      "url": "https://h.example/{name}"}}, "response": [{{"name": "ok", "code": 200,
      "header": [{{"key": "Content-Type", "value": "application/json"}}],
      "body": "{text}"}}]}}"""


def answers(*items: str) -> str:
    """A collection of such requests."""
    return f"""{{"info": {{"name": "c", "schema":
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},
      "item": [{",".join(items)}]}}"""


def test_a_correction_holds_where_inferred_types_are_joined() -> None:
    pet = '{"id": 1, "name": "x", "born": "2024-01-02"}'
    text = answers(answering("pet", pet), answering("old-pet", pet))
    slots = [f"GET /{name}/response/200/id" for name in ("pet", "old-pet")]

    def ids(*targets: str) -> list[ir.Type]:
        """The types of `id` in the classes that there are."""
        patch = document(
            "".join(["patch:\n", *(f'  "{t}": {{type: string}}\n' for t in targets)])
        )
        api = understand(
            Settings(name="x"), [document(text, "c.json"), patch], Report()
        )
        return [fields_of(api, id)["id"].type for id in api.types]

    assert ids(slots[0]) == [STRING, INTEGER]
    assert ids(*slots) == [STRING]


def test_a_text_that_an_overlay_declares_stays_one_whatever_its_examples() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Box", "type": "object", "properties": {
        "made": {"type": "integer", "examples": ["2024-01-02T03:04:05Z"]}}}"""
    text = 'patch: {"#Box/made": {type: string}}'

    api = understand(
        Settings(name="x"), [document(schema, "box.json"), document(text)], Report()
    )

    assert fields_of(api, "#Box")["made"].type == STRING


def test_what_an_overlay_declares_is_a_vote_among_neighbours() -> None:
    bodies = {"a": "true", "b": "true", "c": "1", "d": "null"}
    text = answers(*(answering(k, f'{{"flag": {v}}}') for k, v in bodies.items()))
    overlay_ = 'patch: {"GET /c/response/200/flag": {type: boolean}}'

    def flag(*documents: str) -> ir.Type:
        sources = [document(text, "c.json"), *map(document, documents)]
        api = understand(Settings(name="x"), sources, Report())
        return ir.without_null(fields_of(api, "GET /d/response/200")["flag"].type)

    assert flag() != Scalar(ScalarKind.BOOLEAN)
    assert flag(overlay_) == Scalar(ScalarKind.BOOLEAN)


def test_specloom_yaml_has_the_last_word_on_a_python_name() -> None:
    sources = [
        document(SCHEMA, "meeting.json"),
        document('patch: {"#Meeting": {name: Gathering}}'),
    ]
    plain = generate(Settings(name="x"), sources, {}, Report())
    pinned = generate(
        Settings(name="x", renames={"#Meeting": "Call"}), sources, {}, Report()
    )

    assert plain.names["#Meeting"] == "Gathering"
    assert pinned.names["#Meeting"] == "Call"


def test_what_is_corrected_has_the_places_of_both() -> None:
    api = corrected(f"""
patch:
  "#Meeting/length": {{required: true}}
  "{FIND}": {{idempotent: true}}
  "{FIND}/response/200/count": {{type: string}}
""")

    field = length(api)
    assert [at.document for at in (field.at, *field.origins)] == [
        "meeting.json",
        "overlay.yaml",
    ]
    assert field.origins[0].path == ("patch", "#Meeting/length")
    assert operation(api).origins[-1].path == ("patch", FIND)
    seen = api.evidence[f"{FIND}/response/200/count"]
    assert [at.document for at in seen.origins] == ["overlay.yaml"]


# --- What is wrong ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("#meeting/length", "#Meeting/length"),
        ("#Meetings/length", "#Meeting/length"),
        ("#Meeting/lenght", "#Meeting/length"),
        ("#Call/length", "#Meeting/length"),
        ("#Meeting.length", "#Meeting/length"),
        ("Meeting/length", "#Meeting/length"),
        ("#Meeting/kind=a", "#Meeting/kind='a'"),
        ("get /sites/{site}/rooms", FIND),
        ("POST /sites/{site}/rooms", FIND),
        ("GET /sites/{siteId}/rooms", FIND),
        ("GET /v1/sites/{site}/rooms", FIND),
        ("GET /site/{site}/room", FIND),
        (f"{FIND}/query/sise", f"{FIND}/query/size"),
        (f"{FIND}?query:size", f"{FIND}/query/size"),
        ("POST /sites/{site}/rooms/query/size", f"{FIND}/query/size"),
        (f"{FIND}/response/200/rooms/id", f"{FIND}/response/200/rooms[]/id"),
        (f"{FIND}/response/201", f"{FIND}/response/200"),
        ("group:finding", "group:Finding"),
        ("auth:Basic", "auth:basic"),
    ],
)
def test_an_id_that_nothing_has_is_an_error_with_the_nearest(
    target: str, near: str
) -> None:
    report = Report()

    corrected(f'errors: {{code: /c}}\npatch: {{"{target}": {{doc: x}}}}', report)

    (message,) = messages(report, "patch-unmatched")
    assert message.endswith(f"the nearest is {near!r}")
    (fault,) = (one for one in report if one.code == "patch-unmatched")
    assert fault.at is not None
    assert fault.at.path == ("patch", target)


def test_what_stands_behind_a_reference_is_named_where_it_is_declared() -> None:
    report = Report()

    corrected(
        """
operations: {"GET /m": {response: {type: array, items: {$ref: "#Meeting"}}}}
patch: {"GET /m/response/200[]/length": {required: true}}
""",
        report,
    )

    (message,) = messages(report, "patch-unmatched")
    assert message.endswith("the nearest is '#Meeting/length'")


def test_what_is_inherited_is_named_where_it_is_declared() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Dog", "allOf": [{"$ref": "#/$defs/Pet"}], "type": "object",
      "properties": {"bark": {"type": "string"}},
      "$defs": {
        "Pet": {"type": "object", "properties": {"id": {"type": "integer"}}}}}"""
    report = Report()
    patch = document('patch: {"#Dog/id": {type: string}}')

    understand(Settings(name="x"), [document(schema, "dog.json"), patch], report)

    (message,) = messages(report, "patch-unmatched")
    assert message.endswith("Pet/id'")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('patch: {"#Meeting/length": {drop: true, doc: x}}', "patch-contradiction", ""),
        (
            'patch: {"#Meeting/host": {drop: true}, "#Meeting/host/mail": {doc: x}}',
            "patch-of-dropped",
            "'#Meeting/host' is dropped at overlay.yaml",
        ),
        (
            f'patch: {{"group:Finding": {{drop: true}}, "{FIND}": {{doc: x}}}}',
            "patch-of-dropped",
            "",
        ),
        (
            'add: {"#Meeting/kind": {type: string}}\n'
            'patch: {"#Meeting/kind": {drop: true}}',
            "patch-contradiction",
            "added and dropped",
        ),
        (
            'patch: {"#Meeting/host": {type: string}, "#Meeting/host/mail": {doc: x}}',
            "patch-unmatched",
            "'#Meeting/host' gets another type at overlay.yaml",
        ),
        ('patch: {"#Meeting/length": {name: x}}', "patch-unfit", "`rename`"),
        ('patch: {"#Meeting": {style: comma}}', "patch-unfit", "'style'"),
        ('patch: {"#Meeting/host": {format: date}}', "patch-unfit", "'format'"),
        (f'patch: {{"{FIND}/path/site": {{in: query}}}}', "patch-unfit", "path"),
        ('patch: {"#Meeting/kind": {$ref: "#Meeting/kind"}}', "patch-unfit", ""),
        (
            'patch: {"#Meeting/kind": {$ref: "#Meting/length"}}',
            "overlay-reference",
            "'#Meeting/length'",
        ),
        ('patch: {"#Meeting/kind": {$ref: "#Nothing"}}', "overlay-reference", ""),
        (f'patch: {{"{FIND}": {{auth: "auth:basci"}}}}', "overlay-reference", "basic"),
        (
            f'patch: {{"{FIND}": {{auth: "auth:basic"}},'
            ' "auth:basic": {drop: true}}',
            "overlay-reference",
            "is dropped at",
        ),
        (
            'patch: {"#Meeting/kind": {$ref: "#Meeting/host"},'
            ' "#Meeting/host": {drop: true}}',
            "overlay-reference",
            "is dropped at",
        ),
        ('add: {"#Metting/x": {type: string}}', "patch-unmatched", "'#Meeting'"),
        ('add: {"#Site": {type: object}}', "overlay-key", "`types`"),
        (f'add: {{"{FIND}/request": {{}}}}', "overlay-key", "nothing"),
        (
            'patch: {"#Meeting": {properties: {x: {type: string}}}}',
            "overlay-invalid",
            "'type' must be given",
        ),
        ('add: {"#Meeting/length/x": {type: string}}', "patch-unfit", "a field"),
        ('add: {"#Meeting/length": {type: string}}', "patch-unfit", "there already"),
        ('patch: {"#Meeting/length": {requird: true}}', "overlay-key", "'required'"),
        (f'patch: {{"{FIND}": {{errors: {{999: {{}}}}}}}}', "overlay-key", "404"),
        (
            'patch: {"#Meeting/length": {readOnly: true, writeOnly: true}}',
            "overlay-invalid",
            "either readOnly or writeOnly",
        ),
    ],
)
def test_what_can_not_be_meant_is_an_error(text: str, code: str, said: str) -> None:
    report = Report()

    corrected(text, report)

    found = [one for one in report if one.code == code]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert said in found[0].message
    assert found[0].at is not None
    assert found[0].at.document == "overlay.yaml"


def test_two_overlays_that_contradict_are_an_error_with_both_places() -> None:
    report = Report()
    sources = [
        document(SCHEMA, "meeting.json"),
        document('patch: {"#Meeting/length": {type: integer, doc: x}}', "a.yaml"),
        document('patch: {"#Meeting/length": {type: string, doc: x}}', "b.yaml"),
    ]

    understand(Settings(name="x"), sources, report)

    (fault,) = (one for one in report if one.code == "patch-contradiction")
    assert fault.severity is Severity.ERROR
    assert fault.at is not None
    assert fault.at.document == "b.yaml"
    assert "a.yaml #/patch/#Meeting~1length" in fault.message
    assert "'type'" in fault.message


def test_two_overlays_may_say_different_things_of_one_field() -> None:
    report = Report()
    sources = [
        document(SCHEMA, "meeting.json"),
        document('patch: {"#Meeting/length": {type: integer}}', "a.yaml"),
        document('patch: {"#Meeting/length": {required: true}}', "b.yaml"),
    ]

    field = length(understand(Settings(name="x"), sources, report))

    assert not report.failed
    assert (field.type, field.required) == (INTEGER, True)
    assert [at.document for at in field.origins] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        'patch: {"#Meeting/length": {type: number}}',
        'patch: {"#Meeting/kind": {required: false}}',
        f'patch: {{"{FIND}": {{name: Find rooms}}}}',
        f'add: {{"{FIND}/query/size": {{type: integer}}}}',
        'patch: {"* /sites/*": {deprecated: false}}',
        'patch: {"#Meeting": {default: null}}',
    ],
)
def test_what_changes_nothing_is_noted(text: str) -> None:
    report = Report()

    corrected(text, report)

    assert not report.failed
    assert len(messages(report, "patch-without-effect")) == 1


@pytest.mark.parametrize(
    "text",
    [
        'patch: {"#A": null, "#B": {type: {}, required: {}, doc: []}}',
        'patch: {"#A/b": {auth: {}, server: [], errors: [], group: {}}}',
        'add: {"": {}, "#": 3, "#=": {}, "GET /x/response/": {}, "#A=\'\'\'": {}}',
        'types: {"#A": [], "#": {}}',
        'server: [3, {}]\nauth: [[], [3]]\npatch: {"#A": {}}',
        'errors: []\npatch: {"#A": {}}',
        'operations: {"GET /x": {responses: [], errors: {404: 3}, form: 3, group: 3}}',
        'patch: {"* /*": {drop: 3, pagination: []}, "server:": {variables: 3}}',
    ],
)
def test_no_shape_of_an_overlay_raises(text: str) -> None:
    report = Report()

    passes.run(overlay.parse([document(text)], report, Reads()), report)

    assert report.failed


# --- What is made of it -----------------------------------------------------------


def account(text: str) -> Ledger:
    """The ledger of the sources above with an overlay."""
    report, reads, settings = Report(), Reads(), Settings(name="x")
    sources = [
        document(SCHEMA, "meeting.json"),
        document(COLLECTION, "rooms.json"),
        document(text),
    ]
    api = understand(settings, sources, report, reads)
    product = emit(api, settings, {}, report)
    known = symbols(product, settings.name)
    return ledger(sources, reads, product.api, known, report, settings)


EVERYTHING = f"""
name: Rooms
version: "2"
doc: All about rooms.
server: {{url: "https://{{at}}.example", name: main, doc: Here., variables: {{at: eu}}}}
auth: {{oauth2: {{token_url: "https://a.example/token"}}}}
errors: {{code: /code, message: [/message], type: {{$ref: "#Meeting"}}, path: /error}}
types:
  "#Site":
    {{type: object, name: Place, doc: There., properties: {{id: {{type: integer}}}}}}
add:
  "#Meeting/topic": {{type: string, required: true, doc: About what.}}
  "#Meeting/kind='c'": {{name: call}}
  "{FIND}/query/from": {{type: string, format: date-time, style: comma}}
  "{FIND}/response/204": {{}}
  "{FIND}/response/404": {{doc: Gone., codes: {{A: b}}}}
  "{FIND}/response/200/header/X-Next": {{type: string}}
patch:
  "#Meeting": {{name: Call, deprecated: true, required: [length]}}
  "#Meeting/length": {{nullable: true, minimum: 3, readOnly: true, default: null}}
  "#Meeting/kind='b'": {{drop: true}}
  "#Meeting/host/mail": {{format: email, example: a@b.example, doc: null}}
  "{FIND}": {{idempotent: true, scopes: [read], summary: Finds., group: [Sites, All]}}
  "{FIND}/path/site": {{wire: siteId, type: string}}
  "{FIND}/query/size": {{in: header, wire: X-Size}}
  "{FIND}/query/tags": {{drop: true}}
  "{FIND}/response/200/rooms[]/open": {{type: boolean}}
  "* /*": {{deprecated: true, auth: [[basic, "api_key:query:k"], bearer]}}
  "group:Finding": {{name: Searching, doc: Finds.}}
  "POST /rooms":
    {{errors: {{4XX: {{codes: {{B: c}}}}}}, server: null, pagination: none}}
operations:
  "PUT /plan":
    group: Plans
    multipart: {{file: {{type: string, format: binary}}}}
    responses:
      2XX: {{media: text/csv, headers: {{X-A: {{type: integer}}}}}}
      204: {{}}
"""


def test_every_word_of_an_overlay_is_accounted_for() -> None:
    book = account(EVERYTHING)

    assert [str(leaf.at) for leaf in book.leaves if leaf.fate is Fate.UNSUPPORTED] == []


@pytest.mark.parametrize("target", ["group:Finding", "* /sites/*", FIND])
def test_what_is_dropped_is_ignored_by_a_rule(target: str) -> None:
    book = account(f'patch: {{"{target}": {{drop: true}}}}')

    lost = [str(leaf.at) for leaf in book.leaves if leaf.unexplained]
    assert lost == []
    assert any(leaf.by == "dropped" for leaf in book.leaves)


def test_the_place_of_a_correction_is_explained() -> None:
    settings = Settings(name="x")
    sources = [
        document(SCHEMA, "meeting.json"),
        document('patch: {"#Meeting/length": {type: integer, required: true}}'),
    ]
    product = generate(settings, sources, {}, Report())

    told = explain("#Meeting.length", "models.Meeting.length", product, settings, {})

    assert told is not None
    assert [at.document for at in told.places] == ["meeting.json", "overlay.yaml"]
    assert told.decided == "declared by an overlay"
    assert told.evidence == ()


def test_every_line_that_explain_prints_may_be_pasted() -> None:
    settings = Settings(name="x")
    sources = [document(SCHEMA, "meeting.json"), document(COLLECTION, "rooms.json")]
    product = generate(settings, sources, {}, Report())
    pasted = 0

    for id, symbol in symbols(product, "x").items():
        told = explain(id, symbol, product, settings, {})
        for change in () if told is None else told.changes:
            if change.file != "overlay.yaml":
                continue
            report = Report()
            text = "\n".join(change.lines)
            again = generate(settings, [*sources, document(text)], {}, report)
            assert not report.failed, (text, [str(one) for one in report])
            assert again.files["models.py"] == product.files["models.py"]
            assert again.files["client.py"] == product.files["client.py"]
            pasted += 1

    assert pasted > 8


# --- What editors get ---------------------------------------------------------------


def test_every_word_of_an_overlay_is_documented_for_editors() -> None:
    words = json.loads(overlay.SCHEMA.read_text(encoding="utf-8"))
    bare: list[str] = []

    def look(schema: Any, path: str) -> None:
        if not isinstance(schema, dict):
            return
        for key, child in schema.get("properties", {}).items():
            said = {**child}
            if "$ref" in child:
                name = child["$ref"].removeprefix("#/$defs/")
                said = {**words["$defs"][name], **child}
            if "description" not in said and not path.endswith("/not"):
                bare.append(f"{path}/{key}")
            look(child, f"{path}/{key}")
        for key, child in schema.items():
            if key in ("additionalProperties", "items", "not"):
                look(child, f"{path}/{key}")
        for key in ("oneOf", "anyOf"):
            for child in schema.get(key, ()):
                look(child, path)

    look(words, "#")
    for name, definition in words["$defs"].items():
        look(definition, name)
    Draft202012Validator.check_schema(words)
    assert bare == []


# --- On the wire --------------------------------------------------------------------


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the sources above, as an overlay corrects it."""
    text = f"""
operations:
  "GET /meetings":
    name: List meetings
    query: {{page: {{type: integer}}}}
    response:
      type: object
      properties: {{all: {{type: array, items: {{$ref: "#Meeting"}}}}}}
    pagination: {{page: page, items: /all}}
add:
  "{FIND}/query/from": {{type: string, format: date}}
  "{FIND}/response/404": {{doc: Gone., codes: {{NO_SITE: It is gone.}}}}
patch:
  api: {{auth: bearer, server: https://rooms.example/v2}}
  "#Meeting/length": {{type: integer, wire: minutes}}
  "#Meeting/kind='a'": {{drop: true}}
  "{FIND}": {{group: []}}
  "{FIND}/query/size": {{in: header, wire: X-Size}}
  "{FIND}/query/tags": {{type: array, items: {{type: string}}, style: comma}}
  "{FIND}/response/200/rooms[]/open": {{format: int64, doc: "1 if open."}}
  "{FIND}/response/200/rooms[]/id": {{type: string}}
  "POST /rooms": {{idempotent: true}}
errors: {{code: /error/id, message: /error/text}}
"""
    report = Report()
    sources = [
        document(SCHEMA, "meeting.json"),
        document(COLLECTION, "rooms.json"),
        document(text),
    ]
    made = generate(Settings(name="rooms"), sources, {}, report)
    assert not report.failed, [str(one) for one in report]
    root = tmp_path_factory.mktemp("overlaid")
    files = {f"rooms/{name}": text for name, text in made.files.items()}
    files |= {**runtime_files(made.runtime, "httpx2"), "__init__.py": ""}
    write(root / "overlaid_clients", files)
    with imported(root, "overlaid_clients.rooms") as package:
        yield package


@contextmanager
def calling(
    client: ModuleType, answer: Callable[[Recorded], Answer]
) -> Iterator[tuple[Any, Loopback]]:
    """A client of a server that answers so, and the server."""
    with (
        serving(answer) as server,
        client.RoomsClient(token="t", base_url=server.url) as rooms,
    ):
        yield rooms, server


def test_a_corrected_call_travels_as_the_overlay_says(client: ModuleType) -> None:
    body = json.dumps({"count": 1, "rooms": [{"id": "r1", "open": "1"}]}).encode()
    with calling(client, lambda request: Answer(body=body)) as (rooms, server):
        found = rooms.find_rooms(
            "7", x_size=5, tags=["a", "b"], from_=dt.date(2026, 1, 2)
        )

    (sent,) = server.requests
    assert sent.target == "/sites/7/rooms?tags=a%2Cb&from=2026-01-02"
    assert sent.header("X-Size") == "5"
    assert sent.header("Authorization") == "Bearer t"
    assert found.rooms[0].id == "r1"


def test_a_new_operation_pages_and_decodes_by_the_corrected_type(
    client: ModuleType,
) -> None:
    def answer(request: Recorded) -> Answer:
        last = "page=2" in request.target
        return Answer(
            body=json.dumps({"all": [] if last else [{"minutes": 3}]}).encode()
        )

    with calling(client, answer) as (rooms, _):
        found = [one.minutes for one in rooms.list_meetings()]

    assert found == [3]


def test_failures_have_the_code_and_the_text_where_the_overlay_says(
    client: ModuleType,
) -> None:
    said = json.dumps({"error": {"id": "NO_SITE", "text": "Gone for good"}}).encode()
    with (
        calling(client, lambda _: Answer(status=404, body=said)) as (rooms, _),
        pytest.raises(client.errors.NotFound) as raised,
    ):
        rooms.find_rooms("7")

    assert raised.value.code == "NO_SITE"


def test_an_idempotent_call_is_sent_again(client: ModuleType) -> None:
    sent: list[Recorded] = []

    def answer(request: Recorded) -> Answer:
        sent.append(request)
        return Answer(status=503 if len(sent) == 1 else 200)

    with calling(client, answer) as (rooms, _):
        rooms.add_room(title="A")

    assert [one.method for one in sent] == ["POST", "POST"]
