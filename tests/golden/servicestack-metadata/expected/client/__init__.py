"""A client for the Library API.

Requests for rows take further conditions: keys made of the name of a field, which
stands for the percent sign in `%`, `%StartsWith`.

`ServicestackMetadataClient` and `AsyncServicestackMetadataClient` make the calls;
`models` holds what they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import (
        AsyncServicestackMetadataClient as AsyncServicestackMetadataClient,
    )
    from .client import ServicestackMetadataClient as ServicestackMetadataClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackMetadataClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackMetadataClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackMetadataClient",
    "RequestOptions",
    "ServicestackMetadataClient",
    "Upload",
    "errors",
    "models",
]
