"""Requests that are sent as objects: what goes over the wire, and how it is typed."""

from __future__ import annotations

import asyncio
import datetime
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from specloom import Settings, ir, passes
from specloom.diagnostics import Report
from specloom.passes.check import check
from specloom.passes.configure import configure
from specloom.passes.merge import merge
from specloom.passes.overlay import overlay
from specloom.targets.python import emit, runtime_files

from . import building as b
from .loopback import Answer, Loopback, Recorded, serving
from .messaging import bookings, message, optional
from .packages import imported, write

ID = UUID("0123456789abcdef0123456789abcdef")


def files(api: ir.Api, name: str = "bookings") -> dict[str, str]:
    """The files of a root with one client."""
    report = Report()
    product = emit(passes.run(api, report), Settings(name=name), {}, report)
    assert not report.failed
    assert product.unsettled == ()
    made = {f"{name}/{path}": text for path, text in product.files.items()}
    return {"__init__.py": "", **made, **runtime_files(product.runtime, "httpx2")}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    root = tmp_path_factory.mktemp("messages")
    write(root / "messaged", files(bookings()))
    with imported(root, "messaged.bookings") as found:
        yield found


@dataclass(slots=True)
class Caller:
    """A client of either kind, and the server that it calls."""

    client: Any
    server: Loopback
    run: Callable[[Any], Any]

    def __call__(self, name: str, *given: Any, **options: Any) -> Any:
        return self.run(getattr(self.client, name)(*given, **options))

    def sent(self) -> tuple[str, str, Any]:
        """The verb, the target and the JSON of the one request that was sent."""
        (request,) = self.server.requests
        self.server.requests.clear()
        body = json.loads(request.body, parse_float=str) if request.body else None
        return request.method, unquote(request.target), body


def answering(said: Answer) -> Callable[[Recorded], Answer]:
    return lambda request: said


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, package: ModuleType) -> Iterator[Caller]:
    with serving(answering(Answer())) as server:
        if request.param == "sync":
            with package.BookingsClient(base_url=server.url) as client:
                yield Caller(client, server, lambda answer: answer)
            return
        with asyncio.Runner() as runner:
            client = package.AsyncBookingsClient(base_url=server.url)
            yield Caller(client, server, lambda answer: runner.run(_awaited(answer)))
            runner.run(client.aclose())


async def _awaited(answer: Any) -> Any:
    return await answer


# --- One at a time ---------------------------------------------------------------


def test_what_comes_back_is_of_the_declared_type(
    package: ModuleType, caller: Caller
) -> None:
    caller.server.answer = answering(Answer(body=b'{"result": "hi"}'))

    found = caller("send", package.models.Hello(name="a"))

    assert found == package.models.HelloResponse(result="hi")


@pytest.mark.parametrize(
    ("given", "target"),
    [
        ({}, "/hello"),
        ({"place": "b"}, "/hello?place=b"),
        ({"name": "a"}, "/hello/a"),
        ({"name": "a", "times": 3}, "/hello/a?times=3"),
        ({"name": "a", "place": "b"}, "/hello/a/in/b"),
        ({"name": "", "place": "b"}, "/hello?name=&place=b"),
    ],
)
def test_the_route_with_most_of_what_is_there_is_taken(
    package: ModuleType, caller: Caller, given: dict[str, Any], target: str
) -> None:
    caller.server.answer = answering(Answer(body=b'{"result": ""}'))

    caller("send", package.models.Hello(**given))

    assert caller.sent() == ("GET", target, None)


def test_a_body_is_what_the_method_sends(package: ModuleType, caller: Caller) -> None:
    models = package.models
    given = {"cost": Decimal("0.10"), "rooms": [models.Room(floor=1)], "note": None}

    caller("send", models.UpdateBooking(id=ID, **given))
    sent = caller.sent()
    caller.run(caller.client.bookings.update_booking(ID, **given))

    body = {"cost": "0.10", "rooms": [{"floor": 1}], "note": None}
    assert sent == ("PUT", f"/bookings/{ID.hex}", body)
    assert caller.sent() == sent


