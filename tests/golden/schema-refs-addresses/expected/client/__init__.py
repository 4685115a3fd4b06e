"""The types of Schema Refs Addresses.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaRefsAddressesClient` and
`AsyncSchemaRefsAddressesClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import AsyncSchemaRefsAddressesClient as AsyncSchemaRefsAddressesClient
    from .client import SchemaRefsAddressesClient as SchemaRefsAddressesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaRefsAddressesClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaRefsAddressesClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaRefsAddressesClient",
    "RequestOptions",
    "SchemaRefsAddressesClient",
    "errors",
    "models",
    "schemas",
]
