"""A client for the CCC API.

`ServicestackCccClient` and `AsyncServicestackCccClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncServicestackCccClient as AsyncServicestackCccClient
    from .client import ServicestackCccClient as ServicestackCccClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackCccClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackCccClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackCccClient",
    "RequestOptions",
    "ServicestackCccClient",
    "Upload",
    "errors",
    "models",
]
