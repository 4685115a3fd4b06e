"""Authentication in Postman collections: declared, inherited, or in plain sight."""

from __future__ import annotations

import pytest
from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import AuthKind
from specloom.parsers import postman
from specloom.source import Json, Reads, read

from .postman_calls import (
    codes,
    collection,
    item,
    only,
    operations,
    parsed,
    saved,
)


def auth(kind: str, *pairs: tuple[str, Json]) -> Json:
    return {"type": kind, kind: [{"key": k, "value": v} for k, v in pairs]}


def uses(*ids: str) -> tuple[ir.AuthUse, ...]:
    return tuple(ir.AuthUse(ir.AuthId(id)) for id in ids)


def scheme(given: Json) -> ir.AuthScheme:
    api, _ = parsed(collection(item({"url": "https://x.org"}), auth=given))
    (found,) = api.auths
    return found


def sending(*headers: tuple[str, str], query: str = "", **facts: Json) -> Json:
    listed: Json = [{"key": key, "value": value} for key, value in headers]
    return {"url": f"https://x.org{query}", "header": listed, **facts}


# --- Declared -----------------------------------------------------------------------


def test_auth_comes_from_the_nearest_that_says() -> None:
    inherited = item({"url": "https://x.org/a"})
    own = item({"url": "https://x.org/b", "auth": auth("digest")})
    none = item({"url": "https://x.org/c", "auth": {"type": "noauth"}})
    null = item({"url": "https://x.org/d", "auth": None})
    folder: Json = {"name": "F", "item": [null], "auth": auth("basic")}

    found = operations(inherited, own, none, folder, auth=auth("bearer"))

    assert {id: operation.auth for id, operation in found.items()} == {
        "GET /a": (uses("bearer"),),
        "GET /b": (uses("digest"),),
        "GET /c": ((),),
        "GET /d": (uses("basic"),),
    }


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("apikey", AuthKind.API_KEY),
        ("asap", AuthKind.ASAP),
        ("awsv4", AuthKind.AWS_SIGV4),
        ("basic", AuthKind.BASIC),
        ("bearer", AuthKind.BEARER),
        ("digest", AuthKind.DIGEST),
        ("edgegrid", AuthKind.EDGEGRID),
        ("hawk", AuthKind.HAWK),
        ("jwt", AuthKind.JWT),
        ("ntlm", AuthKind.NTLM),
        ("oauth1", AuthKind.OAUTH1),
        ("oauth2", AuthKind.OAUTH2),
    ],
)
def test_every_kind_may_stand_without_parameters(word: str, kind: AuthKind) -> None:
    assert scheme({"type": word}).kind is kind


@pytest.mark.parametrize("listed", [True, False])
def test_parameters_stand_in_a_list_or_an_object(listed: bool) -> None:
    values: dict[str, Json] = {"algorithm": "sha1", "includePayloadHash": True}
    given: Json = (
        auth("hawk", *values.items()) if listed else {"type": "hawk", "hawk": values}
    )

    assert dict(scheme(given).settings) == {"algorithm": "sha1", "payload_hash": "true"}


def test_a_key_travels_where_the_scheme_says() -> None:
    found = scheme(auth("apikey", ("key", "k"), ("value", "secret"), ("in", "query")))

    assert (found.id, found.kind) == ("apikey:k", AuthKind.API_KEY)
    assert (found.place, found.wire) == (ir.Place.QUERY, "k")


def test_settings_are_kept_and_credentials_are_not() -> None:
    given = auth(
        "oauth2",
        ("accessTokenUrl", "https://x.org/token"),
        ("scope", "read write"),
        ("grant_type", "password_credentials"),
        ("client_authentication", "body"),
        ("headerPrefix", "Bearer "),
        ("clientSecret", "S3CRET"),
        ("accessToken", "S3CRET"),
        ("password", "S3CRET"),
        ("authUrl", "{{authUrl}}"),
    )

    api, report = parsed(collection(item({"url": "https://x.org"}), auth=given))

    (found,) = api.auths
    assert dict(found.settings) == {
        "token_url": "https://x.org/token",
        "scope": "read write",
        "grant": "password",
        "client_in": "body",
    }
    assert "S3CRET" not in f"{api!r} {[d.message for d in report]}"
    assert codes(report) == ["secret-value"] * 3


