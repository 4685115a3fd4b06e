"""From what came back to the result of a call, or to the error that it raises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from . import log
from .errors import DecodeError, StatusError, status_error
from .jsontext import loads
from .raw import RawResponse
from .reading import Log, Reader
from .retry import retry_after
from .values import JsonValue

if TYPE_CHECKING:
    from .call import Settings
    from .http import Headers, Response
    from .plan import ErrorBody, Operation, Status
    from .plan import Response as Plan
    from .typetext import Types

T = TypeVar("T")


def read(
    settings: Settings, operation: Operation[T], received: Response, *, strict: bool
) -> RawResponse[T]:
    """The result of a call.

    Raises:
        StatusError: The server did not answer with a success.
        DecodeError: The body is no JSON or, under `strict`, does not fit its type.
    """
    if not 200 <= received.status <= 299:
        raise failure(settings, operation, received)
    noted = Log(strict=strict, owned=True, reader=settings.reader())
    plan = _planned(operation.responses, received.status)
    data = _data(plan, settings.types, received, noted)
    log.misfits(settings.service.name, called(operation), noted.issues)
    return RawResponse(
        data=cast(T, data),
        status_code=received.status,
        headers=received.headers,
        content=received.content,
        issues=tuple(noted.issues),
        request_id=_request_id(received.headers),
    )


def failure(
    settings: Settings, operation: Operation[object], received: Response
) -> StatusError:
    """The error that an answer stands for."""
    try:
        body = loads(received.content)
    except ValueError:
        body = None
    shape = operation.error or settings.service.error
    reader = settings.reader()
    code = _first(body, (*shape.code, *_CODES), reader)
    return status_error(received.status)(
        called(operation),
        status_code=received.status,
        headers=received.headers,
        body=received.content,
        error=_error(settings, shape, operation, received.status, body),
        code=code,
        message=_first(body, (*shape.message, *_MESSAGES), reader),
        fields=tuple(dict.fromkeys(reader.faults(body))),
        documented=_documented(operation, received.status, code),
        retry_after=retry_after(received.headers, settings.timing.now()),
        request_id=_request_id(received.headers),
    )


def called(operation: Operation[object]) -> str:
    """How errors and logs name a call: with braces in place of values."""
    return f"{operation.method} {operation.path}"


def _planned(plans: Sequence[Plan], status: int) -> Plan | None:
    """The plan for a status; that of any success where the status has none."""
    for plan in plans:
        if _covers(plan.status, status):
            return plan
    return plans[0] if plans and status not in _EMPTY else None


def _data(plan: Plan | None, types: Types, received: Response, noted: Log) -> object:
    if plan is None or not plan.type:
        return None
    if plan.encoding == "binary":
        return received.content
    if plan.encoding == "text":
        return received.content.decode(_charset(received.headers), "replace")
    if plan.encoding == "auto" and "json" not in received.headers.get(
        "content-type", ""
    ):
        return None
    codec = types.codec(plan.type, plan.form)
    if not received.content.strip():
        if not codec.nullable:
            noted.add((None, ""), "", codec.expected, noted)
        return None
    try:
        value = loads(received.content, exact=codec.exact())
    except ValueError as error:
        raise DecodeError("", f"no JSON: {error}") from None
    return codec.decode(value, None, "", noted)


def _error(
    settings: Settings,
    shape: ErrorBody,
    operation: Operation[object],
    status: int,
    body: JsonValue,
) -> object:
    declared = [
        c.type for c in operation.errors if c.type and _covers(c.status, status)
    ]
    reader = settings.reader()
    value = reader.at(body, () if declared else shape.path)
    expression = declared[0] if declared else shape.type
    if not expression or value is None:
        return body
    codec = settings.types.codec(expression)
    return codec.decode(value, None, "", Log(strict=False, reader=reader))


def _documented(operation: Operation[object], status: int, code: str | None) -> str:
    cases = [case for case in operation.errors if _covers(case.status, status)]
    for wanted in (code, ""):
        for case in cases:
            if case.code == wanted:
                return case.doc
    return ""


def _covers(status: Status, code: int) -> bool:
    if isinstance(status, int):
        return status == code
    return status[0] <= code <= status[1]


def _first(
    body: JsonValue, paths: Sequence[tuple[str, ...]], reader: Reader
) -> str | None:
    for path in paths:
        value = reader.at(body, path)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            return str(value)
    return None


def _request_id(headers: Mapping[str, str]) -> str | None:
    return next((headers[name] for name in _REQUEST_IDS if name in headers), None)


def _charset(headers: Headers) -> str:
    _, _, name = headers.get("content-type", "").lower().partition("charset=")
    name = name.split(";")[0].strip(' "')
    return name if name in {"iso-8859-1", "latin-1", "us-ascii", "utf-16"} else "utf-8"


_EMPTY = frozenset({204, 205})


def _paths(texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split(".")) for text in texts.split())


_CODES = _paths(
    "code errorCode error.code responseStatus.errorCode ResponseStatus.ErrorCode error"
)
_MESSAGES = _paths(
    "message errorMessage error.message responseStatus.message ResponseStatus.Message"
    " error_description detail title"
)
_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "trackingid",
    "x-zm-trackingid",
    "x-amzn-requestid",
)
