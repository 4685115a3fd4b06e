"""The clients of the Styles Typeddict API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.auth import Bearer
from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.paging import LinkPaging, PagedOperation
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .models import Parcel, Parcels, Size
    from .models import Part as PartModel


class StylesTypeddictClient(SyncClient):
    """The Styles Typeddict API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str = "https://parcels.example/v1",
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
    def with_raw_response(self) -> StylesTypeddictClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return StylesTypeddictClientRaw(self)

    def list_parcels(
        self,
        *,
        size: Size | str | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Parcels, Parcel]:
        """List parcels."""
        return self._pages(_LIST_PARCELS, {"size": size}, options)

    def change_part(
        self,
        id: str,
        *,
        body: PartModel,
        options: RequestOptions | None = None,
    ) -> Parcel:
        """Change part."""
        return self._send(_CHANGE_PART, {"id": id, "body": body}, options)


class AsyncStylesTypeddictClient(AsyncClient):
    """The Styles Typeddict API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str = "https://parcels.example/v1",
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
    def with_raw_response(self) -> AsyncStylesTypeddictClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncStylesTypeddictClientRaw(self)

    def list_parcels(
        self,
        *,
        size: Size | str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[Parcels, Parcel]:
        """List parcels."""
        return self._pages(_LIST_PARCELS, {"size": size}, options)

    async def change_part(
        self,
        id: str,
        *,
        body: PartModel,
        options: RequestOptions | None = None,
    ) -> Parcel:
        """Change part."""
        return await self._send(_CHANGE_PART, {"id": id, "body": body}, options)


class StylesTypeddictClientRaw(RawView[StylesTypeddictClient]):
    """The calls of `StylesTypeddictClient`, returning whole responses."""

    list_parcels = RawMethod(StylesTypeddictClient.list_parcels)
    change_part = RawMethod(StylesTypeddictClient.change_part)


class AsyncStylesTypeddictClientRaw(AsyncRawView[AsyncStylesTypeddictClient]):
    """The calls of `AsyncStylesTypeddictClient`, returning whole responses."""

    list_parcels = AsyncRawMethod(AsyncStylesTypeddictClient.list_parcels)
    change_part = AsyncRawMethod(AsyncStylesTypeddictClient.change_part)


_SERVICE = Service(name="styles_typeddict", package=__package__ or "", version="1")

_LIST_PARCELS: PagedOperation[Parcels, Parcel] = PagedOperation(
    name="list_parcels",
    method="GET",
    path="/parcels",
    parameters=(Parameter("query", "size", "size", "Size"),),
    responses=(Response(200, "Parcels"),),
    paging=LinkPaging(items=("items",), relation="next"),
    auth=(("bearer",),),
)

_CHANGE_PART: Operation[Parcel] = Operation(
    name="change_part",
    method="PUT",
    path="/parcels/{id}/part",
    parameters=(Parameter("path", "id", "id", "str"),),
    body=JsonBody(name="body", type="Part", required=True),
    responses=(Response(200, "Parcel"),),
    auth=(("bearer",),),
)
