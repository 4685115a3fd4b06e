"""A client for a small API, as the generator would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models as models
    from .client import AsyncSampleClient as AsyncSampleClient
    from .client import SampleClient as SampleClient
else:
    from generated._runtime.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {"AsyncSampleClient": "client", "SampleClient": "client", "models": ""},
    )

__all__ = ["AsyncSampleClient", "SampleClient", "models"]
