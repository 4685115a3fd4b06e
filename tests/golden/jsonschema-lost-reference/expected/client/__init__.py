"""A client for the Jsonschema Lost Reference API.

`JsonschemaLostReferenceClient` and `AsyncJsonschemaLostReferenceClient` make the calls;
`models` holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import (
        AsyncJsonschemaLostReferenceClient as AsyncJsonschemaLostReferenceClient,
    )
    from .client import JsonschemaLostReferenceClient as JsonschemaLostReferenceClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncJsonschemaLostReferenceClient": "client",
            "JsonschemaLostReferenceClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncJsonschemaLostReferenceClient",
    "JsonschemaLostReferenceClient",
    "RequestOptions",
    "errors",
    "models",
]