def test_every_setting_is_one_that_its_kind_has() -> None:
    words = [
        *("headersToSign", "maxBodySize", "alg", "aud", "iss", "kid", "region"),
        *("signatureMethod", "algorithm", "headerPrefix", "scope", "realm"),
    ]

    for kind in ("edgegrid", "asap", "awsv4", "oauth1", "hawk", "jwt", "oauth2"):
        found = scheme(auth(kind, *((word, "x") for word in words)))
        assert found.settings
        assert {name for name, _ in found.settings} <= ir.AUTH_SETTINGS[found.kind]


def test_variables_in_settings_are_filled_in() -> None:
    given = auth("oauth2", ("accessTokenUrl", "{{host}}/token"))
    variable: Json = [{"key": "host", "value": "https://x.org"}]

    api, _ = parsed(
        collection(item({"url": "https://x.org"}), auth=given, variable=variable)
    )

    assert api.auths[0].settings == (("token_url", "https://x.org/token"),)


@pytest.mark.parametrize(
    ("kind", "pair", "wire"),
    [
        ("oauth2", ("addTokenTo", "queryParams"), "access_token"),
        ("jwt", ("addTokenTo", "queryParam"), "token"),
        ("awsv4", ("addAuthDataToQuery", True), "Authorization"),
        ("oauth1", ("addParamsToHeader", False), "Authorization"),
    ],
)
def test_a_proof_may_travel_in_the_query(
    kind: str, pair: tuple[str, Json], wire: str
) -> None:
    found = scheme(auth(kind, pair))

    assert (found.place, found.wire) == (ir.Place.QUERY, wire)


def test_an_empty_prefix_is_kept() -> None:
    given = auth("oauth2", ("headerPrefix", ""))

    assert scheme(given).settings == (("prefix", ""),)


def test_settings_that_contradict_make_two_schemes() -> None:
    one = auth("oauth2", ("accessTokenUrl", "https://a.org"), ("scope", "a"))
    same = auth("oauth2", ("accessTokenUrl", "https://a.org"))
    other = auth(
        "oauth2",
        ("accessTokenUrl", "https://b.org"),
        ("grant_type", "client_credentials"),
    )

    found = operations(
        item({"url": "https://x.org/a", "auth": one}),
        item({"url": "https://x.org/b", "auth": same}),
        item({"url": "https://x.org/c", "auth": other}),
        item({"url": "https://x.org/d", "auth": {"type": "oauth2"}}),
    )

    assert [operation.auth for operation in found.values()] == [
        (uses("oauth2"),),
        (uses("oauth2"),),
        (uses("oauth2:client_credentials"),),
        (uses("oauth2"),),
    ]


def test_one_token_has_the_scopes_of_all_requests() -> None:
    wanted = ("read write", "", "write admin", "read")
    items = [
        item({"url": f"https://x.org/{number}", "auth": auth("oauth2", ("scope", one))})
        for number, one in enumerate(wanted)
    ]

    api, _ = parsed(collection(*items))

    assert [one.settings for one in api.auths] == [(("scope", "read write admin"),)]


def test_variants_that_authenticate_differently_are_alternatives() -> None:
    found = only(
        item({"url": "https://x.org/a", "auth": auth("basic")}, name="One"),
        item({"url": "https://x.org/a", "auth": auth("bearer")}, name="Two"),
    )

    assert found.auth == (uses("basic"), uses("bearer"))


def test_an_unknown_kind_is_reported() -> None:
    _, report = parsed(collection(item({"url": "https://x.org"}), auth=auth("magic")))

    assert codes(report) == ["auth-kind-unknown"]


def test_every_value_is_read_also_where_a_nearer_one_counts() -> None:
    text = collection(
        item({"url": "https://x.org", "auth": auth("basic", ("username", "{{u}}"))}),
        auth=auth("oauth2", ("scope", "a"), ("accessToken", "{{t}}")),
    )
    document = read(text.encode(), "api.json", Report())
    reads = Reads()

    postman.parse([document], Report(), reads)

    left = {at for at, node in reads.leaves(document) if node is None}
    assert not [at for at in left if "auth" in at.path]


