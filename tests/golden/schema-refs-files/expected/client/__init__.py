"""The types of Schema Refs Files.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaRefsFilesClient` and
`AsyncSchemaRefsFilesClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import AsyncSchemaRefsFilesClient as AsyncSchemaRefsFilesClient
    from .client import SchemaRefsFilesClient as SchemaRefsFilesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaRefsFilesClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaRefsFilesClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaRefsFilesClient",
    "RequestOptions",
    "SchemaRefsFilesClient",
    "errors",
    "models",
    "schemas",
]
