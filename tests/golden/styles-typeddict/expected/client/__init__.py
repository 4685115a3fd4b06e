"""A client for the Styles Typeddict API.

`StylesTypeddictClient` and `AsyncStylesTypeddictClient` make the calls; `models` holds
what they take and return, `errors` what they raise.

`schemas` checks JSON by its JSON Schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import AsyncStylesTypeddictClient as AsyncStylesTypeddictClient
    from .client import StylesTypeddictClient as StylesTypeddictClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncStylesTypeddictClient": "client",
            "RequestOptions": ".._runtime.options",
            "StylesTypeddictClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncStylesTypeddictClient",
    "RequestOptions",
    "StylesTypeddictClient",
    "errors",
    "models",
    "schemas",
]
