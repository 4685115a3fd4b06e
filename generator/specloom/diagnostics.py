"""What the tool has to say about its input: diagnostics, each with a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


# Not frozen, for speed: there is one for each value that is looked at.
@dataclass(slots=True, unsafe_hash=True)
class Pointer:
    """A place in a document: the steps from its root, as in RFC 6901."""

    document: str
    path: tuple[str | int, ...] = ()

    def __truediv__(self, step: str | int) -> Pointer:
        return Pointer(self.document, (*self.path, step))

    def __str__(self) -> str:
        return "/".join(("#", *map(escaped, self.path)))


def escaped(step: str | int) -> str:
    """A step as it stands in a JSON pointer."""
    return str(step).replace("~", "~0").replace("/", "~1")


def unescaped(token: str) -> str:
    """The step that a part of a JSON pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def pointed(pointer: str) -> tuple[str, ...]:
    """The steps of a JSON pointer; what is before its first slash does not count."""
    return tuple(map(unescaped, pointer.split("/")[1:]))


class Severity(StrEnum):
    """How much a diagnostic matters: an error means that output is not made."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable; `message` is for people and may change.

    `place` is line and column, both from 1, where the finder knows them; otherwise
    `places.located` looks them up from the pointer before the diagnostic is printed.
    """

    severity: Severity
    code: str
    message: str
    at: Pointer | None = None
    place: tuple[int, int] | None = None

    def __str__(self) -> str:
        """The diagnostic on one line, as compilers print them."""
        said = f"{self.severity}[{self.code}] {_short(self.message)}"
        if self.at is None:
            return printable(said)
        line, column = self.place or (1, 1)
        tail = f"  ({_short(str(self.at))})" if self.at.path else ""
        return printable(f"{self.at.document}:{line}:{column}: {said}{tail}")


def printable(text: str) -> str:
    """`text` on one line, with what would steer a terminal spelled as escapes.

    Messages quote their source, and a source may hold anything.
    """
    if text.isprintable():
        return text
    return "".join(
        (
            character
            if character.isprintable()
            else character.encode("unicode_escape").decode("ascii")
        )
        for character in text
    )


def _short(text: str) -> str:
    """`text`, or where it quotes very much of its source what it begins with."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


_LONGEST = 1000


class InputError(Exception):
    """Input from which nothing can be saved."""

    def __init__(
        self,
        code: str,
        message: str,
        at: Pointer | None = None,
        place: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(Severity.ERROR, code, message, at, place)


class Report:
    """Collects diagnostics, in the order in which they are found, each once."""

    __slots__ = ("_found", "_said")

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._said: set[tuple[str, str]] = set()

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep `diagnostic`."""
        self._found[diagnostic] = None
        self._said.add((diagnostic.code, diagnostic.message))

    def once(self, code: str, message: str, at: Pointer | None = None) -> None:
        """Note what holds for many places, and is told at the first of them only."""
        if (code, message) not in self._said:
            self.note(code, message, at)

    def error(self, code: str, message: str, at: Pointer | None = None) -> None:
        """Note something that keeps output from being made."""
        self.add(Diagnostic(Severity.ERROR, code, message, at))

    def warning(self, code: str, message: str, at: Pointer | None = None) -> None:
        """Note something that the source says and the output does not, or a guess."""
        self.add(Diagnostic(Severity.WARNING, code, message, at))

    def note(self, code: str, message: str, at: Pointer | None = None) -> None:
        """Note something worth knowing that needs no action."""
        self.add(Diagnostic(Severity.NOTE, code, message, at))

    @property
    def failed(self) -> bool:
        """Whether there is an error among the diagnostics."""
        return any(d.severity is Severity.ERROR for d in self._found)
