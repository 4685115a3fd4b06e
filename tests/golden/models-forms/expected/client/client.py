"""The clients of the Models Forms API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.plan import Operation, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .models import Account, AccountInput, ContactInput


class ModelsFormsClient(SyncClient):
    """The Models Forms API, called synchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://accounts.example/v1",
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
    def with_raw_response(self) -> ModelsFormsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ModelsFormsClientRaw(self)

    def create_account(
        self,
        *,
        name: str,
        password: str | None = None,
        contacts: Sequence[ContactInput] | None = None,
        parent: AccountInput | None = None,
        options: RequestOptions | None = None,
    ) -> Account:
        """Create account.

        Args:
            password: At least 12 characters.
        """
        return self._send(
            _CREATE_ACCOUNT,
            {
                "name": name,
                "password": password,
                "contacts": contacts,
                "parent": parent,
            },
            options,
        )

    def replace_accounts(
        self,
        *,
        body: Sequence[AccountInput],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Replace accounts."""
        return self._send(_REPLACE_ACCOUNTS, {"body": body}, options)


class AsyncModelsFormsClient(AsyncClient):
    """The Models Forms API, called asynchronously."""

    def __init__(
        self,
        *,
        base_url: str = "https://accounts.example/v1",
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
    def with_raw_response(self) -> AsyncModelsFormsClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncModelsFormsClientRaw(self)

    async def create_account(
        self,
        *,
        name: str,
        password: str | None = None,
        contacts: Sequence[ContactInput] | None = None,
        parent: AccountInput | None = None,
        options: RequestOptions | None = None,
    ) -> Account:
        """Create account.

        Args:
            password: At least 12 characters.
        """
        return await self._send(
            _CREATE_ACCOUNT,
            {
                "name": name,
                "password": password,
                "contacts": contacts,
                "parent": parent,
            },
            options,
        )

    async def replace_accounts(
        self,
        *,
        body: Sequence[AccountInput],
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Replace accounts."""
        return await self._send(_REPLACE_ACCOUNTS, {"body": body}, options)


class ModelsFormsClientRaw(RawView[ModelsFormsClient]):
    """The calls of `ModelsFormsClient`, returning whole responses."""

    create_account = RawMethod(ModelsFormsClient.create_account)
    replace_accounts = RawMethod(ModelsFormsClient.replace_accounts)


class AsyncModelsFormsClientRaw(AsyncRawView[AsyncModelsFormsClient]):
    """The calls of `AsyncModelsFormsClient`, returning whole responses."""

    create_account = AsyncRawMethod(AsyncModelsFormsClient.create_account)
    replace_accounts = AsyncRawMethod(AsyncModelsFormsClient.replace_accounts)


_SERVICE = Service(name="models_forms", package=__package__ or "", version="1")

_CREATE_ACCOUNT: Operation[Account] = Operation(
    name="create_account",
    method="POST",
    path="/accounts",
    body=JsonBody(
        parts=(
            Part("name", "name", "str", required=True),
            Part("password", "password", "str"),
            Part("contacts", "contacts", "list[ContactInput]"),
            Part("parent", "parent", "AccountInput"),
        ),
        required=True,
    ),
    responses=(Response(200, "Account"),),
)

_REPLACE_ACCOUNTS: Operation[JsonValue] = Operation(
    name="replace_accounts",
    method="PUT",
    path="/accounts",
    body=JsonBody(name="body", type="list[AccountInput]", required=True),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
)
