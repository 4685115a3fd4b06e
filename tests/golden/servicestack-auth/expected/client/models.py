"""What the Vault API takes and returns."""

from __future__ import annotations

import datetime as _dt
import decimal as _decimal
from dataclasses import dataclass
from dataclasses import field as _field

from .._runtime.lenient import Model as _Model
from .._runtime.message import Request as _Request


@dataclass(slots=True, kw_only=True)
class GetSecretResponse(_Model):
    """What `get_secret` returns."""

    name: str | None = None
    labels: list[Label] | None = None
    response_status: ResponseStatus | None = _field(
        default=None, metadata={"wire": "responseStatus"}
    )


@dataclass(slots=True, kw_only=True)
class Label(_Model):
    """Part of `GetSecretResponse` and `PutSecret`."""

    name: str | None = None
    weight: _decimal.Decimal | None = None


@dataclass(slots=True, kw_only=True)
class Ping(_Request[str]):
    """`send` it, or call `ping`: returns `str`."""


@dataclass(slots=True, kw_only=True)
class GetSecret(_Request["GetSecretResponse"]):
    """`send` it, or call `get_secret`: returns `GetSecretResponse`.

    Prerequisites:
        - Requires Authentication
        - Required roles: Keeper
    """

    name: str | None = None


@dataclass(slots=True, kw_only=True)
class PutSecret(_Request[None]):
    """`send` it, or call `put_secret`: nothing comes back.

    Prerequisites:
        - Requires Authentication
    """

    name: str | None = None
    expires: _dt.datetime | None = _field(default=None, metadata={"form": "dotnet"})
    tags: list[str] | None = None
    labels: list[Label] | None = None
    main: Label | None = None
    content: str | None = None
    pages: list[str] | None = None


@dataclass(slots=True, kw_only=True)
class CountSecrets(_Request[int]):
    """`send` it, or call `count_secrets`: returns `int`.

    Prerequisites:
        - Requires API Key
    """


@dataclass(slots=True, kw_only=True)
class ExportSecrets(_Request[bytes]):
    """`send` it, or call `export_secrets`: returns `bytes`.

    Prerequisites:
        - Requires Authentication
        - Requires API Key
    """


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
