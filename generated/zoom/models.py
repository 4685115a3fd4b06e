"""What the Zoom API takes and returns."""

from __future__ import annotations

import datetime as _dt
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class AccountPlanInformation(_Model):
    """What `get_account_plan_information` returns."""

    plan_base: Plan
    plan_zoom_rooms: Plan
    plan_room_connector: Plan
    plan_large_meeting: list[Plan]
    plan_webinar: list[Plan]
    plan_zoom_events: list[Plan]
    plan_recording: str
    plan_recording_service_effective_date: _dt.datetime = _field(metadata={"form": "z"})
    plan_recording_next_invoice_date: _dt.datetime = _field(metadata={"form": "z"})
    plan_recording_status: str
    plan_audio: PlanAudio
    plan_phone: PlanPhone


@dataclass(slots=True, kw_only=True)
class Plan(_Model):
    """What `AccountPlanInformation` holds as `plan_base`, `plan_zoom_rooms` and
    others.
    """

    type: str
    hosts: int
    service_effective_date: _dt.datetime = _field(metadata={"form": "z"})
    next_invoice_date: _dt.datetime = _field(metadata={"form": "z"})
    status: str


@dataclass(slots=True, kw_only=True)
class PlanAudio(_Model):
    """The `plan_audio` of `AccountPlanInformation`."""

    type: str
    tollfree_countries: str
    premium_countries: str
    callout_countries: str
    ddi_numbers: int
    service_effective_date: _dt.datetime = _field(metadata={"form": "z"})
    next_invoice_date: _dt.datetime = _field(metadata={"form": "z"})
    status: str


@dataclass(slots=True, kw_only=True)
class PlanPhone(_Model):
    """The `plan_phone` of `AccountPlanInformation`."""

    plan_base: PlanPhonePlanBase
    plan_calling: list[Plan]
    plan_number: list[Plan]


@dataclass(slots=True, kw_only=True)
class PlanPhonePlanBase(_Model):
    """The `plan_base` of `PlanPhone`."""

    type: str
    callout_countries: str
    service_effective_date: _dt.datetime = _field(metadata={"form": "z"})
    next_invoice_date: _dt.datetime = _field(metadata={"form": "z"})
    status: str


@dataclass(slots=True, kw_only=True)
class DailyUsageReport(_Model):
    """What `get_daily_usage_report` returns."""

    year: int
    month: int
    dates: list[DailyUsageReportDate]


@dataclass(slots=True, kw_only=True)
class DailyUsageReportDate(_Model):
    """An item of `DailyUsageReport.dates`."""

    date: _dt.date
    new_users: int
    meetings: int
    participants: int
    meeting_minutes: int


@dataclass(slots=True, kw_only=True)
class PerformBatchRegistrationRegistrant(_Model):
    """An item of the `registrants` that `perform_batch_registration` takes."""

    first_name: str | None = None
    email: str | None = None
    last_name: str | None = None


@dataclass(slots=True, kw_only=True)
class PerformBatchRegistrationResponse(_Model):
    """What `perform_batch_registration` returns."""

    registrants: list[PerformBatchRegistrationResponseRegistrant]


@dataclass(slots=True, kw_only=True)
class PerformBatchRegistrationResponseRegistrant(_Model):
    """An item of `PerformBatchRegistrationResponse.registrants`."""

    registrant_id: str
    email: str
    join_url: str
