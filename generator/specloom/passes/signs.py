"""What speaks for a list that comes in pages: parameters, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from specloom import ir
from specloom.source import Json

Path: TypeAlias = tuple[str, ...]


def looked_at(node: ir.Operation, api: ir.Api) -> Seen | None:
    """What speaks for paging in `node`; None if there is no list to be paged."""
    body = _answer(node)
    items = None if body is None else _items(node, body, api)
    if body is None or items is None:
        return None
    return Seen(node, tuple(_inputs(node, api)), items, _facts(node, body, items, api))


def plain(type: ir.Type, api: ir.Api) -> ir.Type:
    """What `type` is without null, and behind its references."""
    seen: set[ir.TypeId] = set()
    type = ir.without_null(type)
    while isinstance(type, ir.Ref) and type.id in api.types and type.id not in seen:
        seen.add(type.id)
        type = ir.without_null(api.types[type.id].type)
    return type


@dataclass(frozen=True, slots=True)
class Input:
    """What a caller may send; `values` are what the source shows of it."""

    wire: str
    type: ir.Type
    values: tuple[Json, ...]
    least: float | int | None

    @property
    def fold(self) -> str:
        return fold(self.wire)

    @property
    def counts(self) -> bool:
        """Whether it can hold a number."""
        match self.type:
            case ir.Scalar(ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER) | ir.Any():
                return True
            case ir.Scalar(ir.ScalarKind.STRING):
                texts = [str(value) for value in self.values if value not in (None, "")]
                return all(text.isdecimal() or not text.isalnum() for text in texts)
            case _:
                return False

    @property
    def first(self) -> int | None:
        """0 or 1 if the source shows that the counting begins there."""
        texts = {str(value) for value in (*self.values, self.least)}
        return 0 if "0" in texts else 1 if "1" in texts else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A single value of a page; `values` are what examples show there."""

    path: Path
    type: ir.Type
    values: tuple[Json, ...]

    @property
    def fold(self) -> str:
        return fold(self.path[-1])

    def is_kind(self, *kinds: ir.ScalarKind) -> bool:
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds

    @property
    def is_url(self) -> bool:
        return any(isinstance(v, str) and _URL.match(v) for v in self.values)


@dataclass(frozen=True, slots=True)
class Seen:
    """What speaks for one way of paging or another."""

    node: ir.Operation
    inputs: tuple[Input, ...]
    items: Path
    facts: tuple[Fact, ...]

    def input(self, names: Collection[str], *, counts: bool) -> Input | None:
        """The first input of one of `names`; of one that counts, able to."""
        found = (i for i in self.inputs if i.fold in names and (i.counts or not counts))
        return next(found, None)

    def path(self, names: Collection[str], *kinds: ir.ScalarKind) -> Path:
        """Where a page holds a value of such a name and kind; empty if nowhere."""
        found = (f.path for f in self.facts if f.fold in names and f.is_kind(*kinds))
        return next(found, ())

    @property
    def size(self) -> str:
        found = self.input(_SIZES, counts=True)
        return "" if found is None else found.wire

    @property
    def more(self) -> Path:
        return self.path(_MORE, ir.ScalarKind.BOOLEAN)

    @property
    def total(self) -> Path:
        return self.path(_TOTALS, ir.ScalarKind.INTEGER)


def _inputs(node: ir.Operation, api: ir.Api) -> Iterator[Input]:
    for one in node.parameters:
        if one.place is ir.Place.QUERY:
            yield _input(one, api)
    if node.method == "GET":
        return
    for body in node.bodies:
        fields: tuple[ir.Field | ir.Part, ...] = ()
        if body.encoding is ir.Encoding.FORM:
            fields = body.parts
        elif body.encoding is ir.Encoding.JSON:
            type = plain(body.type, api)
            fields = type.fields if isinstance(type, ir.Record) else ()
        for field in fields:
            yield _input(field, api)


def _input(one: ir.Parameter | ir.Field | ir.Part, api: ir.Api) -> Input:
    shown = (*one.examples, *((one.default,) if one.default else ()))
    least = None if one.constraints is None else one.constraints.minimum
    return Input(one.wire, plain(one.type, api), tuple(v.json for v in shown), least)


