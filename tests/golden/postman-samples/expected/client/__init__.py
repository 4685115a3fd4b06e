"""A client for the Samples API.

`PostmanSamplesClient` and `AsyncPostmanSamplesClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanSamplesClient as AsyncPostmanSamplesClient
    from .client import PostmanSamplesClient as PostmanSamplesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanSamplesClient": "client",
            "PostmanSamplesClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanSamplesClient",
    "PostmanSamplesClient",
    "RequestOptions",
    "errors",
    "models",
]
