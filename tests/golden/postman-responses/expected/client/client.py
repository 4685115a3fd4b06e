"""The clients of the Shop API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import ErrorCase, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import ListOrdersItem, PutOrderResponse200, PutOrderResponse201, Stock


class PostmanResponsesClient(SyncClient):
    """The Shop API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://shop.example.com",
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
    def with_raw_response(self) -> PostmanResponsesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanResponsesClientRaw(self)

    def list_orders(
        self,
        *,
        state: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[ListOrdersItem]:
        """List orders.

        Response headers:
            `X-Total-Count`: integer: How many there are.
            `X-RateLimit-Reset`: integer
            `Link`
        """
        return self._send(_LIST_ORDERS, {"state": state}, options)

    def put_order(
        self,
        id: int,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> PutOrderResponse200 | PutOrderResponse201 | None:
        """Put order.

        Response headers:
            `Location`
        """
        return self._send(_PUT_ORDER, {"id": id, "note": note}, options)

    def cancel_order(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Cancel order.

        Raises:
            BadRequest: 400, code 3001: Already sent.
            ClientError: 400 to 499, code 300: No such order.
            ServerError: 503: Down
        """
        return self._send(_CANCEL_ORDER, {"id": id}, options)

    def export_orders(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Export orders."""
        return self._send(_EXPORT_ORDERS, {}, options)

    def get_invoice(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Get invoice."""
        return self._send(_GET_INVOICE, {"id": id}, options)

    def get_stock(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stock:
        """Get stock.

        Raises:
            ServerError: 500: Beyond help
            NotFound: 404: Gone
        """
        return self._send(_GET_STOCK, {}, options)


class AsyncPostmanResponsesClient(AsyncClient):
    """The Shop API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://shop.example.com",
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
    def with_raw_response(self) -> AsyncPostmanResponsesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanResponsesClientRaw(self)

    async def list_orders(
        self,
        *,
        state: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[ListOrdersItem]:
        """List orders.

        Response headers:
            `X-Total-Count`: integer: How many there are.
            `X-RateLimit-Reset`: integer
            `Link`
        """
        return await self._send(_LIST_ORDERS, {"state": state}, options)

    async def put_order(
        self,
        id: int,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> PutOrderResponse200 | PutOrderResponse201 | None:
        """Put order.

        Response headers:
            `Location`
        """
        return await self._send(_PUT_ORDER, {"id": id, "note": note}, options)

    async def cancel_order(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Cancel order.

        Raises:
            BadRequest: 400, code 3001: Already sent.
            ClientError: 400 to 499, code 300: No such order.
            ServerError: 503: Down
        """
        return await self._send(_CANCEL_ORDER, {"id": id}, options)

    async def export_orders(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Export orders."""
        return await self._send(_EXPORT_ORDERS, {}, options)

    async def get_invoice(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Get invoice."""
        return await self._send(_GET_INVOICE, {"id": id}, options)

    async def get_stock(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stock:
        """Get stock.

        Raises:
            ServerError: 500: Beyond help
            NotFound: 404: Gone
        """
        return await self._send(_GET_STOCK, {}, options)


class PostmanResponsesClientRaw(RawView[PostmanResponsesClient]):
    """The calls of `PostmanResponsesClient`, returning whole responses."""

    list_orders = RawMethod(PostmanResponsesClient.list_orders)
    put_order = RawMethod(PostmanResponsesClient.put_order)
    cancel_order = RawMethod(PostmanResponsesClient.cancel_order)
    export_orders = RawMethod(PostmanResponsesClient.export_orders)
    get_invoice = RawMethod(PostmanResponsesClient.get_invoice)
    get_stock = RawMethod(PostmanResponsesClient.get_stock)


class AsyncPostmanResponsesClientRaw(AsyncRawView[AsyncPostmanResponsesClient]):
    """The calls of `AsyncPostmanResponsesClient`, returning whole responses."""

    list_orders = AsyncRawMethod(AsyncPostmanResponsesClient.list_orders)
    put_order = AsyncRawMethod(AsyncPostmanResponsesClient.put_order)
    cancel_order = AsyncRawMethod(AsyncPostmanResponsesClient.cancel_order)
    export_orders = AsyncRawMethod(AsyncPostmanResponsesClient.export_orders)
    get_invoice = AsyncRawMethod(AsyncPostmanResponsesClient.get_invoice)
    get_stock = AsyncRawMethod(AsyncPostmanResponsesClient.get_stock)


_SERVICE = Service(name="postman_responses", package=__package__ or "", version="1")

_LIST_ORDERS: Operation[list[ListOrdersItem]] = Operation(
    name="list_orders",
    method="GET",
    path="/orders",
    parameters=(Parameter("query", "state", "state", "str"),),
    responses=(Response(200, "list[ListOrdersItem]"),),
)

_PUT_ORDER: Operation[PutOrderResponse200 | PutOrderResponse201 | None] = Operation(
    name="put_order",
    method="PUT",
    path="/orders/{id}",
    parameters=(Parameter("path", "id", "id", "int"),),
    body=JsonBody(parts=(Part("note", "note", "str"),), required=True),
    responses=(
        Response(200, "PutOrderResponse200"),
        Response(201, "PutOrderResponse201"),
        Response(202),
    ),
)

_CANCEL_ORDER: Operation[None] = Operation(
    name="cancel_order",
    method="DELETE",
    path="/orders/{id}",
    parameters=(Parameter("path", "id", "id", "int"),),
    responses=(Response(204),),
    errors=(
        ErrorCase(400, "3001", "Already sent.", type="CancelOrderError"),
        ErrorCase((400, 499), "300", "No such order."),
        ErrorCase(503, "", "Down"),
    ),
)

_EXPORT_ORDERS: Operation[str] = Operation(
    name="export_orders",
    method="GET",
    path="/orders/export",
    parameters=(Parameter("header", "Accept", value="text/csv"),),
    responses=(Response(200, "str", encoding="text"),),
)

_GET_INVOICE: Operation[bytes] = Operation(
    name="get_invoice",
    method="GET",
    path="/orders/{id}/invoice",
    parameters=(Parameter("path", "id", "id", "int"),),
    responses=(Response(200, "bytes", encoding="binary"),),
)

_GET_STOCK: Operation[Stock] = Operation(
    name="get_stock",
    method="GET",
    path="/stock",
    responses=(Response(200, "Stock"),),
    errors=(
        ErrorCase(500, "", "Beyond help", type="JsonValue"),
        ErrorCase(404, "", "Gone"),
    ),
)
