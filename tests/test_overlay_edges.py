"""Overlays at their edges: names that meet, tags, limits of items, what is excluded."""

from __future__ import annotations

import pytest
from specloom import Settings, generate, ir, understand
from specloom.diagnostics import Report, Severity
from specloom.ledger.dropped import Dropped
from specloom.parsers import overlay
from specloom.passes.slots import matching

from .test_overlay import SCHEMA, document, fields_of, messages
from .test_overlay_corrections import FIND, corrected, operation

PETS = """{
"$schema": "http://json-schema.org/draft-07/schema#",
"title": "Pet",
"oneOf": [{"$ref": "#/definitions/Cat"}, {"$ref": "#/definitions/Dog"}],
"discriminator": {"propertyName": "petType"},
"definitions": {
  "Animal": {"type": "object", "properties": {"petType": {"type": "string"}}},
  "Cat": {"type": "object", "properties": {
    "petType": {"type": "string"}, "lives": {"type": "integer"}}},
  "Dog": {"type": "object", "properties": {"petType": {"type": "string"}}},
  "Lists": {"type": "object", "properties": {
    "tags": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "grid": {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
    "names": {"type": "object", "additionalProperties": {"type": "string"}}}}
}}"""

FAMILY = """{
"$schema": "http://json-schema.org/draft-07/schema#",
"title": "Pet",
"oneOf": [{"$ref": "#/definitions/Cat"}, {"$ref": "#/definitions/Dog"}],
"discriminator": {"propertyName": "petType"},
"definitions": {
  "Animal": {"type": "object", "properties": {"petType": {"type": "string"}}},
  "Cat": {"allOf": [{"$ref": "#/definitions/Animal"}], "properties": {"c": {}}},
  "Dog": {"allOf": [{"$ref": "#/definitions/Animal"}], "properties": {"d": {}}}
}}"""


def pets(text: str, report: Report | None = None, schema: str = PETS) -> ir.Api:
    """The model of the pets with an overlay; errors only with a `report`."""
    said = Report() if report is None else report
    sources = [document(schema, "pet.json"), document(text)]
    api = understand(Settings(name="x"), sources, said)
    assert report is not None or not said.failed, [str(one) for one in said]
    return api


def errors(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in report if one.severity is Severity.ERROR]


def tag(api: ir.Api) -> ir.Tag | None:
    union = api.types[ir.TypeId("#Pet")].type
    assert isinstance(union, ir.Union)
    return union.tag


# --- What an overlay is -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "server: https://api.example/v1",
        "auth: bearer",
        'name: Rooms\nauth: ["basic"]',
        "patch: {Meeting/length: {type: integer}}",
    ],
)
def test_a_single_word_makes_an_overlay(text: str) -> None:
    assert overlay.find(document(text))


@pytest.mark.parametrize(
    "text", ["server: https://api.example\nport: 80", "auth: bearer\ninfo: {}"]
)
def test_other_words_beside_it_make_none(text: str) -> None:
    assert overlay.find(document(text)) == ()


def test_a_key_that_stands_twice_is_an_error() -> None:
    report = Report()

    corrected(
        'patch:\n  "#Meeting/length": {type: integer}\n'
        '  "#Meeting/kind": {doc: x}\n  "#Meeting/length": {doc: y}\n',
        report,
    )

    (fault,) = (one for one in report if one.severity is Severity.ERROR)
    assert fault.code == "duplicate-key"
    assert "'#Meeting/length'" in fault.message
    assert fault.at is not None
    assert fault.at.path == ("patch", "#Meeting/length")
    assert fault.place == (4, 3)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('patch: {"#Meeting/length": }', "overlay-invalid", "must be of type object"),
        (
            'add: {"#Meeting/x": {type: string}}\npatch: {"#Meeting/x": {doc: y}}',
            "patch-unfit",
            "is added by an overlay",
        ),
        ('add: {"GET /rooms/all": {doc: x}}', "overlay-key", "`operations`"),
        (
            "patch: {\"#Meeting/kind='a'\": {drop: true},"
            " \"#Meeting/kind='b'\": {drop: true}}",
            "patch-unfit",
            "the last value of '#Meeting/kind'",
        ),
        (f'patch: {{"{FIND}": {{maximum: 1}}}}', "patch-unfit", "a limit says nothing"),
    ],
)
def test_a_mistake_is_told_once_and_plainly(text: str, code: str, said: str) -> None:
    report = Report()

    corrected(text, report)

    (found,) = errors(report)
    assert found[0] == code
    assert said in found[1]


def test_names_under_required_say_nothing_of_the_type_itself() -> None:
    api = corrected('patch: {"#Meeting": {required: [kind]}}')

    assert fields_of(api, "#Meeting")["kind"].required
    assert api.types[ir.TypeId("#Meeting")].constraints is None


