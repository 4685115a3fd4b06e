"""A generated client of a ServiceStack host: who asks, what fails, what is uploaded."""

from __future__ import annotations

import asyncio
import importlib
import io
import json
import re
import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import Answer, Loopback, Recorded, serving

from .conftest import Made

GOLDEN = Path(__file__).parents[1] / "golden" / "servicestack-auth" / "expected"

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@pytest.fixture(scope="session")
def vault(made: Made) -> Any:
    """The client of the golden case, on the runtime for one HTTP library."""
    root = Path(str(importlib.import_module(made.package).__file__)).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        GOLDEN / "client", root / "sessions", ignore=ignored, dirs_exist_ok=True
    )
    return importlib.import_module(f"{made.package}.sessions")


class Calls:
    """Calls of the blocking or of the awaiting client, made alike."""

    def __init__(self, vault: Any, asynchronous: bool, url: str, **given: Any) -> None:
        kind = ("ServicestackAuthClient", "AsyncServicestackAuthClient")[asynchronous]
        self._kind: Any = getattr(vault, kind)
        self._given = {"base_url": url, **given}
        self._asynchronous = asynchronous

    def __call__(self, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
        """The results of several calls of one client."""
        if not self._asynchronous:
            with self._kind(**self._given) as client:
                return [getattr(client, name)(**given) for name, given in calls]

        async def run() -> list[Any]:
            async with self._kind(**self._given) as client:
                return [await getattr(client, name)(**given) for name, given in calls]

        return asyncio.run(run())


SECRET: tuple[str, dict[str, Any]] = ("get_secret", {"name": "a"})


def host(request: Recorded) -> Answer:
    """A host that takes everybody who gives something."""
    if request.target == "/auth/credentials":
        cookies = ("ss-id=1; path=/", "ss-pid=2; path=/")
        return Answer(200, b"{}", tuple(("Set-Cookie", text) for text in cookies))
    return Answer(200, b"3" if "count" in request.target else b"{}")


def proofs(loopback: Loopback) -> list[dict[str, str]]:
    """What each request carried of who is asking."""
    wanted = ("authorization", "cookie", "x-vault-key", "x-ss-id")
    return [
        {name: text for name in wanted if (text := request.header(name)) is not None}
        for request in loopback.requests
    ]


# --- Who is asking -----------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("given", "call", "proof"),
    [
        (
            {"username": "ada", "password": "pw"},
            SECRET,
            {"cookie": "ss-id=1; ss-pid=2"},
        ),
        ({"session_id": "s1"}, SECRET, {"x-ss-id": "s1"}),
        ({"token": "t1"}, SECRET, {"authorization": "Bearer t1"}),
        ({"api_key": "k1"}, SECRET, {"x-vault-key": "k1"}),
        ({"token": "t1", "api_key": "k1"}, SECRET, {"authorization": "Bearer t1"}),
        (
            {"token": "t1", "api_key": "k1"},
            ("count_secrets", {}),
            {"x-vault-key": "k1"},
        ),
        (
            {"session_id": "s1", "api_key": "k1"},
            ("export_secrets", {}),
            {"x-ss-id": "s1", "x-vault-key": "k1"},
        ),
        ({}, ("ping", {}), {}),
    ],
)
def test_a_call_sends_what_its_operation_takes(
    vault: Any,
    asynchronous: bool,
    given: dict[str, str],
    call: tuple[str, dict[str, Any]],
    proof: dict[str, str],
) -> None:
    with serving(host) as loopback:
        Calls(vault, asynchronous, loopback.url, **given)(call)

    assert proofs(loopback)[-1] == proof


def test_what_is_missing_is_named_before_anything_is_sent(vault: Any) -> None:
    with serving(host) as loopback:
        calls = Calls(vault, False, loopback.url, api_key="k1")
        with pytest.raises(
            vault.errors.ConfigurationError, match="session and api_key"
        ):
            calls(("export_secrets", {}))

    assert loopback.requests == []


@BOTH
def test_a_message_is_signed_like_the_call_it_stands_for(
    vault: Any, asynchronous: bool
) -> None:
    message = vault.models.GetSecret(name="a")

    with serving(host) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, username="ada", password="pw")
        calls(("send", {"request": message}), SECRET)

    targets = [request.target for request in loopback.requests]
    assert targets == ["/auth/credentials", "/secrets/a", "/secrets/a"]
    assert proofs(loopback)[1:] == [{"cookie": "ss-id=1; ss-pid=2"}] * 2


@BOTH
def test_who_signs_out_signs_in_for_the_next_call(
    vault: Any, asynchronous: bool
) -> None:
    signed: list[bool] = [False]

    def answer(request: Recorded) -> Answer:
        if request.target.startswith("/auth/"):
            signed[0] = request.target.endswith("credentials")
            return host(request)
        return Answer(200 if signed[0] else 401)

    with serving(answer) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, username="ada", password="pw")
        calls(SECRET, ("request", {"method": "POST", "path": "/auth/logout"}), SECRET)

    assert [request.target for request in loopback.requests] == [
        "/auth/credentials",
        "/secrets/a",
        "/auth/logout",
        "/secrets/a",
        "/auth/credentials",
        "/secrets/a",
    ]


