"""A client for the Loose API.

A loose collection.

`PostmanLooseClient` and `AsyncPostmanLooseClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanLooseClient as AsyncPostmanLooseClient
    from .client import PostmanLooseClient as PostmanLooseClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanLooseClient": "client",
            "PostmanLooseClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanLooseClient",
    "PostmanLooseClient",
    "RequestOptions",
    "errors",
    "models",
]
