"""Clients of hosts that write otherwise than they say, whose models are no requests."""

from __future__ import annotations

from .client import AsyncClient, SyncClient
from .lenient import Lenient


class LenientClient(SyncClient):
    """A client whose calls block, and which reads values in any dialect."""

    _reader = Lenient


class AsyncLenientClient(AsyncClient):
    """A client whose calls are awaited, and which reads values in any dialect."""

    _reader = Lenient
