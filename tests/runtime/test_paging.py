"""Lists in pages over a real socket: by cursor, offset, page number and URL."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.loopback import Answer, Recorded, serving

from .conftest import Made

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])

ITEMS = ("items",)


def said(**facts: Any) -> Answer:
    return Answer(body=json.dumps(facts).encode())


def asked(request: Recorded, name: str) -> str:
    """What a request's query says for `name`."""
    return parse_qs(urlsplit(request.target).query).get(name, [""])[0]


def operation(made: Made, paging: Any, **facts: Any) -> Any:
    """A paged list of anything, with parameters for every kind of paging."""
    plan = made("_runtime.plan")
    names = ("filter", "cursor", "offset", "page", "limit")
    settings: dict[str, Any] = {
        "method": "GET",
        "path": "/list",
        "parameters": tuple(
            plan.Parameter("query", name, name, "JsonValue") for name in names
        ),
        **facts,
    }
    return made("_runtime.paging").PagedOperation(
        name="list",
        responses=(plan.Response(200, "JsonValue"),),
        paging=paging,
        **settings,
    )


def read(
    made: Made, asynchronous: bool, url: str, plan: Any, **values: Any
) -> list[Any]:
    """All items of all pages, by a client of either kind."""
    kind = "AsyncSampleClient" if asynchronous else "SampleClient"
    client = getattr(made("sample"), kind)(base_url=url)

    async def run() -> list[Any]:
        async with client:
            return [item async for item in client._pages(plan, values)]

    if asynchronous:
        return asyncio.run(run())
    with client:
        return list(client._pages(plan, values))


def listing(made: Made, kind: str, *arguments: Any, **facts: Any) -> Any:
    return operation(
        made, getattr(made("_runtime.pagekinds"), kind)(ITEMS, *arguments, **facts)
    )


# --- Cursors ------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("end", [{}, {"next": None}, {"next": ""}, {"next": 0}])
def test_a_cursor_leads_from_page_to_page_until_there_is_none(
    made: Made, asynchronous: bool, end: dict[str, Any]
) -> None:
    pages: dict[str, Any] = {
        "": {"items": [1, 2], "next": "a&b"},
        "a&b": {"items": [], "next": "c=é"},
        "c=é": {"items": [3], **end},
    }
    plan = listing(made, "CursorPaging", ("cursor",), ("next",))

    with serving(lambda r: said(**pages[asked(r, "cursor")])) as server:
        found = read(made, asynchronous, server.url, plan, filter="x y", limit=2)

    assert found == [1, 2, 3]
    assert [request.target for request in server.requests] == [
        "/list?filter=x%20y&limit=2",
        "/list?filter=x%20y&limit=2&cursor=a%26b",
        "/list?filter=x%20y&limit=2&cursor=c%3D%C3%A9",
    ]


def test_a_list_is_resumed_by_the_keyword_of_its_cursor(made: Made) -> None:
    pages: dict[str, Any] = {"b": {"items": [2], "next": 30}, "30": {"items": [3]}}
    plan = listing(made, "CursorPaging", ("cursor",), ("next",))

    with serving(lambda r: said(**pages[asked(r, "cursor")])) as server:
        assert read(made, False, server.url, plan, cursor="b", limit=1) == [2, 3]

    assert server.requests[1].target == "/list?cursor=30&limit=1"


def test_a_flag_ends_a_list_though_there_is_a_cursor(made: Made) -> None:
    plan = listing(made, "CursorPaging", ("cursor",), ("next",), more=("meta", "more"))

    def answer(request: Recorded) -> Answer:
        more = not asked(request, "cursor")
        return said(items=[1], next="c", meta={"more": more})

    with serving(answer) as server:
        assert read(made, False, server.url, plan) == [1, 1]


def test_the_last_item_may_hold_the_cursor(made: Made) -> None:
    pages: dict[str, list[Any]] = {"": [{"id": "a"}, {"id": "b"}], "b": []}
    plan = listing(made, "CursorPaging", ("cursor",), ("items", "-1", "id"))

    with serving(lambda r: said(items=pages[asked(r, "cursor")])) as server:
        assert read(made, False, server.url, plan) == [{"id": "a"}, {"id": "b"}]

    assert len(server.requests) == 2


