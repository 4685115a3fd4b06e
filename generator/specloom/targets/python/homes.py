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
    "Multipart": "multipart",
    "LinkPaging": "paging",
    "Unset": "values",
    "FileInput": "multipart",
}
"""The names that plans and signatures use, each with its module of the runtime."""

ANNOTATIONS = frozenset({"Unset", "FileInput"})
"""Those of them that stand in annotations alone."""

RUNTIME = frozenset(HOMES) | {
    "AsyncClient",
    "AsyncGroup",
    "AsyncHttpClient",
    "AsyncPages",
    "AsyncRawMethod",
    "AsyncRawView",
    "AsyncToken",
    "Basic",
    "Bearer",
    "HttpClient",
    "Page",
    "RawMethod",
    "RawView",
    "RequestOptions",
    "SyncClient",
    "SyncGroup",
    "Timeout",
    "Token",
}
"""Every name of the runtime that may stand in the module of a client."""
