"""What generated modules take from the runtime, and where it is there."""

from __future__ import annotations

from collections.abc import Mapping

from ... import ir

HOMES = {
    "Operation": "plan",
    "PagedOperation": "plan",
    "Parameter": "plan",
    "Part": "plan",
    "Response": "plan",
    "ErrorCase": "plan",
    "ErrorBody": "plan",
    "Service": "plan",
    "JsonBody": "body",
    "Form": "body",
    "TextBody": "body",
    "BinaryBody": "body",
    "GraphqlBody": "graphql",
    "Multipart": "multipart",
    "LinkPaging": "paging",
    "CursorPaging": "pagekinds",
    "OffsetPaging": "pagekinds",
    "PagePaging": "pagekinds",
    "UrlPaging": "pagekinds",
    "Unset": "values",
    "FileInput": "files",
}
"""The names that plans and signatures use, each with its module of the runtime."""

ANNOTATIONS = frozenset({"Unset", "FileInput"})
"""Those of them that stand in annotations alone."""

CREDENTIALS: Mapping[ir.AuthKind, tuple[str, str]] = {
    ir.AuthKind.API_KEY: ("apikey", "ApiKey"),
    ir.AuthKind.ASAP: ("jwt", "Asap"),
    ir.AuthKind.AWS_SIGV4: ("sigv4", "SigV4"),
    ir.AuthKind.BASIC: ("auth", "Basic"),
    ir.AuthKind.BEARER: ("auth", "Bearer"),
    ir.AuthKind.DIGEST: ("digest", "Digest"),
    ir.AuthKind.EDGEGRID: ("edgegrid", "EdgeGrid"),
    ir.AuthKind.HAWK: ("hawk", "Hawk"),
    ir.AuthKind.JWT: ("jwt", "Jwt"),
    ir.AuthKind.NTLM: ("ntlm", "Ntlm"),
    ir.AuthKind.OAUTH1: ("oauth1", "OAuth1"),
    ir.AuthKind.OAUTH2: ("oauth2", "OAuth2"),
}
"""The kinds that the runtime knows, each with its module there and its class."""

CREDENTIAL_TYPES = {"Token": "auth", "Claims": "jwt"}
"""The types that keywords for credentials have, each with its module there."""

RUNTIME = frozenset(
    {
        *HOMES,
        *(kind for _, kind in CREDENTIALS.values()),
        *CREDENTIAL_TYPES,
        "AsyncClient",
        "AsyncGroup",
        "AsyncHttpClient",
        "AsyncPages",
        "AsyncRawMethod",
        "AsyncRawView",
        "AsyncToken",
        "HttpClient",
        "Page",
        "RawMethod",
        "RawView",
        "RequestOptions",
        "SyncClient",
        "SyncGroup",
        "Timeout",
    }
)
"""Every name of the runtime that may stand in the module of a client."""
