"""What the Meeting reports API takes and returns."""

from __future__ import annotations

import datetime as _dt
import enum as _enum
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class MeetingUsageReportObject(_Model):
    """How one meeting was used."""

    meeting_id: str = _field(metadata={"wire": "meetingId"})
    """The meeting."""

    meeting_title: str = _field(metadata={"wire": "meetingTitle"})
    """What the host called it."""

    start: _dt.datetime | None = _field(default=None, metadata={"form": "offset"})
    """When it began."""

    end: _dt.datetime | None = None
    """When it ended."""

    duration: float | None = None
    """How long it ran, in minutes."""

    scheduled_type: ScheduledType | str | None = _field(
        default=None, metadata={"wire": "scheduledType"}
    )
    """What was scheduled."""

    host_email: str | None = _field(default=None, metadata={"wire": "hostEmail"})
    """The address of the host."""

    total_participants: float | None = _field(
        default=None, metadata={"wire": "totalParticipants"}
    )
    """How many took part."""

    total_voip_minutes: float | None = _field(
        default=None, metadata={"wire": "totalVoipMinutes"}
    )
    """Minutes over the net, all together."""

    tracking_codes: list[MeetingUsageReportTrackingCodeObject] | None = _field(
        default=None, metadata={"wire": "trackingCodes"}
    )
    """What the meeting is booked on."""


class ScheduledType(_enum.StrEnum):
    """What was scheduled."""

    MEETING = "meeting"
    """A meeting."""

    WEBINAR = "webinar"
    """A webinar."""


@dataclass(slots=True, kw_only=True)
class MeetingUsageReportTrackingCodeObject(_Model):
    """An item of `MeetingUsageReportObject.tracking_codes`."""

    name: str | None = None
    """The code."""

    value: str | None = None
    """What it is set to."""


@dataclass(slots=True, kw_only=True)
class MeetingUsageReports(_Model):
    """What `list_meeting_usage_reports` returns."""

    items: list[MeetingUsageReportObject]


@dataclass(slots=True, kw_only=True)
class ListMeetingUsageReportsError(_Model):
    """What comes back where `list_meeting_usage_reports` fails."""

    message: str
    tracking_id: str = _field(metadata={"wire": "trackingId"})


@dataclass(slots=True, kw_only=True)
class BookTrackingCode(_Model):
    """An item of what `book_tracking_codes` sends."""

    name: str | None = None
    value: str | None = None
