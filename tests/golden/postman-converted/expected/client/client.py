"""The clients of the Orchard API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import Form
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from datetime import date

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .groups.trees import AsyncTrees, AsyncTreesRaw, Trees, TreesRaw
    from .models import ReportAHarvestResponse


class PostmanConvertedClient(SyncClient):
    """The Orchard API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://orchard.example/api",
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
    def with_raw_response(self) -> PostmanConvertedClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanConvertedClientRaw(self)

    @property
    def trees(self) -> Trees:
        """The calls of `trees`."""
        from .groups.trees import Trees

        return Trees(self)

    def report_a_harvest(
        self,
        *,
        weight: float,
        baskets: int | None = None,
        day: date | None = None,
        ripe: bool | None = None,
        options: RequestOptions | None = None,
    ) -> ReportAHarvestResponse:
        """Report a harvest.

        Args:
            weight: In kilograms.
        """
        return self._send(
            _REPORT_A_HARVEST,
            {"weight": weight, "baskets": baskets, "day": day, "ripe": ripe},
            options,
        )


class AsyncPostmanConvertedClient(AsyncClient):
    """The Orchard API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://orchard.example/api",
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
    def with_raw_response(self) -> AsyncPostmanConvertedClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanConvertedClientRaw(self)

    @property
    def trees(self) -> AsyncTrees:
        """The calls of `trees`."""
        from .groups.trees import AsyncTrees

        return AsyncTrees(self)

    async def report_a_harvest(
        self,
        *,
        weight: float,
        baskets: int | None = None,
        day: date | None = None,
        ripe: bool | None = None,
        options: RequestOptions | None = None,
    ) -> ReportAHarvestResponse:
        """Report a harvest.

        Args:
            weight: In kilograms.
        """
        return await self._send(
            _REPORT_A_HARVEST,
            {"weight": weight, "baskets": baskets, "day": day, "ripe": ripe},
            options,
        )


class PostmanConvertedClientRaw(RawView[PostmanConvertedClient]):
    """The calls of `PostmanConvertedClient`, returning whole responses."""

    report_a_harvest = RawMethod(PostmanConvertedClient.report_a_harvest)

    @property
    def trees(self) -> TreesRaw:
        """The calls of `trees`."""
        from .groups.trees import TreesRaw

        return TreesRaw(self._target.trees)


class AsyncPostmanConvertedClientRaw(AsyncRawView[AsyncPostmanConvertedClient]):
    """The calls of `AsyncPostmanConvertedClient`, returning whole responses."""

    report_a_harvest = AsyncRawMethod(AsyncPostmanConvertedClient.report_a_harvest)

    @property
    def trees(self) -> AsyncTreesRaw:
        """The calls of `trees`."""
        from .groups.trees import AsyncTreesRaw

        return AsyncTreesRaw(self._target.trees)


_SERVICE = Service(name="postman_converted", package=__package__ or "", version="1")

_REPORT_A_HARVEST: Operation[ReportAHarvestResponse] = Operation(
    name="report_a_harvest",
    method="POST",
    path="/harvest",
    body=Form(
        (
            Part("weight", "weight", "float", required=True),
            Part("baskets", "baskets", "int"),
            Part("day", "day", "date"),
            Part("ripe", "ripe", "bool"),
        )
    ),
    responses=(Response(201, "ReportAHarvestResponse"),),
)
