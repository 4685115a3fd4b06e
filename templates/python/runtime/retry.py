"""When a call is repeated, and after how long."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from .errors import TransportError
from .http import Headers, Request, Response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods whose requests may be received twice."""

PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses of failures that may pass."""

LONGEST_WAIT = 60.0
"""A server that asks for a longer pause than this gets no repetition."""

_FIRST_WAIT = 0.5
_LARGEST_JITTER = 8.0


async def _async_sleep(seconds: float) -> None:
    import asyncio  # costs more than all of a client that never waits

    await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Where time and chance come from."""

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    random: Callable[[], float] = random.random
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] = _async_sleep

    def wait(self, repetition: int, floor: float | None) -> float:
        """Seconds before the given repetition, counted from 0; `floor` at least."""
        ceiling = min(_FIRST_WAIT * 2.0**repetition, _LARGEST_JITTER)
        return max(self.random() * ceiling, floor or 0.0)


def may_repeat(
    request: Request, outcome: Response | TransportError, idempotent: bool
) -> bool:
    """Whether the outcome of a request calls for, and allows, sending it again."""
    if not request.replayable:
        return False
    safe = idempotent or request.method in SAFE_METHODS
    if isinstance(outcome, Response):
        return safe and outcome.status in PASSING
    return safe or outcome.delivery == "not_sent"


def retry_after(headers: Headers, now: float) -> float | None:
    """The pause, in seconds, that a server asks for; a number or an HTTP date."""
    text = headers.get("retry-after", "").strip()
    try:
        if text.replace(".", "", 1).isdecimal():
            return float(text)
        return max(parsedate_to_datetime(text).timestamp() - now, 0.0) if text else None
    except (ValueError, OverflowError):
        return None
