"""The model of an API, free of any source format and any target language.

Parsers build it, passes rewrite it, targets read it. Every node is frozen, so a pass
returns new nodes and never changes old ones. Nodes compare by meaning: `at`, the
place where a node was said, takes no part in equality, so two spellings of one shape
are equal and can be merged.

Names are kept exactly as the source spells them. What a name becomes in a target
language is that target's business.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import is_
from typing import NewType, TypeAlias, TypeVar

from .diagnostics import Pointer
from .source import Json

TypeId = NewType("TypeId", str)
AuthId = NewType("AuthId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Something the source said, and where it said it.

    `origins` are the further places of a node that was joined from several.
    """

    at: Pointer = field(compare=False, repr=False)
    origins: tuple[Pointer, ...] = field(default=(), compare=False, repr=False)


class Role(StrEnum):
    """What a name is the name of, which decides how it may be shortened."""

    GIVEN = "given"  # the source names the thing itself
    PROPERTY = "property"  # a thing goes by the property that holds it
    ITEM = "item"  # an item of a list goes by the list
    VALUE = "value"  # a value of a map goes by the map
    PARAMETER = "parameter"  # a type goes by the parameter or form field it types
    REQUEST = "request"  # a body goes by its operation
    RESPONSE = "response"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Name:
    """What the source calls a thing, exactly.

    `holder` is the id of the type or the operation that a thing without a name of its
    own stands in. `also` are further names that one joined thing went by.
    """

    text: str
    role: Role = Role.GIVEN
    holder: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value; tells `null` from nothing where a field holds `Value | None`."""

    json: Json = field(hash=False)


# --- Types ---------------------------------------------------------------------
#
# Types are plain values and hold no `at`: whatever holds a type says where it was
# said. After `hoist`, records, enums and tagged unions stand only directly under a
# `TypeDecl`, and everything else reaches them through a `Ref`.


class ScalarKind(StrEnum):
    """What a value that is neither object nor array means."""

    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    DECIMAL = "decimal"
    STRING = "string"
    BYTES = "bytes"
    UUID = "uuid"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; `form` is the dialect in which it travels, empty for the usual one.

    | kind | forms |
    |---|---|
    | uuid | `hex`: 32 digits without dashes |
    | datetime | `z`, `offset`, `naive`, each with a number of fraction digits behind |
    |  | it where it is fixed (`z7`); `dotnet`: `/Date(ms)/`; `epoch`, `epoch_ms`; |
    |  | `http`: as in HTTP headers |
    | duration | `dotnet`: `[d.]hh:mm:ss[.fffffff]`; the usual one is ISO 8601's |
    | time | `duration`: as long as it is since midnight, in ISO 8601's form |
    | decimal, integer, number, boolean | `text`: inside a JSON string |
    | string | `password`: not to be shown |
    """

    kind: ScalarKind
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember(Node):
    """One documented value; `name` where the source has one beside the value."""

    value: str | int | float | bool
    name: str = ""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """The documented values of a scalar; servers may send others."""

    members: tuple[EnumMember, ...]
    kind: ScalarKind = ScalarKind.STRING


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits that the source sets on a value, in the words of JSON Schema."""

    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: float | int | None = None
    exclusive_maximum: float | int | None = None
    multiple_of: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    format: str | None = None  # one that has no scalar kind of its own: uri, email ...


class Access(StrEnum):
    """The direction in which a field travels."""

    BOTH = "both"
    READ = "read"  # only in responses
    WRITE = "write"  # only in requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Node):
    """A property of an object.

    `required` says that the property is always there; that it is never null is said by
    the type, which is a union with null otherwise.
    """

    wire: str
    type: Type
    required: bool = False
    default: Value | None = None
    constraints: Constraints | None = None
    examples: tuple[Value, ...] = field(default=(), compare=False)
    doc: str = field(default="", compare=False)
    deprecated: bool = False
    access: Access = Access.BOTH


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known keys; `extra` is the type of any others, if declared."""

    fields: tuple[Field, ...]
    bases: tuple[Ref, ...] = ()
    extra: Type | None = None


