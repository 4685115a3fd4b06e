"""The clients of the Postman Samples API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import Sample


class PostmanSamplesClient(SyncClient):
    """The Postman Samples API, called synchronously."""

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


class AsyncPostmanSamplesClient(AsyncClient):
    """The Postman Samples API, called asynchronously."""

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


class PostmanSamplesClientRaw(RawView[PostmanSamplesClient]):
    """The calls of `PostmanSamplesClient`, returning whole responses."""

    get_sample = RawMethod(PostmanSamplesClient.get_sample)


class AsyncPostmanSamplesClientRaw(AsyncRawView[AsyncPostmanSamplesClient]):
    """The calls of `AsyncPostmanSamplesClient`, returning whole responses."""

    get_sample = AsyncRawMethod(AsyncPostmanSamplesClient.get_sample)


_SERVICE = Service(name="postman_samples", package=__package__ or "", version="1")

_GET_SAMPLE: Operation[Sample] = Operation(
    name="get_sample",
    method="GET",
    path="/sample",
    responses=(Response(200, "Sample"),),
)
