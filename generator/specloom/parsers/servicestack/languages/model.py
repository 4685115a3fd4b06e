"""What the source of DTOs says, whatever language it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ....diagnostics import Diagnostic
from ....source import Cursor
from ..types import Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute of C#, or what other languages write in its place."""

    name: str
    line: Cursor
    values: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str, index: int = -1) -> str:
        """The argument called `name`, or else the one at `index`; empty without one."""
        found = self.named.get(name.casefold(), "")
        if not found and 0 <= index < len(self.values):
            return self.values[index]
        return found


@dataclass(slots=True, kw_only=True)
class Member:
    """A property; with `number` or `text` beside its name, a member of an enum.

    `wire` is empty where the source doesn't tell it. `marked` is the mark that nothing
    may be there, which most languages put on more than C# does.
    """

    name: str
    line: Cursor
    expr: Expr = field(default_factory=lambda: Expr("object"))
    wire: str = ""
    doc: str = ""
    number: str = ""
    text: str = ""
    marked: bool = False
    attributes: tuple[Attribute, ...] = ()
    lines: tuple[Cursor, ...] = ()

    @property
    def place(self) -> str:
        """Where the source says that the property travels; empty if it doesn't."""
        said = (a.value("ParameterType") for a in self.attributes)
        return next(filter(None, said), "")

    @property
    def required(self) -> bool:
        """Whether the source says that a value must be given."""
        return any(
            each.name in _REQUIRED or each.value("IsRequired").casefold() == "true"
            for each in self.attributes
        )


@dataclass(slots=True, kw_only=True)
class Definition:
    """A class, an interface or an enum; `repeats` are lines that say nothing new.

    `returns` is None where nothing is returned, with `void`, or nothing is said.
    """

    name: str
    line: Cursor
    kind: str = "class"
    namespace: str = ""
    params: tuple[str, ...] = ()
    parents: list[Expr] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    attributes: tuple[Attribute, ...] = ()
    doc: str = ""
    verb: str = ""
    returns: Expr | None = None
    void: bool = False
    lines: list[Cursor] = field(default_factory=list)
    repeats: list[Cursor] = field(default_factory=list)

    @property
    def is_enum(self) -> bool:
        """Whether the members are those of an enum."""
        return self.kind == "enum"

    @property
    def is_request(self) -> bool:
        """Whether the source shows that this is sent to the host."""
        return (
            self.returns is not None
            or self.void
            or bool(self.verb)
            or any(each.name == "Route" for each in self.attributes)
        )

    @property
    def base(self) -> Expr | None:
        """The class that this one inherits from."""
        return next((p for p in self.parents if not is_interface(p.name)), None)

    @property
    def interfaces(self) -> tuple[Expr, ...]:
        """What else stands beside the base."""
        return tuple(p for p in self.parents if is_interface(p.name))

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute called `name`."""
        return next((each for each in self.attributes if each.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All definitions of one text, by name, with what its head says of the host."""

    language: str
    definitions: Mapping[str, Definition]
    options: Mapping[str, str]
    at: Cursor
    diagnostics: tuple[Diagnostic, ...] = ()


def is_interface(name: str) -> bool:
    """Whether C# would call an interface so; its classes don't begin with two capitals.

    A few marks of other languages are as good as interfaces.
    """
    return name in _MARKS or (
        len(name) > 2 and name[0] == "I" and name[1].isupper() and name[2].islower()
    )


_MARKS = frozenset(
    [
        "Codable",
        "Encodable",
        "Decodable",
        "JsonSerializable",
        "IConvertible",
        "CodingKey",
        "Serializable",
        "IReturn",
        "IReturnVoid",
        "Generic",
    ]
)
_REQUIRED = frozenset(["Required", "ValidateNotEmpty", "ValidateNotNull"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What program text tells of the tables on a page, which tables themselves don't.

    `bases` are by the caption of the heir. `response` is None where that isn't told;
    `void` says that nothing is returned. `bound` and `closed` are as in `Relations`.
    """

    bases: Mapping[str, tuple[str, ...]]
    bound: Mapping[str, str]
    closed: Mapping[str, str]
    response: Expr | None = None
    void: bool = False
    query: bool = False
