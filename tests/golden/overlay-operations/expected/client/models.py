"""What the Overlay Operations API takes and returns."""

from __future__ import annotations

import enum as _enum
from dataclasses import dataclass

from .._runtime.model import Model as _Model


@dataclass(slots=True, kw_only=True)
class Meeting(_Model):
    """What `create_meeting` returns."""

    id: str | None = None
    length: int | None = None
    state: MeetingState | str | None = None


class MeetingState(_enum.StrEnum):
    """The `state` of `Meeting`."""

    OPEN = "open"
    DONE = "done"


@dataclass(slots=True, kw_only=True)
class Meetings(_Model):
    """What `list_meetings` returns."""

    items: list[Meeting]


@dataclass(slots=True, kw_only=True)
class CreateMeetingRequest(_Model):
    """What `create_meeting` sends."""

    title: str
    length: int | None = None
