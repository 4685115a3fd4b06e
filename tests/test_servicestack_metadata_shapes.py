"""The shapes of metadata since version 4, and what else a host lists as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.parsers import servicestack
from specloom.source import Reads, read

from .test_servicestack_metadata import parsed

Node = dict[str, Any]


def today() -> Node:
    """A little API as a host of version 8 shows it."""
    return {
        "namespaces": ["Acme"],
        "types": [
            {
                "name": "Page`1",
                "namespace": "Acme",
                "genericArgs": ["T"],
                "isGenericTypeDef": True,
                "properties": [
                    {
                        "name": "Items",
                        "type": "List`1",
                        "namespace": "System.Collections.Generic",
                        "genericArgs": ["T"],
                    }
                ],
            },
            {
                "name": "Book",
                "namespace": "Acme",
                "properties": [
                    {"name": "Title", "type": "String", "namespace": "System"},
                    {
                        "name": "Pages",
                        "type": "Int32",
                        "namespace": "System",
                        "isValueType": True,
                    },
                ],
            },
        ],
        "operations": [
            {
                "request": {
                    "name": "FindBooks",
                    "namespace": "Acme",
                    "implements": [{"name": "IGet", "namespace": "ServiceStack"}],
                    "properties": [
                        {"name": "Shelf", "type": "String", "namespace": "System"},
                        {"name": "Word", "type": "String", "namespace": "System"},
                    ],
                },
                "returnType": {
                    "name": "Page`1",
                    "namespace": "Acme",
                    "genericArgs": ["Book"],
                },
                "method": "GET",
                "routes": [{"path": "/shelves/{Shelf}", "summary": "Find them."}],
            },
            {
                "request": {
                    "name": "BurnBook",
                    "namespace": "Acme",
                    "properties": [
                        {"name": "Title", "type": "String", "namespace": "System"}
                    ],
                },
                "returnsVoid": True,
                "method": "DELETE",
                "routes": [{"path": "/books/{Title}", "verbs": "DELETE"}],
            },
        ],
    }


def six() -> Node:
    """The same in version 6.0: properties name their namespaces in another way."""
    host = today()
    for held in (*host["types"], *(op["request"] for op in host["operations"])):
        for one in held["properties"]:
            one["typeNamespace"] = one.pop("namespace")
            one["isSystemType"] = one["typeNamespace"].startswith("System")
    host["operations"][0]["requiresAuth"] = False
    return host


def five() -> Node:
    """The same in version 5.8: routes and what is returned stand on the request."""
    host = six()
    for operation in host["operations"]:
        request = operation["request"]
        request["routes"] = operation.pop("routes")
        del operation["method"]
        operation.pop("requiresAuth", None)
        operation["actions"] = ["Any"]
        if operation.pop("returnsVoid", False):
            request["returnVoidMarker"] = True
        else:
            request["returnMarkerTypeName"] = operation.pop("returnType")
    return host


def four() -> Node:
    """The same in version 4: keys begin with capitals."""

    def capital(value: Any) -> Any:
        if isinstance(value, list):
            return [capital(item) for item in value]
        if isinstance(value, dict):
            return {key[0].upper() + key[1:]: capital(v) for key, v in value.items()}
        return value

    return dict(capital(five()))


def snake() -> Node:
    """The same from a host that writes its keys with underscores."""

    def under(value: Any) -> Any:
        if isinstance(value, list):
            return [under(item) for item in value]
        if isinstance(value, dict):
            return {
                "".join(f"_{c.lower()}" if c.isupper() else c for c in key): under(held)
                for key, held in value.items()
            }
        return value

    return dict(under(today()))


def without_paths(api: ir.Api) -> ir.Api:
    """`api` without the paths that depend on a host's version."""
    return replace(
        api,
        messages=tuple(
            replace(one, path="", batch="", one_way="") for one in api.messages
        ),
    )


@pytest.mark.parametrize("older", [six(), five(), snake()], ids=["6", "5.8", "snake"])
def test_every_shape_gives_the_same_model(older: Node) -> None:
    assert without_paths(parsed(older)) == without_paths(parsed(today()))


def test_a_host_of_version_4_spells_its_names_with_capitals() -> None:
    found, now = without_paths(parsed(four())), without_paths(parsed(today()))

    assert repr(found).casefold() == repr(now).casefold()
    book = found.types[ir.TypeId("#Book")].type
    assert isinstance(book, ir.Record)
    assert [field.wire for field in book.fields] == ["Title", "Pages"]


