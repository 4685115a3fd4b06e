"""An API as a whole, and what several sources say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ..diagnostics import Pointer
from .auth import AuthScheme, AuthUse
from .calls import (
    Body,
    ErrorCase,
    Group,
    Message,
    Parameter,
    Response,
    Server,
    Style,
)
from .paging import Pagination
from .types import (
    Access,
    Constraints,
    EnumMember,
    Field,
    Node,
    Place,
    Type,
    TypeDecl,
    TypeId,
    Value,
)


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


Addition: TypeAlias = Field | Parameter | EnumMember | Body | Response | ErrorCase
"""What can be added to what another source says: see `Patch.added`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch(Node):
    """A correction of something that another source said.

    `target` is a stable id: a type's ("#Meeting"), a slot's ("#Meeting/duration",
    "GET /meetings/query/from"), an operation's, or that of a group, a server, a scheme
    or the whole API; with a `*` in it, that of every operation which it matches. What
    is None stays as it is.

    `added` is new and gets the id `target`. A `mention` changes nothing: something
    refers to the target, which must be there. `formats` are what a text and what a
    number becomes. `without` are what the source says and shouldn't: "default", and the
    limits by their names in `Constraints`. `group` is the way to the group that an
    operation moves to; `usual_auth` is for operations of which nobody says how they
    authenticate.
    """

    target: str
    added: Addition | None = None
    mention: bool = False
    drop: bool | None = None
    type: Type | None = None
    formats: tuple[Type, Type] | None = None
    name: str | None = None
    wire: str | None = None
    doc: str | None = None
    summary: str | None = None
    required: bool | None = None
    nullable: bool | None = None
    deprecated: bool | None = None
    idempotent: bool | None = None
    access: Access | None = None
    default: Value | None = None
    constraints: Constraints | None = None
    examples: tuple[Value, ...] | None = None
    without: tuple[str, ...] | None = None
    place: Place | None = None
    style: Style | None = None
    media: str | None = None
    pagination: Pagination | None = None
    auth: tuple[tuple[AuthUse, ...], ...] | None = None
    usual_auth: tuple[tuple[AuthUse, ...], ...] | None = None
    scopes: tuple[str, ...] | None = None
    servers: tuple[Server, ...] | None = None
    errors: tuple[ErrorCase, ...] | None = None
    group: tuple[str, ...] | None = None
    settings: tuple[tuple[str, str], ...] | None = None


class Disagreement(StrEnum):
    """What two sources say differently."""

    TYPE = "type"  # values of kinds that have nothing in common
    FORMAT = "format"  # text of another form, such as a date that is none
    NULL = "null"  # null, where it is not declared
    VALUE = "value"  # a value that the declaration does not list
    FIELD = "field"  # a field that the declaration does not have
    REQUIRED = "required"  # whether a value is always there
    PLACE = "place"  # where in a request a parameter travels
    MEDIA = "media"  # how a body becomes bytes
    AUTH = "auth"  # how an operation asks for proof
    SERVER = "server"  # where the API lives
    PAGINATION = "pagination"  # how a list comes in pages


class Reason(StrEnum):
    """Why of two sources one is believed."""

    DECLARED = "declared"  # what is declared goes before what samples show
    PRECEDENCE = "precedence"  # the user puts its source first
    ORDER = "order"  # its format comes first where the user says nothing
    STRICTER = "stricter"  # it asks for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Node):
    """Two sources that contradict each other, and which of them is believed.

    `slot` is the stable id of what they speak of; `kept` says in words what the source
    at `at` says, which counts, and `left` what that at `against` says.
    """

    slot: str
    kind: Disagreement
    rule: Reason
    kept: str
    left: str
    against: Pointer = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema(Node):
    """A JSON Schema document by which values can be validated.

    Each reference in it leads to a place in itself or in another of `Api.schemas`, by
    the standard's rules alone. `dialect` is the URI of the draft it is read by.
    """

    uri: str
    dialect: str
    document: Value = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api(Node):
    """Everything one source says, or several together; `types` in order of appearance.

    `evidence` is keyed by the id of the slot it typed: a type's id and the wire names
    down from there, or an operation's id with a parameter behind it. `conflicts` are
    the contradictions between sources; `precedence` names sources, and folders of them,
    that the user believes rather than others, the most trusted first.
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
    schemas: tuple[Schema, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    precedence: tuple[str, ...] = ()
    doc: str = field(default="", compare=False)
