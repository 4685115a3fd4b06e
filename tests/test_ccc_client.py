"""The client of the CCC pages calls a host over a real socket, as its users would."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .loopback import Answer, Loopback, Recorded, serving
from .servicestack_ccc import client_of

SERVICE = uuid.UUID("5b1c0d8e-0a3f-4f7c-9d53-3b1f3a0f9a11")
USER = uuid.UUID("0f8fad5b-d9cb-469f-a165-70867728950e")
USAGE = f"/api/services/{SERVICE.hex}/users/{USER.hex}/usage"
ROWS = 1000
MOST = 100
"""Rows that the host puts into one answer at most."""


@dataclass(slots=True)
class Host:
    """The CCC host: it knows one user, and tokens that are good for some calls."""

    good_for: int = 10_000
    token: int = 0
    left: int = 0
    sign_ins: int = 0
    refreshes: int = 0
    refresh_token: str = "to-refresh"

    def __call__(self, request: Recorded) -> Answer:
        path = urlsplit(request.target).path
        if path == "/api/auth/credentials":
            return self._signed_in(json.loads(request.body))
        if path == "/api/access-token":
            self.refreshes += 1
            if json.loads(request.body) != {"refreshToken": self.refresh_token}:
                return failed(403, "TokenException", "RefreshToken is revoked")
            return said({"accessToken": self._new_token()})
        if path == USAGE and "authorization" not in names(request):
            return said(USAGE_ANSWER)
        if (
            request.header("Authorization") != f"Bearer jwt-{self.token}"
            or not self.left
        ):
            return failed(401, "TokenException", "Token has expired")
        self.left -= 1
        match request.method, path:
            case "GET", "/api/messages/query":
                return self._rows(request)
            case "PUT", _:
                return self._changed(json.loads(request.body))
            case _:
                return said(USAGE_ANSWER)

    def _signed_in(self, asked: Any) -> Answer:
        self.sign_ins += 1
        if (asked["userName"], asked["password"]) != ("ada", "correct horse"):
            return failed(401, "InvalidLogin", "Invalid Username or Password")
        token = self._new_token()
        return said({"bearerToken": token, "refreshToken": self.refresh_token})

    def _new_token(self) -> str:
        self.token += 1
        self.left = self.good_for
        return f"jwt-{self.token}"

    def _rows(self, request: Recorded) -> Answer:
        asked = {k: v[0] for k, v in parse_qs(urlsplit(request.target).query).items()}
        assert asked["SubjectStartsWith"] == "Re: , you"
        first = int(asked.get("skip", 0))
        take = min(int(asked.get("take", MOST)), MOST)
        rows = [
            {"messageGuid": uuid.UUID(int=number).hex, "subject": f"Re: {number}"}
            for number in range(first, min(first + take, ROWS))
        ]
        total = {"total": ROWS} if asked.get("include") == "total" else {}
        return said({"offset": first, **total, "results": rows})

    def _changed(self, asked: Any) -> Answer:
        if asked.get("firstName") == "":
            errors = [
                {
                    "errorCode": "NotEmpty",
                    "fieldName": "FirstName",
                    "message": "'First Name' must not be empty.",
                }
            ]
            return failed(400, "NotEmpty", "'First Name' must not be empty.", errors)
        return said({"user": {"userGuid": USER.hex, **asked}})


USAGE_ANSWER = {
    "serviceGuid": SERVICE.hex,
    "periodType": "Monthly",
    "period": "2026-10-01T00:00:00Z",
    "usage": {"userGuid": USER.hex, "status": "Active", "totalMessagesSent": 7},
}


def said(value: Any) -> Answer:
    return Answer(body=json.dumps(value).encode())


def failed(status: int, code: str, message: str, errors: Any = ()) -> Answer:
    found = {"errorCode": code, "message": message, "errors": list(errors)}
    return Answer(status, json.dumps({"responseStatus": found}).encode())


def names(request: Recorded) -> set[str]:
    return {name.lower() for name, _ in request.headers}


@pytest.fixture(scope="module")
def ccc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    with client_of(tmp_path_factory.mktemp("ccc")) as package:
        yield package


@pytest.fixture
def host() -> Host:
    """What the server knows; a test changes it."""
    return Host()


@pytest.fixture
def server(host: Host) -> Iterator[Loopback]:
    """The running host."""
    with serving(host) as loopback:
        yield loopback


def test_the_seeds_call_needs_no_credentials(ccc: Any, server: Loopback) -> None:
    with ccc.CccClient(base_url=server.url) as client:
        answer = client.get_service_user_usage(
            SERVICE, USER, period_type=ccc.models.PeriodType.MONTHLY
        )
    [request] = server.requests
    assert (request.method, request.target) == ("GET", f"{USAGE}?periodType=Monthly")
    assert answer.service_guid == SERVICE
    assert answer.usage.status is ccc.models.ServiceUserStatusEnum.ACTIVE
    assert answer.to_dict() == USAGE_ANSWER


def test_a_sent_object_is_the_same_request_as_the_method(
    ccc: Any, server: Loopback
) -> None:
    message = ccc.models.GetServiceUserUsage(service_guid=SERVICE, user_guid=USER)
    with ccc.CccClient(base_url=server.url) as client:
        by_method = client.get_service_user_usage(SERVICE, USER)
        by_object = client.send(message)
    assert by_object == by_method
    assert isinstance(by_object, ccc.models.GetServiceUserUsageResponse)
    one, other = server.requests
    assert (one.method, one.target) == (other.method, other.target)


def test_a_user_signs_in_once_for_many_calls(
    ccc: Any, host: Host, server: Loopback
) -> None:
    with ccc.CccClient(
        base_url=server.url, username="ada", password="correct horse"
    ) as client:
        for name in ("Ada", "Grace"):
            changed = client.update_service_user(SERVICE, USER, first_name=name)
            assert changed.user.first_name == name
    assert (host.sign_ins, host.refreshes) == (1, 0)
    assert [request.method for request in server.requests] == ["POST", "PUT", "PUT"]


def test_a_token_that_expires_in_between_is_refreshed_once(
    ccc: Any, host: Host, server: Loopback
) -> None:
    host.good_for = 1
    with ccc.CccClient(
        base_url=server.url, username="ada", password="correct horse"
    ) as client:
        for name in ("Ada", "Grace"):
            assert client.update_service_user(SERVICE, USER, first_name=name)
    assert (host.sign_ins, host.refreshes, host.token) == (1, 1, 2)
    sent = [
        (request.method, request.header("Authorization")) for request in server.requests
    ]
    assert sent == [
        ("POST", None),
        ("PUT", "Bearer jwt-1"),
        ("PUT", "Bearer jwt-1"),
        ("POST", None),
        ("PUT", "Bearer jwt-2"),
    ]


def test_a_token_that_is_given_is_refreshed_by_its_refresh_token(
    ccc: Any, host: Host, server: Loopback
) -> None:
    with ccc.CccClient(
        base_url=server.url, token="jwt-0", refresh_token="to-refresh"
    ) as client:
        assert client.update_service_user(SERVICE, USER, first_name="Ada")
    assert (host.sign_ins, host.refreshes) == (0, 1)


def test_who_cannot_refresh_a_token_signs_in_anew(
    ccc: Any, host: Host, server: Loopback
) -> None:
    host.good_for = 1
    with ccc.CccClient(
        base_url=server.url, username="ada", password="correct horse"
    ) as client:
        assert client.update_service_user(SERVICE, USER, first_name="Ada")
        host.refresh_token = "another"
        assert client.update_service_user(SERVICE, USER, first_name="Grace")
    assert (host.sign_ins, host.refreshes) == (2, 1)


def test_a_refused_token_is_an_error_and_no_loop(
    ccc: Any, host: Host, server: Loopback
) -> None:
    host.good_for = 0
    with (
        ccc.CccClient(
            base_url=server.url, token="jwt-0", refresh_token="to-refresh"
        ) as client,
        pytest.raises(ccc.errors.Unauthorized) as caught,
    ):
        client.update_service_user(SERVICE, USER, first_name="Ada")
    assert caught.value.code == "TokenException"
    assert host.refreshes == 1
    assert len(server.requests) == 3


def test_a_wrong_password_is_told_and_not_shown(ccc: Any, server: Loopback) -> None:
    with (
        ccc.CccClient(
            base_url=server.url, username="ada", password="wrong horse"
        ) as client,
        pytest.raises(ccc.errors.Unauthorized) as caught,
    ):
        client.update_service_user(SERVICE, USER, first_name="Ada")
    assert caught.value.code == "InvalidLogin"
    assert "horse" not in f"{caught.value} {caught.value!r}"


def test_an_error_carries_what_is_wrong_with_each_field(
    ccc: Any, server: Loopback
) -> None:
    with (
        ccc.CccClient(
            base_url=server.url, username="ada", password="correct horse"
        ) as client,
        pytest.raises(ccc.errors.BadRequest) as caught,
    ):
        client.update_service_user(SERVICE, USER, first_name="")
    status = caught.value.error
    assert isinstance(status, ccc.models.ResponseStatus)
    assert caught.value.code == "NotEmpty"
    [wrong] = status.errors
    assert (wrong.field_name, wrong.error_code) == ("FirstName", "NotEmpty")
    assert str(caught.value).endswith("(fields: FirstName)")


@pytest.mark.parametrize(
    ("include", "calls"), [("total", ROWS // MOST), (None, ROWS // MOST + 1)]
)
def test_a_query_is_iterated_to_its_end(
    ccc: Any, host: Host, server: Loopback, include: str | None, calls: int
) -> None:
    conditions = {"SubjectStartsWith": "Re: , you"}
    with ccc.CccClient(
        base_url=server.url, username="ada", password="correct horse"
    ) as client:
        found = client.query_service_messages(include=include, conditions=conditions)
        subjects = [row.subject for row in found]
    assert subjects == [f"Re: {number}" for number in range(ROWS)]
    assert len(server.requests) == calls + 1


def test_a_query_goes_on_over_a_token_that_expires(
    ccc: Any, host: Host, server: Loopback
) -> None:
    host.good_for = 4

    async def subjects() -> list[str]:
        async with ccc.AsyncCccClient(
            base_url=server.url, username="ada", password="correct horse"
        ) as client:
            pages = client.query_service_messages(
                include="total", conditions={"SubjectStartsWith": "Re: , you"}
            )
            return [row.subject async for row in pages]

    assert asyncio.run(subjects()) == [f"Re: {number}" for number in range(ROWS)]
    assert (host.sign_ins, host.refreshes) == (1, 2)


def test_neighbours_share_their_types(ccc: Any) -> None:
    models = ccc.models
    shared = models.UpdateServiceUserResponse.from_dict({"user": {"status": "Active"}})
    listed = models.SearchServiceUsersResponse.from_dict({"users": [{}]})
    assert type(shared.user) is type(listed.users[0]) is models.ServiceUser
    assert shared.user.status is models.ServiceUserStatusEnum.ACTIVE
