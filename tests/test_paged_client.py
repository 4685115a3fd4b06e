"""A generated client reads lists to their end, over a real socket."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import specloom
from specloom.diagnostics import Report
from specloom.targets.python import runtime_files

from . import golden
from .loopback import Answer, Recorded, serving
from .packages import imported, write


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the golden case of paging."""
    case, report = golden.ROOT / "postman-paging", Report()
    documents = golden.documents(case, report)
    made = specloom.generate(golden.settings(case), documents, {}, report)
    root = tmp_path_factory.mktemp("paged")
    files = {f"paging/{name}": text for name, text in made.files.items()}
    files |= {**runtime_files(made.runtime, "httpx2"), "__init__.py": ""}
    write(root / "paged_clients", files)
    with imported(root, "paged_clients.paging") as package:
        yield package


def answer(request: Recorded) -> Answer:
    """The API of the case, with three things in every list, two to a page."""
    path = urlsplit(request.target).path
    asked = {k: v[0] for k, v in parse_qs(urlsplit(request.target).query).items()}
    found: Any
    link: tuple[tuple[str, str], ...] = ()
    match path:
        case "/users":
            ids = {"": ["a", "b"], "b2": ["c"]}[asked.get("next_page_token", "")]
            found = {"users": [{"id": id, "joined": "2024-05-01"} for id in ids]}
            found["next_page_token"] = "b2" if "a" in ids else ""
        case "/orders":
            start = int(asked.get("offset", 0))
            orders = [{"number": n} for n in (1, 2, 3)][start : start + 2]
            found = {"meta": {"total": 3}, "orders": orders}
        case "/cities":
            start = 2 * int(asked.get("page", 0))
            found = [{"name": name} for name in "abc"[start : start + 2]]
        case "/events":
            kinds = ["c"] if "after" in asked else ["a", "b"]
            following = None if "after" in asked else "/events?limit=2&after=2"
            found = {"next": following, "results": [{"kind": kind} for kind in kinds]}
        case "/charges":
            ids = ["c"] if asked.get("starting_after") == "b" else ["a", "b"]
            found = {"has_more": "a" in ids, "data": [{"id": id} for id in ids]}
        case "/repos":
            found = [{"full_name": n} for n in ("c" if "page" in asked else "ab")]
            link = () if "page" in asked else (("Link", "</repos?page=2>; rel=next"),)
        case _:
            cursor = json.loads(request.body or b"{}").get("start_cursor")
            titles = ["c"] if cursor == "n2" else ["a", "b"]
            found = {"next_cursor": "n2" if cursor is None else None}
            found["results"] = [{"title": title} for title in titles]
    return Answer(body=json.dumps(found).encode(), headers=link)


CALLS = [
    ("list_users", {}, "id", ["a", "b", "c"], 2),
    ("list_users", {"next_page_token": "b2"}, "id", ["c"], 1),
    ("list_orders", {"limit": 2}, "number", [1, 2, 3], 2),
    ("list_cities", {}, "name", ["a", "b", "c"], 3),
    ("list_events", {"limit": 2}, "kind", ["a", "b", "c"], 2),
    ("list_charges", {}, "id", ["a", "b", "c"], 2),
    ("list_repos", {}, "full_name", ["a", "b", "c"], 2),
    ("search_notes", {"query": "x"}, "title", ["a", "b", "c"], 2),
]


@pytest.mark.parametrize(("name", "values", "field", "expected", "calls"), CALLS)
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_a_proposed_list_is_read_to_its_end(
    client: ModuleType,
    asynchronous: bool,
    name: str,
    values: dict[str, Any],
    field: str,
    expected: list[Any],
    calls: int,
) -> None:
    async def gathered(url: str) -> list[Any]:
        async with client.AsyncPostmanPagingClient(base_url=url) as api:
            return [item async for item in getattr(api, name)(**values)]

    with serving(answer) as server:
        if asynchronous:
            items = asyncio.run(gathered(server.url))
        else:
            with client.PostmanPagingClient(base_url=server.url) as api:
                items = list(getattr(api, name)(**values))

    assert [getattr(item, field) for item in items] == expected
    assert len(server.requests) == calls


def test_the_items_of_a_page_are_models(client: ModuleType) -> None:
    with (
        serving(answer) as server,
        client.PostmanPagingClient(base_url=server.url) as api,
    ):
        page = api.list_users(page_size=2)

    assert page.items[0] == client.models.User(id="a", joined=dt.date(2024, 5, 1))
    assert page.data.next_page_token == "b2"
