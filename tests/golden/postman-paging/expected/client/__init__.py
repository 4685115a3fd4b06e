"""A client for the Paging API.

`PostmanPagingClient` and `AsyncPostmanPagingClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanPagingClient as AsyncPostmanPagingClient
    from .client import PostmanPagingClient as PostmanPagingClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanPagingClient": "client",
            "PostmanPagingClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanPagingClient",
    "PostmanPagingClient",
    "RequestOptions",
    "errors",
    "models",
]
