"""What is sent and what comes back, where properties travel in one direction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.passes.forms import forms

from . import building as b
from .models import files, understood

READ, WRITE = ir.Access.READ, ir.Access.WRITE

USER = b.declared(
    "User",
    b.record(
        b.field("id", access=READ),
        b.field("name"),
        b.field("password", access=WRITE),
        b.field("friends", ir.List(b.ref("#User")), required=False),
    ),
    "Someone.",
)
BOT = b.declared("Bot", b.record(b.field("name")))
TEAM = b.declared(
    "Team",
    b.record(
        b.field("members", ir.Map(b.ref("#Member"))),
        b.field("lead", ir.nullable(b.ref("#User")), required=False),
    ),
)
MEMBER = b.declared("Member", ir.Union((b.ref("#User"), b.ref("#Bot"))))


def call(takes: str = "", returns: str = "") -> ir.Operation:
    """An operation that takes and returns types."""
    return b.operation(
        f"Call {takes} {returns}",
        f"POST /{takes}/{returns}",
        bodies=(b.json_body(b.ref(f"#{takes}")),) if takes else (),
        returns=b.ref(f"#{returns}") if returns else None,
    )


def fields(api: ir.Api, id: str) -> list[str]:
    """The names of the fields of a record."""
    type = api.types[ir.TypeId(id)].type
    assert isinstance(type, ir.Record)
    return [field.wire for field in type.fields]


def formed(api: ir.Api, report: Report | None = None) -> ir.Api:
    """`api` after the pass, which changes nothing more the second time."""
    once = forms(api, Report() if report is None else report)
    assert forms(once, Report()) == once
    return once


def test_a_record_used_both_ways_is_two() -> None:
    api = formed(b.api(b.group("", call("User", "User")), USER, BOT))

    assert fields(api, "#User") == ["id", "name", "friends"]
    assert fields(api, "#User/input") == ["name", "password", "friends"]
    sent = api.types[ir.TypeId("#User/input")]
    assert isinstance(sent.type, ir.Record)
    assert sent.type.fields[2].type == ir.List(b.ref("#User/input"))
    (operation,) = ir.operations(api.root)
    assert operation.bodies[0].type == b.ref("#User/input")
    assert operation.responses[0].body is not None
    assert operation.responses[0].body.type == b.ref("#User")


@pytest.mark.parametrize(
    ("takes", "returns", "kept"),
    [
        ("User", "Bot", ["name", "password", "friends"]),
        ("Bot", "User", ["id", "name", "friends"]),
        ("Bot", "Bot", ["id", "name", "password", "friends"]),
    ],
)
def test_a_record_used_one_way_is_one(
    takes: str, returns: str, kept: list[str]
) -> None:
    api = formed(b.api(b.group("", call(takes, returns)), USER, BOT))

    assert list(api.types) == ["#User", "#Bot"]
    assert fields(api, "#User") == kept


def test_what_holds_something_of_two_forms_has_two() -> None:
    types = (TEAM, MEMBER, USER, BOT)

    api = formed(b.api(b.group("", call("Team", "Team")), *types))

    assert [id for id in api.types if id.endswith("/input")] == [
        *("#Team/input", "#Member/input", "#User/input")
    ]
    team = api.types[ir.TypeId("#Team/input")].type
    assert isinstance(team, ir.Record)
    assert team.fields[0].type == ir.Map(b.ref("#Member/input"))
    assert team.fields[1].type == ir.nullable(b.ref("#User/input"))
    member = api.types[ir.TypeId("#Member/input")].type
    assert member == ir.Union((b.ref("#User/input"), b.ref("#Bot")))


def test_tags_name_the_forms_that_are_sent() -> None:
    tag = ir.Tag("kind", (("u", ir.TypeId("#User")), ("b", ir.TypeId("#Bot"))))
    member = replace(MEMBER, type=ir.Union((b.ref("#User"), b.ref("#Bot")), tag))

    api = formed(b.api(b.group("", call("Member", "Member")), member, USER, BOT))

    sent = api.types[ir.TypeId("#Member/input")].type
    assert isinstance(sent, ir.Union)
    assert sent.tag is not None
    assert [id for _, id in sent.tag.values] == ["#User/input", "#Bot"]


def test_a_type_behind_a_field_that_is_only_read_is_not_sent() -> None:
    outer = b.declared(
        "Outer", b.record(b.field("made", b.ref("#User"), access=READ), b.field("x"))
    )

    api = formed(b.api(b.group("", call("Outer", "Outer")), outer, USER))

    assert list(api.types) == ["#Outer", "#Outer/input", "#User"]
    assert fields(api, "#Outer/input") == ["x"]
    assert fields(api, "#User") == ["id", "name", "friends"]


def test_a_type_keeps_its_schema_where_it_is_whole() -> None:
    read_only = b.record(b.field("id", access=READ), b.field("name"))
    types = (
        replace(b.declared("A", read_only), schema="s#a"),
        replace(TEAM, schema="s#team"),
        replace(MEMBER, schema="s#member"),
        replace(USER, schema="s#user"),
        replace(BOT, schema="s#bot"),
    )
    group = b.group("", call("A", "A"), call("Team"), call("Bot", "Bot"))

    api = formed(b.api(group, *types))

    assert {id: decl.schema for id, decl in api.types.items()} == {
        "#A": "s#a",
        "#A/input": "",
        "#Team": "",
        "#Member": "",
        "#User": "",
        "#Bot": "s#bot",
    }


def test_a_field_that_never_travels_is_told_of() -> None:
    report = Report()

    formed(b.api(b.group("", call("User", "Bot")), USER, BOT), report)

    (found,) = report
    assert found.code == "field-never-travels"
    assert "'id' is only read" in found.message


def test_an_id_that_is_taken_is_passed_by() -> None:
    taken = b.declared("User/input", b.record(b.field("x")))

    api = formed(b.api(b.group("", call("User", "User")), USER, taken))

    assert list(api.types) == ["#User", "#User/input#2", "#User/input"]


def test_the_client_takes_one_form_and_returns_the_other() -> None:
    group = b.group("", call("User", "User"), call("Team", "Team"))
    api = understood(b.api(group, TEAM, MEMBER, USER, BOT))

    made = files(api)
    models, client = made["made/test/models.py"], made["made/test/client.py"]

    assert 'class UserInput(_Model):\n    """Someone.\n\n    As it is sent.' in models
    assert "password: str,\n" in client
    assert "members: Mapping[str, MemberInput],\n" in client
    assert ") -> User: ..." in client or ") -> User:\n" in client
    assert "id: str" not in client


