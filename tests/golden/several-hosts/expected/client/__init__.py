"""A client for the Books API.

Books on shelves.

`BooksClient` and `AsyncBooksClient` make the calls; `models` holds what they take and
return, `errors` what they raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.files import Upload as Upload
    from .._runtime.options import RequestOptions as RequestOptions
    from . import errors as errors
    from . import models as models
    from .client import AsyncBooksClient as AsyncBooksClient
    from .client import BooksClient as BooksClient
else:
    from .._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            "AsyncBooksClient": "client",
            "BooksClient": "client",
            "RequestOptions": ".._runtime.options",
            "Upload": ".._runtime.files",
            "errors": "",
            "models": "",
        },
    )

__all__ = [
    "AsyncBooksClient",
    "BooksClient",
    "RequestOptions",
    "Upload",
    "errors",
    "models",
]
