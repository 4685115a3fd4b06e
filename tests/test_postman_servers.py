"""URLs in all forms, and where requests go: one server, server variables, several."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import specloom
from specloom import ir
from specloom.diagnostics import Report
from specloom.source import Json
from specloom.targets.python import runtime_files

from .loopback import Answer, Recorded, serving
from .packages import imported, write
from .postman_calls import (
    codes,
    collection,
    document,
    item,
    only,
    operations,
    parameter,
    parsed,
)

_NUMBERS = itertools.count()
BEARER: Json = {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]}


def variables(**values: Json) -> Json:
    return [{"key": key, "value": value} for key, value in values.items()]


def called(*urls: Json, **values: Json) -> tuple[ir.Api, Report]:
    items = [
        item({"url": url, "method": "GET"}, name=f"Call {number}")
        for number, url in enumerate(urls)
    ]
    return parsed(collection(*items, variable=variables(**values)))


def ids(api: ir.Api) -> list[str]:
    return [operation.id for operation in ir.operations(api.root)]


# --- Forms ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://x.org:8443/a/:id?q=1",
        {"raw": "https://x.org:8443/a/:id?q=1"},
        {
            "protocol": "https",
            "host": ["x", "org"],
            "port": "8443",
            "path": ["a", ":id"],
            "query": [{"key": "q", "value": "1"}],
        },
        {
            "protocol": "https:",
            "host": "x.org",
            "port": 8443,
            "path": "/a/:id",
            "query": [{"key": "q", "value": "1"}],
        },
        {
            "raw": "https://stale.example/old?q=2&r=3",
            "protocol": "https://",
            "host": ["x", "org"],
            "port": "8443",
            "path": [{"type": "string", "value": "a"}, {"value": ":id"}],
            "query": [{"key": "q", "value": "1"}],
        },
        {
            "host": "https://x.org:8443/a",
            "path": [":id"],
            "query": [{"key": "q", "value": "1"}],
        },
        "https://x.org:8443/a/{{id}}?q=1",
        "https://x.org:8443/a/{id}?q=1",
        "https://x.org:8443/a/<id>?q=1",
        "https://x.org:8443/a/%7B%7Bid%7D%7D?q=1",
        "https://x.org:8443/a/:id?q=1#here",
    ],
)
def test_every_form_of_a_url_means_the_same(url: Json) -> None:
    api, _ = called(url)

    assert [server.url for server in api.servers] == ["https://x.org:8443"]
    assert ids(api) == ["GET /a/{id}"]
    (operation,) = ir.operations(api.root)
    assert [(p.place, p.wire) for p in operation.parameters] == [
        (ir.Place.PATH, "id"),
        (ir.Place.QUERY, "q"),
    ]


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        (":id.json", "{id}.json"),
        ("key={{business-key}}", "key={business-key}"),
        ("{{base}}...{{head}}", "{base}...{head}"),
        ("{{ id }}", "{id}"),
        ("{{$guid}}", "{guid}"),
        ("a:b", "a:b"),
        ("a}b{", "a%7Db%7B"),
    ],
)
def test_variables_stand_anywhere_in_a_segment(segment: str, expected: str) -> None:
    api, _ = called(f"https://x.org/a/{segment}")

    assert ids(api) == [f"GET /a/{expected}"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("users/12345/posts", "users/{userId}/posts"),
        ("users/0c5fa3a2-5d5c-4f8e-9a6e-0a4bb2a7f1d0", "users/{userId}"),
        ("media/507f1f77bcf86cd799439011", "media/{mediaId}"),
        ("rest/api/2/issue", "rest/api/2/issue"),
        ("v1.1/statuses/home", "v1.1/statuses/home"),
        ("status/200", "status/200"),
        ("reports/2026-10", "reports/2026-10"),
        ("users/1/users/2", "users/{userId}/users/2"),
        ("users/:userId/orders/7", "users/{userId}/orders/{orderId}"),
    ],
)
def test_identifiers_written_out_are_parameters(path: str, expected: str) -> None:
    api, _ = called(f"https://x.org/{path}")

    assert ids(api) == [f"GET /{expected}"]


def test_an_identifier_written_out_is_the_sample_of_its_parameter() -> None:
    requests = [item({"url": f"https://x.org/users/{id}"}) for id in (":id", 7, 12)]

    operation = only(*requests)

    assert operation.id == "GET /users/{id}"
    assert parameter(operation, "id").type == ir.Scalar(ir.ScalarKind.INTEGER)


def test_path_variables_may_be_an_object() -> None:
    url: Json = {"raw": "https://x.org/a/:id", "variable": {"id": "12"}}

    (found,) = only(item({"url": url})).parameters

    assert found.type == ir.Scalar(ir.ScalarKind.INTEGER)
    assert [value.json for value in found.examples] == [12]


@pytest.mark.parametrize("url", ["", "   ", "https:\\\\x.org\\a", "http://[::1", "//"])
def test_strange_urls_break_nothing(url: str) -> None:
    api, _ = called(url)

    assert len(ids(api)) == 1


def test_a_fragment_is_left_out_with_a_note() -> None:
    _, report = called("https://x.org/a#b")

    assert codes(report) == ["url-fragment"]


# --- The server -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "values", "server", "id"),
    [
        ("{{u}}/v2/x", {"u": "https://x.org"}, "https://x.org", "GET /v2/x"),
        ("{{u}}/x", {"u": "https://x.org/v2"}, "https://x.org/v2", "GET /x"),
        (
            "{{u}}{{p}}/x",
            {"u": "https://x.org", "p": "/v2"},
            "https://x.org{p}",
            "GET /x",
        ),
        (
            "{{u}}/{{version}}/users",
            {"u": "https://x.org", "version": "v2"},
            "https://x.org/{version}",
            "GET /users",
        ),
        (
            "{{u}}/api/{{version}}/users",
            {"u": "https://x.org", "version": "v2"},
            "https://x.org/api/{version}",
            "GET /users",
        ),
        (
            "{{u}}/{{base_path}}/users",
            {"u": "https://x.org", "base_path": "api"},
            "https://x.org/{base_path}",
            "GET /users",
        ),
        (
            "{{u}}/{{account}}/users",
            {"u": "https://x.org", "account": "acme"},
            "https://x.org",
            "GET /{account}/users",
        ),
        (
            "{{u}}/{{version}}/users",
            {"u": "https://x.org"},
            "https://x.org",
            "GET /{version}/users",
        ),
        (
            "{{protocol}}://{{host}}:{{port}}{{basePath}}/x",
            {"protocol": "https", "host": "x.org", "port": 8443, "basePath": "/v1"},
            "https://{host}:{port}{basePath}",
            "GET /x",
        ),
    ],
)
def test_what_belongs_to_the_base_is_no_parameter(
    url: str, values: dict[str, Json], server: str, id: str
) -> None:
    api, _ = called(url, **values)

    assert [one.url for one in api.servers] == [server]
    assert ids(api) == [id]
    known = {one.wire: one.default for s in api.servers for one in s.variables}
    assert known == {name: str(values[name]) for name in known}


def test_a_described_path_variable_is_a_parameter_whatever_its_value() -> None:
    url: Json = {
        "raw": "https://x.org/{{version}}/users",
        "variable": [{"key": "version", "value": "v2", "description": "Which one."}],
    }

    api, _ = called(url, version="v2")

    assert ids(api) == ["GET /{version}/users"]


def test_a_version_that_only_some_paths_have_is_written_out() -> None:
    api, _ = called(
        "https://x.org/{{version}}/users", "https://x.org/login", version="v2"
    )

    assert [server.url for server in api.servers] == ["https://x.org"]
    assert ids(api) == ["GET /v2/users", "GET /login"]


def test_one_place_spelled_in_several_ways_is_one_server() -> None:
    api, _ = called(
        "{{baseUrl}}/a",
        "{{baseUrl}}/b",
        "{{baseUrl}}/d",
        "{{baseUrl}}/e",
        "https://x.org/v2/a",
        {"protocol": "https", "host": ["x", "org"], "path": ["v2", "c"]},
        "https://x.org/v2/b?q=1",
        baseUrl="https://x.org/v2",
    )

    assert [server.url for server in api.servers] == ["https://x.org/v2"]
    assert ids(api) == ["GET /a", "GET /b", "GET /d", "GET /e", "GET /c"]
    assert not any(o.servers for o in ir.operations(api.root))


def test_a_server_below_the_main_one_is_a_path_of_it() -> None:
    api, _ = called(
        "{{u}}/a", "{{u}}/b", "{{beta}}/c", u="https://x.org", beta="https://x.org/beta"
    )

    assert ids(api) == ["GET /a", "GET /b", "GET /beta/c"]


def test_other_servers_are_named_by_their_variables_and_hosts() -> None:
    api, _ = called(
        "{{baseUrl}}/a",
        "{{baseUrl}}/b",
        "{{loginUrl}}/token",
        "https://files.example.com/f",
        "https://files.example.net/f",
        "{{unknown}}/u",
        baseUrl="https://x.org",
        loginUrl="https://login.example.com/oauth",
    )

    servers = {o.id: o.servers[0] for o in ir.operations(api.root) if o.servers}
    assert {id: (one.name, one.url) for id, one in servers.items()} == {
        "GET /token": ("loginUrl", "https://login.example.com/oauth"),
        "GET /f#files.example.com": ("files", "https://files.example.com"),
        "GET /f#files.example.net": ("files.example.net", "https://files.example.net"),
        "GET /u": ("unknown", "{unknown}"),
    }


def test_each_collection_has_its_own_base_url() -> None:
    one = collection(item({"url": "{{u}}/a"}), variable=variables(u="https://one.org"))
    two = collection(item({"url": "{{u}}/b"}), variable=variables(u="https://two.org"))

    api, _ = parsed(one, two)

    assert [server.url for server in api.servers] == ["https://one.org"]
    (other,) = operations_of(api)["GET /b"].servers
    assert other.url == "https://two.org"


def operations_of(api: ir.Api) -> dict[str, ir.Operation]:
    return {operation.id: operation for operation in ir.operations(api.root)}


def test_requests_without_a_host_go_to_the_main_server() -> None:
    found = operations(
        item({"url": "https://x.org/a"}), item({"url": {"path": ["b"]}}, name="B")
    )

    assert [o.servers for o in found.values()] == [(), ()]


# --- Clients ------------------------------------------------------------------------


@contextmanager
def client(text: str, root: Path, http: str = "httpx2") -> Iterator[ModuleType]:
    """The client of a collection, written to `root` and imported."""
    name = f"servers_{next(_NUMBERS)}"
    report = Report()
    settings = specloom.Settings(name="pets", http=http, runtime="._runtime")
    product = specloom.generate(settings, [document(text)], {}, report)
    assert not report.failed
    write(root / name, {**product.files, **runtime_files(product.runtime, http)})
    with imported(root, name) as package:
        yield package


def two_servers(**values: Json) -> str:
    login: dict[str, Json] = {"url": "{{loginUrl}}/token", "method": "POST"}
    return collection(
        item({"url": "{{baseUrl}}/pets", "method": "GET"}, name="List pets"),
        item({"url": "{{baseUrl}}/pets/:id", "method": "GET"}, name="Get pet"),
        item({**login, "auth": {"type": "noauth"}}, name="Make token"),
        item({"url": "{{loginUrl}}/me", "method": "GET"}, name="Who am I"),
        auth=BEARER,
        variable=variables(baseUrl="https://api.example.com", **values),
    )


def answer(_: Recorded) -> Answer:
    return Answer()


def auth(requests: list[Recorded]) -> list[tuple[str, str | None]]:
    return [(r.target, r.header("Authorization")) for r in requests]


@pytest.mark.parametrize("http", ["httpx2", "httpx"])
def test_each_call_goes_to_its_own_server_with_its_own_credentials(
    tmp_path: Path, http: str
) -> None:
    with (
        client(
            two_servers(loginUrl="https://login.example.com"), tmp_path, http
        ) as made,
        serving(answer) as api,
        serving(answer) as login,
    ):
        pets = made.PetsClient(token="t", base_url=api.url, login_url=login.url)
        with pets:
            pets.list_pets()
            pets.make_token()
            pets.who_am_i()

        assert auth(api.requests) == [("/pets", "Bearer t")]
        assert auth(login.requests) == [("/token", None), ("/me", "Bearer t")]


def test_asynchronous_calls_go_to_their_servers_too(tmp_path: Path) -> None:
    with (
        client(two_servers(), tmp_path) as made,
        serving(answer) as api,
        serving(answer) as login,
    ):

        async def run() -> None:
            pets = made.AsyncPetsClient(
                base_url=api.url, token="t", login_url=login.url
            )
            async with pets:
                await pets.who_am_i()

        asyncio.run(run())
        assert not api.requests
        assert auth(login.requests) == [("/me", "Bearer t")]


def test_a_server_without_a_known_url_is_asked_for_by_its_keyword(
    tmp_path: Path,
) -> None:
    with client(two_servers(), tmp_path) as made, serving(answer) as api:
        with made.PetsClient(token="t", base_url=api.url) as pets:
            pets.list_pets()
            with pytest.raises(made.errors.ConfigurationError, match="needs login_url"):
                pets.make_token()
        with (
            made.PetsClient(token="t", login_url="login.example.com") as pets,
            pytest.raises(made.errors.ConfigurationError, match="login_url must begin"),
        ):
            pets.make_token()


def test_a_known_url_is_the_default_of_its_keyword(tmp_path: Path) -> None:
    text = two_servers(loginUrl="https://login.example.com")

    with client(text, tmp_path) as made:
        written = Path(str(made.__file__)).with_name("client.py").read_text()

    assert 'login_url: str = "https://login.example.com",' in written
    assert 'server="login_url",' in written


def test_what_says_nothing_of_credentials_gets_none_on_another_server(
    tmp_path: Path,
) -> None:
    text = collection(
        item({"url": "https://api.example.com/a"}, name="A"),
        item({"url": "https://api.example.com/b", "auth": BEARER}, name="B"),
        item({"url": "https://cdn.example.com/c"}, name="C"),
    )
    with (
        client(text, tmp_path) as made,
        serving(answer) as api,
        serving(answer) as cdn,
    ):
        with made.PetsClient(token="t", base_url=api.url, cdn_url=cdn.url) as pets:
            pets.b()
            pets.c()

        assert auth(api.requests) == [("/b", "Bearer t")]
        assert auth(cdn.requests) == [("/c", None)]


def test_a_redirect_to_the_other_server_takes_no_credentials_along(
    tmp_path: Path,
) -> None:
    with client(two_servers(), tmp_path) as made, serving(answer) as login:
        away = Answer(302, b"", (("Location", f"{login.url}/elsewhere"),))
        with serving(lambda _: away) as api:
            settings: dict[str, Any] = {"base_url": api.url, "login_url": login.url}
            with made.PetsClient(token="t", **settings) as pets:
                pets.list_pets()

        assert auth(login.requests) == [("/elsewhere", None)]


def test_options_of_a_call_send_it_anywhere(tmp_path: Path) -> None:
    with client(two_servers(), tmp_path) as made, serving(answer) as other:
        options = importlib.import_module(f"{made.__name__}._runtime.options")
        with made.PetsClient(token="t", login_url="https://login.invalid") as pets:
            pets.make_token(options=options.RequestOptions(base_url=other.url))

        assert [r.target for r in other.requests] == ["/token"]


def test_variables_of_a_server_are_settings_of_the_client(tmp_path: Path) -> None:
    text = collection(
        item({"url": "http://{{host}}:{{port}}/{{version}}/pets"}, name="List pets"),
        variable=variables(host="127.0.0.1", version="v1"),
    )
    with client(text, tmp_path) as made, serving(answer) as api:
        port = api.url.rpartition(":")[2]
        with made.PetsClient(port=port) as pets:
            pets.list_pets()
        with made.PetsClient(port=port, version="v2") as pets:
            pets.list_pets()

        assert [r.target for r in api.requests] == ["/v1/pets", "/v2/pets"]


def test_variables_of_equal_words_are_settings_of_their_own(tmp_path: Path) -> None:
    text = collection(item({"url": "http://{{host}}:{{port}}{{Port}}/a"}))

    with client(text, tmp_path) as made:
        written = Path(str(made.__file__)).with_name("client.py").read_text()

    assert 'base_url = f"http://{host}:{port}{port_}"' in written


# --- Secrets ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hunter2@x.org/a",
        "https://me:hu@hunter2@x.org/a",
        "https://me:{{word}}hunter2@x.org/a",
        "me:hunter2@x.org/a",
        {"protocol": "https", "host": ["me:hunter2@x", "org"], "path": ["a"]},
        "{{base}}/a",
        "{{scheme}}://{{host}}/a",
        "{{host}}/a",
    ],
)
def test_credentials_in_a_url_are_left_out_and_reported(url: Json) -> None:
    api, report = called(
        url,
        base="https://me:hunter2@x.org",
        scheme="https",
        host="me:hunter2@x.org",
    )

    (server,) = api.servers
    known = {v.wire: v.default for v in server.variables}
    assert re.sub(r"\{(\w+)\}", lambda m: known[m[1]], server.url) == "https://x.org"
    assert "credentials-in-url" in codes(report)
    assert "hunter2" not in str(api) + "".join(map(str, report))


def test_a_host_without_a_name_is_called_by_its_kind() -> None:
    api, _ = called("https://x.org/a", "https://x.org/b", "http://[::1]:8080/c")

    names = [one.name for o in ir.operations(api.root) for one in o.servers]
    assert names == ["ipv6"]


def test_what_is_no_web_server_has_no_url() -> None:
    api, report = called("https://x.org/a", "https://x.org/b", "wss://x.org/c")

    (server,) = [one for o in ir.operations(api.root) for one in o.servers]
    assert server.url == "{x}"
    assert codes(report) == ["url-not-web"]


@pytest.mark.parametrize("url", ["http://me:hunter2@[x/a", "ftp://me:hunter2@x.org/a"])
def test_credentials_in_a_broken_url_are_not_told_either(url: str) -> None:
    api, report = called(url)

    assert "url-not-web" in codes(report)
    assert "hunter2" not in str(api) + "".join(map(str, report))


def test_a_secret_in_a_path_is_the_value_of_a_parameter() -> None:
    # Put together here, so that no scanner takes this file for a leak.
    secret = "q8Zt2LxV" + "w0Rk7BnYc5Gh1JmP"

    api, report = called(f"https://x.org/services/T00/{secret}")

    assert ids(api) == ["GET /services/T00/{id}"]
    (operation,) = ir.operations(api.root)
    assert [p.examples for p in operation.parameters] == [()]
    assert "secret-value" in codes(report)
