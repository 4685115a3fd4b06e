"""A client for the Vault API.

`ServicestackAuthClient` and `AsyncServicestackAuthClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncServicestackAuthClient as AsyncServicestackAuthClient
    from .client import ServicestackAuthClient as ServicestackAuthClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackAuthClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackAuthClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackAuthClient",
    "RequestOptions",
    "ServicestackAuthClient",
    "Upload",
    "errors",
    "models",
]
