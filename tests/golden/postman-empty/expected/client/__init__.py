"""A client for the Empty API.

`PostmanEmptyClient` and `AsyncPostmanEmptyClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanEmptyClient as AsyncPostmanEmptyClient
    from .client import PostmanEmptyClient as PostmanEmptyClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanEmptyClient": "client",
            "PostmanEmptyClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanEmptyClient",
    "PostmanEmptyClient",
    "RequestOptions",
    "errors",
    "models",
]