def _answer(node: ir.Operation) -> ir.Body | None:
    """The body of the first success that is JSON."""
    bodies = (response.body for response in node.responses)
    return next((b for b in bodies if b and b.encoding is ir.Encoding.JSON), None)


def _items(node: ir.Operation, body: ir.Body, api: ir.Api) -> Path | None:
    """The path of the list that a page is of; None if there is none, or no telling."""
    type = plain(body.type, api)
    if isinstance(type, ir.List):
        return ()
    if not isinstance(type, ir.Record):
        return None
    last = next((s for s in reversed(node.path.split("/")) if s and "{" not in s), "")
    found = _chosen([*_lists(type, api)], last)
    if found is not None or any(_lists(type, api)):
        return found
    inner = (
        ((field.wire, *path), item)
        for field in type.fields
        if isinstance(record := plain(field.type, api), ir.Record)
        for path, item in _lists(record, api)
    )
    return _chosen([*inner], last)


def _lists(type: ir.Record, api: ir.Api) -> Iterator[tuple[Path, ir.Type]]:
    for field in type.fields:
        found = plain(field.type, api)
        if isinstance(found, ir.List) and fold(field.wire) not in _ASIDES:
            yield (field.wire,), plain(found.item, api)


def _chosen(lists: list[tuple[Path, ir.Type]], last: str) -> Path | None:
    if len(lists) == 1:
        return lists[0][0]
    records = [path for path, item in lists if isinstance(item, ir.Record)]
    for some in (
        [path for path, _ in lists if fold(path[-1]) == fold(last)],
        [path for path, _ in lists if fold(path[-1]) in _LISTS],
        records,
    ):
        if len(some) == 1:
            return some[0]
    return None


def _facts(
    node: ir.Operation, body: ir.Body, items: Path, api: ir.Api
) -> tuple[Fact, ...]:
    """The single values beside the items, around them, and in records about pages."""
    shown = [
        example.response.json
        for example in node.examples
        if example.response is not None and 200 <= example.status <= 299
    ]
    found: list[Fact] = []
    left: list[tuple[Path, ir.Type, int]] = [((), plain(body.type, api), 0)]
    while left:
        path, type, depth = left.pop(0)
        for field in type.fields if isinstance(type, ir.Record) else ():
            here, inner = (*path, field.wire), plain(field.type, api)
            if not isinstance(inner, ir.Record):
                if not isinstance(inner, ir.List | ir.Map):
                    found.append(Fact(here, inner, tuple(_shown(shown, here))))
            elif here == items[: len(here)] or (
                depth < _DEEPEST and _ABOUT.search(fold(field.wire))
            ):
                left.append((here, inner, depth + 1))
    return tuple(found)


def _shown(examples: Iterable[Json], path: Path) -> Iterator[Json]:
    for whole in examples:
        value = whole
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield value


def fold(wire: str) -> str:
    """A name by its letters and digits alone: `nextPageToken` is `next_page_token`."""
    return "".join(letter for letter in wire.lower() if letter.isalnum())


def named(text: str) -> frozenset[str]:
    """The folded names in `text`."""
    return frozenset(text.split())


_SIZES = named(
    "limit pagesize perpage size count take top max maxresults maxrecords maxitems rows"
    " pagelimit resultsperpage itemsperpage recordsperpage num"
)
_TOTALS = named(
    "total totalcount totalrecords totalresults totalitems totalelements totalhits"
    " totalentries totalrows totalsize totalnumber totalrecordcount"
)
_MORE = named(
    "hasmore hasnext hasnextpage more morepages moreavailable hasmoreitems"
    " hasmoreresults hasmorepages ismore moreresults istruncated truncated"
)
_LISTS = named(
    "items data results value values records entries content rows resources list hits"
    " elements objects"
)
_ASIDES = named("errors warnings links facets included notices")
_ABOUT = re.compile(r"meta|pag|link|cursor|info|next|navig")
_URL = re.compile(r"https?://|/|\?")
_DEEPEST = 3
