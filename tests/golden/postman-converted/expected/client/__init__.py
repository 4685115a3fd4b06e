"""A client for the Orchard API.

Contact Support: Name: The orchard

`PostmanConvertedClient` and `AsyncPostmanConvertedClient` make the calls; `models`
holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanConvertedClient as AsyncPostmanConvertedClient
    from .client import PostmanConvertedClient as PostmanConvertedClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanConvertedClient": "client",
            "PostmanConvertedClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanConvertedClient",
    "PostmanConvertedClient",
    "RequestOptions",
    "errors",
    "models",
]
