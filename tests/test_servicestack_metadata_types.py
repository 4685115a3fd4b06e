"""Types in metadata: whose they are, what they hold, and what may stand for them."""

from __future__ import annotations

from typing import Any

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import ScalarKind
from specloom.parsers.servicestack.shipped import SHIPPED

from .test_servicestack_metadata import call, fields, host, only, parsed, prop

Node = dict[str, Any]


def ref(name: str) -> ir.Ref:
    return ir.Ref(ir.TypeId(f"#{name}"))


def kind(name: str, *properties: Any, space: str = "Acme", **more: Any) -> Node:
    """A definition of a class."""
    return {"name": name, "namespace": space, "properties": list(properties), **more}


def answer(*types: Node, name: str = "Book", **said: Any) -> ir.Api:
    """The model of a host with one operation that answers with `name`."""
    return parsed(host(call("Find", returnType={"name": name, **said}), types=types))


def test_one_name_in_two_namespaces_is_two_types() -> None:
    api = answer(
        kind(
            "Book",
            prop("Old", "Status", namespace="Acme.V1"),
            prop("New", "Status", namespace="Acme.V2"),
        ),
        kind("Status", isEnum=True, enumNames=["A"], space="Acme.V1"),
        kind("Status", prop("Code", "Int32"), space="Acme.V2"),
    )

    assert fields(api, "Book") == {
        "old": ref("Acme.V1.Status"),
        "new": ref("Acme.V2.Status"),
    }
    assert isinstance(api.types[ir.TypeId("#Acme.V1.Status")].type, ir.Enum)
    assert fields(api, "Acme.V2.Status") == {"code": ir.Scalar(ScalarKind.INTEGER)}
    assert api.types[ir.TypeId("#Acme.V1.Status")].name.text == "V1.Status"


def test_a_name_without_a_namespace_means_the_type_beside_it() -> None:
    api = answer(
        kind("Book", prop("All", "List`1", "Status"), space="Acme.V2"),
        kind("Status", prop("A"), space="Acme.V1"),
        kind("Status", prop("B"), space="Acme.V2"),
    )

    assert fields(api, "Book") == {"all": ir.List(ref("Acme.V2.Status"))}


def test_a_class_that_is_called_like_one_of_servicestacks_is_another() -> None:
    api = answer(
        kind(
            "Book",
            prop("Mine", "ResponseError", namespace="Acme"),
            prop("Theirs", "ResponseError", namespace="ServiceStack"),
        ),
        kind("ResponseError", prop("Reason")),
    )

    found = fields(api, "Book")
    assert found["mine"] == ref("ResponseError")
    assert list(fields(api, "ResponseError")) == ["reason"]
    assert "fieldName" in fields(api, "ServiceStack.ResponseError")


def test_inner_classes_go_by_the_outer_one_too() -> None:
    api = answer(
        kind("Book", prop("Cover", "Book.Cover"), prop("Back", "Cover")),
        kind("Book.Cover", prop("Colour")),
    )

    assert set(fields(api, "Book").values()) == {ref("Book.Cover")}


def test_type_arguments_nest() -> None:
    api = answer(
        kind(
            "Book",
            prop("Notes", "Dictionary`2", "Int32", "Dictionary<String,List<Note>>"),
        ),
        kind("Note", prop("Text")),
    )

    assert fields(api, "Book") == {"notes": ir.Map(ir.Map(ir.List(ref("Note"))))}


def test_what_stands_inline_is_closed_for_its_operation_alone() -> None:
    def found(item: str) -> Node:
        inline = kind("Page`1", prop("Items", "List`1", item), genericArgs=["T"])
        made = call(
            f"Find{item}",
            response=inline,
            returnType={"name": "Page`1", "genericArgs": [item]},
        )
        assert isinstance(made, dict)
        return made

    api = parsed(
        host(
            found("Book"),
            found("Shelf"),
            types=(kind("Book", prop("A")), kind("Shelf", prop("B"))),
        )
    )

    assert fields(api, "Page<Book>") == {"items": ir.List(ref("Book"))}
    assert fields(api, "Page<Shelf>") == {"items": ir.List(ref("Shelf"))}


