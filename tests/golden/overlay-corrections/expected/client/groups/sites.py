"""The calls of `Sites`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.pagekinds import CursorPaging
from ..._runtime.paging import PagedOperation
from ..._runtime.plan import ErrorCase, Operation, Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..._runtime.options import RequestOptions
    from ..._runtime.paging import AsyncPages, Page
    from ..models import FindMeetingsResponse, Found, MeetingState, Site


class Sites(SyncGroup):
    """The calls of `Sites`."""

    @property
    def with_raw_response(self) -> SitesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return SitesRaw(self)

    def get_site(
        self,
        site: int,
        *,
        options: RequestOptions | None = None,
    ) -> Site:
        """Get site."""
        return self._send(_GET_SITE, {"site": site}, options)

    def find_meetings(
        self,
        site_id: int,
        *,
        state: MeetingState | str,
        tags: Sequence[str] | None = None,
        from_: date | None = None,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page[FindMeetingsResponse, Found]:
        """Find meetings.

        Scopes: `meetings.read`

        Raises:
            NotFound: 404: There is no such site.
            NotFound: 404, code NO_SITE: The site was closed.
        """
        return self._pages(
            _FIND_MEETINGS,
            {
                "site_id": site_id,
                "state": state,
                "tags": tags,
                "from_": from_,
                "after": after,
            },
            options,
        )


class AsyncSites(AsyncGroup):
    """The calls of `Sites`."""

    @property
    def with_raw_response(self) -> AsyncSitesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncSitesRaw(self)

    async def get_site(
        self,
        site: int,
        *,
        options: RequestOptions | None = None,
    ) -> Site:
        """Get site."""
        return await self._send(_GET_SITE, {"site": site}, options)

    def find_meetings(
        self,
        site_id: int,
        *,
        state: MeetingState | str,
        tags: Sequence[str] | None = None,
        from_: date | None = None,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[FindMeetingsResponse, Found]:
        """Find meetings.

        Scopes: `meetings.read`

        Raises:
            NotFound: 404: There is no such site.
            NotFound: 404, code NO_SITE: The site was closed.
        """
        return self._pages(
            _FIND_MEETINGS,
            {
                "site_id": site_id,
                "state": state,
                "tags": tags,
                "from_": from_,
                "after": after,
            },
            options,
        )


class SitesRaw(RawView[Sites]):
    """The calls of `Sites`, returning whole responses."""

    get_site = RawMethod(Sites.get_site)
    find_meetings = RawMethod(Sites.find_meetings)


class AsyncSitesRaw(AsyncRawView[AsyncSites]):
    """The calls of `AsyncSites`, returning whole responses."""

    get_site = AsyncRawMethod(AsyncSites.get_site)
    find_meetings = AsyncRawMethod(AsyncSites.find_meetings)


_GET_SITE: Operation[Site] = Operation(
    name="get_site",
    method="GET",
    path="/sites/{site}",
    parameters=(Parameter("path", "site", "site", "int"),),
    responses=(Response(200, "Site"),),
    auth=(("bearer",),),
)

_FIND_MEETINGS: PagedOperation[FindMeetingsResponse, Found] = PagedOperation(
    name="find_meetings",
    method="GET",
    path="/sites/{siteId}/meetings",
    parameters=(
        Parameter("path", "siteId", "site_id", "int"),
        Parameter("query", "state", "state", "MeetingState", required=True),
        Parameter("query", "tags", "tags", "list[str]", style="comma"),
        Parameter("query", "from", "from_", "date"),
        Parameter("query", "after", "after", "str"),
    ),
    responses=(Response(200, "FindMeetingsResponse"),),
    paging=CursorPaging(items=("found",), parameter=("after",), next=("next",)),
    auth=(("bearer",),),
    errors=(
        ErrorCase(404, "", "There is no such site."),
        ErrorCase(404, "NO_SITE", "The site was closed."),
    ),
    idempotent=True,
)
