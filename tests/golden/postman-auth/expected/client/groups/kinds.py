"""The calls of `Kinds`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from ..._runtime.options import RequestOptions
    from ..._runtime.values import JsonValue


class Kinds(SyncGroup):
    """The calls of `Kinds`."""

    @property
    def with_raw_response(self) -> KindsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return KindsRaw(self)

    def digest(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Digest."""
        return self._send(_DIGEST, {}, options)

    def windows(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Windows."""
        return self._send(_WINDOWS, {}, options)

    def cloud(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Cloud."""
        return self._send(_CLOUD, {}, options)

    def consumer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Consumer."""
        return self._send(_CONSUMER, {}, options)

    def hawk(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Hawk."""
        return self._send(_HAWK, {}, options)

    def edge(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Edge."""
        return self._send(_EDGE, {}, options)

    def service(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Service."""
        return self._send(_SERVICE, {}, options)

    def signed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Signed."""
        return self._send(_SIGNED, {}, options)

    def wand(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Wand."""
        return self._send(_WAND, {}, options)


class AsyncKinds(AsyncGroup):
    """The calls of `Kinds`."""

    @property
    def with_raw_response(self) -> AsyncKindsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncKindsRaw(self)

    async def digest(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Digest."""
        return await self._send(_DIGEST, {}, options)

    async def windows(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Windows."""
        return await self._send(_WINDOWS, {}, options)

    async def cloud(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Cloud."""
        return await self._send(_CLOUD, {}, options)

    async def consumer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Consumer."""
        return await self._send(_CONSUMER, {}, options)

    async def hawk(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Hawk."""
        return await self._send(_HAWK, {}, options)

    async def edge(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Edge."""
        return await self._send(_EDGE, {}, options)

    async def service(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Service."""
        return await self._send(_SERVICE, {}, options)

    async def signed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Signed."""
        return await self._send(_SIGNED, {}, options)

    async def wand(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Wand."""
        return await self._send(_WAND, {}, options)


class KindsRaw(RawView[Kinds]):
    """The calls of `Kinds`, returning whole responses."""

    digest = RawMethod(Kinds.digest)
    windows = RawMethod(Kinds.windows)
    cloud = RawMethod(Kinds.cloud)
    consumer = RawMethod(Kinds.consumer)
    hawk = RawMethod(Kinds.hawk)
    edge = RawMethod(Kinds.edge)
    service = RawMethod(Kinds.service)
    signed = RawMethod(Kinds.signed)
    wand = RawMethod(Kinds.wand)


class AsyncKindsRaw(AsyncRawView[AsyncKinds]):
    """The calls of `AsyncKinds`, returning whole responses."""

    digest = AsyncRawMethod(AsyncKinds.digest)
    windows = AsyncRawMethod(AsyncKinds.windows)
    cloud = AsyncRawMethod(AsyncKinds.cloud)
    consumer = AsyncRawMethod(AsyncKinds.consumer)
    hawk = AsyncRawMethod(AsyncKinds.hawk)
    edge = AsyncRawMethod(AsyncKinds.edge)
    service = AsyncRawMethod(AsyncKinds.service)
    signed = AsyncRawMethod(AsyncKinds.signed)
    wand = AsyncRawMethod(AsyncKinds.wand)


_DIGEST: Operation[JsonValue] = Operation(
    name="digest",
    method="GET",
    path="/digest",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("digest",),),
)

_WINDOWS: Operation[JsonValue] = Operation(
    name="windows",
    method="GET",
    path="/ntlm",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("ntlm",),),
)

_CLOUD: Operation[JsonValue] = Operation(
    name="cloud",
    method="GET",
    path="/cloud",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("aws_sigv4",),),
)

_CONSUMER: Operation[JsonValue] = Operation(
    name="consumer",
    method="POST",
    path="/consumer",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("oauth1",),),
)

_HAWK: Operation[JsonValue] = Operation(
    name="hawk",
    method="GET",
    path="/hawk",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("hawk",),),
)

_EDGE: Operation[JsonValue] = Operation(
    name="edge",
    method="GET",
    path="/edge",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("edgegrid",),),
)

_SERVICE: Operation[JsonValue] = Operation(
    name="service",
    method="GET",
    path="/service",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("asap",),),
)

_SIGNED: Operation[JsonValue] = Operation(
    name="signed",
    method="GET",
    path="/signed",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("jwt",),),
)

_WAND: Operation[JsonValue] = Operation(
    name="wand",
    method="GET",
    path="/wand",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
