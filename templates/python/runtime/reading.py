"""What becomes of JSON that does not fit its type, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from .errors import DecodeError
from .jsontext import Number
from .values import Issue, JsonValue, pointer

if TYPE_CHECKING:
    from .codec import Codec, ModelCodec

At: TypeAlias = "tuple[At, str | int] | None"
"""Where a value stands: where its holder stands, and its key in that."""


class Reader:
    """What becomes of what does not fit: here it stays as it came.

    Some readers are for one decoding. `respelled` tells that a model had to remember
    how it was written.
    """

    respelled = False

    def scalar(self, kind: type, form: str, value: JsonValue) -> object:
        """A value that is no `kind` in the dialect `form`."""
        return value

    def member(self, kind: type[Enum], value: JsonValue) -> object:
        """A value that is none of an enum."""
        return value

    def kept(
        self, model: Any, wire: str, codec: Codec, sent: JsonValue, value: object
    ) -> object:
        """A value that was read for a field, once its model knows how it was sent."""
        return value

    def lacks(self, value: dict[str, JsonValue], wire: str) -> bool:
        """Whether an object without a key has nothing in its place."""
        return True

    def rest(
        self,
        codec: ModelCodec,
        model: Any,
        value: dict[str, JsonValue],
        at: At,
        log: Log,
    ) -> None:
        """Look through what is in `extra` of a model that was read from an object."""

    def key(self, value: dict[str, JsonValue], key: str) -> str:
        """The key by which an object has the value for `key`."""
        return key

    def at(self, value: JsonValue, path: Sequence[str]) -> JsonValue:
        """The value that `path` leads to; None if there is none."""
        for key in path:
            if not isinstance(value, dict):
                return None
            value = value.get(self.key(value, key))
        return value

    def faults(self, body: JsonValue) -> Iterable[str]:
        """The names of the fields that a failure is about."""
        return ()


_EXACT = Reader()
ABSENT = object()
"""Stands for a value that is not there, in `Log.add`."""


class Log:
    """The misfits of one decoding; under `strict` the first one raises.

    `owned` says that nobody else holds the JSON, so that it may be used up. `choices`
    are what unions have found out about it.
    """

    __slots__ = ("choices", "issues", "owned", "reader", "strict")

    def __init__(
        self, *, strict: bool, owned: bool = False, reader: Reader = _EXACT
    ) -> None:
        self.choices: dict[tuple[int, Codec], tuple[JsonValue, Codec | None]] = {}
        self.issues: list[Issue] = []
        self.owned = owned
        self.reader = reader
        self.strict = strict

    def add(self, at: At, key: str | int, expected: str, value: object) -> None:
        """Note that `value` is not what was expected."""
        path: list[str | int] = []
        while at is not None:
            path.append(key)
            at, key = at
        issue = Issue(pointer(path[::-1]), expected, kind_of(value))
        if self.strict:
            raise DecodeError(issue.pointer, f"expected {expected}, got {issue.got}")
        if len(self.issues) < _MOST_ISSUES:
            self.issues.append(issue)


def kind_of(value: object) -> str:
    """What kind of JSON a value is."""
    return _KINDS.get(type(value), "nothing")


_MOST_ISSUES = 1000
_KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    Number: "number",
    str: "string",
    list: "array",
    dict: "object",
}
