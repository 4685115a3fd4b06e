"""A client for the Pets API.

`PostmanScriptsClient` and `AsyncPostmanScriptsClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanScriptsClient as AsyncPostmanScriptsClient
    from .client import PostmanScriptsClient as PostmanScriptsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanScriptsClient": "client",
            "PostmanScriptsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanScriptsClient",
    "PostmanScriptsClient",
    "RequestOptions",
    "errors",
    "models",
]
