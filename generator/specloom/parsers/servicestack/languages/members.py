"""Statements in the body of a class or an enum: its properties and members."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ....source import Cursor
from ..types import NULLABLE, Expr
from . import exprs, notes
from .lexicon import Lexicon, Shape
from .model import Attribute, Member
from .statements import Statement, Walker
from .tokens import Kind, Token, tokenize

_MODIFIERS = frozenset(
    [
        *("public", "protected", "internal", "open", "pub", "export", "declare"),
        *("virtual", "override", "abstract", "new", "sealed", "partial", "default"),
        *("readonly", "required", "final", "lateinit", "late", "member"),
        *("volatile", "transient", "mutable"),
    ]
)
_HIDDEN = frozenset(["static", "const", "private", "fileprivate"])
_BASIC_MODIFIERS = frozenset(
    ["Public", "Overridable", "ReadOnly", "MustOverride", "Overrides", "Default"]
)
_BASIC_HIDDEN = frozenset(["Private", "Shared", "Const"])
_FOREIGN = frozenset(["ExtensionDataObject", "TypeContext"])
"""Types of properties that are for the program alone."""

Found: TypeAlias = "tuple[Token, Expr, str] | None"
"""A property: its name, its type, and its name on the wire, if that is told."""


def member(
    statement: Statement, walker: Walker, lexicon: Lexicon, lines: Sequence[Cursor]
) -> Iterator[Member]:
    """The properties that a statement declares: one, mostly, or none."""
    for each in _properties(statement, walker, lexicon):
        found = _SHAPES[lexicon.shape](each, lexicon)
        if found is not None:
            name, expr, wire = found
            made = Member(
                name=name.text.lstrip("$"), line=lines[name.line], expr=expr, wire=wire
            )
            yield _documented(made, each, lexicon, lines)


def enum_member(
    statement: Statement, lexicon: Lexicon, lines: Sequence[Cursor]
) -> Member | None:
    """The member of an enum that a statement is; None if it is something else."""
    head = statement.head
    if head[0].is_name("case", "Public", "pub"):
        head = head[1:]
    if not head or head[0].kind is not Kind.NAME or statement.body is not None:
        return None
    name = head[0].text
    if len(head) > 1 and not (head[1].kind is Kind.SIGN and head[1].text in "=("):
        return None
    number, text = _value(head[2:])
    if len(head) > 1 and head[1].is_sign("=") and not (number or text):
        return None
    wire = _alias(statement, lexicon, lines)
    if lexicon.snake and text and name.replace("_", "").casefold() == _folded(text):
        name, text = text, ""
    found = Member(
        name=name,
        line=lines[head[0].line],
        number=number,
        text=wire or ("" if text == name else text),
    )
    return _documented(found, statement, lexicon, lines)


def values(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, str]]:
    """What program text assigns: each target's last token, with a number or a text."""
    for index, token in enumerate(tokens):
        if not token.is_sign("=") or index == 0:
            continue
        target = tokens[index - 1]
        before = tokens[index - 2] if index > 1 else target
        if target.is_sign("]") or before.kind is target.kind is Kind.NAME:
            target = before
        number, text = _value(tokens[index + 1 : index + 3])
        if target.kind in (Kind.NAME, Kind.TEXT) and (number or text):
            yield target, number, text


def _value(tokens: Sequence[Token]) -> tuple[str, str]:
    """The number and the text that come first; empty without."""
    sign = ""
    for token in tokens[:3]:
        if token.kind is Kind.TEXT:
            return "", token.text
        if token.kind is Kind.NUMBER:
            number = token.text.replace("_", "")
            if re.fullmatch(r"0[xX][0-9A-Fa-f]{1,16}", number):
                number = str(int(number, 16))
            fits = re.fullmatch(r"\d{1,19}", number)
            return (sign + number, "") if fits else ("", "")
        if not token.is_sign("-"):
            break
        sign = "-"
    return "", ""


def _documented(
    found: Member, statement: Statement, lexicon: Lexicon, lines: Sequence[Cursor]
) -> Member:
    """`found` with all that is said of it around."""
    attributes = _attributes(statement, lexicon, lines)
    found.attributes = attributes
    found.lines = tuple(lines[statement.first : statement.last + 1])
    found.wire = found.wire or _alias(statement, lexicon, lines)
    found.doc = notes.documentation(statement.notes, lexicon) or next(
        (
            each.value("Description", 0 if each.name == "Description" else -1)
            for each in attributes
            if each.name in ("ApiMember", "Description")
        ),
        "",
    )
    return found


