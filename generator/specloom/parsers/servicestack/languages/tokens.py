"""Program text to tokens, by the few rules in which languages differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from .lexicon import LANGUAGES


class Kind(Enum):
    """What a token is."""

    NAME = auto()
    TEXT = auto()
    NUMBER = auto()
    SIGN = auto()
    COMMENT = auto()
    LINE = auto()


class Token(NamedTuple):
    """A piece of program text; `line` counts from zero, `end` is its last line."""

    kind: Kind
    text: str
    line: int
    end: int

    def is_sign(self, text: str) -> bool:
        """Whether this is the sign `text`."""
        return self.kind is Kind.SIGN and self.text == text

    def is_name(self, *names: str) -> bool:
        """Whether this is one of `names`."""
        return self.kind is Kind.NAME and self.text in names


class Tokens(NamedTuple):
    """The tokens of a text, and the line of what it opens but doesn't close, or -1."""

    all: tuple[Token, ...]
    open_at: int


_NAME = r"(?:r\#|\$)?[^\W\d]\w*+(?:::[^\W\d]\w*+)*+"
_NUMBER = r"\d[\w.]*+"
_SIGNS = r"=>|->|[^\s\w]"


def tokenize(lines: Sequence[str], language: str) -> Tokens:
    """The tokens of `lines` in `language`; no text is refused."""
    found: list[Token] = []
    open_at = -1
    line = 0
    text = "\n".join(lines)
    for match in _pattern(language).finditer(text):
        group, piece = match.lastgroup, match[0]
        end = line + piece.count("\n")
        match group:
            case "line":
                found.append(Token(Kind.LINE, "", line, line))
            case "name":
                found.append(Token(Kind.NAME, _plain(piece), line, end))
            case "escaped":
                found.append(Token(Kind.NAME, piece.strip("`"), line, end))
            case "number":
                found.append(Token(Kind.NUMBER, piece, line, end))
            case "text":
                found.append(Token(Kind.TEXT, _content(piece), line, end))
            case "comment" | "block":
                found.append(Token(Kind.COMMENT, piece, line, end))
                if group == "block" and not _closes(piece, language):
                    open_at = line
            case "sign":
                found.append(Token(Kind.SIGN, piece, line, end))
        line = end
    return Tokens(tuple(found), open_at)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lexicon = LANGUAGES[language]
    blocks = []
    for start, stop in lexicon.blocks:
        one, two = re.escape(start), re.escape(stop)
        head = rf"(?:^{one})" if start == "=begin" else one
        blocks.append(rf"{head}(?s:.*?)(?:{two}|\Z)")
    if lexicon.fenced:
        mark = re.escape(lexicon.fenced)
        blocks.append(rf"{mark}(?s:.*?)(?:{mark}|\Z)")
    body = r"(?:{0}{0}|[^{0}\n])*+" if lexicon.doubled else r"(?:\\.|[^{0}\\\n])*+"
    texts = [rf"{q}{body.format(q)}{q}?" for q in lexicon.quotes if q != "`"]
    parts = [r"(?P<line>\n)"]
    if blocks:
        parts.append(f"(?P<block>{'|'.join(blocks)})")
    comment = re.escape(lexicon.comment)
    guard = r"(?!\[)" if lexicon.comment == "#" and language == "php" else ""
    parts.append(rf"(?P<comment>{comment}{guard}[^\n]*+)")
    if language == "csharp":
        texts.insert(0, r'@"(?:""|[^"])*+"?')
    if language in ("swift", "kotlin"):
        parts.append(r"(?P<escaped>`[^`\n]*+`)")
    elif language == "fsharp":
        parts.append(r"(?P<escaped>``[^`\n]++``)")
    elif "`" in lexicon.quotes:
        texts.append(r"`[^`]*+`?" if language != "go" else r"`[^`\n]*+`?")
    if texts:
        parts.append(f"(?P<text>{'|'.join(texts)})")
    # What C# puts before a reserved word to make it a name begins attributes elsewhere.
    escape = "@?" if language == "csharp" else ""
    parts.append(rf"(?P<name>{escape}{_NAME})")
    parts.append(rf"(?P<number>{_NUMBER})")
    marks = r"\[<|>\]|" if language == "fsharp" else ""
    parts.append(rf"(?P<sign>{marks}{_SIGNS})")
    return re.compile("|".join(parts), re.MULTILINE)


def _closes(piece: str, language: str) -> bool:
    lexicon = LANGUAGES[language]
    marks = [*lexicon.blocks]
    if lexicon.fenced:
        marks.append((lexicon.fenced, lexicon.fenced))
    return any(
        piece.startswith(start)
        and piece.endswith(stop)
        and len(piece) >= len(start) + len(stop)
        for start, stop in marks
    )


def _plain(name: str) -> str:
    """A name without the signs by which a reserved word is made one."""
    return name.removeprefix("r#").lstrip("@")


_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def _content(piece: str) -> str:
    """What stands between quotes, without what marks quotes inside."""
    if piece.startswith('@"'):
        return piece[2:].removesuffix('"').replace('""', '"')
    quote = piece[0]
    inner = piece[1:]
    inner = inner[:-1] if inner.endswith(quote) else inner
    if quote == "`":
        return inner
    inner = inner.replace(quote * 2, quote)
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), inner)
