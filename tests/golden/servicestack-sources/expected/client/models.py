"""What the Depot API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import enum as _enum
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request


@dataclass(slots=True, kw_only=True)
class Parcel(_Model):
    """What `get_parcel` returns."""

    number: str | None = _field(default=None, metadata={"wire": "Number"})
    """As printed on the label."""

    weight: _decimal.Decimal = _field(metadata={"wire": "Weight"})
    """Grams."""

    state: ParcelState | str = _field(metadata={"wire": "State"})
    since: _dt.datetime = _field(metadata={"wire": "Since", "form": "z7"})
    sender: Person | None = _field(default=None, metadata={"wire": "Sender"})


@dataclass(slots=True, kw_only=True)
class GetParcel(_Request["Parcel"]):
    """Finds a parcel.

    Also one that has arrived.

    `send` it, or call `get_parcel`: returns `Parcel`.

    Prerequisites:
        - Requires Authentication
    """

    number: str | None = _field(default=None, metadata={"wire": "Number"})
    """As printed on the label."""

    with_sender: bool | None = _field(default=None, metadata={"wire": "WithSender"})
    """Whether the sender is wanted."""


@dataclass(slots=True, kw_only=True)
class ResponseStatus(_Model):
    """What went wrong with a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "ErrorCode"})
    """The kind of error."""

    message: str | None = _field(default=None, metadata={"wire": "Message"})
    """What went wrong, for people."""

    stack_trace: str | None = _field(default=None, metadata={"wire": "StackTrace"})
    """Where it went wrong; debug mode only."""

    errors: list[ResponseError] | None = _field(
        default=None, metadata={"wire": "Errors"}
    )
    """What is wrong with single fields."""

    meta: dict[str, str] | None = _field(default=None, metadata={"wire": "Meta"})


@dataclass(slots=True, kw_only=True)
class ResponseError(_Model):
    """What is wrong with one field of a request."""

    error_code: str | None = _field(default=None, metadata={"wire": "ErrorCode"})
    """The kind of error."""

    field_name: str | None = _field(default=None, metadata={"wire": "FieldName"})
    """The field that is wrong."""

    message: str | None = _field(default=None, metadata={"wire": "Message"})
    """What is wrong, for people."""

    meta: dict[str, str] | None = _field(default=None, metadata={"wire": "Meta"})


class ParcelState(_enum.StrEnum):
    """The `state` of `Parcel`."""

    WAITING = "Waiting"
    GONE = "Gone"
    LOST = "Lost"


@dataclass(slots=True, kw_only=True)
class Person(_Model):
    """The `sender` of `Parcel`."""

    person_id: _uuid.UUID = _field(metadata={"wire": "PersonId", "form": "hex"})
    name: str | None = _field(default=None, metadata={"wire": "Name"})


@dataclass(slots=True, kw_only=True)
class ListParcels(_Request["list[Parcel]"]):
    """Lists what is in the depot.

    `send` it, or call `list_parcels`: returns `list[Parcel]`.

    Prerequisites:
        - Requires Authentication
    """

    state: ListParcelsState | str | None = _field(
        default=None, metadata={"wire": "State"}
    )


class ListParcelsState(_enum.StrEnum):
    """The `state` of `ListParcels`."""

    WAITING = "Waiting"
    GONE = "Gone"
