"""The types of Schema Refs Clash.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaRefsClashClient` and
`AsyncSchemaRefsClashClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import AsyncSchemaRefsClashClient as AsyncSchemaRefsClashClient
    from .client import SchemaRefsClashClient as SchemaRefsClashClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaRefsClashClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaRefsClashClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaRefsClashClient",
    "RequestOptions",
    "SchemaRefsClashClient",
    "errors",
    "models",
    "schemas",
]