@dataclass(frozen=True, slots=True)
class List:
    """An array of one item type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Map:
    """An object used as a dictionary from strings."""

    value: Type


@dataclass(frozen=True, slots=True)
class Tag:
    """The property that tells a union's members apart, and its value in each.

    Its `form` is empty where a value counts whole; in `clr`, the name of a .NET type,
    what stands behind the first comma is the assembly and does not count.
    """

    wire: str
    values: tuple[tuple[str, TypeId], ...]
    form: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """Any one of two or more types; a nullable type is a union with NULL."""

    members: tuple[Type, ...]
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """The declared type with this id."""

    id: TypeId


@dataclass(frozen=True, slots=True)
class Any:
    """Some JSON; the source says no more."""


Type: TypeAlias = Scalar | Enum | Record | List | Map | Union | Ref | Any

NULL: Type = Scalar(ScalarKind.NULL)
ANY: Type = Any()
STRING: Type = Scalar(ScalarKind.STRING)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDecl(Node):
    """A type with an identity.

    `id` is unique, comes from the source, and survives edits elsewhere in it, such as
    "#Address" or "POST /meetings/response/200/settings". An inferred type has no say in
    its name or its identity, so it may be joined with its equals: `joined` are the ids
    of those that are one with it. `schema` is the JSON Schema that declared the type,
    where one did.
    """

    id: TypeId
    name: Name
    type: Type
    inferred: bool = False
    joined: tuple[TypeId, ...] = ()
    doc: str = field(default="", compare=False)
    deprecated: bool = False
    examples: tuple[Value, ...] = field(default=(), compare=False)
    schema: Value | None = field(default=None, compare=False, repr=False)


# --- Operations ----------------------------------------------------------------


class Place(StrEnum):
    """Where in a request a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


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


class AuthKind(StrEnum):
    """A way to prove who is asking."""

    BEARER = "bearer"
    BASIC = "basic"
    API_KEY = "api_key"
    OAUTH2 = "oauth2"
    DIGEST = "digest"
    SESSION = "session"  # ServiceStack credentials and the cookies they give
    AWS_SIGV4 = "aws_sigv4"
    OAUTH1 = "oauth1"
    HAWK = "hawk"
    NTLM = "ntlm"
    EDGEGRID = "edgegrid"
    ASAP = "asap"
    JWT = "jwt"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthScheme(Node):
    """One scheme; `place` and `wire` say where its proof travels, and by what name.

    `settings` are further words about the scheme, by the names in `AUTH_SETTINGS`;
    never a credential.
    """

    id: AuthId
    kind: AuthKind
    place: Place = Place.HEADER
    wire: str = "Authorization"
    settings: tuple[tuple[str, str], ...] = ()
    doc: str = field(default="", compare=False)


AUTH_SETTINGS: Mapping[AuthKind, frozenset[str]] = {
    AuthKind.BEARER: frozenset({"prefix", "refresh_path"}),
    AuthKind.SESSION: frozenset({"sign_in_path", "refresh_path", "provider"}),
    AuthKind.OAUTH2: frozenset(
        {"token_url", "refresh_url", "authorization_url", "grant", "scope"}
        | {"client_in", "prefix"}
    ),
    AuthKind.AWS_SIGV4: frozenset({"region", "service"}),
    AuthKind.OAUTH1: frozenset(
        {"signature_method", "realm", "body_hash", "empty_parameters"}
    ),
    AuthKind.HAWK: frozenset({"algorithm", "payload_hash"}),
    AuthKind.EDGEGRID: frozenset({"headers_to_sign", "max_body"}),
    AuthKind.ASAP: frozenset(
        {"algorithm", "audience", "issuer", "key_id", "lifetime", "subject"}
    ),
    AuthKind.JWT: frozenset({"algorithm", "base64", "prefix"}),
}
"""The words that the kinds of schemes have settings for.

`grant` is client_credentials, password, authorization_code, implicit, refresh_token or
account_credentials; `client_in` is header or body; `prefix` stands before a token;
paths begin behind the server's URL: where users sign in by a `provider`, and where a
refresh token gets a new token; flags are "true" or left out.
"""


