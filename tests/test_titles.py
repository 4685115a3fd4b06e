"""Methods are called by what people call their requests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specloom import Settings, ir
from specloom.diagnostics import Report
from specloom.targets.python import emit
from specloom.targets.python.titles import spoken, way

from . import building as b


def operation(*titles: str, method: str = "GET", path: str = "/x") -> ir.Operation:
    name = ir.Name(titles[0], also=titles[1:])
    return replace(b.operation(titles[0], f"{method} {path}"), name=name)


def called(*titles: str, method: str = "GET", path: str = "/x") -> str:
    return "_".join(next(spoken(operation(*titles, method=method, path=path))))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("List users", "list_users"),
        ("1. List users", "list_users"),
        ("01 - List users", "list_users"),
        ("Step 2: List users", "list_users"),
        ("(3) List users", "list_users"),
        ("2.1. List users", "list_users"),
        ("3D Secure", "3_d_secure"),
        ("2 factor login", "2_factor_login"),
        ("10 latest", "10_latest"),
        ("List users Copy", "list_users"),
        ("Copy of List users", "list_users"),
        ("List users (1)", "list_users"),
        ("List users copy 2", "list_users"),
        ("Copy users", "copy_users"),
        ("Make a copy of users", "make_a_copy_of_users"),
        ("Make copy", "make"),
        ("Copy", "copy"),
        ("List users (v2)", "list_users_v2"),
        ("[DEPRECATED] List users", "list_users"),
        ("List users (beta)", "list_users"),
        ("Deprecated: List users", "list_users"),
        ("List deprecated users", "list_deprecated_users"),
        ("\N{ROCKET} List users", "list_users"),
        ("List users. This call lists all of them.", "list_users"),
        ("Get e.g. users", "get_e_g_users"),
        ("GET /users", "get_users"),
        ("GET /v1/users/{id}", "get_user"),
        ("[POST] /users/:id/pets", "post_user_pets"),
        ("GET /users for admins", "get_users_for_admins"),
        ("https://x.org/v1/users/42?a=1", "get_user"),
        ("{{baseUrl}}/users/{{id}}.json", "get_user"),
        ("GET users", "get_users"),
        ("/users", "users"),
        ("Get in/out report", "get_in_out_report"),
    ],
)
def test_a_method_goes_by_the_words_of_its_title(title: str, name: str) -> None:
    assert called(title) == name


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("Create a user with a phone", "Create a user"), "create_a_user"),
        (("Create a user of A", "Create a user of B"), "create_a_user"),
        (("Split and capture a payment", "Capture a payment"), "capture_a_payment"),
        (("Make a payment", "Make an offer"), "make_payments"),
        (("Pay", "Refund everything"), "pay"),
        (("Pay", "Refund", "Split", "Cancel"), "post_payments"),
    ],
)
def test_an_operation_goes_by_what_all_its_variants_are(
    titles: tuple[str, ...], name: str
) -> None:
    path = "/v1/payments"

    assert called(*titles, method="POST", path=path) == name
    assert called(*reversed(titles), method="POST", path=path) == name


def test_a_path_is_spoken_without_parameters_and_versions() -> None:
    assert way("/v2/users/{userId}/pets/{petId}.json") == ("user", "pet")
    assert way("/2024-01-31/users") == ("users",)
    assert way("/") == ()


def test_a_copy_leaves_the_name_to_what_it_copies() -> None:
    original = operation("List users", path="/users")
    copy = operation("List users Copy", path="/people")
    for operations in ((original, copy), (copy, original)):
        api = b.api(b.group("", *operations))

        names = emit(api, Settings(name="test"), {}, Report()).names

        assert names["GET /users"] == "list_users"
        assert names["GET /people"] == "list_users_people"


def test_a_name_that_is_cut_ends_with_a_word_that_means_something() -> None:
    title = "Update an order with several methods of delivery and payment in the flow"
    api = b.api(b.group("", operation(title)))

    names = emit(api, Settings(name="test"), {}, Report()).names

    assert names["GET /x"] == "update_an_order_with_several_methods_of_delivery"
