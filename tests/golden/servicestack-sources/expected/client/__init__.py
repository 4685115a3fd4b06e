"""A client for the Depot API.

`ServicestackSourcesClient` and `AsyncServicestackSourcesClient` make the calls;
`models` holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncServicestackSourcesClient as AsyncServicestackSourcesClient
    from .client import ServicestackSourcesClient as ServicestackSourcesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackSourcesClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackSourcesClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackSourcesClient",
    "RequestOptions",
    "ServicestackSourcesClient",
    "Upload",
    "errors",
    "models",
]
