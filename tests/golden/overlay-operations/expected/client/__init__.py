"""A client for the Overlay Operations API.

`OverlayOperationsClient` and `AsyncOverlayOperationsClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncOverlayOperationsClient as AsyncOverlayOperationsClient
    from .client import OverlayOperationsClient as OverlayOperationsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncOverlayOperationsClient": "client",
            "OverlayOperationsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncOverlayOperationsClient",
    "OverlayOperationsClient",
    "RequestOptions",
    "errors",
    "models",
]
