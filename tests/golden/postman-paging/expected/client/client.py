"""The clients of the Paging API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.pagekinds import CursorPaging, OffsetPaging, PagePaging, UrlPaging
from .._runtime.paging import LinkPaging, PagedOperation
from .._runtime.plan import Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .models import (
        Charges,
        ChargesData,
        City,
        Doc,
        Events,
        EventsResult,
        Logs,
        Notes,
        NotesResult,
        Orders,
        OrdersOrder,
        Parts,
        Repo,
        Tags,
        User,
        Users,
    )


class PostmanPagingClient(SyncClient):
    """The Paging API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://api.example.com",
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
    def with_raw_response(self) -> PostmanPagingClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanPagingClientRaw(self)

    def list_users(
        self,
        *,
        page_size: int | None = None,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Users, User]:
        """List users."""
        return self._pages(
            _LIST_USERS,
            {"page_size": page_size, "next_page_token": next_page_token},
            options,
        )

    def list_orders(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Orders, OrdersOrder]:
        """List orders."""
        return self._pages(_LIST_ORDERS, {"offset": offset, "limit": limit}, options)

    def list_cities(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[list[City], City]:
        """List cities."""
        return self._pages(_LIST_CITIES, {"page": page, "per_page": per_page}, options)

    def list_events(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Events, EventsResult]:
        """List events."""
        return self._pages(_LIST_EVENTS, {"limit": limit}, options)

    def list_charges(
        self,
        *,
        limit: int | None = None,
        starting_after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Charges, ChargesData]:
        """List charges."""
        return self._pages(
            _LIST_CHARGES, {"limit": limit, "starting_after": starting_after}, options
        )

    def search_notes(
        self,
        *,
        query: str | None = None,
        start_cursor: str | None = None,
        page_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Notes, NotesResult]:
        """Search notes."""
        return self._pages(
            _SEARCH_NOTES,
            {"query": query, "start_cursor": start_cursor, "page_size": page_size},
            options,
        )

    def list_logs(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Logs:
        """List logs."""
        return self._send(_LIST_LOGS, {"page": page}, options)

    def list_parts(
        self,
        *,
        from_: int | None = None,
        rows: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Parts, Doc]:
        """List parts."""
        return self._pages(_LIST_PARTS, {"from_": from_, "rows": rows}, options)

    def list_repos(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[list[Repo], Repo]:
        """List repos.

        Response headers:
            `Link`
        """
        return self._pages(_LIST_REPOS, {"page": page}, options)

    def list_tags(
        self,
        *,
        cursor: str | None = None,
        options: RequestOptions | None = None,
    ) -> Tags:
        """List tags."""
        return self._send(_LIST_TAGS, {"cursor": cursor}, options)


class AsyncPostmanPagingClient(AsyncClient):
    """The Paging API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://api.example.com",
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
    def with_raw_response(self) -> AsyncPostmanPagingClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanPagingClientRaw(self)

    def list_users(
        self,
        *,
        page_size: int | None = None,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Users, User]:
        """List users."""
        return self._pages(
            _LIST_USERS,
            {"page_size": page_size, "next_page_token": next_page_token},
            options,
        )

    def list_orders(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Orders, OrdersOrder]:
        """List orders."""
        return self._pages(_LIST_ORDERS, {"offset": offset, "limit": limit}, options)

    def list_cities(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[list[City], City]:
        """List cities."""
        return self._pages(_LIST_CITIES, {"page": page, "per_page": per_page}, options)

    def list_events(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Events, EventsResult]:
        """List events."""
        return self._pages(_LIST_EVENTS, {"limit": limit}, options)

    def list_charges(
        self,
        *,
        limit: int | None = None,
        starting_after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Charges, ChargesData]:
        """List charges."""
        return self._pages(
            _LIST_CHARGES, {"limit": limit, "starting_after": starting_after}, options
        )

    def search_notes(
        self,
        *,
        query: str | None = None,
        start_cursor: str | None = None,
        page_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Notes, NotesResult]:
        """Search notes."""
        return self._pages(
            _SEARCH_NOTES,
            {"query": query, "start_cursor": start_cursor, "page_size": page_size},
            options,
        )

    async def list_logs(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Logs:
        """List logs."""
        return await self._send(_LIST_LOGS, {"page": page}, options)

    def list_parts(
        self,
        *,
        from_: int | None = None,
        rows: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Parts, Doc]:
        """List parts."""
        return self._pages(_LIST_PARTS, {"from_": from_, "rows": rows}, options)

    def list_repos(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[list[Repo], Repo]:
        """List repos.

        Response headers:
            `Link`
        """
        return self._pages(_LIST_REPOS, {"page": page}, options)

    async def list_tags(
        self,
        *,
        cursor: str | None = None,
        options: RequestOptions | None = None,
    ) -> Tags:
        """List tags."""
        return await self._send(_LIST_TAGS, {"cursor": cursor}, options)


class PostmanPagingClientRaw(RawView[PostmanPagingClient]):
    """The calls of `PostmanPagingClient`, returning whole responses."""

    list_users = RawMethod(PostmanPagingClient.list_users)
    list_orders = RawMethod(PostmanPagingClient.list_orders)
    list_cities = RawMethod(PostmanPagingClient.list_cities)
    list_events = RawMethod(PostmanPagingClient.list_events)
    list_charges = RawMethod(PostmanPagingClient.list_charges)
    search_notes = RawMethod(PostmanPagingClient.search_notes)
    list_logs = RawMethod(PostmanPagingClient.list_logs)
    list_parts = RawMethod(PostmanPagingClient.list_parts)
    list_repos = RawMethod(PostmanPagingClient.list_repos)
    list_tags = RawMethod(PostmanPagingClient.list_tags)


class AsyncPostmanPagingClientRaw(AsyncRawView[AsyncPostmanPagingClient]):
    """The calls of `AsyncPostmanPagingClient`, returning whole responses."""

    list_users = AsyncRawMethod(AsyncPostmanPagingClient.list_users)
    list_orders = AsyncRawMethod(AsyncPostmanPagingClient.list_orders)
    list_cities = AsyncRawMethod(AsyncPostmanPagingClient.list_cities)
    list_events = AsyncRawMethod(AsyncPostmanPagingClient.list_events)
    list_charges = AsyncRawMethod(AsyncPostmanPagingClient.list_charges)
    search_notes = AsyncRawMethod(AsyncPostmanPagingClient.search_notes)
    list_logs = AsyncRawMethod(AsyncPostmanPagingClient.list_logs)
    list_parts = AsyncRawMethod(AsyncPostmanPagingClient.list_parts)
    list_repos = AsyncRawMethod(AsyncPostmanPagingClient.list_repos)
    list_tags = AsyncRawMethod(AsyncPostmanPagingClient.list_tags)


_SERVICE = Service(name="postman_paging", package=__package__ or "", version="1")

_LIST_USERS: PagedOperation[Users, User] = PagedOperation(
    name="list_users",
    method="GET",
    path="/users",
    parameters=(
        Parameter("query", "page_size", "page_size", "int"),
        Parameter("query", "next_page_token", "next_page_token", "str"),
    ),
    responses=(Response(200, "Users"),),
    paging=CursorPaging(
        items=("users",), parameter=("next_page_token",), next=("next_page_token",)
    ),
)

_LIST_ORDERS: PagedOperation[Orders, OrdersOrder] = PagedOperation(
    name="list_orders",
    method="GET",
    path="/orders",
    parameters=(
        Parameter("query", "offset", "offset", "int"),
        Parameter("query", "limit", "limit", "int"),
    ),
    responses=(Response(200, "Orders"),),
    paging=OffsetPaging(
        items=("orders",), parameter=("offset",), total=("meta", "total")
    ),
)

_LIST_CITIES: PagedOperation[list[City], City] = PagedOperation(
    name="list_cities",
    method="GET",
    path="/cities",
    parameters=(
        Parameter("query", "page", "page", "int"),
        Parameter("query", "per_page", "per_page", "int"),
    ),
    responses=(Response(200, "list[City]"),),
    paging=PagePaging(items=(), parameter=("page",), first=0),
)

_LIST_EVENTS: PagedOperation[Events, EventsResult] = PagedOperation(
    name="list_events",
    method="GET",
    path="/events",
    parameters=(Parameter("query", "limit", "limit", "int"),),
    responses=(Response(200, "Events"),),
    paging=UrlPaging(items=("results",), next=("next",)),
)

_LIST_CHARGES: PagedOperation[Charges, ChargesData] = PagedOperation(
    name="list_charges",
    method="GET",
    path="/charges",
    parameters=(
        Parameter("query", "limit", "limit", "int"),
        Parameter("query", "starting_after", "starting_after", "str"),
    ),
    responses=(Response(200, "Charges"),),
    paging=CursorPaging(
        items=("data",),
        parameter=("starting_after",),
        next=("data", "-1", "id"),
        more=("has_more",),
    ),
)

_SEARCH_NOTES: PagedOperation[Notes, NotesResult] = PagedOperation(
    name="search_notes",
    method="POST",
    path="/search",
    body=JsonBody(
        parts=(
            Part("query", "query", "str"),
            Part("start_cursor", "start_cursor", "str"),
            Part("page_size", "page_size", "int"),
        ),
        required=True,
    ),
    responses=(Response(200, "Notes"),),
    paging=CursorPaging(
        items=("results",),
        parameter=("start_cursor",),
        next=("next_cursor",),
        place="json",
        more=("has_more",),
    ),
)

_LIST_LOGS: Operation[Logs] = Operation(
    name="list_logs",
    method="GET",
    path="/logs",
    parameters=(Parameter("query", "page", "page", "int"),),
    responses=(Response(200, "Logs"),),
)

_LIST_PARTS: PagedOperation[Parts, Doc] = PagedOperation(
    name="list_parts",
    method="GET",
    path="/parts",
    parameters=(
        Parameter("query", "from", "from_", "int"),
        Parameter("query", "rows", "rows", "int"),
    ),
    responses=(Response(200, "Parts"),),
    paging=OffsetPaging(
        items=("response", "docs"), parameter=("from",), total=("response", "found")
    ),
)

_LIST_REPOS: PagedOperation[list[Repo], Repo] = PagedOperation(
    name="list_repos",
    method="GET",
    path="/repos",
    parameters=(Parameter("query", "page", "page", "int"),),
    responses=(Response(200, "list[Repo]"),),
    paging=LinkPaging(items=(), relation="next"),
)

_LIST_TAGS: Operation[Tags] = Operation(
    name="list_tags",
    method="GET",
    path="/tags",
    parameters=(Parameter("query", "cursor", "cursor", "str"),),
    responses=(Response(200, "Tags"),),
)
