"""Unions of records that a constant tells apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.passes.tags import tags

from . import building as b
from .models import checked, models, models_text, understood


def const(value: str | int) -> ir.Const:
    """A type of one value."""
    kind = ir.ScalarKind.STRING if isinstance(value, str) else ir.ScalarKind.INTEGER
    return ir.Const(value, kind)


def kind(value: ir.Type | str, *fields: ir.Field, wire: str = "kind") -> ir.Record:
    """A record with a property of one value."""
    type = const(value) if isinstance(value, str) else value
    return b.record(b.field(wire, type), *fields)


CIRCLE = b.declared("Circle", kind("circle", b.field("radius", b.NUMBER)))
SQUARE = b.declared("Square", kind(b.enum("square"), b.field("side", b.NUMBER)))
LINE = b.declared("Line", kind("line"))
ALIAS = b.declared("Alias", b.ref("#Square"))
FLAT = b.declared("Flat", ir.Union((b.ref("#Circle"), b.ref("#Alias"))))


def tagged(*types: ir.TypeDecl) -> dict[str, ir.Type]:
    """The types after the pass, which changes nothing more the second time."""
    api = tags(b.api(b.group(""), *types), Report())
    assert tags(api, Report()) == api
    return {str(id): decl.type for id, decl in api.types.items()}


def union(*members: ir.Type) -> ir.TypeDecl:
    """A declared union called `U`."""
    return b.declared("U", ir.Union(members))


def test_a_constant_of_each_member_is_a_tag() -> None:
    found = tagged(CIRCLE, SQUARE, union(b.ref("#Circle"), b.ref("#Square")))

    values = (("circle", ir.TypeId("#Circle")), ("square", ir.TypeId("#Square")))
    assert found["#U"] == ir.Union(
        (b.ref("#Circle"), b.ref("#Square")), ir.Tag("kind", values)
    )


def test_a_chain_of_unions_may_be_long() -> None:
    steps = [
        b.declared(f"U{n}", ir.Union((b.ref(f"#U{n + 1}"), b.ref("#Line"))))
        for n in range(2000)
    ]

    found = tagged(SQUARE, LINE, *steps, b.declared("U2000", b.ref("#Square")))

    values = (("square", ir.TypeId("#Square")), ("line", ir.TypeId("#Line")))
    first = found["#U0"]
    assert isinstance(first, ir.Union)
    assert first.tag is not None
    assert sorted(first.tag.values) == sorted(values)


def test_members_may_be_aliases_and_unions() -> None:
    found = tagged(
        *(CIRCLE, SQUARE, LINE, ALIAS, FLAT),
        union(b.ref("#Flat"), b.ref("#Line"), ir.NULL),
    )

    tag = found["#U"].tag if isinstance(found["#U"], ir.Union) else None
    assert tag is not None
    assert dict(tag.values) == {
        **{"circle": "#Circle", "square": "#Square"},
        "line": "#Line",
    }
    assert found["#U"].members[-1] == ir.NULL  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "members",
    [
        (b.ref("#Circle"), b.record(b.field("kind"))),
        (b.ref("#Circle"), b.record(b.field("kind", const("x"), required=False))),
        (b.ref("#Circle"), kind("circle", b.field("y"))),
        (b.ref("#Circle"), kind("x", wire="type")),
        (b.ref("#Circle"), kind(const(1))),
        (b.ref("#Circle"), ir.STRING),
        (b.ref("#Circle"), kind("x")),
        (b.ref("#Circle"), ir.NULL),
        (b.ref("#U"), b.ref("#Circle")),
        (b.ref("#Lost"), b.ref("#Circle")),
    ],
)
def test_no_tag_where_it_does_not_tell_all_members(members: tuple[Any, ...]) -> None:
    found = tagged(CIRCLE, union(*members))["#U"]

    assert isinstance(found, ir.Union)
    assert found.tag is None


def test_the_first_property_that_tells_them_apart_is_the_tag() -> None:
    one = b.declared(
        "One", b.record(b.field("v", const("1")), b.field("k", const("a")))
    )
    two = b.declared(
        "Two", b.record(b.field("v", const("1")), b.field("k", const("b")))
    )

    found = tagged(one, two, union(b.ref("#One"), b.ref("#Two")))["#U"]

    assert isinstance(found, ir.Union)
    assert found.tag is not None
    assert found.tag.wire == "k"


def test_an_inline_union_has_an_identity_and_null_beside_it(tmp_path: Path) -> None:
    inline = ir.Union(
        (
            kind("circle", b.field("radius", b.NUMBER)),
            ir.NULL,
            kind("square", b.field("side", b.NUMBER)),
        )
    )
    holder = b.record(
        b.field("shape", inline),
        b.field("flat", ir.List(ir.Union((b.ref("#Circle"), b.ref("#Line"))))),
    )
    types = (b.declared("Drawing", holder), CIRCLE, LINE)

    text = models_text(understood(b.api(b.group(""), *types)))

    assert "    shape: DrawingShape | None\n" in text or "    shape: Shape" in text
    with models(tmp_path, *types) as made:
        value = {
            "shape": {"kind": "square", "side": 1.5},
            "flat": [{"kind": "line"}, {"kind": "circle", "radius": 1}],
        }
        drawing = made.Drawing.from_dict(value, strict=True)
        assert drawing.shape.side == 1.5
        assert type(drawing.flat[1]).__name__ == "Circle"
        assert drawing.to_dict() == value
        nothing = {"shape": None, "flat": [{"kind": "odd"}]}
        assert made.Drawing.from_dict(nothing).to_dict() == nothing
        assert made.Drawing.from_dict(nothing).flat == [{"kind": "odd"}]
    checked(tmp_path, "from made.test.models import Drawing as Drawing\n")


def test_members_within_members_are_found_by_the_outer_tag(tmp_path: Path) -> None:
    types = (
        *(CIRCLE, SQUARE, LINE, ALIAS, FLAT),
        union(b.ref("#Flat"), b.ref("#Line")),
        b.declared("Use", b.record(b.field("u", ir.List(b.ref("#U"))))),
    )

    with models(tmp_path, *types) as made:
        value = {
            "u": [
                {"kind": "square", "side": 1},
                {"kind": "line"},
                {"kind": "circle", "radius": 2},
            ]
        }
        use = made.Use.from_dict(value, strict=True)
        names = [type(one).__name__ for one in use.u]
        assert names == ["Square", "Line", "Circle"]
        assert use.to_dict() == value
