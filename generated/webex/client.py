"""The clients of the Webex API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.paging import LinkPaging, PagedOperation
from .._runtime.plan import Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from datetime import datetime

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .models import MeetingUsageReportObject, MeetingUsageReports, ServiceType


class WebexClient(SyncClient):
    """The Webex API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://webexapis.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> WebexClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return WebexClientRaw(self)

    def list_meeting_usage_reports(
        self,
        *,
        site_url: str | None = None,
        service_type: ServiceType | str | None = None,
        from_: datetime | None = None,
        to: datetime | None = None,
        max: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[MeetingUsageReports, MeetingUsageReportObject]:
        """List meeting usage reports.

        How the meetings of a site were used: who hosted them, how long they ran and how
        people took part. Needs an administrator of the site.

        Args:
            site_url: The site to report on; the caller's preferred site if left out.
            service_type: Only meetings of this service.
            from_: Only meetings that began at this time or later.
            to: Only meetings that began before this time.
            max: How many reports a page holds at most.
        """
        return self._pages(
            _LIST_MEETING_USAGE_REPORTS,
            {
                "site_url": site_url,
                "service_type": service_type,
                "from_": from_,
                "to": to,
                "max": max,
            },
            options,
        )


class AsyncWebexClient(AsyncClient):
    """The Webex API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://webexapis.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={"bearer": Bearer(token)},
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncWebexClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncWebexClientRaw(self)

    def list_meeting_usage_reports(
        self,
        *,
        site_url: str | None = None,
        service_type: ServiceType | str | None = None,
        from_: datetime | None = None,
        to: datetime | None = None,
        max: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[MeetingUsageReports, MeetingUsageReportObject]:
        """List meeting usage reports.

        How the meetings of a site were used: who hosted them, how long they ran and how
        people took part. Needs an administrator of the site.

        Args:
            site_url: The site to report on; the caller's preferred site if left out.
            service_type: Only meetings of this service.
            from_: Only meetings that began at this time or later.
            to: Only meetings that began before this time.
            max: How many reports a page holds at most.
        """
        return self._pages(
            _LIST_MEETING_USAGE_REPORTS,
            {
                "site_url": site_url,
                "service_type": service_type,
                "from_": from_,
                "to": to,
                "max": max,
            },
            options,
        )


class WebexClientRaw(RawView[WebexClient]):
    """The calls of `WebexClient`, returning whole responses."""

    list_meeting_usage_reports = RawMethod(WebexClient.list_meeting_usage_reports)


class AsyncWebexClientRaw(AsyncRawView[AsyncWebexClient]):
    """The calls of `AsyncWebexClient`, returning whole responses."""

    list_meeting_usage_reports = AsyncRawMethod(
        AsyncWebexClient.list_meeting_usage_reports
    )


_SERVICE = Service(name="webex", package=__package__ or "", version="1")

_LIST_MEETING_USAGE_REPORTS: PagedOperation[
    MeetingUsageReports, MeetingUsageReportObject
] = PagedOperation(
    name="list_meeting_usage_reports",
    method="GET",
    path="/meetingReports/usage",
    parameters=(
        Parameter("query", "siteUrl", "site_url", "str"),
        Parameter("query", "serviceType", "service_type", "ServiceType"),
        Parameter("query", "from", "from_", "datetime"),
        Parameter("query", "to", "to", "datetime"),
        Parameter("query", "max", "max", "int"),
    ),
    responses=(Response(200, "MeetingUsageReports"),),
    paging=LinkPaging(items=("items",), relation="next"),
    auth=(("bearer",),),
)
