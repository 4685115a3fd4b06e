"""The clients of the Variants API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import ByChip, ByName, CreatePetsRequest, CreatePetsResponse


class PostmanVariantsClient(SyncClient):
    """The Variants API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://pets.example",
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
    def with_raw_response(self) -> PostmanVariantsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanVariantsClientRaw(self)

    def create_pets(
        self,
        *,
        body: CreatePetsRequest,
        options: RequestOptions | None = None,
    ) -> CreatePetsResponse:
        """Create a cat.

        Variants:
            - Create a dog
        """
        return self._send(_CREATE_PETS, {"body": body}, options)

    def search_by_name(
        self,
        *,
        text: str | None = None,
        options: RequestOptions | None = None,
    ) -> ByName:
        """Search by name."""
        return self._send(_SEARCH_BY_NAME, {"text": text}, options)

    def search_by_chip(
        self,
        *,
        number: int | None = None,
        options: RequestOptions | None = None,
    ) -> ByChip:
        """Search by chip."""
        return self._send(_SEARCH_BY_CHIP, {"number": number}, options)


class AsyncPostmanVariantsClient(AsyncClient):
    """The Variants API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://pets.example",
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
    def with_raw_response(self) -> AsyncPostmanVariantsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanVariantsClientRaw(self)

    async def create_pets(
        self,
        *,
        body: CreatePetsRequest,
        options: RequestOptions | None = None,
    ) -> CreatePetsResponse:
        """Create a cat.

        Variants:
            - Create a dog
        """
        return await self._send(_CREATE_PETS, {"body": body}, options)

    async def search_by_name(
        self,
        *,
        text: str | None = None,
        options: RequestOptions | None = None,
    ) -> ByName:
        """Search by name."""
        return await self._send(_SEARCH_BY_NAME, {"text": text}, options)

    async def search_by_chip(
        self,
        *,
        number: int | None = None,
        options: RequestOptions | None = None,
    ) -> ByChip:
        """Search by chip."""
        return await self._send(_SEARCH_BY_CHIP, {"number": number}, options)


class PostmanVariantsClientRaw(RawView[PostmanVariantsClient]):
    """The calls of `PostmanVariantsClient`, returning whole responses."""

    create_pets = RawMethod(PostmanVariantsClient.create_pets)
    search_by_name = RawMethod(PostmanVariantsClient.search_by_name)
    search_by_chip = RawMethod(PostmanVariantsClient.search_by_chip)


class AsyncPostmanVariantsClientRaw(AsyncRawView[AsyncPostmanVariantsClient]):
    """The calls of `AsyncPostmanVariantsClient`, returning whole responses."""

    create_pets = AsyncRawMethod(AsyncPostmanVariantsClient.create_pets)
    search_by_name = AsyncRawMethod(AsyncPostmanVariantsClient.search_by_name)
    search_by_chip = AsyncRawMethod(AsyncPostmanVariantsClient.search_by_chip)


_SERVICE = Service(name="postman_variants", package=__package__ or "", version="1")

_CREATE_PETS: Operation[CreatePetsResponse] = Operation(
    name="create_pets",
    method="POST",
    path="/pets",
    body=JsonBody(
        name="body", type="CreatePetsRequest", required=True, media="text/plain"
    ),
    responses=(Response(201, "CreatePetsResponse"),),
)

_SEARCH_BY_NAME: Operation[ByName] = Operation(
    name="search_by_name",
    method="GET",
    path="/search",
    parameters=(
        Parameter("query", "by", value="name"),
        Parameter("query", "text", "text", "str"),
    ),
    responses=(Response(200, "ByName"),),
)

_SEARCH_BY_CHIP: Operation[ByChip] = Operation(
    name="search_by_chip",
    method="GET",
    path="/search",
    parameters=(
        Parameter("query", "by", value="chip"),
        Parameter("query", "number", "number", "int"),
    ),
    responses=(Response(200, "ByChip"),),
)