def test_without_its_variables_an_object_goes_to_the_path_for_objects(
    package: ModuleType, caller: Caller
) -> None:
    models = package.models

    caller("send", models.UpdateBooking(cost=Decimal("1.50"), extra={"x": 1}))
    assert caller.sent() == ("PUT", "/api/UpdateBooking", {"cost": "1.50", "x": 1})
    caller("send", models.ReadText(extra={"xs": [1, 2], "y": {"z": "a"}}))
    assert caller.sent() == ("GET", "/api/ReadText?xs=1,2&y={z:a}", None)


def test_a_field_goes_into_a_path_before_extra_values_called_alike(
    package: ModuleType, caller: Caller
) -> None:
    caller("send", package.models.Hello(name="ada", extra={"NAME": "eve"}))

    assert caller.sent() == ("GET", "/hello/ada?NAME=eve", None)


def test_without_such_a_path_the_error_names_the_variable(
    package: ModuleType, caller: Caller
) -> None:
    with pytest.raises(package.errors.RequestError) as caught:
        caller("send", package.models.DeleteBooking())

    assert caught.value.pointer == "/path/Id"
    assert caller.server.requests == []


def test_a_body_that_is_the_object_is_sent_whole(
    package: ModuleType, caller: Caller
) -> None:
    models = package.models

    caller("send", models.Echo(text="a", more=[models.Echo(extra={"x": 1})]))
    assert caller.sent() == ("POST", "/echo", {"text": "a", "more": [{"x": 1}]})
    caller("send", models.PutBag(id="a", extra={"x": 1}))
    assert caller.sent() == ("PUT", "/bags/a", {"id": "a", "x": 1})


def test_a_query_is_written_in_the_notation_of_its_parameters(
    package: ModuleType, caller: Caller
) -> None:
    models = package.models
    room = models.Room(floor=1, name='a "b"')

    caller("send", models.QueryBookings(take=10, ids=[1, 2], room=room))

    assert caller.sent()[1] == (
        '/bookings?take=10&ids=1,2&room={floor:1,name:"a ""b"""}'
    )


@pytest.mark.parametrize(
    ("name", "verb", "target", "body"),
    [
        ("Ping", "GET", '/ping?x=1&ys=a,"b,c"', None),
        ("Publish", "POST", "/publish", {"x": 1, "ys": ["a", "b,c"]}),
    ],
)
def test_extra_values_are_sent_along(
    package: ModuleType,
    caller: Caller,
    name: str,
    verb: str,
    target: str,
    body: object,
) -> None:
    extra = {"x": 1, "ys": ["a", "b,c"]}

    caller("send", getattr(package.models, name)(extra=extra))

    assert caller.sent() == (verb, target, body)


def test_a_field_that_no_parameter_takes_goes_into_the_body(
    package: ModuleType, caller: Caller
) -> None:
    day = datetime.date(2026, 1, 2)

    caller("send", package.models.Publish(text="a", when=day))

    assert caller.sent()[2] == {"text": "a", "when": "2026-01-02"}


def test_a_file_and_its_fields_are_a_form(package: ModuleType, caller: Caller) -> None:
    caller("send", package.models.Upload(name="a", content=b"c", extra={"d": {"e": 1}}))

    (request,) = caller.server.requests
    assert (request.method, request.target) == ("POST", "/files")
    for piece in (b'name="name"\r\n\r\na', b"\r\n\r\nc\r\n", b'name="d"\r\n\r\n{e:1}'):
        assert piece in request.body


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("ReadText", b"text", "text"),
        ("ReadBytes", b"\xff\x00", b"\xff\x00"),
    ],
)
def test_text_and_bytes_come_back_as_they_are(
    package: ModuleType, caller: Caller, name: str, said: bytes, found: object
) -> None:
    caller.server.answer = answering(Answer(body=said))

    assert caller("send", getattr(package.models, name)(name="a")) == found


def test_nothing_and_lists_come_back(package: ModuleType, caller: Caller) -> None:
    assert caller("send", package.models.Ping()) is None

    caller.server.answer = answering(Answer(body=b"[1, 2]"))
    assert caller("send", package.models.CountBookings()) == [1, 2]


def test_a_paged_list_comes_back_as_its_first_page(
    package: ModuleType, caller: Caller
) -> None:
    body = json.dumps({"total": 2, "results": [{"id": ID.hex}]}).encode()
    caller.server.answer = answering(Answer(body=body))

    found = caller("send", package.models.QueryBookings(take=1))

    assert (found.total, found.results[0].id) == (2, ID)