# --- Names that meet ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'patch: {"#Meeting/length": {wire: kind}}',
        'patch: {"#Meeting/length": {wire: a}, "#Meeting/host": {wire: a}}',
        f'patch: {{"{FIND}/query/size": {{wire: tags}}}}',
        'patch: {"GET /a/{x}/{y}/path/x": {wire: y}}\n'
        'operations: {"GET /a/{x}/{y}": {response: {},'
        " path: {x: {type: string}, y: {type: string}}}}",
    ],
)
def test_two_things_side_by_side_can_not_get_one_wire_name(text: str) -> None:
    report = Report()

    corrected(text, report)

    (found,) = errors(report)
    assert found[0] == "patch-unfit"
    assert "has that name too" in found[1]


def test_two_fields_and_two_parameters_swap_their_names() -> None:
    api = corrected(
        'patch: {"#Meeting/length": {wire: host}, "#Meeting/host": {wire: length},'
        ' "GET /a/{x}/{y}/path/x": {wire: y}, "GET /a/{x}/{y}/path/y": {wire: x}}\n'
        'operations: {"GET /a/{x}/{y}": {response: {},'
        " path: {x: {type: integer}, y: {type: string}}}}"
    )

    assert fields_of(api, "#Meeting")["host"].type == ir.Scalar(ir.ScalarKind.NUMBER)
    node = operation(api, "GET /a/{x}/{y}")
    assert node.path == "/a/{y}/{x}"
    assert [one.wire for one in node.parameters] == ["y", "x"]


def test_a_name_from_an_overlay_replaces_the_one_that_was_given_before() -> None:
    sources = [document(SCHEMA, "meeting.json")]
    before = generate(Settings(name="x"), sources, {}, Report()).names
    text = (
        'patch: {"#Meeting": {name: Session}, "#Meeting/kind=\'a\'": {name: First},'
        ' "#Meeting/length": {doc: x}}'
    )

    after = generate(
        Settings(name="x"), [*sources, document(text)], before, Report()
    ).names

    assert before["#Meeting"] == "Meeting"
    changed = {id: name for id, name in after.items() if before[id] != name}
    assert changed == {"#Meeting": "Session", "#Meeting/kind='a'": "FIRST"}


# --- Unions -------------------------------------------------------------------------


def test_a_tag_is_renamed_with_the_property_that_it_is() -> None:
    api = pets('patch: {"#Cat/petType": {wire: kind}, "#Dog/petType": {wire: kind}}')

    found = tag(api)
    assert found is not None
    assert found.wire == "kind"


def test_a_tag_is_renamed_with_the_property_that_its_members_inherit() -> None:
    api = pets('patch: {"#Animal/petType": {wire: kind}}', schema=FAMILY)

    found = tag(api)
    assert found is not None
    assert found.wire == "kind"


def test_a_tag_has_one_name_in_all_members() -> None:
    report = Report()

    pets('patch: {"#Cat/petType": {wire: kind}}', report)

    (found,) = errors(report)
    assert found[0] == "patch-unfit"
    assert "'#Pet'" in found[1]


# --- Limits of items ----------------------------------------------------------------


def limits(api: ir.Api, wire: str) -> ir.Constraints | None:
    return fields_of(api, "#Lists")[wire].constraints


def test_items_and_values_get_limits() -> None:
    api = pets(
        'patch: {"#Lists/tags[]": {maxLength: 5}, "#Lists/grid[][]": {maximum: 9},'
        ' "#Lists/names{}": {pattern: "^a"}}'
    )

    assert limits(api, "tags") == ir.Constraints(
        items=ir.Constraints(min_length=1, max_length=5)
    )
    assert limits(api, "grid") == ir.Constraints(
        items=ir.Constraints(items=ir.Constraints(maximum=9))
    )
    assert limits(api, "names") == ir.Constraints(items=ir.Constraints(pattern="^a"))


def test_items_lose_limits_by_null_and_by_a_type_of_another_kind() -> None:
    assert limits(pets('patch: {"#Lists/tags[]": {minLength: null}}'), "tags") is None
    assert limits(pets('patch: {"#Lists/tags[]": {type: integer}}'), "tags") is None


def test_items_of_what_has_no_limits_get_none() -> None:
    report = Report()

    pets(
        'operations: {"GET /a": {response: {type: array, items: {type: string}}}}\n'
        'patch: {"GET /a/response/200[]": {maxLength: 5}}',
        report,
    )

    (found,) = errors(report)
    assert found[0] == "patch-unfit"
    assert "'GET /a/response/200[]'" in found[1]


# --- References ---------------------------------------------------------------------


