"""A client for the CCC API.

`CccClient` and `AsyncCccClient` make the calls; `models` holds what they take and
return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncCccClient as AsyncCccClient
    from .client import CccClient as CccClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncCccClient": "client",
            "CccClient": "client",
            "RequestOptions": ".._runtime.options",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncCccClient",
    "CccClient",
    "RequestOptions",
    "Upload",
    "errors",
    "models",
]
