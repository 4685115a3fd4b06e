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


class ServiceUserStatusEnum(_enum.StrEnum):
    """The `status` of `UserUsage`."""

    ACTIVE = "Active"
    DISABLED = "Disabled"


class ServiceUserGroupEnum(_enum.StrEnum):
    """The `group_type` of `UserUsage`."""

    PROFESSIONAL = "Professional"
    GUEST = "Guest"


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