def test_options_count_for_one_call(package: ModuleType, caller: Caller) -> None:
    options = package.RequestOptions(headers={"X-A": "b"}, query={"jsconfig": "eccn"})

    caller("send", package.models.Ping(), options=options)

    (request,) = caller.server.requests
    assert request.header("X-A") == "b"
    assert request.target == "/ping?jsconfig=eccn"


def test_a_subclass_is_sent_as_what_it_extends(
    package: ModuleType, caller: Caller
) -> None:
    class Mine(package.models.Hello):  # type: ignore[name-defined, misc]
        pass

    caller.server.answer = answering(Answer(body=b'{"result": ""}'))
    caller("send", Mine(name="a"))

    assert caller.sent()[1] == "/hello/a"


@pytest.mark.parametrize("method", ["send", "publish"])
@pytest.mark.parametrize("wrong", ["text", "model", "class"])
def test_what_is_no_request_is_refused(
    package: ModuleType, caller: Caller, method: str, wrong: str
) -> None:
    models = package.models
    given = {"text": "a", "model": models.Room(floor=1), "class": models.Hello}[wrong]

    with pytest.raises(TypeError, match="no request of the bookings API"):
        caller(method, given)


def test_a_request_of_another_client_is_refused(
    package: ModuleType, caller: Caller, tmp_path: Path
) -> None:
    write(tmp_path / "elsewhere", files(bookings(), "other"))
    refused = pytest.raises(TypeError, match="Hello is no request")
    with imported(tmp_path, "elsewhere.other") as other, refused:
        caller("send", other.models.Hello())


def test_a_failure_is_that_of_the_operation(
    package: ModuleType, caller: Caller
) -> None:
    said = {"responseStatus": {"errorCode": "ArgumentException", "message": "no"}}
    caller.server.answer = answering(Answer(400, json.dumps(said).encode()))

    with pytest.raises(package.errors.BadRequest) as caught:
        caller("send", package.models.Hello(name="a"))

    assert caught.value.code == "ArgumentException"
    assert str(caught.value).startswith("GET /hello/{Name}: 400")


def test_a_whole_response_can_be_had(package: ModuleType, caller: Caller) -> None:
    caller.server.answer = answering(Answer(body=b'{"result": "hi"}'))
    raw = replace_client(caller, caller.client.with_raw_response)

    answer = raw("send", package.models.Hello())

    assert (answer.status_code, answer.data.result) == (200, "hi")
    assert raw("publish", package.models.Hello()).data is None
    with pytest.raises(ValueError, match="no response"):
        raw("send_all", [])


def replace_client(caller: Caller, client: Any) -> Caller:
    return Caller(client, caller.server, caller.run)


# --- In lists, and one way -------------------------------------------------------


def test_a_list_is_one_call(package: ModuleType, caller: Caller) -> None:
    said = [{"result": "x"}, {"result": "y"}]
    caller.server.answer = answering(Answer(body=json.dumps(said).encode()))
    hello = package.models.Hello

    found = caller("send_all", [hello(name="a"), hello(times=2, extra={"z": 1})])

    assert [each.result for each in found] == ["x", "y"]
    assert caller.sent() == (
        "POST",
        "/api/Hello[]",
        [{"name": "a"}, {"times": 2, "z": 1}],
    )


def test_lists_of_nothing_and_of_lists_come_back(
    package: ModuleType, caller: Caller
) -> None:
    models = package.models
    caller.server.answer = answering(Answer(204, b""))
    assert caller("send_all", [models.Ping(), models.Ping()]) == [None, None]
    raw = replace_client(caller, caller.client.with_raw_response)
    assert raw("send_all", [models.Ping()]).data == [None]

    caller.server.answer = answering(Answer(body=b"[[1], []]"))
    assert caller("send_all", [models.CountBookings()] * 2) == [[1], []]


@pytest.mark.parametrize("method", ["send_all", "publish_all"])
def test_no_requests_make_no_call(caller: Caller, method: str) -> None:
    assert not caller(method, [])
    assert caller.server.requests == []


def test_requests_of_several_classes_are_refused(
    package: ModuleType, caller: Caller
) -> None:
    models = package.models

    with pytest.raises(TypeError, match="not Hello and Ping"):
        caller("send_all", [models.Hello(), models.Ping()])