@pytest.mark.parametrize("defined", [True, False])
def test_what_stands_inline_shows_what_it_is_closed_with(defined: bool) -> None:
    name = "Page`1" if defined else "QueryResponse`1"
    page = kind(
        name,
        prop("Results", "List`1", "T"),
        prop("Names", "Dictionary`2", "String", "T"),
        genericArgs=["T"],
    )
    inline = {**page, "properties": [prop("Results", "List`1", "Book")]}
    types = (kind("Book", prop("A")), *([page] if defined else []))

    api = parsed(host(call("Find", response=inline), types=types))

    body = only(api).responses[0].body
    assert body is not None
    assert body.type == ref(f"{name.removesuffix('`1')}<Book>")


def test_generic_bases_are_closed_with_their_heirs() -> None:
    api = answer(
        kind("Paged`1", prop("Items", "List`1", "T"), genericArgs=["T"]),
        kind(
            "Book",
            prop("Title"),
            inherits={"name": "Paged`1", "genericArgs": ["String"]},
        ),
    )

    record = api.types[ir.TypeId("#Book")].type
    assert isinstance(record, ir.Record)
    assert record.bases == (ref("Paged<String>"),)
    assert fields(api, "Paged<String>") == {"items": ir.List(ir.STRING)}


def shapes(*more: Node) -> tuple[Node, ...]:
    base: Node = {"name": "Shape", "namespace": "Acme"}
    return (
        kind("Shape", prop("Name"), isAbstract=True),
        kind("Circle", prop("Radius", "Double"), inherits=base),
        kind("Solid", isAbstract=True, inherits=base),
        kind("Cube", prop("Side", "Double"), inherits={"name": "Solid"}),
        *more,
    )


def test_an_abstract_class_is_any_of_its_heirs() -> None:
    api = answer(kind("Book", prop("Cover", "Shape")), *shapes())

    assert api.types[ir.TypeId("#Shape")].type == ir.Union(
        (ref("Circle"), ref("Cube")),
        ir.Tag(
            wire="__type",
            values=(
                ("Acme.Circle", ir.TypeId("#Circle")),
                ("Acme.Cube", ir.TypeId("#Cube")),
            ),
            form="clr",
        ),
    )
    assert list(fields(api, "Circle")) == ["name", "radius"]


def test_an_abstract_class_that_nothing_is_said_to_be_is_a_mere_base() -> None:
    api = answer(kind("Book", prop("Round", "Circle")), *shapes())

    circle = api.types[ir.TypeId("#Circle")].type
    assert isinstance(circle, ir.Record)
    assert circle.bases == (ref("Shape"),)


def test_an_interface_is_what_implements_it_or_unknown() -> None:
    api = answer(
        kind("Book", prop("Owner", "IOwner")),
        kind("IOwner", prop("Name"), isInterface=True),
        kind("Library.Branch", prop("Name"), implements=[{"name": "IOwner"}]),
    )

    assert api.types[ir.TypeId("#IOwner")].type == ir.Union(
        (ref("Library.Branch"), ir.ANY),
        ir.Tag(
            wire="__type",
            values=(("Acme.Library+Branch", ir.TypeId("#Library.Branch")),),
            form="clr",
        ),
    )


def test_interfaces_of_each_other_come_to_an_end() -> None:
    api = answer(
        kind("Book", prop("Owner", "IOne")),
        kind("IOne", isInterface=True, implements=[{"name": "ITwo"}]),
        kind("ITwo", isInterface=True, implements=[{"name": "IOne"}]),
    )

    assert api.types[ir.TypeId("#IOne")].type == ir.ANY


@pytest.mark.parametrize("length", [2, 3000])
def test_bases_in_a_circle_or_without_end_are_left_out(length: int) -> None:
    report = Report()
    types = tuple(
        kind(f"C{i}", prop(f"P{i}"), inherits={"name": f"C{(i + 1) % length}"})
        for i in range(length)
    )

    api = parsed(host(call("Find", returnType={"name": "C0"}), types=types), report)

    assert len(fields(api, "C0")) == 1
    assert {d.code for d in report} <= {"base-cycle", "base-endless"}