def test_access_is_said_where_there_is_one_form() -> None:
    models = files(b.api(b.group(""), USER))["made/test/models.py"]

    assert '    id: str\n    """Only read."""' in models
    assert "    password: str = " in models
    assert '"""Only written."""' in models


def test_a_property_called_input_is_no_form_that_is_sent() -> None:
    inner = b.record(b.field("name"))
    api = understood(
        b.api(b.group(""), b.declared("A", b.record(b.field("input", inner))))
    )

    assert list(api.types) == ["#A", "#A/input"]
    assert ir.received_form(ir.TypeId("#A/input"), api.types) is None
    assert "The `input` of `A`." in files(api)["made/test/models.py"]


def test_what_a_record_takes_from_its_base_keeps_its_direction() -> None:
    base = b.declared("Base", b.record(b.field("id", access=READ), b.field("x")))
    own = ir.Record((b.field("id", doc="Mine."),), bases=(b.ref("#Base"),))

    api = understood(b.api(b.group(""), base, b.declared("Own", own)))

    found = api.types[ir.TypeId("#Own")].type
    assert isinstance(found, ir.Record)
    assert [field.access for field in found.fields] == [READ, ir.Access.BOTH]


@pytest.mark.parametrize(
    ("base", "own", "closed"),
    [(True, (), True), (True, (b.field("y"),), False), (False, (), False)],
)
def test_a_record_is_as_closed_as_the_base_that_it_repeats(
    base: bool, own: tuple[ir.Field, ...], closed: bool
) -> None:
    first = b.declared("Base", replace(b.record(b.field("x")), closed=base))
    second = b.declared("Own", ir.Record(own, bases=(b.ref("#Base"),)))

    api = understood(b.api(b.group(""), first, second))

    found = api.types[ir.TypeId("#Own")].type
    assert isinstance(found, ir.Record)
    assert found.closed is closed
