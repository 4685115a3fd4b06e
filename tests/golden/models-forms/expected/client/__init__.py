"""A client for the Models Forms API.

`ModelsFormsClient` and `AsyncModelsFormsClient` make the calls; `models` holds what
they take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncModelsFormsClient as AsyncModelsFormsClient
    from .client import ModelsFormsClient as ModelsFormsClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncModelsFormsClient": "client",
            "ModelsFormsClient": "client",
            "RequestOptions": ".._runtime.options",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncModelsFormsClient",
    "ModelsFormsClient",
    "RequestOptions",
    "errors",
    "models",
]
