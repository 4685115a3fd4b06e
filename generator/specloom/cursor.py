"""Cursors: a JSON value and its place in one hand, and what was read through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from .diagnostics import Pointer

if TYPE_CHECKING:
    from .source import Document

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Reads:
    """Which values of the documents were read, and for which node of the model."""

    __slots__ = ("_again", "_nodes")

    def __init__(self) -> None:
        self._nodes: dict[Pointer, str] = {}
        self._again: set[Pointer] = set()

    def note(self, at: Pointer, node: str, *, again: bool = False) -> None:
        """Remember that the value at `at`, with all in it, was read for `node`.

        With `again` it repeats what stands elsewhere too; the first word for a value
        that doesn't is the one that counts.
        """
        if again and at not in self._nodes:
            self._nodes[at] = node
            self._again.add(at)
        elif not again and at in self._again:
            self._nodes[at] = node
            self._again.remove(at)
        else:
            self._nodes.setdefault(at, node)

    def here(self, at: Pointer) -> tuple[str, bool] | None:
        """What `note` remembers of just the value at `at`: a node, and `again`."""
        node = self._nodes.get(at)
        return None if node is None else (node, at in self._again)

    def node(self, at: Pointer) -> str | None:
        """The id of the node that the value at `at` was read for; None if unread."""
        for length in range(len(at.path), -1, -1):
            found = self._nodes.get(Pointer(at.document, at.path[:length]))
            if found is not None:
                return found
        return None

    def leaves(self, document: Document) -> Iterator[tuple[Pointer, str | None]]:
        """Every leaf of `document`, with the node it was read for, if any."""
        stack: list[tuple[Pointer, Json, str | None]] = [
            (Pointer(document.key), document.value, None)
        ]
        while stack:
            at, value, held = stack.pop()
            held = self._nodes.get(at, held)
            match value:
                case dict() if value:
                    stack.extend((at / k, v, held) for k, v in reversed(value.items()))
                case list() if value:
                    stack.extend(
                        (at / i, value[i], held) for i in range(len(value) - 1, -1, -1)
                    )
                case _:
                    yield at, held


class _Placed:
    """A value put together from what a document says in several places.

    `places` are those of the children; one that is missing stands where it would.
    """

    __slots__ = ()

    places: Mapping[str | int, Pointer]


class PlacedObject(dict[str, "Json"], _Placed):
    """An object whose values stand elsewhere in the document."""

    __slots__ = ("places",)

    def __init__(self, children: Mapping[str, Cursor]) -> None:
        super().__init__((key, child.raw) for key, child in children.items())
        self.places = {key: child.at for key, child in children.items()}


class PlacedList(list["Json"], _Placed):
    """An array whose items stand elsewhere in the document."""

    __slots__ = ("places",)

    def __init__(self, items: Sequence[Cursor]) -> None:
        super().__init__(item.raw for item in items)
        self.places = {index: item.at for index, item in enumerate(items)}


# Not frozen: a cursor is made for each step, and a frozen one takes four times as long.
@dataclass(slots=True)
class Cursor:
    """A JSON value and its place: what a parser has in hand.

    Reading is forgiving, since documents are sloppy: a missing child is null, and a
    value of another kind than asked for reads as empty. What is taken through
    `text`, `texts`, `number`, `flag` or `json` counts as read for `node`; `raw` is
    for looking without taking.
    """

    raw: Json
    at: Pointer
    node: str = ""
    reads: Reads | None = field(default=None, compare=False, repr=False)
    repeats: bool = field(default=False, compare=False, repr=False)

    def __truediv__(self, step: str | int) -> Cursor:
        """The child at `step`; null if there is none."""
        raw, at = self.raw, self.at / step
        child: Json = None
        if isinstance(step, str):
            child = raw.get(step) if isinstance(raw, dict) else None
        elif isinstance(raw, list) and 0 <= step < len(raw):
            child = raw[step]
        if isinstance(raw, _Placed):
            at = raw.places.get(step, at)
        return Cursor(child, at, self.node, self.reads, self.repeats)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.raw, dict) and key in self.raw

    def __iter__(self) -> Iterator[Cursor]:
        """The items of an array."""
        if isinstance(self.raw, PlacedList):
            for index in range(len(self.raw)):
                yield self / index
        elif isinstance(self.raw, list):
            at, node, reads, repeats = self.at, self.node, self.reads, self.repeats
            for index, item in enumerate(self.raw):
                yield Cursor(item, at / index, node, reads, repeats)

    def __bool__(self) -> bool:
        """Whether there is anything here: not null, not empty."""
        return self.raw not in (None, "", [], {})

    def entries(self) -> Iterator[tuple[str, Cursor]]:
        """The keys of an object, each with its value."""
        for key in self.raw if isinstance(self.raw, dict) else ():
            yield key, self / key

    def put(self, raw: Json) -> Cursor:
        """The same place with another value, as a text with what is written in it."""
        return Cursor(raw, self.at, self.node, self.reads, self.repeats)

    def inside(self, value: Json) -> Cursor:
        """`value`, which is written in the text here: all of it has this place."""
        match value:
            case dict():
                inner = {key: self.inside(child) for key, child in value.items()}
                return self.put(PlacedObject(inner))
            case list():
                return self.put(PlacedList([self.inside(child) for child in value]))
            case _:
                return self.put(value)

    def of(self, node: str) -> Cursor:
        """The same place, read on behalf of `node`."""
        return Cursor(self.raw, self.at, node, self.reads, self.repeats)

    def again(self) -> Cursor:
        """The same place, read as saying once more what stands elsewhere too."""
        return Cursor(self.raw, self.at, self.node, self.reads, repeats=True)

    def silent(self) -> Cursor:
        """The same place, of which nothing that is looked at counts as read."""
        return Cursor(self.raw, self.at, self.node)

    def taken(self) -> None:
        """Count this value, with all in it, as read."""
        if self.reads is not None:
            self.reads.note(self.at, self.node, again=self.repeats)

    @property
    def is_object(self) -> bool:
        """Whether the value is an object."""
        return isinstance(self.raw, dict)

    @property
    def is_list(self) -> bool:
        """Whether the value is an array."""
        return isinstance(self.raw, list)

    @property
    def json(self) -> Json:
        """The value as it is, taken whole."""
        self.taken()
        return self.raw

    @property
    def text(self) -> str:
        """The string here; empty for anything else."""
        if isinstance(self.raw, str):
            self.taken()
            return self.raw
        return ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The strings of the array here."""
        return tuple(item.text for item in self if isinstance(item.raw, str))

    @property
    def number(self) -> int | float | None:
        """The number here; None for anything else."""
        if isinstance(self.raw, int | float) and not isinstance(self.raw, bool):
            self.taken()
            return self.raw
        return None

    @property
    def flag(self) -> bool:
        """Whether the value is `true`."""
        if isinstance(self.raw, bool):
            self.taken()
        return self.raw is True
