"""Every value of metadata has one fate: read, said again, or ignored by a rule."""

from __future__ import annotations

from typing import Any

import pytest
from specloom import parsers
from specloom.ledger import Fate
from specloom.parsers.servicestack.metadata.unused import UNUSED

from .test_ledger import account, document, leaf
from .test_servicestack_metadata_shapes import five, four, listing, six, snake, today

Node = dict[str, Any]


def app() -> Node:
    """What a host says of itself, with something for every rule that there is."""
    host = today()
    book, page = host["types"][1], host["types"][0]
    book["implements"] = [{"name": "IBook", "namespace": "Acme", "genericArgs": []}]
    book["icon"] = {"svg": "<svg></svg>"}
    book["dataContract"] = {"name": "Book"}
    book["isAbstract"] = False
    book["properties"] += [
        {"name": "Shelf", "type": "Shelf", "ref": {"model": "Shelf", "refId": "Id"}},
    ]
    for order, one in enumerate(book["properties"], 1):
        one["dataMember"] = {"order": order}
    book["properties"] += [{"name": "Hidden", "type": "String"}]
    title = book["properties"][0]
    title["format"] = {"method": "hidden"}
    title["input"] = {"id": "Title", "css": {"field": "wide"}}
    title["attributes"] = [{"name": "Index", "args": []}]
    shelf = {"name": "Shelf", "namespace": "Acme", "properties": []}
    host["types"] += [
        shelf,
        {"name": "IBook", "namespace": "Acme", "isInterface": True, "implements": []},
    ]
    find = host["operations"][0]
    find["actions"] = ["ANY"]
    find["dataModel"] = {"name": "Book", "namespace": "Acme"}
    find["response"] = {**page, "properties": [{**page["properties"][0]}]}
    find["response"]["properties"][0]["genericArgs"] = ["Book"]
    return {
        "date": "2030-01-01",
        "app": {"serviceName": "Library", "serviceStackVersion": "8"},
        "plugins": {"loaded": ["auth"]},
        "config": {"debugMode": False},
        "api": host,
    }


def test_every_rule_is_for_something() -> None:
    index = {"books": [{"name": "Find", "links": {"api": "/api/Find", "ui": "/ui"}}]}
    options = {"config": {"makePartial": True}, **today()}
    used = {
        name
        for value in (app(), index, listing(), options)
        for name in account(document(value)).rules
    }

    assert used == {one.name for one in UNUSED}
    assert {one.name for one in UNUSED} <= {
        one.name for one in parsers.ignored("servicestack")
    }


@pytest.mark.parametrize(
    "value",
    [app(), today(), six(), five(), four(), snake(), listing()],
    ids=["app", "today", "6", "5.8", "4", "snake", "listing"],
)
def test_nothing_is_lost_without_a_word(value: Any) -> None:
    book = account(document(value))

    assert [str(one.at) for one in book.leaves if one.unexplained] == []


def test_what_a_host_says_twice_is_told_from_what_it_says_once() -> None:
    book = account(document(app()))

    inline = "#/api/operations/0/response/properties/0"
    assert leaf(book, f"{inline}/name").fate is Fate.MERGED
    assert leaf(book, "#/api/types/1/properties/0/name").symbol
    assert leaf(book, "#/api/operations/0/routes/0/path").fate is Fate.EMITTED