@pytest.mark.parametrize(
    ("headers", "meta"),
    [((("X-AutoBatch-Completed", "2"),), {}), ((), {"AutoBatchIndex": "2"})],
)
def test_a_list_that_fails_tells_what_was_done(
    package: ModuleType,
    caller: Caller,
    headers: tuple[tuple[str, str], ...],
    meta: dict[str, str],
) -> None:
    body = json.dumps({"ResponseStatus": {"ErrorCode": "X", "Meta": meta}}).encode()
    caller.server.answer = answering(Answer(400, body, headers))

    with pytest.raises(package.errors.StatusError) as caught:
        caller("send_all", [package.models.Hello()] * 3)

    assert caught.value.completed == 2


@pytest.mark.parametrize("said", ["9" * 5000, "-1", "two", "²", ""])
def test_a_list_that_fails_with_no_number_tells_nothing(
    package: ModuleType, caller: Caller, said: str
) -> None:
    body = json.dumps({"responseStatus": {"meta": {"autoBatchIndex": said}}}).encode()
    caller.server.answer = answering(Answer(400, body))

    with pytest.raises(package.errors.StatusError) as caught:
        caller("send_all", [package.models.Hello()] * 3)

    assert caught.value.completed is None


@pytest.mark.parametrize("body", [b"null", b"[[[", b'{"responseStatus":[]}', b'"x"'])
def test_a_list_that_fails_in_any_way_is_a_status_error(
    package: ModuleType, caller: Caller, body: bytes
) -> None:
    caller.server.answer = answering(Answer(500, body))

    with pytest.raises(package.errors.ServerError) as caught:
        caller("send_all", (package.models.Hello() for _ in range(2)))

    assert caught.value.completed is None


def test_one_way_calls_read_no_answer(package: ModuleType, caller: Caller) -> None:
    hello = package.models.Hello
    caller.server.answer = answering(Answer(body=b"no JSON"))

    assert caller("publish", hello(name="a")) is None
    assert caller.sent() == ("POST", "/json/oneway/Hello", {"name": "a"})
    assert caller("publish_all", [hello(name="a"), hello()]) is None
    assert caller.sent() == ("POST", "/json/oneway/Hello[]", [{"name": "a"}, {}])


def test_a_one_way_call_that_fails_is_not_repeated(
    package: ModuleType, caller: Caller
) -> None:
    caller.server.answer = answering(Answer(503))

    with pytest.raises(package.errors.ServerError):
        caller("publish", package.models.Hello())

    assert len(caller.server.requests) == 1


@pytest.mark.parametrize("method", ["send_all", "publish_all"])
def test_a_path_that_the_host_lacks_is_an_error(
    package: ModuleType, caller: Caller, method: str
) -> None:
    with pytest.raises(package.errors.ConfigurationError, match="DeleteBooking"):
        caller(method, [package.models.DeleteBooking(id=ID)])


# --- Conditions ------------------------------------------------------------------

CONDITIONS = {
    "NameContains": "a,b",
    "AgeGreaterThan": 3,
    "IdIn": [1, 2],
    "TagIn": ["a,b", "c"],
    "CreatedBetween": [datetime.date(2026, 1, 2), datetime.date(2026, 2, 1)],
    "CostAbove": Decimal("1.50"),
    "Guid": ID,
    "Open": True,
    "NoteIsNull": "",
    "Left": None,
}
SPELLED = [
    ("NameContains", "a,b"),
    ("AgeGreaterThan", "3"),
    ("IdIn", "1,2"),
    ("TagIn", '"a,b",c'),
    ("CreatedBetween", "2026-01-02,2026-02-01"),
    ("CostAbove", "1.50"),
    ("Guid", str(ID)),
    ("Open", "true"),
    ("NoteIsNull", ""),
]


def query(request: Recorded) -> list[tuple[str, str]]:
    return parse_qsl(request.target.partition("?")[2], keep_blank_values=True)


@dataclass(slots=True)
class Table:
    """A server with rows, of which it gives at most 100 at a time."""

    rows: int
    with_total: bool
    spelled: Callable[[str], str] = str.lower

    def __call__(self, request: Recorded) -> Answer:
        asked = dict(query(request))
        start = int(asked.get("skip", 0))
        # A page may be short though it is not the last.
        size = min(int(asked.get("take", 100)), 100 if start else 37)
        found = range(start, min(start + size, self.rows))
        results = [{self.spelled("id"): f"{i:032x}"} for i in found]
        total = self.rows if self.with_total else 0
        body = {self.spelled("results"): results, self.spelled("total"): total}
        return Answer(body=json.dumps(body).encode())