def rule(name: str, **args: str) -> Node:
    return {
        "name": name,
        "args": [{"name": k, "type": "String", "value": v} for k, v in args.items()],
    }


@pytest.mark.parametrize(
    ("script", "limits"),
    [
        ("GreaterThan(0)", ir.Constraints(exclusive_minimum=0)),
        ("GreaterThanOrEqual(1.5)", ir.Constraints(minimum=1.5)),
        ("LessThan(9)", ir.Constraints(exclusive_maximum=9)),
        ("LessThanOrEqual(-9)", ir.Constraints(maximum=-9)),
        ("InclusiveBetween(1,9)", ir.Constraints(minimum=1, maximum=9)),
        (
            "ExclusiveBetween(1, 9)",
            ir.Constraints(exclusive_minimum=1, exclusive_maximum=9),
        ),
        ("Length(1,9)", ir.Constraints(min_length=1, max_length=9)),
        ("ExactLength(3)", ir.Constraints(min_length=3, max_length=3)),
        (
            "[NotEmpty,MaximumLength(20)]",
            ir.Constraints(min_length=1, max_length=20),
        ),
        ("RegularExpression(`^[a-z(]{2}$`)", ir.Constraints(pattern="^[a-z(]{2}$")),
        ("Email", ir.Constraints(format="email")),
        ("Null", None),
    ],
)
def test_rules_are_limits(script: str, limits: ir.Constraints | None) -> None:
    api = parsed(
        host(
            call("Find", prop("Word", attributes=[rule("Validate", Validator=script)]))
        )
    )

    assert only(api).parameters[0].constraints == limits


@pytest.mark.parametrize(
    ("attribute", "limits"),
    [
        (rule("ValidateInclusiveBetween", From="1", To="2"), (1, 2, None)),
        (rule("ValidateMaximumLength", Max="7"), (None, None, 7)),
        (rule("StringLength", maximumLength="50"), (None, None, 50)),
        (rule("Range", minimum="1", maximum="5"), (1, 5, None)),
    ],
)
def test_attributes_are_limits(attribute: Node, limits: tuple[Any, ...]) -> None:
    found = only(parsed(host(call("Find", prop("Word", attributes=[attribute])))))

    said = found.parameters[0].constraints
    assert said is not None
    assert (said.minimum, said.maximum, said.max_length) == limits


def test_a_length_without_a_limit_is_none() -> None:
    longest = rule("StringLength", maximumLength=str(2**31 - 1))

    found = only(parsed(host(call("Find", prop("Word", attributes=[longest])))))

    assert found.parameters[0].constraints is None


def test_rules_that_limit_nothing_are_told() -> None:
    card = rule("Validate", Validator="CreditCard", Message="No such card.")

    found = only(parsed(host(call("Find", prop("Card", attributes=[card])))))

    assert found.parameters[0].doc == "Checked by: CreditCard.\n\nNo such card."


@pytest.mark.parametrize(
    ("script", "type", "required"),
    [
        ("NotNull", "Nullable`1", True),
        ("GreaterThan(0)", "Int32", True),
        ("GreaterThan(0)", "Nullable`1", False),
        ("GreaterThan(-1)", "Int32", False),
        ("LessThan(9)", "Int32", False),
    ],
)
def test_what_nothing_given_breaks_is_required(
    script: str, type: str, required: bool
) -> None:
    number = prop(
        "Size",
        type,
        *(["Int32"] if type == "Nullable`1" else []),
        isValueType=True,
        attributes=[rule("Validate", Validator=script)],
    )

    (found,) = only(parsed(host(call("X", number)))).parameters

    assert found.required is required


