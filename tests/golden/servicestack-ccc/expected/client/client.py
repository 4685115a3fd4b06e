"""The clients of the CCC API, and the operations they call."""

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
from .._runtime.session import RenewedBearer, Session
from .._runtime.values import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.paging import AsyncPages, Page
    from .._runtime.values import Unset
    from .models import (
        AuthenticateResponse,
        BaseResponse,
        GetServiceUserUsageResponse,
        PeriodType,
        QueryResponseServiceMessage,
        SearchServiceUsersResponse,
        ServiceMessage,
        ServiceUser,
        ServiceUserSettings,
        ServiceUserStatusEnum,
        UpdateServiceUserResponse,
    )


class ServicestackCccClient(MessageClient):
    """The CCC API, called synchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Token | None = None,
        session_id: str | None = None,
        token: Token | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://api.secure-messaging.com",
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
                "session": Session(
                    username,
                    password,
                    session_id=session_id,
                    sign_in_path="/api/auth/credentials",
                    refresh_path="/api/access-token",
                ),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/api/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> ServicestackCccClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return ServicestackCccClientRaw(self)

    def authenticate(
        self,
        *,
        provider: str | None = None,
        user_name: str | None = None,
        password: str | None = None,
        remember_me: bool | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AuthenticateResponse:
        """Signs a user in.

        Args:
            provider: How to sign in.
        """
        return self._send(
            _AUTHENTICATE,
            {
                "provider": provider,
                "user_name": user_name,
                "password": password,
                "remember_me": remember_me,
            },
            options,
        )

    def authenticate_by_provider(
        self,
        provider: str,
        *,
        user_name: str | None = None,
        password: str | None = None,
        remember_me: bool | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AuthenticateResponse:
        """Authenticate by provider.

        Args:
            provider: How to sign in.
        """
        return self._send(
            _AUTHENTICATE_BY_PROVIDER,
            {
                "provider": provider,
                "user_name": user_name,
                "password": password,
                "remember_me": remember_me,
            },
            options,
        )

    def get_service_user_usage(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        period_type: PeriodType | str | None = None,
        period: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> GetServiceUserUsageResponse:
        """Get a User usage report.

        Get a User usage including number of Messages sent and Features used.

        Args:
            period_type: Defaults to Daily.
            period: Defaults to yesterdays Date.
        """
        return self._send(
            _GET_SERVICE_USER_USAGE,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "period_type": period_type,
                "period": period,
            },
            options,
        )

    def get_service_users(
        self,
        service_guid: UUID,
        *,
        status: ServiceUserStatusEnum | str | None = None,
        options: RequestOptions | None = None,
    ) -> list[ServiceUser]:
        """Lists the users of a service.

        Prerequisites:
            - Requires Authentication

        Args:
            service_guid: The service the users belong to.
            status: Only users with this status.
        """
        return self._send(
            _GET_SERVICE_USERS,
            {"service_guid": service_guid, "status": status},
            options,
        )

    def query_service_messages(
        self,
        *,
        subject_contains: str | None = None,
        sent_after: datetime | None = None,
        service_guids: Sequence[UUID] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[QueryResponseServiceMessage, ServiceMessage]:
        """Queries the messages of all services.

        Prerequisites:
            - Requires Authentication

        Args:
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_SERVICE_MESSAGES,
            {
                "subject_contains": subject_contains,
                "sent_after": sent_after,
                "service_guids": service_guids,
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

    def search_service_users(
        self,
        service_guid: UUID,
        *,
        search_text: str,
        statuses: Sequence[ServiceUserStatusEnum | str] | None = None,
        page_number: int | None = None,
        page_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> SearchServiceUsersResponse:
        """Finds users by their names.

        A part of a name will do.

        Prerequisites:
            - Requires Authentication
            - Required permissions: SearchUsers

        Args:
            search_text: A part of a name or of an address.
            statuses: Only users with one of these.
            page_number: Counts from 1.
            page_size: From 1 to 100.
        """
        return self._send(
            _SEARCH_SERVICE_USERS,
            {
                "service_guid": service_guid,
                "search_text": search_text,
                "statuses": statuses,
                "page_number": page_number,
                "page_size": page_size,
            },
            options,
        )

    def post_service_group_member(
        self,
        service_guid: UUID,
        group_guid: UUID,
        user_guid: UUID,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> BaseResponse:
        """Puts a user into a group.

        It is an error if the user is in it already.

        Prerequisites:
            - Requires Authentication

        Args:
            note: Why, for the log.
        """
        return self._send(
            _POST_SERVICE_GROUP_MEMBER,
            {
                "service_guid": service_guid,
                "group_guid": group_guid,
                "user_guid": user_guid,
                "note": note,
            },
            options,
        )

    def delete_service_group_member(
        self,
        service_guid: UUID,
        group_guid: UUID,
        user_guid: UUID,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> BaseResponse:
        """Takes a user out of a group.

        Prerequisites:
            - Requires Authentication

        Args:
            note: Why, for the log.
        """
        return self._send(
            _DELETE_SERVICE_GROUP_MEMBER,
            {
                "service_guid": service_guid,
                "group_guid": group_guid,
                "user_guid": user_guid,
                "note": note,
            },
            options,
        )

    def update_service_user(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        first_name: str | None = None,
        last_name: str | None = None,
        status: ServiceUserStatusEnum | str | None | Unset = UNSET,
        settings: ServiceUserSettings | None = None,
        labels: Mapping[str, str] | None = None,
        options: RequestOptions | None = None,
    ) -> UpdateServiceUserResponse:
        """Changes a user.

        What is not sent stays as it is.

        Prerequisites:
            - Requires Authentication
            - Required roles: ServiceAdmin, PartnerAdmin
        """
        return self._send(
            _UPDATE_SERVICE_USER,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "first_name": first_name,
                "last_name": last_name,
                "status": status,
                "settings": settings,
                "labels": labels,
            },
            options,
        )


class AsyncServicestackCccClient(AsyncMessageClient):
    """The CCC API, called asynchronously."""

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncToken | None = None,
        session_id: str | None = None,
        token: AsyncToken | None = None,
        refresh_token: str | None = None,
        base_url: str = "https://api.secure-messaging.com",
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
                "session": Session(
                    username,
                    password,
                    session_id=session_id,
                    sign_in_path="/api/auth/credentials",
                    refresh_path="/api/access-token",
                ),
                "bearer": RenewedBearer(
                    token, refresh_token=refresh_token, refresh_path="/api/access-token"
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncServicestackCccClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncServicestackCccClientRaw(self)

    async def authenticate(
        self,
        *,
        provider: str | None = None,
        user_name: str | None = None,
        password: str | None = None,
        remember_me: bool | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AuthenticateResponse:
        """Signs a user in.

        Args:
            provider: How to sign in.
        """
        return await self._send(
            _AUTHENTICATE,
            {
                "provider": provider,
                "user_name": user_name,
                "password": password,
                "remember_me": remember_me,
            },
            options,
        )

    async def authenticate_by_provider(
        self,
        provider: str,
        *,
        user_name: str | None = None,
        password: str | None = None,
        remember_me: bool | None | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AuthenticateResponse:
        """Authenticate by provider.

        Args:
            provider: How to sign in.
        """
        return await self._send(
            _AUTHENTICATE_BY_PROVIDER,
            {
                "provider": provider,
                "user_name": user_name,
                "password": password,
                "remember_me": remember_me,
            },
            options,
        )

    async def get_service_user_usage(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        period_type: PeriodType | str | None = None,
        period: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> GetServiceUserUsageResponse:
        """Get a User usage report.

        Get a User usage including number of Messages sent and Features used.

        Args:
            period_type: Defaults to Daily.
            period: Defaults to yesterdays Date.
        """
        return await self._send(
            _GET_SERVICE_USER_USAGE,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "period_type": period_type,
                "period": period,
            },
            options,
        )

    async def get_service_users(
        self,
        service_guid: UUID,
        *,
        status: ServiceUserStatusEnum | str | None = None,
        options: RequestOptions | None = None,
    ) -> list[ServiceUser]:
        """Lists the users of a service.

        Prerequisites:
            - Requires Authentication

        Args:
            service_guid: The service the users belong to.
            status: Only users with this status.
        """
        return await self._send(
            _GET_SERVICE_USERS,
            {"service_guid": service_guid, "status": status},
            options,
        )

    def query_service_messages(
        self,
        *,
        subject_contains: str | None = None,
        sent_after: datetime | None = None,
        service_guids: Sequence[UUID] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[QueryResponseServiceMessage, ServiceMessage]:
        """Queries the messages of all services.

        Prerequisites:
            - Requires Authentication

        Args:
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_SERVICE_MESSAGES,
            {
                "subject_contains": subject_contains,
                "sent_after": sent_after,
                "service_guids": service_guids,
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

    async def search_service_users(
        self,
        service_guid: UUID,
        *,
        search_text: str,
        statuses: Sequence[ServiceUserStatusEnum | str] | None = None,
        page_number: int | None = None,
        page_size: int | None = None,
        options: RequestOptions | None = None,
    ) -> SearchServiceUsersResponse:
        """Finds users by their names.

        A part of a name will do.

        Prerequisites:
            - Requires Authentication
            - Required permissions: SearchUsers

        Args:
            search_text: A part of a name or of an address.
            statuses: Only users with one of these.
            page_number: Counts from 1.
            page_size: From 1 to 100.
        """
        return await self._send(
            _SEARCH_SERVICE_USERS,
            {
                "service_guid": service_guid,
                "search_text": search_text,
                "statuses": statuses,
                "page_number": page_number,
                "page_size": page_size,
            },
            options,
        )

    async def post_service_group_member(
        self,
        service_guid: UUID,
        group_guid: UUID,
        user_guid: UUID,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> BaseResponse:
        """Puts a user into a group.

        It is an error if the user is in it already.

        Prerequisites:
            - Requires Authentication

        Args:
            note: Why, for the log.
        """
        return await self._send(
            _POST_SERVICE_GROUP_MEMBER,
            {
                "service_guid": service_guid,
                "group_guid": group_guid,
                "user_guid": user_guid,
                "note": note,
            },
            options,
        )

    async def delete_service_group_member(
        self,
        service_guid: UUID,
        group_guid: UUID,
        user_guid: UUID,
        *,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> BaseResponse:
        """Takes a user out of a group.

        Prerequisites:
            - Requires Authentication

        Args:
            note: Why, for the log.
        """
        return await self._send(
            _DELETE_SERVICE_GROUP_MEMBER,
            {
                "service_guid": service_guid,
                "group_guid": group_guid,
                "user_guid": user_guid,
                "note": note,
            },
            options,
        )

    async def update_service_user(
        self,
        service_guid: UUID,
        user_guid: UUID,
        *,
        first_name: str | None = None,
        last_name: str | None = None,
        status: ServiceUserStatusEnum | str | None | Unset = UNSET,
        settings: ServiceUserSettings | None = None,
        labels: Mapping[str, str] | None = None,
        options: RequestOptions | None = None,
    ) -> UpdateServiceUserResponse:
        """Changes a user.

        What is not sent stays as it is.

        Prerequisites:
            - Requires Authentication
            - Required roles: ServiceAdmin, PartnerAdmin
        """
        return await self._send(
            _UPDATE_SERVICE_USER,
            {
                "service_guid": service_guid,
                "user_guid": user_guid,
                "first_name": first_name,
                "last_name": last_name,
                "status": status,
                "settings": settings,
                "labels": labels,
            },
            options,
        )


class ServicestackCccClientRaw(MessageView[ServicestackCccClient]):
    """The calls of `ServicestackCccClient`, returning whole responses."""

    authenticate = RawMethod(ServicestackCccClient.authenticate)
    authenticate_by_provider = RawMethod(ServicestackCccClient.authenticate_by_provider)
    get_service_user_usage = RawMethod(ServicestackCccClient.get_service_user_usage)
    get_service_users = RawMethod(ServicestackCccClient.get_service_users)
    query_service_messages = RawMethod(ServicestackCccClient.query_service_messages)
    search_service_users = RawMethod(ServicestackCccClient.search_service_users)
    post_service_group_member = RawMethod(
        ServicestackCccClient.post_service_group_member
    )
    delete_service_group_member = RawMethod(
        ServicestackCccClient.delete_service_group_member
    )
    update_service_user = RawMethod(ServicestackCccClient.update_service_user)


class AsyncServicestackCccClientRaw(AsyncMessageView[AsyncServicestackCccClient]):
    """The calls of `AsyncServicestackCccClient`, returning whole responses."""

    authenticate = AsyncRawMethod(AsyncServicestackCccClient.authenticate)
    authenticate_by_provider = AsyncRawMethod(
        AsyncServicestackCccClient.authenticate_by_provider
    )
    get_service_user_usage = AsyncRawMethod(
        AsyncServicestackCccClient.get_service_user_usage
    )
    get_service_users = AsyncRawMethod(AsyncServicestackCccClient.get_service_users)
    query_service_messages = AsyncRawMethod(
        AsyncServicestackCccClient.query_service_messages
    )
    search_service_users = AsyncRawMethod(
        AsyncServicestackCccClient.search_service_users
    )
    post_service_group_member = AsyncRawMethod(
        AsyncServicestackCccClient.post_service_group_member
    )
    delete_service_group_member = AsyncRawMethod(
        AsyncServicestackCccClient.delete_service_group_member
    )
    update_service_user = AsyncRawMethod(AsyncServicestackCccClient.update_service_user)


_SERVICE = Service(
    name="servicestack_ccc",
    package=__package__ or "",
    version="8.4.0.0",
    messages={
        "client": (
            "Authenticate",
            "GetServiceUserUsage",
            "GetServiceUsers",
            "QueryServiceMessages",
            "SearchServiceUsers",
            "ServiceGroupMember",
            "UpdateServiceUser",
        )
    },
    error=ErrorBody(
        "ResponseStatus",
        path=("responseStatus",),
        code=(("responseStatus", "errorCode"), ("ResponseStatus", "ErrorCode")),
        message=(("responseStatus", "message"), ("ResponseStatus", "Message")),
    ),
)

_AUTHENTICATE: Operation[AuthenticateResponse] = Operation(
    name="authenticate",
    method="POST",
    path="/api/auth",
    body=JsonBody(
        parts=(
            Part("provider", "provider", "str"),
            Part("userName", "user_name", "str"),
            Part("password", "password", "str"),
            Part("rememberMe", "remember_me", "bool | None"),
        )
    ),
    responses=(Response(200, "AuthenticateResponse"),),
)

_AUTHENTICATE_BY_PROVIDER: Operation[AuthenticateResponse] = Operation(
    name="authenticate_by_provider",
    method="POST",
    path="/api/auth/{provider}",
    parameters=(Parameter("path", "provider", "provider", "str"),),
    body=JsonBody(
        parts=(
            Part("userName", "user_name", "str"),
            Part("password", "password", "str"),
            Part("rememberMe", "remember_me", "bool | None"),
        )
    ),
    responses=(Response(200, "AuthenticateResponse"),),
)

_GET_SERVICE_USER_USAGE: Operation[GetServiceUserUsageResponse] = Operation(
    name="get_service_user_usage",
    method="GET",
    path="/api/services/{ServiceGuid}/users/{UserGuid}/usage",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("path", "UserGuid", "user_guid", "UUID", form="hex"),
        Parameter("query", "periodType", "period_type", "PeriodType"),
        Parameter("query", "period", "period", "datetime", form="z"),
    ),
    responses=(Response(200, "GetServiceUserUsageResponse"),),
)

_GET_SERVICE_USERS: Operation[list[ServiceUser]] = Operation(
    name="get_service_users",
    method="GET",
    path="/api/services/{ServiceGuid}/users",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("query", "status", "status", "ServiceUserStatusEnum"),
    ),
    responses=(Response(200, "list[ServiceUser]"),),
    auth=(("session",), ("bearer",)),
)

_QUERY_SERVICE_MESSAGES: PagedOperation[QueryResponseServiceMessage, ServiceMessage] = (
    PagedOperation(
        name="query_service_messages",
        method="GET",
        path="/api/messages/query",
        parameters=(
            Parameter("query", "subjectContains", "subject_contains", "str"),
            Parameter("query", "sentAfter", "sent_after", "datetime", form="z"),
            Parameter(
                "query",
                "serviceGuids",
                "service_guids",
                "list[UUID]",
                form="hex",
                style="jsv",
            ),
            Parameter("query", "skip", "skip", "int"),
            Parameter("query", "take", "take", "int"),
            Parameter("query", "orderBy", "order_by", "str"),
            Parameter("query", "orderByDesc", "order_by_desc", "str"),
            Parameter("query", "include", "include", "str"),
            Parameter("query", "fields", "fields", "str"),
            Parameter("query", "meta", "meta", "dict[str, str]", style="jsv"),
            Parameter("query", "", "conditions", style="open"),
        ),
        responses=(Response(200, "QueryResponseServiceMessage"),),
        paging=OffsetPaging(items=("results",), parameter=("skip",), total=("total",)),
        auth=(("session",), ("bearer",)),
    )
)

_SEARCH_SERVICE_USERS: Operation[SearchServiceUsersResponse] = Operation(
    name="search_service_users",
    method="GET",
    path="/api/services/{ServiceGuid}/users/search",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("query", "searchText", "search_text", "str", required=True),
        Parameter(
            "query", "statuses", "statuses", "list[ServiceUserStatusEnum]", style="jsv"
        ),
        Parameter("query", "pageNumber", "page_number", "int"),
        Parameter("query", "pageSize", "page_size", "int"),
    ),
    responses=(Response(200, "SearchServiceUsersResponse"),),
    auth=(("session",), ("bearer",)),
)

_POST_SERVICE_GROUP_MEMBER: Operation[BaseResponse] = Operation(
    name="post_service_group_member",
    method="POST",
    path="/api/services/{ServiceGuid}/groups/{GroupGuid}/members/{UserGuid}",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("path", "GroupGuid", "group_guid", "UUID", form="hex"),
        Parameter("path", "UserGuid", "user_guid", "UUID", form="hex"),
    ),
    body=JsonBody(parts=(Part("note", "note", "str"),)),
    responses=(Response(200, "BaseResponse"),),
    auth=(("session",), ("bearer",)),
)

_DELETE_SERVICE_GROUP_MEMBER: Operation[BaseResponse] = Operation(
    name="delete_service_group_member",
    method="DELETE",
    path="/api/services/{ServiceGuid}/groups/{GroupGuid}/members/{UserGuid}",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("path", "GroupGuid", "group_guid", "UUID", form="hex"),
        Parameter("path", "UserGuid", "user_guid", "UUID", form="hex"),
        Parameter("query", "note", "note", "str"),
    ),
    responses=(Response(200, "BaseResponse"),),
    auth=(("session",), ("bearer",)),
)

_UPDATE_SERVICE_USER: Operation[UpdateServiceUserResponse] = Operation(
    name="update_service_user",
    method="PUT",
    path="/api/services/{ServiceGuid}/users/{UserGuid}",
    parameters=(
        Parameter("path", "ServiceGuid", "service_guid", "UUID", form="hex"),
        Parameter("path", "UserGuid", "user_guid", "UUID", form="hex"),
    ),
    body=JsonBody(
        parts=(
            Part("firstName", "first_name", "str"),
            Part("lastName", "last_name", "str"),
            Part("status", "status", "ServiceUserStatusEnum | None"),
            Part("settings", "settings", "ServiceUserSettings"),
            Part("labels", "labels", "dict[str, str]"),
        )
    ),
    responses=(Response(200, "UpdateServiceUserResponse"),),
    auth=(("session",), ("bearer",)),
)

MESSAGES = {
    "Authenticate": MessagePlan(
        (_AUTHENTICATE_BY_PROVIDER, _AUTHENTICATE),
        path="/api/json/reply/Authenticate",
        batch="/api/json/reply/Authenticate[]",
        one_way="/api/json/oneway/Authenticate",
    ),
    "GetServiceUserUsage": MessagePlan(
        (_GET_SERVICE_USER_USAGE,),
        method="GET",
        path="/api/json/reply/GetServiceUserUsage",
        batch="/api/json/reply/GetServiceUserUsage[]",
        one_way="/api/json/oneway/GetServiceUserUsage",
    ),
    "GetServiceUsers": MessagePlan(
        (_GET_SERVICE_USERS,),
        method="GET",
        path="/api/json/reply/GetServiceUsers",
        batch="/api/json/reply/GetServiceUsers[]",
        one_way="/api/json/oneway/GetServiceUsers",
    ),
    "QueryServiceMessages": MessagePlan(
        (_QUERY_SERVICE_MESSAGES,),
        method="GET",
        path="/api/json/reply/QueryServiceMessages",
        batch="/api/json/reply/QueryServiceMessages[]",
        one_way="/api/json/oneway/QueryServiceMessages",
    ),
    "SearchServiceUsers": MessagePlan(
        (_SEARCH_SERVICE_USERS,),
        method="GET",
        path="/api/json/reply/SearchServiceUsers",
        batch="/api/json/reply/SearchServiceUsers[]",
        one_way="/api/json/oneway/SearchServiceUsers",
    ),
    "ServiceGroupMember": MessagePlan(
        (_POST_SERVICE_GROUP_MEMBER, _DELETE_SERVICE_GROUP_MEMBER),
        path="/api/json/reply/ServiceGroupMember",
        batch="/api/json/reply/ServiceGroupMember[]",
        one_way="/api/json/oneway/ServiceGroupMember",
    ),
    "UpdateServiceUser": MessagePlan(
        (_UPDATE_SERVICE_USER,),
        method="PUT",
        path="/api/json/reply/UpdateServiceUser",
        batch="/api/json/reply/UpdateServiceUser[]",
        one_way="/api/json/oneway/UpdateServiceUser",
    ),
}
