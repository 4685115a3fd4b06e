"""Requests that are sent as objects: what their classes say, and their plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ... import ir
from ...rendering import Code
from .docs import listed, one_line, opened, paragraphs, sentence
from .layout import Node, call, dict_, labelled, literal, statement, tuple_
from .names import Names, subgroups
from .planview import constant, result_types
from .words import group_module


@dataclass(frozen=True, slots=True)
class Carried:
    """A message with its operations; `methods` is what those are to a user."""

    message: ir.Message
    operations: tuple[ir.Operation, ...]
    methods: tuple[str, ...]
    modules: tuple[str, ...]

    @property
    def leading(self) -> ir.Operation:
        """The operation that stands for the message: what comes back is the same."""
        method = self.message.method
        return next(
            (o for o in self.operations if o.method == method), self.operations[0]
        )

    @property
    def results(self) -> tuple[ir.Type, ...]:
        """What comes back."""
        return tuple(result_types(self.leading))


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of an API by the types that they are.

    It is `lenient` if the API has some, as its hosts write otherwise than they say;
    there may be none here even so, where no model can be one.
    """

    by_type: Mapping[ir.TypeId, Carried] = field(default_factory=dict)
    operations: frozenset[str] = frozenset()
    lenient: bool = False

    def __bool__(self) -> bool:
        return bool(self.by_type)

    def carries(self, operation: str) -> bool:
        """Whether the operation with this id carries a message."""
        return operation in self.operations

    def homes(self, names: Names) -> Node:
        """The messages of each module that has some."""
        found: dict[str, list[str]] = {}
        for id, one in self.by_type.items():
            for module in dict.fromkeys(one.modules):
                found.setdefault(module, []).append(names.type(id))
        return dict_(
            (
                (
                    literal(module),
                    tuple_(literal(name) for name in sorted(found[module])),
                )
                for module in sorted(found)
            ),
            "messages=",
        )

    def table(self, group: ir.Group, names: Names) -> Code:
        """The table of the messages that the operations of `group` carry, if any."""
        here = {operation.id for operation in group.operations}
        entries: list[tuple[Node, Node]] = []
        for id, one in self.by_type.items():
            plans = [constant(names.all[o.id]) for o in one.operations if o.id in here]
            if plans:
                entries.append((literal(names.type(id)), _plan(one.message, plans)))
        if not entries:
            return Code("")
        return Code(statement("MESSAGES = ", dict_(entries), 0))


def messages_of(api: ir.Api, names: Names, *, sent: bool = True) -> Messages:
    """The messages of `api`; none of them can be sent, unless they are to be `sent`."""
    if not api.messages or not sent:
        return Messages(lenient=bool(api.messages))
    places = {
        o.id: (o, symbol, module) for o, symbol, module in _placed(api.root, names)
    }
    found: dict[ir.TypeId, Carried] = {}
    for message in api.messages:
        known = [places[id] for id in message.operations if id in places]
        if known and message.type in api.types:
            operations, methods, modules = zip(*known, strict=True)
            found[message.type] = Carried(message, operations, methods, modules)
    carried = (o.id for one in found.values() for o in one.operations)
    return Messages(found, frozenset(carried), lenient=True)


def _placed(
    group: ir.Group,
    names: Names,
    path: str = "",
    symbol: str = "",
    module: str = "client",
) -> Iterator[tuple[ir.Operation, str, str]]:
    """The operations in `group` with their symbols, as seen from the client."""
    for operation in group.operations:
        yield operation, f"{symbol}{names.all[operation.id]}", module
    for id, inner in subgroups(group, path):
        below = f"groups.{group_module(names.groups[id])}"
        yield from _placed(inner, names, id, f"{symbol}{names.all[id]}.", below)


def _plan(message: ir.Message, plans: list[str]) -> Node:
    facts = {
        "method": message.method if message.method != "POST" else "",
        "path": message.path,
        "batch": message.batch,
        "one_way": message.one_way,
    }
    said = (labelled(f"{key}=", literal(text)) for key, text in facts.items() if text)
    return call("MessagePlan", tuple_(plans), *said)


def message_doc(decl: ir.TypeDecl, one: Carried, returned: str) -> list[str]:
    """What is said of the class of a message; `returned` is the type of its result."""
    operation = one.leading
    summary = sentence(operation.summary)
    said = [p for p in paragraphs(decl.doc) if p != decl.name.text]
    said = said or paragraphs(operation.doc)
    said[:1] = map(opened, said[:1])
    if summary and summary not in said[:1]:
        said.insert(0, summary)
    result = "nothing comes back" if returned == "None" else f"returns `{returned}`"
    ways = [f"`{method}`" for method in one.methods]
    said.append(f"`send` it, or call {_either(ways)}: {result}.")
    if any(o.open_query for o in one.operations):
        said.append("`extra` takes further conditions, by field and operator.")
    needs = dict.fromkeys(text for o in one.operations for text in o.prerequisites)
    said.append(listed("Prerequisites", [f"- {one_line(text)}" for text in needs]))
    if all(o.deprecated for o in one.operations) and not decl.deprecated:
        said.append("Deprecated.")
    return said


def _either(texts: Sequence[str]) -> str:
    """`texts` as people offer them: the first few, and whether there are more."""
    *rest, last = texts[:_FEW]
    if len(texts) > _FEW:
        return f"{', '.join((*rest, last))} or others"
    return f"{', '.join(rest)} or {last}" if rest else last


_FEW = 3
