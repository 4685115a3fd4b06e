"""The types of Jsonschema Sibling.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `JsonschemaSiblingClient` and
`AsyncJsonschemaSiblingClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
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
            "schemas": "",
        },
    )

__all__ = [
    "AsyncJsonschemaSiblingClient",
    "JsonschemaSiblingClient",
    "RequestOptions",
    "errors",
    "models",
    "schemas",
]
