"""The clients of the Depots API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.carrying import MessagePlan
from .._runtime.pagekinds import OffsetPaging
from .._runtime.paging import PagedOperation
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .models import (
        Depot,
        Door,
        DoorKind,
        FindParcelsResponse,
        ParcelStatus,
        QueryResponseDepot,
    )


class ServicestackLanguagesClient(MessageClient):
    """The Depots API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://depots.example.org",
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
    def with_raw_response(self) -> ServicestackLanguagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackLanguagesClientRaw(self)

    def find_parcels(
        self,
        depot_id: str,
        *,
        status: ParcelStatus | str | None = None,
        since: str | None = None,
        class_: str | None = None,
        skip: float | None = None,
        limit: float | None = None,
        options: RequestOptions | None = None,
    ) -> FindParcelsResponse:
        """Find parcels.

        Args:
            depot_id: Where to look.
        """
        return self._send(
            _FIND_PARCELS,
            {
                "depot_id": depot_id,
                "status": status,
                "since": since,
                "class_": class_,
                "skip": skip,
                "limit": limit,
            },
            options,
        )

    def query_depots(
        self,
        *,
        open: bool | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[QueryResponseDepot, Depot]:
        """Rows of Depot, page by page.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_DEPOTS,
            {
                "open": open,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    def close_depot(
        self,
        id: float,
        *,
        reason: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Closes a depot.

        Args:
            reason: Why it is closed.
        """
        return self._send(_CLOSE_DEPOT, {"id": id, "reason": reason}, options)

    def list_doors(
        self,
        depot_id: str,
        *,
        kinds: Sequence[DoorKind | str] | None = None,
        options: RequestOptions | None = None,
    ) -> list[Door]:
        """List doors.

        Args:
            depot_id: The depot whose doors are listed.
        """
        return self._send(_LIST_DOORS, {"depot_id": depot_id, "kinds": kinds}, options)


class AsyncServicestackLanguagesClient(AsyncMessageClient):
    """The Depots API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://depots.example.org",
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
    def with_raw_response(self) -> AsyncServicestackLanguagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackLanguagesClientRaw(self)

    async def find_parcels(
        self,
        depot_id: str,
        *,
        status: ParcelStatus | str | None = None,
        since: str | None = None,
        class_: str | None = None,
        skip: float | None = None,
        limit: float | None = None,
        options: RequestOptions | None = None,
    ) -> FindParcelsResponse:
        """Find parcels.

        Args:
            depot_id: Where to look.
        """
        return await self._send(
            _FIND_PARCELS,
            {
                "depot_id": depot_id,
                "status": status,
                "since": since,
                "class_": class_,
                "skip": skip,
                "limit": limit,
            },
            options,
        )

    def query_depots(
        self,
        *,
        open: bool | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[QueryResponseDepot, Depot]:
        """Rows of Depot, page by page.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_DEPOTS,
            {
                "open": open,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )

    async def close_depot(
        self,
        id: float,
        *,
        reason: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Closes a depot.

        Args:
            reason: Why it is closed.
        """
        return await self._send(_CLOSE_DEPOT, {"id": id, "reason": reason}, options)

    async def list_doors(
        self,
        depot_id: str,
        *,
        kinds: Sequence[DoorKind | str] | None = None,
        options: RequestOptions | None = None,
    ) -> list[Door]:
        """List doors.

        Args:
            depot_id: The depot whose doors are listed.
        """
        return await self._send(
            _LIST_DOORS, {"depot_id": depot_id, "kinds": kinds}, options
        )


class ServicestackLanguagesClientRaw(MessageView[ServicestackLanguagesClient]):
    """The calls of `ServicestackLanguagesClient`, returning whole responses."""

    find_parcels = RawMethod(ServicestackLanguagesClient.find_parcels)
    query_depots = RawMethod(ServicestackLanguagesClient.query_depots)
    close_depot = RawMethod(ServicestackLanguagesClient.close_depot)
    list_doors = RawMethod(ServicestackLanguagesClient.list_doors)


class AsyncServicestackLanguagesClientRaw(
    AsyncMessageView[AsyncServicestackLanguagesClient]
):
    """The calls of `AsyncServicestackLanguagesClient`, returning whole responses."""

    find_parcels = AsyncRawMethod(AsyncServicestackLanguagesClient.find_parcels)
    query_depots = AsyncRawMethod(AsyncServicestackLanguagesClient.query_depots)
    close_depot = AsyncRawMethod(AsyncServicestackLanguagesClient.close_depot)
    list_doors = AsyncRawMethod(AsyncServicestackLanguagesClient.list_doors)


_SERVICE = Service(
    name="servicestack_languages",
    package=__package__ or "",
    version="1",
    messages={"client": ("CloseDepot", "FindParcels", "ListDoors", "QueryDepots")},
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_FIND_PARCELS: Operation[FindParcelsResponse] = Operation(
    name="find_parcels",
    method="POST",
    path="/depots/{DepotId}/parcels",
    parameters=(Parameter("path", "DepotId", "depot_id", "str"),),
    body=JsonBody(
        parts=(
            Part("status", "status", "ParcelStatus"),
            Part("since", "since", "str"),
            Part("class", "class_", "str"),
            Part("skip", "skip", "float"),
            Part("limit", "limit", "float"),
        )
    ),
    responses=(Response(200, "FindParcelsResponse"),),
)

_QUERY_DEPOTS: PagedOperation[QueryResponseDepot, Depot] = PagedOperation(
    name="query_depots",
    method="GET",
    path="/depots",
    parameters=(
        Parameter("query", "open", "open", "bool"),
        Parameter("query", "skip", "skip", "int"),
        Parameter("query", "take", "take", "int"),
        Parameter("query", "orderBy", "order_by", "str"),
        Parameter("query", "orderByDesc", "order_by_desc", "str"),
        Parameter("query", "include", "include", "str"),
        Parameter("query", "fields", "fields", "str"),
        Parameter("query", "meta", "meta", "dict[str, str]", style="jsv"),
        Parameter("query", "", "conditions", style="open"),
    ),
    responses=(Response(200, "QueryResponseDepot"),),
    paging=OffsetPaging(items=("results",), parameter=("skip",), total=("total",)),
)

_CLOSE_DEPOT: Operation[None] = Operation(
    name="close_depot",
    method="DELETE",
    path="/depots/{Id}",
    parameters=(
        Parameter("path", "Id", "id", "float"),
        Parameter("query", "reason", "reason", "str"),
    ),
    responses=(Response(204),),
)

_LIST_DOORS: Operation[list[Door]] = Operation(
    name="list_doors",
    method="GET",
    path="/depots/{DepotId}/doors",
    parameters=(
        Parameter("path", "DepotId", "depot_id", "str"),
        Parameter("query", "kinds", "kinds", "list[DoorKind]", style="jsv"),
    ),
    responses=(Response(200, "list[Door]"),),
)

MESSAGES = {
    "FindParcels": MessagePlan(
        (_FIND_PARCELS,),
        path="/api/FindParcels",
        batch="/api/FindParcels[]",
        one_way="/json/oneway/FindParcels",
    ),
    "QueryDepots": MessagePlan(
        (_QUERY_DEPOTS,),
        method="GET",
        path="/api/QueryDepots",
        batch="/api/QueryDepots[]",
        one_way="/json/oneway/QueryDepots",
    ),
    "CloseDepot": MessagePlan(
        (_CLOSE_DEPOT,),
        method="DELETE",
        path="/api/CloseDepot",
        batch="/api/CloseDepot[]",
        one_way="/json/oneway/CloseDepot",
    ),
    "ListDoors": MessagePlan(
        (_LIST_DOORS,),
        method="GET",
        path="/json/reply/ListDoors",
        batch="/json/reply/ListDoors[]",
        one_way="/json/oneway/ListDoors",
    ),
}
