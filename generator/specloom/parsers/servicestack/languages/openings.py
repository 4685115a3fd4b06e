"""What a statement defines: its kind, its name, and what it inherits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....source import Cursor
from .. import types
from ..types import Expr
from . import exprs, notes
from .lexicon import Lexicon, Shape
from .model import Definition, Member
from .statements import Statement
from .tokens import Kind, Token

_KINDS = {
    "class": "class",
    "struct": "class",
    "structure": "class",
    "record": "class",
    "interface": "interface",
    "protocol": "interface",
    "trait": "interface",
    "enum": "enum",
    "module": "module",
    "namespace": "namespace",
    "package": "namespace",
    "type": "type",
    "fn": "function",
}
_BEFORE = frozenset(
    [
        "public",
        "protected",
        "internal",
        "private",
        "fileprivate",
        "static",
        "partial",
        "open",
        "sealed",
        "abstract",
        "export",
        "declare",
        "default",
        "pub",
        "final",
        "data",
        "const",
        "MustInherit",
        "Public",
        "Partial",
        "NotInheritable",
        "Friend",
        "Private",
        "indirect",
        "readonly",
    ]
)
_PARENTS = frozenset(["extends", "implements", "inherits", "with"])
_ENUMS = frozenset(["Enum", "IntEnum", "Flag", "IntFlag", "StrEnum"])


def opening(statement: Statement, lexicon: Lexicon) -> tuple[str, int] | None:
    """What a statement defines, and where in its head the name stands."""
    head = statement.head
    folded = lexicon.shape is Shape.NAME_AS
    if lexicon.name == "zig":
        return _zig(head)
    for index, token in enumerate(head[:-1]):
        if token.kind is not Kind.NAME:
            return None
        word = token.text.casefold() if folded else token.text
        kind = _KINDS.get(word)
        if kind is None:
            if token.text not in _BEFORE:
                return None
            continue
        name = index + 1
        if kind == "enum" and head[name].is_name("class"):
            name += 1
        if name >= len(head) or head[name].kind is not Kind.NAME:
            return None
        return _kind(kind, head, name, lexicon), name
    return None


def _kind(kind: str, head: Sequence[Token], name: int, lexicon: Lexicon) -> str:
    """What `kind` of thing a keyword stands for in the language."""
    words = [token.text for token in head if token.kind is Kind.NAME]
    match lexicon.name:
        case "python" if _ENUMS & set(words[2:]):
            return "enum"
        case "go" if kind == "type":
            return "class" if "struct" in words else "alias"
        case "fsharp" if kind == "type":
            return "class" if "(" in [t.text for t in head[name:]] else "open"
        case "typescript" if kind == "type":
            return "union"
        case "ruby" if kind == "module":
            return "open"
    return "namespace" if kind == "module" else kind


def definition(
    statement: Statement,
    kind: str,
    index: int,
    lexicon: Lexicon,
    lines: Sequence[Cursor],
) -> Definition:
    """The definition that a statement begins; its body is still to be read."""
    head = statement.head
    params, at = _params(head, index + 1, lexicon)
    made = Definition(
        name=head[index].text,
        line=lines[head[index].line],
        kind=kind if kind in ("enum", "interface", "open") else "class",
        params=params,
        attributes=(
            *notes.attributes(statement.groups, lines),
            *notes.commented(statement.notes, lexicon, lines),
        ),
        doc=notes.documentation(statement.notes, lexicon),
    )
    last = statement.last
    if statement.body is not None:
        last = head[-1].line
    made.lines.extend(lines[statement.first : last + 1])
    if kind == "union":
        _union(made, head[at:], lines)
    elif kind == "alias":
        _alias(made, head[at:], lexicon)
    elif kind != "enum":
        made.parents.extend(_parents(head, at, lexicon))
    return made


def _union(made: Definition, tokens: Sequence[Token], lines: Sequence[Cursor]) -> None:
    """What TypeScript has for an enum: its names, one or the other."""
    texts = [token for token in tokens if token.kind is Kind.TEXT]
    made.kind = "enum" if texts else "class"
    made.members.extend(
        Member(name=token.text, line=lines[token.line]) for token in texts
    )


def _alias(made: Definition, tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """A named list or the base of an enum: `type Names []string`, `type X int`."""
    found = exprs.read(tokens, lexicon)
    if found is None:
        return
    if found[0].name in ("string", "int"):
        made.kind = "enum"
    else:
        made.parents.append(found[0])


def _zig(head: Sequence[Token]) -> tuple[str, int] | None:
    """Zig assigns types to constants, and has functions for generic ones."""
    words = [token.text for token in head[:6]]
    if words[:1] == ["pub"]:
        words = words[1:]
    skipped = 1 if head[0].is_name("pub") else 0
    if words[:1] == ["fn"] and len(words) > 2 and head[-1].is_name("type"):
        return "class", skipped + 1
    if words[:1] == ["const"] and words[2:4] == ["=", "struct"]:
        return "class", skipped + 1
    if words[:1] == ["const"] and words[2:4] == ["=", "enum"]:
        return "enum", skipped + 1
    return None


def _params(
    head: Sequence[Token], at: int, lexicon: Lexicon
) -> tuple[tuple[str, ...], int]:
    """The generic parameters behind a name, and the index behind them."""
    if at >= len(head):
        return (), at
    opening = head[at].text
    if opening == "<" and lexicon.name != "ruby":
        close = ">"
    elif opening == "[" and lexicon.name == "go":
        if at + 1 < len(head) and head[at + 1].is_sign("]"):
            return (), at
        close = "]"
    elif opening == "(" and lexicon.name in ("vbnet", "zig"):
        close = ")"
    else:
        return (), at
    found: list[str] = []
    first = True
    depth = 0
    for index in range(at, len(head)):
        token = head[index]
        depth += (token.text == opening) - (token.text == close)
        if depth == 0:
            return tuple(found), index + 1
        if token.is_sign(",") and depth == 1:
            first = True
        elif (
            first
            and token.kind is Kind.NAME
            and not token.is_name("Of", "comptime", "in", "out")
        ):
            found.append(token.text)
            first = False
    return tuple(found), len(head)


def _parents(head: Sequence[Token], at: int, lexicon: Lexicon) -> list[Expr]:
    """The types behind a class's name from which it inherits."""
    found: list[Expr] = []
    if lexicon.name == "python" and at < len(head) and head[at].is_sign("("):
        return list(type_list(head, at + 1, lexicon))
    if lexicon.name == "go":
        return found
    while at < len(head):
        token = head[at]
        if token.is_name("where"):
            break
        ruby = lexicon.name == "ruby" and token.is_sign("<")
        if token.is_name(*_PARENTS) or token.is_sign(":") or ruby:
            found.extend(type_list(head, at + 1, lexicon))
        at += 1
    return found


def type_list(head: Sequence[Token], at: int, lexicon: Lexicon) -> Iterator[Expr]:
    """The types of a comma list; what a base's constructor takes is passed over."""
    while at < len(head):
        read = exprs.read(head[at : at + types.MAX_LENGTH], lexicon)
        if read is None:
            return
        expr, size = read
        yield expr
        at += size
        if at + 1 < len(head) and head[at].is_sign("(") and head[at + 1].is_sign(")"):
            at += 2
        if at >= len(head) or not head[at].is_sign(","):
            return
        at += 1
