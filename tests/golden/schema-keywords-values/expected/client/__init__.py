"""The types of Schema Keywords Values.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaKeywordsValuesClient` and
`AsyncSchemaKeywordsValuesClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import (
        AsyncSchemaKeywordsValuesClient as AsyncSchemaKeywordsValuesClient,
    )
    from .client import SchemaKeywordsValuesClient as SchemaKeywordsValuesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaKeywordsValuesClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaKeywordsValuesClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaKeywordsValuesClient",
    "RequestOptions",
    "SchemaKeywordsValuesClient",
    "errors",
    "models",
    "schemas",
]