def test_tokens_of_the_kind_mac_are_reported() -> None:
    given = auth("oauth2", ("tokenType", "MAC"))

    _, report = parsed(collection(item({"url": "https://x.org"}), auth=given))

    assert codes(report) == ["auth-setting-unsupported"]


@pytest.mark.parametrize(
    "given", [None, [], "basic", {}, {"type": None}, {"type": "basic", "basic": 7}]
)
def test_sloppy_words_break_nothing(given: Json) -> None:
    parsed(collection(item({"url": "https://x.org", "auth": given})))


# --- In plain sight -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "id", "prefix"),
    [
        ("Bearer {{token}}", "bearer", None),
        ("bearer {{token}}", "bearer", None),
        ("<token>", "bearer", None),
        ("Bearer <token>", "bearer", None),
        ("Token {{token}}", "bearer:Token", "Token"),
        ("SSWS {{key}}", "bearer:SSWS", "SSWS"),
        ("OAuth {{token}}", "bearer:OAuth", "OAuth"),
        ("{{token}}", "bearer:plain", ""),
        ("Basic {{encoded}}", "basic", None),
        ("Basic <credentials>", "basic", None),
        ('Digest username="x"', "digest", None),
        ('Hawk id="x"', "hawk", None),
        ('OAuth oauth_consumer_key="x"', "oauth1", None),
        ("NTLM TlRMTVNTUAAB", "ntlm", None),
        ("AWS4-HMAC-SHA256 Credential=x", "aws_sigv4", None),
        ("EG1-HMAC-SHA256 client_token=x", "edgegrid", None),
    ],
)
def test_an_authorization_header_tells_the_scheme(
    value: str, id: str, prefix: str | None
) -> None:
    api, _ = parsed(collection(item(sending(("Authorization", value)))))

    (found,) = api.auths
    (operation,) = ir.operations(api.root)
    assert operation.auth == (uses(id),)
    assert found.id == id
    assert dict(found.settings).get("prefix") == prefix
    assert operation.parameters == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("X-Api-Key", "{{key}}"),
        ("X-Api-Key", ""),
        ("x-api-key", "<API Key>"),
        ("PRIVATE-TOKEN", "YOUR_TOKEN"),
        ("Ocp-Apim-Subscription-Key", "{{subscription}}"),
        ("X-Session", "{{access_token}}"),
        ("X-Auth-Token", "9f8e7d6c5b4a39281706f5e4d3c2b1a0"),
    ],
)
def test_a_header_with_a_key_is_a_scheme_and_no_parameter(key: str, value: str) -> None:
    api, report = parsed(collection(item(sending((key, value)))))

    (found,) = api.auths
    (operation,) = ir.operations(api.root)
    assert (found.kind, found.place) == (AuthKind.API_KEY, ir.Place.HEADER)
    assert found.wire == key
    assert operation.auth == (uses(f"apikey:{key}"),)
    assert operation.parameters == ()
    assert "9f8e7d6c" not in f"{api!r} {[d.message for d in report]}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Idempotency-Key", "{{key}}"),
        ("X-Request-Id", "{{id}}"),
        ("X-CSRF-Token", "{{csrf}}"),
        ("X-Total", "7"),
    ],
)
def test_other_headers_stay_parameters(key: str, value: str) -> None:
    found = only(item(sending((key, value))))

    assert [p.wire for p in found.parameters] == [key]
    assert found.auth is None


@pytest.mark.parametrize(
    "query", ["api_key={{k}}", "apikey=YOUR_KEY", "access_token=", "key={{apiKey}}"]
)
def test_a_key_in_the_query_is_a_scheme_and_no_parameter(query: str) -> None:
    api, _ = parsed(collection(item(sending(query=f"?a=1&{query}"))))

    (found,) = api.auths
    (operation,) = ir.operations(api.root)
    assert (found.kind, found.place) == (AuthKind.API_KEY, ir.Place.QUERY)
    assert found.wire == query.partition("=")[0]
    assert [p.wire for p in operation.parameters] == ["a"]


