"""A client for the Library API.

`PostmanGroupsClient` and `AsyncPostmanGroupsClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanGroupsClient as AsyncPostmanGroupsClient
    from .client import PostmanGroupsClient as PostmanGroupsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanGroupsClient": "client",
            "PostmanGroupsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanGroupsClient",
    "PostmanGroupsClient",
    "RequestOptions",
    "errors",
    "models",
]
