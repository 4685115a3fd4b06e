"""What a caller may set for one call, or for all calls of a view of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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

    def within(self, most: Timeout | float) -> Timeout:
        """The same, with no step longer than that of `most`."""
        names = [one.name for one in fields(self)]
        limits = Timeout.of(most)
        return Timeout(**{n: min(getattr(self, n), getattr(limits, n)) for n in names})


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
    headers: Mapping[str, str | None] | None = field(default=None, repr=False)
    query: Mapping[str, str] | None = field(default=None, repr=False)
    strict: bool | None = None
    idempotent: bool | None = None
    idempotency_key: str | None = None
    base_url: str | None = None

    def over(self, under: RequestOptions) -> RequestOptions:
        """These options, and those of `under` where these have none."""
        chosen: dict[str, Any] = {
            one.name: getattr(
                under if getattr(self, one.name) is None else self, one.name
            )
            for one in fields(self)
        }
        chosen["headers"] = {**(under.headers or {}), **(self.headers or {})}
        chosen["query"] = {**(under.query or {}), **(self.query or {})}
        return RequestOptions(**chosen)
