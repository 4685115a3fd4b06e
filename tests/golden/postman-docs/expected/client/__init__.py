"""A client for the Rooms API.

Book rooms. See the guide or read more here (https://docs.example.com).

Errors

Code | Meaning
10 | No `room`
20 | No plan

    {
      "room":  "a"
    }

Note: Be kind.

`PostmanDocsClient` and `AsyncPostmanDocsClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanDocsClient as AsyncPostmanDocsClient
    from .client import PostmanDocsClient as PostmanDocsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanDocsClient": "client",
            "PostmanDocsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanDocsClient",
    "PostmanDocsClient",
    "RequestOptions",
    "errors",
    "models",
]