@pytest.mark.parametrize(("with_total", "calls"), [(True, 11), (False, 12)])
@pytest.mark.parametrize("spelled", [str.lower, str.title], ids=["camel", "pascal"])
def test_a_thousand_rows_are_read_with_their_conditions(
    package: ModuleType,
    caller: Caller,
    with_total: bool,
    calls: int,
    spelled: Callable[[str], str],
) -> None:
    caller.server.answer = Table(1000, with_total, spelled)
    list_ = caller.client.bookings.query_bookings

    async def every(pages: Any) -> list[Any]:
        return [row async for row in pages]

    pages = list_(conditions=CONDITIONS)
    rows = caller.run(every(pages)) if hasattr(pages, "__aiter__") else list(pages)

    assert [row.id.int for row in rows] == list(range(1000))
    assert len(caller.server.requests) == calls
    for request in caller.server.requests:
        assert [pair for pair in query(request) if pair[0] != "skip"] == SPELLED


def test_conditions_of_an_object_are_its_extra_values(
    package: ModuleType, caller: Caller
) -> None:
    caller("send", package.models.QueryBookings(take=1, extra={"IdIn": [1, 2]}))

    assert caller.sent()[1] == "/bookings?take=1&IdIn=1,2"


def test_a_condition_is_no_parameter(package: ModuleType, caller: Caller) -> None:
    find = caller.client.bookings.query_bookings

    with pytest.raises(package.errors.RequestError) as caught:
        caller.run(find(conditions={"Take": 1}))

    assert caught.value.pointer == "/query/Take"
    assert caller.server.requests == []


def test_what_has_no_form_in_a_query_is_refused(
    package: ModuleType, caller: Caller
) -> None:
    with pytest.raises(package.errors.RequestError) as caught:
        caller("send", package.models.Ping(extra={"X": object()}))

    assert caught.value.pointer == "/query/X"


def test_a_parameter_keeps_its_name_beside_the_conditions() -> None:
    call = b.operation(
        "Find", "GET /x", b.query("Conditions"), returns=ir.STRING, open_query=True
    )
    text = files(b.api(b.group("", call)))["bookings/client.py"]

    assert "        conditions: str | None = None,\n" in text
    assert "        further_conditions: Mapping[str, object] | None = None,\n" in text


# --- Types and looks -------------------------------------------------------------

TYPED = """
from typing import assert_type

from typed._runtime.raw import RawResponse
from typed.bookings import AsyncBookingsClient, BookingsClient
from typed.bookings.models import (
    CountBookings, Echo, Hello, HelloResponse, Ping, QueryBookings,
    QueryResponseBooking, ReadBytes, ReadText, Room,
)


def blocking(client: BookingsClient) -> None:
    assert_type(client.send(Hello(name="a")), HelloResponse)
    assert_type(client.send(QueryBookings()), QueryResponseBooking)
    assert_type(client.send(CountBookings()), list[int])
    assert_type(client.send(ReadText()), str)
    assert_type(client.send(Echo()), Echo)
    assert_type(client.send(ReadBytes()), bytes)
    assert_type(client.send_all([Hello(), Hello()]), list[HelloResponse])
    assert_type(client.send_all(Hello(name=n) for n in "ab"), list[HelloResponse])
    raw = client.with_raw_response
    assert_type(raw.send(Hello()), RawResponse[HelloResponse])
    assert_type(raw.send_all([Hello()]), RawResponse[list[HelloResponse]])
    client.send(Ping())
    client.publish(Hello())
    client.publish_all([Hello(), Hello()])


async def awaiting(client: AsyncBookingsClient) -> None:
    assert_type(await client.send(Hello(name="a")), HelloResponse)
    assert_type(await client.send_all([Hello(), Hello()]), list[HelloResponse])
    assert_type(
        await client.with_raw_response.send(Hello()), RawResponse[HelloResponse]
    )
    await client.publish(Ping())


def wrong(client: BookingsClient) -> None:
    client.send(Room(floor=1))
    client.send("a")
    client.send(Hello(nome="a"))
"""


