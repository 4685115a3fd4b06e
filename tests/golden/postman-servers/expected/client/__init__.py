"""A client for the Clinic API.

`PostmanServersClient` and `AsyncPostmanServersClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanServersClient as AsyncPostmanServersClient
    from .client import PostmanServersClient as PostmanServersClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanServersClient": "client",
            "PostmanServersClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanServersClient",
    "PostmanServersClient",
    "RequestOptions",
    "errors",
    "models",
]