def auth_scheme(
    word: str, at: Pointer, settings: Mapping[str, str] | None = None
) -> AuthScheme | None:
    """The scheme that a short word names, such as `bearer`; None if there is none.

    An API key says where it travels and by what name: `api_key:header:X-Api-Key`; so
    may a token, if it is the query: `oauth2:query:access_token`.
    """
    kind, _, rest = word.partition(":")
    place, _, wire = rest.partition(":")
    if kind not in list(AuthKind) or (place and place not in list(Place)):
        return None
    scheme = AuthScheme(
        at=at,
        id=AuthId(kind),
        kind=AuthKind(kind),
        settings=tuple(sorted((settings or {}).items())),
    )
    if scheme.kind is AuthKind.API_KEY:
        wire = wire or "X-Api-Key"
        return replace(scheme, place=Place(place) if place else Place.HEADER, wire=wire)
    if place == Place.QUERY:
        return replace(scheme, place=Place.QUERY, wire=wire or "access_token")
    return scheme


def auth_word(scheme: AuthScheme) -> str:
    """The word by which `auth_scheme` makes a scheme like this one."""
    if scheme.kind is AuthKind.API_KEY:
        return f"{scheme.kind}:{scheme.place}:{scheme.wire}"
    return str(scheme.kind)


@dataclass(frozen=True, slots=True)
class AuthUse:
    """The use of one scheme by an operation."""

    id: AuthId
    scopes: tuple[str, ...] = ()


class Paging(StrEnum):
    """How an operation hands out long lists."""

    CURSOR = "cursor"  # the response holds what to send next
    OFFSET = "offset"  # counts items
    PAGE = "page"  # counts pages
    LINK = "link"  # a Link header holds the URL of the next page
    URL = "url"  # the body holds the URL of the next page
    AUTO_QUERY = "auto_query"  # ServiceStack's skip, take and total
    PROPOSED = "proposed"  # one of the above, as `paginate` finds; gone after that pass
    NONE = "none"  # not at all, whatever else was said; gone after that pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination(Node):
    """How to ask for the rest; paths are keys into the response body.

    `next` is a link relation for `LINK`, else empty; `next_path` is where the body
    holds the cursor or URL, in which "-1" is the last item of a list. `parameter` and
    `size` are wire names of the query or, if that has none of the name, of the body; or
    a JSON pointer into the body. `first` is what the first page is counted by, if that
    is not 0 for items and 1 for pages. Where a page says how long the list is, the
    number of items stands at `total_path`, that of pages at `pages_path`, and whether
    there is more at `more_path`.
    """

    paging: Paging
    items: tuple[str, ...]
    parameter: str = ""
    size: str = ""
    next: str = ""
    next_path: tuple[str, ...] = ()
    first: int | None = None
    total_path: tuple[str, ...] = ()
    pages_path: tuple[str, ...] = ()
    more_path: tuple[str, ...] = ()


def pagination(said: Json, at: Pointer) -> Pagination | None:
    """The pagination that words in an overlay or in specloom.yaml mean, if any."""
    if isinstance(said, str) and said in (Paging.PROPOSED, Paging.NONE):
        return Pagination(at=at, paging=Paging(said), items=())
    words = said if isinstance(said, dict) else {}
    texts = {key: one for key, one in words.items() if isinstance(one, str)}
    kind = next((key for key in _PAGED_BY if key in texts), None)
    if kind is None:
        return None
    paths = {key: _steps(text) for key, text in texts.items()}
    first = words.get("first")
    return Pagination(
        at=at,
        paging=Paging(kind),
        items=paths.get("items", ()),
        parameter="" if kind in ("link", "url") else texts[kind],
        size=texts.get("size", ""),
        next=texts[kind] if kind == "link" else "",
        next_path=paths[kind] if kind == "url" else paths.get("next", ()),
        first=first if isinstance(first, int) else None,
        total_path=paths.get("total", ()),
        pages_path=paths.get("pages", ()),
        more_path=paths.get("more", ()),
    )


