"""The Python target: the files of a typed client, from the model of an API."""

from __future__ import annotations

from .emit import emit
from .runtime import runtime_files

__all__ = ["emit", "runtime_files"]
