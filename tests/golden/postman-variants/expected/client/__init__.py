"""A client for the Variants API.

`PostmanVariantsClient` and `AsyncPostmanVariantsClient` make the calls; `models` holds
what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanVariantsClient as AsyncPostmanVariantsClient
    from .client import PostmanVariantsClient as PostmanVariantsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanVariantsClient": "client",
            "PostmanVariantsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanVariantsClient",
    "PostmanVariantsClient",
    "RequestOptions",
    "errors",
    "models",
]
