"""The types of Schema Keywords Choices.

`models` holds them; each reads and writes its JSON.

`schemas` checks JSON by its JSON Schema.

No source says what can be called: `request` of `SchemaKeywordsChoicesClient` and
`AsyncSchemaKeywordsChoicesClient` sends whatever it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from . import schemas as schemas
    from .client import (
        AsyncSchemaKeywordsChoicesClient as AsyncSchemaKeywordsChoicesClient,
    )
    from .client import SchemaKeywordsChoicesClient as SchemaKeywordsChoicesClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncSchemaKeywordsChoicesClient": "client",
            "RequestOptions": ".._runtime.options",
            "SchemaKeywordsChoicesClient": "client",
            "errors": "",
            "models": "",
            "schemas": "",
        },
    )

__all__ = [
    "AsyncSchemaKeywordsChoicesClient",
    "RequestOptions",
    "SchemaKeywordsChoicesClient",
    "errors",
    "models",
    "schemas",
]
