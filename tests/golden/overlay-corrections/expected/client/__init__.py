"""A client for the Meetings API.

`OverlayCorrectionsClient` and `AsyncOverlayCorrectionsClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncOverlayCorrectionsClient as AsyncOverlayCorrectionsClient
    from .client import OverlayCorrectionsClient as OverlayCorrectionsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncOverlayCorrectionsClient": "client",
            "OverlayCorrectionsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncOverlayCorrectionsClient",
    "OverlayCorrectionsClient",
    "RequestOptions",
    "errors",
    "models",
]
