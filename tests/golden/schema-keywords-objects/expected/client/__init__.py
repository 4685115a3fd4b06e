"""The types of Schema Keywords Objects.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaKeywordsObjectsClient` and
`AsyncSchemaKeywordsObjectsClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import (
        AsyncSchemaKeywordsObjectsClient as AsyncSchemaKeywordsObjectsClient,
    )
    from .client import SchemaKeywordsObjectsClient as SchemaKeywordsObjectsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaKeywordsObjectsClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaKeywordsObjectsClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaKeywordsObjectsClient",
    "RequestOptions",
    "SchemaKeywordsObjectsClient",
    "errors",
    "models",
    "schemas",
]
