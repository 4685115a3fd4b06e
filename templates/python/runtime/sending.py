"""Requests that are sent as one object: one at a time, in lists, or with no answer."""

# Classes of this runtime use each other's private names: public ones would take names
# from the calls of generated clients.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Awaitable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar, cast

from .carrying import batched, carried, done, one_way
from .client import AsyncClient, SyncClient
from .errors import StatusError
from .lenient import Lenient
from .raw import AsyncRawView, RawResponse, RawView

if TYPE_CHECKING:
    from .files import Files
    from .options import RequestOptions
    from .sendable import Sendable

R = TypeVar("R")


class MessageClient(SyncClient):
    """A client whose calls block, and which sends whole objects as well."""

    _reader = Lenient

    def send(
        self,
        request: Sendable[R],
        *,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> R:
        """Send a request, in the way that fits what it holds.

        `files` go along by the names of the fields that they are for; the request then
        travels as a form.

        Raises:
            TypeError: It is no request of this client.
            RequestError: It lacks what every way of sending it needs.
            ConfigurationError: There are files, and no way to send it takes them.
        """
        plan, values = carried(self._settings.service, request, files)
        return self._send(plan, values, options)

    def send_all(
        self, requests: Iterable[Sendable[R]], *, options: RequestOptions | None = None
    ) -> list[R]:
        """Send requests of one class in one call; the results are in their order.

        No requests make no call. If one fails, `StatusError.completed` is the number of
        those that were done before it.

        Raises:
            TypeError: They are no requests of this client, or of several classes.
            ConfigurationError: The API takes no lists of them.
        """
        given = [*requests]
        if not given:
            return []
        plan, values = batched(self._settings.service, given)
        with _counting():
            return _each(self._send(plan, values, options), len(given))

    def publish(
        self, request: Sendable[object], *, options: RequestOptions | None = None
    ) -> None:
        """Send a request and want no answer to it.

        Raises:
            TypeError: It is no request of this client.
            ConfigurationError: The API does not take it so.
        """
        plan, values = one_way(self._settings.service, request)
        return self._send(plan, values, options)

    def publish_all(
        self,
        requests: Iterable[Sendable[object]],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Send requests of one class in one call and want no answer to them.

        Raises:
            TypeError: They are no requests of this client, or of several classes.
            ConfigurationError: The API does not take them so.
        """
        given = [*requests]
        if not given:
            return None
        plan, values = one_way(self._settings.service, given)
        return self._send(plan, values, options)


class AsyncMessageClient(AsyncClient):
    """A client whose calls are awaited, and which sends whole objects as well."""

    _reader = Lenient

    async def send(
        self,
        request: Sendable[R],
        *,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> R:
        """Send a request, in the way that fits what it holds.

        `files` go along by the names of the fields that they are for; the request then
        travels as a form.

        Raises:
            TypeError: It is no request of this client.
            RequestError: It lacks what every way of sending it needs.
            ConfigurationError: There are files, and no way to send it takes them.
        """
        plan, values = carried(self._settings.service, request, files)
        return await self._send(plan, values, options)

    async def send_all(
        self, requests: Iterable[Sendable[R]], *, options: RequestOptions | None = None
    ) -> list[R]:
        """Send requests of one class in one call; the results are in their order.

        No requests make no call. If one fails, `StatusError.completed` is the number of
        those that were done before it.

        Raises:
            TypeError: They are no requests of this client, or of several classes.
            ConfigurationError: The API takes no lists of them.
        """
        given = [*requests]
        if not given:
            return []
        plan, values = batched(self._settings.service, given)
        with _counting():
            return _each(await self._send(plan, values, options), len(given))

    async def publish(
        self, request: Sendable[object], *, options: RequestOptions | None = None
    ) -> None:
        """Send a request and want no answer to it.

        Raises:
            TypeError: It is no request of this client.
            ConfigurationError: The API does not take it so.
        """
        plan, values = one_way(self._settings.service, request)
        return await self._send(plan, values, options)

    async def publish_all(
        self,
        requests: Iterable[Sendable[object]],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Send requests of one class in one call and want no answer to them.

        Raises:
            TypeError: They are no requests of this client, or of several classes.
            ConfigurationError: The API does not take them so.
        """
        given = [*requests]
        if not given:
            return None
        plan, values = one_way(self._settings.service, given)
        return await self._send(plan, values, options)


C = TypeVar("C", bound=MessageClient)
A = TypeVar("A", bound=AsyncMessageClient)


class MessageView(RawView[C]):
    """The calls of a client that sends whole objects, returning whole responses."""

    __slots__ = ()

    def send(
        self,
        request: Sendable[R],
        *,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[R]:
        """Send a request, in the way that fits what it holds."""
        answer = self._target.send(request, files=files, options=options)
        return cast(RawResponse[R], answer)

    def send_all(
        self, requests: Iterable[Sendable[R]], *, options: RequestOptions | None = None
    ) -> RawResponse[list[R]]:
        """Send requests of one class, at least one, in one call."""
        answer = self._target.send_all(_some(requests), options=options)
        return cast(RawResponse[list[R]], answer)

    def publish(
        self, request: Sendable[object], *, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """Send a request and want no answer to it."""
        answer: object = self._target.publish(request, options=options)
        return cast(RawResponse[None], answer)

    def publish_all(
        self,
        requests: Iterable[Sendable[object]],
        *,
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """Send requests of one class, at least one, and want no answer to them."""
        answer: object = self._target.publish_all(_some(requests), options=options)
        return cast(RawResponse[None], answer)


class AsyncMessageView(AsyncRawView[A]):
    """The calls of a client that sends whole objects, returning whole responses."""

    __slots__ = ()

    async def send(
        self,
        request: Sendable[R],
        *,
        files: Files | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[R]:
        """Send a request, in the way that fits what it holds."""
        answer = await self._target.send(request, files=files, options=options)
        return cast(RawResponse[R], answer)

    async def send_all(
        self, requests: Iterable[Sendable[R]], *, options: RequestOptions | None = None
    ) -> RawResponse[list[R]]:
        """Send requests of one class, at least one, in one call."""
        answer = await self._target.send_all(_some(requests), options=options)
        return cast(RawResponse[list[R]], answer)

    async def publish(
        self, request: Sendable[object], *, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """Send a request and want no answer to it."""
        call: Awaitable[object] = self._target.publish(request, options=options)
        return cast(RawResponse[None], await call)

    async def publish_all(
        self,
        requests: Iterable[Sendable[object]],
        *,
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """Send requests of one class, at least one, and want no answer to them."""
        given = _some(requests)
        call: Awaitable[object] = self._target.publish_all(given, options=options)
        return cast(RawResponse[None], await call)


@contextmanager
def _counting() -> Generator[None, None, None]:
    """Let a failure tell how many requests of a list were done before it."""
    try:
        yield
    except StatusError as error:
        error.completed = done(error)
        raise


def _each(answer: list[R] | None, count: int) -> list[R]:
    """The results of `count` requests, of which some have none to speak of."""
    if isinstance(answer, RawResponse):  # to a view of the client
        whole = cast(RawResponse[list[R]], answer)
        return cast(list[R], whole.of(_each(whole.data, count)))
    nothing: object = [None] * count
    return cast(list[R], nothing) if answer is None else answer


def _some(requests: Iterable[R]) -> list[R]:
    """Requests that there are, since no call has no response."""
    given = [*requests]
    if not given:
        raise ValueError("there is no response where no request is sent")
    return given
