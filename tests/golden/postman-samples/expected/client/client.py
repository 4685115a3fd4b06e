"""The clients of the Samples API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from datetime import datetime

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import Placeholders, Sample


class PostmanSamplesClient(SyncClient):
    """The Samples API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://samples.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanSamplesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanSamplesClientRaw(self)

    def get_sample(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Sample:
        """Get sample."""
        return self._send(_GET_SAMPLE, {}, options)

    def get_placeholders(
        self,
        *,
        from_: datetime | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> Placeholders:
        """Get placeholders."""
        return self._send(_GET_PLACEHOLDERS, {"from_": from_, "size": size}, options)


class AsyncPostmanSamplesClient(AsyncClient):
    """The Samples API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://samples.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanSamplesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanSamplesClientRaw(self)

    async def get_sample(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Sample:
        """Get sample."""
        return await self._send(_GET_SAMPLE, {}, options)

    async def get_placeholders(
        self,
        *,
        from_: datetime | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> Placeholders:
        """Get placeholders."""
        return await self._send(
            _GET_PLACEHOLDERS, {"from_": from_, "size": size}, options
        )


class PostmanSamplesClientRaw(RawView[PostmanSamplesClient]):
    """The calls of `PostmanSamplesClient`, returning whole responses."""

    get_sample = RawMethod(PostmanSamplesClient.get_sample)
    get_placeholders = RawMethod(PostmanSamplesClient.get_placeholders)


class AsyncPostmanSamplesClientRaw(AsyncRawView[AsyncPostmanSamplesClient]):
    """The calls of `AsyncPostmanSamplesClient`, returning whole responses."""

    get_sample = AsyncRawMethod(AsyncPostmanSamplesClient.get_sample)
    get_placeholders = AsyncRawMethod(AsyncPostmanSamplesClient.get_placeholders)


_SERVICE = Service(name="postman_samples", package=__package__ or "", version="1")

_GET_SAMPLE: Operation[Sample] = Operation(
    name="get_sample",
    method="GET",
    path="/sample",
    responses=(Response(200, "Sample"),),
)

_GET_PLACEHOLDERS: Operation[Placeholders] = Operation(
    name="get_placeholders",
    method="GET",
    path="/placeholders",
    parameters=(
        Parameter("query", "from", "from_", "datetime"),
        Parameter("query", "size", "size", "int"),
    ),
    responses=(Response(200, "Placeholders"),),
)