def test_a_host_shows_by_its_shape_what_paths_it_has() -> None:
    paths = [
        next((one.path, one.batch, one.one_way) for one in parsed(host).messages)
        for host in (today(), five())
    ]

    assert paths == [
        ("/api/FindBooks", "/api/FindBooks[]", "/json/oneway/FindBooks"),
        (
            "/json/reply/FindBooks",
            "/json/reply/FindBooks[]",
            "/json/oneway/FindBooks",
        ),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "export default {};\n",
        "callback({})\n",
        "<html><body><pre>{}</pre></body></html>",
        "const metadata = {};\nexport {{ metadata }};\n",
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_metadata_is_found_in_what_wraps_it(around: str, indent: int | None) -> None:
    text = around.replace("{}", json.dumps(today(), indent=indent)).replace("{{", "{")
    document = read(text.encode(), "metadata.mjs", Report())

    (found,) = servicestack.find(document)

    assert servicestack.parse([found], Report(), Reads()) == parsed(today())


def test_options_beside_the_types_change_nothing() -> None:
    options: Node = {"config": {"makePartial": True, "usePath": "/types"}}

    assert parsed({**options, **today()}) == parsed(today())


def test_the_options_say_where_the_host_is() -> None:
    options: Node = {"config": {"baseUrl": "https://x.example/api/"}}

    (server,) = parsed({**options, **today()}).servers

    assert server.url == "https://x.example/api"


def listing() -> list[Node]:
    """What `/operations/metadata` says."""
    return [
        {
            "name": "FindBooks",
            "responseName": "Page`1",
            "serviceName": "BookService",
            "actions": ["GET"],
            "routes": ["/books", "/shelves/{Shelf}"],
            "tags": ["books"],
        },
        {"name": "AddBook", "serviceName": "BookService", "actions": ["POST"]},
    ]


def test_a_list_of_operations_has_names_paths_and_tags() -> None:
    report = Report()

    document = read(json.dumps(listing()).encode(), "operations.json", Report())
    api = servicestack.parse(servicestack.find(document), report, Reads())

    assert [(g.name.text, len(g.operations)) for g in api.root.groups] == [("books", 2)]
    assert [op.id for op in ir.operations(api.root)] == [
        "POST /json/reply/AddBook",
        "GET /books",
        "GET /shelves/{Shelf}",
    ]
    assert [d.code for d in report] == ["types-missing"]


def test_the_index_of_a_host_has_names_answers_and_tags() -> None:
    index = {
        "books": [
            {
                "name": "FindBooks",
                "returns": "FindBooksResponse",
                "description": "Finds books.",
                "links": {"api": "/api/FindBooks", "ui": "/ui/FindBooks"},
            }
        ]
    }
    document = read(json.dumps(index).encode(), "api.json", Report())

    api = servicestack.parse(servicestack.find(document), Report(), Reads())

    (found,) = ir.operations(api.root)
    assert (found.name.text, found.summary) == ("FindBooks", "Finds books.")
    assert [group.name.text for group in api.root.groups] == ["books"]


def test_metadata_counts_for_more_than_a_list_of_operations() -> None:
    documents = [
        read(json.dumps(value).encode(), name, Report())
        for value, name in ((listing(), "a.json"), (today(), "b.json"))
    ]
    found = [part for one in documents for part in servicestack.find(one)]

    api = servicestack.parse(found, Report(), Reads())

    operation = {op.id: op for op in ir.operations(api.root)}["GET /shelves/{Shelf}"]
    assert [p.wire for p in operation.parameters] == ["Shelf", "word"]


@pytest.mark.parametrize(
    "value",
    [
        [],
        [{"name": "x"}],
        [{"name": "x", "serviceName": 1, "actions": []}],
        {"books": []},
        {"books": [{"name": "x"}]},
        {"books": 1},
    ],
)
def test_lists_of_other_things_are_none(value: Any) -> None:
    document = read(json.dumps(value).encode(), "x.json", Report())

    assert servicestack.find(document) == ()


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values in `value`."""
    found = [path] if path else []
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, held in inner:
        found.extend(places(held, (*path, step)))
    return found


def with_junk(value: Any, path: tuple[str | int, ...], junk: Any) -> Any:
    """A copy of `value` with `junk` at `path`."""
    whole = json.loads(json.dumps(value))
    held = whole
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = junk
    return whole


@pytest.mark.parametrize(
    "junk", [None, 7, "<", [], {}, [[{}]], {"name": 3}, True], ids=str
)
@pytest.mark.parametrize("shape", [today, five, four], ids=["8", "5.8", "4"])
def test_junk_in_any_place_of_any_shape_is_survived(shape: Any, junk: Any) -> None:
    for path in places(shape()):
        value = with_junk(shape(), path, junk)
        document = read(json.dumps(value).encode(), "x.json", Report())

        api = servicestack.parse((document,), Report(), Reads())

        assert isinstance(api, ir.Api)
