"""What generated modules take from the runtime, and where it is there."""

from __future__ import annotations

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

RUNTIME = frozenset(HOMES) | {
    "ApiKey",
    "Asap",
    "AsyncClient",
    "AsyncGroup",
    "AsyncHttpClient",
    "AsyncPages",
    "AsyncRawMethod",
    "AsyncRawView",
    "AsyncToken",
    "Basic",
    "Bearer",
    "Claims",
    "Digest",
    "EdgeGrid",
    "Hawk",
    "HttpClient",
    "Jwt",
    "Ntlm",
    "OAuth1",
    "OAuth2",
    "Page",
    "RawMethod",
    "RawView",
    "RequestOptions",
    "SigV4",
    "SyncClient",
    "SyncGroup",
    "Timeout",
    "Token",
}
"""Every name of the runtime that may stand in the module of a client."""
