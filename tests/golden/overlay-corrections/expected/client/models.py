"""What the Meetings API takes and returns."""

from __future__ import annotations

import enum as _enum
from dataclasses import dataclass

from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Model as _Model
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Site(_Model):
    """Where meetings are held."""

    id: int | None = None
    name: str | None = None


@dataclass(slots=True, kw_only=True)
class Meeting(_Model):
    id: str

    length: int | None | _Unset = _UNSET
    """In minutes."""

    state: MeetingState | str | None = None
    host: Host | None = None

    site: Site | None = None
    """Where it is held."""


class MeetingState(_enum.StrEnum):
    """The `state` of `Meeting`."""

    OPEN = "open"
    DONE = "done"

    GONE = "gone"
    """It never took place."""


@dataclass(slots=True, kw_only=True)
class Host(_Model):
    """The `host` of `Meeting`."""

    mail: str | None = None
    """Format: `email`."""

    name: str


@dataclass(slots=True, kw_only=True)
class FindMeetingsResponse(_Model):
    """What `find_meetings` returns."""

    found: list[Found]
    next: str


@dataclass(slots=True, kw_only=True)
class Found(_Model):
    """An item of `FindMeetingsResponse.found`."""

    id: str

    begins: str
    """Local time."""

    seats: int
