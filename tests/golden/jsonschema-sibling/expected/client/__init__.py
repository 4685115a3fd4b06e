"""A client for the Jsonschema Sibling API.

`JsonschemaSiblingClient` and `AsyncJsonschemaSiblingClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncJsonschemaSiblingClient as AsyncJsonschemaSiblingClient
    from .client import JsonschemaSiblingClient as JsonschemaSiblingClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncJsonschemaSiblingClient": "client",
            "JsonschemaSiblingClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncJsonschemaSiblingClient",
    "JsonschemaSiblingClient",
    "RequestOptions",
    "errors",
    "models",
]