@pytest.mark.parametrize(
    "query",
    [
        "next_page_token={{next}}",
        "key={{name}}",
        "search_key=x",
        "grant_type=refresh_token&refresh_token={{refresh}}",
        "token=ut amet",
    ],
)
def test_other_keys_of_a_query_stay_parameters(query: str) -> None:
    found = only(item(sending(query=f"?{query}")))

    assert len(found.parameters) == query.count("=")
    assert found.auth is None


def test_a_cookie_of_a_session_is_a_scheme() -> None:
    api, _ = parsed(collection(item(sending(("Cookie", "JSESSIONID={{sid}}; a=1")))))

    (found,) = api.auths
    assert (found.place, found.wire) == (ir.Place.COOKIE, "JSESSIONID")


def test_what_is_carried_comes_on_top_of_what_is_declared_and_may_be_left_out() -> None:
    request = sending(("X-Api-Key", "{{key}}"), ("Authorization", "Bearer {{t}}"))

    api, _ = parsed(collection(item(request), auth=auth("oauth2")))

    (operation,) = ir.operations(api.root)
    assert operation.auth == (uses("oauth2", "apikey:X-Api-Key"), uses("oauth2"))
    assert [str(found.id) for found in api.auths] == ["oauth2", "apikey:X-Api-Key"]


def test_a_header_counts_though_the_request_declares_none() -> None:
    request = sending(("Authorization", "Bearer {{t}}"), auth={"type": "noauth"})

    assert only(item(request)).auth == (uses("bearer"), ())


def test_a_disabled_header_may_be_left_out() -> None:
    header: Json = [{"key": "X-Api-Key", "value": "{{key}}", "disabled": True}]

    found = only(item({"url": "https://x.org", "header": header}))

    assert found.auth == (uses("apikey:X-Api-Key"), ())
    assert found.parameters == ()


def test_saved_requests_that_carry_different_proofs_are_alternatives() -> None:
    basic = sending(("Authorization", "Basic {{b}}"))
    key = sending(("X-Api-Key", "{{k}}"))

    found = only(
        item(
            {"url": "https://x.org"},
            saved(200, originalRequest=basic),
            saved(200, originalRequest=key),
        )
    )

    assert found.auth == (uses("basic"), uses("apikey:X-Api-Key"))
    assert found.parameters == ()


def test_a_key_that_is_a_credential_in_one_request_is_no_parameter_in_another() -> None:
    found = only(
        item(sending(("X-Api-Key", "{{key}}")), name="One"),
        item(sending(("X-Api-Key", "plain")), name="Two"),
    )

    assert found.parameters == ()


def test_a_converters_mark_tells_the_scheme() -> None:
    text = "Added as a part of security scheme: "
    header: Json = [
        {"key": "X-Key", "value": "ut", "description": text + "apikey"},
        {"key": "Authorization", "value": "<token>", "description": text + "oauth2"},
    ]
    original: Json = {"url": "https://x.org", "header": header}

    found = only(item({"url": "https://x.org"}, saved(200, originalRequest=original)))

    assert found.auth == (uses("apikey:X-Key", "oauth2"),)
    assert found.parameters == ()


def test_a_literal_credential_is_reported_by_its_place() -> None:
    secret = "vp7jxTwqgczoFHs0uIdOvv4VdBWmvCkbV"

    api, report = parsed(
        collection(item(sending(("Authorization", f"Bearer {secret}"))))
    )

    assert secret not in f"{api!r} {[d.message for d in report]}"
    assert codes(report) == ["secret-value"]


def test_a_v1_helper_is_read_as_authentication() -> None:
    text = """
    {"id": "c", "name": "Pets", "order": ["r"], "requests": [
      {"id": "r", "name": "Get", "method": "GET", "url": "https://x.org/a",
       "currentHelper": "hawkAuth",
       "helperAttributes": {"hawk_id": "i", "hawk_key": "k", "algorithm": "sha1"}}]}
    """

    api, _ = parsed(text)

    (found,) = api.auths
    assert found.kind is AuthKind.HAWK
    assert dict(found.settings) == {"algorithm": "sha1"}
