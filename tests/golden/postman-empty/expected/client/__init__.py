"""A client for the Empty API.

`PostmanEmptyClient` and `AsyncPostmanEmptyClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanEmptyClient as AsyncPostmanEmptyClient
    from .client import PostmanEmptyClient as PostmanEmptyClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanEmptyClient": "client",
            "PostmanEmptyClient": "client",
            "errors": "",
            "models": "",
        },
    )

__all__ = ["AsyncPostmanEmptyClient", "PostmanEmptyClient", "errors", "models"]
