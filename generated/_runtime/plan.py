"""The plans of operations: what to send and what may come back, as plain data.

Types are strings such as `"list[Plan] | None"`, read when a call first needs them, in
the names of the client's `models` and of the standard types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
)

if TYPE_CHECKING:
    from .http import Content
    from .options import RequestOptions
    from .typetext import Types

T_co = TypeVar("T_co", covariant=True)
Async_co = TypeVar("Async_co", covariant=True)

Place: TypeAlias = Literal["path", "query", "header", "cookie"]
Style: TypeAlias = Literal[
    "repeat", "comma", "space", "pipe", "deep", "json", "jsv", "rest", "open"
]
Status: TypeAlias = "int | tuple[int, int]"
"""A status code, or the first and the last of a range."""
Constant: TypeAlias = "str | int | float | bool"
"""A value that is always sent."""


class Parameter(NamedTuple):
    """A value that travels outside the body.

    `name` is the keyword that holds it, `form` the dialect of its type. A constant has
    no keyword but a `value`. In the style "open" it has no `wire`: it is a dictionary
    of what stands beside the other keys.
    """

    place: Place
    wire: str
    name: str = ""
    type: str = "JsonValue"
    form: str = ""
    style: Style = "repeat"
    required: bool = False
    value: Constant | None = None


class Part(NamedTuple):
    """A field of a JSON body or of a form, which "json" and "jsv" put into one text.

    `None` is sent as null where the type names it, and not at all elsewhere. A constant
    has no keyword but a `value`.
    """

    wire: str
    name: str = ""
    type: str = "JsonValue"
    form: str = ""
    encoding: Literal["text", "json", "jsv", "file"] = "text"
    media: str = ""
    required: bool = False
    value: Constant | None = None


class Body(Protocol):
    """How the keywords of a call become the body of a request."""

    def encode(
        self, values: Mapping[str, object], types: Types
    ) -> tuple[str, Content] | None:
        """The media type and the content; None where nothing is to be sent."""
        ...


class Response(NamedTuple):
    """A success: the type of its body, empty where there is nothing to read.

    "auto" reads JSON where the response says that it is, and nothing elsewhere.
    """

    status: Status
    type: str = ""
    encoding: Literal["json", "text", "binary", "auto"] = "json"
    form: str = ""


class ErrorCase(NamedTuple):
    """A failure that the API documents; `code` is the API's own code, if any."""

    status: Status
    code: str = ""
    doc: str = ""
    type: str = ""


class ErrorBody(NamedTuple):
    """Where the body of a failure holds what matters.

    `type` is the type of the value at `path`. `code` and `message` are paths from the
    root of the body, tried before the usual ones.
    """

    type: str = ""
    path: tuple[str, ...] = ()
    code: tuple[tuple[str, ...], ...] = ()
    message: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Operation(Generic[T_co]):
    """One thing the API does, which results in `T_co`.

    `path` holds wire names in braces. `server` is the keyword of the client that tells
    where the operation lives, if not where most do. `auth` is a choice of combinations
    of schemes; None sends what the client has, an empty combination nothing. Calling a
    `deprecated` operation warns.
    """

    name: str
    method: str
    path: str
    server: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    errors: tuple[ErrorCase, ...] = ()
    error: ErrorBody | None = None
    auth: tuple[tuple[str, ...], ...] | None = None
    idempotent: bool | None = None
    deprecated: bool = False


class Paged(Protocol[T_co, Async_co]):
    """An operation that hands out a long list in pages."""

    def pages(
        self, calls: Any, values: Mapping[str, object], options: RequestOptions | None
    ) -> T_co:
        """Call it as one of a client's `calls`, which block."""
        ...

    def async_pages(
        self, calls: Any, values: Mapping[str, object], options: RequestOptions | None
    ) -> Async_co:
        """The same, for calls that are awaited."""
        ...


class Service(NamedTuple):
    """The API that a client is for.

    `package` is the client's package, which holds `models`; `error` is where failures
    hold what matters, for operations that don't say. `messages` are the requests that
    can be sent as objects, by the modules whose `MESSAGES` hold their plans.
    """

    name: str
    package: str
    version: str
    error: ErrorBody = ErrorBody()
    messages: Mapping[str, tuple[str, ...]] = {}
