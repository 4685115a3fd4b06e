"""The clients of the Schema Refs Addresses API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Service
from .._runtime.raw import AsyncRawView, RawView

if TYPE_CHECKING:
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import Timeout


class SchemaRefsAddressesClient(SyncClient):
    """The Schema Refs Addresses API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str,
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
    def with_raw_response(self) -> SchemaRefsAddressesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return SchemaRefsAddressesClientRaw(self)


class AsyncSchemaRefsAddressesClient(AsyncClient):
    """The Schema Refs Addresses API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str,
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
    def with_raw_response(self) -> AsyncSchemaRefsAddressesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncSchemaRefsAddressesClientRaw(self)


class SchemaRefsAddressesClientRaw(RawView[SchemaRefsAddressesClient]):
    """The calls of `SchemaRefsAddressesClient`, returning whole responses."""


class AsyncSchemaRefsAddressesClientRaw(AsyncRawView[AsyncSchemaRefsAddressesClient]):
    """The calls of `AsyncSchemaRefsAddressesClient`, returning whole responses."""


_SERVICE = Service(name="schema_refs_addresses", package=__package__ or "", version="1")