def _attributes(
    statement: Statement, lexicon: Lexicon, lines: Sequence[Cursor]
) -> tuple[Attribute, ...]:
    return (
        *notes.attributes(statement.groups, lines),
        *notes.commented(statement.notes, lexicon, lines),
    )


def _alias(statement: Statement, lexicon: Lexicon, lines: Sequence[Cursor]) -> str:
    """The name on the wire that an attribute gives."""
    for each in _attributes(statement, lexicon, lines):
        match each.name:
            case "DataMember":
                found = each.value("Name")
            case "SerializedName" | "JsonProperty" | "JsonPropertyName":
                found = each.value("Value", 0)
            case "EnumMember":
                found = each.value("Value")
            case "serde":
                found = each.value("rename")
            case _:
                found = ""
        if found:
            return found
    return ""


def _open(head: Sequence[Token], lexicon: Lexicon) -> list[Token] | None:
    """The head without its modifiers; None if the outside doesn't see it."""
    basic = lexicon.shape is Shape.NAME_AS
    modifiers = _BASIC_MODIFIERS if basic else _MODIFIERS
    hidden = _BASIC_HIDDEN if basic else _HIDDEN
    start = 0
    while start < len(head) and head[start].kind is Kind.NAME:
        if head[start].text in hidden:
            return None
        following = head[start + 1] if start + 1 < len(head) else None
        if head[start].text not in modifiers or following is None:
            break
        if following.kind is Kind.SIGN and following.text in ":=?":
            break
        start += 1
    return list(head[start:]) or None


def _before(tokens: Sequence[Token], *signs: str) -> list[Token]:
    for index, token in enumerate(tokens):
        if token.kind is Kind.SIGN and token.text in signs:
            return list(tokens[:index])
    return list(tokens)


def _made(
    name: Token, typed: Sequence[Token], lexicon: Lexicon, *, marked: bool = False
) -> Found:
    """The property `name` of the type that `typed` says, all of it."""
    if typed and typed[0].text in _FOREIGN:
        return None
    read = exprs.read(typed, lexicon)
    if read is None:
        return name, exprs.UNKNOWN, ""
    expr, size = read
    if size < len(typed) and not typed[size].is_name("with"):
        return name, exprs.UNKNOWN, ""
    if marked and expr.name != NULLABLE:
        expr = Expr(NULLABLE, (expr,))
    return name, expr, ""


def _type_name(statement: Statement, lexicon: Lexicon) -> Found:
    rest = _open(statement.head, lexicon)
    if rest is None:
        return None
    rest = _before(rest, "=", "=>")
    if len(rest) < 2 or rest[-1].kind is not Kind.NAME:
        return None
    if rest[-2].is_name("get", "set", "class", "namespace", "using", "return", "enum"):
        return None
    return _made(rest[-1], rest[:-1], lexicon)


def _name_colon(statement: Statement, lexicon: Lexicon) -> Found:
    rest = _open(statement.head, lexicon)
    if rest is None:
        return None
    start = 0
    while start + 1 < len(rest) and rest[start + 1].kind is Kind.NAME:
        if not rest[start].is_name("var", "val", "let", "abstract"):
            break
        start += 1
    rest = rest[start:]
    marked = len(rest) > 2 and (rest[1].is_sign("?") or rest[1].is_sign("!"))
    colon = 2 if marked else 1
    if len(rest) < colon + 2 or not rest[colon].is_sign(":"):
        return None
    if rest[0].kind not in (Kind.NAME, Kind.TEXT):
        return None
    typed = _before(rest[colon + 1 :], "=")
    found = _made(rest[0], typed, lexicon, marked=marked and rest[1].is_sign("?"))
    if found is None or not lexicon.doc_after:
        return found
    return found[0], found[1], _field_name(rest)


def _field_name(tokens: Sequence[Token]) -> str:
    """The name on the wire that the default of a Python field gives."""
    for index, token in enumerate(tokens[:-2]):
        if token.is_name("field_name") and tokens[index + 2].kind is Kind.TEXT:
            return tokens[index + 2].text
    return ""


