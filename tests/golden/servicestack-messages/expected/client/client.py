"""The clients of the Loans API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.body import JsonBody
from .._runtime.carrying import MessagePlan
from .._runtime.plan import ErrorBody, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, RawMethod
from .._runtime.sending import (
    AsyncMessageClient,
    AsyncMessageView,
    MessageClient,
    MessageView,
)
from .._runtime.session import RenewedBearer, Session

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .groups.search import AsyncSearch, AsyncSearchRaw, Search, SearchRaw
    from .models import Loan, Period


class ServicestackMessagesClient(MessageClient):
    """The Loans API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://loans.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackMessagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackMessagesClientRaw(self)

    @property
    def search(self) -> Search:
        """The calls of `search`."""
        from .groups.search import Search

        return Search(self)

    def find_loan(
        self,
        *,
        id: UUID | None = None,
        reader: str | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Finds a loan, by its number or by its reader."""
        return self._send(
            _FIND_LOAN, {"id": id, "reader": reader, "period": period}, options
        )

    def find_loan_by_id(
        self,
        id: UUID,
        *,
        reader: str | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Find a loan.

        Finds a loan, by its number or by its reader.
        """
        return self._send(
            _FIND_LOAN_BY_ID, {"id": id, "reader": reader, "period": period}, options
        )

    def find_loan_by_reader(
        self,
        reader: str,
        *,
        id: UUID | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Finds a loan, by its number or by its reader."""
        return self._send(
            _FIND_LOAN_BY_READER,
            {"reader": reader, "id": id, "period": period},
            options,
        )

    def renew_loan(
        self,
        id: UUID,
        *,
        until: date,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Renew a loan.

        Prerequisites:
            - Requires Authentication
            - Required roles: Librarian
            - Required permissions: RenewLoans
        """
        return self._send(
            _RENEW_LOAN, {"id": id, "until": until, "note": note}, options
        )

    def count_loans(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Count loans."""
        return self._send(_COUNT_LOANS, {}, options)


class AsyncServicestackMessagesClient(AsyncMessageClient):
    """The Loans API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://loans.example",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            username: The user who signs in.
            password: The password of the user, or a function for it.
            session_id: The id of a session that the user has already.
            token: The access token, or a function that returns it.
            refresh_token: A token that gets a new access token after a 401.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "session": Session(username, password, session_id=session_id),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackMessagesClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackMessagesClientRaw(self)

    @property
    def search(self) -> AsyncSearch:
        """The calls of `search`."""
        from .groups.search import AsyncSearch

        return AsyncSearch(self)

    async def find_loan(
        self,
        *,
        id: UUID | None = None,
        reader: str | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Finds a loan, by its number or by its reader."""
        return await self._send(
            _FIND_LOAN, {"id": id, "reader": reader, "period": period}, options
        )

    async def find_loan_by_id(
        self,
        id: UUID,
        *,
        reader: str | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Find a loan.

        Finds a loan, by its number or by its reader.
        """
        return await self._send(
            _FIND_LOAN_BY_ID, {"id": id, "reader": reader, "period": period}, options
        )

    async def find_loan_by_reader(
        self,
        reader: str,
        *,
        id: UUID | None = None,
        period: Period | None = None,
        options: RequestOptions | None = None,
    ) -> Loan:
        """Finds a loan, by its number or by its reader."""
        return await self._send(
            _FIND_LOAN_BY_READER,
            {"reader": reader, "id": id, "period": period},
            options,
        )

    async def renew_loan(
        self,
        id: UUID,
        *,
        until: date,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Renew a loan.

        Prerequisites:
            - Requires Authentication
            - Required roles: Librarian
            - Required permissions: RenewLoans
        """
        return await self._send(
            _RENEW_LOAN, {"id": id, "until": until, "note": note}, options
        )

    async def count_loans(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Count loans."""
        return await self._send(_COUNT_LOANS, {}, options)


class ServicestackMessagesClientRaw(MessageView[ServicestackMessagesClient]):
    """The calls of `ServicestackMessagesClient`, returning whole responses."""

    find_loan = RawMethod(ServicestackMessagesClient.find_loan)
    find_loan_by_id = RawMethod(ServicestackMessagesClient.find_loan_by_id)
    find_loan_by_reader = RawMethod(ServicestackMessagesClient.find_loan_by_reader)
    renew_loan = RawMethod(ServicestackMessagesClient.renew_loan)
    count_loans = RawMethod(ServicestackMessagesClient.count_loans)

    @property
    def search(self) -> SearchRaw:
        """The calls of `search`."""
        from .groups.search import SearchRaw

        return SearchRaw(self._target.search)


class AsyncServicestackMessagesClientRaw(
    AsyncMessageView[AsyncServicestackMessagesClient]
):
    """The calls of `AsyncServicestackMessagesClient`, returning whole responses."""

    find_loan = AsyncRawMethod(AsyncServicestackMessagesClient.find_loan)
    find_loan_by_id = AsyncRawMethod(AsyncServicestackMessagesClient.find_loan_by_id)
    find_loan_by_reader = AsyncRawMethod(
        AsyncServicestackMessagesClient.find_loan_by_reader
    )
    renew_loan = AsyncRawMethod(AsyncServicestackMessagesClient.renew_loan)
    count_loans = AsyncRawMethod(AsyncServicestackMessagesClient.count_loans)

    @property
    def search(self) -> AsyncSearchRaw:
        """The calls of `search`."""
        from .groups.search import AsyncSearchRaw

        return AsyncSearchRaw(self._target.search)


_SERVICE = Service(
    name="servicestack_messages",
    package=__package__ or "",
    version="1",
    messages={
        "client": ("CountLoans", "FindLoan", "RenewLoan"),
        "groups.search": ("QueryLoans",),
    },
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_FIND_LOAN: Operation[Loan] = Operation(
    name="find_loan",
    method="GET",
    path="/loan",
    parameters=(
        Parameter("query", "id", "id", "UUID", form="hex"),
        Parameter("query", "reader", "reader", "str"),
        Parameter("query", "period", "period", "Period", style="jsv"),
    ),
    responses=(Response(200, "Loan"),),
)

_FIND_LOAN_BY_ID: Operation[Loan] = Operation(
    name="find_loan_by_id",
    method="GET",
    path="/loans/{Id}",
    parameters=(
        Parameter("path", "Id", "id", "UUID", form="hex"),
        Parameter("query", "reader", "reader", "str"),
        Parameter("query", "period", "period", "Period", style="jsv"),
    ),
    responses=(Response(200, "Loan"),),
)

_FIND_LOAN_BY_READER: Operation[Loan] = Operation(
    name="find_loan_by_reader",
    method="GET",
    path="/readers/{Reader}/loan",
    parameters=(
        Parameter("path", "Reader", "reader", "str"),
        Parameter("query", "id", "id", "UUID", form="hex"),
        Parameter("query", "period", "period", "Period", style="jsv"),
    ),
    responses=(Response(200, "Loan"),),
)

_RENEW_LOAN: Operation[None] = Operation(
    name="renew_loan",
    method="PUT",
    path="/loans/{Id}/renew",
    parameters=(Parameter("path", "Id", "id", "UUID", form="hex"),),
    body=JsonBody(
        parts=(
            Part("until", "until", "date", required=True),
            Part("note", "note", "str"),
        ),
        required=True,
    ),
    responses=(Response(204),),
    auth=(("session",), ("bearer",)),
)

_COUNT_LOANS: Operation[int] = Operation(
    name="count_loans",
    method="POST",
    path="/api/CountLoans",
    responses=(Response(200, "int"),),
)

MESSAGES = {
    "FindLoan": MessagePlan(
        (_FIND_LOAN_BY_ID, _FIND_LOAN_BY_READER, _FIND_LOAN),
        method="GET",
        path="/api/FindLoan",
        batch="/api/FindLoan[]",
        one_way="/json/oneway/FindLoan",
    ),
    "RenewLoan": MessagePlan(
        (_RENEW_LOAN,),
        method="PUT",
        path="/api/RenewLoan",
        batch="/api/RenewLoan[]",
        one_way="/json/oneway/RenewLoan",
    ),
    "CountLoans": MessagePlan(
        (_COUNT_LOANS,),
        path="/api/CountLoans",
        batch="/api/CountLoans[]",
        one_way="/json/oneway/CountLoans",
    ),
}