def test_what_comes_back_is_known_to_type_checkers(tmp_path: Path) -> None:
    write(tmp_path / "typed", files(bookings()))
    (tmp_path / "typed" / "use.py").write_text(TYPED)
    first_wrong = TYPED.count("\n", 0, TYPED.index("client.send(Room")) + 1
    config = {
        "typeCheckingMode": "strict",
        "include": ["typed/bookings", "typed/use.py"],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    bin = Path(sys.executable).parent

    mypy = [str(bin / "mypy"), "--strict", "--cache-dir=cache", "typed"]
    pyright = [str(bin / "basedpyright"), "--pythonpath", sys.executable]
    pyright.append("--outputjson")
    said = [
        subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False
        ).stdout
        for command in (mypy, pyright)
    ]

    wrong = {first_wrong, first_wrong + 1, first_wrong + 2}
    lines = [line for line in said[0].splitlines() if ": error:" in line]
    assert {int(line.split(":")[1]) for line in lines} == wrong, said[0]
    assert all(line.startswith("typed/use.py:") for line in lines), said[0]
    errors = [
        each
        for each in json.loads(said[1])["generalDiagnostics"]
        if each["severity"] == "error"
    ]
    assert {each["range"]["start"]["line"] + 1 for each in errors} == wrong, errors
    assert {Path(each["file"]).name for each in errors} == {"use.py"}


def test_the_class_of_a_message_says_what_it_is_for() -> None:
    text = files(bookings())["bookings/models.py"]

    assert (
        'class QueryBookings(_Request["QueryResponseBooking"]):\n'
        '    """Find bookings.\n'
        "\n"
        "    `send` it, or call `bookings.query_bookings`: returns"
        " `QueryResponseBooking`.\n"
        "\n"
        "    `extra` takes further conditions, by field and operator.\n"
        "\n"
        "    Prerequisites:\n"
        "        - Requires the role `Employee`.\n"
        '    """\n'
    ) in text
    assert "class Ping(_Request[None]):\n" in text
    assert "class UpdateBookingRequest" not in text


def test_credentials_in_a_request_are_not_shown() -> None:
    fields = (optional("userName"), optional("password"), optional("next_page_token"))
    api = b.api(
        b.group("", b.operation("Sign in", "POST /auth")),
        b.declared("SignIn", b.record(*fields)),
        messages=(message("SignIn", "POST /auth"),),
    )

    text = files(api)["bookings/models.py"]

    assert "    password: str | None = _field(default=None, repr=False)\n" in text
    assert text.count("repr=False") == 1


def test_methods_give_way_to_those_that_send() -> None:
    text = files(bookings())["bookings/client.py"]

    assert "    def publish_(\n" in text
    assert "    publish_ = RawMethod(BookingsClient.publish_)\n" in text


def test_a_name_of_old_gives_way_to_what_sends_now() -> None:
    held = {"POST /publish": "publish", "GET /ping": "send"}
    product = emit(bookings(), Settings(name="bookings"), held, Report())

    assert product.names["POST /publish"] == "publish_"
    assert product.names["GET /ping"] == "ping"


def test_a_client_without_messages_has_nothing_of_them() -> None:
    api = replace(bookings(), messages=())
    made = files(api)

    assert "class BookingsClient(SyncClient):" in made["bookings/client.py"]
    assert "    def publish(\n" in made["bookings/client.py"]
    assert "class Hello(_Model):" in made["bookings/models.py"]
    unwanted = {f"_runtime/{name}.py" for name in ("carrying", "message", "sending")}
    assert not unwanted & made.keys()


def test_models_load_nothing_of_what_sends_them(tmp_path: Path) -> None:
    write(tmp_path / "lazily", files(bookings()))
    script = (
        "import sys; from lazily.bookings.models import Hello;"
        "print([m for m in sys.modules if m.startswith('lazily._runtime.')"
        " and m.endswith(('client', 'carrying', 'sending', 'http'))])"
    )

    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "[]\n"


def test_a_message_is_a_model_like_any_other(package: ModuleType) -> None:
    hello = package.models.Hello.from_dict({"name": "a", "x": 1})

    assert (hello.name, hello.extra) == ("a", {"x": 1})
    assert hello.to_dict() == {"name": "a", "x": 1}
    assert not hasattr(hello, "__dict__")


