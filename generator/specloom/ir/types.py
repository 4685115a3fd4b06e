"""Types, and what every node has."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType, TypeAlias

from ..diagnostics import Pointer
from ..source import Json

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


class Place(StrEnum):
    """Where in a request a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


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
class Const:
    """The one value that stands here: a text, an integer or a truth value.

    `kind` is that of the value, since True and 1 are equal to Python.
    """

    value: str | int | bool
    kind: ScalarKind


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits that the source sets on a value, in the words of JSON Schema.

    `values` are the only ones allowed, where no type says so. `checks` are sentences
    on all other limits, which only a validator heeds. `items` are the limits of each
    item of an array, or of each value of an object used as a dictionary.
    """

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
    min_properties: int | None = None
    max_properties: int | None = None
    values: tuple[Value, ...] = ()
    checks: tuple[str, ...] = ()
    items: Constraints | None = None


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
    """An object with known keys; `extra` is the type of any others, if declared.

    It is `closed` if the source allows no others. `doc` and `constraints` are what the
    source says of an object that is declared nowhere; a declaration says it itself.
    """

    fields: tuple[Field, ...]
    bases: tuple[Ref, ...] = ()
    extra: Type | None = None
    closed: bool = False
    doc: str = field(default="", compare=False)
    constraints: Constraints | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """An array of one item type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array with a type for each of its first items, which are always there.

    `rest` is the type of all further ones; there are none if it is None.
    """

    items: tuple[Type, ...]
    rest: Type | None = None


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


Type: TypeAlias = (
    Scalar | Enum | Const | Record | List | Tuple | Map | Union | Ref | Any
)

NULL: Type = Scalar(ScalarKind.NULL)
ANY: Type = Any()
STRING: Type = Scalar(ScalarKind.STRING)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDecl(Node):
    """A type with an identity.

    `id` is unique, comes from the source, and survives edits elsewhere in it, such as
    "#Address" or "POST /meetings/response/200/settings". An inferred type has no say in
    its name or its identity, so it may be joined with its equals, or with a declared
    type that it shows: `joined` are the ids of those that are one with it. `schema` is
    the address of the JSON Schema that declared the type, where one did: the URI of one
    in `Api.schemas`, with a JSON pointer into it as its fragment.
    """

    id: TypeId
    name: Name
    type: Type
    inferred: bool = False
    joined: tuple[TypeId, ...] = ()
    doc: str = field(default="", compare=False)
    deprecated: bool = False
    constraints: Constraints | None = None
    examples: tuple[Value, ...] = field(default=(), compare=False)
    schema: str = field(default="", compare=False)
