"""The rules that ignore values: each is needed, and none takes more than it says."""

from __future__ import annotations

from typing import Any

import pytest
from specloom import parsers
from specloom.ledger import Fate
from specloom.ledger.matching import Matcher
from specloom.parsers import Rule

from .test_ledger import account, collection, document, leaf, request, saved


def rule(name: str, *where: str) -> Rule:
    return Rule(name=name, reason="", where=where)


@pytest.mark.parametrize(
    ("where", "path", "fits"),
    [
        ("a/b", ["a", "b"], True),
        ("a/b", ["a"], False),
        ("a/b", ["a", "b", "c"], False),
        ("a/*", ["a", None], True),
        ("a/*", ["a", "x"], True),
        ("a/*", ["b", "x"], False),
        ("**/b", ["b"], True),
        ("**/b", ["a", None, "b"], True),
        ("**/b", ["b", "a"], False),
        ("a/**", ["a"], True),
        ("a/**", ["a", "x", None], True),
        ("**/a/*/b/**", ["x", "a", None, "b", "y", "z"], True),
        ("**/a/*/b/**", ["x", "a", "b"], False),
        ("**/_*/**", ["x", "_y", "z"], True),
        ("**/_*/**", ["x", "y_", "z"], False),
    ],
)
def test_a_pattern_fits_the_paths_it_should(
    where: str, path: list[str | None], fits: bool
) -> None:
    matcher = Matcher([rule("one", where), rule("other", "never/here")])
    state = matcher.start

    for key in path:
        state = matcher.step(state, key)

    assert [found.name for found in matcher.found(state)] == ["one"] * fits


def test_rules_come_in_the_order_in_which_they_are_given() -> None:
    matcher = Matcher(
        [rule("first", "**/a"), rule("second", "a", "*"), rule("no", "b")]
    )

    found = matcher.found(matcher.step(matcher.start, "a"))

    assert [one.name for one in found] == ["first", "second"]


@pytest.mark.parametrize("format", parsers.FORMATS)
def test_rules_have_names_and_reasons_of_their_own(format: str) -> None:
    rules = parsers.ignored(format)

    assert len({one.name for one in rules}) == len(rules)
    for one in rules:
        assert one.name.replace("-", "").isalnum()
        assert 10 < len(one.reason) <= 80
        assert one.where
        assert "**" not in one.where, f"{one.name} ignores everything"


# --- Postman --------------------------------------------------------------------

DESCRIBED = {"content": "Text.", "type": "text/plain"}


def everything() -> dict[str, Any]:
    """A request with something for most rules on it."""
    item = request("List pets", id="1", _postman_id="2", _note="3", uid="4")
    sent = item["request"]
    sent["name"] = "List pets"
    sent["description"] = DESCRIBED
    sent["url"] |= {
        "hash": "top",
        "description": "Where pets are.",
        "auth": {"user": "me"},
        "query": [
            {"key": "a", "value": "1", "equals": True},
            {"key": None, "value": None},
        ],
    }
    sent["header"] = [
        {"key": "Host", "value": "x.example"},
        {"key": "X-Trace", "name": "X-Trace", "value": "1", "enabled": True},
    ]
    sent["auth"] = {
        "type": "digest",
        "digest": [
            {"key": "username", "value": "me", "type": "string"},
            {"key": "nonce", "value": "1", "type": "string"},
        ],
        "basic": [{"key": "username", "value": "me", "type": "string"}],
    }
    sent["body"] = {
        "mode": "formdata",
        "formdata": [{"key": "x", "value": "1", "type": "text", "enabled": True}],
        "raw": "unused",
        "options": {"raw": {"language": "json", "headerFamily": "json"}},
    }
    sent["data"] = {"mode": "raw", "raw": "draft"}
    sent["proxy"] = {"host": "proxy.example"}
    item["event"] = [{"listen": "test", "script": {"exec": ["tests.x = 1;"]}}]
    item["protocolProfileBehavior"] = {
        "disableBodyPruning": True,
        "followRedirects": False,
        "disableUrlEncoding": True,
        "strictSSL": False,
    }
    again = request("List pets")["request"] | {"description": "As it was."}
    again["url"] = again["url"] | {"variable": [{"key": "gone", "value": "1"}]}
    item["response"] = [
        saved(
            {"id": 1},
            id="5",
            status="OK",
            _postman_previewlanguage="json",
            cookie=[{"name": "sid", "value": "1"}],
            responseTime=12,
            header=[{"key": "X-Served-By", "value": "cache-7"}],
            originalRequest=again,
        ),
        saved(
            {"message": "Gone."},
            code=410,
            header=[{"key": "X-Trace", "value": "1"}],
            originalRequest=again,
        ),
    ]
    return item


def other_bodies() -> list[Any]:
    off = request("Switched off", "off")
    off["request"]["body"] = {"disabled": True, "mode": "raw", "raw": "x"}
    file = request("Upload", "file")
    file["request"] |= {"method": "PUT", "body": {"mode": "file", "file": {"src": "a"}}}
    return [off, file]


