"""AWS Signature Version 4, with botocore."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from .auth import Credential, missing, pieces, with_header, with_query
from .errors import ConfigurationError
from .http import Request
from .outside import Outside


class SigV4(Credential):
    """An AWS access key, of which only a signature of each request is sent.

    A body that can be read twice is hashed, files included. One that can't is sent with
    an unsigned payload, as AWS allows over https; over http such a call is refused.

    Args:
        access_key: The id of the key.
        secret_key: The key.
        session_token: What belongs to a key that is valid for a while only.
        region: The region that is called.
        service: The service that is called; "execute-api" is that of API Gateway.
        in_query: Sign in the query, as pre-signed URLs are, and not in a header.
    """

    def __init__(
        self,
        access_key: str | None,
        secret_key: str | None,
        *,
        session_token: str | None = None,
        region: str = "us-east-1",
        service: str = "execute-api",
        in_query: bool = False,
    ) -> None:
        self._access_key = access_key
        self._secret_key = secret_key
        self._session_token = session_token
        self._region = region
        self._service = service
        self._in_query = in_query

    @property
    def given(self) -> bool:
        return self._access_key is not None and self._secret_key is not None

    async def sign(self, request: Request, outside: Outside) -> Request:
        stamp = datetime.fromtimestamp(outside.now(), UTC).strftime("%Y%m%dT%H%M%SZ")
        payload = self._payload(request)
        if self._in_query:
            return self._signed_query(request, stamp, payload)
        request = with_header(request, "X-Amz-Date", stamp)
        if self._session_token:
            request = with_header(request, "X-Amz-Security-Token", self._session_token)
        if payload == _UNSIGNED or self._service == "s3":
            request = with_header(request, "X-Amz-Content-SHA256", payload)
        signer, signed = self._prepared(request, stamp, payload)
        names = signer.signed_headers(signer.headers_to_sign(signed))
        proof = _signature(signer, signed)
        return with_header(
            request,
            "Authorization",
            f"AWS4-HMAC-SHA256 Credential={signer.scope(signed)}, "
            f"SignedHeaders={names}, Signature={proof}",
        )

    def _signed_query(self, request: Request, stamp: str, payload: str) -> Request:
        if payload == _UNSIGNED and self._service != "s3":
            request = with_header(request, "X-Amz-Content-SHA256", payload)
        # What need not be signed is left out, so that the URL serves any client.
        own = tuple(p for p in request.headers if p[0].lower().startswith("x-amz-"))
        bare = Request(request.method, request.url, own)
        signer, signed = self._prepared(bare, stamp, payload)
        added = [
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
            ("X-Amz-Credential", signer.scope(signed)),
            ("X-Amz-Date", stamp),
            ("X-Amz-Expires", str(_LIFETIME)),
            (
                "X-Amz-SignedHeaders",
                signer.signed_headers(signer.headers_to_sign(signed)),
            ),
        ]
        if self._session_token:
            added.append(("X-Amz-Security-Token", self._session_token))
        request = with_query(request, added)
        signed.url = _canonical(request.url)
        return with_query(request, [("X-Amz-Signature", _signature(signer, signed))])

    def _payload(self, request: Request) -> str:
        """The hash of a body, or the words in place of one."""
        found = None if self._in_query and self._service == "s3" else pieces(request)
        if found is not None:
            digest = sha256()
            for piece in found:
                digest.update(piece)
            return digest.hexdigest()
        if request.url.startswith("https:") or request.content == b"":
            return _UNSIGNED
        raise ConfigurationError(
            "AWS signs a body that can be read only once over https alone"
        )

    def _prepared(self, request: Request, stamp: str, payload: str) -> tuple[Any, Any]:
        """The library's signer, and its view of the request."""
        try:
            auth = import_module("botocore.auth")
            awsrequest = import_module("botocore.awsrequest")
            credentials = import_module("botocore.credentials")
        except ImportError:
            raise missing("AWS Signature Version 4", "botocore") from None
        kind = auth.S3SigV4Auth if self._service == "s3" else auth.SigV4Auth
        key = credentials.Credentials(self._access_key, self._secret_key)

        def hashed(_: object) -> str:
            return payload

        signer = kind(key, self._service, self._region)
        signer.payload = hashed
        signed = awsrequest.AWSRequest(request.method, _canonical(request.url))
        for name, value in request.headers:
            if name.lower() != "authorization":  # which is about to be replaced
                signed.headers.add_header(name, value)
        signed.context["timestamp"] = stamp
        return signer, signed


def _signature(signer: Any, signed: Any) -> str:
    text = signer.string_to_sign(signed, signer.canonical_request(signed))
    signature: str = signer.signature(text, signed)
    return signature


def _canonical(url: str) -> str:
    """`url` with its query escaped as AWS escapes what it gets, before it hashes it."""
    parts = urlsplit(url)
    pairs = (pair.partition("=") for pair in parts.query.split("&") if pair)
    query = "&".join(f"{_escaped(key)}={_escaped(value)}" for key, _, value in pairs)
    return urlunsplit(parts._replace(query=query))


def _escaped(text: str) -> str:
    return quote(unquote(text), safe="")


_UNSIGNED = "UNSIGNED-PAYLOAD"
_LIFETIME = 300