def test_operations_of_one_message_may_live_in_several_groups(tmp_path: Path) -> None:
    one = b.operation("Look", "GET /x", returns=ir.STRING)
    two = b.operation("Look at", "GET /x/{Id}", b.path("Id"), returns=ir.STRING)
    api = b.api(
        b.group("", one, groups=(b.group("more", two),)),
        b.declared("Look", b.record(optional("id"))),
        messages=(message("Look", one.id, two.id),),
    )
    write(tmp_path / "grouped", files(api, "looks"))

    with imported(tmp_path, "grouped.looks") as package:
        answer = Answer(body=b'"found"')
        with serving(answering(answer)) as server:
            with package.LooksClient(base_url=server.url) as client:
                assert client.send(package.models.Look(id="a")) == "found"
                assert client.send(package.models.Look()) == "found"
            assert [r.target for r in server.requests] == ["/x/a", "/x"]


def test_a_union_told_apart_by_net_names_says_so() -> None:
    values = (("Zoo.Cat", ir.TypeId("#Cat")), ("Zoo.Dog", ir.TypeId("#Dog")))
    animal = ir.Union(
        (b.ref("#Cat"), b.ref("#Dog")), ir.Tag("__type", values, form="clr")
    )
    api = b.api(
        b.group("", b.operation("Look", "GET /x", returns=b.ref("#Animal"))),
        b.declared("Cat", b.record(b.field("name"))),
        b.declared("Dog", b.record(b.field("name"))),
        b.declared("Animal", animal),
    )

    assert (
        '    "Cat | Dog", _Tag("__type", {"Zoo.Cat": "Cat", "Zoo.Dog": "Dog"},'
        ' form="clr")\n'
    ) in files(api)["bookings/models.py"]


# --- Passes ----------------------------------------------------------------------


def by_type(api: ir.Api) -> dict[str, ir.Message]:
    return {one.type.removeprefix("#"): one for one in api.messages}


def test_messages_of_several_sources_are_joined() -> None:
    one, two = bookings(), bookings()
    short = message("Hello", "GET /hello/{Name}", batch="", path="", one_way="")
    one = replace(one, messages=(short, one.messages[1]))

    found = by_type(merge([one, two], Report()))

    assert found["Hello"].operations == (
        "GET /hello/{Name}",
        "GET /hello",
        "GET /hello/{Name}/in/{Place}",
    )
    assert found["Hello"].batch == "/api/Hello[]"
    assert list(found)[:3] == ["Hello", "Ping", "Echo"]


def test_an_open_query_stays_open_when_sources_are_joined() -> None:
    api = bookings()
    closed = ir.rewrite_operations(api.root, lambda o: replace(o, open_query=False))

    for both in ([api, replace(api, root=closed)], [replace(api, root=closed), api]):
        joined = ir.operations(merge(both, Report()).root)
        assert [o.id for o in joined if o.open_query] == ["GET /bookings"]


def test_messages_lose_operations_that_are_left_out() -> None:
    settings = Settings(name="x", exclude=("GET /hello/*", "GET /ping"))
    found = by_type(configure(bookings(), settings, Report()))

    assert found["Hello"].operations == ("GET /hello",)
    assert "Ping" not in found


def test_messages_lose_operations_that_an_overlay_drops() -> None:
    patch = ir.Patch(at=b.AT, target="GET /ping", drop=True)
    found = by_type(overlay(replace(bookings(), patches=(patch,)), Report()))

    assert "Ping" not in found
    assert "Hello" in found


def test_messages_that_cannot_be_sent_are_reported() -> None:
    api = b.api(
        b.group("", b.operation("A", "GET /a")),
        b.declared("Alias", ir.STRING),
        b.declared("Record", b.record()),
        messages=(
            message("Alias", "GET /a"),
            message("Lost", "GET /a"),
            message("Record", "GET /a", "GET /b"),
        ),
    )
    report = Report()

    found = by_type(check(api, report))

    assert {name: one.operations for name, one in found.items()} == {
        "Record": ("GET /a",)
    }
    assert sorted(d.code for d in report) == [
        "message-operation-lost",
        "message-without-record",
        "message-without-record",
    ]


def test_inferred_types_of_messages_are_kept() -> None:
    decl = replace(b.declared("Record", b.record()), inferred=True)
    api = b.api(
        b.group("", b.operation("A", "GET /a")),
        decl,
        messages=(message("Record", "GET /a"),),
    )

    assert check(api, Report()).types == {decl.id: decl}
    assert check(replace(api, messages=()), Report()).types == {}
