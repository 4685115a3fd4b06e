"""The types of Jsonschema Unsupported.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `JsonschemaUnsupportedClient` and
`AsyncJsonschemaUnsupportedClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
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
            "schemas": "",
        },
    )

__all__ = [
    "AsyncJsonschemaUnsupportedClient",
    "JsonschemaUnsupportedClient",
    "RequestOptions",
    "errors",
    "models",
    "schemas",
]
