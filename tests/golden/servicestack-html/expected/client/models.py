"""What the Hotel API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request
from .._runtime.model import UNSET as _UNSET
from .._runtime.model import Unset as _Unset


@dataclass(slots=True, kw_only=True)
class BookRoomResponse(_Model):
    """What `book_room` returns."""

    id: _uuid.UUID | None = _field(default=None, metadata={"form": "hex"})


@dataclass(slots=True, kw_only=True)
class GetRoomResponse(_Model):
    """What `get_room` returns."""

    beds: list[Bed] | None = None
    price: _decimal.Decimal | None = None


@dataclass(slots=True, kw_only=True)
class Bed(_Model):
    """An item of `GetRoomResponse.beds`."""

    size: BedSize | str | None = None


class BedSize(_enum.StrEnum):
    """The `size` of `Bed`."""

    SINGLE = "one"
    """For one."""

    DOUBLE = "two"


@dataclass(slots=True, kw_only=True)
class DropBooking(_Request[None]):
    """`send` it, or call `drop_booking`: nothing comes back."""

    id: _uuid.UUID = _field(metadata={"form": "hex"})
    """The booking to drop."""


@dataclass(slots=True, kw_only=True)
class BookRoom(_Request["BookRoomResponse"]):
    """Books a room.

    `send` it, or call `book_room`: returns `BookRoomResponse`.
    """

    number: int

    guests: dict[str, int] | None = None
    """How old each is."""

    from_: _dt.datetime = _field(metadata={"wire": "from", "form": "z7"})


class RoomView(_enum.StrEnum):
    """The `view` of `GetRoom` and `get_room`."""

    SEA = "Sea"
    YARD = "Yard"


@dataclass(slots=True, kw_only=True)
class GetRoom(_Request["GetRoomResponse"]):
    """One room.

    Reads a room, with all of its beds.

    `send` it, or call `rooms.get_room`: returns `GetRoomResponse`.

    Prerequisites:
        - Requires Authentication
        - Required roles: Guest
    """

    number: int

    view: RoomView | str | None | _Unset = _UNSET
    """What to see."""

    nights: int | None = None
    """From 1 to 30."""


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
