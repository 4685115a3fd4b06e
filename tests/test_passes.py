"""What holds after each pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from specloom import Settings, ir, passes, source, understand
from specloom.diagnostics import InputError, Pointer, Report
from specloom.ir import Scalar, ScalarKind
from specloom.passes.check import check
from specloom.passes.configure import configure
from specloom.passes.flatten import flatten
from specloom.passes.hoist import hoist
from specloom.passes.merge import merge
from specloom.passes.paginate import paginate
from specloom.passes.refine import refine
from specloom.passes.unify import unify
from specloom.source import Json

from .building import (
    AT,
    BOOLEAN,
    DATE,
    INTEGER,
    api,
    datetime,
    declared,
    enum,
    field,
    group,
    json_body,
    operation,
    path,
    query,
    record,
    ref,
    scheme,
)

GOLDEN = Path(__file__).parent / "golden"
THREE = (field("a"), field("b"), field("c", INTEGER))


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def guessed(model: ir.Api, *slots: str) -> ir.Api:
    """`model` with evidence for `slots`, as if they had been inferred."""
    return replace(model, evidence={slot: ir.Evidence(samples=1) for slot in slots})


def returning(name: str, id: str, type: ir.Type) -> ir.Api:
    """An API of one operation whose answer is inferred."""
    return guessed(
        api(group("", operation(name, id, returns=type))), f"{id}/response/200"
    )


def fields_of(model: ir.Api, id: str) -> dict[str, ir.Field]:
    type = model.types[ir.TypeId(id)].type
    assert isinstance(type, ir.Record)
    return {field.wire: field for field in type.fields}


def within(type: ir.Type) -> Iterator[ir.Type]:
    yield type
    for inner in ir.children(type):
        yield from within(inner)


# --- All of them ---------------------------------------------------------------


@pytest.mark.parametrize(
    "case", sorted(GOLDEN.glob("*/spec")), ids=lambda p: p.parent.name
)
def test_running_the_passes_twice_changes_nothing(case: Path) -> None:
    documents = []
    for file in sorted(p for p in case.rglob("*") if p.is_file()):
        try:
            documents.append(source.read(file.read_bytes(), file.name, Report()))
        except InputError:
            continue
    try:
        once = understand(Settings(name="x"), documents, Report())
    except InputError:
        return

    again = Report()
    assert passes.run(once, again) == once


@pytest.mark.parametrize("name", passes.PASSES)
def test_a_pass_leaves_an_empty_model_alone(name: str) -> None:
    empty, report = api(group("")), Report()

    assert passes.run(empty, report, until=name) == empty
    assert len(report) == 0


# --- merge ---------------------------------------------------------------------


def test_merge_joins_operations_of_one_id_with_all_their_parts() -> None:
    one = api(group("", operation("Find", "GET /x", query("a"), doc="What.")))
    two = api(group("", operation("", "GET /x", query("b"), deprecated=True)))

    (joined,) = ir.operations(merge([one, two], Report()).root)

    assert [p.wire for p in joined.parameters] == ["a", "b"]
    assert (joined.name.text, joined.doc, joined.deprecated) == ("Find", "What.", True)


def test_merge_leaves_an_operation_in_its_named_group() -> None:
    one = api(group("", operation("", "GET /x")))
    two = api(group("", groups=[group("Reports", operation("Find", "GET /x"))]))

    root = merge([one, two], Report()).root

    assert root.operations == ()
    assert [o.id for o in root.groups[0].operations] == ["GET /x"]


@pytest.mark.parametrize("declared_first", [True, False])
def test_merge_prefers_what_is_declared_to_what_is_inferred(
    declared_first: bool,
) -> None:
    said = api(group("", operation("X", "GET /x", returns=record(field("n")))))
    seen = returning("X", "GET /x", record(field("n", INTEGER)))
    report = Report()

    joined = merge([said, seen] if declared_first else [seen, said], report)

    (found,) = ir.operations(joined.root)
    assert found.responses[0].body == json_body(record(field("n")))
    assert joined.evidence == {}
    assert codes(report) == ["type-conflict"]


def test_merge_warns_where_two_sources_declare_one_thing_in_two_ways() -> None:
    report = Report()
    one = api(group(""), declared("A", ir.STRING))
    two = api(group(""), declared("A", INTEGER))

    joined = merge([one, two], report)

    assert joined.types[ir.TypeId("#A")].type == ir.STRING
    assert codes(report) == ["type-conflict"]
    (conflict,) = joined.conflicts
    assert (conflict.slot, conflict.kind) == ("#A", "type")
    assert (conflict.kept, conflict.left) == ("text", "an integer")


def test_merge_takes_a_declaration_for_a_lost_one() -> None:
    report = Report()
    one = api(group(""), declared("A", ir.ANY))
    two = api(group(""), declared("A", record(*THREE)))

    assert merge([one, two], report).types[ir.TypeId("#A")].type == record(*THREE)
    assert len(report) == 0


def test_merge_keeps_the_places_of_what_it_joins() -> None:
    there = Pointer("other.json")
    one = api(group(""), declared("A", ir.STRING))
    two = api(group(""), replace(declared("A", ir.STRING), at=there))

    joined = merge([one, two], Report()).types[ir.TypeId("#A")]

    assert (joined.at, joined.origins) == (AT, (there,))


# --- configure -----------------------------------------------------------------


def test_a_configured_server_replaces_those_of_the_source() -> None:
    settings = Settings(name="x", server="https://mine.example")

    model = configure(api(group(""), url="https://its.example"), settings, Report())

    assert [server.url for server in model.servers] == ["https://mine.example"]


def test_configured_auth_is_used_where_no_source_says_any() -> None:
    basic = ((ir.AuthUse(ir.AuthId("own")),),)
    root = group(
        "",
        operation("A", "GET /a"),
        operation("B", "GET /b", auth=basic),
        operation("C", "GET /c", auth=((),)),
    )
    settings = Settings(name="x", auth=("bearer",))

    model = configure(
        api(root, auths=(scheme("own", ir.AuthKind.BASIC),)), settings, Report()
    )

    bearer = ((ir.AuthUse(ir.AuthId("bearer")),),)
    assert [o.auth for o in ir.operations(model.root)] == [bearer, basic, ((),)]
    assert [a.id for a in model.auths] == ["own", "bearer"]


def test_configured_auth_is_the_source_s_own_scheme_if_it_has_one_of_the_kind() -> None:
    model = api(
        group("", operation("A", "GET /a")),
        auths=(scheme("token", ir.AuthKind.BEARER),),
    )

    model = configure(model, Settings(name="x", auth=("bearer",)), Report())

    (found,) = ir.operations(model.root)
    assert found.auth == ((ir.AuthUse(ir.AuthId("token")),),)
    assert len(model.auths) == 1


def test_configured_settings_count_for_the_source_s_own_scheme() -> None:
    own = replace(
        scheme("login", ir.AuthKind.OAUTH2),
        settings=(("scope", "a"), ("token_url", "https://old.example")),
    )
    given = {"oauth2": {"token_url": "https://new.example", "grant": "password"}}
    settings = Settings(name="x", auth=("oauth2",), auth_settings=given)

    model = configure(api(group(""), auths=(own,)), settings, Report())

    (found,) = model.auths
    assert found.id == "login"
    assert dict(found.settings) == {"scope": "a", **given["oauth2"]}


def test_an_unknown_way_to_authenticate_is_an_error() -> None:
    report = Report()

    configure(api(group("")), Settings(name="x", auth=("baerer",)), report)

    assert report.failed
    assert "'bearer'" in next(iter(report)).message


def test_patterns_choose_operations_and_idle_ones_are_named() -> None:
    report = Report()
    root = group("", *(operation("X", f"{m} /a") for m in ("GET", "POST", "DELETE")))
    settings = Settings(name="x", include=("* /a",), exclude=("DELETE *", "PATCH *"))

    model = configure(api(root), settings, report)

    assert [o.id for o in ir.operations(model.root)] == ["GET /a", "POST /a"]
    assert codes(report) == ["pattern-unused"]


# --- flatten -------------------------------------------------------------------


def derived(*fields: ir.Field, bases: tuple[str, ...]) -> ir.Record:
    return ir.Record(fields, bases=tuple(ref(f"#{base}") for base in bases))


def test_flatten_puts_the_fields_of_bases_first() -> None:
    model = api(
        group(""),
        declared("C", derived(field("c"), bases=("B",))),
        declared("B", derived(field("b"), bases=("A",))),
        declared("A", record(field("a"))),
    )

    model = flatten(model, Report())

    assert list(fields_of(model, "#C")) == ["a", "b", "c"]
    assert not any(
        isinstance(t, ir.Record) and t.bases
        for decl in model.types.values()
        for t in within(decl.type)
    )


def test_flatten_keeps_a_record_s_own_field_and_warns_of_another_type() -> None:
    report = Report()
    model = api(
        group(""),
        declared("A", record(field("x", INTEGER), field("y"))),
        declared("B", derived(field("x"), bases=("A",))),
    )

    fields = fields_of(flatten(model, report), "#B")

    assert list(fields) == ["x", "y"]
    assert fields["x"].type == ir.STRING
    assert codes(report) == ["base-conflict"]


@pytest.mark.parametrize("base", [ir.STRING, enum("cat", "dog")])
def test_flatten_takes_a_constant_for_what_its_base_only_gave_the_kind_of(
    base: ir.Type,
) -> None:
    report = Report()
    cat = ir.Const("cat", ScalarKind.STRING)
    model = api(
        group(""),
        declared("A", record(field("x", base))),
        declared("B", derived(field("x", cat), bases=("A",))),
        declared("C", derived(field("x", enum("cat")), bases=("A",))),
    )

    assert fields_of(flatten(model, report), "#B")["x"].type == cat
    assert codes(report) == []


@pytest.mark.parametrize("base", ["B", "Gone", "S"])
def test_flatten_leaves_out_bases_that_are_none_and_says_so(base: str) -> None:
    report = Report()
    model = api(
        group(""),
        declared("S", ir.STRING),
        declared("B", derived(field("b"), bases=(base,))),
    )

    model = flatten(model, report)

    assert list(fields_of(model, "#B")) == ["b"]
    assert codes(report) in (["base-cycle"], ["base-not-record"])


# --- refine --------------------------------------------------------------------


@pytest.mark.parametrize(
    "keys",
    [
        ("1", "22", "333"),
        ("2026-01-01", "2026-01-02"),
        ("0b7c31e6-8f5c-4a8e-9a57-0a2f1d6c3b11",),
        ("key_0", "key_1"),
    ],
)
def test_refine_takes_keys_that_are_data_for_a_map(keys: tuple[str, ...]) -> None:
    model = returning("X", "GET /x", record(*(field(key, INTEGER) for key in keys)))

    (found,) = ir.operations(refine(model, Report()).root)

    assert found.responses[0].body == json_body(ir.Map(INTEGER))


@pytest.mark.parametrize(
    ("keys", "value", "expected"),
    [
        (("a.txt", "src/b.py"), record(field("size", INTEGER)), ir.Map),
        (("hello_world.rb",), record(field("size", INTEGER)), ir.Map),
        (("a.txt", "b.py"), INTEGER, ir.Record),
        (("a.txt", "size"), record(field("size", INTEGER)), ir.Record),
        (("ann@x.example", "bob@x.example"), INTEGER, ir.Map),
        (("https://x.example/1", "http://x.example/2"), INTEGER, ir.Map),
        (("dolore4b2", "in_b3"), INTEGER, ir.Map),
        (("id_1", "in_2"), INTEGER, ir.Record),
        (("dolore4b2", "name"), INTEGER, ir.Record),
    ],
)
def test_refine_knows_files_addresses_and_made_up_words_for_data(
    keys: tuple[str, ...], value: ir.Type, expected: type
) -> None:
    model = returning("X", "GET /x", record(*(field(key, value) for key in keys)))

    (found,) = ir.operations(refine(model, Report()).root)

    assert found.responses[0].body is not None
    assert isinstance(found.responses[0].body.type, expected)


def test_refine_takes_drawn_keys_beside_known_ones_for_what_a_record_has_further() -> (
    None
):
    keys = ("issues", "key_0", "key_1")
    model = returning("X", "GET /x", record(*(field(key, INTEGER) for key in keys)))
    slots = ["GET /x/response/200", *(f"GET /x/response/200/{key}" for key in keys)]

    refined = refine(guessed(model, *slots), Report())

    (found,) = ir.operations(refined.root)
    expected = ir.Record((field("issues", INTEGER),), extra=INTEGER)
    assert found.responses[0].body == json_body(expected)
    assert refined.evidence["GET /x/response/200{}"].samples == 2


def test_refine_joins_the_values_of_a_map_into_one_record() -> None:
    one, two = record(field("a"), field("b")), record(field("a", INTEGER))
    model = returning("X", "GET /x", record(field("1", one), field("2", two)))
    model = guessed(
        model, "GET /x/response/200", "GET /x/response/200/1", "GET /x/response/200/2"
    )

    refined = refine(model, Report())

    (found,) = ir.operations(refined.root)
    a = field("a", ir.Union((ir.STRING, INTEGER)))
    b = field("b", required=False)
    assert found.responses[0].body == json_body(ir.Map(record(a, b)))
    assert refined.evidence["GET /x/response/200{}"].samples == 2
    assert "GET /x/response/200/1" not in refined.evidence


def test_refine_takes_many_keys_of_one_structure_for_a_map_but_not_many_numbers() -> (
    None
):
    names = [f"n{chr(97 + i)}" for i in range(20)]
    table = record(*(field(name, record(field("v"))) for name in names))
    report = record(*(field(name, INTEGER) for name in names))

    def kind(type: ir.Type) -> type:
        (found,) = ir.operations(refine(returning("X", "GET /x", type), Report()).root)
        body = found.responses[0].body
        assert body is not None
        return body.type.__class__

    assert kind(table) is ir.Map
    assert kind(report) is ir.Record


def test_refine_leaves_declared_records_alone() -> None:
    model = api(group(""), declared("A", record(field("1"), field("2"))))

    assert refine(model, Report()) == model


@pytest.mark.parametrize(
    ("examples", "form"),
    [
        (["2023-01-18T10:26:30+08:00"], "offset"),
        (["2023-01-18T10:26:30Z", "2024-02-29T00:00:00Z"], "z"),
        (["2023-01-18T10:26:30.123Z"], "z3"),
        (["2023-01-18T10:26:30.5Z", "2023-01-18T10:26:30Z"], "z"),
        (["2023-01-18T10:26:30"], "naive"),
        (["2023-01-18T10:26:30Z", "2023-01-18T10:26:30+01:00"], ""),
    ],
)
def test_refine_dates_a_declared_string_by_its_examples(
    examples: list[str], form: str
) -> None:
    values = tuple(ir.Value(example) for example in examples)
    model = api(group(""), declared("A", record(field("at", examples=values))))

    refined = refine(model, Report())

    assert fields_of(refined, "#A")["at"].type == datetime(form)
    assert refined.evidence["#A/at"].rule == "examples-datetime"
    assert refined.evidence["#A/at"].samples == len(examples)


@pytest.mark.parametrize(
    ("examples", "format"),
    [
        ([], None),
        (["2023-01-18"], None),
        (["2023-13-41T10:26:30Z"], None),
        (["2023-01-18T10:26:30Z", "soon"], None),
        (["2023-01-18T10:26:30Z", 3], None),
        (["2023-01-18T10:26:30Z"], "log-line"),
    ],
)
def test_refine_leaves_other_strings_strings(
    examples: list[str | int], format: str | None
) -> None:
    constraints = None if format is None else ir.Constraints(format=format)
    values = tuple(ir.Value(example) for example in examples)
    at = field("at", examples=values, constraints=constraints)
    model = api(group(""), declared("A", record(at)))

    assert refine(model, Report()) == model


# --- hoist ---------------------------------------------------------------------


def test_hoist_names_types_by_their_place() -> None:
    day = record(field("date"))
    model = api(
        group(
            "",
            operation(
                "Get report",
                "GET /r",
                query("kind", enum("a", "b"), doc="Which."),
                returns=record(field("days", ir.List(day))),
            ),
        ),
        declared("A", record(field("in", record(field("x"))))),
    )
    model = guessed(model, "GET /r/response/200", "GET /r/response/200/days[]")

    hoisted = hoist(model, Report())

    response = "GET /r/response/200"
    assert [(d.id, d.name, d.inferred) for d in hoisted.types.values()] == [
        ("#A", ir.Name("A"), False),
        ("#A/in", ir.Name("in", ir.Role.PROPERTY, "#A"), False),
        ("GET /r/query/kind", ir.Name("kind", ir.Role.PARAMETER, "GET /r"), False),
        (response, ir.Name("Get report", ir.Role.RESPONSE, "GET /r"), True),
        (f"{response}/days[]", ir.Name("days", ir.Role.ITEM, response), True),
    ]
    assert hoisted.types[ir.TypeId("GET /r/query/kind")].doc == "Which."


def test_hoist_gives_declarations_what_is_said_of_objects_inside() -> None:
    limits = ir.Constraints(min_properties=1)
    item = replace(record(field("x")), doc="One.", constraints=limits)
    model = api(group(""), declared("A", record(field("in", ir.List(item)))))

    made = hoist(model, Report()).types[ir.TypeId("#A/in[]")]

    assert (made.doc, made.constraints) == ("One.", limits)
    assert made.type == record(field("x"))
    assert isinstance(made.type, ir.Record)
    assert (made.type.doc, made.type.constraints) == ("", None)


def test_hoist_takes_a_declared_union_wherever_it_stands_inline() -> None:
    tag = ir.Tag("kind", (("cat", ir.TypeId("#Cat")), ("dog", ir.TypeId("#Dog"))))
    union = ir.Union((ir.Ref(ir.TypeId("#Cat")), ir.Ref(ir.TypeId("#Dog"))), tag)
    types = [declared(name, record(field("kind"))) for name in ("Cat", "Dog")]
    holder = declared("Home", record(field("pets", ir.List(union))))

    hoisted = hoist(api(group(""), *types, declared("Pet", union), holder), Report())

    assert list(hoisted.types) == ["#Cat", "#Dog", "#Pet", "#Home"]
    home = hoisted.types[holder.id].type
    assert isinstance(home, ir.Record)
    assert home.fields[0].type == ir.List(ir.Ref(ir.TypeId("#Pet")))


def test_after_hoist_records_and_enums_stand_only_under_declarations() -> None:
    deep = ir.Map(
        ir.List(ir.nullable(record(field("e", ir.Union((enum("a"), INTEGER))))))
    )
    model = api(
        group("", operation("X", "GET /x", returns=deep)),
        declared("A", ir.Union((record(field("a")), record(field("b"))))),
    )

    hoisted = hoist(model, Report())

    inside = [
        inner
        for decl in hoisted.types.values()
        for child in ir.children(decl.type)
        for inner in within(child)
    ]
    (found,) = ir.operations(hoisted.root)
    assert found.responses[0].body is not None
    inside.extend(within(found.responses[0].body.type))
    assert not any(isinstance(type, ir.Record | ir.Enum) for type in inside)
    assert len(hoisted.types) == 5
    assert hoist(hoisted, Report()) == hoisted


def test_hoist_names_the_kinds_of_a_union_by_their_tags() -> None:
    text = record(field("type"), field("text"))
    image = record(field("type"), field("url"))
    unnamed = ir.TypeId("")
    blocks = ir.Union(
        (text, image), ir.Tag("type", (("text", unnamed), ("image", unnamed)))
    )
    model = answer(record(field("blocks", ir.List(blocks))))

    at = "GET /x/response/200/blocks[]"
    ids = ir.TypeId(f"{at}#2"), ir.TypeId(f"{at}#3")
    assert model.types[ir.TypeId(at)].type == ir.Union(
        (ir.Ref(ids[0]), ir.Ref(ids[1])),
        ir.Tag("type", (("text", ids[0]), ("image", ids[1]))),
    )
    names = [model.types[id].name for id in ids]
    assert names == [
        ir.Name("text_blocks", ir.Role.ITEM, at),
        ir.Name("image_blocks", ir.Role.ITEM, at),
    ]


def test_hoist_declares_equal_types_of_one_slot_once_and_others_apart() -> None:
    def failure(code: str, type: ir.Type) -> ir.ErrorCase:
        status = ir.Status.exactly(400)
        return ir.ErrorCase(at=AT, status=status, code=code, body=json_body(type))

    errors = tuple(
        failure(code, record(field(wire)))
        for code, wire in (("1", "a"), ("2", "a"), ("3", "b"))
    )
    model = api(group("", operation("X", "GET /x", errors=errors)))

    assert list(hoist(model, Report()).types) == [
        "GET /x/response/400",
        "GET /x/response/400#2",
    ]


def test_what_an_operation_takes_has_the_types_of_its_message() -> None:
    kinds, sizes = enum("a", "b"), ir.List(enum("x", "y"))
    asked = declared("Ask", record(field("Kind", kinds), field("sizes", sizes)))
    body = json_body(record(field("sizes", sizes), field("more", enum("z"))))
    root = group(
        "", operation("Ask", "POST /ask", query("kind", kinds), bodies=(body,))
    )
    sent = ir.Message(at=AT, type=asked.id, operations=("POST /ask",))
    model = replace(api(root, asked), messages=(sent,))

    hoisted = hoist(model, Report())

    assert list(hoisted.types) == [
        "#Ask",
        "#Ask/Kind",
        "#Ask/sizes[]",
        "POST /ask/request",
        "POST /ask/request/more",
    ]
    (found,) = ir.operations(hoisted.root)
    assert found.parameters[0].type == ref("#Ask/Kind")


# --- unify ---------------------------------------------------------------------


def answer(type: ir.Type, name: str = "Get it", id: str = "GET /x") -> ir.Api:
    """An inferred answer, hoisted."""
    model = returning(name, id, type)
    slots = list(_slots(type, f"{id}/response/200"))
    return hoist(guessed(model, *slots), Report())


def _slots(type: ir.Type, slot: str) -> Iterator[str]:
    yield slot
    match type:
        case ir.Record(fields):
            for inner in fields:
                yield from _slots(inner.type, f"{slot}/{inner.wire}")
        case ir.List(item):
            yield from _slots(item, f"{slot}[]")
        case _:
            return


def test_unify_joins_equal_shapes_that_share_a_word_and_calls_them_by_it() -> None:
    plan, other = record(*THREE), record(*THREE, field("d"))
    model = answer(
        record(
            field("plan_base", plan),
            field("plan_zoom_rooms", ir.List(plan)),
            field("large_plan", plan),
            field("plan_phone", record(field("plan_base", other))),
        )
    )

    joined = unify(model, Report())

    at = "GET /x/response/200"
    fields = fields_of(joined, at)
    one = fields["plan_base"].type
    assert isinstance(one, ir.Ref)
    assert fields["plan_zoom_rooms"].type == ir.List(one)
    assert fields["large_plan"].type == one
    assert joined.types[one.id].name == ir.Name(
        "plan",
        ir.Role.PROPERTY,
        at,
        ("plan_base", "plan_zoom_rooms", "large_plan"),
    )
    own = joined.types[ir.TypeId(f"{at}/plan_phone/plan_base")]
    assert own.name.text == "plan_base"
    assert own.type == other


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (record(*THREE), record(*THREE[:2], field("c"))),
        (record(*THREE), record(*THREE[:2], field("c", INTEGER, required=False))),
        (record(*THREE), record(*THREE, field("d"))),
        (record(*THREE[:2]), record(*THREE[:2])),
    ],
)
def test_unify_keeps_different_and_small_shapes_apart(
    one: ir.Record, two: ir.Record
) -> None:
    model = answer(record(field("plan_a", one), field("plan_b", two)))

    assert unify(model, Report()) == model


@pytest.mark.parametrize(
    ("one", "two"), [("host", "guest"), ("data_of_host", "data_of_guest")]
)
def test_unify_keeps_names_apart_that_share_no_telling_word(one: str, two: str) -> None:
    model = answer(record(field(one, record(*THREE)), field(two, record(*THREE))))

    assert unify(model, Report()) == model


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("access_control", "access_control", 1),
        ("access_control", "door_control", 2),
        ("control", "control", 2),
        ("data_list", "data_list", 2),
    ],
)
def test_unify_joins_small_shapes_only_by_equal_names_that_tell(
    one: str, two: str, count: int
) -> None:
    small = record(field("enable"), field("ranges"))
    model = answer(
        record(
            field("a", record(field(one, small))), field("b", record(field(two, small)))
        )
    )

    found = unify(model, Report()).types.values()

    assert [decl.type for decl in found].count(small) == count


def test_unify_keeps_the_order_of_fields_out_of_it() -> None:
    model = answer(
        record(
            field("plan_a", record(*THREE)), field("plan_b", record(*reversed(THREE)))
        )
    )

    assert len(unify(model, Report()).types) == 2


def test_unify_joins_what_stands_in_joined_types() -> None:
    def shape() -> ir.Record:
        return record(field("a"), field("b"), field("in", record(field("x"))))

    model = answer(record(field("plan_a", shape()), field("plan_b", shape())))

    joined = unify(model, Report())

    assert [decl.name.text for decl in joined.types.values()] == [
        "Get it",
        "plan",
        "in",
    ]
    assert check(joined, Report()) == joined


def test_unify_leaves_declared_types_alone() -> None:
    model = api(
        group(""), declared("PlanA", record(*THREE)), declared("PlanB", record(*THREE))
    )

    assert unify(model, Report()) == model


def test_unify_does_not_depend_on_the_order_of_types() -> None:
    plan = record(*THREE)
    wires = ["plan_base", "base_room", "room_plan", "plan_x", "room_y", "other"]
    model = answer(record(*(field(wire, plan) for wire in wires)))
    expected = unify(model, Report())

    decls = list(model.types.items())
    for first in range(len(decls)):
        turned = dict(reversed([*decls[first:], *decls[:first]]))
        shuffled = unify(replace(model, types=turned), Report())
        assert dict(sorted(shuffled.types.items())) == dict(
            sorted(expected.types.items())
        )
        assert shuffled.root == expected.root
    assert unify(expected, Report()) == expected


def test_unify_keeps_every_place() -> None:
    there = Pointer("b.json")
    other = replace(field("plan_b", record(*THREE)), at=there)
    model = answer(record(field("plan_a", record(*THREE)), other))

    joined = unify(model, Report())

    plan = joined.types[ir.TypeId("GET /x/response/200/plan_a")]
    assert (plan.at, plan.origins) == (AT, (there,))


# --- paginate ------------------------------------------------------------------


def paged(items: tuple[str, ...], returns: ir.Type) -> ir.Api:
    pagination = ir.Pagination(at=AT, paging=ir.Paging.LINK, items=items, next="next")
    found = operation("X", "GET /x", returns=returns, pagination=pagination)
    return api(group("", found), declared("P", record(field("in", ir.List(ir.ANY)))))


@pytest.mark.parametrize(
    ("items", "returns"),
    [
        ((), ir.List(ir.STRING)),
        (("in",), ref("#P")),
        (("in",), ir.nullable(ref("#P"))),
        (("a", "in"), record(field("a", ref("#P")))),
    ],
)
def test_paging_over_a_list_is_kept(items: tuple[str, ...], returns: ir.Type) -> None:
    report, model = Report(), paged(items, returns)

    assert paginate(model, report) == model
    assert len(report) == 0


@pytest.mark.parametrize(
    ("items", "returns"), [(("no",), ref("#P")), ((), ref("#P")), (("x",), ir.STRING)]
)
def test_paging_over_what_is_no_list_is_given_up_with_a_warning(
    items: tuple[str, ...], returns: ir.Type
) -> None:
    report = Report()

    (found,) = ir.operations(paginate(paged(items, returns), report).root)

    assert found.pagination is None
    assert codes(report) == ["pagination-items"]


USERS = field("users", ir.List(record(field("id"))))


def asked_for(node: ir.Operation, said: str = "proposed", *at: str) -> ir.Operation:
    """`node` with a word of specloom.yaml for its pages."""
    place = Pointer("specloom.yaml", ("clients", "x", "pagination", *at))
    return replace(node, pagination=ir.pagination(said, place))


def found_for(node: ir.Operation, *types: ir.TypeDecl) -> ir.Pagination | None:
    """The pagination that is found for `node` where it is asked for."""
    model = api(group("", asked_for(node)), *types)
    (found,) = ir.operations(paginate(model, Report()).root)
    return found.pagination


def test_likely_paging_is_proposed_and_never_switched_on() -> None:
    report = Report()
    answer_ = record(field("next_page_token"), USERS)
    found = operation("X", "GET /x", query("next_page_token"), returns=answer_)

    model = api(group("", found))

    assert paginate(model, report) == model
    assert codes(report) == ["pagination-proposed"]
    (line,) = map(str, report)
    assert "'next_page_token'" in line
    assert "'pagination: proposed' switches it on" in line


def test_a_cursor_that_no_answer_gives_is_no_proposal() -> None:
    report = Report()
    found = operation("X", "GET /x", query("cursor"), returns=record(USERS))

    model = api(group("", found))

    assert paginate(model, report) == model
    assert codes(report) == ["pagination-unclear"]
    assert found_for(found) is None


def test_a_cursor_is_taken_from_where_other_operations_take_theirs() -> None:
    report = Report()
    shown = record(field("next_token"), USERS)
    returns: list[ir.Type] = [shown, shown, record(USERS), ir.List(ir.STRING)]
    nodes = [
        operation(
            "X", f"GET /{index}", query("token"), query("next_token"), returns=one
        )
        for index, one in enumerate(returns)
    ]
    model = api(group("", *map(asked_for, nodes)))

    found = [n.pagination for n in ir.operations(paginate(model, report).root)]

    assert [one and one.next_path for one in found] == [("next_token",)] * 3 + [None]
    assert codes(report) == ["pagination-unclear"]


def test_what_is_asked_for_by_name_and_not_found_is_a_warning() -> None:
    report = Report()
    found = operation("X", "GET /x", returns=record(USERS))
    model = api(group("", asked_for(found, "proposed", "GET /x")))

    (left,) = ir.operations(paginate(model, report).root)
    assert left.pagination is None
    assert codes(report) == ["pagination-unknown"]

    quiet = Report()
    paginate(api(group("", asked_for(found, "proposed", "GET *"))), quiet)
    assert len(quiet) == 0


@pytest.mark.parametrize(
    ("names", "fields", "parameter", "path"),
    [
        (["page_token"], [field("nextPageToken")], "page_token", "nextPageToken"),
        (["cursor"], [field("cursor"), field("next_cursor")], "cursor", "next_cursor"),
        (["limit", "cursor"], [field("cursor")], "cursor", "cursor"),
        (
            ["after"],
            [field("paging", record(field("cursors", record(field("after")))))],
            "after",
            "paging/cursors/after",
        ),
        (
            ["page_number", "next_page_token"],
            [field("page_number", INTEGER), field("next_page_token")],
            "next_page_token",
            "next_page_token",
        ),
        (["offset"], [field("offset")], "offset", "offset"),
        (
            ["starting_after"],
            [field("has_more", BOOLEAN)],
            "starting_after",
            "users/-1/id",
        ),
    ],
)
def test_a_cursor_is_found_with_what_it_is_taken_from(
    names: list[str], fields: list[ir.Field], parameter: str, path: str
) -> None:
    returns = record(*fields, USERS)

    found = found_for(operation("X", "GET /x", *map(query, names), returns=returns))

    assert found is not None
    assert found.paging is ir.Paging.CURSOR
    assert (found.parameter, found.next_path) == (parameter, tuple(path.split("/")))
    assert found.items == ("users",)
    assert found.size == ("limit" if "limit" in names else "")


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ([field("next", ir.NULL), field("previous", ir.NULL)], "next"),
        ([field("@odata.nextLink")], "@odata.nextLink"),
        (
            [field("_links", record(field("next", record(field("href")))))],
            "_links/next/href",
        ),
        ([field("meta", record(field("next_page_url", ir.ANY)))], "meta/next_page_url"),
    ],
)
def test_the_url_of_the_next_page_is_found(fields: list[ir.Field], path: str) -> None:
    returns = record(*fields, USERS)
    node = operation("X", "GET /x", query("page", INTEGER), returns=returns)

    found = found_for(node)

    assert found is not None
    assert (found.paging, found.next_path) == (ir.Paging.URL, tuple(path.split("/")))


@pytest.mark.parametrize(("shown", "paged"), [("https://h/x?p=2", True), ("3", False)])
def test_samples_tell_a_url_from_a_word(shown: str, paged: bool) -> None:
    example = ir.Example(at=AT, response=ir.Value({"next": shown, "users": []}))
    returns = record(field("next"), USERS)

    found = found_for(operation("X", "GET /x", returns=returns, examples=(example,)))

    assert (found is not None) == paged


@pytest.mark.parametrize(
    ("shown", "paging"),
    [
        ('<https://h/x?page=2>; rel="next", </x>; rel="last"', ir.Paging.LINK),
        ('</licence>; rel="license"; title="next"', ir.Paging.PAGE),
    ],
)
def test_a_link_header_to_the_next_page_is_found(shown: str, paging: ir.Paging) -> None:
    header = ir.Parameter(
        at=AT,
        wire="Link",
        place=ir.Place.HEADER,
        type=ir.STRING,
        examples=(ir.Value(shown),),
    )
    node = operation("X", "GET /x", query("page"), returns=record(USERS))
    answers = tuple(replace(one, headers=(header,)) for one in node.responses)

    found = found_for(replace(node, responses=answers))

    assert found is not None
    assert found.paging is paging


def test_offsets_and_pages_are_found_with_what_ends_them() -> None:
    meta = field("meta", record(field("total_count", INTEGER), field("pages", INTEGER)))
    more = field("hasMore", BOOLEAN)
    returns = record(meta, more, USERS)
    offset = found_for(
        operation("X", "GET /x", query("$skip"), query("$top"), returns=returns)
    )
    page = found_for(
        operation("X", "GET /x", query("per_page"), query("page"), returns=returns)
    )

    assert offset is not None
    assert page is not None
    assert (offset.paging, offset.parameter, offset.size) == (
        ir.Paging.OFFSET,
        "$skip",
        "$top",
    )
    assert (page.paging, page.parameter, page.size) == (
        ir.Paging.PAGE,
        "page",
        "per_page",
    )
    for one in (offset, page):
        assert one.total_path == ("meta", "total_count")
        assert one.more_path == ("hasMore",)
    assert page.pages_path == ("meta", "pages")


@pytest.mark.parametrize(
    ("wire", "shown", "first"),
    [
        ("page", "0", 0),
        ("page", "1", None),
        ("page", "3", None),
        ("startIndex", "1", 1),
        ("offset", "1", None),
    ],
)
def test_what_is_shown_tells_where_the_counting_begins(
    wire: str, shown: str, first: int | None
) -> None:
    given = replace(query(wire), examples=(ir.Value(shown),))

    found = found_for(operation("X", "GET /x", given, returns=record(USERS)))

    assert found is not None
    assert found.first == first


@pytest.mark.parametrize(
    ("node", "why"),
    [
        (operation("X", "GET /x", query("page", DATE), returns=record(USERS)), "a day"),
        (operation("X", "GET /x", query("start"), returns=record(USERS)), "no size"),
        (
            operation("X", "GET /x", query("page"), returns=record(field("a"))),
            "no list",
        ),
        (operation("X", "DELETE /x", query("page"), returns=record(USERS)), "no query"),
        (operation("X", "POST /x", query("page"), returns=record(USERS)), "unsure"),
        (
            operation(
                "X",
                "GET /x",
                query("page"),
                returns=record(
                    field("a", ir.List(ir.STRING)), field("b", ir.List(ir.STRING))
                ),
            ),
            "two lists",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_unlikely_to_be_paging_is_not_proposed(
    node: ir.Operation, why: str
) -> None:
    assert found_for(node) is None


@pytest.mark.parametrize(
    ("path", "fields", "items"),
    [
        (
            "GET /a/users",
            [field("owners", ir.List(record(field("x")))), USERS],
            "users",
        ),
        ("GET /a", [field("errors", ir.List(ir.STRING)), USERS], "users"),
        ("GET /a", [field("tags", ir.List(ir.STRING)), USERS], "users"),
        ("GET /a", [field("data", record(USERS))], "data/users"),
    ],
)
def test_the_list_of_a_page_is_told_from_others(
    path: str, fields: list[ir.Field], items: str
) -> None:
    node = operation("X", path, query("page", INTEGER), returns=record(*fields))

    found = found_for(node)

    assert found is not None
    assert found.items == tuple(items.split("/"))


def test_a_search_by_post_is_paged_by_its_body() -> None:
    body = json_body(record(field("start_cursor"), field("page_size", INTEGER)))
    returns = record(field("next_cursor"), field("has_more", BOOLEAN), USERS)

    found = found_for(operation("X", "POST /x", returns=returns, bodies=(body,)))

    assert found is not None
    assert (found.parameter, found.size) == ("start_cursor", "page_size")


def test_a_parameter_that_is_not_there_is_named_with_the_nearest() -> None:
    report = Report()
    said = {"items": "/users", "cursor": "cursr", "next": "/nxt"}
    node = operation("X", "GET /x", query("cursor"), returns=record(USERS))
    node = replace(node, pagination=ir.pagination(dict(said), AT))

    (found,) = ir.operations(paginate(api(group("", node)), report).root)

    assert found.pagination is None
    assert codes(report) == ["pagination-parameter"]
    assert "did you mean 'cursor'?" in str(next(iter(report)))


def test_a_place_that_no_answer_shows_is_noted_and_kept() -> None:
    report = Report()
    said = {"items": "/users", "cursor": "cursor", "next": "/nxt"}
    node = operation("X", "GET /x", query("cursor"), returns=record(USERS))
    node = replace(node, pagination=ir.pagination(dict(said), AT))

    (found,) = ir.operations(paginate(api(group("", node)), report).root)

    assert found.pagination == node.pagination
    assert codes(report) == ["pagination-path"]


def test_the_last_pattern_says_how_an_operation_is_paged() -> None:
    words: dict[str, Json] = {
        "*": "proposed",
        "GET /b": {"items": "/users", "page": "page"},
        "GET /c": "none",
        "GET /zz": "proposed",
    }
    report = Report()
    declared_ = ir.Pagination(at=AT, paging=ir.Paging.LINK, items=("users",))
    nodes = [
        operation("X", f"GET /{name}", returns=record(USERS), pagination=declared_)
        for name in "abc"
    ]
    patch = ir.Patch(at=AT, target="GET /b", pagination=declared_)
    model = replace(api(group("", *nodes)), patches=(patch,))

    settings = Settings(name="x", pagination=words)
    changed = configure(model, settings, report)

    kinds = [n.pagination and n.pagination.paging for n in ir.operations(changed.root)]
    assert kinds == [ir.Paging.LINK, ir.Paging.PAGE, ir.Paging.NONE]
    assert changed.patches[0].pagination is None
    assert codes(report) == ["pattern-unused"]


# --- check ---------------------------------------------------------------------


def test_a_reference_to_nothing_becomes_one_alias_with_one_warning() -> None:
    report = Report()
    model = api(
        group("", operation("X", "GET /x", query("a", ref("#Gone")))),
        declared("A", record(field("a", ref("#Gone")), field("b", ref("#Gone")))),
    )

    model = check(model, report)

    assert model.types[ir.TypeId("#Gone")].type == ir.ANY
    assert model.types[ir.TypeId("#Gone")].name == ir.Name("Gone")
    assert codes(report) == ["unresolved-reference"]


def test_braces_and_path_parameters_are_made_to_agree() -> None:
    report = Report()
    found = operation(
        "X", "GET /a/{b}/{c}", replace(path("b"), required=False), path("d"), query("e")
    )

    (found,) = ir.operations(check(api(group("", found)), report).root)

    assert [(p.place.value, p.wire, p.required) for p in found.parameters] == [
        ("path", "b", True),
        ("query", "e", False),
        ("path", "c", True),
    ]
    assert codes(report) == ["path-parameter-unused", "path-parameter-missing"]


def test_parameters_stand_once_and_headers_go_by_any_case() -> None:
    report = Report()
    header = ir.Parameter(at=AT, wire="X-A", place=ir.Place.HEADER, type=ir.STRING)
    found = operation(
        "X", "GET /x", query("a"), query("A"), header, replace(header, wire="x-a")
    )

    (found,) = ir.operations(check(api(group("", found)), report).root)

    assert [p.wire for p in found.parameters] == ["a", "A", "X-A"]
    assert codes(report) == ["duplicate-parameter"]


def test_a_second_operation_of_one_id_gets_another() -> None:
    report = Report()
    root = group("", operation("X", "GET /x"), operation("Y", "GET /x"))

    model = check(api(root), report)

    assert [o.id for o in ir.operations(model.root)] == ["GET /x", "GET /x#2"]
    assert codes(report) == ["duplicate-operation"]


def test_inferred_types_that_nothing_uses_are_dropped_and_declared_ones_kept() -> None:
    model = answer(record(field("a", record(*THREE))))
    loose = replace(model.types[ir.TypeId("GET /x/response/200")], id=ir.TypeId("x"))
    kept = declared("Kept", Scalar(ScalarKind.STRING))
    types = {**model.types, loose.id: loose, kept.id: kept}

    found = check(replace(model, types=types), Report())

    assert list(found.types) == [
        "GET /x/response/200",
        "GET /x/response/200/a",
        "#Kept",
    ]
