"""A client for the Webex API.

`WebexClient` and `AsyncWebexClient` make the calls; `models` holds what they take and
return, `errors` what they raise.

`schemas` checks JSON by its JSON Schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import AsyncWebexClient as AsyncWebexClient
    from .client import WebexClient as WebexClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncWebexClient": "client",
            "RequestOptions": ".._runtime.options",
            "WebexClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncWebexClient",
    "RequestOptions",
    "WebexClient",
    "errors",
    "models",
    "schemas",
]
