"""What a caller may set for one call, or for all calls of a view of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """Seconds to wait for each step of an attempt."""

    connect: float = 5.0
    read: float = 60.0
    write: float = 60.0
    pool: float = 60.0

    @classmethod
    def of(cls, timeout: Timeout | float | None) -> Timeout:
        """The timeout that a caller means: a number counts for every step."""
        if timeout is None:
            return cls()
        if isinstance(timeout, Timeout):
            return timeout
        return cls(connect=timeout, read=timeout, write=timeout, pool=timeout)

    def within(self, seconds: float) -> Timeout:
        """The same, with no step longer than `seconds`."""
        waits = {f.name: min(getattr(self, f.name), seconds) for f in fields(self)}
        return Timeout(**waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """Settings of one call; what is None stays as the client has it.

    Attributes:
        timeout: Seconds to wait for each step of an attempt.
        max_retries: How often a call that may be repeated is repeated.
        deadline: Seconds that the call may take in all, pauses included.
        headers: Headers to add; None takes one away.
        query: Query parameters to add.
        strict: Raise `DecodeError` where the answer does not fit its type.
        idempotent: Whether the call may be repeated though it may have arrived.
        idempotency_key: Sent as `Idempotency-Key`; the call may then be repeated.
        base_url: Where to send the call; credentials go there too.
    """

    timeout: Timeout | float | None = None
    max_retries: int | None = None
    deadline: float | None = None
    headers: Mapping[str, str | None] | None = None
    query: Mapping[str, str] | None = None
    strict: bool | None = None
    idempotent: bool | None = None
    idempotency_key: str | None = None
    base_url: str | None = None

    def over(self, under: RequestOptions) -> RequestOptions:
        """These options, and those of `under` where these have none."""
        chosen: dict[str, Any] = {
            field.name: getattr(
                under if getattr(self, field.name) is None else self, field.name
            )
            for field in fields(self)
        }
        chosen["headers"] = {**(under.headers or {}), **(self.headers or {})}
        chosen["query"] = {**(under.query or {}), **(self.query or {})}
        return RequestOptions(**chosen)