def test_what_only_answers_hold_has_every_value_that_is_never_null() -> None:
    api = parsed(
        host(
            call("Add", prop("Asked", "Note"), method="POST"),
            call("Find", returnType={"name": "Book"}),
            types=(
                kind(
                    "Book",
                    prop("Pages", "Int32", isValueType=True),
                    prop("Since", "Nullable`1", "DateTime", isValueType=True),
                    prop("Title"),
                    prop("Note", "Note"),
                ),
                kind("Note", prop("Line", "Int32", isValueType=True)),
            ),
        )
    )

    def required(name: str) -> list[str]:
        type = api.types[ir.TypeId(f"#{name}")].type
        assert isinstance(type, ir.Record)
        return [field.wire for field in type.fields if field.required]

    assert required("Book") == ["pages"]
    assert required("Note") == []


def test_null_is_what_is_left_out() -> None:
    api = answer(kind("Book", prop("Since", "Nullable`1", "DateTime")))

    assert fields(api, "Book") == {"since": ir.Scalar(ScalarKind.DATETIME)}


def test_documentation_says_what_is_known_of_a_property() -> None:
    api = answer(
        kind(
            "Book",
            prop(
                "ShelfId",
                "Int32",
                description="Where it stands.",
                ref={"model": "Shelf", "refId": "Id"},
                isPrimaryKey=True,
                value="7",
            ),
            prop("Colour", input={"allowableValues": ["red", "blue"], "help": "Any."}),
            prop("Token", value="not-for-everybody"),
        )
    )

    record = api.types[ir.TypeId("#Book")].type
    assert isinstance(record, ir.Record)
    assert [field.doc for field in record.fields] == [
        "Where it stands.\n\nRefers to Shelf.Id.\n\nThe primary key.\n\nDefault: `7`.",
        "Any.\n\nOne of `red`, `blue`.",
        "",
    ]


def test_allowable_values_are_an_enum() -> None:
    api = answer(
        kind(
            "Book",
            prop("Size", "Int32", allowableValues=["1", "2"]),
            prop("Marks", "List`1", "String", allowableValues=["a", "b"]),
        )
    )

    size, marks = fields(api, "Book").values()
    assert isinstance(size, ir.Enum)
    assert [member.value for member in size.members] == [1, 2]
    assert isinstance(marks, ir.List)
    assert isinstance(marks.item, ir.Enum)


def test_hidden_properties_never_travel() -> None:
    api = answer(
        kind(
            "Book",
            prop("Title"),
            prop("Secret", attributes=[{"name": "IgnoreDataMember"}]),
        )
    )

    assert list(fields(api, "Book")) == ["title"]


def test_tuples_are_objects_of_their_items() -> None:
    api = answer(kind("Book", prop("Place", "Tuple`2", "String", "Int32")))

    assert fields(api, "Tuple<String, Int32>") == {
        "item1": ir.STRING,
        "item2": ir.Scalar(ScalarKind.INTEGER),
    }


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("AuthenticateResponse", "bearerToken"),
        ("GetAccessTokenResponse", "accessToken"),
        ("BackgroundJob", "state"),
        ("NavItem", "children"),
        ("StringsResponse", "results"),
        ("UploadedFile", "fileName"),
    ],
)
def test_types_of_servicestack_itself_are_known(name: str, wire: str) -> None:
    report = Report()

    api = parsed(host(call("Find", returnType={"name": name})), report)

    assert wire in fields(api, name)
    assert not list(report)


def test_types_of_servicestack_refer_only_to_known_ones() -> None:
    report = Report()
    names = [name for name, each in SHIPPED.items() if not each.params]

    api = parsed(
        host(*(call(f"Find{n}", returnType={"name": n}) for n in names)), report
    )

    assert not list(report)
    assert {ir.TypeId(f"#{name}") for name in names} <= set(api.types)


def test_types_that_no_operation_reaches_are_declared() -> None:
    api = parsed(
        host(
            call("Find"),
            types=(kind("Book", prop("Title")), kind("IBook", isInterface=True)),
        )
    )

    assert list(fields(api, "Book")) == ["title"]
    assert ir.TypeId("#IBook") not in api.types


