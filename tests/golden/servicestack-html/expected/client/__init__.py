"""A client for the Hotel API.

`ServicestackHtmlClient` and `AsyncServicestackHtmlClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncServicestackHtmlClient as AsyncServicestackHtmlClient
    from .client import ServicestackHtmlClient as ServicestackHtmlClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackHtmlClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackHtmlClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackHtmlClient",
    "RequestOptions",
    "ServicestackHtmlClient",
    "Upload",
    "errors",
    "models",
]
