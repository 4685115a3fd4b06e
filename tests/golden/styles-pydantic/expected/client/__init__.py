"""A client for the Styles Pydantic API.

`StylesPydanticClient` and `AsyncStylesPydanticClient` make the calls; `models` holds
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
    from .client import AsyncStylesPydanticClient as AsyncStylesPydanticClient
    from .client import StylesPydanticClient as StylesPydanticClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncStylesPydanticClient": "client",
            "RequestOptions": ".._runtime.options",
            "StylesPydanticClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncStylesPydanticClient",
    "RequestOptions",
    "StylesPydanticClient",
    "errors",
    "models",
    "schemas",
]
