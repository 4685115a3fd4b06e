"""Operations: what a call takes, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .auth import AuthUse
from .paging import Pagination
from .types import ANY, Constraints, Name, Node, Place, Type, TypeId, Value


class Style(StrEnum):
    """How a parameter spells a list or an object."""

    REPEAT = "repeat"  # a=1&a=2
    COMMA = "comma"  # a=1,2
    SPACE = "space"  # a=1%202
    PIPE = "pipe"  # a=1|2
    DEEP = "deep"  # a[x]=1
    JSON = "json"  # a={"x":1}
    JSV = "jsv"  # a={x:1}: ServiceStack's own notation
    REST = "rest"  # a path parameter that takes the rest of the path, slashes kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Node):
    """A value of a request outside its body, or a header of a response."""

    wire: str
    place: Place
    type: Type
    required: bool = False
    default: Value | None = None
    style: Style = Style.REPEAT
    constraints: Constraints | None = None
    examples: tuple[Value, ...] = field(default=(), compare=False)
    doc: str = field(default="", compare=False)
    deprecated: bool = False


class Encoding(StrEnum):
    """How a body, or a part of one, becomes bytes."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"
    XML = "xml"
    GRAPHQL = "graphql"
    JSV = "jsv"  # in a field of a form: ServiceStack's own notation


def encoding(media: str) -> Encoding:
    """How a body of the media type `media` becomes bytes."""
    kind = media.partition(";")[0].strip().lower()
    if kind == "application/json" or kind.endswith("+json"):
        return Encoding.JSON
    if kind == "application/x-www-form-urlencoded":
        return Encoding.FORM
    if kind.startswith("multipart/"):
        return Encoding.MULTIPART
    if kind.endswith(("/xml", "+xml")):
        return Encoding.XML
    return Encoding.TEXT if kind.startswith("text/") else Encoding.BINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Node):
    """A field of a form; `encoding` JSON or JSV puts the value into it as one text."""

    wire: str
    type: Type
    required: bool = False
    encoding: Encoding = Encoding.TEXT
    media: str = ""
    file: bool = False
    default: Value | None = None
    constraints: Constraints | None = None
    examples: tuple[Value, ...] = field(default=(), compare=False)
    doc: str = field(default="", compare=False)
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Node):
    """What a request or a response carries; `parts` for the two form encodings."""

    media: str
    encoding: Encoding
    type: Type = ANY
    parts: tuple[Part, ...] = ()
    required: bool = True
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Status:
    """The status codes from `first` to `last`, both included."""

    first: int
    last: int

    @classmethod
    def exactly(cls, code: int) -> Status:
        """The one status code `code`."""
        return cls(code, code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Node):
    """A success; `body` is None where the server sends nothing to read."""

    status: Status
    body: Body | None = None
    headers: tuple[Parameter, ...] = ()
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCase(Node):
    """A failure the source documents; `code` is the API's own error code, if any."""

    status: Status
    code: str = ""
    body: Body | None = None
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The value that an example gives to a parameter or to a part of a form."""

    place: str  # a `Place`, or "part"
    wire: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Node):
    """A request with its answer, as the source shows them.

    Bodies are JSON values; a body that is no JSON is its text, with `text` true. A
    `status` of 0 says that no answer is shown.
    """

    name: str = ""
    arguments: tuple[Argument, ...] = ()
    request: Value | None = None
    status: int = 200
    response: Value | None = None
    text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit(Node):
    """What the source says of how often an operation may be called."""

    label: str
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Node):
    """One of several requests that are one operation; kept for its documentation."""

    name: str
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Node):
    """One thing the API does.

    `path` holds the wire names of its parameters in braces: "/meetings/{meetingId}".
    `auth` is a choice of combinations of schemes; None means that nothing is known, an
    empty combination that none is needed. An `open_query` takes keys beyond those of
    the parameters, as an API does that makes conditions of them. `joined` are the ids
    that other sources have for it, by other names for the variables in its path.
    """

    id: str  # unique and stable, such as "POST /meetings"
    name: Name
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[Body, ...] = ()
    responses: tuple[Response, ...] = ()
    errors: tuple[ErrorCase, ...] = ()
    auth: tuple[tuple[AuthUse, ...], ...] | None = None
    servers: tuple[Server, ...] = ()
    pagination: Pagination | None = None
    rate_limit: RateLimit | None = None
    scopes: tuple[str, ...] = ()
    open_query: bool = False
    prerequisites: tuple[str, ...] = ()
    examples: tuple[Example, ...] = field(default=(), compare=False)
    variants: tuple[Variant, ...] = ()
    summary: str = field(default="", compare=False)
    doc: str = field(default="", compare=False)
    deprecated: bool = False
    idempotent: bool | None = None
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Node):
    """A request that the API takes as one object, whichever way it travels.

    `type` is the record of all that the request holds, by whose names its operations
    call their parameters and the fields of their bodies. `operations` are the ids of
    the operations that carry it, best first; `method` is the verb that the API's own
    clients choose among them, and that by which `path` takes whole objects. By POST,
    `batch` takes a list of them, answered by a list, and `one_way` an object that gets
    no answer, as it takes a list with "[]" behind it. Each is empty where the API has
    none.
    """

    type: TypeId
    operations: tuple[str, ...]
    method: str = "POST"
    path: str = ""
    batch: str = ""
    one_way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Node):
    """A folder, a tag, a service: how the source sorts its operations."""

    name: Name
    operations: tuple[Operation, ...] = ()
    groups: tuple[Group, ...] = ()
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable(Node):
    """A hole in a server's URL."""

    wire: str
    default: str = ""
    values: tuple[str, ...] = ()
    doc: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Node):
    """Where the API lives; `url` may hold variables in braces.

    `name` tells several servers apart, as its source calls it.
    """

    url: str
    name: str = ""
    variables: tuple[ServerVariable, ...] = ()
    doc: str = field(default="", compare=False)
