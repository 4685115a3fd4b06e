"""A client for the Names API.

`PostmanNamesClient` and `AsyncPostmanNamesClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanNamesClient as AsyncPostmanNamesClient
    from .client import PostmanNamesClient as PostmanNamesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanNamesClient": "client",
            "PostmanNamesClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanNamesClient",
    "PostmanNamesClient",
    "RequestOptions",
    "errors",
    "models",
]