_PAGED_BY = ("link", "url", "cursor", "page", "offset")


def _steps(pointer: str) -> tuple[str, ...]:
    steps = pointer.split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


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
    the parameters, as an API does that makes conditions of them.
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


@dataclass(frozen=True, slots=True)
class ErrorShape:
    """Where an error body holds its code and its message; the type it decodes to.

    Paths are keys from the root of the body, tried in order. `type` is the type of the
    value at `path`, which is what a failure carries.
    """

    code: tuple[tuple[str, ...], ...] = ()
    message: tuple[tuple[str, ...], ...] = ()
    type: Type | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the type of a slot was decided on.

    `values` are distinct scalar values, at most `VALUES_KEPT` of them; `forms` the
    formats that every string matched; `rule` names the rule that decided.
    """

    samples: int = 0
    present: int = 0
    nulls: int = 0
    values: tuple[Value, ...] = ()
    forms: tuple[str, ...] = ()
    rule: str = ""
    origins: tuple[Pointer, ...] = field(default=(), compare=False, repr=False)


VALUES_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch(Node):
    """A correction of something that another source said.

    `target` is a stable id: a type's ("#Meeting"), a field's ("#Meeting/duration"), or
    an operation's. What is None stays as it is.
    """

    target: str
    type: Type | None = None
    name: str | None = None
    required: bool | None = None
    doc: str | None = None
    pagination: Pagination | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Api(Node):
    """Everything one source says, or several together; `types` in order of appearance.

    `evidence` is keyed by the id of the slot it typed: a type's id and the wire names
    down from there, or an operation's id with a parameter behind it.
    """

    name: str
    root: Group
    types: Mapping[TypeId, TypeDecl] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    version: str = ""
    servers: tuple[Server, ...] = ()
    auths: tuple[AuthScheme, ...] = ()
    error_shape: ErrorShape = ErrorShape()
    evidence: Mapping[str, Evidence] = field(default_factory=dict, compare=False)
    patches: tuple[Patch, ...] = ()
    doc: str = field(default="", compare=False)


# --- Walking -------------------------------------------------------------------

Change: TypeAlias = Callable[[Type, Pointer], Type]


def children(type: Type) -> Iterator[Type]:
    """The types that stand directly inside `type`."""
    match type:
        case Record(fields, bases, extra):
            yield from (f.type for f in fields)
            yield from bases
            if extra is not None:
                yield extra
        case List(item):
            yield item
        case Map(value):
            yield value
        case Union(members):
            yield from members
        case Scalar() | Enum() | Ref() | Any():
            return


def rewrite(type: Type, at: Pointer, change: Change) -> Type:
    """`type`, said at `at`, with `change` made to every type in it, inside first.

    Bases are left alone: they are refs and must stay so. What does not change is the
    same object afterwards.
    """
    match type:
        case Record(fields, _, extra):
            inner = [rewrite(f.type, f.at, change) for f in fields]
            rest = None if extra is None else rewrite(extra, at, change)
            type = with_children(type, inner if rest is None else [*inner, rest])
        case List(item) | Map(item):
            type = with_children(type, [rewrite(item, at, change)])
        case Union(members):
            type = with_children(type, [rewrite(m, at, change) for m in members])
        case Scalar() | Enum() | Ref() | Any():
            return change(type, at)
    return change(type, at)


def with_children(type: Type, children: Sequence[Type]) -> Type:
    """`type` with the types directly inside it replaced, but for bases, in order."""
    match type:
        case Record(fields, _, extra):
            changed = tuple(map(with_type, fields, children))
            rest = None if extra is None else children[len(fields)]
            if rest is extra and all(map(is_, changed, fields)):
                return type
            return replace(type, fields=changed, extra=rest)
        case List(item):
            return type if children[0] is item else List(children[0])
        case Map(value):
            return type if children[0] is value else Map(children[0])
        case Union(members):
            if all(map(is_, children, members)):
                return type
            return replace(type, members=tuple(children))
        case Scalar() | Enum() | Ref() | Any():
            return type


Typed = TypeVar("Typed", Field, Parameter, Part, Body, TypeDecl)


def with_type(node: Typed, type: Type) -> Typed:
    """`node` with `type` in place of its own; the same object if that is the same."""
    return node if node.type is type else replace(node, type=type)


Whole = TypeVar("Whole", Group, Operation, Body, Response, ErrorCase)


def with_parts(node: Whole, **parts: typing.Any) -> Whole:
    """`node` with `parts` in place of its own; the same object if they are the same."""
    if all(_is_same(getattr(node, name), part) for name, part in parts.items()):
        return node
    return replace(node, **parts)


def _is_same(old: object, new: object) -> bool:
    """Whether two parts of a node are one object, or tuples of the same objects."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(is_, old, new))
    return old is new