def _name_as(statement: Statement, lexicon: Lexicon) -> Found:
    rest = _open(statement.head, lexicon)
    if rest is None or not rest[0].is_name("Property"):
        return None
    rest = [t for t in rest[1:] if not (t.is_sign("[") or t.is_sign("]"))]
    if len(rest) < 3 or rest[0].kind is not Kind.NAME:
        return None
    rest = _before(rest, "=")
    start = next((i for i, t in enumerate(rest) if t.is_name("As")), 0)
    if start and start + 1 < len(rest) and rest[start + 1].is_name("New"):
        start += 1
    return _made(rest[0], rest[start + 1 :], lexicon) if start else None


def _name_type(statement: Statement, lexicon: Lexicon) -> Found:
    rest = statement.head
    if len(rest) < 3 or rest[0].kind is not Kind.NAME:
        return None
    tag = rest[-1].text if rest[-1].kind is Kind.TEXT else ""
    found = _made(rest[0], rest[1:-1] if tag else rest[1:], lexicon)
    match = re.search(r'json:"([^",]+)', tag[:400])
    if found is None or match is None:
        return found
    return found[0], found[1], match[1]


def _script(statement: Statement, lexicon: Lexicon) -> Found:
    rest = statement.head
    if not rest or rest[0].kind is not Kind.NAME or statement.body is not None:
        return None
    if len(rest) > 1 and not rest[1].is_sign("="):
        return None
    text = next((s for n in statement.notes if (s := notes.said(n, "type"))), "")
    return _made(rest[0], _inline(text.removeprefix("{"), lexicon, "}"), lexicon)


def _accessor(statement: Statement, lexicon: Lexicon) -> Found:
    rest = statement.head
    if len(rest) < 3 or not rest[0].is_name("attr_accessor", "attr_reader"):
        return None
    text = next((s for n in statement.notes if (s := notes.said(n, "return"))), "")
    typed = _inline(text.removeprefix("["), lexicon, "]")
    return _made(rest[2], typed, lexicon)


def _inline(text: str, lexicon: Lexicon, close: str) -> list[Token]:
    """The tokens of a type that stands in a comment, in brackets."""
    text = text.strip()
    text = text[: text.rfind(close)] if close in text else text
    return [
        token
        for token in tokenize([text or "object"], lexicon.name).all
        if token.kind not in (Kind.LINE, Kind.COMMENT)
    ]


def _properties(
    statement: Statement, walker: Walker, lexicon: Lexicon
) -> Iterator[Statement]:
    """The statement, or those in a constructor of PHP, which declares properties."""
    if lexicon.shape is not Shape.PROMOTED or "__construct" not in statement.words():
        yield statement
        return
    for index in range(statement.start, statement.stop):
        inner = walker.group(index) if walker.tokens[index].is_sign("(") else None
        if inner is not None:
            yield from walker.statements(*inner, commas=True)
            return


def _php(statement: Statement, lexicon: Lexicon) -> Found:
    head = statement.head
    # Without a modifier a parameter is one of the base's, which is handed on.
    if not head or not head[0].is_name("public") or head[1:2] == []:
        return None
    if head[1].is_name("static", "const", "function"):
        return None
    rest = _before(head[1:], "=")
    if not rest or not rest[-1].text.startswith("$"):
        return None
    text = next((s for n in statement.notes if (s := notes.said(n, "var"))), "")
    if text:
        typed = _inline(text, lexicon, "*/")
        found = _made(rest[-1], typed, lexicon)
        if found is not None:
            return found
    return _made(rest[-1], rest[:-1], lexicon) if len(rest) > 1 else None


def _folded(text: str) -> str:
    return text.replace("_", "").replace("-", "").casefold()


_SHAPES: Mapping[Shape, Callable[[Statement, Lexicon], Found]] = {
    Shape.TYPE_NAME: _type_name,
    Shape.NAME_COLON: _name_colon,
    Shape.NAME_AS: _name_as,
    Shape.NAME_TYPE: _name_type,
    Shape.DOCUMENTED: _script,
    Shape.ACCESSOR: _accessor,
    Shape.PROMOTED: _php,
}
