"""What things are called in Python."""

from __future__ import annotations

import ast
import keyword
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.passes.hoist import hoist
from specloom.targets.python import emit
from specloom.targets.python.homes import RUNTIME
from specloom.targets.python.words import CLASSES

from . import building as b


def names(
    api: ir.Api, held: dict[str, str] | None = None, **renames: str
) -> dict[str, str]:
    """The names that `api` gets."""
    settings = Settings(name="test", renames={k: v for k, v in renames.items()})
    return dict(emit(api, settings, held or {}, Report()).names)


def test_a_response_goes_by_its_operation_without_the_verb() -> None:
    found = names(b.zoom())

    assert found["GET /report/daily/response/200"] == "DailyUsageReport"
    assert found["GET /accounts/{accountId}/plans/response/200"] == (
        "AccountPlanInformation"
    )


def test_a_response_without_a_reading_verb_is_called_so() -> None:
    batch = "POST /webinars/{webinarId}/batch_registrants"

    assert (
        names(b.zoom())[f"{batch}/response/200"] == "PerformBatchRegistrationResponse"
    )


def test_a_plain_name_has_its_holder_in_front() -> None:
    assert names(b.zoom())["GET /report/daily/response/200/dates[]"] == (
        "DailyUsageReportDate"
    )


def test_rivals_have_their_holders_in_front() -> None:
    found = names(b.zoom())
    batch = "POST /webinars/{webinarId}/batch_registrants"

    assert (
        found[f"{batch}/request/registrants[]"] == "PerformBatchRegistrationRegistrant"
    )
    assert found[f"{batch}/response/200/registrants[]"] == (
        "PerformBatchRegistrationResponseRegistrant"
    )


def test_an_item_of_an_answer_that_has_a_rival_is_called_so() -> None:
    answer = "POST /seats/response/200"
    role, name = ir.Role.ITEM, ir.Name("SeatsRequest")
    item = ir.TypeDecl(
        at=b.AT,
        id=ir.TypeId(f"{answer}[]"),
        name=replace(name, role=role, holder="POST /seats"),
        type=b.record(b.field("row")),
        inferred=True,
    )
    given = b.declared("SeatsRequest", b.record(b.field("hall")))
    call = b.operation("SeatsRequest", "POST /seats", returns=ir.List(ir.Ref(item.id)))

    found = names(b.api(b.group("", call), given, item))

    assert found[given.id] == "SeatsRequest"
    assert found[item.id] == "SeatsRequestItem"


def test_a_joined_type_is_a_rival_by_every_name_it_went_by() -> None:
    found = names(b.zoom())
    plans = "GET /accounts/{accountId}/plans/response/200"

    assert found[f"{plans}/plan_base"] == "Plan"
    assert found[f"{plans}/plan_phone/plan_base"] == "PlanPhonePlanBase"


def test_names_that_would_clash_get_an_underscore() -> None:
    found = names(b.ccc())

    assert found["#GetServiceUserUsageResponse.list"] == "list_"
    assert found["#GetServiceUserUsageResponse.date"] == "date"
    assert names(b.webex())["GET /meetingReports/usage?query:from"] == "from_"


def test_members_are_named_by_the_first_way_that_keeps_them_apart() -> None:
    types = (
        b.declared("A", b.enum("very good", "bad")),
        b.declared("B", b.enum("a+", "a-", "a")),
        b.declared("C", b.enum("x", "X")),
        b.declared("D", b.enum(1, -1)),
    )
    found = names(b.api(b.group(""), *types))

    assert [v for k, v in found.items() if k.startswith("#A=")] == ["BAD", "VERY_GOOD"]
    assert found["#B='a+'"] == "A_PLUS"
    assert found["#B='a'"] == "A"
    assert {found["#C='x'"], found["#C='X'"]} == {"VALUE_1", "VALUE_2"}
    assert found["#D=-1"] == "MINUS_1"


def test_held_names_stay_when_rivals_come() -> None:
    api = b.zoom()
    plans = "GET /accounts/{accountId}/plans/response/200"
    held = names(api)
    newcomer = b.inferred(
        "new", ir.Name("plan_audio", ir.Role.PROPERTY, plans), b.record(b.field("x"))
    )
    rival = b.declared("DailyUsageReport", b.record(b.field("x")))
    types = {**api.types, newcomer.id: newcomer, rival.id: rival}

    found = names(replace(api, types=types), held)

    assert {k: found[k] for k in held} == held
    assert found["#DailyUsageReport"] != "DailyUsageReport"


def test_a_rename_beats_what_was_held() -> None:
    settings = Settings(name="test", renames={"#PeriodType": "Period"})

    product = emit(b.ccc(), settings, {"#PeriodType": "PeriodType"}, Report())

    assert product.names["#PeriodType"] == "Period"


