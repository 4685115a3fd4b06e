"""A client for the Library API.

Books and who has them.

`PostmanV1Client` and `AsyncPostmanV1Client` make the calls; `models` holds what they
take and return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncPostmanV1Client as AsyncPostmanV1Client
    from .client import PostmanV1Client as PostmanV1Client
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncPostmanV1Client": "client",
            "PostmanV1Client": "client",
            "RequestOptions": ".._runtime.options",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncPostmanV1Client",
    "PostmanV1Client",
    "RequestOptions",
    "Upload",
    "errors",
    "models",
]
