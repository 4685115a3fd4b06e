"""What slots learn from others of their name, and what they don't."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.infer import Sample, infer
from specloom.ir import Scalar, ScalarKind
from specloom.passes.agree import NEIGHBOURS_RULE, agree
from specloom.passes.check import check
from specloom.passes.hoist import hoist
from specloom.passes.unify import unify
from specloom.source import Json

from .building import AT, BOOLEAN, DATE, INTEGER, NUMBER, api, group, operation, path

DATETIME = Scalar(ScalarKind.DATETIME, "z")
CUT = "<Circular reference to #/components/schemas/{} detected>"


def answering(**answers: Json) -> ir.Api:
    """An API of one operation for each answer, settled."""
    operations: list[ir.Operation] = []
    evidence: dict[str, ir.Evidence] = {}
    for name, value in answers.items():
        id = f"GET /{name}"
        type, found = infer([Sample(value, AT)], f"{id}/response/200")
        operations.append(operation(name, id, returns=type))
        evidence |= found
    made = replace(api(group("", *operations)), evidence=evidence)
    return agree(hoist(made, Report()), Report())


def slot(model: ir.Api, id: str) -> ir.Type:
    """The type of a property by its slot."""
    holder, _, wire = id.rpartition("/")
    found = model.types[ir.TypeId(holder)].type
    assert isinstance(found, ir.Record)
    return next(field.type for field in found.fields if field.wire == wire)


@pytest.mark.parametrize(
    ("open", "expected"),
    [
        ("", DATETIME),
        (None, ir.nullable(DATETIME)),
        (
            {"value": "<Error: Too many levels of nesting to fake this schema>"},
            DATETIME,
        ),
        ("soon", ir.STRING),
        ("eu fugiat nisi ad", ir.STRING),
        (5, INTEGER),
    ],
)
def test_a_slot_that_tells_nothing_is_what_all_others_of_its_name_are(
    open: Json, expected: ir.Type
) -> None:
    day: Json = {"created_at": "2021-06-01T10:00:00Z"}
    model = answering(a=day, b=day, c=day, d={"created_at": open})

    assert slot(model, "GET /d/response/200/created_at") == expected


def test_what_neighbours_decided_is_said_in_the_evidence() -> None:
    model = answering(a={"n": 1}, b={"n": 2}, c={"n": 3}, d={"n": None})

    assert model.evidence["GET /d/response/200/n"].rule == NEIGHBOURS_RULE
    assert model.evidence["GET /c/response/200/n"].rule == "value"


def test_what_neighbours_only_confirm_is_no_rule_of_theirs() -> None:
    model = answering(a={"n": "x"}, b={"n": "y"}, c={"n": "z"}, d={"n": ""})

    assert model.evidence["GET /d/response/200/n"].rule == "value"


def test_what_may_be_anything_learns_nothing_from_its_name() -> None:
    one: Json = {"default": False}
    model = answering(a=one, b=one, c=one, d={"default": ""})

    assert slot(model, "GET /d/response/200/default") == ir.STRING


def test_too_few_neighbours_settle_nothing() -> None:
    model = answering(a={"n": 1}, b={"n": 2}, c={"n": None})

    assert slot(model, "GET /c/response/200/n") == ir.ANY


def test_neighbours_of_several_kinds_settle_nothing() -> None:
    model = answering(a={"n": 1}, b={"n": 2}, c={"n": 3}, d={"n": "x"}, e={"n": None})

    assert slot(model, "GET /e/response/200/n") == ir.ANY


def test_one_stray_neighbour_of_ten_is_passed_over() -> None:
    nine: dict[str, Json] = {f"a{number}": {"n": number} for number in range(9)}
    model = answering(**nine, b={"n": "ten"}, c={"n": None})

    assert slot(model, "GET /c/response/200/n") == ir.nullable(INTEGER)


def test_two_neighbours_in_things_of_one_name_are_enough() -> None:
    model = answering(
        a={"user": {"n": 1}}, b={"user": {"n": 2}}, c={"users": [{"n": ""}]}
    )

    assert slot(model, "GET /c/response/200/users[]/n") == INTEGER


@pytest.mark.parametrize(
    ("text", "value", "name", "expected"),
    [
        ("1", 7, "page_count", INTEGER),
        ("1", 7, "page_number", INTEGER),
        ("true", False, "enabled", BOOLEAN),
        ("1.5", 2.5, "ratio", NUMBER),
        ("1.5", 7, "page_count", ir.STRING),
        ("one", 7, "page_count", ir.STRING),
        ("1", 7, "user_id", ir.STRING),
        ("1", 7, "phone_number", ir.STRING),
        ("2021-06-01", 7, "day", DATE),
    ],
)
def test_a_number_in_quotes_is_one_where_all_others_are_and_it_identifies_nothing(
    text: str, value: Json, name: str, expected: ir.Type
) -> None:
    model = answering(a={name: value}, b={name: value}, c={name: value}, d={name: text})

    assert slot(model, f"GET /d/response/200/{name}") == expected


def test_an_integer_among_fractions_of_its_name_is_a_number() -> None:
    model = answering(
        a={"place": {"latitude": 1.5, "floor": 1}},
        b={"place": {"latitude": 2, "floor": 2}},
        c={"latitude": 2},
    )

    assert slot(model, "GET /b/response/200/place/latitude") == NUMBER
    assert slot(model, "GET /b/response/200/place/floor") == INTEGER
    assert slot(model, "GET /c/response/200/latitude") == INTEGER


def test_an_empty_list_holds_what_other_lists_of_its_name_hold() -> None:
    full: Json = {"tags": ["a", "b"]}
    model = answering(a=full, b=full, c=full, d={"tags": []})

    assert slot(model, "GET /d/response/200/tags") == ir.List(ir.STRING)


def test_objects_of_one_name_are_not_taken_for_one_thing_without_their_holder() -> None:
    one: Json = {"settings": {"a": 1, "b": 2}}
    model = answering(a=one, b=one, c=one, d={"settings": None})

    assert slot(model, "GET /d/response/200/settings") == ir.ANY


def test_an_object_given_up_is_that_of_the_same_holder() -> None:
    given_up: Json = {
        "value": "<Error: Too many levels of nesting to fake this schema>"
    }
    model = answering(
        a={"user": {"settings": {"a": 1, "b": 2}}}, b={"user": {"settings": given_up}}
    )

    found = slot(model, "GET /b/response/200/user/settings")
    assert found == ir.Ref(ir.TypeId("GET /a/response/200/user/settings"))


def asking(**texts: str) -> ir.Api:
    """An API of operations that ask for a user, each by one text, settled."""
    operations: list[ir.Operation] = []
    evidence: dict[str, ir.Evidence] = {}
    for method, text in texts.items():
        id = f"{method} /users/{{id}}"
        slot = f"{id}/path/id"
        type, found = infer([Sample(text, AT, text=True)], slot, optional=True)
        operations.append(operation(method, id, path("id", type)))
        evidence |= found
    made = replace(api(group("", *operations)), evidence=evidence)
    return agree(made, Report())


@pytest.mark.parametrize(
    ("other", "expected"),
    [("me", ir.STRING), ("12", INTEGER), ("<string>", INTEGER), ("ut amet", INTEGER)],
)
def test_a_parameter_is_no_number_where_the_same_path_leads_to_text(
    other: str, expected: ir.Type
) -> None:
    model = asking(GET="5", PUT=other)

    first = next(ir.operations(model.root))
    assert first.parameters[0].type == expected


# --- Circles -------------------------------------------------------------------


def cut(name: str) -> Json:
    return {"value": CUT.format(name)}


def test_what_was_cut_refers_to_the_type_around_it_which_gets_its_name() -> None:
    model = answering(tree={"length": 1, "branches": [cut("Branch")]})

    root = ir.TypeId("GET /tree/response/200")
    assert slot(model, f"{root}/branches") == ir.List(ir.Ref(root))
    assert model.types[root].name.text == "Branch"


def test_a_name_tells_which_type_around_was_meant() -> None:
    order: Json = {"customer": {"name": "x", "last_order": cut("Order")}}
    model = answering(list={"total": 1, "orders": [order]})

    inside = "GET /list/response/200/orders[]/customer"
    expected = ir.Ref(ir.TypeId("GET /list/response/200/orders[]"))
    assert slot(model, f"{inside}/last_order") == expected


def test_a_type_cut_in_several_of_its_parts_is_the_innermost_around_all() -> None:
    twig: Json = {"leaves": [cut("Wood")], "nest": {"eggs": 1, "in": cut("Wood")}}
    model = answering(row={"number": 1, "root": twig})

    root = ir.TypeId("GET /row/response/200/root")
    assert slot(model, f"{root}/leaves") == ir.List(ir.Ref(root))
    assert slot(model, f"{root}/nest/in") == ir.Ref(root)


def test_a_property_that_closes_a_circle_is_optional_but_a_list_is_not() -> None:
    model = answering(tree={"length": 1, "next": cut("Tree"), "all": [cut("Tree")]})

    found = model.types[ir.TypeId("GET /tree/response/200")].type
    assert isinstance(found, ir.Record)
    assert {field.wire: field.required for field in found.fields} == {
        "length": True,
        "next": False,
        "all": True,
    }


def test_a_circle_that_may_lead_anywhere_stays_open() -> None:
    model = answering(row={"number": 1, "root": {"eggs": 1, "in": cut("Wood")}})

    assert slot(model, "GET /row/response/200/root/in") == ir.ANY


def test_a_circle_is_told_by_the_shape_that_its_name_has_elsewhere() -> None:
    nest: Json = {"eggs": 1, "in": cut("Wood")}
    model = answering(row={"number": 1, "root": nest}, wood=nest)

    root = ir.TypeId("GET /row/response/200/root")
    assert slot(model, f"{root}/in") == ir.Ref(root)
    assert model.types[root].name.text == "Wood"


def test_circles_of_one_shape_become_one_class() -> None:
    tree: Json = {"length": 1, "leaves": 2, "branches": [cut("Branch")]}
    model = answering(tree=tree, forest={"oldest": tree, "trees": [tree]})

    unified = check(unify(model, Report()), Report())
    names = [decl.name.text for decl in unified.types.values()]
    assert names.count("Branch") == 1


def test_settling_twice_changes_nothing() -> None:
    day: Json = {"created_at": "2021-06-01T10:00:00Z", "next": cut("Day")}
    model = answering(a=day, b=day, c=day, d={"created_at": "", "page": "1"})

    assert agree(model, Report()) == model
