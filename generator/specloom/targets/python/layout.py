"""Python laid out as the formatter would leave it, so that nothing needs formatting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

WIDTH = 88
STEP = 4


class Brackets(Enum):
    """What a pair of brackets holds, which decides how the formatter breaks it."""

    CALL = "()"
    SUBSCRIPT = "[]"
    TUPLE = "( )"
    LIST = "[ ]"
    DICT = "{}"


@dataclass(frozen=True, slots=True)
class Items:
    """A comma list: `head` stands before its bracket, such as a name, or `key=`.

    `open` lists are always broken, one item a line.
    """

    head: str
    brackets: Brackets
    items: tuple[Node, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Arms:
    """The arms of a union."""

    arms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A string literal that may be broken between words; `lines`: behind each line."""

    text: str
    lines: bool = False


Node: TypeAlias = str | Items | Arms | Text
"""What can be laid out; a `str` is code that cannot be broken."""


def call(function: str, *arguments: Node, open: bool = False) -> Items:
    """A call of `function`; or a class body's, an operation's, anything called."""
    return Items(function, Brackets.CALL, arguments, open)


def subscript(name: str, *items: Node) -> Items:
    """A generic type with its arguments."""
    return Items(name, Brackets.SUBSCRIPT, items)


def tuple_(items: Iterable[Node], head: str = "") -> Items:
    """A tuple, even of one or of none."""
    return Items(head, Brackets.TUPLE, tuple(items))


def dict_(entries: Iterable[tuple[Node, Node]], head: str = "") -> Items:
    """A dictionary."""
    return Items(
        head,
        Brackets.DICT,
        tuple(labelled(f"{flat(key)}: ", value) for key, value in entries),
    )


def labelled(label: str, node: Node) -> Node:
    """`node` with `label` before it, such as `name=`."""
    match node:
        case str():
            return label + node
        case Items(head, brackets, items, open):
            return Items(label + head, brackets, items, open)
        case Arms() | Text():
            return label + flat(node)


def flat(node: Node) -> str:
    """`node` on one line."""
    match node:
        case str():
            return node
        case Items(head, brackets, items):
            left, right = brackets.value[0], brackets.value[-1]
            comma = "," if brackets is Brackets.TUPLE and len(items) == 1 else ""
            return f"{head}{left}{', '.join(map(flat, items))}{comma}{right}"
        case Arms(arms):
            return " | ".join(map(flat, arms))
        case Text(text, _):
            return literal(text)


def lay(node: Node, indent: int, before: int, after: int = 0) -> str:
    """`node`, broken where the formatter would.

    `indent` is the indentation of the line it begins on, `before` the columns that are
    used on that line already, `after` those that something behind it will use.
    """
    line = _within(node, WIDTH - before - after)
    if line is not None:
        return line
    match node:
        case str():
            return node
        case Items():
            return _broken(node, indent)
        case Arms(arms):
            return _arms(arms, indent)
        case Text(text, lines):
            room = WIDTH - before - after
            parts = re.split(r"(?<=\n)(?=.)", text) if lines else [text]
            chunks = [chunk for part in parts for chunk in _chunks(part, room)]
            line = " ".join(chunks)
            return line if width(line) <= room else f"\n{' ' * indent}".join(chunks)


def statement(head: str, node: Node, indent: int, tail: str = "") -> str:
    """`head` and `node` as a statement, and `tail` right behind it.

    `head` is such as "return ": nothing that the formatter would break.
    """
    return head + lay(node, indent, indent + width(head), width(tail)) + tail


def assignment(name: str, value: Node, indent: int) -> str:
    """`name = value`."""
    head = f"{name} = "
    if isinstance(value, Items):
        return statement(head, value, indent)
    text = flat(value)
    if (
        indent + width(head) + width(text) <= WIDTH
        or indent + STEP + width(text) > WIDTH
    ):
        return head + text
    pad = " " * indent
    return f"{head}(\n{pad}    {text}\n{pad})"


def annotated(name: str, type: Node, value: Node | None, indent: int) -> str:
    """`name: type = value`, as a field of a class or as a constant of a module."""
    head = f"{name}: "
    if value is None:
        return head + _field_type(type, indent, indent + width(head))
    line = f"{head}{flat(type)} = "
    used = indent + width(line)
    fitting = _within(value, WIDTH - used)
    if fitting is not None:
        return line + fitting
    if isinstance(value, Items):
        opening = width(value.head) + 1
        if used + opening <= WIDTH:
            return line + lay(value, indent, used)
        if used + 1 <= WIDTH:
            pad = " " * (indent + STEP)
            inner = lay(value, indent + STEP, indent + STEP)
            return f"{line}(\n{pad}{inner}\n{pad[:-STEP]})"
    elif used + 1 <= WIDTH:
        pad = " " * indent
        return f"{line}(\n{pad}    {flat(value)}\n{pad})"
    broken = _field_type(type, indent, WIDTH)
    last = broken.rpartition("\n")[2]
    return f"{head}{broken} = {lay(value, indent, width(last) + 3)}"


