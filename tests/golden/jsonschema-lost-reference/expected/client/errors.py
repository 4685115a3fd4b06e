"""What the clients of the Jsonschema Lost Reference API raise."""

from __future__ import annotations

from .._runtime.errors import ApiError as ApiError
from .._runtime.errors import BadRequest as BadRequest
from .._runtime.errors import ClientError as ClientError
from .._runtime.errors import ConfigurationError as ConfigurationError
from .._runtime.errors import Conflict as Conflict
from .._runtime.errors import ConnectError as ConnectError
from .._runtime.errors import DecodeError as DecodeError
from .._runtime.errors import Forbidden as Forbidden
from .._runtime.errors import NotFound as NotFound
from .._runtime.errors import PagingError as PagingError
from .._runtime.errors import RateLimited as RateLimited
from .._runtime.errors import RequestError as RequestError
from .._runtime.errors import RequestTimeout as RequestTimeout
from .._runtime.errors import ServerError as ServerError
from .._runtime.errors import StatusError as StatusError
from .._runtime.errors import TokenError as TokenError
from .._runtime.errors import TransportError as TransportError
from .._runtime.errors import Unauthorized as Unauthorized
from .._runtime.errors import UnprocessableEntity as UnprocessableEntity
from .._runtime.invalid import ValidationError as ValidationError

__all__ = [
    "ApiError",
    "BadRequest",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectError",
    "DecodeError",
    "Forbidden",
    "NotFound",
    "PagingError",
    "RateLimited",
    "RequestError",
    "RequestTimeout",
    "ServerError",
    "StatusError",
    "TokenError",
    "TransportError",
    "Unauthorized",
    "UnprocessableEntity",
    "ValidationError",
]
