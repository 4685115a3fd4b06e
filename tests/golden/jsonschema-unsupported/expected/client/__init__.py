"""A client for the Jsonschema Unsupported API.

`JsonschemaUnsupportedClient` and `AsyncJsonschemaUnsupportedClient` make the calls;
`models` holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import (
        AsyncJsonschemaUnsupportedClient as AsyncJsonschemaUnsupportedClient,
    )
    from .client import JsonschemaUnsupportedClient as JsonschemaUnsupportedClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncJsonschemaUnsupportedClient": "client",
            "JsonschemaUnsupportedClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncJsonschemaUnsupportedClient",
    "JsonschemaUnsupportedClient",
    "RequestOptions",
    "errors",
    "models",
]
