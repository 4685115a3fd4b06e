"""A client for the Postman Hostile API.

`PostmanHostileClient` and `AsyncPostmanHostileClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanHostileClient as AsyncPostmanHostileClient
    from .client import PostmanHostileClient as PostmanHostileClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanHostileClient": "client",
            "PostmanHostileClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanHostileClient",
    "PostmanHostileClient",
    "RequestOptions",
    "errors",
    "models",
]
