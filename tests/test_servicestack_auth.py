"""ServiceStack's ways to sign in, from what a host says to a client that calls it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import specloom
from specloom import ir
from specloom.cursor import Reads
from specloom.diagnostics import Pointer, Report
from specloom.ir import AuthKind
from specloom.parsers import servicestack
from specloom.parsers.servicestack import access
from specloom.source import Json, read

SESSION, BEARER, KEY = (
    (ir.AuthUse(ir.AuthId(kind)),)
    for kind in (AuthKind.SESSION, AuthKind.BEARER, AuthKind.API_KEY)
)


def host(*providers: Json, **plugins: Json) -> Json:
    """The metadata of a host with one operation that needs a user."""
    auth: dict[str, Json] = {"authProviders": list(providers)}
    extra = plugins.pop("auth", {})
    assert isinstance(extra, dict)
    return {
        "app": {"baseUrl": "https://example.com"},
        "plugins": {"auth": {**auth, **extra}, **plugins},
        "api": {"types": [], "operations": [called("Find", requiresAuth=True)]},
    }


def provider(name: str, type: str, **facts: Json) -> Json:
    return {"name": name, "type": type, **facts}


def called(name: str, **facts: Json) -> Json:
    request: Json = {"name": name, "properties": []}
    return {"request": request, "actions": ["GET"], "method": "GET", **facts}


def parsed(value: Json) -> tuple[ir.Api, Report]:
    report = Report()
    document = read(json.dumps(value).encode(), "app.json", report)
    return servicestack.parse([document], report, Reads()), report


def offered(value: Json) -> dict[AuthKind, dict[str, str]]:
    api, _ = parsed(value)
    assert all(scheme.id == scheme.kind.value for scheme in api.auths)
    return {scheme.kind: dict(scheme.settings) for scheme in api.auths}


def codes(report: Report) -> list[str]:
    return [d.code for d in report if d.code.startswith("auth")]


# --- What a host says -----------------------------------------------------------


def test_each_kind_of_provider_is_a_scheme() -> None:
    found = offered(
        host(
            provider("jwt", "Bearer"),
            provider("credentials", "credentials"),
            apiKey={"httpHeader": "X-Vault-Key"},
        )
    )

    assert found == {
        AuthKind.SESSION: {},
        AuthKind.BEARER: {"refresh_path": "/access-token"},
        AuthKind.API_KEY: {},
    }
    (key,) = (s for s in parsed(host(apiKey={"httpHeader": "K"}))[0].auths[-1:])
    assert (key.place, key.wire) == (ir.Place.HEADER, "K")


@pytest.mark.parametrize(
    ("name", "type", "kind"),
    [
        ("credentials", "credentials", AuthKind.SESSION),
        ("own", "Credentials", AuthKind.SESSION),
        ("jwt", "Bearer", AuthKind.BEARER),
        ("identity", "Bearer", AuthKind.BEARER),
        ("apikey", "", AuthKind.BEARER),
        ("basic", "Basic", AuthKind.BASIC),
        ("digest", "Digest", AuthKind.DIGEST),
    ],
)
def test_providers_are_known_by_type_or_name(
    name: str, type: str, kind: AuthKind
) -> None:
    assert list(offered(host(provider(name, type)))) == [kind]


def test_routes_say_where_users_sign_in_and_tokens_are_renewed() -> None:
    routes: Json = {
        "AuthenticateService": ["/v2/auth", "/v2/auth/{provider}"],
        "GetAccessTokenService": ["/v2/access-token"],
    }

    found = offered(
        host(
            provider("own", "credentials"),
            provider("jwt", "Bearer"),
            auth={"serviceRoutes": routes},
        )
    )

    assert found == {
        AuthKind.SESSION: {
            "provider": "own",
            "refresh_path": "/v2/access-token",
            "sign_in_path": "/v2/auth/own",
        },
        AuthKind.BEARER: {"refresh_path": "/v2/access-token"},
    }


@pytest.mark.parametrize(
    ("name", "routes", "path"),
    [
        ("own", [], "/auth/own"),
        ("own", ["~/auth/{provider}"], "/auth/own"),
        ("own", ["@evil.example/auth"], "/@evil.example/auth"),
        ("own", ["//evil.example/{provider}"], "/evil.example/own"),
        ("o/w?n", ["/auth/{provider}"], "/auth/o%2Fw%3Fn"),
        ("own", "/auth", "/auth/own"),
        ("own", [{"a": 1}, 3], "/auth/own"),
    ],
)
def test_a_route_is_a_path_of_the_host_itself(
    name: str, routes: Json, path: str
) -> None:
    said = host(
        provider(name, "credentials"),
        auth={"serviceRoutes": {"AuthenticateService": routes}},
    )

    assert offered(said)[AuthKind.SESSION]["sign_in_path"] == path


@pytest.mark.parametrize(
    "said", [None, 3, "jwt", {}, [3], ["jwt"], [None], [{"name": 3, "type": []}], [[]]]
)
def test_providers_that_are_none_leave_tokens_and_sessions(said: Json) -> None:
    found: Any = host()
    found["plugins"]["auth"] = {"authProviders": said, "serviceRoutes": 3}

    assert [*offered(found)] == [AuthKind.SESSION, AuthKind.BEARER]


@pytest.mark.parametrize(("renews", "path"), [(True, "/access-token"), (False, None)])
def test_a_host_that_renews_no_tokens_is_believed(
    renews: bool, path: str | None
) -> None:
    identity: Json = {"hasRefreshToken": renews}

    found = offered(
        host(provider("identity", "Bearer"), auth={"identityAuth": identity})
    )

    assert found[AuthKind.BEARER].get("refresh_path") == path


def test_one_user_name_and_password_has_one_scheme() -> None:
    api, report = parsed(
        host(provider("basic", "Basic"), provider("credentials", "credentials"))
    )

    assert [scheme.kind for scheme in api.auths] == [AuthKind.SESSION]
    assert codes(report) == ["auth-alike"]


def test_a_provider_in_a_browser_leaves_tokens_and_sessions() -> None:
    api, report = parsed(host(provider("github", "oauth")))

    assert [scheme.kind for scheme in api.auths] == [AuthKind.SESSION, AuthKind.BEARER]
    (said,) = (d for d in report if d.code == "auth-unknown")
    assert "'github'" in said.message
    assert "session" in said.message


def test_a_host_that_says_nothing_takes_users_sessions_and_tokens() -> None:
    api, _ = parsed({"types": [], "operations": [called("Find", requiresAuth=True)]})

    assert [scheme.kind for scheme in api.auths] == [AuthKind.SESSION, AuthKind.BEARER]
    assert [o.auth for o in ir.operations(api.root)] == [(SESSION, BEARER)]


def test_where_nobody_signs_in_there_is_no_scheme() -> None:
    api, _ = parsed({"types": [], "operations": [called("Find")]})

    assert api.auths == ()
    assert [o.auth for o in ir.operations(api.root)] == [None]


@pytest.mark.parametrize(
    ("facts", "auth"),
    [
        ({}, None),
        ({"requiresAuth": True}, (SESSION, BEARER, KEY)),
        ({"requiredRoles": ["Admin"]}, (SESSION, BEARER, KEY)),
        ({"requiresAnyPermission": ["read"]}, (SESSION, BEARER, KEY)),
        ({"requiresApiKey": True}, (KEY,)),
        (
            {"requiresAuth": True, "requiresApiKey": True},
            (SESSION + KEY, BEARER + KEY),
        ),
    ],
)
def test_an_operation_takes_what_it_needs(
    facts: dict[str, Json], auth: tuple[Any, ...] | None
) -> None:
    said: Any = host(
        provider("credentials", "credentials"), provider("jwt", "Bearer"), apiKey={}
    )
    said["api"]["operations"] = [called("Find", **facts)]

    api, _ = parsed(said)

    assert [o.auth for o in ir.operations(api.root)] == [auth]


def test_a_key_that_operations_need_has_its_usual_header() -> None:
    api, _ = parsed({"types": [], "operations": [called("Find", requiresApiKey=True)]})

    (scheme,) = api.auths
    assert (scheme.kind, scheme.wire) == (AuthKind.API_KEY, "X-Api-Key")


# --- What a page says -------------------------------------------------------------


def test_a_page_that_demands_a_user_takes_one_in_every_way() -> None:
    demands = ["Requires Authentication", "Required role: Admin"]
    at = Pointer("page.txt")

    found = access.stated(demands, at)
    below = access.stated(demands, at, "/api")

    assert [s.kind for s in found] == [AuthKind.SESSION, AuthKind.BEARER]
    assert [dict(s.settings) for s in found] == [{}, {"refresh_path": "/access-token"}]
    assert [dict(s.settings) for s in below] == [
        {
            "refresh_path": "/api/access-token",
            "sign_in_path": "/api/auth/credentials",
        },
        {"refresh_path": "/api/access-token"},
    ]
    assert access.stated_uses(demands, found) == (SESSION, BEARER)


def test_a_page_that_demands_a_key_takes_one() -> None:
    found = access.stated(["Requires API Key"], Pointer("page.txt"))

    assert [s.kind for s in found] == [AuthKind.API_KEY]
    assert access.stated_uses(["Requires API Key"], found) == (KEY,)


def test_the_configuration_says_what_a_source_does_not() -> None:
    said: Json = {"types": [], "operations": [called("Find")]}
    document = read(json.dumps(said).encode(), "app.json", Report())
    settings = specloom.Settings(
        name="vault",
        auth=("session", "bearer"),
        auth_settings={
            "session": {"sign_in_path": "/api/auth/own", "provider": "own"},
            "bearer": {"refresh_path": "/api/access-token"},
        },
    )

    code = specloom.generate(settings, [document], {}, Report()).files["client.py"]

    assert 'sign_in_path="/api/auth/own",' in code
    assert 'provider="own",' in code
    assert 'refresh_path="/api/access-token"' in code
    assert 'auth=(("session",), ("bearer",)),' in code


def test_a_page_that_demands_nothing_says_nothing() -> None:
    assert access.stated([], Pointer("page.txt")) == ()
    assert access.stated_uses([], ()) is None
