"""A client for the Shop API.

`PostmanResponsesClient` and `AsyncPostmanResponsesClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanResponsesClient as AsyncPostmanResponsesClient
    from .client import PostmanResponsesClient as PostmanResponsesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanResponsesClient": "client",
            "PostmanResponsesClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanResponsesClient",
    "PostmanResponsesClient",
    "RequestOptions",
    "errors",
    "models",
]
