"""What generated modules take from the runtime, and where it is there."""

from __future__ import annotations

from collections.abc import Mapping

from ... import ir

HOMES = {
    "Operation": "plan",
    "PagedOperation": "paging",
    "Parameter": "plan",
    "Part": "plan",
    "Response": "plan",
    "ErrorCase": "plan",
    "ErrorBody": "plan",
    "Service": "plan",
    "JsonBody": "body",
    "Form": "body",
    "TextBody": "body",
    "BinaryBody": "binary",
    "GraphqlBody": "graphql",
    "Multipart": "multipart",
    "LinkPaging": "paging",
    "CursorPaging": "pagekinds",
    "OffsetPaging": "pagekinds",
    "PagePaging": "pagekinds",
    "UrlPaging": "pagekinds",
    "Unset": "values",
    "FileInput": "files",
    "MessagePlan": "carrying",
}
"""The names that plans and signatures use, each with its module of the runtime."""

ANNOTATIONS = frozenset({"Unset", "FileInput"})
"""Those of them that stand in annotations alone."""

BASES = {
    "AsyncClient": "client",
    "AsyncGroup": "client",
    "AsyncLenientClient": "lenient_client",
    "AsyncMessageClient": "sending",
    "AsyncMessageView": "sending",
    "AsyncRawView": "raw",
    "LenientClient": "lenient_client",
    "MessageClient": "sending",
    "MessageView": "sending",
    "RawView": "raw",
    "SyncClient": "client",
    "SyncGroup": "client",
}
"""What classes of calls extend, each with its module of the runtime."""

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
    ir.AuthKind.SESSION: ("session", "Session"),
}
"""The kinds that the runtime knows, each with its module there and its class."""

RENEWED = ("session", "RenewedBearer")
"""The module and the class of bearer tokens that a refresh token renews."""

CREDENTIAL_TYPES = {"Token": "auth", "Claims": "jwt"}
"""The types that keywords for credentials have, each with its module there."""

RUNTIME = frozenset(
    {
        *HOMES,
        *(kind for _, kind in (*CREDENTIALS.values(), RENEWED)),
        *CREDENTIAL_TYPES,
        *BASES,
        "AsyncHttpClient",
        "AsyncPages",
        "AsyncRawMethod",
        "AsyncToken",
        "HttpClient",
        "Page",
        "RawMethod",
        "RequestOptions",
        "Timeout",
    }
)
"""Every name of the runtime that may stand in the module of a client."""
