"""What the CCC API takes and returns."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request
from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class AuthenticateResponse(_Model):
    """What `authenticate` and `authenticate_by_provider` return."""

    user_id: str | None = _field(default=None, metadata={"wire": "userId"})
    session_id: str | None = _field(default=None, metadata={"wire": "sessionId"})
    user_name: str | None = _field(default=None, metadata={"wire": "userName"})
    display_name: str | None = _field(default=None, metadata={"wire": "displayName"})
    bearer_token: str | None = _field(
        default=None, repr=False, metadata={"wire": "bearerToken"}
    )
    refresh_token: str | None = _field(
        default=None, repr=False, metadata={"wire": "refreshToken"}
    )
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class ResponseStatus(_Model):
    """What went wrong with a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    message: str | None = None
    """What went wrong, for people."""

    stack_trace: str | None = _field(default=None, metadata={"wire": "stackTrace"})
    """Where it went wrong; debug mode only."""

    errors: list[ResponseError] | None = None
    """What is wrong with single fields."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class ResponseError(_Model):
    """What is wrong with one field of a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    """The kind of error."""

    field_name: str | None = _field(default=None, metadata={"wire": "fieldName"})
    """The field that is wrong."""

    message: str | None = None
    """What is wrong, for people."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class GetServiceUserUsageResponse(_Model):
    """What `get_service_user_usage` returns."""

    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )
    service_guid: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "serviceGuid", "form": "hex"}
    )
    period_type: PeriodType | str | None = _field(
        default=None, metadata={"wire": "periodType"}
    )
    period: _dt.datetime | None = _field(default=None, metadata={"form": "z"})
    usage: UserUsage | None = None


class PeriodType(_enum.StrEnum):
    """The `period_type` of `GetServiceUserUsageResponse`, `GetServiceUserUsage` and
    others.
    """

    DAILY = "Daily"
    MONTHLY = "Monthly"


@dataclass(slots=True, kw_only=True)
class UserUsage(_Model):
    """The `usage` of `GetServiceUserUsageResponse`."""

    user_guid: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "userGuid", "form": "hex"}
    )
    email_address: str | None = _field(default=None, metadata={"wire": "emailAddress"})
    is_alias: bool | None = _field(default=None, metadata={"wire": "isAlias"})
    first_name: str | None = _field(default=None, metadata={"wire": "firstName"})
    last_name: str | None = _field(default=None, metadata={"wire": "lastName"})
    status: ServiceUserStatusEnum | str | None | _Unset = _UNSET
    created_on: _dt.datetime | None = _field(
        default=None, metadata={"wire": "createdOn", "form": "z"}
    )
    registered_on: _dt.datetime | None = _field(
        default=None, metadata={"wire": "registeredOn", "form": "z"}
    )
    last_login: _dt.datetime | None = _field(
        default=None, metadata={"wire": "lastLogin", "form": "z"}
    )
    group_name: str | None = _field(default=None, metadata={"wire": "groupName"})
    group_type: ServiceUserGroupEnum | str | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "groupType"}
    )
    group_guid: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "groupGuid", "form": "hex"}
    )
    total_messages_sent: int | None = _field(
        default=None, metadata={"wire": "totalMessagesSent"}
    )
    total_messages_received: int | None = _field(
        default=None, metadata={"wire": "totalMessagesReceived"}
    )
    total_attachments_count: int | None = _field(
        default=None, metadata={"wire": "totalAttachmentsCount"}
    )
    total_attachments_size: int | None = _field(
        default=None, metadata={"wire": "totalAttachmentsSize"}
    )
    total_invitations_sent: int | None = _field(
        default=None, metadata={"wire": "totalInvitationsSent"}
    )
    total_invitations_accepted: int | None = _field(
        default=None, metadata={"wire": "totalInvitationsAccepted"}
    )
    last_toolbar_version: str | None = _field(
        default=None, metadata={"wire": "lastToolbarVersion"}
    )
    invited_by_email_address: str | None = _field(
        default=None, metadata={"wire": "invitedByEmailAddress"}
    )
    last_msg_sent: _dt.datetime | None = _field(
        default=None, metadata={"wire": "lastMsgSent", "form": "z"}
    )
    last_msg_retrieved: _dt.datetime | None = _field(
        default=None, metadata={"wire": "lastMsgRetrieved", "form": "z"}
    )
    last_activity: _dt.datetime | None = _field(
        default=None, metadata={"wire": "lastActivity", "form": "z"}
    )


@dataclass(slots=True, kw_only=True)
class BaseResponse(_Model):
    """What `post_service_group_member` and `delete_service_group_member` return."""

    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


class ServiceUserStatusEnum(_enum.StrEnum):
    """The `status` of `UserUsage`, `ServiceUser` and others."""

    ACTIVE = "Active"
    DISABLED = "Disabled"


class ServiceUserGroupEnum(_enum.StrEnum):
    """The `group_type` of `UserUsage` and `ServiceUser`."""

    PROFESSIONAL = "Professional"
    GUEST = "Guest"


@dataclass(slots=True, kw_only=True)
class ServiceUser(_Model):
    """Part of `get_service_users`, `ServiceMessage` and others."""

    user_guid: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "userGuid", "form": "hex"}
    )
    email_address: str | None = _field(default=None, metadata={"wire": "emailAddress"})
    first_name: str | None = _field(default=None, metadata={"wire": "firstName"})
    last_name: str | None = _field(default=None, metadata={"wire": "lastName"})
    status: ServiceUserStatusEnum | str | None | _Unset = _UNSET
    group_type: ServiceUserGroupEnum | str | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "groupType"}
    )
    created_on: _dt.datetime | None = _field(
        default=None, metadata={"wire": "createdOn", "form": "z"}
    )
    last_login: _dt.datetime | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "lastLogin", "form": "z"}
    )


@dataclass(slots=True, kw_only=True)
class ServiceMessage(_Model):
    """An item of `QueryResponseServiceMessage.results`."""

    message_guid: _uuid.UUID | None = _field(
        default=None, metadata={"wire": "messageGuid", "form": "hex"}
    )
    subject: str | None = None
    sent_on: _dt.datetime | None = _field(
        default=None, metadata={"wire": "sentOn", "form": "z"}
    )
    size: int | None = None
    is_read: bool | None = _field(default=None, metadata={"wire": "isRead"})
    sender: ServiceUser | None = None


@dataclass(slots=True, kw_only=True)
class QueryResponseServiceMessage(_Model):
    """What `query_service_messages` returns."""

    offset: int | None = None
    total: int | None = None
    results: list[ServiceMessage] | None = None
    meta: dict[str, str] | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class SearchServiceUsersResponse(_Model):
    """What `search_service_users` returns."""

    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )
    users: list[ServiceUser] | None = None

    total_count: int | None = _field(default=None, metadata={"wire": "totalCount"})
    """How many users were found on all pages."""


@dataclass(slots=True, kw_only=True)
class ServiceUserSettings(_Model):
    """The `settings` of `UpdateServiceUser`."""

    language: Language | str | None = None
    enable_mfa: bool | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "enableMfa"}
    )
    idle_logout: _dt.timedelta | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "idleLogout"}
    )


class Language(_enum.StrEnum):
    """The `language` of `ServiceUserSettings`."""

    EN = "en"
    FR = "fr"
    DE = "de"


@dataclass(slots=True, kw_only=True)
class UpdateServiceUserResponse(_Model):
    """What `update_service_user` returns."""

    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )
    user: ServiceUser | None = None


@dataclass(slots=True, kw_only=True)
class Authenticate(_Request["AuthenticateResponse"]):
    """`send` it, or call `authenticate_by_provider` or `authenticate`: returns
    `AuthenticateResponse`.
    """

    provider: str | None = None
    """How to sign in."""

    user_name: str | None = _field(default=None, metadata={"wire": "userName"})
    password: str | None = _field(default=None, repr=False)
    remember_me: bool | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "rememberMe"}
    )


@dataclass(slots=True, kw_only=True)
class GetServiceUserUsage(_Request["GetServiceUserUsageResponse"]):
    """Get a User usage report.

    Get a User usage including number of Messages sent and Features used.

    `send` it, or call `get_service_user_usage`: returns `GetServiceUserUsageResponse`.
    """

    service_guid: _uuid.UUID = _field(metadata={"wire": "serviceGuid", "form": "hex"})
    user_guid: _uuid.UUID = _field(metadata={"wire": "userGuid", "form": "hex"})

    period_type: PeriodType | str | None = _field(
        default=None, metadata={"wire": "periodType"}
    )
    """Defaults to Daily."""

    period: _dt.datetime | None = _field(default=None, metadata={"form": "z"})
    """Defaults to yesterdays Date."""


@dataclass(slots=True, kw_only=True)
class GetServiceUsers(_Request["list[ServiceUser]"]):
    """Lists the users of a service.

    `send` it, or call `get_service_users`: returns `list[ServiceUser]`.

    Prerequisites:
        - Requires Authentication
    """

    service_guid: _uuid.UUID = _field(metadata={"wire": "serviceGuid", "form": "hex"})
    """The service the users belong to."""

    status: ServiceUserStatusEnum | str | None | _Unset = _UNSET
    """Only users with this status."""


@dataclass(slots=True, kw_only=True)
class QueryServiceMessages(_Request["QueryResponseServiceMessage"]):
    """Queries the messages of all services.

    `send` it, or call `query_service_messages`: returns `QueryResponseServiceMessage`.

    `extra` takes further conditions, by field and operator.

    Prerequisites:
        - Requires Authentication
    """

    subject_contains: str | None = _field(
        default=None, metadata={"wire": "subjectContains"}
    )
    sent_after: _dt.datetime | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "sentAfter", "form": "z"}
    )
    service_guids: list[_uuid.UUID] | None = _field(
        default=None, metadata={"wire": "serviceGuids", "form": "hex"}
    )
    skip: int | None | _Unset = _UNSET
    take: int | None | _Unset = _UNSET
    order_by: str | None = _field(default=None, metadata={"wire": "orderBy"})
    order_by_desc: str | None = _field(default=None, metadata={"wire": "orderByDesc"})
    include: str | None = None
    fields: str | None = None
    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class SearchServiceUsers(_Request["SearchServiceUsersResponse"]):
    """Finds users by their names.

    A part of a name will do.

    `send` it, or call `search_service_users`: returns `SearchServiceUsersResponse`.

    Prerequisites:
        - Requires Authentication
        - Required permissions: SearchUsers
    """

    service_guid: _uuid.UUID = _field(metadata={"wire": "serviceGuid", "form": "hex"})

    search_text: str = _field(metadata={"wire": "searchText"})
    """A part of a name or of an address."""

    statuses: list[ServiceUserStatusEnum | str] | None = None
    """Only users with one of these."""

    page_number: int | None = _field(default=None, metadata={"wire": "pageNumber"})
    """Counts from 1."""

    page_size: int | None = _field(default=None, metadata={"wire": "pageSize"})
    """From 1 to 100."""


@dataclass(slots=True, kw_only=True)
class ServiceGroupMember(_Request["BaseResponse"]):
    """Puts a user into a group.

    It is an error if the user is in it already.

    `send` it, or call `post_service_group_member` or `delete_service_group_member`:
    returns `BaseResponse`.

    Prerequisites:
        - Requires Authentication
    """

    service_guid: _uuid.UUID = _field(metadata={"wire": "serviceGuid", "form": "hex"})
    group_guid: _uuid.UUID = _field(metadata={"wire": "groupGuid", "form": "hex"})
    user_guid: _uuid.UUID = _field(metadata={"wire": "userGuid", "form": "hex"})

    note: str | None = None
    """Why, for the log."""


@dataclass(slots=True, kw_only=True)
class UpdateServiceUser(_Request["UpdateServiceUserResponse"]):
    """Changes a user.

    What is not sent stays as it is.

    `send` it, or call `update_service_user`: returns `UpdateServiceUserResponse`.

    Prerequisites:
        - Requires Authentication
        - Required roles: ServiceAdmin, PartnerAdmin
    """

    service_guid: _uuid.UUID = _field(metadata={"wire": "serviceGuid", "form": "hex"})
    user_guid: _uuid.UUID = _field(metadata={"wire": "userGuid", "form": "hex"})
    first_name: str | None = _field(default=None, metadata={"wire": "firstName"})
    last_name: str | None = _field(default=None, metadata={"wire": "lastName"})
    status: ServiceUserStatusEnum | str | None | _Unset = _UNSET
    settings: ServiceUserSettings | None = None
    labels: dict[str, str] | None = None