@BOTH
@pytest.mark.parametrize(
    ("body", "path"), [({}, ("after",)), ({"v": {"x": 1.50}}, ("v", "after"))]
)
def test_a_cursor_travels_in_a_json_body(
    made: Made, asynchronous: bool, body: dict[str, Any], path: tuple[str, ...]
) -> None:
    runtime = made("_runtime.body")
    paging = made("_runtime.pagekinds").CursorPaging(ITEMS, path, ("next",), "json")
    part = made("_runtime.plan").Part("v", "v")
    plan = operation(made, paging, method="POST", body=runtime.JsonBody(parts=(part,)))

    with serving(
        lambda r: said(items=[1], next={"k": [1]} if b"after" not in r.body else None)
    ) as server:
        assert read(made, asynchronous, server.url, plan, **body) == [1, 1]

    expected: dict[str, Any] = json.loads(json.dumps(body))
    inner = expected
    for key in path[:-1]:
        inner = inner[key]
    inner["after"] = {"k": [1]}
    assert json.loads(server.requests[1].body) == expected
    assert server.requests[1].header("Content-Type") == "application/json"
    assert server.requests[1].method == "POST"


def test_a_cursor_travels_in_a_form(made: Made) -> None:
    paging = made("_runtime.pagekinds").CursorPaging(
        ITEMS, ("cursor",), ("meta", "next_cursor"), "form"
    )
    part = made("_runtime.plan").Part("channel", "channel")
    form = made("_runtime.body").Form((part,))
    plan = operation(made, paging, method="POST", body=form)
    answers = iter(["d=", ""])

    with serving(
        lambda _: said(items=[1], meta={"next_cursor": next(answers)})
    ) as server:
        assert read(made, False, server.url, plan, channel="C 1") == [1, 1]

    assert [r.body for r in server.requests] == [
        b"channel=C+1",
        b"channel=C+1&cursor=d%3D",
    ]


@BOTH
def test_a_repeated_cursor_is_an_error(made: Made, asynchronous: bool) -> None:
    plan = listing(made, "CursorPaging", ("cursor",), ("next",))

    with (
        serving(lambda _: said(items=[1], next="same")) as server,
        pytest.raises(made("_runtime.errors").PagingError),
    ):
        read(made, asynchronous, server.url, plan)

    assert len(server.requests) == 2


def test_the_same_cursor_without_items_is_the_end(made: Made) -> None:
    plan = listing(made, "CursorPaging", ("cursor",), ("next",))

    def answer(request: Recorded) -> Answer:
        return said(items=[] if asked(request, "cursor") else [1], next="same")

    with serving(answer) as server:
        assert read(made, False, server.url, plan) == [1]


# --- Offsets and page numbers -------------------------------------------------------


def slices(most: int, count: int, **facts: Any) -> Callable[[Recorded], Answer]:
    """A server of `count` items, of which it never gives more than `most` at once."""

    def answer(request: Recorded) -> Answer:
        start = int(asked(request, "offset") or 0)
        size = min(most, int(asked(request, "limit") or most))
        return said(items=[*range(count)][start : start + size], **facts)

    return answer


@BOTH
@pytest.mark.parametrize(
    ("facts", "calls"),
    [({}, 4), ({"total": 5}, 3), ({"total": "5"}, 3), ({"total": 0}, 4)],
    ids=["untold", "total", "text", "zero"],
)
def test_an_offset_counts_the_items_that_came(
    made: Made, asynchronous: bool, facts: dict[str, Any], calls: int
) -> None:
    plan = listing(made, "OffsetPaging", ("offset",), total=("total",))

    with serving(slices(2, 5, **facts)) as server:
        found = read(made, asynchronous, server.url, plan, limit=100, filter="x")

    assert found == [0, 1, 2, 3, 4]
    assert [asked(r, "offset") for r in server.requests] == ["", "2", "4", "5"][:calls]
    assert {asked(r, "limit") for r in server.requests} == {"100"}


def test_an_offset_goes_on_from_where_it_was_told_to_begin(made: Made) -> None:
    plan = listing(made, "OffsetPaging", ("offset",), total=("total",))

    with serving(slices(2, 5, total=5)) as server:
        assert read(made, False, server.url, plan, offset=3) == [3, 4]

    assert len(server.requests) == 1