def nullable(type: Type) -> Type:
    """`type`, or null."""
    match type:
        case Scalar(ScalarKind.NULL) | Any():
            return type
        case Union(members) if NULL in members:
            return type
        case Union(members):
            return replace(type, members=(*members, NULL))
        case _:
            return Union((type, NULL))


def is_nullable(type: Type) -> bool:
    """Whether null is declared as a value of `type`; a reference is not followed."""
    return type == NULL or (isinstance(type, Union) and NULL in type.members)


def without_null(type: Type) -> Type:
    """`type` with null taken from its union."""
    if not isinstance(type, Union) or NULL not in type.members:
        return type
    rest = tuple(member for member in type.members if member != NULL)
    return rest[0] if len(rest) == 1 else replace(type, members=rest)


def operations(group: Group) -> Iterator[Operation]:
    """The operations of `group` and of the groups in it, in source order."""
    yield from group.operations
    for inner in group.groups:
        yield from operations(inner)


OperationChange: TypeAlias = Callable[[Operation], Operation | None]


def rewrite_operations(group: Group, change: OperationChange) -> Group:
    """`group` with `change` made to every operation in it; None takes one out."""
    changed = (change(operation) for operation in group.operations)
    return with_parts(
        group,
        operations=tuple(operation for operation in changed if operation is not None),
        groups=tuple(rewrite_operations(inner, change) for inner in group.groups),
    )


def rewrite_types(api: Api, change: Change) -> Api:
    """`api` with `change` made to every type in it, inside first."""

    def body(node: Body | None) -> Body | None:
        if node is None:
            return None
        return with_parts(
            node,
            type=rewrite(node.type, node.at, change),
            parts=tuple(
                with_type(p, rewrite(p.type, p.at, change)) for p in node.parts
            ),
        )

    def parameters(nodes: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        return tuple(with_type(p, rewrite(p.type, p.at, change)) for p in nodes)

    def operation(node: Operation) -> Operation:
        return with_parts(
            node,
            parameters=parameters(node.parameters),
            bodies=tuple(b for b in map(body, node.bodies) if b is not None),
            responses=tuple(
                with_parts(r, body=body(r.body), headers=parameters(r.headers))
                for r in node.responses
            ),
            errors=tuple(with_parts(e, body=body(e.body)) for e in node.errors),
        )

    shape = api.error_shape
    return replace(
        api,
        root=rewrite_operations(api.root, operation),
        types={
            id: with_type(decl, rewrite(decl.type, decl.at, change))
            for id, decl in api.types.items()
        },
        error_shape=replace(
            shape,
            type=None if shape.type is None else rewrite(shape.type, api.at, change),
        ),
    )