def test_a_rename_that_is_no_identifier_is_refused() -> None:
    report = Report()
    settings = Settings(name="test", renames={"#PeriodType": "no name"})

    product = emit(b.ccc(), settings, {}, report)

    assert product.names["#PeriodType"] == "PeriodType"
    assert "rename-refused" in {d.code for d in report}


def test_names_do_not_depend_on_the_order_of_types() -> None:
    api = b.zoom()
    turned = replace(api, types=dict(reversed(list(api.types.items()))))

    assert names(api) == names(turned)


def test_fields_that_clash_flatten_nothing() -> None:
    body = b.json_body(b.ref("#Body"))
    call = b.operation("Do", "POST /{id}", b.path("id"), bodies=(body,))
    api = b.api(b.group("", call), b.declared("Body", b.record(b.field("id"))))

    assert names(api)["POST /{id}?body:"] == "body"


def test_a_made_up_name_leaves_the_sources_names_alone() -> None:
    record = b.record(*map(b.field, ("", "field", "2fa", "value_2fa", "field_2fa")))
    found = names(b.api(b.group(""), b.declared("R", record)))

    assert found["#R.field"] == "field"
    assert found["#R."] == "field2"
    assert found["#R.field_2fa"] == "field_2fa"
    assert found["#R.2fa"] != "field_2fa"


def test_what_is_a_name_as_it_stands_keeps_it() -> None:
    wires = ("userId", "user_id", "Id", "id", "ID", "user-id")
    record = b.declared("R", b.record(*map(b.field, wires)))
    call = b.operation("Do", "GET /do", *map(b.query, wires))
    found = names(b.api(b.group("", call), record))

    for prefix in ("#R.", "GET /do?query:"):
        assert found[f"{prefix}user_id"] == "user_id"
        assert found[f"{prefix}id"] == "id"


def test_a_held_made_up_name_stays() -> None:
    record = b.record(b.field(""), b.field("field"))
    api = b.api(b.group(""), b.declared("R", record))

    found = names(api, {"#R.": "field"})

    assert found["#R."] == "field"
    assert found["#R.field"] != "field"


def test_the_plain_words_are_preferred_where_no_rival_wants_them() -> None:
    alone = b.declared("A", b.record(b.field("__class__")))
    beside = b.declared("B", b.record(b.field("__class__"), b.field("class")))
    found = names(b.api(b.group(""), alone, beside))

    assert found["#A.__class__"] == "class_"
    assert found["#B.class"] == "class_"
    assert found["#B.__class__"].startswith("underscore")


def test_long_texts_make_names_of_a_sensible_length() -> None:
    text = " ".join(["extraordinarily", "wordy"] * 20)[:300]
    texts = (text, "x" * 300, f"{text} too", "x" * 300 + "y", "A B " * 75)
    calls = [
        b.operation(t, f"GET /{i}/{{{t}}}", b.path(t), *map(b.query, texts))
        for i, t in enumerate(texts)
    ]
    groups = [
        b.group(t, c, groups=[b.group(t)]) for t, c in zip(texts, calls, strict=True)
    ]
    types = [b.declared(t, b.record(*map(b.field, texts))) for t in texts]
    types += [b.declared(f"E{t}", b.enum(*texts)) for t in texts]
    types += [b.declared(f"T{i}", b.record()) for i in range(60)]
    inner, holder = [], types[0].id
    for depth in range(6):
        name = ir.Name("data", ir.Role.PROPERTY, holder)
        decl = b.inferred(f"{holder}/data", name, b.record(b.field(str(depth))))
        inner.append(decl)
        holder = decl.id
    api = b.api(b.group("", groups=groups), *types, *inner)
    turned = replace(api, types=dict(reversed(list(api.types.items()))))

    product = emit(api, Settings(name="test"), {}, Report())

    assert max(map(len, product.names.values())) <= 70
    assert max(map(len, product.files)) <= 100
    assert names(turned) == product.names


def test_no_module_has_a_name_that_means_something_else() -> None:
    groups = [b.group("AUX"), b.group("Else")]
    files = emit(
        b.api(b.group("", groups=groups)), Settings(name="test"), {}, Report()
    ).files

    assert "groups/aux_.py" in files
    assert "groups/else_.py" in files


