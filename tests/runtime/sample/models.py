"""What the sample API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Annotated as _Annotated
from typing import TypeAlias as _TypeAlias

from generated._runtime.model import UNSET as _UNSET
from generated._runtime.model import JsonValue as _JsonValue
from generated._runtime.model import Model as _Model
from generated._runtime.model import Tag as _Tag
from generated._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class Report(_Model):
    year: int
    month: int
    dates: list[ReportDate]


@dataclass(slots=True, kw_only=True)
class ReportDate(_Model):
    date: _dt.date
    new_users: int
    meeting_minutes: int


class Kind(_enum.StrEnum):
    MEETING = "meeting"
    WEBINAR = "webinar"


@dataclass(slots=True, kw_only=True)
class Meeting(_Model):
    id: str
    start: _dt.datetime | None = _field(default=None, metadata={"form": "offset"})
    duration: float | None = None
    kind: Kind | str | None = _field(default=None, metadata={"wire": "scheduledType"})
    codes: list[Code] | None = _field(default=None, metadata={"wire": "trackingCodes"})
    note: str | _Unset | None = _UNSET
    owner: Owner | None = None


Code: _TypeAlias = "_JsonValue"


@dataclass(slots=True, kw_only=True)
class Owner(_Model):
    email: str
    secret: str | None = _field(default=None, repr=False)
    reports: list[Meeting] | None = None


@dataclass(slots=True, kw_only=True)
class Meetings(_Model):
    items: list[Meeting]


@dataclass(slots=True, kw_only=True)
class Scalars(_Model):
    z: _dt.datetime | None = _field(default=None, metadata={"form": "z"})
    z3: _dt.datetime | None = _field(default=None, metadata={"form": "z3"})
    z7: _dt.datetime | None = _field(default=None, metadata={"form": "z7"})
    offset: _dt.datetime | None = _field(default=None, metadata={"form": "offset"})
    naive: _dt.datetime | None = _field(default=None, metadata={"form": "naive"})
    any: _dt.datetime | None = None
    dotnet: _dt.datetime | None = _field(default=None, metadata={"form": "dotnet"})
    epoch: _dt.datetime | None = _field(default=None, metadata={"form": "epoch"})
    epoch_ms: _dt.datetime | None = _field(default=None, metadata={"form": "epoch_ms"})
    http: _dt.datetime | None = _field(default=None, metadata={"form": "http"})
    date: _dt.date | None = None
    time: _dt.time | None = None
    duration: _dt.timedelta | None = None
    span: _dt.timedelta | None = _field(default=None, metadata={"form": "dotnet"})
    uuid: _uuid.UUID | None = None
    hex: _uuid.UUID | None = _field(default=None, metadata={"form": "hex"})
    decimal: _decimal.Decimal | None = None
    money: _decimal.Decimal | None = _field(default=None, metadata={"form": "text"})
    data: bytes | None = None
    count: int | None = None
    ratio: float | None = None
    flag: bool | None = None
    count_text: int | None = _field(default=None, metadata={"form": "text"})
    map: dict[str, int] | None = None
    json: _JsonValue | None = None


@dataclass(slots=True, kw_only=True)
class Circle(_Model):
    kind: str
    radius: float


@dataclass(slots=True, kw_only=True)
class Square(_Model):
    kind: str
    side: float


Shape: _TypeAlias = _Annotated[
    "Circle | Square", _Tag("kind", {"round": "Circle", "square": "Square"})
]


@dataclass(slots=True, kw_only=True)
class Drawing(_Model):
    shapes: list[Shape] | None = None
    untagged: Circle | Square | str | None = None


@dataclass(slots=True, kw_only=True)
class Failure(_Model):
    error_code: str | None = _field(default=None, metadata={"wire": "errorCode"})
    message: str | None = None


@dataclass(slots=True, kw_only=True)
class Registrant(_Model):
    email: str
    first_name: str | None = None


class Mode(_enum.IntEnum):
    NONE = 0
    READ = 1
    WRITE = 2
    EXECUTE = 4
    ALL_BUT_ROOT = 6


@dataclass(slots=True, kw_only=True)
class Access(_Model):
    mode: Mode | int | None = None
    needed: Mode | int | _Unset | None = _UNSET
    last: Mode | int | _Unset | None = _UNSET


class Unit(_enum.StrEnum):
    METRE = "m"
    MEGA = "M"
    KILO = "K"


@dataclass(slots=True, kw_only=True)
class Units(_Model):
    one: Unit | str | None = None
    two: Unit | str | None = None
    three: Unit | str | None = None
    four: Unit | str | None = None


@dataclass(slots=True, kw_only=True)
class Wheel(_Model):
    size: int | None = None


@dataclass(slots=True, kw_only=True)
class Bell(_Model):
    tone: str | None = None


BikePart: _TypeAlias = _Annotated[
    "Wheel | Bell",
    _Tag("__type", {"Shop.Wheel": "Wheel", "Shop.Bell": "Bell"}, form="clr"),
]


Light: _TypeAlias = _Annotated[
    "Bell | _JsonValue", _Tag("__type", {"Shop.Bell": "Bell"}, form="clr")
]


@dataclass(slots=True, kw_only=True)
class Bike(_Model):
    parts: list[BikePart] | None = None
    spare: BikePart | None = None
    light: Light | None = None


@dataclass(slots=True, kw_only=True)
class Row(_Model):
    id: int
    count: int | None
    ratio: float | None
    flag: bool | None
    day: _dt.date | None
    at: _dt.datetime | None = _field(metadata={"form": "z"})
    kind: Kind | str | None
    mode: Mode | int | None


@dataclass(slots=True, kw_only=True)
class Table(_Model):
    rows: list[Row]