def _field_type(type: Node, indent: int, before: int) -> str:
    """The type of a field; a name goes into parentheses where that makes it fit."""
    text = flat(type)
    fits = before + width(text) <= WIDTH or indent + STEP + width(text) > WIDTH
    if not isinstance(type, str) or fits:
        return lay(type, indent, before)
    pad = " " * indent
    return f"(\n{pad}    {text}\n{pad})"


def parameter(name: str, type: Node, default: str | None, indent: int) -> str:
    """A parameter of a function, with its comma, on lines of its own."""
    head = f"{name}: "
    tail = "," if default is None else f" = {default},"
    return statement(head, type, indent, tail)


def signature(parameters: Sequence[str], returns: Node, indent: int) -> str:
    """The parameters of a function, one a line, and what it returns."""
    pad = " " * indent
    lines = "".join(f"{pad}    {p}\n" for p in parameters)
    head = f"{pad}) -> "
    return f"(\n{lines}{head}{lay(returns, indent, width(head), 1)}:"


def class_head(name: str, *bases: Node) -> str:
    """The first line of a class; behind its bases may stand keywords."""
    return statement(f"class {name}", Items("", Brackets.CALL, bases), 0, ":")


def property_head(name: str, returns: str) -> str:
    """The first line of a property."""
    line = f"def {name}(self) -> {returns}:"
    if STEP + width(line) <= WIDTH:
        return line
    return f"def {name}" + signature(["self,"], returns, STEP)


def _within(node: Node, room: int) -> str | None:
    """`node` on one line of at most `room` columns; None if it is open or longer.

    It gives up as soon as that is known, so that what is long is not spelled out once
    for every list around it.
    """
    if isinstance(node, Items):
        if node.open:
            return None
        head, brackets = node.head, node.brackets
        comma = "," if brackets is Brackets.TUPLE and len(node.items) == 1 else ""
        row = _row(node.items, ", ", room - width(head) - len(comma) - 2)
        if row is None:
            return None
        left, right = brackets.value[0], brackets.value[-1]
        return f"{head}{left}{row}{comma}{right}"
    if isinstance(node, Arms):
        return _row(node.arms, " | ", room)
    text = flat(node)
    return text if width(text) <= room else None


def _row(nodes: Sequence[Node], joint: str, room: int) -> str | None:
    """`nodes` on one line of at most `room` columns, with `joint` between them."""
    parts: list[str] = []
    for node in nodes:
        part = _within(node, room)
        if part is None:
            return None
        parts.append(part)
        room -= width(part) + len(joint)
    return joint.join(parts) if parts or room >= 0 else None


def _broken(node: Items, indent: int) -> str:
    left, right = node.brackets.value[0], node.brackets.value[-1]
    if not node.items:
        return f"{node.head}{left}{right}"
    pad, inner = " " * indent, indent + STEP
    plain = node.brackets in (Brackets.CALL, Brackets.SUBSCRIPT)
    if node.open or node.brackets is Brackets.TUPLE:
        body = _exploded(node.items, inner)
    elif len(node.items) == 1:
        body = f"{pad}    {lay(node.items[0], inner, inner)}\n"
    elif plain and (row := _row(node.items, ", ", WIDTH - inner)) is not None:
        body = f"{pad}    {row}\n"
    else:
        body = _exploded(node.items, inner)
    return f"{node.head}{left}\n{body}{pad}{right}"


def _exploded(items: Sequence[Node], indent: int) -> str:
    pad = " " * indent
    return "".join(f"{pad}{lay(item, indent, indent, 1)},\n" for item in items)


def _arms(arms: Sequence[Node], indent: int) -> str:
    pad, inner = " " * indent, indent + STEP
    row = _row(arms, " | ", WIDTH - inner)
    if row is not None:
        return f"(\n{pad}    {row}\n{pad})"
    lines = [lay(arm, inner, inner + (2 if i else 0)) for i, arm in enumerate(arms)]
    return f"(\n{pad}    " + f"\n{pad}    | ".join(lines) + f"\n{pad})"


# --- Text ----------------------------------------------------------------------


def width(text: str) -> int:
    """The columns that `text` takes; a wide character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=1024)
def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def literal(value: str | float | bool | None) -> str:
    """The Python literal of a value; what cannot be seen in a text is escaped."""
    if not isinstance(value, str):
        return repr(value)
    quote = "'" if '"' in value and value.count('"') > value.count("'") else '"'
    body = value.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return f"{quote}{_visible(body)}{quote}"


def escape(sign: str) -> str:
    """A character as the escape that stands for it in a literal."""
    if sign in _NAMED:
        return _NAMED[sign]
    code = ord(sign)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _chunks(text: str, room: int) -> list[str]:
    """`text` as literals of at most `room` columns, broken behind blanks."""
    chunks: list[str] = []
    line = ""
    for piece in re.findall(r"[^ ]* +|[^ ]+", text):
        if line and width(literal(line + piece)) > room:
            chunks.append(literal(line))
            line = ""
        line += piece
    if line or not chunks:
        chunks.append(literal(line))
    return chunks


def _visible(text: str) -> str:
    """`text` with what cannot be seen, or turns the text about it, escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _is_plain(sign) else escape(sign) for sign in text)


def _is_plain(sign: str) -> bool:
    return sign.isprintable() and unicodedata.category(sign) not in ("Cf", "Mn", "Me")


_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