def test_no_class_of_a_group_stands_for_anything_else() -> None:
    texts = (
        *("client", "Users", "users raw", "Async users", "users group", "async"),
        *("Sequence", "Json value", "raw", "Async raw", "UUID"),
    )
    groups = [b.group(t, b.operation("a", f"GET /{t}")) for t in texts]
    files = emit(
        b.api(b.group("", groups=groups), url="https://a.example"),
        Settings(name="test"),
        {},
        Report(),
    ).files

    made = [
        node.name
        for path, text in files.items()
        if path.startswith("groups/")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    ]
    assert len(set(made)) == len(made) == 4 * len(texts)
    assert not {*made} & (RUNTIME | CLASSES)


@given(st.lists(st.text(max_size=8), unique=True, min_size=1, max_size=6))
def test_every_name_is_a_legal_one_of_its_own(texts: list[str]) -> None:
    types = (
        b.declared("R", b.record(*(b.field(text) for text in texts))),
        b.declared("E", b.enum(*texts)),
        *(b.declared(text, b.record()) for text in texts if text not in ("R", "E")),
    )
    calls = (
        b.operation(text, f"GET /{i}", *(b.query(t) for t in texts))
        for i, text in enumerate(texts)
    )
    found = names(b.api(b.group("", *calls), *types))

    for name in found.values():
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
    for prefix in ("#R.", "#E=", "GET /0?"):
        scope = [v for k, v in found.items() if k.startswith(prefix)]
        assert len(set(scope)) == len(texts)


def test_no_class_hides_a_name_of_the_runtime() -> None:
    groups = [
        b.group(name, b.operation("Get it", f"GET /{name}"))
        for name in ("Response", "Plain client")
    ]
    api = b.api(b.group("", groups=groups), url="https://a.example")

    def classes(name: str) -> set[str]:
        files = emit(api, Settings(name=name), {}, Report()).files
        trees = [ast.parse(text) for path, text in files.items() if path[-3:] == ".py"]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        return {node.name for node in nodes if isinstance(node, ast.ClassDef)}

    assert classes("plain") >= {"PlainClient", "PlainClientGroup", "ResponseGroup"}
    for name in ("http", "sync", "async_", "plain"):
        assert not classes(name) & RUNTIME


def alternatives(holder: str, *members: ir.Type) -> dict[str, str]:
    """The names that the types get which stand inline in a declared union."""
    api = hoist(
        b.api(b.group(""), b.declared(holder, ir.Union((*members, ir.STRING)))),
        Report(),
    )
    return {id: name for id, name in names(api).items() if id in api.types}


def test_the_only_object_among_alternatives_is_called_so() -> None:
    found = alternatives("Address", b.record(b.field("street")))

    assert set(found.values()) == {"Address", "AddressObject"}


def test_what_stands_in_the_only_object_goes_by_the_name_of_the_whole() -> None:
    inner = b.record(b.field("data", b.record(b.field("id"))))

    assert "AddressData" in alternatives("Address", inner).values()


def test_alternatives_go_by_the_value_that_tells_them_apart() -> None:
    found = alternatives(
        "Shape",
        b.record(b.field("kind", b.enum("round")), b.field("size")),
        b.record(b.field("kind", b.enum("flat")), b.field("size")),
    )

    assert {"ShapeRound", "ShapeFlat"} <= set(found.values())


def test_alternatives_without_such_a_value_go_by_a_key_that_no_other_has() -> None:
    found = alternatives(
        "Phase",
        b.record(b.field("note"), b.field("stage")),
        b.record(b.field("note"), b.field("hint", required=False), b.field("name")),
    )

    assert {"PhaseStage", "PhaseName"} <= set(found.values())


def test_alternatives_that_nothing_tells_apart_are_numbered() -> None:
    found = alternatives(
        "Pair", b.record(b.field("one")), b.record(b.field("one", b.INTEGER))
    )

    assert {"Pair2", "Pair3"} <= set(found.values())


def test_enums_among_alternatives_go_by_the_kind_of_their_values() -> None:
    numbers = replace(b.enum(3, 4), kind=ir.ScalarKind.INTEGER)
    found = alternatives("Size", b.enum("s", "m"), numbers)

    assert {"SizeText", "SizeNumber"} <= set(found.values())


def test_an_item_called_like_its_list_is_called_an_item() -> None:
    listed = b.declared("Status", ir.List(b.record(b.field("id"))))
    counted = b.declared("Metadata", ir.Map(b.record(b.field("id"))))
    api = hoist(b.api(b.group(""), listed, counted), Report())

    found = names(api)

    assert found["#Status[]"] == "StatusItem"
    assert found["#Metadata{}"] == "MetadataValue"


def test_alternatives_are_told_apart_within_lists_too() -> None:
    found = alternatives(
        "Choice",
        ir.List(b.record(b.field("license"))),
        ir.List(b.record(b.field("expression"))),
    )

    assert {"ChoiceLicense", "ChoiceExpression"} <= set(found.values())
