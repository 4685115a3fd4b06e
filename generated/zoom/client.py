"""The clients of the Zoom API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.multipart import Multipart
from .._runtime.oauth2 import OAuth2
from .._runtime.plan import ErrorCase, Operation, Parameter, Part, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .models import (
        AccountPlanInformation,
        DailyUsageReport,
        PerformBatchRegistrationRegistrant,
        PerformBatchRegistrationResponse,
    )


class ZoomClient(SyncClient):
    """The Zoom API, called synchronously."""

    def __init__(
        self,
        *,
        token: Token | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
        account_id: str | None = None,
        token_url: str | None = None,
        scope: str | None = None,
        base_url: str = "https://api.zoom.us/v2",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            client_id: Who the program is, to fetch tokens with.
            client_secret: What proves it.
            refresh_token: A token that gets new access tokens.
            account_id: The account for which tokens are fetched.
            token_url: Where tokens are fetched.
            scope: What tokens shall allow, parted by spaces.
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
                "oauth2": OAuth2(
                    token,
                    client_id=client_id,
                    client_secret=client_secret,
                    refresh_token=refresh_token,
                    account_id=account_id,
                    token_url=token_url,
                    scope=scope,
                )
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ZoomClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ZoomClientRaw(self)

    def get_account_plan_information(
        self,
        account_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AccountPlanInformation:
        """Get account plan information.

        Use this API to return plan information of a subaccount that is managed by a
        Master account.

        This API can only be used by Master accounts that pay all billing charges of
        their associated Pro or higher subaccounts. Zoom only allows approved partners
        to use Master APIs and manage subaccounts' billing information. Email the
        partner programs team at partner-success@zoom.us for more details.

        Scopes: `billing:master`, `billing:read:admin`
        Rate limit: `Medium`

        Args:
            account_id: The account's ID.

        Raises:
            BadRequest: 400, code 2100: This sub account is on self pay mode.
            NotFound: 404: Account does not exist: {subAccountId}.
        """
        return self._send(
            _GET_ACCOUNT_PLAN_INFORMATION, {"account_id": account_id}, options
        )

    def get_daily_usage_report(
        self,
        *,
        year: int | None = None,
        month: int | None = None,
        options: RequestOptions | None = None,
    ) -> DailyUsageReport:
        """Get daily usage report.

        Retrieve daily report to access the account-wide usage of Zoom services for each
        day in a given month. It lists the number of new users, meetings, participants,
        and meeting minutes.

        Prerequisites:
            - Pro or higher plan.

        Scopes: `report:read:admin`
        Rate limit: `Heavy`

        Args:
            year: Year for this report.
            month: Month for this report.

        Raises:
            BadRequest: 400, code 300: Daily report can only be provided for a month
                that falls within the recent 6 months.
        """
        return self._send(
            _GET_DAILY_USAGE_REPORT, {"year": year, "month": month}, options
        )

    def perform_batch_registration(
        self,
        webinar_id: str,
        *,
        auto_approve: bool | None = None,
        registrants: Sequence[PerformBatchRegistrationRegistrant] | None = None,
        options: RequestOptions | None = None,
    ) -> PerformBatchRegistrationResponse:
        """Perform batch registration.

        Use this API to register up to 30 registrants at once for a scheduled webinar
        that requires registration.

        Prerequisites:
            - The webinar host must be a Licensed user.
            - The webinar should be of type `5`, i.e., it should be a scheduled webinar.
              Other types of webinars are not supported by this API.

        Scopes: `webinar:write`, `webinar:write:admin`
        Rate limit: `Heavy`

        Args:
            webinar_id: Unique identifier of the webinar.
            auto_approve: If a meeting was scheduled with approval_type `1` (manual
                approval), but you would like to automatically approve the registrants
                that are added via this API, you can set the value of this field to
                `true`. You cannot use this field to change approval setting for a
                meeting that was originally scheduled with approval_type `0` (automatic
                approval).

        Raises:
            BadRequest: 400, code 200: Webinar plan is missing. You must subscribe to
                the webinar plan and enable webinar for this user: {0} in order to
                perform this action.
            BadRequest: 400, code 300: This API c…
            NotFound: 404, code 3001: Webinar does not exist: {0}.
            NotFound: 404, code 3043: Webinar has reached maximum attendee capacity.
            NotFound: 404, code 404: Registration has not been enabled fo…
            RateLimited: 429: You have exceeded the daily rate limit of "{0}" for
                webinar Perform batch registration API requests for the registrant
                "{1}". You can resume these API requests at GMT 00:00:00.
        """
        return self._send(
            _PERFORM_BATCH_REGISTRATION,
            {
                "webinar_id": webinar_id,
                "auto_approve": auto_approve,
                "registrants": registrants,
            },
            options,
        )


class AsyncZoomClient(AsyncClient):
    """The Zoom API, called asynchronously."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
        account_id: str | None = None,
        token_url: str | None = None,
        scope: str | None = None,
        base_url: str = "https://api.zoom.us/v2",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            token: The access token, or a function that returns it.
            client_id: Who the program is, to fetch tokens with.
            client_secret: What proves it.
            refresh_token: A token that gets new access tokens.
            account_id: The account for which tokens are fetched.
            token_url: Where tokens are fetched.
            scope: What tokens shall allow, parted by spaces.
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
                "oauth2": OAuth2(
                    token,
                    client_id=client_id,
                    client_secret=client_secret,
                    refresh_token=refresh_token,
                    account_id=account_id,
                    token_url=token_url,
                    scope=scope,
                )
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncZoomClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncZoomClientRaw(self)

    async def get_account_plan_information(
        self,
        account_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AccountPlanInformation:
        """Get account plan information.

        Use this API to return plan information of a subaccount that is managed by a
        Master account.

        This API can only be used by Master accounts that pay all billing charges of
        their associated Pro or higher subaccounts. Zoom only allows approved partners
        to use Master APIs and manage subaccounts' billing information. Email the
        partner programs team at partner-success@zoom.us for more details.

        Scopes: `billing:master`, `billing:read:admin`
        Rate limit: `Medium`

        Args:
            account_id: The account's ID.

        Raises:
            BadRequest: 400, code 2100: This sub account is on self pay mode.
            NotFound: 404: Account does not exist: {subAccountId}.
        """
        return await self._send(
            _GET_ACCOUNT_PLAN_INFORMATION, {"account_id": account_id}, options
        )

    async def get_daily_usage_report(
        self,
        *,
        year: int | None = None,
        month: int | None = None,
        options: RequestOptions | None = None,
    ) -> DailyUsageReport:
        """Get daily usage report.

        Retrieve daily report to access the account-wide usage of Zoom services for each
        day in a given month. It lists the number of new users, meetings, participants,
        and meeting minutes.

        Prerequisites:
            - Pro or higher plan.

        Scopes: `report:read:admin`
        Rate limit: `Heavy`

        Args:
            year: Year for this report.
            month: Month for this report.

        Raises:
            BadRequest: 400, code 300: Daily report can only be provided for a month
                that falls within the recent 6 months.
        """
        return await self._send(
            _GET_DAILY_USAGE_REPORT, {"year": year, "month": month}, options
        )

    async def perform_batch_registration(
        self,
        webinar_id: str,
        *,
        auto_approve: bool | None = None,
        registrants: Sequence[PerformBatchRegistrationRegistrant] | None = None,
        options: RequestOptions | None = None,
    ) -> PerformBatchRegistrationResponse:
        """Perform batch registration.

        Use this API to register up to 30 registrants at once for a scheduled webinar
        that requires registration.

        Prerequisites:
            - The webinar host must be a Licensed user.
            - The webinar should be of type `5`, i.e., it should be a scheduled webinar.
              Other types of webinars are not supported by this API.

        Scopes: `webinar:write`, `webinar:write:admin`
        Rate limit: `Heavy`

        Args:
            webinar_id: Unique identifier of the webinar.
            auto_approve: If a meeting was scheduled with approval_type `1` (manual
                approval), but you would like to automatically approve the registrants
                that are added via this API, you can set the value of this field to
                `true`. You cannot use this field to change approval setting for a
                meeting that was originally scheduled with approval_type `0` (automatic
                approval).

        Raises:
            BadRequest: 400, code 200: Webinar plan is missing. You must subscribe to
                the webinar plan and enable webinar for this user: {0} in order to
                perform this action.
            BadRequest: 400, code 300: This API c…
            NotFound: 404, code 3001: Webinar does not exist: {0}.
            NotFound: 404, code 3043: Webinar has reached maximum attendee capacity.
            NotFound: 404, code 404: Registration has not been enabled fo…
            RateLimited: 429: You have exceeded the daily rate limit of "{0}" for
                webinar Perform batch registration API requests for the registrant
                "{1}". You can resume these API requests at GMT 00:00:00.
        """
        return await self._send(
            _PERFORM_BATCH_REGISTRATION,
            {
                "webinar_id": webinar_id,
                "auto_approve": auto_approve,
                "registrants": registrants,
            },
            options,
        )


class ZoomClientRaw(RawView[ZoomClient]):
    """The calls of `ZoomClient`, returning whole responses."""

    get_account_plan_information = RawMethod(ZoomClient.get_account_plan_information)
    get_daily_usage_report = RawMethod(ZoomClient.get_daily_usage_report)
    perform_batch_registration = RawMethod(ZoomClient.perform_batch_registration)


class AsyncZoomClientRaw(AsyncRawView[AsyncZoomClient]):
    """The calls of `AsyncZoomClient`, returning whole responses."""

    get_account_plan_information = AsyncRawMethod(
        AsyncZoomClient.get_account_plan_information
    )
    get_daily_usage_report = AsyncRawMethod(AsyncZoomClient.get_daily_usage_report)
    perform_batch_registration = AsyncRawMethod(
        AsyncZoomClient.perform_batch_registration
    )


_SERVICE = Service(name="zoom", package=__package__ or "", version="1")

_GET_ACCOUNT_PLAN_INFORMATION: Operation[AccountPlanInformation] = Operation(
    name="get_account_plan_information",
    method="GET",
    path="/accounts/{accountId}/plans",
    parameters=(Parameter("path", "accountId", "account_id", "str"),),
    responses=(Response(200, "AccountPlanInformation"),),
    auth=(("oauth2",),),
    errors=(
        ErrorCase(400, "2100", "This sub account is on self pay mode."),
        ErrorCase(404, "", "Account does not exist: {subAccountId}."),
    ),
)

_GET_DAILY_USAGE_REPORT: Operation[DailyUsageReport] = Operation(
    name="get_daily_usage_report",
    method="GET",
    path="/report/daily",
    parameters=(
        Parameter("query", "year", "year", "int"),
        Parameter("query", "month", "month", "int"),
    ),
    responses=(Response(200, "DailyUsageReport"),),
    auth=(("oauth2",),),
    errors=(
        ErrorCase(
            400,
            "300",
            "Daily report can only be provided for a month that falls within the "
            "recent 6 months.",
        ),
    ),
)

_PERFORM_BATCH_REGISTRATION: Operation[PerformBatchRegistrationResponse] = Operation(
    name="perform_batch_registration",
    method="POST",
    path="/webinars/{webinarId}/batch_registrants",
    parameters=(Parameter("path", "webinarId", "webinar_id", "str"),),
    body=Multipart(
        (
            Part("auto_approve", "auto_approve", "bool"),
            Part(
                "registrants",
                "registrants",
                "list[PerformBatchRegistrationRegistrant]",
                encoding="json",
            ),
        )
    ),
    responses=(Response(200, "PerformBatchRegistrationResponse"),),
    auth=(("oauth2",),),
    errors=(
        ErrorCase(
            400,
            "200",
            "Webinar plan is missing. You must subscribe to the webinar plan and "
            "enable webinar for this user: {0} in order to perform this action.",
        ),
        ErrorCase(400, "300", "This API c…"),
        ErrorCase(404, "3001", "Webinar does not exist: {0}."),
        ErrorCase(404, "3043", "Webinar has reached maximum attendee capacity."),
        ErrorCase(404, "404", "Registration has not been enabled fo…"),
        ErrorCase(
            429,
            "",
            'You have exceeded the daily rate limit of "{0}" for webinar Perform '
            'batch registration API requests for the registrant "{1}". You can resume '
            "these API requests at GMT 00:00:00.",
        ),
    ),
)
