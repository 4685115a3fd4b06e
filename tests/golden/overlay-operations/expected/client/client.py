"""The clients of the Overlay Operations API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.paging import LinkPaging, PagedOperation
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .models import Meeting, Meetings, MeetingState


class OverlayOperationsClient(SyncClient):
    """The Overlay Operations API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://meetings.example/v1",
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
    def with_raw_response(self) -> OverlayOperationsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return OverlayOperationsClientRaw(self)

    def list_meetings(
        self,
        *,
        state: MeetingState | str | None = None,
        max: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Meetings, Meeting]:
        """List meetings.

        Lists the meetings, newest first.
        """
        return self._pages(_LIST_MEETINGS, {"state": state, "max": max}, options)

    def create_meeting(
        self,
        *,
        title: str,
        length: int | None = None,
        options: RequestOptions | None = None,
    ) -> Meeting:
        """Create meeting."""
        return self._send(_CREATE_MEETING, {"title": title, "length": length}, options)


class AsyncOverlayOperationsClient(AsyncClient):
    """The Overlay Operations API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://meetings.example/v1",
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
    def with_raw_response(self) -> AsyncOverlayOperationsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncOverlayOperationsClientRaw(self)

    def list_meetings(
        self,
        *,
        state: MeetingState | str | None = None,
        max: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Meetings, Meeting]:
        """List meetings.

        Lists the meetings, newest first.
        """
        return self._pages(_LIST_MEETINGS, {"state": state, "max": max}, options)

    async def create_meeting(
        self,
        *,
        title: str,
        length: int | None = None,
        options: RequestOptions | None = None,
    ) -> Meeting:
        """Create meeting."""
        return await self._send(
            _CREATE_MEETING, {"title": title, "length": length}, options
        )


class OverlayOperationsClientRaw(RawView[OverlayOperationsClient]):
    """The calls of `OverlayOperationsClient`, returning whole responses."""

    list_meetings = RawMethod(OverlayOperationsClient.list_meetings)
    create_meeting = RawMethod(OverlayOperationsClient.create_meeting)


class AsyncOverlayOperationsClientRaw(AsyncRawView[AsyncOverlayOperationsClient]):
    """The calls of `AsyncOverlayOperationsClient`, returning whole responses."""

    list_meetings = AsyncRawMethod(AsyncOverlayOperationsClient.list_meetings)
    create_meeting = AsyncRawMethod(AsyncOverlayOperationsClient.create_meeting)


_SERVICE = Service(
    name="overlay_operations",
    package=__package__ or "",
    version="1",
    error=ErrorBody(code=(("error", "code"),), message=(("error", "message"),)),
)

_LIST_MEETINGS: PagedOperation[Meetings, Meeting] = PagedOperation(
    name="list_meetings",
    method="GET",
    path="/meetings",
    parameters=(
        Parameter("query", "state", "state", "MeetingState"),
        Parameter("query", "max", "max", "int"),
    ),
    responses=(Response(200, "Meetings"),),
    paging=LinkPaging(items=("items",), relation="next"),
    auth=(("bearer",),),
)

_CREATE_MEETING: Operation[Meeting] = Operation(
    name="create_meeting",
    method="POST",
    path="/meetings",
    body=JsonBody(
        parts=(
            Part("title", "title", "str", required=True),
            Part("length", "length", "int"),
        ),
        required=True,
    ),
    responses=(Response(200, "Meeting"),),
    auth=(("bearer",),),
)
