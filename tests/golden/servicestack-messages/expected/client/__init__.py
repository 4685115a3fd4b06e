"""A client for the Loans API.

Requests for rows take further conditions: keys made of the name of a field, which
stands for the percent sign in `%`, `%!`, `>%`, `%>`, `%<`, `<%`, `%In`, `%Between`,
`%StartsWith`.

`ServicestackMessagesClient` and `AsyncServicestackMessagesClient` make the calls;
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
        AsyncServicestackMessagesClient as AsyncServicestackMessagesClient,
    )
    from .client import ServicestackMessagesClient as ServicestackMessagesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncServicestackMessagesClient": "client",
            "RequestOptions": ".._runtime.options",
            "ServicestackMessagesClient": "client",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncServicestackMessagesClient",
    "RequestOptions",
    "ServicestackMessagesClient",
    "Upload",
    "errors",
    "models",
]