def test_two_slots_that_refer_to_each_other_are_an_error() -> None:
    report = Report()

    corrected(
        'patch: {"#Meeting/length": {$ref: "#Meeting/kind"},'
        ' "#Meeting/kind": {$ref: "#Meeting/length"}}',
        report,
    )

    assert {code for code, _ in errors(report)} == {"overlay-reference"}


def test_a_reference_follows_an_operation_to_its_other_spelling() -> None:
    spelled = FIND.replace("{site}", "{id}")
    api = corrected(
        f'operations: {{"{spelled}": {{query: {{at: {{type: string}}}}}}}}\n'
        f'patch: {{"#Meeting/host": {{$ref: "{spelled}/response/200/rooms[]"}}}}\n'
        f'types: {{"#Own": {{type: object, properties: {{s: {{$ref: "{spelled}'
        '/query/size"}}}}'
    )

    (node,) = (n for n in ir.operations(api.root) if n.method == "GET")
    host = fields_of(api, "#Meeting")["host"].type
    assert isinstance(host, ir.Ref)
    assert host.id in api.types
    assert fields_of(api, "#Own")["s"].type == node.parameters[1].type


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("#/$defs/Meeting", "#Meeting"),
        ("#/components/schemas/Meeting", "#Meeting"),
        ("Meeting.length", "#Meeting/length"),
        (f"{FIND}/path/size", f"{FIND}/query/size"),
        (f"{FIND}/response/size", f"{FIND}/query/size"),
    ],
)
def test_what_other_tools_call_a_thing_has_the_right_id_for_nearest(
    wrong: str, right: str
) -> None:
    report = Report()

    corrected(f'patch: {{"{wrong}": {{doc: x}}}}', report)

    (message,) = messages(report, "patch-unmatched")
    assert message.endswith(f"the nearest is {right!r}")


def test_a_reference_that_leads_nowhere_is_reported_once() -> None:
    report = Report()

    corrected('patch: {"#Meeting/length": {$ref: "#/$defs/Nothing"}}', report)

    codes = [one.code for one in report if one.severity is not Severity.NOTE]
    assert codes == ["overlay-reference"]


# --- Patterns, and what is excluded -------------------------------------------------


def test_a_pattern_of_many_stars_comes_to_an_end() -> None:
    pattern = "GET /" + "*a" * 40 + "*b"

    gone = Dropped([document(f'patch: {{"{pattern}": {{drop: true}}}}')])

    assert matching(pattern).fullmatch("GET /" + "a" * 400) is None
    assert not gone.takes("GET /" + "a" * 400, frozenset())


@pytest.mark.parametrize(
    ("pattern", "id"),
    [
        ("* /*", "GET /a\nb"),
        ("GET /a*b*c", "GET /aXbYbZcc"),
        ("GET /*", "GET /"),
        ("GET /[a]*", "GET /[a]/b"),
    ],
)
def test_a_star_matches_anything(pattern: str, id: str) -> None:
    assert matching(pattern).fullmatch(id)
    assert not matching(pattern).fullmatch("GET")


@pytest.mark.parametrize(
    "words",
    [
        f'patch: {{"{FIND}": {{name: Find}}}}',
        f'patch: {{"{FIND}/query/size": {{type: string}}}}',
        'patch: {"GET /sites/*": {auth: bearer}}',
        f'add: {{"{FIND}/query/from": {{type: string}}}}',
        'patch: {"group:Finding": {doc: x}}',
    ],
)
def test_what_the_configuration_excludes_may_be_corrected(words: str) -> None:
    report = Report()

    corrected(words, report, exclude=("GET /sites/*",))

    assert errors(report) == []


def test_what_nothing_has_is_an_error_whatever_is_excluded() -> None:
    report = Report()

    corrected('patch: {"GET /nothing": {}}', report, exclude=("GET /sites/*",))

    assert [code for code, _ in errors(report)] == ["patch-unmatched"]


def test_what_is_dropped_in_one_overlay_and_corrected_in_another_has_both_places() -> (
    None
):
    report = Report()
    sources = [
        document(SCHEMA, "meeting.json"),
        document('patch: {"#Meeting/length": {doc: x}}', "a.yaml"),
        document('patch: {"#Meeting/length": {drop: true}}', "b.yaml"),
    ]

    understand(Settings(name="x"), sources, report)

    (found,) = errors(report)
    assert found[0] == "patch-contradiction"
    assert "also at a.yaml #/patch/#Meeting~1length" in found[1]


def test_what_is_renamed_and_retyped_is_still_found_where_samples_show_it() -> None:
    api = corrected(
        f'patch: {{"{FIND}/query/size": {{wire: limit, type: string}}}}',
    )

    found = api.evidence[f"{FIND}/query/limit"]
    assert [at.document for at in found.origins] == ["overlay.yaml", "rooms.json"]