def test_an_offset_may_count_from_one(made: Made) -> None:
    plan = listing(made, "OffsetPaging", ("offset",), first=1, total=("total",))

    def answer(request: Recorded) -> Answer:
        start = int(asked(request, "offset") or 1)
        return said(items=[1, 2, 3][start - 1 : start + 1], total=3)

    with serving(answer) as server:
        assert read(made, False, server.url, plan) == [1, 2, 3]


def numbered(*pages: list[int], first: int = 1, **facts: Any) -> Any:
    """A server of pages that are counted from `first`."""

    def answer(request: Recorded) -> Answer:
        index = int(asked(request, "page") or first) - first
        return said(items=pages[index] if index < len(pages) else [], **facts)

    return answer


@BOTH
@pytest.mark.parametrize(
    ("facts", "calls"),
    [
        ({}, 4),
        ({"pages": 3}, 3),
        ({"total": 4}, 3),
        ({"pages": 0, "total": 0}, 4),
        ({"more": True}, 4),
    ],
    ids=["untold", "pages", "total", "zero", "more"],
)
def test_pages_are_counted_and_a_short_one_is_no_end(
    made: Made, asynchronous: bool, facts: dict[str, Any], calls: int
) -> None:
    ends = {"total": ("total",), "pages": ("pages",), "more": ("more",)}
    plan = listing(made, "PagePaging", ("page",), **ends)

    with serving(numbered([1, 2], [3], [4], **facts)) as server:
        assert read(made, asynchronous, server.url, plan, limit=2) == [1, 2, 3, 4]

    targets = [request.target for request in server.requests]
    more = [f"/list?limit=2&page={number}" for number in (2, 3, 4)]
    assert targets == ["/list?limit=2", *more][:calls]


def test_pages_may_be_counted_from_zero_and_resumed(made: Made) -> None:
    plan = listing(made, "PagePaging", ("page",), first=0, pages=("pages",))

    with serving(numbered([1], [2], [3], first=0, pages=3)) as server:
        assert read(made, False, server.url, plan) == [1, 2, 3]
        assert len(server.requests) == 3
        assert read(made, False, server.url, plan, page=2) == [3]

    assert server.requests[3].target == "/list?page=2"
    assert len(server.requests) == 4


@BOTH
@pytest.mark.parametrize("kind", ["PagePaging", "OffsetPaging"])
def test_a_server_that_ignores_the_count_is_no_endless_list(
    made: Made, asynchronous: bool, kind: str
) -> None:
    plan = listing(made, kind, ("page",))

    with (
        serving(lambda _: said(items=[1, 2])) as server,
        pytest.raises(made("_runtime.errors").PagingError),
    ):
        read(made, asynchronous, server.url, plan)

    assert len(server.requests) == 2


@pytest.mark.parametrize("total", ["9" * 5000, "\u0663", -1, 2.5, True, {}])
def test_a_total_that_says_nothing_ends_no_list(made: Made, total: object) -> None:
    paging = made("_runtime.pagekinds").OffsetPaging(
        ("items",), ("page",), total=("total",)
    )

    def answer(request: Recorded) -> Answer:
        return said(items=[] if asked(request, "page") == "2" else [1, 2], total=total)

    with serving(answer) as server:
        assert read(made, False, server.url, operation(made, paging)) == [1, 2]


def test_a_list_alone_is_a_page(made: Made) -> None:
    paging = made("_runtime.pagekinds").PagePaging((), ("page",))
    pages = {"": b"[1, 2]", "2": b"[3]", "3": b"[]"}

    with serving(lambda r: Answer(body=pages[asked(r, "page")])) as server:
        assert read(made, False, server.url, operation(made, paging)) == [1, 2, 3]


def test_a_word_is_nothing_to_count_on_from(made: Made) -> None:
    plan = listing(made, "OffsetPaging", ("offset",))

    with (
        serving(lambda _: said(items=[1])) as server,
        pytest.raises(made("_runtime.errors").PagingError, match="offset"),
    ):
        read(made, False, server.url, plan, offset="begin")


# --- URLs ---------------------------------------------------------------------------


@BOTH
def test_the_url_of_the_next_page_may_be_relative(
    made: Made, asynchronous: bool
) -> None:
    plan = listing(made, "UrlPaging", ("links", "next"))
    nexts: Iterator[str | None] = iter(["?after=1", "/list/2", "BASE/list/3", None])

    def answer(_: Recorded) -> Answer:
        target = next(nexts)
        found = target and target.replace("BASE", server.url)
        return said(items=[1], links={"next": found})

    with serving(answer) as server:
        assert read(made, asynchronous, server.url, plan, limit=1) == [1] * 4

    targets = [request.target for request in server.requests]
    assert targets == ["/list?limit=1", "/list?after=1", "/list/2", "/list/3"]


