"""Postman: which requests are one operation, and what its variants are."""

from __future__ import annotations

from specloom import ir
from specloom.source import Json

from .postman_calls import (
    INTEGER,
    body,
    item,
    only,
    operations,
    parameter,
    record,
)

# --- Variants -------------------------------------------------------------------


def posted(name: str, text: str) -> dict[str, Json]:
    sent: Json = {"mode": "raw", "raw": text}
    request: Json = {"method": "POST", "url": "https://x.org/pets", "body": sent}
    return item(request, name=name)


def test_requests_of_one_method_and_path_are_joined_and_named() -> None:
    found = only(posted("Cat", '{"lives": 9}'), posted("Dog", '{"tricks": ["sit"]}'))

    assert found.name == ir.Name("Cat", also=("Dog",))
    assert [variant.name for variant in found.variants] == ["Cat", "Dog"]
    assert record(body(found).type) == {
        "lives": INTEGER,
        "tricks": ir.List(ir.STRING),
    }


def test_the_same_request_twice_is_no_variant() -> None:
    found = only(posted("Cat", '{"lives": 9}'), posted("Cat", '{"lives": 9}'))

    assert found.variants == ()


def test_names_of_path_parameters_are_those_of_the_first() -> None:
    found = only(
        item({"url": "https://x.org/pets/:id"}),
        item(
            {
                "url": {
                    "host": ["https://x.org"],
                    "path": ["pets", ":petId"],
                    "variable": [{"key": "petId", "value": "7"}],
                }
            },
            name="Again",
        ),
    )

    assert found.path == "/pets/{id}"
    assert parameter(found, "id").type == INTEGER


def test_a_query_key_with_one_fixed_word_each_parts_operations() -> None:
    found = operations(
        item({"url": "https://x.org/pets?action=list&page=1"}, name="List"),
        item({"url": "https://x.org/pets?action=count&page=2"}, name="Count"),
    )

    assert list(found) == ["GET /pets#action=list", "GET /pets#action=count"]
    fixed = parameter(found["GET /pets#action=count"], "action")
    assert fixed.required
    assert fixed.default == ir.Value("count")


def test_a_query_key_with_numbers_parts_nothing() -> None:
    found = operations(
        item({"url": "https://x.org/pets?page=1"}),
        item({"url": "https://x.org/pets?page=2"}, name="Next"),
    )

    assert list(found) == ["GET /pets"]


def test_graphql_and_xml_operations_are_told_apart_by_what_they_carry() -> None:
    def sent(body: Json, name: str) -> dict[str, Json]:
        request: Json = {"method": "POST", "url": "https://x.org/q", "body": body}
        return item(request, name=name)

    queries = operations(
        sent({"mode": "graphql", "graphql": {"query": "query A { a }"}}, "A"),
        sent({"mode": "graphql", "graphql": {"query": "mutation B { b }"}}, "B"),
    )
    elements = operations(
        sent({"mode": "raw", "raw": "<?xml version='1.0'?><get><id/></get>"}, "A"),
        sent({"mode": "raw", "raw": "<?xml version='1.0'?><put><id/></put>"}, "B"),
    )

    assert list(queries) == ["POST /q#A", "POST /q#B"]
    assert list(elements) == ["POST /q#get", "POST /q#put"]
