"""The types of Schema Keywords Conditions.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaKeywordsConditionsClient` and
`AsyncSchemaKeywordsConditionsClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import (
        AsyncSchemaKeywordsConditionsClient as AsyncSchemaKeywordsConditionsClient,
    )
    from .client import SchemaKeywordsConditionsClient as SchemaKeywordsConditionsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaKeywordsConditionsClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaKeywordsConditionsClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaKeywordsConditionsClient",
    "RequestOptions",
    "SchemaKeywordsConditionsClient",
    "errors",
    "models",
    "schemas",
]
