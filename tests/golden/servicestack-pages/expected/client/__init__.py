"""A client for the Shop API.

`ServicestackPagesClient` and `AsyncServicestackPagesClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncServicestackPagesClient as AsyncServicestackPagesClient
    from .client import ServicestackPagesClient as ServicestackPagesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackPagesClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackPagesClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackPagesClient",
    "RequestOptions",
    "ServicestackPagesClient",
    "Upload",
    "errors",
    "models",
]
