"""A generated client with schemes of every kind, whose calls prove who is asking."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Made, Reply, Server

GOLDEN = Path(__file__).parents[1] / "golden" / "postman-auth" / "expected" / "client"

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@pytest.fixture(scope="session")
def vault(made: Made) -> Any:
    """The client of the golden case, on the runtime for one HTTP library."""
    root = Path(str(importlib.import_module(made.package).__file__)).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(GOLDEN, root / "vault", ignore=ignored, dirs_exist_ok=True)
    return importlib.import_module(f"{made.package}.vault")


def called(
    vault: Any, asynchronous: bool, way: str, url: str, **credentials: Any
) -> None:
    """Call the method at `way` of a client with `credentials`."""
    if not asynchronous:
        with vault.PostmanAuthClient(base_url=url, **credentials) as client:
            _method(client, way)()
        return

    async def run() -> None:
        opened = vault.AsyncPostmanAuthClient(base_url=url, **credentials)
        async with opened as client:
            await _method(client, way)()

    asyncio.run(run())


def _method(client: Any, way: str) -> Any:
    for name in way.split("."):
        client = getattr(client, name)
    return client


CALLS: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("inherited", {"oauth2_token": "abc"}, "", r"Bearer abc", ""),
    ("public", {"oauth2_token": "abc"}, "", "", ""),
    ("either", {"basic_username": "u", "basic_password": "p"}, "", r"Basic dTpw", ""),
    ("either", {"api_key": "k/1"}, "", "", r"/either\?api_key=k%2F1"),
    (
        "machine",
        {"oauth2_client_credentials_token": "abc"},
        "",
        r"Machine abc",
        "",
    ),
    (
        "plain_header",
        {"bearer_token": "abc", "x_api_key": "k"},
        "",
        r"Token abc",
        "",
    ),
    ("kinds.digest", {"digest_username": "u", "digest_password": "p"}, "", "", ""),
    ("kinds.windows", {"ntlm_username": "u", "ntlm_password": "p"}, "", "", ""),
    (
        "kinds.cloud",
        {"access_key": "AKID", "secret_key": "s"},
        "botocore",
        r"AWS4-HMAC-SHA256 Credential=AKID/\d{8}/eu-west-1/execute-api/.*",
        "",
    ),
    (
        "kinds.consumer",
        {"consumer_key": "ck", "consumer_secret": "s"},
        "oauthlib",
        r'OAuth realm="vault",.*oauth_signature_method="HMAC-SHA256".*',
        "",
    ),
    (
        "kinds.hawk",
        {"auth_id": "i", "auth_key": "k"},
        "",
        r'Hawk id="i", .*hash=".*',
        "",
    ),
    (
        "kinds.edge",
        {"client_token": "ct", "edgegrid_client_secret": "s", "access_token": "at"},
        "",
        r"EG1-HMAC-SHA256 client_token=ct;access_token=at;.*",
        "",
    ),
    (
        "kinds.signed",
        {"secret": "s" * 64, "jwt_claims": {"sub": "u"}},
        "jwt",
        "",
        r"/signed\?jwt=[\w-]+\.[\w-]+\.[\w-]+",
    ),
]


@BOTH
@pytest.mark.parametrize(
    ("way", "credentials", "library", "proof", "target"),
    CALLS,
    ids=[f"{way}-{'-'.join(given)}" for way, given, *_ in CALLS],
)
def test_every_kind_proves_who_is_asking(
    vault: Any,
    server: Server,
    asynchronous: bool,
    way: str,
    credentials: dict[str, Any],
    library: str,
    proof: str,
    target: str,
) -> None:
    if library:
        pytest.importorskip(library)
    server.replies = [Reply.json({})]

    called(vault, asynchronous, way, server.url, **credentials)

    sent = server.last.headers.get("authorization", "")
    assert re.fullmatch(proof, sent), sent
    assert re.fullmatch(target or r"/\w+", server.last.target)


def test_a_service_signs_a_token_with_its_key(vault: Any, server: Server) -> None:
    jwt = pytest.importorskip("jwt")
    ec = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ec")
    serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
    key = ec.generate_private_key(ec.SECP256R1())
    text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    server.replies = [Reply.json({})]

    called(vault, False, "kinds.service", server.url, issuer="me", private_key=text)

    token = server.last.headers["authorization"].removeprefix("Bearer ")
    said = jwt.decode(token, key.public_key(), ["ES256"], audience="vault")
    assert said["iss"] == "me"
    assert jwt.get_unverified_header(token)["kid"] == "vault/1"


@BOTH
def test_a_call_sends_only_what_its_operation_takes(
    vault: Any, server: Server, asynchronous: bool
) -> None:
    server.replies = [Reply.json({})]
    given = {"bearer_token": "abc", "x_api_key": "k", "oauth2_token": "def"}

    called(vault, asynchronous, "inherited", server.url, **given)

    assert server.last.headers["authorization"] == "Bearer def"
    assert "x-api-key" not in server.last.headers


@BOTH
def test_missing_credentials_are_named_before_anything_is_sent(
    vault: Any, server: Server, asynchronous: bool
) -> None:
    errors = importlib.import_module(f"{vault.__name__}.errors")

    with pytest.raises(errors.ConfigurationError, match="needs credentials: basic or"):
        called(vault, asynchronous, "either", server.url, oauth2_token="abc")

    assert not server.seen


def test_a_combination_is_preferred_to_less(vault: Any, server: Server) -> None:
    server.replies = [Reply.json({})]

    called(vault, False, "plain_header", server.url, bearer_token="a", x_api_key="k")
    both = server.last.headers
    called(vault, False, "plain_header", server.url)
    neither = server.last.headers

    assert (both["authorization"], both["x-api-key"]) == ("Token a", "k")
    assert "authorization" not in neither
    assert "x-api-key" not in neither


def test_the_settings_of_the_source_are_defaults_of_keywords(vault: Any) -> None:
    keywords = inspect.signature(vault.PostmanAuthClient).parameters

    assert keywords["oauth2_token_url"].default == "https://login.example.com/token"
    assert keywords["region"].default == "eu-west-1"


def test_making_a_client_needs_no_library_for_signing(
    vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("botocore", "oauthlib", "jwt", "spnego", "cryptography"):
        monkeypatch.setitem(sys.modules, name, None)

    vault.PostmanAuthClient(access_key="a", secret_key="b", secret="s").close()