def test_a_type_that_is_described_twice_otherwise_is_reported() -> None:
    report = Report()

    api = parsed(
        host(
            call(
                "Find",
                response=kind("Book", prop("Pages", "Int32")),
                returnType={"name": "Book", "namespace": "Acme"},
            ),
            types=(kind("Book", prop("Title")),),
        ),
        report,
    )

    assert list(fields(api, "Book")) == ["title"]
    assert [d.code for d in report] == ["type-differs"]


def test_a_class_without_parameters_hides_no_list_of_the_same_name() -> None:
    api = answer(
        kind("Book", prop("All", "List`1", "String"), prop("One", "List")),
        kind("List", prop("Length", "Int32")),
    )

    assert fields(api, "Book") == {"all": ir.List(ir.STRING), "one": ref("List")}


def test_a_generic_class_of_the_host_hides_the_list_of_its_name() -> None:
    api = answer(
        kind("Book", prop("All", "Queue`1", "String", namespace="Acme")),
        kind("Queue`1", prop("Name"), genericArgs=["T"]),
    )

    assert fields(api, "Book") == {"all": ref("Queue<String>")}


def test_of_two_properties_with_one_name_on_the_wire_the_first_is_kept() -> None:
    report = Report()
    types = (kind("Book", prop("Id", "Int32"), prop("ID"), prop("Title")),)
    api = parsed(host(call("Find", returnType={"name": "Book"}), types=types), report)

    assert fields(api, "Book")["id"] == ir.Scalar(ScalarKind.INTEGER)
    assert [one.code for one in report] == ["property-conflict"]
    assert "'id' is there twice in Book" in next(iter(report)).message


def test_of_two_enum_members_with_one_value_the_first_is_kept() -> None:
    report = Report()
    level = kind(
        "Level",
        isEnum=True,
        isEnumInt=True,
        enumNames=["None", "Unset", "Low", "High"],
        enumValues=["0", "0", "4"],
    )
    types = (kind("Book", prop("At", "Level")), level)
    api = parsed(host(call("Find", returnType={"name": "Book"}), types=types), report)

    found = api.types[ir.TypeId("#Level")].type
    assert isinstance(found, ir.Enum)
    assert [(one.name, one.value) for one in found.members] == [
        ("None", 0),
        ("Low", 4),
        ("High", 5),
    ]
    assert [one.code for one in report] == ["enum-alias"]


def test_notes_that_repeat_the_description_are_not_said_again() -> None:
    said = kind("Book", prop("A"), description="<p>A <b>book</b>.</p>", notes="A book.")

    assert answer(said).types[ir.TypeId("#Book")].doc == "A book."


@pytest.mark.parametrize(
    ("casing", "more"),
    [("CamelCase", ()), ("SnakeCase", (("response_status", "error_code"),))],
)
def test_errors_are_looked_for_as_the_host_spells_them(
    casing: str, more: tuple[tuple[str, ...], ...]
) -> None:
    api = parsed(host(call("Find"), app={"jsTextCase": casing}))

    assert api.error_shape is not None
    assert api.error_shape.code == (
        ("responseStatus", "errorCode"),
        ("ResponseStatus", "ErrorCode"),
        *more,
    )


@pytest.mark.parametrize("name", ["Odd`x", "Odd`1x", "`1", "Odd``2", "Odd`²"])
def test_a_name_with_a_strange_arity_is_no_failure(name: str) -> None:
    api = answer(kind("Book", prop("A", name), prop("B")), kind("Odd"))

    assert list(fields(api, "Book")) == ["a", "b"]


@pytest.mark.parametrize("name", ["Nullable`1", "Array`1", "List`1", "Dictionary`2"])
def test_a_generic_name_without_its_arguments_is_no_failure(name: str) -> None:
    said: Node = {"name": name, "genericArgs": []}

    api = answer(kind("Book", prop("A", name), prop("B")))

    assert list(fields(api, "Book")) == ["a", "b"]
    assert parsed(host(call("Find", returnType=said))).messages
