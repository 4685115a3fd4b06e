"""Clients made by hand, of both kinds, that call with given credentials."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from .conftest import Made


class Caller:
    """A client, blocking or awaiting, for calls that no operation stands for."""

    def __init__(self, client: Any, runner: asyncio.Runner | None) -> None:
        self._client = client
        self._runner = runner

    def __call__(self, method: str, path: str, **facts: Any) -> Any:
        answer = self._client.request(method, path, **facts)
        return self._runner.run(answer) if self._runner else answer

    def operation(self, plan: Any, **values: Any) -> Any:
        """Call what a plan says."""
        answer = self._client._send(plan, values)
        return self._runner.run(answer) if self._runner else answer

    @contextmanager
    def holding(self, turn: Any) -> Iterator[None]:
        """Let nobody else have a turn."""
        lock = turn.lock
        if self._runner is None:
            with lock:
                yield
            return
        lock = self._runner.run(_task_lock(turn))
        self._runner.run(lock.acquire())
        yield
        lock.release()

    def close(self, client: Any) -> None:
        """Close an HTTP client that is the user's own."""
        if self._runner is None:
            client.close()
        else:
            self._runner.run(client.aclose())

    def together(self, count: int) -> list[Any]:
        """The answers to so many calls, made at the same time."""
        if self._runner is None:
            with ThreadPoolExecutor(count) as pool:
                return list(
                    pool.map(lambda _: self._client.request("GET", "/"), range(count))
                )

        async def all() -> list[Any]:
            calls = (self._client.request("GET", "/") for _ in range(count))
            return list(await asyncio.gather(*calls))

        return self._runner.run(all())

    def failing(self, count: int, error: type[Exception]) -> list[Exception]:
        """The errors of so many calls, made at the same time, all of which fail."""
        if self._runner is None:
            with ThreadPoolExecutor(count) as pool:
                return list(pool.map(lambda _: self._failure(error), range(count)))

        async def all() -> list[Any]:
            calls = (self._client.request("GET", "/") for _ in range(count))
            return list(await asyncio.gather(*calls, return_exceptions=True))

        found = self._runner.run(all())
        assert all_of(found, error), found
        return found

    def _failure(self, error: type[Exception]) -> Exception:
        try:
            self._client.request("GET", "/")
        except error as caught:
            return caught
        raise AssertionError("a call did not fail")


def all_of(found: list[Any], kind: type[Exception]) -> bool:
    """Whether all that was found is of a kind."""
    return all(isinstance(one, kind) for one in found)


async def _task_lock(turn: Any) -> Any:
    return turn.task_lock()


@contextmanager
def calling(
    made: Made,
    asynchronous: bool,
    url: str,
    *credentials: Any,
    now: Callable[[], float] = lambda: 1_000_000_000.0,
    http_client: Any = None,
) -> Iterator[Caller]:
    """A caller of the server at `url` that never waits before it repeats a call."""

    async def sleep(seconds: float) -> None:
        return None

    service = made("_runtime.plan").Service("api", f"{made.package}.sample", "1")
    kind = "AsyncClient" if asynchronous else "SyncClient"
    held = {str(index): each for index, each in enumerate(credentials)}
    timing = made("_runtime.retry").Timing(
        now=now, sleep=lambda _: None, async_sleep=sleep
    )
    opened = getattr(made("_runtime.client"), kind)(
        service, base_url=url, auth=held, http_client=http_client
    )
    client = opened.with_options(timing=timing)
    if not asynchronous:
        with client:
            yield Caller(client, None)
        return
    with asyncio.Runner() as runner:
        yield Caller(client, runner)
        runner.run(client.aclose())
