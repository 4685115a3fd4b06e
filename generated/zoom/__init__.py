"""A client for the Zoom API.

`ZoomClient` and `AsyncZoomClient` make the calls; `models` holds what they take and
return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncZoomClient as AsyncZoomClient
    from .client import ZoomClient as ZoomClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncZoomClient": "client",
            "RequestOptions": ".._runtime.options",
            "ZoomClient": "client",
            "errors": "",
            "models": "",
        },
    )

__all__ = ["AsyncZoomClient", "RequestOptions", "ZoomClient", "errors", "models"]