V1 = {
    "id": "c1",
    "name": "Shop",
    "order": ["r1", "r2"],
    "timestamp": 1,
    "requests": [
        {
            "id": "r1",
            "name": "Get pet",
            "method": "GET",
            "url": "https://shop.example/pets/1",
            "headers": "Host: shop.example\n",
            "dataMode": None,
            "data": None,
            "rawModeData": "left over",
            "currentHelper": "normal",
            "helperAttributes": None,
            "tests": "tests['x'] = true;",
            "collectionId": "c1",
            "responses": [
                {
                    "id": "s1",
                    "name": "ok",
                    "responseCode": {"code": 200, "name": "OK"},
                    "text": "{}",
                    "mime": "application/json",
                    "time": 3,
                    "request": "r1",
                },
                {
                    "id": "s2",
                    "name": "ok",
                    "responseCode": {"code": 200, "name": "OK"},
                    "text": "{}",
                    "requestObject": '{"url": "https://shop.example/pets/1"}',
                    "request": {"url": "https://shop.example/pets/1"},
                },
            ],
        },
        {
            "id": "r2",
            "name": "Get toy",
            "method": "GET",
            "url": "https://shop.example/toys",
            "currentHelper": "basicAuth",
            "helperAttributes": {"id": "basic", "username": "me"},
            "auth": {"type": "basic", "basic": [{"key": "username", "value": "me"}]},
        },
    ],
}

ENVIRONMENT = {
    "name": "Testing",
    "values": [{"key": "colour", "value": "blue", "enabled": True}],
}


def test_every_rule_of_postmans_is_for_something() -> None:
    whole = collection(
        everything(), *other_bodies(), variable=[{"key": "unused", "value": "1"}]
    )
    used = {
        name
        for documents in (
            [whole, document(ENVIRONMENT, "environment.json")],
            [document(V1)],
        )
        for name in account(*documents).rules
    }

    assert used == {one.name for one in parsers.ignored("postman")}


def test_nothing_of_all_this_is_lost_without_a_word() -> None:
    for found in (collection(everything(), *other_bodies()), document(V1)):
        book = account(found)

        assert [str(one.at) for one in book.leaves if one.unexplained] == []


def test_a_header_that_parameters_are_made_of_is_not_ignored() -> None:
    book = account(collection(everything()))

    header = "#/item/0/request/header"
    assert leaf(book, f"{header}/0/value").by == "own-header"
    assert leaf(book, f"{header}/1/value").fate is Fate.EMITTED


def test_a_header_of_an_answer_is_ignored_for_what_it_is() -> None:
    book = account(collection(everything()))

    response = "#/item/0/response"
    assert leaf(book, f"{response}/0/header/0/value").by == "response-header"
    assert leaf(book, f"{response}/1/header/0/value").by == "error-header"


def test_a_body_is_ignored_only_where_its_mode_is_not_chosen() -> None:
    book = account(collection(everything()))

    body = "#/item/0/request/body"
    assert leaf(book, f"{body}/raw").by == "other-mode"
    assert leaf(book, f"{body}/formdata/0/key").fate is Fate.EMITTED


def test_authentication_is_ignored_only_where_its_kind_is_not_chosen() -> None:
    book = account(collection(everything()))

    auth = "#/item/0/request/auth"
    assert leaf(book, f"{auth}/basic/0/value").by == "other-auth"
    assert leaf(book, f"{auth}/digest/1/value").by == "auth-by-itself"
    assert leaf(book, f"{auth}/type").fate is Fate.EMITTED


def test_an_unknown_key_that_holds_nothing_is_no_empty_list_of_ours() -> None:
    book = account(collection(request("List pets", unheardOf=[], response=[])))

    assert leaf(book, "#/item/0/response").by == "empty"
    assert leaf(book, "#/item/0/unheardOf").unexplained


def test_a_folder_without_requests_is_left_out_with_a_word() -> None:
    book = account(collection(request("List pets"), {"name": "Empty", "item": []}))

    name = leaf(book, "#/item/1/name")
    assert (name.fate, name.by) == (Fate.UNSUPPORTED, "folder-empty")


def test_a_folder_whose_requests_are_in_others_is_merged_less_what_is_said_of_it() -> (
    None
):
    again = {"name": "Again", "description": "Why.", "item": [request("All pets")]}
    book = account(collection({"name": "Pets", "item": [request("List pets")]}, again))

    assert leaf(book, "#/item/0/name").by == "group:Pets"
    assert leaf(book, "#/item/1/name").fate is Fate.MERGED
    assert leaf(book, "#/item/1/name").by == "GET /pets"
    assert leaf(book, "#/item/1/description").by == "folder-scattered"


def test_of_several_collections_only_the_first_gives_the_client_its_name() -> None:
    first = collection(request("List pets"))
    value = {"info": {"name": "Toys", "schema": "x/collection/v2.1.0"}, "item": []}
    book = account(first, document(value, "toys.json"))

    named = {x.at.document: x for x in book.leaves if x.at.path == ("info", "name")}

    assert named["api.json"].symbol == "ShopClient"
    assert named["toys.json"].by == "collection-further"
