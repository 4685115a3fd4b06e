"""A client for the Jsonschema Types API.

`JsonschemaTypesClient` and `AsyncJsonschemaTypesClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncJsonschemaTypesClient as AsyncJsonschemaTypesClient
    from .client import JsonschemaTypesClient as JsonschemaTypesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncJsonschemaTypesClient": "client",
            "JsonschemaTypesClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncJsonschemaTypesClient",
    "JsonschemaTypesClient",
    "RequestOptions",
    "errors",
    "models",
]
