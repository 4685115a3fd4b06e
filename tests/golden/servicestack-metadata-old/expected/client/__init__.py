"""A client for the Servicestack Metadata Old API.

`ServicestackMetadataOldClient` and `AsyncServicestackMetadataOldClient` make the calls;
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
        AsyncServicestackMetadataOldClient as AsyncServicestackMetadataOldClient,
    )
    from .client import ServicestackMetadataOldClient as ServicestackMetadataOldClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackMetadataOldClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackMetadataOldClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackMetadataOldClient",
    "RequestOptions",
    "ServicestackMetadataOldClient",
    "Upload",
    "errors",
    "models",
]
