"""What the Loans API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
import uuid as _uuid
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request


@dataclass(slots=True, kw_only=True)
class Period(_Model):
    """The `period` of `FindLoan`, `find_loan` and others."""

    from_: _dt.date | None = _field(default=None, metadata={"wire": "from"})
    to: _dt.date | None = None


@dataclass(slots=True, kw_only=True)
class Loan(_Model):
    """What `find_loan`, `find_loan_by_id` and others return."""

    id: _uuid.UUID = _field(metadata={"form": "hex"})
    book: str | None = None
    due: _dt.date | None = None
    fee: _decimal.Decimal


@dataclass(slots=True, kw_only=True)
class QueryResponseLoan(_Model):
    """One page of results."""

    offset: int
    """How many results were passed over."""

    total: int
    """How many results there are; zero unless asked for."""

    results: list[Loan] | None = None
    meta: dict[str, str] | None = None
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


@dataclass(slots=True, kw_only=True)
class FindLoan(_Request["Loan"]):
    """Find a loan.

    Finds a loan, by its number or by its reader.

    `send` it, or call `find_loan_by_id`, `find_loan_by_reader` or `find_loan`: returns
    `Loan`.
    """

    id: _uuid.UUID | None = _field(default=None, metadata={"form": "hex"})
    reader: str | None = None
    period: Period | None = None


@dataclass(slots=True, kw_only=True)
class QueryLoans(_Request["QueryResponseLoan"]):
    """Find loans.

    `send` it, or call `search.query_loans`: returns `QueryResponseLoan`.

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
    ids: list[_uuid.UUID] | None = _field(default=None, metadata={"form": "hex"})


@dataclass(slots=True, kw_only=True)
class RenewLoan(_Request[None]):
    """Renew a loan.

    `send` it, or call `renew_loan`: nothing comes back.

    Prerequisites:
        - Requires Authentication
        - Required roles: Librarian
        - Required permissions: RenewLoans
    """

    id: _uuid.UUID | None = _field(default=None, metadata={"form": "hex"})
    until: _dt.date
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class CountLoans(_Request[int]):
    """`send` it, or call `count_loans`: returns `int`."""


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
