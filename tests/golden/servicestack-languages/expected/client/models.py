"""What the Depots API takes and returns."""

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


class ParcelStatus(_enum.StrEnum):
    """The `status` of `FindParcels`."""

    OPEN = "Open"
    IN_TRANSIT = "InTransit"
    DELIVERED = "handed-over"


@dataclass(slots=True, kw_only=True)
class FindParcelsResponse(_Model):
    """What `find_parcels` returns."""

    total: float | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )
    parcels: list[Parcel] | None = None
    totals: dict[str, float] | None = None


@dataclass(slots=True, kw_only=True)
class QueryResponseDepot(_Model):
    """One page of results."""

    offset: int
    """How many results were passed over."""

    total: int
    """How many results there are; zero unless asked for."""

    results: list[Depot] | None = None
    meta: dict[str, str] | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class Depot(_Model):
    """An item of `QueryResponseDepot.results`."""

    id: float | None = None
    name: str | None = None
    open: bool | None = None


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
class FindParcels(_Request["FindParcelsResponse"]):
    """`send` it, or call `find_parcels`: returns `FindParcelsResponse`."""

    skip: float | None = None
    limit: float | None = None

    depot_id: str = _field(metadata={"wire": "depotId"})
    """Where to look."""

    status: ParcelStatus | str | None = None
    since: str | None = None
    class_: str | None = _field(default=None, metadata={"wire": "class"})


@dataclass(slots=True, kw_only=True)
class QueryDepots(_Request["QueryResponseDepot"]):
    """Rows of Depot, page by page.

    `send` it, or call `query_depots`: returns `QueryResponseDepot`.

    `extra` takes further conditions, by field and operator.
    """

    skip: int | None = None
    """How many results to pass over."""

    take: int | None = None
    """How many results to return at most."""

    order_by: str | None = _field(default=None, metadata={"wire": "orderBy"})
    """Fields to sort by, a minus sign for descending."""

    order_by_desc: str | None = _field(default=None, metadata={"wire": "orderByDesc"})
    """Fields to sort by, descending."""

    include: str | None = None
    """What else to return, such as `total`."""

    fields: str | None = None
    """Which fields to return."""

    meta: dict[str, str] | None = None
    open: bool | None = None


@dataclass(slots=True, kw_only=True)
class CloseDepot(_Request[None]):
    """Closes a depot.

    `send` it, or call `close_depot`: nothing comes back.
    """

    id: float | None = None

    reason: str | None = None
    """Why it is closed."""


@dataclass(slots=True, kw_only=True)
class PageRequest(_Model):
    skip: float | None = None
    limit: float | None = None


@dataclass(slots=True, kw_only=True)
class Parcel(_Model):
    """An item of `FindParcelsResponse.parcels`."""

    id: str | None = None

    weight: float | None = None
    """In kilograms."""

    sent: str | None = None
    held: str | None = None
    kind_of: str | None = None
    notes: list[str] | None = None
    next: Parcel | None = None


@dataclass(slots=True, kw_only=True)
class PageResponse(_Model):
    total: float | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class QueryBase(_Model):
    skip: int | None = None
    """How many results to pass over."""

    take: int | None = None
    """How many results to return at most."""

    order_by: str | None = _field(default=None, metadata={"wire": "orderBy"})
    """Fields to sort by, a minus sign for descending."""

    order_by_desc: str | None = _field(default=None, metadata={"wire": "orderByDesc"})
    """Fields to sort by, descending."""

    include: str | None = None
    """What else to return, such as `total`."""

    fields: str | None = None
    """Which fields to return."""

    meta: dict[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class Door(_Model):
    """A way in or out."""

    number: int | None = None
    kind: DoorKind | str | None | _Unset = _UNSET
    last_used: _dt.datetime | None | _Unset = _field(
        default=_UNSET, metadata={"wire": "lastUsed", "form": "naive7"}
    )
    lock: _uuid.UUID | None = _field(default=None, metadata={"form": "hex"})


class DoorKind(_enum.StrEnum):
    """Part of `Door`, `ListDoors` and others."""

    SWING = "Swing"
    ROLL_UP = "RollUp"


@dataclass(slots=True, kw_only=True)
class ListDoors(_Request["list[Door]"]):
    """`send` it, or call `list_doors`: returns `list[Door]`."""

    depot_id: str = _field(metadata={"wire": "depotId"})
    """The depot whose doors are listed."""

    kinds: list[DoorKind | str] | None = None