# --- What fails ------------------------------------------------------------------


STATUS = {
    "responseStatus": {
        "errorCode": "ValidationException",
        "message": "The name is too short",
        "stackTrace": "at Vault.Secrets",
        "errors": [
            {
                "errorCode": "Length",
                "fieldName": "Name",
                "message": "'a' is too short",
                "meta": {"PropertyValue": "a"},
            },
            {"errorCode": "NotEmpty", "fieldName": "Tags[0]", "message": "Empty"},
            {"errorCode": "Format", "fieldName": "Name", "message": "Wrong"},
        ],
        "meta": {"traceId": "7"},
    }
}


def pascal(value: Any) -> Any:
    """JSON as a host with capitals writes it, which leaves keys of dictionaries."""
    if isinstance(value, list):
        return [pascal(item) for item in value]
    if isinstance(value, dict):
        return {
            key[:1].upper() + key[1:]: inner if key == "meta" else pascal(inner)
            for key, inner in value.items()
        }
    return value


@BOTH
@pytest.mark.parametrize("said", [STATUS, pascal(STATUS)], ids=["camel", "pascal"])
def test_a_failure_carries_the_hosts_status_with_its_fields(
    vault: Any, asynchronous: bool, said: Any
) -> None:
    models = vault.models

    def answer(request: Recorded) -> Answer:
        return Answer(400, json.dumps(said).encode())

    with serving(answer) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, token="t")
        with pytest.raises(vault.errors.BadRequest) as caught:
            calls(SECRET)

    error = caught.value
    assert isinstance(error.error, models.ResponseStatus)
    assert error.error.error_code == error.code == "ValidationException"
    assert error.error.message == error.message == "The name is too short"
    assert error.error.stack_trace == "at Vault.Secrets"
    assert error.error.meta == {"traceId": "7"}
    assert [type(one) for one in error.error.errors] == [models.ResponseError] * 3
    first = error.error.errors[0]
    assert (first.field_name, first.error_code) == ("Name", "Length")
    assert first.meta == {"PropertyValue": "a"}
    assert error.fields == ("Name", "Tags[0]")
    assert str(error) == (
        "GET /secrets/{Name}: 400, code ValidationException: The name is too short"
        " (fields: Name, Tags[0])"
    )


@BOTH
def test_a_refused_sign_in_carries_the_hosts_status(
    vault: Any, asynchronous: bool
) -> None:
    def answer(request: Recorded) -> Answer:
        return Answer(401, json.dumps(STATUS).encode())

    with serving(answer) as loopback:
        given = {"username": "ada", "password": "s3cret pw"}
        calls = Calls(vault, asynchronous, loopback.url, **given)
        with pytest.raises(
            vault.errors.Unauthorized, match="POST /auth/cred"
        ) as caught:
            calls(SECRET)

    assert isinstance(caught.value.error, vault.models.ResponseStatus)
    assert "s3cret" not in f"{caught.value!r} {caught.value}"


@pytest.mark.parametrize(
    ("body", "error"),
    [(b"", None), (b"<html>", None), (b'{"a": 1}', {"a": 1}), (b"[]", [])],
)
def test_a_failure_without_a_status_has_what_came(
    vault: Any, body: bytes, error: object
) -> None:
    with (
        serving(lambda _: Answer(404, body)) as loopback,
        pytest.raises(vault.errors.NotFound) as caught,
    ):
        Calls(vault, False, loopback.url, token="t")(SECRET)

    assert caught.value.error == error
    assert (caught.value.code, caught.value.fields) == (None, ())


@BOTH
def test_a_status_in_a_success_is_data(vault: Any, asynchronous: bool) -> None:
    body = json.dumps({"name": "a", **STATUS}).encode()

    with serving(lambda _: Answer(200, body)) as loopback:
        (found,) = Calls(vault, asynchronous, loopback.url, token="t")(SECRET)

    assert found.response_status.error_code == "ValidationException"
    assert found.response_status.errors[1].field_name == "Tags[0]"


# --- Files --------------------------------------------------------------------------


def parts(request: Recorded) -> list[tuple[str, str | None, str | None, bytes]]:
    """The fields of a multipart form: name, file name, media type and content."""
    media = request.header("Content-Type") or ""
    _, _, boundary = media.partition("boundary=")
    found = []
    for piece in request.body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = piece[2:-2].partition(b"\r\n\r\n")
        text = head.decode()
        name = re.search(r' name="([^"]*)"', text)
        file = re.search(r'filename="([^"]*)"', text)
        kind = re.search(r"Content-Type: (.*)", text)
        assert name is not None
        found.append((name[1], file and file[1], kind and kind[1], content))
    return found