@BOTH
def test_no_url_leads_to_another_server(made: Made, asynchronous: bool) -> None:
    plan = listing(made, "UrlPaging", ("next",))

    with (
        serving(lambda _: said(items=[1], next="http://127.0.0.1:9/list")) as server,
        pytest.raises(made("_runtime.errors").PagingError),
    ):
        read(made, asynchronous, server.url, plan)


# --- Pages one by one ---------------------------------------------------------------


def test_pages_are_had_one_by_one(made: Made) -> None:
    plan = listing(made, "PagePaging", ("page",), total=("total",))

    with (
        serving(numbered([1, 2], [3], total=3)) as server,
        made("sample").SampleClient(base_url=server.url) as client,
    ):
        first = client._pages(plan, {})
        second = first.next_page()
        numbers = [page.items for page in client._pages(plan, {}).pages()]

    assert (first.items, second.items, second.next_page()) == ([1, 2], [3], None)
    assert numbers == [[1, 2], [3]]
    assert second.data["total"] == 3


def test_pages_are_awaited_one_by_one(made: Made) -> None:
    plan = listing(made, "PagePaging", ("page",), total=("total",))

    async def run(url: str) -> tuple[Any, Any, Any, Any]:
        async with made("sample").AsyncSampleClient(base_url=url) as client:
            first = await client._pages(plan, {})
            second = await first.next_page()
            third = await second.next_page()
            pages = [page.items async for page in client._pages(plan, {}).pages()]
            return first.items, second.items, third, pages

    with serving(numbered([1, 2], [3], total=3)) as server:
        found = asyncio.run(run(server.url))

    assert found == ([1, 2], [3], None, [[1, 2], [3]])


def test_what_cannot_be_asked_or_read_again_is_an_error(made: Made) -> None:
    kinds, http = made("_runtime.pagekinds"), made("_runtime.http")
    error = made("_runtime.errors").PagingError
    paging = kinds.CursorPaging(ITEMS, ("cursor",), ("next",), "json")
    answer = http.Response(200, http.Headers(()), b'{"next": "a"}')

    for content in (iter(b""), b"no json"):
        sent = http.Request("POST", "http://h/", (), content)
        with pytest.raises(error):
            paging.following(sent, answer, 0)
    for half in (b'{"next": "\\ud800"}', b'{"next": {"a": "\\ud800"}}'):
        for place in ("query", "form", "json"):
            paging = kinds.CursorPaging(ITEMS, ("cursor",), ("next",), place)
            page = http.Response(200, http.Headers(()), half)
            with pytest.raises(error):
                paging.following(http.Request("POST", "http://h/", ()), page, 0)
    for url in ("http://[", "http://h:99999/", "\ud800"):
        page = http.Response(200, http.Headers(()), json.dumps({"next": url}).encode())
        with pytest.raises(error):
            kinds.UrlPaging(ITEMS, ("next",)).following(
                http.Request("GET", "http://h/", ()), page, 0
            )
    broken = http.Response(200, http.Headers(()), b"<html>")
    with pytest.raises(error):
        paging.following(http.Request("POST", "http://h/", ()), broken, 0)
    empty = http.Response(204, http.Headers(()), b"")
    assert paging.following(http.Request("POST", "http://h/", ()), empty, 0) is None


_TEXT = st.text(max_size=6)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=5), _TEXT, _TEXT.filter(bool))
def test_nothing_but_the_cursor_of_a_query_changes(
    made: Made, pairs: list[tuple[str, str]], name: str, cursor: str
) -> None:
    paging = made("_runtime.pagekinds").CursorPaging(ITEMS, (name,), ("next",))
    http = made("_runtime.http")
    sent = http.Request("GET", f"http://h/x?{urlencode(pairs)}", ())
    page = http.Response(200, http.Headers(()), json.dumps({"next": cursor}).encode())

    request = paging.following(sent, page, 0) or sent

    found = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    assert [pair for pair in found if pair[0] != name] == [
        pair for pair in pairs if pair[0] != name
    ]
    assert [value for key, value in found if key == name] == [cursor]
