"""What is a secret, by its name or by itself, and what only resembles one."""

from __future__ import annotations

import pytest
from specloom.infer.secrets import (
    REDACTED,
    holds_secret,
    is_secret_name,
    is_stand_in,
    looks_secret,
    redacted,
    secrets,
    without_secrets,
)
from specloom.source import Json

# Put together here, so that no scanner takes this file for a leak.
JWT = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0" + ".c2lnbmF0dXJl"
RANDOM = "q8Zt2LxV" + "w0Rk7BnY" + "c5Gh1JmP" + "3sDfA6eU"


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "Password1",
        "user_password",
        "clientSecret",
        "client-secret",
        "api_key",
        "apiKey",
        "X-Api-Key",
        "APIKEY",
        "x-apikey",
        "access_token",
        "accessToken",
        "ACCESS_TOKEN",
        "token",
        "authToken",
        "Authorization",
        "Proxy-Authorization",
        "privateKey",
        "credentials",
        "passcode",
        "Cookie",
        "passwordConfirmation",
        "secretKey",
        "bearerToken",
        "idtoken",
        "dbpassword",
        "token_value",
        "host.key.pwd",
        "refreshtoken",
        "Ocp-Apim-Subscription-Key",
        "ss-id",
        "X-ss-pid",
        "ss-reftok",
        "authsecret",
    ],
)
def test_the_last_word_of_a_name_makes_it_secret(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "id",
        "name",
        "baseUrl",
        "token_type",
        "tokenUrl",
        "accessTokenUrl",
        "next_page_token",
        "nextPageToken",
        "pageToken",
        "sync_token",
        "max_tokens",
        "password_policy",
        "hasPasswordSet",
        "apiKeyId",
        "client_id",
        "key",
        "keyword",
        "secretary",
        "author",
        "authors",
        "tokenize",
        "monkey",
        "primaryKeys",
        "passwordRequired",
        "continuation-token",
        "7",
        "тест",
        "cookies_enabled",
    ],
)
def test_names_about_credentials_are_not_secret(name: str) -> None:
    assert not is_secret_name(name)


@pytest.mark.parametrize(
    "text",
    [
        JWT,
        f"Bearer {JWT}",
        "Bearer k3yk3yk3y",
        "Basic dXNlcjpwYXNzd29yZDE=",
        "Basic QWxhZGRpbjpvcGVu5",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        RANDOM,
        "sk_" + "live_0123456789abcdefABCD",
        "ghp_" + "a1B2" * 9,
        "xoxb-" + "123456789012-abcdef",
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMII",
        "https://user:" + "hunter2@api.example.com",
        "AIza" + "b" * 35,
        f"prefix_{RANDOM}",
        "sk-" + "proj-" + "abcdefghij0123456789",
    ],
)
def test_a_text_can_show_that_it_is_a_secret(text: str) -> None:
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "active",
        "2026-10-01T10:00:00.000Z",
        "2026-10-01",
        "1234567890123456789",
        "0c5fa3a2-5d5c-4f8e-9a6e-0a4bb2a7f1d0",
        "d41d8cd98f00b204e9800998ecf8427e",
        "https://api.example.com/v2/users?page=1",
        "quis officia in reprehenderit",
        "{{token}}",
        "Bearer {{token}}",
        "Bearer <token>",
        "Basic <credentials>",
        "Bearer authentication",
        "Bearer your_access_token",
        "Basic plan",
        "<API Key>",
        "GetMeetingParticipantsReportV2ResponseBody2",
        "application/json; charset=utf-8",
        "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8wYzVmYTNhMi01ZDVjLTRmOGU",
        "Token ring",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "jo.smith@mail.example.com",
        "https://{{user}}:{{pass}}@api.example.com",
        "arn:aws:iam::123456789012:role/x",
        "The quick brown fox jumps over the lazy dog 42 times",
        "A1" * 20,
    ],
)
def test_ordinary_values_are_not_secret(text: str) -> None:
    assert not looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "YOUR_API_KEY",
        "your-token-here",
        "<token>",
        "{{key}}",
        "xxxxxxxx",
        "********",
        "${TOKEN}",
        "Bearer {{token}}",
        "changeme",
        "[your key]",
        "string",
    ],
)
def test_what_stands_in_for_a_secret_is_none(text: str) -> None:
    assert is_stand_in(text)
    assert not holds_secret("api_key", text)


def test_a_hash_is_a_secret_only_under_a_telling_name() -> None:
    md5 = "0cc175b9c0f1b6a831c399e269772661"
    assert holds_secret("key", md5)
    assert holds_secret("x_signature", md5)
    assert not holds_secret("id", md5)
    assert not holds_secret("etag", md5)
    assert not holds_secret("key", "0c5fa3a2-5d5c-4f8e-9a6e-0a4bb2a7f1d0")


def test_secrets_are_found_and_replaced_wherever_they_are_nested() -> None:
    value: Json = {"id": 7, "auth": [{"access_token": "abc123xyz"}], "note": "plain"}
    assert list(secrets("", value)) == ["abc123xyz"]
    assert redacted("", value) == {
        "id": 7,
        "auth": [{"access_token": REDACTED}],
        "note": "plain",
    }


def test_secrets_in_prose_are_replaced_and_the_rest_stays() -> None:
    prose = f"Send `Bearer {JWT}` to https://me:hunter2@x.org/a, then wait."

    assert without_secrets(prose) == (
        f"Send `Bearer {REDACTED}` to https://{REDACTED}@x.org/a, then wait."
    )
    assert without_secrets("See https://x.org/a:b@c.") == "See https://x.org/a:b@c."


@pytest.mark.parametrize(
    "prose",
    [
        "curl https://x.org/a?q=1&api_key={}&b=2",
        "Send password={} with it",
        '```\n{{"client_secret": "{}", "id": 7}}\n```',
        "`--token='{}'`",
    ],
)
def test_the_name_beside_it_tells_a_secret_in_prose(prose: str) -> None:
    assert without_secrets(prose.format("hunter2xyzzy")) == prose.format(REDACTED)


@pytest.mark.parametrize(
    "prose",
    [
        "token=YOUR_TOKEN",
        "password=<string>",
        "password={{password}}",
        "The token: see https://x.org/v2/tokens",
        "access_token=string",
        "grant_type=client_credentials2",
    ],
)
def test_a_name_alone_makes_no_secret_of_prose(prose: str) -> None:
    assert without_secrets(prose) == prose