class Pipe(io.RawIOBase):
    """A file that can be read once, a little at a time."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.largest = max(self.largest, size, 0)
        assert size > 0, "a file is never read whole"
        count = min(size, self.left)
        self.left -= count
        return b"x" * count


@BOTH
def test_fields_travel_beside_files_as_the_host_reads_them(
    vault: Any, asynchronous: bool, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"one")
    label = vault.models.Label(name='a, "b"', weight=Decimal("1.50"))
    upload = importlib.import_module(f"{vault.__name__[:-9]}._runtime.files").Upload
    given = {
        "name": "a, b",
        "expires": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "tags": ["x", "y,z"],
        "labels": [label],
        "main": label,
        "content": upload(b"\x00\xff", "secret.bin"),
        "pages": [page, io.BytesIO(b"two")],
    }

    with serving(lambda _: Answer(204, b"", ())) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, token="t")
        assert calls(("put_secret", given)) == [None]

    assert parts(loopback.requests[-1]) == [
        ("name", None, None, b"a, b"),
        ("expires", None, None, b"2026-01-02T03:04:05Z"),
        ("tags", None, None, b'x,"y,z"'),
        ("labels", None, None, b'[{name:"a, ""b""",weight:1.50}]'),
        ("main", None, None, b'{name:"a, ""b""",weight:1.50}'),
        ("content", "secret.bin", "application/octet-stream", b"\x00\xff"),
        ("pages", "page.txt", "text/plain", b"one"),
        ("pages", "pages", "application/octet-stream", b"two"),
    ]


@BOTH
def test_a_message_is_sent_with_files(
    vault: Any, asynchronous: bool, tmp_path: Path
) -> None:
    models = vault.models
    page = tmp_path / "page.txt"
    page.write_bytes(b"one")
    message = models.PutSecret(
        name="a",
        tags=["x"],
        main=models.Label(name="b", weight=Decimal("1.50")),
        content="where it lay",
    )
    sent = {"files": {"pages": [page, b"two"], "more": b"three"}}

    with serving(lambda _: Answer(204, b"", ())) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, token="t")
        calls(("send", {"request": message, **sent}), ("send", {"request": message}))

    fields = [
        ("name", None, None, b"a"),
        ("tags", None, None, b"x"),
        ("main", None, None, b"{name:b,weight:1.50}"),
        ("content", None, None, b"where it lay"),
    ]
    assert [request.target for request in loopback.requests] == ["/secrets"] * 2
    assert parts(loopback.requests[0]) == [
        *fields,
        ("pages", "page.txt", "text/plain", b"one"),
        ("pages", "pages", "application/octet-stream", b"two"),
        ("more", "more", "application/octet-stream", b"three"),
    ]
    assert parts(loopback.requests[1]) == fields


@BOTH
def test_a_message_that_has_no_body_travels_whole_with_its_files(
    vault: Any, asynchronous: bool
) -> None:
    message = vault.models.GetSecret(name="a")

    with serving(host) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, token="t")
        calls(("send", {"request": message, "files": {"scan": b"x"}}))

    (request,) = loopback.requests
    assert (request.method, request.target) == ("POST", "/api/GetSecret")
    assert parts(request) == [
        ("name", None, None, b"a"),
        ("scan", "scan", "application/octet-stream", b"x"),
    ]


@BOTH
def test_a_stream_is_sent_as_it_is_read(vault: Any, asynchronous: bool) -> None:
    pipe = Pipe(1_000_000)

    with serving(host) as loopback:
        given = {"username": "ada", "password": "pw"}
        calls = Calls(vault, asynchronous, loopback.url, **given)
        calls(("put_secret", {"name": "a", "content": pipe}))

    sent = parts(loopback.requests[-1])
    assert [(name, len(content)) for name, _, _, content in sent] == [
        ("name", 1),
        ("content", 1_000_000),
    ]
    assert pipe.largest < 100_000


@BOTH
def test_a_stream_that_was_read_is_not_sent_again_after_a_401(
    vault: Any, asynchronous: bool
) -> None:
    def answer(request: Recorded) -> Answer:
        return host(request) if "/auth" in request.target else Answer(401)

    with serving(answer) as loopback:
        given = {"username": "ada", "password": "pw"}
        calls = Calls(vault, asynchronous, loopback.url, **given)
        with pytest.raises(vault.errors.Unauthorized):
            calls(("put_secret", {"content": Pipe(10)}))

    # The session is a new one for the calls to come.
    assert [request.target for request in loopback.requests] == [
        "/auth/credentials",
        "/secrets",
        "/auth/credentials",
    ]


@BOTH
def test_a_file_comes_back_as_it_is(vault: Any, asynchronous: bool) -> None:
    with serving(lambda _: Answer(200, b"\x00\xff", ())) as loopback:
        calls = Calls(vault, asynchronous, loopback.url, token="t", api_key="k")
        assert calls(("export_secrets", {})) == [b"\x00\xff"]
