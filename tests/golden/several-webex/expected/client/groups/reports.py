"""The calls of `Reports`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.body import JsonBody
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.paging import LinkPaging, PagedOperation
from ..._runtime.plan import ErrorCase, Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._runtime.options import RequestOptions
    from ..._runtime.paging import AsyncPages, Page
    from ..._runtime.values import JsonValue
    from ..models import BookTrackingCode, MeetingUsageReportObject, MeetingUsageReports


class Reports(SyncGroup):
    """The calls of `Reports`."""

    @property
    def with_raw_response(self) -> ReportsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ReportsRaw(self)

    def list_meeting_usage_reports(
        self,
        *,
        site_url: str,
        max: int | None = None,
        timezone: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page[MeetingUsageReports, MeetingUsageReportObject]:
        """List meeting usage reports.

        How the meetings of a site were used.

        Args:
            site_url: The site to report on.
            max: How many reports a page holds at most.
            timezone: The time zone of the answer.

        Raises:
            NotFound: 404: No such site
        """
        return self._pages(
            _LIST_MEETING_USAGE_REPORTS,
            {"site_url": site_url, "max": max, "timezone": timezone},
            options,
        )

    def book_tracking_codes(
        self,
        meeting_id: str,
        *,
        body: Sequence[BookTrackingCode],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Book tracking codes."""
        return self._send(
            _BOOK_TRACKING_CODES, {"meeting_id": meeting_id, "body": body}, options
        )


class AsyncReports(AsyncGroup):
    """The calls of `Reports`."""

    @property
    def with_raw_response(self) -> AsyncReportsRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncReportsRaw(self)

    def list_meeting_usage_reports(
        self,
        *,
        site_url: str,
        max: int | None = None,
        timezone: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[MeetingUsageReports, MeetingUsageReportObject]:
        """List meeting usage reports.

        How the meetings of a site were used.

        Args:
            site_url: The site to report on.
            max: How many reports a page holds at most.
            timezone: The time zone of the answer.

        Raises:
            NotFound: 404: No such site
        """
        return self._pages(
            _LIST_MEETING_USAGE_REPORTS,
            {"site_url": site_url, "max": max, "timezone": timezone},
            options,
        )

    async def book_tracking_codes(
        self,
        meeting_id: str,
        *,
        body: Sequence[BookTrackingCode],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Book tracking codes."""
        return await self._send(
            _BOOK_TRACKING_CODES, {"meeting_id": meeting_id, "body": body}, options
        )


class ReportsRaw(RawView[Reports]):
    """The calls of `Reports`, returning whole responses."""

    list_meeting_usage_reports = RawMethod(Reports.list_meeting_usage_reports)
    book_tracking_codes = RawMethod(Reports.book_tracking_codes)


class AsyncReportsRaw(AsyncRawView[AsyncReports]):
    """The calls of `AsyncReports`, returning whole responses."""

    list_meeting_usage_reports = AsyncRawMethod(AsyncReports.list_meeting_usage_reports)
    book_tracking_codes = AsyncRawMethod(AsyncReports.book_tracking_codes)


_LIST_MEETING_USAGE_REPORTS: PagedOperation[
    MeetingUsageReports, MeetingUsageReportObject
] = PagedOperation(
    name="list_meeting_usage_reports",
    method="GET",
    path="/meetingReports/usage",
    parameters=(
        Parameter("query", "siteUrl", "site_url", "str", required=True),
        Parameter("query", "max", "max", "int"),
        Parameter("header", "timezone", "timezone", "str"),
        Parameter("header", "Accept", value="application/json;charset=UTF-8"),
    ),
    responses=(Response(200, "MeetingUsageReports"),),
    paging=LinkPaging(items=("items",), relation="next"),
    auth=(("bearer",),),
    errors=(ErrorCase(404, "", "No such site", type="ListMeetingUsageReportsError"),),
)

_BOOK_TRACKING_CODES: Operation[JsonValue] = Operation(
    name="book_tracking_codes",
    method="PUT",
    path="/meetingReports/{meetingId}/trackingCodes",
    parameters=(Parameter("path", "meetingId", "meeting_id", "str"),),
    body=JsonBody(name="body", type="list[BookTrackingCode]", required=True),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",),),
)
