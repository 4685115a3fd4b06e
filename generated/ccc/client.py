"""The clients of the CCC API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import GetServiceUserUsageResponse, PeriodType


class CccClient(MessageClient):
    """The CCC API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://api.secure-messaging.com",
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
    def with_raw_response(self) -> CccClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return CccClientRaw(self)

    def get_service_user_usage(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        period_type: PeriodType | str | None = None,
        period: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> GetServiceUserUsageResponse:
        """Get a User usage report.

        Get a User usage including number of Messages sent and Features used.

        Args:
            period_type: Defaults to Daily.
            period: Defaults to yesterdays Date.
        """
        return self._send(
            _GET_SERVICE_USER_USAGE,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "period_type": period_type,
                "period": period,
            },
            options,
        )


class AsyncCccClient(AsyncMessageClient):
    """The CCC API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://api.secure-messaging.com",
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
    def with_raw_response(self) -> AsyncCccClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncCccClientRaw(self)

    async def get_service_user_usage(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        period_type: PeriodType | str | None = None,
        period: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> GetServiceUserUsageResponse:
        """Get a User usage report.

        Get a User usage including number of Messages sent and Features used.

        Args:
            period_type: Defaults to Daily.
            period: Defaults to yesterdays Date.
        """
        return await self._send(
            _GET_SERVICE_USER_USAGE,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "period_type": period_type,
                "period": period,
            },
            options,
        )


class CccClientRaw(MessageView[CccClient]):
    """The calls of `CccClient`, returning whole responses."""

    get_service_user_usage = RawMethod(CccClient.get_service_user_usage)


class AsyncCccClientRaw(AsyncMessageView[AsyncCccClient]):
    """The calls of `AsyncCccClient`, returning whole responses."""

    get_service_user_usage = AsyncRawMethod(AsyncCccClient.get_service_user_usage)


_SERVICE = Service(
    name="ccc",
    package=__package__ or "",
    version="8.4.0.0",
    messages={"client": ("GetServiceUserUsage",)},
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_GET_SERVICE_USER_USAGE: Operation[GetServiceUserUsageResponse] = Operation(
    name="get_service_user_usage",
    method="GET",
    path="/api/services/{ServiceGuid}/users/{UserGuid}/usage",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("path", "UserGuid", "user_guid", "UUID", form="hex"),
        Parameter("query", "periodType", "period_type", "PeriodType"),
        Parameter("query", "period", "period", "datetime", form="z"),
    ),
    responses=(Response(200, "GetServiceUserUsageResponse"),),
)

MESSAGES = {
    "GetServiceUserUsage": MessagePlan(
        (_GET_SERVICE_USER_USAGE,),
        method="GET",
        path="/api/json/reply/GetServiceUserUsage",
        batch="/api/json/reply/GetServiceUserUsage[]",
        one_way="/api/json/oneway/GetServiceUserUsage",
    )
}
