"""A client for the Shop API.

`PostmanEnvironmentsClient` and `AsyncPostmanEnvironmentsClient` make the calls;
`models` holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanEnvironmentsClient as AsyncPostmanEnvironmentsClient
    from .client import PostmanEnvironmentsClient as PostmanEnvironmentsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanEnvironmentsClient": "client",
            "PostmanEnvironmentsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanEnvironmentsClient",
    "PostmanEnvironmentsClient",
    "RequestOptions",
    "errors",
    "models",
]
