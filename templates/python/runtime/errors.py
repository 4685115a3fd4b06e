"""What a client raises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    pass

Delivery: TypeAlias = Literal["not_sent", "maybe_sent"]
"""Whether the server may have received a request that got no answer."""


class ApiError(Exception):
    """Anything that goes wrong with a call."""


class ConfigurationError(ApiError):
    """A setting is missing or wrong; nothing was sent."""


class RequestError(ApiError):
    """A value cannot be sent; nothing was sent.

    `pointer` leads to the value: "/path/accountId", "/body/registrants/0/email".
    """

    def __init__(self, pointer: str, reason: str) -> None:
        super().__init__(f"{pointer or '/'}: {reason}")
        self.pointer = pointer
        self.reason = reason


class TransportError(ApiError):
    """No answer came back."""

    def __init__(self, reason: str, delivery: Delivery) -> None:
        super().__init__(reason)
        self.reason = reason
        self.delivery: Delivery = delivery


class ConnectError(TransportError):
    """The server could not be reached."""


class RequestTimeout(TransportError):
    """The server, or the way to it, took too long."""


class TokenError(ApiError):
    """The server that gives out access tokens gave none.

    Attributes:
        status_code: Its HTTP status.
        code: Its word for what is wrong, such as `invalid_client`, if it is usual.
    """

    def __init__(self, status_code: int, code: str | None) -> None:
        super().__init__(f"no token: {status_code}" + (f", {code}" if code else ""))
        self.status_code = status_code
        self.code = code


class PagingError(ApiError):
    """The way to the next page leads in a circle or to another server."""


class DecodeError(ApiError):
    """An answer is no JSON, or, under `strict`, does not fit its type.

    `pointer` leads to the value in the body.
    """

    def __init__(self, pointer: str, reason: str) -> None:
        super().__init__(f"{pointer or '/'}: {reason}")
        self.pointer = pointer
        self.reason = reason


class StatusError(ApiError):
    """The server answered that the call failed.

    Attributes:
        status_code: The HTTP status.
        headers: The headers of the answer, by lower-case name.
        body: The content of the answer.
        error: The body, decoded as the type the API declares for it; else its JSON.
        code: The API's own error code.
        message: The API's own message.
        fields: The names of the fields that the API finds fault with, if it says so.
        documented: What the API documents of this failure, empty if nothing.
        retry_after: Seconds to wait before another call, if the server said so.
        request_id: What the server calls the request.
        completed: Of requests sent in one call, how many were done before the one that
            failed.
    """

    completed: int | None = None

    def __init__(
        self,
        call: str,
        *,
        status_code: int,
        headers: Mapping[str, str],
        body: bytes,
        error: object = None,
        code: str | None = None,
        message: str | None = None,
        fields: tuple[str, ...] = (),
        documented: str = "",
        retry_after: float | None = None,
        request_id: str | None = None,
    ) -> None:
        text = f"{call}: {status_code}"
        if code:
            text += f", code {code[:_SHOWN]}"
        if message or documented:
            text += f": {(message or documented)[:_SHOWN]}"
        if fields:
            text += f" (fields: {', '.join(fields)[:_SHOWN]})"
        super().__init__(text)
        self.call = call
        self.status_code = status_code
        self.headers = headers
        self.body = body
        self.error = error
        self.code = code
        self.message = message
        self.fields = fields
        self.documented = documented
        self.retry_after = retry_after
        self.request_id = request_id


class ClientError(StatusError):
    """4xx: the request is at fault."""


class BadRequest(ClientError):
    """400."""


class Unauthorized(ClientError):
    """401: the credentials are missing or not accepted."""


class Forbidden(ClientError):
    """403."""


class NotFound(ClientError):
    """404."""


class Conflict(ClientError):
    """409."""


class UnprocessableEntity(ClientError):
    """422."""


class RateLimited(ClientError):
    """429: too many calls."""


class ServerError(StatusError):
    """5xx: the server is at fault."""


def status_error(status: int) -> type[StatusError]:
    """The class of the failure with this status."""
    found = _BY_STATUS.get(status)
    if found is not None:
        return found
    if 400 <= status <= 499:
        return ClientError
    return ServerError if status >= 500 else StatusError


_SHOWN = 300

_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: UnprocessableEntity,
    429: RateLimited,
}
