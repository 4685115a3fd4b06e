"""A client for the Vault API.

`PostmanAuthClient` and `AsyncPostmanAuthClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanAuthClient as AsyncPostmanAuthClient
    from .client import PostmanAuthClient as PostmanAuthClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanAuthClient": "client",
            "PostmanAuthClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanAuthClient",
    "PostmanAuthClient",
    "RequestOptions",
    "errors",
    "models",
]
