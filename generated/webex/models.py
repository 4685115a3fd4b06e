"""What the Webex API takes and returns."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
from dataclasses import dataclass
from dataclasses import field as _field
from typing import TypeAlias as _TypeAlias

from .._runtime.model import JsonValue as _JsonValue
from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class MeetingUsageReportObject(_Model):
    """An item of `MeetingUsageReports.items`."""

    meeting_id: str | None = _field(default=None, metadata={"wire": "meetingId"})
    """Unique identifier for the meeting."""

    meeting_number: str | None = _field(
        default=None, metadata={"wire": "meetingNumber"}
    )
    """Meeting number."""

    meeting_title: str | None = _field(default=None, metadata={"wire": "meetingTitle"})
    """Meeting title."""

    start: _dt.datetime | None = _field(default=None, metadata={"form": "offset"})
    """The date and time when the meeting was started. It's in the timezone specified in
    the request header or in the `UTC` timezone if timezone is not specified.
    """

    end: _dt.datetime | None = _field(default=None, metadata={"form": "offset"})
    """The date and time when the meeting was ended. It's in the timezone specified in
    the request header or in the `UTC` timezone if timezone is not specified.
    """

    duration: float | None = None
    """Duration of the meeting in minutes."""

    scheduled_type: ScheduledType | str | None = _field(
        default=None, metadata={"wire": "scheduledType"}
    )
    """Scheduled type for the meeting."""

    host_display_name: str | None = _field(
        default=None, metadata={"wire": "hostDisplayName"}
    )
    """Display name for the meeting host."""

    host_email: str | None = _field(default=None, metadata={"wire": "hostEmail"})
    """Email address for the meeting host."""

    total_people_minutes: float | None = _field(
        default=None, metadata={"wire": "totalPeopleMinutes"}
    )
    """Aggregated attendee minutes."""

    total_call_in_minutes: float | None = _field(
        default=None, metadata={"wire": "totalCallInMinutes"}
    )
    """Aggregated attendee PSTN call-in minutes."""

    total_call_out_domestic: float | None = _field(
        default=None, metadata={"wire": "totalCallOutDomestic"}
    )
    """Aggregated attendee domestic PSTN call-out minutes."""

    total_call_in_toll_free_minutes: float | None = _field(
        default=None, metadata={"wire": "totalCallInTollFreeMinutes"}
    )
    """Aggregated attendee toll-free PSTN call-in minutes."""

    total_call_out_international: float | None = _field(
        default=None, metadata={"wire": "totalCallOutInternational"}
    )
    """Aggregated attendee international PSTN call-out minutes."""

    total_voip_minutes: float | None = _field(
        default=None, metadata={"wire": "totalVoipMinutes"}
    )
    """Aggregated attendee VoIP minutes."""

    total_participants: float | None = _field(
        default=None, metadata={"wire": "totalParticipants"}
    )
    """Total number of participants of the meeting."""

    total_participants_voip: float | None = _field(
        default=None, metadata={"wire": "totalParticipantsVoip"}
    )
    """Total number of VoIP participants of the meeting."""

    total_participants_call_in: float | None = _field(
        default=None, metadata={"wire": "totalParticipantsCallIn"}
    )
    """Total number of PSTN call-in participants of the meeting."""

    total_participants_call_out: float | None = _field(
        default=None, metadata={"wire": "totalParticipantsCallOut"}
    )
    """Total number of PSTN call-out participants of the meeting."""

    peak_attendee: float | None = _field(
        default=None, metadata={"wire": "peakAttendee"}
    )
    """Peak number of attendees throughout the meeting."""

    total_registered: float | None = _field(
        default=None, metadata={"wire": "totalRegistered"}
    )
    """Total number of registrants of the meeting."""

    total_invitee: float | None = _field(
        default=None, metadata={"wire": "totalInvitee"}
    )
    """Total number of invitees of the meeting."""

    service_type: ServiceType | str | None = _field(
        default=None, metadata={"wire": "serviceType"}
    )
    """The service type for the meeting usage report."""

    tracking_codes: list[MeetingUsageReportTrackingCodeObject] | None = _field(
        default=None, metadata={"wire": "trackingCodes"}
    )
    """Tracking codes of the meeting."""


class ScheduledType(_enum.StrEnum):
    """Scheduled type for the meeting."""

    MEETING = "meeting"
    """Regular meeting."""

    WEBINAR = "webinar"
    """Webinar meeting."""


class ServiceType(_enum.StrEnum):
    """The service type for the meeting usage report."""

    MEETING_CENTER = "MeetingCenter"
    """The service type for the usage report is meeting."""

    EVENT_CENTER = "EventCenter"
    """The service type for the usage report is the event."""

    TRAINING_CENTER = "TrainingCenter"
    """The service type for the usage report is the training session."""

    SUPPORT_CENTER = "SupportCenter"
    """The service type for the usage report is the support meeting."""


MeetingUsageReportTrackingCodeObject: _TypeAlias = "_JsonValue"
"""Any JSON: no source declares this type."""


@dataclass(slots=True, kw_only=True)
class MeetingUsageReports(_Model):
    """What `list_meeting_usage_reports` returns."""

    items: list[MeetingUsageReportObject]
    """The reports of this page."""
